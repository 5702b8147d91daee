package citation

import (
	"slices"
	"strings"
)

// search is one text on its way through the grammar.
type search struct {
	g       *Grammar
	text    string
	t       []token
	found   []Citation
	strings interned
	buf     []byte

	seen, begin int // a token, and the first one of its sentence
	before      beforeContext
	list        list
	signed      bool        // who is named behind a document signed it for an office
	slots       []slotValue // those of the symbol that is being read
}

// search is a text that is not yet looked through.
func (g *Grammar) search(text string) *search {
	return &search{g: g, text: text, t: tokens(nil, text), strings: interned{}}
}

// Find returns the citations of a text, in order; they do not overlap. It takes
// time linear in the length of the text.
func (g *Grammar) Find(text string) []Citation { return g.FindInto(nil, text) }

// FindInto is Find in the memory of citations that are no longer needed. What it returns
// holds on to nothing of the text.
func (g *Grammar) FindInto(found []Citation, text string) []Citation {
	s, ok := g.searches.Get().(*search)
	if !ok {
		s = &search{strings: interned{}}
	}
	defer g.searches.Put(s)
	*s = search{g: g, text: text, found: found[:0], t: tokens(s.t[:0], text), strings: s.strings, buf: s.buf, slots: s.slots}
	for i := 0; i < len(s.t); {
		next := s.at(i)
		if next <= i {
			next = i + 1
		}
		i = next
	}
	s.inherit()
	found = s.found
	s.text, s.found = "", nil // it waits for the next text without them
	return found
}

// at looks for a citation whose telling token is i, and returns the token to go
// on from; i or less if there is none.
func (s *search) at(i int) int {
	t := &s.t[i]
	switch {
	case t.digits:
		if i > 0 && (t.gap == gapSlash || t.gap == gapHyphen) && s.t[i-1].digits {
			return 0 // within a date, a range, a fraction
		}
		if next := s.symbol(i); next != none {
			return next
		}
		if !s.mayBeTyped(i) {
			return 0
		}
		if k := s.nextItem(s.itemEnd(i)); k >= 0 {
			if next := s.elided(i, k); next != none {
				return next
			}
		}
		return s.short(i)
	case t.mixed && i > 0 && t.gap != gapSlash && t.gap != gapHyphen:
		if next := s.symbol(i); next != none {
			return next
		}
		if numbered(s.word(i)) {
			return s.short(i)
		}
		return s.plenum(i)
	case !t.mixed && !t.odd && !s.g.tells(s.text[t.start:t.end]):
		return none
	}
	id := s.id(i)
	switch {
	case id == 0:
		return none
	case s.g.lawTells[id] && s.ended(s.g.lawHeads, i) == i:
		return none
	}
	if s.trapped(i) {
		return none
	}
	if s.g.lawTells[id] {
		return s.law(i)
	}
	if s.g.heads[id] != nil {
		if next := s.symbol(i); next != none {
			return next
		}
	}
	switch m := &s.g.meetings; {
	case m.tellsPlenum[id]:
		return s.plenum(i)
	case m.tellsCongress[id]:
		return s.congress(i)
	}
	return none
}

// none is where to go on from where there is no citation.
const none = -1

// symbol makes a citation of the symbol at token i, and returns the token to go on from;
// none if there is no symbol.
func (s *search) symbol(i int) int {
	m, ok := s.symbolAt(i)
	if !ok {
		return none
	}
	if s.trapped(i) {
		return 0
	}
	return s.full(m)
}

// trapped reports whether token i is of a phrase that looks like a citation and is none.
func (s *search) trapped(i int) bool {
	if id := s.id(i); id == 0 || !s.g.trapWords[id] {
		return false
	}
	for k := i; k >= 0 && k > i-s.g.traps.depth; k-- {
		if _, end := s.longest(s.g.traps, k, false); end > i {
			return true
		}
	}
	return false
}

// longest walks a trie from token i on and returns the longest name and the token
// after it; i if there is none. Within a name, commas are allowed if commas is
// set; nothing but spaces, hyphens and slashes otherwise.
func (s *search) longest(t *trie, i int, commas bool) (string, int) {
	if node, end := s.walk(t, i, commas); node != nil {
		return node.name, end
	}
	return "", i
}

