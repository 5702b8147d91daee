package pages

import (
	"html/template"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// A contentsView is the contents of a report as the layout shows them.
type contentsView struct {
	Page                    page
	Cover, Full, Indicators linkView
	Commitments             linkView
	Parts                   []contentsPart
}

type contentsPart struct {
	linkView
	Sections []linkView
}

// contents prints the contents of the report for all of its pages.
func (r *reportPages) contents() *text.Contents {
	var targets []address.Target
	link := func(to address.Target, number, title string) linkView {
		targets = append(targets, to)
		return linkView{Href: text.HrefMark(len(targets) - 1), Number: number, Text: title}
	}
	section := func(s *report.Section) linkView { return link(address.ToPart(r.Summary, s, ""), s.Number, s.Title) }
	v := contentsView{
		Page:  r.newPage("contents", "", address.Page{}),
		Cover: link(address.ToPage(address.Cover(r.Summary)), "", r.words.T("cover")),
		Full:  link(address.ToPage(address.Full(r.Summary)), "", r.words.T("full")),
	}
	if len(r.Data.Indicators) > 0 {
		v.Indicators = link(address.ToPage(address.Indicators(r.Summary)), "", r.words.T("indicators"))
	}
	if hasCommitments(r.Summary) {
		v.Commitments = link(address.ToPage(address.Commitments(r.Summary)), "", r.words.T("commitments"))
	}
	for _, s := range r.Parts {
		part := contentsPart{linkView: section(s)}
		for _, child := range s.Children {
			if child.HasPage() {
				part.Sections = append(part.Sections, section(child))
			}
		}
		v.Parts = append(v.Parts, part)
	}
	return text.NewContents(string(r.print(r.layouts.contents, v, r.files)), targets)
}

// nav returns the mark of the contents on a page.
func (r *reportPages) nav(s *pageBuffer, at address.Page, self *report.Section) template.HTML {
	return s.text(func(b *text.Buffer) { r.contentsNav.Write(b, at, self) })
}
