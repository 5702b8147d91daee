package pages

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/words"
)

// judged are the statuses that a summary counts, in its order; the last are not
// yet judged.
var judged = [...]data.Status{data.Exceeded, data.Met, data.NotMet, data.AtYearEnd}

// summary counts how far indicators are: "4/10 chỉ tiêu đã đánh giá: 1 vượt, 2
// đạt, 1 chưa đạt; 6 cuối năm đánh giá". It is empty where none has a status.
func summary(w words.Words, indicators []*data.Indicator) string {
	count, all := map[data.Status]int{}, 0
	for _, i := range indicators {
		if s, _ := i.Judged(); s != data.StatusNone && s != data.Monitored {
			count[s]++
			all++
		}
	}
	if all == 0 {
		return ""
	}
	var parts []string
	for _, s := range judged[:3] {
		if count[s] > 0 {
			parts = append(parts, w.T("summary-count", count[s], strings.ToLower(w.Status(s))))
		}
	}
	text := w.T("summary", all-count[data.AtYearEnd], all)
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	if n := count[data.AtYearEnd]; n > 0 {
		text += "; " + w.T("summary-count", n, strings.ToLower(w.Status(data.AtYearEnd)))
	}
	return text
}
