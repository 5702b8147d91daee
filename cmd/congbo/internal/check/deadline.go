package check

import (
	"cmp"
	"regexp"
	"strings"

	"congbo/cmd/congbo/internal/citation"
)

// What stands before the day by which something is to be done, and before the month or quarter
// within which it is.
var (
	beforeDay   = regexp.MustCompile(`(?i)(?:^|[\s,;(])(?:trước|(?:chậm|muộn|trễ) nhất|hạn(?: cuối| cuối cùng| chót)?|hết|xong|hoàn thành)(?: là| vào| đến)?:?[\s\x{a0}]+$`)
	beforeMonth = regexp.MustCompile(`(?i)(?:^|[\s,;(])(?:(trước)|(?:chậm|muộn|trễ) nhất|trong|hết|xong|hoàn thành)(?: là| vào| trong| đến)?( cuối)?:?[\s\x{a0}]+$`)
)

// Deadline is the last day on which a text says that work is in time: the day that it names
// ("trước ngày 30/11", "chậm nhất 15/12/2031"), the last one of a month or quarter ("trong
// tháng 9", "hết quý III"), the one before a month that it is to be done before ("trước tháng
// 12"). Of several it is the last. A day without a year is the next after the report ended, and
// not beyond the last day of what is planned, where that is known. A day that was over when
// the report ended is none.
func Deadline(text string, ended, last citation.Date) (due citation.Date) {
	for _, m := range moments(text) {
		form := beforeMonth
		if m.days {
			form = beforeDay
		}
		said := form.FindStringSubmatch(text[:m.start])
		if said == nil || m.Month == 0 || !m.possible() {
			continue
		}
		ahead := !m.days && said[1] != "" && said[2] == "" // of the month
		day := lastDayOf(text, m, cmp.Or(m.Year, ended.Year), ahead)
		if m.Year == 0 && day.String() <= ended.String() {
			day = lastDayOf(text, m, ended.Year+1, ahead)
		}
		beyond := m.Year == 0 && !last.IsZero() && day.String() > last.String()
		if day.Exists() && day.String() > ended.String() && !beyond && day.String() > due.String() {
			due = day
		}
	}
	return due
}

// lastDayOf is the last day of a moment in a year, or the one before it begins.
func lastDayOf(text string, m moment, year int, ahead bool) citation.Date {
	month := m.Month
	switch isQuarter := strings.EqualFold(text[m.start:m.start+1], "q"); {
	case m.days:
		return citation.Date{Year: year, Month: month, Day: m.Day}
	case ahead && isQuarter:
		month -= 3
	case ahead:
		month--
	}
	if month < 1 {
		year, month = year-1, month+12
	}
	d := citation.Date{Year: year, Month: month, Day: 31}
	for !d.Exists() && d.Day > 0 {
		d.Day--
	}
	return d
}
