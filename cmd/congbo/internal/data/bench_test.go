package data_test

import (
	"os"
	"path/filepath"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/sample"
	"congbo/cmd/congbo/internal/source"
)

// BenchmarkDecodeTable decodes the block that a section of the sample has.
func BenchmarkDecodeTable(b *testing.B) {
	f := &source.File{Path: "content/2030/01-a/01-b.md", Text: []byte("ids = [\"chi-tieu-1\"]\ncaption = \"Chỉ tiêu của mục\"\n")}
	b.ReportAllocs()
	for b.Loop() {
		data.DecodeTable(source.Span{File: f, End: len(f.Text)})
	}
}

// BenchmarkFrontMatter decodes the front matter of a section, alone and with its switch,
// and that of a report.
func BenchmarkFrontMatter(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"title", "+++\ntitle = \"Kết quả đạt được\"\n+++\nchữ\n"},
		{"heading", "+++\ntitle = \"Kết quả đạt được\"\nheading = false\n+++\nchữ\n"},
		{"report", "+++\ntitle = \"Báo cáo\"\nnumber = \"1-BC/ĐUTN\"\nkind = \"Báo cáo\"\nstatus = \"published\"\n+++\nchữ\n"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			f := &source.File{Path: "content/2030/_index.md", Text: []byte(bench.text)}
			b.ReportAllocs()
			for b.Loop() {
				data.FrontMatter(f)
			}
		})
	}
}

// BenchmarkDecode decodes the profiles, and the data of a site of 2,000 sections.
func BenchmarkDecode(b *testing.B) {
	b.Run("profiles", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			data.BuiltInProfiles()
		}
	})
	b.Run("site", func(b *testing.B) {
		dir := b.TempDir()
		sample.Write(b, dir, 2000, 50)
		os.RemoveAll(filepath.Join(dir, "content"))
		tree := source.Read(os.DirFS(dir))
		b.ReportAllocs()
		for b.Loop() {
			data.Decode(tree)
		}
	})
}
