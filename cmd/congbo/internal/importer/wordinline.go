package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/stamp"
	"congbo/cmd/congbo/internal/word"
)

// An inlineReader reads what stands within a paragraph.
type inlineReader struct {
	*wordReader
	block  *block
	number int           // of the paragraph in its part
	holder *node         // the outermost element of the paragraph that is read, no run
	base   runProperties // of the paragraph
	link   string        // of the hyperlink that is read
	boxes  []*block      // text boxes of the paragraph
	struck string        // words of it that are struck out
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
	if p.holder == nil && n.name != "w:r" {
		p.holder = n
		defer func() { p.holder = nil }()
	}
	switch n.name {
	case "w:pPr", "w:rPr", "w:sdtPr", "w:instrText", "w:fldData":
	case "w:bookmarkStart":
		p.anchor(n.attr("name"), p.block)
	case "w:fldSimple":
		from := len(p.block.runs)
		p.children(n)
		p.refer(n.attr("instr"), from)
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
		before, from := p.link, len(p.block.runs)
		if r, ok := p.relations[n.attr("id")]; ok && r.out && webLink(r.target) {
			p.link = r.target
		}
		p.children(n)
		p.link = before
		if to := n.attr("anchor"); to != "" && from < len(p.block.runs) {
			p.refer("REF "+to, from)
		}
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
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "mailto:")) && !strings.ContainsAny(s, " <>()|\"\\\n\t") && len(s) < 2000
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
	outer, within := p.outer, p.within
	if p.within = n; p.outer == nil {
		p.outer = n
		if p.holder != nil {
			p.holders[n] = p.holder
		}
		if p.tables > 0 {
			p.inTable[n] = true
		}
	}
	defer func() { p.outer, p.within = outer, within }()
	rpr := n.first("w:rPr")
	l := p.base
	if id, ok := rpr.val("w:rStyle"); ok {
		if id == word.HeadingNumber && len(p.block.runs) == 0 {
			p.used += n.letters()
			p.block.marker = strings.TrimSpace(composed(n.textOf("w:t")))
			return
		}
		l = l.over(p.styles.resolved(id).runProperties)
	}
	l = l.over(readRunProperties(rpr))
	if p.block.role.Own() {
		l.caps = nil // a line of the form, which is read as it is typed
	}
	if yes(l.hidden) {
		if k := n.letters(); k > 0 {
			p.told["hidden"]++
			p.used += k
			if words := strings.TrimSpace(n.textOf("w:t")); words != "" {
				p.leave(p.paragraphs, composed(words), diag.Say("chữ ẩn", "hidden text"))
			}
		}
		for _, c := range n.children {
			if c.name == "w:fldChar" || c.name == "w:instrText" {
				p.piece(c, l)
			}
		}
		return
	}
	for _, c := range n.children {
		p.piece(c, l)
	}
}

// piece reads what stands in a run.
func (p *inlineReader) piece(n *node, l runProperties) {
	text := ""
	var from *piece
	switch n.name {
	case "w:t", "w:delText":
		if n.name == "w:t" {
			p.used += len(n.text)
		}
		text = n.text
	case "w:tab", "w:ptab":
		text = "\t" // columns makes something of it
	case "w:br", "w:cr":
		if t := n.attr("type"); t == "page" || t == "column" {
			text = " "
		} else {
			text = "\n"
		}
	case "w:noBreakHyphen":
		text = "-"
	case "w:sym":
		text = p.symbol(n.attr("font"), n.attr("char"))
	case "w:fldChar":
		p.fieldMark(n)
		return
	case "w:instrText":
		if f := p.field(); f != nil && !f.result && f.instruction.Len() < 1000 {
			f.instruction.WriteString(n.text)
		}
		return
	case "w:footnoteReference", "w:endnoteReference":
		notes := p.footnotes
		if n.name == "w:endnoteReference" {
			notes = p.endnotes
		}
		if note := notes[n.attr("id")]; note != nil {
			if !note.marked {
				note.marked, note.line = true, p.paragraphs
			}
			if p.part == p.main {
				if note.anchor == nil {
					note.anchor = p.outer
				}
				p.marks[n.name] = append(p.marks[n.name], noteMark{n, p.outer})
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
	case "w:rPr", "w:softHyphen", "w:lastRenderedPageBreak", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:separator", "w:continuationSeparator":
		return
	default:
		for _, c := range n.children {
			p.piece(c, l)
		}
		return
	}
	if n.name == "w:t" {
		from = &piece{text: n, run: p.within, outer: p.outer, part: p.part, paragraph: p.number, look: l}
		_, strange := symbols(l.font, text)
		p.strangeSigns(l.font, strange)
	}
	if converted, encoding, ok := legacy(l.font, text); ok && converted != text {
		p.told[encoding]++
	}
	text = l.shown(text)
	if yes(l.struck) {
		p.struck += text
	}
	p.add(run{text: text, bold: yes(l.bold), italic: yes(l.italic), link: p.link, piece: from})
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
		case "v:textpath": // the words of a picture, such as a watermark
			if words := strings.TrimSpace(composed(n.attr("string"))); words != "" {
				if kind, said, _ := stamp.InHead(words); kind != stamp.None {
					p.stamps = append(p.stamps, stamped{kind, said, p.paragraphs})
				} else {
					p.leave(p.paragraphs, words, diag.Say("chữ chìm hoặc chữ trang trí", "watermark or ornamental words"))
				}
			}
		case "a:graphicData":
			p.graphic(n)
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
	lost := func(key string) {
		p.told[key]++
		if alt != "" {
			p.leave(p.paragraphs, composed(alt), diag.Say("lời mô tả của hình không đưa vào", "description of an image that was left out"))
		}
	}
	if r.out {
		lost("external")
		return
	}
	name := p.images[r.target]
	if name == "" {
		raw, err := p.zip.read(r.target)
		ext := pictureKind(raw)
		if err != nil || ext == "" {
			lost("pictures")
			return
		}
		name = fmt.Sprintf("hinh-%d.%s", len(p.draft.images)+1, ext)
		p.images[r.target] = name
		p.draft.images = append(p.draft.images, image{name, raw})
	}
	if kind, said, _ := stamp.Of(alt); kind != stamp.None {
		p.stamps = append(p.stamps, stamped{kind, said, p.paragraphs})
	}
	alt = strings.TrimSpace(alt)
	unnamed := alt == ""
	if unnamed {
		p.told["alt"]++
		alt = strings.TrimSuffix(name, path.Ext(name))
	}
	p.add(run{image: name, text: alt, unnamed: unnamed})
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
