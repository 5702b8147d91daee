package output

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"hash"
	"io"
)

// A stream is a file of the new site that is written piece by piece. It belongs to one
// goroutine.
type stream struct {
	stage *stage
	name  string
	file  io.WriteCloser // nil once it is closed
	hash  hash.Hash
	buf   *bufio.Writer // into both
	err   error         // of Close
}

// create begins a stream.
func (s *stage) create(name string) (io.WriteCloser, error) {
	f, err := s.createFile(name)
	if err != nil {
		return nil, s.fail(err)
	}
	h := sha256.New()
	return &stream{stage: s, name: name, file: f, hash: h, buf: bufio.NewWriterSize(io.MultiWriter(f, h), 128<<10)}, nil
}

func (s *stage) createFile(name string) (io.WriteCloser, error) {
	if err := ValidName(name); err != nil {
		return nil, err
	}
	if err := s.announce(name, file{fresh: true, open: true}); err != nil {
		return nil, err
	}
	if err := s.mkdir(parent(name)); err != nil {
		return nil, err
	}
	return s.disk.writer(s.staged(name))
}

func (w *stream) Write(b []byte) (int, error) {
	n, err := w.buf.Write(b)
	return n, w.stage.fail(err)
}

// Close ends the file. If the same bytes are published already, the written file goes and
// the published one is linked, as with Put.
func (w *stream) Close() error {
	if w.file == nil {
		return w.err
	}
	err := w.buf.Flush()
	err = cmp.Or(err, w.file.Close())
	w.file = nil
	if err == nil {
		err = w.compare()
	}
	w.err = w.stage.fail(err)
	return w.err
}

func (w *stream) compare() error {
	s, f := w.stage, file{fresh: true}
	w.hash.Sum(f.digest[:0])
	there, err := s.exists(w.name)
	if err != nil {
		return err
	}
	if there {
		found, err := s.digest(s.published(w.name))
		if err != nil {
			return err
		}
		if f.fresh = found != f.digest; f.fresh {
			err = s.replaceable(w.name, found)
		} else {
			err = s.disk.removeAll(s.staged(w.name))
		}
		if err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[w.name] = f
	return nil
}
