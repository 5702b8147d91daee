package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"sync"
	"sync/atomic"

	"congbo/cmd/congbo/internal/source"
)

// A Listing is a site of which only is known what its files hold, by their sums.
type Listing struct {
	Inputs string // names all that the site is built of, as Result.Inputs does; empty where that cannot be told

	tree *source.Tree
}

// List lists a site without building it.
func List(o Options) *Listing {
	tree := source.List(o.Site, Each, func(string) bool { return true })
	if len(tree.Faults) > 0 {
		return &Listing{}
	}
	var odd atomic.Bool
	pieces := sync.Pool{New: func() any { return new([32 << 10]byte) }}
	Each(len(tree.Files), func(i int) {
		piece := pieces.Get().(*[32 << 10]byte)
		defer pieces.Put(piece)
		if !tree.Files[i].Hash(piece[:]) {
			odd.Store(true)
		}
	})
	if odd.Load() {
		return &Listing{}
	}
	files := tree.Files
	if o.Period != "" {
		files = onlyPeriod(tree, o.Period).Files
	}
	return &Listing{o.inputs(files), tree}
}

// Inputs names all that the site was built of: its files by what they hold, the options,
// and the program. Sites of the same inputs are the same, byte for byte.
func (r *Result) Inputs() string { return r.options.inputs(r.own) }

func (o Options) inputs(files []*source.File) string {
	if o.Program == "" {
		return ""
	}
	h := sha256.New()
	options, _ := json.Marshal([]any{o.Program, o.BaseURL, o.Drafts, o.Period, o.Check, o.Plain}) // strings and flags: it cannot fail
	h.Write(options)
	addFiles(h, files)
	return hex.EncodeToString(h.Sum(nil))
}

func addFiles(h hash.Hash, files []*source.File) {
	for _, f := range files {
		sum := f.Sum()
		h.Write([]byte(f.Path))
		h.Write([]byte{0})
		h.Write(sum[:])
	}
}
