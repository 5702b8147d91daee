package importer

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// graphic reads what is drawn of data: the words of a diagram stand in the text, a
// chart is only told.
func (p *inlineReader) graphic(n *node) {
	uri := n.attr("uri")
	switch {
	case strings.HasSuffix(uri, "/chart"), strings.HasSuffix(uri, "/chartex"):
		p.told["charts"]++
	case strings.HasSuffix(uri, "/diagram"):
		p.told["charts"]++
		for _, c := range n.children {
			if id := c.attr("dm"); id != "" {
				p.diagram(p.relations[id])
			}
		}
	}
}

// diagram puts the words of a diagram after the paragraph that holds it.
func (p *inlineReader) diagram(r relation) {
	if r.target == "" || r.out {
		return
	}
	text, err := p.zip.read(r.target)
	if err != nil || text == nil {
		return
	}
	var words []string
	var walk func(n *node)
	walk = func(n *node) {
		if n.name == "a:p" {
			if line := strings.TrimSpace(n.textOf("a:t")); line != "" {
				words = append(words, composed(line))
			}
			return
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	err = parseXML(text, func(n *node, depth int) bool { return depth == 1 }, func(n *node) error {
		walk(n)
		return nil
	})
	if err != nil || len(words) == 0 {
		return
	}
	p.remark(p.paragraphs, diag.Say("sơ đồ: lời trong các ô được đặt thành đoạn văn", "a diagram: the words of its boxes became paragraphs"))
	for _, line := range words {
		p.boxes = append(p.boxes, &block{runs: []run{{text: line}}, line: p.paragraphs})
	}
}
