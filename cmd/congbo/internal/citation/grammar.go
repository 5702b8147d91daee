package citation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Grammar finds citations. It is safe for concurrent use.
type Grammar struct {
	words       map[string]int32 // folded words of all names, from 1
	spellings   map[string]int32 // the same words as texts usually spell them
	numbers     map[string]int32 // the numbers in names: "Ban Chỉ đạo 35"
	types       *trie            // names of types, read from their last word
	issuers     *trie            // names of issuers, read from their first word
	lawgivers   map[string]bool  // folded names of offices that pass laws
	laws        *trie            // names of laws, read from their first word
	lawHeads    *trie            // "luật", "pháp lệnh"
	lawTells    map[int32]bool   // their words that tell the citation
	traps       *trie
	fields      *trie // what offices are for, read from their first word
	places      *trie
	numbered    *trie // what has a number for its name, read from its last word
	ends        *trie
	issuing     *trie // verbs of issuing, read from their last word
	adverbs     *trie // likewise
	giving      *trie
	amending    *trie
	lawEnds     *trie
	units       *trie
	follow      *trie
	citing      *trie
	applying    *trie
	reporting   *trie
	addressing  *trie
	codes       map[string]code // folded codes of types
	offices     map[string]office
	systems     *trie               // names of offices, read from their first word; what stands at their end is the system
	others      map[string]bool     // folded codes of offices with a form of their own
	names       map[string][]string // folded name of an issuer → its codes
	organs      map[string]bool     // folded names of organs of one office that are told apart
	kinds       map[string]Type     // by name, the earlier profile's first
	forms       []form              // those that begin with a number
	heads       map[int32][]form    // the others, by their first word
	numberWords map[int32]bool      // words that stand before a number: "số", "No"
	w           wordIDs
	meetings    meetings

	// Sets of words, see Words.
	provisions, at, persons map[int32]bool
	joining                 map[string]bool // folded words between the documents of an enumeration
	joins                   map[int32]bool  // the same
	trapWords               []bool          // by word: whether it is of a trap

	telling  [256]uint64 // of words that a citation may be told by: their lengths as bits, by their first byte
	searches sync.Pool   // *search, for their slices
}

// code is what a type's code stands for.
type code struct {
	printed string
	types   []string // names of types
}

// office is what an issuer's code stands for.
type office struct {
	printed string
	names   []string // see Issuer.mainNames
	levels  Levels
	near    []string // codes of offices that it is taken for
	ended   bool     // it has another name today
}

// wordIDs are the words that the grammar of context is made of.
type wordIDs struct {
	so, ngay, nga, thang, nam, cua, khoa, va, tinh, do, duoc, ve, tai, vao int32
}

// asWritten stands for a name that is quoted as the text writes it.
const asWritten = "\x00"

// trie finds the longest name at a place in a text.
type trie struct {
	next map[int32]*trie
	name string // canonical; empty within a name
	all  []string
	head head

	office bool   // an office of the table ends here
	levels Levels // of the offices, or of the places, whose names end here

	depth int // of a root: the words of the longest name
}

// mark sets the words of all names of a trie.
func (t *trie) mark(words []bool) {
	for id, next := range t.next {
		words[id] = true
		next.mark(words)
	}
}

// head is what may follow a name of an office that a trie ends at.
type head uint8

const (
	headNone    head = iota
	headOpen         // its fields, another office, a place: "Sở", "Đảng ủy"
	headCentral      // its fields: "Bộ"
	headTitle        // an office: "Giám đốc"
)

// addReversed adds a name that is read from its last word.
func (t *trie) addReversed(ids []int32, name string) {
	slices.Reverse(ids)
	t.add(ids, name)
}

func (t *trie) add(ids []int32, name string) *trie {
	t.depth = max(t.depth, len(ids))
	for _, id := range ids {
		if t.next == nil {
			t.next = map[int32]*trie{}
		}
		child := t.next[id]
		if child == nil {
			child = &trie{}
			t.next[id] = child
		}
		t = child
	}
	if t.name == "" {
		t.name = name
	}
	t.all = append(t.all, name)
	return t
}

