package diag

import "testing"

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"01-mục một.md":       "01-mục một.md",
		"a\x1b[2J\x1b[31mb\a": `a\x1b[2J\x1b[31mb\a`,
		"a\n::warning::x":     `a\n::warning::x`,
		"\u202egpj.exe":       `\u202egpj.exe`,
		"a\u2028b\u200bc":     `a\u2028b\u200bc`,
		"a\xffb":              `a\xffb`,
		"a\u009bb":            `a\u009bb`,
		"\ufffd":              "\ufffd",
	} {
		if got := Printable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzPrintable holds that nothing hidden is left, and that what is plain stays.
func FuzzPrintable(f *testing.F) {
	f.Add("a\x1b[2J\xff\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		p := Printable(s)
		if Printable(p) != p {
			t.Errorf("%q is not printable: %q", s, p)
		}
		if said := Say("%s", "%s", s).EN; said != p {
			t.Errorf("%q is said %q", s, said)
		}
	})
}
