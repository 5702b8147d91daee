package main

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// articleLines returns what an article says, one line a paragraph, heading or
// item, without the words that are marked data-ui. List markers, which a browser
// draws, are there as the scan prints them: "- ", "1. ". Notes come last.
func articleLines(article *html.Node) []string {
	var text, notes lines
	text.notes = &notes
	text.add(article)
	return slices.Concat(text.all, notes.all)
}

// lines are the lines of a page, as far as it is read.
type lines struct {
	all    []string
	line   strings.Builder
	marker string // of the list item whose first line comes next
	notes  *lines // where the notes go; nil within them
}

func (l *lines) add(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		l.line.WriteString(n.Data)
	case slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-ui" }):
	case slices.Contains(n.Attr, html.Attribute{Key: "role", Val: "doc-endnotes"}) && l.notes != nil:
		l.notes.block(n)
	case slices.Contains(inline, n.DataAtom):
		l.children(n)
	default:
		l.block(n)
	}
}

var inline = []atom.Atom{atom.A, atom.B, atom.Cite, atom.Em, atom.I, atom.Span, atom.Strong, atom.Sup}

func (l *lines) block(n *html.Node) {
	l.end()
	if n.DataAtom == atom.Li && l.notes != nil {
		l.marker = marker(n)
	}
	l.children(n)
	l.end()
}

func (l *lines) children(n *html.Node) {
	for c := range n.ChildNodes() {
		l.add(c)
	}
}

// end ends the line, if it holds a word.
func (l *lines) end() {
	if line := strings.Join(strings.Fields(norm.NFKC.String(l.line.String())), " "); line != "" {
		l.all = append(l.all, l.marker+line)
		l.marker = ""
	}
	l.line.Reset()
}

// marker returns what a browser draws before a list item.
func marker(item *html.Node) string {
	if item.Parent.DataAtom == atom.Ul {
		return "- "
	}
	n := 1
	for s := item.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.Li {
			n++
		}
	}
	return strconv.Itoa(n) + ". "
}
