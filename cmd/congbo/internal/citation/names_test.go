package citation_test

import (
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/citation"
)

// TestSymbols reads symbols of every shape that offices write.
func TestSymbols(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct{ name, text, want string }{
		{"National Assembly's committee", "Nghị quyết số 61/2033/UBTVQH15 ngày 14/8/2033 của Ủy ban Thường vụ Quốc hội", "full Nghị quyết 61/2033/UBTVQH15 2033-08-14 Ủy ban Thường vụ Quốc hội"},
		{"ordinance", "Pháp lệnh số 17/2034/UBTVQH13", "full Pháp lệnh 17/2034/UBTVQH13  "},
		{"space before the term", "Luật số 71/2035/QH 11", "full Luật 71/2035/QH11  "},
		{"joint of several offices", "Tờ trình liên ngành số 1408/TTLN/CT-STC", "full Tờ trình 1408/TTLN/CT-STC  "},
		{"slash after the type", "Thông tư liên tịch số 77/2034/TTLT/BTC-BNV", "full Thông tư liên tịch 77/2034/TTLT-BTC-BNV  "},
		{"hyphens for slashes", "Nghị quyết số 05-NQ-TW và Quyết định số 48/2039-QĐ-UBND", "full Nghị quyết 05-NQ/TW  ; full Quyết định 48/2039/QĐ-UBND  "},
		{"hyphen before the year", "Nghị quyết số 23-2036/NQ-CP", "full Nghị quyết 23/2036/NQ-CP  "},
		{"office of no table", "Công văn số 614/UBLA-QLRT ngày 30/10/2038", "full Công văn 614/UBLA-QLRT 2038-10-30 "},
		{"office alone", "Quyết định số 225/TTg và Công văn số 3071/BTC", "full Quyết định 225/TTg  ; full Công văn 3071/BTC  "},
		{"old party form", "Thông tư số 58 TC/QLVT và Chỉ thị số 188-CT", "full Thông tư 58-TC/QLVT  ; full Chỉ thị 188-CT  "},
		{"unit with a point", "Văn bản số 902/VPCP-V.I", "full Văn bản 902/VPCP-V.I  "},
		{"Ttg", "Quyết định số 63/2036/QĐ-Ttg", "full Quyết định 63/2036/QĐ-TTg  "},
		{"no type, no document", "gói thầu 07/KDC-B, lô 12/KCN", ""},
		{"glued", "Chỉ thị số05-CT/TW ngày15/5/2036", "full Chỉ thị 05-CT/TW 2036-05-15 "},
		{"glued to the type", "theo Chỉ thị05-CT/TW", "full Chỉ thị 05-CT/TW  "},
		{"fraction slash", "Chỉ thị số 08-CT⁄TW", "full Chỉ thị 08-CT/TW  "},
		{"elided numbers", "các Quy định số 63, 64, 65-QĐ/TW của Bộ Chính trị", "full Quy định 63-QĐ/TW  Bộ Chính trị; enum Quy định 64-QĐ/TW  Bộ Chính trị; enum Quy định 65-QĐ/TW  Bộ Chính trị"},
		{"elided numbers with a year", "Nghị định số 59/2032 và số 62/2035/NĐ-CP", "full Nghị định 59/2032/NĐ-CP  ; enum Nghị định 62/2035/NĐ-CP  "},
		{"figures are no elided numbers", "có 63, 64, 65 hộ theo Quy định số 66-QĐ/TW", "full Quy định 66-QĐ/TW  "},
		{"number and year", "Quyết định số 29/2037 và nghị định 146/2037 của Chính phủ", "short Quyết định 29/2037  ; short Nghị định 146/2037  Chính phủ"},
		{"month of a plan", "Kế hoạch 06/2039 của phòng", ""},
		{"date and office that has it", "Ngày 20/7/2037, UBND tỉnh có Kế hoạch số 86/KH-UBND", "full Kế hoạch 86/KH-UBND 2037-07-20 UBND tỉnh"},
		{"date of a proposal", "Ngày 20/7/2037, theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV", "full Tờ trình 12/TTr-SNV  Sở Nội vụ"},
		{"day without its year", "Thông báo số 138 ngày 27/10 của Ủy ban Kiểm tra Trung ương", "short Thông báo 138  Ủy ban Kiểm tra Trung ương"},
		{"date in brackets", "Nghị quyết 73 (ngày 19-3-2031) của Quốc hội; Quyết định 706 (năm 2037) của Bộ Xây dựng", "short Nghị quyết 73 2031-03-19 Quốc hội; short Quyết định 706 2037 Bộ Xây dựng"},
		{"remark in brackets", "theo Nghị định 45 (khoản 4, Điều 14) của Chính phủ", "short Nghị định 45  Chính phủ"},
		{"date at the head of the sentence", "Ngày 4/6/2036, căn cứ đề nghị của tỉnh và ý kiến của các bộ có liên quan, Thủ tướng có Quyết định 367", "short Quyết định 367 2036-06-04 Thủ tướng"},
		{"year after its verb", "Nghị định 71 ban hành năm 2030 và Kết luận số 355/KL-TTCP ký ngày 4/9/2038", "short Nghị định 71 2030 ; full Kết luận 355/KL-TTCP 2038-09-04 "},
		{"place after the symbol", "Báo cáo số 327/BC-UBND tỉnh ngày 27/9/2037", "full Báo cáo 327/BC-UBND 2037-09-27 "},
		{"term apart from its office", "Nghị quyết số 44/NQ-HĐND 18 ngày 12/4/2037", "full Nghị quyết 44/NQ-HĐND18 2037-04-12 "},
		{"numbers without any symbol", "các Thông tư 08 và 09 của Bộ Nội vụ; thông tư số 18, 19/2035 về phí", "short Thông tư 08  Bộ Nội vụ; short Thông tư 09  Bộ Nội vụ; short Thông tư 18  ; short Thông tư 19/2035  "},
		{"counts are no numbers", "ban hành thông tư 08 và 09 kế hoạch", "short Thông tư 08  "},
		{"issuer once, of short forms", "Quyết định số 59 ngày 7/5/2037 và Quyết định số 61 ngày 30/9/2030 của Thủ tướng", "short Quyết định 59 2037-05-07 Thủ tướng; short Quyết định 61 2030-09-30 Thủ tướng"},
		{"space for a slash", "Quyết định số 969 QĐ-UBND ngày 23/4/2038 của UBND tỉnh Thanh Sơn, Công văn 7686 BTC-CS của Bộ Tài chính, Báo cáo số 1140/BC VPCP", "full Quyết định 969/QĐ-UBND 2038-04-23 UBND tỉnh Thanh Sơn; full Công văn 7686/BTC-CS  Bộ Tài chính; full Báo cáo 1140/BC-VPCP  "},
		{"signed by a person", "Quyết định số 24/2037/QĐ-TTg do Thủ tướng Chính phủ Nguyễn Văn Thử ký ban hành vào ngày 30/6/2037; Nghị định số 23/2038/NĐ-CP do Chính phủ vừa ban hành", "full Quyết định 24/2037/QĐ-TTg 2037-06-30 Thủ tướng Chính phủ; full Nghị định 23/2038/NĐ-CP  Chính phủ"},
		{"office and signer", "Bộ Xây dựng vừa có Văn bản số 11616 do Thứ trưởng Bộ Xây dựng Nguyễn Văn Thử ký, báo cáo Thủ tướng", "short Văn bản 11616  Bộ Xây dựng"},
		{"behind a bracket", "(vi phạm khoản 4 Điều 28 Nghị định số 171) của Chính phủ về giao thông", "short Nghị định 171  Chính phủ"},
		{"behind the subject", "Kết luận số 1468/KL-TTCP ngày 4/9/2038 về dự án của Thanh tra Chính phủ; Quyết định số 9/QĐ-UBND về thẩm quyền của UBND huyện; Kết luận số 5-KL/TW về thực hiện nghị quyết của Bộ Chính trị", "full Kết luận 1468/KL-TTCP 2038-09-04 Thanh tra Chính phủ; full Quyết định 9/QĐ-UBND  ; full Kết luận 5-KL/TW  "},
		{"far before", "Thủ tướng Chính phủ phê duyệt đề án cơ cấu lại (tại Quyết định số 276/QĐ-TTg); ý kiến của Ban Thường vụ Thành ủy được nêu tại Thông báo 2336-TB/TU. UBND huyện trả lời tại Công văn số 15/UBND-NC", "full Quyết định 276/QĐ-TTg  Thủ tướng Chính phủ; full Thông báo 2336-TB/TU  Ban Thường vụ Thành ủy; full Công văn 15/UBND-NC  "},
		{"nearest that may", "Bộ Công Thương cho biết theo ý kiến của Thủ tướng, bộ đã ban hành Quyết định 648/QĐ-BCT", "full Quyết định 648/QĐ-BCT  Bộ Công Thương"},
		{"list under one office", "các Nghị quyết của Bộ Chính trị: số 57-NQ/TW ngày 22/12/2034; số 59-NQ/TW ngày 24/01/2035 và số 68-NQ/TW", "full Nghị quyết 57-NQ/TW 2034-12-22 Bộ Chính trị; enum Nghị quyết 59-NQ/TW 2035-01-24 Bộ Chính trị; enum Nghị quyết 68-NQ/TW  Bộ Chính trị"},
		{"behind a comma", "Nghị quyết số 60-NQ/TW, ngày 12/4/2035, Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIV; theo Kết luận số 9-KL/TW, ngày 12/4/2035, Ban Bí thư yêu cầu", "full Nghị quyết 60-NQ/TW 2035-04-12 Ban Chấp hành Trung ương; full Kết luận 9-KL/TW 2035-04-12 "},
		{"person", "Thông báo kết luận số 89-TB/TU ngày 14/8/2035 của đồng chí Bí thư Tỉnh ủy tại buổi làm việc", "full Thông báo 89-TB/TU 2035-08-14 Bí thư Tỉnh ủy"},
		{"codes of no table", "Quy chế phối hợp số 02-QCPH/BTCTU-BNCTU ngày 11/11/2035, Đề án số 3-XYZ/TU, gói 3-XYZ/TU", "full Quy chế 02-QCPH/BTCTU-BNCTU 2035-11-11 ; full Đề án 3-XYZ/TU  "},
		{"dotted date", "Nghị quyết số 59-NQ/TW ngày 21.11.2034 của Bộ Chính trị", "full Nghị quyết 59-NQ/TW 2034-11-21 Bộ Chính trị"},
	} {
		if got := told(g.Find(test.text)); got != test.want {
			t.Errorf("%s: %q\n got %q\nwant %q", test.name, test.text, got, test.want)
		}
	}
	for text, want := range map[string]string{"số05-CT/TW": "glued", "Chỉ thị số 08-CT⁄TW": "slash", "Chỉ thị số 08-CT/TW": ""} {
		if found := g.Find(text); len(found) != 1 && want != "glued" || len(found) == 1 && found[0].Defect != want {
			t.Errorf("%q: %+v, want the defect %q", text, found, want)
		}
	}
}

