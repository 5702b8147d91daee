// Package shown tells what a page shows of a report: its words, whatever the markup. What
// stands around the report is none of it: navigation, asides, downloads, header and footer of
// the site, and what layouts mark as the interface's (data-ui, without a value). It reads finished pages, since layouts may write words too,
// and changes nothing.
package shown

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline are the elements that part no words.
var inline = []atom.Atom{
	atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.I, atom.Ins, atom.Kbd,
	atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr,
}

// void are the elements that hold nothing and have no end.
var void = []atom.Atom{
	atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr,
}

// Words are the words that a page shows of a report, with single spaces between them.
func Words(page []byte) string {
	var b strings.Builder
	b.Grow(len(page) / 2)
	z := html.NewTokenizer(bytes.NewReader(page))
	var left atom.Atom // the element that is left out and open, and
	depth := 0         // how many of its name are
	inMain, space := false, false
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken: // the end
			return b.String()
		case html.TextToken:
			if depth > 0 {
				continue
			}
			for _, c := range string(z.Text()) {
				if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
					space = true
					continue
				}
				if space && b.Len() > 0 {
					b.WriteByte(' ')
				}
				space = false
				b.WriteRune(c)
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, attributes := z.TagName()
			tag := atom.Lookup(name)
			if !slices.Contains(inline, tag) {
				space = true
			}
			if tag == atom.Main {
				inMain = kind == html.StartTagToken
			}
			closed := kind == html.SelfClosingTagToken || slices.Contains(void, tag)
			switch {
			case depth > 0 && kind == html.EndTagToken && tag == left:
				depth--
			case depth > 0 && kind == html.StartTagToken && tag == left && !closed:
				depth++
			case depth == 0 && kind == html.StartTagToken && !closed && leftOut(z, tag, attributes, inMain):
				left, depth = tag, 1
			}
		}
	}
}

// leftOut reports whether an element that begins shows nothing of the report.
func leftOut(z *html.Tokenizer, tag atom.Atom, attributes, inMain bool) bool {
	switch tag {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Nav, atom.Aside:
		return true
	case atom.Header, atom.Footer: // of the site, not of the report
		if !inMain {
			return true
		}
	}
	for attributes {
		var key, value []byte
		key, value, attributes = z.TagAttr()
		switch name := string(key); {
		case name == "data-ui" && len(value) == 0, name == "hidden",
			tag == atom.A && (name == "download" || name == "href" && bytes.HasPrefix(value, []byte("#ui-"))): // ids of the interface
			return true
		}
	}
	return false
}
