package exports

import "testing"

func TestInert(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"Chi bộ A":              "Chi bộ A",
		"-5":                    "-5",
		"+3,5%":                 "+3,5%",
		"-1.234,5":              "-1.234,5",
		"-":                     "'-",
		"=1+1":                  "'=1+1",
		"@SUM(A1)":              "'@SUM(A1)",
		"+cmd|' /C calc'!A0":    "'+cmd|' /C calc'!A0",
		"-2+3+cmd|' /C calc'!A": "'-2+3+cmd|' /C calc'!A",
		"\t=1":                  "'\t'=1",
		"\r=1":                  "'\r'=1",
		"＝1+1":                  "'＝1+1",
		"a;=HYPERLINK(1)":       "a;'=HYPERLINK(1)",
		"a\n=1":                 "a\n'=1",
		"tăng 3; - giảm 5":      "tăng 3; - giảm 5",
		"a, -2+cmd|x":           "a, '-2+cmd|x",
		"thư a@b.vn":            "thư a@b.vn",
		"- Chi bộ A":            "'- Chi bộ A",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
