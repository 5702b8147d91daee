package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
)

// A release is a text that an office is about to publish: the text of a section, and what
// differs in the front matter or the files beside it.
type release struct {
	text  string
	front string // lines of front matter: a key of the head takes this value
	file  string // name of a further file
}

// stopped are texts that must not go out.
var stopped = []release{
	{text: "Kết quả trong kỳ như sau.\n\nMẬT\n\nCác tổ đã họp."},
	{text: "Các tổ đã họp.", front: `title = "kết quả nuôi ong 6 tháng (Mật)"`},
	{text: "Số 07-BC/ĐUT, độ mật: Tối mật\n\nCác tổ đã họp."},
	{text: "TÀI LIỆU LƯU HÀNH NỘI BỘ – KHÔNG SAO CHỤP\n\nCác tổ đã họp."},
	{text: "*(Tài liệu thu hồi sau hội nghị)*\n\nCác tổ đã họp."},
	{text: "| Phụ lục | Ghi chú |\n|---|---|\n| Phương án giữ rừng | TUYỆT MẬT |"},
	{text: "Thực hiện Công văn tối mật số 07-CV/TUT, ngày 03/4/2031, các tổ đã họp."},
	{text: "Quán triệt Kế hoạch số 15-KH/TUT, ngày 03/4/2031 của Tỉnh ủy Thử (Mật), các tổ đã họp."},
	{text: "Sơ đồ trực rừng như sau.\n\n![Lưu hành nội bộ](../files/so-do.png)", file: "content/2031-h1/files/so-do.png"},
	{text: "Phương án ở tệp kèm theo.", file: "content/2031-h1/files/phuong-an-tuyet-mat.pdf"},
	{text: "Các tổ đã họp.", front: `circulation = "Lưu hành nội bộ"`},

	{text: "| TT | Họ và tên | Số CCCD |\n|---|---|---|\n| 1 | Trần Thị Thử | 001 190 012 345 |"},
	{text: "Hộ ông Lê Văn Thử (CMND 123456789) nhận 2 con bò."},
	{text: "Bà Trần Thị Thử đi học ở nước ngoài, hộ chiếu số B1234567."},
	{text: "Người dân gửi kiến nghị: bà Phạm Thị Thử, SĐT: 0987.654.321."},
	{text: "Góp ý xin gửi anh Hoàng Văn Thử, hoangthu.2031@gmail.com."},
	{text: "Ủng hộ gia đình bà Phạm Thị Thử, số tài khoản 0123 4567 8901 mở tại ngân hàng huyện."},
	{text: "Hỗ trợ chị Bùi Thị Thử, sinh ngày 05 tháng 3 năm 1994, 2 triệu đồng."},
	{text: "Đơn của ông Đặng Văn Thử, trú tại số nhà 15, ngõ 4, đường Ven Rừng, đã được trả lời."},
	{text: "Ban Thường vụ Đảng ủy đã thi hành kỷ luật cách chức đồng chí Ngô Văn Thử vì bán gỗ."},
	{text: "Trường Tiểu học Thử buộc thôi việc đối với viên chức Lò Thị Thử."},
	{text: "Ông Võ Văn Thử, nguyên thủ kho, bị Công an huyện khởi tố, tạm giam về tội tham ô."},
	{text: "Thăm cháu Đinh Thị Thử mắc bệnh hiểm nghèo ở thôn Ba."},
	{text: "| Họ và tên | Hình thức kỷ luật |\n|---|---|\n| Vũ Văn Thử | Khiển trách |\n| Đỗ Thị Thử | Khai trừ |"},

	{text: "Trong kỳ kết nạp … đảng viên, chuyển chính thức 4 đảng viên."},
	{text: "Tổng thu đạt XX tỷ đồng, bằng 52% kế hoạch."},
	{text: "Trồng được [điền số liệu] cây, sống [điền tỷ lệ]."},
	{text: "Theo Nghị quyết số     -NQ/ĐUT, ngày     tháng     năm 2031, các tổ đã họp."},
	{text: "Trồng 300 cây (đ/c Hùng rà lại số này giúp).", front: `recipients = ["Lưu Văn phòng"]`},
	{text: "Các tổ đã họp.\n\n## Công tác giữ rừng\n"},
}

