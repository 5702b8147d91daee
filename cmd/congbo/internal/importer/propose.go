package importer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
)

// A proposer finds the figures of a report that could be indicators: ratios, and
// what has a percentage of a plan or of a period before.
type proposer struct {
	found []proposed
	names namer
}

// maxProposed is more figures than a person looks through.
const maxProposed = 1000

// proposed is an indicator with the words that it comes from.
type proposed struct {
	data.Indicator
	words string
}

// read looks through a paragraph. source names its place for the entry, as
// indicators.toml has it.
func (p *proposer) read(text, source string) {
	for clause := range clauses(text) {
		p.clause(clause, source)
	}
}

// clauses cuts a text after semicolons, and after full stops before a capital.
func clauses(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := range len(text) {
			end := text[i] == ';' || i+2 < len(text) && text[i] == '.' && text[i+1] == ' ' && startsUpper(text[i+2:])
			if end {
				if !yield(text[start:i]) {
					return
				}
				start = i + 1
			}
		}
		yield(text[start:])
	}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// clause proposes the figures of one clause: a number or ratio, and the percentages
// after it.
func (p *proposer) clause(text, source string) {
	var head *proposed
	flush := func() {
		if head != nil && len(p.found) < maxProposed && (head.Of.IsValid() || head.Percent.IsValid() || head.Change.IsValid()) && head.Name != "" {
			p.found = append(p.found, *head)
		}
		head = nil
	}
	after := 0 // where the words of the next name begin
	for _, q := range data.Lexicon().Quantities(text) {
		before := text[after:q.Start]
		if q.Kind != quantity.Percent {
			if q.Kind == quantity.Count && head != nil && head.Of.IsValid() && strings.Contains(before, "(") {
				continue // a part of a ratio, in brackets
			}
			flush()
			head = &proposed{words: strings.TrimLeft(strings.TrimSpace(text), "-+ ")}
			head.Actual, head.Of, head.Unit = q.Value, q.Of, q.Unit
			if number, scale, ok := strings.Cut(text[q.Start:q.End], " "); ok && q.Kind == quantity.Count {
				if value, err := quantity.Parse(number); err == nil { // "12.154 tỷ đồng", as the report has it
					head.Actual, head.Unit = value, strings.TrimSpace(scale+" "+q.Unit)
				}
			}
			head.Source = source
			if head.Name = name(before, unitWords(text, q)); q.Kind == quantity.Ratio {
				if counted := counted(text[q.End:]); len(strings.Fields(counted)) > 2 || counted != "" && strings.ContainsAny(head.Name, "0123456789") {
					head.Name = counted
				}
			}
			head.Note = q.Hedge
			after = q.End
			continue
		}
		said := strings.ToLower(before)
		change := strings.Contains(said, "tăng") || strings.Contains(said, "giảm") || strings.Contains(said, "vượt")
		if q.Hedge != "" {
			continue // a bound, no figure
		}
		if head == nil {
			if change {
				continue // of nothing that is told
			}
			head = &proposed{words: strings.TrimLeft(strings.TrimSpace(text), "-+ ")}
			head.Source, head.Name = source, name(before, "")
		}
		against := against(text[q.End:])
		switch {
		case change && !head.Change.IsValid() && !strings.Contains(said, "vượt"):
			head.Change, head.ChangeFrom = q.Value, against
			if strings.Contains(said, "giảm") {
				head.Change = quantity.Int(0).Sub(q.Value)
			}
		case !change && !head.Percent.IsValid():
			if head.Percent = q.Value; !head.Of.IsValid() || strings.HasPrefix(against, "kế hoạch") {
				head.PercentOf = against
			}
		}
		after = q.End
	}
	flush()
}

// counted is what a ratio counts: the words after it, up to ten.
func counted(after string) string {
	if end := strings.IndexFunc(after, func(r rune) bool { return strings.ContainsRune(",;.()", r) || unicode.IsDigit(r) }); end >= 0 {
		after = after[:end]
	}
	words := strings.Fields(after)
	if len(words) > 10 {
		words = words[:10]
	}
	return capitalised(strings.Join(words, " "))
}

func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// unitWords is the unit of a quantity in the case that the text has.
func unitWords(text string, q quantity.Quantity) string {
	if q.UnitEnd <= q.End {
		return q.Unit
	}
	return strings.Trim(text[q.End:q.UnitEnd], " ,.;:()")
}

// leading are the words between a name and its number.
var leading = [...]string{"ước đạt", "đạt", "được", "có", "là", "với", "gồm", "tổng số", "trên", "gần", "khoảng", "hơn", "đến nay", "và", "trong đó", "thực hiện", ":", "-", "(", ","}

// name makes the name of a figure of the words before its number, the last ten of
// them, else of its unit.
func name(before, unit string) string {
	if i := strings.LastIndexAny(before, ",()"); i >= 0 && strings.TrimSpace(before[i+1:]) != "" && len(strings.Fields(before[i+1:])) > 2 {
		before = before[i+1:]
	}
	before = strings.Trim(before, " ,.;:()-–“”\"")
	for again := true; again; {
		again = false
		for _, word := range leading {
			if rest, ok := strings.CutSuffix(before, word); ok && (rest == "" || strings.HasSuffix(rest, " ")) {
				before, again = strings.TrimRight(rest, " ,:(-"), true
			}
		}
	}
	words := strings.Fields(before)
	if len(words) > 10 {
		words = words[len(words)-10:]
	}
	if len(words) == 0 {
		words = strings.Fields(unit)
	} else if len(words) < 3 && unit != "" {
		words = append(words, strings.Fields(unit)...)
	}
	s := strings.Trim(strings.Join(words, " "), " ,.;:()-–“”\"")
	if s == "" {
		return ""
	}
	return capitalised(s)
}

// against is what a percentage is measured by, where the words after it say so.
func against(after string) string {
	end := strings.IndexAny(after, ",;.()")
	if end < 0 {
		end = len(after)
	}
	words := strings.TrimSpace(after[:end])
	for _, lead := range []string{"so với ", "so "} {
		words = strings.TrimPrefix(words, lead)
	}
	for _, known := range []string{"kế hoạch", "chỉ tiêu", "cùng kỳ", "cuối năm", "đầu năm", "năm", "quý", "dự toán", "nghị quyết"} {
		if strings.HasPrefix(words, known) {
			if fields := strings.Fields(words); len(fields) > 8 {
				words = strings.Join(fields[:8], " ")
			}
			return words
		}
	}
	return ""
}

// file is the text of data/<period>/indicators.proposed.toml; nil if nothing is
// proposed.
func (p *proposer) file(language string) []byte {
	if len(p.found) == 0 {
		return nil
	}
	text := []byte("# Số liệu congbo nhận ra khi nhập báo cáo. Tệp này không được đọc: xem lại, sửa\n# tên, rồi chuyển những mục cần dùng sang indicators.toml.\n")
	if language == "en" {
		text = []byte("# Figures that congbo recognised when it imported the report. This file is not\n# read: look through it, mend the names, and move what is of use to indicators.toml.\n")
	}
	for i := range p.found {
		f := &p.found[i]
		f.ID = p.names.slug(f.Name, 60, "so-lieu")
		text = fmt.Appendf(text, "\n# %s\n", strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, f.words))
		text = f.AppendTOML(text)
	}
	return text
}
