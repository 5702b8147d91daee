package output

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/strace"
)

// childDest, if set, makes this binary publish newTree there and nothing else;
// childStream, piece by piece; childAdd makes it add to a folder that addition has
// prepared.
const (
	childDest   = "CONGBO_TEST_PUBLISH"
	childStream = "CONGBO_TEST_STREAM"
	childAdd    = "CONGBO_TEST_ADD"
)

// The child does everything on one thread, so that a call has the same number in
// every run.
func init() {
	if os.Getenv(childDest)+os.Getenv(childStream)+os.Getenv(childAdd) != "" {
		runtime.LockOSThread()
	}
}

func TestMain(m *testing.M) {
	dest, streamed, dir := os.Getenv(childDest), os.Getenv(childStream), os.Getenv(childAdd)
	var err error
	switch {
	case dest != "":
		_, err = Write(dest, newTree, Options{})
	case streamed != "":
		_, err = streamAll(system{}, streamed, newTree)
	case dir != "":
		a, _ := newAddition(dir, false)
		err = Add(a)
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

// TestSystemFaults kills a real process at every call that touches the published
// site, and lets each of these calls fail. CONGBO_STRACE=all tries every error at
// each, once and for good; CONGBO_STRACE=1 only demands that strace is there.
func TestSystemFaults(t *testing.T) {
	all := strace.Need(t)
	binary := strace.Binary(t, "child")
	t.Run("put", func(t *testing.T) { systemFaults(t, binary, childDest, all) })
	t.Run("streamed", func(t *testing.T) { systemFaults(t, binary, childStream, all) })
}

func systemFaults(t *testing.T, binary, child string, all bool) {
	dest, _, after := faultSite(t, "site")
	calls := publisher(binary, child, dest).Record(t, filepath.Dir(dest))
	if got := state(t, dest); !maps.Equal(got, after) {
		t.Fatalf("without a fault it published %v", got)
	}
	holdOrder(t, calls)

	type fault struct{ inject, when string }
	faults := []fault{{"signal=KILL", ""}, {"error=EIO", ""}, {"error=ENOSPC", "+"}}
	if all {
		faults = append(faults, fault{"error=EINTR", ""}) // for good it asks for a call without end
		for _, e := range []string{"ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "ENFILE", "ENOMEM", "ENAMETOOLONG", "ESTALE"} {
			faults = append(faults, fault{"error=" + e, ""}, fault{"error=" + e, "+"})
		}
	}
	for _, c := range calls {
		for _, f := range faults {
			inject := fmt.Sprintf("%s:%s:when=%d%s", c.Name, f.inject, c.When, f.when)
			t.Run(inject, func(t *testing.T) {
				t.Parallel()
				faulted(t, binary, child, inject, f.when == "+")
				if t.Failed() {
					t.Log(c.Text)
				}
			})
		}
	}
	t.Logf("%d calls", len(calls))
}

// publisher is this binary as the child that publishes or adds to a folder.
func publisher(binary, child, dir string) strace.Process {
	return strace.Process{Args: []string{binary}, Env: []string{child + "=" + dir}}
}

// holdOrder holds that everything is on the disk before the site changes, and the
// change itself before the process says that it is done.
func holdOrder(t *testing.T, calls []strace.Call) {
	t.Helper()
	for _, c := range calls {
		if !c.Main {
			t.Fatalf("a call is not of the main thread: %s", c.Text)
		}
	}
	last := func(match func(strace.Call) bool) int {
		for i, c := range slices.Backward(calls) {
			if match(c) {
				return i
			}
		}
		return -1
	}
	laid := last(func(c strace.Call) bool {
		return slices.Contains([]string{"write", "linkat", "mkdirat", "symlinkat", "fchmodat"}, c.Name) && strings.Contains(c.Text, ".public.congbo-new")
	})
	flushed := last(func(c strace.Call) bool { return c.Name == "syncfs" })
	swapped := last(func(c strace.Call) bool { return c.Name == "renameat2" })
	synced := last(func(c strace.Call) bool { return c.Name == "fsync" })
	if !(0 <= laid && laid < flushed && flushed < swapped && swapped < synced) {
		t.Errorf("laid out at %d, flushed at %d, swapped at %d, synced at %d", laid, flushed, swapped, synced)
	}
}

// faulted publishes with a fault, and again without.
func faulted(t *testing.T, binary, child, inject string, lasting bool) {
	dest, before, after := faultSite(t, "site")
	readers := read(t, dest)
	r := publisher(binary, child, dest).Inject(inject)
	err, killed := r.Err, r.Killed
	got := state(t, dest)
	isOld, isNew := maps.Equal(got, before), maps.Equal(got, after)
	switch {
	case r.Hung:
		t.Error("without end")
	case !isOld && !isNew:
		t.Errorf("published a mix: %v", got)
	case err == nil && !isNew:
		t.Error("done, but the old site stands")
	case err != nil && !killed && !isOld && !lasting:
		t.Errorf("%v, but the new site stands", err)
	case err != nil && !killed && !lasting && !strings.Contains(r.Stderr, "/"): // for good means that it cannot say so either
		t.Errorf("the error names no path: %s", r.Stderr)
	}
	nextRun(t, "", dest, after, func() error {
		_, err := write(&faulty{at: -1}, dest, newTree, Options{})
		return err
	})
	readers.hold(t, "")
}

// TestSystemFaultsOfAdd kills a real process at every call by which a bag is sealed,
// and lets each of these calls fail: the list is the old or the new one, it never
// names a file that is not there whole, earlier files are untouched, and the next
// run completes it. Everything is on the disk before it gets its name.
func TestSystemFaultsOfAdd(t *testing.T) {
	all := strace.Need(t)
	binary := strace.Binary(t, "child")
	dir := memory(t)
	addition(t, dir, false)
	calls := publisher(binary, childAdd, dir).Record(t, dir)
	holdAddOrder(t, calls)
	faults := []string{"signal=KILL:when=%d", "error=EIO:when=%d", "error=ENOSPC:when=%d+"}
	if all {
		for _, e := range []string{"EDQUOT", "EROFS", "EACCES", "EMFILE", "ENOMEM", "ESTALE"} {
			faults = append(faults, "error="+e+":when=%d", "error="+e+":when=%d+")
		}
	}
	for _, c := range calls {
		for _, f := range faults {
			inject := fmt.Sprintf("%s:"+f, c.Name, c.When)
			t.Run(inject, func(t *testing.T) {
				t.Parallel()
				addFaulted(t, binary, inject, strings.HasSuffix(f, "+"))
				if t.Failed() {
					t.Log(c.Text)
				}
			})
		}
	}
	t.Logf("%d calls, %d faults", len(calls), len(calls)*len(faults))
}

// holdAddOrder holds that the file is on the disk before it is linked, its name
// before the list is replaced, and the list before its name.
func holdAddOrder(t *testing.T, calls []strace.Call) {
	t.Helper()
	var order []string
	for _, c := range calls {
		if !c.Main {
			t.Fatalf("a call is not of the main thread: %s", c.Text)
		}
		switch c.Name {
		case "syncfs", "fsync", "linkat", "renameat":
			order = append(order, c.Name)
		}
	}
	if got, want := strings.Join(order, " "), "syncfs linkat fsync syncfs renameat fsync"; got != want {
		t.Errorf("the order is %s, not %s", got, want)
	}
}

// addFaulted adds with a fault, and again without.
func addFaulted(t *testing.T, binary, inject string, lasting bool) {
	dir := memory(t)
	a, after := addition(t, dir, false)
	r := publisher(binary, childAdd, dir).Inject(inject)
	err, killed := r.Err, r.Killed
	if r.Hung {
		t.Error("without end")
	}
	got := state(t, dir)
	for left := range got { // names that only the next run needs
		if strings.Contains(left, ".congbo-") {
			delete(got, left)
		}
	}
	holdAdded(t, inject, got, after, err, killed, lasting)
	if err != nil && !killed && !lasting && !strings.Contains(r.Stderr, "/") {
		t.Errorf("the error names no path: %s", r.Stderr)
	}
	if got["data/archive.toml"] == after["data/archive.toml"] {
		return
	}
	if err := add(&faulty{at: -1}, a); err != nil {
		t.Errorf("the next run: %v", err)
	}
	if got := state(t, dir); !equalState(got, after) {
		t.Errorf("the next run left %v", got)
	}
}
