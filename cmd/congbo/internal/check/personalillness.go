package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
)

var personalIllness = &Check{
	Code:     "personal/illness",
	Severity: diag.Warning,
	Title:    diag.Say("không nêu tên người bị bệnh", "nobody is named beside an illness"),
	Doc: diag.Say(
		`Tên một người đứng bên bệnh của người ấy, trong một câu hoặc một dòng của bảng: tình trạng sức khỏe là dữ liệu cá nhân nhạy cảm. Số ca bệnh không nêu tên thì không báo.`,
		`The name of a person beside an illness of that person, in one sentence or one row of a table: health is sensitive personal data. Numbers of cases without names are not told.`),
	Fires:  []string{"Bà Trần Thị Thử mắc bệnh ung thư.", "Đồng chí Lê Văn Thử, thôn Ba, bị tai biến.", "Bệnh nhân Nguyễn Văn Thử đã ra viện.", "Bệnh nhân đầu tiên là anh Lê Văn Thử.", "Đưa anh Lê Văn Thử đi cai nghiện.", "Người nghiện ma túy trên địa bàn: Lê Văn Thử, Trần Văn Thử.", "Hỗ trợ bà Lê Thị Thử bệnh hiểm nghèo 5 triệu đồng.", "Bà Lê Thị Thử là người khuyết tật.", "| Họ và tên | Hoàn cảnh |\n|---|---|\n| Trần Thị Thử | Nhiễm HIV |"},
	Silent: []string{"Trong kỳ có 12 người mắc bệnh lao.", "Đồng chí Lê Văn Thử thăm 3 người bị tai biến.", "Bác sĩ Lê Văn Thử tiếp nhận bệnh nhân của xã.", "Tổ tư vấn người nghiện ma túy: Lê Văn Thử, Trần Văn Thử.", "Đồng chí Lê Văn Thử thăm người khuyết tật.", "Bác sĩ Lê Văn Thử tư vấn cai nghiện cho 30 người.", "Bà Trần Thị H. là người khuyết tật."},
	words:  true,
	run: func(r *run) {
		for _, t := range r.published {
			if t.Kind == report.Cell && illCell.MatchString(t.Text) {
				r.besideNameInRow(t, illnessText)
			}
			if !t.hasLow(illnessCue) {
				continue
			}
			for i, p := range t.people() {
				if m := illBehind.FindStringIndex(t.Text[p.end:]); m != nil && !r.isKnown(t.Text[p.start:p.end]) {
					r.personal(t, stretch{p.start, p.end + m[1]}, illnessText)
				}
				if said := t.saidOf(i); t.hasLowIn(illnessCue, p.end, p.end+len(said)) {
					for _, m := range ill.FindAllStringSubmatchIndex(said, -1) {
						r.ofSubject(t, p, stretch{p.end + m[2], p.end + m[3]}, illnessText)
					}
				}
				const within = 160
				start, _ := t.sentence(p.start, clause)
				for _, pattern := range []*lazyregexp.Regexp{list, patientIs} {
					from := max(0, start, p.start-within)
					if !containsAny(t.low[from:p.start], []string{"người ", "đối tượng ", "bệnh nhân"}) || !strings.HasSuffix(t.low[from:p.start], " ") {
						break
					}
					if m := pattern.FindStringSubmatchIndex(t.Text[from:p.start]); m != nil && !r.isKnown(t.Text[p.start:p.end]) {
						r.personal(t, stretch{from + m[2], p.end}, illnessText)
					}
				}
				if from := max(0, p.start-len("bệnh nhân ")); patient.MatchString(t.Text[from:p.start]) && !r.isKnown(t.Text[p.start:p.end]) {
					r.personal(t, stretch{from, p.end}, illnessText)
				}
			}
		}
	},
}

// illnessWords are in every illness that the patterns below find, one of them.
var illnessWords = append(strings.Split(diseases, "|"), "bệnh", "nghiện", "chạy thận", "ốm", "máu trắng", "tim bẩm sinh", "khuyết tật", "liệt", "mù lòa")

const (
	diseases  = `ung thư|hiv|aids|lao phổi|bệnh lao|tâm thần|trầm cảm|viêm gan|suy thận|suy tim|tiểu đường|đái tháo đường|tai biến|đột quỵ|covid|sars-cov-2|xơ gan|bại não|bại liệt|tự kỷ|động kinh|hiểm nghèo`
	illnesses = `(?:bệnh hiểm nghèo|là người khuyết tật|khuyết tật (?:đặc biệt )?nặng|(?:đi |vào (?:cơ sở |trung tâm |trại )?)cai nghiện|cai nghiện bắt buộc|nghiện (?:ma t[uú][yý]|hê-rô-in|heroin|rượu)|chạy thận|(?:bị|mắc|nhiễm|dương tính với|điều trị)\s+(?:(?:căn\s+)?bệnh\s+)?(?:` + diseases + `|nghiện|bệnh|ốm|máu trắng|tim bẩm sinh|khuyết tật|liệt|mù lòa))`
)

var (
	illnessText = diag.Say("tên người bên bệnh tật", "a name beside an illness")
	ill         = lazyregexp.New(`(?i)(?:^|[\s,(])(` + illnesses + `)`)
	illBehind   = lazyregexp.New(`^\s*\(\s*(?i:(?:bị|mắc)?\s*(?:bệnh\s+)?(?:` + diseases + `|bệnh (?:lao|tim|phổi|gan|thận))[^()]{0,40}\))`)
	illCell     = lazyregexp.New(`^\s*(?i:` + illnesses + `)`)
	patient     = lazyregexp.New(`(?i)bệnh nhân $`)
	// list begins a list of the ill, and patientIs says who the patient is
	list      = lazyregexp.New(`(?i)(?:^|[.;:(]\s*|(?:danh sách|gồm|các|những|có|\d+) )((?:người|đối tượng) (?:nghiện|nhiễm HIV|mắc bệnh|bị bệnh|khuyết tật|tâm thần)[^.;:]{0,80}:\s*(?:(?:ông|bà|anh|chị|em|cháu) )?)$`)
	patientIs = lazyregexp.New(`(?i)(?:^|[.;:(,]\s*|(?:các|một|nữ|nam|ca) )(bệnh nhân[^.;:()]{0,60} là (?:ông|bà|anh|chị|em|cháu)\s+)$`)
)
