package citation_test

import (
	"cmp"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/citation"
)

// TestForms finds every form in which official prose cites documents.
func TestForms(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct{ name, text, want string }{
		{"full", "Chỉ thị số 39-CT/TU, ngày 06/10/2031 của Ban Thường vụ Tỉnh ủy về trồng cây", "full Chỉ thị 39-CT/TU 2031-10-06 Ban Thường vụ Tỉnh ủy"},
		{"without số", "Kế hoạch 65-KH/TU và Nghị định 187/2034/NĐ-CP", "full Kế hoạch 65-KH/TU  ; full Nghị định 187/2034/NĐ-CP  "},
		{"với dấu hai chấm", "Kế hoạch số: 40/KH-UBND", "full Kế hoạch 40/KH-UBND  "},
		{"số twice", "Chỉ thị số số 34/CT-TW", "full Chỉ thị 34-CT/TW  "},
		{"lower case", "theo chỉ thị số 17-CT/TU và quyết định số 124/2034/qđ-ub", "full Chỉ thị 17-CT/TU  ; full Quyết định 124/2034/QĐ-UB  "},
		{"abbreviated type", "KH 77/KH-LT, NĐ 335/2035/NĐ-CP, NQ TW5", "full Kế hoạch 77/KH-LT  ; full Nghị định 335/2035/NĐ-CP  ; congress Nghị quyết nq:tw5  Ban Chấp hành Trung ương"},
		{"symbol only", "đã triển khai Nghị quyết 12-NQ/ĐU đến chi bộ", "full Nghị quyết 12-NQ/ĐU  "},
		{"number only", "theo Quy định 784, Quy định 123 và Hướng dẫn 40 của trên", "short Quy định 784  ; short Quy định 123  ; short Hướng dẫn 40  "},
		{"number with số", "Nghị quyết số 49 và Chỉ thị số 32 của Ban Bí thư", "short Nghị quyết 49  ; short Chỉ thị 32  Ban Bí thư"},
		{"enumeration", "các Nghị quyết số 118-NQ/TW, số 119-NQ/TW, 120-NQ/TW và số 121-NQ/TW của Hội nghị Trung ương 6", "full Nghị quyết 118-NQ/TW  Ban Chấp hành Trung ương; enum Nghị quyết 119-NQ/TW  Ban Chấp hành Trung ương; enum Nghị quyết 120-NQ/TW  Ban Chấp hành Trung ương; enum Nghị quyết 121-NQ/TW  Ban Chấp hành Trung ương"},
		{"plural of full items", "các Kế hoạch số 34-KH/ĐUK, ngày 12/3/2031, Kế hoạch số 52-KH/ĐUK, ngày 09/8/2032", "full Kế hoạch 34-KH/ĐUK 2031-03-12 ; full Kế hoạch 52-KH/ĐUK 2032-08-09 "},
		{"chain", "Kế hoạch số 10-KH/TU thực hiện Kết luận số 01-KL/TW của Bộ Chính trị", "full Kế hoạch 10-KH/TU  ; full Kết luận 01-KL/TW  Bộ Chính trị"},
		{"issuer before", "Huyện uỷ đã ban hành Nghị quyết số 03-NQ/HU, Chương trình số 09-CTr/HU ngày 30-12-2031", "full Nghị quyết 03-NQ/HU  Huyện uỷ; full Chương trình 09-CTr/HU 2031-12-30 Huyện uỷ"},
		{"date before", "Ngày 5-6-2032, Ban Thường vụ Tỉnh ủy đã ban hành Quyết định số 489-QĐ/TU", "full Quyết định 489-QĐ/TU 2032-06-05 Ban Thường vụ Tỉnh ủy"},
		{"issuer between", "thông báo kết luận của Ban Thường vụ Huyện uỷ số 351-TB/HU", "full Thông báo 351-TB/HU  Ban Thường vụ Huyện uỷ"},
		{"issuer then date", "Thông báo Kết luận số 50-TB/TW của Ban Bí thư ngày 17/7/2038", "full Thông báo 50-TB/TW 2038-07-17 Ban Bí thư"},
		{"plenum", "Nghị quyết Trung ương 4 khóa XII, Nghị quyết Hội nghị Trung ương 5 khóa XIII và Nghị quyết Trung ương 4 (khóa XI, XII)", "congress Nghị quyết nq:tw4@khoa-XII  Ban Chấp hành Trung ương; congress Nghị quyết nq:tw5@khoa-XIII  Ban Chấp hành Trung ương; congress Nghị quyết nq:tw4@khoa-XI  Ban Chấp hành Trung ương"},
		{"congress", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ VIII; Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "congress Nghị quyết nq:dai-hoi-dang-bo-tinh-VIII  Đại hội Đảng bộ tỉnh; congress Nghị quyết nq:dai-hoi-toan-quoc-XIII  Đại hội đại biểu toàn quốc"},
		{"congress, number first", "Nghị quyết Đại hội lần thứ VIII Đảng bộ tỉnh và Nghị quyết Đại hội XIII của Đảng", "congress Nghị quyết nq:dai-hoi-dang-bo-tinh-VIII  Đại hội Đảng bộ tỉnh; congress Nghị quyết nq:dai-hoi-toan-quoc-XIII  Đại hội đại biểu toàn quốc"},
		{"law and year", "Luật phòng, chống tham nhũng 2038; Luật Đất đai năm 2033", "law-year Luật luat:phong-chong-tham-nhung@2038  ; law-year Luật luat:dat-dai@2033  "},
		{"law by name", "Luật Dân quân tự vệ, luật Tiếp công dân, Luật phòng, chống bạo lực gia đình, Luật Cư trú (sửa đổi)", "law-name Luật luat:dan-quan-tu-ve  ; law-name Luật luat:tiep-cong-dan  ; law-name Luật luat:phong-chong-bao-luc-gia-dinh  ; law-name Luật luat:cu-tru  "},
		{"defining clause", "Chỉ thị số 08/CT-TTg của Thủ tướng Chính phủ (sau đây gọi là Chỉ thị số 08/CT-TTg)", "full Chỉ thị 08/CT-TTg  Thủ tướng Chính phủ; full Chỉ thị 08/CT-TTg  "},
		{"short name defined", "Quyết định số 97/2035/QĐ-UB (gọi tắt là Quyết định 97)", "full Quyết định 97/2035/QĐ-UB  ; short Quyết định 97  "},
		{"sub-provision", "điểm 4, Điều 1 Quyết định số 97/2035/QĐ-UB", "full Quyết định 97/2035/QĐ-UB  "},

		{"number with a letter", "Nghị quyết số 12a-NQ/TU của Tỉnh ủy", "full Nghị quyết 12a-NQ/TU  Tỉnh ủy"},
		{"long number and suffix", "Công văn số 16915-CV/VPTW và Công văn số 5053-CV/VPTW/nb", "full Công văn 16915-CV/VPTW  ; full Công văn 5053-CV/VPTW/nb  "},
		{"joint circular", "Thông tư liên tịch số 3/2034/TTLT-BTC-BTP", "full Thông tư liên tịch 3/2034/TTLT-BTC-BTP  "},
		{"dispatch of an office", "Công văn số 4912/UBND-NC của Ủy ban nhân dân tỉnh", "full Công văn 4912/UBND-NC  Ủy ban nhân dân tỉnh"},
		{"joint guidance", "Hướng dẫn liên ngành số 01/HDLN-TA-VKS", "full Hướng dẫn 01/HDLN-TA-VKS  "},
		{"without issuer", "Hướng dẫn số 895/HD", "full Hướng dẫn 895/HD  "},

		{"date with hyphens", "Nghị quyết số 21-NQ/TU ngày 02-12-2033", "full Nghị quyết 21-NQ/TU 2033-12-02 "},
		{"date in words", "Nghị quyết số 21-NQ/TU ngày 02 tháng 12 năm 2033 của Tỉnh ủy", "full Nghị quyết 21-NQ/TU 2033-12-02 Tỉnh ủy"},
		{"year only", "Nghị quyết số 21-NQ/TU năm 2033 của Tỉnh ủy", "full Nghị quyết 21-NQ/TU 2033 Tỉnh ủy"},
		{"broken date", "Nghị quyết số 21-NQ/TU ngày 02-12/2033", "full Nghị quyết 21-NQ/TU 2033-12-02 "},
		{"no such day", "Nghị quyết số 21-NQ/TU ngày 31/02/2033", "full Nghị quyết 21-NQ/TU  "},

		{"spaces inside", "Chỉ thị số 05 - CT / TW", "full Chỉ thị 05-CT/TW  "},
		{"State separators", "Chỉ thị số 05/CT-TW", "full Chỉ thị 05-CT/TW  "},
		{"broken line", "Chỉ thị\nsố 05-CT/TW,\nngày 15/5/2036 của\nBộ Chính trị", "full Chỉ thị 05-CT/TW 2036-05-15 Bộ Chính trị"},
		{"typo ngà", "Chỉ thị số 05-CT/TW, ngà 15/5/2036", "full Chỉ thị 05-CT/TW 2036-05-15 "},
		{"other hyphens", "Chỉ thị số 05\u2010CT/TW, 06\u2011CT/TW, 07\u2013CT/TW, 08\u2212CT/TW", "full Chỉ thị 05-CT/TW  ; enum Chỉ thị 06-CT/TW  ; enum Chỉ thị 07-CT/TW  ; enum Chỉ thị 08-CT/TW  "},
		{"no-break spaces", "Chỉ thị\u00a0số\u00a005-CT/TW", "full Chỉ thị 05-CT/TW  "},
		{"eth for Đ", "Quyết định số 12-QÐ/TU và Kế hoạch số 3-KH/ÐUK", "full Quyết định 12-QĐ/TU  ; full Kế hoạch 3-KH/ĐUK  "},
		{"TƯ and T.Ư", "Chỉ thị số 05-CT/TƯ và Chỉ thị số 06-CT/T.Ư", "full Chỉ thị 05-CT/TW  ; full Chỉ thị 06-CT/TW  "},
		{"decomposed", "Chỉ thị số 05-CT/ĐUK của Đảng ủy Khối", "full Chỉ thị 05-CT/ĐUK  Đảng ủy Khối"},
		{"tone placement", "Quyết định số 12-QĐ/TU của Ban Thường vụ Tỉnh uỷ", "full Quyết định 12-QĐ/TU  Ban Thường vụ Tỉnh uỷ"},
		{"in brackets and quotes", "(Chỉ thị số 05-CT/TW); “Kế hoạch số 4-KH/TU”.", "full Chỉ thị 05-CT/TW  ; full Kế hoạch 4-KH/TU  "},
		{"O for 0, l for 1", "Chỉ thị số O5-CT/TW và Chỉ thị số l2-CT/TU", "full Chỉ thị 05-CT/TW  ; full Chỉ thị 12-CT/TU  "},
	} {
		if got := told(g.Find(test.text)); got != test.want {
			t.Errorf("%s: %q\n got %q\nwant %q", test.name, test.text, got, test.want)
		}
	}
}

