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
	if len(stopped) != 30 || len(passed) != 30 {
		t.Fatalf("%d and %d texts", len(stopped), len(passed))
	}
	told, wrongly := count(stopped, true), count(passed, false)
	t.Logf("%d of %d stopped, %d of %d wrongly", told, len(stopped), wrongly, len(passed))
	if told < 28 || wrongly > 1 {
		t.Fail()
	}
}
