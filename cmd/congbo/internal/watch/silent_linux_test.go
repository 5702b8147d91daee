package watch_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/watch"
)

// said collects what a watcher says in words.
type said struct {
	mu    sync.Mutex
	words []string
}

func (s *said) say(message diag.Text) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.words = append(s.words, message.EN)
}

func (s *said) all() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.words...)
}

// mirror mounts a folder a second time through FUSE, or skips the test aloud.
func mirror(t *testing.T, back, at string) {
	t.Helper()
	if output, err := exec.Command("bindfs", "--no-allow-other", back, at).CombinedOutput(); err != nil {
		if os.Getenv("CONGBO_REQUIRE_FUSE") != "" {
			t.Fatalf("bindfs: %v %s", err, output)
		}
		t.Skipf("bindfs cannot mount here, a shared drive is not tested: %v %s", err, output)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(at, syscall.MNT_DETACH); err != nil {
			exec.Command("fusermount", "-u", at).Run()
		}
	})
}

// TestShared looks at a folder of a shared drive, where others write without this
// machine hearing of it, and says so once.
func TestShared(t *testing.T) {
	back, dir := t.TempDir(), t.TempDir()
	write(t, back, "2031-h1/_index.md", "một")
	write(t, dir, "data/site.toml", "x = 1")
	content := filepath.Join(dir, "content")
	must(t, os.Mkdir(content, 0o777))
	mirror(t, back, content)
	var words said
	w, err := watch.New(dir, watch.Options{Folders: source.Folders(), Ignore: source.Junk, Say: words.say})
	must(t, err)
	if got := words.all(); len(got) != 1 || !strings.Contains(got[0], "content: FUSE") {
		t.Fatalf("said %q", got)
	}
	s := run(t, w)
	write(t, back, "2031-h1/_index.md", "hai") // behind the mount
	s.await("content/2031-h1/_index.md")
	write(t, dir, "data/site.toml", "x = 2")
	s.await("data/site.toml")
	if got := words.all(); len(got) != 1 {
		t.Errorf("said %q", got)
	}
}

// TestNoMoreInstances looks at the folders when the system gives no more watchers,
// and says so once.
func TestNoMoreInstances(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/2031-h1/_index.md", "một")
	var held []int
	t.Cleanup(func() {
		for _, fd := range held {
			syscall.Close(fd)
		}
	})
	for { // fs.inotify.max_user_instances, 128 by default
		fd, err := syscall.InotifyInit1(syscall.IN_CLOEXEC)
		if errors.Is(err, syscall.EMFILE) {
			break
		}
		must(t, err)
		if held = append(held, fd); len(held) > 1024 {
			t.Skip("this machine gives more than 1024 inotify instances: that they run out is not tested")
		}
	}
	var words said
	w, err := watch.New(dir, watch.Options{Folders: source.Folders(), Ignore: source.Junk, Say: words.say})
	must(t, err)
	s := run(t, w)
	write(t, dir, "content/2031-h1/_index.md", "hai")
	s.await("content/2031-h1/_index.md")
	if got := words.all(); len(got) != 1 || !strings.Contains(got[0], "every second") || !strings.Contains(got[0], "fs.inotify.max_user_instances") {
		t.Errorf("said %q", got)
	}
	if err := watch.Possible(); err == nil || !strings.Contains(err.Error(), "fs.inotify.max_user_instances") {
		t.Errorf("events are possible: %v", err)
	}
}
