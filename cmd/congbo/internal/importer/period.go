package importer

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/words"
)

// ErrNoPeriod says that a file does not tell which period it reports on.
var ErrNoPeriod = errors.New("the file names no period")

var anyYear = lazyregexp.New(`(?:19|20)\d{2}`)

// guessPeriod is the period that a report names: in its title, in its first
// paragraphs, in the name of its file. said are the words that name it.
func guessPeriod(front data.Front, blocks []*block, file string) (p data.Period, said string, err error) {
	texts := []string{front.Title}
	for _, b := range blocks {
		if b.kind != table && len(texts) < 4 {
			texts = append(texts, b.plain())
		}
	}
	texts = append(texts, strings.TrimSuffix(path.Base(file), path.Ext(file)))
	for i, text := range texts {
		n, ok := reportedOn(words.PeriodNames(text), i == 0 || i == len(texts)-1)
		if !ok {
			continue
		}
		said = strings.TrimSpace(text[n.Start:n.End])
		year := anyYear.FindString(text[n.End:])
		if n.Year == "" && year == "" && front.Date.Year > 0 {
			year = strconv.Itoa(front.Date.Year)
			said += fmt.Sprintf(" (%s)", front.Date)
		}
		if p, err := n.Period(year); err == nil {
			return p, said, nil
		}
	}
	return p, "", ErrNoPeriod
}

// reportedOn is the period among those that a text names which its report is on: the first,
// but a term only where nothing else is named, for reports of all kinds are on work that a
// term has before it. What is no name of the report, but its text, names months and terms as
// it goes along.
func reportedOn(all []words.PeriodName, isName bool) (n words.PeriodName, ok bool) {
	for _, n := range all {
		if n.From != "" {
			continue
		}
		return n, isName || !strings.HasPrefix(n.Part, "m")
	}
	if len(all) > 0 && isName {
		return all[0], true
	}
	return n, false
}

// withoutPeriod is a title without the name of its period, which the addresses of
// the report have already.
func withoutPeriod(title string) string {
	rest := title
	for _, n := range slices.Backward(words.PeriodNames(title)) {
		if n.From == "" {
			rest = strings.TrimSpace(rest[:n.Start]) + " " + rest[n.End:]
		}
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
