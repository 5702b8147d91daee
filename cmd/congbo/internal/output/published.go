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

// survey notes what is published.
func (s *stage) survey() error {
	listed, err := s.disk.readFile(s.published(ListName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.listed = sum(listed)
	before, _ := parseList(listed)
	s.ours = len(before)
	s.folders = before.folders()
	return s.walk(s.old, func(name string, e fs.DirEntry) {
		sum, ours := before[name]
		s.lies[name] = lying{e.Type(), ours, sum}
	})
}

// walk meets what lies in a folder, if there is one: its folders are read side by side,
// level by level, for a large site has ten thousand of them.
func (s *stage) walk(root string, meet func(name string, e fs.DirEntry)) error {
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
				meet(name, e)
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
	if there, err := s.lying(name); err != nil || !there {
		return false, err
	}
	same, lies, err := s.holds(name, b)
	if err != nil || same {
		return same, err
	}
	return false, s.replaceable(name, lies)
}

// lying reports whether a file lies where one of the new site belongs. It refuses
// what is no file, but for folders that go with the files that needed them.
func (s *stage) lying(name string) (bool, error) {
	switch l, there := s.lies[name]; {
	case !there || l.kind.IsDir() && s.folders[name]:
		return false, nil
	case !l.kind.IsRegular() && l.ours:
		return false, s.changed(name)
	case !l.kind.IsRegular():
		return false, s.foreign(name)
	}
	return true, nil
}

// replaceable refuses a published file, of this sum, that is not as congbo wrote it.
func (s *stage) replaceable(name string, lies [sha256.Size]byte) error {
	switch l := s.lies[name]; {
	case !l.ours:
		return s.foreign(name)
	case lies != l.sum:
		return s.changed(name)
	}
	return nil
}

// holds reports whether a published file has these bytes and, where it has others,
// their sum. It reads a piece at a time, and sums only where a piece differs.
func (s *stage) holds(name string, b []byte) (same bool, lies [sha256.Size]byte, err error) {
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
		return false, lies, err
	case h == nil && at == len(b):
		return true, lies, nil
	case h == nil: // it ends where b goes on
		return false, sum(b[:at]), nil
	}
	h.Sum(lies[:0])
	return false, lies, nil
}

// sum is the sum of a file.
func (s *stage) sum(path string) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	err = s.read(path, func(piece []byte) { h.Write(piece) })
	h.Sum(sum[:0])
	return sum, err
}

// read reads a file, which may be larger than memory should hold.
func (s *stage) read(path string, piece func([]byte)) error {
	f, err := s.disk.reader(path)
	if err != nil {
		return err
	}
	defer f.Close()
	buf := s.pieces.Get().(*[64 << 10]byte)
	defer s.pieces.Put(buf)
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

// retire counts the files of ours that the new site no longer has.
func (s *stage) retire(lying []string) error {
	for _, name := range lying {
		l := s.lies[name]
		if _, stays := s.files[name]; stays || !l.ours {
			continue
		}
		if !l.kind.IsRegular() {
			return s.changed(name)
		}
		sum, err := s.sum(s.published(name))
		if err != nil {
			return err
		}
		if sum != l.sum {
			return s.changed(name)
		}
		s.stats.Removed++
	}
	return nil
}

// keep finds what somebody else put into the published folder, and refuses it
// where the new site needs the place.
func (s *stage) keep(lying []string) error {
	for _, name := range lying {
		_, stays := s.files[name]
		l := s.lies[name]
		folder := l.kind.IsDir()
		if name == ListName || l.ours || stays || folder && s.folders[name] {
			continue
		}
		if !folder && s.needed[name] != nil {
			return s.foreign(name)
		}
		for dir := parent(name); dir != "."; dir = parent(dir) {
			if _, file := s.files[dir]; file {
				return s.foreign(name)
			}
		}
		s.kept = append(s.kept, name)
	}
	return nil
}

func (s *stage) changed(name string) error {
	return &RefusedError{s.old,
		diag.Say("%q đã bị thay đổi sau khi congbo tạo ra", "%q was changed after congbo wrote it", s.published(name)),
		diag.Say("chép phần sửa sang nơi khác rồi xóa tệp đó", "copy the change elsewhere, then delete the file")}
}

func (s *stage) foreign(name string) error {
	return &RefusedError{s.old,
		diag.Say("%q không do congbo tạo ra và nằm đúng chỗ của một trang mới", "%q is not congbo's and lies where a new page belongs", s.published(name)),
		diag.Say("chuyển nó sang nơi khác", "move it elsewhere")}
}
