package data

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// A Period is the stretch of time that a report covers: a year ("2022"), a half
// year ("2022-h1"), nine months ("2022-9m") or a quarter ("2022-q3").
type Period struct {
	ID   string
	Year int
	Kind PeriodKind
	N    int // which half or quarter, from 1; 0 for a year and nine months
}

// PeriodKind tells periods of different length apart, shortest first.
type PeriodKind int

// The lengths of a period.
const (
	Quarter PeriodKind = iota
	Half
	NineMonths
	Year
)

// ParsePeriod reads the id of a period.
func ParsePeriod(id string) (Period, error) {
	year, part, divided := strings.Cut(id, "-")
	n, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || n < 1000 {
		return Period{}, fmt.Errorf("%q is no period", id)
	}
	p := Period{ID: id, Year: n, Kind: Year}
	switch {
	case !divided:
		return p, nil
	case part == "h1" || part == "h2":
		p.Kind, p.N = Half, int(part[1]-'0')
	case part == "9m":
		p.Kind = NineMonths
	case len(part) == 2 && part[0] == 'q' && part[1] >= '1' && part[1] <= '4':
		p.Kind, p.N = Quarter, int(part[1]-'0')
	default:
		return Period{}, fmt.Errorf("%q is no period", id)
	}
	return p, nil
}

// endMonth is the last month of the period.
func (p Period) endMonth() int {
	switch p.Kind {
	case Quarter:
		return 3 * p.N
	case Half:
		return 6 * p.N
	case NineMonths:
		return 9
	}
	return 12
}

// Compare orders periods by their end; of two that end together the shorter
// comes first.
func (p Period) Compare(q Period) int {
	return cmp.Or(cmp.Compare(p.Year, q.Year), cmp.Compare(p.endMonth(), q.endMonth()), cmp.Compare(p.Kind, q.Kind))
}

// SameOfLastYear is the id of the period that "so cùng kỳ" compares with.
func (p Period) SameOfLastYear() string {
	return strconv.Itoa(p.Year-1) + strings.TrimPrefix(p.ID, strconv.Itoa(p.Year))
}

// Begin is the first day of the period.
func (p Period) Begin() citation.Date {
	months := [...]int{Quarter: 3, Half: 6, NineMonths: 9, Year: 12}[p.Kind]
	return citation.Date{Year: p.Year, Month: p.endMonth() - months + 1, Day: 1}
}

// Last is the last day of the period.
func (p Period) Last() citation.Date {
	month := p.endMonth()
	return citation.Date{Year: p.Year, Month: month, Day: [...]int{31, 30, 30, 31}[month/3-1]}
}

// End is the last day of the period as ISO 8601.
func (p Period) End() string {
	return p.Last().String()
}

// Label names the period for readers.
func (p Period) Label(language string) string {
	if language == "en" {
		switch p.Kind {
		case Quarter:
			return fmt.Sprintf("Quarter %d of %d", p.N, p.Year)
		case Half:
			return fmt.Sprintf("%s half of %d", [...]string{"First", "Second"}[p.N-1], p.Year)
		case NineMonths:
			return fmt.Sprintf("First nine months of %d", p.Year)
		}
		return strconv.Itoa(p.Year)
	}
	switch p.Kind {
	case Quarter:
		return fmt.Sprintf("Quý %s năm %d", [...]string{"I", "II", "III", "IV"}[p.N-1], p.Year)
	case Half:
		return fmt.Sprintf("6 tháng %s năm %d", [...]string{"đầu", "cuối"}[p.N-1], p.Year)
	case NineMonths:
		return fmt.Sprintf("9 tháng đầu năm %d", p.Year)
	}
	return fmt.Sprintf("Năm %d", p.Year)
}

// Same names the part of the year that the period shares with those of other
// years: "6 tháng đầu năm".
func (p Period) Same(language string) string {
	year := " năm " + strconv.Itoa(p.Year)
	switch {
	case p.Kind == Year && language == "en":
		return "Whole year"
	case p.Kind == Year:
		return "Cả năm"
	case language == "en":
		return strings.TrimSuffix(p.Label(language), " of "+strconv.Itoa(p.Year))
	case p.Kind == Quarter:
		return strings.TrimSuffix(p.Label(language), year)
	}
	return strings.TrimSuffix(p.Label(language), year) + " năm"
}

// Short names the period where there is little room: "6T/2022", "QI/2022".
func (p Period) Short(language string) string {
	year := strconv.Itoa(p.Year)
	if p.Kind == Year {
		return year
	}
	part := [...]string{Quarter: "Q", Half: "H", NineMonths: "9M"}[p.Kind]
	switch {
	case language == "en" && p.N > 0:
		part += strconv.Itoa(p.N)
	case language == "en":
	case p.Kind == Quarter:
		part = "Q" + [...]string{"I", "II", "III", "IV"}[p.N-1]
	case p.Kind == NineMonths:
		part = "9T"
	default:
		part = [...]string{"6T", "6T cuối "}[p.N-1]
	}
	return strings.TrimSpace(part) + "/" + year
}

// PeriodFinding says that a folder is not named for a period.
func PeriodFinding(at source.Span, id string) diag.Finding {
	return diag.Finding{Code: "source/period", Severity: diag.Error, Span: at,
		Message: diag.Say("%q không phải là tên một kỳ báo cáo", "%q is not the name of a period", id),
		Hint:    diag.Say("đặt tên thư mục như 2022, 2022-h1, 2022-9m hoặc 2022-q3", "name the folder like 2022, 2022-h1, 2022-9m or 2022-q3")}
}
