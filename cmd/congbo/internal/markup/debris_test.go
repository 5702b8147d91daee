package markup_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// parseBody parses a text as the body of a section.
func parseBody(t testing.TB, text string) (*markup.Document, diag.List) {
	t.Helper()
	set, found := data.Decode(&source.Tree{})
	if found.Count(diag.Error) > 0 {
		t.Fatal(found)
	}
	f := &source.File{Path: "content/2030/01-a/01-b.md", Text: []byte(text)}
	d, found := markup.New(set.Grammar).ParseLoose(f)
	found.Sort()
	return d, found
}

// TestMarksThatDidNotTake holds what is told of Markdown that readers would see, and what is
// left alone because offices write it.
func TestMarksThatDidNotTake(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Số liệu[^chú 1].\n", "1:8 error markup/note"},
		{"Số liệu[^a].\n\n[^a b]: Nguồn.\n\n[^a]: Nguồn.\n", "3:1 error markup/note"},
		{"[^a b]\n\n[^a b]: Nguồn\n", "3:1 error markup/note"}, // a link to "Nguồn" for Markdown
		{"Nguồn^[Sở A].\n", "1:6 error markup/note"},
		{"10 m^2 và `^[a]`, \\[^a b].\n", ""},
		{"![Biểu đồ](../files/bieu do.png)\n", "1:1 error markup/link"},
		{"Xem [phụ lục](../files/phu luc.pdf).\n", "1:5 error markup/link"},
		{"Xem [phụ lục](phu luc.pdf \"Tên\").\n", "1:5 error markup/link"},
		{"Xem [phụ lục](</files/phu luc.pdf>).\n", ""},
		{"Xem [khoản 1](sửa đổi năm 2030) và [2](Quyết định 12/QĐ).\n", ""},
		{"Xem [mục hai][m2].\n", "1:5 warning markup/link"},
		{"Xem [mục hai][].\n", "1:5 warning markup/link"},
		{"Xem [1][2] và [a].\n", ""},
		{"Xem [Sở] (http://so.example).\n", "1:5 warning markup/link"},
		{"Xem [phụ lục] (../files/a.pdf).\n", "1:5 warning markup/link"},
		{"Xem [1] (http://so.example), [khoản a] (đã sửa) và [mục b] (#1).\n", ""},
		{"| A | B |\n|—|—|\n| 1 | 2 |\n", "1:1 error markup/table"},
		{"| A | B |\n| 1 | 2 |\n", "1:1 error markup/table"},
		{"A | B\n– | –\n", "1:1 error markup/table"},
		{"|A|B|\n|-|\n", "1:1 error markup/table"},
		{"|x| lớn hơn 1 và a | b.\n", ""},
		{"Có {{cay.actual} cây.\n", "1:4 error markup/value"},
		{"Có {{cay}} và {{cay,actual}}.\n", "1:4 error markup/value 1:15 error markup/value"},
		{"Có {{ cay.\nactual}} cây.\n", "1:4 error markup/value"},
		{"Có `{{cay}}`, \\{{cay}} và {{cay.actual}}.\n", ""},
		{"Ảnh ![mô tả[^a]](a.png)[^a].\n\n[^a]: Chú.\n", "1:12 error note/mark"},
		{"**Đậm không đóng.\n", "1:1 warning markup/emphasis"},
		{"**Kết quả: **đạt.\n", "1:1 warning markup/emphasis"},
		{"Đạt 25%** (**), 2**3, ** ghi chú, ****** và \\*\\*chữ.\n", ""},
		{"**Đậm \"trích\"**liền.\n", "1:14 warning markup/emphasis"},
		{"**Đậm (a)** liền.\n", ""},
		{"Có __gạch không đóng.\n", "1:4 warning markup/emphasis"},
		{"Có đậm** không mở.\n", "1:7 warning markup/emphasis"},
		{"Có đậm__ không mở.\n", "1:7 warning markup/emphasis"},
		{"Chị Lan** và anh Bình.\n\n(**) Đã nghỉ.\n", ""},
		{"Chị Lan** và anh Bình.\n\n** Đã nghỉ.\n", ""},
		{"|A|\n|-|\n|Lan**|\n\n\\*\\* Đã nghỉ.\n", ""},
		{"Có ** đậm ** ở đây.\n", "1:4 warning markup/emphasis"},
		{"Họ tên: ________, số __ ngày ___ và ten_tep__cu.md, `__a`.\n", ""},
		{"##Không cách\n", "1:1 warning markup/heading"},
		{"#1 và #thẻ\n", ""},
		{"##\n", "1:1 error markup/empty-heading"},
		{"## ##\n", "1:1 error markup/empty-heading"},
		{"## T {.to}\n", "1:6 warning markup/attribute"},
		{"## T {#a}\n", ""},
		{"## T {#a#}\n", "1:6 error markup/attribute"},
		{"Đoạn. {#a}\n", "1:7 warning markup/attribute"},
		{"- Mục. {#a}\n- Mục. {.b}\n", "2:8 warning markup/attribute"},
		{"- Mục. {#a b}\n- Mục. { #id2 }\n- Mục. {#}\n", "1:8 warning markup/attribute 2:8 warning markup/attribute 3:8 warning markup/attribute"},
		{"## T {#}\n", "1:6 error markup/attribute"},
		{"Tập hợp {1, 2}\n", ""},
		{"``` tabel\ndata = 1\n```\n", "1:5 error markup/fence"},
		{"```Indicators\n```\n", "1:4 error markup/fence"},
		{"```toml\na = 1\n```\n", ""},
		{"```\nchữ\n", "1:1 warning markup/fence"},
		{"> ```\n> chữ\n> ```\n\n- ~~~\n  chữ\n  ~~~\n", ""},
		{"``` a b\n```\n", "1:5 error markup/fence"},
		{"Một.\n\n    Đạt 12/10, bằng 50%.\n    Theo 05-CT/TW.\n\nHai.\n", "3:5 warning markup/indent"},
		{"- Mục\n\n      Lùi quá.\n- Mục\n\n  Không lùi.\n", "3:7 warning markup/indent"},
		{"- Mục\n\n    - Mục con\n\nMột\n    hai.\n\n[^a]\n\n[^a]: Ba\n\n    bốn.\n", ""},
		{"::: note\nChữ.\n:::\n", "1:1 warning markup/container 3:1 warning markup/container"},
		{"| A | B |\n|---|---|\n| 1 | 2 |\nĐoạn ngay dưới.\n", "4:1 note table/swallowed"},
		{"| A | B |\n|---|---|\n| 1 |\n", ""},
		{"Một\n|---|---|\nhai | ba | bốn\n", "1:1 warning table/head 3:11 error table/ragged"},
		{"> | A | B |\n> |---|---|\n> | 1 | 2 | 3 |\n", "3:12 error table/ragged"},
		{"| A | B |\n|---|---|\n| 1 | 2 | |\n| 1 | `a\\|b` |\n", ""},
		{"a) một;\nb) hai.\n", "1:1 note markup/points"},
		{"Gồm:\n2. hai;\n3. ba.\n", "2:1 note markup/points"},
		{"– bốn;\n– năm.\n", "1:1 note markup/points"},
		{"a) một;  \nb) hai.\n", ""},
		{"Theo điểm\na) và điểm\nc) của Quy định,\n– như đã nói –\nđạt\n5) lần.\n", ""},
		{"![Hình](a.png \"Tên hình\")\n", "1:1 error markup/title"},
		{"[](#a \"Tên\")\n", "1:1 error markup/title"},
		{"[chữ](/a \"Tên\")\n", ""},
		{"[chữ]()\n", ""}, // which link tells
		{"[]()\n", "1:1 error markup/empty-link"},
		{"[](https://a.example)\n", "1:1 error markup/empty-link"},
		{"A.\n\n<!-- nháp -->\n", "3:1 error markup/comment"},
		{"<!-- nháp\n\nhai -->\n", "1:1 error markup/comment"},
		{"Đạt 1.2&#8203;50 cây&shy;.\n", "1:8 warning source/invisible 1:21 warning source/invisible"},
		{"Hình &#xFFFC; và &amp;.\n", "1:6 error source/object"},
		{"Viết `<!-- a -->` là lời ghi.\n", "1:7 note markup/html"},
		{"Có ==chỗ này== và ++chỗ kia++.\n", "1:4 warning markup/dialect 1:19 warning markup/dialect"},
		{"a == b, c++ và ========, 1+1, d ++ e.\n", ""},
		{"Trồng ~~30~~ 40 cây, còn ~~.\n", "1:7 warning markup/dialect"},
		{"Khoảng ~30 cây, `a ~~ b` và \\~~c.\n", ""},
		{"Xem [[Kế hoạch]].\n", "1:5 warning markup/dialect"},
		{"Xem [[1]](https://so.example) và [khoản [a]].\n", ""},
		{"- [ ] Họp.\n- [x] Đã họp.\n- \\[ ] Dấu.\n", "1:3 warning markup/dialect 2:3 warning markup/dialect"},
		{"[ ] Đồng ý, [x] không.\n", ""},
		{"> [!NOTE]\n> Chữ.\n", "1:3 warning markup/dialect"},
		{"[TOC]\n\nTheo [TOC] của Sở.\n", "1:1 warning markup/dialect"},
		{"Số liệu(^1), diện tích 12 m^2^.\n", "1:9 warning markup/dialect 1:28 warning markup/dialect"},
		{"Số (^_^), 10 m^2, 2^10 và 50%, 60%.\n", ""},
		{"Nháp: %%hỏi anh Nam%%.\n", "1:7 warning markup/dialect"},
		{"!!! note\n", "1:1 warning markup/dialect"},
		{"Chi $$a^2$$, còn $5 và US$$.\n", "1:5 warning markup/dialect"},
		{"\\newpage\n", "1:1 warning markup/dialect"},
	} {
		_, found := parseBody(t, test.text)
		if got := strings.Join(placesOf(found), " "); got != test.want {
			t.Errorf("%q: found %q, want %q", test.text, got, test.want)
		}
		for _, f := range found {
			if f.Hint.VI == "" || f.Hint.EN == "" {
				t.Errorf("%q: %s says not what to do", test.text, f.Code)
			}
		}
	}
}

