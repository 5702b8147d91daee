package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// A spare is the folder of the site before, kept beside the published one so that the
// next site need not be laid out anew: it holds what both sites have, each file as one
// more name of the published one. It is of use and never of need. Nothing in it is
// trusted, whoever touched it: what stays in it is looked at one by one when it is taken.
// Its files are those that readers read, so none is ever
// opened for writing: a name is freed before a file is made there, and making one fails
// where the name is taken.

// begin makes the folder of the new site: an empty one, or where sites take turns out of
// the spare one. One that is of no use goes. It is weeded in its own place, for at the
// other what cannot be removed would stand in the way of the site.
func (s *stage) begin() error {
	if err := s.disk.mkdir(s.dir); err != nil || !s.turns {
		return err
	}
	made, err := s.disk.lstat(s.dir)
	if err != nil {
		return err
	}
	s.made = made.Mode().Perm()
	spare := beside(s.old, "spare")
	has, ok := s.weed(spare, func(string) bool { return true })
	if !ok {
		s.disk.removeAll(spare)
		return nil
	}
	if err := s.disk.removeAll(s.dir); err != nil {
		return err
	}
	if s.disk.rename(spare, s.dir) != nil {
		s.disk.removeAll(spare)
		return s.disk.mkdir(s.dir)
	}
	s.spare = has
	return nil
}

// putAside keeps the folder that lies at the place of the new site, after the swap the
// old one, as the spare one. It reports whether that could be done. Where files cannot be
// linked a spare one saves nothing. It is weeded only where the two sites differ: so what
// was replaced takes no room.
func (s *stage) putAside() bool {
	if len(s.copied) > 0 {
		return false
	}
	differ := s.differ()
	_, ok := s.weed(s.dir, func(folder string) bool { return differ[folder] })
	return ok && s.disk.rename(s.dir, beside(s.old, "spare")) == nil
}

// differ are the folders that have something else in the new site than in the old one, or
// one below them has.
func (s *stage) differ() map[string]bool {
	differ := map[string]bool{".": true}
	in := func(name string) {
		for dir := parent(name); !differ[dir]; dir = parent(dir) {
			differ[dir] = true
		}
	}
	for name, f := range s.files {
		if f.fresh {
			in(name)
		}
	}
	for name, l := range s.lies {
		if _, stays := s.files[name]; l.ours && !stays || !l.ours && !l.kind.IsRegular() && !l.kind.IsDir() { // a link that somebody put there is a new one
			in(name)
		}
	}
	return differ
}

// weed removes from a folder everything that is not published under the same name, and
// folders that are not as a new one would be. It tells what stays, true for a folder, and
// is not ok where something could not be looked at or removed. It goes into the folders that
// into says. They are weeded side by side, for a large site has ten thousand.
func (s *stage) weed(dir string, into func(folder string) bool) (stays map[string]bool, ok bool) {
	for _, root := range []string{dir, s.old} {
		if info, err := s.disk.lstat(root); err != nil || !info.IsDir() {
			return nil, false
		}
	}
	var mu sync.Mutex
	stays, ok = map[string]bool{}, true
	for level := []string{"."}; ok && len(level) > 0; {
		var below []string
		s.each(len(level), func(i int) {
			folders, files, err := s.weedFolder(dir, level[i])
			mu.Lock()
			defer mu.Unlock()
			for _, name := range folders {
				if stays[name] = true; into(name) {
					below = append(below, name)
				}
			}
			for _, name := range files {
				stays[name] = false
			}
			ok = ok && err == nil
		})
		level = below
	}
	return stays, ok
}

// weedFolder weeds one folder and tells what stays in it.
func (s *stage) weedFolder(dir, folder string) (folders, files []string, err error) {
	entries, err := s.disk.readDir(inside(dir, folder))
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		name := e.Name()
		if folder != "." {
			name = folder + "/" + name
		}
		at := inside(dir, name)
		here, err := s.disk.lstat(at)
		if err != nil {
			return nil, nil, err
		}
		there, err := s.disk.lstat(s.published(name))
		switch {
		case err == nil && here.IsDir() && there.IsDir() && here.Mode().Perm() == s.made:
			folders = append(folders, name)
		case err == nil && here.Mode().IsRegular() && sameFile(here, there):
			files = append(files, name)
		default:
			if err := s.disk.removeAll(at); err != nil {
				return nil, nil, err
			}
		}
	}
	return folders, files, nil
}

// sameFile reports whether two names are of one file. File systems are about that give
// several files one number.
func sameFile(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// has reports whether the folder of the new site began with a file, or a folder, of this
// name and has it still.
func (s *stage) has(name string, folder bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	is, there := s.spare[name]
	return there && is == folder
}

// free removes what the folder of the new site began with where something else belongs.
func (s *stage) free(name string) error {
	s.mu.Lock()
	_, there := s.spare[name]
	delete(s.spare, name)
	s.mu.Unlock()
	if !there {
		return nil
	}
	return s.disk.removeAll(s.staged(name))
}

// trim removes what the folder of the new site began with and the site has no place for,
// now that all of it lies there: files, a list too, and folders with what is in them.
func (s *stage) trim() error {
	for name := range s.spare {
		_, file := s.files[name]
		if _, kept := slices.BinarySearch(s.kept, name); file || kept || s.needed[name] != nil || s.needed[parent(name)] == nil {
			continue
		}
		if err := s.disk.removeAll(s.staged(name)); err != nil {
			return err
		}
	}
	return nil
}

// clear removes the folder of the new site, or what lies there after the swap, the old
// one, where it is not kept: folders beside each other, for a large site has ten thousand
// of them.
func (s *stage) clear() {
	if s.turns && s.putAside() {
		return
	}
	entries, _ := s.disk.readDir(s.dir)
	s.each(len(entries), func(i int) { s.disk.removeAll(filepath.Join(s.dir, entries[i].Name())) })
	s.disk.removeAll(s.dir) // what remains of it after an error goes with the next run
}
