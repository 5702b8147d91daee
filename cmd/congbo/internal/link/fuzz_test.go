package link_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// sound holds what is true of any site after linking.
func sound(t *testing.T, site linkedSite) {
	t.Helper()
	for _, r := range site.Reports {
		ids, onPage := map[string]bool{}, map[*report.Section]map[string]bool{} // of the report, of its pages
		claim := func(id string) {
			if id == "" || ids[id] {
				t.Errorf("id %q is empty or not unique", id)
			}
			ids[id] = true
		}
		blocks := func(all []*report.Block) {
			for _, b := range all {
				if b.Place.Table >= 0 && b.Kind != report.Caption { // those of data have the id of their table
					claim(b.ID)
				}
				for _, c := range b.Citations {
					claim(c.ID)
					if c.In != r.Summary || c.Quote.Cited() != b.Text[c.Start:c.End] {
						t.Errorf("citation %+v is not that of %q", c, b.Text)
					}
				}
			}
		}
		document := func(d *report.Document) {
			blocks(d.Blocks)
			for _, table := range d.Tables {
				claim(table.ID)
			}
			for _, h := range d.Headings {
				if h.Section == nil || h.Section.Span != h.Span || h.Section.Title != h.Block.Text {
					t.Errorf("heading at %v has no section", h.Span)
				}
			}
			for _, ref := range d.NoteRefs {
				if n := ref.Note; n != nil && (r.Notes[n.Number-1] != n || n.Refs[ref.Nth-1] != ref) {
					t.Errorf("mention at %v is not that of its note", ref.Span)
				}
			}
		}
		for _, d := range r.Documents {
			document(d)
		}
		var sections func([]*report.Section, *report.Section)
		sections = func(all []*report.Section, parent *report.Section) {
			for _, s := range all {
				claim(s.FullID)
				if own := s.Page(); !s.HasPage() {
					if onPage[own] == nil {
						onPage[own] = map[string]bool{}
					}
					if onPage[own][s.ID] {
						t.Errorf("id %q is twice on a page", s.ID)
					}
					onPage[own][s.ID] = true
				}
				if s.Parent != parent || r.Documents[s.Document] != r.Document(s) {
					t.Errorf("section %s does not know where it stands", s.ID)
				}
				sections(s.Children, s)
			}
		}
		sections(r.Opening, nil)
		sections(r.Parts, nil)
		for i, n := range r.Notes {
			if n.Number != i+1 || len(n.Refs) == 0 {
				t.Errorf("note %d says it is %d", i+1, n.Number)
			}
			blocks(n.Blocks)
		}
	}
	slugs := map[string]bool{}
	for _, d := range site.Directives {
		if slugs[d.Slug] || !data.ValidSlug(d.Slug) {
			t.Errorf("document %s has the address %q", d.Key, d.Slug)
		}
		slugs[d.Slug] = true
	}
}

func FuzzLink(f *testing.F) {
	f.Add("a", "Chữ[^1], [](#b), [x](02-b.md#c).\n\n## B\n\n[^1]: Chỉ thị số 05-CT/TN[^2].", "## C {#c}\n\n{{ket-nap.actual}} [^1]\n\n[^2]: Chữ.", "I-")
	f.Add("toan-van", "### A\n\n# B\n\n## A\n\n## A {#cn-1}", "[](../../x) [](files/a.pdf) []()", "Phần I. 1.1")
	f.Add("con", "```indicators\nids = [\"x\"]\n```", "Chữ\n\nChữ\n\n- Chữ", "a)")
	f.Add("a", "Chữ", "##c\\et-na .", "I-")
	f.Fuzz(func(t *testing.T, name, one_, two_, numbering string) {
		if strings.ContainsAny(name, "/\x00%") || len(name) > 200 { // complete looks for what a message has of its own
			return
		}
		site, found := files{
			base + "_index.md":             head("Báo cáo", "numbering = ['"+strings.NewReplacer("'", "", "\n", "").Replace(numbering)+"', '1.', '1.1.']") + two_,
			one + "01-" + name + ".md":     head("Một", "") + one_,
			one + "02-b.md":                head("Hai", "") + two_,
			base + "02-" + name + "/01.md": head("Ba", "") + one_,
			"data/2022-h1/indicators.toml": ketNap,
		}.link()
		sound(t, site)
		complete(t, found)
	})
}

// TestSound holds a large site to the same, and that linking it twice gives the
// same.
func TestSound(t *testing.T) {
	f := files{base + "_index.md": "Chữ.\n\n## Chung\n", two + "_index.md": titled}
	for _, name := range []string{"a", "b", "c", "d"} {
		f[one+"01-"+name+".md"] = "## Chung\n\nChữ[^n] theo Chỉ thị số 05-CT/TU.\n\n## " + name + "\n\nChữ[^" + name + "].\n\n[^" + name + "]: Chữ."
		f[two+"01-"+name+".md"] = "## Chung\n\n### Chung\n\nChữ[^n].\n\n[^n]: Chữ."
	}
	site, found := f.link()
	sound(t, site)
	if n := len(site.Reports[0].Citations); n != 4 {
		t.Errorf("%d citations, want 4", n)
	}
	for range 5 {
		again, more := f.link()
		if strings.Join(outline(site.Reports[0]), "\n") != strings.Join(outline(again.Reports[0]), "\n") ||
			strings.Join(lines(found), "\n") != strings.Join(lines(more), "\n") {
			t.Fatal("the same site is linked in two ways")
		}
	}
}
