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
		{"(Mật)", stamp.Secrecy, "(Mật)", ""},
		{"(mật)", stamp.None, "(mật)", ""},
		{"(Mật ong)", stamp.None, "", ""},
		{"Số bản: 05 - MẬT", stamp.Secrecy, "MẬT", "Số bản: 05"},
		{"Bản số: 05 – TỐI MẬT", stamp.Secrecy, "TỐI MẬT", "Bản số: 05"},
		{"Số bản: 05 (Mật)", stamp.Secrecy, "Mật", "Số bản: 05"},
		{"Số bản: 05 mật ong", stamp.None, "", ""},
		{"Bí mật nhà nước - Độ Tối mật", stamp.Secrecy, "Bí mật nhà nước - Độ Tối mật", ""},
		{"BÍ MẬT NHÀ NƯỚC: ĐỘ MẬT", stamp.Secrecy, "BÍ MẬT NHÀ NƯỚC: ĐỘ MẬT", ""},
		{"Bí mật nhà nước (Tuyệt mật)", stamp.Secrecy, "Bí mật nhà nước (Tuyệt mật)", ""},
		{"Độ Tối mật", stamp.Secrecy, "Độ Tối mật", ""},
		{"Bí mật nhà nước", stamp.None, "", ""},
		{"Bí mật nhà nước: mật độ kiểm tra", stamp.None, "", ""},
		{"Bảo vệ bí mật nhà nước - độ mật của tài liệu", stamp.None, "", ""},
		{"Bảo mật", stamp.None, "", ""},
		{"MẬT (Bản số 05/12)", stamp.Secrecy, "MẬT (Bản số 05/12)", ""},
		{"Độ mật: ☒ Mật ☐ Tối mật", stamp.Secrecy, "Độ mật: ☒ Mật ☐ Tối mật", ""},
		{"Độ mật: ☐ Mật ☐ Tối mật", stamp.None, "", ""},
		{"Dấu Mật", stamp.Secrecy, "Dấu Mật", ""},
		{"Dấu \"A\", \"B\" – TUYỆT MẬT", stamp.Secrecy, "Dấu \"A\", \"B\" – TUYỆT MẬT", ""},
		{"Dấu chỉ mức độ mật: C", stamp.Secrecy, "Dấu chỉ mức độ mật: C", ""},
		{"Dấu mốc", stamp.None, "", ""},
		{"TUYET MAT", stamp.Secrecy, "TUYET MAT", ""},
		{"DO MAT: TOI MAT", stamp.Secrecy, "DO MAT: TOI MAT", ""},
		{"LUU HANH NOI BO", stamp.Circulation, "LUU HANH NOI BO", ""},
		{"MAT", stamp.None, "", ""},
		{"NOI BO", stamp.None, "", ""},
		{"Chỉ sử dụng tại cuộc họp", stamp.Circulation, "Chỉ sử dụng tại cuộc họp", ""},
		{"Tài liệu sử dụng tại Hội nghị", stamp.Circulation, "Tài liệu sử dụng tại Hội nghị", ""},
		{"(Lưu hành trong nội bộ Đảng)", stamp.Circulation, "(Lưu hành trong nội bộ Đảng)", ""},
		{"Lưu hành trong nước", stamp.None, "", ""},
		{"Tài liệu thu hồi cuối buổi họp", stamp.Circulation, "Tài liệu thu hồi cuối buổi họp", ""},
		{"Đề nghị các đại biểu trả lại tài liệu sau khi họp", stamp.Circulation, "Đề nghị các đại biểu trả lại tài liệu sau khi họp", ""},
		{"Thu hồi giấy phép sau khi kiểm tra", stamp.None, "", ""},
		{"Tài liệu phục vụ hội nghị, không sao chép, không phát hành.", stamp.Circulation, "Tài liệu phục vụ hội nghị, không sao chép, không phát hành.", ""},
		{"Không đăng tải trên mạng Internet", stamp.Circulation, "Không đăng tải trên mạng Internet", ""},
		{"Không đăng tải thông tin sai sự thật", stamp.None, "", ""},
		{"Không được sao chụp, phát tán dưới mọi hình thức.", stamp.Circulation, "Không được sao chụp, phát tán dưới mọi hình thức.", ""},
		{"Họp xong đề nghị thu lại tài liệu.", stamp.Circulation, "Họp xong đề nghị thu lại tài liệu.", ""},
		{"Không phát hành trái phiếu.", stamp.None, "", ""},
		{"Sử dụng tại chỗ", stamp.None, "", ""},
		{"Không cung cấp thông tin", stamp.None, "", ""},
		{"", stamp.None, "", ""},
	} {
		if kind, said, rest := stamp.Of(test.line); kind != test.kind || kind != stamp.None && (said != test.said || rest != test.rest) {
			t.Errorf("%q: %v, %q after %q", test.line, kind, said, rest)
		}
	}
}

// TestInHead holds what is a stamp in the head of a document only.
func TestInHead(t *testing.T) {
	for line, want := range map[string]stamp.Kind{
		"Mật": stamp.Secrecy, "Bí mật": stamp.Secrecy, "Khẩn": stamp.Urgency, "Nội bộ": stamp.Circulation, "Số bản: 05 - MẬT": stamp.Secrecy,
		"mật": stamp.None, "Mật ong": stamp.None, "Mật độ": stamp.None, "Bảo mật": stamp.None, "về bí mật nhà nước": stamp.None, "Bí mật nhà nước": stamp.None,
	} {
		if kind, _, _ := stamp.InHead(line); kind != want {
			t.Errorf("%q: %v, not %v", line, kind, want)
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