// TestTypes finds the type of a document where its words and its code are not of one mind.
func TestTypes(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct{ name, text, want string }{
		{"any document", "Văn bản số 71-CV/TU, văn bản số 12/UBND-NC, văn bản số 2451 ngày 11/12/2035", "full Công văn 71-CV/TU  ; full Văn bản 12/UBND-NC  ; short Văn bản 2451 2035-12-11 "},
		{"words between", "Kế hoạch kiểm tra, giám sát số 12-KH/TU; Báo cáo kết quả thực hiện số 52/BC-HĐND", "full Kế hoạch 12-KH/TU  ; full Báo cáo 52/BC-HĐND  "},
		{"report of an appraisal", "Báo cáo thẩm định số 340/STP-VBPQ", "full Báo cáo 340/STP-VBPQ  "},
		{"two types", "gửi báo cáo Kết luận số 71/BC-TTCP", "full Báo cáo 71/BC-TTCP  "},
		{"draft of a law", "Báo cáo tiếp thu dự thảo Luật số 205/BC-UBTVQH14", "full Báo cáo 205/BC-UBTVQH14  "},
		{"several under one head", "các Nghị định của Chính phủ: số 186/2034/NĐ-CP ngày 28/10/2034 về đất; số 199/2034/NĐ-CP về tiền sử dụng đất", "full Nghị định 186/2034/NĐ-CP 2034-10-28 Chính phủ; enum Nghị định 199/2034/NĐ-CP  Chính phủ"},
		{"verbs and counts", "quyết định 15 trường hợp, kế hoạch 12 lớp, thông báo 20 người, kết luận 19 vụ", ""},
		{"counts of types", "Ban hành 28 văn bản: nghị quyết 03, kế hoạch 12, thông báo 14; ra nghị quyết 03, chỉ thị 12 và thông tri 14.", ""},
		{"a list of documents", "thực hiện Kết luận 19, chỉ thị 56.", "short Kết luận 19  ; short Chỉ thị 56  "},
		{"lower case with its office", "quyết định 512 của Thủ tướng Chính phủ, theo nghị định 67; tại quyết định 47.", "short Quyết định 512  Thủ tướng Chính phủ; short Nghị định 67  ; short Quyết định 47  "},
		{"short for one cited before", "Chương trình số 27-CTr/TU; Chương trình 27 cụ thể hóa, Chương trình 135", "full Chương trình 27-CTr/TU  ; short Chương trình 27  "},
		{"plenum", "Kết luận Hội nghị Trung ương 5 khóa XIII, Thông báo Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII", "congress Kết luận kl:tw5@khoa-XIII  Ban Chấp hành Trung ương; congress Thông báo tb:tw5@khoa-XIII  Ban Chấp hành Trung ương"},
		{"several of a plenum", "các kết luận, quy định của Hội nghị Trung ương 4 khóa XIII", ""},
	} {
		found := g.Find(test.text)
		if got := told(found); got != test.want {
			t.Errorf("%s: %q\n got %q\nwant %q", test.name, test.text, got, test.want)
		}
		for _, c := range found {
			if again := g.Find(c.String()); c.Key != "" && !slices.Equal(keys(again), []string{c.Key}) {
				t.Errorf("%q does not read back as %s: %+v", c.String(), c.Key, again)
			}
		}
	}
	for symbol, want := range map[string]string{
		"TC-QLVT": "", "CT-KTNB": "", "TT-KTTH": "", "CT-TTg": "Chỉ thị", "CT/TU": "Chỉ thị", "TT-BTC": "Thông tri Tờ trình Thông tư", "KH-LT": "Kế hoạch", "KH-UBND": "Kế hoạch", "QĐ-KTSV": "Quyết định Quy định",
	} {
		if got := strings.Join(g.TypesOf(symbol), " "); got != want {
			t.Errorf("%s stands for %q, want %q", symbol, got, want)
		}
	}
}

