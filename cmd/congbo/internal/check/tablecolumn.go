package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

// A relation is how the figures of a column are worked out from others of their row.
type relation struct {
	kind  relationKind
	a, b  int   // columns
	whole int   // which whole a share is of, see whole
	sum   []int // those of a sum
	minus []int // those taken from it
	said  bool  // the heads say so
	spans bool  // the sum is of periods: of what is counted at the end of each it is not
}

type relationKind uint8

const (
	ratioOf    relationKind = iota // a : b in percent
	growthOf                       // (a - b) : b in percent
	shareOf                        // a in a whole of its column in percent
	differOf                       // a - b
	addedOf                        // of several columns
	unsignedOf                     // a - b without a sign, beside a word that says which way
)

const (
	maxTried   = 200 // rows that relations are tried on
	maxColumns = 14  // columns of figures that relations are tried on
	provedBy   = 3   // rows that prove a relation that no head states
	hopeless   = 12  // rows that deny a relation before any has held
)

// relations checks the columns that are worked out from others.
func (t *table) relations() {
	var figures []int
	for k, c := range t.columns {
		if c.figures() {
			figures = append(figures, k)
		}
	}
	if len(figures) > maxColumns {
		return
	}
	for k, c := range t.columns {
		if c.role == textRole || c.role == orderRole || c.role == unitRole {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(figures), func(o int) bool { return o == k })
		var all []relation
		if c.percent {
			all = append(all, pairs(others, ratioOf, growthOf)...)
			for _, o := range others {
				for whole := range len(t.captioned) + 1 {
					all = append(all, relation{kind: shareOf, a: o, whole: whole})
				}
			}
		}
		if c.role == differenceRole {
			all = append(all, pairs(others, differOf, unsignedOf)...)
		}
		if c.role == wholeRole {
			all = append(all, t.sums(k, others)...)
		}
		if rel, ok := t.ofSpans(k); ok {
			all = append(all, rel)
		}
		if rel, ok := t.flow(k); ok {
			all = append(all, rel)
		}
		if f := c.formula; f.op != 0 {
			all = append(all, relation{kind: formulaKinds[f.op], a: f.operands[0], b: f.operands[1], sum: f.operands})
		}
		if best, ok := t.best(k, all, len(others)); ok {
			t.judge(k, best, all)
		}
	}
}

// formulaKinds are the relations that formulas state.
var formulaKinds = map[byte]relationKind{'/': ratioOf, '-': differOf, '+': addedOf}

func pairs(columns []int, kinds ...relationKind) []relation {
	var all []relation
	for _, a := range columns {
		for _, b := range columns {
			if a != b {
				for _, kind := range kinds {
					all = append(all, relation{kind: kind, a: a, b: b})
				}
			}
		}
	}
	return all
}

// sums are the columns beside a whole that may be its parts: those to the right of it, or
// to the left.
func (t *table) sums(k int, others []int) []relation {
	var all []relation
	right, left := []int{}, []int{}
	for _, o := range others {
		if o > k && (len(right) == 0 && o == k+1 || len(right) > 0 && o == right[len(right)-1]+1) {
			right = append(right, o)
		}
	}
	for i := len(others) - 1; i >= 0; i-- {
		if o := others[i]; o < k && (len(left) == 0 && o == k-1 || len(left) > 0 && o == left[0]-1) {
			left = append([]int{o}, left...)
		}
	}
	for n := 2; n <= len(right); n++ {
		all = append(all, relation{kind: addedOf, sum: right[:n]})
	}
	for n := 2; n <= len(left); n++ {
		all = append(all, relation{kind: addedOf, sum: left[len(left)-n:]})
	}
	return all
}

// best is the relation that the heads of the table state and its rows do not deny, or that
// the rows prove by themselves.
func (t *table) best(k int, all []relation, others int) (relation, bool) {
	type count struct {
		relation
		right, wrong int
		stated       bool
		distinct     bool // the rows that hold are not all of one figure, such as 100 %
	}
	var counts []count
	for _, rel := range all {
		one := count{relation: rel, stated: t.states(k, rel)}
		var seen quantity.Decimal
		for _, w := range t.rows[:min(len(t.rows), maxTried)] {
			if one.wrong > hopeless && one.right == 0 {
				break
			}
			ok, known := t.holds(w, k, rel)
			switch {
			case !known:
			case ok:
				one.right++
				one.distinct = one.distinct || seen.IsValid() && !seen.Equal(w.cells[k].Decimal)
				seen = w.cells[k].Decimal
			default:
				one.wrong++
			}
		}
		counts = append(counts, one)
	}
	alone := ratioOf // what a single row, which differs, is held against
	if says(t.columns[k].words, cellWords("growth")) && !says(t.columns[k].words, cellWords("compared")) {
		alone = growthOf
	}
	var best *count
	for i := range counts {
		c := &counts[i]
		stated := c.stated && (c.right > 0 && c.right >= c.wrong && (c.right > 1 || t.named(k, c.relation)) || c.right == 0 && c.wrong == 1 && others == 2 && c.kind == alone)
		proved := c.right >= provedBy && c.right >= 4*c.wrong && c.distinct
		if c.kind == addedOf && !c.stated || c.kind == shareOf && !c.stated {
			stated, proved = false, c.right >= 2 && c.right > c.wrong && c.distinct ||
				c.kind == addedOf && len(c.sum) == others && c.right > 0 && c.right >= c.wrong && (others > 2 || c.right > 1) // all columns but the whole
		}
		if (stated || proved) && (best == nil || c.right > best.right || c.right == best.right && c.stated && !best.stated) {
			best = c
		}
	}
	if best == nil {
		return relation{}, false
	}
	return best.relation, true
}

