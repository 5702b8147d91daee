package output

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"hash"
	"io"
)

// pouring is a file of the new site that comes piece by piece. It belongs to one
// goroutine.
type pouring struct {
	stage *stage
	name  string
	file  io.WriteCloser // nil once it is closed
	sum   hash.Hash
	buf   *bufio.Writer // into both
	err   error         // of its end
}

// pour begins a file of the new site.
func (s *stage) pour(name string) (io.WriteCloser, error) {
	f, err := s.beginFile(name)
	if err != nil {
		return nil, s.fail(err)
	}
	sum := sha256.New()
	return &pouring{stage: s, name: name, file: f, sum: sum, buf: bufio.NewWriterSize(io.MultiWriter(f, sum), 128<<10)}, nil
}

func (s *stage) beginFile(name string) (io.WriteCloser, error) {
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

func (p *pouring) Write(b []byte) (int, error) {
	n, err := p.buf.Write(b)
	return n, p.stage.fail(err)
}

// Close ends the file. What is published already waits there for the others, as a
// file that was put does, and the copy goes.
func (p *pouring) Close() error {
	if p.file == nil {
		return p.err
	}
	err := p.buf.Flush()
	err = cmp.Or(err, p.file.Close())
	p.file = nil
	if err == nil {
		err = p.settle()
	}
	p.err = p.stage.fail(err)
	return p.err
}

func (p *pouring) settle() error {
	s, f := p.stage, file{fresh: true}
	p.sum.Sum(f.sum[:0])
	there, err := s.lying(p.name)
	if err != nil {
		return err
	}
	if there {
		lies, err := s.sum(s.published(p.name))
		if err != nil {
			return err
		}
		if f.fresh = lies != f.sum; f.fresh {
			err = s.replaceable(p.name, lies)
		} else {
			err = s.disk.removeAll(s.staged(p.name))
		}
		if err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[p.name] = f
	return nil
}
