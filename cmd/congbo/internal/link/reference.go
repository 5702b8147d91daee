package link

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// references joins links and cross-references with the places they name within the
// report, and lists those that name another one. A destination is the path of a Markdown
// file or of its folder, relative to the file it is written in, with or without #id; #id
// alone, on whatever page of the report; a file under files/. Addresses of the site,
// "/van-ban/…", are left to the check of the output.
func (l *Linked) references() {
	l.Outline.titles = make(map[*report.Section]string, len(l.headings))
	for s := range l.headings {
		l.Outline.titles[s] = l.titleOf(s)
	}
	for _, d := range l.Documents {
		for _, x := range d.CrossRefs {
			if _, leaves := l.periodOf(d, x.Destination); leaves {
				l.outward = append(l.outward, outward{document: d, ref: x})
			} else {
				l.crossReference(nil, d, x)
			}
		}
		for _, x := range d.Links {
			if x.External {
				continue
			}
			if _, leaves := l.periodOf(d, x.Destination); leaves {
				l.outward = append(l.outward, outward{document: d, link: x})
			} else {
				x.Target = l.target(nil, d, x.Destination, x.Span)
			}
		}
	}
}

// periodOf is the period whose report a destination names a place of, and whether it is
// another than this one.
func (l *Linked) periodOf(d *report.Document, destination string) (period string, leaves bool) {
	file, _, _ := strings.Cut(destination, "#")
	rest, within := strings.CutPrefix(path.Join(path.Dir(d.File.Path), unescape(file)), "content/")
	period, _, _ = strings.Cut(rest, "/")
	return period, within && period != l.Period.ID && file != "" && !strings.HasPrefix(file, "/")
}

// A finder finds the report of another period; nil where there is none.
type finder func(period string) *Outline

// crossReference resolves a reference that prints the number of what it leads to.
func (l *Linked) crossReference(others finder, d *report.Document, x *report.CrossRef) {
	t := l.target(others, d, x.Destination, x.Span)
	switch {
	case t.Asset != nil, t.Table == report.Unnumbered, t.Report == nil && strings.HasPrefix(x.Destination, "/"):
		l.Found.Add(diag.Finding{Code: "link/empty", Severity: diag.Error, Span: x.Span,
			Message: diag.Say("liên kết không có chữ, và nơi đến không có số mục để in thay", "the link has no text, and what it leads to has no number to print instead"),
			Hint:    diag.Say("viết chữ vào giữa [ và ]", "write text between [ and ]")})
	case t.Report != nil:
		t.Title = l.outlineOf(others, t.Report.Period.ID).titles[t.Section]
		if text := l.words.Reference(t, l.Summary); l.insert(d, len(text), x.Span) {
			x.Target, x.Text = t, text
		}
	}
}

