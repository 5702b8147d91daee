package link

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// relations joins the documents that the register relates with each other, both
// ways, and finds the file of each. Those of one kind stand in the order of the
// register.
func (j *joiner) relations(all []*report.Directive, o order) {
	entries := map[string]*report.Directive{}
	symbols := map[string][]*report.Directive{}
	var names []string
	for _, d := range all {
		entries[d.Slug] = d
		if d.Key != "" {
			symbols[j.foldKey(d.Key)] = append(symbols[j.foldKey(d.Key)], d)
			names = append(names, d.Key)
		}
	}
	for _, d := range all {
		if d.Registered == nil {
			continue
		}
		for _, field := range []struct {
			key        string
			kind, back report.RelationKind
			names      []string
		}{
			{"replaces", report.Replaces, report.ReplacedBy, d.Registered.Replaces},
			{"replaced_by", report.ReplacedBy, report.Replaces, d.Registered.ReplacedBy},
			{"amends", report.Amends, report.AmendedBy, d.Registered.Amends},
			{"implements", report.Implements, report.ImplementedBy, d.Registered.Implements},
		} {
			for _, name := range field.names {
				fit := symbols[j.foldKey(name)]
				if d := entries[name]; d != nil {
					fit = []*report.Directive{d}
				}
				if other := j.related(d, field.key, name, fit, names); other != nil {
					relate(d, field.kind, other)
					relate(other, field.back, d)
				}
			}
		}
		if d.Registered.File != "" {
			d.File = j.fileOf(d.Registered)
		}
	}
	for _, d := range all {
		slices.SortStableFunc(d.Relations, func(a, b report.Relation) int {
			if a.Kind != b.Kind {
				return int(a.Kind) - int(b.Kind)
			}
			return o.compare(a.Directive, b.Directive)
		})
	}
}

// related is the one document that an entry of the register names, else nil and
// a finding.
func (j *joiner) related(d *report.Directive, key, name string, fit []*report.Directive, names []string) *report.Directive {
	at := d.Registered.Fields[key]
	switch {
	case len(fit) == 0:
		j.found.Add(diag.Finding{Code: "register/relation", Severity: diag.Error, Span: at,
			Message: diag.Say("%s: không có văn bản %q trong danh mục", "%s: document %q is not in the register", key, name),
			Hint:    j.suggest(name, names, diag.Say("thêm văn bản ấy vào data/directives.toml, hoặc ghi đúng số, ký hiệu", "add that document to data/directives.toml, or correct its symbol"))})
		return nil
	case len(fit) > 1:
		ids := make([]string, len(fit))
		for i, d := range fit {
			ids[i] = d.Slug
		}
		j.found.Add(diag.Finding{Code: "register/relation", Severity: diag.Error, Span: at,
			Message: diag.Say("%s: có nhiều văn bản số, ký hiệu %q", "%s: several documents have the symbol %q", key, name),
			Hint:    diag.Say("ghi tên mục: %s", "write the name of the entry: %s", strings.Join(ids, ", "))})
		return nil
	case fit[0] == d:
		j.found.Add(diag.Finding{Code: "register/relation", Severity: diag.Error, Span: at,
			Message: diag.Say("%s: văn bản %q dẫn tới chính nó", "%s: document %q names itself", key, name),
			Hint:    diag.Say("ghi số, ký hiệu của văn bản kia", "write the symbol of the other document")})
		return nil
	}
	return fit[0]
}

func relate(d *report.Directive, kind report.RelationKind, other *report.Directive) {
	if r := (report.Relation{Kind: kind, Directive: other}); !slices.Contains(d.Relations, r) {
		d.Relations = append(d.Relations, r)
	}
}

// fileOf is the file of the site that holds a document: its path in the site, or
// without content/ or static/ as it is published.
func (j *joiner) fileOf(d *data.Directive) *source.File {
	files := slices.Concat(j.site.Assets, j.site.Static)
	var names []string
	for _, f := range files {
		_, published, _ := strings.Cut(f.Path, "/")
		if d.File == f.Path || d.File == published {
			return f
		}
		names = append(names, published)
	}
	j.found.Add(diag.Finding{Code: "register/file", Severity: diag.Error, Span: d.Fields["file"],
		Message: diag.Say("không có tệp %q", "there is no file %q", d.File),
		Hint:    j.suggest(d.File, names, diag.Say("đặt tệp vào static/ hoặc content/<kỳ>/files/ rồi ghi đường dẫn của tệp", "put the file into static/ or content/<period>/files/ and write its path"))})
	return nil
}
