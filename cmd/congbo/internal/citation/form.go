package citation

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is a compiled FormRule.
type form struct {
	rule   FormRule
	lead   string // marks right before the first piece: "("
	pieces []piece
	tail   string // marks right after the last piece: ")"
}

// A piece of a form is a slot or a word, and what stands before it.
type piece struct {
	slot  string // "number", "year", "type", "issuer", …; or a word, if literal
	gap   gap
	marks string // what stands before it without spaces, if that is more than a gap can say: ")"
	word  bool

	letters bool // a code: no number will do
}

// compileForm reads a pattern: slots in braces and words, with marks or spaces
// between them.
func compileForm(rule FormRule) (form, error) {
	f := form{rule: rule}
	if f.rule.Number == "" {
		f.rule.Number = "{number}"
	}
	if f.rule.Symbol == "" && strings.Contains(rule.Pattern, "{type}") {
		f.rule.Symbol = "{type}/{issuer}"
	}
	for rest := rule.Pattern; rest != ""; {
		start := strings.IndexFunc(rest, func(r rune) bool { return r == '{' || isWord(r) })
		if start < 0 {
			f.tail = marks(rest)
			break
		}
		p := piece{gap: gapOf(rest[:start])}
		if p.gap == gapOther {
			p.marks = marks(rest[:start])
		}
		if len(f.pieces) == 0 {
			f.lead = marks(rest[:start])
		}
		rest = rest[start:]
		if rest[0] == '{' {
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				return form{}, fmt.Errorf("form %q: a brace is not closed", rule.Pattern)
			}
			p.slot, rest = rest[1:end], rest[end+1:]
			if !slots[p.slot] {
				return form{}, fmt.Errorf("form %q: no slot {%s}", rule.Pattern, p.slot)
			}
		} else {
			end := strings.IndexFunc(rest, func(r rune) bool { return !isWord(r) })
			if end < 0 {
				end = len(rest)
			}
			p.slot, p.word, rest = rest[:end], true, rest[end:]
		}
		p.letters = p.slot == "type" || p.slot == "issuer" || p.slot == "knownissuer" || p.slot == "unit"
		f.pieces = append(f.pieces, p)
	}
	if len(f.pieces) == 0 {
		return form{}, fmt.Errorf("a form without a pattern")
	}
	return f, nil
}

// marks is what stands between two words without the spaces.
func marks(between string) string { return strings.Join(strings.Fields(between), "") }

var slots = map[string]bool{"number": true, "year": true, "yy": true, "type": true, "issuer": true, "knownissuer": true, "unit": true, "law": true, "chain": true}

// symbol is a document number found in a text.
type symbol struct {
	first, last  int // tokens
	start, end   int // offsets, with the marks of the form around them
	key          string
	number, code string
	typeCode     string
	defect       string
	rule         *FormRule
	values       [6]string // number, year, type, issuer, unit, chain
}

// symbolAt matches the forms at token i; the longest wins, the earlier of equals.
func (s *search) symbolAt(i int) (symbol, bool) {
	forms := s.g.forms
	if id := s.id(i); id != 0 && s.g.heads[id] != nil {
		forms = s.g.heads[id]
	}
	var best symbol
	found := false
	s.slots = s.slots[:0]
	for f := range forms {
		if !forms[f].mayStand(s.t[i+1:]) || forms[f].rule.Typed && !s.mayBeTyped(i) {
			continue
		}
		if m, ok := s.match(&forms[f], i); ok && (!found || m.end > best.end) {
			best, found = m, true
		}
	}
	if found {
		best.key, best.number, best.code = s.fill(&best, best.rule.Key), s.fill(&best, best.rule.Number), s.fill(&best, best.rule.Symbol)
		s.settle(&best)
	}
	return best, found
}

// mayBeTyped reports whether the word before token i is of a type, or "số".
func (s *search) mayBeTyped(i int) bool {
	if i == 0 {
		return false
	}
	id := s.id(i - 1)
	return id != 0 && (s.g.numberWords[id] || s.g.types.next[id] != nil) || upper(s.word(i-1))
}

// mayStand reports whether a form may have its first piece before tokens. The one that
// follows a number settles it for nearly every form.
func (f *form) mayStand(t []token) bool {
	if len(f.pieces) == 1 || f.pieces[0].slot == "chain" && !f.pieces[0].word {
		return true
	}
	second := &f.pieces[1]
	if len(t) == 0 || t[0].gap != second.gap || second.letters && t[0].digits || second.slot == "year" && !t[0].digits {
		return false
	}
	return second.gap != gapSpace || len(f.pieces) == 2 || len(t) > 1 && (t[1].gap == f.pieces[2].gap || t[1].gap == gapHyphen)
}

