// Package watch tells when the files of a site have changed. It owns the events of the
// system and what was last seen of each file. It never decides what a change means, and
// never writes.
//
// An event only says that something happened: editors save by writing in place, by
// renaming, through swap files, and a queue of events may overflow. So after an event
// the watcher waits until there are no more, looks at the files themselves, and
// compares them with what it saw before.
package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"congbo/cmd/congbo/internal/diag"
)

const (
	settle  = 10 * time.Millisecond  // without events before a look at a few files
	crowd   = 50 * time.Millisecond  // without events before a look at more: a copy, a checkout
	longest = 250 * time.Millisecond // that a stream of events may delay a look
	torn    = 500 * time.Millisecond // that a file may stay empty while it is being saved
	glance  = 2 * time.Second        // between looks that no event asked for, at least
)

// Options say how to watch.
type Options struct {
	Folders []string                // below the root; they need not exist yet
	Ignore  func(name string) bool  // reports files and folders to ignore, by their last element
	Poll    time.Duration           // look this often instead of asking for events; 0 asks for events
	Say     func(message diag.Text) // called once if events cannot be had

	// Sum is the SHA-256 of a file as it was read by who was told of it, zero if it was not there
	// then; false if that is not known. It may be nil.
	Sum func(name string) (sum [sha256.Size]byte, read bool)
}

// A Watcher watches the folders of a site.
type Watcher struct {
	root     string
	options  Options
	notifier *notifier       // nil if there is only polling
	watched  map[string]bool // folders that events were asked for
	seen     tree
	poll     time.Duration
}

// A notifier is what a Watcher needs of an [fsnotify.Watcher].
type notifier struct {
	events  <-chan fsnotify.Event
	errors  <-chan error
	add     func(dir string) error
	remove  func(dir string) error
	watched func() []string
	close   func() error
}

// New looks at the folders for the first time.
func New(root string, o Options) (*Watcher, error) {
	w := &Watcher{root: root, options: o, watched: map[string]bool{}, poll: o.Poll}
	if o.Poll == 0 {
		w.listen()
	}
	var err error
	w.seen, err = w.look()
	return w, err
}

// listen asks for events, and falls back to polling if they cannot be had or would not
// tell everything.
func (w *Watcher) listen() {
	for _, folder := range append([]string{"."}, w.options.Folders...) {
		if system := silent(filepath.Join(w.root, folder)); system != "" {
			w.fallBack(fmt.Errorf("%s: %s", folder, system))
			return
		}
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		w.fallBack(limit(err))
		return
	}
	w.notifier = &notifier{events.Events, events.Errors, events.Add, events.Remove, events.WatchList, events.Close}
}

// Possible says why the system would send no events at this moment; nil if it would.
func Possible() error {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return limit(err)
	}
	return events.Close()
}

// Close stops asking for events.
func (w *Watcher) Close() error {
	if w.notifier == nil {
		return nil
	}
	return w.notifier.close()
}

// Run calls changed with the files that were changed, added or removed since the
// last call, slash-separated and sorted, until the context ends.
func (w *Watcher) Run(ctx context.Context, changed func(paths []string)) error {
	defer w.Close()
	timer := time.NewTimer(w.pause(0))
	defer timer.Stop()
	var since time.Time // of the first event that was not looked at yet
	touched := touched{files: map[string]bool{}}
	hear := func(e fsnotify.Event) {
		if e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove) {
			w.forget(e.Name)
		}
		touched.add(w, e.Name)
	}
	for {
		var events <-chan fsnotify.Event
		var failures <-chan error
		if w.notifier != nil {
			events, failures = w.notifier.events, w.notifier.errors
		}
		select {
		case <-ctx.Done():
			return nil
		case e := <-events:
			if e.Op == fsnotify.Chmod || w.options.Ignore(filepath.Base(e.Name)) {
				continue
			}
			if since.IsZero() {
				since = time.Now()
			}
			hear(e)
			timer.Reset(max(0, min(touched.settle(), longest-time.Since(since))))
		case <-failures: // the queue overflowed, and only a look at everything helps
			since = time.Now()
			touched.more = true
			timer.Reset(crowd)
		case <-timer.C:
			start, asked := time.Now(), !since.IsZero()
			since = time.Time{}
			look := w.look
			if files := touched.take(); asked && files != nil {
				look = func() (tree, error) { return w.lookAt(files), nil }
			}
			paths, err := w.compare(ctx, look)
			if err != nil {
				return err
			}
			if len(paths) > 0 {
				if !asked && w.notifier != nil {
					select {
					case e := <-events: // it was just about to come
						since = time.Now()
						hear(e)
					case <-time.After(crowd):
						w.fallBack(errSilent)
					}
				}
				changed(paths)
				w.amend(paths)
			}
			if since.IsZero() {
				timer.Reset(w.pause(time.Since(start)))
			} else {
				timer.Reset(touched.settle())
			}
		}
	}
}

// amend takes for seen what was read of files that were told. One may be another at that moment
// and then again as it was seen, as while git changes branches: it would never be told again.
func (w *Watcher) amend(paths []string) {
	if w.options.Sum == nil {
		return
	}
	for _, name := range paths {
		switch sum, read := w.options.Sum(name); {
		case !read || sum == w.seen[name].digest:
		case sum == [sha256.Size]byte{}:
			delete(w.seen, name)
		default:
			w.seen[name] = file{digest: sum}
		}
	}
}