// TestListNumbers tells the number that the page prints for an item written with another,
// once for each gap.
func TestListNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"1. a\n1. b\n1. c\n":                    "1→2 1→3",
		"1. a\n3. b\n4. c\n":                    "3→2",
		"1. a\n3. b\n3. c\n":                    "3→2",
		"5. a\n6. b\n8. c\n9. d\n2. e\n10. f\n": "8→7 2→9",
	} {
		d, found := parseBody(t, text)
		var got []string
		for _, f := range found {
			got = append(got, strings.NewReplacer("this item is written ", "", ", but the page would print ", "→").Replace(f.Message.EN))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		first, _ := strconv.Atoi(d.Leaves[0].Item)
		for i, l := range d.Leaves {
			if l.Item != strconv.Itoa(first+i) {
				t.Errorf("%q: item %d is %s on the page", text, i, l.Item)
			}
		}
	}
}

// TestRemarks leaves an author's remarks out of the document, and counts them.
func TestRemarks(t *testing.T) {
	for _, test := range []struct {
		text, want, found string
		remarks           int
	}{
		{"A.\n\n<!-- congbo: kín -->\n\nB.\n", "A.|B.", "", 1},
		{"A.\n\n<!-- congbo: kín\n\nvẫn kín\n-->\n\nB.\n", "A.|B.", "", 1},
		{"A <!-- congbo: kín --> B.\n", "A B.", "", 1},
		{"A <!-- congbo: kín\nvẫn kín --> B.\n", "A B.", "", 1},
		{"<!-- congbo: kín --> B.\n", "B.", "", 1},
		{"- A\n- <!-- congbo: kín\n  vẫn kín -->\n- B\n", "A|B", "", 1},
		{"|A|B|\n|-|-|\n|1|2 <!-- congbo: kín -->|\n", "A|B|1|2", "", 1},
		{"[^a]\n\n[^a]: A\n\n    <!-- congbo: kín -->\n", "|A", "", 1},
		{"A <!-- congbo: một --> B <!-- congbo: hai -->\n", "A B", "", 2},
		{"<!-- congbo: không đóng\n\nB.\n", "<!-- congbo: không đóng|B.", "1:1 error markup/comment", 0},
		{"<!-- congbo: không đóng\n\nB.\n\n<!-- nháp -->\n", "<!-- congbo: không đóng|B.|<!-- nháp -->", "1:1 error markup/comment 5:1 error markup/comment", 0},
		{"- <!-- congbo: kín\n\nB -->\n", "B -->", "1:3 error markup/comment", 1},
	} {
		d, found := parseBody(t, test.text)
		var texts []string
		for _, l := range d.Leaves {
			texts = append(texts, strings.TrimSpace(l.Text))
		}
		for _, n := range d.Notes {
			for _, l := range n.Leaves {
				texts = append(texts, l.Text)
			}
		}
		if got := strings.Join(texts, "|"); got != test.want || len(d.Remarks) != test.remarks {
			t.Errorf("%q: %q with %d remarks, want %q with %d", test.text, got, len(d.Remarks), test.want, test.remarks)
		}
		if got := strings.Join(placesOf(found), " "); got != test.found {
			t.Errorf("%q: found %q, want %q", test.text, got, test.found)
		}
	}
}