// states reports whether the heads of the columns, or a formula under them, say that a
// relation holds.
func (t *table) states(k int, rel relation) bool {
	c := t.columns[k]
	if rel.said {
		return true
	}
	if f := c.formula; f.op != 0 {
		switch rel.kind {
		case ratioOf:
			return f.op == '/' && f.operands[0] == rel.a && f.operands[1] == rel.b
		case differOf, unsignedOf:
			return f.op == '-' && f.operands[0] == rel.a && f.operands[1] == rel.b
		case addedOf:
			return f.op == '+' && slices.Equal(f.operands, rel.sum)
		}
		return false
	}
	if rel.kind == shareOf || rel.kind == addedOf {
		return false
	}
	a, b := t.columns[rel.a], t.columns[rel.b]
	if a.unit.name != "" && b.unit.name != "" && !a.unit.same(b.unit) {
		return false
	}
	plan, previous := c.says(planRole), c.says(previousRole) || says(c.words, cellWords("growth"))
	earlier := b.role == previousRole && a.role != planRole && a.role != previousRole || a.role == b.role && a.year > b.year && b.year > 0
	ofPlan := b.role == planRole && (a.role == doneRole || a.role == noRole)
	switch rel.kind {
	case ratioOf:
		if c.ofPart(a) {
			return true
		}
		return ofPlan && !previous || earlier && !plan || b.role == wholeRole && a.role != planRole && a.role != previousRole && !plan && !previous
	case growthOf:
		return earlier && !plan || ofPlan && says(c.words, cellWords("growth")) && !c.says(previousRole)
	}
	return earlier && !plan || ofPlan && !c.says(previousRole) || a.role == planRole && (b.role == doneRole || b.role == noRole)
}

// ofPart reports whether the head of a percentage names the column that is the part: "Tỷ lệ
// hộ nghèo (%)" of "Hộ nghèo".
func (c column) ofPart(part column) bool {
	return part.words != "" && says(c.words, cellWords("percent")) && strings.HasSuffix(" "+c.words, " "+part.words)
}

// named reports whether the head of a column itself says what its figures are held against;
// one row that holds is then no accident.
func (t *table) named(k int, rel relation) bool {
	c := t.columns[k]
	if c.formula.op != 0 || rel.kind == addedOf {
		return true
	}
	switch b := t.columns[rel.b]; b.role {
	case planRole, wholeRole:
		return true
	default:
		return c.says(previousRole) || says(c.words, cellWords("growth")) || says(c.words, cellWords("compared")) || c.role == differenceRole || c.year > 0 && c.year == b.year
	}
}

// holds reports whether a relation holds in a row; known is false where it lacks a figure.
func (t *table) holds(w row, k int, rel relation) (ok, known bool) {
	p := w.cells[k]
	low, high, known := t.worked(w, rel)
	if !p.IsValid() || !known || rel.kind == addedOf && !w.adds() || rel.spans && t.standing(w, k, rel) {
		return false, false
	}
	d := p.Decimal
	if (rel.kind == unsignedOf || rel.kind == growthOf) && d.Sign() > 0 && high.Sign() <= 0 { // "giảm 5" without a sign
		low, high = high.Mul(quantity.Int(-1)), low.Mul(quantity.Int(-1))
	}
	switch rel.kind {
	case ratioOf, growthOf, shareOf: // rounded, or cut off
		return d.Cmp(low.Sub(place(d))) > 0 && d.Cmp(high.Add(half(d))) <= 0, true
	}
	slack := quantity.Int(0)
	if p.rounded {
		slack = half(d)
	}
	return d.Cmp(low.Sub(slack)) >= 0 && d.Cmp(high.Add(slack)) <= 0, true
}

// adds reports whether the figures of a row can be added: not those of a rate or an average.
func (w row) adds() bool {
	return !says(w.label, cellWords("rate")) && w.unit.name != "%" && !slices.ContainsFunc(w.cells, func(v value) bool { return v.unit.name == "%" })
}

