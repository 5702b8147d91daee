package stamp_test

import (
	"testing"

	"congbo/cmd/congbo/internal/stamp"
)

func TestOf(t *testing.T) {
	for _, test := range []struct {
		line       string
		kind       stamp.Kind
		said, rest string
	}{
		{"MẬT", stamp.Secrecy, "MẬT", ""},
		{" M Ậ T ", stamp.Secrecy, "M Ậ T", ""},
		{"(Tối mật)", stamp.Secrecy, "(Tối mật)", ""},
		{"Độ mật: Mật", stamp.Secrecy, "Mật", ""},
		{"Số 12-BC/ĐU     Độ mật: MẬT", stamp.Secrecy, "MẬT", "Số 12-BC/ĐU"},
		{"Số 12-BC/ĐU (Mật)", stamp.Secrecy, "Mật", "Số 12-BC/ĐU"},
		{"Số: 12-BC/ĐU TỐI MẬT", stamp.Secrecy, "TỐI MẬT", "Số: 12-BC/ĐU"},
		{"Tài liệu lưu hành nội bộ", stamp.Circulation, "Tài liệu lưu hành nội bộ", ""},
		{"Phạm vi lưu hành: trong chi bộ", stamp.Circulation, "trong chi bộ", ""},
		{"HOẢ TỐC", stamp.Urgency, "HOẢ TỐC", ""},
		{"Mật", stamp.None, "Mật", ""},
		{"Độ mật Tối mật", stamp.Secrecy, "Tối mật", ""},
		{"M.Ậ.T", stamp.Secrecy, "M.Ậ.T", ""},
		{"Phạm vi lưu hành tiền giả", stamp.None, "Phạm vi lưu hành tiền giả", ""},
		{"Độ mật của tài liệu", stamp.None, "Độ mật của tài liệu", ""},
		{"TÀI LIỆU PHỤC VỤ NỘI BỘ", stamp.Circulation, "TÀI LIỆU PHỤC VỤ NỘI BỘ", ""},
		{"TÀI LIỆU HỌP – THU HỒI SAU HỘI NGHỊ", stamp.Circulation, "TÀI LIỆU HỌP – THU HỒI SAU HỘI NGHỊ", ""},
		{"Phát hành bản tin, lưu hành nội bộ", stamp.None, "Phát hành bản tin, lưu hành nội bộ", ""},
		{"ĐOÀN KẾT - NỘI BỘ - MẬT", stamp.None, "ĐOÀN KẾT - NỘI BỘ - MẬT", ""},
		{"MẬT ONG", stamp.None, "MẬT ONG", ""},
		{"Mật độ: 35 người", stamp.None, "Mật độ: 35 người", ""},
		{"nội bộ đoàn kết", stamp.None, "nội bộ đoàn kết", ""},
		{"THU HỒI", stamp.Circulation, "THU HỒI", ""},
		{"Thu hồi", stamp.None, "Thu hồi", ""},
		{"", stamp.None, "", ""},
	} {
		if kind, said, rest := stamp.Of(test.line); kind != test.kind || kind != stamp.None && (said != test.said || rest != test.rest) {
			t.Errorf("%q: %v, %q after %q", test.line, kind, said, rest)
		}
	}
}

func TestSeveral(t *testing.T) {
	if got := stamp.Several("MẬT - HỎA TỐC"); len(got) != 2 || got[1] != "HỎA TỐC" {
		t.Errorf("got %q", got)
	}
	if got := stamp.Several("MẬT - ONG"); got != nil {
		t.Errorf("got %q", got)
	}
}
