package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"slices"
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
	History  History
	live     string           // sum of the list that is served; empty for none
	list     []byte           // the same
	now      Manifest         // what congbo published and is served
	there    map[string]int64 // all that is served
	switches bool             // readers can be shown another tree in one step
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
	if err == nil || errors.Is(err, errTooLarge) {
		if err == nil {
			st.History, err = parseHistory(b)
		}
		if err != nil {
			return nil, refused(s.Target,
				diag.Say("danh sách các lần công bố ở %s hỏng: %v", "the list of releases at %s is broken: %v", s.Target, err),
				diag.Say("chuyển tệp %s trong thư mục của congbo ở đó sang nơi khác rồi công bố lại; các lần trước không lùi về được nữa", "move the file %s in congbo's folder there elsewhere and publish again; former releases cannot be brought back then", historyName))
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if w, ok := s.store.(Switcher); ok {
		if _, err = w.Live(ctx); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return nil, err
		}
		st.switches = err == nil
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
			diag.Say("%s có tệp không do congbo công bố (%s)", "%s holds files that congbo did not publish (%s)", s.Target, diag.Printable(name)),
			diag.Say("ghi trong url của data/publish.toml một thư mục trống, hoặc chưa có", "name in url of data/publish.toml a folder that is empty, or not there yet"))
	}
	return err
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
		diag.Say("%s ở %s đã bị thay đổi sau khi công bố", "%s at %s was changed after it was published", diag.Printable(name), s.Target),
		diag.Say("chép phần sửa sang nơi khác, xóa tệp ấy ở đó, rồi công bố lại", "copy the change elsewhere, delete the file there, then publish again"))
}

func (s *Session) foreign(name string) error {
	return refused(s.Target,
		diag.Say("%s ở %s không do congbo công bố và nằm đúng chỗ của một tệp mới", "%s at %s is not congbo's and stands where a new file belongs", diag.Printable(name), s.Target),
		diag.Say("chuyển nó sang nơi khác", "move it elsewhere"))
}

func sumOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
