// Package importer makes the content of a report, as congbo builds it, of a Word
// file or of plain text.
//
// A reader of each format fills a draft; outline finds parts, sections and lists in
// it by the sequence of their numbers; one writer makes Markdown of that. Every
// word of the source is placed or named as left out: what the import made is
// counted against the source each time. It never writes to the disk.
//
// For the checks the same readers give a text whose words know where they stand in the
// Word file ([ReadWord]), so that comments can be put at them ([Word.Annotate]).
package importer

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// Options say what is imported.
type Options struct {
	Name          string // of the file; its extension tells the format
	Raw           []byte
	Period        data.Period // none: the one that the file names
	Language      string      // of the site: "vi" or "en"
	RejectChanges bool        // of tracked changes, keep what stood before
	Internal      bool        // the site is not for the public: stamped documents may stand in it
	Bare          bool        // words, headings, notes and images only
	Grammar       *citation.Grammar
}

// A Result is what an import makes.
type Result struct {
	Files   map[string][]byte // by path in the site: content/2022-h1/_index.md
	Period  data.Period
	Guessed string // the words of the file that name the period, where it was not given
	Issuer  string
	Count   Count
	Left    []Left   // what was not carried over
	Remarks []Remark // what a person has to look at
	Lost    []Lost   // words that are neither placed nor named; none if all is well
	Word    bool     // lines are paragraphs of a Word file
}

// Count says what was recognised.
type Count struct {
	Parts, Sections, Headings, Paragraphs, Notes, Tables, Images, Citations, Indicators int
}

// A Refusal is a file that cannot be imported.
type Refusal struct {
	Text, Hint diag.Text
	Faults     []source.Fault // of a text file
}

func (r *Refusal) Error() string { return r.Text.EN }

func refuse(text, hint diag.Text) error { return &Refusal{Text: text, Hint: hint} }

// Limits of a file, promise B8 of the project.
const (
	MaxFile  = 100 << 20
	maxNotes = 2000 // that one Markdown file may hold
)

// Import reads a file and makes the content of a report of it. A file that is no
// report in one of the formats is a *Refusal.
func Import(o Options) (*Result, error) {
	d, err := read(o)
	if err != nil {
		return nil, err
	}
	if len(d.notes) > maxNotes {
		return nil, tooManyNotes(len(d.notes))
	}
	if o.Bare {
		d.bare()
	}
	front := data.Front{Heading: true, Status: "draft"}
	if err := d.settleStamps(o.Internal, &front); err != nil {
		return nil, err
	}
	var blocks []*block
	if d.own {
		blocks = d.ownForm(&front, o.Grammar)
	} else {
		blocks = d.cover(joinParts(d.blocks), &front)
		blocks = d.foot(blocks, &front)
		front.Issuer, front.ParentIssuer = d.spelled(front.Issuer), d.spelled(front.ParentIssuer)
	}
	guessed := ""
	if o.Period.ID == "" {
		if o.Period, guessed, err = guessPeriod(front, blocks, o.Name); err != nil {
			return nil, err
		}
	}
	if named, said, err := guessPeriod(front, nil, ""); err == nil && named.ID != o.Period.ID && guessed == "" {
		d.remark(1, diag.Say("trích yếu nói %q (kỳ %s), báo cáo được nhập vào kỳ %s", "the title says %q (period %s), the report was imported as %s", said, named.ID, o.Period.ID))
	}
	front.Period, front.From, front.To = o.Period.Label(o.Language), o.Period.Begin(), o.Period.Last()
	root, numbering := outline(d, blocks)
	if len(root.children) == 0 && len(blocks) > 0 {
		d.remark(blocks[0].line, diag.Say("không nhận ra phần hay mục nào: cả báo cáo nằm ở _index.md; đánh số I, 1, 1.1 (hoặc dùng kiểu Heading của Word) rồi nhập lại, hoặc tự tách tệp", "no parts or sections were recognised: the whole report stands in _index.md; number them I, 1, 1.1 (or use Word's heading styles) and import again, or split the file by hand"))
	}
	if front.Title == "" {
		front.Title = strings.TrimSuffix(path.Base(o.Name), path.Ext(o.Name))
		d.words.add(front.Title) // it is not of the source
		d.remark(1, diag.Say("không thấy trích yếu của báo cáo; tạm lấy tên tệp", "no title of the report was found; the name of the file stands for it"))
	}
	if front.Number == "" {
		d.remark(1, diag.Say("không thấy số của báo cáo", "no number of the report was found"))
	}
	if front.Issuer == "" {
		d.remark(1, diag.Say("không thấy tên cơ quan ban hành; điền issuer vào _index.md", "no name of the issuing office was found; write issuer in _index.md"))
	}
	if len(numbering) == 0 {
		numbering = []string{""}
	}
	front.Numbering = numbering
	w := writer{draft: d, period: o.Period.ID, bare: o.Bare, result: &Result{Files: map[string][]byte{}, Period: o.Period, Guessed: guessed, Issuer: front.Issuer, Word: isZip(o.Raw)}}
	w.name(root)
	w.captions(root)
	w.number(root)
	w.settle(root)
	r := w.result
	r.Count.Notes, r.Count.Images = len(d.notes), len(d.images)
	w.report(root, front)
	for _, img := range d.images {
		r.Files["content/"+o.Period.ID+"/files/"+img.name] = img.data
	}
	for _, t := range d.tables {
		r.Files["data/"+o.Period.ID+"/"+t.name] = t.data
	}
	if text := w.propose.file(o.Language); text != nil {
		r.Files["data/"+o.Period.ID+"/"+data.ProposedFile] = text
		r.Count.Indicators = len(w.propose.found)
	}
	w.balance(front)
	r.Left, r.Remarks = d.left, d.remarks
	slices.SortStableFunc(r.Left, func(a, b Left) int { return cmp.Compare(a.Line, b.Line) })
	slices.SortStableFunc(r.Remarks, func(a, b Remark) int { return cmp.Compare(a.Line, b.Line) })
	return r, nil
}

// read makes a draft of the file by its format, which its bytes tell, not its name.
func read(o Options) (*draft, error) {
	if len(o.Raw) > MaxFile {
		return nil, refuse(diag.Say("tệp dài %d MB, quá giới hạn 100 MB", "the file has %d MB, more than the limit of 100 MB", len(o.Raw)>>20), diag.Text{})
	}
	if refusal := Foreign(o.Name, o.Raw); refusal != nil {
		return nil, refusal
	}
	if isZip(o.Raw) {
		return readWord(o)
	}
	f, faults := source.Loose(path.Base(o.Name), markPages(o.Raw))
	for _, fault := range faults {
		if !fault.Kind.KeepsText() {
			return nil, &Refusal{Text: diag.Say("không đọc được lời văn của tệp", "the text of the file cannot be read"), Hint: diag.Say("lưu lại thành văn bản UTF-8", "save it as UTF-8 text"), Faults: faults}
		}
	}
	d := readText(f)
	if slices.ContainsFunc(faults, func(f source.Fault) bool { return f.Kind == source.NotNFC }) {
		d.remark(1, diag.Say("tệp dùng Unicode tổ hợp; đã đổi sang dựng sẵn", "the file has combining characters; they were composed"))
	}
	if len(d.blocks) == 0 {
		return nil, errEmpty()
	}
	return d, nil
}

func errEmpty() error { return refuse(diag.Say("tệp trống", "the file is empty"), diag.Text{}) }

func isZip(raw []byte) bool { return bytes.HasPrefix(raw, []byte("PK\x03\x04")) }
