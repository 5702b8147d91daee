package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
)

// A section is one node of the outline: the report itself, a part, a section, or
// a heading below.
type section struct {
	title    *block // nil for the report
	marker   marker // the number of its title in the source
	bare     bool   // it has a title for navigation only: title is nil, name is set
	name     string
	level    int // 0 for the report
	place    int // among its siblings that have numbers, from 1
	blocks   []*block
	children []*section
	line     int
	file     string // that holds it, in content/<period>/
	id       string // of a heading in a file that something leads to
}

// A numbered is a paragraph with the number that the sequence gives it.
type numbered struct {
	block  *block
	marker marker
	group  *group
}

// A group is a run of siblings: paragraphs numbered 1, 2, 3 under one parent.
type group struct {
	style   style
	length  int // of the path of dotted numbers
	parent  *numbered
	members []*numbered
	heads   int // members that look like headings
	bare    int // members that would, but have nothing below them; see isBareItem
}

// isHeading reports whether the members of a group are headings: most of them
// look like ones, and what they lie under is a heading too. A list of tasks
// "1. … 12." whose items are sentences is none.
func (g *group) isHeading() bool {
	return 2*g.heads > len(g.members) && (g.parent == nil || g.parent.group.isHeading())
}

// depth is how many headings a member of the group lies under, from 1.
func (g *group) depth() int {
	if g.parent == nil {
		return 1
	}
	return g.parent.group.depth() + 1
}

// longHeading is the length in characters beyond which a numbered paragraph is
// text; the longest heading of a real report has 137.
const longHeading = 240

