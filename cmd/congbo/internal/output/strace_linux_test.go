package output

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// childDest, if set, makes this binary publish newTree there and nothing else;
// childAdd makes it add to a folder that addition has prepared.
const (
	childDest = "CONGBO_TEST_PUBLISH"
	childAdd  = "CONGBO_TEST_ADD"
)

// The child does everything on one thread, so that a call has the same number in
// every run.
func init() {
	if os.Getenv(childDest)+os.Getenv(childAdd) != "" {
		runtime.LockOSThread()
	}
}

func TestMain(m *testing.M) {
	dest, dir := os.Getenv(childDest), os.Getenv(childAdd)
	var err error
	switch {
	case dest != "":
		_, err = Write(dest, newTree, Options{})
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

// The calls by which a process can touch what is published.
const fileCalls = "openat,mkdirat,write,read,pread64,linkat,symlinkat,readlinkat,renameat,renameat2,unlinkat,fchmodat,newfstatat,fstat,getdents64,flock,ftruncate,fsync,syncfs"

// A call is one call that a publication made of the system.
type call struct {
	name string
	when int // it is the how-manieth of its name
	text string
}

// TestSystemFaults kills a real process at every call that touches the published
// site, and lets each of these calls fail. CONGBO_STRACE=all tries every error at
// each, once and for good; CONGBO_STRACE=1 only demands that strace is there.
func TestSystemFaults(t *testing.T) {
	strace, depth := needStrace(t)
	p := publisher{strace, build(t), childDest}
	calls := p.record(t)
	holdOrder(t, calls)

	type fault struct{ inject, when string }
	faults := []fault{{"signal=KILL", ""}, {"error=EIO", ""}, {"error=ENOSPC", "+"}}
	if depth == "all" {
		faults = append(faults, fault{"error=EINTR", ""}) // for good it asks for a call without end
		for _, e := range []string{"ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "ENFILE", "ENOMEM", "ENAMETOOLONG", "ESTALE"} {
			faults = append(faults, fault{"error=" + e, ""}, fault{"error=" + e, "+"})
		}
	}
	for _, c := range calls {
		for _, f := range faults {
			inject := fmt.Sprintf("%s:%s:when=%d%s", c.name, f.inject, c.when, f.when)
			t.Run(inject, func(t *testing.T) {
				t.Parallel()
				p.faulted(t, inject, f.when == "+")
				if t.Failed() {
					t.Log(c.text)
				}
			})
		}
	}
	t.Logf("%d calls, %d faults", len(calls), len(calls)*len(faults))
}

// needStrace finds strace, or skips.
func needStrace(t *testing.T) (strace, depth string) {
	t.Helper()
	depth = os.Getenv("CONGBO_STRACE")
	strace, err := exec.LookPath("strace")
	switch {
	case err == nil && (depth != "" || !testing.Short()):
	case depth != "":
		t.Fatal("strace is demanded, but not here")
	default:
		t.Skip("strace is not here, or the test is to be short: real processes are not killed")
	}
	return strace, depth
}

// build makes the child: this test's binary without the race detector, with which
// each of hundreds of processes would take five times as long.
func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "child")
	if out, err := exec.Command("go", "test", "-c", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return binary
}

// A publisher publishes newTree in a process of its own under strace.
type publisher struct{ strace, binary, child string }

func (p publisher) run(dest string, args ...string) (stderr string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.strace, append(args, p.binary)...)
	cmd.Env = append(os.Environ(), p.child+"="+dest)
	var b bytes.Buffer
	cmd.Stderr = &b
	err = cmd.Run()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return b.String(), err
}

// record lists the calls of a publication that name something beside the
// destination or in it.
func (p publisher) record(t *testing.T) []call {
	t.Helper()
	dest, _, after := faultSite(t, "site")
	log := filepath.Join(t.TempDir(), "log")
	if out, err := p.run(dest, "-f", "-y", "-qq", "-s", "4096", "-o", log, "-e", "trace="+fileCalls); err != nil {
		t.Fatalf("cannot trace: %v: %s", err, out)
	}
	if got := state(t, dest); !maps.Equal(got, after) {
		t.Fatalf("without a fault it published %v", got)
	}
	return callsIn(t, log, filepath.Dir(dest))
}

// callsIn reads from strace's log the calls that name something in a folder.
func callsIn(t *testing.T, log, dir string) []call {
	t.Helper()
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var calls []call
	seen := map[string]int{} // by thread and name
	main := ""
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		thread, text, _ := strings.Cut(s.Text(), " ")
		text = strings.TrimSpace(text)
		name, _, ok := strings.Cut(text, "(")
		if main == "" {
			main = thread
		}
		if !ok || strings.HasPrefix(text, "<...") {
			continue
		}
		seen[thread+name]++
		if !strings.Contains(text, dir) {
			continue
		}
		if thread != main {
			t.Fatalf("a call is not of the main thread: %s", text)
		}
		calls = append(calls, call{name, seen[thread+name], strings.ReplaceAll(text, dir, "…")})
	}
	return calls
}

