package render

import (
	"html/template"
	"path"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
)

// A directivePage is one official document: what is known of it, and every
// sentence that cites it.
type directivePage struct {
	Page       page
	Directive  *report.Directive
	Name       string // "Chỉ thị số 05-CT/TW"
	Registered bool
	URL, Term  string
	File       linkView
	CiteThis   string // the citation in the official form
	Relations  []relationView
	Crumbs     []crumb
	Cited      int
	Citing     template.HTML // the sentences of each report, printed by its layout

	citing []citingReport
}

// Reports are the reports that cite the document, for a layout that lists them itself.
func (p directivePage) Reports() []citingReport { return p.citing }

// A relationView is the documents that one document replaces, or is replaced by,
// and so on.
type relationView struct {
	Name       string
	Directives []linkView
}

// A citingReport is the sentences of one report that cite a document: items of a
// list, each with its place as a link and the sentence, the citation marked. A
// register of a province has tens of thousands; a template took longer over them
// than over everything else.
type citingReport struct {
	Name, Period, Href string
	Mentions           template.HTML
}

// directive makes the page of a document.
func (s *website) directive(d *report.Directive) *files {
	f, at, on, quote := s.files(), place{path: directivePath(d)}, s.sheet(), s.buffer()
	defer s.back(quote)
	v := directivePage{
		Page:       s.newPage("directive", s.words.directive(d), at),
		Directive:  d,
		Name:       s.words.directive(d),
		Registered: d.Registered != nil,
		Crumbs:     []crumb{{at.root() + folderIndex, s.words.t("home")}, {at.root() + registerPath + folderIndex, s.words.t("directives")}},
		Cited:      len(d.Mentions),
		citing:     s.citing(f, on, quote, d, at),
	}
	on.items.Reset()
	for i := range v.citing {
		s.printOr(s.citingPress, &on.items, &v.citing[i], f)
	}
	v.Citing = template.HTML(on.items.String())
	if d.Registered != nil {
		v.URL, v.Term = d.Registered.URL, d.Registered.Term
	}
	if d.File != nil {
		v.File = linkView{Href: at.href(toPage(publishedPath(d.File))), Text: path.Base(d.File.Path)}
	}
	v.CiteThis, v.Relations = citeThis(d), s.relations(d, at)
	v.Page.Description = strings.TrimSpace(v.Name + " " + d.Title)
	s.frame(&v.Page, f)
	s.page(f, on, at.path+folderIndex, v.Page.Kind, v)
	return f
}

func (s *website) directiveLink(d *report.Directive, at place) linkView {
	return linkView{Href: at.href(toPage(directivePath(d))), Text: s.words.directive(d)}
}

// citeThis is how a text cites a document, in the official form, as far as it is
// known.
func citeThis(d *report.Directive) string {
	if d.Key == "" {
		return strings.TrimSpace(d.Type + " " + d.Title)
	}
	c := citation.Citation{Key: d.Key, Type: d.Type, Number: d.Number, Symbol: d.Symbol, Date: d.Date, Issuer: d.Issuer, Form: citation.Full}
	if d.Title == "" {
		return c.String()
	}
	return c.String() + " về " + strings.TrimPrefix(strings.TrimPrefix(d.Title, "Về "), "về ")
}

// relationKeys name the strings of the relations.
var relationKeys = map[report.RelationKind]string{
	report.Replaces: "replaces", report.ReplacedBy: "replaced-by", report.Amends: "amends",
	report.AmendedBy: "amended-by", report.Implements: "implements", report.ImplementedBy: "implemented-by",
}

// relations groups the documents related to one by kind.
func (s *website) relations(d *report.Directive, at place) []relationView {
	var all []relationView
	for i, r := range d.Relations {
		if i == 0 || r.Kind != d.Relations[i-1].Kind {
			all = append(all, relationView{Name: s.words.t(relationKeys[r.Kind])})
		}
		last := &all[len(all)-1]
		last.Directives = append(last.Directives, s.directiveLink(r.Directive, at))
	}
	return all
}

// citing groups the mentions of a document by report; their sentences are read into quote.
func (s *website) citing(f *files, on *sheet, quote *[]byte, d *report.Directive, at place) []citingReport {
	var all []citingReport
	for mentions := d.Mentions; len(mentions) > 0; {
		r := s.owners[mentions[0].Passage.Document]
		n := 1
		for n < len(mentions) && s.owners[mentions[n].Passage.Document] == r {
			n++
		}
		if r != nil {
			of := mentions[:n]
			all = append(all, citingReport{Name: s.reportName(r), Period: s.periodName(r), Href: at.href(toPage(coverPath(r))),
				Mentions: on.text(func(dst []byte) []byte {
					texts := s.texts(r)
					for _, m := range of {
						q, err := texts.quote(m, quote)
						f.fail(err)
						dst = s.appendMention(dst, r, m, at, q)
					}
					return dst
				})})
		}
		mentions = mentions[n:]
	}
	return all
}

// appendMention appends a sentence that cites a document, as an item of a list.
func (s *website) appendMention(dst []byte, r *report.Report, m *report.Mention, at place, q sentence) []byte {
	dst = append(dst, `<li><a class="place" href="`...)
	dst = at.appendHref(dst, toMention(r, m))
	dst = append(dst, `">`...)
	dst = appendText(dst, s.words.standsAt(m, r))
	dst = append(dst, `</a> <blockquote lang="vi">`...)
	dst = appendText(dst, q.before())
	dst = append(dst, "<mark>"...)
	dst = appendText(dst, q.cited())
	dst = append(dst, "</mark>"...)
	dst = appendText(dst, q.after())
	return append(dst, "</blockquote></li>\n"...)
}

// directive names a document: "Chỉ thị số 05-CT/TW"; by its title where it has
// no number.
func (w words) directive(d *report.Directive) string {
	switch {
	case d.Key == "":
		return strings.TrimSpace(d.Type + " " + d.Title)
	case d.Symbol == "":
		return strings.TrimSpace(d.Type + " " + d.Key)
	}
	return w.t("directive-name", d.Type, d.Key)
}

// standsAt names the place of a citation: "mục I.2.1", "chú thích 7".
func (w words) standsAt(m *report.Mention, r *report.Report) string {
	switch p := m.Passage; {
	case p.Note != nil:
		return w.t("note-number", p.Note.Number)
	case p.Section == nil:
		return w.t("opening")
	default:
		return w.reference(report.Target{Report: r, Section: p.Section}, r)
	}
}
