package main

import (
	"bytes"
	"fmt"
	"html"
	"image"
	"image/png"
	"io/fs"
	"math/rand"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/word"
	"congbo/cmd/congbo/internal/words"
)

// TestWordRoundTrip holds that what a report says comes back from its Word file, and that the
// file is the same again then: of the real report, of a made-up committee, and of reports that
// nobody wrote.
func TestWordRoundTrip(t *testing.T) {
	t.Run("own", func(t *testing.T) { comesBack(t, os.DirFS("../..")) })
	t.Run("khoi", func(t *testing.T) { comesBack(t, os.DirFS("testdata/khoi")) })
	n := 300
	if testing.Short() {
		n = 30
	}
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			comesBack(t, randomReport(rand.New(rand.NewSource(int64(seed)))))
		})
	}
}

// comesBack proves the round trip of every report of a site.
func comesBack(t *testing.T, site fs.FS) {
	t.Helper()
	before := siteOf(t, site)
	for _, r := range before.Reports {
		w := words.Of(before.Site.Data)
		file := written(t, w, r)
		if !bytes.Equal(file, written(t, w, r)) {
			t.Errorf("%s: two files of one report differ", r.Period.ID)
		}
		back := fstest.MapFS{}
		for _, name := range []string{"data/site.toml", "data/citations.toml", "data/directives.toml"} {
			if text, err := fs.ReadFile(site, name); err == nil {
				back[name] = &fstest.MapFile{Data: text}
			}
		}
		result, err := importer.Import(importer.Options{Name: "a.docx", Raw: file, Period: r.Period, Language: "vi", Internal: true, Grammar: before.Site.Data.Grammar})
		if err != nil {
			t.Fatalf("%s: %v", r.Period.ID, err)
		}
		if len(result.Lost) > 0 {
			t.Errorf("%s: words are lost: %v", r.Period.ID, result.Lost)
		}
		for name, text := range result.Files {
			back[name] = &fstest.MapFile{Data: text}
		}
		after := siteOf(t, back)
		if len(after.Reports) != 1 {
			t.Fatalf("%s: %d reports came back", r.Period.ID, len(after.Reports))
		}
		got, want := reading(after.Site.Data, after.Reports[0]), reading(before.Site.Data, r)
		if at := differs(got, want); at >= 0 {
			t.Errorf("%s, line %d:\ngot  %q\nwant %q\nof\n%s", r.Period.ID, at, line(got, at), line(want, at), showFiles(back))
		}
		if again := written(t, w, after.Reports[0]); !bytes.Equal(file, again) {
			t.Errorf("%s: the Word file of what came back is another", r.Period.ID)
		}
		if t.Failed() {
			return
		}
	}
}

