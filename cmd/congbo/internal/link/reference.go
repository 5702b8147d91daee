package link

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// references joins links and cross-references with the places they name within the
// report, and lists those that name another one in b.Outward. A destination is the path of a Markdown file or of its folder, relative to the
// file it is written in, with or without #id; #id alone, on whatever page of the
// report; a file under files/. Addresses of the site, "/van-ban/…", are left to
// the check of the output.
func (l *linker) references(b *Book) {
	for _, d := range b.documents {
		for _, x := range d.CrossRefs {
			if x.Outward = b.leaves(d, x.Destination); x.Outward {
				b.Outward = append(b.Outward, report.Outward{In: d, Ref: x})
			} else {
				x.Target = l.crossReference(b, d, x)
			}
		}
		for _, x := range d.Links {
			if x.External {
				continue
			}
			if x.Outward = b.leaves(d, x.Destination); x.Outward {
				b.Outward = append(b.Outward, report.Outward{In: d, Link: x})
			} else {
				x.Target = l.target(b, d, x.Destination, x.Span)
			}
		}
	}
}

// outwards joins the references to other reports with the places they name.
func (l *linker) outwards(b *Book) {
	for _, o := range b.Outward {
		if o.Ref != nil {
			b.led = append(b.led, led{&o.Ref.Target, l.crossReference(b, o.In, o.Ref)})
		} else {
			b.led = append(b.led, led{&o.Link.Target, l.target(b, o.In, o.Link.Destination, o.Link.Span)})
		}
	}
}

// leaves reports whether a destination names a place of another report.
func (b *Book) leaves(d *report.Document, destination string) bool {
	file, _, _ := strings.Cut(destination, "#")
	rest, within := strings.CutPrefix(path.Join(path.Dir(d.File.Path), unescape(file)), "content/")
	period, _, _ := strings.Cut(rest, "/")
	return within && period != b.Period.ID && file != "" && !strings.HasPrefix(file, "/")
}

// crossReference resolves a reference that prints the number of what it leads to.
func (l *linker) crossReference(b *Book, d *report.Document, x *report.CrossRef) report.Target {
	t := l.target(b, d, x.Destination, x.Span)
	switch {
	case t.Asset != nil, t.Table != nil && t.Table.Number == 0, t.Report == nil && strings.HasPrefix(x.Destination, "/"):
		l.found.Add(diag.Finding{Code: "link/empty", Severity: diag.Error, Span: x.Span,
			Message: diag.Say("liên kết không có chữ, và nơi đến không có số mục để in thay", "the link has no text, and what it leads to has no number to print instead"),
			Hint:    diag.Say("viết chữ vào giữa [ và ]", "write text between [ and ]")})
		return report.Target{}
	case t.Section != nil && t.Section.Label == "" && !l.insert(d, len(t.Section.Title), x.Span):
		return report.Target{}
	}
	return t
}

// target resolves a destination, or says that it leads nowhere.
func (l *linker) target(b *Book, d *report.Document, destination string, at source.Span) report.Target {
	if strings.HasPrefix(destination, "/") {
		return report.Target{}
	}
	file, id, hasID := strings.Cut(destination, "#")
	file, id = unescape(file), unescape(id)
	name := path.Join(path.Dir(d.File.Path), file)
	if file != "" && !strings.HasPrefix(name+"/", "content/") {
		l.found.Add(diag.Finding{Code: "link/outside", Severity: diag.Error, Span: at,
			Message: diag.Say("liên kết %q dẫn ra ngoài thư mục content", "link %q leaves the folder content", destination),
			Hint:    diag.Say("chỉ liên kết tới tệp trong content; tệp đính kèm đặt ở content/%s/files/", "link only to files in content; attachments belong in content/%s/files/", b.Period.ID)})
		return report.Target{}
	}
	if asset := l.asset(b, name, file); asset != nil {
		return report.Target{Report: b.Report, Asset: asset, ID: id}
	}
	there := place{b, b.pages[d]}
	if file != "" {
		var ok bool
		if there, ok = l.place(b, name); !ok {
			l.broken(destination, at, l.suggest(file, b.paths(path.Dir(d.File.Path)), diag.Say("kiểm tra lại đường dẫn; nó tính từ thư mục của tệp này", "check the path; it starts from the folder of this file")))
			return report.Target{}
		}
		if !hasID {
			return report.Target{Report: there.book.Report, Section: there.section}
		}
	}
	if id == "" {
		l.broken(destination, at, diag.Say("viết nơi đến vào giữa ( và )", "write between ( and ) where it leads"))
		return report.Target{}
	}
	t, ok := there.book.anchor(id)
	if !ok {
		l.broken(destination, at, l.suggest(id, there.book.idList(), diag.Say("đặt mã {#%s} ở đề mục cần dẫn tới", "put {#%s} at the heading that is meant", id)))
		return report.Target{}
	}
	if file != "" && t.Section.Page() != there.section {
		to := there.book.documentOf(t.Section)
		l.broken(destination, at, diag.Say("#%[1]s nằm ở tệp %[2]s; có thể viết gọn (#%[1]s)", "#%[1]s stands in %[2]s; (#%[1]s) alone is enough", id, to.File.Path))
		return report.Target{}
	}
	return t
}

func (l *linker) broken(destination string, at source.Span, hint diag.Text) {
	l.found.Add(diag.Finding{Code: "link/broken", Severity: diag.Error, Span: at,
		Message: diag.Say("liên kết %q không dẫn tới đâu", "link %q leads nowhere", destination), Hint: hint})
}

// bookOf is the report that a path of content/ belongs to; nil for none.
func (l *linker) bookOf(b *Book, name string) *Book {
	period, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	if period == b.Period.ID {
		return b
	}
	if l.books == nil { // within the report alone
		return nil
	}
	b.with[period] = l.books[period]
	return l.books[period]
}

// place is where the file of a path, or the _index.md of a folder, is published.
func (l *linker) place(b *Book, name string) (place, bool) {
	of := l.bookOf(b, name)
	if of == nil {
		return place{}, false
	}
	there, ok := of.places[name]
	return there, ok
}

// asset is the file of a path, or of a path below the report's own folder.
func (l *linker) asset(b *Book, name, file string) *source.File {
	for _, of := range []struct {
		book *Book
		name string
	}{{l.bookOf(b, name), name}, {b, path.Join("content", b.Period.ID, file)}} {
		if of.book == nil {
			continue
		}
		if i := slices.IndexFunc(of.book.Assets, func(f *source.File) bool { return f.Path == of.name }); i >= 0 {
			return of.book.Assets[i]
		}
	}
	return nil
}

// documentOf is the file of the page that a section stands on.
func (b *Book) documentOf(s *report.Section) *report.Document {
	if page := s.Page(); page != nil {
		return page.Document
	}
	return b.Index
}

// idList lists the ids that authors may name, in reading order.
func (b *Book) idList() []string {
	var all []string
	for _, s := range b.sections {
		all = append(all, s.ID)
	}
	for _, d := range b.documents {
		for _, t := range d.Tables {
			all = append(all, t.ID)
		}
	}
	return all
}

// paths lists the files of the report as a file in a folder names them.
func (b *Book) paths(folder string) []string {
	var all []string
	for _, d := range b.documents {
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

func noteTarget(b *Book, n *report.Note) report.Target {
	return report.Target{Report: b.Report, Section: b.sectionOfNote(n), ID: "cn-" + strconv.Itoa(n.Number), Note: n}
}
