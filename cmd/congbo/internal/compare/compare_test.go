package compare

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ was, now, want string }{
		{"Đã trồng 10 cây.", "Đã trồng 11 cây.", "Đã trồng [-10][+11] cây."},
		{"đạt 42,75% kế hoạch", "đạt 43% kế hoạch", "đạt [-42,75%][+43%] kế hoạch"},
		{"Chỉ thị số 05-CT/TW", "Chỉ thị số 06-CT/TW, ngày 1/2/2020", "Chỉ thị số [-05-CT/TW][+06-CT/TW, ngày 1/2/2020]"},
		{"như nhau", "như nhau", "như nhau"},
		{"", "mới", "[+mới]"},
		{"cũ", "", "[-cũ]"},
	} {
		if got := written(Words(c.was, c.now)); got != c.want {
			t.Errorf("%q → %q: %s, not %s", c.was, c.now, got, c.want)
		}
	}
}

func written(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Op {
		case Removed:
			fmt.Fprintf(&b, "[-%s]", p.Text)
		case Added:
			fmt.Fprintf(&b, "[+%s]", p.Text)
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestLines(t *testing.T) {
	got := fmt.Sprint(Lines("a\n\nb\nc\nd\n", "a\nB\nc\n\nx\nd\ne\n"))
	if want := "[{b B} { x} { e}]"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

// TestPiecesAreBothTexts holds that the pieces give back either text.
func TestPiecesAreBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := []string{"một", "hai", "3", "4,5%", " ", ", ", "\n", "đ"}
	text := func() string {
		var b strings.Builder
		for range r.IntN(40) {
			b.WriteString(vocabulary[r.IntN(len(vocabulary))])
		}
		return b.String()
	}
	for range 500 {
		was, now := text(), text()
		var a, b strings.Builder
		for _, p := range Words(was, now) {
			if p.Op != Added {
				a.WriteString(p.Text)
			}
			if p.Op != Removed {
				b.WriteString(p.Text)
			}
		}
		if a.String() != was || b.String() != now {
			t.Fatalf("%q → %q: %q → %q", was, now, a.String(), b.String())
		}
	}
}

// TestFewest holds, of random texts, that no pieces have more in common, and that what is
// removed comes as early as it can: both as the plain table of the textbooks has it.
func TestFewest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	text := func(words, most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			fmt.Fprint(&b, r.IntN(words), ";")
		}
		return b.String()
	}
	for n := range 600 {
		words, most := 1+n%40, 10+n%200
		was, now := text(words, most), text(words, most)
		var got strings.Builder
		for _, p := range Words(was, now) {
			for range len(LinesOf(strings.ReplaceAll(strings.ReplaceAll(p.Text, ";", "\n;\n"), "\n\n", "\n"))) {
				fmt.Fprint(&got, p.Op)
			}
		}
		if want := fewest(was, now); got.String() != want {
			t.Fatalf("%q, %q: %s, not %s", was, now, got.String(), want)
		}
	}
}

// fewest are the steps from one text to another, between what both begin and end with.
func fewest(was, now string) string {
	cut := func(s string) []string { return LinesOf(strings.ReplaceAll(s, ";", "\n;\n")) }
	a, b := cut(was), cut(now)
	var steps strings.Builder
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		fmt.Fprint(&steps, Same)
		a, b = a[1:], b[1:]
	}
	tail := ""
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		tail += fmt.Sprint(Same)
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	common := make([][]int, len(a)+1)
	for i := len(a); i >= 0; i-- {
		common[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0 && i < len(a); j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			fmt.Fprint(&steps, Same)
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			fmt.Fprint(&steps, Removed)
			i++
		default:
			fmt.Fprint(&steps, Added)
			j++
		}
	}
	return steps.String() + tail
}
