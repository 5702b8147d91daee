package output

import "crypto/sha256"

func (p *Publication) Keep(name string, see func(b []byte)) (bool, error) {
	s := p.stage
	l, there := s.lies[name]
	if !there || !l.ours || !l.kind.IsRegular() {
		return false, nil
	}
	if see == nil {
		sum, err := s.sum(name)
		if err != nil || sum != l.sum {
			return false, err
		}
	} else {
		b, err := s.disk.readFile(s.published(name))
		if err != nil || sha256.Sum256(b) != l.sum {
			return false, err
		}
		see(b)
	}
	return true, s.fail(s.announce(name, file{sum: l.sum}))
}