// passed are texts that look like them, and are fit to be published.
var passed = []release{
	{text: "Mật độ trồng 1.600 cây một héc-ta, mật độ dân cư 35 người một km²."},
	{text: "## Mật ong\n\nSản lượng mật ong đạt 30 tấn; các sản phẩm từ ong (mật, sáp, phấn hoa) bán được 3 tỷ đồng."},
	{text: "Phổ biến Luật Bảo vệ bí mật nhà nước cho 40 cán bộ; lập danh mục bí mật nhà nước (độ mật) đúng hạn."},
	{text: "Tiếp nhận 35 văn bản mật, 4 văn bản tối mật; quản lý, gửi nhận tài liệu mật đúng quy định."},
	{text: "Thu hồi 3 giấy đăng ký lưu hành thuốc; kiểm soát tiền giả lưu hành trên địa bàn."},
	{text: "Phát hành 200 bản tin sinh hoạt chi bộ lưu hành nội bộ, thu hồi 5 ha đất lấn chiếm."},
	{text: "Giữ đoàn kết nội bộ, mối quan hệ mật thiết với nhân dân; bảo mật thông tin, đổi mật khẩu đúng hạn."},
	{text: "| Sản phẩm | MẬT | SÁP |\n|---|---|---|\n| Sản lượng (tấn) | 30 | 2 |"},
	{text: "Xây dựng cơ sở bí mật, bảo đảm khẩn trương, kịp thời.", file: "content/2031-h1/files/mat-bang-kho.pdf"},

	{text: "Mọi phản ánh gọi đường dây nóng 0912 345 678 hoặc tổng đài 1900 1234."},
	{text: "Văn phòng Đảng ủy: điện thoại 0204 3123 456, thư điện tử vanphong.thu@dcs.vn."},
	{text: "Doanh nghiệp (mã số thuế 0312345678) nộp ngân sách 312.345.678 đồng."},
	{text: "Tài khoản số 3713.0.1234567.91012 của Ban Vận động Quỹ Vì người nghèo tại Kho bạc Nhà nước huyện Thử."},
	{text: "Tổng vốn 190.012.345.678 đồng; mã chương 599, mã quan hệ ngân sách 1012345, mã dự án 7012345."},
	{text: "Cấp 12.345 thẻ căn cước, 312 hộ chiếu; đăng ký thường trú cho 30 hộ ở xã Thử."},
	{text: "Đồng chí Trần Văn Thử, Bí thư Đảng ủy, chủ trì hội nghị; đồng chí Lê Thị Thử, Chủ nhiệm Ủy ban Kiểm tra, trình bày báo cáo."},
	{text: "Trao Huy hiệu 60 năm tuổi Đảng cho đồng chí Phạm Văn Thử, sinh ngày 12/5/1938, trú tại thôn Ba, xã Thử."},
	{text: "Kỷ niệm ngày sinh đồng chí Trần Phú; năm 1931 đồng chí Trần Phú bị địch bắt và hy sinh."},
	{text: "Thi hành kỷ luật 7 đảng viên: khiển trách 4, cảnh cáo 2, khai trừ 1; khởi tố 3 vụ, 5 bị can."},
	{text: "Đồng chí Lê Thị Thử, Chủ nhiệm Ủy ban Kiểm tra, báo cáo việc thi hành kỷ luật 3 đảng viên bị khai trừ."},
	{text: "Hỗ trợ bà Nguyễn Thị H. mắc bệnh hiểm nghèo; 12 người mắc bệnh lao đã điều trị xong."},
	{text: "Trường Nguyễn Thị Minh Khai đạt chuẩn; đường Nguyễn Văn Cừ, xã Trần Hợi đã trải nhựa."},
	{text: "Ký thay Ban Thường vụ là đồng chí Người Thử; phân công đồng chí Đỗ Văn Thử phụ trách địa bàn."},

	{text: "Từ cuối thế kỷ XX đến Đại hội XX, Đại hội lần thứ XX của Đảng bộ, nghề trồng rừng đã có."},
	{text: "Trồng nhiều loại cây: keo, quế, hồi, lim...\n\nNuôi trâu, bò, dê (và lợn, gà, …)."},
	{text: "Bác Hồ dạy: “Đoàn kết, đoàn kết, đại đoàn kết […] thành công, thành công, đại thành công.”"},
	{text: "Hồ sơ ghi rõ họ tên, ngày, tháng, năm sinh (kèm theo phụ lục số 2); ngày tháng năm ghi theo sổ gốc."},
	{text: "Đã rà soát, kiểm tra lại 30 hồ sơ (xem lại mục 2), bổ sung số liệu cho 4 xã theo Nghị định số 45/2031/NĐ-CP."},
	{text: "## Kết quả\n\n### Trồng rừng\n\nTrồng 300 cây.\n\n### Giữ rừng\n\n| Xã | Vụ cháy |\n|---|---|\n| Thử | - |"},
	{text: "Vì sao chậm? Do mưa nhiều. Số 1 - BC của tổ đã gửi; tỷ lệ 9/10 tổ; từ ngày 03-05-2031 đến ngày 04-06-2031."},
}

