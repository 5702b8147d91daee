package link

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Builder puts a site together, a report at a time.
type Builder struct {
	Folders []*Folder // that may make a report each, ordered by path

	set    *data.Set
	tree   *source.Tree
	drafts bool            // are wanted
	faulty map[string]bool // paths of files that reading has found a fault with
	found  diag.List
}

// A Folder is a folder of content/ that makes a report or a part.
type Folder struct {
	Name string // of the folder

	path   string // "content/2022-h1"
	index  *source.File
	parts  []*Folder      // of a report
	files  []*source.File // of a part: its sections
	assets []*source.File // of a report
	period data.Period    // of a report
	draft  bool           // it was left out
}

// Texts are the Markdown files of the report that a folder makes.
func (f *Folder) Texts() []*source.File {
	var all []*source.File
	if f.index != nil {
		all = append(all, f.index)
	}
	for _, part := range f.parts {
		all = append(all, part.Texts()...)
	}
	return append(all, f.files...)
}

// at is the place where a folder is named: its first file.
func (f *Folder) at() source.Span {
	switch {
	case f.index != nil:
		return source.At(f.index)
	case len(f.files) > 0:
		return source.At(f.files[0])
	case len(f.parts) > 0:
		return f.parts[0].at()
	case len(f.assets) > 0:
		return source.At(f.assets[0])
	}
	return source.Missing(f.path)
}

// Group puts every file of content/ into the folder of its report and part, by its path
// alone, and says of the others that they have no place.
func Group(set *data.Set, tree *source.Tree, drafts bool) *Builder {
	a := &Builder{set: set, tree: tree, drafts: drafts, faulty: map[string]bool{}}
	for _, f := range tree.Faults {
		a.faulty[f.Span.File.Path] = true
	}
	for _, f := range tree.Under("content/") {
		names := strings.Split(strings.TrimPrefix(f.Path, "content/"), "/")
		if len(names) == 1 {
			a.misplaced(f, names)
			continue
		}
		home := folderFor(&a.Folders, "content/"+names[0])
		switch {
		case len(names) > 2 && names[1] == "files":
			a.assetName(f, names[2:])
			home.assets = append(home.assets, f) // what else is wrong with it is told at once
		case path.Ext(f.Path) != ".md" || len(names) > 3:
			a.misplaced(f, names)
		case len(names) == 2 && names[1] == "_index.md":
			home.index = f
		case len(names) == 2:
			a.misplaced(f, names)
		case names[2] == "_index.md":
			folderFor(&home.parts, path.Dir(f.Path)).index = f
		default:
			part := folderFor(&home.parts, path.Dir(f.Path))
			part.files = append(part.files, f)
		}
	}
	for _, f := range tree.Under("static/") {
		a.staticName(f)
	}
	a.periods()
	return a
}

// Report links the report that a folder makes of its parsed files within itself; nil if it
// makes none. Folders may be given side by side.
func (a *Builder) Report(f *Folder, docs []*markup.Document) *Linked {
	if f.period.ID == "" {
		return nil
	}
	one := reportBuilder{Builder: a, docs: map[*source.File]*markup.Document{}}
	for _, d := range docs {
		one.docs[d.File] = d
	}
	if d := one.docs[f.index]; d != nil && d.Front.Status == "draft" && !a.drafts {
		f.draft = true
		return nil
	}
	return one.report(f)
}

// Site is the site of the reports of all folders, in any order.
func (a *Builder) Site(reports []*report.Summary) (*report.Site, diag.List) {
	site := &report.Site{Data: a.set, Static: a.set.Withhold(a.tree.Under("static/"))}
	for _, r := range reports {
		if r.Withdrawal != nil {
			site.Withdrawn = append(site.Withdrawn, r)
		} else {
			site.Reports = append(site.Reports, r)
		}
	}
	for _, f := range a.Folders {
		if f.draft {
			site.Drafts = append(site.Drafts, f.Name)
		}
	}
	for _, r := range site.Reports {
		site.Assets = append(site.Assets, r.Assets...)
	}
	for _, all := range [][]*report.Summary{site.Reports, site.Withdrawn} {
		slices.SortFunc(all, func(x, y *report.Summary) int { return y.Period.Compare(x.Period) })
	}
	a.unusedData()
	found := a.found
	found.Add(join(site)...)
	return site, found
}

