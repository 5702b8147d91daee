package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
)

var personalSanction = &Check{
	Code:     "personal/sanction",
	Severity: diag.Warning,
	Title:    diag.Say("không nêu tên người bị kỷ luật, phạm tội", "nobody is named beside a sanction or a crime"),
	Doc: diag.Say(
		`Tên một người đứng bên một hình thức kỷ luật của Đảng, kỷ luật lao động hoặc việc khởi tố, bắt, xét xử người ấy, trong một câu hoặc một dòng của bảng. Số liệu không nêu tên, tên viết tắt ("Nguyễn Thị H."), nhân vật lịch sử, người ký báo cáo và người đang làm nhiệm vụ thì không báo.`,
		`The name of a person beside a Party or labour sanction, an arrest, a charge or a sentence of that person, in one sentence or one row of a table. Statistics without names, names that are cut short ("Nguyễn Thị H."), historic persons, the signer, and who does a duty are not told.`),
	Fires: []string{"Ông Nguyễn Văn Thử, bị bắt về tội tham ô.", "Đồng chí Nguyễn Văn Thử bị khai trừ khỏi Đảng.", "Thi hành kỷ luật khiển trách đối với đồng chí Trần Thị Thử.", "Khởi tố bị can Lê Văn Thử.", "Cách chức Bí thư Chi bộ đối với đồng chí Lê Văn Thử.", "Kỷ luật ông Thử, Trưởng thôn Hai, bằng hình thức khiển trách.", "Ông Thử, Trưởng thôn Hai, bị khai trừ khỏi Đảng.",
		"Đồng chí Lê Văn Thử vi phạm quy định những điều đảng viên không được làm.", "Tước danh hiệu Công an nhân dân đối với Lê Văn Thử.", "Ông Lê Văn Thử uống rượu lái xe.", "Buộc thôi học em Lê Văn Thử.", "Cháu Lê Thị Thử bị xâm hại.", "Ông Lê Văn Thử chết do tự tử.", "Nhận đơn tố cáo đồng chí Lê Văn Thử.", "Ông Lê Văn Thử, nguyên kế toán, đã bị Tòa án huyện tuyên phạt 3 năm tù.",
		"| Họ và tên | Hình thức |\n|---|---|\n| Trần Thị Thử | Cảnh cáo |"},
	Silent: []string{"Khai trừ 2 đảng viên, khiển trách 5 đảng viên.", "Đồng chí Trần Văn Thử, Chủ nhiệm Ủy ban Kiểm tra, báo cáo kết quả thi hành kỷ luật 3 đảng viên.", "Đồng chí Trần Phú bị bắt năm 1931.",
		"Bà Nguyễn Thị H. bị xử phạt.", "Đồng chí Trần Văn Thử cho biết 3 đảng viên bị khai trừ.", "Năm 1968, ông Trần Văn Thử bị bắt.", "Trong quá trình xét xử, ông Trần Văn Thử làm chứng.",
		"Cách chức 3 bí thư chi bộ; đồng chí Lê Văn Thử thay.", "Kỷ luật ông H., Trưởng thôn Hai.", "Ông Thử được khen thưởng.", "Ông Lê Văn Thử tuyên truyền phòng, chống đánh bạc.", "Đồng chí Lê Văn Thử chỉ đạo xử lý 5 vụ đánh bạc.", "Tiếp nhận 3 đơn tố cáo.", "Đồng chí Lê Văn Thử trình bày dự thảo kỷ luật đối với 3 đảng viên."},
	words: true,
	run: func(r *run) {
		for _, t := range r.published {
			if t.Kind == report.Cell && sanctionCell.MatchString(t.Text) {
				r.besideNameInRow(t, sanctionText)
			}
			if !t.hasLow(crimeCue) {
				continue
			}
			r.sanctionedByGiven(t)
			for i, p := range t.people() {
				r.sanctioned(t, p)
				said := t.saidOf(i)
				if !t.hasLowIn(crimeCue, p.end, p.end+len(said)) {
					continue
				}
				for _, m := range harm.FindAllStringSubmatchIndex(said, -1) {
					r.ofSubject(t, p, stretch{p.end + m[2], p.end + m[3]}, harmText)
				}
				for _, m := range passive.FindAllStringSubmatchIndex(said, -1) {
					r.ofSubject(t, p, stretch{p.end + m[2], p.end + m[3]}, sanctionText)
				}
			}
		}
	},
}

