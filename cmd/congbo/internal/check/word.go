package check

import (
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
)

var doubled = &Check{
	Code:     "word/doubled",
	Severity: diag.Note,
	Title:    diag.Say("không lặp từ", "no word twice in a row"),
	Doc: diag.Say(
		`Một tiếng viết hai lần liền nhau ("của của", "nhiệm vụ vụ,"), như khi ngắt trang hay sửa câu. Chỉ xét hư từ không bao giờ đi liền như thế, và tiếng đứng sát dấu câu mà báo cáo còn dùng nhiều lần khác: từ láy (dần dần, luôn luôn, từ từ…) và hai từ ghép gặp nhau (sơ kết | kết quả, ủy ban | ban hành) không tính.`,
		`A syllable twice in a row ("của của", "nhiệm vụ vụ,"), as page breaks and edits leave it. Only function words that never stand so are looked at, and words right beside a mark that the report uses more often: Vietnamese reduplication (dần dần, luôn luôn, từ từ …) and two compounds that meet (sơ kết | kết quả, ủy ban | ban hành) are not meant.`),
	Fires:  []string{"Thực hiện các các nhiệm vụ được giao.", "So với với năm trước, số vụ giảm.", "Các nhiệm vụ vụ, nhiệm vụ chung và nhiệm vụ riêng đều xong."},
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
				if before == after && (r.lexicon.NeverDoubled(after) || r.straying(t, k, after)) {
					end := second.Start + len(after)
					r.raise(diag.Note, t.Block, first.End-len(before), end,
						diag.Say("từ %q viết hai lần liền nhau", "the word %q stands twice in a row", t.Text[second.Start:end]),
						diag.Say("bỏ bớt một, hoặc sửa nếu gõ nhầm một từ khác", "remove one, or mend it if another word was meant"))
				}
			}
		}
	},
}

// straying reports whether the word that the tokens before k and at k both are stands twice by
// mistake: no other word makes a compound of one of them, as a mark stands beside it, and
// the report has the word alone as well.
func (r *run) straying(t *text, k int, word string) bool {
	const often = 3 // the two and another
	first, last := t.token(k-2), t.token(k+1)
	if utf8.RuneCountInString(word) < 2 || !(first.Kind == lexer.Mark || k == 1) && last.Kind != lexer.Mark || t.Text[t.tokens[k].Start:t.tokens[k].Start+len(word)] != word || r.lexicon.Reduplicates(word) || t.tokens[k-1].End-t.tokens[k-1].Start != len(word) || t.tokens[k].End-t.tokens[k].Start != len(word) {
		return false
	}
	if r.words == nil {
		r.words = map[string]int{}
		for _, other := range r.texts {
			for _, token := range other.tokens {
				if token.Kind == lexer.Word {
					r.words[other.low[token.Start:token.End]]++
				}
			}
		}
	}
	return r.words[word] >= often
}
