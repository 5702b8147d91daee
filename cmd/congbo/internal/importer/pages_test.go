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

// TestBrokenBeforeNumbers holds that a line that begins with a number goes on with the one
// before it, unless that number is one of a list.
func TestBrokenBeforeNumbers(t *testing.T) {
	const opening = "Thực hiện Chương trình công tác số 12-CTr/ĐU, ngày\n10/01/2030 của Đảng ủy Khối thử nghiệm, các chi bộ trực thuộc báo\ncáo kết quả công tác 6 tháng đầu năm như sau đây theo mẫu đã ban hành:"
	for _, test := range []struct{ text, want string }{
		{opening + "\n\nI. KẾT QUẢ\n\nLời.", "ngày 10/01/2030 của Đảng ủy Khối thử nghiệm, các chi bộ trực thuộc báo cáo kết quả"},
		{"I. KẾT QUẢ\n\nĐã tổ chức 3 hội nghị trực tiếp kết hợp trực tuyến với\n1.245 lượt cán bộ tham gia.", "với 1.245 lượt"},
		{"I. KẾT QUẢ\n\n1. Tiếp tục quán triệt Nghị quyết số 10-NQ/TU, ngày\n12/3/2030 của Tỉnh ủy.", "ngày 12/3/2030"},
		{"I. KẾT QUẢ\n\nĐảng bộ Khối đã kết nạp được nhiều đảng viên mới, trong đó có\n66 đảng viên là công nhân.", "có 66 đảng viên"},
		{"I. KẾT QUẢ\n\nTổng doanh thu của các doanh nghiệp trong Khối tăng\n8,2% so với cùng kỳ.", "tăng 8,2% so"},
		{"I. KẾT QUẢ\n\nCác chi bộ đã làm hai việc lớn trong năm nay, gồm có\n1. Họp;\n2. Bàn.", "gồm có\n\n1. Họp;\n\n2. Bàn."},
		{"I. KẾT QUẢ\n\nĐã họp.\n66 đảng viên dự.", "Đã họp.\n\n66 đảng viên dự."},
		{"I. KẾT QUẢ\n\nNộp ngân sách\n600 tỷ đồng", "Nộp ngân sách\n\n600 tỷ đồng"},
	} {
		r := importBytes(t, "a.txt", []byte("BÁO CÁO\nkết quả công tác\n6 tháng đầu năm 2030\n\n"+test.text+"\n"), "2030")
		balanced(t, r)
		if text := all(r); !strings.Contains(text, test.want) || !strings.Contains(text, `title = "kết quả công tác 6 tháng đầu năm 2030"`) {
			t.Errorf("%q is not in\n%s", test.want, text)
		}
	}
}

// TestPageNumberInSentence holds that a lone number in a sentence is dropped where it counts
// up, and told where it does not.
func TestPageNumberInSentence(t *testing.T) {
	const first, second = "Các chi bộ đã họp và bàn về việc thực hiện kết luận", "của Ban Chấp hành về công tác dân vận."
	for _, number := range []string{"2", "37"} {
		r := importBytes(t, "a.txt", []byte("I. KẾT QUẢ\n\n"+first+"\n\n"+number+"\n\n"+second+"\n"), "2030")
		balanced(t, r)
		told := false
		for _, m := range r.Remarks {
			told = told || strings.Contains(m.Text.EN, "stands alone in a sentence")
		}
		if dropped := strings.Contains(all(r), first+" "+second); dropped != (number == "2") || told == dropped {
			t.Errorf("%s: told %v of\n%s", number, told, all(r))
		}
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
