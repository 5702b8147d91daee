package lexer_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
)

func TestFind(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"07/10 nhiệm vụ", "07/10=7:10 nhiệm vụ"},
		{"6.115/6.172 đảng viên dự, đạt 99,7%", "6.115/6.172=6.115:6.172 đảng viên dự|99,7%=99,7%"},
		{"vay 15 tỷ 500 triệu đồng", "15 tỷ 500 triệu=15.500.000.000 đồng"},
		{"4.565.699.000 đồng", "4.565.699.000=4.565.699.000 đồng"},
		{"trên 13.617 tỷ đồng", "~13.617 tỷ=13.617.000.000.000 đồng"},
		{"doanh thu 609,27 triệu kwh", "609,27=609,27 triệu kwh"},
		{"khiển trách 07, cảnh cáo 03", "07=7|03=3"},
		{"thành lập 03 Tổ", "03=3 tổ"},
		{"5.210,5 ha/5.100,25 kế hoạch", "5.210,5 ha/5.100,25=5.210,5:5.100,25 kế hoạch"},
		{"150 tỷ đồng/200 tỷ đồng kế hoạch", "150 tỷ đồng/200=150:200 tỷ đồng kế hoạch"},
		{"60 triệu đồng/nhà", "60 triệu=60.000.000 đồng"},
		{"đạt 71.4%", "71.4%=71,4%"},
		{"có hai tổ và bốn đội", "hai=2 tổ và bốn đội|bốn=4 đội"},
		// not quantities
		{"ngày 12/7/2022, tháng 4/2022, quý I/2022, ngày 30/6", ""},
		{"Chỉ thị số 05-CT/TW, Nghị định số 145/2020/NĐ-CP", ""},
		{"đứng thứ 52/63", ""},
		{"nhiệm kỳ 2020 - 2025", ""},
		{"biểu hiện số: (07), (10), (48)", ""},
		{"Ban Chỉ đạo 35", ""},
		{"năm 2022", ""},
		{"khóa 12", ""},
		{"1. Kết quả", ""},
		{"2.1. Xây dựng", ""},
		{"mục 2.1 và công nghiệp 4.0", ""},
		{"điện thoại: 0203123456, 0203.3825.123", ""},
		{"số 54 cán bộ", ""},
		// nearly not
		{"trong tổng số 54 cán bộ", "54=54 cán bộ"},
		{"12/tổng số 15 xã", "12/tổng số 15=12:15 xã"},
		{"2.080 lượt", "2.080=2.080 lượt"},
		{"thu 4.5 tỷ đồng", "4.5 tỷ=4.500.000.000 đồng"},
		{"đạt 85% trở lên, tối thiểu 30%, xấp xỉ 5%", "~85%=85% trở lên|~30%=30%|~5%=5%"},
	} {
		var got []string
		for _, q := range data.Lexicon().Quantities(test.text) {
			s := test.text[q.Start:q.End] + "=" + q.Value.String()
			if q.Hedge != "" {
				s = "~" + s
			}
			if q.Kind == quantity.Ratio {
				s += ":" + q.Of.String()
			}
			if q.Kind == quantity.Percent {
				s += "%"
			}
			if q.Unit != "" {
				s += " " + q.Unit
			}
			got = append(got, s)
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%q\n got %q\nwant %q", test.text, strings.Join(got, "|"), test.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"6.115/6.172 đảng viên, đạt 99,7%", "15 tỷ 500 triệu đồng", "1..2,,3//4 %", "\u00a07\u00a0%", "ngày 1/1/2000", "hai ba bốn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, q := range data.Lexicon().Quantities(s) {
			if q.Start < last || q.End <= q.Start || q.End > len(s) || q.UnitEnd < q.End || q.UnitEnd > len(s) || !q.Value.IsValid() || q.Kind == quantity.Ratio && !q.Of.IsValid() {
				t.Fatalf("%q: %+v", s, q)
			}
			if utf8.ValidString(s) && (!utf8.ValidString(s[q.Start:q.End]) || !utf8.ValidString(s[q.End:q.UnitEnd])) {
				t.Fatalf("%q: %+v cuts a character", s, q)
			}
			last = q.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text, err := os.ReadFile("../../testdata/261-BC-DUK.txt")
	if err != nil {
		b.Fatal(err)
	}
	big := strings.Repeat(string(text), 10<<20/len(text))
	b.SetBytes(int64(len(big)))
	for b.Loop() {
		data.Lexicon().Quantities(big)
	}
}
