package importer

import (
	"strconv"
	"strings"
)

// numLevel is one level of a list of numbering.xml.
type numLevel struct {
	start  int
	format string // "decimal", "upperRoman", "bullet"
	text   string // "%1.%2."
	legal  bool   // all numbers in Arabic digits
	style  string // the paragraph style that it belongs to
}

type abstractList struct {
	levels   map[int]numLevel
	link     string // the style that has the levels instead
	counters [9]int
	begun    [9]bool
}

type numInstance struct {
	abstract *abstractList
	override map[int]numLevel
	restart  map[int]int
	used     bool
}

// numbering resolves automatic numbers as Word prints them.
type numbering struct {
	abstracts map[string]*abstractList
	nums      map[string]*numInstance
}

func readNumbering(text []byte, styles *wordStyles) (*numbering, error) {
	nb := &numbering{abstracts: map[string]*abstractList{}, nums: map[string]*numInstance{}}
	if text == nil {
		return nb, nil
	}
	err := parseXML(text, func(n *node, depth int) bool { return depth == 1 }, func(n *node) error {
		switch n.name {
		case "w:abstractNum":
			a := &abstractList{levels: map[int]numLevel{}}
			a.link, _ = n.val("w:numStyleLink")
			for _, c := range n.children {
				if c.name == "w:lvl" {
					if i, ok := levelOf(c.attr("ilvl")); ok {
						a.levels[i] = readLevel(c)
					}
				}
			}
			nb.abstracts[n.attr("abstractNumId")] = a
		case "w:num":
			id, _ := n.val("w:abstractNumId")
			inst := &numInstance{abstract: nb.abstracts[id], override: map[int]numLevel{}, restart: map[int]int{}}
			for _, c := range n.children {
				i, ok := levelOf(c.attr("ilvl"))
				if c.name != "w:lvlOverride" || !ok {
					continue
				}
				if v, ok := c.val("w:startOverride"); ok {
					inst.restart[i] = bounded(v)
				}
				if lvl := c.first("w:lvl"); lvl != nil {
					inst.override[i] = readLevel(lvl)
				}
			}
			if inst.abstract != nil {
				nb.nums[n.attr("numId")] = inst
			}
		}
		return nil
	})
	// A list may say that it is the one of a style.
	for _, inst := range nb.nums {
		if link := inst.abstract.link; link != "" && len(inst.abstract.levels) == 0 {
			if other := nb.nums[styles.resolved(link).num.id]; other != nil && other.abstract.link == "" {
				inst.abstract = other.abstract
			}
		}
	}
	return nb, err
}

// bounded reads a number that a file may have made absurd.
func bounded(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return min(max(n, 0), 30000)
}

func levelOf(s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n < 9
}

func readLevel(n *node) numLevel {
	l := numLevel{start: 1, format: "decimal"}
	if v, ok := n.val("w:start"); ok {
		l.start = bounded(v)
	}
	if v, ok := n.val("w:numFmt"); ok {
		l.format = v
	}
	l.text, _ = n.val("w:lvlText")
	l.legal, _ = n.on("w:isLgl")
	l.style, _ = n.val("w:pStyle")
	return l
}

// next counts a paragraph of a list and prints its number. deep is its level;
// bullet is set where the list has no numbers.
func (nb *numbering) next(ref numRef, style string) (text string, deep int, bullet, ok bool) {
	inst := nb.nums[ref.id]
	if inst == nil || ref.id == "0" {
		return "", 0, false, false
	}
	a := inst.abstract
	deep, valid := levelOf(ref.level)
	if !valid {
		deep = 8
	}
	if ref.level == "" && style != "" {
		for i, l := range a.levels {
			if l.style == style {
				deep = i
			}
		}
	}
	level := func(i int) numLevel {
		if l, ok := inst.override[i]; ok {
			return l
		}
		if l, ok := a.levels[i]; ok {
			return l
		}
		return numLevel{start: 1, format: "none"}
	}
	if !inst.used {
		inst.used = true
		for i, start := range inst.restart {
			a.counters[i], a.begun[i] = start-1, true
		}
	}
	for i := 0; i <= deep; i++ {
		if !a.begun[i] {
			a.begun[i], a.counters[i] = true, level(i).start-1
			if i < deep {
				a.counters[i]++ // it was never printed, and counts as its first
			}
		}
	}
	a.counters[deep] = min(a.counters[deep]+1, 1_000_000)
	for i := deep + 1; i < 9; i++ {
		a.begun[i] = false
	}
	l := level(deep)
	switch l.format {
	case "none":
		return "", deep, false, false
	case "bullet":
		return bulletSign(l.text), deep, true, true
	}
	text = l.text
	for i := 8; i >= 0; i-- {
		slot := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, slot) {
			format := level(i).format
			if l.legal {
				format = "decimal"
			}
			text = strings.ReplaceAll(text, slot, formatNumber(format, a.counters[i]))
		}
	}
	return strings.TrimSpace(text), deep, false, true
}

// counted is the number that was counted last at a level of a list, with what makes such
// numbers: "I-", "1.1.".
func (nb *numbering) counted(ref numRef, deep int, text string) *marker {
	a := nb.nums[ref.id].abstract
	form := a.levels[deep].text
	for i := range 9 {
		form = strings.ReplaceAll(form, "%"+strconv.Itoa(i+1), formatNumber(a.levels[i].format, 1))
	}
	return &marker{style: dotted, path: []int{a.counters[deep]}, form: form, text: text}
}

// bulletSign is the sign of a bullet: those of symbol fonts have no meaning in
// another, and become "•".
func bulletSign(s string) string {
	switch s = strings.TrimSpace(s); s {
	case "-", "+", "–":
		return s
	}
	return "•"
}

func formatNumber(format string, n int) string {
	switch format {
	case "upperRoman", "lowerRoman":
		if n < 1 || n > 89 {
			return strconv.Itoa(n)
		}
		if format == "lowerRoman" {
			return strings.ToLower(toRoman(n))
		}
		return toRoman(n)
	case "upperLetter", "lowerLetter":
		if n < 1 || n > 26 {
			return strconv.Itoa(n)
		}
		if format == "upperLetter" {
			return string(rune('A' + n - 1))
		}
		return string(rune('a' + n - 1))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}
