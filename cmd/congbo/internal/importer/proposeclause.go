package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
)

// read looks through a paragraph. source names its place for the entry, as
// indicators.toml has it.
func (p *proposer) read(text, source string) {
	for text := range clauses(text) {
		c := clause{text: text, source: source}
		for _, q := range data.Lexicon().Quantities(text) {
			if n := len(c.all); !isTime(q) && (n == 0 || q.Start >= c.all[n-1].End) {
				c.all = append(c.all, q)
			}
		}
		if len(c.all) <= maxNumbers {
			c.propose(p)
		}
	}
}

// maxNumbers is how many numbers a clause may have: beyond that it is a list, of which no
// one tells what belongs to what.
const maxNumbers = 40

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

// isTime reports whether a number is an age or a stretch of time, which nobody counts.
func isTime(q quantity.Quantity) bool {
	first, _, _ := strings.Cut(q.Unit, " ")
	return q.Kind == quantity.Count && slices.Contains([]string{"tuổi", "tháng", "ngày", "năm", "giờ", "tuần", "quý"}, first)
}

// A clause is a stretch of prose with its numbers.
type clause struct {
	text, source string
	all          []quantity.Quantity
}

// propose proposes the figure of each percentage that is not one of a change or a share,
// else the figure that has changed.
func (c *clause) propose(p *proposer) {
	from := 0 // where the words of the next figure begin
	for i, q := range c.all {
		if q.Kind != quantity.Percent || q.Hedge != "" || c.bracketed(q) && !strings.HasPrefix(c.inBracket(q), "đạt") {
			continue
		}
		said := c.before(i)
		switch {
		case isChange(said) || q.Start < from:
			continue
		case strings.Contains(said, "chiếm") && !c.ratioBefore(i, from):
			continue
		}
		one, end, ok := c.measured(i, from)
		if !ok {
			continue
		}
		c.changed(&one, i)
		p.add(one)
		from = end
	}
	if from == 0 {
		c.proposeChange(p)
	}
}

// before is the words between a number and the one before it, in small letters.
func (c *clause) before(i int) string {
	from := 0
	if i > 0 {
		from = c.all[i-1].End
	}
	return strings.ToLower(c.text[from:c.all[i].Start])
}

// bracketed reports whether a number stands in brackets.
func (c *clause) bracketed(q quantity.Quantity) bool {
	before := c.text[:q.Start]
	return strings.Count(before, "(") > strings.Count(before, ")")
}

// inBracket is the words of the bracket before a number, in small letters.
func (c *clause) inBracket(q quantity.Quantity) string {
	before := c.text[:q.Start]
	return strings.ToLower(strings.TrimSpace(before[strings.LastIndexByte(before, '(')+1:]))
}

func isChange(said string) bool {
	if level.MatchString(said) {
		return false
	}
	return strings.Contains(said, "tăng") || strings.Contains(said, "giảm") || strings.Contains(said, "vượt") || strings.Contains(said, "thấp hơn") || strings.Contains(said, "cao hơn")
}

// level is what leads to the figure that something has fallen or risen to.
var level = lazyregexp.New(`(?:giảm(?: xuống)? còn|tăng lên|giảm xuống|nâng lên)(?: đạt)?\s*$`)

func (c *clause) ratioBefore(i, from int) bool {
	return slices.ContainsFunc(c.all[:i], func(q quantity.Quantity) bool { return q.Kind == quantity.Ratio && q.Start >= from })
}

func namesPlan(s string) bool {
	return slices.ContainsFunc(planWords[:], func(w string) bool { return strings.Contains(s, w) })
}

// planWords name what a result is measured by.
var planWords = [...]string{"kế hoạch", "chỉ tiêu", "dự toán", "chương trình", "nghị quyết", "mục tiêu", "kh ", "giao"}

