package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

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
