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
	store    *store // of what other reports see of a report; nil if it is not kept
	listed   bool   // what the files hold is known before they are read
	assembly *link.Assembly
	parser   *markup.Parser
	scribe   *render.Scribe        // nil if no pages are made
	keep     bool                  // the text is needed after this
	compared map[*link.Folder]bool // those that make a report which is compared with others
	whole    map[*link.Folder]bool // those whose report is read even if it is stored
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

	restored bool // no page of it can be made
}

// report reads the report of a folder.
func (r *reading) report(f *link.Folder) readReport {
	if r.listed && !r.whole[f] {
		if made, ok := r.restored(f); ok {
			return made
		}
	}
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
	if r.store != nil && made.book != nil && made.err == nil {
		name := r.store.name(r.filesOf(f))
		made.texts.Name(name)
		r.store.put(name, made.book, made.texts, made.found)
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

// compare finds the reports that are compared with others: each with those before and after
// it, whose text is needed too where it has changed.
func (r *reading) compare() {
	newest := r.assembly.Newest(render.ComparedPeriods, status)
	r.compared, r.whole = map[*link.Folder]bool{}, map[*link.Folder]bool{}
	for i, f := range newest {
		r.compared[f] = true
		if r.listed && !r.store.Has(r.store.name(r.filesOf(f))) {
			for _, one := range newest[max(i-1, 0):min(i+2, len(newest))] {
				r.whole[one] = true
			}
		}
	}
}

// restored is a report whose files are as they were when it was stored: what the rest of the
// site sees of it.
func (r *reading) restored(f *link.Folder) (made readReport, ok bool) {
	if f.Index() == nil {
		return made, false
	}
	name := r.store.name(r.filesOf(f))
	ok = r.store.get(name, func(of stored, quotes []byte) (fits bool) {
		if made.book, fits = r.assembly.Restore(f, frontOf(f.Index()), of.Abstract); !fits {
			return false
		}
		r.told(2 * len(quotes)) // there is about as much in its model
		made.texts, fits, made.err = render.OnlyQuotes(of.Quotes, quotes, r.putAside)
		return fits
	})
	if made.restored = ok; ok {
		made.texts.Name(name)
	}
	return made, ok
}

// filesOf are all files of a folder of content/.
func (r *reading) filesOf(f *link.Folder) []*source.File {
	return r.tree.Under("content/" + f.Name + "/")
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
