package importer_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestShortItems holds that what Word counts is a list where no text stands between, and
// headings where it does.
func TestShortItems(t *testing.T) {
	auto := func(num, level, text string) string {
		look := ""
		if rest, ok := strings.CutPrefix(text, "b:"); ok {
			text, look = rest, "<w:rPr><w:b/></w:rPr>"
		}
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r>` + look + `<w:t>` + text + `</w:t></w:r></w:p>`
	}
	level := func(i, format, text string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	anew := func(id string) string {
		return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	}
	numbering := `<w:abstractNum w:abstractNumId="0">` + level("0", "decimal", "%1.") + level("1", "lowerLetter", "%2)") + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">` + level("0", "upperRoman", "%1.") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` + anew("2") + anew("3") + `<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>`
	const above = "I. KẾT QUẢ"
	heads := regexp.MustCompile(`(?m)^(?:title = "|#+ )([^"\n]*)`)
	for _, test := range []struct {
		name, body string
		heads      []string
		told       string
	}{
		{"names", p(above) + p("1. Mục một") + p("Phân công:") + auto("1", "0", "Đồng chí A: phụ trách chung") + auto("1", "0", "Đồng chí B: phụ trách kiểm tra") + auto("1", "0", "Xã An Thử") + p("Hết."), []string{"KẾT QUẢ", "Mục một"}, ""},
		{"lists that begin anew", p(above) + p("1. Mục một") + p("Mở:") + auto("1", "0", "Một a") + auto("1", "0", "Hai b") + auto("2", "0", "Ba c") + auto("2", "0", "Bốn d") + auto("3", "0", "Năm e") + auto("3", "0", "Sáu") + p("Hết."), []string{"KẾT QUẢ", "Mục một"}, ""},
		{"items with the number of the next section", p(above) + p("1. Mục một") + p("Mở:") + auto("1", "0", "Một a") + auto("1", "0", "Hai b") + p("Chen.") + p("2. Mục hai") + p("Hết."), []string{"KẾT QUẢ", "Mục một", "Mục hai"}, ""},
		{"one item before the next section", p(above) + p("1. Mục một") + p("Mở:") + auto("1", "0", "Một a") + p("2. Mục hai") + p("Hết."), []string{"KẾT QUẢ", "Mục một", "Mục hai"}, ""},
		{"items of items", p(above) + p("1. Mục một") + p("Mở:") + auto("1", "0", "Một a") + auto("1", "1", "Con") + auto("1", "1", "Cháu") + auto("1", "0", "Hai b") + p("Hết."), []string{"KẾT QUẢ", "Mục một"}, ""},
		{"headings with text", auto("4", "0", "Kết quả") + auto("1", "0", "Tuyên truyền") + p("Lời.") + auto("1", "0", "Kiểm tra") + p("Lời.") + auto("4", "0", "Nhiệm vụ") + p("Lời."), []string{"Kết quả", "Tuyên truyền", "Kiểm tra", "Nhiệm vụ"}, ""},
		{"bold headings without text", p(above) + auto("1", "0", "b:Tuyên truyền") + auto("1", "0", "b:Kiểm tra") + p("Lời."), []string{"KẾT QUẢ", "Tuyên truyền", "Kiểm tra"}, ""},
		{"one heading that is empty", p(above) + auto("1", "0", "Tuyên truyền") + p("Lời.") + auto("1", "0", "Kiểm tra") + auto("1", "0", "Dân vận") + p("Lời."), []string{"KẾT QUẢ", "Tuyên truyền", "Kiểm tra", "Dân vận"}, "came in as headings"},
		{"one item that goes on", p(above) + auto("1", "0", "Tuyên truyền") + p("Lời.") + auto("1", "0", "Kiểm tra") + auto("1", "0", "Dân vận") + auto("1", "0", "Thanh niên"), []string{"KẾT QUẢ"}, "came in as a list"},
	} {
		r := importBytes(t, "a.docx", word(p("BÁO CÁO")+p("kết quả công tác")+test.body, "numbering.xml", numbering), "2030")
		balanced(t, r)
		got := map[string]bool{}
		for _, m := range heads.FindAllStringSubmatch(all(r), -1) {
			got[m[1]] = true
		}
		delete(got, "kết quả công tác")
		delete(got, "Báo cáo kết quả công tác")
		for _, want := range test.heads {
			if !got[want] {
				t.Errorf("%s: no heading %q", test.name, want)
			}
			delete(got, want)
		}
		if len(got) > 0 {
			t.Errorf("%s: headings %v:\n%s", test.name, got, all(r))
		}
		remarks := ""
		for _, m := range r.Remarks {
			remarks += m.Text.EN + "\n"
		}
		if strings.Contains(remarks, "came in as") != (test.told != "") || !strings.Contains(remarks, test.told) {
			t.Errorf("%s: told %s", test.name, remarks)
		}
	}
}

// TestNumbering holds the ways in which reports number their parts and sections.
func TestNumbering(t *testing.T) {
	const cover = "ĐẢNG ỦY KHỐI THỬ NGHIỆM\n\nBÁO CÁO\n\nKết quả công tác\n\n"
	heads := regexp.MustCompile(`(?m)^(?:numbering = .*|title = .*|#+ .*)$`)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"parts in words, their titles below", "Phần thứ nhất\nKẾT QUẢ\n\nI- Xây dựng\n\n1. Tư tưởng\n\n1.1. Học tập\n\n1.1.1. Lớp\n\nLời.\n\n1.1.2. Bài\n\nPhần thứ hai của bài đã soạn.\n\nPhần thứ hai\nNHIỆM VỤ\n\nI- Phương hướng\n\nLời.\n", []string{
			`numbering = ["Phần thứ nhất", "I-", "1.", "1.1.", "1.1.1."]`, `"Kết quả công tác"`,
			`"KẾT QUẢ"`, `"Xây dựng"`, "## Tư tưởng", "### Học tập", "#### Lớp", "#### Bài", `"NHIỆM VỤ"`, `"Phương hướng"`}},
		{"parts in Romans above Romans", "PHẦN I: KẾT QUẢ\n\nI. Xây dựng\n\nLời.\n\nII. Hạn chế\n\nLời.\n\nPHẦN II: NHIỆM VỤ\n\nLời.\n", []string{
			`numbering = ["PHẦN I:", "I."]`, `"Kết quả công tác"`, `"KẾT QUẢ"`, `"Xây dựng"`, `"Hạn chế"`, `"NHIỆM VỤ"`}},
		{"numbers that repeat the Roman", "I. KẾT QUẢ\n\nI.1. Xây dựng\n\nI.1.1. Tư tưởng\n\nLời.\n\nI.2. Hạn chế\n\nLời.\n\nII. NHIỆM VỤ\n\nII.1. Phương hướng\n\nLời.\n", []string{
			`numbering = ["I.", "1.1.", "1.1.1."]`, `"Kết quả công tác"`, `"KẾT QUẢ"`, `"Xây dựng"`, "## Tư tưởng", `"Hạn chế"`, `"NHIỆM VỤ"`, `"Phương hướng"`}},
	} {
		r := importBytes(t, "a.txt", []byte(cover+c.text), "2030")
		balanced(t, r)
		var got []string
		order := names(r)
		slices.SortFunc(order, func(a, b string) int {
			return strings.Compare(strings.Replace(a, "_index.md", "", 1), strings.Replace(b, "_index.md", "", 1))
		})
		for _, name := range order {
			for _, line := range heads.FindAllString(string(r.Files[name]), -1) {
				got = append(got, strings.TrimPrefix(line, "title = "))
			}
		}
		slices.SortStableFunc(got, func(a, b string) int { // the numbering first
			return strings.Count(b, "numbering") - strings.Count(a, "numbering")
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
