package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/sample"
)

// BenchmarkServe is the time from the end of a save to the event that reloads the
// page: real files, a real client, reports of 100 sections. Twenty saves of each kind, one
// a second, go in turn through the reports of the site.
func BenchmarkServe(b *testing.B) {
	const saves = 20
	for _, sections := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(sections), func(b *testing.B) {
			s := &serving{dir: b.TempDir()}
			size := 0
			for _, text := range sample.Write(b, s.dir, sections, 100) {
				size += len(text)
			}
			s.start(b, serveFlags{quiet: true})
			reports, err := filepath.Glob(filepath.Join(s.dir, "content", "*"))
			if err != nil {
				b.Fatal(err)
			}
			events := s.listen(b)
			for _, kind := range []struct {
				name string
				edit func(i int, report string)
			}{
				{"prose", func(i int, report string) {
					name := filepath.Join("content", report, "01-phan-1", fmt.Sprintf("%02d-muc-%d.md", i%10+1, i%10+1))
					text, err := os.ReadFile(filepath.Join(s.dir, name))
					if err != nil {
						b.Fatal(err)
					}
					s.put(b, name, string(text)+fmt.Sprintf("\nCâu %d.\n", i))
				}},
				{"data", func(i int, report string) {
					name := filepath.Join("data", report, "indicators.toml")
					text, err := os.ReadFile(filepath.Join(s.dir, name))
					if err != nil {
						b.Fatal(err)
					}
					s.put(b, name, string(text)+fmt.Sprintf("\n[indicator.them-%d]\nname = \"Thêm\"\nunit = \"lượt\"\nactual = %d\n", i, i))
				}},
				{"template", func(i int, _ string) {
					s.put(b, "layouts/partials/footer.html", fmt.Sprintf("<footer>%d</footer>", i))
				}},
				{"style", func(i int, _ string) {
					s.put(b, "static/css/congbo.css", fmt.Sprintf("a{width:%dpx}", i))
				}},
			} {
				b.Run(kind.name, func(b *testing.B) {
					var all []time.Duration
					for range b.N {
						for i := range saves {
							time.Sleep(time.Second)
							events.drain()
							kind.edit(i, filepath.Base(reports[i*len(reports)/saves]))
							start := time.Now()
							events.build(b)
							all = append(all, time.Since(start))
						}
					}
					slices.Sort(all)
					b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "median-ms")
					b.ReportMetric(float64(all[len(all)-1].Microseconds())/1000, "worst-ms")
				})
			}
			b.Run("memory", func(b *testing.B) {
				for range b.N {
					runtime.GC()
				}
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(m.HeapAlloc)/float64(size), "heap/text")
				b.ReportMetric(float64(m.HeapAlloc)/1e6, "heap-MB")
			})
		})
	}
}

// A listener hears the builds of a serving.
type listener struct{ builds chan string }

// listen listens until the test ends.
func (s *serving) listen(t testing.TB) *listener {
	t.Helper()
	answer, err := http.Get(s.address + "_congbo/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	l := &listener{make(chan string, 1000)}
	go func() {
		last := ""
		events := bufio.NewScanner(answer.Body)
		events.Buffer(nil, 1<<26)
		for events.Scan() {
			if data, ok := strings.CutPrefix(events.Text(), "data: "); ok {
				id, _, _ := strings.Cut(strings.TrimPrefix(data, `{"build":"`), `"`)
				if id != last {
					l.builds <- id
				}
				last = id
			}
		}
	}()
	l.build(t) // the state that is
	return l
}

// drain forgets the builds that were heard.
func (l *listener) drain() {
	for len(l.builds) > 0 {
		<-l.builds
	}
}

// build waits for the next build.
func (l *listener) build(t testing.TB) {
	t.Helper()
	select {
	case <-l.builds:
	case <-time.After(30 * time.Second):
		t.Fatal("no build was told")
	}
}
