package data_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/effort"
	"congbo/cmd/congbo/internal/source"
)

// decode decodes data files given by name and text.
func decode(t testing.TB, files map[string]string) (*data.Set, diag.List) {
	t.Helper()
	site := fstest.MapFS{}
	for name, text := range files {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree := source.Read(site)
	set, found := data.Decode(tree)
	return set, append(diag.FromSource(tree.Faults), found...)
}

// places lists findings as "line:column code".
func places(found diag.List) string {
	var all []string
	for _, f := range found {
		_, place, _ := strings.Cut(f.Span.String(), ":")
		all = append(all, place+" "+f.Code)
	}
	return strings.Join(all, "; ")
}

func TestFindings(t *testing.T) {
	const file = "data/2031-h1/indicators.toml"
	for _, test := range []struct{ text, want string }{
		{"[indicator.a]\nname = \"A\"\nactual = 42.50\n", ""},
		{"[indicator.a]\nname = \"A\"\nactual = \"bốn\"\n", "3:10 data/number"},
		{"[indicator.a]\nname = \"A\"\nactual = [1]\n", "3:1 data/type"},
		{"[indicator.a]\nname = \"A\"\nactual = nan\n", "3:10 data/number"},
		{"[indicator.a]\nname = \"A\"\nactaul = 1\n", "3:1 data/unknown-key"},
		{"[indicator.a]\nname = \"A\"\ntarget = 5\n", "3:10 indicator/unit"},
		{"[indicator.a]\nname = \"A\"\n[indicator.b]\nname = \"B\"\n\n[indicator.a]\nname = \"C\"\n", "6:2 data/syntax"},
		{"[indicator.a]\nname = \"A\"\ngroup = \"x\"\n", "3:9 indicator/group"},
		{"[indicator.a]\nname = \"A\"\nstatus = \"xong\"\n", "3:10 indicator/status"},
		{"[indicator.a]\nactual = 1\n", "1:12 data/missing"},
		{"[indicator.a]\nname = \"A\"\n[indicator.a]\nname = \"B\"\n", "3:2 data/syntax"},
		{"[indicator.a]\nname = \"A\n", "2:9 data/syntax"},
		{"[indicator.\"A b\"]\nname = \"A\"\n", "1:12 data/slug"},
	} {
		if _, found := decode(t, map[string]string{file: test.text}); places(found) != test.want {
			t.Errorf("%q: %s, want %s", test.text, places(found), test.want)
		}
	}
}

// TestExamples holds that the example of a type error is of the type that it asks for.
func TestExamples(t *testing.T) {
	for key, want := range map[string]string{"name": `name = "…"`, "actual": "actual = 42.5", "headline": "headline = true", "order": "order = 3"} {
		_, found := decode(t, map[string]string{"data/2031/indicators.toml": "[indicator.a]\nname = \"A\"\n[indicator.b]\n" + key + " = {}\n"})
		if hint := "for example: " + want; len(found) == 0 || found[0].Code != "data/type" || found[0].Hint.EN != hint {
			t.Errorf("%s: %v, want %s", key, found, hint)
		}
	}
}

// TestExact holds that printed precision and Vietnamese forms survive.
func TestExact(t *testing.T) {
	set, _ := decode(t, map[string]string{"data/2031/indicators.toml": "[indicator.a]\nname = \"A\"\nactual = 42.50\nof = \"1.866\"\npercent = \"42,75%\"\nprevious = -3\n"})
	i := set.Periods["2031"].Indicators[0]
	if got := i.Actual.Plain() + " " + i.Of.Plain() + " " + i.Percent.Format("vi") + " " + i.Previous.Plain(); got != "42.50 1866 42,75 -3" {
		t.Errorf("got %s", got)
	}
}

// TestGuard refuses, at once, what the decoder would need seconds or gigabytes
// for.
func TestGuard(t *testing.T) {
	for name, text := range map[string]string{
		"brackets": "a = " + strings.Repeat("[", 200_000),
		"keys":     strings.Repeat("a.", 100_000) + "a = 1\n",
		"tables":   "a = " + strings.Repeat("{a=", 20_000),
		"headers":  "[" + strings.Repeat("a.", 20_000) + "a]\n",
		"size":     "a = \"" + strings.Repeat("x", 1<<20) + "\"\n",
	} {
		effort.Within(t, name, 10*time.Second, 100, func() {
			if _, found := decode(t, map[string]string{"data/site.toml": text}); found.Count(diag.Error) == 0 {
				t.Errorf("%s: decoded", name)
			}
		})
	}
	if _, found := decode(t, map[string]string{"data/site.toml": "title = \"a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s\" # [[[[\n"}); len(found) > 0 {
		t.Errorf("dots in a text were taken for a key: %v", found)
	}
}

func TestFrontMatter(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"+++\ntitle = \"A\"\n+++\nchữ\n", ""},
		{"chữ\n", "1:1 front/missing"},
		{"+++\ntitle = \"A\"\n", "1:1 front/missing"},
		{"+++\ntitle = \"\"\n+++\n", "1:1 front/title"},
		{"+++\ntitle = \"A\"\nstatus = \"xong\"\n+++\n", "3:10 front/status"},
		{"+++\ntitle = \"A\"\ndate = 2031-02-30\n+++\n", "3:8 data/syntax"},
		{"+++\ntitle = \"A\"\ndate = \"30/02/2031\"\n+++\n", "3:8 date/invalid"},
		{"+++\ntitle = \"A\"\nnumber = 5\n+++\n", "3:10 data/type"},
	} {
		if _, found := data.FrontMatter(&source.File{Path: "content/a.md", Text: []byte(test.text)}); places(found) != test.want {
			t.Errorf("%q: %s, want %s", test.text, places(found), test.want)
		}
	}
}