// TestFlowWithoutRemarks walks through a text with remarks as through the same without.
func TestFlowWithoutRemarks(t *testing.T) {
	const remark = "<!-- congbo: kín -->\n"
	for with, without := range map[string]string{
		"- " + remark + "  A\n- B\n  " + remark:                "- A\n- B\n",
		"- A\n\n  " + remark + "\n  B\n":                       "- A\n\n  B\n",
		remark + "\n|A|\n|-|\n|1|\n\n" + remark:                "|A|\n|-|\n|1|\n",
		"[^a]\n\n[^a]: " + remark + "\n    A\n\n    " + remark: "[^a]\n\n[^a]:\n    A\n",
		"> " + remark + "> A\n":                                "> A\n",
	} {
		got, _ := parseBody(t, with)
		want, _ := parseBody(t, without)
		if !slices.Equal(got.Flow, want.Flow) || len(want.Notes) > 0 && !slices.Equal(got.Notes[0].Flow, want.Notes[0].Flow) {
			t.Errorf("%q: %+v\nwant %+v", with, got.Flow, want.Flow)
		}
	}
}

// TestInSealed holds that a sealed period hears of what stands in it as notes, and that the
// findings given stay as they are.
func TestInSealed(t *testing.T) {
	_, found := parseBody(t, "<!-- nháp -->\n\n|A|\n|-|\n|1|2|\n\n1. a\n3. b\n")
	sealed := markup.InSealed(found)
	if got := strings.Join(placesOf(sealed), " "); got != "1:1 note markup/comment 5:4 note table/ragged 8:1 error markup/list-number" {
		t.Errorf("found %q", got)
	}
	if found.Count(diag.Error) != 3 {
		t.Errorf("the findings were changed: %v", placesOf(found))
	}
}

