package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"

	"congbo/cmd/congbo/internal/diag"
)

// survey finds out what is published.
func (s *stage) survey() error {
	listed, err := s.disk.readFile(s.published(ListName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	before, _ := parseList(listed)
	s.oldList, s.oldFiles, s.oldFolders = sha256.Sum256(listed), len(before), before.folders()
	return s.walk(s.dest, func(name string, e fs.DirEntry) {
		digest, ours := before[name]
		s.existing[name] = existing{e.Type(), ours, digest}
	})
}

// walk visits everything in a folder, if there is one, a folder before what is in it.
// The folders of a level are read side by side.
func (s *stage) walk(root string, visit func(name string, e fs.DirEntry)) error {
	for level := []string{"."}; len(level) > 0; {
		entries, failed := make([][]fs.DirEntry, len(level)), make([]error, len(level))
		s.each(len(level), func(i int) { entries[i], failed[i] = s.disk.readDir(inside(root, level[i])) })
		var below []string
		for i, dir := range level {
			if err := failed[i]; dir == "." && errors.Is(err, fs.ErrNotExist) {
				return nil
			} else if err != nil {
				return err
			}
			for _, e := range entries[i] {
				name := e.Name()
				if dir != "." {
					name = dir + "/" + name
				}
				visit(name, e)
				if e.IsDir() {
					below = append(below, name)
				}
			}
		}
		level = below
	}
	return nil
}

// compare reports whether the published file has these bytes. It refuses to
// replace what congbo did not write.
func (s *stage) compare(name string, b []byte) (bool, error) {
	if there, err := s.exists(name); err != nil || !there {
		return false, err
	}
	same, found, err := s.holds(name, b)
	if err != nil || same {
		return same, err
	}
	return false, s.replaceable(name, found)
}

// exists reports whether a file is published under a name of the new site. It refuses
// anything that is not a file, except folders that go with the files that needed them.
func (s *stage) exists(name string) (bool, error) {
	switch e, there := s.existing[name]; {
	case !there || e.kind.IsDir() && s.oldFolders[name]:
		return false, nil
	case !e.kind.IsRegular() && e.ours:
		return false, s.changed(name)
	case !e.kind.IsRegular():
		return false, s.foreign(name)
	}
	return true, nil
}

// replaceable refuses a published file with this digest if congbo did not write it so.
func (s *stage) replaceable(name string, found digest) error {
	switch e := s.existing[name]; {
	case !e.ours:
		return s.foreign(name)
	case found != e.digest:
		return s.changed(name)
	}
	return nil
}

// holds reports whether a published file has these bytes, and if it has others, their
// digest. It reads a piece at a time, and hashes only from the first difference on.
func (s *stage) holds(name string, b []byte) (same bool, found digest, err error) {
	var h hash.Hash // of the published file, once it differs
	at := 0         // up to here it does not
	err = s.read(s.published(name), func(piece []byte) {
		if h == nil && bytes.HasPrefix(b[at:], piece) {
			at += len(piece)
			return
		}
		if h == nil {
			h = sha256.New()
			h.Write(b[:at])
		}
		h.Write(piece)
	})
	switch {
	case err != nil:
		return false, found, err
	case h == nil && at == len(b):
		return true, found, nil
	case h == nil: // it ends where b goes on
		return false, sha256.Sum256(b[:at]), nil
	}
	h.Sum(found[:0])
	return false, found, nil
}

// digest reads a file for its digest.
func (s *stage) digest(path string) (found digest, err error) {
	h := sha256.New()
	err = s.read(path, func(piece []byte) { h.Write(piece) })
	h.Sum(found[:0])
	return found, err
}

// read reads a file a piece at a time: it may be larger than memory should hold.
func (s *stage) read(path string, piece func([]byte)) error {
	f, err := s.disk.reader(path)
	if err != nil {
		return err
	}
	defer f.Close()
	buf := s.buffers.Get().(*[64 << 10]byte)
	defer s.buffers.Put(buf)
	for {
		n, err := f.Read(buf[:])
		piece(buf[:n])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// retire counts the files of ours that the new site no longer has, and refuses to remove
// one that somebody changed.
func (s *stage) retire(published []string) error {
	for _, name := range published {
		e := s.existing[name]
		if _, stays := s.files[name]; stays || !e.ours {
			continue
		}
		if !e.kind.IsRegular() {
			return s.changed(name)
		}
		found, err := s.digest(s.published(name))
		if err != nil {
			return err
		}
		if found != e.digest {
			return s.changed(name)
		}
		s.stats.Removed++
	}
	return nil
}

// findAdopted finds what somebody else put into the published folder, and refuses it
// where the new site has something else under its name.
func (s *stage) findAdopted(published []string) error {
	for _, name := range published {
		_, stays := s.files[name]
		e := s.existing[name]
		folder := e.kind.IsDir()
		if name == ListName || e.ours || stays || folder && s.oldFolders[name] {
			continue
		}
		if !folder && s.folders[name] != nil {
			return s.foreign(name)
		}
		for dir := parent(name); dir != "."; dir = parent(dir) {
			if _, file := s.files[dir]; file {
				return s.foreign(name)
			}
		}
		s.adopted = append(s.adopted, name)
	}
	return nil
}

func (s *stage) changed(name string) error {
	return &RefusedError{s.dest,
		diag.Say("%q đã bị thay đổi sau khi congbo tạo ra", "%q was changed after congbo wrote it", s.published(name)),
		diag.Say("chép phần sửa sang nơi khác rồi xóa tệp đó", "copy the change elsewhere, then delete the file")}
}

func (s *stage) foreign(name string) error {
	return &RefusedError{s.dest,
		diag.Say("%q không do congbo tạo ra và nằm đúng chỗ của một trang mới", "%q is not congbo's and stands where a new page belongs", s.published(name)),
		diag.Say("chuyển nó sang nơi khác", "move it elsewhere")}
}
