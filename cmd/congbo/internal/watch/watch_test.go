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
	calls [][]string
}

func (s *seen) changed(paths []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, paths)
}

func (s *seen) all() (paths []string, calls int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Concat(s.calls...), len(s.calls)
}

// await waits until every one of the paths was told.
func (s *seen) await(t *testing.T, paths ...string) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		got, _ := s.all()
		missing := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return slices.Contains(got, p) })
		if len(missing) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not seen: %v; told %v", missing, got)
		}
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
	ctx, cancel := context.WithCancel(context.Background())
	s = &seen{}
	done := make(chan error)
	go func() { done <- w.Run(ctx, s.changed) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return dir, s
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
			time.Sleep(100 * time.Millisecond)
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
				s.await(t, save(t, dir))
				write(t, dir, "content/sau.md", "sau") // what comes after is seen too
				s.await(t, "content/sau.md")
			})
		}
	}
}

// TestTorn never tells of a text while it is empty on its way to be written.
func TestTorn(t *testing.T) {
	dir, s := start(t, 0)
	path := filepath.Join(dir, "content/2031-h1/_index.md")
	for range 5 {
		must(t, os.WriteFile(path, nil, 0o666))
		time.Sleep(60 * time.Millisecond)
		if paths, _ := s.all(); len(paths) > 0 {
			t.Fatalf("told of an empty file: %v", paths)
		}
		must(t, os.WriteFile(path, []byte("một"), 0o666))
	}
	time.Sleep(100 * time.Millisecond)
	if paths, _ := s.all(); len(paths) > 0 {
		t.Errorf("told of a file that is as it was: %v", paths)
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
	s.await(t, "content/cuoi.md")
	if paths, _ := s.all(); strings.Join(paths, " ") != "content/cuoi.md" {
		t.Errorf("told %v", paths)
	}
}

// TestBurst makes one call, or few, of a storm of writes, and misses none.
func TestBurst(t *testing.T) {
	dir, s := start(t, 0)
	var names []string
	for i := range 2000 {
		name := "content/2031-h1/" + strings.Repeat("a", 1+i%7) + "-" + string(rune('a'+i%26)) + ".md"
		write(t, dir, name, strings.Repeat("x", i))
		names = append(names, name)
	}
	slices.Sort(names)
	s.await(t, slices.Compact(names)...)
	if _, calls := s.all(); calls > 20 {
		t.Errorf("%d calls", calls)
	}
}
