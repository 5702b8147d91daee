package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
)

var doubled = &Check{
	Code:     "word/doubled",
	Severity: diag.Note,
	Title:    diag.Say("không lặp từ", "no word twice in a row"),
	Doc: diag.Say(
		`Một tiếng viết hai lần liền nhau, như khi ngắt trang. Từ láy (dần dần, luôn luôn, nhà nhà…) và hai từ ghép gặp nhau (sơ kết | kết quả, ủy ban | ban hành) không tính.`,
		`A syllable twice in a row, as page breaks leave it. Vietnamese reduplication (dần dần, luôn luôn, nhà nhà …) and two compounds that meet (sơ kết | kết quả, ủy ban | ban hành) are not meant.`),
	Fires:  []string{"Thực hiện các nhiệm vụ vụ được giao."},
	Silent: []string{"Công việc dần dần đi vào nền nếp.", "Nhà nhà thi đua.", "Giá tăng từ từ.", "Nuôi cá và ba ba.", "Nơi nơi hưởng ứng.", "Mức vừa vừa.", "Các chỉ thị, thị trấn.", "Ủy ban ban hành quy chế.", "Xử lý hành vi vi phạm.", "Hàng không không đón khách.", "Khen 40 cá nhân nhân các dịp lễ."},
	run: func(r *run) {
		for _, t := range r.texts {
			last, at := "", 0
			for i := 0; i < len(t.Text); {
				c, n := utf8.DecodeRuneInString(t.Text[i:])
				if !unicode.IsLetter(c) {
					if c != ' ' {
						last = ""
					}
					i += n
					continue
				}
				start := i
				for i < len(t.Text) {
					c, n := utf8.DecodeRuneInString(t.Text[i:])
					if !unicode.IsLetter(c) && !unicode.IsMark(c) {
						break
					}
					i += n
				}
				w := t.Text[start:i]
				if w == last && !reduplicated[w] && utf8.RuneCountInString(w) > 1 && !compounds[w+" "+nextWord(t.Text[i:])] {
					r.raise(diag.Note, t.Block, at, i,
						diag.Say("từ %q viết hai lần liền nhau", "the word %q stands twice in a row", w),
						diag.Say("bỏ bớt một, hoặc sửa nếu gõ nhầm một từ khác", "remove one, or mend it if another word was meant"))
				}
				last, at = w, start
			}
		}
	},
}

