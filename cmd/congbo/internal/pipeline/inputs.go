package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"congbo/cmd/congbo/internal/source"
)

// Inputs names all that a site is built of: its files by what they hold, the options, and
// the program. Sites of the same inputs are the same, byte for byte. It is empty where that
// cannot be told.
func (o Options) Inputs(tree *source.Tree) string {
	if o.Program == "" || len(tree.Faults) > 0 {
		return ""
	}
	fromSealed := o.fromSealed(tree)
	if o.Period != "" {
		tree = onlyPeriod(tree, o.Period)
	}
	h := sha256.New()
	options, _ := json.Marshal([]any{o.Program, o.BaseURL, o.Drafts, o.Period, o.Checks, o.Plain, fromSealed}) // strings and flags: it cannot fail
	h.Write(options)
	for _, f := range tree.Files {
		sum := f.Sum()
		h.Write([]byte(f.Path))
		h.Write([]byte{0})
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}