// TestOffices reads the names of offices whole, and no more than them.
func TestOffices(t *testing.T) {
	g := grammar(t)
	for text, want := range map[string]string{
		"Tờ trình số 91/TTr-SNNMT ngày 30/3/2036 của Sở Nông nghiệp và Môi trường; việc khác":              "Sở Nông nghiệp và Môi trường",
		"Kế hoạch số 14-KH/ĐU của Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh về việc":                      "Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh",
		"Hướng dẫn số 25-HD/ĐUK của Đảng ủy Khối Doanh nghiệp Trung ương":                                  "Đảng ủy Khối Doanh nghiệp Trung ương",
		"Kế hoạch số 104-KH/ĐU của Ban Thường vụ Đảng ủy NHTS đã nêu":                                      "Ban Thường vụ Đảng ủy NHTS",
		"Quyết định số 41/2037/QĐ-BCN của Bộ trưởng Bộ Công nghiệp về việc":                                "Bộ trưởng Bộ Công nghiệp",
		"Thông tư số 1/2036/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch, ngày ký":                       "Bộ Văn hóa, Thể thao và Du lịch",
		"Thông tư số 2/2036/TT-BNNMT của Bộ Nông nghiệp và Môi trường Quy định chi tiết":                   "Bộ Nông nghiệp và Môi trường",
		"Chỉ thị số 17/CT-TTg của Thủ tướng Chính phủ Phạm Văn Thử":                                        "Thủ tướng Chính phủ",
		"Công văn số 12/UBND-NC của Chủ tịch UBND tỉnh Thanh Sơn Trần Văn Thử":                             "Chủ tịch UBND tỉnh Thanh Sơn",
		"Báo cáo số 52/BC-HĐND của Ban Kinh tế - Ngân sách và Ban Văn hóa - Xã hội":                        "Ban Kinh tế - Ngân sách",
		"Báo cáo số 49/BC-BKTNS của Ban Kinh tế và Ngân sách Hội đồng nhân dân tỉnh và ý kiến":             "Ban Kinh tế và Ngân sách Hội đồng nhân dân tỉnh",
		"Nghị quyết số 9/2036/NQ-HĐND của Hội đồng nhân dân tỉnh Khóa XIV":                                 "Hội đồng nhân dân tỉnh",
		"Quyết định số 2/QĐ-UBND của UBND TP. Thanh Sơn":                                                   "UBND TP. Thanh Sơn",
		"Quyết định số 2/QĐ-UBND của Ủy ban nhân dân xã Phù Vân 1":                                         "Ủy ban nhân dân xã Phù Vân 1",
		"Quyết định số 2/QĐ-UBND của Chủ tịch Ủy ban nhân dân quận 5":                                      "Chủ tịch Ủy ban nhân dân quận 5",
		"Kế hoạch số 3-KH/ĐU của Đảng ủy xã Thanh Sơn Ban hành quy chế":                                    "Đảng ủy xã Thanh Sơn",
		"Thông tư liên tịch số 3/2034/TTLT-BTC-BNV của Bộ Tài chính và Bộ Nội vụ":                          "Bộ Tài chính",
		"Chỉ thị số 32-CT/TW của Ban Bí thư Trung ương Đảng":                                               "Ban Bí thư",
		"đề nghị của Sở Tài nguyên và Môi trường tại Tờ trình số 211/TTr-TNMT":                             "Sở Tài nguyên và Môi trường",
		"theo đề nghị của Giám đốc Sở Nội vụ (Tờ trình số 12/TTr-SNV)":                                     "Giám đốc Sở Nội vụ",
		"Ngày 16.2.2035, Ban Thường vụ Tỉnh ủy đã ban hành Chương trình số 36-CTr/TU":                      "Ban Thường vụ Tỉnh ủy",
		"Quốc hội đã có Nghị quyết số 86/2034/QH13 về vấn đề này":                                          "Quốc hội",
		"Bộ Công nghiệp (nay là Bộ Công Thương) ra Quyết định số 44/2037/QĐ-BCN":                           "Bộ Công nghiệp",
		"đề nghị của Ban Quản lý dự án 2 tại các Văn bản số 417/BQLDA2-TCKT, ngày 04/11/2039":              "Ban Quản lý dự án 2",
		"Nghị quyết số 10-NQ/TW của Hội nghị BCHTW Đảng lần thứ 5 khóa XII":                                "Ban Chấp hành Trung ương",
		"UBND TP. Thanh Sơn ra Quyết định số 815/QĐ-XPHC":                                                  "UBND TP. Thanh Sơn",
		"Nghị định số 28/2039/NĐ-CP được Chính phủ ban hành ngày 08/3/2039":                                "Chính phủ",
		"Nghị định số 9/2035/NĐ-CP và Nghị định số 7/2036/NĐ-CP của Chính phủ":                             "Chính phủ",
		"Nghị quyết số 28-NQ/TW ngày 23/5/2038 của Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XIV": "Ban Chấp hành Trung ương",
		"Nghị quyết số 34-NQ/TW của Hội nghị lần thứ 8 Ban Chấp hành Trung ương Đảng":                      "Ban Chấp hành Trung ương",
		"Tại Hội nghị Trung ương 6 khóa XIV đã ban hành Nghị quyết số 19-NQ/TW":                            "Ban Chấp hành Trung ương",
		"Bộ Tài chính đã chính thức ban hành Thông tư số 75/2037/TT-BTC":                                   "Bộ Tài chính",
		"Bộ Tài chính ngày 01/10 đã có Công văn số 12966/BTC-CST":                                          "Bộ Tài chính",
		"Thủ tướng Nguyễn Văn Thử đã ký ban hành Nghị quyết số 01/NQ-CP":                                   "Thủ tướng",
		"Phó Chủ tịch UBND tỉnh Trần Văn Thử ký Quyết định số 15/QĐ-UBND":                                  "Phó Chủ tịch UBND tỉnh",
		"Phó Chánh Thanh tra Sở Xây dựng Mai Văn Thử đã ký Quyết định số 262/QĐ-XPVPHC":                    "Phó Chánh Thanh tra Sở Xây dựng",
		"Quyết định số 2/QĐ-UBND của Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh về":                    "Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh",
		"Văn bản 2281/HTSV-QLTC ngày 11/7/2036 của HTSV.":                                                  "HTSV",
		"HTSV đã có Văn bản số 4244 giao thầu":                                                             "HTSV",
		"Quyết định số 803/2037/QĐ-BKH ngày 30/7/2037 của Bộ trưởng":                                       "Bộ trưởng",
		"Quy định số 1374 của Ban Thường vụ về quy trình":                                                  "Ban Thường vụ",
		"Nghị quyết 2401 của Hội đồng Bảo an Liên Hợp Quốc":                                                "Hội đồng Bảo an Liên Hợp Quốc",
		"theo đề nghị của Sở Tư pháp và Sở Tài chính tại Tờ trình liên ngành số 415/TTLN-TP-TC":            "Sở Tư pháp",
		"ý kiến của Thủ tướng Chính phủ tại Thông báo số 88/TB-VPCP":                                       "",
		"Nghị quyết 54 Quốc hội về thí điểm":                                                               "Quốc hội",
		"Kế hoạch số 9-KH/ĐU của Ban Thường vụ Đảng ủy các cơ quan Đảng tỉnh":                              "Ban Thường vụ Đảng ủy các cơ quan Đảng tỉnh",
		"Kế hoạch số 9-KH/ĐU của Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh về":                           "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh",
		"Thông báo số 9/TB-VP của Văn phòng HĐND và UBND phường Hạ Vân":                                    "Văn phòng HĐND và UBND phường Hạ Vân",
		"Kế hoạch số 9-KH/BCĐ của Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh, ngày":      "Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh",
		"Quyết định số 9/QĐ-TA của Tòa án nhân dân khu vực 3":                                              "Tòa án nhân dân khu vực 3",
		"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ban hành Kế hoạch số 9/KH-MTTQ":             "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
		"căn cứ văn bản của Bộ Xây dựng, Thủ tướng có Quyết định 367":                                      "Thủ tướng",
		"Ngân hàng TMCP Thanh Sơn (TSB) vừa ban hành Quyết định số 16/QĐ-HĐT":                              "Ngân hàng TMCP Thanh Sơn",
		"Sở Nội vụ tỉnh này đã gửi Văn bản số 5010/SNV-TH":                                                 "Sở Nội vụ tỉnh",
		"Chính phủ đã có Chỉ thị số 29/CT-TTg":                                                             "Chính phủ",
		"Sở Nội vụ có văn bản gửi Ủy ban nhân dân tỉnh về Quyết định số 15-QĐ/TW":                          "",
		"Luật Đất đai của Bộ Tài nguyên và Môi trường soạn":                                                "",
		"Kế hoạch số 84-KH/ĐUK ngày 16/8/2039; Hướng dẫn số 25-HD/ĐUK, ngày 28/11/2039 của Đảng ủy Khối":   "Đảng ủy Khối",
	} {
		found := g.Find(text)
		if len(found) == 0 || found[0].Issuer != want {
			t.Errorf("%q: %+v\nwant %q", text, found, want)
		}
	}
}

