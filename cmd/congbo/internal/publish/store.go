// Package publish takes a finished site to where readers are, and back again.
//
// A target is a [Store], a few verbs over named files; [Open] makes one of an address. What is
// to be done is worked out by functions that touch nothing ([Plan], [History]); a [Session]
// does it. Readers get the old site or the new one: in one step where the store can show
// another tree, else each page with its parts (see Plan.Steps). Beside what readers are served
// a store has a state of congbo's own: the list of releases, what former ones need to come
// back, a lock. A run that is stopped at any request leaves what the next one puts right.
//
// It never reads a site's sources, never touches a file that it did not publish, and takes
// what a target says for what anybody may have written there.
package publish

import (
	"context"
	"errors"
	"fmt"
	"path"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// The two roots of a store.
const (
	siteRoot  = "site"  // what readers are served
	stateRoot = "state" // congbo's own, which nobody is served
)

// A Store holds files by names that begin with site/ or state/. Errors wrap fs.ErrNotExist,
// fs.ErrExist and errors.ErrUnsupported where that is what happened; a canceled context ends a
// call. Its methods may be called from several goroutines.
type Store interface {
	// List is every file below a folder by its path from there, with its size; -1 for what is
	// no regular file.
	List(ctx context.Context, folder string) (map[string]int64, error)
	// Sum is the SHA-256 of a file in hex.
	Sum(ctx context.Context, name string) (string, error)
	// Read reads a file of at most limit bytes.
	Read(ctx context.Context, name string, limit int64) ([]byte, error)
	// Write writes a file whole or not at all, in the place of one that is there.
	Write(ctx context.Context, name string, b []byte) error
	// Create writes a file whose name must be free.
	Create(ctx context.Context, name string, b []byte) error
	// Copy gives a file a second name, whose former file goes; its bytes do not travel.
	Copy(ctx context.Context, from, to string) error
	// Remove removes a file, if it is there, and the folders that it leaves empty, but no root.
	Remove(ctx context.Context, name string) error
	// Close lets go of the target.
	Close() error
}

// A Switcher is a store that may show readers another tree in one step.
type Switcher interface {
	// Live is the tree below state/ that readers are served, as "trees/7"; empty if they are
	// served nothing yet. It is errors.ErrUnsupported if they are served a real folder.
	Live(ctx context.Context) (tree string, err error)
	// Switch serves a tree below state/.
	Switch(ctx context.Context, tree string) error
	// Sweep removes the empty folders of the trees that are not served.
	Sweep(ctx context.Context) error
}

// A Replacer is a store that replaces all of site/ in one step by itself, taking care of what
// is not congbo's there.
type Replacer interface {
	// Heal puts right what a stopped Replace left.
	Heal() error
	// Replace shows a site, of which fresh are the files that are not served yet.
	Replace(ctx context.Context, tree output.Tree, fresh []string) error
}

// An Exposed store can tell whether anybody at all may read a file of it.
type Exposed interface {
	IsPublic(ctx context.Context, name string) (bool, error)
}

// A Gapped store may not be able to replace a file in one step: for a moment it is not there.
type Gapped interface{ Gaps() bool }

func refused(target string, reason, hint diag.Text) error {
	return &output.RefusedError{Destination: target, Reason: reason, Hint: hint}
}

func inSite(name string) string  { return path.Join(siteRoot, name) }
func inState(name string) string { return path.Join(stateRoot, name) }

// tooLarge is the error of a file that is longer than its reader may take.
func tooLarge(name string, limit int64) error {
	return fmt.Errorf("%s: %w (%d)", name, errTooLarge, limit)
}

var errTooLarge = errors.New("more bytes than there may be")
