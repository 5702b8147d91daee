package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
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
	case "w:altChunk":
		w.told["external"]++
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
	ppr := n.first("w:pPr")
	id, ok := ppr.val("w:pStyle")
	if !ok {
		id = w.styles.normal
	}
	style := w.styles.resolved(id)
	b := &block{line: w.paragraphs}
	p := &inlineReader{wordReader: w, block: b, base: w.styles.defaults.over(style.look)}
	p.children(n)
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
			if b.kind != heading {
				b.kind, b.level = item, deep
			}
		}
	}
	w.place(b, into)
	*into = append(*into, p.boxes...)
	if rpr := ppr.first("w:rPr"); rpr != nil {
		_, deleted := rpr.val("w:del")
		_, inserted := rpr.val("w:ins")
		if deleted && !w.reject || inserted && w.reject {
			w.merge = (*into)[len(*into)-1]
		}
	}
}

// place appends a paragraph, cut at the line breaks that begin an item, or joined
// to the one before if the end of that was deleted.
func (w *wordReader) place(b *block, into *[]*block) {
	if m := w.merge; m != nil && len(*into) > 0 && (*into)[len(*into)-1] == m && m.kind != table {
		w.merge = nil
		m.runs = append(m.runs, b.runs...)
		return
	}
	w.merge = nil
	var rest []*block
	for i := 0; i < len(b.runs); i++ {
		r := b.runs[i]
		at := strings.IndexByte(r.text, '\n')
		if r.note != nil || r.image != "" || at < 0 {
			continue
		}
		after := append([]run{}, b.runs[i:]...)
		after[0].text = r.text[at+1:]
		next := &block{runs: after, line: b.line}
		if len(readMarkers(strings.TrimSpace(next.plain()))) > 0 && !next.blank() {
			b.runs = append(slices.Clip(b.runs[:i]), run{text: r.text[:at], bold: r.bold, italic: r.italic})
			trimStart(next)
			rest = append(rest, b)
			b, i = next, -1
			continue
		}
		if at+1 < len(r.text) && strings.Contains(r.text[at+1:], "\n") {
			b.runs = append(append(slices.Clip(b.runs[:i]), run{text: r.text[:at+1], bold: r.bold, italic: r.italic}), after...)
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
		b.runs[0].text = strings.TrimLeft(b.runs[0].text, " \t\n\u00a0")
		if b.runs[0].text != "" {
			return
		}
		b.runs = b.runs[1:]
	}
}

// table reads w:tbl.
func (w *wordReader) table(n *node) *block {
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

// An inlineReader reads what stands within a paragraph.
type inlineReader struct {
	*wordReader
	block *block
	base  look     // of the paragraph
	link  string   // of the hyperlink that is read
	boxes []*block // text boxes of the paragraph
}

func (p *inlineReader) children(n *node) {
	if n == nil {
		return
	}
	for _, c := range n.children {
		p.inline(c)
	}
}

func (p *inlineReader) inline(n *node) {
	switch n.name {
	case "w:pPr", "w:rPr", "w:sdtPr", "w:instrText", "w:fldData":
	case "w:r":
		p.run(n)
	case "w:ins", "w:moveTo":
		if !p.drop(n, !p.reject) {
			p.children(n)
		}
	case "w:del", "w:moveFrom":
		if !p.drop(n, p.reject) {
			p.children(n)
		}
	case "w:sdt":
		p.children(n.first("w:sdtContent"))
	case "mc:AlternateContent":
		p.children(p.alternative(n))
	case "w:hyperlink":
		before := p.link
		if r, ok := p.relations[n.attr("id")]; ok && r.out && webLink(r.target) {
			p.link = r.target
		}
		p.children(n)
		p.link = before
	case "m:oMath":
		p.told["formulas"]++
		p.formula(n)
	case "w:p": // a paragraph in a paragraph: a text box of an odd writer
		p.paragraph(n, &p.boxes)
	case "w:tbl":
		p.body(n, &p.boxes)
	default:
		p.children(n)
	}
}

// webLink reports whether a page may link to an address.
func webLink(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "mailto:")) && !strings.ContainsAny(s, " <>()\"\\\n\t") && len(s) < 2000
}

// formula reads the letters of a formula.
func (p *inlineReader) formula(n *node) {
	if n.name == "m:t" {
		p.add(run{text: n.text})
	}
	if n.name == "w:t" {
		p.used += len(n.text)
		p.add(run{text: n.text})
	}
	for _, c := range n.children {
		p.formula(c)
	}
}

func (p *inlineReader) add(r run) {
	if r.note == nil && r.image == "" && r.text == "" {
		return
	}
	p.block.runs = append(p.block.runs, r)
}

// run reads w:r.
func (p *inlineReader) run(n *node) {
	rpr := n.first("w:rPr")
	l := p.base
	if id, ok := rpr.val("w:rStyle"); ok {
		l = l.over(p.styles.resolved(id).look)
	}
	l = l.over(readLook(rpr))
	if yes(l.hidden) {
		if k := n.letters(); k > 0 {
			p.told["hidden"]++
			p.used += k
		}
		return
	}
	for _, c := range n.children {
		p.piece(c, l)
	}
}