// TestLaws reads the names of laws: those of the table with abbreviations in them, those
// that no table lists, and those that amend another.
func TestLaws(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct{ name, text, want string }{
		{"abbreviations", "Luật Tổ chức HĐND và UBND năm 2033; Luật PCTN", "law-year Luật luat:to-chuc-hoi-dong-nhan-dan-va-uy-ban-nhan-dan@2033  ; law-name Luật luat:phong-chong-tham-nhung  "},
		{"code in lower case", "Điều 221 Bộ luật hình sự năm 2035", "law-year Luật bo-luat:hinh-su@2035  "},
		{"of no table", "theo Luật Trồng rau sạch, Luật Nuôi ong quy định và Luật Đường mòn có hiệu lực", "law-name Luật luat:trong-rau-sach  ; law-name Luật luat:nuoi-ong  ; law-name Luật luat:duong-mon  "},
		{"passed on a day", "Luật Nhà ở (sửa đổi) được Quốc hội thông qua ngày 26-11-2033; Luật Trẻ em 2034 được Quốc hội khóa XIII thông qua ngày 20/11/2034; Luật Đất đai 2033 ban hành ngày 14/7/2033", "law-name Luật luat:nha-o 2033-11-26 Quốc hội; law-year Luật luat:tre-em@2034 2034-11-20 Quốc hội; law-year Luật luat:dat-dai@2033 2033-07-14 "},
		{"next sentence", "Luật Nhà ở. Ngày 26/11/2033, tổ họp; Luật Trẻ em vừa được Chính phủ ban hành", "law-name Luật luat:nha-o  ; law-name Luật luat:tre-em  "},
		{"comma in a name", "Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND ngày 03/12/2034", "law-name Luật luat:ban-hanh-van-ban-quy-pham-phap-luat-cua-hoi-dong-nhan-dan-va-uy-ban-nhan-dan 2034-12-03 "},
		{"more abbreviations", "Luật Các TCTD; Luật Thuế TNCN và Luật KCB", "law-name Luật luat:cac-to-chuc-tin-dung  ; law-name Luật luat:thue-thu-nhap-ca-nhan  ; law-name Luật luat:kham-benh-chua-benh  "},
		{"lower case with its year", "hướng dẫn luật nhà ở năm 2035, luật nhà ở", "law-year Luật luat:nha-o@2035  "},
		{"amended by another", "Nghị định số 12/2035/NĐ-CP sửa đổi, bổ sung một số điều của Luật Khoáng sản ngày 12/5/2035", "full Nghị định 12/2035/NĐ-CP  ; law-name Luật luat:khoang-san  "},
		{"ordinance", "Pháp lệnh về lực lượng dự bị thử nghiệm; Pháp lệnh Lưu trữ quốc gia số 34/2031/PL-UBTVQH10", "law-name Pháp lệnh phap-lenh:luc-luong-du-bi-thu-nghiem  ; full Pháp lệnh 34/2031/PL-UBTVQH10  "},
		{"amending", "Luật Khoáng sản ngày 22 tháng 3 năm 2026 và Luật sửa đổi, bổ sung một số điều của Luật Khoáng sản ngày 16/6/2035", "law-name Luật luat:khoang-san 2026-03-22 ; law-year Luật luat:sua-doi-luat-khoang-san@2035 2035-06-16 "},
		{"amending two", "Luật Sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai; Luật Giáo dục", "law-name Luật luat:sua-doi-luat-nha-o-va-luat-dat-dai  ; law-name Luật luat:giao-duc  "},
		{"amending, with its number", "Luật sửa đổi, bổ sung một số điều của Luật Hải quan số 43/2035/QH11", "full Luật 43/2035/QH11  "},
	} {
		found := g.Find(test.text)
		if got := told(found); got != test.want {
			t.Errorf("%s: %q\n got %q\nwant %q", test.name, test.text, got, test.want)
		}
		for _, c := range found {
			if again := g.Find(c.String()); !slices.Equal(keys(again), []string{c.Key}) {
				t.Errorf("%q does not read back as %s: %+v", c.String(), c.Key, again)
			}
		}
	}
	for _, text := range []string{"kỷ luật Huyện ủy", "Công ty Luật Minh Sơn", "luật sư Trần Văn Thử", "Luật sư Thử", "theo Luật này", "Luật quy định", "dự thảo Luật trình Quốc hội", "Pháp lệnh này", "khoa Luật kinh tế"} {
		if found := g.Find(text); len(found) > 0 {
			t.Errorf("%q has %+v, want nothing", text, found)
		}
	}
}

