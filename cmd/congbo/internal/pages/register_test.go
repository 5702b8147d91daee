package pages_test

import (
	"encoding/csv"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// registerFixture is two periods and a register with relations, files and an
// official text.
func registerFixture() map[string]string {
	return map[string]string{
		"data/directives.toml": `[directive."07-ct-tu"]
type = "Chỉ thị"
number = "07"
symbol = "CT/TU"
date = 2021-08-26
issuer = "Ban Thường vụ Tỉnh ủy"
title = "một việc thử nghiệm"
replaces = ["03-CT/TU"]
file = "van-ban/07.pdf"
url = "https://example.org/07"
term = "XV"
[directive."03-ct-tu"]
type = "Chỉ thị"
number = "03"
symbol = "CT/TU"
issuer = "Đảng ủy thử nghiệm"
`,
		"static/van-ban/07.pdf": "%PDF",
		"content/2021/_index.md": "+++\ntitle = \"năm trước\"\nstatus = \"published\"\nperiod = \"năm 2021\"\n+++\n\nTheo **Chỉ thị số 03-CT/TU**, Chỉ thị số\n07-CT/TU và _Chỉ thị_ số 07-CT/TU. `Chỉ thị số 99-CT/TU` và [Chỉ thị số 98-CT/TU](/van-ban/).\n\n" +
			"## Theo Chỉ thị số 07-CT/TU\n\n| Việc | Căn cứ |\n|---|---|\n| Một | Chỉ thị số 07-CT/TU |\n\nRồi thôi[^a].\n\n[^a]: Xem Chỉ thị số 03-CT/TU của Tỉnh ủy.\n",
	}
}

// TestRegisterIndexes holds the lists of the register that need no script.
func TestRegisterIndexes(t *testing.T) {
	page := string(build(t, registerFixture())["van-ban/index.html"])
	var got []string
	for _, m := range regexp.MustCompile(`<summary>([^<]*)|<dt>([^<]*) <span|<dd><a href="([^"]*)/index.html">`).FindAllStringSubmatch(page, -1) {
		got = append(got, m[1]+m[2]+m[3])
	}
	want := []string{
		"Cơ quan ban hành", "Ban Thường vụ Tỉnh ủy", "07-ct-tu", "Đảng ủy thử nghiệm", "03-ct-tu",
		"Năm ban hành", "2021", "07-ct-tu",
		"Kỳ báo cáo viện dẫn", "6 tháng đầu năm 2022", "07-ct-tu", "9-kh-tu", "năm 2021", "03-ct-tu", "07-ct-tu",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if !strings.Contains(page, `<tr data-period="2022-h1 2021">`) || !strings.Contains(page, `<time datetime="2021-08-26">26/8/2021</time>`) {
		t.Errorf("a row lacks its periods or its date")
	}
}

// TestDirectivePage holds what a document's page says besides its citations.
func TestDirectivePage(t *testing.T) {
	pages := build(t, registerFixture())
	for _, test := range []struct{ page, want string }{
		{"van-ban/07-ct-tu/index.html", `<dt>Thay thế</dt><dd><ul role="list"><li><a href="../03-ct-tu/index.html">Chỉ thị số 03-CT/TU</a></li></ul></dd>`},
		{"van-ban/03-ct-tu/index.html", `<dt>Được thay thế bởi</dt><dd><ul role="list"><li><a href="../07-ct-tu/index.html">Chỉ thị số 07-CT/TU</a>`},
		{"van-ban/07-ct-tu/index.html", `<a href="../07.pdf">07.pdf</a>`},
		{"van-ban/07-ct-tu/index.html", `<a href="https://example.org/07" rel="external">`},
		{"van-ban/07-ct-tu/index.html", `<dd lang="vi">Chỉ thị số 07-CT/TU, ngày 26/8/2021 của Ban Thường vụ Tỉnh ủy về một việc thử nghiệm</dd>`},
		{"van-ban/07-ct-tu/index.html", `Theo Chỉ thị số 03-CT/TU, <mark>Chỉ thị số 07-CT/TU</mark> và Chỉ thị số 07-CT/TU.`},
	} {
		if !strings.Contains(string(pages[test.page]), test.want) {
			t.Errorf("%s lacks %s", test.page, test.want)
		}
	}
	if string(pages["van-ban/07.pdf"]) != "%PDF" {
		t.Error("the file of a document is not published")
	}
	if pages["van-ban/99-ct-tu/index.html"] != nil || pages["van-ban/98-ct-tu/index.html"] != nil {
		t.Error("a citation within code or a link makes a document")
	}
}

// TestCiteLinks holds the links of citations wherever they stand: in emphasis, over
// its marks, over a line break, in headings, tables and notes.
func TestCiteLinks(t *testing.T) {
	page := string(build(t, registerFixture())["2021/toan-van/index.html"])
	for _, want := range []string{
		`<strong><a class="cite" id="`,
		"\">Chỉ thị số\n<span>07-CT/TU</span></a> và <em><a class=\"cite\"",
		`<em><a class="cite" id="`,
		`">Chỉ thị</a></em><a class="cite" href="../../van-ban/07-ct-tu/index.html"> số <span>07-CT/TU</span></a>.`,
		`">Chỉ thị số <span>07-CT/TU</span></a></td>`,
		`<code>Chỉ thị số 99-CT/TU</code>`,
		`>Chỉ thị số 98-CT/TU</a>.`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if n := len(regexp.MustCompile(`<a class="cite" id="`).FindAllString(page, -1)); n != 6 {
		t.Errorf("%d citations have a link, want 6", n)
	}
	if !strings.Contains(page, "một việc thử nghiệm\">") {
		t.Error("the title of a link does not say the subject")
	}
}

// TestRegisterData holds the data files: their fields, and one row a document and
// a citation.
func TestRegisterData(t *testing.T) {
	pages := build(t, registerFixture())
	var v struct {
		Directives []struct {
			ID, Key, Date, File, Page string
			Registered                bool
			Replaces                  []string
			ReplacedBy                []string `json:"replaced_by"`
			Citations                 []struct {
				Period, Section, Page, Text, Sentence, Form string
				Note                                        int
			}
		}
	}
	if err := json.Unmarshal(pages["van-ban/directives.json"], &v); err != nil {
		t.Fatal(err)
	}
	citations := 0
	for _, d := range v.Directives {
		citations += len(d.Citations)
		for _, c := range d.Citations {
			page, id, _ := strings.Cut(c.Page, "#")
			if !strings.Contains(string(pages[page+"index.html"]), `id="`+id+`"`) {
				t.Errorf("%s: no place %s", d.ID, c.Page)
			}
			if !strings.Contains(c.Sentence, c.Text) || c.Form == "" || c.Period == "" {
				t.Errorf("%s: %+v", d.ID, c)
			}
		}
	}
	first, second := v.Directives[0], v.Directives[1]
	if first.ID != "03-ct-tu" || !slices.Equal(first.ReplacedBy, []string{"07-ct-tu"}) || first.Citations[1].Note != 1 {
		t.Errorf("the first is %+v", first)
	}
	if second.Key != "07-CT/TU" || second.Date != "2021-08-26" || second.File != "van-ban/07.pdf" || second.Page != "van-ban/07-ct-tu/" || !second.Registered || !slices.Equal(second.Replaces, []string{"03-ct-tu"}) {
		t.Errorf("the second is %+v", second)
	}
	for _, table := range []struct {
		path, head string
		rows       int
	}{
		{"van-ban/directives.csv", "id,key,type,number,symbol,date,issuer,title,term,url,file,registered,page,replaces,replaced_by,amends,amended_by,implements,implemented_by,citations", len(v.Directives)},
		{"van-ban/citations.csv", "directive,key,period,section,note,page,text,sentence,form,date,issuer", citations},
	} {
		rows, err := csv.NewReader(strings.NewReader(string(pages[table.path]))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rows[0], ","); got != table.head || len(rows)-1 != table.rows {
			t.Errorf("%s: %d rows of %s, want %d", table.path, len(rows)-1, got, table.rows)
		}
	}
}

// TestCitedDates holds that a document whose date the register does not state is shown with
// the dates that citations give it, all of them where they do not agree.
func TestCitedDates(t *testing.T) {
	files := registerFixture()
	files["content/2021/_index.md"] = "+++\ntitle = \"năm trước\"\nstatus = \"published\"\nperiod = \"năm 2021\"\n+++\n\n" +
		"Theo Chỉ thị số 03-CT/TU, ngày 29/6/2017, Chỉ thị số 03-CT/TU, ngày 09/6/2017 và Chỉ thị số 07-CT/TU, ngày 01/01/2021.\n"
	pages := build(t, files)
	for page, want := range map[string]string{
		"van-ban/03-ct-tu/index.html": `<dt>Ngày ban hành</dt><dd>09/6/2017; 29/6/2017 (theo viện dẫn)</dd>`,
		"van-ban/07-ct-tu/index.html": `<dt>Ngày ban hành</dt><dd>26/8/2021</dd>`,
		"van-ban/index.html":          `<td>09/6/2017; 29/6/2017 (theo viện dẫn)</td>`,
	} {
		if !strings.Contains(string(pages[page]), want) {
			t.Errorf("%s lacks %s", page, want)
		}
	}
}
