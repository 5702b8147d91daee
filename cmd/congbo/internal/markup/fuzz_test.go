package markup_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"[^a]: chú thích\n\nchữ[^a] số 12-CT/TU", "- a\n  1. b\n\n|a|b|\n|-|:-:|\n|`|`|c\\||\n", "*Chỉ thị số\n05-CT/TW*", "\\12-CT/TU &amp; &#x1f; \\\\",
		"[q](cite:1-CT/TU) [](#x) ![](a.png) <b>", "```indicators\nids=[1]\n```\n{{a.b}}", "## a {#b .c onclick=x}\n", "[r]: <x y> 'z'\n[r][r]", "a\n: b\n\n    code",
	} {
		f.Add(s)
	}
	set, found := data.Decode(&source.Tree{})
	if found.Count(diag.Error) > 0 {
		f.Fatal(found)
	}
	parser := markup.New(set.Grammar)
	f.Fuzz(func(t *testing.T, text string) {
		file, _ := source.Loose("content/2030/01-a/01-b.md", []byte("+++\ntitle = \"Chỉ thị số 1-CT/TU\"\n+++\n"+text))
		d, found := parser.Parse(file)
		passages := d.Passages
		for _, n := range d.Notes {
			passages = append(passages, n.Passages...)
		}
		ids := map[string]bool{}
		for _, p := range passages {
			if ids[p.ID] {
				t.Fatalf("%q: two passages %s", text, p.ID)
			}
			ids[p.ID] = true
			last := -1
			for _, r := range p.Runs {
				if r.Text <= last || r.Text > len(p.Text) || r.Source < 0 || r.Source > len(file.Text) {
					t.Fatalf("%q: runs %v of %q", text, p.Runs, p.Text)
				}
				last = r.Text
			}
			for _, m := range p.Mentions {
				if m.Start < 0 || m.End > len(p.Text) || m.Span.Start > m.Span.End || m.Span.End > len(file.Text) {
					t.Fatalf("%q: mention %+v", text, m)
				}
			}
		}
		for _, f := range found {
			if f.Span.Start < 0 || f.Span.End > len(file.Text) || strings.TrimSpace(f.Message.VI) == "" {
				t.Fatalf("%q: finding %+v", text, f)
			}
		}
	})
}
