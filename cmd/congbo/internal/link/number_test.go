package link

import "testing"

func TestPattern(t *testing.T) {
	tests := []struct {
		in   string
		want pattern
		ok   bool
	}{
		{"", pattern{}, true},
		{"I-", pattern{"", "-", 'I', false}, true},
		{"1.", pattern{"", ".", '1', false}, true},
		{"1", pattern{"", "", '1', false}, true},
		{"1.1.", pattern{"", ".", '1', true}, true},
		{"1.1.1", pattern{"", "", '1', true}, true},
		{"(a)", pattern{"(", ")", 'a', false}, true},
		{"i)", pattern{"", ")", 'i', false}, true},
		{"Phần I.", pattern{"Phần ", ".", 'I', false}, true},
		{"Phần thứ nhất:", pattern{"Phần ", ":", 't', false}, true},
		{"PHẦN THỨ NHẤT", pattern{"PHẦN ", "", 'T', false}, true},
		{"Phần thứ hai", pattern{}, false},
		{"Điều 1.", pattern{"Điều ", ".", '1', false}, true},
		{"A –", pattern{"", " –", 'A', false}, true},
		{"-", pattern{}, false},
		{"2.", pattern{}, false},
		{"11", pattern{}, false},
		{"1.11", pattern{}, false},
		{"1..1", pattern{}, false},
		{"II", pattern{}, false},
		{"hai", pattern{}, false},
		{"đ", pattern{}, false},
		{"Điều", pattern{}, false},
		{"\xff", pattern{}, false},
	}
	for _, test := range tests {
		if got, ok := parsePattern(test.in); ok != test.ok || got != test.want {
			t.Errorf("parsePattern(%q) = %+v, %v, want %+v, %v", test.in, got, ok, test.want, test.ok)
		}
	}
}

func TestFormat(t *testing.T) {
	tests := []struct {
		style byte
		n     int
		want  string
	}{
		{'I', 1, "I"}, {'I', 4, "IV"}, {'I', 9, "IX"}, {'I', 14, "XIV"}, {'I', 40, "XL"}, {'I', 1994, "MCMXCIV"}, {'I', 3999, "MMMCMXCIX"}, {'I', 4000, "4000"},
		{'i', 8, "viii"}, {'1', 12, "12"},
		{'a', 1, "a"}, {'a', 5, "đ"}, {'a', 6, "e"}, {'a', 23, "y"}, {'a', 24, "aa"}, {'a', 47, "ba"}, {'A', 5, "Đ"},
	}
	for _, test := range tests {
		if got := format(test.style, test.n); got != test.want {
			t.Errorf("number %d of style %c is %q, want %q", test.n, test.style, got, test.want)
		}
	}
}

func TestRelative(t *testing.T) {
	tests := []struct{ folder, file, want string }{
		{"content/2022", "content/2022/_index.md", "_index.md"},
		{"content/2022/01-a", "content/2022/01-a/01-b.md", "01-b.md"},
		{"content/2022/01-a", "content/2022/02-c/01-b.md", "../02-c/01-b.md"},
		{"content/2022", "content/2022/02-c/01-b.md", "02-c/01-b.md"},
		{"content/2022/01-a", "content/2021/_index.md", "../../2021/_index.md"},
	}
	for _, test := range tests {
		if got := relative(test.folder, test.file); got != test.want {
			t.Errorf("from %s to %s is %q, want %q", test.folder, test.file, got, test.want)
		}
	}
}

func TestSlug(t *testing.T) {
	tests := []struct{ title, want string }{
		{"Công tác đảng viên, đảng vụ", "cong-tac-dang-vien-dang-vu"},
		{"…", "muc"},
		{"Xây dựng và tổ chức thực hiện chương trình, kế hoạch công tác theo chức năng", "xay-dung-va-to-chuc-thuc-hien-chuong-trinh-ke-hoach-cong-tac"},
		{"mộthaibabốnnămsáubảytámchínmườimộthaibabốnnămsáubảytámchínmườimột", "mothaibabonnamsaubaytamchinmuoimothaibabonnamsaubaytamchinmu"},
	}
	for _, test := range tests {
		if got := slug(test.title); got != test.want || len(got) > maxSlug {
			t.Errorf("slug(%q) = %q, want %q", test.title, got, test.want)
		}
	}
}
