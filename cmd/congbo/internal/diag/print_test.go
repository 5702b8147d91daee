package diag_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// sample is findings of every severity, with and without place and witness.
func sample() diag.List {
	f := &source.File{Path: "content/2031-h1/a b.md", Text: []byte("Dòng một.\n" + strings.Repeat("chữ ", 60) + "đạt 85%, chữ " + strings.Repeat("sau ", 60) + "\n")}
	at := bytes.Index(f.Text, []byte("đạt"))
	span := source.Span{File: f, Start: at, End: at + len("đạt 85%")}
	return diag.List{
		{Code: "figure/ratio", Severity: diag.Warning, Span: span, Message: diag.Say("sai 100%%: %d", "wrong 100%%: %d", 1), Hint: diag.Say("sửa", "mend"),
			Related: []diag.Related{{Span: source.Span{File: f, Start: 0, End: 5}, Text: diag.Say("chỗ kia", "the other")}}},
		{Code: "tree/place", Severity: diag.Error, Span: source.Missing("content/x"), Message: diag.Say("thiếu", "missing")},
		{Code: "word/doubled", Severity: diag.Note, Span: span, Message: diag.Say("lặp", "doubled"), Accepted: true},
	}
}

// TestSARIF validates the output against the schema of SARIF 2.1.0, and holds that
// the validator saw all of it.
func TestSARIF(t *testing.T) {
	var out bytes.Buffer
	rules := []diag.Rule{{Code: "figure/ratio", Title: diag.Say("tỷ lệ", "ratio"), Help: diag.Say("giải thích", "help")}}
	if err := diag.WriteSARIF(&out, sample(), rules, "0.1.0", "en"); err != nil {
		t.Fatal(err)
	}
	report, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Validate(); err != nil {
		t.Fatalf("not SARIF 2.1.0: %v\n%s", err, out.String())
	}
	again, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"startColumn":241`, `"suppressions"`, `"partialFingerprints"`, `"a%20b.md"`, `"columnKind":"unicodeCodePoints"`, `"relatedLocations"`} {
		if !strings.Contains(strings.ReplaceAll(string(again), "content/2031-h1/", ""), want) {
			t.Errorf("the validated report has no %s:\n%s", want, again)
		}
	}
}

func TestText(t *testing.T) {
	var out bytes.Buffer
	if err := diag.WriteText(&out, sample(), "vi", false); err != nil {
		t.Fatal(err)
	}
	want := `content/2031-h1/a b.md:2:241: cảnh báo: sai 100%: 1 [figure/ratio]
      2 | …hữ chữ chữ chữ chữ chữ chữ chữ chữ đạt 85%, chữ sau sau sau sau sau sau sau s…
        |                                     ^^^^^^^
  content/2031-h1/a b.md:1:1: chỗ kia
      1 | Dòng một.
        | ^^^^
  → sửa
content/x:1:1: lỗi: thiếu [tree/place]
content/2031-h1/a b.md:2:241: ghi chú (đã chấp nhận): lặp [word/doubled]
`
	if got := out.String(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	out.Reset()
	if err := diag.WriteText(&out, sample(), "en", true); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\x1b[33mwarning\x1b[0m") {
		t.Errorf("no colour in %q", out.String())
	}
}

// TestTextGroups holds that many findings that say the same are told as one with their number
// and the first places, and few each.
func TestTextGroups(t *testing.T) {
	f := &source.File{Path: "content/x.md", Text: []byte(strings.Repeat("sai\n", 1001))}
	made := func(n int, code, message string) (l diag.List) {
		for i := range n {
			l.Add(diag.Finding{Code: code, Severity: diag.Warning, Span: source.Span{File: f, Start: 4 * i, End: 4*i + 3}, Message: diag.Text{VI: message, EN: message}, Hint: diag.Say("sửa", "mend")})
		}
		return l
	}
	all := append(append(made(1000, "a/b", "một"), made(3, "a/c", "hai")...), made(1, "a/b", "ba")...)
	all.Sort()
	var out bytes.Buffer
	if err := diag.WriteText(&out, all, "en", false); err != nil {
		t.Fatal(err)
	}
	want := "content/x.md:1:1: warning: một [a/b]\n      1 | sai\n        | ^^^\n  → mend\n" +
		"  and 999 more: content/x.md:2:1, content/x.md:3:1, content/x.md:4:1, content/x.md:5:1, content/x.md:6:1, …\n"
	if got := out.String(); strings.Count(got, want) != 1 || strings.Count(got, "một") != 1 || strings.Count(got, "hai") != 3 || strings.Count(got, "ba [a/b]") != 1 {
		t.Errorf("got\n%s", got)
	}
	if n := len(diag.Records(all, "en")); n != len(all) {
		t.Errorf("%d records of %d findings", n, len(all))
	}
}

func TestGitHub(t *testing.T) {
	var out bytes.Buffer
	if err := diag.WriteGitHub(&out, sample(), "en"); err != nil {
		t.Fatal(err)
	}
	want := "::warning file=content/2031-h1/a b.md,line=2,col=241,title=figure/ratio::wrong 100%25: 1; mend\n::error file=content/x,line=1,col=1,title=tree/place::missing\n::notice file=content/2031-h1/a b.md,line=2,col=241,title=word/doubled::doubled\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestSort(t *testing.T) {
	l := append(sample(), sample()[0])
	l.Sort()
	var got []string
	for _, f := range l {
		got = append(got, f.Code)
	}
	if strings.Join(got, " ") != "figure/ratio word/doubled tree/place" {
		t.Errorf("order %v", got)
	}
}
