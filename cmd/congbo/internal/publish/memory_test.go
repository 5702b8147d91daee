package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

var errKilled = errors.New("killed")

// A disk is a target that stays while runs come and go.
type disk struct {
	mu    sync.Mutex
	files map[string]string // by names below site/ and state/
	link  string            // the tree that is served; empty until there is one
	links bool              // served by a link, else as a real folder
}

// A flaky store is a connection to a disk that is cut at a request, or fails at it.
type flaky struct {
	*disk
	at      int  // of the request that goes wrong; 0 for none
	once    bool // only that one
	late    bool // it is done all the same, and nobody hears of it
	request int
}

// do makes a request.
func (f *flaky) do(ctx context.Context, act func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	f.request++
	wrong := f.at > 0 && (f.request == f.at || f.request > f.at && !f.once)
	if wrong && f.request == f.at && f.late {
		act()
	}
	if wrong {
		return errKilled
	}
	return act()
}

// at is where a name lies: site/ is what the link leads to.
func (d *disk) at(name string) string {
	if rest, ok := strings.CutPrefix(name, "site"); ok && d.links {
		if d.link == "" {
			return "nowhere"
		}
		return "state/" + d.link + rest
	}
	return name
}

func (f *flaky) List(ctx context.Context, folder string) (all map[string]int64, err error) {
	all = map[string]int64{}
	err = f.do(ctx, func() error {
		for name, b := range f.files {
			if rest, ok := strings.CutPrefix(name, f.disk.at(folder)+"/"); ok {
				all[rest] = int64(len(b))
			}
		}
		return nil
	})
	return all, err
}

func (f *flaky) Sum(ctx context.Context, name string) (sum string, err error) {
	b, err := f.Read(ctx, name, 1<<30)
	return sumOf(b), err
}

func (f *flaky) Read(ctx context.Context, name string, limit int64) (b []byte, err error) {
	err = f.do(ctx, func() error {
		text, ok := f.files[f.disk.at(name)]
		if !ok {
			return &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
		}
		b = []byte(text)
		if int64(len(b)) > limit {
			return tooLarge(name, limit)
		}
		return nil
	})
	return b, err
}

func (f *flaky) Write(ctx context.Context, name string, b []byte) error {
	return f.do(ctx, func() error { f.files[f.disk.at(name)] = string(b); return nil })
}

func (f *flaky) Create(ctx context.Context, name string, b []byte) error {
	return f.do(ctx, func() error {
		if _, there := f.files[name]; there {
			return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
		}
		f.files[name] = string(b)
		return nil
	})
}

func (f *flaky) Copy(ctx context.Context, from, to string) error {
	return f.do(ctx, func() error {
		text, ok := f.files[f.disk.at(from)]
		if !ok {
			return &fs.PathError{Op: "copy", Path: from, Err: fs.ErrNotExist}
		}
		f.files[f.disk.at(to)] = text
		return nil
	})
}

func (f *flaky) Remove(ctx context.Context, name string) error {
	return f.do(ctx, func() error { delete(f.files, f.disk.at(name)); return nil })
}

func (f *flaky) Close() error { return nil }

func (f *flaky) Live(ctx context.Context) (tree string, err error) {
	if !f.links {
		return "", errors.ErrUnsupported
	}
	err = f.do(ctx, func() error { tree = f.link; return nil })
	return tree, err
}

func (f *flaky) Switch(ctx context.Context, tree string) error {
	return f.do(ctx, func() error { f.link = tree; return nil })
}

func (f *flaky) Sweep(ctx context.Context) error { return f.do(ctx, func() error { return nil }) }

// served is what readers get.
func (d *disk) served() map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := map[string]string{}
	for name, b := range d.files {
		if rest, ok := strings.CutPrefix(name, d.at("site")+"/"); ok {
			all[rest] = b
		}
	}
	return all
}

// lacking is a page that lacks one of its parts, which its text names; empty if none does.
func lacking(site map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, part := range strings.Fields(site[name]) {
			if _, there := site[part]; !there && strings.Contains(part, ".") {
				return name + " lacks " + part
			}
		}
	}
	return ""
}
