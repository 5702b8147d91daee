package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Options say what Write has to be careful of.
type Options struct {
	Site string                     // folder of the sources; empty if there is none to protect
	Each func(n int, f func(i int)) // runs f for 0 to n-1, in parallel if it likes; nil runs them in order
}

// Stats say what Write did, in files.
type Stats struct{ Written, Unchanged, Removed int }

// Write publishes a tree into a folder. A reader sees the old site or the new
// one, never a mix, also when the machine stops at any moment:
//
//  1. the new site is laid out in a folder beside the destination, on the same
//     file system: new files are written, unchanged ones are hard links to the
//     old ones;
//  2. everything is flushed to the disk;
//  3. the two folders change places, in one step where the system has one
//     (see swap), and the old one is removed.
//
// A folder that congbo did not make is refused with a *RefusedError, and so is a
// file of ours that somebody changed since. Files that somebody else put into a
// published folder are carried over as they are. After an error the old site
// stands; what a stopped run left is put right by the next.
func Write(dest string, tree Tree, o Options) (Stats, error) {
	return write(system{}, dest, tree, o)
}

func write(d disk, dest string, tree Tree, o Options) (Stats, error) {
	dest, err := realPath(dest)
	if err != nil {
		return Stats{}, err
	}
	if err := check(tree); err != nil {
		return Stats{}, err
	}
	if err := refuse(dest, o.Site); err != nil {
		return Stats{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dest), 0o777); err != nil {
		return Stats{}, err
	}
	unlock, err := lock(beside(dest, "lock"), patience)
	if err != nil {
		return Stats{}, err
	}
	defer unlock()
	if err := heal(d, dest); err != nil {
		return Stats{}, err
	}
	s := newStage(d, dest, tree, o.Each)
	if err := s.plan(); err != nil {
		return Stats{}, err
	}
	if s.done {
		return s.stats, nil
	}
	if err := s.publish(); err != nil {
		return Stats{}, mounted(dest, err)
	}
	return s.stats, nil
}

// beside names a hidden neighbour of the destination.
func beside(dest, what string) string {
	return filepath.Join(filepath.Dir(dest), "."+filepath.Base(dest)+".congbo-"+what)
}

// check refuses names that not every system can hold, and two that no system can
// hold at once.
func check(tree Tree) error {
	for name := range tree {
		if err := ValidName(name); err != nil {
			return err
		}
		if name == ListName {
			return fmt.Errorf("%q is congbo's own", name)
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, ok := tree[dir]; ok {
				return fmt.Errorf("%q is both a file and a folder", dir)
			}
		}
	}
	return nil
}

// heal puts right what a stopped run left: an old site that a two-step swap had
// moved aside comes back; a new folder that never went live, and an old one that
// did, are removed.
func heal(d disk, dest string) error {
	aside := beside(dest, "old")
	_, err := d.stat(dest)
	if errors.Is(err, fs.ErrNotExist) {
		err = d.rename(aside, dest)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // what lies aside may be the only site there is
	}
	if err := d.removeAll(aside); err != nil {
		return err
	}
	return d.removeAll(beside(dest, "new"))
}

// swap puts the staged folder in the place of the published one, and the
// published one in its place. Where nothing is published yet it reports first.
func swap(d disk, staged, dest string) (first bool, err error) {
	err = d.exchange(staged, dest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, d.rename(staged, dest)
	case errors.Is(err, errors.ErrUnsupported):
		return twoStep(d, staged, dest)
	}
	return false, err
}

// twoStep is the swap for systems without an atomic one: the old site is moved
// aside, the new one takes its place. Between the two a reader finds no site; if
// the machine stops there, the next run moves the old one back.
func twoStep(d disk, staged, dest string) (first bool, err error) {
	aside := beside(dest, "old")
	err = d.rename(dest, aside)
	if errors.Is(err, fs.ErrNotExist) {
		return true, d.rename(staged, dest)
	}
	if err != nil {
		return false, err
	}
	if err := d.rename(staged, dest); err != nil {
		return false, errors.Join(err, d.rename(aside, dest))
	}
	d.rename(aside, staged) // where this fails the new site is live all the same, and the next run removes the old
	return false, nil
}