// measured makes the figure that the i-th number, a percentage, measures; end is where
// what it is made of ends.
func (c *clause) measured(i, from int) (one proposed, end int, ok bool) {
	q := c.all[i]
	one = proposed{words: strings.TrimLeft(strings.TrimSpace(c.text), "-+ ")}
	one.Source, one.Percent, end = c.source, q.Value, q.End
	against := against(c.text[q.End:])
	target, at := c.target(i, from)
	if at >= 0 {
		end = max(end, c.all[at].End)
	}
	actual := c.actual(i, from, target, at >= 0)
	if actual < 0 {
		if part, whole, is := c.partOfWhole(i, from); is && at < 0 {
			c.setPart(&one, part, whole, from)
			return one, end, len(strings.Fields(one.Name)) > 1
		}
		return c.alone(one, i, from, against, target, at, end)
	}
	a := c.all[actual]
	one.Actual, one.Unit = c.printed(a)
	one.Note = a.Hedge
	switch {
	case a.Kind == quantity.Ratio && (strings.HasPrefix(against, "kế hoạch") || strings.HasPrefix(against, "chỉ tiêu")):
		one.Target, one.PercentOf = data.ExactGoal(a.Of), against
	case a.Kind == quantity.Ratio:
		one.Of = a.Of
	default:
		one.PercentOf = against
	}
	if at >= 0 {
		if value, unit := c.printed(target); unit == one.Unit || isMeasure(unit) == isMeasure(one.Unit) && !isMeasure(unit) || unit == "" {
			one.Target = data.ExactGoal(value)
			if strings.HasPrefix(unit, one.Unit) {
				one.Unit = unit // the fuller one
			}
		}
	}
	until := i
	if a.Kind != quantity.Ratio {
		until = actual + 1
	}
	one.Name = c.name(actual, from, until)
	return one, end, len(strings.Fields(one.Name)) > 1
}

// actual is the number that the i-th, a percentage, measures: a part of a whole or of the target
// if there is one, else the only count before it; -1 if none is sure to be.
func (c *clause) actual(i, from int, target quantity.Quantity, planned bool) int {
	q := c.all[i]
	only := !planned && c.counts(from, i) == 1 && linked.MatchString(c.before(i))
	return slices.IndexFunc(c.all[:i], func(a quantity.Quantity) bool {
		switch {
		case a.Start < from || a.Kind == quantity.Percent || c.bracketed(a):
			return false
		case a.Kind == quantity.Ratio:
			return fits100(a.Value, a.Of, q.Value)
		}
		return only || planned && fits100(a.Value, target.Value, q.Value)
	})
}

// target is the plan that the i-th number, a percentage, is of: in brackets after it, or
// before it in brackets that say so. at is its place, or -1.
func (c *clause) target(i, from int) (target quantity.Quantity, at int) {
	q := c.all[i]
	if i+1 < len(c.all) {
		next := c.all[i+1]
		between := strings.ToLower(c.text[q.End:next.Start])
		words, inside, ok := strings.Cut(between, "(")
		if ok && namesPlan(words+inside) && !strings.ContainsAny(words, ",;)") && next.Kind != quantity.Ratio {
			return next, i + 1
		}
	}
	for k := range c.all[:i] {
		if b := c.all[k]; b.Start >= from && b.Kind == quantity.Count && c.bracketed(b) && namesPlan(c.inBracket(b)) {
			return b, k
		}
	}
	return target, -1
}

// partOfWhole finds the two numbers before the i-th, a percentage, that count the same and
// that it is the ratio of: "tiếp nhận 1.245 hồ sơ, giải quyết 1.230 hồ sơ, đạt 98,8%".
func (c *clause) partOfWhole(i, from int) (part, whole int, ok bool) {
	if i < 2 || c.counts(from, i) != 2 || c.all[i-2].Start < from || !linked.MatchString(c.before(i)) {
		return 0, 0, false
	}
	whole, part = i-2, i-1
	w, p := c.all[whole], c.all[part]
	return part, whole, w.Kind == quantity.Count && p.Kind == quantity.Count && c.unit(w) == c.unit(p) && fits100(p.Value, w.Value, c.all[i].Value)
}

// setPart makes a figure of a part and its whole, which may be what was planned.
func (c *clause) setPart(one *proposed, part, whole, from int) {
	one.Actual, one.Unit = c.printed(c.all[part])
	value, _ := c.printed(c.all[whole])
	if namesPlan(c.before(whole)) {
		one.Target, one.PercentOf = data.ExactGoal(value), "kế hoạch"
		one.Name = c.cleaned(planTail.ReplaceAllString(c.text[from:c.all[whole].Start], ""))
		return
	}
	one.Of = value
	one.Name = c.name(part, c.all[whole].End, part+1)
}

// counts is how many numbers stand before the i-th that a percentage may be of.
func (c *clause) counts(from, i int) int {
	n := 0
	for _, a := range c.all[:i] {
		if a.Start >= from && a.Kind != quantity.Percent && !c.bracketed(a) {
			n++
		}
	}
	return n
}

// linked is what says that a percentage is of the number before it.
var linked = lazyregexp.New(`đạt|bằng|tỷ lệ|\(|tương ứng`)

// fits100 reports whether a percentage is that of a part in a whole, but for rounding.
func fits100(part, whole, percent quantity.Decimal) bool {
	if !whole.IsValid() || whole.Cmp(quantity.Int(0)) <= 0 {
		return false
	}
	off := part.Mul(quantity.Int(100)).Sub(percent.Mul(whole)) // times the whole
	if off.Cmp(quantity.Int(0)) < 0 {
		off = quantity.Int(0).Sub(off)
	}
	one := quantity.Int(1)
	for range percent.Scale() {
		one = one.Mul(tenth)
	}
	return off.Cmp(one.Mul(whole)) <= 0
}

