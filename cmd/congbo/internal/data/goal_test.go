package data

import (
	"testing"

	"congbo/cmd/congbo/internal/quantity"
)

func TestParseGoal(t *testing.T) {
	for _, one := range []struct {
		text, want string
		inside     []string
		below      []string
		above      []string
	}{
		{"140", "140", []string{"140"}, []string{"139"}, []string{"141"}},
		{"1.866", "1.866", []string{"1.866"}, nil, nil},
		{"42,50", "42,50", []string{"42,5"}, nil, nil},
		{"-3", "-3", []string{"-3"}, nil, nil},
		{"≥ 95%", "≥ 95%", []string{"95", "96"}, []string{"94,9"}, nil},
		{">=95", "≥ 95", []string{"95"}, []string{"94"}, nil},
		{"trên 95%", "> 95%", []string{"95,1"}, []string{"95"}, nil},
		{"Từ 95% trở lên", "≥ 95%", []string{"95"}, []string{"94"}, nil},
		{"95 trở xuống", "≤ 95", []string{"95", "0"}, nil, []string{"96"}},
		{"từ 95%", "≥ 95%", []string{"95"}, []string{"94"}, nil},
		{"không ít hơn 4", "≥ 4", []string{"4"}, []string{"3"}, nil},
		{"nhiều nhất 4", "≤ 4", []string{"4"}, nil, []string{"5"}},
		{"<2", "< 2", []string{"1"}, nil, []string{"2"}},
		{"<= 2", "≤ 2", []string{"2"}, nil, []string{"3"}},
		{"at least 4", "≥ 4", []string{"4"}, []string{"3"}, nil},
		{"4 or less", "≤ 4", []string{"4"}, nil, []string{"5"}},
		{"ít nhất 4", "≥ 4", []string{"4"}, []string{"3"}, nil},
		{"dưới 2%", "< 2%", []string{"1,9"}, nil, []string{"2"}},
		{"không quá 2", "≤ 2", []string{"2"}, nil, []string{"2,1"}},
		{"90 - 95%", "90% - 95%", []string{"90", "95"}, []string{"89"}, []string{"96"}},
		{"90-95", "90 - 95", []string{"92"}, []string{"89"}, []string{"96"}},
		{"từ 90 đến 95", "90 - 95", []string{"92"}, []string{"89"}, []string{"96"}},
		{"90–95", "90 - 95", []string{"92"}, []string{"89"}, []string{"96"}},
		{"cuối năm", "cuối năm", nil, nil, nil},
		{"cuối năm đánh giá", "cuối năm", nil, nil, nil},
	} {
		b, err := parseGoal(one.text)
		if err != nil || b.String() != one.want {
			t.Errorf("%q is %q, %v; want %q", one.text, b, err, one.want)
			continue
		}
		for side, all := range map[int][]string{0: one.inside, -1: one.below, 1: one.above} {
			for _, s := range all {
				d, _ := quantity.Parse(s)
				if got := b.Side(d); got != side {
					t.Errorf("%s of %q is at %d, want %d", s, one.text, got, side)
				}
			}
		}
	}
	for _, text := range []string{"", "nhiều", "≥", "từ đến", "95 - 90", "12 đảng viên", "> < 2", "%"} {
		if b, err := parseGoal(text); err == nil {
			t.Errorf("%q is taken for %q", text, b)
		}
	}
}

// FuzzParseGoal: what is read is written so that it reads the same.
func FuzzParseGoal(f *testing.F) {
	for _, s := range []string{"140", "≥ 95%", "dưới 2", "từ 90 đến 95%", "cuối năm", "1-2", "-1 - 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := parseGoal(s)
		if err != nil {
			return
		}
		again, err := parseGoal(b.String())
		if err != nil || again.String() != b.String() {
			t.Errorf("%q → %q → %q, %v", s, b, again, err)
		}
	})
}
