package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// spares is how many names there are for each folder beside the destination. One that
// cannot be removed nor moved, as on Windows while a program has a file in it open, keeps
// its name, and the next takes another.
const spares = 8

// spare is the nth name of a folder beside the destination.
func spare(path string, n int) string {
	if n == 0 {
		return path
	}
	return fmt.Sprintf("%s-%d", path, n+1)
}

// heal puts right what stopped runs left: an old site that a swap in steps had moved
// away comes back; a new one that never went live, and an old one that was replaced,
// are removed. What must stay where it is does not stop every build from now on.
func (s *stage) heal() error {
	if err := s.restore(); err != nil {
		return err
	}
	err := s.free(&s.previous, func() error {
		err := s.discard()
		if err != nil && s.setAside() == nil {
			return nil
		}
		if err != nil {
			s.left = append(s.left, s.previous)
		}
		return err
	})
	if err != nil {
		return err
	}
	return s.free(&s.staging, func() error { return s.disk.removeAll(s.staging) })
}

// restore moves the old site back, if a swap in steps was stopped between the two. It has
// the last of its names that is taken: names are taken in order.
func (s *stage) restore() error {
	if _, err := s.disk.stat(s.dest); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for n := spares - 1; n >= 0; n-- {
		if err := s.disk.rename(spare(s.previous, n), s.dest); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil // nothing was ever published
}

// free removes all that has a name of one of the folders, with remove, and gives the folder
// the name after the last that stays.
func (s *stage) free(folder *string, remove func() error) error {
	first, next := *folder, 0
	var stays error
	for n := range spares {
		*folder = spare(first, n)
		if _, err := s.disk.lstat(*folder); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		if stays = remove(); stays != nil {
			next = n + 1
		}
	}
	if next == spares {
		return stays
	}
	*folder = spare(first, next)
	return nil
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
