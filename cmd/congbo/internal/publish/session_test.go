package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"congbo/cmd/congbo/internal/output"
)

// Three releases of a site: a page names its parts.
var (
	first = output.Tree{
		"index.html": []byte("a.css one/index.html"), "a.css": []byte("a"), "one/index.html": []byte("a.css one/data.csv"),
		"one/data.csv": []byte("1"), "gone/index.html": []byte("a.css gone/old.svg"), "gone/old.svg": []byte("old"), "same.txt": []byte("same"),
	}
	second = output.Tree{
		"index.html": []byte("a.css b.css one/index.html two/index.html"), "a.css": []byte("a2"), "b.css": []byte("b"),
		"one/index.html": []byte("b.css one/data.csv"), "one/data.csv": []byte("12"), "two/index.html": []byte("b.css two/new.svg"),
		"two/new.svg": []byte("new"), "same.txt": []byte("same"),
	}
	third = output.Tree{"index.html": []byte("third.css"), "third.css": []byte("3"), "same.txt": []byte("same")}
)

func whole(tree output.Tree, foreign map[string]string) map[string]string {
	all := maps.Clone(foreign)
	if all == nil {
		all = map[string]string{}
	}
	for name, b := range output.Complete(tree) {
		all[name] = string(b)
	}
	return all
}

var day = time.Date(2030, 7, 1, 8, 0, 0, 0, time.UTC)

// publishTo publishes a tree, or brings a release back where the tree is nil.
func publishTo(store Store, tree output.Tree, to int) error {
	return publishIn(context.Background(), NewSession(store, "target", "nga@van-phong"), tree, to)
}