// TestProvision holds that the part of a document that is meant is of the citation: its
// numbers are no figures.
func TestProvision(t *testing.T) {
	g := grammar(t)
	for text, want := range map[string]string{
		"xử lý theo khoản 2 Điều 5 Nghị định số 12/2034/NĐ-CP":            "khoản 2 Điều 5 Nghị định số 12/2034/NĐ-CP",
		"theo điểm c, khoản 4, Điều 6 của Quyết định số 9-QĐ/TU":          "điểm c, khoản 4, Điều 6 của Quyết định số 9-QĐ/TU",
		"tại khoản 4 và khoản 6 Điều 27 Luật Đất đai":                     "khoản 4 và khoản 6 Điều 27 Luật Đất đai",
		"giao 5 Sở thực hiện Quyết định số 9-QĐ/TU":                       "Quyết định số 9-QĐ/TU",
		"có 12 điều; Nghị định số 12/2034/NĐ-CP ngày 02/3/2034":           "Nghị định số 12/2034/NĐ-CP ngày 02/3/2034",
		"Kết luận số 8-KL/TU; điểm 4 Quyết định số 97/2035/QĐ-UB về rừng": "Kết luận số 8-KL/TU",
	} {
		found := g.Find(text)
		if len(found) == 0 {
			t.Fatalf("%q: nothing", text)
		}
		if got := text[found[0].ExtStart:found[0].ExtEnd]; got != want {
			t.Errorf("%q: the extent is %q, want %q", text, got, want)
		}
	}
}

// TestOwnTables reads an office and a law that only a site's own profile knows.
func TestOwnTables(t *testing.T) {
	own := citation.Profile{
		Types:    []citation.Type{{Name: "Lệnh chi", Codes: []string{"LC"}, Noun: true, Short: true}},
		Issuers:  []citation.Issuer{{Code: "HTX", Names: []string{"Hợp tác xã"}}},
		Forms:    []citation.FormRule{{Pattern: "{number}/{issuer}", Key: "{number}/{issuer}", Symbol: "{issuer}", Typed: true}},
		LawHeads: []string{"Hương ước"},
		Laws:     []string{"làng nghề"},
		Bodies:   citation.Bodies{Heads: []string{"Hợp tác xã"}, Fields: []string{"Trồng nấm"}},
	}
	g, err := citation.Compile(own)
	if err != nil {
		t.Fatal(err)
	}
	want := "full Lệnh chi 12/KHO  Hợp tác xã Trồng nấm; law-name Hương ước huong-uoc:lang-nghe  ; short Lệnh chi 45  "
	if got := told(g.Find("Lệnh chi 12/KHO của Hợp tác xã Trồng nấm, Hương ước làng nghề, lệnh chi 45")); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
