package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// pair is the two numbers that a percentage states the share of, and where they
// stand with it.
type pair struct {
	a, b       quantity.Decimal
	start, end int
	numbers    []source.Span
	adjusted   bool           // the shares of its list add up to 100, as if adjusted to
	related    []diag.Related // where a total stands that is not beside its part
}

// pair finds the pair of the percentage t.quantities[i]. Where the words leave
// room for another reading, a pair is only given if it proves the percentage.
func (r *run) pair(t *text, i int) (pair, bool) {
	p := t.quantities[i]
	if p.Hedge != "" || isChange(t, p) {
		return pair{}, false
	}
	connective, bracket, ok := connectiveBefore(t.Text, p.Start)
	if !ok {
		return pair{}, false
	}
	share := func(a, b *quantity.Quantity, sure bool) (pair, bool) {
		if a == nil || b == nil || b.Value.Sign() <= 0 || !sure && !fits(a.Value, b.Value, p.Value) {
			return pair{}, false
		}
		start, end := min(a.Start, b.Start, p.Start), max(a.End, b.End, p.End)
		return pair{a: a.Value, b: b.Value, start: start, end: end, numbers: t.numbers(*a, *b, p)}, true
	}
	if a, b := totalAfter(t, i); b != nil {
		return share(a, b, !otherFits(t, i, a, b))
	}
	if a, b := planAfter(t, i); b != nil {
		return share(a, b, !otherFits(t, i, a, b))
	}
	if otherBase(t, p) {
		return pair{}, false
	}
	for _, find := range []func(*text, int) (*quantity.Quantity, bool){ratioBefore, ratioAfter} {
		if q, sure := find(t, i); q != nil && (connective != "" || bracket) && q.Of.Sign() > 0 && q.Hedge == "" && (sure || fits(q.Value, q.Of, p.Value)) {
			return pair{a: q.Value, b: q.Of, start: min(q.Start, p.Start), end: max(q.End, p.End), numbers: t.numbers(*q, p)}, true
		}
	}
	if connective == "tương đương" || connective == "" && !strings.HasPrefix(t.Text[p.End:], ")") {
		return pair{}, false
	}
	a, b, sure := partOfTotal(t, i, connective)
	return share(a, b, sure)
}

// connectives are the words that may stand right before a percentage that belongs to
// the numbers before it.
var connectives = []string{"đạt tỷ lệ", "đạt tỉ lệ", "chiếm tỷ lệ", "chiếm tỉ lệ", "tỷ lệ", "tỉ lệ", "tỷ lệ là", "tỷ lệ đạt", "đạt", "chiếm", "bằng", "tương đương", "tương ứng", "=", "là"}

// changes are the words after which a percentage is a change, not a share.
var changes = []string{"tăng ", "giảm ", "vượt ", "tăng thêm ", "tăng lên ", "cao hơn ", "thấp hơn "}

// isChange reports whether a percentage is a change.
func isChange(t *text, p quantity.Quantity) bool {
	before := strings.ToLower(t.Text[max(p.Start-30, 0):p.Start])
	for _, c := range changes {
		if strings.HasSuffix(before, c) {
			return true
		}
	}
	return false
}

// connectiveBefore reads what joins a percentage to the numbers before it: "đạt",
// "(chiếm tỷ lệ", or an open bracket alone.
func connectiveBefore(s string, at int) (connective string, bracket, ok bool) {
	head := strings.TrimRight(s[max(at-40, 0):at], " \u00a0:")
	lower := strings.ToLower(head)
	for _, j := range connectives {
		if !strings.HasSuffix(lower, j) {
			continue
		}
		rest := strings.TrimRight(lower[:len(lower)-len(j)], " ")
		if j == "là" && !strings.HasSuffix(rest, "tỷ lệ") && !strings.HasSuffix(rest, "tỉ lệ") {
			continue
		}
		return j, strings.HasSuffix(rest, "("), true
	}
	return "", true, strings.HasSuffix(head, "(")
}

