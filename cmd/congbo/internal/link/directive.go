package link

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// registered makes the documents of the register, in its order and by key.
func (j *joiner) registered() (all []*report.Directive, known map[string][]*report.Directive) {
	known = map[string][]*report.Directive{}
	for _, d := range j.site.Data.Directives {
		made := &report.Directive{
			Registered: d, Key: d.Key(), Slug: d.ID,
			Type: d.Type, Number: d.Number, Symbol: d.Symbol, Issuer: d.Issuer, Title: d.Title, Date: d.Date,
		}
		key := j.foldKey(cmp.Or(made.Key, d.ID))
		for _, other := range known[key] {
			if j.fold(other.Type) == j.fold(d.Type) && sameDate(other, d.Date) && other.Registered.Term == d.Term {
				j.found.Add(diag.Finding{Code: "register/duplicate", Severity: diag.Warning, Span: d.Span,
					Message: diag.Say("%s %s có hai mục trong danh mục văn bản", "%s %s is in the register twice", d.Type, cmp.Or(made.Key, d.Title)),
					Hint:    diag.Say("giữ một mục; nếu là hai văn bản, ghi date của từng văn bản", "keep one entry; if they are two documents, state the date of each"),
					Related: []diag.Related{{Span: other.Registered.Span, Text: diag.Say("mục thứ nhất", "the first entry")}}})
			}
		}
		all = append(all, made)
		known[key] = append(known[key], made)
	}
	return all, known
}

func made(m *report.Citation) *report.Directive {
	return &report.Directive{Key: m.Key, Type: m.Type, Number: m.Number, Symbol: m.Symbol, Date: m.Date}
}

// describe fills in what the citations of a document that is not registered say
// of it: type and spelling of the most complete one, date and issuer unless they
// are contradicted. A law or resolution cited by name has a title and no key.
func (j *joiner) describe(d *report.Directive, mentions []*cite) {
	best := -1
	var dates []citation.Date
	var issuers []string
	for _, m := range mentions {
		if m.document != d {
			continue
		}
		if n := j.completeness(m.Citation); n > best {
			best = n
			d.Key, d.Type, d.Number, d.Symbol = m.Key, cmp.Or(m.Type, d.Type), m.Number, m.Symbol
			d.Slug = cut(cmp.Or(citation.Slug(m.Key), "van-ban"), maxName)
			if named(m.Citation) {
				d.Key, d.Number, d.Title = "", "", j.nameOf(m.Citation)
			}
		}
		d.Type = cmp.Or(d.Type, m.Type)
		if !m.Date.IsZero() {
			dates = append(dates, m.Date)
		}
		if m.Issuer != "" && !slices.Contains(issuers, m.Issuer) {
			issuers = append(issuers, m.Issuer)
		}
	}
	d.Date = agreedDate(dates)
	d.Issuer = j.agreedIssuer(issuers)
}

// nameOf is how a citation names a law or resolution, without its type:
// "Trung ương 4 khóa XII".
func (j *joiner) nameOf(m *report.Citation) string {
	words := m.Words()
	if len(words) > len(m.Type) && j.fold(words[:len(m.Type)]) == j.fold(m.Type) {
		return strings.TrimSpace(words[len(m.Type):])
	}
	return words
}

func (j *joiner) completeness(m *report.Citation) int {
	n := 0
	spelledOut := named(m) && j.nameOf(m) != m.Words()
	qualified := strings.Contains(m.Key, "@")
	for _, stated := range [...]bool{m.Type != "", m.Date.Day != 0, m.Issuer != "", m.Form == citation.Full || spelledOut, qualified} {
		if stated {
			n++
		}
	}
	return n
}

// agreedDate is the fullest of dates that do not contradict each other, else none.
func agreedDate(dates []citation.Date) citation.Date {
	var full citation.Date
	for _, d := range dates {
		if differ(full.Year, d.Year) || differ(full.Month, d.Month) || differ(full.Day, d.Day) {
			return citation.Date{}
		}
		full = citation.Date{Year: max(full.Year, d.Year), Month: max(full.Month, d.Month), Day: max(full.Day, d.Day)}
	}
	return full
}

func differ(a, b int) bool { return a != 0 && b != 0 && a != b }

// agreedIssuer is the longest of names that are parts of each other, such as
// "Tỉnh ủy" and "Ban Thường vụ Tỉnh ủy", else none.
func (j *joiner) agreedIssuer(issuers []string) string {
	longest := ""
	for _, name := range issuers {
		if len(name) > len(longest) {
			longest = name
		}
	}
	for _, name := range issuers {
		if !j.within(name, longest) {
			return ""
		}
	}
	return longest
}

func (j *joiner) within(a, b string) bool {
	return strings.Contains("-"+j.fold(b)+"-", "-"+j.fold(a)+"-")
}

// name makes the slugs of the documents unique. Those of the register stay; the
// date tells others apart.
func name(all []*report.Directive) {
	count := map[string]int{}
	for _, d := range all {
		count[d.Slug]++
	}
	taken := map[string]bool{}
	for _, d := range all {
		if d.Registered != nil {
			d.Slug = next(d.Slug, taken)
		}
	}
	for _, d := range all {
		if d.Registered != nil {
			continue
		}
		slug := d.Slug
		if count[slug] > 1 && !d.Date.IsZero() {
			slug += "-" + d.Date.String()
		}
		d.Slug = next(slug, taken)
	}
}

// next takes a name, or the first of name-2, name-3 that is not taken.
func next(name string, taken map[string]bool) string {
	free := name
	for n := 2; taken[free]; n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	taken[free] = true
	return free
}