// told is what citations say, one after the other.
func told(found []citation.Citation) string {
	var all []string
	for _, c := range found {
		all = append(all, strings.Join([]string{string(c.Form), c.Type, cmp.Or(c.Key, c.Number), c.Date.String(), c.Issuer}, " "))
	}
	return strings.Join(all, "; ")
}

// TestTraps finds nothing in what only looks like a citation.
func TestTraps(t *testing.T) {
	g := grammar(t)
	for _, text := range []string{
		"Hội Luật gia thử nghiệm", "Đại học Luật ở Hà Nội", "theo pháp luật Việt Nam", "kế hoạch 5 năm", "Kế hoạch 5 năm",
		"giai đoạn 2031 - 2035", "Kế hoạch giai đoạn 2031-2035", "Chương trình 135", "quy định tại khoản 5, Điều 12", "Quy định tại Điều 3",
		"trong 27/12 ngày", "1 / Bổ sung", "Ban Chỉ đạo 35", "đạt 12/15 chỉ tiêu", "Báo cáo 6 tháng đầu năm", "Chương trình công tác năm 2031",
		"Kế hoạch 12 tháng", "Nghị quyết 3 năm qua", "Đề án 06 nhiệm vụ", "Thông báo 15 phút", "Luật của Nhà nước", "điện thoại 024.3825.6789", "tỷ lệ 3/4", "ngày 02/3-05/3/2031", "A4/A3", "lớp 5A/B",
		"Quyết định 15 trường hợp", "Kế hoạch 100% chi bộ", "Báo cáo 1.234 lượt", "Quy định 2 con",
	} {
		if got := g.Find(text); len(got) > 0 {
			t.Errorf("%q has %+v, want nothing", text, got)
		}
	}
}
