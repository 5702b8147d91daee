package check

import (
	"strings"

	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// An item of a list in prose: "05 chương trình", "khiển trách 07",
// "lĩnh vực phát triển kinh tế (15 mô hình)".
type item struct {
	in         *text
	from, to   int // its tokens
	start, end int
	number     *quantity.Quantity // its one count; nil if it has none or several
	position   position
	title      bool               // the count may be the end of a name: "Bình Minh 4"
	inner      *quantity.Quantity // of "20 buổi ở xã (2.900 lượt người)" the second, if there is one
	rest       bool               // it is what remains: "còn lại 13 nghị quyết"
	joined     bool               // a comma stands within it: "kiến nghị, phản ánh 490 đơn"
}

// position is where the count of an item stands.
type position int

const (
	nowhere position = iota
	first            // 05 chương trình
	last             // khiển trách 07
	bracket          // lĩnh vực kinh tế (15 mô hình)
)

// items cuts the tokens [from, to) at commas, semicolons and "và" outside their brackets.
// Where semicolons are more than commas, they alone cut. Parts of an item, from "trong đó"
// to the next semicolon, are left out.
func (t *text) items(from, to int) []item {
	if from >= to {
		return nil
	}
	depth := t.tokens[from].Depth
	for k := from; k < to; k++ {
		depth = min(depth, t.tokens[k].Depth)
	}
	commas, semicolons := 0, 0
	for k := from; k < to; k++ {
		if t.tokens[k].Depth == depth && t.mark(k, ",") {
			commas++
		} else if t.tokens[k].Depth == depth && t.mark(k, ";") {
			semicolons++
		}
	}
	cuts := ",;"
	if semicolons > commas {
		cuts = ";"
	}
	var all []item
	begin := from
	add := func(end int) {
		n := len(all) - 1
		switch bare := begin < end && !t.counts(begin, end); {
		case begin >= end:
		case bare && n >= 0 && all[n].position == first:
			all[n].end = t.tokens[end-1].End // "3.877 đoàn viên, hội viên" and "3.877 đoàn viên, tăng 5%" are one item
		case bare && end < to && n >= 0 && all[n].position == last && t.mark(end, ","):
			return // so are "kiến nghị, phản ánh 490 đơn"
		default:
			all = append(all, t.item(begin, end, depth))
		}
		begin = end + 1
	}
	for k := from; k < to; k++ {
		switch {
		case t.tokens[k].Depth != depth:
		case k > from && t.is(k, lexer.Within):
			end := k
			if t.mark(k-1, ",") {
				end--
			}
			add(end)
			for k < to && !(t.tokens[k].Depth == depth && t.mark(k, ";")) {
				k++
			}
			begin = k + 1
		case t.mark(k, cuts), t.is(k, lexer.Also) && t.countSoon(k+1, to):
			add(k)
		}
	}
	add(to)
	return all
}

// withoutInner is the end of a list, tokens [from, to), without the parts of its last item:
// "…, đợt 3: 7 người, trong đó 2 người là nữ".
func (t *text) withoutInner(from, to int) int {
	inner := -1
	for k := from + 1; k < to; k++ {
		switch {
		case t.tokens[k].Depth > t.tokens[from].Depth:
		case inner < 0 && t.is(k, lexer.Within):
			inner = k
		case inner >= 0 && t.mark(k, ";"):
			return to
		}
	}
	if inner < 0 {
		return to
	}
	for to = inner; to > from && t.mark(to-1, ".;,"); to-- {
	}
	return to
}

// counts reports whether a number other than a percentage is among tokens [from, to).
func (t *text) counts(from, to int) bool {
	for k := from; k < to; k++ {
		if t.tokens[k].Quantity != nil && t.percent(k) == nil {
			return true
		}
	}
	return false
}

// countSoon reports whether the item that begins at token k begins with a number or names
// one before a comma.
func (t *text) countSoon(k, to int) bool {
	for end := min(to, k+12); k < end && !t.mark(k, ",;"); k++ {
		if t.tokens[k].Quantity != nil {
			return true
		}
	}
	return false
}

func (t *text) item(from, to, depth int) item {
	it := item{in: t, from: from, to: to, start: t.tokens[from].Start, end: t.tokens[to-1].End}
	n, at := 0, -1
	for k := from; k < to; k++ {
		if t.tokens[k].Quantity == nil || t.percent(k) != nil {
			continue
		}
		if n++; n == 1 {
			at = k
		}
	}
	if at < 0 || t.tokens[at].Quantity.Kind != quantity.Count || t.tokens[at].Quantity.Hedge != "" {
		return it
	}
	head := from
	for head < at && t.is(head, lexer.Light, lexer.Also, lexer.Rest, lexer.Left) {
		it.rest = it.rest || t.is(head, lexer.Rest, lexer.Left)
		head++
	}
	switch {
	case head == at:
		it.position = first
	case n > 1:
	case t.tokens[at].Depth > depth:
		if t.mark(at-1, "(") && t.mark(to-1, ")") && t.plainWords(at+1, to-1) {
			it.position = bracket
		}
	case to-at <= 5 && t.plainWords(at+1, to) && (t.tokens[at-1].Kind == lexer.Word || t.mark(at-1, ":")) && !t.changed(at):
		it.position = last
	}
	if it.position != nowhere {
		it.number, it.title = t.tokens[at].Quantity, t.title(at)
		it.rest = it.rest || t.find(at+1, to, lexer.Left) >= 0 // "32 công ty còn lại"
		it.inner = t.inner(at+1, to, depth, n)
		it.joined = t.findMark(from, to, ",") >= 0 && it.position == last
	}
	return it
}

// inner is the count that the brackets at the end of an item, tokens [from, to), hold and
// nothing else, if it is the second of n numbers of the item; else nil.
func (t *text) inner(from, to, depth, n int) *quantity.Quantity {
	open := from
	for open < to && !t.mark(open, "(") {
		open++
	}
	if n != 2 || open == to || t.tokens[open].Depth > depth || !t.mark(to-1, ")") || !t.plainWords(open+2, to-1) {
		return nil
	}
	return t.count(open + 1)
}

// plainWords reports whether tokens [from, to) are all words.
func (t *text) plainWords(from, to int) bool {
	for k := from; k < to; k++ {
		if t.tokens[k].Kind != lexer.Word {
			return false
		}
	}
	return true
}

// addedUp is the sum of the counts of items.
func addedUp(items []item) quantity.Decimal {
	sum := quantity.Int(0)
	for _, it := range items {
		sum = sum.Add(it.number.Value)
	}
	return sum
}

// total adds the counts of items that all have theirs in one place; ok is false
// for any other list.
func total(items []item) (sum quantity.Decimal, where position, ok bool) {
	if len(items) < 2 {
		return sum, nowhere, false
	}
	where = items[0].position
	sum = quantity.Int(0)
	for _, it := range items {
		if it.number == nil || it.position != where {
			return sum, nowhere, false
		}
		sum = sum.Add(it.number.Value)
	}
	return sum, where, where != nowhere
}

// slackOf is how far the sum of a list may be from its whole because numbers are rounded:
// all to the last place that any part shows, the whole to its own.
func slackOf(items []item, whole quantity.Quantity) quantity.Decimal {
	if !whole.Step.IsValid() {
		return quantity.Int(0) // a whole that is exact has exact parts
	}
	least := whole.Step
	for _, it := range items {
		if it.number.Step.IsValid() && it.number.Step.Cmp(least) < 0 {
			least = it.number.Step
		}
	}
	half := quantity.Step(1).Mul(quantity.Int(5))
	room := whole.Step.Add(least.Mul(quantity.Int(int64(len(items))))).Mul(half)
	if room.Cmp(whole.Step) > 0 {
		return whole.Step
	}
	return room
}

// overlap reports whether a list, tokens [from, to), counts people by traits that one of
// them may have several of.
func (t *text) overlap(from, to int) bool {
	sexes := 0
	for k := from; k < to; k++ {
		if t.is(k, lexer.Trait) {
			return true
		}
		if t.is(k, lexer.Sex) {
			sexes++
		}
	}
	return sexes == 1
}

// printingOf is how a line prints the counts of a list and their whole, which stands in t.
func printingOf(t *text, whole quantity.Quantity, items []item) func(quantity.Decimal) string {
	of := []scale{t.scaleOf(whole)}
	for _, it := range items {
		of = append(of, it.in.scaleOf(*it.number))
	}
	return printing(of...)
}

// addends prints the counts of a list: "26 + 202".
func addends(items []item, say func(quantity.Decimal) string) string {
	var parts []string
	for _, it := range items {
		parts = append(parts, say(it.number.Value))
	}
	return strings.Join(parts, " + ")
}

// sameNoun reports whether the counts of a list are of one kind of thing, that of a unit;
// a unit that is empty takes any one kind. Parts that name nothing are of their whole:
// "589 ở xã, 77 ở phường".
func (r *run) sameNoun(items []item, unit string) bool {
	if unit == "" {
		unit = items[0].number.Unit
	}
	for _, it := range items {
		if len(r.noun(it.number.Unit)) > 0 && !r.sameThings(it.number.Unit, unit) || len(r.noun(it.number.Unit)) == 0 && it.position == first && it.number.Unit == "" {
			return false
		}
	}
	return true
}

// otherThings reports whether an item of a list names what it counts, and that is
// not what a unit counts.
func (r *run) otherThings(items []item, unit string) bool {
	for _, it := range items {
		if !r.akin(it.number.Unit, unit) {
			return true
		}
	}
	return false
}

// slipped reports whether another digit in one place of the whole or of a part would make
// the sum right.
func slipped(whole, added quantity.Decimal, items []item) bool {
	diff := added.Sub(whole)
	if anotherDigit(whole, diff) {
		return true
	}
	for _, it := range items {
		if anotherDigit(it.number.Value, diff.Neg()) {
			return true
		}
	}
	return false
}

// far reports whether a sum is less than half of a whole or more than twice as much: then
// the list may count something else.
func far(whole, added quantity.Decimal) bool {
	return added.Add(added).Cmp(whole) < 0 || whole.Add(whole).Cmp(added) < 0
}

// sameHead reports whether what the items of a list count begins with the word that a unit
// does: "298 hộ xây mới" of "419 hộ dân".
func sameHead(items []item, unit string) bool {
	head, _, _ := strings.Cut(unit, " ")
	for _, it := range items {
		if own, _, _ := strings.Cut(it.number.Unit, " "); own != head || own == "" {
			return false
		}
	}
	return true
}
