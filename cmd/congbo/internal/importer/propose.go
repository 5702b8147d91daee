package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
)

// A proposer finds the figures of a report that could be indicators: those that stand
// against a plan, a whole or a period before. What is not sure to be joined rightly is
// not proposed.
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

// add proposes an indicator, once: a table often says again what the text says.
func (p *proposer) add(one proposed) {
	for _, other := range p.found {
		if equalOrNone(other.Actual, one.Actual) && equalOrNone(other.Percent, one.Percent) && equalOrNone(other.Target.Exact(), one.Target.Exact()) && equalOrNone(other.Of, one.Of) && other.Unit == one.Unit {
			return
		}
	}
	if len(p.found) < maxProposed && one.Name != "" {
		p.found = append(p.found, one)
	}
}

func equalOrNone(a, b quantity.Decimal) bool {
	return !a.IsValid() || !b.IsValid() || a.Cmp(b) == 0
}

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

// planWords name what a result is measured by.
var planWords = [...]string{"kế hoạch", "chỉ tiêu", "dự toán", "chương trình", "nghị quyết", "mục tiêu", "kh ", "giao"}

func namesPlan(s string) bool {
	return slices.ContainsFunc(planWords[:], func(w string) bool { return strings.Contains(s, w) })
}

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
	actual := -1
	for k := range c.all[:i] {
		a := c.all[k]
		if a.Start < from || a.Kind == quantity.Percent || c.bracketed(a) || a.Kind == quantity.Ratio && !fits100(a.Value, a.Of, q.Value) {
			continue
		}
		switch {
		case a.Kind == quantity.Ratio, at >= 0 && fits100(a.Value, target.Value, q.Value):
			actual = k
		case at < 0 && c.counts(from, i) == 1 && linked.MatchString(c.before(i)):
			actual = k
		default:
			continue
		}
		break
	}
	if a, of, ok := c.partOfWhole(i, from); actual < 0 && at < 0 && ok {
		one.Actual, one.Unit = c.printed(c.all[a])
		whole, _ := c.printed(c.all[of])
		one.Name = c.name(a, c.all[of].End, a+1)
		if namesPlan(c.before(of)) {
			one.Target, one.PercentOf = data.ExactGoal(whole), "kế hoạch"
			one.Name = c.cleaned(planTail.ReplaceAllString(c.text[from:c.all[of].Start], ""))
		} else {
			one.Of = whole
		}
		return one, end, len(strings.Fields(one.Name)) > 1
	}
	if actual < 0 {
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

// planTail is the word for a plan before its number, which is no part of a name.
var planTail = lazyregexp.New(`(?i)[\s:,]*(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?:\s+(?:năm|giao|là))*\s*$`)

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

// longUnits are units of several words; any other is one word.
var longUnits = strings.Fields(`đảng_viên đoàn_viên hội_viên tổ_viên học_viên giáo_viên học_sinh sinh_viên nhân_viên công_đoàn_cơ_sở cơ_sở_đoàn tổ_chức_đảng tổ_chức_cơ_sở_đảng
chi_bộ đảng_bộ đồng_chí cán_bộ công_chức lao_động doanh_nghiệp hợp_tác_xã hộ_nghèo hộ_gia_đình gia_đình sản_phẩm giấy_chứng_nhận cơ_sở hồ_sơ vụ_việc vụ_án công_trình dự_án
cây_xanh tập_thể cá_nhân mô_hình phòng_học đơn_vị_máu đơn_vị sáng_kiến phụ_nữ văn_bản cuộc_họp hội_nghị câu_lạc_bộ huy_chương tiêu_chí thủ_tục lượt_người lượt_khách`)

// measureWord is a unit that measures, with its scale.
var measureWord = lazyregexp.New(`^\s?((?i:(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|USD|kWh|tấn|lít|m3|m³)))(?:[\s,;.)(]|$)`)

// unit is the words that a number counts.
func (c *clause) unit(q quantity.Quantity) string {
	if m := measureWord.FindStringSubmatch(c.text[q.End:]); m != nil {
		return strings.TrimSpace(m[1])
	}
	if q.UnitEnd <= q.End {
		return q.Unit
	}
	words := strings.Fields(strings.Trim(c.text[q.End:q.UnitEnd], " ,.;:()"))
	folded := strings.ToLower(strings.Join(words, " ")) + " "
	for _, long := range longUnits {
		if long = strings.ReplaceAll(long, "_", " "); strings.HasPrefix(folded, long+" ") {
			return strings.Join(words[:len(strings.Fields(long))], " ")
		}
	}
	if len(words) == 0 || isLink(strings.ToLower(words[0])) {
		return ""
	}
	return words[0]
}

// isMeasure reports whether a unit measures and does not count: the name of a figure is
// whole without it.
func isMeasure(unit string) bool {
	first, _, _ := strings.Cut(strings.ToLower(unit), " ")
	return slices.Contains([]string{"", "đồng", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "ha", "tấn", "tạ", "kg", "km", "m", "m2", "m³", "m²", "lít", "usd", "kwh", "%", "lượt", "con"}, first)
}

// name is the name of the figure with the k-th number: the words before it, with what it
// counts where those alone say too little. until is the number that the words after it end
// at.
func (c *clause) name(k, from, until int) string {
	a := c.all[k]
	start := from
	for _, before := range c.all[:k] {
		if before.Start >= from {
			start = max(start, before.End)
			if at := strings.Index(c.text[before.End:a.Start], c.unit(before)); at >= 0 && at <= 1 {
				start = max(start, before.End+at+len(c.unit(before))) // what it counts belongs to it
			}
		}
	}
	words := c.text[start:a.Start]
	name := c.cleaned(words)
	end := len(c.text)
	if until < len(c.all) {
		end = c.all[until].Start
	}
	after := c.text[a.End:max(a.End, end)]
	if a.Kind == quantity.Ratio { // up to ", đạt"
		after, _, _ = strings.Cut(after, "(")
		if at := strings.LastIndexAny(after, ",;"); at >= 0 {
			after = after[:at]
		}
	} else if at := strings.IndexAny(after, ",(;:."); at >= 0 {
		after = after[:at]
	}
	after = counted(after)
	if a.Kind == quantity.Ratio && (name == "" || has.MatchString(words)) { // "… có 46/48 chi bộ tổ chức học tập"
		if len(strings.Fields(after)) < 4 {
			return ""
		}
		return capitalised(after)
	}
	gives := strings.HasSuffix(strings.ToLower(strings.TrimSpace(words)), " cho")
	said := strings.Contains(" "+strings.ToLower(name)+" ", " "+strings.ToLower(c.unit(a))+" ")
	whole := len(strings.Fields(name)) > 4 || (isMeasure(c.unit(a)) || said) && name != "" && !gives || endsLinked(words)
	switch {
	case whole && !gives:
		return name
	case gives && name != "":
		name += " cho"
	}
	if name = strings.TrimSpace(name + " " + after); name == "" || nameless.MatchString(name) {
		return ""
	}
	return capitalised(name)
}

// linked is what says that a percentage is of the number before it.
var linked = lazyregexp.New(`đạt|bằng|tỷ lệ|\(|tương ứng`)

// has is what ends words that name no figure: what they lead to does.
var has = lazyregexp.New(`(?i)(?:^|[\s,:(])có\s*$`)

// counted is what a number counts, of the words after it: without the word that only
// counts, and without what leads to the next number.
func counted(after string) string {
	words := strings.Fields(strings.Trim(after, " ,.;:()-–"))
	for _, unit := range [...]string{"đơn vị", "lượt"} {
		if n := len(strings.Fields(unit)); len(words) > n && strings.EqualFold(strings.Join(words[:n], " "), unit) {
			words = words[n:]
		}
	}
	for again := true; again; {
		again = false
		for _, lead := range leads {
			if n := len(words) - len(strings.Fields(lead)); n >= 0 && strings.EqualFold(strings.Join(words[n:], " "), lead) {
				words, again = words[:n], true
			}
		}
	}
	if len(words) > 16 {
		return ""
	}
	return strings.Join(words, " ")
}

func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// leads are the words between what one number counts and the next number.
var leads = [...]string{"cho", "với", "thu hút", "phục vụ", "trị giá", "tổng trị giá", "với tổng số", "với số tiền", "nâng tổng số lên", "đạt", "được", "bằng", "ước", "có", "là", "và", "trên", "gần", "khoảng", "hơn"}

// links are the words between a name and its number.
var links = strings.Fields("ước đạt được có là với gồm trên gần khoảng hơn và thực hiện bằng mới là: : - ( ,")

func isLink(word string) bool { return slices.Contains(links, word) }

// endsLinked reports whether words end with one that says that a number follows: what is
// before it is a name by itself.
func endsLinked(words string) bool {
	all := strings.Fields(strings.ToLower(strings.Trim(words, " ,:(")))
	return len(all) > 1 && slices.Contains([]string{"đạt", "là", "bằng", "ước", "còn", "lên", "xuống"}, all[len(all)-1]) || strings.HasSuffix(strings.TrimSpace(words), ":")
}

var (
	// opening is what a clause begins with before it names anything.
	opening = lazyregexp.New(`^(?i:(?:tính\s+)?đến\s+(?:nay|hết|ngày|cuối)[^,]*?,|(?:tính\s+)?đến\s+nay|trong\s+(?:kỳ|năm|quý|tháng|6 tháng|9 tháng)[^,]*?,|trong\s+đó,?|theo\s+đó,?|cụ\s+thể:?|hiện(?:\s+nay)?,?|ngoài\s+ra,?|đồng\s+thời,?|kết\s+quả:?|chỉ\s+tiêu(?:\s+về)?|đã|có|còn|và|với|toàn\s+\p{L}+\s+có)(?:\s+|$)`)
	// doer is who does what a verb counts.
	doer = lazyregexp.New(`^(?i:các|toàn|ủy ban|đảng ủy|đảng bộ|ban|hội|huyện|xã|tỉnh|đơn vị|ngành|cấp ủy|chi cục|trung tâm)\s.*?\s(?:đã\s+)?((?:kết nạp|mở|tổ chức|thành lập|xây|trồng|cấp|giới thiệu|vận động|hỗ trợ|giúp|kiểm tra|giám sát|phát triển|công nhận|khám|tiêm|thu|nộp|thực hiện|trao|tặng|giải quyết|xử lý|tiếp nhận|đào tạo|tập huấn|ban hành|hoàn thành|huy động|bồi dưỡng)(?:\s.*)?)$`)
)

var (
	// enumeration has commas that part no clauses: "nông, lâm nghiệp và thủy sản".
	enumeration = lazyregexp.New(`^[^,(:]+(?:, \p{Ll}[^,(: ]*(?: [^,(: ]+){0,2})+ và [^,(:]+$`)
	// nameless are words that say nothing of what is counted.
	nameless = lazyregexp.New(`^(?i:quý|năm|tháng|ngày|đợt|kế hoạch|chỉ tiêu|tổng số|số lượng|tỷ lệ|kết quả|(?:cùng )?kỳ)(?:\s+\S+)?$|^(?i:ngày|tháng|quý|số)\s+\d`)
)

// cleaned is the name that the words before a number give.
func (c *clause) cleaned(words string) string {
	words = words[strings.LastIndexByte(words, ')')+1:]
	words = strings.TrimLeft(strings.TrimSpace(words), " ,.;:()-–+“”\"")
	for again := true; again; {
		rest := opening.ReplaceAllString(words, "")
		again, words = rest != words, strings.TrimLeft(rest, " ,:")
	}
	if i := strings.LastIndexAny(words, ",(:"); i >= 0 && !enumeration.MatchString(words) && len(strings.Fields(words[i+1:])) > 0 {
		if last := c.cleaned(words[i+1:]); last != "" {
			return last
		}
	}
	words = level.ReplaceAllString(strings.TrimRight(words, " ,.;:()-–“”\""), "")
	for again := true; again; {
		again = false
		fields := strings.Fields(words)
		if n := len(fields); n > 0 && (isLink(strings.ToLower(fields[n-1])) && !(n > 1 && strings.EqualFold(fields[n-1], "mới")) && !strings.EqualFold(words, "thực hiện") || n > 1 && strings.EqualFold(fields[n-1], "cho")) {
			words, again = strings.Join(fields[:n-1], " "), true
		}
	}
	if m := doer.FindStringSubmatch(words); m != nil {
		words = m[1]
	}
	words = withoutPeriod(words)
	fields := strings.Fields(strings.Trim(words, " ,.;:()-–“”\""))
	if len(fields) > 14 || len(fields) == 0 || nameless.MatchString(words) {
		return ""
	}
	return capitalised(strings.Join(fields, " "))
}

// against is what a percentage is measured by, where the words after it say so.
func against(after string) string {
	end := strings.IndexAny(after, ",;.()")
	if end < 0 {
		end = len(after)
	}
	words, _, _ := strings.Cut(strings.TrimSpace(after[:end]), " và ")
	for _, lead := range []string{"so với ", "so "} {
		words = strings.TrimPrefix(words, lead)
	}
	for _, known := range []string{"kế hoạch", "chỉ tiêu", "cùng kỳ", "cuối năm", "đầu năm", "năm", "quý", "dự toán", "nghị quyết", "chương trình", "mục tiêu"} {
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
