package report

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/data"
)

// Cut lets go of the syntax trees of a document: what was found out about the text
// stays.
func (d *Document) Cut() {
	d.Root = nil
	for _, n := range d.nodes() {
		n.SetParent(nil)
		n.SetPreviousSibling(nil)
		n.SetNextSibling(nil)
	}
	for _, h := range d.Headings {
		h.Node = nil
	}
	for _, l := range d.Links {
		l.Node = nil
	}
	for _, n := range d.Notes {
		n.Root = nil
	}
	for _, p := range d.allPassages() {
		p.Node = nil
	}
}

// Shed lets go of the text of a document as well, and of what only its text explains:
// what other pages may name or lead to stays. Its trees are cut. What its mentions say is
// shared with those of the other documents.
func (d *Document) Shed(shared *Sayings) {
	type place struct {
		section *Section
		note    *Note
	}
	stubs := map[place]*Passage{} // for passages of which only the place matters
	stub := func(p *Passage) *Passage {
		at := place{p.Section, p.Note}
		if stubs[at] == nil {
			stubs[at] = &Passage{Document: d, Section: p.Section, Note: p.Note}
		}
		return stubs[at]
	}
	var ids strings.Builder
	var mentions []byte // their ids
	for _, p := range d.allPassages() {
		ids.WriteString(" " + p.ID)
		d.Anchors.Sections = append(d.Anchors.Sections, p.Section)
		for _, m := range p.Mentions {
			m.Said, m.Passage = shared.share(m.Said), stub(p)
			mentions = append(mentions, m.ID...)
		}
		for _, ref := range p.NoteRefs {
			ref.Ref.Passage = stub(p)
		}
	}
	d.Anchors.IDs = ids.String()
	all := string(mentions) // one string is less to keep than one each
	for _, p := range d.allPassages() {
		for _, m := range p.Mentions {
			m.ID, all = all[:len(m.ID)], all[len(m.ID):]
		}
	}
	d.Passages = nil
	for _, n := range d.Notes {
		n.Passages = nil
	}
	if d.Title != nil {
		if d.Title.Mentions == nil {
			d.Title = nil
		} else { // by which its rendered text is known
			d.Title.Text, d.Title.Runs, d.Title.NoteRefs = "", nil, nil
		}
	}
	for _, h := range d.Headings {
		h.Passage = nil
	}
	for _, t := range d.Tables {
		t.Settings = data.TableSettings{Caption: t.Settings.Caption}
	}
	d.Front.Fields = nil
	d.File.Shed()
}

// Sayings are what mentions say whose text was let go, each once. The zero Sayings are empty;
// they may be used from several goroutines.
type Sayings struct {
	mu  sync.Mutex
	all map[Said]*Said
}

// share returns the same for all that say it, which keeps no text alive.
func (s *Sayings) share(said *Said) *Said {
	one := *said
	one.NumStart, one.NumEnd, one.Start, one.End, one.ExtStart, one.ExtEnd = 0, 0, 0, 0, 0, 0
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.all[one]
	if known == nil {
		for _, text := range [...]*string{&one.Key, &one.Type, &one.Number, &one.Symbol, &one.Issuer, &one.Words} {
			*text = strings.Clone(*text)
		}
		if s.all == nil {
			s.all = map[Said]*Said{}
		}
		known = &one
		s.all[one] = known
	}
	return known
}

// nodes are the nodes of the trees that the model knows.
func (d *Document) nodes() []ast.Node {
	var all []ast.Node
	for _, n := range d.NoteRefs {
		all = append(all, n)
	}
	for _, note := range d.Notes {
		for _, n := range note.NoteRefs {
			all = append(all, n)
		}
	}
	for _, n := range d.CrossRefs {
		all = append(all, n)
	}
	for _, n := range d.Values {
		all = append(all, n)
	}
	for _, n := range d.Tables {
		all = append(all, n)
	}
	return all
}

// allPassages are the passages of the text and of the notes.
func (d *Document) allPassages() []*Passage {
	all := d.Passages
	for _, n := range d.Notes {
		all = append(all[:len(all):len(all)], n.Passages...)
	}
	return all
}
