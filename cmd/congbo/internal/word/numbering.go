package word

import (
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/report"
)

// The lists of numbering.xml: that of headings, that of bullets, then one for each list with
// numbers.
const (
	headingList = "1"
	bulletList  = "2"
	firstList   = 3
)

// bullets are the signs of items without numbers, by how deep they lie.
var bullets = [...]string{"-", "+", "•"}

// A level is how Word prints the numbers of a level of headings.
type level struct {
	format string // of its own number: "upperRoman"
	text   string // "%1-", "%2.%3."; empty of a level without numbers, which Word counts all the same
}

// A numbering is the numbers of headings. A level of which Word would print other numbers
// than the report has is not automatic: its numbers stand in the words.
type numbering struct {
	levels [headings]*level // nil is not automatic
	starts []listStart      // of the lists with numbers
}

// A listStart is the first number of a list, at the level at which it lies.
type listStart struct{ level, number int }

func (n *numbering) automatic(level int) bool {
	return level <= headings && n.levels[level-1] != nil
}

// counts reports whether Word counts a heading.
func (n *numbering) counts(s *report.Section) bool {
	return n.automatic(s.Level) && (s.Number != "" || n.levels[s.Level-1].text == "") && (s.Printed || !s.HasPage())
}

// formats are those that Word counts as congbo does; its letters are others than those of
// Vietnamese documents.
var formats = []struct {
	name  string
	print func(n int) string
}{
	{"decimal", itoa}, {"upperRoman", roman}, {"lowerRoman", func(n int) string { return strings.ToLower(roman(n)) }},
	{"upperLetter", func(n int) string { return alphabet('A', n) }}, {"lowerLetter", func(n int) string { return alphabet('a', n) }},
}

func alphabet(first rune, n int) string {
	if n < 1 || n > 26 {
		return ""
	}
	return string(first + rune(n-1))
}

func roman(n int) string {
	if n < 1 || n > 89 {
		return ""
	}
	tens := [...]string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"}
	ones := [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return tens[n/10] + ones[n%10]
}

// number finds for each level what makes Word print the numbers of the report.
func (n *numbering) number(sections []*report.Section) {
	for depth := 1; depth <= headings; depth++ {
		all := n.candidates(sections, depth)
		n.levels[depth-1] = nil
		for _, l := range all {
			if n.levels[depth-1] = &l; n.prints(sections, depth) {
				break
			}
			n.levels[depth-1] = nil
		}
	}
}

// candidates are the ways in which the first number of a level may have been made: its own
// number alone, or after those of levels above.
func (n *numbering) candidates(sections []*report.Section, depth int) []level {
	first := ""
	n.levels[depth-1] = &level{"decimal", "%"}
	counts := n.count(sections, func(s *report.Section, _ []int) bool {
		if s.Level == depth {
			first = s.Number
		}
		return s.Level != depth
	})
	if first == "" {
		return []level{{"decimal", ""}}
	}
	var all []level
	for _, f := range formats {
		for above := depth - 1; above >= 0; above-- { // levels above that are printed, too
			number, text := f.print(1), "%"+itoa(depth)
			for k := depth - 1; k > depth-1-above; k-- {
				if n.levels[k-1] == nil || n.levels[k-1].text == "" {
					number = ""
					break
				}
				number, text = printed(n.levels[k-1].format, counts[k-1])+"."+number, "%"+itoa(k)+"."+text
			}
			at := strings.LastIndex(first, number)
			if number == "" || at < 0 {
				continue
			}
			before, after := first[:at], first[at+len(number):]
			if !strings.ContainsFunc(before+after, unicode.IsDigit) {
				all = append(all, level{f.name, before + text + after})
			}
		}
	}
	return all
}

func printed(format string, n int) string {
	for _, f := range formats {
		if f.name == format {
			return f.print(n)
		}
	}
	return ""
}

// count goes through the headings as Word does, with the numbers of all levels at each, until
// see says no.
func (n *numbering) count(sections []*report.Section, see func(s *report.Section, counts []int) bool) []int {
	counts := make([]int, headings)
	for _, s := range sections {
		if n.counts(s) {
			counts[s.Level-1]++
			for k := range counts {
				if k >= s.Level {
					counts[k] = 0
				} else if counts[k] == 0 && k < s.Level-1 {
					counts[k] = 1 // a level above that was never printed counts as its first
				}
			}
			if !see(s, counts) {
				break
			}
		}
	}
	return counts
}

// prints reports whether Word prints the numbers of a level as the report has them.
func (n *numbering) prints(sections []*report.Section, depth int) bool {
	good := true
	n.count(sections, func(s *report.Section, counts []int) bool {
		if s.Level != depth {
			return true
		}
		text := n.levels[depth-1].text
		for k := headings; k > 0; k-- {
			if slot := "%" + itoa(k); strings.Contains(text, slot) {
				if n.levels[k-1] == nil {
					good = false
					return false
				}
				text = strings.ReplaceAll(text, slot, printed(n.levels[k-1].format, counts[k-1]))
			}
		}
		good = text == s.Number
		return good
	})
	return good
}

// list is the number of a new list whose items are counted from a number.
func (n *numbering) list(level, number int) string {
	n.starts = append(n.starts, listStart{level, number})
	return itoa(firstList + len(n.starts) - 1)
}

// write writes numbering.xml.
func (n *numbering) write() []byte {
	return part("w:numbering", func(m *markup) {
		abstract(m, headingList, func(k int) {
			if l := n.levels[k]; l != nil {
				lvl(m, k, 1, l.format, l.text, headingStyle(k+1))
			} else {
				lvl(m, k, 1, "none", "", "")
			}
		})
		abstract(m, bulletList, func(k int) { lvl(m, k, 1, "bullet", bullets[min(k, len(bullets)-1)], "") })
		for i, s := range n.starts {
			abstract(m, itoa(firstList+i), func(k int) {
				start := 1
				if k == s.level {
					start = s.number
				}
				lvl(m, k, start, "decimal", "%"+itoa(k+1)+".", "")
			})
		}
		for id := 1; id < firstList+len(n.starts); id++ {
			m.around("w:num", func() { m.val("w:abstractNumId", itoa(id)) }, "w:numId", itoa(id))
		}
	})
}

// abstract writes a list with its levels.
func abstract(m *markup, id string, level func(k int)) {
	m.around("w:abstractNum", func() {
		m.val("w:multiLevelType", "multilevel")
		for k := range headings {
			level(k)
		}
	}, "w:abstractNumId", id)
}

// lvl writes a level of a list; style is that of the headings which it numbers.
func lvl(m *markup, k, start int, format, text, style string) {
	m.around("w:lvl", func() {
		m.val("w:start", itoa(start))
		m.val("w:numFmt", format)
		if style != "" {
			m.val("w:pStyle", style)
		}
		suffix := "space"
		if text == "" {
			suffix = "nothing"
		}
		m.val("w:suff", suffix)
		m.val("w:lvlText", text)
		m.val("w:lvlJc", "left")
		m.around("w:pPr", func() { m.empty("w:ind", "w:left", "0", "w:firstLine", itoa(indent)) })
		if format == "bullet" {
			m.around("w:rPr", func() { m.empty("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:cs", font) })
		}
	}, "w:ilvl", itoa(k))
}
