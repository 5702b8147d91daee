package check

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// A role is what the head of a column says that its figures are.
type role uint8

const (
	noRole role = iota // figures whose head says nothing that the checks know
	textRole
	orderRole      // STT
	unitRole       // Đơn vị tính
	planRole       // Kế hoạch, Dự toán
	doneRole       // Thực hiện, 6 tháng
	previousRole   // Cùng kỳ
	wholeRole      // Tổng số
	percentRole    // Tỷ lệ (%)
	differenceRole // Tăng, giảm
)

// headRoles are the roles that words of a head give its column; the first of which a head
// has words is its role.
var headRoles = []struct {
	role role
	kind string // of the words, see cellWords
}{{differenceRole, "difference"}, {previousRole, "previous"}, {planRole, "plan"}, {doneRole, "done"}, {wholeRole, "whole"}}

// cellWords are what columns and rows of a kind may be called, folded.
func cellWords(kind string) []string { return heads()[kind] }

var heads = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for kind, phrases := range data.Lexicon().Heads() {
		all[kind] = folded(phrases...)
	}
	return all
})

// folded are phrases as they are compared with words of cells: each between spaces.
func folded(phrases ...string) []string {
	all := make([]string, len(phrases))
	for i, p := range phrases {
		all[i] = " " + citation.Fold(p) + " "
	}
	return all
}

// says reports whether folded words have one of some phrases.
func says(words string, phrases []string) bool {
	return containsAny(" "+words+" ", phrases)
}

// A column is what the head of a column says.
type column struct {
	words   string // of its head, folded
	role    role
	percent bool // its figures may be percentages
	unit    unit
	year    int // that its head names: "Năm 2031", "TH 2031"
	formula formula
}

// A unit is what figures are counted in.
type unit struct {
	name    string // folded: "đồng"
	scale   int64  // of what the name counts: 1e9 for "tỷ đồng"
	measure bool   // not counted one by one, so that figures may be rounded
}

// same reports whether two units are of one kind.
func (u unit) same(other unit) bool { return u.name == other.name }

// units are those that are measured, by their words: the scale and the plain unit.
var units = func() map[string]unit {
	all := map[string]unit{}
	for _, of := range []struct {
		scale int64
		words string
	}{{1e9, "tỷ"}, {1e9, "tỉ"}, {1e6, "triệu"}, {1e6, "tr"}, {1e3, "nghìn"}, {1e3, "ngàn"}, {1e3, "1000"}, {1e3, "1 000"}} {
		for _, money := range []string{"", " đồng", " đ", "đ", " VND", " VNĐ"} {
			all[citation.Fold(of.words+money)] = unit{"đồng", of.scale, true}
		}
		for _, plain := range []string{"USD", "tấn", "ha", "kWh", "m3", "lít", "con", "cây", "người", "lượt người", "hộ"} {
			all[citation.Fold(of.words+" "+plain)] = unit{citation.Fold(plain), of.scale, true}
		}
	}
	for _, plain := range strings.Fields("đồng đ VND VNĐ USD tấn tạ kg ha m2 m² m3 m³ km m lít kWh MW % giờ điểm độ") {
		all[citation.Fold(plain)] = unit{citation.Fold(plain), 1, true}
	}
	all[citation.Fold("đ")] = unit{"đồng", 1, true}
	return all
}()

// unitNamed is the unit of a text: "tỷ đồng", "1.000 đồng", "đảng viên".
func unitNamed(text string) unit {
	text = strings.TrimSpace(text)
	if text == "%" {
		return unit{"%", 1, true}
	}
	name := citation.Fold(text)
	if u, ok := units[name]; ok {
		return u
	}
	if name == "" {
		return unit{}
	}
	return unit{name, 1, false}
}

// readHead reads the head of a table, one block or more a column, its rows of figures, and the
// formulas of a row that numbers the columns: "(1) (2) (3)=(2)/(1)".
func readHead(g report.Grid) (heads [][]*report.Block, body [][]*report.Block, formulas []string) {
	if len(g) < 2 {
		return nil, nil, nil
	}
	width := 0
	for _, r := range g {
		width = max(width, len(r))
	}
	heads = make([][]*report.Block, width)
	join := func(r []*report.Block) {
		var last *report.Block
		for k := range heads {
			b := cell(r, k)
			if b != nil && strings.TrimSpace(b.Text) != "" {
				last = b
			}
			if last != nil && (b == last || len(g) > 2 && isUnderHead(g[1], k)) {
				heads[k] = append(heads[k], last)
			}
		}
	}
	join(g[0])
	body = g[1:]
	for len(body) > 1 && isUnderHeads(body[0]) {
		join(body[0])
		body = body[1:]
	}
	if all, ok := numbering(body[0]); ok {
		return heads, body[1:], all
	}
	return heads, body, nil
}

