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
	Title:    diag.Say("dòng tổng và cột tỷ lệ của bảng khớp với các ô", "the total row and the percentage column of a table agree with its cells"),
	Doc: diag.Text{
		VI: `Dòng "Tổng số", "Tổng cộng", "Cộng" ở đầu hay cuối bảng bằng tổng các dòng kia. Bảng có nhiều cấp (I, 1.1, "trong đó") thì không xét; nếu không cột nào khớp thì chỉ là ghi chú. Bảng có cột kế hoạch, thực hiện và tỷ lệ: khi phần nhiều các dòng là thực hiện : kế hoạch thì dòng khác đi là sai.`,
		EN: `A row "Tổng số", "Tổng cộng" or "Cộng", first or last, is the sum of the other rows. A table with levels (I, 1.1, "trong đó") is passed over; where no column agrees it is a note only. In a table with columns of plan, result and percentage, where most rows are result : plan the one that is not is wrong.`,
	},
	run: func(r *run) {
		for _, g := range r.report.Grids() {
			if len(g) > 2 {
				r.totalRow(g)
				r.percentColumn(g)
			}
		}
	},
}

// number is the number that a cell holds and nothing else.
func (r *run) number(cell *report.Block) (quantity.Decimal, bool) {
	if cell == nil {
		return quantity.Decimal{}, false
	}
	d, err := quantity.Parse(r.textOf[cell].numerals)
	return d, err == nil
}

// cell is the cell of a row, or nil.
func cell(row []*report.Block, column int) *report.Block {
	if column < 0 || column >= len(row) {
		return nil
	}
	return row[column]
}

// label is the first cell of a row that is words, in lower case, and its column.
func label(row []*report.Block) (string, int) {
	for i, p := range row {
		if p == nil || strings.TrimSpace(p.Text) == "" {
			continue
		}
		if strings.Trim(p.Text, " 0123456789.,%-") != "" {
			return strings.ToLower(strings.TrimSpace(p.Text)), i
		}
	}
	return "", -1
}

// totalRow checks the row that calls itself the sum of the others.
func (r *run) totalRow(g report.Grid) {
	body := g[1:]
	at := -1
	for i, row := range body {
		name, column := label(row)
		if level(row, name) {
			return
		}
		if column >= 0 && (strings.HasPrefix(name, "tổng") || strings.HasPrefix(name, "cộng")) {
			if at >= 0 {
				return
			}
			at = i
		}
	}
	if at != 0 && at != len(body)-1 || at < 0 {
		return
	}
	var wrong []int
	held, columns := 0, 0
	for c := range body[at] {
		total, added, ok := r.columnSum(g, at, c)
		if !ok {
			continue
		}
		columns++
		if total.Equal(added) {
			held++
			p := body[at][c]
			r.figure("sum", p, 0, len(p.Text), nil, Holds, "tổng cột: %s", "sum of the column: %s", vi(added))
			continue
		}
		wrong = append(wrong, c)
	}
	severity := diag.Warning
	if held == 0 && columns > 1 {
		severity = diag.Note // the rows may not be parts at all
	}
	for _, c := range wrong {
		total, added, _ := r.columnSum(g, at, c)
		p := body[at][c]
		r.figure("sum", p, 0, len(p.Text), nil, Fails, "tổng cột: %s, không phải %s", "sum of the column: %s, not %s", vi(added), vi(total))
		r.raise(severity, p, 0, len(p.Text),
			diag.Say("các ô của cột cộng lại bằng %s, dòng tổng ghi %s", "the cells of the column add up to %s, the total says %s", vi(added), vi(total)),
			diag.Say("xem lại dòng tổng và từng ô của cột", "look at the total and at each cell of the column"))
	}
}

// level reports whether a row shows that a table has levels.
func level(row []*report.Block, name string) bool {
	head := ""
	if p := cell(row, 0); p != nil {
		head = strings.TrimSpace(p.Text)
	}
	roman := head != "" && strings.Trim(head, "IVX.)") == ""
	dotted := strings.Contains(strings.TrimRight(head, "."), ".") && strings.Trim(head, "0123456789.") == ""
	letter := len(strings.TrimRight(head, ".)")) == 1 && strings.Trim(head, "ABCDEFGHabcdefgh.)") == ""
	numbered := false // a name stands beside the number; else "A" is the name itself
	if len(row) > 1 {
		_, column := label(row[1:])
		numbered = column >= 0
	}
	return numbered && (roman || dotted || letter) || strings.HasPrefix(name, "trong đó") || strings.HasPrefix(name, "- ") || strings.HasPrefix(name, "+ ")
}