// holdOrder holds that everything is on the disk before the site changes, and the
// change itself before the process says that it is done.
func holdOrder(t *testing.T, calls []call) {
	t.Helper()
	last := func(match func(call) bool) int {
		for i, c := range slices.Backward(calls) {
			if match(c) {
				return i
			}
		}
		return -1
	}
	laid := last(func(c call) bool {
		return slices.Contains([]string{"write", "linkat", "mkdirat", "symlinkat", "fchmodat"}, c.name) && strings.Contains(c.text, ".public.congbo-new")
	})
	flushed := last(func(c call) bool { return c.name == "syncfs" })
	swapped := last(func(c call) bool { return c.name == "renameat2" })
	synced := last(func(c call) bool { return c.name == "fsync" })
	if !(0 <= laid && laid < flushed && flushed < swapped && swapped < synced) {
		t.Errorf("laid out at %d, flushed at %d, swapped at %d, synced at %d", laid, flushed, swapped, synced)
	}
}

// faulted publishes with a fault, and again without.
func (p publisher) faulted(t *testing.T, inject string, lasting bool) {
	dest, before, after := faultSite(t, "site")
	name, _, _ := strings.Cut(inject, ":")
	stderr, err := p.run(dest, "-f", "-qq", "-o", "/dev/null", "-e", "trace="+name, "-e", "inject="+inject)
	var exit *exec.ExitError
	killed := errors.As(err, &exit) && exit.ExitCode() < 0
	got := state(t, dest)
	isOld, isNew := maps.Equal(got, before), maps.Equal(got, after)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		t.Error("without end")
	case !isOld && !isNew:
		t.Errorf("published a mix: %v", got)
	case err == nil && !isNew:
		t.Error("done, but the old site stands")
	case err != nil && !killed && !isOld && !lasting:
		t.Errorf("%v, but the new site stands", err)
	case err != nil && !killed && !lasting && !strings.Contains(stderr, "/"): // for good means that it cannot say so either
		t.Errorf("the error names no path: %s", stderr)
	}
	if _, err := write(&faulty{at: -1}, dest, newTree, Options{}); err != nil {
		t.Errorf("the next run: %v", err)
	}
	if got := state(t, dest); !maps.Equal(got, after) {
		t.Errorf("the next run published %v", got)
	}
	if entries, err := os.ReadDir(filepath.Dir(dest)); err != nil || len(entries) != 1 {
		t.Errorf("the next run left %v (%v)", entries, err)
	}
}

// TestSystemFaultsOfAdd kills a real process at every call by which a bag is sealed,
// and lets each of these calls fail: the list is the old or the new one, it never
// names a file that is not there whole, earlier files are untouched, and the next
// run completes it. Everything is on the disk before it gets its name.
func TestSystemFaultsOfAdd(t *testing.T) {
	strace, depth := needStrace(t)
	p := publisher{strace, build(t), childAdd}
	dir := memory(t)
	addition(t, dir, false)
	log := filepath.Join(t.TempDir(), "log")
	if out, err := p.run(dir, "-f", "-y", "-qq", "-s", "4096", "-o", log, "-e", "trace="+fileCalls); err != nil {
		t.Fatalf("cannot trace: %v: %s", err, out)
	}
	calls := callsIn(t, log, dir)
	holdAddOrder(t, calls)
	faults := []string{"signal=KILL:when=%d", "error=EIO:when=%d", "error=ENOSPC:when=%d+"}
	if depth == "all" {
		for _, e := range []string{"EDQUOT", "EROFS", "EACCES", "EMFILE", "ENOMEM", "ESTALE"} {
			faults = append(faults, "error="+e+":when=%d", "error="+e+":when=%d+")
		}
	}
	for _, c := range calls {
		for _, f := range faults {
			inject := fmt.Sprintf("%s:"+f, c.name, c.when)
			t.Run(inject, func(t *testing.T) {
				t.Parallel()
				p.addFaulted(t, inject, strings.HasSuffix(f, "+"))
				if t.Failed() {
					t.Log(c.text)
				}
			})
		}
	}
	t.Logf("%d calls, %d faults", len(calls), len(calls)*len(faults))
}

// holdAddOrder holds that the file is on the disk before it is linked, its name
// before the list is replaced, and the list before its name.
func holdAddOrder(t *testing.T, calls []call) {
	t.Helper()
	var order []string
	for _, c := range calls {
		switch c.name {
		case "syncfs", "fsync", "linkat", "renameat":
			order = append(order, c.name)
		}
	}
	if got, want := strings.Join(order, " "), "syncfs linkat fsync syncfs renameat fsync"; got != want {
		t.Errorf("the order is %s, not %s", got, want)
	}
}

// addFaulted adds with a fault, and again without.
func (p publisher) addFaulted(t *testing.T, inject string, lasting bool) {
	dir := memory(t)
	a, after := addition(t, dir, false)
	name, _, _ := strings.Cut(inject, ":")
	stderr, err := p.run(dir, "-f", "-qq", "-o", "/dev/null", "-e", "trace="+name, "-e", "inject="+inject)
	var exit *exec.ExitError
	killed := errors.As(err, &exit) && exit.ExitCode() < 0
	if errors.Is(err, context.DeadlineExceeded) {
		t.Error("without end")
	}
	got := state(t, dir)
	for left := range got { // names that only the next run needs
		if strings.Contains(left, ".congbo-") {
			delete(got, left)
		}
	}
	holdAdded(t, inject, got, after, err, killed, lasting)
	if err != nil && !killed && !lasting && !strings.Contains(stderr, "/") {
		t.Errorf("the error names no path: %s", stderr)
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
