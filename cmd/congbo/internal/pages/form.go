package pages

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// A form is what a layout prints around what differs from page to page: the pages of a
// large report differ in a title, some links and their text, and running the layout for
// each took a sixth of the time of a large site. The layout is run once, with a mark for
// each slot of the view, and the output cut at the marks. How a mark was escaped tells how
// the slot is to be. A layout that computes with what it shows (isForm) has no forms.
type form struct {
	pieces [][]byte
	slots  []slot // between the pieces
}

// A slot is where a form shows a value of the view.
type slot struct {
	n    int // of the view's slots
	kind slotKind
}

type slotKind int

const (
	slotText slotKind = iota // of an element or of an attribute in quotes
	slotURL                  // an attribute that is an address
	slotHTML                 // ready
)

// slots are the values of a view that differ from page to page.
type slots struct {
	text []*string
	html []*template.HTML
}

// Marks of slots: no text of a page may hold what they begin with, and how the signs
// at their end come out tells in what they stand.
const (
	markStart = "~congbo-"
	markEnd   = " '/<~"
)

// A press prints views of one kind by their forms.
type press struct {
	layout *template.Template
	name   string   // of the template that is run
	forms  sync.Map // *form by shape; nil for a shape without one
	none   bool     // the layout has no forms
}

func newPress(layout *template.Template, name string, lists ...string) *press {
	return &press{layout: layout, name: name, none: !isForm(layout, name, lists...)}
}

// print prints a view, unless it has no form.
func (p *press) print(b *bytes.Buffer, view any) bool {
	s, same := slotsOf(view)
	shape := s.shape() + same
	if p.none || s.hold() || strings.Contains(shape, markStart) {
		return false
	}
	known, ok := p.forms.Load(shape)
	if !ok {
		var f *form
		if cut, ok := formOf(p.layout, p.name, view, s); ok {
			f = &cut
		}
		known, _ = p.forms.LoadOrStore(shape, f)
	}
	f := known.(*form)
	if f != nil {
		f.fill(b, s)
	}
	return f != nil
}

// printOr prints a view that a partial layout is for, by its form or by the layout itself.
func (s *website) printOr(p *press, b *bytes.Buffer, view any, f *files) {
	if p.print(b, view) {
		return
	}
	if err := p.layout.Execute(b, view); err != nil {
		f.found.Add(s.plain().finding(p.layout.Name(), err))
	}
}

// formOf runs a layout with marks in the slots of a view, and reports false if the output
// cannot be cut: then the layout is run for each page.
func formOf(t *template.Template, name string, view any, s slots) (form, bool) {
	texts, htmls := make([]string, len(s.text)), make([]template.HTML, len(s.html))
	for i, p := range s.text {
		if texts[i] = *p; texts[i] != "" { // whether there is something is part of the shape
			*p = markStart + strconv.Itoa(i) + markEnd
		}
	}
	for i, p := range s.html {
		if htmls[i] = *p; htmls[i] != "" {
			*p = template.HTML(markStart + "\x00" + strconv.Itoa(i) + markEnd)
		}
	}
	var b bytes.Buffer
	err := t.ExecuteTemplate(&b, name, view)
	for i, p := range s.text {
		*p = texts[i]
	}
	for i, p := range s.html {
		*p = htmls[i]
	}
	if err != nil || bytes.Contains(b.Bytes(), []byte("ZgotmplZ")) { // what html/template lets nothing pass
		return form{}, false
	}
	f, ok := cutForm(b.Bytes())
	for _, at := range f.slots { // a text of the site may look like a mark
		ok = ok && (at.kind == slotHTML && at.n < len(s.html) || at.kind != slotHTML && at.n < len(s.text))
	}
	return f, ok
}

func cutForm(out []byte) (f form, ok bool) {
	for {
		piece, rest, found := bytes.Cut(out, []byte(markStart))
		f.pieces = append(f.pieces, piece)
		if !found {
			return f, true
		}
		s := slot{}
		if len(rest) > 0 && rest[0] == 0 {
			s.kind, rest = slotHTML, rest[1:]
		}
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		s.n, _ = strconv.Atoi(string(rest[:digits]))
		rest = rest[digits:]
		switch {
		case s.kind == slotHTML:
			out, ok = bytes.CutPrefix(rest, []byte(markEnd))
		case bytes.HasPrefix(rest, []byte(" ")):
			out, ok = bytes.CutPrefix(rest, []byte(" &#39;/&lt;~"))
		default:
			s.kind = slotURL
			out, ok = bytes.CutPrefix(rest, []byte("%20%27/%3c~"))
		}
		if !ok {
			return form{}, false
		}
		f.slots = append(f.slots, s)
	}
}

