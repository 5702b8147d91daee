package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var ratio = &Check{
	Code:     "figure/ratio",
	Severity: diag.Warning,
	Title:    diag.Say("tỷ lệ phần trăm khớp với hai con số của nó", "a percentage agrees with its two numbers"),
	Doc: diag.Text{
		VI: `"a/b …, đạt p%" và "b …, trong đó a …, chiếm p%": tính a : b và so với p theo số chữ số thập phân đã in. Làm tròn (5 trở lên thì thêm 1) hoặc cắt bỏ phần dư đều là đúng; cắt bỏ được nhắc một lần trong mỗi báo cáo. Lệch một đơn vị ở chữ số thập phân cuối là ghi chú (các tỷ lệ hay được chỉnh cho tròn 100). Khác đi là cảnh báo, trừ khi tỷ lệ đúng với một tổng khác có nêu trong đoạn, khi con số chỉ là ước chừng ("trên", "gần") hay là mức tăng, giảm, vượt.`,
		EN: `"a/b …, đạt p%" and "b …, trong đó a …, chiếm p%": a : b is computed and compared with p at the printed precision. Rounding half up and truncation both hold; truncation is mentioned once a report. One off in the last decimal is a note (shares are adjusted to add up to 100). Anything else is a warning, unless the percentage fits another total stated in the paragraph, or the figure is approximate or a change.`,
	},
	Fires: []string{
		"Có 45/60 tổ viên dự họp, đạt 85%.",
		"Có 69/85 chi bộ (đạt 85%) xây dựng kế hoạch.",
		"Có 440 chuyến trong tổng số 2.976 chuyến của tháng, chiếm tỷ lệ 18,4%.",
		"Xã có 800 hộ, có 200 hộ trồng cam, chiếm 20%.",
		"Kho có 400 cuốn sách, trong đó có 100 cuốn mới, chiếm tỷ lệ 20%.",
	},
	Silent: []string{
		"Có 45/60 tổ viên dự họp, đạt 75%.",
		"Có 2/3 tổ đã họp, đạt 66,6%.",
		"Có 2/3 tổ đã họp, đạt 66,7%.",
		"Đánh giá 04/10 chỉ tiêu (có 01 chỉ tiêu vượt kế hoạch và 01 chỉ tiêu đạt trên 98%).",
		"Có 45/60 tổ viên dự họp; số bài viết tăng 12% so với cùng kỳ.",
		"Thu 45/60 triệu đồng, vượt 12%.",
		"Có 440 chuyến trong tổng số 2.976 chuyến của tháng, chiếm tỷ lệ 14,8%.",
		"Xã có 800 hộ, có 200 hộ trồng cam, chiếm 3% số hộ của huyện.",
	},
	run: checkRatios,
}

// joints are the words that may stand right before a percentage that belongs to
// the numbers before it.
var joints = []string{"đạt tỷ lệ", "đạt tỉ lệ", "chiếm tỷ lệ", "chiếm tỉ lệ", "tỷ lệ", "tỉ lệ", "tỷ lệ là", "tỷ lệ đạt", "đạt", "chiếm", "bằng", "tương đương", "tương ứng", "=", "là"}

