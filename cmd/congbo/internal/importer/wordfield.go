package importer

import (
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// A field is text that Word computes: an instruction and its last result.
type field struct {
	instruction strings.Builder
	block       *block // that the result begins in
	from        int    // the first run of the result
	result      bool   // it has begun
}

// fieldMark reads w:fldChar: the beginning of a field, of its result, its end.
func (p *inlineReader) fieldMark(n *node) {
	switch n.attr("fldCharType") {
	case "begin":
		p.fields = append(p.fields, &field{})
		p.formField(n.first("w:ffData"))
	case "separate":
		if f := p.field(); f != nil {
			f.block, f.from, f.result = p.block, len(p.block.runs), true
		}
	case "end":
		if f := p.field(); f != nil {
			p.fields = p.fields[:len(p.fields)-1]
			if f.result && f.block == p.block {
				p.refer(f.instruction.String(), f.from)
			}
		}
	}
}

// field is the innermost field that is open.
func (p *inlineReader) field() *field {
	if len(p.fields) == 0 {
		return nil
	}
	return p.fields[len(p.fields)-1]
}

// formField writes what a field of a form shows: a box with or without its cross,
// the line that was chosen of a list.
func (p *inlineReader) formField(data *node) {
	if box := data.first("w:checkBox"); box != nil {
		checked, set := box.on("w:checked")
		if !set {
			checked, _ = box.on("w:default")
		}
		sign := "☐"
		if checked {
			sign = "☒"
		}
		p.add(run{text: sign})
	}
	if list := data.first("w:ddList"); list != nil {
		chosen, _ := list.val("w:result")
		at, _ := strconv.Atoi(chosen) // none is the first
		for _, entry := range list.children {
			if entry.name == "w:listEntry" {
				if at == 0 {
					p.add(run{text: composed(entry.attr("val"))})
				}
				at--
			}
		}
	}
}

// refer makes a mark or a link of the result of a field that names a bookmark; from
// is its first run.
func (p *inlineReader) refer(instruction string, from int) {
	words := strings.Fields(instruction)
	if len(words) < 2 || from >= len(p.block.runs) {
		return
	}
	result := p.block.runs[from:]
	said := strings.TrimSpace(textOf(result))
	switch strings.ToUpper(words[0]) {
	case "NOTEREF", "FTNREF":
		if note := p.bookmarks[words[1]]; note != nil && said != "" {
			p.block.runs = append(p.block.runs[:from:from], run{note: note, repeated: said})
			return
		}
	case "REF":
		for i := range result {
			if result[i].isText() && result[i].link == "" {
				result[i].ref = words[1]
			}
		}
	case "PAGEREF":
		p.told["pages"]++
	}
	if strings.HasPrefix(said, "Error!") || strings.HasPrefix(said, "Lỗi!") {
		p.remark(p.paragraphs, diag.Say("tham chiếu hỏng trong tệp Word: %q", "a broken reference of the Word file: %q", said))
	}
}

// readBookmarks finds the notes whose marks stand within bookmarks: a field may
// name one before it comes.
func (w *wordReader) readBookmarks(text []byte) error {
	open := map[string]string{} // the names of those that are open, by id
	var walk func(n *node)
	walk = func(n *node) {
		switch n.name {
		case "w:bookmarkStart":
			if len(open) < maxBookmarks {
				open[n.attr("id")] = n.attr("name")
			}
		case "w:bookmarkEnd":
			delete(open, n.attr("id"))
		case "w:footnoteReference", "w:endnoteReference":
			notes := w.footnotes
			if n.name == "w:endnoteReference" {
				notes = w.endnotes
			}
			for _, name := range open {
				if w.bookmarks[name] == nil {
					w.bookmarks[name] = notes[n.attr("id")]
				}
			}
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	return parseXML(text, func(n *node, depth int) bool { return depth == 2 }, func(n *node) error {
		walk(n)
		return nil
	})
}

// maxBookmarks is how many may be open at one place.
const maxBookmarks = 100
