package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
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
		before := outline(d)
		d.Cut()
		if parser.Grow(d); outline(d) != before {
			t.Fatalf("%q: the tree is\n%s, not\n%s once it was cut", text, outline(d), before)
		}
	})
}

// outline prints the trees of a document: each node with what renders it, and where
// the model points into them.
func outline(d *report.Document) string {
	var b strings.Builder
	names := map[ast.Node]string{}
	for i, p := range d.Passages {
		names[p.Node] += fmt.Sprint(" passage ", i)
	}
	for i, h := range d.Headings {
		names[h.Node] += fmt.Sprint(" heading ", i)
	}
	for i, l := range d.Links {
		names[l.Node] += fmt.Sprint(" link ", i)
	}
	roots := []ast.Node{d.Root}
	for i, n := range d.Notes {
		roots = append(roots, n.Root)
		for k, p := range n.Passages {
			names[p.Node] += fmt.Sprint(" passage ", k, " of note ", i)
		}
	}
	if d.Title != nil {
		roots = append(roots, d.Title.Node)
	}
	for _, root := range roots {
		ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				b.WriteString(")")
				return ast.WalkContinue, nil
			}
			fmt.Fprintf(&b, "(%s%s", n.Kind(), names[n])
			switch n := n.(type) {
			case *ast.Text:
				fmt.Fprint(&b, n.Segment.Start, "-", n.Segment.Stop, n.SoftLineBreak(), n.HardLineBreak())
			case *report.Cite:
				fmt.Fprintf(&b, " %p %v", n.Mention, n.First)
			case *report.NoteRef:
				fmt.Fprintf(&b, " %s %p", n.Label, n.Passage)
			case *report.NoteBody:
				fmt.Fprintf(&b, " %p", n.Note)
			case *report.CrossRef:
				fmt.Fprintf(&b, " %s %p", n.Destination, n.Document)
			case *report.Value:
				fmt.Fprintf(&b, " %s.%s %p", n.Indicator, n.Field, n.Document)
			case *report.Table:
				fmt.Fprintf(&b, " %v %p", n.Span, n.Document)
			}
			return ast.WalkContinue, nil
		})
	}
	return b.String()
}
