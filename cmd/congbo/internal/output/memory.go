package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"sync/atomic"
)

// A Memory is what a publication records of itself in a file beside the folder: what the
// site was made from, and what was said about it. A site that would be made from exactly
// the same need not be made again, only verified: every published file is read and
// compared with the list (see Publication.Holds). The file may be deleted at any time;
// one that was altered is ignored.
type Memory struct {
	Inputs string          `json:"inputs"` // identifies what the site was made from; empty for no memory
	List   string          `json:"list"`   // digest of the list of published files
	Said   json.RawMessage `json:"said"`   // for the caller
	Sum    string          `json:"sum"`    // digest of the other fields
}

func (m Memory) sum() string {
	h := sha256.New()
	for _, part := range [...]string{m.Inputs, m.List, string(m.Said)} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Recall reads the memory of what was published into a folder. It is empty if there is
// none that can be trusted.
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

// Holds reports whether the published files are those of a memory, byte for byte, and
// how many there are.
func (p *Publication) Holds(m Memory) (files int, holds bool) {
	s := p.stage
	if m.Inputs == "" || m.List != hex.EncodeToString(s.oldList[:]) {
		return 0, false
	}
	var names []string
	for name, e := range s.existing {
		if !e.ours {
			continue
		}
		if !e.kind.IsRegular() {
			return 0, false
		}
		names = append(names, name)
	}
	var wrong atomic.Bool
	s.each(len(names), func(i int) {
		if wrong.Load() {
			return
		}
		if found, err := s.digest(s.published(names[i])); err != nil || found != s.existing[names[i]].digest {
			wrong.Store(true)
		}
	})
	return len(names), !wrong.Load() && len(names) == s.oldFiles
}

// Remember writes the memory of what was just published. Only the next run uses it, so
// an error is no failure: there is no memory then.
func (p *Publication) Remember(inputs string, said any) {
	s := p.stage
	b, err := json.Marshal(said)
	if err != nil {
		return
	}
	list := sha256.Sum256(s.list)
	m := Memory{Inputs: inputs, List: hex.EncodeToString(list[:]), Said: b}
	m.Sum = m.sum()
	if b, err = json.Marshal(m); err != nil {
		return
	}
	path := beside(s.dest, "memory")
	if temp := path + ".new"; os.WriteFile(temp, append(b, '\n'), 0o666) != nil || os.Rename(temp, path) != nil {
		os.Remove(temp)
	}
}
