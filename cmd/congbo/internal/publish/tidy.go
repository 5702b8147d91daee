package publish

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/output"
)

// tidy removes from the state what no kept release needs any more: of a period that was
// withdrawn no release comes back, so what only those have goes too; and what stopped runs
// left. What is not congbo's by its name stays.
func (s *Session) tidy(ctx context.Context, h History, public bool) error {
	var able []Release
	needed := map[string]bool{} // sums of lists and files
	for _, r := range h.Releases {
		needed[r.Pages] = true
		if h.HoldsWithdrawn(r, nil) == "" && !public {
			able = append(able, r)
		}
	}
	manifests, err := s.manifests(ctx, able)
	if err != nil {
		return err
	}
	for _, m := range manifests {
		for _, sum := range m {
			needed[sum] = true
		}
	}
	there, err := s.store.List(ctx, stateRoot)
	if err != nil {
		return err
	}
	gone, err := s.deadTrees(ctx, there)
	if err != nil {
		return err
	}
	for name := range there {
		folder, base := path.Split(name)
		kept := folder == listsFolder || folder == filesFolder
		if kept && isSum(base) && !needed[base] || folder == "" && strings.HasPrefix(base, temporaryName) {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	err = s.each(ctx, len(gone), func(ctx context.Context, i int) error {
		return s.store.Remove(ctx, inState(gone[i]))
	})
	if w, ok := s.store.(Switcher); ok && err == nil {
		return w.Sweep(ctx)
	}
	return err
}

// deadTrees are the files of the trees that are not served: those that some release lists, and
// those that the served tree has too.
func (s *Session) deadTrees(ctx context.Context, there map[string]int64) (gone []string, err error) {
	w, ok := s.store.(Switcher)
	if !ok {
		return nil, nil
	}
	live, err := w.Live(ctx)
	if errors.Is(err, errors.ErrUnsupported) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var all []Release
	for name := range there {
		if sum, ok := strings.CutPrefix(name, listsFolder); ok && isSum(sum) {
			all = append(all, Release{Pages: sum})
		}
	}
	manifests, err := s.manifests(ctx, all)
	if err != nil {
		return nil, err
	}
	for name := range there {
		inTrees, ok := strings.CutPrefix(name, treesFolder)
		if !ok || strings.HasPrefix(name, live+"/") {
			continue
		}
		_, within, _ := strings.Cut(inTrees, "/")
		_, also := there[live+"/"+within]
		if also || within == output.ListName || slices.ContainsFunc(manifests, func(m Manifest) bool { return m[within] != "" }) {
			gone = append(gone, name)
		}
	}
	return gone, nil
}
