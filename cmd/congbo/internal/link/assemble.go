package link

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Assemble gathers the parsed files of content/ into reports, parts and sections
// by their paths, reports of newer periods first. A report whose status is draft
// is left out unless drafts are wanted. A report that is known, by the name of its
// folder, is taken as it is. The site is usable whatever the findings say; what is
// wrong within a report is told by [Link].
func Assemble(docs []*report.Document, set *data.Set, tree *source.Tree, drafts bool, known map[string]*Book) (*report.Site, []*Book, diag.List) {
	a := assembler{set: set, site: &report.Site{Data: set, Static: tree.Under("static/")}, faulty: map[string]bool{}}
	for _, f := range tree.Faults {
		a.faulty[f.Span.File.Path] = true
	}
	folders := a.sort(docs, tree)
	a.periods(folders)
	var books []*Book
	for _, f := range folders {
		draft := f.index != nil && f.index.Front.Status == "draft"
		switch {
		case f.period.ID == "":
		case draft && !drafts:
			a.site.Drafts = append(a.site.Drafts, f.name())
		case known[f.name()] != nil:
			books = append(books, known[f.name()])
		default:
			books = append(books, a.report(f))
		}
	}
	for _, b := range books {
		a.site.Assets = append(a.site.Assets, b.Assets...)
	}
	slices.SortFunc(books, func(x, y *Book) int { return y.Period.Compare(x.Period) })
	for _, b := range books {
		a.site.Reports = append(a.site.Reports, b.Report)
	}
	a.unusedData(folders, tree)
	return a.site, books, a.found
}

type assembler struct {
	set    *data.Set
	site   *report.Site
	faulty map[string]bool // paths of files that reading has found a fault with
	found  diag.List
}

// A folder is a folder of content/ that makes a report or a part.
type folder struct {
	path   string // "content/2022-h1"
	index  *report.Document
	parts  []*folder          // of a report
	files  []*report.Document // of a part: its sections
	assets []*source.File     // of a report
	period data.Period        // of a report
}

func (f *folder) name() string { return path.Base(f.path) }

// at is the place where a folder is named: its first file.
func (f *folder) at() source.Span {
	switch {
	case f.index != nil:
		return source.At(f.index.File)
	case len(f.files) > 0:
		return source.At(f.files[0].File)
	case len(f.parts) > 0:
		return f.parts[0].at()
	case len(f.assets) > 0:
		return source.At(f.assets[0])
	}
	return source.Missing(f.path)
}

// sort puts every file of content/ in the folder of its report and part, and
// says of the others that they have no place. Folders are ordered by path.
func (a *assembler) sort(docs []*report.Document, tree *source.Tree) []*folder {
	parsed := map[*source.File]*report.Document{}
	for _, d := range docs {
		if d != nil {
			parsed[d.File] = d
		}
	}
	var folders []*folder
	for _, f := range tree.Under("content/") {
		names := strings.Split(strings.TrimPrefix(f.Path, "content/"), "/")
		if len(names) == 1 {
			a.misplaced(f, names)
			continue
		}
		home := folderFor(&folders, "content/"+names[0])
		d := parsed[f]
		switch {
		case len(names) > 2 && names[1] == "files":
			if a.assetName(f, names[2:]) {
				home.assets = append(home.assets, f)
			}
		case d == nil || len(names) > 3:
			a.misplaced(f, names)
		case len(names) == 2 && names[1] == "_index.md":
			home.index = d
		case len(names) == 2:
			a.misplaced(f, names)
		case names[2] == "_index.md":
			folderFor(&home.parts, path.Dir(f.Path)).index = d
		default:
			part := folderFor(&home.parts, path.Dir(f.Path))
			part.files = append(part.files, d)
		}
	}
	return folders
}

// folderFor returns the folder of a path; files come ordered by path, so it is
// the last one or a new one.
func folderFor(folders *[]*folder, path string) *folder {
	if n := len(*folders); n > 0 && (*folders)[n-1].path == path {
		return (*folders)[n-1]
	}
	f := &folder{path: path}
	*folders = append(*folders, f)
	return f
}

// misplaced says that a file has no place in a report, and where it may go.
func (a *assembler) misplaced(f *source.File, names []string) {
	hint := diag.Say("mỗi báo cáo là một thư mục, ví dụ content/2022-h1/_index.md",
		"a report is a folder, such as content/2022-h1/_index.md")
	switch {
	case len(names) > 1 && path.Ext(f.Path) != ".md":
		hint = diag.Say("chuyển tệp vào content/%s/files/", "move the file to content/%s/files/", names[0])
	case len(names) == 2:
		hint = diag.Say("đặt mục vào thư mục của một phần, ví dụ content/%s/01-ket-qua/%s", "put the section in the folder of a part, such as content/%s/01-ket-qua/%s", names[0], names[1])
	case len(names) > 3:
		hint = diag.Say("thư mục của phần không chứa thư mục con; mục con là đề mục ## trong tệp", "the folder of a part holds no folders; a subsection is a ## heading in a file")
	}
	a.found.Add(diag.Finding{Code: "tree/place", Severity: diag.Error, Span: source.At(f),
		Message: diag.Say("tệp này không có chỗ trong báo cáo nào", "this file has no place in any report"), Hint: hint})
}