// walk is longest for the place in the trie at which the name ends; nil if there is none.
func (s *search) walk(t *trie, i int, commas bool) (*trie, int) {
	var node *trie
	end := i
	for k := i; k < len(s.t) && t != nil; k++ {
		if k > i && s.t[k].gap != gapSpace && s.t[k].gap != gapHyphen && s.t[k].gap != gapSlash && !(commas && s.t[k].gap == gapComma) {
			break
		}
		id := s.id(k)
		if id == 0 {
			break
		}
		if t = t.next[id]; t != nil && t.name != "" {
			node, end = t, k+1
		}
	}
	return node, end
}

// full makes a citation of a symbol: its type from the left, date and issuer
// from both sides.
func (s *search) full(m symbol) int {
	c := Citation{Key: m.key, Number: m.number, Symbol: m.code, Form: Full, Defect: m.defect}
	c.NumStart, c.NumEnd = m.start, m.end
	if s.t[m.first].gap == gapNone {
		c.NumStart = s.t[m.first-1].start // the word it is written against: that is the defect
	}
	name, start, between := s.typeBefore(m.first, s.gapBefore(m))
	if name == "" && start < m.first || name != "" && between == "" {
		name, start = s.typeOf(name, start, m)
	}
	switch {
	case m.rule.Typed && (name == "" || start == m.first-1 && !s.capital(start)):
		return none
	case name != "":
		c.Type, c.Issuer = s.settled(name, m), between
	case s.continues(start, m):
		prev := s.found[len(s.found)-1]
		c.Form, c.Type = Enum, s.enumType(prev, m)
		if s.headed(start, m) && s.fits(s.list.issuer, m.code) {
			c.Issuer = s.list.issuer
		}
	case start < m.first && s.headed(start, m):
		c.Form, c.Type = Enum, s.list.kind
		if s.fits(s.list.issuer, m.code) {
			c.Issuer = s.list.issuer
		}
	default:
		c.Type = s.onlyType(m)
		if c.Type == "" && m.defect != "" {
			return 0 // neither its type nor its shape is certain
		}
	}
	if between != "" && s.t[start].start < m.start {
		s.list = list{sentence: s.sentence(m.first), kind: c.Type, issuer: between, symbol: m.code}
	}
	c.Start, c.End = min(s.t[start].start, c.NumStart), c.NumEnd
	return s.finish(c, start, m.last)
}

// list is what stands once before all documents of a list: "các Nghị định của Chính phủ:
// số 12/2031/NĐ-CP về …; số 15/2031/NĐ-CP về …".
type list struct {
	sentence             int // the token at which it begins
	kind, issuer, symbol string
}

// headed reports whether a document without the word of a type is one of a list.
func (s *search) headed(start int, m symbol) bool {
	return s.list.kind != "" && s.list.sentence == s.sentence(start) && (s.list.symbol == m.code || slices.Contains(s.g.TypesOf(m.code), s.list.kind))
}

// typeOf is the type that a symbol agrees with, where the word right before it is of
// another: "báo cáo thẩm tra dự thảo Luật số 12/BC-UBND", "Kế hoạch kiểm tra, giám sát
// số 12-KH/TU". name and start are those of that word, and are returned where there is no
// better one.
func (s *search) typeOf(name string, start int, m symbol) (string, int) {
	types := s.g.TypesOf(m.code)
	if len(types) == 0 || slices.Contains(types, name) || s.g.kinds[name].Any {
		return name, start
	}
	for k := start - 1; k >= 0 && k > start-maxSubject && s.t[k+1].gap == gapSpace && (name != "" || k == start-1 || !s.capital(k+1)); k-- {
		before, first := s.typeEnding(k)
		if before != "" && slices.Contains(types, before) {
			return before, first
		}
		if name != "" {
			break
		}
	}
	if name != "" && len(s.g.kinds[name].Codes) == 0 {
		return s.onlyType(m), start // a law has no code: it is what the document is about
	}
	return name, start
}

// maxSubject is how many words may stand between the word of a type and "số".
const maxSubject = 6

// settled is the type of a document that "văn bản" stands for.
func (s *search) settled(name string, m symbol) string {
	if !s.g.kinds[name].Any {
		return name
	}
	if types := s.g.TypesOf(m.code); len(types) > 0 {
		return s.onlyType(m)
	}
	return name
}

