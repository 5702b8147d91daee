// Package words speaks the language of a site: the strings of its interface, dates and
// numbers as its readers write them, and how it names reports, sections and documents.
// It decides nothing and writes no HTML.
package words

import (
	"fmt"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
)

// Words are those of a site.
type Words struct {
	Language string
	Strings  data.Strings
}

// Of returns the words of a site.
func Of(set *data.Set) Words { return Words{set.Site.Language, set.Strings} }

// T returns a string of the interface with each %s replaced by an argument; a
// key that no file has stands for itself.
func (w Words) T(key string, args ...any) string {
	s, ok := w.Strings[key]
	if !ok {
		return key
	}
	said := ""
	for _, arg := range args {
		before, rest, found := strings.Cut(s, "%s")
		if !found {
			break
		}
		switch arg := arg.(type) { // the two that nearly all are
		case string:
			said += before + arg
		case int:
			said += before + strconv.Itoa(arg)
		default:
			said += before + fmt.Sprint(arg)
		}
		s = rest
	}
	return said + s
}

// Date writes a date: "09/6/2017" with the zeros of official texts, "9 June
// 2017" in English; a month or year where no more is known.
func (w Words) Date(d citation.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case w.Language == "en":
		s := months[d.Month-1] + " " + strconv.Itoa(d.Year)
		if d.Day > 0 {
			s = strconv.Itoa(d.Day) + " " + s
		}
		return s
	case d.Day == 0:
		return fmt.Sprintf("%d/%d", d.Month, d.Year)
	case d.Month <= 2:
		return fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%d/%d", d.Day, d.Month, d.Year)
}

var months = [...]string{"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}

// LongDate writes the date of a report's head: "ngày 20 tháng 02 năm 2018".
func (w Words) LongDate(d citation.Date) string {
	if w.Language == "en" || d.Day == 0 {
		return w.Date(d)
	}
	month := strconv.Itoa(d.Month)
	if d.Month <= 2 {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, month, d.Year)
}

// Dated is the place and date of a report's head, in the language of its form.
func Dated(f *data.Front, form data.Form) string {
	date := Words{Language: form.Lang()}.LongDate(f.Date)
	if f.Place == "" || date == "" {
		return f.Place + date
	}
	return f.Place + ", " + date
}

// Number writes a number in the form of the readers.
func (w Words) Number(d quantity.Decimal) string { return d.Format(w.Language) }

// Goal writes what is to be reached: "140", "≥ 95%", "90–95"; the sign in both languages.
func (w Words) Goal(b data.Goal) string {
	unit := ""
	if b.Percent {
		unit = "%"
	}
	switch low, high := w.Number(b.Low), w.Number(b.High); {
	case b.YearEnd:
		return w.T("target-year-end")
	case low == high:
		return low + unit
	case low != "" && high != "":
		return low + "–" + high + unit
	case low != "" && b.Above:
		return w.T("bound-over", low+unit)
	case low != "":
		return w.T("bound-at-least", low+unit)
	case b.Below:
		return w.T("bound-under", high+unit)
	default:
		return w.T("bound-at-most", high+unit)
	}
}

// Percent writes a share; without a space before the sign, in both languages.
func (w Words) Percent(d quantity.Decimal) string {
	if !d.IsValid() {
		return ""
	}
	return w.Number(d) + "%"
}

// Field writes a field of an indicator; empty if it has no value.
func (w Words) Field(i *data.Indicator, name string) string {
	switch name {
	case "name":
		return i.Name
	case "unit":
		return i.Unit
	case "note":
		return i.Note
	case "actual":
		return w.Limited(w.Number(i.Actual), i.ActualBound)
	case "target":
		return w.Goal(i.Target)
	case "of":
		return w.Number(i.Of)
	case "previous":
		return w.Number(i.Previous)
	case "percent":
		if i.Percent.IsValid() {
			return w.Limited(w.Percent(i.Percent), i.PercentBound)
		}
		return w.Percent(i.ShownShare())
	case "change":
		d, _ := i.Growth()
		return w.Change(d)
	case "status":
		s, _ := i.Judged()
		return w.Status(s)
	}
	return ""
}

// boundKeys name the strings of limits.
var boundKeys = map[data.Bound]string{data.Under: "bound-under", data.AtMost: "bound-at-most", data.Over: "bound-over", data.AtLeast: "bound-at-least"}

// Limited writes a figure that may be a limit: "dưới 2".
func (w Words) Limited(figure string, b data.Bound) string {
	if figure == "" || b == data.Exact {
		return figure
	}
	return w.T(boundKeys[b], figure)
}

// Change writes a change in percent with its sign.
func (w Words) Change(d quantity.Decimal) string {
	switch d.Sign() {
	case 1:
		return "+" + w.Percent(d)
	case -1:
		return "−" + strings.TrimPrefix(w.Percent(d), "-")
	}
	return w.Percent(d)
}

// StatusKeys name the strings of the statuses.
var StatusKeys = map[data.Status]string{
	data.Exceeded:  "status-exceeded",
	data.Met:       "status-met",
	data.NotMet:    "status-not-met",
	data.AtYearEnd: "status-at-year-end",
	data.Monitored: "status-monitored",
}

// CountedKeys name the strings of what figures count.
var CountedKeys = map[data.Counted]string{data.Cumulative: "counted-cumulative", data.InPeriod: "counted-in-period"}

// Counted says what the figure of an indicator counts; empty where that is the period, or not
// said.
func (w Words) Counted(i *data.Indicator) string {
	if i.Counted == data.CountedUnsaid || i.Period.BeginsYear() {
		return ""
	}
	return w.T(CountedKeys[i.Counted])
}

// Status writes a status.
func (w Words) Status(s data.Status) string {
	if s == data.StatusNone {
		return ""
	}
	return w.T(StatusKeys[s])
}

// InSentence is a field as a sentence goes on with it: a status is no heading there.
func (w Words) InSentence(i *data.Indicator, field string) string {
	text := w.Field(i, field)
	if field == "status" {
		text = strings.ToLower(text)
	}
	return text
}

// Cell is a cell of a data file as readers see it.
func (w Words) Cell(c data.SheetCell) string {
	switch {
	case c.Number.IsValid():
		return w.Number(c.Number)
	case !c.Date.IsZero():
		return w.Date(c.Date)
	}
	return c.Text
}
