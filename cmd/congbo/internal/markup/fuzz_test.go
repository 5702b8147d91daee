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
		ids := map[string]bool{}
		for _, l := range leaves(d) {
			if ids[l.ID] {
				t.Fatalf("%q: two leaves %s", text, l.ID)
			}
			ids[l.ID] = true
			last := -1
			for _, o := range l.Origins {
				if o.Text <= last || o.Text > len(l.Text) || o.Source < 0 || o.Source > len(file.Text) || o.Insert != nil {
					t.Fatalf("%q: origins %v of %q", text, l.Origins, l.Text)
				}
				last = o.Text
			}
			for _, c := range l.Citations {
				if at := span(d, l, c.Start, c.End); c.Start < 0 || c.End > len(l.Text) || at.Start > at.End || at.End > len(file.Text) {
					t.Fatalf("%q: citation %+v at %v", text, c, at)
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