// A reportBuilder puts one report together.
type reportBuilder struct {
	*Builder
	docs  map[*source.File]*markup.Document
	found diag.List
}

// folderFor returns the folder of a path; files come ordered by path, so it is
// the last one or a new one.
func folderFor(folders *[]*Folder, at string) *Folder {
	if n := len(*folders); n > 0 && (*folders)[n-1].path == at {
		return (*folders)[n-1]
	}
	f := &Folder{Name: path.Base(at), path: at}
	*folders = append(*folders, f)
	return f
}

// misplaced says that a file has no place in a report, and where it may go.
func (a *Builder) misplaced(f *source.File, names []string) {
	hint := diag.Say("mỗi báo cáo là một thư mục, ví dụ content/2022-h1/_index.md",
		"a report is a folder, such as content/2022-h1/_index.md")
	switch {
	case len(names) > 1 && path.Ext(f.Path) != ".md":
		hint = diag.Say("chuyển tệp ra ngoài content/; chỉ tệp kèm theo, ai cũng được tải, mới vào content/%s/files/", "move the file out of content/; only an attachment, which everybody may download, belongs into content/%s/files/", names[0])
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
func (a *Builder) periods() {
	kept := map[string]*Folder{}
	for _, f := range a.Folders {
		if p, err := data.ParsePeriod(f.Name); err == nil {
			f.period = p
			kept[f.Name] = f
		}
	}
	for _, f := range a.Folders {
		if f.period.ID != "" {
			continue
		}
		if other := kept[strings.ToLower(f.Name)]; other != nil {
			a.found.Add(diag.Finding{Code: "tree/twice", Severity: diag.Error, Span: f.at(),
				Message: diag.Say("hai báo cáo của cùng một kỳ: %q và %q", "two reports of one period: %q and %q", other.Name, f.Name),
				Hint:    diag.Say("giữ một thư mục, gộp hoặc bỏ thư mục kia", "keep one folder, merge or remove the other"),
				Related: []diag.Related{{Span: other.at(), Text: diag.Say("báo cáo thứ nhất", "the first report")}}})
			continue
		}
		a.found.Add(data.PeriodFinding(f.at(), f.Name))
	}
}

// report makes the report of a folder.
func (a *reportBuilder) report(f *Folder) *Linked {
	l := newLinked(a.set)
	l.Period, l.Assets = f.period, f.assets
	l.sealed = a.set.WasSealed(f.period.ID)
	if l.Data = a.set.Periods[f.period.ID]; l.Data == nil {
		l.Data = &data.PeriodData{Period: f.period}
	}
	index := a.index(f)
	l.Opening = l.page(index, nil)
	l.Front = &l.Documents[0].Front
	l.Withdrawal = a.withdrawal(l.Front, f.period)
	l.Form = a.set.Form(l.Front)
	a.signedCopy(l, f)
	l.Printed = printed(f)
	var parts []sibling
	reserved := data.ReservedInReport
	if len(l.Data.Commitments)+len(l.Data.Answers) > 0 {
		reserved += " " + data.ReservedByCommitments
	}
	for _, p := range f.parts {
		order, slug := a.name(p.at(), p.Name, reserved)
		parts = append(parts, sibling{order, slug, a.index(p), p})
	}
	for _, p := range a.inOrder(parts) {
		part := pageOf(p, 1)
		part.Folder = l.Period.ID + "/" + p.slug + "/"
		headings := l.page(p.document, part)
		for _, s := range a.sections(p.folder, part.Folder) {
			section := pageOf(s, 2)
			section.Parent, section.Folder = part, part.Folder+s.slug+"/"
			section.Children = l.page(s.document, section)
			part.Children = append(part.Children, section)
		}
		part.Children = slices.Concat(headings, part.Children)
		l.Parts = append(l.Parts, part)
	}
	l.Found.Add(a.found...)
	l.link()
	return l
}

// signedCopy finds the signed paper that the front matter names.
func (a *reportBuilder) signedCopy(l *Linked, f *Folder) {
	name := l.Front.SignedCopy
	if name == "" {
		return
	}
	for _, asset := range f.assets {
		if asset.Path == f.path+"/"+name {
			l.Signed = asset
			return
		}
	}
	a.found.Add(diag.Finding{Code: "front/signed-copy", Severity: diag.Error, Span: l.Front.Fields["signed_copy"],
		Message: diag.Say("không có tệp %s/%s", "there is no file %s/%s", f.path, name),
		Hint:    diag.Say(`đặt bản quét vào %s/files/ và ghi signed_copy = "files/tên.pdf"`, `put the scan into %s/files/ and write signed_copy = "files/name.pdf"`, f.path)})
}

// printed finds the PDF that congbo pdf made of a report.
func printed(f *Folder) *source.File {
	for _, asset := range f.assets {
		if asset.Path == report.PrintedPath(f.Name) && report.PrintedText(asset.Bytes()) != "" {
			return asset
		}
	}
	return nil
}

// pageOf is the part or section of a folder or file.
func pageOf(s sibling, level int) *report.Section {
	front := s.document.Front
	at, ok := front.Fields["title"]
	if !ok {
		at = source.At(s.document.File)
	}
	return &report.Section{Level: level, Slug: s.slug, Title: cmp.Or(front.Title, s.slug), Printed: front.Heading, Span: at}
}

// sections are the files of the part in a folder.
func (a *reportBuilder) sections(f *Folder, address string) []sibling {
	var all []sibling
	for _, file := range f.files {
		d := a.docs[file]
		if d == nil {
			continue // reading has said why
		}
		name := strings.TrimSuffix(path.Base(file.Path), ".md")
		order, slug := a.name(source.At(file), name, reservedInPart)
		a.found.Add(tooLong(source.At(file), address+slug+"/index.html")...)
		all = append(all, sibling{order, slug, d, nil})
	}
	return a.inOrder(all)
}

// index is the _index.md of a folder. Where it is missing, an empty document
// stands for it.
func (a *reportBuilder) index(f *Folder) *markup.Document {
	if f.index != nil {
		if d := a.docs[f.index]; d != nil {
			return d
		}
		return markup.Empty(f.index) // reading has said why
	}
	at := source.Missing(f.path + "/_index.md")
	if !a.faulty[at.File.Path] {
		a.found.Add(diag.Finding{Code: "tree/index", Severity: diag.Error, Span: at,
			Message: diag.Say("thư mục %s không có tệp _index.md", "folder %s has no file _index.md", f.path),
			Hint:    diag.Say(`tạo tệp này với ba dòng: +++, title = "…", +++`, `make the file with three lines: +++, title = "…", +++`)})
	}
	return markup.Empty(at.File)
}

// withdrawal is why a report is withdrawn: its own words, or, of a sealed one, the chain of seals.
func (a *Builder) withdrawal(front *data.Front, period data.Period) *report.Withdrawal {
	if s := a.set.Withdrawal(period.ID); s != nil {
		return &report.Withdrawal{Date: s.Date, Reason: s.Reason, Sealed: true}
	}
	if front.Status == "withdrawn" {
		return &report.Withdrawal{Date: front.Withdrawn, Reason: front.WithdrawnFor}
	}
	return nil
}

// unusedData says of the data of a period that no report uses it.
func (a *Builder) unusedData() {
	for _, f := range a.tree.Under("data/") {
		names := strings.Split(f.Path, "/")
		if len(names) != 3 || a.set.Periods[names[1]] == nil {
			continue
		}
		if slices.ContainsFunc(a.Folders, func(f *Folder) bool { return f.Name == names[1] }) {
			continue
		}
		a.found.Add(diag.Finding{Code: "tree/data", Severity: diag.Note, Span: source.At(f),
			Message: diag.Say("không có báo cáo nào của kỳ %q dùng số liệu này", "no report of period %q uses this data", names[1]),
			Hint:    diag.Say("tạo content/%[1]s/_index.md, hoặc bỏ thư mục data/%[1]s", "make content/%[1]s/_index.md, or remove folder data/%[1]s", names[1])})
	}
}

// Loose links a document that stands in no site, as a report of its own.
func Loose(m *markup.Document, set *data.Set) *Linked {
	l := newLinked(set)
	l.Data = &data.PeriodData{}
	l.Opening = l.page(m, nil)
	l.Front = &l.Documents[0].Front
	l.Form = set.Form(l.Front)
	l.link()
	return l
}

// LooseSite is the site of a report of [Loose] alone.
func LooseSite(r *report.Summary, set *data.Set) (*report.Site, diag.List) {
	site := &report.Site{Data: set, Reports: []*report.Summary{r}}
	return site, join(site)
}
