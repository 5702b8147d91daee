package link

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// directives joins citations with the documents that they cite: those of the
// register, and for a citation of any other a document made of what the prose
// says of it.
func (j *joiner) directives() {
	cites := make([][]cite, len(j.site.Reports))
	for i, r := range j.site.Reports {
		cites[i] = make([]cite, len(r.Citations))
		for k, c := range r.Citations {
			cites[i][k].Citation = c
		}
	}
	all, known := j.registered()
	keys, mentions := j.keyed(cites, known)
	for _, key := range keys {
		cited := j.identify(known[key], mentions[key])
		for _, d := range cited[len(known[key]):] {
			j.describe(d, mentions[key])
			all = append(all, d)
		}
	}
	name(all)
	j.shortForms(cites, all)
	o := orderOf(all)
	j.relations(all, o)
	slices.SortStableFunc(all, o.compare)
	j.site.Cited = map[*report.Citation]*report.Directive{}
	for _, of := range cites {
		for _, c := range of {
			if c.document != nil {
				c.document.Citations = append(c.document.Citations, c.Citation)
				j.site.Cited[c.Citation] = c.document
			}
		}
	}
	j.site.Directives = all
}

// keyed gathers the citations that state a symbol, or the name of a law or
// resolution, by it, in order of their first. A law without its year and a
// resolution without its term, "Luật Đất đai", are the one that the same report,
// or else the register, has with it.
func (j *joiner) keyed(cites [][]cite, known map[string][]*report.Directive) (keys []string, mentions map[string][]*cite) {
	register := map[string][]string{}
	for key, docs := range known {
		if docs[0].Symbol == "" {
			register[unqualified(key)] = append(register[unqualified(key)], key)
		}
	}
	mentions = map[string][]*cite{}
	for _, of := range cites {
		cited := map[string][]string{}
		for _, m := range of {
			key := j.foldKey(m.Key)
			if name, _, ok := strings.Cut(m.Key, "@"); ok && !slices.Contains(cited[j.foldKey(name)], key) {
				cited[j.foldKey(name)] = append(cited[j.foldKey(name)], key)
			}
		}
		for i := range of {
			m := &of[i]
			key := j.foldKey(m.Key)
			switch {
			case key == "":
				continue
			case !named(m.Citation) || strings.Contains(m.Key, "@"):
			case len(cited[key]) == 1:
				key = cited[key][0]
			case len(cited[key]) == 0 && len(register[key]) == 1:
				key = register[key][0]
			}
			if mentions[key] == nil {
				keys = append(keys, key)
			}
			mentions[key] = append(mentions[key], m)
		}
	}
	return keys, mentions
}

// A cite is a citation with the document that it was found to name; nil while none is.
type cite struct {
	*report.Citation
	document *report.Directive
}

// named reports whether a citation is by a name and not by a symbol.
func named(m *report.Citation) bool {
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
func (j *joiner) identify(known []*report.Directive, mentions []*cite) []*report.Directive {
	docs := slices.Clone(known)
	dated := map[*report.Summary][]*report.Directive{} // those that a report cites with their date
	var undated []*cite
	for _, m := range mentions {
		if m.Date.IsZero() {
			undated = append(undated, m)
			continue
		}
		fit := ofDate(j.ofType(docs, m.Citation), m.Date)
		if len(fit) == 0 {
			fit = []*report.Directive{made(m.Citation)}
			docs = append(docs, fit[0])
		}
		if len(fit) > 1 {
			j.ambiguous(m.Citation)
			continue
		}
		m.document = fit[0]
		if !slices.Contains(dated[m.In], fit[0]) {
			dated[m.In] = append(dated[m.In], fit[0])
		}
	}
	for _, m := range undated {
		if len(docs) == 0 {
			docs = append(docs, made(m.Citation))
		}
		fit := j.ofType(docs, m.Citation)
		if here := j.ofType(dated[m.In], m.Citation); len(fit) > 1 && len(here) > 0 {
			fit = here
		}
		if len(fit) > 1 {
			j.ambiguous(m.Citation)
			continue
		}
		m.document = fit[0]
	}
	return docs
}

func (j *joiner) ambiguous(m *report.Citation) {
	j.found.Add(diag.Finding{Code: "cite/ambiguous", Severity: diag.Note, Span: m.Span,
		Message: diag.Say("có nhiều văn bản cùng số, ký hiệu %s; không rõ viện dẫn văn bản nào", "several documents have the symbol %s; which one is meant is not clear", m.Key),
		Hint:    diag.Say("ghi ngày ban hành ngay sau số, ký hiệu", "state its date right after the symbol")})
}

// ofType keeps the documents of the type that a citation names, or all if none
// is: one symbol may be a quyết định and a quy định, but types are confused too.
func (j *joiner) ofType(docs []*report.Directive, m *report.Citation) []*report.Directive {
	if len(docs) < 2 {
		return docs
	}
	fit := keep(docs, func(d *report.Directive) bool { return j.fold(d.Type) == j.fold(m.Type) })
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

// fold makes one of the spellings of a name: case, tones and their place, and
// what stands between the words do not count.
func (j *joiner) fold(s string) string {
	folded, known := j.folded[s]
	if !known {
		folded = citation.Slug(s)
		j.folded[s] = folded
	}
	return folded
}

// foldKey makes one of the spellings of a symbol: "5-CT/TW", "05/CT-TW".
func (j *joiner) foldKey(s string) string { return trimZeros(j.fold(s)) }

func trimZeros(s string) string { return strings.TrimLeft(s, "0") }
