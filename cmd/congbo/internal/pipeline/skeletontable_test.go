package pipeline

import (
	"reflect"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
)

// TestEmptied holds what of a table a new report begins with: what its rows are of, and none
// of what was reached.
func TestEmptied(t *testing.T) {
	for _, test := range []struct{ name, table, want string }{
		{"numbers, names, units", "TT|Chỉ tiêu|Đơn vị tính|Kế hoạch|6 tháng|Tỷ lệ (%)\n1|Tổng thu|tỷ đồng|8.095|4.250|52,5\n2|Kết nạp|đảng viên|120|66|55,0",
			"1|Tổng thu|tỷ đồng|||\n2|Kết nạp|đảng viên|||"},
		{"levels and totals", "STT|Nội dung|ĐVT|Thực hiện\nI|Kinh tế||\n1|Thu|tỷ đồng|1.200\n1.1|Phí|tỷ đồng|200\n|Cộng||1.400",
			"I|Kinh tế||\n1|Thu|tỷ đồng|\n1.1|Phí|tỷ đồng|\n|Cộng||"},
		{"names first", "Tổ|Số buổi|Ghi chú\nMột|13|đạt\nHai|-|\nCộng|13|", "Một||\nHai||\nCộng||"},
		{"unit behind figures", "Chỉ tiêu|Kết quả|ĐVT\nThu|318|tỷ đồng\nChi|12|tỷ đồng", "Thu||tỷ đồng\nChi||tỷ đồng"},
		{"two columns of names", "Nhóm|Chỉ tiêu|Kết quả\nKinh tế|Thu|318 tỷ đồng\nKinh tế|Chi|12 tỷ đồng", "Kinh tế|Thu|\nKinh tế|Chi|"},
		{"emptied before", "TT|Nhóm|Chỉ tiêu|Kết quả\n1|Kinh tế|Thu|\n2|Kinh tế|Chi|", "1|Kinh tế|Thu|\n2|Kinh tế|Chi|"},
		{"no names but numbers", "TT|Số buổi\n1|13\n2|8", "1|\n2|"},
		{"years", "Năm|Thu|Chi\n2029|5|6\n2030|7|8", "2029||\n2030||"},
		{"words alone", "TT|Việc|Kết quả\n1|Họp|đã xong\n2|Đi|chưa", "1|Họp|\n2|Đi|"},
		{"days", "Việc|Ngày\nHọp|2030-01-05\nĐi|5/2/2030", "Họp|\nĐi|"},
		{"signs", "Tổ|Tăng, giảm\nMột|+3,2%\nHai|−5 buổi", "Một|\nHai|"},
		{"no rows", "Tổ|Số", ""},
	} {
		var rows [][]string
		lines := strings.Split(test.table, "\n")
		for _, line := range lines[1:] {
			rows = append(rows, strings.Split(line, "|"))
		}
		var got []string
		for _, row := range emptied(strings.Split(lines[0], "|"), rows) {
			got = append(got, strings.Join(row, "|"))
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestRenewalTells holds which names of parts of a year a person is told of, as nobody can
// say what they are in the new report.
func TestRenewalTells(t *testing.T) {
	for _, test := range []struct{ from, to, text, now, left string }{
		{"2026-h1", "2026-h2", "Năm 2026: 6 tháng", "Năm 2026: 6 tháng", "Năm 2026: 6 tháng"},
		{"2026-h1", "2027-h1", "Năm 2026: 6 tháng", "Năm 2027: 6 tháng", ""},
		{"2026-h1", "2026", "Kết quả sáu tháng", "Kết quả sáu tháng", "Kết quả sáu tháng"},
		{"2026-h1", "2026-h2", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026", ""},
		{"2026-h1", "2026-h2", "Hỗ trợ 16 tháng lương", "Hỗ trợ 16 tháng lương", ""},
		{"2026-q1", "2026-q2", "Kết quả 3 tháng", "Kết quả 3 tháng", "Kết quả 3 tháng"},
	} {
		from, _ := data.ParsePeriod(test.from)
		to, _ := data.ParsePeriod(test.to)
		n := &renewal{from: from, to: to, language: "vi"}
		var want []string
		if test.left != "" {
			want = []string{test.left}
		}
		if now := n.text(test.text); now != test.now || !reflect.DeepEqual(n.left, want) {
			t.Errorf("%s to %s: %q is %q, left %q", test.from, test.to, test.text, now, n.left)
		}
	}
}
