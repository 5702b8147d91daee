package importer_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

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
