package check

import (
	"regexp"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

var personalIllness = &Check{
	Code:     "personal/illness",
	Severity: diag.Warning,
	Title:    diag.Say("không nêu tên người bị bệnh", "nobody is named beside an illness"),
	Doc: diag.Say(
		`Tên một người đứng bên bệnh của người ấy, trong một câu hoặc một dòng của bảng: tình trạng sức khỏe là dữ liệu cá nhân nhạy cảm. Số ca bệnh không nêu tên thì không báo.`,
		`The name of a person beside an illness of that person, in one sentence or one row of a table: health is sensitive personal data. Numbers of cases without names are not told.`),
	Fires:  []string{"Bà Trần Thị Thử mắc bệnh ung thư.", "Đồng chí Lê Văn Thử, thôn Ba, bị tai biến.", "Bệnh nhân Nguyễn Văn Thử đã ra viện.", "| Họ và tên | Hoàn cảnh |\n|---|---|\n| Trần Thị Thử | Nhiễm HIV |"},
	Silent: []string{"Trong kỳ có 12 người mắc bệnh lao.", "Đồng chí Lê Văn Thử thăm 3 người bị tai biến.", "Bác sĩ Lê Văn Thử tiếp nhận bệnh nhân của xã."},
	words:  true,
	run: func(r *run) {
		for _, t := range r.published {
			if t.Kind == report.Cell && illCell.MatchString(t.Text) {
				r.besideNameInRow(t, illnessText)
			}
			for i, p := range t.people() {
				if m := illBehind.FindStringIndex(t.Text[p.end:]); m != nil && !r.isKnown(t.Text[p.start:p.end]) {
					r.personal(t, stretch{p.start, p.end + m[1]}, illnessText)
				}
				for _, m := range ill.FindAllStringSubmatchIndex(t.saidOf(i), -1) {
					r.ofSubject(t, p, stretch{p.end + m[2], p.end + m[3]}, illnessText)
				}
				if from := max(0, p.start-len("bệnh nhân ")); patient.MatchString(t.Text[from:p.start]) && !r.isKnown(t.Text[p.start:p.end]) {
					r.personal(t, stretch{from, p.end}, illnessText)
				}
			}
		}
	},
}

const (
	diseases  = `ung thư|hiv|aids|lao phổi|bệnh lao|tâm thần|trầm cảm|viêm gan|suy thận|suy tim|tiểu đường|đái tháo đường|tai biến|đột quỵ|covid|sars-cov-2|xơ gan|bại não|bại liệt|tự kỷ|động kinh|hiểm nghèo`
	illnesses = `(?:nghiện (?:ma t[uú][yý]|hê-rô-in|heroin|rượu)|chạy thận|(?:bị|mắc|nhiễm|dương tính với|điều trị)\s+(?:(?:căn\s+)?bệnh\s+)?(?:` + diseases + `|nghiện|bệnh|ốm|máu trắng|tim bẩm sinh|khuyết tật|liệt|mù lòa))`
)

var (
	illnessText = diag.Say("tên người bên bệnh tật", "a name beside an illness")
	ill         = regexp.MustCompile(`(?i)(?:^|[\s,(])(` + illnesses + `)`)
	illBehind   = regexp.MustCompile(`^\s*\(\s*(?i:(?:bị|mắc)?\s*(?:bệnh\s+)?(?:` + diseases + `|bệnh (?:lao|tim|phổi|gan|thận))[^()]{0,40}\))`)
	illCell     = regexp.MustCompile(`^\s*(?i:` + illnesses + `)`)
	patient     = regexp.MustCompile(`(?i)bệnh nhân $`)
)