var (
	sanctionText = diag.Say("tên người bên việc kỷ luật hoặc phạm tội", "a name beside a sanction or a crime")
	harmText     = diag.Say("tên người bên việc người ấy bị xâm hại hoặc tự tử", "a name beside an assault on that person or a suicide")
)

// crimeWords are in every sanction and crime that the patterns below find, one of them.
var crimeWords = []string{"kỷ luật", "kỉ luật", "khiển trách", "cảnh cáo", "cách chức", "cách các chức", "cách hết chức", "cách hết các chức", "cách tất cả chức", "cách tất cả các chức",
	"khai trừ", "xóa tên", "xoá tên", "buộc thôi việc", "sa thải", "hạ bậc lương", "giáng chức", "khởi tố", "bắt", "tạm giam", "tạm giữ", "truy tố", "truy nã", "kết án", "tuyên án",
	"tuyên phạt", "phạt tù", "phạt tiền", "xử phạt", "xét xử", "đình chỉ", "kéo dài thời hạn nâng", "án tù", "án treo", "năm tù", "tháng tù", "hành vi", "về tội", "phạm tội", "can tội",
	"trộm cắp", "tham ô", "hối lộ", "lừa đảo", "giết người", "đánh bạc", "mua bán", "tàng trữ", "cố ý gây", "hiếp dâm", "buôn lậu", "bị can", "bị cáo", "nghi can", "nghi phạm", "hung thủ", "phạm nhân", "tử tù",
	"buộc thôi học", "đuổi học", "tước danh hiệu", "tước quân", "uống rượu", "vi phạm", "tố cáo", "tố giác",
	"xâm hại", "hiếp", "dâm ô", "lạm dụng", "bạo hành", "bạo lực", "quấy rối", "lừa bán", "tự tử", "tự sát", "tự vẫn", "treo cổ"}

const sanctions = `kỷ luật|kỉ luật|khiển trách|cảnh cáo|cách chức|cách (?:hết |tất cả )?(?:các )?chức|khai trừ|xóa tên|xoá tên|buộc thôi việc|sa thải|hạ bậc lương|giáng chức|khởi tố|bắt giữ|bắt giam|bắt tạm giam|bắt khẩn cấp|bắt quả tang|tạm giam|tạm giữ|truy tố|truy nã|kết án|tuyên án|tuyên phạt|phạt tù|phạt tiền|xử phạt|xét xử|đình chỉ|kéo dài thời hạn nâng|buộc thôi học|đuổi học|tước danh hiệu|tước quân tịch|tước quân hàm`