// otherBase reports whether a percentage says that it is measured against
// something else than the numbers before it: a plan, last year.
func otherBase(t *text, p quantity.Quantity) bool {
	after := strings.ToLower(t.Text[p.End:min(p.End+40, len(t.Text))])
	after, _, _ = strings.Cut(strings.TrimLeft(after, " "), ",")
	for _, w := range []string{"so với", "so cùng", "so kế hoạch", "so chỉ tiêu", "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "cùng kỳ", "tổng số", "số ", "trong ", "trên ", "của ", "/"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// totalAfter finds "a …, chiếm p% trong tổng số b …".
func totalAfter(t *text, i int) (part, total *quantity.Quantity) {
	if i == 0 || i+1 == len(t.quantities) {
		return nil, nil
	}
	p, a, b := t.quantities[i], &t.quantities[i-1], &t.quantities[i+1]
	if a.Kind != quantity.Count || b.Kind != quantity.Count || a.Hedge != "" || b.Hedge != "" || a.Value.Cmp(b.Value) > 0 || b.Start-p.End > 40 {
		return nil, nil
	}
	if before := t.Text[a.End:p.Start]; len(before) > 160 || strings.ContainsAny(before, ";.") {
		return nil, nil
	}
	switch strings.ToLower(strings.TrimSpace(t.Text[p.End:b.Start])) {
	case "tổng số", "trong tổng số", "trên tổng số", "của tổng số", "so với tổng số", "trong số":
		return a, b
	}
	return nil, nil
}

// planAfter finds "a ha, đạt p% kế hoạch (b ha)" and "… kế hoạch (kế hoạch b ha)".
func planAfter(t *text, i int) (actual, plan *quantity.Quantity) {
	if i == 0 || i+1 == len(t.quantities) {
		return nil, nil
	}
	p, a, b := t.quantities[i], &t.quantities[i-1], &t.quantities[i+1]
	words, inner, ok := strings.Cut(strings.ToLower(t.Text[p.End:b.Start]), "(")
	if !ok || len(words) > 40 || strings.ContainsAny(words, ",;.:") || !containsAny(words, plans) {
		return nil, nil
	}
	for _, w := range plans {
		inner = strings.TrimPrefix(inner, w)
	}
	if strings.Trim(inner, " :") != "" || a.Kind != quantity.Count || b.Kind != quantity.Count || a.Hedge != "" || b.Hedge != "" || !sameThings(a.Unit, b.Unit) {
		return nil, nil
	}
	if before := t.Text[a.End:p.Start]; len(before) > 80 || strings.ContainsAny(before, ";.()") || t.changed(a) || !strings.HasPrefix(t.Text[b.UnitEnd:], ")") {
		return nil, nil
	}
	return a, b
}

// plans are what a result is measured against.
var plans = []string{"kế hoạch", "chỉ tiêu", "dự toán"}

// ratioBefore finds the a/b that a percentage belongs to: the nearest one before
// it in its clause, with no other number on the level of the two. It is sure
// where nothing but a comma or bracket stands between them and the words that
// join them.
func ratioBefore(t *text, i int) (*quantity.Quantity, bool) {
	p := t.quantities[i]
	for k := i - 1; k >= 0; k-- {
		q := &t.quantities[k]
		between := t.Text[q.End:p.Start]
		if len(between) > apart || strings.Contains(outside(between), ";") || strings.Contains(outside(between), ". ") {
			return nil, false
		}
		if q.Kind == quantity.Ratio {
			if depth(between) > 1 || depth(between) == 1 && strings.ContainsAny(afterOpen(between), "0123456789") {
				return nil, false // within the brackets of a list the percentage is the list's own
			}
			return q, joined(between)
		}
		if depth(between) >= 0 && !closed(between) {
			return nil, false
		}
	}
	return nil, false
}

// joined reports whether the words between a number and a percentage leave no
// room for another subject: "45/60 tổ viên dự họp, đạt 75%", but "45/60 tổ họp,
// người dự đạt 90%" and "45/60 tổ họp với tỷ lệ người dự đạt 90%" do.
func joined(between string) bool {
	words := strings.ToLower(outside(between))
	if open := strings.LastIndex(between, "("); depth(between) == 1 {
		words = strings.ToLower(between[open+1:])
	}
	words = strings.TrimRight(words, " :")
	for _, j := range connectives {
		if s, ok := strings.CutSuffix(words, j); ok {
			words = s
			break
		}
	}
	words = strings.TrimSpace(words)
	if last := strings.LastIndexByte(words, ','); last >= 0 && strings.Trim(words[last+1:], " ") != "" {
		return false
	}
	return !containsAny(words, elsewhere)
}

// elsewhere are words after which a percentage may be of something else than the
// numbers before them.
var elsewhere = []string{"tỷ lệ", "tỉ lệ", "cùng kỳ", "năm trước", "kỳ trước", "năm ngoái", "bình quân", "trung bình", "cả nước", "toàn quốc", "còn lại", "mục tiêu", "phấn đấu", "so với", "chỉ tiêu là", "kế hoạch là", "tăng", "giảm", "vượt", "trong khi"}

// ratioAfter finds "đạt p% (a/b …)", with a few words at most before the bracket
// and no percentage of its own within it.
func ratioAfter(t *text, i int) (*quantity.Quantity, bool) {
	if i+1 == len(t.quantities) {
		return nil, false
	}
	p, q := t.quantities[i], &t.quantities[i+1]
	words, ok := strings.CutSuffix(t.Text[p.End:q.Start], "(")
	if !ok || q.Kind != quantity.Ratio || len(words) > 40 || strings.ContainsAny(words, ",;.:()") || q.Value.Cmp(q.Of) > 0 {
		return nil, false
	}
	if i+2 < len(t.quantities) {
		if next := t.quantities[i+2]; next.Kind == quantity.Percent && !strings.Contains(t.Text[q.End:next.Start], ")") {
			return nil, false
		}
	}
	return q, strings.TrimSpace(words) == ""
}

// outside is a text without what stands in brackets that close.
func outside(s string) string {
	var b strings.Builder
	d := 0
	for _, r := range s {
		switch r {
		case '(':
			d++
		case ')':
			d = max(d-1, 0)
		default:
			if d == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// depth is the number of brackets open at the end of a text.
func depth(s string) int { return strings.Count(s, "(") - strings.Count(s, ")") }

// afterOpen is what follows the last open bracket.
func afterOpen(s string) string { return s[strings.LastIndex(s, "(")+1:] }

// closed reports whether a text begins within brackets that it closes: what
// stands before it is an aside.
func closed(s string) bool {
	d := 0
	for _, r := range s {
		switch r {
		case '(':
			d++
		case ')':
			if d--; d < 0 {
				return true
			}
		}
	}
	return false
}

// near is how many numbers may stand between those of one relation.
const near = 12

// partOfTotal finds "b …, trong đó a …, chiếm p%": a is the count right before
// the percentage, b the nearest count before it of the same things, or what the
// sentence calls the whole. It is sure where the words mark a as a part of b,
// nothing else stands between, and no other number of the paragraph fits.
func partOfTotal(t *text, i int, connective string) (part, total *quantity.Quantity, sure bool) {
	p := t.quantities[i]
	from, _ := t.sentence(p.Start, full)
	for k := i - 1; k >= max(i-near, 0) && t.quantities[k].Start >= max(from, p.Start-reach/4); k-- {
		q := &t.quantities[k]
		if q.Kind != quantity.Count || q.Hedge != "" || closed(t.Text[q.End:p.Start]) {
			continue
		}
		if part == nil {
			if t.changed(q) {
				return nil, nil, false
			}
			if q.Unit != "" {
				part = q
			}
			continue
		}
		// "310 lượt xe trong tổng số 2.080 lượt xe …, chiếm 14,9%"
		between := strings.ToLower(t.Text[q.End:part.Start])
		if strings.HasSuffix(strings.TrimRight(between, " "), "tổng số") && len(between) < 80 && q.Value.Cmp(part.Value) <= 0 {
			return q, part, true
		}
		marked := marksPart(between)
		switch whole := isTotal(t, q, part); {
		case q.Value.Cmp(part.Value) <= 0 && !(marked && sameThings(part.Unit, q.Unit)):
			continue
		case marked && whole:
		case q.Unit == "":
			continue
		case marked && (firstWord(part.Unit) == firstWord(q.Unit) || person(part.Unit) && person(q.Unit)):
		case sameThings(part.Unit, q.Unit) && (whole || marked || strings.Contains(between, ";") || strings.HasSuffix(strings.TrimRight(between, " "), ", có")):
		default:
			continue
		}
		exact := strings.HasPrefix(connective, "chiếm") || connective == "" && part.Value.Cmp(q.Value) <= 0
		return part, q, exact && !t.countsBetween(q, part) && !otherFits(t, i, part, q)
	}
	return nil, nil, false
}

// changed reports whether a count is what something grew or shrank by: "tăng 20
// hồ sơ".
func (t *text) changed(q *quantity.Quantity) bool {
	head := strings.TrimRight(strings.ToLower(t.Text[max(q.Start-20, 0):q.Start]), " ")
	for _, w := range []string{"tăng", "giảm", "thêm", "vượt", "hơn", "tăng lên", "giảm đi"} {
		if strings.HasSuffix(head, w) {
			return true
		}
	}
	return false
}

// countsBetween reports whether another whole number stands between two; averages
// and percentages do not count.
func (t *text) countsBetween(a, b *quantity.Quantity) bool {
	for _, q := range t.in(a.End, b.Start) {
		if q.Kind != quantity.Percent && q.Value.Scale() == 0 {
			return true
		}
	}
	return false
}

// isTotal reports whether the words before a number call it the whole of a part:
// "Tổng số ủy viên được bầu là 864, trong đó 106 người …".
func isTotal(t *text, q, part *quantity.Quantity) bool {
	head := strings.ToLower(t.Text[max(q.Start-120, 0):q.Start])
	if stop := strings.LastIndexAny(head, ".;:("); stop >= 0 {
		head = head[stop+1:]
	}
	_, noun, ok := strings.Cut(head, "tổng số")
	return ok && !strings.ContainsAny(noun, "0123456789") && !containsAny(noun, []string{"vốn", "kinh phí", "tiền", "đồng"}) && (q.Unit == "" || sameKind(q.Unit, part.Unit))
}

// otherFits reports whether a percentage that does not fit its pair fits it with
// another number of the paragraph in the place of either.
func otherFits(t *text, i int, a, b *quantity.Quantity) bool {
	p := t.quantities[i].Value
	if fits(a.Value, b.Value, p) {
		return false
	}
	for _, q := range t.quantities[max(i-4*near, 0):min(i+4*near, len(t.quantities))] {
		if q.Kind == quantity.Count && (q.Start != b.Start && fits(a.Value, q.Value, p) || q.Start != a.Start && sameThings(q.Unit, a.Unit) && fits(q.Value, b.Value, p)) {
			return true
		}
	}
	return false
}

// marksPart reports whether words say that what follows is a part of what stands
// before.
func marksPart(s string) bool {
	for _, m := range []string{"trong đó", "trong số", "trong tổng số", "bao gồm"} {
		if strings.Contains(s, m) {
			return true
		}
	}
	// "640 cuốn, số cuốn còn đọc được là 612 cuốn"
	return strings.Contains(s, ", số ") && strings.HasSuffix(strings.TrimRight(s, " "), " là")
}

// fits reports whether a : b is p percent, rounded or truncated.
func fits(a, b, p quantity.Decimal) bool {
	if b.Sign() <= 0 {
		return false
	}
	return a.Percent(b, p.Scale(), false).Equal(p) || a.Percent(b, p.Scale(), true).Equal(p)
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

// noun is what a unit names, without the words that only say where or whose:
// "tổ ở xã" is of "tổ".
func noun(unit string) []string {
	words := strings.Fields(unit)
	for i, w := range words {
		if i > 0 && slices.Contains(particles, w) {
			return words[:i]
		}
	}
	return words
}

var particles = []string{"ở", "của", "trong", "cho", "từ", "với", "có", "được", "đã", "là", "và", "do", "tại", "theo", "mới", "dự"}

// sameThings reports whether two units count the same: their first two words
// agree, or the one word that one of them has.
func sameThings(x, y string) bool {
	a, b := noun(x), noun(y)
	if len(a) == 0 || len(b) == 0 || a[0] != b[0] {
		return false
	}
	return len(a) == 1 || len(b) == 1 || a[1] == b[1]
}
