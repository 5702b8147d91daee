package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

var tableCheck = &Check{
	Code:     "figure/table",
	Severity: diag.Warning,
	Title:    diag.Say("dòng tổng, dòng cộng từng mục, cột tỷ lệ và cột tăng giảm của bảng khớp với các ô", "totals, subtotals, percentages and differences of a table agree with its cells"),
	Doc: diag.Text{
		VI: `Dòng "Tổng số", "Tổng cộng", "Cộng" ở đầu hay cuối bảng bằng tổng các dòng kia; mục I bằng tổng các mục 1, 2 của nó (A = A.1 + A.2), ở đâu các ô khác của chính dòng ấy, hoặc công thức "I+II", "3=2/1" mà bảng ghi, cho biết là như vậy. Các dòng khác đơn vị tính thì không cộng. Cột tỷ lệ (Tỷ lệ (%), So với KH, So với cùng kỳ, Tỷ trọng…) được tính lại từ hai cột mà đầu bảng nói tới (Kế hoạch, Thực hiện, 6 tháng, Cùng kỳ, Năm 2025…) hoặc mà phần nhiều các dòng chứng tỏ; cột tăng, giảm, chênh lệch cũng vậy, và cả tổng ghi ở tên bảng ("Cơ cấu 1.600 cán bộ"). Cột hay dòng "6 tháng" bằng quý I cộng quý II, quý bằng ba tháng của nó, trừ con số tính đến cuối kỳ (không lớn hơn một phần nào); dư cuối kỳ bằng dư đầu kỳ cộng thu, trừ chi. Dòng khác đi mà không có hai ô nào khác cho ra con số ấy thì là sai. Số đã làm tròn (có phần thập phân, hoặc tỷ đồng, ha, tấn) được coi là đã làm tròn. Lời văn gọi tên một dòng rồi nêu con số khác các ô của dòng cũng là sai.`,
		EN: `A row "Tổng số", "Tổng cộng" or "Cộng", first or last, is the sum of the other rows; row I is the sum of its rows 1, 2 (A = A.1 + A.2) where other cells of the same row, or a formula such as "I+II" or "3=2/1" in the table, show that it is. Rows in different units are not added. A column of percentages (of the plan, of last year, of the whole) is worked out again from the two columns that the head means or that most rows prove; so is a column of differences, and of a number that the caption states ("Cơ cấu 1.600 cán bộ"). A column or row "6 tháng" is quý I and quý II together, a quarter its three months, but not of what is counted at the end of each (no more than one of the parts); what is left is what there was, and came in, less what went out. A row that differs, and whose figure no other two of its cells give, is wrong. Numbers that were rounded (with decimals, or in tỷ đồng, ha, tấn) are taken for rounded ones. Prose that names a row and gives a number that none of its cells has is wrong, too.`,
	},
	Fires: []string{
		"| Tổ | Số buổi |\n|---|---|\n| Một | 13 |\n| Hai | - |\n| Cộng | 14 |",
		"| Tổ | Số buổi |\n|---|---|\n| Một | 13 |\n| Hai | |\n| Ba | 8 |\n| Cộng | 22 |",
		"| TT | Tổ | Số buổi |\n|---|---|---|\n| 1 | Một | 13 |\n| | | 5 |\n| 2 | Ba | 8 |\n| | Cộng | 27 |",
		"| Tổ | Tháng 6/2033 | Tháng 6/2034 | Tăng, giảm (%) |\n|---|---|---|---|\n| Một | 10 | 15 | 55 |",
		"| Tổ | Số buổi |\n|---|---|\n| Một | 13 |\n| Hai | 8 |\n| Cộng | 22 |",
		"| Chỉ tiêu | Kế hoạch | 6 tháng | Tỷ lệ (%) |\n|---|---|---|---|\n| Trồng cam | 40 | 21 | 52,5 |\n| Trồng bưởi | 60 | 33 | 65,0 |",
		"| Khoản thu | Năm 2031 | Năm 2032 | So với cùng kỳ (%) |\n|---|---|---|---|\n| Phí chợ | 400 | 500 | 115,0 |\n| Phí bến | 200 | 220 | 110,0 |",
		"| TT | Khoản | Kế hoạch | Thực hiện |\n|---|---|---|---|\n| I | Thu | 30 | 28 |\n| 1 | Phí chợ | 10 | 9 |\n| 2 | Phí bến | 20 | 17 |",
		"| Nội dung | Quý I | Quý II | 6 tháng |\n|---|---|---|---|\n| Tiếp dân | 312 | 288 | 600 |\n| Nhận đơn | 145 | 132 | 287 |",
		"| Tháng | Số buổi | Số bài |\n|---|---|---|\n| 01 | 4 | 22 |\n| 02 | 3 | 18 |\n| 03 | 5 | 31 |\n| Quý I | 12 | 81 |",
		"| Quỹ | Dư đầu kỳ | Thu | Chi | Dư cuối kỳ |\n|---|---|---|---|---|\n| Đền ơn | 320 | 540 | 410 | 450 |\n| Vì người nghèo | 280 | 600 | 520 | 380 |",
		"Bảng 1. Cơ cấu 1.600 cán bộ theo tuổi\n\n| Tuổi | Số người | Tỷ lệ (%) |\n|---|---|---|\n| Dưới 30 | 240 | 15,0 |\n| Từ 30 đến 40 | 400 | 52,0 |\n| Từ 41 đến 50 | 640 | 40,0 |",
		"| Xã | Số hộ | Hộ nghèo | Tỷ lệ hộ nghèo (%) |\n|---|---|---|---|\n| Một | 1.500 | 45 | 3,00 |\n| Hai | 2.000 | 50 | 5,20 |\n| Ba | 1.250 | 60 | 4,80 |",
		"| Tổ | Năm trước | Năm nay | Tăng, giảm |\n|---|---|---|---|\n| Một | 12 | 15 | 3 |\n| Hai | 9 | 7 | -3 |",
	},
	Silent: []string{
		"| Tổ | Số buổi |\n|---|---|\n| Một | 13 |\n| Hai | / |\n| Ba | 8 |\n| Cộng | 21 |",
		"| Tổ | Số buổi |\n|---|---|\n| Một | 13 |\n| | 5 |\n| Ba | 8 |\n| Cộng | 26 |",
		"| Tổ | Tháng 6/2033 | Tháng 6/2034 | Tăng, giảm (%) |\n|---|---|---|---|\n| Một | 10 | 15 | 50 |",
		"| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện |\n|---|---|---|---|---|\n| 1 | Tổng thu | tỷ đồng | 8.095 | 4.250 |\n| 2 | Nộp quỹ | tỷ đồng | 600 | 318 |\n| 3 | Kết nạp | hội viên | 120 | 68 |",
		"| Chỉ tiêu | Kế hoạch | 6 tháng | Tỷ lệ (%) |\n|---|---|---|---|\n| Trồng cam | 40 | 21 | 52,5 |\n| Trồng bưởi | 60 | 33 | 55,0 |",
		"| Nội dung | Quý I | Quý II | 6 tháng |\n|---|---|---|---|\n| Tiếp dân | 312 | 288 | 600 |\n| Nhận đơn | 145 | 132 | 277 |\n| Đảng viên | 810 | 824 | 824 |\n| Tốc độ tăng (%) | 7,5 | 8,9 | 8,2 |",
		"| Tháng | Số buổi | Số bài |\n|---|---|---|\n| 01 | 4 | 22 |\n| 02 | 3 | 18 |\n| 03 | 5 | 31 |\n| Quý I | 12 | 71 |",
		"| Quỹ | Dư đầu kỳ | Thu | Chi | Dư cuối kỳ |\n|---|---|---|---|---|\n| Đền ơn | 320 | 540 | 410 | 450 |\n| Vì người nghèo | 280 | 600 | 520 | 360 |",
		"Bảng 1. Cơ cấu 1.600 cán bộ theo tuổi\n\n| Tuổi | Số người | Tỷ lệ (%) |\n|---|---|---|\n| Dưới 30 | 240 | 15,0 |\n| Từ 30 đến 40 | 400 | 25,0 |\n| Từ 41 đến 50 | 640 | 40,0 |",
		"| Vùng | Sản lượng (tấn) | Tỷ trọng (%) |\n|---|---|---|\n| Đông | 12 | 30 |\n| Tây | 28 | 70 |",
	},
	run: func(r *run) {
		for _, t := range r.tables() {
			t.totals()
			t.relations()
			if turned := r.turned(t); turned != nil {
				turned.relations()
			}
		}
		r.proseAgainstTables()
	},
}

