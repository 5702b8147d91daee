package check_test

import (
	"os"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
)

// TestForms holds what must not go out, and what only looks like it, in many more forms.
func TestForms(t *testing.T) {
	g := set(t).Grammar
	run := func(texts []string, want bool) {
		for _, x := range texts {
			r := release{text: x}
			_, result := checked(r.site(), g)
			var said []string
			for _, f := range result.Findings {
				if f.Severity >= diag.Warning {
					said = append(said, f.Code+": "+f.Text())
				}
			}
			if (len(said) > 0) != want {
				t.Errorf("stopped is %v: %q\n\t%s", !want, x, strings.Join(said, " | "))
			}
		}
	}
	texts := func(file string) []string {
		b, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(string(b)), "\n---\n")
	}
	run(append(strings.Split(strings.TrimSpace(stoppedForms), "\n---\n"), texts("stopped.txt")...), true)
	run(append(strings.Split(strings.TrimSpace(passedForms), "\n---\n"), texts("passed.txt")...), false)
}

const stoppedForms = `ĐỘ MẬT: TỐI MẬT – Bản số 3
---
Số: 12-BC/ĐUTN - MẬT
---
*Lưu hành nội bộ*
---
(Tài liệu phục vụ hội nghị, đề nghị không phổ biến)
---
TÀI LIỆU HỌP – THU HỒI SAU HỘI NGHỊ
---
Theo Điện mật số 77-ĐM/TUT, các xã đã trực.
---
Báo cáo số 15-BC/BCSĐ, ngày 2/3/2031 (tài liệu mật).
---
| TT | Văn bản | Độ mật |
|---|---|---|
| 1 | Kế hoạch phòng thủ | TM |
| 2 | Phương án | Mật |
---
Hộ bà Lê Thị Thử, sinh năm 1962, hộ nghèo thôn Hai, được sửa nhà.
---
Trường hợp em Nguyễn Văn Thử (SN 2012) bỏ học.
---
Anh Trần Văn Thử, CCCD số 036090001234 cấp ngày 12/4/2021.
---
Số CMND/CCCD của chủ hộ: 036 190 012345.
---
Mọi chi tiết liên hệ đồng chí Phạm Văn Thử, ĐT: 0936.112.233.
---
Danh sách: Lê Thị Thử 0912345671; Trần Văn Thử 0912345672.
---
Kinh phí hỗ trợ chuyển vào tài khoản số 2600205123456 Agribank của ông Lê Văn Thử.
---
Mail: tranthithu85@gmail.com
---
Đảng ủy đã quyết định khai trừ đảng viên Lê Văn Thử.
---
Đồng chí Trần Thị Thử, Kế toán trưởng, bị cách hết các chức vụ trong Đảng.
---
Xử lý kỷ luật 2 đồng chí: Lê Văn Thử (cảnh cáo), Phạm Thị Thử (khiển trách).
---
Ông Đỗ Văn Thử có hành vi tham ô 200 triệu đồng.
---
Tòa tuyên án Lý Văn Thử 7 năm tù giam.
---
Thăm hỏi đồng chí Vũ Thị Thử bị ung thư vú.
---
Cấp thuốc cho ông Lò Văn Thử (bệnh lao).
---
Con trai ông Lê Văn Thử bị tâm thần, không có người chăm sóc.
---
Kết nạp [.....] quần chúng ưu tú.
---
Số hộ thoát nghèo: ____ hộ
---
Báo cáo số:        /BC-UBND
---
Tổng thu ngân sách ước đạt ... tỷ đồng, bằng ...% dự toán.
---
Trồng 500 ha rừng [cần hỏi Hạt Kiểm lâm].
---
(Phần này để anh Tuấn viết sau)
---
Số liệu chưa khớp với báo cáo quý, xem lại!
---
Thêm ảnh hội nghị vào đây.
---
TBD
---
Độ mật Tối mật
---
M.Ậ.T
---
TUYỆT  MẬT
---
Mật

Các tổ đã họp.
---
TÀI LIỆU PHỤC VỤ NỘI BỘ
---
Chỉ dùng trong nội bộ Đảng bộ.
---
Tài liệu sử dụng nội bộ, không phát tán.
---
CẤM SAO CHỤP
---
XEM XONG TRẢ LẠI
---
CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ
---
Tài liệu này không được phổ biến trên mạng xã hội.
---
| MẬT | BÁO CÁO |
|---|---|
| Các tổ | đã họp |
---
| Tài liệu | Ghi chú |
|---|---|
| Phụ lục 2 | lưu hành nội bộ |
---
Kèm theo Phụ lục số 02 (mật).
---
Theo Thông báo số 15-TB/TUT, ngày 03/4/2031 (đóng dấu Mật), các tổ đã họp.
---
Thực hiện văn bản mật số 22/CV-TUT.
---
Quán triệt Nghị quyết số 05-NQ/TUT (Tuyệt mật).
---
(Báo cáo Mật)
---
[MẬT] Báo cáo kết quả
---
Độ mật: Mật. Số bản: 05.
---
Hình 1 là bản đồ tuyệt mật.

![Bản đồ (Mật)](../files/a.png)
---
Đồng chí Trần Văn Thử sinh ngày 5-3-1980 đã nộp đơn xin hỗ trợ.
---
Bà Lê Thị Thử (1958), thôn Ba, được xây nhà.
---
Hộ ông Hà Văn Thử, 67 tuổi, ở số 15 ngõ 3 phố Mới, được miễn tiền nước.
---
Bà Ngô Thị Thử ở tổ 4, phường Thử, gửi đơn khiếu nại.
---
Số điện thoại ông Đỗ Văn Thử: 098.7654.321
---
Liên hệ chị Thu 0977 123 456.
---
Điện thoại: (0912) 345 678 gặp đồng chí Lê Văn Thử.
---
Gọi 84912345678 hoặc +84-912-345-678 để gặp chị Lan.
---
Email cá nhân: thu.le@hotmail.com
---
CMT số 012345678 cấp ngày 3/5/2010 mang tên Vũ Thị Thử.
---
CCCD: 001-190-012-345
---
Số hộ chiếu N1234567 của ông Trần Văn Thử.
---
Hộ chiếu P01234567
---
| Họ tên | Số điện thoại |
|---|---|
| Lê Văn Thử | 0912345678 |
---
| Người nhận | Số tài khoản | Ngân hàng |
|---|---|---|
| Lê Văn Thử | 0123456789 | Agribank |
---
Chuyển khoản số 1903 4567 8901 23 của bà Lê Thị Thử.
---
Khai trừ ra khỏi Đảng đối với ông Nguyễn Văn Thử.
---
Đồng chí Nguyễn Văn Thử (Chi bộ 3): khiển trách.
---
Kỷ luật: Nguyễn Văn Thử - cảnh cáo; Lê Thị Thử - khiển trách.
---
Đồng chí Hoàng Văn Thử nhận hình thức kỷ luật cảnh cáo.
---
Đình chỉ công tác đối với bà Lê Thị Thử, kế toán xã.
---
Buộc thôi việc ông Phạm Văn Thử.
---
Truy nã đối tượng Lò Văn Thử về tội giết người.
---
Công an huyện bắt tạm giam Nguyễn Thị Thử.
---
Phạm nhân Trương Văn Thử được giảm án 3 tháng.
---
Anh Lê Văn Thử nghiện ma túy được đưa đi cai nghiện.
---
Bà Trần Thị Thử bị đột quỵ khi đang họp.
---
Cháu Vừ A Thử bị bệnh tim bẩm sinh.
---
Anh Phạm Văn Thử nhiễm HIV.
---
Ông Lê Văn Thử mắc Covid-19.
---
Bệnh nhân Lê Văn Thử, 45 tuổi.
---
Bà Lê Thị Thử chạy thận nhân tạo 3 năm nay.
---
Đạt ....% kế hoạch.
---
Đạt ___ % kế hoạch.
---
Kết nạp được ... đảng viên mới.
---
Có (số liệu) hộ nghèo.
---
Có [số] hộ nghèo.
---
Có XX hộ, đạt YY%.
---
Có xxx hộ nghèo.
---
Báo cáo số ...../BC-UBND đã gửi.
---
Hà Nội, ngày ... tháng ... năm 2031
---
Căn cứ Nghị quyết số …-NQ/ĐUT ngày …/…/2031.
---
Họp ngày …/5/2031.
---
Ngày xx/xx/2031, các tổ đã họp.
---
Trồng 30 cây (cần kiểm tra lại).
---
Trồng 30 cây (số này đúng chưa?).
---
Trồng 30 cây (anh Hùng bổ sung).
---
Trồng 30 cây (chờ số liệu của phòng Tài chính).
---
Trồng 30 cây (em lấy số tháng 5).
---
Phần này chị Hoa viết.
---
@Lan: bổ sung số liệu mục này
---
TODO
---
<điền tên>
---
Lorem ipsum dolor sit amet.
---
Nội dung đang cập nhật.
---
Số liệu tạm, sẽ cập nhật.
---
Note: check lại chỗ này
---
Đề nghị văn phòng bổ sung giúp số liệu mục này.
---
Copy từ báo cáo năm ngoái, sửa lại sau.
---
???`

