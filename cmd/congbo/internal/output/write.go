package output

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Options say what a publication has to be careful of.
type Options struct {
	Site string                     // folder of the sources; empty if there is none to protect
	Each func(n int, f func(i int)) // runs f for 0 to n-1, in parallel if it likes; nil runs them in order
	Done <-chan struct{}            // is closed when the publication is to end before it is complete; may be nil
}

// Stats count the files of a publication.
type Stats struct{ Written, Unchanged, Removed int }

// A Publication publishes a site into a folder. A reader sees the old site or the
// new one, never a mix, even if the machine stops at any moment:
//
//  1. the new site is written to a folder beside the destination, on the same file
//     system: new files as they are made, unchanged ones as hard links to the
//     published ones;
//  2. everything is flushed to the disk;
//  3. the two folders change places, in one step where the system has one
//     (see swap);
//  4. the previous tree is removed, file by file (see prune).
//
// A folder that congbo did not make is refused with a *RefusedError, and so is a
// file of ours that somebody has changed since. Files that somebody else put into the
// published folder are adopted: they become part of the new one as they are. Those that
// come too late for that stay in the previous tree (see Left). Until Commit returns nil
// the old site stands; what a stopped run left is put right by the next.
type Publication struct {
	stage  *stage
	unlock func()
}

// Begin prepares a publication and locks its destination. It must be closed.
func Begin(dest string, o Options) (*Publication, error) { return begin(system{}, dest, o) }

func begin(d disk, dest string, o Options) (*Publication, error) {
	dest, err := realPath(dest)
	if err != nil {
		return nil, err
	}
	if err := refuse(dest, o.Site); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dest), 0o777); err != nil {
		return nil, err
	}
	unlock, err := lock(beside(dest, "lock"), patience)
	if err != nil {
		return nil, err
	}
	p := &Publication{newStage(d, dest, o), unlock}
	if err := p.stage.heal(); err != nil {
		p.Close()
		return nil, err
	}
	if err := p.stage.survey(); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// Put takes a file of the site, whose name has not come before; b stays the
// caller's. It may be called from several goroutines. After an error there is
// nothing to do but Close.
func (p *Publication) Put(name string, b []byte) error { return p.stage.put(name, b) }

// Create takes a file of the site piece by piece, which Put takes as a whole. It must be
// closed before Commit; closed again, it does nothing.
func (p *Publication) Create(name string) (io.WriteCloser, error) { return p.stage.create(name) }

// Commit puts the new site in the place of the old one.
func (p *Publication) Commit() (Stats, error) {
	s := p.stage
	if err := s.ended(); err != nil {
		return Stats{}, err
	}
	if s.failed != nil {
		return Stats{}, s.failed
	}
	same, err := s.settle()
	if err != nil {
		return Stats{}, err
	}
	if same {
		return s.stats, nil
	}
	if err := s.publish(); err != nil {
		return Stats{}, mounted(s.dest, err)
	}
	return s.stats, nil
}

// Left are folders beside the destination that the user should look through. They have
// what somebody put into the published folder, or replaced there, while this publication
// was under way, or one before it that was stopped; and what could not be removed.
func (p *Publication) Left() []string { return p.stage.left }

// Close removes what is no longer needed and unlocks the destination.
func (p *Publication) Close() {
	p.stage.clear()
	p.unlock()
}

// Write publishes a whole tree.
func Write(dest string, tree Tree, o Options) (Stats, error) {
	return write(system{}, dest, tree, o)
}

func write(d disk, dest string, tree Tree, o Options) (Stats, error) {
	p, err := begin(d, dest, o)
	if err != nil {
		return Stats{}, err
	}
	defer p.Close()
	names := slices.Sorted(maps.Keys(tree))
	p.stage.each(len(names), func(i int) { p.Put(names[i], tree[names[i]]) })
	return p.Commit()
}

// beside names a hidden neighbour of the destination.
func beside(dest, what string) string {
	return filepath.Join(filepath.Dir(dest), "."+filepath.Base(dest)+".congbo-"+what)
}