// Compile makes a grammar of profiles. Where two profiles disagree, the earlier
// one stands. It fails on a form that cannot be read and on names without words.
func Compile(profiles ...Profile) (*Grammar, error) {
	g := &Grammar{
		words: map[string]int32{}, numbers: map[string]int32{}, codes: map[string]code{}, offices: map[string]office{}, names: map[string][]string{}, organs: map[string]bool{}, lawgivers: map[string]bool{},
		kinds: map[string]Type{}, heads: map[int32][]form{}, numberWords: map[int32]bool{},
		types: &trie{}, issuers: &trie{}, laws: &trie{}, lawHeads: &trie{}, lawTells: map[int32]bool{}, traps: &trie{}, fields: &trie{}, places: &trie{}, numbered: &trie{}, ends: &trie{},
		systems: &trie{}, others: map[string]bool{}, meetings: newMeetings(),
		issuing: &trie{}, giving: &trie{}, amending: &trie{},
		units: &trie{}, follow: &trie{}, citing: &trie{}, applying: &trie{}, reporting: &trie{}, addressing: &trie{}, adverbs: &trie{}, provisions: map[int32]bool{}, at: map[int32]bool{},
		lawEnds: &trie{}, persons: map[int32]bool{}, joining: map[string]bool{}, joins: map[int32]bool{},
	}
	for _, p := range profiles {
		if err := g.addProfile(p); err != nil {
			return nil, fmt.Errorf("profile %q: %w", p.Name, err)
		}
	}
	for word, id := range map[string]*int32{
		"số": &g.w.so, "ngày": &g.w.ngay, "ngà": &g.w.nga, "tháng": &g.w.thang, "năm": &g.w.nam, "của": &g.w.cua,
		"khóa": &g.w.khoa, "và": &g.w.va, "tỉnh": &g.w.tinh,
		"tại": &g.w.tai, "vào": &g.w.vao, "do": &g.w.do, "về": &g.w.ve, "được": &g.w.duoc,
	} {
		*id = g.word(word)
	}
	g.numberWords[g.w.so] = true
	g.spell()
	g.trapWords = make([]bool, len(g.words)+1)
	g.traps.mark(g.trapWords)
	return g, nil
}

// tells reports whether a word in a usual spelling may be one that a citation is told by.
// It answers for nearly every word of a text without looking it up.
func (g *Grammar) tells(word string) bool {
	return g.telling[word[0]]&(1<<min(len(word), 63)) != 0
}

// spell lists the spellings of the vocabulary: in lower case, with a capital, in
// capitals; with the tone mark on either vowel of oa, oe and uy.
func (g *Grammar) spell() {
	g.spellings = make(map[string]int32, 8*len(g.words))
	for key, id := range g.words {
		telling := g.heads[id] != nil || g.meetings.tellsPlenum[id] || g.meetings.tellsCongress[id] || g.lawTells[id]
		for _, lower := range unfoldWord(key) {
			r, n := utf8.DecodeRuneInString(lower)
			for _, w := range [...]string{lower, strings.ToUpper(lower), string(unicode.ToUpper(r)) + lower[n:]} {
				g.spellings[w] = id
				if telling {
					g.telling[w[0]] |= 1 << min(len(w), 63)
				}
			}
		}
	}
}

