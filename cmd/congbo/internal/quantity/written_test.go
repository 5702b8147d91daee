package quantity

import "testing"

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		text, number string
		want         bool
	}{
		{"có 12 cây", "12", true},
		{"có 012 cây", "12", true},
		{"xếp 12/63", "12", true},
		{"12, rồi 13.", "13", true},
		{"có 112 cây", "12", false},
		{"có 12,5 ha", "12", false},
		{"có 1.012 cây", "12", false},
		{"có 12.000 cây", "12", false},
		{"âm 12,5 triệu", "-12,5", true},
		{"-12,5 triệu", "-12,5", true},
		{"−12,5 triệu", "-12,5", true},
		{"12,5 triệu", "-12,5", false},
		{"12,50 triệu", "12,5", false}, // as it is printed, not as it is worth
	} {
		d, err := Parse(c.number)
		if err != nil {
			t.Fatal(err)
		}
		if Written(c.text, d) != c.want {
			t.Errorf("%s in %q: %v", c.number, c.text, !c.want)
		}
	}
}