// finish adds the context of a citation whose text is tokens first to last, and
// returns the token to go on from.
func (s *search) finish(c Citation, first, last int) int {
	c.ExtStart, c.ExtEnd = c.Start, c.End
	s.signed = false
	end := s.after(&c, first, last+1)
	if c.named() && s.amended(first) {
		c.Date = Date{} // it may be that of the document which amends it
	}
	signer := ""
	if s.signed { // the office that has it issued it: "Sở Nội vụ có Văn bản số 12 do Phó Giám đốc … ký"
		signer, c.Issuer = c.Issuer, ""
	}
	if s.beforeOf(&c, first); c.Issuer == "" {
		c.Issuer = signer
	}
	if c.Issuer == "" && c.Symbol != "" {
		c.Issuer = s.subjectOf(&c, end)
	}
	s.provision(&c, first)
	if n := len(s.found); n > 0 && c.Start < s.found[n-1].End {
		return 0
	}
	c.Key, c.Number, c.Issuer = s.strings.string(c.Key), s.strings.string(c.Number), s.strings.string(c.Issuer)
	s.found = append(s.found, c)
	return max(end, last+1)
}

// amended reports whether the law at token i may be one that the words before it amend:
// "Luật sửa đổi Điều 5 của Luật Nhà ở và Điều 9 của Luật Đất đai".
func (s *search) amended(i int) bool {
	for k := i - 1; k >= max(s.sentence(i), i-maxAmended); k-- {
		start := s.ending(s.g.amending, k)
		switch {
		case start > k && s.is(k, s.g.w.ngay):
			return false // what follows has a date of its own
		case start > k:
		case k == i-1, start > 0 && s.ended(s.g.lawHeads, start-1) == start, start > 1 && s.ended(s.g.lawHeads, start-2) == start:
			return true
		}
	}
	return false
}

// maxAmended is how many tokens before a law the words may stand that amend it.
const maxAmended = 40

// gapBefore is what stands before a symbol and the marks it begins with.
func (s *search) gapBefore(m symbol) gap {
	if first := s.t[m.first]; m.first == 0 || m.start == first.start {
		return first.gap
	}
	return gapOf(s.text[s.t[m.first-1].end:m.start])
}

// typeBefore finds the word of a type that ends before token i, over "số" and
// "của <issuer> số". before is what stands before i; start is the first token of
// the citation: that of the type, else of "số", else i.
func (s *search) typeBefore(i int, before gap) (name string, start int, issuer string) {
	j := i - 1
	for j >= 0 && s.g.numberWords[s.id(j)] && (before == gapSpace || before == gapColon || before == gapNone) {
		before = s.t[j].gap
		j--
	}
	start = j + 1
	if j < 0 || before != gapSpace && before != gapNone && before != gapColon {
		return "", start, ""
	}
	if name, first := s.typeEnding(j); name != "" && (before != gapColon || start == i) {
		return name, first, ""
	}
	if start == i {
		return "", start, ""
	}
	// thông báo kết luận của Ban Thường vụ Huyện ủy số 351-TB/HU
	for k := j; k > 0 && k > j-10; k-- {
		if s.id(k) != s.g.w.cua {
			continue
		}
		if written, end := s.issuerAt(k + 1); end == j+1 {
			if name, first := s.typeEnding(k - 1); name != "" {
				return name, first, written
			}
		}
		break
	}
	return "", start, ""
}

// typeEnding finds the longest name of a type whose last word is token j, and
// its first token. A code of a type before its number ("KH 77/KH-LT") counts.
func (s *search) typeEnding(j int) (string, int) {
	name, first := "", j
	t := s.g.types
	for k := j; k >= 0 && t != nil && s.id(k) != 0; k-- {
		if t = t.next[s.id(k)]; t != nil && t.name != "" {
			name, first = t.name, k
		}
		if s.t[k].gap != gapSpace {
			break
		}
	}
	if name != "" && !s.trapped(first) {
		return name, first
	}
	if w := s.word(j); upper(w) {
		if c, ok := s.g.code(w); ok && c.printed == w {
			return c.types[0], j
		}
	}
	return "", j
}

