package link_test

import (
	"fmt"
	"slices"
	"testing"

	"congbo/cmd/congbo/internal/report"
)

const twoTerms = `
[directive."05-ct-tn"]
type = "Chỉ thị"
number = "05"
symbol = "CT/TN"
date = 2029-03-01
[directive.moi]
type = "Chỉ thị"
number = "05"
symbol = "CT/TN"
date = 2036-05-15
replaces = ["05-ct-tn"]
[directive.ke-hoach]
type = "Kế hoạch"
number = "7"
symbol = "KH/TN"
implements = ["moi", "9-NQ/TN"]
amends = "6 - kh / tn"
file = "van-ban/7.pdf"
[directive.ke-hoach-cu]
type = "Kế hoạch"
number = "6"
symbol = "KH/TN"
file = "static/van-ban/6.pdf"
[directive.thu-ba]
type = "Kế hoạch"
number = "8"
symbol = "KH/TN"
replaced_by = ["ke-hoach"]
file = "content/2022-h1/files/8.pdf"
`

func TestRelations(t *testing.T) {
	site, found := files{
		"data/directives.toml": twoTerms, "static/van-ban/7.pdf": "7", "static/van-ban/6.pdf": "6", "content/2022-h1/files/8.pdf": "8",
		"content/2022-h1/01-ket-qua/01-mot.md": "Theo Nghị quyết số 9-NQ/TN.\n",
	}.link()
	if len(found) > 0 {
		t.Errorf("found %q", lines(found))
	}
	var got []string
	for _, d := range site.Directives {
		for _, r := range d.Relations {
			got = append(got, fmt.Sprint(d.Slug, " ", words[r.Kind], " ", r.Directive.Slug))
		}
		if d.File != nil {
			got = append(got, d.Slug+" is "+d.File.Path)
		}
	}
	want := []string{
		"05-ct-tn is replaced by moi", "moi replaces 05-ct-tn", "moi is implemented by ke-hoach",
		"ke-hoach-cu is amended by ke-hoach", "ke-hoach-cu is static/van-ban/6.pdf",
		"ke-hoach replaces thu-ba", "ke-hoach amends ke-hoach-cu", "ke-hoach implements moi", "ke-hoach implements 9-nq-tn", "ke-hoach is static/van-ban/7.pdf",
		"thu-ba is replaced by ke-hoach", "thu-ba is content/2022-h1/files/8.pdf", "9-nq-tn is implemented by ke-hoach",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

var words = map[report.RelationKind]string{
	report.Replaces: "replaces", report.ReplacedBy: "is replaced by", report.Amends: "amends",
	report.AmendedBy: "is amended by", report.Implements: "implements", report.ImplementedBy: "is implemented by",
}

func TestWrongRelations(t *testing.T) {
	for _, test := range []struct{ line, want, hint string }{
		{`replaces = ["06-CT/TM"]`, "data/directives.toml:5:1: error register/relation", `did you mean "06-CT/TN"?`},
		{`implements = ["khong-co-dau-ca"]`, "data/directives.toml:5:1: error register/relation", "add that document to data/directives.toml, or correct its symbol"},
		{`amends = "05-ct-tn"`, "data/directives.toml:5:10: error register/relation", "write the symbol of the other document"},
		{`replaced_by = ["07-CT/TN"]`, "data/directives.toml:5:1: error register/relation", "write the name of the entry: bay-cu, bay-moi"},
		{`file = "van-ban/5.pdg"`, "data/directives.toml:5:8: error register/file", `did you mean "van-ban/5.pdf"?`},
	} {
		register := "[directive.\"05-ct-tn\"]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TN\"\n" + test.line +
			"\n[directive.sau]\ntype = \"Chỉ thị\"\nnumber = \"06\"\nsymbol = \"CT/TN\"\n" +
			"[directive.bay-cu]\ntype = \"Chỉ thị\"\nnumber = \"07\"\nsymbol = \"CT/TN\"\ndate = 2021-01-01\n" +
			"[directive.bay-moi]\ntype = \"Chỉ thị\"\nnumber = \"07\"\nsymbol = \"CT/TN\"\ndate = 2031-02-03\n"
		_, found := files{"data/directives.toml": register, "static/van-ban/5.pdf": "5"}.link()
		complete(t, found)
		if got := lines(found); !slices.Equal(got, []string{test.want}) || found[0].Hint.EN != test.hint {
			t.Errorf("%s: got %q, want %q with hint %q", test.line, got, test.want, test.hint)
			for _, f := range found {
				t.Logf("%s %q", f.Message.EN, f.Hint.EN)
			}
		}
	}
}

// TestOrder holds the order of the register: types by the Vietnamese alphabet,
// numbers as numbers, what has only a name by the alphabet too.
func TestOrder(t *testing.T) {
	site, _ := files{"content/2022-h1/01-ket-qua/01-mot.md": "Theo Đề án số 1-ĐA/TN, Dự án số 2-DA/TN, Chương trình số 3-CTr/TN, Chỉ thị số 10-CT/TN, Chỉ thị số 9-CT/TN, Chỉ thị số 09-CT/TA, Luật Đất đai, Luật Du lịch, Luật Đầu tư, Luật An ninh mạng và Nghị định số 100/2033/NĐ-TN, Nghị định số 15/2034/NĐ-TN.\n"}.link()
	var got []string
	for _, d := range site.Directives {
		got = append(got, d.Slug)
	}
	want := []string{"09-ct-ta", "9-ct-tn", "10-ct-tn", "3-ctr-tn", "2-da-tn", "1-da-tn", "luat-an-ninh-mang", "luat-du-lich", "luat-dat-dai", "luat-dau-tu", "15-2034-nd-tn", "100-2033-nd-tn"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
