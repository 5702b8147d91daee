package data

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
)

// A Period is the stretch of time that a report covers: a year ("2022"), a half year
// ("2022-h1"), nine months ("2022-9m"), a quarter ("2022-q3"), a month ("2022-m05") or a
// term of several years ("2020-2025"). A slug tells a further report of the period from
// the first: "2022-h1-dan-van".
type Period struct {
	ID   string
	Year int // of a term its last
	From int // the first year of a term; 0 of all others
	Kind PeriodKind
	N    int    // which half, quarter or month, from 1; 0 for all others
	Slug string // of a further report; empty for the first
}

// PeriodKind tells periods of different length apart, shortest first.
type PeriodKind int

// The lengths of a period.
const (
	Month PeriodKind = iota
	Quarter
	Half
	NineMonths
	Year
	Term
)

// A Line is the reports that follow one another: of one kind of period and one slug.
type Line struct {
	Kind PeriodKind
	Slug string
}

// Line is the line that the period belongs to.
func (p Period) Line() Line { return Line{p.Kind, p.Slug} }

var (
	// periodForm is the id of a period: the year, its part or the last year of a term, the
	// slug of a further report.
	periodForm = lazyregexp.New(`^([1-9]\d{3})(?:-(h[12]|9m|q[1-4]|m(?:0[1-9]|1[0-2])|[1-9]\d{3}))?(?:-([a-z0-9]+(?:-[a-z0-9]+)*))?$`)
	// looksLikeEdition is how a slug must not end: bags of later editions do, "2022-h1-2".
	looksLikeEdition = lazyregexp.New(`(?:^|-)(?:[2-9]|[1-9]\d+)$`)
	// looksLikePart is how a slug must not begin: it is a part of the year, mistyped.
	looksLikePart = lazyregexp.New(`^(?:[hqm]\d+|\d+[hqm])(?:-|$)`)
)

// ParsePeriod reads the id of a period.
func ParsePeriod(id string) (Period, error) {
	m := periodForm.FindStringSubmatch(id)
	if m == nil || looksLikePart.MatchString(m[3]) || looksLikeEdition.MatchString(m[3]) || m[2] == "" && m[3] != "" && m[3][0] <= '9' {
		return Period{}, fmt.Errorf("%q is no period", id)
	}
	year, _ := strconv.Atoi(m[1])
	p := Period{ID: id, Year: year, Kind: Year, Slug: m[3]}
	switch part := m[2]; {
	case part == "":
	case part == "9m":
		p.Kind = NineMonths
	case part[0] == 'h':
		p.Kind, p.N = Half, int(part[1]-'0')
	case part[0] == 'q':
		p.Kind, p.N = Quarter, int(part[1]-'0')
	case part[0] == 'm':
		p.Kind = Month
		p.N, _ = strconv.Atoi(part[1:])
	default:
		p.Kind, p.From = Term, year
		if p.Year, _ = strconv.Atoi(part); p.Year <= p.From {
			return Period{}, fmt.Errorf("%q is no period", id)
		}
	}
	return p, nil
}

// In is the same period of other years, so many later: "2023-h1" is "2022-h1" in 1.
func (p Period) In(years int) Period {
	p.Year += years
	if p.Kind == Term {
		p.From += years
	}
	p.ID = p.id()
	return p
}

// id writes the id of a period.
func (p Period) id() string {
	id := fmt.Sprintf("%04d", p.Year)
	switch p.Kind {
	case Month:
		id += fmt.Sprintf("-m%02d", p.N)
	case Quarter:
		id += fmt.Sprintf("-q%d", p.N)
	case Half:
		id += fmt.Sprintf("-h%d", p.N)
	case NineMonths:
		id += "-9m"
	case Term:
		id = fmt.Sprintf("%04d-%04d", p.From, p.Year)
	}
	if p.Slug != "" {
		id += "-" + p.Slug
	}
	return id
}

// Next is the period of the kind that follows; nine months are followed by those of the
// next year.
func (p Period) Next() Period {
	parts := [...]int{Month: 12, Quarter: 4, Half: 2, NineMonths: 1, Year: 1, Term: 1}[p.Kind]
	if p.N > 0 && p.N < parts {
		p.N++
		p.ID = p.id()
		return p
	}
	if p.N > 0 {
		p.N = 1
	}
	return p.In(p.years())
}

// Follows reports whether a period is the next one of the kind and slug of another.
func (p Period) Follows(q Period) bool {
	if p.Kind == Term {
		return p.Line() == q.Line() && p.From == q.Year // terms differ in length
	}
	return p.ID == q.Next().ID
}

// years is how many years lie between a period and the same one after it.
func (p Period) years() int {
	if p.Kind == Term {
		return p.Year - p.From
	}
	return 1
}

// SameOfLastYear is the id of the period that "so cùng kỳ" compares with; of a term, of the
// one before.
func (p Period) SameOfLastYear() string { return p.In(-p.years()).ID }

// months is how many months of its last year a period covers.
func (p Period) months() int {
	return [...]int{Month: 1, Quarter: 3, Half: 6, NineMonths: 9, Year: 12, Term: 12}[p.Kind]
}

