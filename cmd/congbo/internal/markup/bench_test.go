package markup_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/sample"
	"congbo/cmd/congbo/internal/source"
)

// BenchmarkParse parses sections of the sample sites and those of the real report.
func BenchmarkParse(b *testing.B) {
	dir := b.TempDir()
	sample.Write(b, dir, 100, 50)
	for name, dir := range map[string]string{"sample": dir, "report": "../../../.."} {
		b.Run(name, func(b *testing.B) { benchmarkParse(b, sections(b, dir)) })
	}
}

// sections are the Markdown files of a site.
func sections(b *testing.B, dir string) (all []*source.File) {
	site := os.DirFS(dir)
	err := fs.WalkDir(site, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(site, name)
		all = append(all, &source.File{Path: name, Text: text, Raw: text})
		return err
	})
	if err != nil || len(all) == 0 {
		b.Fatal(err, len(all))
	}
	return all
}

func benchmarkParse(b *testing.B, files []*source.File) {
	set, _ := data.Decode(&source.Tree{})
	parser := markup.New(set.Grammar)
	size := 0
	for _, f := range files {
		size += len(f.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			parser.Parse(f)
		}
	}
}