// moreStopped and morePassed are texts of other forms than those of TestRelease.
var moreStopped = []release{
	{text: "Độ mật : TỐI MẬT\n\nCác tổ đã họp."},
	{text: "**TÀI LIỆU MẬT**\n\nCác tổ đã họp."},
	{text: "> LƯU HÀNH NỘI BỘ\n\nCác tổ đã họp."},
	{text: "## Phương án giữ rừng (Tối mật)\n\nCác tổ đã họp."},
	{text: "Các tổ đã họp[^a].\n\n[^a]: Tài liệu mật, không phổ biến."},
	{text: "| Số | Trích yếu | Độ mật |\n|---|---|---|\n| 05 | Phương án | Tối mật |"},
	{text: "Tiếp tục thực hiện Chỉ thị mật số 03-CT/TUT của Tỉnh ủy Thử."},
	{text: "Các tổ đã họp.", file: "content/2031-h1/files/bao-cao-luu-hanh-noi-bo.docx"},
	{text: "KHÔNG PHỔ BIẾN RA NGOÀI\n\nCác tổ đã họp."},
	{text: "- Dấu chỉ mức độ mật: MẬT\n- Các tổ đã họp."},

	{text: "Ông Phan Văn Thử (sinh năm 1975, ngụ ấp Ba, xã Thử) được hỗ trợ 10 triệu đồng."},
	{text: "Trợ cấp cho cháu Hồ Thị Thử, SN 2015, mồ côi cả cha lẫn mẹ."},
	{text: "| TT | Họ và tên | Năm sinh | Địa chỉ |\n|---|---|---|---|\n| 1 | Mai Văn Thử | 1969 | Thôn Hai |"},
	{text: "Chủ hộ Dương Văn Thử, số định danh 075 089 001 234, vay 50 triệu đồng."},
	{text: "Căn cước công dân số 079.190.012.345 của bà Lý Thị Thử đã thu hồi."},
	{text: "Liên lạc: anh Tạ Văn Thử - 0389123456 (Zalo)."},
	{text: "Đóng góp gửi về STK 19012345678901, Techcombank, chủ TK: PHAM VAN THU."},
	{text: "Bà Võ Thị Thử có mã số thuế thu nhập cá nhân 8123456789 nợ 3 triệu đồng."},
	{text: "Thông tin phản ánh: nguyen.thu1990@yahoo.com.vn."},
	{text: "Xóa tên đảng viên Phùng Văn Thử, Chi bộ thôn Hai, do bỏ sinh hoạt."},
	{text: "Ủy ban Kiểm tra đã ban hành quyết định thi hành kỷ luật bằng hình thức cảnh cáo đối với đồng chí Trịnh Thị Thử, nguyên Phó Bí thư."},
	{text: "Công an xã bắt quả tang Đoàn Văn Thử tàng trữ ma túy."},
	{text: "Đồng chí Lương Văn Thử nghỉ điều trị bệnh ung thư từ tháng 3."},
	{text: "Vận động giúp gia đình anh Bùi Văn Thử bị suy thận giai đoạn cuối."},
	{text: "Tòa án nhân dân huyện xử phạt bị cáo Huỳnh Văn Thử 18 tháng tù."},

	{text: "Tổng số đảng viên: ........ đồng chí; trong đó nữ: ...... đồng chí."},
	{text: "| Chỉ tiêu | Kết quả |\n|---|---|\n| Kết nạp | xx |\n| Khai trừ | xx |"},
	{text: "Tỷ lệ hộ nghèo còn …%, giảm …% so với năm trước."},
	{text: "Đã mở 4 lớp (số liệu này chưa chốt, chờ phòng Tổ chức)."},
	{text: "Các tổ đã họp. [Bổ sung ý kiến của đồng chí Bí thư vào đây]"},
}