// looksLikeHeading reports whether the words after a number are a title: short,
// without the punctuation that ends a sentence.
// Where the file has headings by style, others have to be bold.
func looksLikeHeading(b *block, words string, styled bool) bool {
	if b.kind == heading || styled && !b.allBold() {
		return b.kind == heading
	}
	words = strings.TrimSpace(words)
	if words == "" || utf8.RuneCountInString(words) > longHeading {
		return false
	}
	if strings.ContainsAny(words[len(words)-1:], ".;,") || strings.HasSuffix(words, "…") {
		return b.allBold() && !strings.Contains(words, ";") && utf8.RuneCountInString(words) < longHeading/2
	}
	for i, r := range words {
		if r == '.' && i+2 < len(words) && words[i+1] == ' ' {
			if next, _ := utf8.DecodeRuneInString(words[i+2:]); unicode.IsUpper(next) {
				return false
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words, "“\"'(*"))
	return unicode.IsUpper(first) || unicode.IsDigit(first) || b.allBold()
}

// sequence gives every paragraph that begins with a number its place among its
// siblings. A number that no sequence waits for is text.
func sequence(blocks []*block) map[*block]*numbered {
	var open []*group // from the outermost
	found := map[*block]*numbered{}
	above := map[int]*numbered{} // the last of the items of each level that nothing has stood between
	styled := slices.ContainsFunc(blocks, func(b *block) bool { return b.kind == heading })
	for i, b := range blocks {
		if b.kind != item {
			clear(above)
		}
		if b.fixed != nil {
			found[b] = &numbered{block: b, marker: *b.fixed, group: headingsAt(b.level)}
			continue
		}
		if b.kind == table || b.literal {
			continue
		}
		text := b.text()
		for _, m := range readMarkers(text) {
			if m.style == bullet || m.length < len(b.marker) {
				break
			}
			at := &numbered{block: b, marker: m}
			head := looksLikeHeading(b, text[m.length:], styled)
			bare := head && isBareItem(blocks, i)
			if !place(&open, at, above[b.level], head && !bare) {
				continue
			}
			if b.kind == item {
				above[b.level] = at
			}
			if bare {
				at.group.bare++
			}
			found[b] = at
			break
		}
		if b.kind == heading && found[b] == nil {
			open = nil // a heading without a number: below it they begin anew
		}
	}
	return found
}

// isBareItem reports whether Word counts a paragraph by itself, nothing of its looks makes
// a heading of it, and no text stands below it nor below what lies under it: it is an item of
// a list, however short.
func isBareItem(blocks []*block, i int) bool {
	b := blocks[i]
	if b.kind != item || b.marker == "" || b.allBold() || capitals(b.plain()) {
		return false
	}
	_, own := marked(b)
	for _, next := range blocks[i+1:] {
		printed, m := marked(next)
		same := m.style == own.style && len(m.path) == len(own.path)
		switch {
		case next.kind == heading:
			return true
		case printed || next.marker == "": // no automatic number
			return same
		case m.style == bullet:
			return false
		case next.level > b.level:
		case same, m.style < own.style, m.style == own.style && len(m.path) < len(own.path):
			return true
		}
	}
	return true
}

// doubtful remarks the rows of automatic numbers of which some have text below them and
// some have none: nothing tells whether they are headings.
func (d *draft) doubtful(blocks []*block, numbers map[*block]*numbered) {
	told := map[*group]bool{}
	for i, b := range blocks {
		at := numbers[b]
		if at == nil || at.group.bare == 0 || told[at.group] {
			continue
		}
		g := at.group
		// What stands below the last item may be what follows the list.
		if g.members[len(g.members)-1] == at || !looksLikeHeading(b, b.text()[at.marker.length:], false) || isBareItem(blocks, i) {
			continue
		}
		told[g] = true
		said := diag.Say("danh sách", "a list")
		if g.isHeading() {
			said = diag.Say("tiêu đề", "headings")
		}
		first := g.members[0].block
		d.remark(first.line, diag.Text{
			VI: "dãy tự đánh số bắt đầu từ “" + short(first.text()) + "” có mục có lời văn bên dưới, có mục không: đã nhập là " + said.VI + "; xem lại",
			EN: "of the automatic numbers from “" + short(first.text()) + "” on, some have text below them and some have none: they came in as " + said.EN + "; have a look",
		})
	}
}

// place puts a numbered paragraph among the groups that are open; above is the item
// before it in one row, where the file itself says that they are of one level.
func place(open *[]*group, at, above *numbered, head bool) bool {
	m := at.marker
	best := -1
	for i := len(*open) - 1; i >= 0; i-- {
		g := (*open)[i]
		last := g.members[len(g.members)-1]
		if g.style != m.style || g.length != len(m.path) || m.isDotted() && !sameAbove(last.marker.path, m.path) {
			continue
		}
		if m.n() == last.marker.n()+1 {
			if best < 0 {
				best = i
			}
			// A title goes on with titles, a sentence with sentences.
			if last == above || head == (2*g.heads > len(g.members)) {
				best = i
				break
			}
		}
	}
	if best < 0 && m.n() > 1 {
		// A number was left out, or is told twice.
		for i := len(*open) - 1; i >= 0 && best < 0; i-- {
			g := (*open)[i]
			last := g.members[len(g.members)-1]
			step := m.n() - last.marker.n()
			if g.style == m.style && g.length == len(m.path) && step >= 0 && step <= 3 && head == (2*g.heads > len(g.members)) &&
				(!m.isDotted() || sameAbove(last.marker.path, m.path)) {
				best = i
			}
		}
		if best < 0 && !m.isDotted() {
			return false
		}
	}
	if best < 0 {
		parent, ok := parentOf(open, m, head)
		if !ok {
			return false
		}
		*open = append(*open, &group{style: m.style, length: len(m.path), parent: parent})
		best = len(*open) - 1
	}
	*open = (*open)[:best+1]
	g := (*open)[best]
	at.group = g
	g.members = append(g.members, at)
	if head {
		g.heads++
	}
	return true
}

// parentOf finds what a new group of numbers lies under and closes what is deeper:
// 2.1 lies under 2; A, I and 1 lie under whatever was opened last.
func parentOf(open *[]*group, m marker, head bool) (*numbered, bool) {
	if m.isDotted() {
		for i := len(*open) - 1; i >= 0; i-- {
			last := (*open)[i].members[len((*open)[i].members)-1]
			first := arabic
			if m.style == romanDotted {
				first = roman
			}
			if above := m.path[:len(m.path)-1]; (last.marker.style == first || last.marker.style == m.style) && equal(last.marker.path, above) {
				*open = (*open)[:i+1]
				return last, true
			}
		}
		// 1.1 where nothing is numbered 1
		if m.n() != 1 {
			return nil, false
		}
	}
	// Parts, Romans and capitals are never below Arabic numbers that are headings.
	if m.style == part || m.style == roman || m.style == capital {
		for len(*open) > 0 {
			g := (*open)[len(*open)-1]
			if g.style < m.style {
				break
			}
			if m.style == capital && g.style == roman && head {
				break
			}
			*open = (*open)[:len(*open)-1]
		}
	}
	if len(*open) == 0 {
		return nil, true
	}
	g := (*open)[len(*open)-1]
	return g.members[len(g.members)-1], true
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func sameAbove(a, b []int) bool {
	return len(a) == len(b) && equal(a[:len(a)-1], b[:len(b)-1])
}

// A depth is how deep a heading lies, from 1, and its number; 0 is of text.
type depth struct {
	level  int
	marker marker
}

// depths are those of blocks whose numbers are known.
func depths(blocks []*block, numbers map[*block]*numbered) []depth {
	all := make([]depth, len(blocks))
	styled, base := styleLevels(blocks), 0
	for i, b := range blocks {
		at := numbers[b]
		switch {
		case b.kind == heading:
			// What the file says of its level stands above what its number says.
			if all[i].level, base = styled[b.level], 0; at != nil {
				all[i].marker = at.marker
			} else {
				base = all[i].level
			}
		case at != nil && at.group.isHeading():
			all[i] = depth{base + at.group.depth(), at.marker}
		}
	}
	return all
}

// outline makes the tree of sections of the blocks between cover and signature,
// and the numbering of its levels.
func outline(d *draft, blocks []*block) (*section, []string) {
	numbers := sequence(blocks)
	d.doubtful(blocks, numbers)
	root := &section{}
	path := []*section{root} // from the report down to the section that is open
	var numbering []string
	deep := depths(blocks, numbers)
	for i, b := range blocks {
		m, level := deep[i].marker, deep[i].level
		if level == 0 {
			open := path[len(path)-1]
			if concludes(b, blocks[i+1:], numbers, len(path)) {
				// The conclusion of a part belongs to no section of it.
				open = &section{bare: true, name: opener(b.plain()), level: 2, line: b.line}
				path[1].children = append(path[1].children, open)
				path = append(path[:2], open)
			}
			open.blocks = append(open.blocks, b)
			continue
		}
		level = min(level, len(path))
		s := &section{title: b, marker: m, level: level, line: b.line}
		above := path[level-1]
		for _, sibling := range append(above.children, s) {
			if sibling.marker.style != noNumber {
				s.place++
			}
		}
		above.children = append(above.children, s)
		path = append(path[:level], s)
		for len(numbering) < level {
			numbering = append(numbering, "")
		}
		d.takeNumber(s, numbering)
	}
	for len(numbering) > 0 && numbering[len(numbering)-1] == "" {
		numbering = numbering[:len(numbering)-1]
	}
	return root, numbering
}

// styleLevels maps the heading levels that a file uses to levels of the outline
// without gaps: a file whose headings are of levels 2 and 4 has parts and sections.
func styleLevels(blocks []*block) map[int]int {
	used := map[int]bool{}
	for _, b := range blocks {
		if b.kind == heading {
			used[b.level] = true
		}
	}
	levels := map[int]int{}
	for level := 1; level <= 9; level++ {
		if used[level] {
			levels[level] = len(levels) + 1
		}
	}
	return levels
}

// takeNumber takes the number off a title, for congbo to print it, and gives the
// level its pattern.
func (d *draft) takeNumber(s *section, numbering []string) {
	if s.marker.style == noNumber {
		if numbering[s.level-1] != "" {
			d.remark(s.line, diag.Say("tiêu đề %q không có số, các tiêu đề cùng cấp thì có", "heading %q has no number, others of its level have", short(s.title.plain())))
		}
		return
	}
	pattern := s.marker.pattern()
	if numbering[s.level-1] == "" {
		numbering[s.level-1] = pattern
	} else if numbering[s.level-1] != pattern {
		d.remark(s.line, diag.Say("số %q sẽ in theo kiểu %q của cấp này", "number %q will be printed in the form %q of its level", s.marker, numbering[s.level-1]))
	}
	if n := s.place; n != s.marker.n() {
		d.remark(s.line, diag.Say("tiêu đề số %q là thứ %d trong dãy: congbo sẽ đánh lại theo thứ tự", "heading %q stands at place %d of its row: congbo will number it by its place", s.marker, n))
	}
	d.words.take(s.marker.String())
	d.replaced(s.line, s.marker.String(), diag.Say("số của tiêu đề, congbo tự đánh", "number of a heading, which congbo prints"))
	if s.title.marker != "" {
		s.title.marker = ""
	} else {
		s.title.cut(s.marker.length)
	}
}

// openers begin the last paragraph of a part, which sums all of it up.
var openers = [...]string{"Tóm lại", "Nhìn chung", "Đánh giá chung"}

// opener is the phrase of openers that a text begins with.
func opener(s string) string {
	for _, o := range openers {
		if rest, ok := strings.CutPrefix(s, o); ok && strings.HasPrefix(rest, ",") {
			return o
		}
	}
	return ""
}

// concludes reports whether a paragraph is the conclusion of a part: its last one,
// after sections, with an opener.
func concludes(b *block, after []*block, numbers map[*block]*numbered, open int) bool {
	if b.kind != paragraph || open < 3 || opener(b.plain()) == "" {
		return false
	}
	if len(after) == 0 {
		return true
	}
	next := numbers[after[0]]
	return next != nil && next.group.isHeading() && next.group.depth() == 1
}

// short is the beginning of a text, for messages.
func short(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