func checkRatios(r *run) {
	truncated := false
	for _, t := range r.texts {
		for i, p := range t.quantities {
			if p.Kind != quantity.Percent {
				continue
			}
			a, b, start, numbers, ok := r.pair(t, i)
			if !ok {
				continue
			}
			r.claimPercent(t.Passage, p)
			exact := a.Percent(b, p.Value.Scale()+2, false)
			rounded, cut := a.Percent(b, p.Value.Scale(), false), a.Percent(b, p.Value.Scale(), true)
			switch {
			case rounded.Equal(p.Value):
				r.figure("ratio", t.Passage, start, p.End, numbers, Holds, "%s : %s = %s%%", "%s : %s = %s%%", vi(a), vi(b), vi(rounded))
			case cut.Equal(p.Value):
				r.figure("ratio", t.Passage, start, p.End, numbers, RoundedDown, "%s : %s = %s%%, phần dư bị cắt bỏ", "%s : %s = %s%%, truncated", vi(a), vi(b), vi(exact))
				if !truncated {
					truncated = true
					r.raise(diag.Note, t.Passage, start, p.End,
						diag.Say("%s : %s = %s%%; báo cáo ghi %s%% (cắt bỏ phần dư thay vì làm tròn)", "%s : %s = %s%%; the report says %s%% (truncated, not rounded)", vi(a), vi(b), vi(exact), vi(p.Value)),
						diag.Say("làm tròn thì thành %s%%; nhắc một lần cho cả báo cáo", "rounded it is %s%%; said once a report", vi(rounded)))
				}
			case nearly(rounded, p.Value):
				r.figure("ratio", t.Passage, start, p.End, numbers, Fails, "%s : %s = %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%, one off in the last digit", vi(a), vi(b), vi(exact))
				r.raise(diag.Note, t.Passage, start, p.End,
					diag.Say("%s : %s = %s%%; báo cáo ghi %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%; the report says %s%%, one off in the last digit", vi(a), vi(b), vi(exact), vi(p.Value)),
					diag.Say("làm tròn thì thành %s%%", "rounded it is %s%%", vi(rounded)))
			default:
				r.figure("ratio", t.Passage, start, p.End, numbers, Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", vi(a), vi(b), vi(exact), vi(p.Value))
				r.raise(diag.Warning, t.Passage, start, p.End,
					diag.Say("%s : %s = %s%%, báo cáo ghi %s%%", "%s : %s = %s%%, the report says %s%%", vi(a), vi(b), vi(rounded), vi(p.Value)),
					diag.Say("sửa tỷ lệ thành %s%%, hoặc xem lại hai con số", "correct the percentage to %s%%, or look at the two numbers again", vi(rounded)))
			}
		}
	}
}

// nearly reports whether two percentages with decimals differ by one in the last
// place: shares are adjusted so to add up to 100.
func nearly(a, b quantity.Decimal) bool {
	if b.Scale() == 0 {
		return false
	}
	d := a.Sub(b).Plain()
	return strings.Trim(strings.TrimPrefix(d, "-"), "0.") == "1"
}

// pair finds the two numbers that the percentage t.quantities[i] states the share
// of, and the offset at which they begin.
func (r *run) pair(t *text, i int) (a, b quantity.Decimal, start int, numbers []Number, ok bool) {
	p := t.quantities[i]
	if p.Hedge != "" || r.otherBase(t, p) {
		return a, b, 0, nil, false
	}
	joint, bracket, ok := jointBefore(t.Text, p.Start)
	if !ok {
		return a, b, 0, nil, false
	}
	if q, ok := ratioBefore(t, i, p.Start); ok {
		if joint == "" && !bracket {
			return a, b, 0, nil, false
		}
		return q.Value, q.Of, q.Start, t.numbers(q, p), q.Of.Sign() > 0 && q.Hedge == ""
	}
	if !strings.HasPrefix(joint, "chiếm") && joint != "tương đương" {
		return a, b, 0, nil, false
	}
	part, total, ok := r.partOfTotal(t, i)
	if !ok {
		return a, b, 0, nil, false
	}
	return part.Value, total.Value, min(part.Start, total.Start), t.numbers(*part, *total, p), true
}

// jointBefore reads what joins a percentage to the numbers before it: "đạt",
// "(chiếm tỷ lệ", or an open bracket alone.
func jointBefore(s string, at int) (joint string, bracket, ok bool) {
	head := strings.TrimRight(s[max(at-40, 0):at], " \u00a0")
	lower := strings.ToLower(head)
	for _, j := range joints {
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
// something else than the numbers before it: a plan, last year, a change.
func (r *run) otherBase(t *text, p quantity.Quantity) bool {
	after := strings.ToLower(t.Text[p.End:min(p.End+40, len(t.Text))])
	after, _, _ = strings.Cut(strings.TrimLeft(after, " "), ",")
	for _, w := range []string{"so với", "so cùng", "so kế hoạch", "so chỉ tiêu", "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "cùng kỳ", "tổng số", "số ", "trong ", "trên ", "của ", "/"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	before := strings.ToLower(t.Text[max(p.Start-30, 0):p.Start])
	for _, w := range []string{"tăng ", "giảm ", "vượt ", "tăng thêm ", "tăng lên ", "cao hơn ", "thấp hơn "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// ratioBefore finds the a/b that a percentage at an offset belongs to: the
// nearest one before it in its clause, with no other count on the level of the
// two.
func ratioBefore(t *text, i, at int) (quantity.Quantity, bool) {
	for k := i - 1; k >= 0; k-- {
		q := t.quantities[k]
		between := t.Text[q.End:at]
		if len(between) > 400 || strings.Contains(outside(between), ";") || strings.Contains(outside(between), ". ") {
			return q, false
		}
		if q.Kind == quantity.Ratio {
			// Within the brackets of a list the percentage is the list's own.
			return q, depth(between) <= 1 && !(depth(between) == 1 && strings.ContainsAny(afterOpen(between), "0123456789"))
		}
		if depth(between) >= 0 && !closed(between) {
			return q, false // another count of the same level stands between
		}
	}
	return quantity.Quantity{}, false
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
// the percentage, b the nearest count before it of the same things. Where the
// percentage fits another count of the paragraph, or nothing marks a as a part
// of b, there is no pair.
func (r *run) partOfTotal(t *text, i int) (part, total *quantity.Quantity, ok bool) {
	p := t.quantities[i]
	from, _ := t.sentence(p.Start, full)
	for k := i - 1; k >= max(i-near, 0) && t.quantities[k].Start >= max(from, p.Start-reach/4); k-- {
		q := &t.quantities[k]
		if q.Kind != quantity.Count || q.Unit == "" || q.Hedge != "" || closed(t.Text[q.End:p.Start]) {
			continue
		}
		if part == nil {
			part = q
			continue
		}
		// "440 chuyến trong tổng số 2.976 chuyến bay …, chiếm 14,8%"
		if between := strings.ToLower(t.Text[q.End:part.Start]); strings.HasSuffix(strings.TrimRight(between, " "), "tổng số") && len(between) < 60 && q.Value.Cmp(part.Value) <= 0 {
			return q, part, true
		}
		same := sameThings(part.Unit, q.Unit) || marksPart(strings.ToLower(t.Text[q.End:part.Start])) && firstWord(part.Unit) == firstWord(q.Unit)
		if same && q.Value.Cmp(part.Value) > 0 {
			total = q
			break
		}
	}
	if part == nil || total == nil {
		return nil, nil, false
	}
	between := strings.ToLower(t.Text[total.End:part.Start])
	if !marksPart(between) && !strings.Contains(between, ";") && !strings.HasSuffix(strings.TrimRight(between, " "), ", có") {
		return nil, nil, false
	}
	if !fits(part.Value, total.Value, p.Value) {
		// Any other number of the paragraph may be the total that was meant.
		for _, q := range t.quantities[max(i-4*near, 0):min(i+4*near, len(t.quantities))] {
			if q.Kind == quantity.Count && q.Start != total.Start && fits(part.Value, q.Value, p.Value) {
				return nil, nil, false
			}
		}
		if len(t.in(total.End, part.Start)) > 0 {
			return nil, nil, false
		}
	}
	return part, total, true
}

// marksPart reports whether words say that what follows is a part of what stands
// before.
func marksPart(s string) bool {
	for _, m := range []string{"trong đó", "trong số", "trong tổng số", "bao gồm"} {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}

// fits reports whether a : b is p percent, rounded or truncated.
func fits(a, b, p quantity.Decimal) bool {
	if b.Sign() <= 0 {
		return false
	}
	return a.Percent(b, p.Scale(), false).Equal(p) || a.Percent(b, p.Scale(), true).Equal(p)
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

// sameThings reports whether two units count the same: their first two words
// agree, or the one word that one of them has.
func sameThings(x, y string) bool {
	a, b := strings.Fields(x), strings.Fields(y)
	if len(a) == 0 || len(b) == 0 || a[0] != b[0] {
		return false
	}
	return len(a) == 1 || len(b) == 1 || a[1] == b[1]
}