func publishIn(ctx context.Context, s *Session, tree output.Tree, to int) error {
	st, err := s.Look(ctx)
	if err != nil {
		return err
	}
	var c *Change
	if r := (Release{Date: day, Sources: sumOf([]byte("sources")), Periods: []string{"2030-h1"}}); tree != nil {
		c, err = s.Plan(ctx, st, tree, r)
	} else {
		c, err = s.PlanRollback(ctx, st, *st.History.Find(to), Release{Date: day}, nil)
	}
	if err != nil {
		return err
	}
	return s.Publish(ctx, c)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var modes = map[string]bool{"in steps": false, "by link": true}

func newDisk(links bool) *disk { return &disk{files: map[string]string{}, links: links} }

// TestKilled cuts a publication, and a rollback, at each of its requests: readers have the old
// site, the new one, or pages with all their parts; the next run heals; what is not congbo's
// stays; the former release comes back byte for byte.
func TestKilled(t *testing.T) {
	foreign := map[string]string{"google.html": "x", "one/notes.txt": "theirs"}
	for what, c := range map[string]struct {
		before   []output.Tree
		tree     output.Tree // nil to bring release 1 back
		old, new map[string]string
	}{
		"first":    {nil, first, map[string]string{}, whole(first, nil)},
		"change":   {[]output.Tree{first}, second, whole(first, foreign), whole(second, foreign)},
		"rollback": {[]output.Tree{first, second}, nil, whole(second, foreign), whole(first, foreign)},
	} {
		for mode, links := range modes {
			for _, kind := range []string{"cut", "cut, but done", "one failure"} {
				t.Run(what+"/"+mode+"/"+kind, func(t *testing.T) {
					old, new, mixed, at, over := 0, 0, 0, 0, false
					for !over {
						at++
						synctest.Test(t, func(t *testing.T) {
							d, theirs := newDisk(links), map[string]string{}
							for _, tree := range c.before {
								must(t, publishTo(&flaky{disk: d}, tree, 0))
								theirs = foreign
								for name, b := range theirs {
									d.files[d.at("site/"+name)] = b
								}
							}
							f := &flaky{disk: d, at: at, once: kind == "one failure", late: kind == "cut, but done"}
							err := publishTo(f, c.tree, 1)
							if over = f.request < at; over {
								must(t, err)
								return
							}
							switch site := d.served(); {
							case maps.Equal(site, c.old):
								old++
							case maps.Equal(site, c.new):
								new++
							case !links && lacking(site) == "":
								mixed++
							default:
								t.Fatalf("request %d: %s; readers have %v", at, lacking(site), site)
							}
							must(t, publishTo(&flaky{disk: d}, third, 0))
							if site := d.served(); !maps.Equal(site, whole(third, theirs)) {
								t.Fatalf("request %d: after the next run readers have %v", at, site)
							}
							if c.before != nil {
								must(t, publishTo(&flaky{disk: d}, nil, 1))
								if site := d.served(); !maps.Equal(site, whole(first, theirs)) {
									t.Fatalf("request %d: brought back was %v", at, site)
								}
							}
							onlyNeeded(t, d)
						})
					}
					t.Logf("%d requests: old %d, new %d, pages with all their parts %d, all healed", at-1, old, new, mixed)
				})
			}
		}
	}
}

// TestKilledAtTheEnd cuts a publication at each of its requests and publishes the same site again,
// as who is told to run again does: if that finds nothing to do, then nothing is left but a lock.
func TestKilledAtTheEnd(t *testing.T) {
	for mode, links := range modes {
		t.Run(mode, func(t *testing.T) {
			for at, over := 1, false; !over; at++ {
				synctest.Test(t, func(t *testing.T) {
					d := newDisk(links)
					must(t, publishTo(&flaky{disk: d}, first, 0))
					f := &flaky{disk: d, at: at}
					err := publishTo(f, second, 0)
					if over = f.request < at; over {
						must(t, err)
						return
					}
					s := NewSession(&flaky{disk: d}, "target", "nga@van-phong")
					st, err := s.Look(t.Context())
					must(t, err)
					c, err := s.Plan(t.Context(), st, second, Release{Date: day})
					must(t, err)
					if st.Stands(c) {
						delete(d.files, "state/lock") // whoever publishes next takes it over
					} else {
						must(t, s.Publish(t.Context(), c))
					}
					if site := d.served(); !maps.Equal(site, whole(second, nil)) {
						t.Errorf("request %d: readers have %v", at, site)
					}
					onlyNeeded(t, d)
					if t.Failed() {
						t.Fatalf("request %d", at)
					}
				})
			}
		})
	}
}

// onlyNeeded finds what lies in the state and nothing needs.
func onlyNeeded(t *testing.T, d *disk) {
	t.Helper()
	h, err := parseHistory([]byte(d.files["state/releases.json"]))
	must(t, err)
	needed := map[string]bool{"state/releases.json": true}
	for _, r := range h.Releases {
		needed["state/lists/"+r.Pages] = true
		sums, _ := output.Sums([]byte(d.files["state/lists/"+r.Pages]))
		for _, sum := range sums {
			needed["state/files/"+sum] = true
		}
	}
	for name := range d.files {
		if strings.HasPrefix(name, "state/") && !needed[name] && (d.link == "" || !strings.HasPrefix(name, "state/"+d.link+"/")) {
			t.Errorf("%s is left", name)
		}
	}
}

// TestSteps: what pages need comes before them and goes after them, the list when all is there.
func TestSteps(t *testing.T) {
	all := plan(Manifest{"a.css": "1", "i.html": "1", "o.html": "1", "o.svg": "1", output.ListName: "1"},
		Manifest{"a.css": "2", "i.html": "2", "n.html": "1", "n.svg": "1", output.ListName: "2"}).steps()
	want := "[{[n.svg] []} {[n.html] []} {[a.css] []} {[i.html] []} {[sha256sums.txt] []} {[] [o.html]} {[] [o.svg]}]"
	if got := fmt.Sprint(all); got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
}

// TestSameSite publishes what is there already.
func TestSameSite(t *testing.T) {
	d := newDisk(false)
	must(t, publishTo(&flaky{disk: d}, first, 0))
	s := NewSession(&flaky{disk: d}, "target", "nga@van-phong")
	st, err := s.Look(t.Context())
	must(t, err)
	c, err := s.Plan(t.Context(), st, first, Release{})
	must(t, err)
	if !c.Empty() || c.Bytes != 0 {
		t.Errorf("%+v", c.Plan)
	}
}

// TestStrangers: what congbo did not publish, or somebody changed since, is not touched.
func TestStrangers(t *testing.T) {
	for name, change := range map[string]func(files map[string]string){
		"a changed page":                    func(f map[string]string) { f["site/index.html"] = "mine" },
		"a changed file that stays":         func(f map[string]string) { f["site/same.txt"] = "longer than it was" },
		"a changed file that goes":          func(f map[string]string) { f["site/gone/old.svg"] = "mine" },
		"a file where a page belongs":       func(f map[string]string) { f["site/b.css"] = "theirs" },
		"a file where a folder belongs":     func(f map[string]string) { f["site/two"] = "theirs" },
		"a list that is not congbo's":       func(f map[string]string) { f["site/sha256sums.txt"] = "theirs" },
		"a broken list of releases":         func(f map[string]string) { f["state/releases.json"] = "{" },
		"a huge list of releases":           func(f map[string]string) { f["state/releases.json"] = strings.Repeat(" ", maxHistory+1) },
		"a folder where a file is to stand": func(f map[string]string) { f["site/two/new.svg/x"] = "theirs" },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDisk(false)
			must(t, publishTo(&flaky{disk: d}, first, 0))
			change(d.files)
			before := maps.Clone(d.files)
			err := publishTo(&flaky{disk: d}, second, 0)
			if refused := (*output.RefusedError)(nil); !errors.As(err, &refused) {
				t.Errorf("the error is %v", err)
			}
			if !maps.Equal(d.files, before) {
				t.Error("something was written")
			}
		})
	}
	d := newDisk(false)
	d.files["site/index.html"] = "theirs"
	if err := publishTo(&flaky{disk: d}, first, 0); err == nil || d.files["site/index.html"] != "theirs" {
		t.Errorf("a folder of somebody else's: %v", err)
	}
	d = newDisk(false)
	must(t, publishTo(&flaky{disk: d}, first, 0))
	d.files["site/b.css"] = "b" // the very bytes that are to come
	must(t, publishTo(&flaky{disk: d}, second, 0))
}

