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
