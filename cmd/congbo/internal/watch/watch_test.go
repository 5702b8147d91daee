package watch_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/watch"
)

// seen collects what a watcher tells.
type seen struct {
	mu    sync.Mutex
	told  sync.Cond
	paths []string
}

func newSeen() *seen {
	s := &seen{}
	s.told.L = &s.mu
	return s
}

func (s *seen) changed(paths []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.paths = append(s.paths, paths...)
	s.told.Broadcast()
}

func (s *seen) all() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.paths)
}

// await waits until every one of the paths was told, if need be until the test is ended
// from outside.
func (s *seen) await(paths ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for slices.ContainsFunc(paths, func(p string) bool { return !slices.Contains(s.paths, p) }) {
		s.told.Wait()
	}
}

// start watches a folder with a text in it.
func start(t *testing.T, poll time.Duration) (dir string, s *seen) {
	t.Helper()
	dir = t.TempDir()
	write(t, dir, "content/2031-h1/_index.md", "một")
	w, err := watch.New(dir, watch.Options{Folders: source.Folders(), Ignore: source.Junk, Poll: poll})
	if err != nil {
		t.Fatal(err)
	}
	return dir, run(t, w)
}

// run runs a watcher until the test ends.
func run(t *testing.T, w *watch.Watcher) *seen {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s, done := newSeen(), make(chan error)
	go func() { done <- w.Run(ctx, s.changed) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestSaves sees what each way of saving leaves, with events and by looking.
func TestSaves(t *testing.T) {
	const index = "content/2031-h1/_index.md"
	saves := map[string]func(t *testing.T, dir string) string{
		"in place": func(t *testing.T, dir string) string {
			write(t, dir, index, "hai")
			return index
		},
		"by rename": func(t *testing.T, dir string) string {
			write(t, dir, "content/2031-h1/.new", "hai")
			must(t, os.Rename(filepath.Join(dir, "content/2031-h1/.new"), filepath.Join(dir, index)))
			return index
		},
		"by moving the old one away": func(t *testing.T, dir string) string {
			must(t, os.Rename(filepath.Join(dir, index), filepath.Join(dir, index+"~")))
			write(t, dir, index, "hai")
			return index
		},
		"emptied, then written": func(t *testing.T, dir string) string {
			write(t, dir, index, "")
			write(t, dir, index, "hai")
			return index
		},
		"deep new folders": func(t *testing.T, dir string) string {
			write(t, dir, "data/2031-h1/a/b/c.toml", "x = 1")
			return "data/2031-h1/a/b/c.toml"
		},
		"a folder renamed": func(t *testing.T, dir string) string {
			must(t, os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "cu")))
			write(t, dir, "content/2032-h1/_index.md", "ba")
			return "content/2032-h1/_index.md"
		},
		"with the size and the time that it had": func(t *testing.T, dir string) string {
			path := filepath.Join(dir, index)
			info, err := os.Stat(path)
			must(t, err)
			write(t, dir, index, "mốt")
			must(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
			return index
		},
		"removed": func(t *testing.T, dir string) string {
			must(t, os.Remove(filepath.Join(dir, index)))
			return index
		},
	}
	for name, save := range saves {
		for how, poll := range map[string]time.Duration{"events": 0, "looking": 20 * time.Millisecond} {
			t.Run(name+", "+how, func(t *testing.T) {
				t.Parallel()
				dir, s := start(t, poll)
				s.await(save(t, dir))
				write(t, dir, "content/sau.md", "sau") // what comes after is seen too
				s.await("content/sau.md")
			})
		}
	}
}

// TestQuiet tells nothing of what editors leave beside, of files that were only
// touched, and of other folders.
func TestQuiet(t *testing.T) {
	dir, s := start(t, 0)
	for _, name := range []string{"content/2031-h1/.x.swp", "content/2031-h1/4913", "content/_index.md~", "content/#a#", "content/~$a.docx", "content/.git/a", "public/index.html", "ghi-chu.md"} {
		write(t, dir, name, "x")
	}
	path := filepath.Join(dir, "content/2031-h1/_index.md")
	must(t, os.Chtimes(path, time.Now(), time.Now()))
	must(t, os.Chmod(path, 0o600))
	write(t, dir, "content/cuoi.md", "cuối")
	s.await("content/cuoi.md")
	if paths := s.all(); strings.Join(paths, " ") != "content/cuoi.md" {
		t.Errorf("told %v", paths)
	}
}

// TestBurst misses nothing of a storm of writes.
func TestBurst(t *testing.T) {
	dir, s := start(t, 0)
	var names []string
	for i := range 2000 {
		name := "content/2031-h1/" + strings.Repeat("a", 1+i%7) + "-" + string(rune('a'+i%26)) + ".md"
		write(t, dir, name, strings.Repeat("x", i))
		names = append(names, name)
	}
	slices.Sort(names)
	s.await(slices.Compact(names)...)
}
