package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A Store keeps bytes by name in a folder, for the next run. Names are SHA-256 sums, of
// whatever the bytes were made of. A file begins with the sum of the rest: one that was
// altered is none. The folder may be deleted at any time, and nobody fails where it cannot
// be written. Its methods may be called from several goroutines.
type Store struct {
	dir     string
	buffers sync.Pool

	mu   sync.Mutex
	used map[string]bool
}

// NewStore returns the store in a folder, which need not be there.
func NewStore(dir string) *Store {
	return &Store{dir: dir, used: map[string]bool{}, buffers: sync.Pool{New: func() any { return &bytes.Buffer{} }}}
}

func (s *Store) at(name string) string { return filepath.Join(s.dir, name) }

func (s *Store) use(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used[name] = true
}

// Has reports whether something lies under a name; whether it is of worth shows who gets it.
func (s *Store) Has(name string) bool {
	_, err := os.Stat(s.at(name))
	return err == nil
}

// Get gives what lies under a name, whose bytes are valid until of returns. It reports
// false where nothing of worth does, or of says so.
func (s *Store) Get(name string, of func(b []byte) bool) bool {
	s.use(name)
	buf := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(buf)
	buf.Reset()
	f, err := os.Open(s.at(name))
	if err != nil {
		return false
	}
	_, err = buf.ReadFrom(f)
	f.Close()
	b := buf.Bytes()
	return err == nil && len(b) >= sha256.Size && sha256.Sum256(b[sha256.Size:]) == [sha256.Size]byte(b) && of(b[sha256.Size:])
}

// Put keeps under a name what write writes, if it reports true.
func (s *Store) Put(name string, write func(b *bytes.Buffer) bool) {
	s.use(name)
	buf := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(buf)
	buf.Reset()
	buf.Write(make([]byte, sha256.Size))
	if !write(buf) || os.MkdirAll(s.dir, 0o777) != nil {
		return
	}
	sum := sha256.Sum256(buf.Bytes()[sha256.Size:])
	copy(buf.Bytes(), sum[:])
	if temp := s.at(name) + ".new"; os.WriteFile(temp, buf.Bytes(), 0o666) != nil || os.Rename(temp, s.at(name)) != nil {
		os.Remove(temp)
	}
}

// Prune removes what nobody has asked for or put.
func (s *Store) Prune() {
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".new"); len(name) == hex.EncodedLen(sha256.Size) && (name != e.Name() || !s.used[name]) {
			os.Remove(s.at(e.Name()))
		}
	}
}
