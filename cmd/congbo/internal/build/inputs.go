package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync/atomic"

	"congbo/cmd/congbo/internal/source"
)

// Inputs names all that a site is built of, without building it: its files by what they
// hold, the options, and the program. Sites of the same inputs are the same, byte for byte.
// It is empty where that cannot be told.
func Inputs(o Options) (string, error) {
	tree, err := source.List(o.Site, Each, func(string) bool { return true })
	if err != nil || len(tree.Faults) > 0 {
		return "", err
	}
	if o.Period != "" {
		tree = onlyPeriod(tree, o.Period)
	}
	var odd atomic.Bool
	Each(len(tree.Files), func(i int) {
		if !tree.Files[i].Hash() {
			odd.Store(true)
		}
	})
	if odd.Load() {
		return "", nil
	}
	return o.inputs(tree.Files), nil
}

// Inputs names what the site was built of.
func (r *Result) Inputs() string { return r.options.inputs(r.own) }

func (o Options) inputs(files []*source.File) string {
	if o.Program == "" {
		return ""
	}
	h := sha256.New()
	options, _ := json.Marshal([]any{o.Program, o.BaseURL, o.Drafts, o.Period, o.Check, o.Plain}) // strings and flags: it cannot fail
	h.Write(options)
	for _, f := range files {
		sum := f.Sum()
		h.Write([]byte(f.Path))
		h.Write([]byte{0})
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}
