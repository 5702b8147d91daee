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
	pieces []piece
}

// A piece of a form is a slot and what stands before it.
type piece struct {
	slot string // "number", "year", "type", "issuer", …; or a word, if literal
	gap  gap
	word bool
}

// compileForm reads a pattern: slots in braces and words, with "-", "/" or a
// space between them.
func compileForm(rule FormRule) (form, error) {
	f := form{rule: rule}
	if f.rule.Number == "" {
		f.rule.Number = "{number}"
	}
	if f.rule.Symbol == "" {
		f.rule.Symbol = "{type}/{issuer}"
	}
	between := gapNone
	for rest := rule.Pattern; rest != ""; {
		switch c := rest[0]; c {
		case '-', '/', ' ':
			between = map[byte]gap{'-': gapHyphen, '/': gapSlash, ' ': gapSpace}[c]
			rest = rest[1:]
		case '{':
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				return form{}, fmt.Errorf("form %q: a brace is not closed", rule.Pattern)
			}
			f.pieces = append(f.pieces, piece{slot: rest[1:end], gap: between})
			rest = rest[end+1:]
		default:
			end := strings.IndexFunc(rest, func(r rune) bool { return !isWord(r) })
			if end < 0 {
				end = len(rest)
			}
			if end == 0 {
				return form{}, fmt.Errorf("form %q: cannot read %q", rule.Pattern, rest)
			}
			f.pieces = append(f.pieces, piece{slot: rest[:end], gap: between, word: true})
			rest = rest[end:]
		}
	}
	for _, p := range f.pieces {
		if !p.word && !slots[p.slot] {
			return form{}, fmt.Errorf("form %q: no slot {%s}", rule.Pattern, p.slot)
		}
	}
	if len(f.pieces) == 0 {
		return form{}, fmt.Errorf("a form without a pattern")
	}
	return f, nil
}

var slots = map[string]bool{"number": true, "year": true, "type": true, "issuer": true, "knownissuer": true, "unit": true, "law": true}

// symbol is a document number found in a text.
type symbol struct {
	first, last  int // tokens
	key          string
	number, code string
	typeCode     string
	defect       string
}

// symbolAt matches the forms at token i; the longest wins, the earlier of equals.
func (s *search) symbolAt(i int) (symbol, bool) {
	var best symbol
	found := false
	for f := range s.g.forms {
		if m, ok := s.match(&s.g.forms[f], i); ok && (!found || m.last > best.last) {
			best, found = m, true
		}
	}
	if found {
		best = s.g.settle(best)
	}
	return best, found
}

// match matches one form at token i.
func (s *search) match(f *form, i int) (symbol, bool) {
	m := symbol{first: i, defect: f.rule.Defect}
	values := [...]string{"", "", "", "", ""} // number, year, type, issuer, unit
	at := i
	for k, p := range f.pieces {
		if at >= len(s.t) || k > 0 && !sameGap(s.t[at].gap, p.gap) {
			return symbol{}, false
		}
		var value string
		var next int
		if p.word {
			value, next = s.word(at), at+1
			if value != p.slot {
				return symbol{}, false
			}
		} else if value, next = s.slot(p.slot, at); next == at {
			return symbol{}, false
		}
		switch p.slot {
		case "number":
			values[0] = value
		case "year":
			values[1] = value
		case "type":
			values[2] = value
			m.typeCode = value
		case "issuer", "knownissuer", "law":
			values[3] = value
		case "unit":
			values[4] = value
		}
		at = next
	}
	m.last = at - 1
	fill := strings.NewReplacer("{number}", values[0], "{year}", values[1], "{type}", values[2], "{issuer}", values[3], "{knownissuer}", values[3], "{law}", values[3], "{unit}", values[4])
	m.key, m.number, m.code = fill.Replace(f.rule.Key), fill.Replace(f.rule.Number), fill.Replace(f.rule.Symbol)
	return m, true
}

func sameGap(have, want gap) bool { return have == want }

// word is the text of token i.
func (s *search) word(i int) string { return s.text[s.t[i].start:s.t[i].end] }

// slot reads one slot of a form at token i and returns its value, as it is
// printed in a key, and the token after it; the same token if it does not fit.
func (s *search) slot(name string, i int) (string, int) {
	t, w := s.t[i], s.word(i)
	switch name {
	case "number":
		if t.digits && len(w) <= 5 || numbered(w) {
			return strings.ToLower(w), i + 1
		}
	case "year":
		if t.digits && len(w) == 4 && (w[:2] == "19" || w[:2] == "20") {
			return w, i + 1
		}
	case "law":
		if f := foldWord(w); len(f) == 4 && strings.HasPrefix(f, "qh") && f[2] >= '0' && f[2] <= '9' {
			return strings.ToUpper(w), i + 1
		}
	case "type":
		// "KH-LT" is one code of two words.
		if i+1 < len(s.t) && s.t[i+1].gap == gapHyphen {
			if c, ok := s.g.codes[foldCode(w+s.word(i+1))]; ok && strings.Contains(c.printed, "-") {
				return c.printed, i + 2
			}
		}
		if c, ok := s.g.codes[foldCode(w)]; ok && codeLike(w) {
			return c.printed, i + 1
		}
	case "knownissuer":
		if o, ok := s.g.offices[foldCode(w)]; ok && codeLike(w) {
			return o.printed, i + 1
		}
	case "unit":
		if codeLike(w) && upper(w) {
			return w, i + 1
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
	printed := w
	o, known := s.g.offices[foldCode(w)]
	switch {
	case known && codeLike(w):
		printed = o.printed
	case !upper(w):
		return "", i
	}
	next := i + 1
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

// tight reports that nothing but one mark stands between two tokens.
func tight(gap string) bool { return len(gap) == 1 }

// codeLike reports whether a word is written as codes are: in capitals, in lower
// case throughout, or mixed as "TTr" and "TTg" are; not as "Ban" in a sentence.
func codeLike(w string) bool {
	n := utf8.RuneCountInString(w)
	if n == 1 {
		return unicode.IsUpper([]rune(w)[0])
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
func (g *Grammar) partyCode(c string) bool {
	switch foldCode(c) {
	case "tw", "tu", "hu", "qu", "thu", "txu", "đu", "đuk", "vptw", "vptu", "btctw", "btctu", "ubkttw", "ubkttu":
		return true
	}
	return false
}

// settle gives a symbol with State separators and a Party code its right form.
func (g *Grammar) settle(m symbol) symbol {
	if m.typeCode == "" || strings.Contains(m.number, "/") {
		return m
	}
	issuer, ok := strings.CutPrefix(m.code, m.typeCode+"-")
	if !ok {
		issuer, ok = strings.CutPrefix(m.code, m.typeCode+"/")
	}
	if ok && g.partyCode(issuer) {
		m.code = m.typeCode + "/" + issuer
		if key := m.number + "-" + m.code; key != m.key {
			m.key, m.defect = key, "separator"
		}
	}
	return m
}
