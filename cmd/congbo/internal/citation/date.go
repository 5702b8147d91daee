package citation

import (
	"fmt"
	"strconv"
	"strings"
)

// A Date is a day, or a month or year where no more is stated (zero fields).
type Date struct{ Year, Month, Day int }

// IsZero reports whether no date is stated.
func (d Date) IsZero() bool { return d == Date{} }

// String is ISO 8601: "2016-05-15", "2016-05" or "2016"; empty for no date.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return padded(d.Year, 4)
	case d.Day == 0:
		return padded(d.Year, 4) + "-" + padded(d.Month, 2)
	}
	return padded(d.Year, 4) + "-" + padded(d.Month, 2) + "-" + padded(d.Day, 2)
}

func padded(n, digits int) string {
	s := strconv.Itoa(n)
	return "0000"[:max(digits-len(s), 0)] + s
}

// Exists reports whether d is a day, month or year of the calendar.
func (d Date) Exists() bool {
	if d.Year < 1 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Month == 0 && d.Day > 0 {
		return false
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	switch month {
	case 0:
		return 0
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// dayAt passes over a day without its year at token i, "ngày 27/10": it is no date to tell of.
func (s *search) dayAt(i int) int {
	if s.id(i) != s.g.w.ngay || i+2 >= len(s.t) || !s.t[i+1].digits || !s.t[i+2].digits || s.t[i+1].gap != gapSpace {
		return i
	}
	if g := s.t[i+2].gap; (g != gapSlash && g != gapHyphen) || s.t[i+1].end-s.t[i+1].start > 2 || s.t[i+2].end-s.t[i+2].start > 2 {
		return i
	}
	if i+3 < len(s.t) && (s.t[i+3].gap == gapSlash || s.t[i+3].gap == gapHyphen && s.t[i+3].digits) {
		return i
	}
	return i + 3
}

// roman reports whether a word is a Roman numeral.
func roman(w string) bool { return w != "" && strings.Trim(w, "IVXLC") == "" }

// year is the value of token i if it is a year, else 0.
func (s *search) year(i int) int {
	if w := s.word(i); s.t[i].digits && len(w) == 4 {
		if n, _ := strconv.Atoi(w); n >= 1900 && n < 2200 {
			return n
		}
	}
	return 0
}

// dateAt reads "ngày 15/5/2016", "ngày 15-5-2016", "ngày 15.5.2016", "ngày 15 tháng 5 năm 2016" or
// "tháng 5 năm 2016" at token i and returns the token after it. "02-12/2013",
// with mixed marks, is read too.
func (s *search) dateAt(i int) (Date, int) {
	n := func(k, digits int) int {
		if k >= len(s.t) || !s.t[k].digits || s.t[k].end-s.t[k].start > digits {
			return 0
		}
		v, _ := strconv.Atoi(s.word(k))
		return v
	}
	sep := func(k int) bool {
		return k < len(s.t) && (s.t[k].gap == gapSlash || s.t[k].gap == gapHyphen || s.text[s.t[k-1].end:s.t[k].start] == ".")
	}
	is := func(k int, id int32) bool {
		return k < len(s.t) && s.id(k) == id && s.t[k].gap == gapSpace
	}
	if s.id(i) == s.g.w.thang {
		month := n(i+1, 2)
		switch {
		case month == 0:
		case sep(i+2) && n(i+2, 4) > 99:
			return s.checked(Date{Year: n(i+2, 4), Month: month}, i, i+3)
		case is(i+2, s.g.w.nam) && n(i+3, 4) > 99:
			return s.checked(Date{Year: n(i+3, 4), Month: month}, i, i+4)
		}
		return Date{}, i
	}
	day := n(i+1, 2)
	switch {
	case day == 0:
	case sep(i+2) && sep(i+3) && n(i+3, 4) > 99:
		return s.checked(Date{Year: n(i+3, 4), Month: n(i+2, 2), Day: day}, i, i+4)
	case is(i+2, s.g.w.thang) && is(i+4, s.g.w.nam) && n(i+5, 4) > 99:
		return s.checked(Date{Year: n(i+5, 4), Month: n(i+3, 2), Day: day}, i, i+6)
	case is(i+2, s.g.w.thang) && sep(i+4) && n(i+4, 4) > 99:
		return s.checked(Date{Year: n(i+4, 4), Month: n(i+3, 2), Day: day}, i, i+5)
	}
	return Date{}, i
}

// checked refuses a date that the calendar does not have; checks report it.
func (s *search) checked(d Date, i, end int) (Date, int) {
	if !d.Exists() {
		return Date{}, i
	}
	return d, end
}

// Print is the date for readers: 15/5/2016, 5/2016 or 2016. Days below 10 and
// January and February have a zero (36-HD/VPTW, NĐ 30/2020/NĐ-CP).
func (d Date) Print() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	}
	month := strconv.Itoa(d.Month)
	if d.Month < 3 {
		month = "0" + month
	}
	if d.Day == 0 {
		return fmt.Sprintf("%s/%d", month, d.Year)
	}
	return fmt.Sprintf("%02d/%s/%d", d.Day, month, d.Year)
}
