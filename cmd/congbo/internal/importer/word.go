package importer

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/stamp"
)

// A wordReader makes a draft of a Word file. The XML is read by ourselves: the Go
// libraries that can be had drop footnotes, numbering or tracked changes, which are
// what a report consists of.
type wordReader struct {
	*draft
	zip       *container
	main      string                // the part with the text
	relations map[string]relation   // of the part that is read
	part      string                // its name
	first     *node                 // paragraph of the text
	marks     map[string][]noteMark // of notes in the text, by their names, in order
	inTable   map[*node]bool        // the outermost runs that stand in tables
	holders   map[*node]*node       // what an outermost run stands in within its paragraph
	tables    int                   // that are open
	within    *node                 // the run that is read, and the outermost one that it stands in
	outer     *node
	styles    *wordStyles
	numbers   *numbering
	footnotes map[string]*note
	endnotes  map[string]*note
	reject    bool // tracked changes

	paragraphs int            // read so far
	seen, used int            // bytes of words in the XML, and those that were read or left out by name
	told       map[string]int // how often each kind of thing was met that is told once
	merge      *block         // the paragraph whose end was deleted: the next one continues it
	dropCap    bool           // that is the large first letter of it
	images     map[string]string
	signs      map[string]bool  // of symbol fonts that are not known, told
	fields     []*field         // that are open, from the outermost
	bookmarks  map[string]*note // the note whose mark stands in one, by its name
	pending    []string         // bookmarks that begin before the next paragraph
}

// readWord makes a draft of a .docx file.
func readWord(o Options) (*draft, error) {
	w, err := readWordFile(o)
	if err != nil {
		return nil, err
	}
	w.blocks = w.takeStamps(w.blocks)
	if len(w.blocks) == 0 && len(w.notes) == 0 && len(w.stamps) == 0 {
		return nil, errEmpty()
	}
	return w.draft, nil
}

// readWordFile reads a .docx file, whose stamps are left where they stand.
func readWordFile(o Options) (*wordReader, error) {
	zip, err := openContainer(o.Raw)
	if err != nil {
		return nil, err
	}
	main, err := mainPart(zip)
	if err != nil {
		return nil, err
	}
	w := &wordReader{draft: &draft{}, zip: zip, main: main, marks: map[string][]noteMark{}, inTable: map[*node]bool{}, holders: map[*node]*node{}, reject: o.RejectChanges, told: map[string]int{}, images: map[string]string{}, signs: map[string]bool{}, bookmarks: map[string]*note{}, footnotes: map[string]*note{}, endnotes: map[string]*note{}}
	relations, err := zip.relations(main)
	if err != nil {
		return nil, err
	}
	w.relations = relations
	part := func(kind string) ([]byte, string, error) {
		name := w.target(kind)
		if name == "" {
			return nil, "", nil
		}
		text, err := zip.read(name)
		return text, name, err
	}
	text, _, err := part("styles")
	if err != nil {
		return nil, err
	}
	if w.styles, err = readStyles(text); err != nil {
		return nil, err
	}
	if text, _, err = part("numbering"); err != nil {
		return nil, err
	}
	if w.numbers, err = readNumbering(text, w.styles); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnotes", "endnotes"} {
		w.relations = relations // those of the notes read before are their own
		text, name, err := part(kind)
		if err == nil {
			err = w.readNotes(kind, name, text)
		}
		if err != nil {
			return nil, err
		}
	}
	w.relations, w.part = relations, main
	if text, err = zip.read(main); err != nil {
		return nil, err
	}
	if text == nil {
		return nil, refuse(diag.Say("tệp không có lời văn (%s)", "the file has no text (%s)", main), resave)
	}
	if bytes.Contains(text, []byte("NOTEREF")) || bytes.Contains(text, []byte("FTNREF")) {
		if err := w.readBookmarks(text); err != nil {
			return nil, err
		}
	}
	err = parseXML(text, func(n *node, depth int) bool { return depth == 2 }, func(n *node) error {
		w.seen += n.letters()
		w.body(n, &w.blocks)
		return w.overflow()
	})
	if err != nil {
		return nil, err
	}
	if err := w.heads(relations); err != nil {
		return nil, err
	}
	w.finish()
	return w, nil
}

