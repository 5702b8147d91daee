package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// abreast is how many requests are under way at once.
const abreast = 8

// A Session publishes to one target.
type Session struct {
	Target     string // as messages name it
	Who        string // publishes: "user@host"
	OnWait     func(who string)
	OnProgress func(done, all int) // files of a publication; may be nil, and is called from several goroutines

	store Store
	beat  time.Duration // of the lock; tests are short of time
	sent  atomic.Int64  // bytes of files
}

// NewSession is a session with a store.
func NewSession(store Store, target, who string) *Session {
	return &Session{Target: target, Who: who, store: store, beat: beat}
}

// Sent is how many bytes of files have travelled.
func (s *Session) Sent() int64 { return s.sent.Load() }

// A State is what a target has.
type State struct {
	History History
	live    string           // sum of the list that is served; empty for none
	list    []byte           // the same
	now     Manifest         // what congbo published and is served
	there   map[string]int64 // all that is served
}

const (
	historyName = "releases.json"
	historyTwin = "releases-2.json" // the same, of a store that has gaps
	listsFolder = "lists/"          // the lists of releases, by their sums
	filesFolder = "files/"          // files that only former releases have, by their sums
	treesFolder = "trees/"          // what a Switcher shows

	temporaryName = "new-" // begins the names of files that are on their way
)

