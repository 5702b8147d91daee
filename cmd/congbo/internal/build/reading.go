package build

import (
	"io"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/render"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A reading reads the reports of a site, each by itself: its files are parsed and linked
// with each other, its texts rendered. Then its syntax trees are let go, and of a site
// that is only to be published the text as well, for what pages show of it is rendered.
// So a site takes memory for what its reports say of each other, not for all it says.
type reading struct {
	set      *data.Set
	tree     *source.Tree
	assembly *link.Assembly
	parser   *markup.Parser
	scribe   *render.Scribe        // nil if no pages are made
	keep     bool                  // the text is needed after this
	compared map[*link.Folder]bool // those that make a report which is compared with others
	aside    *output.Aside
	sayings  report.Sayings
	tell     func(bytes int) // about how much there is to read; or nil
	held     int             // bytes that were read before the reports
	read     atomic.Int64    // reports
	size     atomic.Int64    // of those, in bytes
	room     int64           // for texts in memory, in bytes
	inMemory atomic.Int64    // bytes of texts there
}

// maxInMemory bounds the rendered texts of a site that are kept in memory, in bytes.
const maxInMemory = 4 << 20

// A readReport is what a folder of content/ was found to be.
type readReport struct {
	book   *link.Book // nil if it makes no report
	texts  *render.Texts
	found  diag.List      // of its files alone
	faults []source.Fault // with those that were put off
	gone   []*source.File // that were put off, and could not be read
	err    error          // of the machine
}

// report reads the report of a folder.
func (r *reading) report(f *link.Folder) readReport {
	var made readReport
	files := f.Texts()
	there, faults := source.Load(files)
	made.faults = faults
	for _, file := range files {
		if !slices.Contains(there, file) {
			made.gone = append(made.gone, file)
		}
	}
	size := 0
	for _, file := range there {
		size += len(file.Raw)
	}
	r.told(size)
	docs := make([]*report.Document, len(there))
	said := make([]diag.List, len(there))
	Each(len(there), func(i int) { docs[i], said[i] = r.parser.Parse(there[i]) })
	made.found = slices.Concat(said...)
	made.book = r.assembly.Report(f, docs)
	if made.book != nil {
		made.book.Open()
		if r.scribe != nil {
			var found diag.List
			made.texts, found, made.err = r.scribe.Write(made.book.Report, r.compared[f], r.putAside)
			made.found.Add(found...)
		}
	}
	for _, d := range docs {
		d.Cut()
		if !r.keep {
			d.Shed(&r.sayings)
		}
	}
	return made
}

// told tells how much there is to read, after another report: all of it, if the others are as
// large, and what is in memory already.
func (r *reading) told(size int) {
	if r.tell == nil {
		return
	}
	r.tell(r.held + int(r.size.Add(int64(size))/r.read.Add(1))*len(r.assembly.Folders))
}

// compare finds the reports that are compared with others.
func (r *reading) compare() {
	r.compared = map[*link.Folder]bool{}
	for _, f := range r.assembly.Newest(render.ComparedPeriods, status) {
		r.compared[f] = true
	}
}

// putAside puts texts aside when there are many in memory.
func (r *reading) putAside(b []byte) (from io.ReaderAt, at int64, err error) {
	if r.inMemory.Add(int64(len(b))) <= r.room {
		return nil, 0, nil
	}
	r.inMemory.Add(-int64(len(b)))
	return r.aside.Write(b)
}

// isText reports whether a file of a site is Markdown of a report, by its path.
func isText(name string) bool {
	names := strings.Split(name, "/")
	return names[0] == "content" && path.Ext(name) == ".md" && (len(names) < 4 || names[2] != "files")
}

// status is the status of a report by its _index.md.
func status(index *source.File) string { return frontOf(index).Status }

// frontOf is the front matter of a file, which is read for it.
func frontOf(index *source.File) data.Front {
	if index.Text == nil {
		source.Load([]*source.File{index})
		defer index.Shed()
	}
	front, _ := data.FrontMatter(index)
	return front
}