// overflow stops at a number of notes that no report has.
func (w *wordReader) overflow() error {
	if w.told["notes"] > maxNotes {
		return tooManyNotes(w.told["notes"])
	}
	return nil
}

func tooManyNotes(n int) error {
	return refuse(diag.Say("tệp có quá %d chú thích", "the file has more than %d notes", min(n, maxNotes)),
		diag.Say("chia báo cáo thành nhiều tệp", "split the report into several files"))
}

// mainPart is the name of the part with the text.
func mainPart(zip *container) (string, error) {
	has := func(name string) bool { return zip.parts[name] != nil }
	switch {
	case has("[content_types].xml") && (has("xl/workbook.xml") || has("ppt/presentation.xml")):
		return "", refuse(diag.Say("đây là bảng tính hoặc bài trình chiếu, không phải văn bản Word", "this is a spreadsheet or a presentation, no Word document"),
			diag.Say("lưu báo cáo thành .docx; bảng số liệu thì lưu thành CSV vào data/<kỳ>/", "save the report as .docx; save a table of data as CSV into data/<period>/"))
	case has("content.xml"):
		return "", refuse(diag.Say("đây là tệp OpenDocument", "this is an OpenDocument file"), asDocx)
	case !has("[content_types].xml"):
		return "", refuse(diag.Say("tệp zip này không phải văn bản Word", "this zip file is no Word document"), resave)
	}
	root, err := zip.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range root {
		if r.kind == "officeDocument" && !r.out {
			return r.target, nil
		}
	}
	return "word/document.xml", nil
}

// target is the part that a relation of a kind leads to, the first by its id.
func (w *wordReader) target(kind string) string {
	for _, id := range sortedKeys(w.relations) {
		if r := w.relations[id]; r.kind == kind && !r.out {
			return r.target
		}
	}
	return ""
}

func sortedKeys(m map[string]relation) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// readNotes reads footnotes.xml or endnotes.xml.
func (w *wordReader) readNotes(kind, name string, text []byte) error {
	if text == nil {
		return nil
	}
	relations, err := w.zip.relations(name)
	if err != nil {
		return err
	}
	w.relations, w.part = relations, name
	into := w.footnotes
	if kind == "endnotes" {
		into = w.endnotes
	}
	return parseXML(text, func(n *node, depth int) bool { return depth == 1 }, func(n *node) error {
		if t := n.attr("type"); t != "" && t != "normal" {
			return nil // the lines between text and notes
		}
		w.seen += n.letters()
		note := &note{label: n.attr("id"), line: w.paragraphs + 1, part: name}
		for _, c := range n.children {
			w.body(c, &note.blocks)
		}
		w.paragraphs = note.line - 1 // places are counted in the text
		into[note.label] = note
		w.told["notes"]++
		return w.overflow()
	})
}

// heads reads headers and footers: the head of the official form stands there now
// and then, all else in them belongs to the pages.
func (w *wordReader) heads(relations map[string]relation) error {
	var form []*block
	for _, id := range sortedKeys(relations) {
		r := relations[id]
		if r.kind != "header" && r.kind != "footer" || r.out {
			continue
		}
		text, err := w.zip.read(r.target)
		if err != nil {
			return err
		}
		if w.relations, err = w.zip.relations(r.target); err != nil {
			return err
		}
		w.part = r.target
		var blocks []*block
		err = parseXML(text, func(n *node, depth int) bool { return depth == 1 }, func(n *node) error {
			w.seen += n.letters()
			w.body(n, &blocks)
			return nil
		})
		if err != nil {
			return err
		}
		for _, b := range blocks {
			if isForm(b) {
				form = append(form, b)
				continue
			}
			for _, line := range linesOf(b) {
				if kind, said, _ := stamp.InHead(line.text()); kind != stamp.None {
					w.stamps = append(w.stamps, stamped{kind, said, 1})
				} else if words := strings.TrimSpace(line.text()); words != "" {
					w.leave(1, words, diag.Say("đầu trang hoặc chân trang", "running head or foot"))
				}
			}
		}
	}
	w.blocks = append(form, w.blocks...)
	w.relations = relations
	return nil
}