func (g *Grammar) addProfile(p Profile) error {
	for _, t := range p.Types {
		if _, ok := g.kinds[t.Name]; !ok {
			g.kinds[t.Name] = t
		}
		for _, name := range append([]string{t.Name}, t.Names...) {
			ids := g.ids(name)
			if len(ids) == 0 {
				return fmt.Errorf("type %q has no name", t.Name)
			}
			g.types.addReversed(ids, t.Name)
		}
		for _, c := range t.Codes {
			key := foldCode(c)
			entry := g.codes[key]
			if entry.printed == "" {
				entry.printed = c
			}
			if !slices.Contains(entry.types, t.Name) {
				entry.types = append(entry.types, t.Name)
			}
			g.codes[key] = entry
		}
	}
	for _, i := range p.Issuers {
		if _, ok := g.offices[foldCode(i.Code)]; !ok {
			g.offices[foldCode(i.Code)] = office{i.Code, i.mainNames(), levelNames[i.Level], i.Near, i.To != ""}
		}
		for _, name := range i.Names {
			canonical := i.Aliases[name] // empty: as it is written
			node := g.issuers.add(g.ids(name), cmp.Or(canonical, asWritten))
			node.office = true
			node.levels |= levelNames[i.Level]
			if key := Fold(name); !slices.Contains(g.names[key], i.Code) {
				g.names[key] = append(g.names[key], i.Code)
			}
		}
		for _, organ := range i.Organs {
			g.organs[Fold(organ)] = true
		}
	}
	shorts := slices.Sorted(maps.Keys(p.Abbreviations))
	for _, name := range p.Laws {
		spellings := []string{name}
		for _, short := range shorts {
			for _, spelling := range spellings {
				if shorter := strings.ReplaceAll(spelling, p.Abbreviations[short], short); shorter != spelling {
					spellings = append(spellings, shorter)
				}
			}
		}
		for _, spelling := range spellings {
			g.laws.add(g.ids(spelling), name)
		}
	}
	for _, name := range p.LawIssuers {
		g.lawgivers[Fold(name)] = true
	}
	for _, head := range p.LawHeads {
		ids := g.ids(head)
		g.lawHeads.add(ids, head)
		if !slices.ContainsFunc(p.LawHeads, func(h string) bool { return h != head && strings.HasSuffix(Fold(head), " "+Fold(h)) }) {
			g.lawTells[ids[0]] = true // "Bộ luật" is told by "luật": "bộ" is a frequent word
		}
	}
	g.addBodies(p.Bodies)
	g.addLevels(p.Levels)
	g.addSystem(p)
	g.addMeetings(p.Plenum, p.Congresses, p.CongressWords)
	g.addWords(p.Words)
	for _, phrase := range p.Traps {
		g.traps.add(g.ids(phrase), phrase)
	}
	for _, rule := range p.Forms {
		rule.system = p.Name
		f, err := compileForm(rule)
		if err != nil {
			return err
		}
		if head := f.pieces[0]; head.word {
			g.heads[g.word(head.slot)] = append(g.heads[g.word(head.slot)], f)
		} else {
			g.forms = append(g.forms, f)
		}
	}
	for _, w := range p.NumberWords {
		g.numberWords[g.word(w)] = true
	}
	return nil
}

// addBodies adds the parts of the names of offices.
func (g *Grammar) addBodies(b Bodies) {
	for _, part := range []struct {
		names []string
		head  head
	}{{b.Heads, headOpen}, {b.Central, headCentral}, {b.Titles, headTitle}} {
		for _, name := range part.names {
			g.issuers.add(g.ids(name), asWritten).head = part.head
		}
	}
	for _, part := range []struct {
		names []string
		into  *trie
	}{{b.Fields, g.fields}, {b.Places, g.places}, {b.Ends, g.ends}} {
		for _, name := range part.names {
			part.into.add(g.ids(name), name)
		}
	}
	for _, name := range b.Numbered {
		g.numbered.addReversed(g.ids(name), name)
	}
	g.addSet(g.persons, b.Persons)
}

func (g *Grammar) addWords(w Words) {
	g.addSet(g.provisions, w.Provisions)
	g.addSet(g.at, w.At)
	for _, phrases := range []struct {
		all  []string
		into *trie
	}{{w.Units, g.units}, {w.Follow, g.follow}, {w.LawEnds, g.lawEnds}} {
		for _, phrase := range phrases.all {
			phrases.into.add(g.ids(phrase), phrase)
		}
	}
	for _, word := range w.Joining {
		g.joining[foldWord(word)] = true
		g.joins[g.word(word)] = true
	}
	for _, phrases := range []struct {
		all  []string
		into *trie
	}{{w.Issuing, g.issuing}, {w.Adverbs, g.adverbs}, {w.Giving, g.giving}, {w.Amending, g.amending}, {w.Citing, g.citing}, {w.Applying, g.applying}, {w.Reporting, g.reporting}, {w.Addressing, g.addressing}} {
		for _, phrase := range phrases.all {
			phrases.into.addReversed(g.ids(phrase), phrase)
		}
	}
}

