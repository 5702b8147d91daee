package check

import (
	"regexp"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

var personalSanction = &Check{
	Code:     "personal/sanction",
	Severity: diag.Warning,
	Title:    diag.Say("không nêu tên người bị kỷ luật, phạm tội", "nobody is named beside a sanction or a crime"),
	Doc: diag.Say(
		`Tên một người đứng bên một hình thức kỷ luật của Đảng, kỷ luật lao động hoặc việc khởi tố, bắt, xét xử người ấy, trong một câu hoặc một dòng của bảng. Số liệu không nêu tên, tên viết tắt ("Nguyễn Thị H."), nhân vật lịch sử, người ký báo cáo và người đang làm nhiệm vụ thì không báo.`,
		`The name of a person beside a Party or labour sanction, an arrest, a charge or a sentence of that person, in one sentence or one row of a table. Statistics without names, names that are cut short ("Nguyễn Thị H."), historic persons, the signer, and who does a duty are not told.`),
	Fires: []string{"Ông Nguyễn Văn Thử, bị bắt về tội tham ô.", "Đồng chí Nguyễn Văn Thử bị khai trừ khỏi Đảng.", "Thi hành kỷ luật khiển trách đối với đồng chí Trần Thị Thử.", "Khởi tố bị can Lê Văn Thử.", "Ông Lê Văn Thử, nguyên kế toán, đã bị Tòa án huyện tuyên phạt 3 năm tù.",
		"| Họ và tên | Hình thức |\n|---|---|\n| Trần Thị Thử | Cảnh cáo |"},
	Silent: []string{"Khai trừ 2 đảng viên, khiển trách 5 đảng viên.", "Đồng chí Trần Văn Thử, Chủ nhiệm Ủy ban Kiểm tra, báo cáo kết quả thi hành kỷ luật 3 đảng viên.", "Đồng chí Trần Phú bị bắt năm 1931.",
		"Bà Nguyễn Thị H. bị xử phạt.", "Đồng chí Trần Văn Thử cho biết 3 đảng viên bị khai trừ.", "Năm 1968, ông Trần Văn Thử bị bắt.", "Trong quá trình xét xử, ông Trần Văn Thử làm chứng."},
	words: true,
	run: func(r *run) {
		for _, t := range r.published {
			if t.Kind == report.Cell && sanctionCell.MatchString(t.Text) {
				r.besideNameInRow(t, sanctionText)
			}
			for i, p := range t.people() {
				r.sanctioned(t, p)
				for _, m := range passive.FindAllStringSubmatchIndex(t.saidOf(i), -1) {
					r.ofSubject(t, p, stretch{p.end + m[2], p.end + m[3]}, sanctionText)
				}
			}
		}
	},
}

var sanctionText = diag.Say("tên người bên việc kỷ luật hoặc phạm tội", "a name beside a sanction or a crime")

const sanctions = `kỷ luật|kỉ luật|khiển trách|cảnh cáo|cách chức|cách (?:hết |tất cả )?(?:các )?chức|khai trừ|xóa tên|xoá tên|buộc thôi việc|sa thải|hạ bậc lương|giáng chức|khởi tố|bắt giữ|bắt giam|bắt tạm giam|bắt khẩn cấp|bắt quả tang|tạm giam|tạm giữ|truy tố|truy nã|kết án|tuyên án|tuyên phạt|phạt tù|phạt tiền|xử phạt|xét xử|đình chỉ|kéo dài thời hạn nâng`

var (
	sanctionCell = regexp.MustCompile(`(?i)^\s*(?:kỷ luật\s+)?(?:khiển trách|cảnh cáo|cách chức|khai trừ|buộc thôi việc|sa thải|hạ bậc lương|giáng chức|xóa tên|bị khởi tố|khởi tố|tạm giam|bị bắt)`)
	passive      = regexp.MustCompile(`(?i)\b(bị\s+(?:bắt(?:\s+(?:giữ|giam|tạm giam|khẩn cấp|quả tang|về tội|vì tội|vì|về hành vi|để điều tra)|[\s,.;)]|$)|(?:\p{L}+\s+){0,9}?(?:` + sanctions + `))|(?:phải\s+)?(?:nhận|chịu|lãnh|lĩnh)\s+(?:hình thức\s+|mức\s+|án\s+)?(?:kỷ luật|khiển trách|cảnh cáo|án tù|án treo|\d+ (?:năm|tháng) tù)|(?:có hành vi|về hành vi|về tội|phạm tội|can tội)\s+\p{L}+|(?:trộm cắp|tham ô|nhận hối lộ|đưa hối lộ|lừa đảo chiếm đoạt|giết người|đánh bạc|mua bán (?:trái phép )?(?:chất )?ma t[úu][yý]|tàng trữ|cố ý gây thương tích|hiếp dâm|buôn lậu))`)
	verdict      = regexp.MustCompile(`^(?:\s*\([^()]{1,60}\)|,[^,.;:()]{1,60})?\s*(?:[(:–-]|- )\s*(?i:kỷ luật |hình thức |bị )*(?i:khiển trách|cảnh cáo|cách chức|khai trừ|xóa tên|xoá tên|buộc thôi việc|sa thải|giáng chức|hạ bậc lương)`)
	noVictim     = regexp.MustCompile(`(?i)^bị\s+(?:can|cáo|hại|đơn|động)\b`)
	active       = regexp.MustCompile(`(?i)(?:` + sanctions + `|bắt|bị can|bị cáo|nghi can|nghi phạm|hung thủ|phạm nhân|tử tù)((?:[\s,:(]|(?:ra\s+)?khỏi\s+Đảng|về mặt Đảng|trong Đảng|về Đảng|chức vụ|chức|bằng|hình thức|khiển trách|cảnh cáo|cách chức|khai trừ|đối với|với|và|bị can|bị cáo|đối tượng|đồng chí|đ/c|ông|bà|anh|chị|đảng viên|cán bộ|công chức|viên chức|gồm|trường hợp|một|\d+|người|tạm giam|giữ|giam|công tác|sinh hoạt đảng|sinh hoạt|khẩn cấp|khám xét|nguyên|cựu|đảng)*)$`)
)

// sanctioned tells of a sanction or crime right before a name, "khiển trách đối với đồng
// chí …", "khởi tố bị can …", or in brackets behind it.
func (r *run) sanctioned(t *text, p somebody) {
	const within = 120
	start, end := t.sentence(p.start, clause)
	from := max(start, p.start-within)
	if m := verdict.FindStringIndex(t.Text[p.end:]); m != nil && !r.isKnown(t.Text[p.start:p.end]) && !isHistory(t.Text[start:end]) {
		r.personal(t, stretch{p.start, p.end + m[1]}, sanctionText)
		return
	}
	m := active.FindStringIndex(t.Text[from:p.start])
	if m == nil {
		return
	}
	before := t.Text[:from+m[0]]
	if strings.HasSuffix(before, "không ") || newClause.MatchString(t.Text[from:p.start]) && !strings.HasSuffix(before, "bị ") || r.isKnown(t.Text[p.start:p.end]) || isHistory(t.Text[start:end]) {
		return
	}
	r.personal(t, stretch{from + m[0], p.end}, sanctionText)
}

// newClause begins a clause with a person, of whom what stands before is said only in the
// passive: "Sau khi bị khởi tố, ông …", but not "Trong quá trình xét xử, ông …".
var newClause = regexp.MustCompile(`,\s+(?:ông|bà|anh|chị|đồng chí)\s+$`)

var (
	// apposed is what may stand between a name and what is said of it: nothing but adverbs,
	// or something between commas, brackets or dashes
	apposed = regexp.MustCompile(`^\s*(?:(?:[,(–-]|(?:nguyên|cựu|là|do|vì|có|vi phạm|đã|để|thiếu|lợi dụng|gây|trú|ngụ|sinh|SN|ở)\s).*[,)–-]\s*|(?:nguyên|cựu)\s[^,;.]*|có\s+(?:con|cháu|chồng|vợ|mẹ|bố|cha|bố mẹ|người thân)\s[^,;.]{0,40})?(?:(?:và|đã|vừa|cũng|nghỉ|phải|xin nghỉ|đi|từng|sẽ|mới|lại|đang|còn|thì|đều|nên|chính thức|tiếp tục|không may|nay|hiện|bị)\s+)*$`)
	// another is whose presence makes the name no subject of what follows
	another = regexp.MustCompile(`(?i)cho biết|cho rằng|nói|báo cáo|thông tin|thông báo|khẳng định|đề nghị|yêu cầu|trình bày|ban hành|chủ trì|phát biểu|nhấn mạnh|phản ánh|tố cáo|kể|trả lời|chỉ đạo|phát hiện|kết luận|quyết định|\d+\s+(?:đảng viên|người|đồng chí|cán bộ|đối tượng|bị can|trường hợp|vụ)|\b(?:các|những|nhiều|một số|hai|ba|bốn)\s|vụ án|vụ việc`)
)

// saidOf is what follows the name of a person, up to the next name, the end of the sentence
// or out of reach of it.
func (t *text) saidOf(i int) string {
	const within, longest = 200, 120
	p := t.named[i]
	_, end := t.sentence(p.start, clause)
	end = min(max(end, p.end), p.end+within+longest)
	if i+1 < len(t.named) {
		end = min(end, t.named[i+1].start)
	}
	return t.Text[p.end:end]
}

// ofSubject tells of what is said of a person who is named before it in one sentence.
func (r *run) ofSubject(t *text, p somebody, at stretch, what diag.Text) {
	between := t.Text[p.end:at.start]
	if between == ", " && strings.HasPrefix(t.Text[at.start:], "bị ") {
		between = " " // "Ông …, bị bắt về tội …"
	}
	if noVictim.MatchString(t.Text[at.start:at.end]) || !apposed.MatchString(between) || another.MatchString(between) || r.isKnown(t.Text[p.start:p.end]) {
		return
	}
	if start, end := t.sentence(p.start, clause); !isHistory(t.Text[start:end]) {
		r.personal(t, stretch{p.start, at.end}, what)
	}
}

// besideNameInRow tells of a cell in a row that names a person.
func (r *run) besideNameInRow(t *text, what diag.Text) {
	for _, b := range r.rowOf(t.Block) {
		if r.isName(b) && !r.isKnown(strings.TrimSpace(b.Text)) {
			r.personal(t, stretch{0, len(t.Text)}, what)
			return
		}
	}
}
