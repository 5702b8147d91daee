package output

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestRandom publishes random sites one after the other while somebody does random
// things to what is published. A site is published whole, beside everything of somebody
// else's, or refused, and then all is as it was. Who has read a file reads what it held.
func TestRandom(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("somebody makes links")
	}
	seeds := 150
	if testing.Short() {
		seeds = 15
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(seed), 1))
			dest, outside := filepath.Join(memory(t), "public"), memory(t)
			if err := os.WriteFile(filepath.Join(outside, "x"), []byte("ngoài"), 0o666); err != nil {
				t.Fatal(err)
			}
			published := map[string]string{} // what congbo wrote
			for i := range 12 {
				tree := randomTree(r)
				before, readers := state(t, dest), read(t, dest)
				err := publishSomehow(r.IntN(3), dest, tree)
				after := state(t, dest)
				name := fmt.Sprintf("site %d %v", i, slices.Sorted(maps.Keys(tree)))
				var refused *RefusedError
				switch {
				case errors.As(err, &refused):
					if !maps.Equal(before, after) {
						t.Errorf("%s: refused, but %v became %v", name, before, after)
					}
				case err != nil:
					t.Errorf("%s: %v", name, err)
				default:
					holdPublished(t, name, tree, published, before, after)
					published = publishedState(tree)
				}
				readers.hold(t, name)
				if left, err := os.ReadDir(filepath.Dir(dest)); err != nil || len(left) > 1 {
					t.Errorf("%s: left %v %v", name, left, err)
				}
				if t.Failed() {
					return
				}
				for range r.IntN(3) {
					mischief(r, dest, outside)
				}
			}
			if b, err := os.ReadFile(filepath.Join(outside, "x")); err != nil || string(b) != "ngoài" {
				t.Errorf("what lies outside was changed: %q %v", b, err)
			}
		})
	}
}

// holdPublished holds what is published against the tree, and everything that was there
// before and that congbo had not written against what became of it.
func holdPublished(t *testing.T, name string, tree Tree, published, before, after map[string]string) {
	t.Helper()
	want := publishedState(tree)
	for at, what := range before {
		if published[at] != what && at != ListName {
			want[at] = what
			for dir := parent(at); dir != "."; dir = parent(dir) {
				want[dir] = "d"
			}
		}
	}
	if !maps.Equal(want, after) {
		t.Errorf("%s: published %v, want %v", name, after, want)
	}
}

// publishSomehow publishes a tree in one of three ways.
func publishSomehow(way int, dest string, tree Tree) error {
	var err error
	switch way {
	case 0:
		_, err = Write(dest, tree, Options{})
	case 1:
		_, err = streamAll(system{}, dest, tree)
	default:
		_, err = Write(dest, tree, Options{Each: sideBySide})
	}
	return err
}

// sideBySide runs f for 0 to n-1 at once.
func sideBySide(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

// randomName is one of few names, of which each may be a folder of others.
func randomName(r *rand.Rand) string {
	name := string("abc"[r.IntN(3)])
	for r.IntN(3) > 0 && len(name) < 5 {
		name += "/" + string("abc"[r.IntN(3)])
	}
	return name
}

func randomTree(r *rand.Rand) Tree {
	tree := Tree{}
	for range 1 + r.IntN(8) {
		tree[randomName(r)] = fmt.Append(nil, r.IntN(3))
	}
	for name := range tree {
		for dir := parent(name); dir != "."; dir = parent(dir) {
			if _, both := tree[dir]; both {
				delete(tree, name)
			}
		}
	}
	return tree
}

// mischief does something to a folder, if it can be done.
func mischief(r *rand.Rand, dir, outside string) {
	path := inside(dir, randomName(r))
	switch r.IntN(6) {
	case 0:
		os.RemoveAll(path)
	case 1:
		os.MkdirAll(path, 0o755)
	case 2:
		os.Symlink(outside, path)
	case 3:
		if info, err := os.Lstat(path); err == nil && info.IsDir() {
			os.Chmod(path, 0o700)
		}
	default: // in place, but not where a reader would see it
		if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
			return
		}
		if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil && !strings.HasPrefix(dir, outside) {
			os.WriteFile(path, fmt.Append(nil, r.IntN(3)), 0o666)
		}
	}
}
