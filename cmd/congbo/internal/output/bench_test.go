package output_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

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

// BenchmarkWrite publishes 1,737 pages of 12 KB, a folder each, where nothing is yet,
// where the same are already, and where some have changed.
func BenchmarkWrite(b *testing.B) {
	const pages = 1737
	tree := output.Tree{}
	change := func(every, version int) {
		for i := 0; i < pages; i += every {
			page := fmt.Appendf(nil, "<h1>%d, %d</h1>", i, version)
			tree[fmt.Sprintf("%d/index.html", i)] = append(page, bytes.Repeat([]byte("báo cáo "), 1200)...)
		}
	}
	publish := func(dest string) {
		if _, err := output.Write(dest, tree, output.Options{Each: parallel}); err != nil {
			b.Fatal(err)
		}
	}
	change(1, 0)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			publish(filepath.Join(b.TempDir(), "public"))
		}
	})
	dest := filepath.Join(b.TempDir(), "public")
	publish(dest)
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			publish(dest)
		}
	})
	version := 0
	for _, every := range []int{pages, 100, 1} {
		b.Run(fmt.Sprintf("changed=%d", (pages+every-1)/every), func(b *testing.B) {
			for b.Loop() {
				version++
				change(every, version)
				publish(dest)
			}
		})
	}
}