var tenth, _ = quantity.Parse("0,1")

// alone makes a figure of a percentage that stands for itself.
func (c *clause) alone(one proposed, i, from int, against string, target quantity.Quantity, at, end int) (proposed, int, bool) {
	if c.counts(from, i) > 0 {
		return one, end, false // it is of one of those, and it is not known of which
	}
	words := c.text[from:c.all[i].Start]
	if i+1 < len(c.all) && c.all[i+1].Kind == quantity.Percent && c.bracketed(c.all[i+1]) && namesPlan(c.inBracket(c.all[i+1])) && has.MatchString(words) {
		// "có 86% dân số tham gia bảo hiểm y tế (kế hoạch 90%)"
		what, _, _ := strings.Cut(c.text[c.all[i].End:c.all[i+1].Start], "(")
		if what = counted(what); len(strings.Fields(what)) > 2 && !strings.ContainsAny(what, ",;:") {
			one.Name, one.Actual, one.Percent, one.Unit = "Tỷ lệ "+what, one.Percent, quantity.Decimal{}, "%"
			one.Target = data.ExactGoal(c.all[i+1].Value)
			return one, c.all[i+1].End, true
		}
	}
	one.Name = c.cleaned(words)
	if !endsLinked(words) || strings.HasSuffix(strings.TrimSpace(words), ":") || len(strings.Fields(one.Name)) < 2 || fraction.MatchString(one.Name) {
		return one, end, false
	}
	if first, _, _ := strings.Cut(strings.ToLower(one.Name), " "); slices.Contains([]string{"tỷ", "tỉ", "công", "độ", "chỉ"}, first) {
		one.Actual, one.Percent, one.Unit = one.Percent, quantity.Decimal{}, "%"
		rest := c.text[c.all[i].End:]
		if i+1 < len(c.all) && c.all[i+1].Kind == quantity.Percent && planOnly.MatchString(strings.ToLower(rest[:c.all[i+1].Start-c.all[i].End])) {
			one.Target, end = data.ExactGoal(c.all[i+1].Value), c.all[i+1].End
		}
		return one, end, true
	}
	one.PercentOf = against
	return one, end, true
}

// fraction is a part of a whole that was not read as one.
var fraction = lazyregexp.New(`\d/\d`)

// planOnly is what stands between a rate and the rate that was planned.
var planOnly = lazyregexp.New(`^\s*[/(]\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết)(?:\s+(?:năm|giao|đề ra|là))*\s*:?\s*$`)

// changed adds the change that is told after a percentage.
func (c *clause) changed(one *proposed, i int) {
	for k := i + 1; k < len(c.all); k++ {
		q := c.all[k]
		if q.Kind != quantity.Percent || q.Hedge != "" {
			continue
		}
		said := c.before(k)
		if strings.Contains(said, "tăng") == strings.Contains(said, "giảm") {
			continue
		}
		one.Change, one.ChangeFrom = q.Value, against(c.text[q.End:])
		if strings.Contains(said, "giảm") {
			one.Change = quantity.Int(0).Sub(q.Value)
		}
		return
	}
}

// proposeChange proposes a figure of which only the change is told.
func (c *clause) proposeChange(p *proposer) {
	if len(c.all) < 2 || c.all[0].Kind != quantity.Count || c.all[1].Kind != quantity.Percent || !isChange(c.before(1)) || strings.Contains(c.before(1), "vượt") {
		return
	}
	one := proposed{words: strings.TrimLeft(strings.TrimSpace(c.text), "-+ ")}
	one.Source, one.Note = c.source, c.all[0].Hedge
	one.Actual, one.Unit = c.printed(c.all[0])
	one.Name = c.name(0, 0, 1)
	c.changed(&one, 0)
	if one.Change.IsValid() && one.ChangeFrom != "" && len(strings.Fields(one.Name)) > 1 {
		p.add(one)
	}
}

// printed is a count as the report has it, "12.154 tỷ đồng", and its unit.
func (c *clause) printed(q quantity.Quantity) (value quantity.Decimal, unit string) {
	value, unit = q.Value, c.unit(q)
	if number, scale, ok := strings.Cut(c.text[q.Start:q.End], " "); ok && q.Kind == quantity.Count {
		if v, err := quantity.Parse(number); err == nil {
			return v, strings.TrimSpace(scale + " " + unit)
		}
	}
	return value, unit
}
