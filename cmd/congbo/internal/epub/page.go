package epub

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

//go:embed pages.xhtml
var layoutText string

// layouts are those of all pages, a name each.
var layouts = template.Must(template.New("").Parse(layoutText))

// A page is what the layout of every page shows.
type page struct {
	Words words.Words
	Lang  string // of what the page says
	Title string
	Front *data.Front
	Form  data.Form
}

func (b *book) page(lang, title string) page {
	return page{b.text.Words, lang, title, b.Front, b.Form}
}

// name is the title of the book, as the cover reads.
func (b *book) title() string { return strings.TrimSpace(b.Front.Kind + " " + b.Front.Title) }

// lay adds a page.
func (b *book) lay(name, layout, role string, view any) error {
	var out bytes.Buffer
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	if err := layouts.ExecuteTemplate(&out, layout, view); err != nil {
		return err
	}
	b.files = append(b.files, file{name, pageMedia, role, bytes.Map(inXML, out.Bytes())})
	return nil
}

// inXML is a character as XML can hold it.
func inXML(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
		return '\ufffd'
	}
	return r
}

// A coverPage is the head of the report in its form, and what it opens with.
type coverPage struct {
	page
	Draft         bool
	Number, Dated string
	Amended       []string // when and why, since it was sealed
	Text          template.HTML
	Notes         []note
}

func (b *book) cover() coverPage {
	v := coverPage{
		page:   b.page(b.Form.Lang(), b.title()),
		Draft:  b.Front.Status == "draft",
		Number: b.Form.Number(b.Front.Number),
		Dated:  words.Dated(b.Front, b.Form),
	}
	for _, s := range b.site.Data.Seals {
		if s.Period.ID == b.Period.ID && s.Edition > 1 {
			v.Amended = append(v.Amended, v.Words.T("amended-on", v.Words.Date(s.Date), s.Reason))
		}
	}
	v.Text, v.Notes = b.document(b.Index(), b.at(address.Cover(b.Summary)), 0)
	return v
}

// A sectionPage is a part or a section.
type sectionPage struct {
	page
	Part       bool
	ID, Number string
	Printed    bool // the record prints the title; else it is for navigation only
	Heading    template.HTML
	Text       template.HTML
	Notes      []note
}

func (b *book) section(s *report.Section) sectionPage {
	v := sectionPage{page: b.page(b.Form.Lang(), strings.TrimSpace(s.Number+" "+s.Title)), Part: s.Parent == nil, ID: s.ID, Number: s.Number, Printed: s.Printed}
	d, at, depth := b.Document(s), b.at(s.Folder), s.Level-1
	if d.Title != nil {
		v.Heading = written(func(on *text.Buffer) { b.text.Title(on, d, b.context(at, depth)) })
	}
	v.Text, v.Notes = b.document(d, at, depth)
	return v
}

// foot is the signature and who receives the report.
func (b *book) foot() page { return b.page(b.Form.Lang(), b.title()) }

func (b *book) context(at address.Page, shift int) text.Context {
	return text.Context{Page: at, Report: b.Report, Shift: shift}
}

func written(write func(on *text.Buffer)) template.HTML {
	var on text.Buffer
	write(&on)
	return template.HTML(on.String())
}

// document is the text of a file, its headings so much below those of a page, and the notes
// that it mentions.
func (b *book) document(d *report.Document, at address.Page, shift int) (template.HTML, []note) {
	body := written(func(on *text.Buffer) { b.text.Document(on, d, b.context(at, shift)) })
	return body, b.notes(text.NotesOf(d.Mentions()), at)
}

// A note is a note that a page mentions.
type note struct {
	ID    string
	Text  template.HTML
	Backs []back
}

// A back leads from a note to a mention of it.
type back struct{ Href, Label string }

func (b *book) notes(listed []*report.Note, at address.Page) []note {
	var all []note
	for _, n := range listed {
		v := note{ID: text.NoteID(n), Text: written(func(on *text.Buffer) { b.text.Note(on, n, b.context(at, 0)) })}
		for _, ref := range n.Refs {
			label := b.text.Words.T("note-back", n.Number)
			if len(n.Refs) > 1 {
				label = b.text.Words.T("note-back-nth", n.Number, ref.Nth)
			}
			v.Backs = append(v.Backs, back{at.Href(text.ToMention(b.Summary, ref, listed, at)), label})
		}
		all = append(all, v)
	}
	return all
}

// A contentsPage is the contents of the book.
type contentsPage struct {
	page
	TextLang string // of the titles
	Cover    string // its file
	Body     string // the file that the text begins with
	Entries  []entry
}

// An entry is a line of the contents, and those below it.
type entry struct {
	Href, Number, Title string
	Entries             []entry
}

func (b *book) contents() contentsPage {
	v := contentsPage{page: b.page(b.text.Words.Language, b.text.Words.T("contents")), TextLang: b.Form.Lang(), Cover: coverName, Body: coverName}
	if len(b.Parts) > 0 {
		v.Body = b.names[address.Escape(b.Parts[0].Folder)]
	}
	v.Entries = append(b.entries(b.Opening), b.entries(b.Parts)...)
	return v
}

func (b *book) entries(of []*report.Section) []entry {
	var all []entry
	for _, s := range of {
		all = append(all, entry{b.at("").Href(address.ToPart(b.Summary, s, "")), s.Number, s.Title, b.entries(s.Children)})
	}
	return all
}
