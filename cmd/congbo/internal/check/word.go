package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
)

var doubled = &Check{
	Code:     "word/doubled",
	Severity: diag.Note,
	Title:    diag.Say("không lặp từ", "no word twice in a row"),
	Doc: diag.Say(
		`Một hư từ viết hai lần liền nhau ("của của", "trong trong"), như khi ngắt trang hay sửa câu. Chỉ xét những từ không bao giờ đi liền như thế: từ láy (dần dần, luôn luôn, từ từ…) và hai từ ghép gặp nhau (sơ kết | kết quả, ủy ban | ban hành) không tính.`,
		`A function word twice in a row ("của của", "trong trong"), as page breaks and edits leave it. Only words that never stand so are looked at: Vietnamese reduplication (dần dần, luôn luôn, từ từ …) and two compounds that meet (sơ kết | kết quả, ủy ban | ban hành) are not meant.`),
	Fires:  []string{"Thực hiện các các nhiệm vụ được giao.", "So với với năm trước, số vụ giảm."},
	Silent: []string{"Công việc dần dần đi vào nền nếp.", "Nhà nhà thi đua.", "Giá tăng từ từ.", "Các chỉ thị, thị trấn.", "Ủy ban ban hành quy chế.", "Xử lý hành vi vi phạm.", "Hàng không không đón khách.", "Việc đó, đó là của tổ.", "Của: của tổ."},
	run: func(r *run) {
		for _, t := range r.texts {
			for k := 1; k < len(t.tokens); k++ {
				first, second := t.tokens[k-1], t.tokens[k]
				if first.Kind != lexer.Word || second.Kind != lexer.Word || second.Start != first.End+1 {
					continue
				}
				before := t.low[first.Start:first.End]
				before = before[strings.LastIndexByte(before, ' ')+1:]
				after, _, _ := strings.Cut(t.low[second.Start:second.End], " ")
				if before == after && r.lexicon.NeverDoubled(after) {
					end := second.Start + len(after)
					r.raise(diag.Note, t.Block, first.End-len(before), end,
						diag.Say("từ %q viết hai lần liền nhau", "the word %q stands twice in a row", t.Text[second.Start:end]),
						diag.Say("bỏ bớt một, hoặc sửa nếu gõ nhầm một từ khác", "remove one, or mend it if another word was meant"))
				}
			}
		}
	},
}