// target resolves a destination, or says that it leads nowhere.
func (l *Linked) target(others finder, d *report.Document, destination string, at source.Span) report.Target {
	if strings.HasPrefix(destination, "/") {
		return report.Target{}
	}
	file, id, hasID := strings.Cut(destination, "#")
	file, id = unescape(file), unescape(id)
	name := path.Join(path.Dir(d.File.Path), file)
	if file != "" && !strings.HasPrefix(name+"/", "content/") {
		l.Found.Add(diag.Finding{Code: "link/outside", Severity: diag.Error, Span: at,
			Message: diag.Say("liên kết %q dẫn ra ngoài thư mục content", "link %q leaves the folder content", destination),
			Hint:    diag.Say("chỉ liên kết tới tệp trong content; tệp đính kèm đặt ở content/%s/files/", "link only to files in content; attachments belong in content/%s/files/", l.Period.ID)})
		return report.Target{}
	}
	if asset := l.asset(others, name, file); asset != nil {
		if other := l.reportOf(others, name); other != nil && other.Withdrawal != nil && other != l.Outline {
			return report.Target{Report: other.Summary} // the notice stands for what was attached
		}
		return report.Target{Report: l.Summary, Asset: asset, ID: id}
	}
	there := l.Outline.places[d.File.Path]
	if file != "" {
		var ok bool
		if there, ok = l.place(others, name); !ok {
			l.broken(destination, at, l.suggest(file, l.paths(path.Dir(d.File.Path)), diag.Say("kiểm tra lại đường dẫn; nó tính từ thư mục của tệp này", "check the path; it starts from the folder of this file")))
			return report.Target{}
		}
		if !hasID {
			return report.Target{Report: there.report.Summary, Section: there.section}
		}
	}
	if id == "" {
		l.broken(destination, at, diag.Say("viết nơi đến vào giữa ( và )", "write between ( and ) where it leads"))
		return report.Target{}
	}
	t, ok := there.report.onPage(there.section, id)
	if !ok {
		l.broken(destination, at, l.suggest(id, there.report.idList(), diag.Say("đặt mã {#%s} ở đề mục cần dẫn tới", "put {#%s} at the heading that is meant", id)))
		return report.Target{}
	}
	if file != "" && t.Section.Page() != there.section {
		l.broken(destination, at, diag.Say("#%[1]s nằm ở tệp %[2]s; có thể viết gọn (#%[1]s)", "#%[1]s stands in %[2]s; (#%[1]s) alone is enough", id, there.report.fileOf(t.Section)))
		return report.Target{}
	}
	return t
}

func (l *Linked) broken(destination string, at source.Span, hint diag.Text) {
	l.Found.Add(diag.Finding{Code: "link/broken", Severity: diag.Error, Span: at,
		Message: diag.Say("liên kết %q không dẫn tới đâu", "link %q leads nowhere", destination), Hint: hint})
}

// reportOf is the report that a path of content/ belongs to; nil for none.
func (l *Linked) reportOf(others finder, name string) *Outline {
	period, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	return l.outlineOf(others, period)
}

// outlineOf is that of the report of a period; nil for none.
func (l *Linked) outlineOf(others finder, period string) *Outline {
	switch {
	case period == l.Period.ID:
		return l.Outline
	case others == nil: // within the report alone
		return nil
	}
	return others(period)
}

// place is where the file of a path, or the _index.md of a folder, is published.
func (l *Linked) place(others finder, name string) (place, bool) {
	r := l.reportOf(others, name)
	if r == nil {
		return place{}, false
	}
	there, ok := r.places[name]
	return there, ok
}

// asset is the file of a path, or of a path below the report's own folder.
func (l *Linked) asset(others finder, name, file string) *source.File {
	for _, at := range []struct {
		report *Outline
		name   string
	}{{l.reportOf(others, name), name}, {l.Outline, path.Join("content", l.Period.ID, file)}} {
		if at.report == nil {
			continue
		}
		if i := slices.IndexFunc(at.report.Assets, func(f *source.File) bool { return f.Path == at.name }); i >= 0 {
			return at.report.Assets[i]
		}
	}
	return nil
}

// fileOf is the file of the page that a section stands on.
func (o *Outline) fileOf(s *report.Section) string {
	if page := s.Page(); page != nil {
		return o.files[page.Document]
	}
	return o.files[0]
}

// idList lists the ids that authors may name, in reading order.
func (o *Outline) idList() []string {
	var all []string
	for _, s := range o.sections {
		all = append(all, s.FullID)
	}
	return slices.Concat(all, o.items, o.tables)
}

// paths lists the files of the report as a file in a folder names them.
func (l *Linked) paths(folder string) []string {
	var all []string
	for _, d := range l.Documents {
		all = append(all, relative(folder, d.File.Path))
	}
	return all
}

// relative is the path from a folder to a file.
func relative(folder, file string) string {
	from, to := strings.Split(folder, "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// indexFolder is the folder whose page an _index.md is.
func indexFolder(file string) (string, bool) { return strings.CutSuffix(file, "/_index.md") }

func (l *Linked) noteTarget(n *report.Note) report.Target {
	return report.Target{Report: l.Summary, Section: l.sectionOfNote(n), ID: n.ID(), Note: n.Number}
}