// linesOf is every line of a block, those of cells too.
func linesOf(b *block) []*block {
	if b.kind != table {
		return []*block{b}
	}
	var lines []*block
	for _, row := range b.cells {
		for _, c := range row {
			for _, inner := range c.blocks {
				lines = append(lines, linesOf(inner)...)
			}
		}
	}
	return lines
}

// finish tells what was met, and counts the words for the balance.
func (w *wordReader) finish() {
	w.settleOwn(w.styles.language)
	for _, group := range []map[string]*note{w.footnotes, w.endnotes} {
		for _, n := range group {
			w.notes = append(w.notes, n)
		}
	}
	slices.SortFunc(w.notes, func(a, b *note) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(len(a.label), len(b.label)), cmp.Compare(a.label, b.label))
	})
	w.blocks = slices.DeleteFunc(w.blocks, (*block).blank)
	w.blocks = w.describe(w.blocks)
	count := func(b *block) {
		for _, line := range linesOf(b) {
			w.words.add(line.text())
		}
	}
	for _, b := range w.blocks {
		count(b)
	}
	for _, n := range w.notes {
		for _, b := range n.blocks {
			count(b)
		}
	}
	for _, l := range w.left {
		w.words.add(l.Text)
	}
	for name := range w.zip.parts {
		switch base := path.Base(name); {
		case base == "vbaproject.bin":
			w.told["macros"]++
		case strings.HasPrefix(name, "word/embeddings/"):
			w.told["embedded"]++
		}
	}
	for _, about := range tellings {
		if n := w.told[about.key]; n > 0 {
			w.remark(1, diag.Say(about.vi, about.en, n))
		}
	}
	if rest := w.seen - w.used; rest > 0 {
		w.remark(1, diag.Say("%d byte lời văn nằm ở chỗ chưa đọc được", "%d bytes of words lie where they could not be read", rest))
	}
}

// tellings are the things that are told once with their number.
var tellings = [...]struct{ key, vi, en string }{
	{"changes accepted", "đã nhận %d sửa đổi được theo dõi (bỏ chúng: --reject-changes)", "%d tracked changes were accepted (reject them: --reject-changes)"},
	{"changes rejected", "đã bỏ %d sửa đổi được theo dõi", "%d tracked changes were rejected"},
	{"comments", "%d nhận xét của người soạn không đưa vào", "%d comments were left out"},
	{"macros", "tệp có macro; đã bỏ qua (%d)", "the file has macros, which are ignored (%d)"},
	{"embedded", "%d đối tượng nhúng không đưa vào", "%d embedded objects were left out"},
	{"hidden", "%d đoạn chữ ẩn không đưa vào", "%d stretches of hidden text were left out"},
	{"TCVN3", "%d đoạn chữ dùng phông TCVN3 (.Vn…) đã đổi sang Unicode", "%d stretches in TCVN3 fonts (.Vn…) were converted to Unicode"},
	{"VNI", "%d đoạn chữ dùng phông VNI đã đổi sang Unicode", "%d stretches in VNI fonts were converted to Unicode"},
	{"charts", "%d biểu đồ hoặc sơ đồ không đưa lên trang được: xuất thành hình rồi chèn lại", "%d charts or diagrams cannot be shown on a page: save them as images and put those in"},
	{"chunks", "%d phần ở định dạng khác chưa đọc được", "%d parts in another format could not be read"},
	{"external", "%d thành phần nằm ngoài tệp, không tải về", "%d parts lie outside the file and were not fetched"},
	{"pictures", "%d hình có định dạng không đưa lên trang được (WMF, EMF…)", "%d images are of a kind that pages cannot show (WMF, EMF…)"},
	{"alt", "%d hình chưa có lời mô tả (alt)", "%d images have no description (alt)"},
	{"signs", "còn %d ký hiệu khác chưa rõ là gì", "%d more signs are not known"},
	{"pages", "%d chỗ nhắc đến số trang của bản Word", "%d places name a page of the Word file"},
	{"formulas", "%d công thức chỉ còn lại dạng chữ", "%d formulas remain as text only"},
	{"contents", "%d dòng mục lục không đưa vào: congbo tự làm", "%d lines of the table of contents were left out: congbo makes its own"},
	{"boxes", "%d khung chữ đặt sau đoạn chứa chúng", "%d text boxes were put after the paragraph that holds them"},
}
