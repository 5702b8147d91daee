package check_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

// A randomTable is one whose figures all hold, and the places of those that a relation works out.
type randomTable struct {
	rows   [][]string
	result [][2]int
}

func (t randomTable) String() string {
	var lines []string
	for _, row := range t.rows {
		lines = append(lines, strings.Join(row, "|"))
	}
	return markdown(strings.Join(lines, "\n"))
}

func whole(n int) string { return quantity.Int(int64(n)).Format("vi") }

// shareOf is a percentage rounded to a number of decimals.
func shareOf(a, b, scale int) string {
	return quantity.Int(int64(a)).Percent(quantity.Int(int64(b)), scale, false).Format("vi")
}

// randomTables are the shapes of tables that reports have.
var randomTables = map[string]func(r *rand.Rand, rows int) randomTable{
	"plan and result": func(r *rand.Rand, rows int) randomTable {
		heads := [][]string{{"Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"}, {"Nội dung", "KH năm", "Ước TH", "% so với KH"}, {"Việc", "Dự toán", "9 tháng", "Đạt (%)"}}
		t := randomTable{rows: [][]string{heads[r.IntN(len(heads))]}}
		scale := r.IntN(3)
		for i := range rows {
			b := 20 + r.IntN(5000)
			a := b/3 + r.IntN(b)
			t.rows = append(t.rows, []string{fmt.Sprintf("Việc thứ %c", 'a'+i), whole(b), whole(a), shareOf(a, b, scale)})
			t.result = append(t.result, [2]int{i + 1, 3})
		}
		return t
	},
	"last year": func(r *rand.Rand, rows int) randomTable {
		growth := r.IntN(2) == 0
		t := randomTable{rows: [][]string{{"Khoản", "Năm 2031", "Năm 2032", "So với cùng kỳ (%)", "Tăng, giảm"}}}
		for i := range rows {
			b := 20 + r.IntN(5000)
			a := b/2 + r.IntN(b)
			p := shareOf(a, b, 1)
			if growth {
				p = shareOf(a-b, b, 1)
			}
			t.rows = append(t.rows, []string{fmt.Sprintf("Khoản %c", 'a'+i), whole(b), whole(a), p, whole(a - b)})
			t.result = append(t.result, [2]int{i + 1, 3}, [2]int{i + 1, 4})
		}
		return t
	},
	"levels": func(r *rand.Rand, rows int) randomTable {
		t := randomTable{rows: [][]string{{"TT", "Khoản", "Năm 2031", "Năm 2032"}}}
		total := [2]int{}
		for i := range rows {
			at := len(t.rows)
			t.rows = append(t.rows, []string{[]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII"}[i%8], fmt.Sprintf("Mục %c", 'a'+i), "", ""})
			sum := [2]int{}
			for k := range 2 + r.IntN(3) {
				a, b := 10+r.IntN(900), 10+r.IntN(900)
				sum[0], sum[1] = sum[0]+a, sum[1]+b
				t.rows = append(t.rows, []string{fmt.Sprint(k + 1), fmt.Sprintf("Khoản %c%d", 'a'+i, k), whole(a), whole(b)})
			}
			t.rows[at][2], t.rows[at][3] = whole(sum[0]), whole(sum[1])
			total[0], total[1] = total[0]+sum[0], total[1]+sum[1]
			t.result = append(t.result, [2]int{at, 2 + r.IntN(2)})
		}
		if rows > 1 {
			t.rows = append(t.rows, []string{"", "Tổng cộng", whole(total[0]), whole(total[1])})
			t.result = append(t.result, [2]int{len(t.rows) - 1, 2})
		}
		return t
	},
	"total": func(r *rand.Rand, rows int) randomTable {
		t := randomTable{rows: [][]string{{"Xã", "Tổng số", "Nam", "Nữ"}}}
		sum := [2]int{}
		for i := range rows {
			a, b := 10+r.IntN(900), 10+r.IntN(900)
			sum[0], sum[1] = sum[0]+a, sum[1]+b
			t.rows = append(t.rows, []string{fmt.Sprintf("Xã %c", 'A'+i), whole(a + b), whole(a), whole(b)})
		}
		t.rows = append(t.rows, []string{"Cộng", whole(sum[0] + sum[1]), whole(sum[0]), whole(sum[1])})
		t.result = append(t.result, [2]int{rows + 1, 2}, [2]int{rows + 1, 3}, [2]int{1, 1})
		return t
	},
	"shares": func(r *rand.Rand, rows int) randomTable {
		t := randomTable{rows: [][]string{{"Loại", "Số hộ", "Tỷ lệ (%)"}}}
		var all []int
		sum := 0
		for range rows {
			all = append(all, 10+r.IntN(900))
			sum += all[len(all)-1]
		}
		for i, n := range all {
			t.rows = append(t.rows, []string{fmt.Sprintf("Loại %c", 'a'+i), whole(n), shareOf(n, sum, 1)})
			t.result = append(t.result, [2]int{i + 1, 2})
		}
		t.rows = append(t.rows, []string{"Tổng số", whole(sum), "100"})
		return t
	},
	"figures that have nothing to do with each other": func(r *rand.Rand, rows int) randomTable {
		t := randomTable{rows: [][]string{{"Nội dung", "Số lớp", "Thực hiện", "Kết quả (%)", "Cùng kỳ"}}}
		for i := range rows {
			t.rows = append(t.rows, []string{fmt.Sprintf("Việc %c", 'a'+i), whole(r.IntN(500)), whole(r.IntN(500)), whole(r.IntN(100)), whole(r.IntN(500))})
		}
		return t
	},
}

// TestRandomTables holds that nothing is told of tables whose figures hold, and that one wrong
// figure is, nearly always.
func TestRandomTables(t *testing.T) {
	s := set(t)
	r := rand.New(rand.NewPCG(3, 5))
	told := func(table string) int {
		n := 0
		for _, f := range loose(s, table).Findings {
			if f.Severity > diag.Note {
				n++
			}
		}
		return n
	}
	planted, noticed := 0, 0
	for name, shape := range randomTables {
		for range 60 {
			table := shape(r, 2+r.IntN(6))
			if told(table.String()) > 0 {
				t.Errorf("%s: told of what holds:\n%s%v", name, table, loose(s, table.String()).Findings[0].Message.VI)
				break
			}
			if len(table.result) == 0 {
				continue
			}
			at := table.result[r.IntN(len(table.result))]
			cell := &table.rows[at[0]][at[1]]
			d, err := quantity.Parse(strings.TrimPrefix(*cell, "-"))
			if err != nil {
				t.Fatal(err)
			}
			old := *cell
			*cell = d.Add(d.Mul(quantity.Int(int64(7+r.IntN(20)))).Quo(quantity.Int(100), d.Scale(), false)).Add(quantity.Int(3)).Format("vi") // a tenth or a quarter more
			planted++
			if told(table.String()) > 0 {
				noticed++
			} else {
				t.Logf("%s: not noticed: %s for %s\n%s", name, *cell, old, table)
			}
		}
	}
	t.Logf("%d of %d planted figures told", noticed, planted)
	if float64(noticed) < 0.9*float64(planted) {
		t.Errorf("told of %d of %d planted figures, want 90 %%", noticed, planted)
	}
}
