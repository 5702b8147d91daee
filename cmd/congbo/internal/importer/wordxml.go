package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// Limits of the XML of a part.
const (
	maxXMLDepth = 256
	maxNodes    = 1_000_000 // of one paragraph or table of the body
)

// A node is an element of XML with its namespace as the usual prefix: "w:p".
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     string // of the elements that hold text

	// Where it stands in its part: the element, and what is within it.
	from, to, inner, innerEnd int32
	paragraph                 int32 // of w:p: its place among those of the part, from 1
}

// prefixes of the namespaces that Word files use, in both editions of the standard
// (ECMA-376 transitional and ISO 29500 strict).
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m:",
	"urn:schemas-microsoft-com:vml":                                          "v:",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "",
	"http://schemas.openxmlformats.org/package/2006/content-types":           "",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r:",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg:",
}

// attr is the value of an attribute by its local name.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// attribute is attr of a node that may be missing; ok is set if it has one.
func (n *node) attribute(name string) (value string, ok bool) {
	if n == nil {
		return "", false
	}
	value = n.attr(name)
	return value, value != ""
}

// first is the first child of a name, or nil.
func (n *node) first(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// val is the value of a child such as <w:jc w:val="center"/>; ok is set if it is
// there.
func (n *node) val(name string) (value string, ok bool) {
	c := n.first(name)
	if c == nil {
		return "", false
	}
	return c.attr("val"), true
}

// on reads a switch such as <w:b/> or <w:b w:val="0"/>.
func (n *node) on(name string) (on, set bool) {
	v, ok := n.val(name)
	return ok && v != "0" && v != "false" && v != "off" && v != "none", ok
}

// letters is how many bytes of the words of a document lie in a node.
func (n *node) letters() int {
	sum := 0
	if n.name == "w:t" {
		sum = len(n.text)
	}
	for _, c := range n.children {
		sum += c.letters()
	}
	return sum
}

// textOf is the text of the elements of a name that lie in a node: "w:t" of a document, "a:t" of
// a drawing.
func (n *node) textOf(name string) string {
	if n.name == name {
		return n.text
	}
	s := ""
	for _, c := range n.children {
		s += c.textOf(name)
	}
	return s
}

// parseXML reads XML as a stream and makes a tree of each element that want picks
// among those of its depth (0 is the root). No declaration of a document type is
// taken: no entity is ever expanded.
func parseXML(text []byte, want func(n *node, depth int) bool, each func(*node) error) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		return nil, errors.New("not UTF-8")
	}
	var open []*node // of the tree that is read
	depth, nodes, paragraphs := 0, 0, int32(0)
	for {
		from := int32(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refuse(diag.Say("XML trong tệp hỏng: %v", "the XML in the file is broken: %v", err), resave)
		}
		switch t := token.(type) {
		case xml.Directive:
			return refuse(diag.Say("XML trong tệp khai báo DTD, điều Word không bao giờ làm", "the XML in the file declares a DTD, which Word never does"), resave)
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return refuse(diag.Say("XML trong tệp lồng nhau quá %d tầng", "the XML in the file nests deeper than %d", maxXMLDepth), resave)
			}
			prefix, known := prefixes[t.Name.Space]
			if !known && t.Name.Space != "" {
				prefix = "?:"
			}
			n := &node{name: prefix + t.Name.Local, attrs: t.Attr, from: from, inner: int32(d.InputOffset())}
			if n.name == "w:p" {
				paragraphs++
				n.paragraph = paragraphs
			}
			if len(open) == 0 {
				if !want(n, depth-1) {
					continue
				}
				nodes = 0
			} else {
				parent := open[len(open)-1]
				parent.children = append(parent.children, n)
			}
			if nodes++; nodes > maxNodes {
				return refuse(diag.Say("một đoạn hoặc bảng có quá %d phần tử", "one paragraph or table has more than %d elements", maxNodes), resave)
			}
			open = append(open, n)
		case xml.EndElement:
			depth--
			if len(open) == 0 {
				continue
			}
			n := open[len(open)-1]
			n.innerEnd, n.to = from, int32(d.InputOffset())
			if open = open[:len(open)-1]; len(open) == 0 {
				if err := each(n); err != nil {
					return err
				}
			}
		case xml.CharData:
			if len(open) > 0 {
				switch n := open[len(open)-1]; n.name {
				case "w:t", "w:delText", "w:instrText", "m:t", "a:t":
					n.text += strings.ToValidUTF8(string(t), "")
				}
			}
		}
	}
}
