package pipeline_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
)

// BenchmarkBuild builds and publishes a generated site from cold. The floor is
// what goldmark alone needs to convert the same text, in parallel, plus writing
// the files that the site has; the ratio of the two is what congbo adds, and of which
// stage.
func BenchmarkBuild(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(200)) // as the command does
	for _, size := range []struct {
		name string
		n    int
	}{{"1000", 1000}, {"10000", 10000}} {
		dir := b.TempDir()
		texts := sample.Write(b, dir, size.n, 10)
		tree := built(b, dir)
		total := 0
		for _, page := range tree {
			total += len(page)
		}
		// Nothing is removed before all is measured: ext4 takes long to make files
		// where many were removed within the last minute.
		fresh, made := b.TempDir(), 0
		dest := func() string {
			made++
			return filepath.Join(fresh, strconv.Itoa(made), "public")
		}
		var converting, writing, cold float64
		b.Run(size.name+"/convert", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				convert(b, texts)
			}
			converting = b.Elapsed().Seconds() / float64(b.N)
		})
		b.Run(size.name+"/write", func(b *testing.B) {
			for b.Loop() {
				writeAll(b, tree, dest())
			}
			writing = b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(len(tree)), "files")
			b.ReportMetric(float64(total)/1e6, "MB")
		})
		tree = nil
		b.Run(size.name+"/cold", func(b *testing.B) {
			b.ReportAllocs()
			var stages []string
			took := map[string]float64{}
			for b.Loop() {
				last := time.Now()
				publish(b, dir, dest(), func(stage string) {
					if _, known := took[stage]; !known {
						stages = append(stages, stage)
					}
					took[stage] += time.Since(last).Seconds()
					last = time.Now()
				})
			}
			cold = b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(size.n)/cold, "sections/s")
			if floor := converting + writing; floor > 0 {
				b.ReportMetric(cold/floor, "×floor")
				for _, stage := range stages {
					b.ReportMetric(took[stage]/float64(b.N)/floor, stage+"×floor")
				}
			}
		})
		b.Run(size.name+"/unchanged", func(b *testing.B) {
			dest := dest()
			publish(b, dir, dest, nil)
			for b.Loop() {
				publish(b, dir, dest, nil)
			}
			if cold > 0 {
				b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/cold, "×cold")
			}
		})
	}
}

// built is every file of a site.
func built(tb testing.TB, dir string) output.Tree {
	result, err := pipeline.Build(pipeline.Options{Site: os.DirFS(dir)})
	if err != nil {
		tb.Fatal(err)
	}
	if result.Pages == nil {
		tb.Fatalf("not built: %s: %s", result.Findings[0].Span, result.Findings[0].Message.EN)
	}
	return result.Pages
}

// publish does what the command does, and calls onStage as each stage ends.
func publish(tb testing.TB, dir, dest string, onStage func(stage string)) {
	result, err := pipeline.Read(pipeline.Options{Site: os.DirFS(dir), Pages: true, OnStage: onStage})
	if err != nil {
		tb.Fatal(err)
	}
	publication, err := output.Begin(dest, output.Options{Site: dir, Each: pipeline.Each})
	if err != nil {
		tb.Fatal(err)
	}
	defer publication.Close()
	if err := result.Render(publication); err != nil {
		tb.Fatal(err)
	}
	if _, err := publication.Commit(); err != nil {
		tb.Fatal(err)
	}
	if onStage != nil {
		onStage("output")
	}
}

// convert is goldmark alone, in parallel.
func convert(tb testing.TB, texts [][]byte) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote))
	pipeline.Each(len(texts), func(i int) {
		var out bytes.Buffer
		if err := md.Convert(texts[i], &out); err != nil {
			tb.Error(err)
		}
	})
}

// writeAll writes files into a new folder, in parallel, and no more than that.
func writeAll(tb testing.TB, tree output.Tree, dest string) {
	names := slices.Sorted(maps.Keys(tree))
	for _, name := range names {
		if err := os.MkdirAll(filepath.Join(dest, filepath.Dir(filepath.FromSlash(name))), 0o777); err != nil {
			tb.Fatal(err)
		}
	}
	pipeline.Each(len(names), func(i int) {
		if err := os.WriteFile(filepath.Join(dest, filepath.FromSlash(names[i])), tree[names[i]], 0o666); err != nil {
			tb.Error(err)
		}
	})
}

// maxSize is what a section may take in bytes.
var maxSize uint64 = 264 << 10

// TestAllocations holds what a section of a large site may take from the heap, so that a
// regression is seen without a clock. What the site takes as a whole is taken off.
func TestAllocations(t *testing.T) {
	const few, many = 100, 300
	taken := func(sections int) (objects, size uint64) {
		dir := t.TempDir()
		sample.Write(t, dir, sections, 10)
		site := os.DirFS(dir)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		result, err := pipeline.Read(pipeline.Options{Site: site, Pages: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := result.Render(output.Put(func(string, []byte) error { return nil })); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
	}
	taken(few) // what is made once for the process
	objects, size := taken(few)
	moreObjects, moreSize := taken(many)
	objects, size = (moreObjects-objects)/(many-few), (moreSize-size)/(many-few)
	t.Logf("%d objects, %d KB a section", objects, size>>10)
	const maxObjects = 4000
	if objects > maxObjects || size > maxSize {
		t.Errorf("a section takes %d objects and %d KB from the heap, more than %d and %d KB", objects, size>>10, maxObjects, maxSize>>10)
	}
}