func (g *Grammar) addSet(set map[int32]bool, words []string) {
	for _, w := range words {
		set[g.word(w)] = true
	}
}

// ids are the words of a name.
func (g *Grammar) ids(name string) []int32 {
	var ids []int32
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !isWord(r) }) {
		ids = append(ids, g.word(w))
	}
	return ids
}

func (g *Grammar) word(w string) int32 {
	key := foldWord(w)
	if g.words[key] == 0 {
		g.words[key] = int32(len(g.words) + 1)
		if strings.Trim(w, "0123456789") == "" {
			g.numbers[w] = g.words[key]
		}
	}
	return g.words[key]
}

// foldCode folds a code of a symbol: "QĐ" and "qđ" are one, and so are "TW" and
// "TƯ".
func foldCode(s string) string {
	return strings.ReplaceAll(foldWord(strings.ReplaceAll(s, "-", "")), "tư", "tw")
}

// maxCode is room for the key of every code that there is.
const maxCode = 32

// codeKey is what foldCode makes of words that stand beside each other, in buf where it
// has room: words of a text are looked up far more often than they are codes.
func codeKey(buf []byte, words ...string) []byte {
	key := buf[:0]
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			switch c := w[i]; {
			case c == '-':
			case c >= 'A' && c <= 'Z':
				key = append(key, c|0x20)
			case c < utf8.RuneSelf:
				key = append(key, c)
			case c == 0xc4 && i+1 < len(w) && w[i+1]|1 == 0x91: // Đ or đ
				key = append(key, "đ"...)
				i++
			default:
				return append(buf[:0], foldCode(strings.Join(words, ""))...)
			}
		}
	}
	return key
}

// code is the type of a code that stands in one word or in several.
func (g *Grammar) code(words ...string) (code, bool) {
	var buf [maxCode]byte
	c, ok := g.codes[string(codeKey(buf[:], words...))]
	return c, ok
}

// office is the issuer of a code.
func (g *Grammar) office(word string) (office, bool) {
	var buf [maxCode]byte
	o, ok := g.offices[string(codeKey(buf[:], word))]
	return o, ok
}

// TypesOf returns the types that the code which a symbol begins with stands for: "QĐ/TU" →
// Quyết định, Quy định; nothing for a symbol that begins with an office. A code that stands
// for an office as well as for a type is the office's before a unit that the grammar does
// not know: CT in "CT-TTHT" is Cục Thuế, CT in "CT-TTg" is chỉ thị. So it is in a symbol
// that is an office as a whole: "TT-HĐND" is Thường trực Hội đồng nhân dân.
func (g *Grammar) TypesOf(symbol string) []string {
	parts := symbolParts(symbol)
	if len(parts) == 0 {
		return nil
	}
	if len(parts) > 1 {
		if c, ok := g.code(parts[0], parts[1]); ok && strings.Contains(c.printed, "-") {
			return c.types // KH-LT
		}
	}
	c, ok := g.code(parts[0])
	if _, both := g.office(parts[0]); !ok || both && len(parts) > 1 && strings.HasPrefix(symbol, parts[0]+"-") && !g.knownOffice(parts[1]) {
		return nil
	}
	if _, whole := g.office(symbol); whole && len(parts) > 1 {
		return nil
	}
	return c.types
}

// knownOffice reports whether a word is the code of an office, perhaps with a term:
// "UBTVQH15".
func (g *Grammar) knownOffice(word string) bool {
	_, ok := g.office(strings.TrimRight(word, "0123456789"))
	return ok
}

// codesOf returns the codes of the office that a name begins with.
func (g *Grammar) codesOf(name string) []string {
	words := strings.Fields(Fold(name))
	for n := len(words); n > 0; n-- {
		if codes := g.names[strings.Join(words[:n], " ")]; codes != nil {
			return codes
		}
	}
	return nil
}

func symbolParts(symbol string) []string {
	return strings.FieldsFunc(symbol, func(r rune) bool { return !isWord(r) })
}