var morePassed = []release{
	{text: "Trồng 3.000 m² cây mật nhân; thu hoạch đường mật, mật mía đạt 12 tấn."},
	{text: "Tập huấn công tác bảo mật, cơ yếu, quản lý tài liệu có độ mật cho 60 cán bộ văn thư."},
	{text: "Không phát hiện trường hợp làm lộ, lọt bí mật nhà nước; tiêu hủy 30 tài liệu mật hết thời hạn bảo vệ."},
	{text: "| Nội dung | Số lượng |\n|---|---|\n| Văn bản mật đến | 35 |\n| Văn bản mật đi | 12 |"},
	{text: "Bảo đảm bí mật, bất ngờ trong diễn tập; giữ bí mật thông tin người tố giác."},
	{text: "Số lượng phương tiện lưu hành trên địa bàn 4.300 chiếc; thuốc được cấp phép lưu hành."},
	{text: "Ra mắt Bản tin nội bộ số 4; phát huy dân chủ, đoàn kết trong nội bộ."},
	{text: "Thu hồi 12 tài liệu có nội dung xấu độc; thu hồi đất của 3 dự án sau hội nghị."},
	{text: "Mật khẩu hệ thống đổi 3 tháng một lần.", file: "content/2031-h1/files/quy-che-bao-mat-thong-tin.pdf"},
	{text: "## Công tác bảo vệ bí mật nhà nước\n\nBan hành Quy chế số 05-QC/ĐUT về bảo vệ bí mật nhà nước."},

	{text: "Trong 6 tháng, 12 cháu sinh năm 2015 được cấp thẻ bảo hiểm; thanh niên sinh năm 2013 đăng ký nghĩa vụ."},
	{text: "Đồng chí Trần Văn Thử, sinh năm 1970, giữ chức Bí thư Đảng ủy nhiệm kỳ 2030 - 2035."},
	{text: "Tổng đài 1022; đường dây nóng Công an xã 0204.3888.999; hotline 0988 111 222 tiếp nhận tin báo."},
	{text: "Trang thông tin điện tử: www.xathu.gov.vn; hộp thư: bbt@xathu.gov.vn, congchuc.thu@bacthu.edu.vn."},
	{text: "Dự án mã số 7891234 có tổng mức đầu tư 123.456.789.012 đồng, giải ngân 98.765.432.100 đồng."},
	{text: "Mã hồ sơ 000.00.12.H34-310101-0001 đã trả kết quả; mã QR thanh toán của Ban Quản lý rừng."},
	{text: "Ủng hộ về tài khoản 1234567890123 của Ủy ban Mặt trận Tổ quốc Việt Nam xã Thử."},
	{text: "Khiển trách 2 đồng chí, cảnh cáo 1 đồng chí; đồng chí Trần Văn Thử, Chánh Văn phòng, tổng hợp."},
	{text: "Ông Lê Văn Thử, Chánh án, chủ tọa phiên xét xử 3 bị cáo về tội trộm cắp tài sản."},
	{text: "Tuyên dương anh Vũ Văn Thử, sinh năm 1990, ở thôn Ba, đã cứu 2 người đuối nước, được tặng Bằng khen."},
	{text: "Anh hùng liệt sĩ Nguyễn Văn Thử, sinh năm 1945, hy sinh năm 1968, được đặt tên cho trường."},
	{text: "Bác sĩ Trần Thị Thử khám cho 300 người bệnh; 15 ca nhiễm cúm đã khỏi."},
	{text: "Nghệ nhân Lê Thị Thử truyền dạy nghề dệt cho 20 học viên bị khuyết tật."},
	{text: "Kỷ niệm 100 năm ngày sinh đồng chí Lê Văn Lương; tham quan Khu lưu niệm Nguyễn Hữu Thọ."},
	{text: "Khởi công cầu Trần Văn Thử; nâng cấp đường Lê Thị Hồng Gấm; xã Nguyễn Phích về đích."},

	{text: "Trồng xen ngô, đậu, lạc, ... theo mô hình 1 + 4; nuôi gà, vịt …"},
	{text: "Cỡ áo XXL; thế kỷ XXI; khóa XX; Hội nghị lần thứ XX; Nghị quyết Đại hội Đảng bộ lần thứ XXIII."},
	{text: "| Xã | Số vụ | Ghi chú |\n|---|---|---|\n| Thử | - | |\n| Mới | 0 | không có |"},
	{text: "Chỉ đạo các chi bộ rà soát, bổ sung hồ sơ (cần bổ sung trước ngày 30/6); kiểm tra lại 4 hồ sơ."},
	{text: "Tiến độ đạt 3/4 mục tiêu [1]; xem [2, tr. 15]. Câu hỏi khảo sát: “Anh/chị có hài lòng không?” đạt 95%."},
}