// piece reads what stands in a run.
func (p *inlineReader) piece(n *node, l look) {
	text := ""
	switch n.name {
	case "w:t", "w:delText":
		if n.name == "w:t" {
			p.used += len(n.text)
		}
		text = n.text
	case "w:tab", "w:ptab":
		text = " "
	case "w:br", "w:cr":
		if t := n.attr("type"); t == "page" || t == "column" {
			text = " "
		} else {
			text = "\n"
		}
	case "w:noBreakHyphen":
		text = "-"
	case "w:sym":
		text = symbol(n.attr("font"), n.attr("char"))
	case "w:footnoteReference", "w:endnoteReference":
		notes := p.footnotes
		if n.name == "w:endnoteReference" {
			notes = p.endnotes
		}
		if note := notes[n.attr("id")]; note != nil {
			if !note.marked {
				note.marked, note.line = true, p.paragraphs
			}
			p.add(run{note: note})
		} else {
			p.remark(p.paragraphs, diag.Say("dấu chú thích không có chú thích (id %q)", "a mark has no note (id %q)", n.attr("id")))
		}
		return
	case "w:commentReference":
		p.told["comments"]++
		return
	case "w:drawing", "w:pict", "w:object":
		p.drawing(n)
		return
	case "mc:AlternateContent":
		if pick := p.alternative(n); pick != nil {
			for _, c := range pick.children {
				p.piece(c, l)
			}
		}
		return
	case "w:rPr", "w:instrText", "w:fldChar", "w:softHyphen", "w:lastRenderedPageBreak", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:separator", "w:continuationSeparator":
		return
	default:
		for _, c := range n.children {
			p.piece(c, l)
		}
		return
	}
	if converted, encoding, ok := legacy(l.font, text); ok {
		if converted != text {
			p.told[encoding]++
		}
		text = converted
	}
	if yes(l.caps) {
		text = strings.ToUpper(text)
	}
	if l.vertical == "superscript" || l.vertical == "subscript" {
		text = small(text, l.vertical == "superscript")
	}
	p.add(run{text: composed(text), bold: yes(l.bold), italic: yes(l.italic), link: p.link})
}

// symbol is a character of a symbol font; those that mean something in text have a
// place in Unicode.
func symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	switch font {
	case "Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings":
		switch code & 0xff {
		case 0xb7, 0xa7, 0xa8, 0x6c, 0x6e, 0x71, 0x75, 0x76, 0xd8, 0xfc:
			return "•"
		case 0x2d:
			return "-"
		case 0xb3:
			return "≥"
		case 0xa3:
			return "≤"
		case 0xb1:
			return "±"
		case 0xb4:
			return "×"
		case 0xae, 0xe0:
			return "→"
		}
		return "•"
	}
	if code < 0x20 || code > 0x10ffff || code >= 0xd800 && code < 0xe000 {
		return ""
	}
	return string(rune(code))
}

// drawing reads an image or a text box.
func (p *inlineReader) drawing(n *node) {
	alt := ""
	var walk func(n *node)
	walk = func(n *node) {
		switch n.name {
		case "wp:docPr", "v:shape":
			alt = cmp.Or(n.attr("descr"), n.attr("alt"), alt)
		case "a:blip":
			p.picture(cmp.Or(n.attr("embed"), n.attr("link")), alt)
		case "v:imagedata":
			p.picture(n.attr("id"), cmp.Or(alt, n.attr("title")))
		case "w:txbxContent":
			p.told["boxes"]++
			before := p.merge
			p.wordReader.children(n, &p.boxes)
			p.merge = before
			return
		case "mc:AlternateContent":
			if pick := p.alternative(n); pick != nil {
				walk(pick)
			}
			return
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(n)
}

// picture places an image, and takes its bytes once.
func (p *inlineReader) picture(id, alt string) {
	r, ok := p.relations[id]
	if !ok {
		return
	}
	if r.out {
		p.told["external"]++
		return
	}
	name := p.images[r.target]
	if name == "" {
		raw, err := p.zip.read(r.target)
		ext := pictureKind(raw)
		if err != nil || ext == "" {
			p.told["pictures"]++
			return
		}
		name = fmt.Sprintf("hinh-%d.%s", len(p.draft.images)+1, ext)
		p.images[r.target] = name
		p.draft.images = append(p.draft.images, image{name, raw})
	}
	if alt = strings.TrimSpace(alt); alt == "" {
		p.told["alt"]++
		alt = strings.TrimSuffix(name, path.Ext(name))
	}
	p.add(run{image: name, text: alt})
}

// pictureKind is the extension of an image that browsers show, by its first bytes.
func pictureKind(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(raw, []byte("\xff\xd8\xff")):
		return "jpg"
	case bytes.HasPrefix(raw, []byte("GIF8")):
		return "gif"
	case len(raw) > 12 && string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP":
		return "webp"
	}
	return ""
}
