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

// directives joins citations with the documents that they cite: those of the
// register, and for a citation of any other a document made of what the prose
// says of it.
func (l *linker) directives() {
	all, known := l.registered()
	keys, mentions := l.keyed(known)
	for _, key := range keys {
		cited := l.identify(known[key], mentions[key])
		for _, d := range cited[len(known[key]):] {
			describe(d, mentions[key])
			all = append(all, d)
		}
	}
	name(all)
	l.shortForms(all)
	slices.SortStableFunc(all, compareDirectives)
	for _, r := range l.site.Reports {
		for _, m := range r.Mentions {
			if m.Directive != nil {
				m.Directive.Mentions = append(m.Directive.Mentions, m)
			}
		}
	}
	l.site.Directives = all
}

// registered makes the documents of the register, in its order and by key.
func (l *linker) registered() (all []*report.Directive, known map[string][]*report.Directive) {
	known = map[string][]*report.Directive{}
	for _, d := range l.site.Data.Directives {
		made := &report.Directive{
			Registered: d, Key: d.Key(), Slug: d.ID,
			Type: d.Type, Number: d.Number, Symbol: d.Symbol, Issuer: d.Issuer, Title: d.Title, Date: d.Date,
		}
		key := foldKey(cmp.Or(made.Key, d.ID))
		for _, other := range known[key] {
			if fold(other.Type) == fold(d.Type) && sameDate(other, d.Date) && other.Registered.Term == d.Term {
				l.found.Add(diag.Finding{Code: "register/duplicate", Severity: diag.Warning, Span: d.Span,
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

// keyed gathers the citations that state a symbol, or the name of a law or
// resolution, by it, in order of their first. A law without its year and a
// resolution without its term, "Luật Đất đai", are the one that the same report,
// or else the register, has with it.
func (l *linker) keyed(known map[string][]*report.Directive) (keys []string, mentions map[string][]cite) {
	register := map[string][]string{}
	for key, docs := range known {
		if docs[0].Symbol == "" {
			register[unqualified(key)] = append(register[unqualified(key)], key)
		}
	}
	folded := map[string]string{"": ""} // most keys come again and again
	mentions = map[string][]cite{}
	for _, r := range l.site.Reports {
		cited := map[string][]string{}
		for _, m := range r.Mentions {
			key, ok := folded[m.Key]
			if !ok {
				key = foldKey(m.Key)
				folded[m.Key] = key
			}
			if name, _, ok := strings.Cut(m.Key, "@"); ok && !slices.Contains(cited[foldKey(name)], key) {
				cited[foldKey(name)] = append(cited[foldKey(name)], key)
			}
		}
		for _, m := range r.Mentions {
			key := folded[m.Key]
			switch {
			case key == "":
				continue
			case !named(m) || strings.Contains(m.Key, "@"):
			case len(cited[key]) == 1:
				key = cited[key][0]
			case len(cited[key]) == 0 && len(register[key]) == 1:
				key = register[key][0]
			}
			if mentions[key] == nil {
				keys = append(keys, key)
			}
			mentions[key] = append(mentions[key], cite{m, r})
		}
	}
	return keys, mentions
}

// A cite is a citation with the report it stands in.
type cite struct {
	*report.Mention
	in *report.Report
}

// named reports whether a citation is by a name and not by a symbol.
func named(m *report.Mention) bool {
	return m.Form == citation.Congress || m.Form == citation.LawYear || m.Form == citation.LawName
}

// unqualified is a folded key without the year or term at its end.
func unqualified(key string) string {
	if at := strings.LastIndex(key, "-khoa-"); at > 0 {
		return key[:at]
	}
	if at := strings.LastIndexByte(key, '-'); at > 0 && len(key)-at == 5 && strings.Trim(key[at+1:], "0123456789") == "" {
		return key[:at]
	}
	return key
}

// identify joins the citations of one symbol with its documents and returns the
// documents, new ones last. Committees count from 1 again each term, so one
// symbol may be several documents: the date tells them apart, and without a date
// the other citations of the report do.
func (l *linker) identify(known []*report.Directive, mentions []cite) []*report.Directive {
	docs := slices.Clone(known)
	dated := map[*report.Report][]*report.Directive{} // those that a report cites with their date
	var undated []cite
	for _, m := range mentions {
		if m.Date.IsZero() {
			undated = append(undated, m)
			continue
		}
		fit := ofDate(ofType(docs, m.Mention), m.Date)
		if len(fit) == 0 {
			fit = []*report.Directive{made(m.Mention)}
			docs = append(docs, fit[0])
		}
		if len(fit) > 1 {
			l.ambiguous(m.Mention)
			continue
		}
		m.Directive = fit[0]
		if !slices.Contains(dated[m.in], fit[0]) {
			dated[m.in] = append(dated[m.in], fit[0])
		}
	}
	for _, m := range undated {
		if len(docs) == 0 {
			docs = append(docs, made(m.Mention))
		}
		fit := ofType(docs, m.Mention)
		if here := ofType(dated[m.in], m.Mention); len(fit) > 1 && len(here) > 0 {
			fit = here
		}
		if len(fit) > 1 {
			l.ambiguous(m.Mention)
			continue
		}
		m.Directive = fit[0]
	}
	return docs
}

func made(m *report.Mention) *report.Directive {
	return &report.Directive{Key: m.Key, Type: m.Type, Number: m.Number, Symbol: m.Symbol, Date: m.Date}
}

func (l *linker) ambiguous(m *report.Mention) {
	l.found.Add(diag.Finding{Code: "cite/ambiguous", Severity: diag.Note, Span: m.Span,
		Message: diag.Say("có nhiều văn bản cùng số, ký hiệu %s; không rõ viện dẫn văn bản nào", "several documents have the symbol %s; which one is meant is not clear", m.Key),
		Hint:    diag.Say("ghi ngày ban hành ngay sau số, ký hiệu", "state its date right after the symbol")})
}

// ofType keeps the documents of the type that a citation names, or all if none
// is: one symbol may be a quyết định and a quy định, but types are confused too.
func ofType(docs []*report.Directive, m *report.Mention) []*report.Directive {
	if len(docs) < 2 {
		return docs
	}
	fit := keep(docs, func(d *report.Directive) bool { return fold(d.Type) == fold(m.Type) })
	if len(fit) == 0 {
		return docs
	}
	return fit
}

// ofDate keeps the documents that may bear the date of a citation: the one with
// that very date, else those whose date may be the same one misstated.
func ofDate(docs []*report.Directive, date citation.Date) []*report.Directive {
	exact := keep(docs, func(d *report.Directive) bool { return d.Date == date })
	if len(exact) > 0 {
		return exact
	}
	return keep(docs, func(d *report.Directive) bool { return sameDate(d, date) })
}

func keep(docs []*report.Directive, good func(*report.Directive) bool) []*report.Directive {
	var kept []*report.Directive
	for _, d := range docs {
		if good(d) {
			kept = append(kept, d)
		}
	}
	return kept
}

// term is the length of the term of a committee, in years.
const term = 5

// sameDate reports whether a date may be meant for a document. Two dates that
// differ are one document misstated, unless the series of numbers began anew
// between them: each year for State documents without a year in their number,
// each term for Party documents. The same day and month in two years is a slip
// of the pen.
func sameDate(d *report.Directive, date citation.Date) bool {
	a, b := d.Date, date
	switch {
	case a.IsZero() || b.IsZero() || a.Year == b.Year:
		return true
	case d.Symbol == "" || strings.Contains(d.Number, "/"):
		return true
	case a.Day != 0 && a.Day == b.Day && a.Month == b.Month:
		return true
	case strings.Contains(d.Symbol, "/"):
		return max(a.Year-b.Year, b.Year-a.Year) < term
	}
	return false
}

// describe fills in what the citations of a document that is not registered say
// of it: type and spelling of the most complete one, date and issuer unless they
// are contradicted. A law or resolution cited by name has a title and no key.
func describe(d *report.Directive, mentions []cite) {
	best := -1
	var dates []citation.Date
	var issuers []string
	for _, m := range mentions {
		if m.Directive != d {
			continue
		}
		if n := completeness(m.Mention); n > best {
			best = n
			d.Key, d.Type, d.Number, d.Symbol = m.Key, cmp.Or(m.Type, d.Type), m.Number, m.Symbol
			d.Slug = cut(cmp.Or(citation.Slug(m.Key), "van-ban"), maxName)
			if named(m.Mention) {
				d.Key, d.Number, d.Title = "", "", nameOf(m.Mention)
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
	d.Issuer = agreedIssuer(issuers)
}

// nameOf is how a citation names a law or resolution, without its type:
// "Trung ương 4 khóa XII".
func nameOf(m *report.Mention) string {
	words := m.Passage.Text[m.Start:m.End]
	if len(words) > len(m.Type) && fold(words[:len(m.Type)]) == fold(m.Type) {
		return strings.TrimSpace(words[len(m.Type):])
	}
	return words
}

func completeness(m *report.Mention) int {
	n := 0
	spelledOut := named(m) && nameOf(m) != m.Passage.Text[m.Start:m.End]
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
func agreedIssuer(issuers []string) string {
	longest := ""
	for _, name := range issuers {
		if len(name) > len(longest) {
			longest = name
		}
	}
	for _, name := range issuers {
		if !within(name, longest) {
			return ""
		}
	}
	return longest
}

func within(a, b string) bool { return strings.Contains("-"+fold(b)+"-", "-"+fold(a)+"-") }

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

// An ordinal is how a short form names a document: "Quy định 784".
type ordinal struct{ kind, number string }

// shortForms joins citations by type and number with the one document of that
// type and number that the same report cites in full, or else that the register
// has. Where there is none or a choice, they stay unlinked.
func (l *linker) shortForms(all []*report.Directive) {
	register := map[ordinal][]*report.Directive{}
	for _, d := range all {
		if d.Registered != nil {
			index(register, d)
		}
	}
	for _, r := range l.site.Reports {
		if !slices.ContainsFunc(r.Mentions, isShort) {
			continue
		}
		cited := map[ordinal][]*report.Directive{}
		for _, m := range r.Mentions {
			if m.Directive != nil {
				index(cited, m.Directive)
			}
		}
		for _, m := range r.Mentions {
			if !isShort(m) {
				continue
			}
			o := ordinal{fold(m.Type), trimZeros(m.Number)}
			agrees := func(d *report.Directive) bool { return agree(d, m) }
			fit := keep(cited[o], agrees)
			if len(fit) == 0 {
				fit = keep(register[o], agrees)
			}
			if len(fit) == 1 {
				m.Directive = fit[0]
			}
		}
	}
}

// isShort reports whether a citation is by type and number alone.
func isShort(m *report.Mention) bool { return m.Key == "" && m.Number != "" }

// index adds a document under its number and, for "145/2020", under 145 too.
func index(documents map[ordinal][]*report.Directive, d *report.Directive) {
	number := trimZeros(d.Number)
	short, _, hasYear := strings.Cut(number, "/")
	for _, n := range []string{number, short} {
		o := ordinal{fold(d.Type), n}
		if n != "" && !slices.Contains(documents[o], d) {
			documents[o] = append(documents[o], d)
		}
		if !hasYear {
			return
		}
	}
}

// agree reports whether nothing that a short form states speaks against a
// document.
func agree(d *report.Directive, m *report.Mention) bool {
	if differ(d.Date.Year, m.Date.Year) || differ(d.Date.Month, m.Date.Month) || differ(d.Date.Day, m.Date.Day) {
		return false
	}
	return d.Issuer == "" || m.Issuer == "" || within(d.Issuer, m.Issuer) || within(m.Issuer, d.Issuer)
}

func compareDirectives(a, b *report.Directive) int {
	an, arest := leadingNumber(a.Number)
	bn, brest := leadingNumber(b.Number)
	return cmp.Or(
		cmp.Compare(fold(a.Type), fold(b.Type)),
		cmp.Compare(a.Type, b.Type),
		cmp.Compare(an, bn),
		cmp.Compare(arest, brest),
		cmp.Compare(a.Symbol, b.Symbol),
		cmp.Compare(fold(a.Title), fold(b.Title)),
		cmp.Compare(a.Date.String(), b.Date.String()),
		cmp.Compare(a.Slug, b.Slug),
	)
}

// leadingNumber splits "145/2020" into 145 and "/2020".
func leadingNumber(s string) (n int, rest string) {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	n, _ = strconv.Atoi(s[:digits])
	return n, s[digits:]
}

// fold makes one of the spellings of a name: case, tones and their place, and
// what stands between the words do not count.
func fold(s string) string { return citation.Slug(s) }

// foldKey makes one of the spellings of a symbol: "5-CT/TW", "05/CT-TW".
func foldKey(s string) string { return trimZeros(citation.Slug(s)) }

func trimZeros(s string) string { return strings.TrimLeft(s, "0") }