// isUnderHeads reports whether a row goes on with the head of a table: it names columns
// under a head that several have, and no row.
func isUnderHeads(r []*report.Block) bool {
	named := 0
	for k, b := range r {
		if b == nil || strings.TrimSpace(b.Text) == "" {
			continue
		}
		if k == 0 || strings.ContainsAny(b.Text, "0123456789") && !yearWord.MatchString(b.Text) {
			return false
		}
		named++
	}
	return named > 1
}

func isUnderHead(r []*report.Block, k int) bool {
	b := cell(r, k)
	return isUnderHeads(r) && b != nil && strings.TrimSpace(b.Text) != ""
}

var (
	yearWord   = lazyregexp.New(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)
	bareYear   = lazyregexp.New(`^(?:19|20)[0-9]{2}$`)
	columnName = lazyregexp.New(`^\(?([A-H]|[0-9]{1,2})\)?(?:\s*[=:]\s*(.+))?$`)
	unitLine   = lazyregexp.New(`(?i)(?:đơn vị tính|đơn vị|đvt|đv tính)\s*:\s*([^,;()]+?)[).\s]*$`)
	inBrackets = lazyregexp.New(`\(([^()]*)\)\s*$`)
)

// numbering reads a row that numbers the columns; ok is false for a row of figures.
func numbering(r []*report.Block) (formulas []string, ok bool) {
	formulas = make([]string, len(r))
	next, letters, found := 1, 0, 0
	for k, b := range r {
		if b == nil || strings.TrimSpace(b.Text) == "" {
			continue
		}
		text := strings.TrimSpace(b.Text)
		m := columnName.FindStringSubmatch(strings.Trim(text, "()"))
		if m == nil {
			m = columnName.FindStringSubmatch(text)
		}
		if m == nil {
			return nil, false
		}
		switch n, err := strconv.Atoi(m[1]); {
		case err == nil && n == next:
			next++
		case err != nil && letters == int(m[1][0]-'A') && next == 1:
			letters++
		default:
			return nil, false
		}
		formulas[k] = m[1] + "=" + m[2]
		found++
	}
	return formulas, found > 2
}

// columnsOf reads the heads of columns.
func columnsOf(heads [][]*report.Block, values [][]value, formulas []string) []column {
	all := make([]column, len(heads))
	for k, blocks := range heads {
		var texts []string
		for _, b := range blocks {
			texts = append(texts, b.Text)
		}
		all[k] = columnOf(strings.Join(texts, " "))
		if k < len(formulas) {
			all[k].formula = parseFormula(formulas[k], formulas)
		}
		numbers, filled, percent, years := 0, 0, 0, 0
		for _, cells := range values {
			if blank(cells[k].Block) {
				continue
			}
			filled++
			if cells[k].IsValid() {
				numbers++
			}
			if strings.HasSuffix(strings.TrimSpace(cells[k].Text), "%") {
				percent++
			}
			if bareYear.MatchString(strings.TrimSpace(cells[k].Text)) {
				years++
			}
		}
		c := &all[k]
		switch {
		case c.role == orderRole:
		case c.role == unitRole && numbers == 0:
		case numbers == 0 || 2*numbers < filled, years == numbers && says(c.words, cellWords("year")), slices.Contains(cellWords("month"), " "+c.words+" "), slices.Contains(cellWords("quarter"), " "+c.words+" "):
			c.role, c.percent = textRole, false // "Chỉ tiêu" over names is no plan
		case c.role == unitRole:
			c.role = noRole
		case 2*percent > filled:
			c.role, c.percent = percentRole, true
		}
	}
	if is := func(role role) int { return slices.IndexFunc(all, func(c column) bool { return c.role == role }) }; is(textRole) < 0 && is(unitRole) >= 0 {
		all[is(unitRole)].role = textRole // "Đơn vị" over the names of offices
	}
	return all
}

