package link

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// An ordinal is how a short form names a document: "Quy định 784".
type ordinal struct{ kind, number string }

// shortForms joins citations by type and number with the one document of that
// type and number that the same report cites in full, or else that the register
// has. Where there is none or a choice, they stay unlinked.
func (j *joiner) shortForms(cites [][]cite, all []*report.Directive) {
	register := map[ordinal][]*report.Directive{}
	for _, d := range all {
		if d.Registered != nil {
			j.index(register, d)
		}
	}
	for _, of := range cites {
		if !slices.ContainsFunc(of, func(c cite) bool { return isShort(c.Citation) }) {
			continue
		}
		cited := map[ordinal][]*report.Directive{}
		for _, m := range of {
			if m.document != nil {
				j.index(cited, m.document)
			}
		}
		for i := range of {
			m := &of[i]
			if !isShort(m.Citation) {
				continue
			}
			o := ordinal{j.fold(m.Type), trimZeros(m.Number)}
			agrees := func(d *report.Directive) bool { return j.agree(d, m.Citation) }
			fit := keep(cited[o], agrees)
			if len(fit) == 0 {
				fit = keep(register[o], agrees)
			}
			if len(fit) == 1 {
				m.document = fit[0]
			}
		}
	}
}

// isShort reports whether a citation is by type and number alone.
func isShort(m *report.Citation) bool { return m.Key == "" && m.Number != "" }

// index adds a document under its number and, for "145/2020", under 145 too.
func (j *joiner) index(documents map[ordinal][]*report.Directive, d *report.Directive) {
	number := trimZeros(d.Number)
	short, _, hasYear := strings.Cut(number, "/")
	for _, n := range []string{number, short} {
		o := ordinal{j.fold(d.Type), n}
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
func (j *joiner) agree(d *report.Directive, m *report.Citation) bool {
	if differ(d.Date.Year, m.Date.Year) || differ(d.Date.Month, m.Date.Month) || differ(d.Date.Day, m.Date.Day) {
		return false
	}
	return d.Issuer == "" || m.Issuer == "" || j.within(d.Issuer, m.Issuer) || j.within(m.Issuer, d.Issuer)
}