// fill prints the page that has these values in its slots.
func (f *form) fill(b *bytes.Buffer, s slots) {
	for i, slot := range f.slots {
		b.Write(f.pieces[i])
		switch slot.kind {
		case slotText:
			b.Write(appendTemplateText(b.AvailableBuffer(), *s.text[slot.n]))
		case slotURL:
			b.Write(appendTemplateURL(b.AvailableBuffer(), *s.text[slot.n]))
		case slotHTML:
			b.WriteString(string(*s.html[slot.n]))
		}
	}
	b.Write(f.pieces[len(f.pieces)-1])
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

// shape tells views apart that the layout prints differently: by what is there.
func (s slots) shape() string {
	b := make([]byte, 0, len(s.text)+len(s.html))
	for _, p := range s.text {
		b = append(b, "01"[min(len(*p), 1)])
	}
	for _, p := range s.html {
		b = append(b, "01"[min(len(*p), 1)])
	}
	return string(b)
}

// hold reports whether a value holds what marks begin with.
func (s slots) hold() bool {
	for _, p := range s.text {
		if strings.Contains(*p, markStart) {
			return true
		}
	}
	for _, p := range s.html {
		if strings.Contains(string(*p), markStart) {
			return true
		}
	}
	return false
}

// isForm reports whether a layout, and all that it includes, only prints what it is given
// and asks whether it is there: then its pages have forms. lists are the fields of the view
// that are lists, whose length may be asked for.
func isForm(t *template.Template, name string, lists ...string) bool {
	c := formCheck{of: t, lists: lists, seen: map[string]bool{}}
	c.template(name)
	return !c.computes
}

type formCheck struct {
	of       *template.Template
	lists    []string
	seen     map[string]bool
	inList   bool // the dot is a list
	computes bool
}

func (c *formCheck) template(name string) {
	if c.seen[name] {
		return
	}
	c.seen[name] = true
	if t := c.of.Lookup(name); t != nil && t.Tree != nil {
		before := c.inList
		c.inList = false
		c.list(t.Tree.Root)
		c.inList = before
	}
}

func (c *formCheck) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			c.pipe(n.Pipe)
		case *parse.IfNode:
			c.branch(&n.BranchNode, c.inList)
		case *parse.WithNode:
			c.branch(&n.BranchNode, len(n.Pipe.Cmds) == 1 && c.isList(n.Pipe.Cmds[0].Args))
		case *parse.RangeNode:
			c.branch(&n.BranchNode, false)
		case *parse.TemplateNode:
			c.pipe(n.Pipe)
			c.template(n.Name)
		}
	}
}

func (c *formCheck) branch(n *parse.BranchNode, inList bool) {
	c.pipe(n.Pipe)
	before := c.inList
	c.inList = inList
	c.list(n.List)
	c.inList = before
	c.list(n.ElseList)
}

func (c *formCheck) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, cmd := range p.Cmds {
		for _, arg := range cmd.Args {
			if slices.Contains(fields(arg), "Notes") {
				c.computes = true // what a method makes of the view has no slots
			}
		}
		if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok && !c.harmless(f.Ident, cmd.Args[1:]) {
			c.computes = true
		}
		for _, arg := range cmd.Args {
			if chain, ok := arg.(*parse.ChainNode); ok {
				arg = chain.Node
			}
			if inner, ok := arg.(*parse.PipeNode); ok {
				c.pipe(inner)
			}
		}
	}
}

// fields are the names that an argument goes through: of ".A.B" and "$x.A.B" A and B.
func fields(arg parse.Node) []string {
	switch n := arg.(type) {
	case *parse.FieldNode:
		return n.Ident
	case *parse.VariableNode:
		return n.Ident[1:]
	case *parse.ChainNode:
		return n.Field
	}
	return nil
}

// harmless reports whether a function gives for a mark what it gives for any other text.
func (c *formCheck) harmless(function string, args []parse.Node) bool {
	switch function {
	case "or", "and", "not":
		return true
	case "t": // prints its arguments
		_, ok := args[0].(*parse.StringNode)
		return ok
	case "len":
		return c.isList(args)
	}
	return strings.HasPrefix(function, "_html_template_") // what a mark shows
}

// isList reports whether the arguments are one list.
func (c *formCheck) isList(args []parse.Node) bool {
	if len(args) != 1 {
		return false
	}
	if _, dot := args[0].(*parse.DotNode); dot {
		return c.inList
	}
	names := fields(args[0])
	return len(names) > 0 && slices.Contains(c.lists, names[len(names)-1])
}
