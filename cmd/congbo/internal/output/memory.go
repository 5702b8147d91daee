package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"sync/atomic"
)

// A Memory is what a publication remembers of itself, in a file beside the folder: what
// the site was made of and what was said of it. With it a site that would be made of the
// very same again need not be made, only proved: every published file is read and held
// against the list (see Publication.Holds). It may be deleted at any time; one that was
// altered is none.
type Memory struct {
	Inputs string          `json:"inputs"` // names what the site was made of; empty for no memory
	List   string          `json:"list"`   // SHA-256 of the list of the published files
	Said   json.RawMessage `json:"said"`   // by who made it
	Sum    string          `json:"sum"`    // SHA-256 of the others
}

func (m Memory) sum() string {
	h := sha256.New()
	for _, part := range [...]string{m.Inputs, m.List, string(m.Said)} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Recall is what is remembered of what was published into a folder; nothing where that
// cannot be told.
func Recall(dest string) Memory {
	var m Memory
	dest, err := realPath(dest)
	if err != nil {
		return Memory{}
	}
	b, err := os.ReadFile(beside(dest, "memory"))
	if err != nil || json.Unmarshal(b, &m) != nil || m.Sum != m.sum() {
		return Memory{}
	}
	return m
}

// Holds reports whether what is published is what a memory is of, byte for byte, and how
// many files that are.
func (p *Publication) Holds(m Memory) (files int, holds bool) {
	s := p.stage
	if m.Inputs == "" || m.List != hex.EncodeToString(s.listed[:]) {
		return 0, false
	}
	var names []string
	for name, at := range s.lies {
		if !at.ours {
			continue
		}
		if !at.kind.IsRegular() {
			return 0, false
		}
		names = append(names, name)
	}
	var wrong atomic.Bool
	s.each(len(names), func(i int) {
		if wrong.Load() {
			return
		}
		if sum, err := s.sum(s.published(names[i])); err != nil || sum != s.lies[names[i]].sum {
			wrong.Store(true)
		}
	})
	return len(names), !wrong.Load() && len(names) == s.ours
}

// Remember keeps a memory of what was published just now. It is of use to the next run
// alone: where it cannot be written there is none.
func (p *Publication) Remember(inputs string, said any) {
	s := p.stage
	b, err := json.Marshal(said)
	if err != nil {
		return
	}
	list := sha256.Sum256(s.now)
	m := Memory{Inputs: inputs, List: hex.EncodeToString(list[:]), Said: b}
	m.Sum = m.sum()
	if b, err = json.Marshal(m); err != nil {
		return
	}
	path := beside(s.old, "memory")
	if temp := path + ".new"; os.WriteFile(temp, append(b, '\n'), 0o666) != nil || os.Rename(temp, path) != nil {
		os.Remove(temp)
	}
}
