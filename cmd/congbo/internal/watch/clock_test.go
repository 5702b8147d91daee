package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"congbo/cmd/congbo/internal/diag"
)

// A watched folder in which time passes, and events come, when the test says so: it runs
// in a bubble of synctest. The files are real.
type watched struct {
	mu     sync.Mutex
	dir    string
	events chan fsnotify.Event
	errors chan error
	told   [][]string  // what Run told
	at     []time.Time // when
	said   int
}

const index = "content/2031-h1/_index.md"

// inBubble runs a test of a folder with one text in it.
func inBubble(t *testing.T, f func(w *watched)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := &watched{dir: dir, events: make(chan fsnotify.Event, 64), errors: make(chan error)}
		s.write(t, index, "một")
		w := &Watcher{root: dir, watched: map[string]bool{}, options: Options{
			Folders: []string{"content"},
			Ignore:  func(string) bool { return false },
			Say:     func(diag.Text) { s.said++ },
		}}
		w.notifier = &notifier{s.events, s.errors, func(string) error { return nil }, func(string) error { return nil }, func() []string { return nil }, func() error { return nil }}
		var err error
		if w.seen, err = w.look(); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() {
			done <- w.Run(ctx, func(paths []string) {
				s.mu.Lock()
				defer s.mu.Unlock()
				s.told, s.at = append(s.told, paths), append(s.at, time.Now())
			})
		}()
		f(s)
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// tellings is how often it was told of changes.
func (s *watched) tellings() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.told)
}

// write gives a file a text in one step, so that no look finds it half written.
func (s *watched) write(t *testing.T, name, text string) {
	path, temp := filepath.Join(s.dir, filepath.FromSlash(name)), filepath.Join(s.dir, "temp")
	err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(temp, []byte(text), 0o666), os.Rename(temp, path))
	if err != nil {
		t.Fatal(err)
	}
}

// save writes a file, of which an event tells.
func (s *watched) save(t *testing.T, name, text string) {
	s.write(t, name, text)
	s.events <- fsnotify.Event{Name: filepath.Join(s.dir, filepath.FromSlash(name)), Op: fsnotify.Write}
}

// after lets time pass and returns what was told by then.
func (s *watched) after(d time.Duration) [][]string {
	time.Sleep(d)
	synctest.Wait()
	return s.told
}

// TestTorn never tells of a text while it is empty on its way to be written, and does
// tell of one that stays empty.
func TestTorn(t *testing.T) {
	inBubble(t, func(s *watched) {
		for range 5 {
			s.save(t, index, "")
			if told := s.after(torn - 2*settle); len(told) > 0 {
				t.Fatalf("told of an empty file: %v", told)
			}
			s.save(t, index, "một")
			if told := s.after(time.Second); len(told) > 0 {
				t.Errorf("told of a file that is as it was: %v", told)
			}
		}
		s.save(t, "content/a.md", "")
		if told := s.after(torn - 2*settle); len(told) > 0 {
			t.Fatalf("told of a new file before it was written: %v", told)
		}
		os.Remove(filepath.Join(s.dir, "content/a.md"))
		s.after(time.Second)
		s.save(t, index, "")
		if told := s.after(torn + 3*settle); len(told) != 1 || told[0][0] != index {
			t.Errorf("of a file that stays empty was told %v", told)
		}
	})
}

// TestSettle tells of a save as soon as no more events come, of a storm once, and of a
// stream without end now and then.
func TestSettle(t *testing.T) {
	inBubble(t, func(s *watched) {
		s.save(t, index, "hai")
		if told := s.after(settle); len(told) != 1 {
			t.Errorf("of a save was told %v", told)
		}
		for range 500 {
			s.save(t, "content/a.md", "x")
			s.save(t, "content/b.md", "x")
		}
		s.save(t, "content/c.md", "x")
		if told := s.after(crowd); len(told) != 2 || !slices.Equal(told[1], []string{"content/a.md", "content/b.md", "content/c.md"}) {
			t.Errorf("of a storm was told %v", told)
		}
		begin := time.Now()
		for i := range 200 { // a second
			s.save(t, index, string(rune('a'+i%26)))
			time.Sleep(5 * time.Millisecond)
		}
		synctest.Wait()
		s.after(crowd)
		if n := len(s.told) - 2; n < 3 || n > 5 || s.at[2].Sub(begin) > longest {
			t.Errorf("of a stream of a second was told %d times, first after %v", n, s.at[2].Sub(begin))
		}
	})
}

