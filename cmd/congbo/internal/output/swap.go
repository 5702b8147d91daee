package output

import (
	"errors"
	"io/fs"
	"os"
)

// A publication goes through three folders, which lie beside each other:
//
//	public              what readers see
//	.public.congbo-new  the new site while it is made; congbo's alone
//	.public.congbo-old  a whole site on its way in or out
//
// A tree in the last one may hold what somebody put into it while it was published, so
// it is only ever pruned; the second may be removed at any time.

// heal puts right what a stopped run left: an old site that a two-step swap had
// moved away comes back; a new one that never went live, and an old one that was
// replaced, are removed.
func (s *stage) heal() error {
	_, err := s.disk.stat(s.old)
	if errors.Is(err, fs.ErrNotExist) {
		err = s.disk.rename(s.previous, s.old)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil // nothing was ever published
		}
	} else if err == nil {
		if err = s.discard(); err != nil && s.setAside() == nil {
			err = nil // what cannot be removed is not to stop every build
		}
	}
	if err != nil {
		return err
	}
	return s.disk.removeAll(s.dir)
}

// swap puts the new site in the place of the published one, which it leaves as the
// previous tree. undo brings the published one back and leaves the new one there.
func (s *stage) swap() (undo func() error, err error) {
	d, dest := s.disk, s.old
	if _, err := d.lstat(dest); errors.Is(err, fs.ErrNotExist) {
		return func() error { return d.rename(dest, s.previous) }, d.rename(s.dir, dest)
	} else if err != nil {
		return nil, err
	}
	// Under this name a run that is stopped after the exchange leaves what was published
	// to be pruned, and one that is stopped before it a tree of which nothing stays.
	if err := d.rename(s.dir, s.previous); err != nil {
		return nil, err
	}
	exchange := func() error { return d.exchange(s.previous, dest) }
	if err = exchange(); err == nil {
		return exchange, nil
	}
	if back := d.rename(s.previous, s.dir); back != nil || !errors.Is(err, errors.ErrUnsupported) {
		return nil, errors.Join(err, back)
	}
	return s.swapInSteps()
}

// swapInSteps is the swap for systems without an atomic one: the published site is moved
// away, the new one takes its place. Between the two a reader finds no site; if the
// machine stops there, the next run moves the old one back.
func (s *stage) swapInSteps() (undo func() error, err error) {
	d, dest := s.disk, s.old
	if err := d.rename(dest, s.previous); err != nil {
		return nil, err
	}
	if err := d.rename(s.dir, dest); err != nil {
		return nil, errors.Join(err, d.rename(s.previous, dest))
	}
	return func() error {
		for _, move := range [][2]string{{dest, s.dir}, {s.previous, dest}, {s.dir, s.previous}} {
			if err := d.rename(move[0], move[1]); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// sameFile reports whether two names are of one file. There are file systems that give
// several files one number.
func sameFile(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
