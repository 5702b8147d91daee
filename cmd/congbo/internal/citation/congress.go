package citation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// meetings are the tables of documents that are cited by the meeting that passed them,
// made ready: see Plenum and CongressOf. The phrases are read from their last word.
type meetings struct {
	plenum     Plenum
	bodies     *trie
	plenums    *trie
	committees *trie
	after      *trie
	leads      *trie
	terms      *trie
	ordinals   map[string]int
	withCode   map[int32]string // the type of a code with the name of the body: "NQTW"

	congresses *trie
	parties    *trie
	words      map[int32]bool
	places     *trie // what congresses are of, read from the first word: their keys
	levels     map[string]CongressOf
	whole      CongressOf // the one of no place

	tellsPlenum, tellsCongress map[int32]bool // the last words of bodies and congresses
}

// plenum makes a citation of a document of a plenum, whose number is that of the meeting:
// "Kết luận Hội nghị Trung ương 5 khóa XIII", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành
// Trung ương Đảng khóa XII", "NQ TW5". i is the last token of the name of the body.
func (s *search) plenum(i int) int {
	m := &s.g.meetings
	number, at, end := 0, s.ending(m.bodies, i), i+1
	kind, withCode := m.withCode[s.id(i)]
	if at > i {
		if number = s.gluedNumber(i); number == 0 && !withCode {
			return 0
		}
		at = i
	}
	if before := s.ending(m.committees, at-1); before < at && s.t[at].gap == gapSpace {
		at = before
	}
	said := false
	for k := at - 1; k >= 0 && k >= at-maxMeeting && s.t[k+1].gap == gapSpace; k-- {
		after := s.phraseAt(m.plenums, k)
		if after == k {
			continue
		}
		if n, last := s.ordinal(after); last == at && last > after {
			number = n // Hội nghị lần thứ tư
		} else if after != at {
			break
		}
		at, said = k, true
		break
	}
	end = s.phraseAt(m.after, end)
	if number == 0 {
		if number, end = s.ordinal(end); number == 0 {
			return 0
		}
	}
	first := at
	if !withCode {
		if kind, first = s.typeBeforeMeeting(at); kind == "" {
			return 0
		}
	}
	c := Citation{Type: kind, Number: strconv.Itoa(number), Form: Congress, Issuer: m.plenum.Issuer}
	c.Key = Slug(s.g.kinds[kind].Codes[0]) + ":" + m.plenum.Key + c.Number
	if term, after := s.khoa(end); term != "" {
		c.Key += "@khoa-" + term
		end = after
	} else if !said && !s.isBare(kind) {
		return 0
	}
	c.Start, c.End, c.NumStart, c.NumEnd = s.t[first].start, s.t[end-1].end, s.t[first].start, s.t[end-1].end
	return s.finish(c, first, end-1)
}

// maxMeeting is how many words the word of a meeting and its number may have.
const maxMeeting = 6

// typeBeforeMeeting is the type of a document whose meeting begins at token at, and its first
// token. In small letters it must be one that needs no word of a meeting: "các kết luận, quy
// định của Hội nghị Trung ương 4" are several.
func (s *search) typeBeforeMeeting(at int) (string, int) {
	last := at - 1
	if last > 0 && s.t[at].gap == gapSpace && s.id(last) == s.g.w.cua {
		last--
	}
	if last < 0 || s.t[last+1].gap != gapSpace || s.t[at].gap != gapSpace {
		return "", at
	}
	kind, first := s.typeEnding(last)
	if kind == "" || s.g.kinds[kind].Any || len(s.g.kinds[kind].Codes) == 0 || !s.capital(first) && (last < at-1 || !s.isBare(kind)) {
		return "", at
	}
	return kind, first
}

// isBare reports whether documents of a type need no word of a meeting.
func (s *search) isBare(kind string) bool {
	for _, bare := range s.g.meetings.plenum.Bare {
		if bare == kind {
			return true
		}
	}
	return false
}

// gluedNumber is the number that is written against the name of the body at token i: "TW5".
func (s *search) gluedNumber(i int) int {
	letters := strings.TrimRight(s.word(i), "0123456789")
	n, err := strconv.Atoi(s.word(i)[len(letters):])
	if err != nil || n < 1 || n > maxPlenum || !upper(letters) || s.t[i].gap != gapSpace {
		return 0
	}
	if node := s.g.meetings.bodies.next[s.g.words[foldWord(letters)]]; node == nil || node.name == "" {
		return 0
	}
	return n
}

// maxPlenum is more plenums than a term has.
const maxPlenum = 20

// is reports whether token i is a word and stands in one line of text with the
// token before it.
func (s *search) is(i int, id int32) bool {
	return i < len(s.t) && s.id(i) == id && s.t[i].gap == gapSpace
}

// ordinal reads "4", "lần thứ 4", "lần thứ tư" or "lần IV" at token i.
func (s *search) ordinal(i int) (int, int) {
	at := s.phraseAt(s.g.meetings.leads, i)
	if at >= len(s.t) || s.t[at].gap != gapSpace {
		return 0, i
	}
	w := s.word(at)
	if n, err := strconv.Atoi(w); err == nil && s.t[at].digits && n >= 1 && n <= maxPlenum {
		return n, at + 1
	}
	if n := s.g.meetings.ordinals[strings.ToLower(w)]; at > i && n > 0 {
		return n, at + 1
	}
	return 0, i
}

