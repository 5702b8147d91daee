package pipeline_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/layouts"
)

// TestBrokenLinks tells of a link that leads nowhere once, where it is written, whatever
// pages it stands on; of one that a layout makes, in the layout, with how many pages have it.
func TestBrokenLinks(t *testing.T) {
	site := func() fstest.MapFS {
		return fstest.MapFS{
			"data/site.toml":              {Data: []byte("title = \"Trang\"\ncommittee = \"Ủy ban Thử\"\n")},
			"content/2030/_index.md":      {Data: []byte("+++\ntitle = \"về việc thử\"\nkind = \"Báo cáo\"\nnumber = \"1-BC/UBT\"\nstatus = \"published\"\n+++\n")},
			"content/2030/01-a/_index.md": {Data: []byte("+++\ntitle = \"Phần\"\n+++\n")},
			"content/2030/01-a/01-b.md":   {Data: []byte("+++\ntitle = \"Một\"\n+++\n\nA.\n")},
			"content/2030/01-a/02-c.md":   {Data: []byte("+++\ntitle = \"Hai\"\n+++\n\nB.\n")},
		}
	}
	base, err := layouts.FS.ReadFile("base.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		edit func(fstest.MapFS)
		want []string
	}{
		{"two links to one place", func(s fstest.MapFS) {
			s["content/2030/01-a/01-b.md"].Data = []byte("+++\ntitle = \"Một\"\n+++\n\n[x](/khong-co)\n")
			s["content/2030/01-a/02-c.md"].Data = []byte("+++\ntitle = \"Hai\"\n+++\n\nB.\n\n[y](/khong-co) [z](/co)\n")
		}, []string{
			"content/2030/01-a/01-b.md:5:1 the link \"khong-co\" leads to a page that is not there",
			"content/2030/01-a/02-c.md:7:1 the link \"khong-co\" leads to a page that is not there",
			"content/2030/01-a/02-c.md:7:16 the link \"co\" leads to a page that is not there",
		}},
		{"letters", func(s fstest.MapFS) {
			s["content/2030/01-a/01-b.md"].Data = []byte("+++\ntitle = \"Một\"\n+++\n\n[x](/không-có)\n")
		}, []string{"content/2030/01-a/01-b.md:5:1 the link \"không-có\" leads to a page that is not there"}},
		{"a layout", func(s fstest.MapFS) {
			s["layouts/base.html"] = &fstest.MapFile{Data: []byte(strings.Replace(string(base), "</body>", "<a href=\"/khong-co\">x</a></body>", 1))}
		}, []string{"layouts/base.html the link \"khong-co\" leads to a page that is not there (pages: "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := site()
			test.edit(s)
			result, err := pipeline.Build(pipeline.Options{Site: s})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range result.Findings {
				if f.Severity == diag.Error {
					got = append(got, f.Span.String()+" "+f.Message.EN)
				}
			}
			if len(got) != len(test.want) {
				t.Fatalf("found %q", got)
			}
			for i, want := range test.want {
				file, rest, _ := strings.Cut(want, " ")
				if !strings.HasPrefix(got[i], file) || !strings.Contains(got[i], rest) {
					t.Errorf("found %q, want %q", got[i], want)
				}
			}
		})
	}
}
