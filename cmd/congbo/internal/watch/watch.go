// Package watch tells when the sources of a site have changed.
//
// What the system reports only says that something happened: editors save by
// writing in place, by renaming, through swap files, and a queue of events may
// overflow. So an event makes the watcher look at the folders themselves, once
// they have come to rest, and compare them with what it saw before.
package watch

import (
	"context"
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
	settle  = 10 * time.Millisecond  // of silence before a look at a file or two
	crowd   = 50 * time.Millisecond  // of silence before a look at more: a copy, a checkout
	longest = 250 * time.Millisecond // that a stream of events may put a look off
	torn    = 500 * time.Millisecond // that a file may stay empty while it is saved
	glance  = 2 * time.Second        // between looks that no event asked for, at least
)

// Options say how to watch.
type Options struct {
	Folders []string                // below the root; those that are not there yet are awaited
	Ignore  func(name string) bool  // names of files and folders that are not looked at
	Poll    time.Duration           // look this often and ask for no events; 0 asks for events
	Say     func(message diag.Text) // told once when events cannot be had
}

// A Watcher watches the folders of a site.
type Watcher struct {
	root    string
	options Options
	events  *fsnotify.Watcher // nil where looking is all there is
	watched map[string]bool   // folders that events are asked of
	seen    tree
	poll    time.Duration
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

// listen asks for events, unless they cannot be had or would not tell all: then
// the folders are looked at.
func (w *Watcher) listen() {
	for _, folder := range append([]string{"."}, w.options.Folders...) {
		if system := silent(filepath.Join(w.root, folder)); system != "" {
			w.fallBack(fmt.Errorf("%s: %s", folder, system))
			return
		}
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		w.fallBack(err)
		return
	}
	w.events = events
}

// Close stops asking for events.
func (w *Watcher) Close() error {
	if w.events == nil {
		return nil
	}
	return w.events.Close()
}

// Run calls changed with the files that were changed, added or removed since the
// last call, slash-separated and sorted, until the context ends.
func (w *Watcher) Run(ctx context.Context, changed func(paths []string)) error {
	defer w.Close()
	timer := time.NewTimer(w.pause(0))
	defer timer.Stop()
	var since time.Time // the first event not yet looked at
	touched := touched{files: map[string]bool{}}
	for {
		var events chan fsnotify.Event
		var faults chan error
		if w.events != nil {
			events, faults = w.events.Events, w.events.Errors
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
			touched.add(w, e.Name)
			timer.Reset(max(0, min(touched.settle(), longest-time.Since(since))))
		case <-faults: // the queue overflowed: what happened is seen by looking
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
				if !asked && w.events != nil {
					select {
					case e := <-events: // it was only about to come
						since = time.Now()
						touched.add(w, e.Name)
					case <-time.After(crowd):
						w.fallBack(errSilent)
					}
				}
				changed(paths)
			}
			if since.IsZero() {
				timer.Reset(w.pause(time.Since(start)))
			} else {
				timer.Reset(touched.settle())
			}
		}
	}
}

// pause is how long to wait for the next look that nothing asks for: a hundredth
// of the time goes into looking at most.
func (w *Watcher) pause(took time.Duration) time.Duration {
	if w.poll > 0 {
		return max(w.poll, took)
	}
	return max(glance, 100*took)
}

var errSilent = errors.New("no events")

// fallBack goes over to looking every second, and says so once.
func (w *Watcher) fallBack(cause error) {
	if w.poll == 0 && w.options.Say != nil {
		w.options.Say(diag.Say("không nhận được báo hiệu thay đổi từ hệ thống (%v); xem lại các thư mục mỗi giây", "the system sends no word of changes (%v); looking at the folders every second", cause))
	}
	w.poll = max(w.poll, time.Second)
	if w.events != nil {
		w.events.Close()
		w.events = nil
	}
}

// compare looks again and returns what is not as it was. A file that has become
// empty is given time: editors truncate before they write.
func (w *Watcher) compare(ctx context.Context, look func() (tree, error)) ([]string, error) {
	for deadline := time.Now().Add(torn); ; {
		now, err := look()
		if err != nil {
			return nil, err
		}
		paths, emptied := w.seen.changes(now)
		if !emptied || time.Now().After(deadline) || ctx.Err() != nil {
			w.seen = now
			return paths, nil
		}
		time.Sleep(settle)
	}
}

// look reads the folders, and asks for events of those that are new.
func (w *Watcher) look() (tree, error) {
	now := tree{}
	clear(w.watched)
	if w.events != nil { // a folder that was removed and made again has lost its watch
		for _, dir := range w.events.WatchList() {
			w.watched[dir] = true
		}
	}
	w.ask(w.root)
	for _, folder := range w.options.Folders {
		err := filepath.WalkDir(filepath.Join(w.root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil { // gone, or not to be read: the build says so
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
			info, err := os.Stat(path) // through a symbolic link, as the build reads it
			if err != nil {
				return nil
			}
			name, err := filepath.Rel(w.root, path)
			now[filepath.ToSlash(name)] = w.file(path, filepath.ToSlash(name), info)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return now, nil
}

// touched are the files that events were about since the last look. Of anything but a
// file, such as a folder that was moved, more must be looked at than what is named.
type touched struct {
	files map[string]bool
	more  bool
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

// settle is how long no event may come before a look. Editors touch a few files for a
// save: the one, a copy of what it was, another to try whether they may write.
func (t *touched) settle() time.Duration {
	if t.more || len(t.files) > 4 {
		return crowd
	}
	return settle
}

// take returns the files and forgets them; nil if more must be looked at.
func (t *touched) take() map[string]bool {
	files := t.files
	if t.more {
		files = nil
	}
	*t = touched{files: map[string]bool{}}
	return files
}

// inside reports whether a file stands in one of the folders.
func (w *Watcher) inside(name string) bool {
	folder, _, _ := strings.Cut(name, "/")
	return slices.Contains(w.options.Folders, folder)
}

// lookAt looks at some files alone.
func (w *Watcher) lookAt(files map[string]bool) tree {
	now := maps.Clone(w.seen)
	for name := range files {
		path := filepath.Join(w.root, filepath.FromSlash(name))
		info, err := os.Stat(path)
		if err != nil {
			delete(now, name)
			continue
		}
		now[name] = w.file(path, name, info)
	}
	return now
}

// ask asks for events of a folder.
func (w *Watcher) ask(dir string) {
	if w.events == nil || w.watched[dir] {
		return
	}
	if err := w.events.Add(dir); err == nil {
		w.watched[dir] = true
	} else if !errors.Is(err, fs.ErrNotExist) {
		w.fallBack(err)
	}
}