// IsOrder and IsUnit report whether the head of a column says that it has the numbers of the
// rows, or their units.
func IsOrder(head string) bool { return columnOf(head).role == orderRole }
func IsUnit(head string) bool  { return columnOf(head).role == unitRole }

// columnOf reads the head of a column.
func columnOf(text string) column {
	c := column{words: citation.Fold(text)}
	if m := inBrackets.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		if u, known := units[citation.Fold(m[1])]; known && strings.TrimSpace(m[1]) != "" {
			c.unit = u
		}
	}
	if years := yearWord.FindAllStringSubmatch(text, -1); len(years) > 0 {
		c.year, _ = strconv.Atoi(years[len(years)-1][1])
	}
	whole := " " + c.words + " "
	switch {
	case slices.Contains(cellWords("order"), whole):
		c.role = orderRole
	case slices.Contains(cellWords("unit"), whole):
		c.role = unitRole
	case strings.Contains(text, "%") || says(c.words, cellWords("percent")):
		c.role, c.percent = percentRole, true
	default:
		for _, h := range headRoles {
			if says(c.words, cellWords(h.kind)) {
				c.role = h.role
				break
			}
		}
		if c.role == noRole && c.year > 0 {
			c.role = doneRole
		}
		// "So với kế hoạch", "TH/KH": which of the two its figures tell
		c.percent = c.role == differenceRole && says(c.words, cellWords("compared")) || strings.Contains(text, "/") && c.says(planRole) && c.says(doneRole)
	}
	return c
}

// says reports whether the head has words of a role.
func (c column) says(role role) bool {
	for _, h := range headRoles {
		if h.role == role {
			return says(c.words, cellWords(h.kind))
		}
	}
	return false
}

// figures reports whether a column holds what others are worked out from.
func (c column) figures() bool {
	return c.role != textRole && c.role != orderRole && c.role != unitRole && c.role != percentRole
}

// nameColumn is the column of the names of rows: the first of texts that is neither their
// order nor their unit.
func nameColumn(columns []column, values [][]value) int {
	for k, c := range columns {
		if c.role != textRole {
			continue
		}
		for _, cells := range values {
			if b := cells[k].Block; !blank(b) && (!cells[k].IsValid() || bareYear.MatchString(strings.TrimSpace(b.Text))) {
				return k
			}
		}
	}
	return -1
}

// A formula is what a table itself says of a column: "3=2/1".
type formula struct {
	op       byte // '/', '-' or '+'; 0 for none
	operands []int
}

var formulaParts = lazyregexp.New(`^\(?([A-H]|[0-9]{1,2})\)?((?:\s*[-+/:x*]\s*\(?(?:[A-H]|[0-9]{1,3})\)?)+)\s*%?$`)
var formulaPart = lazyregexp.New(`([-+/:x*])\s*\(?([A-H]|[0-9]{1,3})\)?`)

// parseFormula reads "3=2/1*100" by the names that the columns have.
func parseFormula(text string, names []string) formula {
	_, right, _ := strings.Cut(text, "=")
	m := formulaParts.FindStringSubmatch(strings.ReplaceAll(right, "–", "-"))
	if m == nil {
		return formula{}
	}
	at := func(name string) int {
		return slices.IndexFunc(names, func(n string) bool { left, _, _ := strings.Cut(n, "="); return left == name })
	}
	f := formula{operands: []int{at(m[1])}}
	for _, part := range formulaPart.FindAllStringSubmatch(m[2], -1) {
		op := part[1][0]
		switch {
		case (op == 'x' || op == '*') && part[2] == "100":
			continue
		case op == ':':
			op = '/'
		}
		if f.op != 0 && (f.op != op || op != '+') {
			return formula{}
		}
		f.op, f.operands = op, append(f.operands, at(part[2]))
	}
	if !strings.ContainsRune("/-+", rune(f.op)) || slices.Contains(f.operands, -1) || f.op == 0 {
		return formula{}
	}
	return f
}

// scaled is a figure in the unit that its column or row is counted in.
func scaled(d quantity.Decimal, u unit) quantity.Decimal {
	if u.scale > 1 {
		return d.Mul(quantity.Int(u.scale))
	}
	return d
}
