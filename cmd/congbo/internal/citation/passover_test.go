package citation

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPassedOver holds that what Find passes over without looking tells no citation: words
// by their first letter and length, forms by what follows the number; and that the letters
// of Vietnamese are decoded as all others are.
func TestPassedOver(t *testing.T) {
	g, err := Compile(Profile{
		Types:    []Type{{Name: "Chỉ thị", Codes: []string{"CT"}}, {Name: "Nghị định", Codes: []string{"NĐ"}}},
		Issuers:  []Issuer{{Code: "TW", Names: []string{"Trung ương"}}, {Code: "CP", Names: []string{"Chính phủ"}}},
		LawHeads: []string{"Luật", "Bộ luật"},
		Forms: []FormRule{
			{Pattern: "{number}-{type}/{issuer}", Key: "{number}-{type}/{issuer}"}, {Pattern: "{number} {type}/{issuer}", Key: "{number}"},
			{Pattern: "{number}/{year}/{type}-{issuer}", Key: "{number}"}, {Pattern: "(EU) {year}/{number}", Key: "{number}"},
			{Pattern: "{yy}/{number}/EEC", Key: "{number}"}, {Pattern: "{chain}", Key: "{chain}"}, {Pattern: "A/RES/{chain}", Key: "{chain}"},
			{Pattern: "S/RES/{number} ({year})", Key: "{number}"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Split("12-CT/TW|12 CT/TW|130/2020/NĐ-CP|(EU) 2016/679|93/42/EEC|A/RES/70/1|S/RES/12 (2020)|nghị|Nghị|NGHỊ|nGhỊ|nghi\u0323|NQ|nq|NQTW|luật|Luật|LUẬT|luât\u0323|12|2020|CT|NĐ|NÐ|/|-|,|. |\n|“|\u00a0|\xff|\xc4|\xe1\xba|đ|ữ|é|ё|a|S|EU|", "|")
	r := rand.New(rand.NewPCG(1, 2))
	matches, told := 0, 0
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteString(strings.Repeat(" ", r.IntN(2)))
		}
		s := g.search(b.String())
		for i, token := range s.t {
			forms := g.forms
			if id := s.id(i); g.heads[id] != nil {
				forms = g.heads[id]
			}
			for f := range forms {
				if _, ok := s.match(&forms[f], i); ok {
					matches++
					if !forms[f].mayStand(s.t[i+1:]) {
						t.Fatalf("%q: the form %q is refused", s.text, forms[f].rule.Pattern)
					}
				}
			}
			switch id := s.id(i); {
			case id == 0 || token.digits || token.mixed || token.odd:
			case g.heads[id] != nil, g.meetings.tellsPlenum[id], g.meetings.tellsCongress[id], g.lawTells[id]:
				if told++; !g.tells(s.word(i)) {
					t.Fatalf("%q is passed over", s.word(i))
				}
			}
			if odd(s.word(i)) && !token.odd {
				t.Fatalf("%q is odd", s.word(i))
			}
		}
	}
	if matches < 1000 || told < 1000 {
		t.Errorf("tried %d matches and %d words", matches, told)
	}
	for c := rune(0x80); c < 0x3000; c++ {
		if is, n := classAt(string(c) + "a"); is != slowClassOf(c) || n != len(string(c)) {
			t.Fatalf("%U is of class %b and %d bytes", c, is, n)
		}
	}
}

// TestCodeKey holds the keys of codes equal to their folding.
func TestCodeKey(t *testing.T) {
	for _, w := range []string{"CT", "QĐ", "NÐ", "CTr", "KH-LT", "TƯ", "ĐUK", "qđ", "UBTVQH11", "ủy", "Uỷ", strings.Repeat("A", 50), ""} {
		var buf [maxCode]byte
		if got := string(codeKey(buf[:], w, "X")); got != foldCode(w+"X") {
			t.Errorf("%q: %q, want %q", w, got, foldCode(w+"X"))
		}
	}
}
