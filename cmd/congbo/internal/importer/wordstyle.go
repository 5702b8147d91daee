package importer

import "strconv"

// runProperties (w:rPr) are how a style or a run sets its text. A nil switch says nothing.
type runProperties struct {
	bold, italic, caps, hidden, struck *bool
	vertical                           string // "superscript", "subscript", "baseline"
	font                               string
}

// over is properties with others laid over them.
func (l runProperties) over(top runProperties) runProperties {
	for _, s := range []struct{ to, from **bool }{{&l.bold, &top.bold}, {&l.italic, &top.italic}, {&l.caps, &top.caps}, {&l.hidden, &top.hidden}, {&l.struck, &top.struck}} {
		if *s.from != nil {
			*s.to = *s.from
		}
	}
	if top.vertical != "" {
		l.vertical = top.vertical
	}
	if top.font != "" {
		l.font = top.font
	}
	return l
}

func yes(b *bool) bool { return b != nil && *b }

// readRunProperties reads the properties of a run, w:rPr.
func readRunProperties(rpr *node) runProperties {
	var l runProperties
	if rpr == nil {
		return l
	}
	for _, c := range rpr.children {
		set := func(to **bool) {
			on, _ := rpr.on(c.name)
			*to = &on
		}
		switch c.name {
		case "w:b":
			set(&l.bold)
		case "w:i":
			set(&l.italic)
		case "w:caps":
			set(&l.caps)
		case "w:strike", "w:dstrike":
			set(&l.struck)
		case "w:vanish":
			set(&l.hidden)
		case "w:vertAlign":
			l.vertical = c.attr("val")
		case "w:rFonts":
			if l.font = c.attr("ascii"); l.font == "" {
				l.font = c.attr("hAnsi")
			}
		}
	}
	return l
}

// wordStyle is one style of styles.xml with what it inherits.
type wordStyle struct {
	name, basedOn string
	runProperties runProperties
	outline       int // 0–8; -1 says nothing
	num           numRef
	hasNum        bool
	align         string // "center"; empty says nothing
	center        bool   // of a resolved style
}

// numRef names a list and a level of it.
type numRef struct{ id, level string }

type wordStyles struct {
	all      map[string]*wordStyle
	defaults runProperties
	own      *bool  // the styles of congbo word are among them; nil until somebody asks
	language string // of all text: "vi-VN"
	normal   string // the id of the style of paragraphs that name none
}

func readStyles(text []byte) (*wordStyles, error) {
	s := &wordStyles{all: map[string]*wordStyle{}}
	if text == nil {
		return s, nil
	}
	err := parseXML(text, func(n *node, depth int) bool { return depth == 1 }, func(n *node) error {
		switch n.name {
		case "w:docDefaults":
			rpr := n.first("w:rPrDefault").first("w:rPr")
			s.defaults = readRunProperties(rpr)
			s.language, _ = rpr.val("w:lang")
		case "w:style":
			st := &wordStyle{outline: -1, runProperties: readRunProperties(n.first("w:rPr"))}
			st.name, _ = n.val("w:name")
			st.basedOn, _ = n.val("w:basedOn")
			ppr := n.first("w:pPr")
			st.outline = outlineOf(ppr)
			st.num, st.hasNum = numOf(ppr)
			st.align, _ = ppr.val("w:jc")
			s.all[n.attr("styleId")] = st
			if n.attr("type") == "paragraph" && (n.attr("default") == "1" || n.attr("default") == "true") {
				s.normal = n.attr("styleId")
			}
		}
		return nil
	})
	return s, err
}

func outlineOf(ppr *node) int {
	if v, ok := ppr.val("w:outlineLvl"); ok {
		if n, err := strconv.Atoi(v); err == nil && n >= 0 && n < 9 {
			return n
		}
		return 9 // body text
	}
	return -1
}

func numOf(ppr *node) (numRef, bool) {
	pr := ppr.first("w:numPr")
	if pr == nil {
		return numRef{}, false
	}
	id, ok := pr.val("w:numId")
	level, _ := pr.val("w:ilvl")
	return numRef{id, level}, ok || level != ""
}

// resolved is a style with all that it inherits. A style that inherits from itself
// ends where it began.
func (s *wordStyles) resolved(id string) wordStyle {
	var chain []*wordStyle
	for seen := map[string]bool{}; id != "" && !seen[id] && s.all[id] != nil; id = s.all[id].basedOn {
		seen[id] = true
		chain = append(chain, s.all[id])
	}
	r := wordStyle{outline: -1}
	for i := len(chain) - 1; i >= 0; i-- {
		c := chain[i]
		r.runProperties = r.runProperties.over(c.runProperties)
		if c.outline >= 0 {
			r.outline = c.outline
		}
		if c.hasNum {
			r.num, r.hasNum = c.num, true
		}
		if c.align != "" {
			r.center = c.align == "center"
		}
		r.name = c.name
	}
	return r
}
