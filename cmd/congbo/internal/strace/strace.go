// Package strace is for tests: it records the calls that a real process makes of
// the system, and kills the process at one of them or lets that call fail.
package strace

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// FileCalls are the calls by which a process can touch files.
const FileCalls = "openat,mkdirat,write,read,pread64,linkat,symlinkat,readlinkat,renameat,renameat2,unlinkat,fchmodat,newfstatat,fstat,getdents64,flock,ftruncate,fsync,syncfs"

// depthVariable says how much is tried: "all" for everything, anything else only
// demands that strace is there.
const depthVariable = "CONGBO_STRACE"

// Need finds strace, or skips the test. It reports what All does.
func Need(t testing.TB) (all bool) {
	t.Helper()
	depth := os.Getenv(depthVariable)
	_, err := exec.LookPath("strace")
	switch {
	case err == nil && (depth != "" || !testing.Short()):
	case depth != "":
		t.Fatal("strace is demanded, but not here")
	default:
		t.Skip("strace is not here, or the test is to be short: real processes are not killed")
	}
	return All()
}

// All reports whether everything is to be tried instead of what a gate has time for.
func All() bool { return os.Getenv(depthVariable) == "all" }

// Binary makes a binary of the test in the working directory, without the race
// detector, with which each of hundreds of processes would take five times as
// long.
func Binary(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if out, err := exec.Command("go", "test", "-c", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return path
}

// A Process is a command to run under strace. strace counts the calls of each
// thread: for a call to have the same number in every run, it must be one of the
// main thread, or of a thread that always does the same.
type Process struct {
	Args []string // the binary first
	Dir  string   // empty for the working directory
	Env  []string // in addition to that of the test
}

// A Result is how a process ended.
type Result struct {
	Stderr string
	Err    error // nil for exit code 0
	Killed bool  // by a signal
	Hung   bool  // it was not done within a minute
}

// Run runs a process under strace with arguments of strace's own.
func (p Process) Run(args ...string) Result {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "strace", append(args, p.Args...)...)
	cmd.Dir, cmd.Env = p.Dir, append(os.Environ(), p.Env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	r := Result{Err: cmd.Run(), Hung: ctx.Err() != nil}
	r.Stderr = stderr.String()
	var exit *exec.ExitError
	r.Killed = errors.As(r.Err, &exit) && exit.ExitCode() < 0
	return r
}

// Inject runs a process with a fault in strace's words: "write:error=EIO:when=3".
func (p Process) Inject(fault string) Result {
	name, _, _ := strings.Cut(fault, ":")
	return p.Run("-f", "-qq", "-o", "/dev/null", "-e", "trace="+name, "-e", "inject="+fault)
}

// A Call is one call that a process made of the system.
type Call struct {
	Name string
	When int  // it is the how-manieth of its name in its thread
	Main bool // its thread is the main one
	Text string
}

// Record runs a process without a fault and lists its calls that name something in
// a folder, which the texts have as "…".
func (p Process) Record(t testing.TB, dir string) []Call {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	if r := p.Run("-f", "-y", "-qq", "-s", "4096", "-o", log, "-e", "trace="+FileCalls); r.Err != nil {
		t.Fatalf("cannot trace: %v: %s", r.Err, r.Stderr)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var calls []Call
	seen := map[string]int{} // by thread and name
	main := ""
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Buffer(nil, 1<<20); lines.Scan(); {
		thread, text, _ := strings.Cut(lines.Text(), " ")
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
		calls = append(calls, Call{name, seen[thread+name], thread == main, strings.ReplaceAll(text, dir, "…")})
	}
	return calls
}
