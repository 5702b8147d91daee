package pages

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"
	"sync"
)

// A compiledTemplate prints views of one kind that there are many of: the pages of a large
// report differ in a title, some links and their text, and running the layout for each took
// a sixth of the time of a large site. The layout is run once for each key of a view (see
// [fieldsOf]), with a mark in each field, and the output cut at the marks. How a mark was
// escaped tells how the field is to be. A layout that computes with what it shows (see
// [compilable]) is run for each view.
type compiledTemplate struct {
	layout   *template.Template
	name     string   // of the template that is run
	byKey    sync.Map // *compiled; nil for a key whose output cannot be cut
	computes bool     // the layout has to be run for each view
}

func newCompiled(layout *template.Template, name string, lists ...string) *compiledTemplate {
	return &compiledTemplate{layout: layout, name: name, computes: !compilable(layout, name, lists...)}
}

// print prints a view, or reports false where the layout has to be run for it.
func (t *compiledTemplate) print(b *bytes.Buffer, view any) bool {
	f := fieldsOf(view)
	if t.computes || f.hold(markStart) {
		return false
	}
	known, ok := t.byKey.Load(f.key)
	if !ok {
		var c *compiled
		if cut, ok := compile(t.layout, t.name, view, f); ok {
			c = &cut
		}
		known, _ = t.byKey.LoadOrStore(f.key, c)
	}
	c := known.(*compiled)
	if c != nil {
		c.print(b, f)
	}
	return c != nil
}

// printOr prints a view of a partial layout, compiled or by running the layout.
func (s *website) printOr(t *compiledTemplate, b *bytes.Buffer, view any, f *files) {
	if t.print(b, view) {
		return
	}
	if err := t.layout.Execute(b, view); err != nil {
		f.found.Add(s.plain().finding(t.layout.Name(), err))
	}
}

// A compiled is what a layout prints around the fields of the views of one key.
type compiled struct {
	pieces [][]byte
	shown  []shownField // between the pieces
}

// A shownField is where a field is printed.
type shownField struct {
	n      int // of the fields of its type
	escape escape
}

// An escape is how html/template prints a field, by where that stands.
type escape int

const (
	escapeText escape = iota // in an element, or an attribute in quotes
	escapeURL                // in an attribute that is an address
	escapeNone               // it is HTML
)

// Marks stand for fields: no text of a page may hold what they begin with, and how the signs
// at their end come out tells in what they stand.
const (
	markStart = "~congbo-"
	markEnd   = " '/<~"
)

// compile runs a layout with marks in the fields of a view, and reports false if the output
// cannot be cut.
func compile(t *template.Template, name string, view any, f fields) (compiled, bool) {
	texts, htmls := make([]string, len(f.text)), make([]template.HTML, len(f.html))
	for i, p := range f.text {
		if texts[i] = *p; texts[i] != "" { // whether there is something is part of the key
			*p = markStart + strconv.Itoa(i) + markEnd
		}
	}
	for i, p := range f.html {
		if htmls[i] = *p; htmls[i] != "" {
			*p = template.HTML(markStart + "\x00" + strconv.Itoa(i) + markEnd)
		}
	}
	var b bytes.Buffer
	err := t.ExecuteTemplate(&b, name, view)
	for i, p := range f.text {
		*p = texts[i]
	}
	for i, p := range f.html {
		*p = htmls[i]
	}
	if err != nil || bytes.Contains(b.Bytes(), []byte("ZgotmplZ")) { // what html/template lets nothing pass
		return compiled{}, false
	}
	c, ok := cutMarks(b.Bytes())
	for _, at := range c.shown { // a text of the site may look like a mark
		ok = ok && (at.escape == escapeNone && at.n < len(f.html) || at.escape != escapeNone && at.n < len(f.text))
	}
	return c, ok
}

// cutMarks cuts what a layout printed at its marks.
func cutMarks(out []byte) (c compiled, ok bool) {
	for {
		piece, rest, found := bytes.Cut(out, []byte(markStart))
		c.pieces = append(c.pieces, piece)
		if !found {
			return c, true
		}
		at := shownField{}
		if len(rest) > 0 && rest[0] == 0 {
			at.escape, rest = escapeNone, rest[1:]
		}
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		at.n, _ = strconv.Atoi(string(rest[:digits]))
		rest = rest[digits:]
		switch {
		case at.escape == escapeNone:
			out, ok = bytes.CutPrefix(rest, []byte(markEnd))
		case bytes.HasPrefix(rest, []byte(" ")):
			out, ok = bytes.CutPrefix(rest, []byte(" &#39;/&lt;~"))
		default:
			at.escape = escapeURL
			out, ok = bytes.CutPrefix(rest, []byte("%20%27/%3c~"))
		}
		if !ok {
			return compiled{}, false
		}
		c.shown = append(c.shown, at)
	}
}

// print prints the view that has these fields.
func (c *compiled) print(b *bytes.Buffer, f fields) {
	for i, at := range c.shown {
		b.Write(c.pieces[i])
		switch at.escape {
		case escapeText:
			b.Write(appendTemplateText(b.AvailableBuffer(), *f.text[at.n]))
		case escapeURL:
			b.Write(appendTemplateURL(b.AvailableBuffer(), *f.text[at.n]))
		case escapeNone:
			b.WriteString(string(*f.html[at.n]))
		}
	}
	b.Write(c.pieces[len(c.pieces)-1])
}

// appendTemplateText appends text as html/template escapes it.
func appendTemplateText(dst []byte, s string) []byte {
	for {
		at := strings.IndexAny(s, "\x00\"&'+<>")
		if at < 0 {
			return append(dst, s...)
		}
		dst = append(dst, s[:at]...)
		switch s[at] {
		case 0:
			dst = append(dst, "\ufffd"...)
		case '"':
			dst = append(dst, "&#34;"...)
		case '&':
			dst = append(dst, "&amp;"...)
		case '\'':
			dst = append(dst, "&#39;"...)
		case '+':
			dst = append(dst, "&#43;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		}
		s = s[at+1:]
	}
}

// appendTemplateURL appends an address as html/template escapes it: nearly all of ours need
// no escape.
func appendTemplateURL(dst []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-' || c == '.' || c == '_' || c == '/' || c == '#') {
			var b strings.Builder
			_ = urlTemplate.Execute(&b, s) // a string: it cannot fail
			href, _ := strings.CutPrefix(b.String(), `<a href="`)
			return append(dst, strings.TrimSuffix(href, `">`)...)
		}
	}
	return append(dst, s...)
}

var urlTemplate = template.Must(template.New("").Parse(`<a href="{{.}}">`))