// TestLimits bounds what a page would have many of; tables by the cells that a page would have, those that short rows
// lack among them, wherever the table stands.
func TestLimits(t *testing.T) {
	head := "|" + strings.Repeat("a|", 60) + "\n|" + strings.Repeat("-|", 60) + "\n"
	for name, test := range map[string]struct {
		text string
		over bool
	}{
		"short rows":         {head + strings.Repeat("|a\n", 5000), true},
		"in a quotation":     {quoted(head + strings.Repeat("|a\n", 5000)), true},
		"without bars":       {"a\n" + strings.Repeat("-|", 60) + "\n" + strings.Repeat("a\n", 5000), true},
		"a mebibyte":         {head + strings.Repeat("|\n", 1<<19), true},
		"many small ones":    {strings.Repeat(head+strings.Repeat("|a\n", 50)+"\n", 100), true},
		"many columns":       {"|" + strings.Repeat("a|", 65) + "\n|" + strings.Repeat("-|", 65) + "\n", true},
		"escaped bars":       {head + strings.Repeat("|`\\|`\n", 2001), true},
		"marks in a heading": {strings.Repeat("](\n[", 32<<10) + "\n===\n", true},
		"marks in a term":    {strings.Repeat("](\n[", 32<<10) + "\n: b\n", true},
		"marks in an item":   {"- " + strings.Repeat("](\n  [", 32<<10) + "\n", true},
		"marks in no table":  {"a|b|c\n-|-\n" + strings.Repeat("]( |\n[", 32<<10) + "\n", true},
		"marks in a note":    {"[^a]: " + strings.Repeat("](\n    [", 32<<10) + "\n", true},
		"marks in a row":     {"a|b\n-|-\n" + strings.Repeat("[](", 500) + "|b\n", true},
		"definitions":        {strings.Repeat("[a]: b\n", 32<<10), true},
		"headings":           {strings.Repeat("## a\n", 2001), true},
		"citations":          {strings.Repeat("số 12-CT/TU, số 13-CT/TU\n\n", 2501), true},
		"a large one":        {head + strings.Repeat("|"+strings.Repeat("a|", 60)+"\n", 300), false},
		"a long one":         {"|a|b|\n|-|-|\n" + strings.Repeat("|một|hai|\n", 9000), false},
		"a long quotation":   {quoted("|a|b|\n|-|-|\n" + strings.Repeat("|một|hai|\n", 3000)), false},
	} {
		d, found := parseBody(t, test.text)
		over := slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Code == "limit/markdown" && f.Severity == diag.Error })
		if over != test.over {
			t.Errorf("%s: found %.200v", name, placesOf(found))
		}
		if test.over && len(d.Leaves) > 0 {
			t.Errorf("%s: %d texts are kept", name, len(d.Leaves))
		}
	}
}

func quoted(text string) string { return "> " + strings.ReplaceAll(text, "\n", "\n> ") + "\n" }