// A table is a table as its reader reads it: heads that say what the columns are, rows
// with their names, units and levels.
type table struct {
	*run
	grid      report.Grid
	unit      unit // that stands over the table: "Đơn vị tính: tỷ đồng"
	columns   []column
	rows      []row
	name      int                      // the column of the names of rows; -1 for none
	wholes    map[int]quantity.Decimal // see whole
	captioned []value                  // see wholesOver
}

// A row is a row of figures of a table.
type row struct {
	table  *table
	name   *report.Block // nil for a row without one
	label  string        // its words, folded
	said   string        // the same as prose would say them, in lower case
	marker marker
	more   bool // it goes on with the row above, whose name is merged with its own
	unit   unit
	cells  []value // by column
}

// A value is the number that a cell holds and nothing else.
type value struct {
	*report.Block // nil where there is none
	quantity.Decimal
	rounded bool // it may be a rounded one
	unit    unit // that stands beside it in the cell

	low, high quantity.Decimal // what it may have been before that, in the unit of its column
}

// blank reports whether a cell has nothing to add.
func blank(b *report.Block) bool {
	return b == nil || strings.Trim(b.Text, " \u00a0-–—−…x./*") == ""
}

// number is the number that a cell holds and nothing else.
func (r *run) number(cell *report.Block) (quantity.Decimal, unit, bool) {
	t := r.textOf[cell]
	if cell == nil || t == nil {
		return quantity.Decimal{}, unit{}, false
	}
	return parseCell(t.numerals)
}

