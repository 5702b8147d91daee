package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const draftedReport = `BÁO CÁO
kết quả công tác 6 tháng đầu năm 2032
# I. Kết quả
Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2031 của Bộ Chính trị. %s
| Chỉ tiêu | Số lượng |
| Lớp | 12 |
# II. Nhiệm vụ
Mở thêm lớp.
`

// TestServeWord shows a report while it is drafted in Word, however it is saved, and
// writes nothing into the site.
func TestServeWord(t *testing.T) {
	s := &serving{dir: t.TempDir()}
	s.put(t, "data/site.toml", "title = \"Trang thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")
	s.put(t, "content/2031-h1/_index.md", "+++\ntitle = \"Báo cáo cũ\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\nKỳ trước.\n")
	s.put(t, "content/2032-h1/_index.md", "+++\ntitle = \"Bản trong thư mục\"\nstatus = \"draft\"\n+++\nKhông hiện.\n")
	drafts := t.TempDir()
	file := filepath.Join(drafts, "bao-cao.docx")
	written := func(sentence string) []byte { return wordOf(strings.Replace(draftedReport, "%s", sentence, 1)) }
	save := func(name string, raw []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(drafts, name), raw, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	save("bao-cao.docx", written("Bản thứ nhất."))
	second := filepath.Join(drafts, "quy.docx")
	save("quy.docx", wordOf("BÁO CÁO\nkết quả công tác quý III năm 2032\n# I. Kết quả\nBáo cáo quý.\n"))
	before := snapshot(t, s.dir)
	s.start(t, serveFlags{word: []string{file, second}, period: []string{"2032-h1", "2032-q3"}})
	const page = "2032-h1/toan-van/"
	s.awaitText(t, page, "Bản thứ nhất.")
	s.awaitText(t, "2032-q3/toan-van/", "Báo cáo quý.")
	s.awaitText(t, "2031-h1/", "Kỳ trước.")
	s.awaitText(t, "van-ban/", "05-CT/TW")
	if _, got := s.get(t, page); strings.Contains(got, "Không hiện") {
		t.Error("the report of the folder is shown")
	}

	save("~$o-cao.docx", []byte("lock"))
	save("bao-cao.docx", written("Kết nạp 45/50 đảng viên, đạt 85%.")) // in place
	s.awaitText(t, page, "45/50")
	s.awaitText(t, "_congbo/findings.json?page=/2032-h1/ket-qua/", "bao-cao.docx: mục “I. Kết quả”, đoạn 1")

	save("~WRD0001.tmp", written("Bản thứ ba.")) // as Word saves
	must(os.Rename(file, filepath.Join(drafts, "~WRL0002.tmp")))
	must(os.Rename(filepath.Join(drafts, "~WRD0001.tmp"), file))
	must(os.Remove(filepath.Join(drafts, "~WRL0002.tmp")))
	s.awaitText(t, page, "Bản thứ ba.")

	half := written("Bản thứ tư.") // a zip that is not written to its end
	save("bao-cao.docx", half[:len(half)/2])
	s.awaitSaid(t, "bao-cao.docx: chưa đọc được")
	if code, got := s.get(t, page); code != 200 || !strings.Contains(got, "Bản thứ ba.") {
		t.Errorf("while a save is half written: %d", code)
	}
	save("bao-cao.docx", half)
	s.awaitText(t, page, "Bản thứ tư.")

	must(os.Remove(file)) // and gone for a moment
	save("bao-cao.docx", written("Bản thứ năm."))
	s.awaitText(t, page, "Bản thứ năm.")
	s.put(t, "data/directives.toml", "")
	s.awaitText(t, page, "Bản thứ năm.")
	must(os.Remove(filepath.Join(s.dir, "data", "directives.toml")))
	if after := snapshot(t, s.dir); after != before {
		t.Errorf("the site was changed:\n%s\nit was\n%s", after, before)
	}
}

// snapshot is all files of a folder and what they hold.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		b.WriteString(name + ": " + string(text) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
