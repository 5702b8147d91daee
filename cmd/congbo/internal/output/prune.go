package output

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"syscall"
)

// discard removes the previous tree. If it holds what somebody put into the published
// folder while that was being replaced, this stays, under a name that users see.
func (s *stage) discard() error {
	stays, err := s.prune(s.previous)
	if err == nil && stays {
		err = s.setAside()
	}
	return err
}

// setAside gives the previous tree a free name beside the published folder.
func (s *stage) setAside() error {
	for n := 1; ; n++ {
		name := s.dest + ".congbo-left"
		if n > 1 {
			name = fmt.Sprintf("%s-%d", name, n)
		}
		_, err := s.disk.lstat(name)
		if err == nil {
			continue
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = s.disk.rename(s.previous, name)
		}
		if err == nil {
			s.left = append(s.left, name)
		}
		return err
	}
}

// prune removes from a tree that was published, or was about to be, every file with which
// nothing is lost (see disposable), and the folders that become empty. It reports whether
// anything stays. The list, which tells congbo's own files, goes last, so a prune that was
// stopped can be repeated.
func (s *stage) prune(root string) (stays bool, err error) {
	listed, err := s.disk.readFile(inside(root, ListName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	ours, _ := parseList(listed)
	var files, folders []string // folders before what is in them
	err = s.walk(root, func(name string, e fs.DirEntry) {
		switch {
		case e.IsDir():
			folders = append(folders, name)
		case name != ListName:
			files = append(files, name)
		}
	})
	if err != nil {
		return false, err
	}
	kept, failed := make([]bool, len(files)), make([]error, len(files))
	s.each(len(files), func(i int) {
		gone, err := s.disposable(root, files[i], ours)
		if err == nil && gone {
			err = s.remove(inside(root, files[i]))
		}
		kept[i], failed[i] = err == nil && !gone, err
	})
	if err := errors.Join(failed...); err != nil {
		return false, err
	}
	stays = slices.Contains(kept, true)
	needed := ours.folders()
	for _, name := range slices.Backward(folders) {
		if !needed[name] {
			there, err := s.lookup(name)
			if err != nil {
				return false, err
			}
			if there == nil || !there.IsDir() { // somebody's own, even if there is nothing in it
				stays = true
				continue
			}
		}
		if err := s.remove(inside(root, name)); errors.Is(err, fs.ErrExist) { // it is not empty
			stays = true
		} else if err != nil {
			return false, err
		}
	}
	if ours != nil {
		if err := s.remove(inside(root, ListName)); err != nil {
			return false, err
		}
	}
	err = s.remove(root)
	if errors.Is(err, fs.ErrExist) {
		return true, nil
	}
	return stays, err
}

// disposable reports whether nothing is lost with a file of a tree: either it is as the
// list of the tree says, so congbo wrote it and nobody has changed it since; or the same
// file, or a copy of it, is published under its name.
func (s *stage) disposable(root, name string, ours list) (bool, error) {
	path := inside(root, name)
	here, err := s.disk.lstat(path)
	if err != nil {
		return false, err
	}
	there, err := s.lookup(name)
	if err != nil {
		return false, err
	}
	switch {
	case there != nil && sameFile(here, there):
		return true, nil
	case here.Mode().IsRegular():
		digest, err := s.digest(path)
		if err != nil {
			return false, err
		}
		if listed, ok := ours[name]; ok && listed == digest {
			return true, nil
		}
		if there == nil || !there.Mode().IsRegular() || there.Size() != here.Size() {
			return false, nil
		}
		published, err := s.digest(s.published(name))
		return published == digest, err
	case there != nil && here.Mode()&there.Mode()&fs.ModeSymlink != 0:
		target, err := s.disk.readlink(path)
		if err != nil {
			return false, err
		}
		published, err := s.disk.readlink(s.published(name))
		return published == target, err
	}
	return false, nil
}

// lookup is what is published under a name; nil if nothing is.
func (s *stage) lookup(name string) (fs.FileInfo, error) {
	info, err := s.disk.lstat(s.published(name))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) { // a file, where a folder was
		return nil, nil
	}
	return info, err
}

// remove removes a file or an empty folder, unless it is gone.
func (s *stage) remove(path string) error {
	if err := s.disk.remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