// TestReleases keeps the last ten, brings them back, and goes further back at each rollback
// that names none.
func TestReleases(t *testing.T) {
	d := newDisk(false)
	tree := func(n int) output.Tree { return output.Tree{"index.html": fmt.Appendf(nil, "%d", n)} }
	for n := 1; n <= Kept+3; n++ {
		must(t, publishTo(&flaky{disk: d}, tree(n), 0))
	}
	h, err := parseHistory([]byte(d.files["state/releases.json"]))
	must(t, err)
	if len(h.Releases) != Kept || h.Releases[0].Number != 4 {
		t.Fatalf("kept are %v", h.Releases)
	}
	for _, want := range []int{12, 11, 10} {
		h, err := parseHistory([]byte(d.files["state/releases.json"]))
		must(t, err)
		to := h.Before()
		if to.Number != want {
			t.Errorf("before is %d, not %d", to.Number, want)
		}
		must(t, publishTo(&flaky{disk: d}, nil, to.Number))
		if got := d.files["site/index.html"]; got != fmt.Sprint(want) {
			t.Errorf("readers have %s, not %d", got, want)
		}
	}
	onlyNeeded(t, d)
}

// TestHistoryBefore: there is nothing before the first release.
func TestHistoryBefore(t *testing.T) {
	if r := (History{}).Before(); r != nil {
		t.Error(r)
	}
	if r := (History{Releases: []Release{{Number: 1}}}).Before(); r != nil {
		t.Error(r)
	}
	if r := (History{Releases: []Release{{Number: 1}, {Number: 2}, {Number: 3, Of: 1}}}).Before(); r != nil {
		t.Error(r)
	}
}

// TestTwoAtOnce: one is refused with the name of the other, who is alive; one who is not makes
// nobody wait for ever.
func TestTwoAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk(false)
		must(t, publishTo(&flaky{disk: d}, first, 0))
		a := NewSession(&flaky{disk: d}, "target", "nga@van-phong")
		ctx, unlock, err := a.lock(t.Context())
		must(t, err)
		start := time.Now()
		waited := ""
		b := NewSession(&flaky{disk: d}, "target", "an@may-khac")
		b.OnWait = func(who string) { waited = who }
		st, err := b.Look(t.Context())
		must(t, err)
		c, err := b.Plan(t.Context(), st, second, Release{Date: day})
		must(t, err)
		err = b.Publish(t.Context(), c)
		if err == nil || !strings.Contains(err.Error(), "nga@van-phong") || !strings.Contains(waited, "nga@van-phong") {
			t.Errorf("the other was told %v, and waited for %q", err, waited)
		}
		if took := time.Since(start); took > b.lease() {
			t.Errorf("it took %v", took)
		}
		if ctx.Err() != nil {
			t.Error("the first has lost its lock")
		}
		unlock()
		must(t, b.Publish(t.Context(), c))

		// A run that lost its lock stops.
		ctx, unlock, err = a.lock(t.Context())
		must(t, err)
		d.mu.Lock()
		d.files["state/lock"] = `{"who":"kẻ \u001b[31m khác","token":"other"}`
		d.mu.Unlock()
		<-ctx.Done()
		if err := context.Cause(ctx); err == nil || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("the cause is %v", err)
		}
		unlock()

		// The lock of a run that was killed is taken over, whatever it says.
		for _, lock := range []string{`{"who":"nga@van-phong","token":"x"}`, "", "\x00\xff"} {
			d.mu.Lock()
			d.files["state/lock"] = lock
			d.mu.Unlock()
			must(t, publishTo(&flaky{disk: d}, third, 0))
			must(t, publishTo(&flaky{disk: d}, second, 0))
			if _, left := d.files["state/lock"]; left {
				t.Error("the lock is left")
			}
		}
	})
}

