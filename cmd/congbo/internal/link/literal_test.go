package link_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// TestLiterals holds that a value or a reference is told of where none is read.
func TestLiterals(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/2031-h1/_index.md":      "+++\ntitle = \"trồng {{cay.actual}} cây\"\n+++\nĐã trồng {{cay.actual}} cây.\n\n```table\ndata = \"to.csv\"\ncaption = \"Xem [](#a)\"\nheads = [\"{{cay.name}}\", \"Số\"]\n```\n",
		"content/2031-h1/01-a/_index.md": "+++\ntitle = \"A {{ và }}\"\n+++\n",
		"content/2031-h1/01-a/01-b.md":   "+++\ntitle = \"Mục [](../_index.md)\"\nheading = false\n+++\nChữ.\n",
		"data/2031-h1/to.csv":            "Tổ,Số\nMột,{{cay.actual}}\n",
		"data/2031-h1/indicators.toml":   "[indicator.cay]\nname = \"Cây\"\nactual = 3\nnote = \"của {{cay.unit}}\"\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree := source.Read(files)
	set, _ := data.Decode(tree)
	b := link.Group(set, tree, true)
	var docs []*markup.Document
	for _, f := range b.Folders[0].Texts() {
		d, _ := markup.New(set.Grammar).Parse(f)
		docs = append(docs, d)
	}
	var got []string
	for _, f := range b.Report(b.Folders[0], docs).Found {
		if f.Code == "markup/literal" {
			got = append(got, f.Span.String()+" "+f.Span.Text())
		}
	}
	want := []string{
		"content/2031-h1/_index.md:2:16 {{cay.actual}}",
		"content/2031-h1/_index.md:8:16 [](#a)",
		"content/2031-h1/_index.md:9:1 heads",
		"data/2031-h1/to.csv:2:5 {{cay.actual}}",
		"content/2031-h1/01-a/_index.md:2:12 {{ và }}",
		"content/2031-h1/01-a/01-b.md:2:14 [](../_index.md)",
		"data/2031-h1/indicators.toml:4:13 {{cay.unit}}",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told of\n%q\nwant\n%q", got, want)
	}
}