// site is the site of a release.
func (r release) site() fstest.MapFS {
	const section = "content/2031-h1/01-ket-qua/01-chung.md"
	front := strings.Replace(head, "title = \"Báo cáo thử nghiệm\"\n", "title = \"kết quả thử\"\nstatus = \"published\"\n", 1)
	if key, _, ok := strings.Cut(r.front, " = "); ok {
		for line := range strings.Lines(front) {
			if strings.HasPrefix(line, key+" = ") {
				front = strings.Replace(front, line, "", 1)
			}
		}
		front = strings.Replace(front, "+++\n", "+++\n"+r.front+"\n", 1)
	}
	files := fstest.MapFS{}
	for name, text := range map[string]string{"content/2031-h1/_index.md": front + "\nBáo cáo thử.\n", "content/2031-h1/01-ket-qua/_index.md": "+++\ntitle = \"KẾT QUẢ\"\n+++\n",
		section: "+++\ntitle = \"Kết quả chung\"\n+++\n\n" + r.text + "\n"} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if r.file != "" {
		files[r.file] = &fstest.MapFile{Data: []byte("x")}
	}
	return files
}

// TestRelease holds that what must not go out is stopped, and what only looks like it is
// not: of 30 each, 28 and 1.
func TestRelease(t *testing.T) {
	grammar := set(t).Grammar
	count := func(all []release, want bool) (n int) {
		for _, r := range all {
			_, result := checked(r.site(), grammar)
			var said []string
			for _, f := range result.Findings {
				if f.Severity >= diag.Warning {
					said = append(said, f.Code+" on "+f.Text())
				}
			}
			if len(said) > 0 {
				n++
			}
			if len(said) > 0 != want {
				t.Logf("stopped is %v: %q\n\t%s", !want, r, strings.Join(said, "\n\t"))
			}
		}
		return n
	}
	for _, set := range [][2][]release{{stopped, passed}, {moreStopped, morePassed}} {
		stopped, passed := set[0], set[1]
		if len(stopped) != 30 || len(passed) != 30 {
			t.Fatalf("%d and %d texts", len(stopped), len(passed))
		}
		told, wrongly := count(stopped, true), count(passed, false)
		t.Logf("%d of %d stopped, %d of %d wrongly", told, len(stopped), wrongly, len(passed))
		if told < 28 || wrongly > 1 {
			t.Fail()
		}
	}
}
