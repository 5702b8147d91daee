package linkcheck

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
)

// Elements by what HTML says of their tags.
var (
	void     = set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
	optional = set("html", "head", "body", "li", "dt", "dd", "p", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "option", "optgroup", "rp", "rt")
	endsP    = set("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "table", "ul")
)

func set(names ...string) map[string]bool {
	all := map[string]bool{}
	for _, name := range names {
		all[name] = true
	}
	return all
}

// An element is open while what it holds is read.
type element struct {
	name  string
	ref   string // where a link leads
	named bool   // a reader who does not see it is told what it is
}

// Markup looks at a page as a reader who does not see it gets it: each picture has a text or
// says that it needs none, each link and button has a name, and tags close what they open. It
// takes a page as it will be published.
func (s *Scan) Markup(page []byte) {
	var open []element
	crossed := map[string]int{} // elements that an outer one has closed
	named := func() {
		for i := range open {
			open[i].named = true
		}
	}
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			s.unclosed(open)
			return
		case html.TextToken:
			if len(bytes.TrimSpace(z.Text())) > 0 {
				named()
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			e := elementOf(t)
			if e.named && (t.Data == "img" || t.Data == "svg") {
				named()
			}
			if t.Data == "img" && !e.named && !has(t, "alt") {
				s.wrong([]byte(e.ref), NoText)
			}
			if i := len(open) - 1; i >= 0 && open[i].name == "p" && endsP[t.Data] {
				open = open[:i]
			}
			if interactive(t) && slices.ContainsFunc(open, func(e element) bool { return e.name == "a" || e.name == "button" }) {
				s.wrong([]byte("<"+t.Data), Nested)
			}
			if !void[t.Data] && t.Type == html.StartTagToken {
				open = append(open, e)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			i := len(open) - 1
			for i >= 0 && open[i].name != string(name) {
				i--
			}
			switch {
			case i >= 0:
				for _, e := range open[i+1:] {
					crossed[e.name]++
				}
				s.unclosed(open[i+1:])
			case crossed[string(name)] > 0: // it was told of when it was not closed
				crossed[string(name)]--
				continue
			default:
				s.wrong([]byte("</"+string(name)+">"), Nested)
				continue
			}
			if e := open[i]; !e.named && (e.name == "a" && e.ref != "" || e.name == "button") {
				s.wrong([]byte(e.ref), NoName)
			}
			open = open[:i]
		}
	}
}

// elementOf is the element that a tag begins.
func elementOf(t html.Token) element {
	e := element{name: t.Data}
	for _, a := range t.Attr {
		switch a.Key {
		case "href", "src":
			e.ref = a.Val
		case "alt", "aria-label", "title", "aria-labelledby":
			e.named = e.named || a.Val != ""
		case "aria-hidden":
			e.named = e.named || a.Val == "true"
		}
	}
	return e
}

func has(t html.Token, key string) bool {
	return slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func interactive(t html.Token) bool {
	return t.Data == "a" && has(t, "href") || t.Data == "button" || t.Data == "select" || t.Data == "textarea"
}

// unclosed tells of elements that nothing closes and that must be closed.
func (s *Scan) unclosed(open []element) {
	for _, e := range open {
		if !optional[e.name] {
			s.wrong([]byte("<"+e.name), Nested)
		}
	}
}
