package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var restated = &Check{
	Code:     "figure/restated",
	Severity: diag.Note,
	Title:    diag.Say("một con số nêu hai lần thì giống nhau", "a number stated twice is the same both times"),
	Doc: diag.Say(
		`Hai chỗ trong cùng một vế câu có cùng sáu từ đứng trước và cùng hai từ đứng sau con số, mà con số khác nhau; hoặc chỉ ba từ đứng trước, khi hai con số từ 100 trở lên chỉ khác một chữ số hay đảo hai chữ số. Không bao giờ là cảnh báo, vì hai chỗ có thể nói về hai việc.`,
		`Two places with the same six words of one clause before a number and the same two after it, and different numbers; or three words before, where two numbers from 100 on differ in one digit or have two of them swapped. Never a warning, for they may speak of two things.`),
	Fires:  []string{"Trong kỳ đã kết nạp 149 hội viên mới.\n\nNhư vậy, trong kỳ đã kết nạp 194 hội viên mới.", "Tổng số đảng viên trong toàn đảng bộ hiện có 6.177 đồng chí tính đến nay.\n\nNhư vậy tổng số đảng viên trong toàn đảng bộ hiện có 6.178 đồng chí tính đến nay."},
	Silent: []string{"Tổng số đảng viên trong toàn đảng bộ hiện có 6.177 đồng chí.\n\nNhư vậy tổng số đảng viên trong toàn đảng bộ hiện có 6.177 đồng chí.", "Mở 5 lớp. Mở 6 lớp.", "Trong kỳ đã kết nạp 149 hội viên mới.\n\nNhư vậy, trong kỳ đã kết nạp 312 hội viên mới.", "Thôn Một: trong tổng số, có 80 hộ thuộc loại có vườn rộng 2 sào đất.\n\nThôn Hai: trong tổng số, có 90 hộ thuộc loại có vườn rộng 3 sào đất."},
	run: func(r *run) {
		type statement struct {
			t *text
			q quantity.Quantity
		}
		seen := map[string]statement{}
		for _, t := range r.texts {
			for _, q := range t.quantities {
				if q.Hedge != "" || q.Kind == quantity.Count && len(t.Text[q.Start:q.End]) == 1 {
					continue // "hơn 2 sào", "công ty 2 thành viên": reports write a count as 02
				}
				for _, words := range []int{manyWords, fewWords} {
					key := context(t.Text, q, words)
					if key == "" {
						continue
					}
					before, ok := seen[key]
					switch {
					case !ok:
						seen[key] = statement{t, q}
						continue
					case before.t == t: // items of one list are worded alike
						continue
					case before.q.Value.Equal(q.Value) && before.q.Of.Equal(q.Of):
						r.figure("restated", t.Block, q.Start, q.End, t.numbers(q), Holds, "%s ở cả hai chỗ", "%s in both places", vi(q.Value))
					case words == manyWords || slip(before.q.Value.Plain(), q.Value.Plain()):
						r.figure("restated", t.Block, q.Start, q.End, t.numbers(q), Fails, "%s và %s", "%s and %s", vi(before.q.Value), vi(q.Value))
						r.raise(diag.Note, t.Block, q.Start, q.End,
							diag.Say("ở đây ghi %s, chỗ kia cùng lời văn ghi %s", "here it is %s, elsewhere in the same words %s", vi(q.Value), vi(before.q.Value)),
							diag.Say("xem hai chỗ có cùng nói về một việc không", "see whether the two speak of one thing"),
							diag.Related{Span: before.t.Span(before.q.Start, before.q.End), Text: diag.Say("chỗ kia", "the other place")})
					default:
						continue
					}
					break // once a number
				}
			}
		}
	},
}

// A number is stated again if as many words before it are the same; after few of
// them only if it looks like a slip of the pen.
const manyWords, fewWords = 6, 3

// slip reports whether two numbers of three digits or more differ in one digit or
// have two digits swapped that stand together.
func slip(a, b string) bool {
	if len(a) != len(b) || len(a) < 3 {
		return false
	}
	if oneDigit(a, b) {
		return true
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// context is the words before a number and the two after it; empty where its
// clause has fewer, or another number among them or right before them.
func context(s string, q quantity.Quantity, words int) string {
	head := s[max(q.Start-120, 0):q.Start]
	if stop := strings.LastIndexAny(head, ".,;:()0123456789"); stop >= 0 {
		head = head[stop+1:]
	} else if q.Start > 120 {
		_, head, _ = strings.Cut(head, " ")
	}
	before, unit := strings.Fields(strings.ToLower(head)), strings.Fields(q.Unit)
	if len(before) < words || len(unit) < 2 {
		return ""
	}
	return strings.Join(before[len(before)-words:], " ") + "|" + unit[0] + " " + unit[1]
}