// worked is what a relation makes of the figures of a row: between low and high, as those
// may be rounded.
func (t *table) worked(w row, rel relation) (low, high quantity.Decimal, known bool) {
	if rel.kind == addedOf {
		low, high = quantity.Int(0), quantity.Int(0)
		filled := 0
		for _, k := range rel.sum {
			c := w.cells[k]
			if blank(c.Block) {
				continue
			}
			if !c.IsValid() {
				return low, high, false
			}
			low, high = low.Add(c.low), high.Add(c.high)
			filled++
		}
		for _, k := range rel.minus {
			c := w.cells[k]
			if !blank(c.Block) && !c.IsValid() {
				return low, high, false
			}
			if c.IsValid() {
				low, high = low.Sub(c.high), high.Sub(c.low)
				filled++
			}
		}
		return low, high, filled > 1
	}
	a := w.cells[rel.a]
	if !a.IsValid() {
		return low, high, false
	}
	if rel.kind == shareOf {
		whole, ok := t.whole(rel)
		if !ok || a.Sign() < 0 {
			return low, high, false
		}
		return a.low.Percent(whole, fine, false), a.high.Percent(whole, fine, false), true
	}
	b := w.cells[rel.b]
	if !b.IsValid() {
		return low, high, false
	}
	switch rel.kind {
	case differOf, unsignedOf:
		return a.low.Sub(b.high), a.high.Sub(b.low), true
	}
	if b.low.Sign() <= 0 || a.low.Sign() < 0 {
		return low, high, false
	}
	low, high = a.low.Percent(b.high, fine, false), a.high.Percent(b.low, fine, false)
	if rel.kind == growthOf {
		low, high = low.Sub(quantity.Int(100)), high.Sub(quantity.Int(100))
	}
	return low, high, true
}

// fine is the number of decimals of percentages that printed ones are held against.
const fine = 8

// whole is the whole that a share is of: a number over the table, or the total of the column,
// which is what the row that is one says, else what all rows add up to.
func (t *table) whole(rel relation) (quantity.Decimal, bool) {
	k := rel.a
	if rel.whole > 0 {
		return t.captioned[rel.whole-1].Decimal, true
	}
	if t.wholes == nil {
		t.wholes = map[int]quantity.Decimal{}
	}
	d, known := t.wholes[k]
	if !known {
		if found, ok := t.findWhole(k); ok {
			d = found
		}
		t.wholes[k] = d
	}
	return d, d.IsValid()
}

func (t *table) findWhole(k int) (quantity.Decimal, bool) {
	added, n := quantity.Int(0), 0
	for _, w := range t.rows {
		c := w.cells[k]
		switch {
		case slices.Contains(cellWords("total"), " "+w.label+" ") && c.IsValid():
			return scaled(c.Decimal, t.columns[k].unit), c.Sign() > 0
		case w.marker.class != "" && w.marker.class != "1" || w.marker.class == "" && w.isTotal():
			return added, false
		case c.IsValid():
			added = added.Add(c.Decimal)
			n++
		}
	}
	return scaled(added, t.columns[k].unit), n > 1 && added.Sign() > 0
}

// judge holds every row of a column against its relation. A figure that another relation of
// the same row gives may be of another base.
func (t *table) judge(k int, rel relation, all []relation) {
	for _, w := range t.rows {
		ok, known := t.holds(w, k, rel)
		if !known {
			continue
		}
		if ok {
			t.relationHolds(w, k, rel)
			continue
		}
		other := slices.ContainsFunc(all, func(other relation) bool {
			ok, known := t.holds(w, k, other)
			return ok && known && other.kind != shareOf && (other.kind == ratioOf || other.a != rel.b || other.b != rel.a)
		})
		if !other && !blank(w.cells[k].Block) {
			t.relationFails(w, k, rel)
		}
	}
}

// standing reports whether the figure of a period is no more than that of one of its parts:
// then it may be counted at the end of each, or be an average.
func (t *table) standing(w row, k int, rel relation) bool {
	return slices.ContainsFunc(w.filled(rel.sum), func(c value) bool { return w.cells[k].Cmp(c.Decimal) <= 0 })
}

// parts are the cells that a relation works with.
func (t *table) parts(w row, rel relation) []value {
	switch rel.kind {
	case addedOf:
		return append(w.filled(rel.sum), w.filled(rel.minus)...)
	case shareOf:
		if rel.whole > 0 {
			return []value{w.cells[rel.a], t.captioned[rel.whole-1]}
		}
		return []value{w.cells[rel.a]}
	}
	return []value{w.cells[rel.a], w.cells[rel.b]}
}

