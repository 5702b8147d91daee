package render

import (
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
)

// words speaks the language of a site: the strings of the interface, and dates
// and numbers as its readers write them.
type words struct {
	language string
	strings  data.Strings
}

// t returns a string of the interface with each %s replaced by an argument; a
// key that no file has stands for itself.
func (w words) t(key string, args ...any) string {
	s, ok := w.strings[key]
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

// plainString is a string of the interface in a layout that takes no argument.
var plainString = regexp.MustCompile(`\{\{t "([a-z-]+)"\}\}`)

// settle puts the strings that take no argument into a layout, so that they are
// looked up and escaped once and not on every page.
func (w words) settle(layout string) string {
	return plainString.ReplaceAllStringFunc(layout, func(action string) string {
		s := w.t(plainString.FindStringSubmatch(action)[1])
		if strings.Contains(s, "{{") {
			return action
		}
		return template.HTMLEscapeString(s)
	})
}

// date writes a date: "09/6/2017" with the zeros of official texts, "9 June
// 2017" in English; a month or year where no more is known.
func (w words) date(d citation.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case w.language == "en":
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

// longDate writes the date of a report's head: "ngày 20 tháng 02 năm 2018".
func (w words) longDate(d citation.Date) string {
	if w.language == "en" || d.Day == 0 {
		return w.date(d)
	}
	month := strconv.Itoa(d.Month)
	if d.Month <= 2 {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, month, d.Year)
}

func (w words) number(d quantity.Decimal) string { return d.Format(w.language) }

// percent writes a share; without a space before the sign, in both languages.
func (w words) percent(d quantity.Decimal) string {
	if !d.IsValid() {
		return ""
	}
	return w.number(d) + "%"
}

// field writes a field of an indicator; empty if it has no value.
func (w words) field(i *data.Indicator, name string) string {
	switch name {
	case "name":
		return i.Name
	case "unit":
		return i.Unit
	case "note":
		return i.Note
	case "actual":
		return w.number(i.Actual)
	case "target":
		return w.number(i.Target)
	case "of":
		return w.number(i.Of)
	case "previous":
		return w.number(i.Previous)
	case "percent":
		d, _ := i.Share()
		return w.percent(d)
	case "change":
		d, _ := i.Growth()
		return w.change(d)
	case "status":
		s, _ := i.Judged()
		return w.status(s)
	}
	return ""
}

// change writes a change in percent with its sign.
func (w words) change(d quantity.Decimal) string {
	switch d.Sign() {
	case 1:
		return "+" + w.percent(d)
	case -1:
		return "−" + strings.TrimPrefix(w.percent(d), "-")
	}
	return w.percent(d)
}

// statusKeys name the strings of the statuses.
var statusKeys = map[data.Status]string{
	data.Exceeded:  "status-exceeded",
	data.Met:       "status-met",
	data.NotMet:    "status-not-met",
	data.AtYearEnd: "status-at-year-end",
	data.Monitored: "status-monitored",
}

func (w words) status(s data.Status) string {
	if s == data.StatusNone {
		return ""
	}
	return w.t(statusKeys[s])
}