const passedForms = `Thư góp ý gửi về 127 Võ Văn Thử, phường Thử, e-mail: toasoan@baothu.com.vn.
---
Bạn đọc gửi về 12/3A Trần Thị Thử, e-mail: khoathu@baothu.com.vn.
---
Sản lượng mật hoa dừa nước đạt 12.000 lít; mật rỉ làm thức ăn gia súc.
---
Cử 12 cán bộ học lớp cơ yếu, bảo mật thông tin; ký cam kết giữ bí mật nhà nước.
---
Rà soát, giải mật 120 tài liệu; lập danh mục tài liệu mật năm 2031.
---
Mật danh chiến dịch: Hoa Ban.
---
Chuyên đề "Giữ gìn bí mật quân sự" có 80 người dự.
---
Khu vực cấm quay phim, chụp ảnh đã cắm biển; không sao chép bài thi.
---
Đã thu hồi 2 quyết định ban hành sai thẩm quyền; tài liệu được thu hồi về kho lưu trữ.
---
Kiểm toán nội bộ 12 đơn vị; văn bản nội bộ được số hóa.
---
Đồng chí Lê Thị Thử (sinh năm 1978) được bầu giữ chức Chủ tịch Hội Liên hiệp Phụ nữ.
---
Truy tặng Huân chương cho liệt sĩ Trần Văn Thử, sinh năm 1950, quê xã Thử.
---
Trao học bổng cho 30 em học sinh sinh năm 2015 ở xã Thử.
---
Bà Mẹ Việt Nam Anh hùng Lê Thị Thử, sinh năm 1928, được phụng dưỡng suốt đời.
---
Đồng chí Nguyễn Văn Thử, Trưởng Ban Tổ chức, sinh hoạt tại Chi bộ 3.
---
Bưu điện 1800 1234, cứu hỏa 114, cấp cứu 115, đường dây nóng tỉnh 0981 234 567.
---
Công ty TNHH Thử, mã số doanh nghiệp 2500123456, địa chỉ thôn Ba, nộp thuế 9 tỷ đồng.
---
Số quyết định 123456789, số lô 090123456789, số hóa đơn 0001234567.
---
Kinh phí 1.234.567.890 đồng; vốn vay 2031-2035: 98.765.432 nghìn đồng.
---
Hợp tác xã Thử mở tài khoản 1500201234567 tại Agribank.
---
Phòng Tài chính hạch toán tài khoản 3723 và 9527.
---
Đã xử lý 3 vụ trộm cắp, 2 vụ đánh bạc, bắt 5 đối tượng.
---
Công an xã do Đại úy Lê Văn Thử chỉ huy bắt giữ 3 đối tượng tàng trữ ma túy.
---
Viện Kiểm sát truy tố 5 bị can; luật sư Trần Thị Thử bào chữa.
---
Ban Thường vụ giao đồng chí Lê Văn Thử chủ trì kiểm điểm, xem xét kỷ luật tổ chức đảng.
---
Ủy ban Kiểm tra do đồng chí Trần Văn Thử làm Chủ nhiệm đã cảnh cáo 2 đảng viên.
---
Bác sĩ Trần Thị Thử điều trị khỏi 30 ca sốt xuất huyết; tuyên truyền phòng bệnh dại.
---
Đồng chí Lê Văn Thử tặng quà người khuyết tật, bệnh nhân nghèo.
---
Nhân dịp 27/7, đồng chí Phạm Văn Thử thăm thương binh, bệnh binh nặng.
---
Các mặt hàng nông sản (cà phê, hồ tiêu, điều...) tăng giá.
---
Chương XX, Điều XX Hiến pháp; thế kỷ XX; Đại hội XXX.
---
Khẩu hiệu: “Nhà nước và nhân dân cùng làm...” được treo ở 40 thôn.
---
Mục tiêu đến ngày 30 tháng 9 năm 2031 hoàn thành; tháng 10 nghiệm thu.
---
Đề nghị các xã kiểm tra lại số liệu trước khi gửi; số này tăng 5%.
---
Cần viết lại quy ước thôn; phần này do nhân dân đóng góp.
---
(Có phụ lục số liệu kèm theo)
---
(nguồn: Chi cục Thống kê)
---
Giữ vững mật độ che phủ rừng 45%.
---
Sản phẩm: mật (ong), trà.
---
Lớp tập huấn "Bảo vệ bí mật nhà nước" có 60 người dự.
---
Bỏ phiếu kín, bảo đảm bí mật.
---
Thực hiện kiểm toán nội bộ, kiểm soát nội bộ.
---
Tài liệu được lưu trữ, sử dụng đúng quy định; sao chụp 30 trang.
---
Quy chế làm việc nội bộ của cơ quan được bổ sung.
---
Đã thu hồi 15 thẻ đảng; thu hồi nợ 3 tỷ đồng.
---
Nghiêm cấm phát tán tin sai sự thật trên mạng.
---
Không phổ biến các loại thuốc cấm ra thị trường.
---
| Chỉ tiêu | Mật độ |
|---|---|
| Dân cư | 350 |
---
Phát hành tài liệu tuyên truyền lưu hành rộng rãi.
---
Đồng chí Lê Văn Thử, sinh năm 1965, quê xã Thử, trình độ cử nhân, được bầu làm Bí thư.
---
Trao nhà cho bà Lê Thị Thử ở thôn Ba.
---
Đoàn thăm Mẹ Việt Nam Anh hùng Lê Thị Thử, 95 tuổi, ở xã Thử.
---
Có 15 người sinh năm 1980.
---
Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890.
---
Điện thoại liên hệ: 0204 3888 777 (Văn phòng).
---
Số máy trực ban 0912 111 222.
---
Số hiệu tiêu chuẩn TCVN 1234567890.
---
Mã vạch 893123456789; số sê-ri 123456789012.
---
Tổng số 1 234 567 890 đồng; 912 345 678 người.
---
Giai đoạn 2030-2035, 2025-2030, 2021-2025.
---
Từ 01/01/2031-30/06/2031 tổ chức 912 cuộc.
---
Tài khoản 3712.1.1084567.91049 Kho bạc.
---
Biển số 12A-345.67; giấy phép số 0912345678/GP.
---
Khởi tố 5 vụ 7 bị can; truy tố 3 bị can về tội đánh bạc.
---
Thẩm phán Lê Thị Thử tuyên phạt 3 bị cáo.
---
Đồng chí Lê Văn Thử được giao xem xét kỷ luật 3 đảng viên.
---
Đồng chí Nguyễn Văn Thử không vi phạm, không phải kỷ luật.
---
Ban Thường vụ phân công đồng chí Trần Văn Thử thay đồng chí Lê Văn Thử nghỉ hưu.
---
Kiểm tra đảng viên khi có dấu hiệu vi phạm đối với 3 đồng chí.
---
Tặng quà 30 bệnh nhân nghèo; bác sĩ Lê Văn Thử mổ thành công.
---
Phòng, chống bệnh dịch tả lợn Châu Phi; tiêm 12.000 liều.
---
Trường THPT Nguyễn Trung Trực có 12 học sinh bị kỷ luật.
---
Ông Lê Văn Thử hiến 200 m² đất làm đường.
---
Gương người tốt: chị Lê Thị Thử ủng hộ 5 triệu đồng.
---
Chương trình OCOP có 12 sản phẩm: gạo, mật, chè, ...
---
Đại hội XX, khóa XXI, thế kỷ XX.
---
Cần bổ sung 3 biên chế; số liệu đã được cập nhật.
---
Đề nghị Tỉnh ủy xem xét, bổ sung kinh phí.
---
Kế hoạch sẽ được bổ sung sau khi có hướng dẫn của Trung ương.
---
Các đơn vị đang chờ ý kiến của Bộ Tài chính.
---
Câu hỏi: “Làm gì để giảm nghèo?” được thảo luận.
---
Phụ lục [1], [2], [3].
---
Ba câu hỏi lớn (ai làm? làm gì? khi nào?).
---
Hồ sơ chưa đầy đủ (thiếu giấy tờ) là 3.
---
Báo cáo số 15/BC-UBND, 16/BC-UBND.
---
Từ ngày 01 tháng 5 đến hết tháng 6 năm 2031.
---
Hướng dẫn cách ghi ngày, tháng, năm và số, ký hiệu văn bản.`
