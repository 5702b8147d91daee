package importer

import (
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
)

// A columnRole is what a column of a table holds.
type columnRole int

const (
	otherColumn columnRole = iota
	nameColumn
	unitColumn
	planColumn
	resultColumn
	percentColumn
	previousColumn
)

// table proposes the rows of a table that has columns of plan and result.
func (p *proposer) table(b *block, unit, source string) {
	rows := grid(b)
	heads := b.heads()
	if heads >= len(rows) || len(rows) > maxRows {
		return
	}
	cells := make([][]string, len(rows))
	for i, row := range rows {
		for _, c := range row {
			cells[i] = append(cells[i], strings.Join(strings.Fields(cellText(&block{cells: [][]cell{{{blocks: c}}}})), " "))
		}
	}
	columns := roles(columnNames(b, heads), cells[heads:])
	name, plan, result := columns[nameColumn], columns[planColumn], columns[resultColumn]
	if name < 0 || plan < 0 || result < 0 {
		return
	}
	for _, row := range cells[heads:] {
		one := proposed{words: strings.Join(row, " | ")}
		one.Source, one.Unit = source, unit
		one.Name = rowMark.ReplaceAllString(row[name], "")
		folded := strings.ToLower(one.Name)
		if dash.MatchString(row[name]) || strings.HasPrefix(folded, "trong đó") || strings.HasPrefix(folded, "tổng số") || strings.HasPrefix(folded, "tổng cộng") || strings.HasPrefix(folded, "cộng") || !strings.ContainsFunc(one.Name, unicode.IsLetter) {
			continue
		}
		if m := unitInName.FindStringSubmatch(one.Name); m != nil {
			one.Name, one.Unit = strings.TrimSpace(one.Name[:len(one.Name)-len(m[0])]), m[1]
		}
		if at := columns[unitColumn]; at >= 0 && row[at] != "" {
			one.Unit = row[at]
		}
		var ok bool
		if one.Actual, ok = figure(row[result]); !ok {
			continue
		}
		target, planned := figure(row[plan])
		if !planned {
			continue
		}
		one.Target = data.ExactGoal(target)
		if at := columns[percentColumn]; at >= 0 {
			if percent, ok := figure(row[at]); ok {
				one.Percent, one.PercentOf = percent, "kế hoạch"
			}
		}
		if at := columns[previousColumn]; at >= 0 {
			if previous, ok := figure(row[at]); ok {
				one.Previous = previous
			}
		}
		p.add(one)
	}
}

var (
	// rowMark is the number that the name of a row begins with.
	rowMark = lazyregexp.New(`^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]|[a-zđ][.)])\s+`)
	dash    = lazyregexp.New(`^[-+–•*]`)
	// unitInName is a unit in brackets at the end of a name.
	unitInName = lazyregexp.New(`\s*\(([^()0-9]{1,24})\)$`)
)

// figure reads a cell that is one number.
func figure(s string) (quantity.Decimal, bool) {
	d, err := quantity.Parse(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%")))
	return d, err == nil
}

// columnNames are what stands over each column, in small letters.
func columnNames(b *block, heads int) []string {
	names := make([]string, len(grid(b)[0]))
	for _, row := range b.cells[:heads] {
		at := 0
		for _, c := range row {
			words := strings.ToLower(cellText(&block{cells: [][]cell{{{blocks: c.blocks}}}}))
			for k := range max(c.columns, 1) {
				if at+k < len(names) {
					names[at+k] = strings.TrimSpace(names[at+k] + " " + words)
				}
			}
			at += max(c.columns, 1)
		}
	}
	return names
}

// roles finds the column of each role; -1 for one that the table lacks, or has twice
// without a difference.
func roles(names []string, body [][]string) map[columnRole]int {
	found := map[columnRole]int{nameColumn: -1, unitColumn: -1, planColumn: -1, resultColumn: -1, percentColumn: -1, previousColumn: -1}
	for i, name := range names {
		r := roleOf(name, shareOfNumbers(body, i), found[nameColumn] >= 0)
		switch {
		case r == otherColumn:
		case found[r] < 0:
			found[r] = i
		case r == planColumn && strings.Contains(name, "năm") && !strings.Contains(names[found[r]], "năm"):
			found[r] = i // of the whole year
		}
	}
	return found
}

// roleOf tells a column by its name and by how many of its cells are numbers.
func roleOf(name string, numbers float64, named bool) columnRole {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(" "+name+" ", w) {
				return true
			}
		}
		return false
	}
	before := has("cùng kỳ", "năm trước", "kỳ trước", "quý trước")
	percent := has("%", "tỷ lệ", "tỉ lệ", "so với", "th/", "so sánh", "mức độ")
	switch {
	case has(" tt ", "stt", "số tt", "ghi chú", "đơn vị thực hiện", "chủ trì"):
		return otherColumn
	case has("đơn vị tính", "đvt") || name == "đơn vị":
		return unitColumn
	case numbers < 0.5:
		if !named {
			return nameColumn
		}
		return otherColumn
	case percent && before:
		return otherColumn
	case percent:
		return percentColumn
	case before:
		return previousColumn
	case has("kế hoạch", " kh ", "chỉ tiêu", "nghị quyết", "mục tiêu", "dự toán", " dt ", "giao"):
		return planColumn
	case has("thực hiện", "kết quả", "ước", " th ", "tháng", "đạt được", "quý"):
		return resultColumn
	}
	return otherColumn
}

// shareOfNumbers is how many cells of a column that are not empty are numbers.
func shareOfNumbers(body [][]string, column int) float64 {
	cells, numbers := 0, 0
	for _, row := range body {
		if row[column] == "" {
			continue
		}
		cells++
		if _, ok := figure(row[column]); ok {
			numbers++
		}
	}
	if cells == 0 {
		return 0
	}
	return float64(numbers) / float64(cells)
}