// match matches one form at token i.
func (s *search) match(f *form, i int) (symbol, bool) {
	m := symbol{first: i, start: s.t[i].start, defect: f.rule.Defect}
	if s.t[i].gap == gapNone {
		m.defect = "glued"
	}
	if !strings.HasSuffix(s.text[:m.start], f.lead) {
		return symbol{}, false
	}
	m.start -= len(f.lead)
	values := &m.values
	at := i
	for k, p := range f.pieces {
		if at >= len(s.t) || k > 0 && !s.stands(p, at) {
			return symbol{}, false
		}
		var value string
		var next int
		if p.word {
			value, next = s.word(at), at+1
			if value != p.slot {
				return symbol{}, false
			}
		} else if value, next = s.slotOnce(p.slot, at); next == at {
			return symbol{}, false
		}
		if k > 0 && p.gap == gapSlash && !strings.Contains(s.text[s.t[at-1].end:s.t[at].start], "/") {
			m.defect = "slash"
		}
		switch p.slot {
		case "number":
			if s.t[at].mixed && !strings.EqualFold(value, s.word(at)) {
				m.defect = "digit"
			}
		case "type":
			m.typeCode = value
		}
		if k, ok := valueOf[p.slot]; ok {
			values[k] = value
		}
		at = next
	}
	m.last = at - 1
	m.end = s.t[m.last].end
	if !strings.HasPrefix(s.text[m.end:], f.tail) {
		return symbol{}, false
	}
	m.end += len(f.tail)
	m.rule = &f.rule
	return m, true
}

// valueOf is where a symbol keeps the value of a slot.
var valueOf = map[string]int{"number": 0, "year": 1, "yy": 1, "type": 2, "issuer": 3, "knownissuer": 3, "law": 3, "unit": 4, "chain": 5}

// fill puts the values of slots into a pattern of a rule.
func (s *search) fill(m *symbol, pattern string) string {
	if strings.IndexByte(pattern, '{') < 0 {
		return pattern
	}
	b := s.buf[:0]
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b = append(b, before...)
		if !found {
			s.buf = b
			return s.strings.bytes(b)
		}
		name, after, _ := strings.Cut(rest, "}")
		b = append(b, m.values[valueOf[name]]...)
		pattern = after
	}
}

// stands reports whether what a piece wants stands before token i.
func (s *search) stands(p piece, i int) bool {
	return s.t[i].gap == p.gap && (p.gap != gapOther || marks(s.text[s.t[i-1].end:s.t[i].start]) == p.marks)
}

// word is the text of token i.
func (s *search) word(i int) string { return s.text[s.t[i].start:s.t[i].end] }

// slotValue is what a slot reads at a token.
type slotValue struct {
	slot     string
	at, next int
	value    string
}

// slotOnce is slot for the forms of one symbol, which have most of their slots in common.
func (s *search) slotOnce(name string, i int) (string, int) {
	for k := range s.slots {
		if v := &s.slots[k]; v.at == i && v.slot == name {
			return v.value, v.next
		}
	}
	value, next := s.slot(name, i)
	s.slots = append(s.slots, slotValue{name, i, next, value})
	return value, next
}

// slot reads one slot of a form at token i and returns its value, as it is
// printed in a key, and the token after it; the same token if it does not fit.
func (s *search) slot(name string, i int) (string, int) {
	t, w := s.t[i], s.word(i)
	switch name {
	case "number":
		if t.digits && len(w) <= 5 || numbered(w) {
			return strings.ToLower(w), i + 1
		}
		if t.mixed && len(w) <= 5 {
			if n := misread.Replace(w); strings.Trim(n, "0123456789") == "" {
				return n, i + 1
			}
		}
	case "year":
		if t.digits && len(w) == 4 && (w[:2] == "19" || w[:2] == "20") {
			return w, i + 1
		}
	case "yy":
		if t.digits && len(w) == 2 {
			return w, i + 1
		}
	case "chain":
		return s.chain(i)
	case "law":
		if f := foldWord(w); len(f) == 4 && strings.HasPrefix(f, "qh") && f[2] >= '0' && f[2] <= '9' {
			return strings.ToUpper(w), i + 1
		}
		if w == "QH" && i+1 < len(s.t) && s.t[i+1].gap == gapSpace && s.t[i+1].digits && len(s.word(i+1)) == 2 {
			return s.join(w, s.word(i+1)), i + 2
		}
	case "type":
		// "KH-LT" is one code of two words.
		if i+1 < len(s.t) && s.t[i+1].gap == gapHyphen {
			if c, ok := s.g.code(w, s.word(i+1)); ok && strings.Contains(c.printed, "-") {
				return c.printed, i + 2
			}
		}
		if !codeLike(w) {
			return "", i
		}
		if c, ok := s.g.code(w); ok {
			return c.printed, i + 1
		}
	case "knownissuer":
		if !codeLike(w) {
			return "", i
		}
		if o, ok := s.g.office(w); ok {
			return o.printed, i + 1
		}
		if body := strings.TrimRight(w, "0123456789"); len(body) < len(w) && upper(body) { // UBTVQH15
			if o, ok := s.g.office(body); ok {
				return s.join(o.printed, w[len(body):]), i + 1
			}
		}
	case "unit":
		if codeLike(w) && upper(w) {
			return w, i + 1
		}
		if s.capitalLetter(i) && i+1 < len(s.t) && s.capitalLetter(i+1) && s.text[s.t[i].end:s.t[i+1].start] == "." {
			return s.text[s.t[i].start:s.t[i+1].end], i + 2 // V.I
		}
	case "issuer":
		return s.issuerCode(i)
	}
	return "", i
}

