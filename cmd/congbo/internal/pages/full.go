package pages

import (
	"congbo/cmd/congbo/internal/minify"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/text"
)

// A fullPage is the whole report on one page, made for reading through and for
// printing.
type fullPage struct {
	Page page
	headView
	TopID   string
	Nav     template.HTML
	Trail   template.HTML // the crumbs
	Opening template.HTML
	Amended string // when and why, since it was sealed; empty if it was not
	Parts   []fullSection
	noteList
	Cite string // how the report is cited, without its title
}

// A fullSection is a part or section on the full page.
type fullSection struct {
	ID, Number, Title string
	At                string        // how the report calls it: "mục I.2"
	Heading           template.HTML // the title with links to what it cites
	Printed           bool
	Text              template.HTML
	Sections          []fullSection
}

// full makes the page, and the report in one file.
func (r *reportPages) full() {
	at := address.Page{Path: address.Full(r.Summary), Full: r.Summary}
	r.fullPage(at, at.Path+address.Index)
	if r.smoke {
		return
	}
	at.Alone, at.Base = true, template.HTMLEscapeString(r.website.Data.Site.BaseURL)
	r.size = r.fullPage(at, address.OneFile(r.Summary))
}

// fullPage makes a page of the whole report, and returns its size; 0 where the layout fails.
func (r *reportPages) fullPage(at address.Page, path string) int {
	on := r.pageBuffer()
	v := fullPage{
		Page:     r.newPage("full", r.reportName(r.Summary)+" – "+r.words.T("full"), at),
		headView: r.head(),
		TopID:    address.TopID,
		Nav:      r.nav(on, at, nil),
		Opening:  r.textOf(on, r.body.Index(), r.shown(at, 0)),
		Amended:  r.amended(nil),
		noteList: r.notes(on, r.endnotes(), at),
		Cite:     r.cite(false),
	}
	for _, s := range r.Parts {
		v.Parts = append(v.Parts, r.fullSection(on, s, at, 1))
	}
	v.Page.Description = r.Front.Title
	v.Page.Record = r.reportRecord(v.Page)
	if at.Alone {
		v.Page.HasFeed = false // the file stands alone
		v.Page.Footer = r.print(r.layouts.footer, shellView{v.Page.shellKey}, r.files)
		v.Page.Assets, v.Page.StyleSource = r.print(r.layouts.style, r.style().text, r.files), r.style().source
	} else {
		r.shell(&v.Page, r.files)
		crumbs := []crumb{{at.Root() + address.Index, r.words.T("home")}, {at.Root() + address.Cover(r.Summary) + address.Index, r.periodName(r.Summary)}}
		v.Trail = r.print(r.layouts.crumbs, struct{ Crumbs []crumb }{crumbs}, r.files)
	}
	defer r.done(on)
	if !r.lay(r.files, on, v.Page.Kind, v) {
		return 0
	}
	return r.files.page(path, v.Page.Kind, on)
}

// Paper makes the full page of a report for a print engine that sets notes at the foot of the
// paper: each stands where it is mentioned (see [text.Footnotes]), and only the others are
// listed at the end.
func Paper(site *report.Site, reports []*report.Report, whole *report.Report, layouts *Layouts, static []*source.File) ([]byte, diag.List) {
	tree, put := output.Collect()
	s := newSite(site, reports, layouts, static)
	s.sink = put
	r := s.reportPages(whole)
	r.footnotes = text.Footnotes(whole)
	at := address.Page{Path: address.Full(r.Summary), Full: r.Summary}
	r.fullPage(at, at.Path+address.Index)
	return tree[at.Path+address.Index], r.files.found
}

// endnotes are the notes that are listed at the end of the full page.
func (r *reportPages) endnotes() []*report.Note {
	return slices.DeleteFunc(slices.Clone(r.body.Notes), func(n *report.Note) bool { return r.footnotes[n] != nil })
}

// A style is style sheets as they stand in a page that loads none: the report in one file, and
// what a server shows for an address that has no page.
type style struct {
	text   template.CSS
	source string // that the page's policy allows
}

// fullStyles are the style sheets that the full page loads, in their order.
var fullStyles = [...]string{"css/congbo.css", "css/table.css", "css/cover.css"}

// styleOf is style sheets as they stand in a page.
func styleOf(static []*source.File, names ...string) style {
	var b strings.Builder
	for _, name := range names {
		for _, f := range static {
			if address.File(f) == name {
				b.Write(minify.File(f.Path, f.Bytes()))
			}
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return style{template.CSS(b.String()), "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// fullSection shows a part (depth 1) or section (depth 2), its headings below
// those of the page above them.
func (r *reportPages) fullSection(on *pageBuffer, s *report.Section, at address.Page, depth int) fullSection {
	v := fullSection{ID: s.FullID, Number: s.Number, Title: s.Title, At: r.called(s), Heading: r.title(on, s, at), Printed: s.Printed}
	v.Text = r.textOf(on, r.body.Document(s), r.shown(at, depth))
	for _, child := range s.Children {
		if child.HasPage() {
			v.Sections = append(v.Sections, r.fullSection(on, child, at, depth+1))
		}
	}
	return v
}
