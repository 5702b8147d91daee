package importer_test

import (
	"strings"
	"testing"
)

// TestSpacedTables holds that a table that is set with blanks or tabs is told, for its cells come in
// as paragraphs, and that nothing else is.
func TestSpacedTables(t *testing.T) {
	const before, after = "I. KẾT QUẢ\n\nKết quả như sau:\n\n", "\n\nĐã họp 4 cuộc.\n"
	for _, test := range []struct{ name, text, told string }{
		{"columns", "TT    Chỉ tiêu            Kế hoạch    6 tháng\n\n 1    Nộp ngân sách            600        318\n\n 2    Kết nạp                  120         66\n", "line 5–9 holds a table"},
		{"cells of two lines", "TT   Chỉ tiêu         Đơn vị      Năm 2030\n                       tính\n 1   Nộp ngân sách    tỷ đồng        318\n     nhà nước\n", "line 5–7 holds a table"},
		{"narrow gaps", "Xã        Hộ  Người\nAn Thử    12  40\nBình Thử   9  31\n", "line 5–7 holds a table"},
		{"words and numbers", "Doanh thu          600\nNộp ngân sách      318\nKết nạp             66\n", "line 5–7 holds a table"},
		{"tabs", "TT\tChỉ tiêu\tKế hoạch\n1\tThu\t600\n2\tChi\t318\n", "line 5–7 holds a table"},
		{"one row", "Phân loại:          Tốt: 12         Khá: 30\n", "line 5 holds a table"},
		{"two spaces after a sentence", "Đã họp bốn cuộc.  Đã bàn.\nĐã ra hai nghị quyết.  Đã gửi.\n", ""},
		{"words set to a width", "Các  chi bộ đã họp và  bàn nhiều việc trong\ntháng, đã  ra hai nghị quyết  và gửi đi\n", ""},
		{"no table", "Đã họp bốn cuộc.\n", ""},
	} {
		text, remarks := told(t, "a.txt", []byte(before+test.text+after))
		if strings.Contains(remarks, "holds a table") != (test.told != "") || !strings.Contains(remarks, test.told) {
			t.Errorf("%s: told %s of:\n%s", test.name, remarks, text)
		}
	}
	const head = "  ĐẢNG BỘ TỈNH THỬ NGHIỆM                ĐẢNG CỘNG SẢN VIỆT NAM\n\n     ĐẢNG ỦY KHỐI                        ¯¯¯¯¯¯¯¯¯¯¯¯¯¯\n        *                       Thử Nghiệm, ngày 5 tháng 7 năm\n   Số: 118-BC/ĐUK                           2030\n\n                  BÁO CÁO\n\n"
	const foot = "\nNơi nhận:                             T/M BAN THƯỜNG VỤ\n- Tỉnh ủy,                              PHÓ BÍ THƯ\n"
	if _, remarks := told(t, "a.txt", []byte(head+before+after+foot)); strings.Contains(remarks, "holds a table") {
		t.Errorf("head and foot: told %s", remarks)
	}
}
