package output

import (
	"errors"
	"io/fs"
	"os"
)

// heal puts right what a stopped run left: an old site that a swap in steps had moved
// away comes back; a new one that never went live, and an old one that was replaced,
// are removed.
func (s *stage) heal() error {
	_, err := s.disk.stat(s.dest)
	if errors.Is(err, fs.ErrNotExist) {
		err = s.disk.rename(s.previous, s.dest)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil // nothing was ever published
		}
	} else if err == nil {
		if err = s.discard(); err != nil && s.setAside() == nil {
			err = nil // what cannot be removed must not stop every build from now on
		}
	}
	if err != nil {
		return err
	}
	return s.disk.removeAll(s.staging)
}

// swap puts the new site in the place of the published one, which becomes the previous
// tree. With undo they change places again.
func (s *stage) swap() (undo func() error, err error) {
	d, dest := s.disk, s.dest
	if _, err := d.lstat(dest); errors.Is(err, fs.ErrNotExist) {
		return func() error { return d.rename(dest, s.previous) }, d.rename(s.staging, dest)
	} else if err != nil {
		return nil, err
	}
	// The new site takes the name of the previous tree before the exchange. So whenever a
	// run is stopped, what was ever published is found under a name that is pruned; of a
	// site that was not, pruning leaves nothing.
	if err := d.rename(s.staging, s.previous); err != nil {
		return nil, err
	}
	exchange := func() error { return d.exchange(s.previous, dest) }
	if err = exchange(); err == nil {
		return exchange, nil
	}
	if back := d.rename(s.previous, s.staging); back != nil || !errors.Is(err, errors.ErrUnsupported) {
		return nil, errors.Join(err, back)
	}
	return s.swapInSteps()
}

// swapInSteps is for systems without an exchange: the published site is moved away, and
// the new one takes its place. Between the two a reader finds no site; if the machine
// stops there, the next run moves the old one back.
func (s *stage) swapInSteps() (undo func() error, err error) {
	d, dest := s.disk, s.dest
	if err := d.rename(dest, s.previous); err != nil {
		return nil, err
	}
	if err := d.rename(s.staging, dest); err != nil {
		return nil, errors.Join(err, d.rename(s.previous, dest))
	}
	return func() error {
		for _, move := range [][2]string{{dest, s.staging}, {s.previous, dest}, {s.staging, s.previous}} {
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
