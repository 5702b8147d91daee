package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// officeYear are the reports that an office writes in a year: each month, each quarter, both
// halves, nine months, the year, and two on a matter of their own.
func officeYear(year int) []string {
	all := []string{fmt.Sprint(year), fmt.Sprintf("%d-9m", year), fmt.Sprintf("%d-h1-dan-van", year), fmt.Sprintf("%d-q3-05-ct-tw", year)}
	for n := 1; n <= 12; n++ {
		all = append(all, fmt.Sprintf("%d-m%02d", year, n))
	}
	for n := 1; n <= 4; n++ {
		all = append(all, fmt.Sprintf("%d-q%d", year, n))
	}
	return append(all, fmt.Sprintf("%d-h1", year), fmt.Sprintf("%d-h2", year))
}

// writeReport writes the report of a period of an office that does not exist.
func writeReport(t *testing.T, dir, id string, number int) {
	t.Helper()
	p, err := data.ParsePeriod(id)
	if err != nil {
		t.Fatal(err)
	}
	admitted := 10*p.N + p.Year - 2030 + 3
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	counted := ""
	if !p.BeginsYear() {
		counted = "counted = \"trong kỳ\"\n"
	}
	write("content/"+id+"/_index.md", fmt.Sprintf("+++\ntitle = \"kết quả công tác %s\"\nkind = \"Báo cáo\"\nnumber = \"%02d-BC/ĐUTN\"\nfrom = %s\nto = %s\ndate = %s\nplace = \"Nơi thử\"\nissuer = \"Đảng ủy thử nghiệm\"\nsigned_for = \"T/M ĐẢNG ỦY\"\nsigner_title = \"BÍ THƯ\"\nsigner = \"Người Thử\"\nrecipients = [\"Lưu.\"]\nnumbering = [\"I.\", \"1.\"]\nstatus = \"published\"\n+++\n\nĐảng ủy báo cáo như sau:\n", p.Label("vi"), number, p.Begin(), p.Last(), p.Last()))
	write("content/"+id+"/01-ket-qua/_index.md", fmt.Sprintf("+++\ntitle = \"KẾT QUẢ\"\n+++\n\nĐã kết nạp %d đảng viên mới trong thời gian này.\n", admitted))
	write("content/"+id+"/02-phuong-huong/_index.md", "+++\ntitle = \"PHƯƠNG HƯỚNG\"\n+++\n\n1. Tiếp tục kết nạp đảng viên.\n")
	write("data/"+id+"/indicators.toml", fmt.Sprintf("[indicator.ket-nap]\nname = \"Đảng viên mới kết nạp\"\nunit = \"đảng viên\"\nactual = %d\n%ssource = \"ket-qua\"\n", admitted, counted))
}

// TestOfficeYear builds two years of one office, compares what is of one kind, shows each
// indicator one kind at a time, and seals every report of the second year.
func TestOfficeYear(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "data"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "site.toml"), []byte("title = \"Một năm\"\ncommittee = \"Đảng ủy thử nghiệm\"\nbase_url = \"https://example.org/\"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	number := 0
	for _, year := range []int{2030, 2031} {
		for _, id := range officeYear(year) {
			number++
			writeReport(t, dir, id, number)
		}
	}
	r, err := pipeline.Build(pipeline.Options{Site: os.DirFS(dir), Checks: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Severity > diag.Note {
			t.Errorf("%v: %s: %s", f.Span, f.Code, f.Message.EN)
		}
	}
	// Of each report one with the year before; of months, quarters and halves one with that
	// before it, but for the first of all.
	pairs := 0
	for path, page := range r.Pages {
		if strings.HasPrefix(path, "so-sanh/") && strings.Count(path, "/") == 3 && !strings.Contains(string(page), `http-equiv="refresh"`) {
			pairs++
			names := strings.Split(path, "/")
			was, _ := data.ParsePeriod(names[1])
			now, _ := data.ParsePeriod(names[2])
			if was.Line() != now.Line() {
				t.Errorf("%s compares reports of two kinds", path)
			}
		}
	}
	if want := len(officeYear(2031)) + 23 + 7 + 3; pairs != want {
		t.Errorf("%d comparisons, want %d", pairs, want)
	}
	for path, all := range map[string][]string{
		"so-sanh/2030-m05/2031-m05/index.html": {"So sánh tháng 5 năm 2030 với tháng 5 năm 2031", "1 (&#43;1,89%)"},
		"so-sanh/2031-q1/2031-q2/index.html":   {"So sánh quý I năm 2031 với quý II năm 2031"},
		"chi-tieu/ket-nap/index.html":          {"<summary>Năm</summary>", "<summary>Tháng</summary>", "<summary>Quý</summary>", "<summary>6 tháng</summary>", "<summary>6 tháng (dan-van)</summary>", "trong kỳ"},
		"2031-h1-dan-van/index.html":           {"kết quả công tác 6 tháng đầu năm 2031"},
		"feed.xml":                             {"Tháng 12 năm 2031", "6 tháng đầu năm 2031 ("},
		"sitemap.xml":                          {"https://example.org/2031-m12/"},
	} {
		for _, want := range all {
			if !strings.Contains(string(r.Pages[path]), want) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
	}
	if home := string(r.Pages["index.html"]); strings.Index(home, "2031/index.html") > strings.Index(home, "2031-h2/index.html") {
		t.Error("the year does not come before its second half")
	}
	sealAll(t, dir, officeYear(2031))
}

// sealAll seals reports, in the order of their periods, and proves that the site holds.
func sealAll(t *testing.T, dir string, ids []string) {
	t.Helper()
	slices.SortFunc(ids, func(a, b string) int {
		p, _ := data.ParsePeriod(a)
		q, _ := data.ParsePeriod(b)
		return p.Compare(q)
	})
	for _, id := range ids {
		bag, err := archive.Prepare(archive.Order{Folder: dir, Site: os.DirFS(dir), Period: id, Date: time.Date(2032, 1, 5, 0, 0, 0, 0, time.UTC), Version: version})
		if err != nil {
			t.Fatal(err)
		}
		if bag.Findings.Count(diag.Error) > 0 {
			t.Fatal(id, bag.Findings)
		}
		if err := bag.Write(); err != nil {
			t.Fatal(err)
		}
		if !holds(t, bag.Path) {
			t.Errorf("the bag of %s does not hold", id)
		}
	}
	r, err := pipeline.Build(pipeline.Options{Site: os.DirFS(dir), Checks: true})
	if err != nil || r.Findings.Count(diag.Error) > 0 {
		t.Fatalf("the sealed site: %v %v", err, r.Findings)
	}
	if n := len(r.Site.Data.Seals); n != len(ids) {
		t.Errorf("%d seals, want %d", n, len(ids))
	}
}
