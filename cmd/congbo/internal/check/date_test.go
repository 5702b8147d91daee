package check_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestAfterReport holds what a report is dated by: its front matter, the line of place and
// date of a loose text, the year of its title, its period.
func TestAfterReport(t *testing.T) {
	s := set(t)
	for _, test := range []struct{ name, text, want string }{
		{"date line", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\nkết quả 6 tháng\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/6/2031.", "cite/future"},
		{"date line in the same year", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\nkết quả 6 tháng\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 23/6/2031.", ""},
		{"date line of a town", "TP. Vân Sơn, ngày 05 tháng 01 năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 06/01/2031.", "cite/future"},
		{"date line in slashes", "Phù Vân, ngày 24/6/2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/6/2031.", "cite/future"},
		{"date line after the head", "ĐẢNG ỦY PHÙ VÂN\n*\nSố 12-BC/ĐU\n\nPhù Vân, ngày 24 tháng 6 năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25.6.2031.", "cite/future"},
		{"date line beside the number", "Số 12-BC/ĐU    Phù Vân, ngày 24 tháng 6 năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/6/2031.", "cite/future"},
		{"a sentence is no date line", "Hôm qua, ngày 24 tháng 6 năm 2031, tổ đã họp.\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/7/2031.", ""},
		{"year of the title", "BÁO CÁO\nKết quả công tác 6 tháng đầu năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2032.", "cite/future"},
		{"year of a whole year", "BÁO CÁO\nKết quả công tác năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 05/01/2032.", ""},
		{"year after next", "BÁO CÁO\nKết quả công tác năm 2031, phương hướng năm 2032\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2041.", "cite/future"},
		{"title in one line", "BÁO CÁO kết quả công tác quý I năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2041.", "cite/future"},
		{"no time at all", "Thực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2041.", ""},
		{"done after it", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nNgày 30/6/2031, tổ đã họp.", "date/future"},
		{"done before it", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nNgày 20/6/2031, tổ đã họp.", ""},
		{"as of a later day", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nTính đến ngày 30/6/2031, toàn xã có 120 hộ.", "date/future"},
		{"as of a day before", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nTính đến hết ngày 20/6/2031, toàn xã có 120 hộ.", ""},
		{"as is estimated", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nƯớc tính đến ngày 30/6/2031 có 120 hộ.", ""},
		{"to be done", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nTổ sẽ họp ngày 30/6/2031.", ""},
		{"planned", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nTổ đã có kế hoạch họp vào ngày 30/6/2031.", ""},
		{"due", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nViệc đã giao phải xong trước ngày 30/6/2031.", ""},
		{"in force", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nNghị định đã ban hành, có hiệu lực ngày 01/7/2031.", ""},
		{"in another sentence", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nTổ đã họp. Ngày 30/6/2031 họp tiếp.", ""},
	} {
		got := ""
		for _, f := range plain(s, test.text).Findings {
			if strings.HasSuffix(f.Code, "/future") {
				got += f.Code
			}
		}
		if got != test.want {
			t.Errorf("%s: told %q, want %q\n%s", test.name, got, test.want, test.text)
		}
	}
	const prose = "Ngày 15/8/2032, tổ đã họp, theo Kế hoạch số 62-KH/TU, ngày 25/4/2032.\n"
	for name, test := range map[string]struct {
		front string
		want  int
	}{
		"dated before":   {"date = 2031-07-01\n", 2},
		"dated between":  {"date = 2032-06-01\n", 1},
		"dated after":    {"date = 2032-09-01\n", 0},
		"by its period":  {"", 2},
		"to a later day": {"to = 2032-12-31\n", 0},
	} {
		_, result := checked(fstest.MapFS{"content/2031/_index.md": {Data: []byte("+++\ntitle = \"Báo cáo thử nghiệm\"\n" + test.front + "\n+++\n" + prose)}}, nil)
		got := 0
		for _, f := range result.Findings {
			if strings.HasSuffix(f.Code, "/future") {
				got++
			}
		}
		if got != test.want {
			t.Errorf("%s: told %d times, want %d", name, got, test.want)
		}
	}
}
