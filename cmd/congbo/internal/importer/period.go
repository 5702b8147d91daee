package importer

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
)

// ErrNoPeriod says that a file does not tell which period it reports on.
var ErrNoPeriod = errors.New("the file names no period")

// periodForms are how reports name their period, in small letters; the group y is
// the year, if it stands there.
var periodForms = [...]struct {
	form *regexp.Regexp
	id   func(word string) string // of the period within its year, "" for none
}{
	{regexp.MustCompile(`(?:6|sáu)\s+tháng\s+(?P<w>đầu|cuối)(?:\s+năm)?(?:\s+(?P<y>\d{4}))?`), func(word string) string {
		return map[string]string{"đầu": "-h1", "cuối": "-h2"}[word]
	}},
	{regexp.MustCompile(`(?:9|chín)\s+tháng(?P<w>)(?:\s+đầu)?(?:\s+năm)?(?:\s+(?P<y>\d{4}))?`), func(string) string { return "-9m" }},
	{regexp.MustCompile(`(?:3|ba)\s+tháng\s+đầu(?P<w>)\s+năm(?:\s+(?P<y>\d{4}))?`), func(string) string { return "-q1" }},
	{regexp.MustCompile(`quý\s+(?P<w>iv|i{1,3}|[1-4]|một|hai|ba|bốn|tư)(?:\s*[/-]\s*|,?\s+năm\s+|\s+)?(?P<y>\d{4})?`), func(word string) string {
		return "-q" + map[string]string{"i": "1", "1": "1", "một": "1", "ii": "2", "2": "2", "hai": "2", "iii": "3", "3": "3", "ba": "3", "iv": "4", "4": "4", "bốn": "4", "tư": "4"}[word]
	}},
	{regexp.MustCompile(`năm(?P<w>)\s+(?P<y>\d{4})`), func(string) string { return "" }},
}

var (
	anyYear = regexp.MustCompile(`(?:19|20)\d{2}`)
	// monthForm names a month: no period of congbo's.
	monthForm = regexp.MustCompile(`tháng\s+\d{1,2}\s*(?:/|năm\s+)\s*\d{4}`)
)

// periodMention is where a text names a period.
type periodMention struct {
	start, end int
	part, year string // "-h1", "2030"; year is empty where it is not said
}

// firstPeriod finds the first period that a text names.
func firstPeriod(text string) (first periodMention, ok bool) {
	folded := strings.ToLower(text)
	if len(folded) != len(text) {
		return first, false
	}
	for _, f := range periodForms {
		for _, m := range f.form.FindAllStringSubmatchIndex(folded, -1) {
			group := func(name string) string {
				if at := 2 * f.form.SubexpIndex(name); m[at] >= 0 {
					return folded[m[at]:m[at+1]]
				}
				return ""
			}
			if !standsAlone(folded, m[0], m[1]) || ok && m[0] >= first.start {
				continue
			}
			first, ok = periodMention{m[0], m[1], f.id(group("w")), group("y")}, true
		}
	}
	return first, ok
}

// standsAlone reports whether a stretch of a text is no part of a longer word,
// number or date: "15 năm 2030", "tháng 5 năm 2030".
func standsAlone(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if word(before) || word(after) {
		return false
	}
	fields := strings.Fields(s[:start])
	return len(fields) == 0 || !strings.HasPrefix(s[start:], "năm") || strings.Trim(fields[len(fields)-1], "0123456789") != ""
}

// guessPeriod is the period that a report names: in its title, in its first
// paragraphs, in the name of its file. said are the words that name it.
func guessPeriod(front data.Front, blocks []*block, file string) (p data.Period, said string, err error) {
	texts := []string{front.Title}
	for _, b := range blocks {
		if b.kind != table && len(texts) < 4 {
			texts = append(texts, b.plain())
		}
	}
	name := strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	for i, text := range append(texts, name) {
		folded := strings.ToLower(text)
		if i == 0 && monthForm.MatchString(folded) {
			break
		}
		m, ok := firstPeriod(text)
		if !ok || i > 0 && m.part == "" && monthForm.MatchString(folded) {
			continue
		}
		said = strings.TrimSpace(text[m.start:m.end])
		if m.year == "" {
			m.year = anyYear.FindString(text[m.end:])
		}
		if m.year == "" && front.Date.Year > 0 {
			m.year = strconv.Itoa(front.Date.Year)
			said += fmt.Sprintf(" (%s)", front.Date)
		}
		if p, err := data.ParsePeriod(m.year + m.part); err == nil {
			return p, said, nil
		}
	}
	return p, "", ErrNoPeriod
}

// withoutPeriod is a title without the name of its period, which the addresses of
// the report have already.
func withoutPeriod(title string) string {
	rest := title
	for {
		m, ok := firstPeriod(rest)
		if !ok {
			break
		}
		rest = strings.TrimSpace(rest[:m.start]) + " " + rest[m.end:]
	}
	rest = strings.Trim(rest, " ,;:-–")
	for _, word := range []string{"trong", "của"} {
		if n := len(rest) - len(word); n > 0 && rest[n-1] == ' ' && strings.EqualFold(rest[n:], word) {
			rest = strings.TrimSpace(rest[:n])
		}
	}
	if len(strings.Fields(rest)) < 2 {
		return title
	}
	return rest
}