// parseCell reads a number with the signs and units that cells have: "+5", "−3,2%",
// "giảm 4", "1.250 hộ".
func parseCell(text string) (quantity.Decimal, unit, bool) {
	s := strings.ToLower(strings.Trim(text, " \u00a0"))
	negative := false
	for _, sign := range []struct {
		mark  string
		minus bool
	}{{"+", false}, {"-", true}, {"−", true}, {"–", true}, {"tăng", false}, {"giảm", true}} {
		if rest, ok := strings.CutPrefix(s, sign.mark); ok {
			s, negative = strings.TrimLeft(rest, " \u00a0"), sign.minus
			break
		}
	}
	if s == "" || s[0] < '0' || s[0] > '9' {
		return quantity.Decimal{}, unit{}, false
	}
	var u unit
	if digits := s[:len(s)-len(strings.TrimLeft(s, "0123456789.,"))]; len(digits) < len(s) {
		if words := strings.TrimLeft(s[len(digits):], " \u00a0"); words != "%" {
			if strings.ContainsAny(words, "0123456789/()-:;,.") || len(words) > maxUnit || len(words) == len(s)-len(digits) {
				return quantity.Decimal{}, unit{}, false
			}
			u, s = unitNamed(words), digits
		}
	}
	d, err := quantity.Parse(s)
	if err != nil {
		return quantity.Decimal{}, unit{}, false
	}
	if negative {
		d = d.Mul(quantity.Int(-1))
	}
	return d, u, true
}

// maxUnit is the longest unit in a cell, in bytes.
const maxUnit = 24

// cell is the cell of a row, or nil.
func cell(row []*report.Block, column int) *report.Block {
	if column < 0 || column >= len(row) {
		return nil
	}
	return row[column]
}

// tables reads the tables of the report.
func (r *run) tables() []*table {
	if r.tablesRead == nil {
		r.tablesRead = []*table{}
		for _, g := range r.report.Grids() {
			if t := r.table(g); t != nil {
				r.tablesRead = append(r.tablesRead, t)
			}
		}
	}
	return r.tablesRead
}

// table reads a table; nil if it has no figures.
func (r *run) table(g report.Grid) *table {
	heads, body, formulas := readHead(g)
	if len(body) == 0 {
		return nil
	}
	t := &table{run: r, grid: g, unit: r.unitOver(g)}
	values := make([][]value, len(body))
	for i, cells := range body {
		values[i] = make([]value, len(heads))
		for k := range heads {
			if b := cell(cells, k); b != nil {
				d, u, _ := r.number(b)
				values[i][k] = value{Block: b, Decimal: d, unit: u}
			}
		}
	}
	t.columns = columnsOf(heads, values, formulas)
	t.captioned = t.wholesOver()
	t.name = nameColumn(t.columns, values)
	for _, cells := range values {
		w := t.row(cells)
		w.more = len(t.rows) > 0 && t.name >= 0 && blank(cells[t.name].Block) && w.marker.class == "" && slices.ContainsFunc(cells, func(c value) bool { return c.IsValid() })
		t.rows = append(t.rows, w)
	}
	return t
}

// over are the two texts right over a table, the nearest first.
func (r *run) over(g report.Grid) []*text {
	i := slices.IndexFunc(g[0], func(b *report.Block) bool { return b != nil })
	if i < 0 {
		return nil
	}
	var all []*text
	at := r.order[g[0][i]]
	for k := at - 1; k >= 0 && k >= at-2 && r.texts[k].Kind != report.Cell; k-- {
		all = append(all, r.texts[k])
	}
	return all
}

