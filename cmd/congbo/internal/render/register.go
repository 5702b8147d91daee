package render

import (
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
)

// A registerPage is the register of directives, by type.
type registerPage struct {
	Page   page
	Crumbs []crumb
	Count  int
	Types  []registerType
}

type registerType struct {
	ID, Name   string
	Directives []directiveRow
}

// A directiveRow is one document in the register.
type directiveRow struct {
	Href, Key, Issuer, Title string
	Date                     citation.Date
	Cited                    int
	Registered               bool
}

func (s *website) register() *files {
	f, at := &files{}, place{path: registerPath}
	v := registerPage{
		Page:   s.newPage("directives", s.words.t("directives"), at),
		Crumbs: []crumb{{at.root() + folderIndex, s.words.t("home")}},
		Count:  len(s.Directives),
	}
	for _, d := range s.Directives {
		if n := len(v.Types); n == 0 || v.Types[n-1].Name != d.Type {
			v.Types = append(v.Types, registerType{ID: citation.Slug(d.Type), Name: d.Type})
		}
		last := &v.Types[len(v.Types)-1]
		last.Directives = append(last.Directives, directiveRow{
			Href: at.href(toPage(directivePath(d))), Key: directiveName(d), Issuer: d.Issuer, Title: d.Title,
			Date: d.Date, Cited: len(d.Mentions), Registered: d.Registered != nil,
		})
	}
	v.Page.Description = s.words.t("directives-description", s.Data.Site.Committee)
	s.frame(&v.Page, f)
	s.page(f, s.sheet(), at.path+folderIndex, v.Page.Kind, v)
	return f
}

// directiveName is what a document is told by besides its type: "05-CT/TW".
func directiveName(d *report.Directive) string {
	if d.Key != "" {
		return d.Key
	}
	return d.Title
}
