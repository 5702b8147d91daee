package check_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/diag"
)

// TestTableFigures holds what is told of tables: the cells that a warning is raised at, and
// how many figures hold.
func TestTableFigures(t *testing.T) {
	s := set(t)
	for _, test := range []struct {
		name, table string // rows between line feeds, cells between bars
		want        string // the cells that are told of
		holds       int    // -1: not looked at
	}{
		// percentages of plan, under all usual heads
		{"plan and result", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nTrồng cam|40|21|52,5\nTrồng bưởi|60|33|55,0\nĐào ao|80|20|35,0", "35,0", 2},
		{"names headed Chỉ tiêu", "Chỉ tiêu|Kế hoạch|Thực hiện|Tỷ lệ (%)\nTrồng cam|40|21|52,5\nTrồng bưởi|60|33|65,0", "65,0", 1},
		{"six months", "TT|Chỉ tiêu|Đơn vị tính|KH 2031|6 tháng|So với KH (%)\n1|Trồng cam|cây|40|21|52,5\n2|Trồng bưởi|cây|60|33|65,0", "65,0", 1},
		{"estimated result", "Chỉ tiêu|Dự toán|Ước thực hiện|Đạt (%)\nPhí chợ|400|300|75\nPhí bến|200|150|85", "85", 1},
		{"assigned and reached", "Nội dung|Chỉ tiêu giao|Kết quả|% đạt\nTrồng cam|40|21|52,5\nTrồng bưởi|60|33|65,0", "65,0", 1},
		{"quarter", "Nội dung|Nghị quyết|Quý I|TH/NQ (%)\nTrồng cam|40|10|25\nTrồng bưởi|60|15|35", "35", 1},
		{"result before plan", "Nội dung|Thực hiện|Kế hoạch|Tỷ lệ\nTrồng cam|21|40|52,5%\nTrồng bưởi|33|60|65%", "65%", 1},
		{"two plans", "Nội dung|KH năm|KH 6 tháng|TH 6 tháng|% KH năm|% KH 6 tháng\nCam|40|20|21|52,5|105\nBưởi|60|30|33|55|120\nĐào|80|40|30|37,5|75", "120", 5},
		{"cut off, not rounded", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nCam|30|20|66,6\nBưởi|60|33|55,0", "", 2},
		{"one off in the last digit is a note", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nCam|85|82|96,48\nBưởi|60|33|55,00", "", 1},
		{"rounded amounts", "Nội dung|ĐVT|Kế hoạch|Thực hiện|Tỷ lệ (%)\nThu|tỷ đồng|3|2|71,4\nChi|tỷ đồng|40|30|75,0\nVay|tỷ đồng|50|20|40,0", "", 3},
		{"decimals were rounded", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nThu|0,7|0,3|45,2\nChi|40,0|30,0|75,0", "", 2},
		{"plan and result in two units", "Nội dung|Kế hoạch (tỷ đồng)|Thực hiện (triệu đồng)|Tỷ lệ (%)\nThu|4|2.100|52,5\nChi|6|3.300|65,0", "65,0", 1},
		{"other base in one row", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nCam|40|21|52,5\nBưởi|60|33|55,0\nTỷ lệ hộ nghèo|3|2,5|120", "", -1},
		{"no row holds", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nCam|40|21|12,5\nBưởi|60|33|15,0\nĐào|30|21|11,1", "", 0},
		{"one row alone", "Nội dung|Kế hoạch|6 tháng|Tỷ lệ (%)\nTổng thu|8.095|4.520|99,9", "99,9", 0},
		{"one row of more columns", "Nội dung|Kế hoạch|6 tháng|Cùng kỳ|Tỷ lệ (%)\nTổng thu|8.095|4.520|4.000|99,9", "", 0},
		{"percentages of nothing", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nCam|0|21|0\nBưởi|60|33|55", "", 1},
		{"formula of the columns", "Nội dung|Giao|Làm|Còn\nA|1|2|3=1-2\nCam|40|21|19\nBưởi|60|33|37", "37", 1},
		{"formula of a percentage", "Nội dung|Giao|Làm|Tỷ lệ %\n(A)|(1)|(2)|(3)=(2)/(1)\nCam|40|21|52,5\nBưởi|60|33|65", "65", 1},
		{"heads of two rows", "Nội dung|Năm 2031||Tỷ lệ (%)\n |KH|TH| \nCam|40|21|52,5\nBưởi|60|33|65", "65", 1},
		{"proved by its rows", "Nội dung|Có|Nay|Mức (%)\nCam|40|21|52,5\nBưởi|60|33|55\nĐào|80|20|25\nMận|50|20|40\nMơ|50|10|30", "30", 4},
		{"text among figures", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nCam|40|21|52,5\nHọp|đạt|đạt| \nBưởi|60|33|65", "65", 1},
		{"rows for columns", "Nội dung|Tổ Một|Tổ Hai|Tổ Ba\nKế hoạch|40|60|80\nThực hiện|21|33|20\nTỷ lệ (%)|52,5|65,0|25,0", "65,0", 2},
		{"rows for columns, last year", "Nội dung|Phí chợ|Phí bến\nNăm 2031|400|200\nNăm 2032|500|220\nSo với năm 2031 (%)|115,0|110,0", "115,0", 1},
		{"units in the cells", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nThu|4 tỷ đồng|2.100 triệu đồng|52,5\nHọp|60 buổi|33 buổi|65,0", "65,0", 1},
		{"words in the cells", "Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\nHọp|đạt 40|21|52,5\nĐi|60 buổi/năm|33|65,0", "", 0},
		// changes on last year
		{"of last year as a ratio", "Khoản|Năm 2031|Năm 2032|So với cùng kỳ (%)\nPhí chợ|400|500|115,0\nPhí bến|200|220|110,0", "115,0", 1},
		{"of last year as growth", "Khoản|Cùng kỳ|Thực hiện|Tăng/giảm (%)\nPhí chợ|400|500|25,0\nPhí bến|200|220|15,0", "15,0", 1},
		{"growth on the wrong base", "Khoản|2031|2032|Tốc độ tăng (%)\nA|50|55|10,0\nB|200|230|15,0\nC|20|25|20,0", "20,0", 2},
		{"a fall without a sign", "Khoản|Cùng kỳ|Thực hiện|Giảm (%)\nVụ cháy|40|30|25,0\nVụ nổ|20|10|60,0", "60,0", 1},
		{"a fall with a minus", "Khoản|6 tháng 2031|6 tháng 2032|Tăng, giảm (%)\nVụ cháy|40|30|-25,0\nVụ nổ|20|22|10\nVụ chìm|50|40|-10", "-10", 2},
		{"plan and last year", "Khoản|Cùng kỳ|KH|TH|So KH (%)|So CK (%)\nPhí chợ|400|600|500|83,3|125\nPhí bến|200|250|220|98,0|110\nPhí cầu|100|100|90|90|95", "98,0 95", 4},
		// differences
		{"difference", "Tổ|Năm trước|Năm nay|Tăng, giảm\nMột|12|15|3\nHai|9|7|-3", "-3", 1},
		{"difference in words", "Tổ|Cùng kỳ|Thực hiện|So với cùng kỳ\nMột|12|15|tăng 3\nHai|9|7|giảm 4", "giảm 4", 1},
		{"what remains", "Việc|Kế hoạch|Đã làm|Còn lại\nMột|12|5|7\nHai|9|7|3", "3", 1},
		{"no difference after all", "Tổ|Năm trước|Năm nay|Tăng\nMột|12|15|8\nHai|9|7|6", "", 0},
		// wholes of rows
		{"whole of its columns", "Xã|Tổng số|Nam|Nữ\nMột|30|14|16\nHai|25|12|13\nBa|40|20|25", "40", 2},
		{"whole after its columns", "Xã|Nam|Nữ|Cộng\nMột|14|16|30\nHai|12|13|25\nBa|20|25|40", "40", 2},
		{"whole of all columns, two rows", "Loại|Tổng|Giỏi|Khá|Yếu\nTập thể|50|10|30|10\nCá nhân|400|80|280|41", "400", 1},
		{"whole of all columns and their total", "Nhóm|Nam|Nữ|Tổng\nDưới 30|10|12|22\nĐến 45|20|18|38\nTrên 45|15|10|26\nCộng|45|40|86", "26 86", -1},
		{"projects", "STT|Danh mục|Tổng mức đầu tư|Vốn 2031\nI|Giao thông|50.000|12.000\n1|Đường A|30.000|7.000\n2|Đường B|20.000|4.000\nII|Thủy lợi|10.000|5.000\n1|Kênh C|10.000|5.000\n|Tổng cộng|60.000|17.000", "12.000", 3},
		{"whole of no columns", "Xã|Tổng số|Đảng viên|Đoàn viên\nMột|30|4|16\nHai|25|2|13", "", 0},
		// shares of a column
		{"shares", "Vùng|Sản lượng (tấn)|Tỷ trọng (%)\nĐông|12,0|30\nTây|20,0|50\nNam|8,0|25", "25", 2},
		{"shares of the total row", "Vùng|Số hộ|Tỷ lệ (%)\nĐông|12|12\nTây|28|28\nNam|40|45\nBắc|20|20\nTổng số|100|100", "45", -1},
		// totals
		{"total below", "Tổ|Số buổi\nMột|13\nHai|8\nCộng|22", "22", 0},
		{"total above", "Tổ|Số buổi\nTổng số|22\nMột|13\nHai|8", "22", 0},
		{"total of a numbered list", "STT|Tổ|Số buổi|Số người\n1|Một|13|20\n2|Hai|8|30\n|Tổng cộng|21|60", "60", 1},
		{"offices under Đơn vị", "Đơn vị|Số buổi\nTổ Một|13\nTổ Hai|8\nTổng|22", "22", 0},
		{"a sum of money called a total", "TT|Chỉ tiêu|ĐVT|KH|TH\n1|Tổng doanh thu|tỷ đồng|8.095|4.250\n2|Nộp quỹ|tỷ đồng|600|318\n3|Kết nạp|người|120|68", "", 0},
		{"a total that is none", "Nội dung|Năm 2031|Năm 2032\nTổng thu|900|950\nTổng chi|700|800\nSố lớp|40|50", "", 0},
		{"a first row that others are not of", "Nội dung|2031|2032\nTổng thu|900|950\nPhí chợ|100|120\nPhí bến|300|320", "", 0},
		{"a first row that others are of", "Nội dung|2031|2032\nTổng thu|400|450\nPhí chợ|100|120\nPhí bến|300|320", "450", 1},
		{"other units", "Nội dung|ĐVT|Số\nTổng số|hộ|30\nCam|cây|20\nBưởi|quả|20", "", 0},
		{"years are names", "Năm|Số vụ\n2031|10\n2032|12\nCộng|23", "23", 0},
		{"several divisions under a total", "Nội dung|Số\nTổng số|100\nNữ|40\nCó bằng|30\nDưới 30 tuổi|50", "", 0},
		{"two divisions", "Nội dung|Số\nTổng số|100\nNam|60\nNữ|40\nDân tộc thiểu số|30", "", 0},
		{"among them", "Nội dung|Số\nTổng số|100\nTrong đó: nữ|40\nTrẻ|30", "", 0},
		{"averages are not added", "Tổ|Bình quân\nMột|10\nHai|20\nCộng|15", "", 0},
		{"ranks are not added", "Tổ|Xếp hạng|Số buổi\nMột|1|10\nHai|2|20\nCộng||30", "", 1},
		{"rounded totals", "Tổ|Thu (tỷ đồng)\nMột|1,2\nHai|2,3\nBa|3,3\nCộng|6,9", "", 1},
		{"rounded amounts without a unit", "Khoản|Kinh phí\nMột|12\nHai|25\nBa|30\nCộng|68", "", 1},
		{"amounts that are off by more", "Khoản|Kinh phí\nMột|12\nHai|25\nBa|30\nCộng|78", "78", 0},
		{"units in the cells of a sum", "Tổ|Số\nMột|12 hộ\nHai|25 hộ\nCộng|38 hộ", "38 hộ", 0},
		{"units in the cells that differ", "Tổ|Số\nMột|12 hộ\nHai|25 người\nCộng|38 hộ", "", 0},
		{"far from it", "Tổ|Số\nMột|10\nHai|20\nCộng|300", "", 0},
		// levels
		{"Roman over Arabic", "TT|Khoản|KH|TH\nI|Thu|30|28\n1|Phí chợ|10|9\n2|Phí bến|20|17\nII|Chi|15|12\n1|Lương|9|7\n2|Điện|6|5", "28", 3},
		{"A over A.1", "TT|Khoản|KH|TH\nA|Thu|30|28\nA.1|Phí chợ|10|9\nA.2|Phí bến|20|17", "28", 1},
		{"dots", "TT|Khoản|KH|TH\n1|Thu|30|26\n1.1|Phí chợ|10|9\n1.2|Phí bến|20|17\n2|Chi|15|11\n2.1|Lương|9|7\n2.2|Điện|6|5", "11", 3},
		{"letters under numbers", "TT|Khoản|KH|TH\n1|Thu|30|26\na|Phí chợ|10|9\nb|Phí bến|20|18\n2|Chi|15|12\na|Lương|9|7\nb|Điện|6|5", "26", 3},
		{"markers in the names", "Khoản|KH|TH\nI. Thu|30|28\n1. Phí chợ|10|9\n2. Phí bến|20|17", "28", 1},
		{"dashes under a name", "Khoản|KH|TH\n1. Thu|30|28\n- Phí chợ|10|9\n- Phí bến|20|17", "28", 1},
		{"total of Roman rows", "TT|Khoản|KH|TH\n|Tổng cộng|45|41\nI|Thu|30|26\n1|Phí chợ|10|9\n2|Phí bến|20|17\nII|Chi|15|12", "41", 3},
		{"an open list under a row", "TT|Khoản|KH|TH\nI|Thu|30|28\n|Trong đó:| | \n1|Phí chợ|10|9\n2|Phí bến|5|4", "", 0},
		{"a list that is not whole", "TT|Khoản|KH|TH\nI|Thu|30|28\n1|Phí chợ|10|9\n2|Phí bến|5|4", "", 0},
		{"a formula of rows", "TT|Khoản|Số\nI|Thu|30\nII|Vay|20\nIII|Cộng (I+II)|60", "60", 0},
		{"a formula of rows that holds", "TT|Khoản|Số\nI|Thu|30\nII|Vay|20\nIII|Cộng (I+II)|50", "", 1},
	} {
		result := loose(s, markdown(test.table))
		var got []string
		for _, f := range result.Findings {
			if f.Code == "figure/table" && f.Severity == diag.Warning {
				got = append(got, strings.TrimSpace(f.Span.Text()))
			}
		}
		holds := 0
		for _, f := range result.Figures {
			if f.Verdict == check.Holds || f.Verdict == check.RoundedDown {
				holds++
			}
		}
		if strings.Join(got, " ") != test.want || test.holds >= 0 && holds != test.holds {
			t.Errorf("%s: told of %q, %d hold; want %q, %d\n%s", test.name, got, holds, test.want, test.holds, markdown(test.table))
		}
	}
}

// TestUnitOver holds that amounts below a line that names their unit may be rounded ones.
func TestUnitOver(t *testing.T) {
	s := set(t)
	const rows = "| Khoản | Số |\n|---|---|\n| Một | 12 |\n| Hai | 25 |\n| Ba | 30 |\n| Cộng | 68 |\n"
	for text, want := range map[string]int{
		rows: 1, "Đơn vị tính: tỷ đồng\n\n" + rows: 0, "(ĐVT: 1.000 đồng)\n\n" + rows: 0, "Bảng 1. Đơn vị: triệu đồng.\n\n" + rows: 0, "Đơn vị tính: hộ\n\n" + rows: 1, "Đơn vị: Xã Phù Vân\n\n" + rows: 1,
	} {
		if got := len(loose(s, text).Findings); got != want {
			t.Errorf("told %d times, want %d:\n%s", got, want, text)
		}
	}
}

// markdown writes a table of rows between line feeds.
func markdown(table string) string {
	var b strings.Builder
	for i, row := range strings.Split(table, "\n") {
		b.WriteString("| " + strings.ReplaceAll(row, "|", " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat("---|", strings.Count(row, "|")+1) + "\n")
		}
	}
	return b.String()
}
