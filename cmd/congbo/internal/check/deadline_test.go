package check_test

import (
	"testing"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
)

// TestDeadline holds the last day on which work is in time, as the items of a half-year report
// name it, whose plan goes to the end of the year.
func TestDeadline(t *testing.T) {
	ended, last := citation.Date{Year: 2031, Month: 6, Day: 30}, citation.Date{Year: 2031, Month: 12, Day: 31}
	for text, want := range map[string]string{
		"Thăm các thôn trước ngày 30/11.":                                   "2031-11-30",
		"Thăm các thôn trước 30/11; báo cáo trước ngày 15 tháng 12.":        "2031-12-15",
		"Nộp báo cáo chậm nhất ngày 05/9/2031.":                             "2031-09-05",
		"Nộp báo cáo chậm nhất là ngày 15-01-2032.":                         "2032-01-15",
		"Hoàn thành trong tháng 9.":                                         "2031-09-30",
		"Tổng kết trong quý III/2031, xong trước ngày 20/8.":                "2031-09-30",
		"Sửa nhà văn hóa xong trước tháng 12 năm 2031.":                     "2031-11-30",
		"Sửa nhà văn hóa xong trước quý IV năm 2031.":                       "2031-09-30",
		"Sửa nhà văn hóa xong trước tháng 3 năm 2032.":                      "2032-02-29",
		"Sửa nhà văn hóa xong trước quý I năm 2032.":                        "2031-12-31",
		"Sửa nhà văn hóa trước cuối tháng 10.":                              "2031-10-31",
		"Tổng kết chậm nhất trong quý 3.":                                   "2031-09-30",
		"Báo cáo xong trong 6 tháng cuối năm.":                              "",
		"Visit the villages before 30 November.":                            "2031-11-30",
		"Report by the 5th March, 2032 and no later than 9 may 2032.":       "2032-05-09",
		"Founded before 3 May 1930, by 30 members, by 31 November.":         "",
		"Thu đảng phí đến hết ngày 31/12 (hạn cuối: ngày 31/12).":           "2031-12-31",
		"Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2030, họp ngày 20/9.":     "",
		"Khắc phục những việc nêu trước ngày 30/4/2031.":                    "", // it was over
		"Tiếp tục việc đã làm trong quý I.":                                 "", // it was over
		"Họp trước ngày 31/11.":                                             "", // the calendar has none
		"Kế hoạch năm 2031; trước năm 2035 có 100% hộ.":                     "",
		"Mỗi chi bộ họp trước ngày 5 hằng tháng; dự kiến 12/15 chi bộ đạt.": "",
	} {
		if got := check.Deadline(text, ended, last).String(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	// Where nobody says how far the plan goes, a day is the next one.
	if got := check.Deadline("Nộp trước ngày 31/3.", ended, citation.Date{}).String(); got != "2032-03-31" {
		t.Errorf("next year's: %q", got)
	}
}