// columnSum adds the cells of a column that its total row is the sum of; ok is
// false for a column that is no sum.
func (r *run) columnSum(g report.Grid, at, column int) (total, added quantity.Decimal, ok bool) {
	if p := cell(g[0], column); p == nil || containsAny(strings.ToLower(p.Text), []string{"%", "tỷ lệ", "tỉ lệ", "bình quân", "trung bình", "so ", "tăng", "xếp", "hạng", "điểm"}) || slices.Contains([]string{"stt", "tt"}, strings.ToLower(p.Text)) {
		return total, added, false
	}
	total, ok = r.number(cell(g[1+at], column))
	if !ok {
		return total, added, false
	}
	n := 0
	for i, row := range g[1:] {
		p := cell(row, column)
		if i == at || p == nil || strings.Trim(p.Text, " -–") == "" {
			continue
		}
		d, ok := r.number(p)
		if !ok || strings.HasSuffix(strings.TrimSpace(p.Text), "%") {
			return total, added, false
		}
		if n++; n == 1 {
			added = d
		} else {
			added = added.Add(d)
		}
	}
	return total, added, n > 1
}

// percentColumn checks the column that most rows show to be result : plan.
func (r *run) percentColumn(g report.Grid) {
	plan, done, percent := columnOf(g[0], []string{"kế hoạch", "chỉ tiêu", "dự toán", "tổng số"}), columnOf(g[0], []string{"thực hiện", "kết quả", "đạt"}), columnOf(g[0], shareWords)
	if plan < 0 || done < 0 || percent < 0 {
		return
	}
	type line struct {
		a, b, p quantity.Decimal
		cell    *report.Block
		from    []*report.Block
	}
	var lines []line
	right := 0
	for _, row := range g[1:] {
		a, okA := r.number(cell(row, done))
		b, okB := r.number(cell(row, plan))
		p, okP := r.number(cell(row, percent))
		if okA && okB && okP && b.Sign() > 0 {
			lines = append(lines, line{a, b, p, row[percent], []*report.Block{row[done], row[plan]}})
			if fits(a, b, p) {
				right++
			}
		}
	}
	if right < 2 || 2*right <= len(lines) {
		return
	}
	for _, l := range lines {
		t := r.textOf[l.cell]
		if t == nil {
			continue
		}
		var related []diag.Related
		for _, p := range l.from {
			related = append(related, diag.Related{Span: p.Span(0, len(p.Text)), Text: diag.Say("ô dùng để tính", "a cell it is computed from")})
		}
		r.ratioVerdict(t, quantity.Quantity{Kind: quantity.Percent, Value: l.p, End: len(l.cell.Text)}, pair{a: l.a, b: l.b, end: len(l.cell.Text), related: related})
	}
}

var shareWords = []string{"%", "tỷ lệ", "tỉ lệ"}

// columnOf is the one column whose head has one of some words, or -1; a head that
// names a percentage is no other column.
func columnOf(head []*report.Block, words []string) int {
	found := -1
	for i, p := range head {
		if p == nil {
			continue
		}
		name := strings.ToLower(p.Text)
		if !containsAny(name, words) || containsAny(name, shareWords) && !slices.Equal(words, shareWords) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// named are the rows of the report's tables by what their first words are, folded.
func (r *run) named() map[string][][]*report.Block {
	all := map[string][][]*report.Block{}
	for _, g := range r.report.Grids() {
		for _, row := range g[min(1, len(g)):] {
			if _, column := label(row); column >= 0 {
				name := citation.Fold(row[column].Text)
				all[name] = append(all[name], row[column:])
			}
		}
	}
	return all
}

// rowsAgainst finds the rows named like an indicator that lack its figure.
func (r *run) rowsAgainst(i *data.Indicator, rows [][]*report.Block) {
	for _, row := range rows {
		numbers, there := 0, false
		for _, p := range row[1:] {
			if n, ok := r.number(p); ok {
				numbers++
				there = there || n.Equal(i.Actual)
			}
		}
		if numbers > 0 && !there && i.Actual.IsValid() {
			r.raise(diag.Warning, row[0], 0, len(row[0].Text),
				diag.Say("dòng này không có con số %s của chỉ tiêu %q", "this row lacks the figure %s of indicator %q", vi(i.Actual), i.ID),
				diag.Say("sửa con số ở bảng hoặc ở indicators.toml", "correct the number in the table or in indicators.toml"),
				diag.Related{Span: i.Fields["actual"], Text: diag.Say("chỉ tiêu", "the indicator")})
		}
	}
}
