package output_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/output"
)

// parallel runs f for 0 to n-1 on all processors.
func parallel(n int, f func(i int)) {
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

// manyPages is a site of n pages of 12 KB, a folder each, with 100 links a page.
func manyPages(n int) output.Tree {
	tree := output.Tree{}
	for i := range n {
		var b bytes.Buffer
		fmt.Fprintf(&b, "<h1 id=\"i%d\">%d</h1>", i, i)
		for j := range 100 {
			fmt.Fprintf(&b, "<p id=\"p%d\"><a href=\"../%d/index.html#p%d\">%d</a>", j, (i*7+j*13)%n, j, j)
		}
		b.Write(bytes.Repeat([]byte("Đảng ủy Khối thử nghiệm báo cáo. "), 12_000/50))
		tree[fmt.Sprintf("%d/index.html", i)] = b.Bytes()[:12_000]
	}
	return tree
}

// BenchmarkWrite publishes 10,000 pages where nothing is yet, where the same are
// already, and where one in a hundred has changed. The floor writes the same files
// and nothing more.
func BenchmarkWrite(b *testing.B) {
	tree := manyPages(10_000)
	options := output.Options{Each: parallel}
	publish := func(b *testing.B, dest string, tree output.Tree) {
		if _, err := output.Write(dest, tree, options); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			dir := b.TempDir()
			for name, page := range tree {
				path := filepath.Join(dir, name)
				if err := os.Mkdir(filepath.Dir(path), 0o777); err != nil {
					b.Fatal(err)
				}
				if err := os.WriteFile(path, page, 0o666); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			publish(b, filepath.Join(b.TempDir(), "public"), tree)
		}
	})
	dest := filepath.Join(b.TempDir(), "public")
	publish(b, dest, tree)
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			publish(b, dest, tree)
		}
	})
	b.Run("changed", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			for j := range 100 {
				name := fmt.Sprintf("%d/index.html", j*100)
				tree[name] = fmt.Appendf(nil, "%d %s", i, tree[name])
			}
			publish(b, dest, tree)
		}
	})
}

// BenchmarkTurns publishes 10,000 pages in a folder each, of which one has changed, or
// none, with and without a spare folder.
func BenchmarkTurns(b *testing.B) {
	tree := manyPages(10_000)
	for _, turns := range []bool{false, true} {
		dest := filepath.Join(b.TempDir(), "public")
		publish := func(b *testing.B) {
			if _, err := output.Write(dest, tree, output.Options{Each: parallel, Turns: turns}); err != nil {
				b.Fatal(err)
			}
		}
		change := func(i int) { tree["7/index.html"] = fmt.Appendf(nil, "%d %d", time.Now().UnixNano(), i) }
		publish(b)
		change(-1)
		publish(b) // of this one a spare folder is left
		b.Run(fmt.Sprintf("turns=%v/changed", turns), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				change(i)
				publish(b)
			}
		})
		b.Run(fmt.Sprintf("turns=%v/unchanged", turns), func(b *testing.B) {
			for b.Loop() {
				publish(b)
			}
		})
	}
}

// BenchmarkCheck resolves the links of 1,000 pages.
func BenchmarkCheck(b *testing.B) {
	tree := manyPages(1000)
	b.SetBytes(12_000 * 1000)
	for b.Loop() {
		if broken := output.Check(tree, "", inOrder); len(broken) > 0 {
			b.Fatal(broken[0])
		}
	}
}

// BenchmarkLarge publishes one file of 40 MB where nothing is yet and where the same
// is already, as a whole and piece by piece.
func BenchmarkLarge(b *testing.B) {
	line := bytes.Repeat([]byte("x"), 400)
	const lines = 100_000
	publish := func(b *testing.B, dest string, put func(p *output.Publication) error) {
		p, err := output.Begin(dest, output.Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer p.Close()
		if err := put(p); err != nil {
			b.Fatal(err)
		}
		if _, err := p.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	for _, way := range []struct {
		name string
		put  func(p *output.Publication) error
	}{
		{"put", func(p *output.Publication) error {
			var all bytes.Buffer
			for range lines {
				all.Write(line)
			}
			return p.Put("a.json", all.Bytes())
		}},
		{"create", func(p *output.Publication) error {
			w, err := p.Create("a.json")
			if err != nil {
				return err
			}
			for range lines {
				w.Write(line)
			}
			return w.Close()
		}},
	} {
		b.Run(way.name+"/cold", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				publish(b, filepath.Join(b.TempDir(), "public"), way.put)
			}
		})
		dest := filepath.Join(b.TempDir(), "public")
		publish(b, dest, way.put)
		b.Run(way.name+"/unchanged", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				publish(b, dest, way.put)
			}
		})
	}
}
