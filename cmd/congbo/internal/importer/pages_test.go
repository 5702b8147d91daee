package importer_test

import (
	"slices"
	"strings"
	"testing"
)

// TestPages holds that a paragraph is joined over the end of a page, and that a
// text without pages keeps its paragraphs.
func TestPages(t *testing.T) {
	const first, second = "- Tuyên truyền kết luận của", "Ban Chấp hành về công tác dân vận."
	for _, test := range []struct{ between, want string }{
		{"\n\n", first + "\n\n" + second},
		{"\n\n2\n\n", first + " " + second},
		{"\n\f", first + " " + second},
		{"⁽¹⁾\n\n⁽¹⁾ Có hai kết luận.\n\n", first + "[^1] " + second},
	} {
		r := importBytes(t, "a.txt", []byte("I. KẾT QUẢ\n\n"+first+test.between+second+"\n"), "2030")
		if text := all(r); !strings.Contains(text, test.want) {
			t.Errorf("%q between: %q is not in\n%s", test.between, test.want, text)
		}
		balanced(t, r)
	}
}

// TestPageNumbers holds that a number is left out as the number of a page only if it
// counts up through the file, a page apart.
func TestPageNumbers(t *testing.T) {
	page := strings.Repeat("Các chi bộ đã họp và bàn nhiều việc trong tháng. ", 20) + "\n\n"
	for _, test := range []struct {
		name, text string
		left, kept []string
	}{
		{"pages", page + "2\n\n" + page + "3\n\n" + page + "4\n\n" + page, []string{"2", "3", "4"}, nil},
		{"pages that begin with one", page + "1\n\n" + page + "2\n\n" + page, []string{"1", "2"}, nil},
		{"a page that the scan has lost", page + "2\n\n" + page + page + "4\n\n" + page, []string{"2", "4"}, nil},
		{"pages that say so", "- 7 -\n\nLời.\n\nTrang 8/9\n\n", []string{"- 7 -", "Trang 8/9"}, nil},
		{"form feeds", "Lời\n\n1\n\f\nLời khác\n\n2\n\fHết.\n", []string{"1", "2"}, nil},
		{"figures", page + "Nộp ngân sách\n\n600\n\n318\n\nKết nạp\n\n120\n\n66\n\n" + page, nil, []string{"600", "318", "120", "66"}},
		{"a column that counts up", page + "1\n\nHọp\n\n2\n\nBàn\n\n3\n\nLàm\n\n" + page, nil, []string{"1", "2", "3"}},
		{"figures at the end of a page", "Lời\n\n318\n\f\nLời khác\n\n66\n\fHết.\n", nil, []string{"318", "66"}},
		{"a ratio", page + "45/60\n\n" + page, nil, []string{"45/60"}},
		{"one figure many times", "Lời\n\n12\n\f\nLời\n\n12\n\fLời\n\n12\n\f\nHết\n", nil, []string{"12", "12", "12"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := importBytes(t, "a.txt", []byte("I. KẾT QUẢ\n\n"+test.text), "2030")
			balanced(t, r)
			var left []string
			for _, l := range r.Left {
				if l.Why.EN == "page number" || l.Why.EN == "running head or foot" {
					left = append(left, l.Text)
				}
			}
			if !slices.Equal(left, test.left) {
				t.Errorf("left out %q, not %q", left, test.left)
			}
			for _, kept := range test.kept {
				if !strings.Contains(all(r), kept) {
					t.Errorf("%q is gone:\n%s", kept, all(r))
				}
			}
		})
	}
}
