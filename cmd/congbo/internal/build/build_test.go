package build_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"congbo/cmd/congbo/internal/build"
	"congbo/cmd/congbo/internal/output"
)

// BenchmarkBuild builds and publishes a generated site from cold. The floor is
// what goldmark alone needs to convert the same text in parallel and to write
// the files; the ratio of the two is what congbo adds.
func BenchmarkBuild(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"1000", 1000}, {"10000", 10000}} {
		dir, texts := generate(b, size.n)
		var cold, floor float64
		b.Run(size.name+"/floor", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				convert(b, texts, filepath.Join(b.TempDir(), "out"))
			}
			floor = b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(size.n)/floor, "sections/s")
		})
		b.Run(size.name+"/cold", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				publish(b, dir, filepath.Join(b.TempDir(), "public"))
			}
			cold = b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(size.n)/cold, "sections/s")
			if floor > 0 {
				b.ReportMetric(cold/floor, "×floor")
			}
		})
		b.Run(size.name+"/unchanged", func(b *testing.B) {
			dest := filepath.Join(b.TempDir(), "public")
			publish(b, dir, dest)
			for b.Loop() {
				publish(b, dir, dest)
			}
			if cold > 0 {
				b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/cold, "×cold")
			}
		})
	}
}

func publish(tb testing.TB, dir, dest string) {
	result, err := build.Build(build.Options{Site: os.DirFS(dir)})
	if err != nil {
		tb.Fatal(err)
	}
	if result.Tree == nil {
		tb.Fatalf("not built: %s: %s", result.Findings[0].Span, result.Findings[0].Message.EN)
	}
	if _, err := output.Write(dest, result.Tree, output.Options{Site: dir, Each: build.Each}); err != nil {
		tb.Fatal(err)
	}
}

// convert is the floor: goldmark in parallel, a file in a folder a section.
func convert(tb testing.TB, texts [][]byte, dest string) {
	if err := os.MkdirAll(dest, 0o777); err != nil {
		tb.Fatal(err)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var out bytes.Buffer
			for i := range next {
				out.Reset()
				if err := md.Convert(texts[i], &out); err != nil {
					tb.Error(err)
				}
				dir := filepath.Join(dest, strconv.Itoa(i))
				if err := os.Mkdir(dir, 0o777); err != nil {
					tb.Error(err)
				}
				if err := os.WriteFile(filepath.Join(dir, "index.html"), out.Bytes(), 0o666); err != nil {
					tb.Error(err)
				}
			}
		})
	}
	for i := range texts {
		next <- i
	}
	close(next)
	wg.Wait()
}