func siteOf(t *testing.T, site fs.FS) *pipeline.Result {
	t.Helper()
	result, err := pipeline.Read(pipeline.Options{Site: site, Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Findings {
		if f.Severity == diag.Error {
			t.Fatalf("%s: %s", f.Span, f.Message.EN)
		}
	}
	return result
}

func written(t *testing.T, w words.Words, r *report.Report) []byte {
	t.Helper()
	file, _, err := word.Write(w, r)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func showFiles(site fstest.MapFS) string {
	var names []string
	for name := range site {
		names = append(names, name)
	}
	slices.Sort(names)
	var all strings.Builder
	for _, name := range names {
		if path.Ext(name) == ".md" {
			fmt.Fprintf(&all, "-- %s --\n%s", name, site[name].Data)
		}
	}
	return all.String()
}

func differs(got, want []string) int {
	for i := range max(len(got), len(want)) {
		if line(got, i) != line(want, i) {
			return i
		}
	}
	return -1
}

func line(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return ""
}

// reading is what a report says, line by line: its head and foot, headings with their levels
// and numbers, paragraphs with their emphasis and notes, items with their marks, captions,
// rows of tables, and its notes.
func reading(set *data.Set, r *report.Report) []string {
	f := r.Front
	all := []string{f.Kind, f.Title, f.Number, f.Issuer, f.ParentIssuer, f.Place, f.Date.String(), f.SignerTitle, f.Signer, f.Secrecy, f.Urgency, f.Circulation, r.Form.Lang(),
		r.Form.Name, fmt.Sprint(r.Form.Head), fmt.Sprint(f.SignedFor), fmt.Sprint(f.Recipients)}
	rd := reader{words: words.Of(set)}
	rd.flow(r.Index(), r.Index().Flow, r.Index().Leaves)
	for _, s := range r.Pages() {
		d := r.Document(s)
		if d.Title != nil {
			rd.say("#%d %s %s", s.Level, s.Number, d.Title.Marked())
		}
		rd.flow(d, d.Flow, d.Leaves)
	}
	for _, n := range r.Notes {
		rd.say("note %d", n.Number)
		rd.flow(n.Document, n.Flow, n.Leaves)
	}
	return append(all, rd.lines...)
}

type reader struct {
	words words.Words
	lines []string
	lists []int32
	mark  string
	row   []string
}

func (r *reader) say(format string, args ...any) {
	r.lines = append(r.lines, strings.Join(strings.Fields(fmt.Sprintf(format, args...)), " "))
}

func (r *reader) flow(d *report.Document, f report.Flow, leaves []*report.Block) {
	for _, s := range f {
		switch s.Kind {
		case report.ParagraphStep, report.TermStep, report.CodeStep:
			r.say("%d %s %s", len(r.lists), r.mark, saidBy(leaves[s.N]))
			r.mark = ""
		case report.HeadingStep:
			b := leaves[s.N]
			r.say("#%d %s %s", b.Section.Level, b.Section.Number, strings.ReplaceAll(saidBy(b), "**", ""))
		case report.ListStep:
			if s.End {
				r.lists = r.lists[:len(r.lists)-1]
			} else {
				r.lists = append(r.lists, s.N)
			}
		case report.ItemStep:
			n := &r.lists[len(r.lists)-1]
			if s.End {
				if *n != report.Unordered {
					*n++
				}
			} else if r.mark = "-"; *n != report.Unordered {
				r.mark = fmt.Sprintf("%d.", *n)
			}
		case report.CellStep:
			r.row = append(r.row, saidBy(leaves[s.N]))
		case report.HeadStep, report.RowStep:
			if s.End {
				r.say("| %s", strings.Join(r.row, " | "))
				r.row = nil
			}
		case report.DataStep:
			r.table(d.Tables[s.N])
		}
	}
}

func (r *reader) table(t *report.Table) {
	if t.Caption != nil {
		r.say("caption %d %s", t.Number, t.Caption.Marked())
	}
	for _, row := range t.Grid {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.Marked())
		}
		r.say("| %s", strings.Join(cells, " | "))
	}
	if t.Sheet != nil {
		return
	}
	shown := t.Settings.Columns
	if shown == nil {
		shown = text.WithValues(t.Rows)
	}
	head := []string{r.words.T("column-name")}
	for _, c := range shown {
		head = append(head, r.words.T("column-"+c))
	}
	r.say("| %s", strings.Join(head, " | "))
	for at, i := range t.Rows {
		cells := []string{i.Name + report.Marked("", t.Marks(at, 0))}
		for _, c := range shown {
			cells = append(cells, text.Field(r.words, i, c)+report.Marked("", t.Marks(at, data.ColumnPlace(c))))
		}
		r.say("| %s", strings.Join(cells, " | "))
	}
	if text.AnyComputed(t.Rows, shown) {
		r.say("0 %s %s", text.Worked, r.words.T("computed"))
	}
}

var escapes = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// saidBy is the text of a block with marks around what is emphasised.
func saidBy(b *report.Block) string {
	if b.Inlines == nil {
		return b.Marked()
	}
	var s strings.Builder
	for _, in := range b.Inlines {
		switch in.Kind {
		case report.TextInline, report.AutoLinkInline:
			said := string(b.File.Text[in.From:in.To])
			if !in.Raw {
				said = html.UnescapeString(escapes.ReplaceAllString(said, "$1"))
			}
			s.WriteString(said)
			if in.Soft || in.Hard {
				s.WriteByte(' ')
			}
		case report.StrongInline:
			s.WriteString("**")
		case report.EmphasisInline:
			s.WriteString("*")
		case report.NoteRefInline:
			fmt.Fprintf(&s, "(%d)", b.Document.NoteRefs[in.N].Note.Number)
		case report.CrossRefInline:
			s.WriteString(b.Document.CrossRefs[in.N].Text)
		case report.ValueInline:
			s.WriteString(b.Document.Values[in.N].Text)
		case report.ImageInline:
			s.WriteString("!")
		}
	}
	return apart.ReplaceAllString(s.String(), " ")
}

// apart is between two stretches of one look, which read as one.
var apart = regexp.MustCompile(`\*{1,3} \*{1,3}`)

// A writerOfReports makes reports at random.
type writerOfReports struct {
	*rand.Rand
	site  fstest.MapFS
	notes []string // definitions of the file that is written
	label int
	up    string // from the file to the folder of the report
	table int    // captioned tables so far
}

// randomReport is a site of one report of all that comes back.
func randomReport(r *rand.Rand) fstest.MapFS {
	w := &writerOfReports{Rand: r, site: fstest.MapFS{}}
	w.put("data/site.toml", "title = \"Báo cáo\"\ncommittee = \"Đảng ủy xã Bến Sao\"\n")
	w.put("data/2031-h1/indicators.toml", "[indicator.cay]\nname = \"Cây trồng mới\"\nunit = \"cây\"\nactual = \"1.866\"\ntarget = \"2.000\"\npercent = \"93,3\"\n\n[indicator.ho]\nname = \"Hộ dân\"\nactual = 45\nof = 60\n")
	var picture bytes.Buffer
	png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 20)))
	w.put("content/2031-h1/files/anh.png", picture.String())
	w.put("data/2031-h1/xa.csv", "Xã,Số cây,Tỷ lệ\nBến Sao,120,\"45,5%\"\nBờ Dâu,1.040,\"54,5%\"\n")
	front := pick(w, []string{
		"kind = \"Báo cáo\"\nnumber = \"12-BC/ĐU\"\nissuer = \"Đảng ủy xã Bến Sao\"\nparent_issuer = \"Tỉnh ủy Thanh Sơn\"\nplace = \"Bến Sao\"\ndate = 2031-07-05\nsigned_for = \"T/M ĐẢNG ỦY\"\nsigner_title = \"Phó Bí thư\"\nsigner = \"Nguyễn Thị Thử\"\nrecipients = [\"Thường trực Tỉnh ủy,\", \"Lưu Văn phòng.\"]\n",
		"kind = \"Báo cáo\"\nnumber = \"12/BC-UBND\"\nissuer = \"Ủy ban nhân dân xã Bến Sao\"\nplace = \"Bến Sao\"\ndate = 2031-02-15\nsigned_for = [\"TM. ỦY BAN NHÂN DÂN\", \"KT. CHỦ TỊCH\"]\nsigner_title = \"PHÓ CHỦ TỊCH\"\nsigner = \"Trần Văn Thử\"\nrecipients = [\"Như trên;\", \"Lưu: VT.\"]\nurgency = \"KHẨN\"\n",
		"kind = \"Báo cáo\"\nnumber = \"15-BC/HTC\"\nissuer = \"Ban Chấp hành Hội\"\nform = \"none\"\nmotto = [\"HỘI TRỒNG CÂY\"]\nmark = \"***\"\nsigner = \"Lê Thử\"\n",
		"kind = \"Report\"\nnumber = \"7/2031\"\nissuer = \"River Board\"\nlanguage = \"en\"\nform = \"none\"\nmotto = [\"COUNTRY OF RIVERS\"]\nplace = \"Ben Sao\"\ndate = 2031-07-05\nrecipients = [\"The public.\"]\n",
		"kind = \"Báo cáo\"\nissuer = \"Đảng ủy xã Bến Sao\"\n",
	})
	numbering := pick(w, []string{`["I-", "1.", "1.1."]`, `["I.", "1.", "1.1"]`, `["A.", "I.", "1."]`, `["Phần I.", "1.", "a)"]`, `["Phần thứ nhất.", "I.", "1."]`, `["Chương I.", "Điều 1."]`, `[]`, `["", "1.", "1.1."]`, `["1.", "1.1.", "1.1.1."]`})
	w.file("content/2031-h1/_index.md", front+"numbering = "+numbering+"\n", "tình hình 6 tháng đầu năm 2031", 0)
	for part := range 1 + w.Intn(3) {
		folder := fmt.Sprintf("content/2031-h1/%02d-phan-%d/", part+1, part+1)
		w.file(folder+"_index.md", "", w.title(), 0)
		for s := range w.Intn(3) {
			front, headings := "", w.Intn(3)
			if w.Intn(6) == 0 {
				front, headings = "heading = false\n", 0
			}
			w.file(fmt.Sprintf("%s%02d-muc-%d.md", folder, s+1, s+1), front, w.title(), headings)
		}
	}
	return w.site
}

