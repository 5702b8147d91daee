package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// Publish does what was worked out, if the target is still as it was then. With an error
// readers have the site that they had, or pages with all their parts, and the next publication
// puts right what is left.
func (s *Session) Publish(ctx context.Context, c *Change) error {
	ctx, unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	err = s.publish(ctx, c)
	if cause := context.Cause(ctx); cause != nil && err != nil {
		return cause // the lock was lost, or somebody has stopped it
	}
	return err
}

func (s *Session) publish(ctx context.Context, c *Change) error {
	if r, ok := s.store.(Replacer); ok {
		if err := r.Heal(); err != nil {
			return err
		}
	}
	st, err := s.Look(ctx)
	if err != nil {
		return err
	}
	if st.live != c.base || st.History.next() != c.Release.Number {
		return refused(s.Target,
			diag.Say("vừa có người công bố ở %s", "somebody has just published at %s", s.Target),
			diag.Say("chạy lại để xem những gì sẽ thay đổi", "run again to see what will change"))
	}
	if err := s.plan(ctx, st, c); err != nil { // as it is now: somebody may have changed a file since
		return err
	}
	if err := s.keepLists(ctx, st, c); err != nil {
		return err
	}
	history := st.History.begin(c.Release)
	if err := s.remember(ctx, history); err != nil {
		return err
	}
	public := false
	if e, ok := s.store.(Exposed); ok {
		if public, err = e.IsPublic(ctx, inState(historyName)); err != nil {
			return err
		}
	}
	if !public {
		if err := s.keep(ctx, st, c); err != nil {
			return err
		}
	}
	if err := s.show(ctx, st, c); err != nil {
		return err
	}
	// A release has begun until nothing is left of the former one: of a run that was stopped here
	// the next one finds that, though nothing is to be sent.
	history = st.History.finish(c.Release)
	if err := s.tidy(ctx, history, public); err != nil {
		return err
	}
	return s.remember(ctx, history)
}

// keepLists keeps the list of the new release and of the one that is served, by which the next
// run knows what is congbo's if this one is stopped. One that is there does not travel again.
func (s *Session) keepLists(ctx context.Context, st *State, c *Change) error {
	for _, l := range []struct {
		sum  string
		keep func(to string) error
	}{
		{st.live, func(to string) error { return s.copy(ctx, inSite(output.ListName), to) }},
		{c.Release.Pages, func(to string) error { return s.write(ctx, to, c.list) }},
	} {
		if l.sum == "" {
			continue // nothing is served yet
		}
		name := inState(listsFolder + l.sum)
		sum, err := s.store.Sum(ctx, name)
		if err == nil && sum != l.sum || errors.Is(err, fs.ErrNotExist) {
			err = l.keep(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// remember writes the list of releases. Where that is not there for a moment while it is
// replaced, the other copy is.
func (s *Session) remember(ctx context.Context, h History) error {
	if s.gaps() {
		if err := s.store.Write(ctx, inState(historyTwin), h.bytes()); err != nil {
			return err
		}
	}
	return s.store.Write(ctx, inState(historyName), h.bytes())
}

func (s *Session) gaps() bool {
	g, ok := s.store.(Gapped)
	return ok && g.Gaps()
}

// keep keeps what former releases have and the new one has not.
func (s *Session) keep(ctx context.Context, st *State, c *Change) error {
	kept, err := s.store.List(ctx, inState(filesFolder))
	if err != nil {
		return err
	}
	from := map[string]string{} // one name of each sum
	for _, name := range slices.Concat(c.Replace, c.Remove) {
		sum := st.now[name]
		if _, there := kept[sum]; !there && name != output.ListName {
			from[sum] = name
		}
	}
	sums := slices.Sorted(maps.Keys(from))
	return s.each(ctx, len(sums), func(ctx context.Context, i int) error {
		return s.copy(ctx, inSite(from[sums[i]]), inState(filesFolder+sums[i]))
	})
}

// copy copies a file within the target, through here if there is no other way.
func (s *Session) copy(ctx context.Context, from, to string) error {
	err := s.store.Copy(ctx, from, to)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	b, err := s.store.Read(ctx, from, 1<<40)
	if err != nil {
		return err
	}
	return s.write(ctx, to, b)
}

func (s *Session) write(ctx context.Context, name string, b []byte) error {
	s.sent.Add(int64(len(b)))
	return s.store.Write(ctx, name, b)
}