// pause is the time until the next look that no event asks for. At most a hundredth of
// all time is spent on those.
func (w *Watcher) pause(took time.Duration) time.Duration {
	if w.poll > 0 {
		return max(w.poll, took)
	}
	return max(glance, 100*took)
}

var errSilent = errors.New("no events")

// fallBack switches to polling every second, and says so once.
func (w *Watcher) fallBack(cause error) {
	if w.poll == 0 && w.options.Say != nil {
		w.options.Say(diag.Say("không nhận được báo hiệu thay đổi từ hệ thống (%v); xem lại các thư mục mỗi giây", "the system sends no word of changes (%v); looking at the folders every second", cause))
	}
	w.poll = max(w.poll, time.Second)
	if w.notifier != nil {
		w.notifier.close()
		w.notifier = nil
	}
}

// compare looks again and returns what has changed. A file that has become empty gets
// some time: editors truncate before they write. So does one that was empty a moment ago, or,
// where no events tell when that is over, that may still be being written.
func (w *Watcher) compare(ctx context.Context, look func() (tree, error)) ([]string, error) {
	var before tree
	for deadline := time.Now().Add(torn); ; {
		now, err := look()
		if err != nil {
			return nil, err
		}
		paths, unfinished := w.seen.changes(now)
		if w.poll > 0 && len(paths) > 0 || before != nil {
			more, _ := before.changes(now)
			unfinished = unfinished || len(more) > 0
		}
		before = now
		if !unfinished || time.Now().After(deadline) || ctx.Err() != nil {
			w.seen = now
			return paths, nil
		}
		time.Sleep(settle)
	}
}

// look looks at all files, and asks for the events of new folders.
func (w *Watcher) look() (tree, error) {
	now := tree{}
	clear(w.watched)
	if w.notifier != nil { // a folder that was removed and made again is watched no more
		for _, dir := range w.notifier.watched() {
			w.watched[dir] = true
		}
	}
	w.ask(w.root)
	for _, folder := range w.options.Folders {
		err := filepath.WalkDir(filepath.Join(w.root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil { // it is gone, or cannot be read, and the build says so
				return nil
			}
			if w.options.Ignore(d.Name()) {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				w.ask(path)
				return nil
			}
			info, err := os.Stat(path) // follows a symbolic link, as the build does
			if err != nil {
				return nil
			}
			name, err := filepath.Rel(w.root, path)
			name = filepath.ToSlash(name)
			old, known := w.seen[name]
			f := observe(info)
			if known && old.settled(f) {
				f = old
			} else {
				f.read(path)
			}
			now[name] = f
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return now, nil
}

// touched are the files that events named since the last look.
type touched struct {
	files map[string]bool
	more  bool // an event named something else, such as a folder, and everything must be looked at
}

func (t *touched) add(w *Watcher, path string) {
	name, err := filepath.Rel(w.root, path)
	name = filepath.ToSlash(name)
	_, known := w.seen[name]
	info, statErr := os.Lstat(path)
	if err != nil || statErr != nil && !known || statErr == nil && !info.Mode().IsRegular() || !w.inside(name) {
		t.more = true
		return
	}
	t.files[name] = true
}

// settle is how long to wait for more events before a look. To save one file, editors
// touch a few: a backup, another to find out whether they may write.
func (t *touched) settle() time.Duration {
	if t.more || len(t.files) > 4 {
		return crowd
	}
	return settle
}

// take returns the files and forgets them; nil if everything must be looked at.
func (t *touched) take() map[string]bool {
	files := t.files
	if t.more {
		files = nil
	}
	*t = touched{files: map[string]bool{}}
	return files
}

// inside reports whether a file is in one of the folders.
func (w *Watcher) inside(name string) bool {
	folder, _, _ := strings.Cut(name, "/")
	return slices.Contains(w.options.Folders, folder)
}

// lookAt looks at some files only. It reads them: an event is reason enough, even if size
// and times are as they were.
func (w *Watcher) lookAt(files map[string]bool) tree {
	now := maps.Clone(w.seen)
	for name := range files {
		path := filepath.Join(w.root, filepath.FromSlash(name))
		info, err := os.Stat(path)
		if err != nil {
			delete(now, name)
			continue
		}
		f := observe(info)
		f.read(path)
		now[name] = f
	}
	return now
}

// forget asks no more for the events of a folder that was moved away, nor of those below it,
// whose events would come under the names that they had.
func (w *Watcher) forget(dir string) {
	for _, other := range w.notifier.watched() {
		if other == dir || strings.HasPrefix(other, dir+string(filepath.Separator)) {
			w.notifier.remove(other)
		}
	}
}

// ask asks for the events of a folder.
func (w *Watcher) ask(dir string) {
	if w.notifier == nil || w.watched[dir] {
		return
	}
	if err := w.notifier.add(dir); err == nil {
		w.watched[dir] = true
	} else if !errors.Is(err, fs.ErrNotExist) {
		w.fallBack(limit(err))
	}
}
