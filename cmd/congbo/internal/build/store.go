package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/render"
	"congbo/cmd/congbo/internal/source"
)

// A store keeps of each report of a large site what the others see of it, in a folder beside
// the published one, so that a report whose files are as they were need not be read for
// the sake of the others. A file of the store is named by all that it is made of and
// begins with the sum of the rest: one that is altered, or of another program or other
// data, is none. The folder may be deleted at any time.
type store struct {
	dir    string
	shared string // names all but the reports

	buffers sync.Pool

	mu   sync.Mutex
	used map[string]bool
}

// stored is what a file of the store holds, before the bytes of the quotes.
type stored struct {
	Abstract *link.Abstract
	Quotes   render.Quotes
}

func newStore(dir, shared string) *store {
	return &store{dir: dir, shared: shared, used: map[string]bool{}, buffers: sync.Pool{New: func() any { return &bytes.Buffer{} }}}
}

// name is what a report of these files is stored as.
func (s *store) name(files []*source.File) string {
	h := sha256.New()
	h.Write([]byte(s.shared))
	addFiles(h, files)
	return hex.EncodeToString(h.Sum(nil))
}

func (s *store) use(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used[name] = true
	return filepath.Join(s.dir, name)
}

func (s *store) has(name string) bool {
	_, err := os.Stat(filepath.Join(s.dir, name))
	return err == nil
}

// get gives what is stored under a name, with the bytes of the quotes, and reports false
// where nothing is, or nothing of worth. The bytes are valid until use returns.
func (s *store) get(name string, use func(of stored, quotes []byte) bool) bool {
	buf := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(buf)
	f, err := os.Open(s.use(name))
	if err != nil {
		return false
	}
	buf.Reset()
	_, err = buf.ReadFrom(f)
	f.Close()
	b := buf.Bytes()
	if err != nil || len(b) < sha256.Size || sha256.Sum256(b[sha256.Size:]) != [sha256.Size]byte(b) {
		return false
	}
	rest := bytes.NewReader(b[sha256.Size:])
	var of stored
	if gob.NewDecoder(rest).Decode(&of) != nil || of.Abstract == nil || len(of.Quotes) != len(of.Abstract.Mentions) {
		return false
	}
	return use(of, b[len(b)-rest.Len():])
}

// put stores a report, unless something is to be said of it that a note does not say. What
// cannot be written is not stored.
func (s *store) put(name string, book *link.Book, texts *render.Texts, found diag.List) {
	found = append(found[:len(found):len(found)], book.Found()...)
	if len(found) > found.Count(diag.Note) || s.get(name, func(stored, []byte) bool { return true }) {
		return
	}
	buf := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(buf)
	buf.Reset()
	buf.Write(make([]byte, sha256.Size))
	quotes := texts.Quotes()
	if gob.NewEncoder(buf).Encode(stored{book.Abstract(), quotes}) != nil {
		return
	}
	buf.Grow(quotes.Size())
	b, err := texts.AppendQuotes(buf.AvailableBuffer())
	if err != nil {
		return
	}
	buf.Write(b)
	sum := sha256.Sum256(buf.Bytes()[sha256.Size:])
	copy(buf.Bytes(), sum[:])
	path := s.use(name)
	if os.MkdirAll(s.dir, 0o777) != nil {
		return
	}
	if temp := path + ".new"; os.WriteFile(temp, buf.Bytes(), 0o666) != nil || os.Rename(temp, path) != nil {
		os.Remove(temp)
	}
}

// prune removes what this build did not use.
func (s *store) prune() {
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		if name := e.Name(); !s.used[name] && len(strings.TrimSuffix(name, ".new")) == 2*sha256.Size {
			os.Remove(filepath.Join(s.dir, name))
		}
	}
}