// periods reads the periods of the folders and says which folders are not named
// for one, or for the same one as another.
func (a *assembler) periods(folders []*folder) {
	kept := map[string]*folder{}
	for _, f := range folders {
		if p, err := data.ParsePeriod(f.name()); err == nil {
			f.period = p
			kept[f.name()] = f
		}
	}
	for _, f := range folders {
		if f.period.ID != "" {
			continue
		}
		if other := kept[strings.ToLower(f.name())]; other != nil {
			a.found.Add(diag.Finding{Code: "tree/twice", Severity: diag.Error, Span: f.at(),
				Message: diag.Say("hai báo cáo của cùng một kỳ: %q và %q", "two reports of one period: %q and %q", other.name(), f.name()),
				Hint:    diag.Say("giữ một thư mục, gộp hoặc bỏ thư mục kia", "keep one folder, merge or remove the other"),
				Related: []diag.Related{{Span: other.at(), Text: diag.Say("báo cáo thứ nhất", "the first report")}}})
			continue
		}
		a.found.Add(data.PeriodFinding(f.at(), f.name()))
	}
}

// report makes the report of a folder.
func (a *assembler) report(f *folder) *Book {
	others := a.found
	a.found = nil
	r := &report.Report{Period: f.period, Index: a.index(f), Data: a.set.Periods[f.period.ID], Assets: f.assets}
	if r.Data == nil {
		r.Data = &data.PeriodData{Period: f.period}
	}
	var parts []sibling
	for _, p := range f.parts {
		order, slug := a.name(p.at(), p.name(), reservedInReport)
		index := a.index(p)
		part := &report.Section{Report: r, Level: 1, Document: index, Slug: slug, Title: cmp.Or(index.Front.Title, slug)}
		part.Children = a.sections(p, part)
		parts = append(parts, sibling{order, slug, part})
	}
	r.Parts = a.inOrder(parts)
	b := &Book{Report: r, tree: a.found}
	a.found = others
	return b
}

// sections are the sections of the part in a folder.
func (a *assembler) sections(f *folder, part *report.Section) []*report.Section {
	var all []sibling
	for _, d := range f.files {
		name := strings.TrimSuffix(path.Base(d.File.Path), ".md")
		order, slug := a.name(source.At(d.File), name, reservedInPart)
		a.address(source.At(d.File), part.Report.Period.ID+"/"+part.Slug+"/"+slug+"/index.html")
		s := &report.Section{Report: part.Report, Parent: part, Level: 2, Document: d, Slug: slug, Title: cmp.Or(d.Front.Title, slug)}
		all = append(all, sibling{order, slug, s})
	}
	return a.inOrder(all)
}

// index is the _index.md of a folder. Where it is missing, an empty document
// stands for it.
func (a *assembler) index(f *folder) *report.Document {
	if f.index != nil {
		return f.index
	}
	at := source.Missing(f.path + "/_index.md")
	if a.faulty[at.File.Path] {
		return report.NewDocument(at.File)
	}
	a.found.Add(diag.Finding{Code: "tree/index", Severity: diag.Error, Span: at,
		Message: diag.Say("thư mục %s không có tệp _index.md", "folder %s has no file _index.md", f.path),
		Hint:    diag.Say(`tạo tệp này với ba dòng: +++, title = "…", +++`, `make the file with three lines: +++, title = "…", +++`)})
	return report.NewDocument(at.File)
}

// unusedData says of the data of a period that no report uses it.
func (a *assembler) unusedData(folders []*folder, tree *source.Tree) {
	for _, f := range tree.Under("data/") {
		names := strings.Split(f.Path, "/")
		if len(names) != 3 || a.set.Periods[names[1]] == nil {
			continue
		}
		if slices.ContainsFunc(folders, func(f *folder) bool { return f.name() == names[1] }) {
			continue
		}
		a.found.Add(diag.Finding{Code: "tree/data", Severity: diag.Note, Span: source.At(f),
			Message: diag.Say("không có báo cáo nào của kỳ %q dùng số liệu này", "no report of period %q uses this data", names[1]),
			Hint:    diag.Say("tạo content/%[1]s/_index.md, hoặc bỏ thư mục data/%[1]s", "make content/%[1]s/_index.md, or remove folder data/%[1]s", names[1])})
	}
}
