package importer

import (
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// body reads an element that stands among paragraphs.
func (w *wordReader) body(n *node, into *[]*block) {
	switch n.name {
	case "w:p":
		w.paragraph(n, into)
	case "w:tbl":
		if b := w.table(n); len(b.cells) > 0 {
			*into = append(*into, b)
		}
	case "w:del", "w:moveFrom":
		if w.drop(n, w.reject) {
			return
		}
		w.children(n, into)
	case "w:ins", "w:moveTo":
		if w.drop(n, !w.reject) {
			return
		}
		w.children(n, into)
	case "w:sdt":
		if c := n.first("w:sdtContent"); c != nil {
			w.children(c, into)
		}
	case "mc:AlternateContent":
		w.children(w.alternative(n), into)
	case "w:bookmarkStart":
		w.pending = append(w.pending, n.attr("name"))
	case "w:altChunk":
		w.told["chunks"]++
	case "w:sectPr", "w:sdtPr", "w:pPr", "w:tblPr", "w:tblGrid":
	default:
		w.children(n, into)
	}
}

func (w *wordReader) children(n *node, into *[]*block) {
	if n == nil {
		return
	}
	for _, c := range n.children {
		w.body(c, into)
	}
}

// drop counts a tracked change; it reports whether what it holds is left out.
func (w *wordReader) drop(n *node, keep bool) bool {
	if w.reject {
		w.told["changes rejected"]++
	} else {
		w.told["changes accepted"]++
	}
	if !keep {
		w.used += n.letters()
	}
	return !keep
}

// alternative picks one of the contents of mc:AlternateContent: they say the same.
func (w *wordReader) alternative(n *node) *node {
	var pick *node
	for _, c := range n.children {
		if c.name == "mc:Choice" && pick == nil {
			pick = c
		}
	}
	if pick == nil {
		pick = n.first("mc:Fallback")
	}
	for _, c := range n.children {
		if c != pick {
			w.used += c.letters()
		}
	}
	return pick
}

// paragraph reads w:p.
func (w *wordReader) paragraph(n *node, into *[]*block) {
	w.paragraphs++
	if w.first == nil && w.part == w.main {
		w.first = n
	}
	ppr := n.first("w:pPr")
	id, ok := ppr.val("w:pStyle")
	if !ok {
		id = w.styles.normal
	}
	style := w.styles.resolved(id)
	b := &block{line: w.paragraphs, center: style.center}
	b.role = w.styles.role(style.name)
	w.own = w.own || b.role.Own()
	if align, ok := ppr.val("w:jc"); ok {
		b.align, b.center = align, align == "center"
	}
	for _, name := range w.pending {
		w.anchor(name, b)
	}
	w.pending = nil
	p := &inlineReader{wordReader: w, block: b, number: int(n.paragraph), base: w.styles.defaults.over(style.runProperties)}
	p.children(n)
	b.columns()
	if struck := strings.TrimSpace(p.struck); struck != "" {
		w.remark(b.line, diag.Say("chữ gạch ngang %q vẫn nằm trong lời văn: xóa đi nếu đã bỏ", "the struck words %q stand in the text: delete them if they were meant to go", struck))
	}
	name := strings.ToLower(style.name)
	if strings.HasPrefix(name, "toc ") || name == "toc heading" || name == "table of figures" {
		if strings.TrimSpace(b.plain()) != "" {
			w.told["contents"]++
			w.leave(b.line, strings.TrimSpace(b.plain()), diag.Say("mục lục", "table of contents"))
		}
		return
	}
	outline := outlineOf(ppr)
	if outline < 0 {
		outline = style.outline
	}
	if outline < 0 {
		if level, ok := strings.CutPrefix(name, "heading "); ok {
			if k, err := strconv.Atoi(level); err == nil && k >= 1 && k <= 9 {
				outline = k - 1
			}
		}
	}
	if outline >= 0 && outline < 9 && !b.blank() {
		b.kind, b.level = heading, outline+1
	} else if name == "title" && !b.blank() {
		b.kind = heading
	}
	num, has := style.num, style.hasNum
	if own, ok := numOf(ppr); ok {
		if num, has = own, true; num.id == "" {
			num.id = style.num.id
		}
	}
	if has && !b.blank() {
		if marker, deep, _, ok := w.numbers.next(num, id); ok {
			b.marker = marker
			b.fixed = w.numbers.counted(num, deep, marker)
			if b.kind != heading {
				b.kind, b.level = item, deep
			}
		}
	}
	w.place(b, into)
	if cap, ok := ppr.first("w:framePr").attribute("dropCap"); ok && cap != "none" && !b.blank() {
		w.merge, w.dropCap = b, true // the first letter of the next paragraph
		return
	}
	*into = append(*into, p.boxes...)
	if rpr := ppr.first("w:rPr"); rpr != nil {
		_, deleted := rpr.val("w:del")
		_, inserted := rpr.val("w:ins")
		if deleted && !w.reject || inserted && w.reject {
			w.merge = (*into)[len(*into)-1]
		}
	}
}

// columnGap is what stands between two columns of a head or foot that is set with
// tabs or spaces instead of a table.
var columnGap = lazyregexp.New(`[ \x{a0}]*\t[ \t\x{a0}]*|[ \x{a0}]{5,}`)

// columns makes lines of the columns of a paragraph that belongs to the head or foot
// of the official form; in any other a tab is a space.
func (b *block) columns() {
	text := b.plain()
	if !strings.ContainsRune(text, '\t') && !columnGap.MatchString(text) {
		return
	}
	gap := " "
	if pieces := columnGap.Split(strings.TrimSpace(text), -1); len(pieces) > 1 && len(text) < 400 && slices.ContainsFunc(pieces, isFormLine) {
		gap = "\n"
	}
	for i := range b.runs {
		if r := &b.runs[i]; r.isText() && gap == "\n" {
			if gapless := columnGap.ReplaceAllString(r.text, gap); len(gapless) != len(r.text) {
				r.text, r.piece = gapless, r.piece.whole()
			} else {
				r.text = gapless
			}
		} else if r.isText() {
			r.text = strings.ReplaceAll(r.text, "\t", gap)
		}
	}
}

// place appends a paragraph, cut at the line breaks that begin an item, or joined
// to the one before if the end of that was deleted.
func (w *wordReader) place(b *block, into *[]*block) {
	if m := w.merge; m != nil && len(*into) > 0 && (*into)[len(*into)-1] == m && m.kind != table {
		w.merge = nil
		if w.dropCap && len(b.runs) > 0 {
			for i := range m.runs { // the letter looks as its word does, but for its size
				m.runs[i].bold, m.runs[i].italic = b.runs[0].bold, b.runs[0].italic
			}
		}
		w.dropCap = false
		m.runs = append(m.runs, b.runs...)
		return
	}
	w.merge, w.dropCap = nil, false
	var rest []*block
	for i := 0; i < len(b.runs) && !w.styles.areOwn(); i++ {
		r := b.runs[i]
		at := strings.IndexByte(r.text, '\n')
		if r.note != nil || r.image != "" || at < 0 {
			continue
		}
		after, before := append([]run{}, b.runs[i:]...), r
		after[0].cut(at + 1)
		next := &block{runs: after, line: b.line}
		if len(readMarkers(strings.TrimSpace(next.plain()))) > 0 && !next.blank() {
			before.text = r.text[:at]
			b.runs = append(slices.Clip(b.runs[:i]), before)
			trimStart(next)
			rest = append(rest, b)
			b, i = next, -1
			continue
		}
		if at+1 < len(r.text) && strings.Contains(r.text[at+1:], "\n") {
			before.text = r.text[:at+1]
			b.runs = append(append(slices.Clip(b.runs[:i]), before), after...)
		}
	}
	for _, b := range append(rest, b) {
		trimStart(b)
		*into = append(*into, b)
	}
}

// trimStart takes white space off the front of a block.
func trimStart(b *block) {
	for len(b.runs) > 0 && b.runs[0].note == nil && b.runs[0].image == "" {
		r := &b.runs[0]
		r.cut(len(r.text) - len(strings.TrimLeft(r.text, " \t\n\u00a0")))
		if b.runs[0].text != "" {
			return
		}
		b.runs = b.runs[1:]
	}
}

// table reads w:tbl.
func (w *wordReader) table(n *node) *block {
	w.tables++
	defer func() { w.tables-- }()
	b := &block{kind: table, line: w.paragraphs + 1}
	var rows func(n *node)
	rows = func(n *node) {
		for _, c := range n.children {
			switch c.name {
			case "w:tr":
				if _, gone := c.first("w:trPr").val("w:del"); gone && w.drop(c, w.reject) {
					continue
				}
				if _, added := c.first("w:trPr").val("w:ins"); added && w.drop(c, !w.reject) {
					continue
				}
				row := w.row(c)
				if len(row) == 0 {
					continue
				}
				if v, ok := c.first("w:trPr").val("w:tblHeader"); ok && v != "false" && v != "0" && b.repeated == len(b.cells) {
					b.repeated++
				}
				b.cells = append(b.cells, row)
			case "w:tblPr", "w:tblGrid":
			case "w:sdt":
				if inner := c.first("w:sdtContent"); inner != nil {
					rows(inner)
				}
			default:
				rows(c)
			}
		}
	}
	rows(n)
	return b
}

func (w *wordReader) row(n *node) (row []cell) {
	var cells func(n *node)
	cells = func(n *node) {
		for _, c := range n.children {
			switch c.name {
			case "w:tc":
				pr := c.first("w:tcPr")
				one := cell{columns: 1}
				if v, ok := pr.val("w:gridSpan"); ok {
					one.columns = min(max(bounded(v), 1), 63)
				}
				down := pr.first("w:vMerge")
				one.below = down != nil && down.attr("val") != "restart"
				w.children(c, &one.blocks)
				one.blocks = slices.DeleteFunc(one.blocks, (*block).blank)
				row = append(row, one)
			case "w:sdt":
				if inner := c.first("w:sdtContent"); inner != nil {
					cells(inner)
				}
			case "w:trPr", "w:tblPrEx":
			default:
				cells(c)
			}
		}
	}
	cells(n)
	return row
}