// filled are the cells of some columns that hold a figure.
func (w row) filled(columns []int) []value {
	var all []value
	for _, k := range columns {
		if w.cells[k].IsValid() {
			all = append(all, w.cells[k])
		}
	}
	return all
}

// figureKinds are what figures of a relation are called.
var figureKinds = map[relationKind]string{ratioOf: "ratio", shareOf: "ratio", growthOf: "change", differOf: "change", unsignedOf: "change", addedOf: "sum"}

func (t *table) relationHolds(w row, k int, rel relation) {
	c := w.cells[k]
	t.claimCell(c)
	said, exact := t.arithmetic(w, k, rel)
	verdict := Holds
	if rel.kind == ratioOf && c.Decimal.Cmp(exact) < 0 && !exact.Equal(c.Decimal) {
		if a, b := w.cells[rel.a], w.cells[rel.b]; !a.rounded && !b.rounded {
			verdict = RoundedDown
		}
	}
	t.addFigure(figureKinds[rel.kind], c.Block, 0, len(c.Text), spans(append(t.parts(w, rel), c)), verdict, said)
}

func (t *table) relationFails(w row, k int, rel relation) {
	c := w.cells[k]
	t.claimCell(c)
	said, exact := t.arithmetic(w, k, rel)
	parts := t.parts(w, rel)
	percent, hint := "", diag.Say("sửa ô này thành %s, hoặc xem lại các ô kia", "correct the cell to %s, or look at the others again", vi(exact))
	if rel.kind == ratioOf || rel.kind == growthOf || rel.kind == shareOf {
		percent = "%"
		hint = diag.Say("sửa tỷ lệ thành %s%%, hoặc xem lại hai con số", "correct the percentage to %s%%, or look at the two numbers again", vi(exact))
	}
	severity := diag.Warning
	if percent != "" && c.Scale() > 1 && abs(exact.Sub(c.Decimal)).Cmp(place(c.Decimal)) <= 0 {
		severity = diag.Note // one off in the last digit
	}
	t.addFigure(figureKinds[rel.kind], c.Block, 0, len(c.Text), spans(append(parts, c)), Fails,
		diag.Text{VI: said.VI + ", không phải " + vi(c.Decimal) + percent, EN: said.EN + ", not " + vi(c.Decimal) + percent})
	t.raise(severity, c.Block, 0, len(c.Text),
		diag.Text{VI: said.VI + ", bảng ghi " + vi(c.Decimal) + percent, EN: said.EN + ", the table says " + vi(c.Decimal) + percent}, hint, related(parts)...)
}

// arithmetic writes out what a relation works out, with the decimals of the cell.
func (t *table) arithmetic(w row, k int, rel relation) (said diag.Text, result quantity.Decimal) {
	a, scale := w.cells[rel.a], w.cells[k].Scale()
	in := func(c value, k int) quantity.Decimal { return scaled(c.Decimal, t.columns[k].unit) }
	switch rel.kind {
	case addedOf:
		result = quantity.Int(0)
		for _, p := range w.filled(rel.sum) {
			result = result.Add(p.Decimal)
		}
		said := terms(w.filled(rel.sum))
		for _, p := range w.filled(rel.minus) {
			result = result.Sub(p.Decimal)
			said += " − " + vi(p.Decimal)
		}
		return diag.Say("%s = %s", "%s = %s", said, vi(result)), result
	case shareOf:
		whole, _ := t.whole(rel)
		result = in(a, rel.a).Percent(whole, scale, false)
		if rel.whole > 0 {
			return diag.Say("%s : %s (ghi ở đầu bảng) = %s%%", "%s : %s (stated over the table) = %s%%", vi(a.Decimal), vi(whole), vi(result)), result
		}
		return diag.Say("%s : %s (cả cột) = %s%%", "%s : %s (the column) = %s%%", vi(a.Decimal), vi(whole), vi(result)), result
	}
	b := w.cells[rel.b]
	switch rel.kind {
	case ratioOf:
		result = in(a, rel.a).Percent(in(b, rel.b), scale, false)
		return diag.Say("%s : %s = %s%%", "%s : %s = %s%%", vi(a.Decimal), vi(b.Decimal), vi(result)), result
	case growthOf:
		result = in(a, rel.a).Sub(in(b, rel.b)).Percent(in(b, rel.b), scale, false)
		return diag.Say("từ %s đến %s là %s%%", "from %s to %s is %s%%", vi(b.Decimal), vi(a.Decimal), vi(result)), result
	}
	result = a.Decimal.Sub(b.Decimal)
	return diag.Say("%s - %s = %s", "%s - %s = %s", vi(a.Decimal), vi(b.Decimal), vi(result)), result
}

// claimCell says that the percentage of a cell has been dealt with.
func (t *table) claimCell(c value) {
	for _, q := range t.textOf[c.Block].quantities {
		t.claimPercent(c.Block, q)
	}
}
