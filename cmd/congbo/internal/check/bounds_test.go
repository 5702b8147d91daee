package check_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/effort"
)

// TestBounded holds that no text makes the checks slow: one paragraph of half a
// megabyte that nears every relation and closes none.
func TestBounded(t *testing.T) {
	s := set(t)
	for name, piece := range map[string]string{
		"sums":       "gồm 1 tổ và 2 tổ, ",
		"colons":     "a 1, b 2, c 3: ",
		"brackets":   "3 tổ (1 tổ và 2 tổ) ",
		"open":       "3 tổ (",
		"percents":   "có 3 tổ, chiếm 4% , ",
		"ratios":     "07/09 tổ xong, 3 tổ đang làm ",
		"parts":      "trong đó có 9 tổ (chiếm 3%) ",
		"after":      "chiếm 3% (7/9 tổ ",
		"citations":  "Chỉ thị số 24-CT/TU, ngày 09/6/2031 về 3 tổ ",
		"changes":    "từ 3 tổ lên 4 tổ, tăng 5% ",
		"no space":   "7",
		"semicolons": "3 tổ; ",
		"fields":     "(…) và số -BC/ĐU, ",
		"quoted":     "“(anh Nam xem lại) ",
		"secrets":    "Chỉ thị số 24-CT/TU (mật) và (mật) ",
		"numbers":    "0912 345 678 ",
		"names":      "ông Nguyễn Văn Thử bị bắt, trú tại thôn Ba ",
		"one name":   "bị bắt, trú tại thôn Ba, sinh ngày 12/5/1980 ",
		"lines":      "MẬT\n",
		"table":      "| tổ | 12 | 13 | 92,3 | 4 | 5 |\n",
		"totals":     "| tổng | 12 | 13 |\n| I | 12 | 13 |\n",
		"days":       "từ ngày 31/6 đến 30/6/2031 đã ",
	} {
		text := "Có 7 tổ, " + strings.Repeat(piece, 512<<10/len(piece))
		effort.Within(t, name, 6*time.Second, 2000, func() { plain(s, text) })
	}
}

func FuzzRun(f *testing.F) {
	for _, c := range check.All() {
		for _, text := range append(c.Fires, c.Silent...) {
			f.Add(text)
		}
	}
	f.Add("Trồng 0 cây, đạt 0,1% kế hoạch; có 0 tổ, chiếm 5,5% trong tổng số 0 tổ; từ 0 lên 0, tăng 5,5%.")
	f.Add("    ?")
	s := set(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 || !utf8.ValidString(text) {
			return
		}
		for _, result := range []check.Result{loose(s, text), plain(s, text)} {
			for _, found := range result.Findings {
				if found.Span.Start < 0 || found.Span.End < found.Span.Start || found.Span.End > len(text) || found.Message.VI == "" || found.Hint.VI == "" {
					t.Fatalf("%q: %+v", text, found)
				}
			}
			for _, figure := range result.Figures {
				if at := figure.Span; at.Start < 0 || at.End <= at.Start || at.End > len(text) || figure.Text == "" || !utf8.ValidString(figure.Text) {
					t.Fatalf("%q: figure %q at %d:%d", text, figure.Text, at.Start, at.End)
				}
			}
		}
	})
}
