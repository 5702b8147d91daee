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
		`Một từ viết hai lần liền nhau, như khi ngắt trang. Từ láy của tiếng Việt (dần dần, luôn luôn, nhà nhà…) không tính.`,
		`A word twice in a row, as page breaks leave it. Vietnamese reduplication (dần dần, luôn luôn, nhà nhà …) is not meant.`),
	Fires:  []string{"Thực hiện các nhiệm vụ vụ được giao."},
	Silent: []string{"Công việc dần dần đi vào nền nếp.", "Nhà nhà thi đua.", "Các chỉ thị, thị trấn."},
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
				if w == last && !reduplicated[w] && utf8.RuneCountInString(w) > 1 {
					r.raise(diag.Note, t.Passage, at, i,
						diag.Say("từ %q viết hai lần liền nhau", "the word %q stands twice in a row", w),
						diag.Say("bỏ bớt một", "remove one"))
				}
				last, at = w, start
			}
		}
	},
}

// reduplicated are words that Vietnamese doubles.
var reduplicated = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`dần luôn mãi nhà người ngày đời từng thường chung riêng song xa gần cao thấp to nhỏ nhanh chậm
		xanh đỏ trắng vàng tím hồng đen lâu mau nhẹ khẽ đều ào ầm rì khư chằm kè bám sát hằng năm tháng đôi hay hiu im khe lăm
		lù mơ nao nghiêm oai phăng quanh rành rưng sang se sừng tà thăm thoang tiêu tròn vui vèo xăm ai đâu gì chi rất quá tầng lớp chiều`) {
		all[w] = true
	}
	return all
}()