func pick[T any](w *writerOfReports, from []T) T { return from[w.Intn(len(from))] }

func (w *writerOfReports) put(name, text string) {
	w.site[name] = &fstest.MapFile{Data: []byte(text)}
}

// file writes a file of content with some text, and headings with theirs.
func (w *writerOfReports) file(name, front, title string, headings int) {
	w.notes, w.up = nil, strings.Repeat("../", strings.Count(name, "/")-2)
	if front == "" { // else it may be of a report, or printed nowhere, and takes no note
		title = w.noted(title)
	}
	text := "+++\ntitle = " + data.QuoteTOML(title) + "\n" + front + "+++\n\n" + w.blocks(1+w.Intn(4))
	for range headings {
		text += "## " + w.noted(w.title()) + "\n\n" + w.blocks(1+w.Intn(3))
	}
	if len(w.notes) > 0 {
		text += strings.Join(w.notes, "\n") + "\n"
	}
	w.put(name, text)
}

// noted is a title, sometimes with a note.
func (w *writerOfReports) noted(title string) string {
	if w.Intn(5) > 0 {
		return title
	}
	w.label++
	w.notes = append(w.notes, fmt.Sprintf("[^n%d]: Chú thích của tên.\n", w.label))
	return fmt.Sprintf("%s[^n%d]", title, w.label)
}

