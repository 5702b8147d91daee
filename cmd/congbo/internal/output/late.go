package output

import (
	"errors"
	"io/fs"
	"os"
	"slices"
)

// A carried file is one that was carried over: what it became in the new folder, and what it
// was then in the old one: the same or, where there are no links, what was copied.
type carried struct{ from, to fs.FileInfo }

// A move is a file or folder that was moved.
type move struct{ from, to string }

// takeLate takes over what somebody else put into the published folder, or replaced there,
// while the new site was made: since the swap it lies in the old one, which is to go. What
// lies where the new site has something of its own is refused, as if it had been there from
// the beginning. undo moves everything back.
func (s *stage) takeLate() (undo func() error, err error) {
	var moves []move
	undo = func() error {
		var all error
		for _, m := range slices.Backward(moves) {
			all = errors.Join(all, s.disk.rename(m.to, m.from))
		}
		return all
	}
	var names []string // folders before what is in them
	err = s.walk(s.dir, func(name string, _ fs.DirEntry) {
		_, known := s.lies[name]
		if c := s.carried[name]; !known || c.to != nil && c.to.Mode().IsRegular() {
			names = append(names, name)
		}
	})
	if err != nil {
		return undo, err
	}
	moved := map[string]bool{}
	for _, name := range names {
		if moved[name] = moved[parent(name)]; moved[name] {
			continue
		}
		late, err := s.isLate(name)
		if err != nil {
			return undo, err
		}
		if !late {
			continue
		}
		if err := s.admit(parent(name)); err != nil {
			return undo, err
		}
		m := move{inside(s.dir, name), s.published(name)}
		if err := s.disk.rename(m.from, m.to); err != nil {
			return undo, err
		}
		moves, moved[name] = append(moves, m), true
	}
	return undo, nil
}

// isLate reports whether what somebody else put into the old folder is not in the published
// one and has to be.
func (s *stage) isLate(name string) (bool, error) {
	for dir := parent(name); dir != "."; dir = parent(dir) {
		if _, file := s.files[dir]; file {
			return false, s.foreign(name)
		}
	}
	here, err := s.disk.lstat(inside(s.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // it has gone again
	}
	if err != nil {
		return false, err
	}
	there, err := s.disk.lstat(s.published(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, err
	case s.carried[name].to != nil: // it may have been replaced here since, and not there
		return !sameFile(here, s.carried[name].from) && sameFile(there, s.carried[name].to), nil
	case here.IsDir() && there.IsDir():
		return false, nil
	}
	return false, s.foreign(name)
}

// admit makes a folder of the published site, where it has none, for what comes late.
func (s *stage) admit(dir string) error {
	if dir == "." {
		return nil
	}
	there, err := s.disk.lstat(s.published(dir))
	switch {
	case err == nil && there.IsDir():
		return nil
	case err == nil:
		return s.foreign(dir)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := s.admit(parent(dir)); err != nil {
		return err
	}
	return s.disk.mkdir(s.published(dir))
}

// sameFile reports whether two names are of one file. File systems are about that give
// several files one number.
func sameFile(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