// nextWord is the word right after a space, in lower case.
func nextWord(s string) string {
	s, ok := strings.CutPrefix(s, " ")
	if !ok {
		return ""
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
	if end < 0 {
		end = len(s)
	}
	return strings.ToLower(s[:end])
}

// compounds are words of official prose whose first syllable other words end in:
// "sơ kết kết quả" is two words that meet, not one written twice.
var compounds = func() map[string]bool {
	all := map[string]bool{}
	for entry := range strings.SplitSeq(`an ninh toàn ninh, ban hành chấp thường, bản chất thân lĩnh, bảo đảm vệ hiểm, bằng chứng cấp khen, biểu dương
		quyết hiện mẫu, bộ phận đội máy trưởng môn tiêu, bồi dưỡng thường, cách mạng thức ly, cán bộ, cao cấp trình,
		cấp ủy bách giấy phép phát trên dưới, chấp hành thuận, chất lượng vấn, chế độ tài biến tạo, chi bộ phí tiết
		tiêu nhánh, chỉ đạo thị tiêu số huy định, chí hướng, chính quyền trị sách quy phủ thức đáng xác là, chuẩn bị
		mực, chủ trương động trì tịch yếu nhiệm đạo, chức năng danh vụ sắc trách, chương trình, chứng minh nhận chỉ,
		cơ sở quan bản chế cấu hội, công tác nghiệp nghệ an chức khai bố đoàn trình dân nhân bằng tâm khóa ty sở vụ
		ích, cụ thể, dân chủ cư vận tộc sinh quân số trí, dục vọng, dụng cụ, dự án thảo toán phòng kiến, dưỡng sinh,
		đại hội biểu diện học, đảng viên bộ ủy đoàn, đánh giá, đạo đức lý, đầu tư tiên, đề nghị xuất án ra, địa phương
		bàn điểm chỉ, điểm mới đến yếu, điều kiện hành tra chỉnh lệ, định hướng mức kỳ, đoàn viên kết thể, độ tuổi,
		đội ngũ viên, đồng chí bộ thời bào thuận tình, động viên lực cơ, đức tính, giá trị cả, gia đình nhập tăng,
		giáo dục viên án, giới thiệu trẻ tính, hành chính động vi trình, hiện nay đại hành có tượng thực, hình thức
		thành ảnh, hóa đơn chất, hoạt động, học tập sinh viên phí hỏi, hội viên nghị đồng nhập thảo thi nông liên cựu,
		hợp tác đồng lý nhất, huy động hiệu, hướng dẫn tới đến, kết quả luận nối hợp nạp thúc cấu cục, kế hoạch thừa,
		khai thác trừ mạc, khoa học, khối lượng, kiểm tra điểm soát sát, kiến nghị thức thiết, kinh tế doanh nghiệm
		phí, kỷ luật niệm cương, kỹ thuật năng, lãnh đạo, lập trường, lệ phí, lịch sử, liên quan kết tục hoan hệ, loại
		trừ, lợi ích thế dụng, luật sư, lực lượng, lượng hóa, lý lịch luận do tưởng, mặt bằng trận, minh bạch chứng,
		mục tiêu đích, năng lực suất động, nghị quyết định sự, nghiệp vụ, ngữ văn, nguyên tắc nhân tắc, nhân dân viên
		rộng sự lực đạo dịp các ngày kỷ tết, nhập khẩu, nhiệm vụ kỳ, nội dung bộ vụ chính, ninh bình, phẩm chất, phân công tích loại
		bổ cấp, pháp luật lý lệnh, phát triển huy động hiện biểu hành sinh, phòng chống ngừa họp ban cháy, phong trào
		cách phú, phối hợp, phó bí chủ trưởng, phương pháp hướng án thức tiện châm, quả thực, quan tâm trọng điểm hệ
		sát, quản lý trị, quân sự đội khu, quốc gia hội phòng tế hữu, quy định chế hoạch trình mô tắc, quyền lợi hạn
		lực, quyết định liệt tâm nghị toán, sản xuất phẩm, sách nhiễu lược, sát sao thực hạch, sắc thái, sinh viên
		hoạt sống thái ra, sĩ quan, số lượng liệu hóa, sở hữu, sự nghiệp việc kiện cố, sức khỏe mạnh, tác phong động
		phẩm giả, tài chính sản nguyên liệu, tập trung thể huấn quán, tâm huyết, tế bào, tham gia mưu nhũng quan,
		thành viên tích lập phố phần công, thẩm quyền định tra, thân nhân thiết, thể hiện dục thao chế thức, thi đua
		hành, thị trường trấn xã, thiết bị thực yếu chế, thông tin qua báo suốt tư, thống nhất kê, thời gian kỳ sự,
		thủ tục tướng trưởng, thực hiện tế trạng chất tiễn phẩm, tích cực lũy, tiêu chí chuẩn biểu cực dùng, tiến độ
		bộ hành sĩ, tin cậy tưởng học tức, tình hình trạng cảm nguyện, tính chất toán mạng, toàn diện bộ dân tỉnh thể,
		tổ chức, tổng kết hợp số, tra cứu, trách nhiệm, trật tự, triển khai vọng, trị giá liệu, trình độ bày duyệt,
		trung ương tâm thực thành, trực thuộc tiếp tuyến, truyền thống thông đạt, trưởng ban phòng thành, trường học
		hợp, tuyên truyền dương bố giáo, tuyến đường, từ chức thiện, tưởng niệm, ủy ban viên quyền, vai trò, văn bản
		hóa phòng nghệ minh, vận động dụng hành tải, vấn đề, vật chất liệu, viên chức, vi phạm mô, việc làm, vụ việc
		án lợi, vực dậy, xã hội viên, xuất sắc khẩu bản phát hiện, ý kiến thức chí nghĩa, yếu kém tố`, ",") {
		first, seconds, _ := strings.Cut(strings.TrimSpace(entry), " ")
		for second := range strings.FieldsSeq(seconds) {
			all[first+" "+second] = true
		}
	}
	return all
}()

// reduplicated are words that Vietnamese doubles.
var reduplicated = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`không dần luôn mãi nhà người ngày đời từng thường chung riêng song xa gần cao thấp to nhỏ nhanh chậm
		xanh đỏ trắng vàng tím hồng đen lâu mau nhẹ khẽ đều ào ầm rì khư chằm kè bám sát hằng năm tháng đôi hay hiu im khe lăm
		lù mơ nao nghiêm oai phăng quanh rành rưng sang se sừng tà thăm thoang tiêu tròn vui vèo xăm ai đâu gì chi rất quá tầng lớp chiều
		từ ba vừa ngang dài ngắn rộng hẹp dày mỏng sâu nông nặng cứng mềm ấm mát lạnh nóng ngọt chua mặn sáng tối buồn lẳng lặng
		chốc nơi chốn trùng điệp bừng hừng ùn rầm rập rần phơi thoai chan lâng cào chôm bìm`) {
		all[w] = true
	}
	return all
}()
