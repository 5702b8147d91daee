// Package epub writes a report as an e-book (EPUB 3): its cover in the official form, its
// contents, a page for each part and section, its notes, which readers show where they are
// mentioned, its tables and pictures. The text is that of package text, as on the pages of the
// site; the same report gives the same bytes. Package epub reads no source and decides nothing
// about a site.
package epub

import (
	_ "embed"
	"fmt"
	"html/template"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/text"
)

// A Left is something of a report that the book shows otherwise than the pages of the site.
type Left struct {
	Span source.Span
	Why  diag.Text
}

// Write makes the book of a report, and says what it could not carry over as it is.
func Write(site *report.Site, r *report.Report) ([]byte, []Left, error) {
	b := &book{Report: r, site: site, text: text.NewSite(site, nil), names: address.Book{}}
	b.name()
	pictures := b.pictures() // before the pages, which only show what the book has
	if err := b.pages(); err != nil {
		return nil, nil, err
	}
	b.files = append(append(b.files, file{name: styleName, media: "text/css", bytes: style}), pictures...)
	packed, err := b.pack()
	return packed, b.left, err
}

// A book is a report on its way into an e-book.
type book struct {
	*report.Report
	site  *report.Site
	text  *text.Site
	names address.Book
	files []file
	left  []Left
}

// A file is a file of the book.
type file struct {
	name, media string
	role        string // properties in the manifest
	bytes       []byte
}

// The files that every book has.
const (
	coverName    = "cover.xhtml"
	contentsName = "contents.xhtml"
	footName     = "signature.xhtml"
	styleName    = "book.css"

	pageMedia = "application/xhtml+xml"
)

//go:embed book.css
var style []byte

// name gives the pages of the report their files.
func (b *book) name() {
	b.names[address.Escape(address.Cover(b.Summary))] = coverName
	for n, s := range b.Pages() {
		b.names[address.Escape(s.Folder)] = fmt.Sprintf("%03d.xhtml", n+1)
	}
}

// at is the page of the book that a folder of the site is.
func (b *book) at(folder string) address.Page {
	return address.Page{Path: address.Escape(folder), Alone: true, Base: template.HTMLEscapeString(b.site.Data.Site.BaseURL), Book: b.names}
}

// pages makes the pages in the order of reading.
func (b *book) pages() error {
	if err := b.lay(coverName, "cover", "", b.cover()); err != nil {
		return err
	}
	if err := b.lay(contentsName, "contents", "nav", b.contents()); err != nil {
		return err
	}
	for _, s := range b.Pages() {
		if err := b.lay(b.names[address.Escape(s.Folder)], "section", "", b.section(s)); err != nil {
			return err
		}
	}
	if f := b.Front; f.Signer == "" && f.SignerTitle == "" && len(f.SignedFor)+len(f.Recipients) == 0 {
		return nil
	}
	return b.lay(footName, "foot", "", b.foot())
}
