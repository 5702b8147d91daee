package output

import (
	"bytes"
	"crypto/sha256"
)

// Keep takes the published file of a name for the new site as it is, without its bytes
// being at hand: it is read and held against the sum that the published list gives. It is
// not kept, and has not come, where congbo published no such file or it is another now.
// see, if it is not nil, is given the bytes of a file that is kept, which are not its own
// any more when it returns; without it they are never in memory at once. Errors are those
// of Put. It may be called from several goroutines.
func (p *Publication) Keep(name string, see func(b []byte)) (kept bool, err error) {
	kept, err = p.stage.stay(name, see)
	return kept, p.stage.fail(err)
}

func (s *stage) stay(name string, see func(b []byte)) (kept bool, err error) {
	if err := ValidName(name); err != nil {
		return false, err
	}
	l := s.lies[name]
	if !l.ours || !l.kind.IsRegular() {
		return false, nil
	}
	var lies [sha256.Size]byte
	whole := s.wholes.Get().(*bytes.Buffer)
	defer s.wholes.Put(whole)
	if see == nil {
		lies, err = s.sum(name)
	} else {
		whole.Reset()
		err = s.read(name, func(piece []byte) { whole.Write(piece) })
		lies = sum(whole.Bytes())
	}
	if err != nil || lies != l.sum {
		return false, err
	}
	if err := s.announce(name, file{sum: l.sum}); err != nil {
		return false, err
	}
	if see != nil {
		see(whole.Bytes())
	}
	return true, nil
}
