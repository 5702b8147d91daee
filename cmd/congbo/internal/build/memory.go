package build

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// ID names what was built by its content: the same pages have the same.
func (r *Result) ID() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(r.Tree)) {
		h.Write([]byte(name + "\x00"))
		h.Write(r.Tree[name])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Anchors finds the ids of the passages that stand at places of the sources.
type Anchors map[*source.File][]*report.Passage

// AnchorsOf returns the passages of a site by the file they stand in.
func AnchorsOf(site *report.Site) Anchors {
	all := Anchors{}
	for _, r := range site.Reports {
		for _, d := range r.Documents() {
			all[d.File] = append(all[d.File], d.Passages...)
			for _, n := range d.Notes {
				all[d.File] = append(all[d.File], n.Passages...)
			}
		}
	}
	return all
}

// At is the id of the passage that holds a place; empty if none does.
func (a Anchors) At(s source.Span) string {
	for _, p := range a[s.File] {
		if of := p.Span(0, len(p.Text)); of.Start <= s.Start && s.Start < of.End {
			return p.ID
		}
	}
	return ""
}

// PageOf is the address on the site of the page that shows a file of content; empty
// if none does.
func (r *Result) PageOf(name string) string {
	for file, passages := range AnchorsOf(r.Site) {
		if file.Path != name || len(passages) == 0 {
			continue
		}
		id := `id="` + passages[0].ID + `"`
		for _, page := range slices.Sorted(maps.Keys(r.Tree)) {
			if path.Ext(page) == ".html" && !strings.Contains(page, "/toan-van/") && strings.Contains(string(r.Tree[page]), id) {
				return "/" + strings.TrimSuffix(page, "index.html")
			}
		}
	}
	return ""
}
