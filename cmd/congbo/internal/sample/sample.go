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
// returns the texts of the sections. A section is about 4 KB of prose with 2 notes, 5
// citations, one indicator table and a link to the same section of the period
// before. The same n gives the same site.
func Write(tb testing.TB, dir string, n, sectionsPerReport int) (texts [][]byte) {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, uint64(n)))
	Put(tb, dir, "data/site.toml", `title = "Trang thử nghiệm"`+"\n"+`committee = "Đảng ủy Khối thử nghiệm"`+"\n")
	Put(tb, dir, "data/directives.toml", register())
	for first := 0; first < n; first += sectionsPerReport {
		report := first / sectionsPerReport
		home := "content/" + period(report) + "/"
		Put(tb, dir, home+"_index.md", fmt.Sprintf("+++\ntitle = \"Báo cáo thử nghiệm số %d\"\nnumber = \"%d-BC/ĐUTN\"\nkind = \"Báo cáo\"\nstatus = \"published\"\n+++\nPhần mở đầu.\n", report, report+1))
		Put(tb, dir, "data/"+period(report)+"/indicators.toml", indicators())
		for section := range min(sectionsPerReport, n-first) {
			part, place := section/sectionsPerPart+1, section%sectionsPerPart+1
			name := fmt.Sprintf("%02d-phan-%d/%02d-muc-%d.md", part, part, place, place)
			if section%sectionsPerPart == 0 {
				Put(tb, dir, home+path.Dir(name)+"/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
			}
			before := ""
			if report > 0 {
				before = "../../" + period(report-1) + "/" + name
			}
			text := sectionText(r, section, before)
			Put(tb, dir, home+name, text)
			texts = append(texts, []byte(text))
		}
	}
	return texts
}

func period(report int) string { return fmt.Sprintf("%d-h%d", 1000+report/2, 1+report%2) }

func Put(tb testing.TB, dir, name, text string) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
}

var kinds = []struct{ word, code, issuer, office string }{
	{"Chỉ thị", "CT", "TU", "Ban Thường vụ Tỉnh ủy"},
	{"Kế hoạch", "KH", "TU", "Ban Thường vụ Tỉnh ủy"},
	{"Kết luận", "KL", "TW", "Ban Bí thư"},
	{"Công văn", "CV", "TU", "Tỉnh ủy"},
}

// issued is the date of a document.
func issued(kind, number int) string {
	return fmt.Sprintf("%d/%d/2021", 10+(kind+number)%18, 3+number%7)
}

// register lists most of the documents that sections cite.
func register() string {
	var b strings.Builder
	for number := 10; number < 100; number++ {
		for _, k := range kinds[:3] {
			fmt.Fprintf(&b, "[directive.\"%d-%s-%s\"]\ntype = %q\nnumber = \"%d\"\nsymbol = \"%s/%s\"\nissuer = %q\n\n",
				number, strings.ToLower(k.code), strings.ToLower(k.issuer), k.word, number, k.code, k.issuer, k.office)
		}
	}
	return b.String()
}

func indicators() string {
	var b strings.Builder
	for i := range 10 {
		fmt.Fprintf(&b, "[indicator.chi-tieu-%d]\nname = \"Chỉ tiêu %d\"\nunit = \"lượt\"\nactual = %d\ntarget = %d\n\n", i+1, i+1, 90+i, 100)
	}
	return b.String()
}

var clauses = strings.Split("các đơn vị trực thuộc đã họp bàn và thống nhất cách làm|việc ghi chép sổ sách được giao cho từng tổ|nhiều nơi tổ chức đọc chung rồi trao đổi tại chỗ|các tổ cử người theo dõi từng đầu việc trong tháng|khó khăn được nêu rõ để cùng tìm cách gỡ|kết quả được gửi về văn phòng đúng hẹn|người dân góp ý trực tiếp tại buổi gặp mặt|phần việc chậm được chuyển sang tháng sau", "|")

func prose(r *rand.Rand, b *strings.Builder, bytes int) {
	for end := b.Len() + bytes; b.Len() < end; {
		fmt.Fprintf(b, "%s, ", clauses[r.IntN(len(clauses))])
	}
}

func sectionText(r *rand.Rand, section int, before string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"Mục thử nghiệm %d\"\n+++\n\n## Tình hình chung\n\n", section+1)
	for paragraph := range 5 {
		kind, number := r.IntN(len(kinds)), 10+r.IntN(90)
		k := kinds[kind]
		if paragraph > 0 {
			b.WriteString("- ")
		}
		prose(r, &b, 350)
		fmt.Fprintf(&b, "thực hiện %s số %d-%s/%s, ngày %s của %s", k.word, number, k.code, k.issuer, issued(kind, number), k.office)
		if paragraph < 2 {
			fmt.Fprintf(&b, "[^m%d-%d]", section+1, paragraph+1)
		}
		b.WriteString("; ")
		prose(r, &b, 300)
		b.WriteString("**đạt yêu cầu**.\n\n")
	}
	fmt.Fprintf(&b, "```indicators\nids = [\"chi-tieu-%d\"]\ncaption = \"Chỉ tiêu của mục\"\n```\n\n", section%10+1)
	if before != "" {
		fmt.Fprintf(&b, "Kỳ trước xem [mục này](%s).\n\n", before)
	}
	for note := range 2 {
		fmt.Fprintf(&b, "[^m%d-%d]: ", section+1, note+1)
		prose(r, &b, 120)
		b.WriteString("có danh sách kèm theo.\n")
	}
	return b.String()
}
