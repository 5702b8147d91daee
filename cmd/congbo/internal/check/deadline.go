package check

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/words"
)

// What stands before the day by which something is to be done, and before the month or quarter
// within which it is; in English with the day.
var (
	beforeDay    = lazyregexp.New(`(?i)(?:^|[\s,;(])(?:trước|(?:chậm|muộn|trễ) nhất|hạn(?: cuối| cuối cùng| chót)?|hết|xong|hoàn thành)(?: là| vào| đến)?:?[\s\x{a0}]+$`)
	beforePeriod = lazyregexp.New(`(?i)(?:^|[\s,;(])(?:(trước)|(?:chậm|muộn|trễ) nhất|trong|hết|xong|hoàn thành)(?: là| vào| trong| đến)?( cuối)?:?[\s\x{a0}]+$`)
	englishDay   = lazyregexp.New(`(?i)\b(?:before|by|until|(?:no|not) later than|on or before) (?:the )?(\d{1,2})(?:st|nd|rd|th)? (` + strings.Join(englishMonths, "|") + `)(?:,? (\d{4}))?\b`)

	englishMonths = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)

// Deadline is the last day on which a text says that work is in time: the day that it names
// ("trước ngày 30/11", "chậm nhất 15/12/2031", "by 30 November"), the last one of a month or
// quarter ("trong tháng 9", "hết quý III"), the one before a month that it is to be done before
// ("trước tháng 12"). Of several it is the last. A day without a year is the next after the
// report ended, and not beyond the last day of what is planned, where that is known. A day that
// was over when the report ended is none.
func Deadline(text string, ended, last citation.Date) (due citation.Date) {
	take := func(year int, in func(year int) citation.Date) {
		day := in(cmp.Or(year, ended.Year))
		if year == 0 && day.String() <= ended.String() {
			day = in(ended.Year + 1)
		}
		beyond := year == 0 && !last.IsZero() && day.String() > last.String()
		if day.Exists() && day.String() > ended.String() && !beyond && day.String() > due.String() {
			due = day
		}
	}
	takeDay := func(year, month, day int) {
		take(year, func(year int) citation.Date { return citation.Date{Year: year, Month: month, Day: day} })
	}
	for _, m := range moments(text) {
		if m.days && m.Month > 0 && beforeDay.MatchString(text[:m.start]) {
			takeDay(m.Year, m.Month, m.Day)
		}
	}
	for _, m := range englishDay.FindAllStringSubmatch(text, -1) {
		day, _ := strconv.Atoi(m[1])
		year, _ := strconv.Atoi(m[3])
		takeDay(year, 1+slices.Index(englishMonths, strings.ToLower(m[2])), day)
	}
	for _, n := range words.PeriodNames(text) {
		said := beforePeriod.FindStringSubmatch(text[:n.Start])
		if said == nil || !strings.HasPrefix(n.Part, "m") && !strings.HasPrefix(n.Part, "q") {
			continue
		}
		year, _ := strconv.Atoi(n.Year)
		take(year, func(year int) citation.Date {
			p, err := n.Period(strconv.Itoa(year))
			if err != nil {
				return citation.Date{}
			}
			if said[1] != "" && said[2] == "" {
				return dayBefore(p)
			}
			return p.Last()
		})
	}
	return due
}

// dayBefore is the last day before a period.
func dayBefore(p data.Period) citation.Date {
	first := p.Begin()
	if first.Month == 1 {
		return citation.Date{Year: first.Year - 1, Month: 12, Day: 31}
	}
	month, _ := data.ParsePeriod(fmt.Sprintf("%04d-m%02d", first.Year, first.Month-1))
	return month.Last()
}