func (w *writerOfReports) title() string {
	return pick(w, []string{"Kết quả", "Phần việc còn lại", "1.866 cây", "I. Đầu mục trong tên", "Công tác xây dựng Đảng", "Hạn chế, nguyên nhân", "Thực hiện Chỉ thị số 05-CT/TW", "TRỒNG CÂY & GÂY RỪNG", "Nhiệm vụ 6 tháng cuối năm"})
}

func (w *writerOfReports) blocks(n int) string {
	var all strings.Builder
	for range n {
		switch w.Intn(10) {
		case 9:
			all.WriteString("> " + strings.ReplaceAll(w.paragraph(), "\n", "\n> ") + "\n\n")
		case 8:
			all.WriteString("![Quang cảnh buổi họp](" + w.up + "files/anh.png)\n")
			if w.Intn(2) == 0 {
				all.WriteString("Hình 1. " + w.words() + "\n") // its caption
			}
			all.WriteByte('\n')
		case 0:
			all.WriteString(w.list("", 0) + "\n" + w.paragraph() + "\n\n")
		case 1:
			all.WriteString(w.grid())
		case 2:
			all.WriteString(w.dataTable())
		default:
			all.WriteString(w.paragraph() + "\n\n")
		}
	}
	return all.String()
}

func (w *writerOfReports) dataTable() string {
	w.table++
	if w.Intn(4) == 0 {
		w.label++
		w.notes = append(w.notes, fmt.Sprintf("[^n%d]: Chú thích của bảng.\n", w.label))
		return fmt.Sprintf("```table\ndata = \"xa.csv\"\nheads = [\"Xã\", \"Số cây[^n%d]\", \"Tỷ lệ\"]\ncaption = \"Cây của các xã[^n%d]\"\n```\n\n", w.label, w.label) + w.paragraph() + "\n\n"
	}
	block := pick(w, []string{"```table\ndata = \"xa.csv\"\ncaption = \"Cây trồng mới của các xã\"\n```\n\n", "```indicators\nids = [\"cay\", \"ho\"]\ncaption = \"Chỉ tiêu chính\"\n```\n\n", "```table\ndata = \"xa.csv\"\n```\n\n", "```indicators\nids = [\"ho\"]\n```\n\n"})
	return block + w.paragraph() + "\n\n"
}