// khoa reads "khóa XII", "(khóa XII)" or ", khóa XII" at token i.
func (s *search) khoa(i int) (string, int) {
	if i+1 >= len(s.t) || s.ending(s.g.meetings.terms, i) != i || s.t[i+1].gap != gapSpace || !roman(s.word(i+1)) {
		return "", i
	}
	switch between := s.text[s.t[i-1].end:s.t[i].start]; strings.TrimSpace(between) {
	case "", ",", "(":
		return s.word(i + 1), i + 2
	}
	return "", i
}

// congress makes a citation of the resolution of a congress: "Nghị quyết Đại hội Đảng bộ
// tỉnh lần thứ VIII", "Nghị quyết Đại hội XIII của Đảng". i is the last token of "Đại hội".
func (s *search) congress(i int) int {
	m := &s.g.meetings
	begin := s.ending(m.congresses, i)
	if begin > i {
		return 0
	}
	kind, first := s.typeBeforeMeeting(begin)
	if kind == "" || !s.isBare(kind) || s.id(begin-1) == s.g.w.cua {
		return 0
	}
	of, ordinal := m.whole, ""
	at := i + 1
	for ; at < len(s.t) && s.t[at].gap == gapSpace && at < i+maxName && ordinal == ""; at++ {
		switch place, end := s.longest(m.places, at, false); {
		case end > at:
			of, at = m.levels[place], end-1
		case roman(s.word(at)):
			ordinal = s.word(at)
		case s.id(at) != 0 && m.words[s.id(at)]:
		default:
			if r, _ := utf8.DecodeRuneInString(s.word(at)); !unicode.IsUpper(r) || of.Key == m.whole.Key {
				return 0 // a congress of somebody else
			}
		}
	}
	if ordinal == "" {
		return 0
	}
	if l, end := s.congressOf(at); of.Key == m.whole.Key && end > at {
		of, at = l, end // Đại hội lần thứ VIII Đảng bộ tỉnh
	}
	c := Citation{Type: kind, Number: ordinal, Form: Congress, Issuer: of.Name}
	c.Key = Slug(s.g.kinds[kind].Codes[0]) + ":dai-hoi-" + of.Key + "-" + ordinal
	c.Start, c.End, c.NumStart, c.NumEnd = s.t[first].start, s.t[at-1].end, s.t[first].start, s.t[at-1].end
	return s.finish(c, first, at-1)
}

// congressOf reads "Đảng bộ tỉnh" or "của Đảng bộ thành phố" at token i and returns that
// congress and the token after it.
func (s *search) congressOf(i int) (CongressOf, int) {
	m := &s.g.meetings
	at := i
	if s.is(at, s.g.w.cua) {
		at++
	}
	of := s.phraseAt(m.parties, at)
	if of == at {
		return CongressOf{}, i
	}
	if of < len(s.t) && s.t[of].gap == gapSpace {
		if place, end := s.longest(m.places, of, false); end > of {
			return m.levels[place], end
		}
	}
	return CongressOf{}, i
}

func newMeetings() meetings {
	return meetings{bodies: &trie{}, plenums: &trie{}, committees: &trie{}, after: &trie{}, leads: &trie{}, terms: &trie{}, congresses: &trie{}, parties: &trie{}, places: &trie{},
		ordinals: map[string]int{}, words: map[int32]bool{}, levels: map[string]CongressOf{}, tellsPlenum: map[int32]bool{}, tellsCongress: map[int32]bool{}, withCode: map[int32]string{}}
}

// addMeetings adds the tables of a profile; those of the first profile that has any count
// where there can be one only.
func (g *Grammar) addMeetings(p Plenum, all []CongressOf, words CongressWords) {
	m := &g.meetings
	if m.plenum.Key == "" {
		m.plenum = p
	}
	for _, phrases := range []struct {
		all  []string
		into *trie
	}{{p.Bodies, m.bodies}, {p.Meetings, m.plenums}, {p.Committees, m.committees}, {p.After, m.after}, {p.Leads, m.leads}, {p.Terms, m.terms}, {words.Meetings, m.congresses}, {words.Parties, m.parties}} {
		for _, phrase := range phrases.all {
			phrases.into.addReversed(g.ids(phrase), phrase)
		}
	}
	for i, spellings := range p.Ordinals {
		for w := range strings.SplitSeq(spellings, "|") {
			m.ordinals[w] = i + 1
		}
	}
	for _, code := range p.Codes {
		if len(p.Bare) > 0 {
			m.withCode[g.word(code)] = p.Bare[0]
		}
	}
	g.addSet(m.words, words.Words)
	for _, c := range all {
		if m.levels[c.Key] = c; len(c.Places) == 0 && m.whole.Key == "" {
			m.whole = c
		}
		for _, place := range c.Places {
			m.places.add(g.ids(place), c.Key)
		}
	}
	for id := range m.bodies.next {
		m.tellsPlenum[id] = true
	}
	for id := range m.withCode {
		m.tellsPlenum[id] = true
	}
	for id := range m.congresses.next {
		m.tellsCongress[id] = true
	}
}