// TestTwoTakeOver: of those who take over the lock of a run that was killed, at the same moment
// or a request apart, one has it.
func TestTwoTakeOver(t *testing.T) {
	for _, apart := range []time.Duration{0, time.Millisecond, time.Second} {
		synctest.Test(t, func(t *testing.T) {
			d := newDisk(false)
			d.files["state/lock"] = `{"who":"nga@van-phong","token":"x"}`
			has := make(chan int, 2)
			for i := range 2 {
				go func() {
					time.Sleep(time.Duration(i) * apart)
					_, unlock, err := NewSession(slow{&flaky{disk: d}}, "target", "nga").lock(t.Context())
					if err != nil {
						has <- 0
						return
					}
					time.Sleep(time.Minute)
					unlock()
					has <- 1
				}()
			}
			if n := <-has + <-has; n != 1 {
				t.Errorf("%v apart: %d have the lock", apart, n)
			}
		})
	}
}

// A slow store is at a distance: what is asked and what is written take their way.
type slow struct{ Store }

func (s slow) Read(ctx context.Context, name string, limit int64) ([]byte, error) {
	b, err := s.Store.Read(ctx, name, limit)
	time.Sleep(500 * time.Millisecond)
	return b, err
}

func (s slow) Write(ctx context.Context, name string, b []byte) error {
	time.Sleep(500 * time.Millisecond)
	return s.Store.Write(ctx, name, b)
}

// TestSent: only what changed travels, once, and nothing of what the target has kept.
func TestSent(t *testing.T) {
	for mode, links := range modes {
		t.Run(mode, func(t *testing.T) {
			d := newDisk(links)
			for _, step := range []struct {
				tree output.Tree
				to   int
				from output.Tree
			}{{first, 0, nil}, {second, 0, first}, {nil, 1, nil}, {third, 0, first}, {nil, 2, nil}} {
				want := 0
				if step.tree != nil {
					for name, b := range output.Complete(step.tree) {
						if string(b) != string(step.from[name]) {
							want += len(b)
						}
					}
				}
				s := NewSession(&flaky{disk: d}, "target", "nga@van-phong")
				must(t, publishIn(t.Context(), s, step.tree, step.to))
				if s.Sent() != int64(want) {
					t.Errorf("%d bytes travelled, not %d", s.Sent(), want)
				}
			}
		})
	}
}

// An interrupted store is that of a run that is interrupted once it has created something.
type interrupted struct {
	Store
	stop func()
}

func (i interrupted) Create(ctx context.Context, name string, b []byte) error {
	defer i.stop()
	return i.Store.Create(ctx, name, b)
}

func (i interrupted) Write(ctx context.Context, name string, b []byte) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return i.Store.Write(ctx, name, b)
}

