package check

import (
	"regexp"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
)

var dateInvalid = &Check{
	Code:     "date/invalid",
	Severity: diag.Warning,
	Title:    diag.Say("ngày tháng có thật", "dates are of the calendar"),
	Doc:      diag.Say(`Ngày viết đủ ngày, tháng, năm (31/4/2031, 31-4-2031, ngày 31 tháng 4 năm 2031) mà lịch không có.`, `A date with day, month and year (31/4/2031, 31-4-2031, ngày 31 tháng 4 năm 2031) that the calendar does not have.`),
	Fires:    []string{"Họp ngày 31/4/2031.", "Họp ngày 29/02/2031.", "Ngày 31-4-2031 họp.", "Họp ngày 31 tháng 4 năm 2031."},
	Silent:   []string{"Họp ngày 30/4/2031.", "Họp ngày 29/02/2032.", "Số 45/13/2031/NĐ-CP.", "Họp ngày 30 tháng 4 năm 2031.", "Xem ngày 45/13/2031/NĐ-CP có hiệu lực."},
	run: func(r *run) {
		for _, t := range r.texts {
			for _, m := range fullDate.FindAllStringSubmatchIndex(t.Text, -1) {
				if d := dateOf(t.Text, m); !d.Exists() && !strings.HasPrefix(t.Text[m[1]:], "/") {
					r.raise(diag.Warning, t.Block, m[2], m[7],
						diag.Say("lịch không có ngày %s", "there is no day %s", t.Text[m[2]:m[7]]),
						diag.Say("xem lại ngày, tháng", "look at the day and the month again"))
				}
			}
		}
	},
}

var (
	// "ngày" or "Ngày": the rest of the word is enough to find it fast
	fullDate  = regexp.MustCompile(`gày[\s\p{Zs}]+(\d{1,2})(?:[/.-]|[\s\p{Zs}]+tháng[\s\p{Zs}]+)(\d{1,2})(?:[/.-]|[\s\p{Zs}]+năm[\s\p{Zs}]+)(\d{4})`)
	dateSpan  = regexp.MustCompile(`[Tt]ừ[\s\p{Zs}]+ngày[\s\p{Zs}]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s\p{Zs}]+đến[\s\p{Zs}]+(?:hết[\s\p{Zs}]+)?ngày[\s\p{Zs}]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`)
	yearsSpan = regexp.MustCompile(`(?:[Gg]iai đoạn|[Nn]hiệm kỳ)[\s\p{Zs}]+(\d{4})[\s\p{Zs}]*[-–][\s\p{Zs}]*(\d{4})`)
)

func dateOf(s string, m []int) citation.Date {
	n := func(k int) int { v, _ := strconv.Atoi(s[m[2*k]:m[2*k+1]]); return v }
	return citation.Date{Year: n(3), Month: n(2), Day: n(1)}
}

var dateRange = &Check{
	Code:     "date/range",
	Severity: diag.Warning,
	Title:    diag.Say("khoảng thời gian đi tới", "spans of time go forward"),
	Doc:      diag.Say(`"từ ngày a đến ngày b", "giai đoạn a - b", "nhiệm kỳ a - b" mà b trước a.`, `"từ ngày a đến ngày b", "giai đoạn a - b", "nhiệm kỳ a - b" with b before a.`),
	Fires:    []string{"Mở lớp từ ngày 20/5/2031 đến ngày 10/5/2031.", "Kế hoạch giai đoạn 2035 - 2031.", "Từ ngày 20-5-2031 đến ngày 10-5-2031, mở lớp.", "Giai đoạn 2035-2031 làm tốt.", "Nhiệm kỳ 2035-2030."},
	Silent:   []string{"Mở lớp từ ngày 10/5/2031 đến hết ngày 20/5/2031.", "Kế hoạch giai đoạn 2031 - 2035."},
	run: func(r *run) {
		for _, t := range r.texts {
			if !strings.Contains(t.Text, "đến") && !strings.Contains(t.Text, "iai đoạn") && !strings.Contains(t.Text, "hiệm kỳ") {
				continue // what begins with no letter of its own to look for is slow to find
			}
			for _, m := range dateSpan.FindAllStringSubmatchIndex(t.Text, -1) {
				if a, b := dateOf(t.Text, m), dateOf(t.Text, append([]int{0, 0}, m[8:]...)); a.String() > b.String() {
					r.reversed(t, m[0], m[1])
				}
			}
			for _, m := range yearsSpan.FindAllStringSubmatchIndex(t.Text, -1) {
				if t.Text[m[2]:m[3]] > t.Text[m[4]:m[5]] {
					r.reversed(t, m[0], m[1])
				}
			}
		}
	},
}

func (r *run) reversed(t *text, start, end int) {
	r.raise(diag.Warning, t.Block, start, end,
		diag.Say("khoảng thời gian kết thúc trước khi bắt đầu", "the span ends before it begins"),
		diag.Say("xem lại hai mốc thời gian", "look at the two ends again"))
}