// continues reports whether nothing but list separators, dates and offices stand
// between the last citation and token i, at which that of a symbol begins.
func (s *search) continues(i int, m symbol) bool {
	if len(s.found) == 0 || i >= len(s.t) {
		return false
	}
	prev := s.found[len(s.found)-1]
	start := min(s.t[i].start, m.start)
	return s.joined(min(prev.ExtEnd, start), start)
}

// joined reports whether nothing but list separators stands between two offsets.
func (s *search) joined(from, to int) bool {
	if from > to || to-from > maxJoint {
		return false
	}
	between := s.text[from:to]
	for _, w := range strings.FieldsFunc(between, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\n' || r == '\u00a0' }) {
		if !s.g.joining[Fold(w)] {
			return false
		}
	}
	return true
}

// maxJoint is the longest text between two documents of an enumeration.
const maxJoint = 40

// enumType is the type of a document in an enumeration: that of the first, unless
// its own code says another.
func (s *search) enumType(prev Citation, m symbol) string {
	types := s.g.TypesOf(m.code)
	for _, t := range types {
		if t == prev.Type {
			return t
		}
	}
	if len(types) > 0 {
		return types[0]
	}
	return prev.Type
}

// onlyType is the type that a code stands for where it stands for one.
func (s *search) onlyType(m symbol) string {
	if types := s.g.TypesOf(m.code); len(types) == 1 {
		return types[0]
	}
	return ""
}

// inherit gives the documents of an enumeration the issuer that stands once, at its
// end, where it may be theirs.
func (s *search) inherit() {
	for i := len(s.found) - 2; i >= 0; i-- {
		c, next := &s.found[i], s.found[i+1]
		if c.Issuer != "" || next.Issuer == "" || c.Symbol == "" && (c.Form != Short || next.Form != Short || c.Type != next.Type) {
			continue
		}
		if c.Form == Short {
			if s.joined(c.ExtEnd, next.Start) {
				c.Issuer = next.Issuer
			}
			continue
		}
		if next.Form == Enum || s.joined(c.ExtEnd, next.Start) && s.g.compatible(s.g.codesOf(next.Issuer), next.Issuer, c.Symbol) {
			c.Issuer = next.Issuer
		}
	}
}

// ParseKey reads a symbol that stands alone, "784-QĐ/TU".
func (g *Grammar) ParseKey(key string) (Citation, bool) {
	found := g.Find(key)
	if len(found) != 1 || found[0].Start != 0 || found[0].End != len(key) || found[0].Key == "" {
		return Citation{}, false
	}
	return found[0], true
}

// String is the citation in the official form: "Chỉ thị số 05-CT/TW, ngày
// 15/5/2016 của Bộ Chính trị"; a number of another system, which has no symbol,
// stands without "số". Find reads it back.
func (c Citation) String() string {
	if name := c.official(); name != "" {
		return name
	}
	var b strings.Builder
	if c.Type != "" {
		b.WriteString(c.Type + " ")
	}
	if c.Symbol != "" || c.Key == "" {
		b.WriteString("số ")
	}
	b.WriteString(c.printedNumber())
	if c.Date.Day > 0 {
		b.WriteString(", ngày " + c.Date.Print())
	}
	if c.Issuer != "" {
		b.WriteString(" của " + c.Issuer)
	}
	return b.String()
}

// official is the name of a law or of a resolution that is cited by name.
func (c Citation) official() string {
	name, qualifier, _ := strings.Cut(c.Key, "@")
	switch c.Form {
	case LawName, LawYear:
		law := c.Type + " " + c.Number
		if strings.HasPrefix(name, "bo-luat:") {
			law = "Bộ luật " + c.Number
		}
		if qualifier != "" {
			law += " năm " + qualifier
		}
		return law
	case Congress:
		if strings.Contains(name, ":dai-hoi-") {
			return c.Type + " " + c.Issuer + " lần thứ " + c.Number
		}
		meeting := c.Type + " Trung ương " + c.Number
		if !strings.HasPrefix(name, "nq:") {
			meeting = c.Type + " Hội nghị Trung ương " + c.Number
		}
		if term, ok := strings.CutPrefix(qualifier, "khoa-"); ok {
			return meeting + " khóa " + term
		}
		return meeting
	}
	return ""
}

func (c Citation) printedNumber() string {
	if c.Key != "" {
		return c.Key
	}
	return c.Number
}