var (
	sanctionCell = lazyregexp.New(`(?i)^\s*(?:kỷ luật\s+)?(?:khiển trách|cảnh cáo|cách chức|khai trừ|buộc thôi việc|sa thải|hạ bậc lương|giáng chức|xóa tên|bị khởi tố|khởi tố|tạm giam|bị bắt)`)
	passive      = lazyregexp.New(`(?i)(?:^|[\s,;(–-])(bị\s+(?:bắt(?:\s+(?:giữ|giam|tạm giam|khẩn cấp|quả tang|về tội|vì tội|vì|về hành vi|để điều tra)|[\s,.;)]|$)|(?:\p{L}+\s+){0,9}?(?:` + sanctions + `))|(?:phải\s+)?(?:nhận|chịu|lãnh|lĩnh)\s+(?:hình thức\s+|mức\s+|án\s+)?(?:kỷ luật|khiển trách|cảnh cáo|án tù|án treo|\d+ (?:năm|tháng) tù)|(?:có hành vi|về hành vi|về tội|phạm tội|can tội)\s+\p{L}+|(?:trộm cắp|tham ô|nhận hối lộ|đưa hối lộ|lừa đảo chiếm đoạt|giết người|đánh bạc|uống rượu(?:,? bia)?(?: rồi| khi| mà)? (?:lái xe|điều khiển)|vi phạm (?:quy định (?:về )?)?(?:những điều|nồng độ cồn|kỷ luật đảng|điều lệ đảng|pháp luật|chính sách dân số)|mua bán (?:trái phép )?(?:chất )?ma t[úu][yý]|tàng trữ|cố ý gây thương tích|hiếp dâm|buôn lậu))`)
	verdict      = lazyregexp.New(`^(?:\s*\([^()]{1,60}\)|,[^,.;:()]{1,60})?\s*(?:[(:–-]|- )\s*(?i:kỷ luật |hình thức |bị )*(?i:khiển trách|cảnh cáo|cách chức|khai trừ|xóa tên|xoá tên|buộc thôi việc|sa thải|giáng chức|hạ bậc lương)`)
	// directed is a sanction whose office or reason stands between it and the name, and what
	// somebody is accused of
	directed = lazyregexp.New(`(?i)(?:(?:` + sanctions + `|dấu hiệu vi phạm)[^.;:()]{0,100}?\sđối với|(?:đơn(?: thư)?|nội dung|giải quyết) (?:tố cáo|tố giác)(?:\s+(?:đối với|của|về))?)\s+((?:(?:đồng chí|đ/c|ông|bà|anh|chị|em|đảng viên|cán bộ|công chức|viên chức|học sinh|sinh viên|chiến s[ĩỹ]|nguyên|cựu)\s+)*)$`)
	// byGiven is a sanction of somebody who is called by the given name alone
	byGiven  = lazyregexp.New(`((?i:kỷ luật|khiển trách|cảnh cáo|cách chức|khai trừ|khởi tố|tạm giam|truy tố|xử phạt|buộc thôi việc)(?: đối với)? (?:ông|bà|anh|chị) (\p{Lu}\p{Ll}+)|(?:Ông|Bà|Anh|Chị|ông|bà|anh|chị) (\p{Lu}\p{Ll}+)(?:, [^,.;:]{1,40},)?(?: đã)? bị (?:(?:thi hành )?kỷ luật|khiển trách|cảnh cáo|cách chức|khai trừ|khởi tố|tạm giam|truy tố|xử phạt|buộc thôi việc))(?:[\s,.;:)]|$)`)
	harm     = lazyregexp.New(`(?i)(?:^|\s)(bị\s+(?:xâm hại|cưỡng hiếp|hiếp dâm|dâm ô|lạm dụng|bạo hành|bạo lực|quấy rối|mua bán|lừa bán)|(?:chết (?:do|vì) )?(?:tự tử|tự sát|tự vẫn|treo cổ))(?:[\s,.;:)]|$)`)
	noVictim = lazyregexp.New(`(?i)^bị\s+(?:can|cáo|hại|đơn|động)\b`)
	active   = lazyregexp.New(`(?i)(?:` + sanctions + `|bắt|bị can|bị cáo|nghi can|nghi phạm|hung thủ|phạm nhân|tử tù)((?:[\s,:(]|(?:ra\s+)?khỏi\s+Đảng|về mặt Đảng|trong Đảng|về Đảng|chức vụ|chức|bằng|hình thức|khiển trách|cảnh cáo|cách chức|khai trừ|đối với|với|và|bị can|bị cáo|đối tượng|đồng chí|đ/c|ông|bà|anh|chị|đảng viên|cán bộ|công chức|viên chức|gồm|trường hợp|một|\d+|người|em|cháu|học sinh|sinh viên|Công an nhân dân|tạm giam|giữ|giam|công tác|sinh hoạt đảng|sinh hoạt|khẩn cấp|khám xét|nguyên|cựu|đảng)*)$`)
)