// TestOverflow looks at everything when events were lost.
func TestOverflow(t *testing.T) {
	inBubble(t, func(s *watched) {
		s.write(t, "content/mới/a.md", "x")
		s.errors <- fsnotify.ErrEventOverflow
		if told := s.after(crowd); len(told) != 1 || told[0][0] != "content/mới/a.md" || s.said > 0 {
			t.Errorf("told %v, said %d times", told, s.said)
		}
	})
}

// TestSilent finds what no event tells, says so once, and from then on looks every second.
func TestSilent(t *testing.T) {
	inBubble(t, func(s *watched) {
		for i, wait := range []time.Duration{glance + crowd, time.Second + settle, time.Second + settle} {
			s.write(t, index, string(rune('a'+i)))
			if told := s.after(wait); len(told) != i+1 || s.said != 1 {
				t.Errorf("after %d changes: told %v, said %d times", i+1, told, s.said)
			}
		}
	})
}

// TestSameStamp sees that a text was replaced by one of the same size and time, both when
// an event names it and when everything is looked at.
func TestSameStamp(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "content", "a.md")
	past := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	save := func(text string) fs.FileInfo {
		err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666), os.Chtimes(path, past, past))
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	save("AAAA")
	w, err := New(dir, Options{Folders: []string{"content"}, Ignore: func(string) bool { return false }, Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	info := save("BBBB")
	now := w.lookAt(map[string]bool{"content/a.md": true})
	if paths, _ := w.seen.changes(now); len(paths) != 1 {
		t.Error("not seen by an event")
	}
	if changeTime(info).IsZero() {
		return
	}
	if now, err = w.look(); err != nil {
		t.Fatal(err)
	}
	if paths, _ := w.seen.changes(now); len(paths) != 1 {
		t.Error("not seen by looking")
	}
}

// TestReadBetween tells once more of a file that was another when it was read, or was not there,
// and is again as it was seen.
func TestReadBetween(t *testing.T) {
	for _, between := range []string{"một", ""} {
		dir := t.TempDir()
		name := filepath.Join(dir, "content", "a.md")
		synctest.Test(t, func(t *testing.T) {
			var read []string // what was read, each time it was told
			put := func(text string) {
				err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666))
				if err != nil {
					t.Error(err)
				}
			}
			put("một")
			w, err := New(dir, Options{Folders: []string{"content"}, Ignore: func(string) bool { return false }, Poll: time.Second,
				Sum: func(string) (sum [sha256.Size]byte, ok bool) {
					if last := read[len(read)-1]; last != "" {
						sum = sha256.Sum256([]byte(last))
					}
					return sum, true
				}})
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error)
			go func() {
				done <- w.Run(ctx, func([]string) {
					if len(read) == 0 {
						if put(between); between == "" {
							os.Remove(name)
						}
					}
					text, _ := os.ReadFile(name)
					read = append(read, string(text))
					put("hai")
				})
			}()
			put("hai")
			time.Sleep(10 * time.Second)
			cancel()
			if err := <-done; err != nil || !slices.Equal(read, []string{between, "hai"}) {
				t.Errorf("read %q, %v", read, err)
			}
		})
	}
}

// TestUnfinished tells of a save once it is over, where nothing but looking tells of it: no
// half of it is shown.
func TestUnfinished(t *testing.T) {
	inBubble(t, func(s *watched) {
		s.write(t, index, "a")
		s.after(glance + crowd) // from now on it looks every second
		n := s.tellings()
		s.after(time.Second - settle/2)
		for _, half := range []string{"m", "mộ", "một", "một h", "một hai"} { // a letter every 8 ms, across a look
			s.write(t, index, half)
			time.Sleep(settle * 8 / 10)
			if s.tellings() > n && half != "một hai" {
				t.Errorf("told of %q", half)
			}
		}
		if told := s.after(2 * settle); len(told) != n+1 {
			t.Errorf("told %v", told)
		}
	})
}
