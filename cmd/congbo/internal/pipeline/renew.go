package pipeline

import (
	"cmp"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/words"
)

// A renewal takes names from the report of one period to that of another: what names the
// period, the one that follows it or another year names those of the new report.
type renewal struct {
	from, to data.Period
	language string
	left     []string // texts that still name the old period, or may
}

// text is a title or slug as the new report has it.
func (n *renewal) text(s string) string {
	var b, rest strings.Builder // rest is what names no period
	at := 0
	for _, name := range words.PeriodNames(s) {
		said := s[name.Start:name.End]
		p, err := name.Period(strconv.Itoa(n.from.Year))
		if err != nil {
			continue
		}
		b.WriteString(s[at:name.Start])
		rest.WriteString(s[at:name.Start] + " ")
		at = name.End
		if now := n.period(p); now.ID == p.ID {
			b.WriteString(said)
		} else {
			b.WriteString(sayAs(said, now, name))
		}
	}
	b.WriteString(s[at:])
	rest.WriteString(s[at:])
	if n.from.Year != n.to.Year && year(n.from.Year).MatchString(rest.String()) ||
		(n.from.Kind != n.to.Kind || n.from.N != n.to.N) && someMonths.MatchString(rest.String()) {
		n.left = append(n.left, b.String())
	}
	return b.String()
}

// year finds a year that stands by itself.
func year(y int) *regexp.Regexp { return regexp.MustCompile(`\b` + strconv.Itoa(y) + `\b`) }

// someMonths finds a stretch of months that says of which part of the year only by its report.
var someMonths = lazyregexp.New(`(?i)(?:^|[^\d\pL/])(?:0?[369]|ba|sáu|chín) tháng(?:[^\pL]|$)`)

// period is what a period that the old report names is to the new one.
func (n *renewal) period(p data.Period) data.Period {
	old, now := n.from, n.to
	old.Slug, now.Slug = "", ""
	old, now = old.In(0), now.In(0)
	switch {
	case p.ID == old.ID:
		return now
	case p.ID == old.Next().ID:
		return now.Next()
	}
	return p.In(now.Year - old.Year)
}

// sayAs writes the name of a period in the form of another: capitals or small letters, a
// slug or an id, with a year or without.
func sayAs(said string, p data.Period, name words.PeriodName) string {
	label := p.Label("vi")
	if name.Year == "" {
		label = p.Same("vi")
	}
	first, _ := utf8.DecodeRuneInString(said)
	switch {
	case name.Year != "" && strings.HasPrefix(said, name.Year+"-"):
		return p.ID
	case !strings.ContainsFunc(said, unicode.IsSpace) && strings.ContainsAny(said, "-_"):
		return citation.Slug(label)
	case said == strings.ToUpper(said) && strings.ContainsFunc(said, unicode.IsLetter):
		return strings.ToUpper(label)
	case unicode.IsUpper(first):
		return label
	}
	initial, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(initial)) + label[size:]
}

// place is the path of a file of the old report as the new one has it, below content/<period>/.
// The number of a name is its order, and belongs to no period.
func (n *renewal) place(below string) string {
	if below == "" {
		return ""
	}
	parts := strings.Split(below, "/")
	for i, part := range parts {
		slug := strings.TrimLeft(part, "0123456789")
		order := part[:len(part)-len(slug)]
		if rest, ok := strings.CutPrefix(slug, "-"); ok && order != "" {
			order, slug = order+"-", rest
		} else {
			order, slug = "", part
		}
		ext := path.Ext(slug)
		parts[i] = order + cmp.Or(n.text(strings.TrimSuffix(slug, ext)), "muc") + ext
	}
	return strings.Join(parts, "/")
}
