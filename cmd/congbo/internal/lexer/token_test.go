package lexer_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lexer"
)

// TestScan holds how a text is cut: a phrase of the profile is one token with its class,
// brackets have depth, and digits that count nothing are names.
func TestScan(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Có 45/60 tổ, đạt 75%.", "light:Có number:45/60 tổ , rate:đạt number:75% ."},
		{"Có 60 hộ (trong đó 45 hộ nghèo, chiếm tỷ lệ 75%)", "light:Có number:60 hộ ( within:trong đó/1 number:45/1 hộ/1 nghèo/1 ,/1 share:chiếm tỷ lệ/1 number:75%/1 )"},
		{"Trồng trên 5 ha", "Trồng over:trên number:5 ha"},
		{"Năm 2031, phường 10, lớp 5/7, khu B1", "Năm name:2031 , phường name:10 , lớp name:5/7 , khu name:B1"},
		{"Giải phóng mặt bằng 50 km", "compound:Giải phóng mặt bằng number:50 km"},
		{"hai tổ ở Ba Vì", "number:hai tổ ở Ba Vì"},
	} {
		var got []string
		for _, token := range data.Lexicon().Scan(test.text, nil).Tokens {
			s := test.text[token.Start:token.End]
			switch {
			case token.Kind == lexer.Number:
				s = "number:" + s
			case token.Kind == lexer.Name:
				s = "name:" + s
			case token.Class != lexer.Plain:
				s = string(token.Class) + ":" + s
			}
			if token.Depth > 0 {
				s += "/" + string(rune('0'+token.Depth))
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q\n got %q\nwant %q", test.text, strings.Join(got, " "), test.want)
		}
	}
}

// TestSentences holds where sentences end, for checks and excerpts alike.
func TestSentences(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Mở 5 lớp. 12 tổ dự. Các tổ đã họp.", []string{"Mở 5 lớp.", "12 tổ dự."}},
		{"Họp ở TP. An Hòa, Q. 2, ông A. Nguyễn Văn Thử dự! Xong chưa? Rồi.", []string{"Họp ở TP. An Hòa, Q. 2, ông A. Nguyễn Văn Thử dự!", "Xong chưa?"}},
		{"Thu 1.250 đồng; chi 3.5 triệu v.v. và nộp đủ.", nil},
		{"Bác dạy: “Học.” Tổ đã học (xem bảng.) Hết.", []string{"Bác dạy: “Học.”", "Tổ đã học (xem bảng.)"}},
	} {
		var got []string
		start := 0
		for _, i := range data.Lexicon().Scan(test.text, nil).Ends {
			end := data.Lexicon().SentenceEnd(test.text, i)
			got = append(got, strings.TrimSpace(test.text[start:end]))
			start = end
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// TestLower holds that letters stay where they are.
func TestLower(t *testing.T) {
	for text, want := range map[string]string{"ỦY BAN Đảng": "ủy ban đảng", "İstanbul \u212a": "İstanbul \u212a", "abc 12": "abc 12"} {
		if got := lexer.Lower(text); got != want || len(got) != len(text) {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// FuzzScan holds that tokens follow each other within the text and cut no letter.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"Có 45/60 tổ (đạt 75%).", "trong tổng số 54 tổ… (", "15 tỷ 500 triệu đồng", "\u00a07\u00a0%)))", "Q. 2. Ba Vì"} {
		f.Add(s)
	}
	l := data.Lexicon()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4<<10 || !utf8.ValidString(s) {
			return
		}
		last, sentence, numbers := 0, 0, 0
		read := l.Scan(s, nil)
		for _, token := range read.Tokens {
			if token.Start < last || token.End <= token.Start || token.End > len(s) || token.Sentence < sentence || token.Depth < 0 {
				t.Fatalf("%q: %+v after %d", s, token, last)
			}
			if !utf8.ValidString(s[token.Start:token.End]) || (token.Quantity != nil) != (token.Kind == lexer.Number) {
				t.Fatalf("%q: %+v", s, token)
			}
			if token.Kind == lexer.Number {
				numbers++
			}
			last, sentence = token.End, token.Sentence
		}
		if numbers != len(read.Quantities) {
			t.Fatalf("%q: %d numbers, %d quantities", s, numbers, len(read.Quantities))
		}
	})
}