// TestInterruptedAtLock: a run that is interrupted when it has just created the lock leaves none.
func TestInterruptedAtLock(t *testing.T) {
	d := newDisk(false)
	must(t, publishTo(&flaky{disk: d}, first, 0))
	ctx, stop := context.WithCancel(t.Context())
	s := NewSession(interrupted{&flaky{disk: d}, stop}, "target", "nga@van-phong")
	if err := publishIn(ctx, s, second, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if lock, left := d.files["state/lock"]; left || !maps.Equal(d.served(), whole(first, nil)) {
		t.Errorf("left the lock %q and %v", lock, d.served())
	}
}

// TestPublishedMeanwhile: what was looked at is what is done.
func TestPublishedMeanwhile(t *testing.T) {
	d := newDisk(false)
	must(t, publishTo(&flaky{disk: d}, first, 0))
	s := NewSession(&flaky{disk: d}, "target", "nga@van-phong")
	st, err := s.Look(t.Context())
	must(t, err)
	c, err := s.Plan(t.Context(), st, second, Release{Date: day})
	must(t, err)
	must(t, publishTo(&flaky{disk: d}, third, 0))
	if err := s.Publish(t.Context(), c); err == nil || !maps.Equal(d.served(), whole(third, nil)) {
		t.Errorf("%v: %v", err, d.served())
	}
	st, err = s.Look(t.Context())
	must(t, err)
	c, err = s.Plan(t.Context(), st, second, Release{Date: day})
	must(t, err)
	d.files["site/index.html"] = "mine" // while somebody was asked
	if err := s.Publish(t.Context(), c); !errors.As(err, new(*output.RefusedError)) || d.files["site/index.html"] != "mine" {
		t.Errorf("%v: %v", err, d.files["site/index.html"])
	}
}

// TestWithdrawn: a release that shows what was withdrawn does not come back, and is not kept.
func TestWithdrawn(t *testing.T) {
	h := History{Releases: []Release{
		{Number: 1, Periods: []string{"2030-h1"}},
		{Number: 2, Periods: []string{"2030-h1", "2030-h2"}},
		{Number: 3, Periods: []string{"2030-h2"}, Withdrawn: []string{"2030-h1"}},
	}}
	if got := h.HoldsWithdrawn(h.Releases[0], nil); got != "2030-h1" {
		t.Error(got)
	}
	if got := h.HoldsWithdrawn(h.Releases[2], []string{"2030-h2"}); got != "2030-h2" {
		t.Error(got)
	}
	if got := h.HoldsWithdrawn(h.Releases[2], nil); got != "" {
		t.Error(got)
	}
	h.Releases = append(h.Releases, Release{Number: 4, Periods: []string{"2030-h2"}}) // its sources were deleted
	if got := h.HoldsWithdrawn(h.Releases[0], nil); got != "2030-h1" {
		t.Error(got)
	}
	h.Releases = append(h.Releases, Release{Number: 5, Periods: []string{"2030-h1"}}) // it is published again
	if got := h.HoldsWithdrawn(h.Releases[0], nil); got != "" {
		t.Error(got)
	}
}

// FuzzHistory reads lists of releases that anybody may have written.
func FuzzHistory(f *testing.F) {
	f.Add([]byte(`{"releases":[{"number":1,"date":"2030-07-01T08:00:00Z","who":"nga@van-phong","sources":"","pages":"` + strings.Repeat("a", 64) + `","files":3,"periods":["2030-h1"]}]}`))
	f.Add([]byte(`{"releases":[{"number":1e9}],"begun":[{"number":-1}]}`))
	f.Add([]byte(`{"releases":null} x`))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := parseHistory(b)
		if err != nil {
			return
		}
		again, err := parseHistory(h.bytes())
		if err != nil || !bytes.Equal(again.bytes(), h.bytes()) {
			t.Fatalf("%q reads back as %v, %v", h.bytes(), again, err)
		}
		h.Before()
		h.settle(strings.Repeat("a", 64))
		if h.next() < 1 {
			t.Error(h.next())
		}
		for _, r := range slices.Concat(h.Releases, h.Begun) {
			if strings.ContainsFunc(r.Who, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x202e }) {
				t.Errorf("%q", r.Who)
			}
		}
	})
}

// FuzzTarget publishes over lists and releases that somebody has written: nothing but what the
// lists call congbo's, by its sum, is touched.
func FuzzTarget(f *testing.F) {
	f.Add([]byte("# Published by congbo\n"), []byte("{}"))
	list := output.Complete(first)[output.ListName]
	f.Add(list, []byte(`{"releases":[]}`))
	f.Add(append(bytes.Clone(list), []byte(strings.Repeat("0", 64)+"  ../../etc/passwd\n"+strings.Repeat("0", 64)+"  theirs.txt\n")...), []byte(`{"releases":[],"begun":[]}`))
	f.Fuzz(func(t *testing.T, list, history []byte) {
		d := newDisk(false)
		d.files["site/theirs.txt"], d.files["other/x"], d.files["state/files/notes.txt"] = "theirs", "x", "theirs"
		d.files["site/"+output.ListName], d.files["state/releases.json"] = string(list), string(history)
		err := publishTo(&flaky{disk: d}, second, 0)
		if d.files["site/theirs.txt"] != "theirs" || d.files["other/x"] != "x" || d.files["state/files/notes.txt"] != "theirs" {
			t.Fatal("a file of somebody else's was touched")
		}
		if err == nil && !maps.Equal(d.served(), whole(second, map[string]string{"theirs.txt": "theirs"})) {
			t.Fatalf("%v", d.served())
		}
	})
}
