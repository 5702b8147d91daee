package main

// mended lists every place where the record differs from the scanned text of
// testdata/261-BC-DUK.txt, after the bodies of the notes, which the scan left at
// the feet of its pages, are moved to the end. A line break in seed is a blank
// line of the scan. Each seed occurs exactly once.
var mended = []struct{ seed, record string }{
	// The cover and the end: marks of the scan; capitals are a matter of layout;
	// a recipient on two lines.
	{"*\nSố 261-BC/ĐUK\nBÁO CÁO\n", "Số 261-BC/ĐUK\nBáo cáo\n"},
	{"UVTV Tỉnh ủy,\nChủ tịch UBMTTQVN", "UVTV Tỉnh ủy, Chủ tịch UBMTTQVN"},
	{"**T/M ĐẢNG ỦY\nPHÓ BÍ THƯ**", "T/M ĐẢNG ỦY\nPHÓ BÍ THƯ"},

	// Paragraphs cut by the end of a page.
	{"Kết luận số 21-KL/TW của\nBan Chấp hành Trung ương", "Kết luận số 21-KL/TW của Ban Chấp hành Trung ương"},
	{"chào mừng các\nngày lễ, tết", "chào mừng các ngày lễ, tết"},
	{"đạo đức công vụ;\nthường xuyên kiểm tra", "đạo đức công vụ; thường xuyên kiểm tra"},
	{"học tập, quán\ntriệt, triển khai", "học tập, quán triệt, triển khai"},
	{"04 giải Khuyến khích cho 09\ncá nhân", "04 giải Khuyến khích cho 09 cá nhân"},
	{"Chỉ thị số\n11-CT/TW", "Chỉ thị số 11-CT/TW"},
	{"tham dự 25 cuộc, cấp\nủy cơ sở", "tham dự 25 cuộc, cấp ủy cơ sở"},
	{"03 phó bí thư cấp\nủy cơ sở", "03 phó bí thư cấp ủy cơ sở"},
	{"chính\nsách dân số", "chính sách dân số"},
	{"theo chỉ đạo của Ban\nThường vụ Đảng ủy Khối.", "theo chỉ đạo của Ban Thường vụ Đảng ủy Khối."},
	{"chưa phát huy tốt\nvai trò", "chưa phát huy tốt vai trò"},
	{"Đảng ủy Khối. Chuẩn\nbị tốt", "Đảng ủy Khối. Chuẩn bị tốt"},
	{"các nhiệm vụ\nvụ, phong trào", "các nhiệm vụ vụ, phong trào"},

	// A stray full stop after the mark of a note.
	{"⁽¹⁶⁾. Trong đó", "⁽¹⁶⁾ Trong đó"},
	{"⁽¹⁷⁾. Đảng viên", "⁽¹⁷⁾ Đảng viên"},
	{"⁽¹⁸⁾. Nội dung", "⁽¹⁸⁾ Nội dung"},
	{"⁽²¹⁾. Với các", "⁽²¹⁾ Với các"},
}
