package words_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/words"
)

// TestPeriodNames holds where texts name periods, and which.
func TestPeriodNames(t *testing.T) {
	for _, one := range []struct{ text, want string }{
		{"kết quả 6 tháng đầu năm 2030", "6 tháng đầu năm 2030=2030-h1"},
		{"KẾT QUẢ 06 THÁNG CUỐI NĂM", "06 THÁNG CUỐI NĂM=2031-h2"},
		{"sáu tháng đầu năm, nhiệm vụ sáu tháng cuối năm 2030", "sáu tháng đầu năm=2031-h1; sáu tháng cuối năm 2030=2030-h2"},
		{"9 tháng đầu năm 2030", "9 tháng đầu năm 2030=2030-9m"},
		{"Quý I/2030, quý II năm 2030", "Quý I/2030=2030-q1; quý II năm 2030=2030-q2"},
		{"công tác tháng 5, nhiệm vụ tháng 6 năm 2030", "tháng 5=2031-m05; tháng 6 năm 2030=2030-m06"},
		{"tháng 05/2030", "tháng 05/2030=2030-m05"},
		{"tháng 12-2030", "tháng 12-2030=2030-m12"},
		{"tổng kết nhiệm kỳ 2025 - 2030", "nhiệm kỳ 2025 - 2030=2025-2030"},
		{"nhiệm kỳ 2025–2030", "nhiệm kỳ 2025–2030=2025-2030"},
		{"năm 2030", "năm 2030=2030"},
		{"chuong-trinh-cong-tac-6-thang-cuoi-nam-2030", "6-thang-cuoi-nam-2030=2030-h2"},
		{"ket-qua-thang-5-2030", "thang-5-2030=2030-m05"},
		{"bao-cao-2030-m05", "2030-m05=2030-m05"},
		{"quy-iii-nam-2030", "quy-iii-nam-2030=2030-q3"},
		// no periods
		{"ngày 15 tháng 5 năm 2030", ""},
		{"qua 15 năm 2030", ""},
		{"tháng 4 - 6/2030", ""},
		{"từ tháng 4 đến tháng 6 năm 2030", ""},
		{"giai đoạn 2021 - 2025", ""},
		{"năm 2021 - 2025", ""},
		{"tháng thanh niên", ""},
		{"Quy định số 1", ""},
		{"hàng quý", ""},
	} {
		var got []string
		for _, n := range words.PeriodNames(one.text) {
			p, err := n.Period("2031")
			if err != nil {
				t.Errorf("%q: %v", one.text, err)
			}
			got = append(got, one.text[n.Start:n.End]+"="+p.ID)
		}
		if s := strings.Join(got, "; "); s != one.want {
			t.Errorf("%q names %s, want %s", one.text, s, one.want)
		}
	}
}

func FuzzPeriodNames(f *testing.F) {
	f.Add("6 tháng đầu năm 2030 – quý I/2030, tháng 5")
	f.Add("\xff tháng 5 năm")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range words.PeriodNames(text) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("%+v in %q", n, text)
			}
			end = n.End
		}
	})
}