// Look finds out what a target has. It changes nothing.
func (s *Session) Look(ctx context.Context) (*State, error) {
	st := &State{now: Manifest{}}
	b, err := s.store.Read(ctx, inState(historyName), maxHistory)
	if errors.Is(err, fs.ErrNotExist) && s.gaps() {
		b, err = s.store.Read(ctx, inState(historyTwin), maxHistory)
	}
	if err == nil {
		st.History, err = parseHistory(b)
		if err != nil {
			return nil, refused(s.Target,
				diag.Say("danh sách các lần công bố ở nơi ấy hỏng: %v", "the list of releases there is broken: %v", err),
				diag.Say("chuyển tệp %s trong thư mục của congbo ở đó sang nơi khác rồi công bố lại; các lần trước không lùi về được nữa", "move the file %s in congbo's folder there elsewhere and publish again; former releases cannot be brought back then", historyName))
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	st.list, err = s.store.Read(ctx, inSite(output.ListName), maxList)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	sums, ours := output.Sums(st.list)
	if ours {
		st.live = sumOf(st.list)
	} else if err == nil {
		return nil, s.foreign(output.ListName)
	}
	if st.there, err = s.store.List(ctx, siteRoot); err != nil {
		return nil, err
	}
	known := []Manifest{sums}
	if len(st.History.Begun) > 0 || st.live == "" {
		former, err := s.manifests(ctx, slices.Concat(st.History.Releases, st.History.Begun))
		if err != nil {
			return nil, err
		}
		known = append(known, former...)
	}
	st.History = st.History.settle(st.live)
	return st, s.recognize(ctx, st, known)
}

// manifests are those of releases whose lists are there.
func (s *Session) manifests(ctx context.Context, all []Release) ([]Manifest, error) {
	found := make([]Manifest, len(all))
	err := s.each(ctx, len(all), func(ctx context.Context, i int) error {
		_, m, err := s.listOf(ctx, all[i])
		found[i] = m
		return err
	})
	return found, err
}

// listOf is the list of a release; nil if it is not there any more, or not as it was.
func (s *Session) listOf(ctx context.Context, r Release) ([]byte, Manifest, error) {
	b, err := s.store.Read(ctx, inState(listsFolder+r.Pages), maxList)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil || sumOf(b) != r.Pages {
		return nil, nil, err
	}
	sums, _ := output.Sums(b)
	return b, sums, nil
}

// recognize finds what congbo published among what is served. Where lists differ, as after a
// run that was stopped, the file itself tells.
func (s *Session) recognize(ctx context.Context, st *State, known []Manifest) error {
	var doubtful []string
	for name, size := range st.there {
		var sums []string
		for _, m := range known {
			if sum, ok := m[name]; ok && !slices.Contains(sums, sum) {
				sums = append(sums, sum)
			}
		}
		switch {
		case name == output.ListName:
			st.now[name] = st.live
		case len(sums) == 0:
		case size < 0:
			return s.changed(name)
		case len(sums) == 1:
			st.now[name] = sums[0]
		default:
			doubtful = append(doubtful, name)
		}
	}
	slices.Sort(doubtful)
	found := make([]string, len(doubtful))
	err := s.each(ctx, len(doubtful), func(ctx context.Context, i int) (err error) {
		found[i], err = s.store.Sum(ctx, inSite(doubtful[i]))
		return err
	})
	for i, name := range doubtful {
		if err == nil && !slices.ContainsFunc(known, func(m Manifest) bool { return m[name] == found[i] }) {
			err = s.changed(name)
		}
		st.now[name] = found[i]
	}
	if err == nil && len(st.now) == 0 && len(st.there) > 0 {
		name := slices.Min(slices.Collect(maps.Keys(st.there)))
		return refused(s.Target,
			diag.Say("nơi ấy có tệp không do congbo công bố (%s)", "it holds files that congbo did not publish (%s)", diag.Printable(name)),
			diag.Say("chọn một thư mục trống, hoặc chưa có", "choose a folder that is empty, or not there yet"))
	}
	return err
}

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
// round.
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
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if next[dir] != "" {
				return s.foreign(name)
			}
		}
	}
	return nil
}

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
			diag.Say("vừa có người công bố tới đây", "somebody has published here just now"),
			diag.Say("chạy lại để xem những gì sẽ thay đổi", "run again to see what will change"))
	}
	if err := s.plan(ctx, st, c); err != nil { // as it is now: somebody may have changed a file since
		return err
	}
	if err := s.write(ctx, inState(listsFolder+c.Release.Pages), c.list); err != nil {
		return err
	}
	if st.live != "" {
		if err := s.write(ctx, inState(listsFolder+st.live), st.list); err != nil {
			return err
		}
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
	history = st.History.finish(c.Release)
	if err := s.remember(ctx, history); err != nil {
		return err
	}
	return s.tidy(ctx, history, public)
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

// put gives a file of the new release its place.
func (s *Session) put(ctx context.Context, c *Change, name, to string) error {
	switch {
	case name == output.ListName:
		return s.write(ctx, to, c.list)
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
	if w, ok := s.store.(Switcher); ok {
		live, err := w.Live(ctx)
		if err == nil {
			return s.switchTo(ctx, w, live, st, c)
		}
		if !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
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
func (s *Session) switchTo(ctx context.Context, w Switcher, live string, st *State, c *Change) error {
	tree := fmt.Sprintf("%s%d", treesFolder, c.Release.Number)
	fresh := map[string]bool{}
	for _, name := range slices.Concat(c.Add, c.Replace) {
		fresh[name] = true
	}
	names := slices.Sorted(maps.Keys(c.next))
	for name, size := range st.there {
		if _, ours := c.next[name]; ours || st.now[name] != "" {
			continue
		}
		if size < 0 {
			return refused(s.Target,
				diag.Say("nơi ấy có %s, không phải tệp thường, không mang sang bản mới được", "%s there is no regular file and cannot go along into the new tree", diag.Printable(name)),
				diag.Say("chuyển nó sang nơi khác", "move it elsewhere"))
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

// each calls f for 0 to n-1, several at once, and stops at the first error.
func (s *Session) each(ctx context.Context, n int, f func(ctx context.Context, i int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(abreast)
	for i := range n {
		g.Go(func() error {
			if err := context.Cause(ctx); err != nil {
				return err
			}
			return f(ctx, i)
		})
	}
	return g.Wait()
}

func (s *Session) progress(done, all int) {
	if s.OnProgress != nil {
		s.OnProgress(done, all)
	}
}

func (s *Session) changed(name string) error {
	return refused(s.Target,
		diag.Say("%s ở nơi ấy đã bị thay đổi sau khi công bố", "%s there was changed after it was published", diag.Printable(name)),
		diag.Say("chép phần sửa sang nơi khác, xóa tệp ấy ở đó, rồi công bố lại", "copy the change elsewhere, delete the file there, then publish again"))
}

func (s *Session) foreign(name string) error {
	return refused(s.Target,
		diag.Say("%s ở nơi ấy không do congbo công bố và nằm đúng chỗ của một tệp mới", "%s there is not congbo's and stands where a new file belongs", diag.Printable(name)),
		diag.Say("chuyển nó sang nơi khác", "move it elsewhere"))
}

func sumOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
