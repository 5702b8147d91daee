package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// spaces makes every space that text from Word may have a plain one.
var spaces = strings.NewReplacer("\u00a0", " ", "\u2009", " ", "\u202f", " ")

// TestPlain holds what is a leaf of a text that is not Markdown, and which
// notes hang on which.
func TestPlain(t *testing.T) {
	set, _ := data.Decode(&source.Tree{})
	for _, test := range []struct{ name, text, want string }{
		{"lines", "Một tổ.\n\nHai tổ.\nBa tổ.\n", "Một tổ.|Hai tổ.|Ba tổ."},
		{"broken at a width", "Trong kỳ, các tổ đã họp đều, bàn việc đúng chương\ntrình và ghi biên bản.\nHọp tiếp.\n", "Trong kỳ, các tổ đã họp đều, bàn việc đúng chương trình và ghi biên bản.|Họp tiếp."},
		{"items are not joined", "- Trong kỳ, các tổ đã họp đều, bàn việc đúng chương\n- Trình bày.\n", "- Trong kỳ, các tổ đã họp đều, bàn việc đúng chương|- Trình bày."},
		{"notes", "Có 3 việc⁽¹⁾ đã xong.\n\n⁽¹⁾ Gồm ba việc.\n\nCó 4 việc⁽¹⁾.\n⁽¹⁾ Gồm bốn việc.\n", "Có 3 việc⁽¹⁾ đã xong.| Gồm ba việc.<¹.0@12|Có 4 việc⁽¹⁾.| Gồm bốn việc.<¹.1@12"},
		{"spaces of Word", "Đạt\u00a0120/200 chi\u202fbộ.\n", "Đạt 120/200 chi bộ."},
		{"several spaces", "Đạt  120/200 \u00a0 chi bộ.\n", "Đạt 120/200 chi bộ."},
		{"a table", "Có bảng:\n| Tổ | Số |\n|---|--:|\n| Một |  | 3 |\nHết | rồi |\n", "Có bảng:|Tổ 1.0|Số 1.1|Một 2.0|3 2.2|Hết | rồi |"},
		{"two tables", "| Tổ | Số |\n| A | 3 |\n\n| Xã | Hộ |\n| B | 4 |", "Tổ 1.0|Số 1.1|A 2.0|3 2.1|Xã 3.0|Hộ 3.1|B 4.0|4 4.1"},
		{"bars that are no table", "| Một dòng | thôi |\nHai.", "| Một dòng | thôi ||Hai."},
		{"line feeds that are written out", `Thôn Ba\n\n| Tổ | Số |\n| A | 3 |` + "\n", "Thôn Ba|Tổ 1.0|Số 1.1|A 2.0|3 2.1"},
		{"a path", "Xem C:\\nhap\nvà D:\\nhap", `Xem C:\nhap|và D:\nhap`},
		{"a mark without a note", "Có 3 việc⁽¹⁾.\n⁽²⁾ Ghi thêm.\n", "Có 3 việc⁽¹⁾.| Ghi thêm."},
	} {
		d := markup.New(set.Grammar).ParsePlain(&source.File{Path: "a.txt", Text: []byte(test.text)})
		var got []string
		notes := d.Notes
		for i := range d.Leaves {
			l := &d.Leaves[i]
			if l.Kind == report.Cell {
				got = append(got, fmt.Sprintf("%s %d.%d", l.Text, l.Place.Row, l.Place.Column))
			} else {
				got = append(got, l.Text)
			}
			if s := span(d, l, 0, len(l.Text)).Text(); strings.Join(strings.Fields(s), " ") != strings.TrimSpace(l.Text) {
				t.Errorf("%s: %q stands at %q", test.name, l.Text, s)
			}
			for _, m := range l.Marks {
				n := notes[0]
				notes = notes[1:]
				if label := d.NoteRefs[m.Ref].Label; n.Label != label {
					t.Errorf("%s: mark %s on note %s", test.name, label, n.Label)
				}
				got = append(got, n.Leaves[0].Text+"<"+n.Label+"@"+strings.Repeat("1", m.Offset/10)+string(rune('0'+m.Offset%10)))
			}
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%s\n got %q\nwant %q", test.name, strings.Join(got, "|"), test.want)
		}
	}
}
