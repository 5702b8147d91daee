// Package sample makes sites of a fictional committee, as large as a test or a
// benchmark wants them. Nothing but tests imports it.
package sample

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const sectionsPerPart = 10

// Write writes a site of n sections, so many a report, into a folder and
// returns the texts of the sections. A section is about 4 KB of prose with 2
// notes, 6 citations, some ten relations between numbers, all of which hold, an
// indicator in the prose and as a table, a cross-reference, and a link to the same
// section of the period before. Every tenth has a Markdown table with a total, and
// one of each report a table from a CSV file. The same n gives the same site.
func Write(tb testing.TB, dir string, n, sectionsPerReport int) (texts [][]byte) {
	tb.Helper()
	a := &author{r: rand.New(rand.NewPCG(1, uint64(n)))}
	Put(tb, dir, "data/site.toml", `title = "Trang thử nghiệm"`+"\n"+`committee = "Đảng ủy Khối thử nghiệm"`+"\n")
	Put(tb, dir, "data/directives.toml", register())
	for first := 0; first < n; first += sectionsPerReport {
		report := first / sectionsPerReport
		sections := min(sectionsPerReport, n-first)
		a.report = report
		home := "content/" + period(report) + "/"
		Put(tb, dir, home+"_index.md", cover(report))
		Put(tb, dir, "data/"+period(report)+"/indicators.toml", indicatorData(report, sections))
		Put(tb, dir, "data/"+period(report)+"/chi-bo.csv", a.branches().csv())
		for section := range sections {
			if section%sectionsPerPart == 0 {
				Put(tb, dir, home+path.Dir(place(section))+"/_index.md", fmt.Sprintf("+++\ntitle = \"Kết quả đợt %d\"\n+++\n", section/sectionsPerPart+1))
			}
			text := a.section(section)
			Put(tb, dir, home+place(section), text)
			texts = append(texts, []byte(text))
		}
	}
	return texts
}

// Put writes a file of a site.
func Put(tb testing.TB, dir, name, text string) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
}

// year and half are the time that a report is of.
func year(report int) int { return 2022 + report/2 }
func half(report int) int { return 1 + report%2 }

func period(report int) string { return fmt.Sprintf("%d-h%d", year(report), half(report)) }

// place is the file of a section within its report.
func place(section int) string {
	part := section/sectionsPerPart + 1
	return fmt.Sprintf("%02d-phan-%d/%02d-muc-%d.md", part, part, section%sectionsPerPart+1, section%sectionsPerPart+1)
}

// cover is the front matter of a report and its opening.
func cover(report int) string {
	return fmt.Sprintf(`+++
title = "kết quả công tác đợt %d năm %d"
kind = "Báo cáo"
number = "%d-BC/ĐUTN"
issuer = "Đảng ủy Khối thử nghiệm"
place = "Bến Sao"
date = %d-%02d-28
signed_for = "T/M ĐẢNG ỦY"
signer_title = "BÍ THƯ"
signer = "Người Ký Thử"
recipients = ["Các chi bộ trực thuộc,", "Lưu Văn phòng."]
status = "published"
+++
Đảng ủy Khối thử nghiệm báo cáo kết quả công tác trong kỳ như sau:
`, half(report), year(report), report+1, year(report), 6*half(report))
}

// indicators are what every report gives figures for.
var indicators = []struct{ id, name, unit string }{
	{"hoi-vien-moi", "Số hội viên mới được kết nạp", "hội viên"},
	{"buoi-sinh-hoat", "Số buổi sinh hoạt chuyên đề đã tổ chức", "buổi"},
	{"ho-so", "Số hồ sơ giải quyết đúng hẹn", "hồ sơ"},
	{"cay-trong", "Số cây xanh trồng mới", "cây"},
	{"sach-tang", "Số sách tặng thư viện xã", "quyển"},
	{"lop-boi-duong", "Số lượt người dự bồi dưỡng", "lượt người"},
	{"mo-hinh", "Số mô hình dân vận đăng ký", "mô hình"},
	{"duong-sua", "Chiều dài đường được sửa", "mét"},
	{"tin-bai", "Số tin, bài đã đăng tải", "tin, bài"},
	{"y-kien", "Số ý kiến được trả lời", "ý kiến"},
}

// result is what an indicator came to in a half of a year: more than a year before.
func result(indicator, year, half int) int {
	return 100 + 37*indicator + 12*(year-2020) + 5*half + (indicator+1)*(year+half)%11
}

// indicatorData are the figures of a report, with the section that states each.
func indicatorData(report, sections int) string {
	var b strings.Builder
	y, h := year(report), half(report)
	for i, indicator := range indicators {
		fmt.Fprintf(&b, "[indicator.%s]\nname = %q\nunit = %q\nactual = %d\ntarget = %d\nprevious = %d\norder = %d\n",
			indicator.id, indicator.name, indicator.unit, result(i, y, h), result(i, y, h)/10*10+10*(i%3), result(i, y-1, h), i+1)
		if i < sections {
			fmt.Fprintf(&b, "source = \"phan-1/muc-%d\"\n", i+1)
		}
		b.WriteString("\n")
	}
	return b.String()
}

var kinds = []struct{ word, code, office string }{
	{"Chỉ thị", "CT/TU", "Ban Thường vụ Tỉnh ủy"},
	{"Kế hoạch", "KH/TU", "Ban Thường vụ Tỉnh ủy"},
	{"Kết luận", "KL/TW", "Ban Bí thư"},
	{"Công văn", "CV/TU", "Tỉnh ủy"}, // these are not in the register
}

var subjects = list(`việc nâng cao chất lượng sinh hoạt chi bộ|công tác dân vận ở cơ sở|việc xây dựng cơ quan văn hóa, an toàn|
	công tác khuyến học, khuyến tài|việc rà soát quy chế làm việc của cấp ủy|công tác quản lý hội viên|việc tiếp nhận và trả lời ý kiến của người dân`)

// A document is one of those that sections cite.
type document struct{ kind, number int }

func (d document) key() string     { return fmt.Sprintf("%d-%s", d.number, kinds[d.kind].code) }
func (d document) subject() string { return subjects[(d.kind+d.number)%len(subjects)] }

// date is the day of a document, which is before all reports.
func (d document) date() (day, month, year int) {
	return 10 + (d.kind+d.number)%18, 3 + d.number%7, 2021
}

// register lists most of the documents that sections cite.
func register() string {
	var b strings.Builder
	for number := 10; number < 100; number++ {
		fmt.Fprintf(&b, "[directive.\"%d-2020-nd-cp\"]\ntype = \"Nghị định\"\nnumber = \"%d/2020\"\nsymbol = \"NĐ-CP\"\nissuer = \"Chính phủ\"\n\n", number, number)
		for kind, k := range kinds[:3] {
			d := document{kind, number}
			day, month, year := d.date()
			fmt.Fprintf(&b, "[directive.%q]\ntype = %q\nnumber = \"%d\"\nsymbol = %q\ndate = %d-%02d-%02d\nissuer = %q\ntitle = %q\n\n",
				strings.ToLower(strings.ReplaceAll(d.key(), "/", "-")), k.word, number, k.code, year, month, day, k.office, d.subject())
		}
	}
	return b.String()
}

// list are the items of a text between bars.
func list(s string) []string {
	var all []string
	for item := range strings.SplitSeq(s, "|") {
		all = append(all, strings.TrimSpace(item))
	}
	return all
}