// TestPlainFront holds that a title alone reads like one beside another key.
func TestPlainFront(t *testing.T) {
	for _, title := range []string{"A", "Kết quả “đạt” được", "a = b", "#", "a\tb", `a\"b`, ""} {
		short := &source.File{Path: "content/a.md", Text: []byte("+++\ntitle = \"" + title + "\"\n+++\nx")}
		long := &source.File{Path: "content/a.md", Text: []byte("+++\ntitle = \"" + title + "\"\nheading = true\n+++\nx")}
		a, foundA := data.FrontMatter(short)
		b, foundB := data.FrontMatter(long)
		if a.Title != b.Title || a.Heading != b.Heading || len(foundA) != len(foundB) || a.Fields["title"].String() != b.Fields["title"].String() || a.Fields["title"].End != b.Fields["title"].End {
			t.Errorf("%q: %+v %v, the long way %+v %v", title, a, foundA, b, foundB)
		}
	}
}

func TestNearest(t *testing.T) {
	all := []string{"actual", "target", "title"}
	for word, want := range map[string]string{"actaul": "actual", "titel": "title", "x": "", "tagret": "target", "khác": ""} {
		if got := data.Nearest(word, all); got != want {
			t.Errorf("nearest of %q is %q, want %q", word, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"title = \"a\"", "[indicator.a]\nname=\"x\"\nactual=1.50", "[directive.\"1-ct-tu\"]\ntype=\"Chỉ thị\"\ndate=2031-01-01", "a.b.c = {x=[1,2]}", "[target.trang]\nurl = \"sftp://a@b.example/srv/x\"\ninternal = 1\n", "[[form]]\npattern=\"{number}\""} {
		f.Add(s)
	}
	names := []string{"data/site.toml", "data/directives.toml", "data/publish.toml", "data/2031/indicators.toml", "data/2031/accepted.toml", "content/2031/_index.md"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range names {
			file, faults := source.Loose(name, []byte(text))
			if len(faults) > 0 && file.Text == nil {
				return
			}
			_, found := data.Decode(&source.Tree{Files: []*source.File{file}})
			if strings.HasSuffix(name, ".md") {
				_, found = data.FrontMatter(file)
			}
			for _, finding := range found {
				if finding.Message.VI == "" || finding.Message.EN == "" || finding.Span.Start < 0 || finding.Span.End > len(file.Text) && finding.Span.File == file {
					t.Fatalf("%q: %+v", text, finding)
				}
			}
		}
	})
}

// FuzzAccepted holds that a finding is accepted only with its code, its words and a reason,
// or else the file says what is missing, at a place in it.
func FuzzAccepted(f *testing.F) {
	f.Add("[accepted.mot]\ncode = \"figure/ratio\"\ntext = \"đạt 98%\"\nreason = \"văn bản đã ký\"\nwho = \"Chánh Văn phòng\"\npublish = false\n")
	f.Add("accepted.\"a b\" = {code = 1, text = [], reason = \"\"}\n[accepted.a]\ncoed = ''\n")
	f.Add("[[accepted]]\ncode = \"\\u0000\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, faults := source.Loose("data/2031/accepted.toml", []byte(text))
		if len(faults) > 0 && file.Text == nil {
			return
		}
		set, found := data.Decode(&source.Tree{Files: []*source.File{file}})
		for _, finding := range found {
			if finding.Message.VI == "" || finding.Message.EN == "" || finding.Span.Start < 0 || finding.Span.End > len(file.Text) && finding.Span.File == file {
				t.Fatalf("%q: %+v", text, finding)
			}
		}
		for _, p := range set.Periods {
			for _, a := range p.Accepted {
				if (strings.TrimSpace(a.Code) == "" || strings.TrimSpace(a.Text) == "" || strings.TrimSpace(a.Reason) == "") && len(found) == 0 {
					t.Errorf("%q: accepted without a word: %+v", text, a)
				}
			}
		}
	})
}
