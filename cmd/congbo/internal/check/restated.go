package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var restated = &Check{
	Code:     "figure/restated",
	Severity: diag.Note,
	Title:    diag.Say("một con số nêu hai lần thì giống nhau", "a figure told twice is told alike"),
	Doc: diag.Say(
		`Hai chỗ có cùng sáu từ đứng trước và cùng hai từ đứng sau con số, mà con số khác nhau: nhắc để xem lại. Không bao giờ là cảnh báo, vì hai chỗ có thể nói về hai việc.`,
		`Two places with the same six words before and the same two words after a number, and different numbers: worth a look. Never a warning, for they may speak of two things.`),
	Fires:  []string{"Tổng số đảng viên trong toàn đảng bộ hiện có 6.177 đồng chí tính đến nay.\n\nNhư vậy tổng số đảng viên trong toàn đảng bộ hiện có 6.178 đồng chí tính đến nay."},
	Silent: []string{"Tổng số đảng viên trong toàn đảng bộ hiện có 6.177 đồng chí.\n\nNhư vậy tổng số đảng viên trong toàn đảng bộ hiện có 6.177 đồng chí.", "Mở 5 lớp. Mở 6 lớp."},
	run: func(r *run) {
		type told struct {
			t *text
			q quantity.Quantity
		}
		seen := map[string]told{}
		for _, t := range r.texts {
			for _, q := range t.quantities {
				key := context(t.Text, q)
				if key == "" {
					continue
				}
				before, ok := seen[key]
				switch {
				case !ok:
					seen[key] = told{t, q}
				case before.t == t: // items of one list are worded alike
				case before.q.Value.Equal(q.Value):
					r.figure("restated", t.Passage, q.Start, q.End, t.numbers(q), Holds, "%s ở cả hai chỗ", "%s in both places", vi(q.Value))
				default:
					r.figure("restated", t.Passage, q.Start, q.End, t.numbers(q), Fails, "%s và %s", "%s and %s", vi(before.q.Value), vi(q.Value))
					r.raise(diag.Note, t.Passage, q.Start, q.End,
						diag.Say("ở đây ghi %s, chỗ kia cùng lời văn ghi %s", "here it is %s, elsewhere in the same words %s", vi(q.Value), vi(before.q.Value)),
						diag.Say("xem hai chỗ có cùng nói về một việc không", "see whether the two speak of one thing"),
						diag.Related{Span: before.t.Span(before.q.Start, before.q.End), Text: diag.Say("chỗ kia", "the other place")})
				}
			}
		}
	},
}

// context is the six words before and the two after a number; empty where there
// are fewer.
func context(s string, q quantity.Quantity) string {
	before := strings.Fields(strings.ToLower(s[max(q.Start-120, 0):q.Start]))
	unit := strings.Fields(q.Unit)
	if len(before) < 7 || len(unit) < 2 {
		return ""
	}
	return strings.Join(before[len(before)-6:], " ") + "|" + unit[0] + " " + unit[1]
}
