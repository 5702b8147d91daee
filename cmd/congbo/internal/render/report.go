package render

import (
	"bytes"
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// reportPages makes the pages of one report. What they share is made once.
type reportPages struct {
	*website
	*report.Report
	files  *files
	bodies map[any]*Body     // by *report.Document and *report.Note
	navs   map[string]string // the contents, by the way to the root
}

// report makes every page of a report.
func (s *website) report(r *report.Report) *files {
	p := &reportPages{website: s, Report: r, files: &files{}, bodies: map[any]*Body{}, navs: map[string]string{}}
	p.write()
	p.cover()
	for _, section := range r.Parts {
		p.section(section)
		for _, child := range section.Children {
			if child.HasPage() {
				p.section(child)
			}
		}
	}
	p.full()
	p.indicators()
	return p.files
}

// write renders every text of the report.
func (r *reportPages) write() {
	for _, d := range documents(r.Report) {
		pen := newPen(r.words, r.Report, d)
		r.writeText(pen, d, func() (*Body, error) { return pen.write(r.markdown, d.Root) })
		for _, n := range d.Notes {
			if n.Number > 0 {
				r.writeText(pen, n, func() (*Body, error) { return pen.write(r.markdown, n.Root) })
			}
		}
	}
}

func (r *reportPages) writeText(p *pen, key any, write func() (*Body, error)) {
	body, err := write()
	if err != nil {
		r.files.found.Add(diag.Finding{Code: "render/failed", Severity: diag.Error, Span: source.At(p.document.File),
			Message: diag.Say("không dựng được văn bản này: %v", "cannot render this text: %v", err),
			Hint:    diag.Say("báo cho người phát triển congbo kèm tệp này", "tell the developers of congbo, with this file")})
		body = &Body{}
	}
	r.bodies[key] = body
}

// body returns the text of a *report.Document or *report.Note; empty if there is
// none.
func (r *reportPages) body(of any) *Body {
	if b := r.bodies[of]; b != nil {
		return b
	}
	return &Body{}
}

// documents are the files of the report in reading order.
func documents(r *report.Report) []*report.Document {
	all := []*report.Document{r.Index}
	var add func([]*report.Section)
	add = func(sections []*report.Section) {
		for _, s := range sections {
			if s.HasPage() {
				if s.Document != nil {
					all = append(all, s.Document)
				}
				add(s.Children)
			}
		}
	}
	add(r.Parts)
	return all
}

// A contentsView is the contents of a report as the layout shows them.
type contentsView struct {
	page
	Cover, Full, Indicators linkView
	Parts                   []contentsPart
}

type contentsPart struct {
	linkView
	Sections []linkView
}

func (r *reportPages) contents(at place) contentsView {
	v := contentsView{
		page:  r.newPage("contents", "", at),
		Cover: linkView{Href: at.href(toPage(coverPath(r.Report))), Text: r.words.t("cover")},
		Full:  linkView{Href: at.href(toPage(fullPath(r.Report))), Text: r.words.t("full")},
	}
	if len(r.Data.Indicators) > 0 {
		v.Indicators = linkView{Href: at.href(toPage(indicatorsPath(r.Report))), Text: r.words.t("indicators")}
	}
	for _, s := range r.Parts {
		part := contentsPart{linkView: r.sectionLink(s, at)}
		for _, child := range s.Children {
			if child.HasPage() {
				part.Sections = append(part.Sections, r.sectionLink(child, at))
			}
		}
		v.Parts = append(v.Parts, part)
	}
	return v
}

// sectionLink leads to the page of a section, or to the section on the full page.
func (r *reportPages) sectionLink(s *report.Section, at place) linkView {
	return linkView{Href: at.href(toPart(r.Report, s, "")), Number: s.Number, Text: s.Title}
}

// nav returns the contents for a page, with its own entry marked as current and
// the headings on it listed below. The layout writes each entry as
// <a href="…">…</a>; it runs once for each depth of pages.
func (r *reportPages) nav(at place, self *report.Section) template.HTML {
	text, ok := r.navs[at.root()]
	if !ok {
		text = string(r.contentsHTML(r.contents(at)))
		r.navs[at.root()] = text
	}
	own := `href="` + at.root() + escapeURL(at.path) + folderIndex + `"`
	before, after, ok := strings.Cut(text, own)
	if !ok {
		return template.HTML(text)
	}
	entry, rest, _ := strings.Cut(after, "</a>")
	var b strings.Builder
	b.WriteString(before + own + ` aria-current="page"` + entry + "</a>")
	if self != nil {
		writeHeadings(&b, self.Children)
	}
	b.WriteString(rest)
	return template.HTML(b.String())
}

func (r *reportPages) contentsHTML(v contentsView) template.HTML {
	var b bytes.Buffer
	if err := r.layouts.nav.Execute(&b, v); err != nil {
		r.files.found.Add(r.plain.finding("partials/contents.html", err))
	}
	return template.HTML(b.String())
}

// writeHeadings lists the headings of a page.
func writeHeadings(b *strings.Builder, sections []*report.Section) {
	open := false
	for _, s := range sections {
		if s.HasPage() {
			continue
		}
		if !open {
			b.WriteString(`<ol class="headings">`)
			open = true
		}
		b.WriteString(`<li><a href="#` + escapeURL(s.ID) + `">`)
		if s.Number != "" {
			b.WriteString(`<span class="number">` + template.HTMLEscapeString(s.Number) + "</span> ")
		}
		b.WriteString(template.HTMLEscapeString(s.Title) + "</a></li>")
	}
	if open {
		b.WriteString("</ol>")
	}
}

// ownersOf tells which report a document belongs to.
func ownersOf(reports []*report.Report) map[*report.Document]*report.Report {
	owners := map[*report.Document]*report.Report{}
	for _, r := range reports {
		for _, d := range documents(r) {
			owners[d] = r
		}
	}
	return owners
}
