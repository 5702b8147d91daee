package publish

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"sync/atomic"

	"congbo/cmd/congbo/internal/output"
)

// put gives a file of the new release its place.
func (s *Session) put(ctx context.Context, c *Change, name, to string) error {
	switch {
	case name == output.ListName:
		return s.copy(ctx, inState(listsFolder+c.Release.Pages), to)
	case c.tree != nil:
		return s.write(ctx, to, c.tree[name])
	}
	return s.copy(ctx, inState(filesFolder+c.next[name]), to)
}

// show brings the new release to readers, in the way that the target has.
func (s *Session) show(ctx context.Context, st *State, c *Change) error {
	if r, ok := s.store.(Replacer); ok {
		return s.replace(ctx, r, c)
	}
	if st.switches {
		return s.switchTo(ctx, s.store.(Switcher), st, c)
	}
	return s.showInSteps(ctx, c)
}

// replace hands a whole site to a target that replaces it in one step.
func (s *Session) replace(ctx context.Context, r Replacer, c *Change) error {
	names := slices.Sorted(maps.Keys(c.next))
	tree := make(output.Tree, len(names))
	for i, name := range names {
		if b, ok := c.tree[name]; ok {
			tree[name] = b
		} else if name != output.ListName {
			from := inSite(name)
			if slices.Contains(c.Add, name) || slices.Contains(c.Replace, name) {
				from = inState(filesFolder + c.next[name])
			}
			b, err := s.store.Read(ctx, from, 1<<40)
			if err == nil && sumOf(b) != c.next[name] {
				err = s.changed(name)
			}
			if err != nil {
				return err
			}
			tree[name] = b
		}
		s.progress(i+1, len(names))
	}
	delete(tree, output.ListName)
	s.sent.Add(c.Bytes)
	return r.Replace(ctx, tree, slices.Concat(c.Add, c.Replace))
}

// switchTo makes a tree of the new release beside the one that is served, what both have as
// second names of the same files, and serves it. What others put into the served tree goes
// along.
func (s *Session) switchTo(ctx context.Context, w Switcher, st *State, c *Change) error {
	tree := fmt.Sprintf("%s%d", treesFolder, c.Release.Number)
	fresh := map[string]bool{}
	for _, name := range slices.Concat(c.Add, c.Replace) {
		fresh[name] = true
	}
	names := slices.Sorted(maps.Keys(c.next))
	for name := range st.there {
		if _, ours := c.next[name]; ours || st.now[name] != "" {
			continue
		}
		names = append(names, name)
	}
	slices.Sort(names)
	var done atomic.Int64
	err := s.each(ctx, len(names), func(ctx context.Context, i int) error {
		name := names[i]
		to := inState(path.Join(tree, name))
		defer func() { s.progress(int(done.Add(1)), len(names)) }()
		if fresh[name] {
			return s.put(ctx, c, name, to)
		}
		return s.copy(ctx, inSite(name), to)
	})
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		return err
	}
	return w.Switch(ctx, tree)
}

// showInSteps changes the files that are served one by one, in the order of Plan.steps.
func (s *Session) showInSteps(ctx context.Context, c *Change) error {
	all, done := len(c.Add)+len(c.Replace)+len(c.Remove), atomic.Int64{}
	for _, step := range c.steps() {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		names := slices.Concat(step.write, step.remove)
		err := s.each(ctx, len(names), func(ctx context.Context, i int) error {
			defer func() { s.progress(int(done.Add(1)), all) }()
			if len(step.remove) > 0 {
				return s.store.Remove(ctx, inSite(names[i]))
			}
			return s.put(ctx, c, names[i], inSite(names[i]))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
