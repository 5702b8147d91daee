package data

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/quantity"
)

// Next is what a later period begins with: the groups and indicators of p
// without what was reached. A target stays within its year. before is the same
// period of last year, whose results become what the new ones are measured
// against; nil if there is none. keeps says which sources the new report has.
func (p *PeriodData) Next(period Period, before *PeriodData, keeps func(source string) bool) *PeriodData {
	next := &PeriodData{Period: period, Groups: p.Groups}
	for _, i := range p.Indicators {
		n := &Indicator{Period: period, ID: i.ID, Name: i.Name, Unit: i.Unit, Group: i.Group, Order: i.Order, LowerIsBetter: i.LowerIsBetter, Headline: i.Headline}
		if period.Year == p.Period.Year {
			n.Target = i.Target
		}
		if keeps(i.Source) {
			n.Source = i.Source
		}
		if before != nil {
			n.Previous = before.resultOf(i)
		}
		next.Indicators = append(next.Indicators, n)
	}
	return next
}

// resultOf is what a period reached in an indicator of another one, under its id
// or its former one and in its unit.
func (p *PeriodData) resultOf(i *Indicator) quantity.Decimal {
	for _, id := range []string{i.ID, i.Formerly} {
		for _, j := range p.Indicators {
			if j.ID == id && j.Unit == i.Unit {
				return j.Actual
			}
		}
	}
	return quantity.Decimal{}
}

// AppendTOML appends indicators.toml as decoding reads it, what is empty left
// out. Numbers keep their digits.
func (p *PeriodData) AppendTOML(dst []byte) []byte {
	for _, g := range p.Groups {
		dst = fmt.Appendf(dst, "[group.%s]\n", keyTOML(g.ID))
		dst = appendField(dst, "title", g.Title)
		dst = appendInt(dst, "order", g.Order)
		dst = append(dst, '\n')
	}
	for _, i := range p.Indicators {
		dst = fmt.Appendf(dst, "[indicator.%s]\n", keyTOML(i.ID))
		dst = appendField(dst, "name", i.Name)
		dst = appendField(dst, "unit", i.Unit)
		dst = appendNumber(dst, "target", i.Target)
		dst = appendNumber(dst, "previous", i.Previous)
		if i.LowerIsBetter {
			dst = append(dst, "higher_is_better = false\n"...)
		}
		dst = appendField(dst, "group", i.Group)
		dst = appendInt(dst, "order", i.Order)
		dst = appendField(dst, "source", i.Source)
		if i.Headline {
			dst = append(dst, "headline = true\n"...)
		}
		dst = append(dst, '\n')
	}
	return dst[:max(len(dst)-1, 0)]
}

func appendInt(dst []byte, key string, n int) []byte {
	if n == 0 {
		return dst
	}
	return fmt.Appendf(dst, "%s = %d\n", key, n)
}

func appendNumber(dst []byte, key string, d quantity.Decimal) []byte {
	switch {
	case !d.IsValid():
		return dst
	case d.Scale() == 0 && len(d.Plain()) < 18: // TOML's whole numbers have 64 bits
		return fmt.Appendf(dst, "%s = %s\n", key, d.Plain())
	}
	return appendField(dst, key, d.String())
}

// keyTOML writes a key, quoted where it has to be.
func keyTOML(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == "" {
		return s
	}
	return quoteTOML(s)
}
