package render

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
)

// judged are the statuses that a summary counts, in its order; the last are not
// yet judged.
var judged = [...]data.Status{data.Exceeded, data.Met, data.NotMet, data.AtYearEnd}

// summary counts how far indicators are: "4/10 chỉ tiêu đã đánh giá: 1 vượt, 2
// đạt, 1 chưa đạt; 6 cuối năm đánh giá". It is empty where none has a status.
func (w words) summary(indicators []*data.Indicator) string {
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
			parts = append(parts, w.t("summary-count", count[s], strings.ToLower(w.status(s))))
		}
	}
	text := w.t("summary", all-count[data.AtYearEnd], all)
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	if n := count[data.AtYearEnd]; n > 0 {
		text += "; " + w.t("summary-count", n, strings.ToLower(w.status(data.AtYearEnd)))
	}
	return text
}
