package paper

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// NotesAtFoot moves each note of a page behind its first mention, in an element of
// class "footnote" that a style sheet floats to the foot of the paper. Numbers stay
// text, as they are: WeasyPrint 57 sets a number of its own plain and glued to the
// word before. Notes that are more than paragraphs, or that only another note
// mentions, stay in the list at the end.
func NotesAtFoot(page []byte) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	var list *html.Node
	notes := map[string]*html.Node{}
	for n := range doc.Descendants() {
		if attr(n, "role") == "doc-endnotes" {
			list = n
			for item := range n.Descendants() {
				if item.DataAtom == atom.Li && onlyParagraphs(item) {
					notes["#"+attr(item, "id")] = item
				}
			}
		}
	}
	if list == nil {
		return page, nil
	}
	var mentions []*html.Node
	for n := range doc.Descendants() {
		if attr(n, "role") == "doc-noteref" && !within(n, list) {
			mentions = append(mentions, n)
		}
	}
	for _, mention := range mentions {
		if note := notes[attr(mention, "href")]; note != nil {
			delete(notes, attr(mention, "href"))
			mark := mention.Parent // the superscript
			mark.Parent.InsertBefore(asFootnote(note), mark.NextSibling)
		}
	}
	left := false
	for n := range list.Descendants() {
		left = left || n.DataAtom == atom.Li
	}
	if !left {
		list.Parent.RemoveChild(list)
	}
	var out bytes.Buffer
	err = html.Render(&out, doc)
	return out.Bytes(), err
}

// asFootnote takes a note from the list and makes it an element that can stand in a
// paragraph: paragraphs become spans, which the style sheet sets as blocks. It is a
// target for links as before.
func asFootnote(note *html.Node) *html.Node {
	note.Parent.RemoveChild(note)
	note.Data, note.DataAtom = "span", atom.Span
	note.Attr = append(note.Attr, html.Attribute{Key: "class", Val: "footnote"})
	for c := range note.ChildNodes() {
		if c.DataAtom == atom.P {
			c.Data, c.DataAtom = "span", atom.Span
			c.Attr = append(c.Attr, html.Attribute{Key: "class", Val: "paragraph"})
		}
	}
	return note
}

// onlyParagraphs reports whether a note is paragraphs and the links back.
func onlyParagraphs(note *html.Node) bool {
	for c := range note.ChildNodes() {
		blank := c.Type == html.TextNode && strings.TrimSpace(c.Data) == ""
		if !blank && c.DataAtom != atom.P && c.DataAtom != atom.Span {
			return false
		}
	}
	return true
}

func within(n, ancestor *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == ancestor {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
