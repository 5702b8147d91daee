package archive

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// small is a small bag of ours, packed.
func small(tb testing.TB) []byte {
	tb.Helper()
	b := newBag(map[string][]byte{"data/a.txt": []byte("một\n"), "data/b/c.txt": nil}, []field{
		{"Bagging-Date", "2026-11-23"}, {"Bag-Software-Agent", agent + "0.1.0"}, {periodLabel, "2022-h1"}, {editionLabel, "1"}, {reasonLabel, "dòng\nhai"},
	})
	z, err := pack("2022-h1", b, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

// TestPackIsTheSameAnywhere holds the bytes of a bag for good: on any machine, with
// any later version.
func TestPackIsTheSameAnywhere(t *testing.T) {
	z := small(t)
	const want = "8edc5f13860650f55236db1f26024bc30c6cda38e2bbeb60300ea139d4347f91"
	if got := sum(z); got != want {
		t.Errorf("SHA-256 of the zip: %s, not %s", got, want)
	}
	if !bytes.Contains(z, []byte("Congbo-Reason: dòng hai\n")) {
		t.Error("a reason of two lines is not one line of bag-info.txt")
	}
}

func TestASCIIName(t *testing.T) {
	for path, want := range map[string]string{
		"content/2022-h1/_index.md":      "content/2022-h1/_index.md",
		"content/2022-h1/files/bảng.pdf": "content/2022-h1/files/b=E1=BA=A3ng.pdf",
		"a b=%c":                         "a=20b=3D=25c",
	} {
		if got := asciiName(path); got != want {
			t.Errorf("%s: %s, not %s", path, got, want)
		}
		if got := pathOf(want); got != path {
			t.Errorf("%s: back to %s, not %s", want, got, path)
		}
	}
	for _, name := range []string{"a=", "a=2", "a=zz", "=+1"} {
		if got := pathOf(name); got != "" {
			t.Errorf("%s: back to %q, though it is no name of ours", name, got)
		}
	}
}

// verifyBytes verifies a zip in memory.
func verifyBytes(tb testing.TB, z []byte) *Verdict {
	tb.Helper()
	c := newContainer()
	c.readZip(bytes.NewReader(z), int64(len(z)))
	v, err := Verify(c)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

func verdictOn(tb testing.TB, path string) *Verdict {
	tb.Helper()
	c, err := Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer c.Close()
	v, err := Verify(c)
	if err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
	return v
}

// say is a verdict in short, for a failing test.
func say(v *Verdict) string {
	var b strings.Builder
	for _, p := range v.Problems {
		b.WriteString([...]string{"odd", "missing", "extra", "changed", "unsafe", "broken"}[p.Kind] + " " + p.Path + ": " + p.Text.EN + "\n")
	}
	return b.String()
}