// endMonth is the last month of the period.
func (p Period) endMonth() int { return p.months() * max(p.N, 1) }

// BeginsYear reports whether the period is the year so far: what is counted in it is what
// is counted from the beginning of the year.
func (p Period) BeginsYear() bool { return p.N <= 1 }

// Compare orders periods by their end; of two that end together the shorter comes first,
// and a further report of a period before the first, further ones from last to first.
func (p Period) Compare(q Period) int {
	if c := cmp.Or(cmp.Compare(p.Year, q.Year), cmp.Compare(p.endMonth(), q.endMonth()), cmp.Compare(p.Kind, q.Kind), cmp.Compare(q.From, p.From)); c != 0 {
		return c
	}
	return cmp.Compare(q.Slug, p.Slug)
}

// Begin is the first day of the period.
func (p Period) Begin() citation.Date {
	if p.Kind == Term {
		return citation.Date{Year: p.From, Month: 1, Day: 1}
	}
	return citation.Date{Year: p.Year, Month: p.endMonth() - p.months() + 1, Day: 1}
}

// Last is the last day of the period.
func (p Period) Last() citation.Date {
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	d := citation.Date{Year: p.Year, Month: p.endMonth(), Day: days[p.endMonth()-1]}
	if leap := (citation.Date{Year: p.Year, Month: 2, Day: 29}); d.Month == 2 && leap.Exists() {
		return leap
	}
	return d
}

// End is the last day of the period as ISO 8601.
func (p Period) End() string { return p.Last().String() }

var (
	romanQuarters = [...]string{"I", "II", "III", "IV"}
	englishMonths = [...]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"}
)

// Label names the period for readers, its slug left out.
func (p Period) Label(language string) string {
	switch same, english := p.Same(language), language == "en"; {
	case p.Kind == Term && english:
		return fmt.Sprintf("Term %d–%d", p.From, p.Year)
	case p.Kind == Term:
		return fmt.Sprintf("Nhiệm kỳ %d - %d", p.From, p.Year)
	case p.Kind == Year && english:
		return strconv.Itoa(p.Year)
	case p.Kind == Year:
		return fmt.Sprintf("Năm %d", p.Year)
	case p.Kind == Month && english:
		return fmt.Sprintf("%s %d", same, p.Year)
	case english:
		return fmt.Sprintf("%s of %d", same, p.Year)
	default:
		return fmt.Sprintf("%s năm %d", strings.TrimSuffix(same, " năm"), p.Year)
	}
}

// Same names the part of the year that the period shares with those of other
// years: "6 tháng đầu năm".
func (p Period) Same(language string) string {
	if language == "en" {
		switch p.Kind {
		case Month:
			return englishMonths[p.N-1]
		case Quarter:
			return fmt.Sprintf("Quarter %d", p.N)
		case Half:
			return [...]string{"First half", "Second half"}[p.N-1]
		case NineMonths:
			return "First nine months"
		case Year:
			return "Whole year"
		}
		return "Term"
	}
	switch p.Kind {
	case Month:
		return fmt.Sprintf("Tháng %d", p.N)
	case Quarter:
		return "Quý " + romanQuarters[p.N-1]
	case Half:
		return [...]string{"6 tháng đầu năm", "6 tháng cuối năm"}[p.N-1]
	case NineMonths:
		return "9 tháng đầu năm"
	case Year:
		return "Cả năm"
	}
	return "Nhiệm kỳ"
}

// Short names the period where there is little room: "6T/2022", "QI/2022", "5/2022".
func (p Period) Short(language string) string {
	part, english := "", language == "en"
	switch p.Kind {
	case Year:
		return strconv.Itoa(p.Year)
	case Term:
		return fmt.Sprintf("%d–%d", p.From, p.Year)
	case Month:
		part = strconv.Itoa(p.N)
	case Quarter:
		part = "Q" + romanQuarters[p.N-1]
		if english {
			part = fmt.Sprintf("Q%d", p.N)
		}
	case Half:
		part = [...]string{"6T", "6T cuối "}[p.N-1]
		if english {
			part = fmt.Sprintf("H%d", p.N)
		}
	case NineMonths:
		part = "9T"
		if english {
			part = "9M"
		}
	}
	return strings.TrimSpace(part) + "/" + strconv.Itoa(p.Year)
}

// PeriodNames are how the folder of a period may be called, for hints.
const PeriodNames = "2022, 2022-h1, 2022-9m, 2022-q3, 2022-m05, 2020-2025, 2022-h1-dan-van"

// PeriodFinding says that a folder is not named for a period.
func PeriodFinding(at source.Span, id string) diag.Finding {
	return diag.Finding{Code: "source/period", Severity: diag.Error, Span: at,
		Message: diag.Say("%q không phải là tên một kỳ báo cáo", "%q is not the name of a period", id),
		Hint:    diag.Say("đặt tên thư mục như một trong: %s", "name the folder like one of: %s", PeriodNames)}
}