// sanctioned tells of a sanction or crime right before a name, "khiển trách đối với đồng
// chí …", "khởi tố bị can …", or in brackets behind it.
func (r *run) sanctioned(t *text, p somebody) {
	const within, longest = 120, 600 // before the name, and more than a verdict has behind it
	start, end := t.sentence(p.start, clause)
	from := max(start, p.start-within)
	if !t.hasLowIn(crimeCue, from, min(len(t.Text), p.end+longest)) {
		return
	}
	if m := verdict.FindStringIndex(t.Text[p.end:]); m != nil && !r.isKnown(t.Text[p.start:p.end]) && !isHistory(t.Text[start:end]) {
		r.personal(t, stretch{p.start, p.end + m[1]}, sanctionText)
		return
	}
	m := active.FindStringIndex(t.Text[from:p.start])
	if m == nil && containsAny(t.low[from:p.start], []string{"đối với", "tố cáo", "tố giác"}) {
		m = directed.FindStringIndex(t.Text[from:p.start])
	}
	if m == nil {
		return
	}
	before := t.Text[:from+m[0]]
	if strings.HasSuffix(before, "không ") || newClause.MatchString(t.Text[from:p.start]) && !strings.HasSuffix(before, "bị ") || r.isKnown(t.Text[p.start:p.end]) || isHistory(t.Text[start:end]) {
		return
	}
	r.personal(t, stretch{from + m[0], p.end}, sanctionText)
}

// sanctionedByGiven tells of a sanction of somebody who is called by the given name alone:
// "kỷ luật ông Hùng", "ông Hùng, Trưởng thôn, bị khai trừ".
func (r *run) sanctionedByGiven(t *text) {
	if !containsAny(t.low, []string{"kỷ luật", "khiển trách", "cảnh cáo", "cách chức", "khai trừ", "khởi tố", "tạm giam", "truy tố", "xử phạt", "buộc thôi việc"}) {
		return
	}
	for _, m := range byGiven.FindAllStringSubmatchIndex(t.Text, -1) {
		name := stretch{max(m[4], m[6]), max(m[5], m[7])}
		inFull := slices.ContainsFunc(t.people(), func(p somebody) bool { return p.start <= name.start && name.start < p.end })
		start, end := t.sentence(name.start, clause)
		if !inFull && len(capitalised(t.Text, name.start)) == 1 && !roles[strings.ToLower(t.Text[name.start:name.end])] && !isHistory(t.Text[start:end]) {
			r.personal(t, stretch{m[2], m[3]}, sanctionText)
		}
	}
}

// newClause begins a clause with a person, of whom what stands before is said only in the
// passive: "Sau khi bị khởi tố, ông …", but not "Trong quá trình xét xử, ông …".
var newClause = lazyregexp.New(`,\s+(?:ông|bà|anh|chị|đồng chí)\s+$`)

var (
	// apposed is what may stand between a name and what is said of it: nothing but adverbs,
	// or something between commas, brackets or dashes
	apposed = lazyregexp.New(`^\s*(?:(?:[,(–-]|(?:nguyên|cựu|là|do|vì|có|vi phạm|đã|để|thiếu|lợi dụng|gây|trú|ngụ|sinh|SN|ở)\s).*[,)–-]\s*|(?:nguyên|cựu)\s[^,;.]*|có\s+(?:con|cháu|chồng|vợ|mẹ|bố|cha|bố mẹ|người thân)\s[^,;.]{0,40})?(?:(?:và|đã|vừa|cũng|nghỉ|phải|xin nghỉ|đi|từng|sẽ|mới|lại|đang|còn|thì|đều|nên|chính thức|tiếp tục|không may|nay|hiện|bị)\s+)*$`)
	// another is whose presence makes the name no subject of what follows
	another = lazyregexp.New(`(?i)cho biết|cho rằng|nói|báo cáo|thông tin|thông báo|khẳng định|đề nghị|yêu cầu|trình bày|ban hành|chủ trì|phát biểu|nhấn mạnh|phản ánh|tố cáo|kể|trả lời|nêu |thảo luận|chất vấn|chỉ đạo|phát hiện|kết luận|quyết định|\d+\s+(?:đảng viên|người|đồng chí|cán bộ|đối tượng|bị can|trường hợp|vụ)|\b(?:các|những|nhiều|một số|hai|ba|bốn)\s|vụ án|vụ việc`)
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
