package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
)

// BenchmarkPreview is a save of one section: until the page can be asked for, and until the
// checks have read the site.
func BenchmarkPreview(b *testing.B) {
	for _, sections := range []int{100, 1000} {
		dir := b.TempDir()
		sample.Write(b, dir, sections, 100)
		preview := pipeline.NewPreview(pipeline.Options{Site: os.DirFS(dir), Drafts: true})
		version, err := preview.Update(nil)
		if err != nil {
			b.Fatal(err)
		}
		name := version.Reports[0].Documents[2].File.Path
		text := version.Reports[0].Documents[2].File.Raw
		b.Run(fmt.Sprintf("%d/update", sections), func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n++
				if err := os.WriteFile(filepath.Join(dir, name), fmt.Appendf(text[:len(text):len(text)], "\nCâu %d.\n", n), 0o666); err != nil {
					b.Fatal(err)
				}
				if version, err = preview.Update([]string{name}); err != nil || version.Fails() {
					b.Fatal(err, version.Findings)
				}
			}
		})
		b.Run(fmt.Sprintf("%d/check", sections), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				version.Check(b.Context())
			}
		})
	}
}
