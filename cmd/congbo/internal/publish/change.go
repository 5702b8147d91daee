package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// A Change is what a publication does to a target.
type Change struct {
	Plan
	Bytes   int64 // of the files that travel
	Release Release
	base    string // what was served when it was worked out
	list    []byte // the new one
	next    Manifest
	tree    output.Tree // of a new release; nil for one that is brought back
}

// Plan works out what a new release does to a target. Release has its date, sources and
// periods. What congbo did not publish is refused where it would be touched.
func (s *Session) Plan(ctx context.Context, st *State, tree output.Tree, r Release) (*Change, error) {
	tree = output.Complete(tree)
	c := &Change{Release: r, tree: tree, list: tree[output.ListName], next: Manifest{}}
	for name, b := range tree {
		c.next[name] = sumOf(b)
		if size, there := st.there[name]; there && st.now[name] == c.next[name] && size != int64(len(b)) {
			return nil, s.changed(name)
		}
	}
	err := s.plan(ctx, st, c)
	for _, name := range slices.Concat(c.Add, c.Replace) {
		c.Bytes += int64(len(tree[name]))
	}
	return c, err
}

// PlanRollback works out how a release is brought back. Where the target has not kept its
// files, tree may be a site that was built again: what is not the release is not taken for it.
func (s *Session) PlanRollback(ctx context.Context, st *State, to, r Release, tree output.Tree) (*Change, error) {
	r.Of, r.Periods, r.Withdrawn, r.Sources = to.Number, to.Periods, to.Withdrawn, to.Sources
	if tree != nil {
		if c, err := s.Plan(ctx, st, tree, r); err != nil || sumOf(c.list) == to.Pages {
			return c, err
		}
		return nil, s.notKept(to)
	}
	list, sums, err := s.listOf(ctx, to)
	if err != nil {
		return nil, err
	}
	if list == nil {
		return nil, s.notKept(to)
	}
	sums[output.ListName] = to.Pages
	c := &Change{Release: r, list: list, next: sums}
	if err := s.plan(ctx, st, c); err != nil {
		return nil, err
	}
	needed := slices.DeleteFunc(slices.Concat(c.Add, c.Replace), func(name string) bool { return name == output.ListName })
	return c, s.each(ctx, len(needed), func(ctx context.Context, i int) error {
		sum, err := s.store.Sum(ctx, inState(filesFolder+sums[needed[i]]))
		if errors.Is(err, fs.ErrNotExist) || err == nil && sum != sums[needed[i]] {
			return s.notKept(to)
		}
		return err
	})
}

// A NotKeptError says that a target has not what a release needs to come back.
type NotKeptError struct{ Release Release }

func (e *NotKeptError) Error() string {
	return fmt.Sprintf("release %d is not kept", e.Release.Number)
}

func (s *Session) notKept(r Release) error { return &NotKeptError{r} }

// plan completes a change, and proves that what it replaces or removes is as congbo published
// it. A file of somebody else's in the place of a new one may stay if it has the same bytes.
func (s *Session) plan(ctx context.Context, st *State, c *Change) error {
	if err := s.collide(st, c.next); err != nil {
		return err
	}
	now := maps.Clone(st.now)
	var strangers []string
	for name := range c.next {
		if _, there := st.there[name]; there && now[name] == "" {
			strangers = append(strangers, name)
			now[name] = c.next[name]
		}
	}
	c.Plan, c.base = plan(now, c.next), st.live
	c.Release.Number, c.Release.Who = st.History.next(), s.Who
	c.Release.Pages, c.Release.Files = sumOf(c.list), len(c.next)-1
	slices.Sort(strangers)
	touched := slices.Concat(strangers, c.Replace, c.Remove)
	return s.each(ctx, len(touched), func(ctx context.Context, i int) error {
		name := touched[i]
		sum, err := s.store.Sum(ctx, inSite(name))
		switch {
		case err != nil || sum == now[name]:
			return err
		case i < len(strangers):
			return s.foreign(name)
		}
		return s.changed(name)
	})
}

// collide refuses a file of somebody else's where the new site has a folder, and the other way
// round; and one that cannot go along into a new tree.
func (s *Session) collide(st *State, next Manifest) error {
	folders := map[string]bool{}
	for name := range next {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(st.there)) {
		if st.now[name] != "" {
			continue
		}
		if folders[name] {
			return s.foreign(name)
		}
		if st.switches && st.there[name] < 0 && next[name] == "" {
			return refused(s.Target,
				diag.Say("%s ở %s không phải tệp thường, không mang sang bản mới được", "%s at %s is no regular file and cannot go along into the new tree", diag.Printable(name), s.Target),
				diag.Say("chuyển nó sang nơi khác", "move it elsewhere"))
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if next[dir] != "" {
				return s.foreign(name)
			}
		}
	}
	return nil
}