// unitOver is the unit that stands right over a table: "Đơn vị tính: tỷ đồng".
func (r *run) unitOver(g report.Grid) unit {
	for _, t := range r.over(g) {
		if m := unitLine.FindStringSubmatch(t.Text); m != nil {
			return units[citation.Fold(m[1])]
		}
	}
	return unit{}
}

// turned is a table whose rows are what the columns of others are: "Kế hoạch", "Thực hiện",
// "Tỷ lệ (%)"; nil for any other.
func (r *run) turned(t *table) *table {
	if t.name != 0 || len(t.grid) > maxColumns || len(t.grid) < 3 {
		return nil
	}
	for _, c := range t.columns {
		if c.role == percentRole || c.role == differenceRole || c.role == planRole {
			return nil
		}
	}
	found, opening, closing := map[role]bool{}, false, false
	for _, w := range t.rows {
		if w.name != nil {
			found[columnOf(w.name.Text).role] = true
			opening, closing = opening || says(w.label, cellWords("opening")), closing || says(w.label, cellWords("closing"))
		}
	}
	if !(opening && closing) && (!found[percentRole] && !found[differenceRole] || !found[planRole] && !found[previousRole] && !found[doneRole]) {
		return nil
	}
	across := make(report.Grid, len(t.columns))
	for i := range across {
		for _, cells := range t.grid {
			across[i] = append(across[i], cell(cells, i))
		}
	}
	return r.table(across)
}

// row reads a row: its name, its marker, its unit, and which of its numbers are rounded.
func (t *table) row(cells []value) row {
	w := row{table: t, cells: cells}
	for k, c := range cells {
		if c.Block == nil {
			continue
		}
		switch t.columns[k].role {
		case orderRole:
			w.marker, _ = markerOf(c.Text, true)
		case unitRole:
			w.unit = unitNamed(c.Text)
		}
	}
	if t.name >= 0 && cells[t.name].Block != nil {
		w.name = cells[t.name].Block
		name := w.name.Text
		if m, rest := markerOf(name, false); m.class != "" && w.marker.class == "" {
			w.marker, name = m, rest
		}
		w.label, w.said = citation.Fold(name), strings.ToLower(strings.TrimSpace(name))
	}
	for k := range cells {
		c := &cells[k]
		if !c.IsValid() {
			continue
		}
		c.low, c.high = c.Decimal, c.Decimal
		c.rounded = c.Scale() > 0 || w.unit.measure || c.unit.measure || t.columns[k].unit.measure || w.unit.name == "" && (t.unit.measure || says(t.columns[k].words, cellWords("measured")) || says(w.label, cellWords("measured")))
		if c.rounded {
			c.low, c.high = c.Sub(half(c.Decimal)), c.Add(half(c.Decimal))
		}
		in := t.columns[k].unit
		if c.unit.name != "" {
			in = c.unit
		}
		c.low, c.high = scaled(c.low, in), scaled(c.high, in)
	}
	return w
}

// named are the rows of the report's tables by what their first words are, folded.
func (r *run) named() map[string][]*row {
	all := map[string][]*row{}
	for _, t := range r.tables() {
		for i := range t.rows {
			if w := &t.rows[i]; w.label != "" {
				all[w.label] = append(all[w.label], w)
			}
		}
	}
	return all
}

// rowsAgainst finds the rows named like an indicator that lack its figure.
func (r *run) rowsAgainst(i *data.Indicator, rows []*row) {
	if !i.Actual.IsValid() || i.ActualBound != data.Exact {
		return
	}
	for _, w := range rows {
		numbers, there := 0, false
		for _, c := range w.cells {
			if c.IsValid() {
				numbers++
				there = there || c.Equal(i.Actual)
			}
		}
		if numbers > 0 && !there && (w.unit.name == "" || i.Unit == "" || w.unit.same(unitNamed(i.Unit))) {
			r.raise(diag.Warning, w.name, 0, len(w.name.Text),
				diag.Say("dòng này không có con số %s của chỉ tiêu %q", "this row lacks the figure %s of indicator %q", vi(i.Actual), i.ID),
				diag.Say("sửa con số ở bảng hoặc ở indicators.toml", "correct the number in the table or in indicators.toml"),
				diag.Related{Span: i.Fields["actual"], Text: diag.Say("chỉ tiêu", "the indicator")})
		}
	}
}