func (w *writerOfReports) grid() string {
	return "| Xã | Số cây | Ghi chú |\n" + pick(w, []string{"|---|---:|---|", "|:---|:---:|---|", "|---|:---|---:|", "|---|---|---|"}) + "\n| Bến Sao | 120 | " + strings.ReplaceAll(w.words(), "\n", " ") + " |\n| Bờ Dâu | **1.040** |  |\n\n" + w.paragraph() + "\n\n"
}

// list writes a list, with further paragraphs and lists in its items.
func (w *writerOfReports) list(indent string, depth int) string {
	var all strings.Builder
	ordered, n := w.Intn(2) == 0, 1+w.Intn(3)*w.Intn(2)
	for range 1 + w.Intn(3) {
		mark := "- "
		if ordered {
			mark = fmt.Sprintf("%d. ", n)
			n++
		}
		hang := indent + strings.Repeat(" ", len(mark))
		all.WriteString(indent + mark + w.paragraph() + "\n\n")
		if w.Intn(5) == 0 {
			all.WriteString(hang + w.paragraph() + "\n\n")
		}
		if depth < 2 && w.Intn(4) == 0 {
			all.WriteString(w.list(hang, depth+1))
			if w.Intn(3) == 0 {
				all.WriteString(hang + w.paragraph() + "\n\n")
			}
		}
	}
	return all.String()
}

// paragraph writes a sentence or two with what may stand in them.
func (w *writerOfReports) paragraph() string {
	var all []string
	for range 1 + w.Intn(4) {
		all = append(all, w.words())
	}
	return strings.Join(all, " ")
}

func (w *writerOfReports) words() string {
	switch w.Intn(17) {
	case 0:
		return "**chữ đậm** và *chữ nghiêng*, ***cả hai***"
	case 1:
		w.label++
		w.notes = append(w.notes, fmt.Sprintf("[^n%d]: Chú thích thứ %d, *nghiêng*.\n", w.label, w.label))
		return fmt.Sprintf("có chú thích[^n%d];", w.label)
	case 2:
		w.label++
		w.notes = append(w.notes, fmt.Sprintf("[^n%d]: Hai đoạn.\n\n    Đoạn sau có **đậm**.\n", w.label))
		return fmt.Sprintf("nhắc hai lần[^n%d] một chú thích[^n%d].", w.label, w.label)
	case 3:
		return "trồng {{cay.actual}} cây, đạt {{cay.percent}}"
	case 4:
		return "theo [trang của tỉnh](https://tinh.example/a?b=1&c=2) và <https://xa.example/>"
	case 5:
		return "Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị,"
	case 6:
		return "dấu \\* sao, \\[ngoặc\\], a < b & c > d, {x}, 5 \\_ 6, 100% \"nháy\" – gạch"
	case 7:
		return "đạt 45/60 (75%) số hộ."
	case 8:
		return "dòng đầu\ndòng sau của cùng đoạn"
	case 12:
		return pick(w, []string{"dòng trên\\\ndòng dưới", "**đậm\\\ncả hai dòng**", "dòng\\\n1\\. số"})
	case 10:
		return pick(w, []string{"\\- gạch đầu dòng trong lời văn", "1\\. số trong lời văn", "a) chữ cái trong lời văn", "\\# thăng", "Bảng 7. không phải là tên bảng", "+84 200 000", "MẬT độ dân cư", "Nơi nhận: không phải ở cuối"})
	case 11:
		return "**Cả câu này đậm.**"
	case 9:
		return "[Quy định 784](cite:784-QĐ/TU) của Tỉnh ủy"
	}
	return pick(w, []string{"Các xã đã trồng cây theo kế hoạch.", "Đảng ủy đã họp 12 phiên;", "việc này còn chậm,", "Có 07/09 nhiệm vụ hoàn thành.", "1.866 hộ tham gia.", "I. không phải là đề mục"})
}
