package build

import (
	"path"
	"strings"

	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/render"
	"congbo/cmd/congbo/internal/source"
)

// A large site that was built before is not built as a whole when a report of it changes.
// What other reports see of one is stored when it is read (store.go); the report itself is
// read again only if its files have changed, or if it is compared with others. Of the files
// of the site those are made whose sources, or what they read of the rest of the site, are
// not what they were (see render.Memory); all others are proved to be what was published,
// and kept. Whatever does not fit makes the site be built as a whole: ErrAgain.

// ErrAgain says that a site must be built without what is remembered of it.
var ErrAgain = render.ErrAgain

// Remembered is what is remembered of a large site that was built.
type Remembered struct {
	Shared string        // names all that it was built of but its reports; empty for any other site
	Files  render.Memory // that were made of what is so named
}

// A keeper is a sink that can keep a file as it was published, and shows it.
type keeper interface {
	Keep(name string, see func(b []byte)) (kept bool, err error)
}

// before is what was published before, for who makes the site again.
type before struct {
	memory render.Memory
	keeper keeper
	count  func(name string)
}

// before is what the result is published over; nil if nothing is kept for the next build.
func (r *Result) before(sink output.Sink) *before {
	if r.store == nil {
		return nil
	}
	b := &before{count: counted{sink, &r.pages}.count}
	if k, ok := sink.(keeper); ok && r.options.Before.Shared == r.memory.Shared {
		b.memory, b.keeper = r.options.Before.Files, k
	}
	return b
}

// over looks for links in what is kept as in what is made.
func (b *before) over(links *output.Links) *render.Before {
	if b == nil {
		return nil
	}
	return &render.Before{Memory: b.memory, Keep: func(name string) (bool, error) {
		var see func([]byte)
		if path.Ext(name) == ".html" {
			see = func(b []byte) { links.Add(name, b) }
		} else {
			links.Add(name, nil)
		}
		kept, err := b.keeper.Keep(name, see)
		if kept {
			b.count(name)
		}
		return kept, err
	}}
}

// Remember is what is to be remembered of a large site that was built and published. Of what
// is stored all is removed that was of no use for it.
func (r *Result) Remember() Remembered {
	if r.store != nil {
		r.store.Prune()
	}
	return r.memory
}

// IsLarge reports whether the next build of the site is spared what has not changed.
func (r *Result) IsLarge() bool { return r.store != nil }

// ownLayouts reports whether a site has templates of its own: what they read is not known.
func ownLayouts(files []*source.File) bool {
	for _, f := range files {
		if strings.HasPrefix(f.Path, "layouts/") && path.Ext(f.Path) == ".html" {
			return true
		}
	}
	return false
}