// issuerCode reads the code of an office: one that the grammar knows, or one that
// is written in capitals, with the parts that follow it: "TWĐTN-VP",
// "UBTVQH11", "HĐLGVN", "VPTW/nb".
func (s *search) issuerCode(i int) (string, int) {
	w := s.word(i)
	if w == "T" && i+1 < len(s.t) && s.text[s.t[i].end:s.t[i+1].end] == ".Ư" {
		return "TW", i + 2
	}
	printed := w
	o, known := s.g.office(w)
	switch {
	case known && (codeLike(w) || len(w) > 2 && s.capital(i)): // Ttg
		printed = o.printed
	case !upper(w):
		return "", i
	}
	next := i + 1
	if t := next; known && t+1 < len(s.t) && s.t[t].gap == gapSpace && s.t[t].digits && s.t[t].end-s.t[t].start == 2 && s.is(t+1, s.g.w.ngay) && (o.printed == "UBTVQH" || o.printed == "HĐND") {
		return s.join(printed, s.word(t)), t + 1 // NQ-HĐND 18 ngày …
	}
	for next < len(s.t) && next < i+4 && (s.t[next].gap == gapHyphen || s.t[next].gap == gapSlash) && tight(s.text[s.t[next-1].end:s.t[next].start]) {
		w := s.word(next)
		if !upper(w) && w != "nb" {
			break
		}
		printed += strings.TrimSpace(s.text[s.t[next-1].end:s.t[next].start]) + w
		next++
	}
	return printed, next
}

// capitalLetter reports whether token i is one letter, in upper case.
func (s *search) capitalLetter(i int) bool {
	r, n := utf8.DecodeRuneInString(s.word(i))
	return n == len(s.word(i)) && unicode.IsUpper(r)
}

// chain reads numbers and names with slashes between them and at least one
// number: "70/1", "75/982/Add.1".
func (s *search) chain(i int) (string, int) {
	digits := false
	at := i
	for at < len(s.t) && at < i+8 {
		if at > i {
			if between := s.text[s.t[at-1].end:s.t[at].start]; between != "/" && between != "." {
				break
			}
		}
		if !s.t[at].digits && !s.capital(at) {
			break
		}
		digits = digits || s.t[at].digits
		at++
	}
	if !digits {
		return "", i
	}
	return s.text[s.t[i].start:s.t[at-1].end], at
}

// tight reports that nothing but one mark stands between two tokens.
func tight(gap string) bool { return len(gap) == 1 }

// codeLike reports whether a word is written as codes are: in capitals, in lower
// case throughout, or mixed as "TTr" and "TTg" are; not as "Ban" in a sentence.
func codeLike(w string) bool {
	if r, n := utf8.DecodeRuneInString(w); n == len(w) {
		return unicode.IsUpper(r)
	}
	return upper(w) || strings.ToLower(w) == w
}

// upper reports whether a word is a code in capitals: two of its letters are, or
// it is one capital letter with digits.
func upper(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// misread puts digits for the letters that scanners and typists take for them.
var misread = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// numbered reports whether a word is a number with a letter after it: "12a".
func numbered(w string) bool {
	n := len(w)
	if n < 2 || n > 5 || w[n-1] != 'a' && w[n-1] != 'b' && w[n-1] != 'A' && w[n-1] != 'B' {
		return false
	}
	return strings.Trim(w[:n-1], "0123456789") == ""
}

// partyOffices are the codes that only Party symbols have: with State separators
// they are still one document, "34/CT-TW" is 34-CT/TW.
func partyCode(c string) bool {
	var buf [maxCode]byte
	switch string(codeKey(buf[:], c)) {
	case "tw", "tu", "hu", "qu", "thu", "txu", "đu", "đuk", "vptw", "vptu", "btctw", "btctu", "ubkttw", "ubkttu":
		return true
	}
	return false
}

// settle gives a symbol with State separators and a Party code its right form.
func (s *search) settle(m *symbol) {
	if m.typeCode == "" || strings.Contains(m.number, "/") {
		return
	}
	issuer, ok := strings.CutPrefix(m.code, m.typeCode+"-")
	if !ok {
		issuer, ok = strings.CutPrefix(m.code, m.typeCode+"/")
	}
	if !ok || !partyCode(issuer) {
		return
	}
	m.code = s.join(m.typeCode, "/", issuer)
	if key := s.join(m.number, "-", m.code); key != m.key {
		m.key, m.defect = key, "separator"
	}
}

func (s *search) join(words ...string) string {
	s.buf = s.buf[:0]
	for _, w := range words {
		s.buf = append(s.buf, w...)
	}
	return s.strings.bytes(s.buf)
}
