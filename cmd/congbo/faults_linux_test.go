package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/strace"
)

// onOneThread, if set, keeps the command's main goroutine on the main thread, so
// that its calls have the same numbers in every run. Sources are read by others,
// whose calls strace counts by thread: which of them fails may differ, not that
// one does.
const onOneThread = "CONGBO_TEST_ONE_THREAD"

func init() {
	if os.Getenv(onOneThread) != "" {
		runtime.LockOSThread()
	}
}

// faultySite is a site with a sealed period and one that is not sealed yet.
func faultySite(t *testing.T, congbo string) string {
	t.Helper()
	dir := t.TempDir()
	report := func(period, number string) {
		writeFile(t, dir, "content/"+period+"/_index.md", "+++\ntitle = \"về việc trồng cây\"\nkind = \"Báo cáo\"\nnumber = \""+number+"\"\ndate = 2030-07-01\nsigner_title = \"CHỦ TỊCH\"\nsigner = \"Người Ký\"\nstatus = \"published\"\n+++\n\nĐã trồng 10 cây.\n")
		writeFile(t, dir, "content/"+period+"/01-a/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n\nChung.\n")
	}
	writeFile(t, dir, "data/site.toml", "title = \"Trang thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")
	report("2030-h1", "1-BC/ĐUTN")
	report("2031-h1", "2-BC/ĐUTN")
	for _, args := range [][]string{{"archive", "2030-h1"}, {"build"}} {
		mustRun(t, congbo, dir, args...)
	}
	return dir
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

var faultyEnv = []string{"SOURCE_DATE_EPOCH=1785542400", "CONGBO_LANG=en"}

// mustRun runs a command in a site, which must succeed.
func mustRun(t *testing.T, congbo, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command(congbo, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), faultyEnv...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("congbo %v: %v: %s", args, err, out)
	}
}

// files are the files under a folder with their bytes; none where it is not there.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return all
}

// A faultyCommand is a command on a site with what it may leave behind.
type faultyCommand struct {
	congbo string
	args   []string
	site   string            // to copy
	before map[string]string // all files of the site
	after  map[string]string // once the command is done
}

// newFaultyCommand runs a command without a fault to learn what it does.
func newFaultyCommand(t *testing.T, congbo, site string, args ...string) *faultyCommand {
	t.Helper()
	c := &faultyCommand{congbo: congbo, args: args, site: site, before: files(t, site)}
	dir := c.copy(t)
	mustRun(t, congbo, dir, args...)
	if c.after = files(t, dir); maps.Equal(c.before, c.after) {
		t.Fatalf("congbo %v does nothing", args)
	}
	return c
}

// copy makes a copy of the site, in memory where the system has a place for that.
func (c *faultyCommand) copy(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "congbo-")
	if err != nil {
		dir = t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.CopyFS(dir, os.DirFS(c.site)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (c *faultyCommand) process(dir string) strace.Process {
	return strace.Process{Args: append([]string{c.congbo}, c.args...), Dir: dir, Env: append(faultyEnv, onOneThread+"=1", "GOMAXPROCS=1")}
}

// holds holds what a run left, which ended with an error or without, against what
// it may leave: all is as before or all is new, except names of congbo's own that
// only the next run needs, and a whole bag without its seal. It reports whether
// all is new.
func (c *faultyCommand) holds(t *testing.T, dir string, r strace.Result, fault string) (isNew bool) {
	t.Helper()
	lasting := strings.HasSuffix(fault, "+")
	now := files(t, dir)
	old := maps.Equal(visible(now), visible(c.before))
	isNew = maps.Equal(visible(now), visible(c.after))
	const bag = "static/archive/2031-h1.zip"
	if b, there := now[bag]; !old && !isNew && c.before[bag] == "" && there && b == c.after[bag] && (r.Killed || lasting) {
		delete(now, bag) // no seal names it yet: the next run completes it
		old = maps.Equal(visible(now), visible(c.before))
	}
	switch {
	case r.Hung:
		t.Error("without end")
	case !old && !isNew:
		t.Errorf("a mix: %s; %v: %s", differing(visible(now), visible(c.before)), r.Err, r.Stderr)
	case r.Err == nil && !isNew:
		t.Errorf("done, but nothing is new: %s", r.Stderr)
	case r.Err != nil && !r.Killed && !lasting && !old:
		t.Errorf("%v, but all is new: %s", r.Err, r.Stderr)
	case r.Err != nil && !r.Killed && !lasting && !namesPath(r.Stderr) && (r.Stderr != "" || !strings.HasPrefix(fault, "write:")): // a fault of each thread's nth write may hit the message too
		t.Errorf("the message names no path: %s", r.Stderr)
	}
	return isNew
}

// namesPath reports whether a message names a file or a folder of the site, or the
// site itself, which is the working directory.
func namesPath(message string) bool {
	for _, part := range []string{"/", "content", "data", "static", "public", "layouts", "open .", "stat ."} {
		if strings.Contains(message, part) {
			return true
		}
	}
	return false
}

// visible are the files without those that a stopped run leaves for the next one:
// none of them is published.
func visible(all map[string]string) map[string]string {
	kept := map[string]string{}
	for name, b := range all {
		if !strings.Contains("/"+name, "/.") {
			kept[name] = b
		}
	}
	return kept
}

func differing(a, b map[string]string) string {
	var names []string
	for name := range a {
		if v, ok := b[name]; !ok || v != a[name] {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, "no "+name)
		}
	}
	return strings.Join(names, ", ")
}

// heal runs the command again: everything is new and nothing is left over.
func (c *faultyCommand) heal(t *testing.T, dir string, isNew bool) {
	t.Helper()
	if !isNew || c.args[0] == "build" { // a sealed period is not sealed twice
		mustRun(t, c.congbo, dir, c.args...)
	}
	now, want := files(t, dir), c.after
	if isNew && c.args[0] != "build" {
		now, want = visible(now), visible(want)
	}
	if !maps.Equal(now, want) {
		t.Errorf("the next run left: %s", differing(now, want))
	}
}

// faultyCommands are a build that changes a published site and the sealing of a
// period beside a sealed one.
func faultyCommands(t *testing.T, congbo string) []*faultyCommand {
	sealed := faultySite(t, congbo)
	archive := newFaultyCommand(t, congbo, sealed, "archive", "2031-h1")
	changed := archive.copy(t)
	writeFile(t, changed, "content/2031-h1/01-a/01-b.md", "+++\ntitle = \"Mục mới\"\n+++\n\nMới.\n")
	writeFile(t, changed, "content/2031-h1/01-a/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n\nĐã sửa.\n")
	return []*faultyCommand{newFaultyCommand(t, congbo, changed, "build"), archive}
}

// TestCommandFaults kills the whole of congbo build and of congbo archive at the
// calls that touch the site, its sources too, and lets each of them fail. What is
// published and sealed is wholly old or wholly new, exit code 0 says new, a message
// names a path, the next run heals. CONGBO_STRACE=all takes every call with every
// fault; without it a stride keeps within what a gate has time for.
func TestCommandFaults(t *testing.T) {
	gateOnly(t, "hundreds of processes are let fail")
	all := strace.Need(t)
	faults := []string{"signal=KILL:when=%d", "error=EIO:when=%d", "error=ENOSPC:when=%d+", "error=EACCES:when=%d", "error=EMFILE:when=%d", "error=EROFS:when=%d+", "error=EDQUOT:when=%d"}
	for _, c := range faultyCommands(t, strace.Binary(t, "congbo")) {
		dir := c.copy(t)
		calls := c.process(dir).Record(t, dir)
		stride := 1
		if !all {
			stride = len(calls) * len(faults) / 60
		}
		tried := 0
		for i := 0; i < len(calls)*len(faults); i += stride {
			call, fault := calls[i/len(faults)], faults[i%len(faults)]
			tried++
			t.Run(c.args[0]+"/"+fmt.Sprintf(call.Name+":"+fault, call.When), func(t *testing.T) {
				t.Parallel()
				dir := c.copy(t)
				inject := fmt.Sprintf(call.Name+":"+fault, call.When)
				c.heal(t, dir, c.holds(t, dir, c.process(dir).Inject(inject), inject))
				if t.Failed() {
					t.Log(call.Text)
				}
			})
		}
		main := 0
		for _, call := range calls {
			if call.Main {
				main++
			}
		}
		t.Logf("%s: %d calls, %d of the main thread, %d faults tried of %d", c.args[0], len(calls), main, tried, len(calls)*len(faults))
	}
}

// TestCommandEnded sends a signal that asks congbo build, archive, new, import and publish to end,
// at the calls that touch the site. They leave what was or what is new, nothing on its way, and
// say by their exit code that they were interrupted.
func TestCommandEnded(t *testing.T) {
	gateOnly(t, "many processes are interrupted")
	all := strace.Need(t)
	congbo := strace.Binary(t, "congbo")
	commands := faultyCommands(t, congbo)
	commands = append(commands, newFaultyCommand(t, congbo, commands[0].site, "new", "period", "2032-h1", "--from", "2031-h1"))
	imported := commands[0].copy(t)
	writeFile(t, imported, "bao-cao.txt", "Số 3-BC/ĐUTN\nBÁO CÁO\nvề việc trồng cây\n\nI- KẾT QUẢ\n\n1. Việc một\n\nĐã trồng 10 cây(1).\n\n(1) Chú thích.\n\nII- TỒN TẠI\n\nKhông có.\n")
	commands = append(commands, newFaultyCommand(t, congbo, imported, "import", "bao-cao.txt", "--period", "2032-h1"))
	published := commands[0].copy(t)
	writeFile(t, published, "data/publish.toml", "[target.a]\nurl = \"file:///proc/self/cwd/www/bao-cao\"\n") // of each copy its own
	mustRun(t, congbo, published, "publish", "--yes")
	writeFile(t, published, "content/2031-h1/01-a/01-b.md", "+++\ntitle = \"Mục mới\"\n+++\n\nMới nữa.\n")
	commands = append(commands, newFaultyCommand(t, congbo, published, "publish", "--yes"))
	for _, c := range commands {
		dir := c.copy(t)
		calls := c.process(dir).Record(t, dir)
		stride := 1
		if !all {
			stride = max(1, len(calls)/20)
		}
		for i := 0; i < len(calls); i += stride {
			call := calls[i]
			name, code := "TERM", 143
			if i%2 == 1 {
				name, code = "INT", 130
			}
			t.Run(fmt.Sprintf("%s/%s:%d:%s", c.args[0], call.Name, call.When, name), func(t *testing.T) {
				t.Parallel()
				dir := c.copy(t)
				r := c.process(dir).Inject(fmt.Sprintf("%s:signal=%s:when=%d", call.Name, name, call.When))
				var exit *exec.ExitError
				now := files(t, dir)
				// Before it listens, the system ends it, which is well while it has done nothing.
				early := r.Killed && maps.Equal(now, c.before)
				if r.Hung || !early && r.Err != nil && !(errors.As(r.Err, &exit) && exit.ExitCode() == code) {
					t.Errorf("%s: %v: %s", call.Text, r.Err, r.Stderr)
				}
				if !maps.Equal(visible(now), visible(c.before)) && !maps.Equal(visible(now), visible(c.after)) {
					t.Errorf("a mix: %s", differing(visible(now), visible(c.before)))
				}
				for name := range now {
					if _, was := c.before[name]; !was {
						if _, is := c.after[name]; !is {
							t.Errorf("%s is left", name)
						}
					}
				}
			})
		}
	}
}

// TestCommandKilled kills congbo build, also where over 3,000 files come, change or go, and congbo
// archive at random moments. CONGBO_KILLS is how many; the gate tries a few.
func TestCommandKilled(t *testing.T) {
	gateOnly(t, "processes are killed at random moments")
	kills, _ := strconv.Atoi(os.Getenv("CONGBO_KILLS"))
	if kills == 0 {
		kills = 10
	}
	r := rand.New(rand.NewPCG(9, 9))
	congbo := strace.Binary(t, "congbo")
	commands := faultyCommands(t, congbo)
	many := commands[0].copy(t)
	write := func(from, to int, text string) {
		for i := from; i < to; i++ {
			writeFile(t, many, fmt.Sprintf("static/tai-lieu/%d/%d.txt", i%40, i), fmt.Sprint(text, i))
		}
	}
	write(0, 3100, "tệp ")
	commands = append(commands, newFaultyCommand(t, congbo, many, "build"))
	many = commands[2].copy(t)
	mustRun(t, congbo, many, "build")
	for i := range 1000 {
		if err := os.Remove(filepath.Join(many, fmt.Sprintf("static/tai-lieu/%d/%d.txt", i%40, i))); err != nil {
			t.Fatal(err)
		}
	}
	write(2000, 4100, "tệp mới ")
	commands = append(commands, newFaultyCommand(t, congbo, many, "build"))
	for _, c := range commands {
		dir := c.copy(t)
		begin := time.Now()
		mustRun(t, c.congbo, dir, c.args...)
		whole := time.Since(begin)
		killed, isNew := 0, 0
		for range kills {
			dir := c.copy(t)
			cmd := exec.Command(c.congbo, c.args...)
			cmd.Dir, cmd.Env = dir, append(os.Environ(), faultyEnv...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(r.Int64N(int64(whole))))
			cmd.Process.Kill()
			err := cmd.Wait()
			result := strace.Result{Err: err, Killed: err != nil}
			if err != nil {
				killed++
			}
			done := c.holds(t, dir, result, "")
			if done {
				isNew++
			}
			c.heal(t, dir, done)
			os.RemoveAll(dir)
		}
		t.Logf("%s takes %v: of %d runs %d were killed, %d left the new state", c.args[0], whole.Round(time.Millisecond), kills, killed, isNew)
	}
}

// TestVerifyOnlyReads holds that verify opens nothing for writing, makes and removes
// nothing, speaks to no network, and of a bag with links that lead out of it opens
// nothing outside.
func TestVerifyOnlyReads(t *testing.T) {
	strace.Need(t)
	congbo := strace.Binary(t, "congbo")
	site := faultySite(t, congbo)
	hostile := filepath.Join(t.TempDir(), "bag")
	writeFile(t, hostile, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
	writeFile(t, hostile, "data/a.txt", "")
	writeFile(t, hostile, "manifest-sha256.txt", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/a.txt\n")
	writeFile(t, hostile, "fetch.txt", "http://127.0.0.1:9/canary 3 data/canary.txt\n")
	writeFile(t, filepath.Dir(hostile), "canary.txt", "của người khác")
	for link, target := range map[string]string{"data/link.txt": "../../canary.txt", "data/folder": "../.."} {
		if err := os.Symlink(target, filepath.Join(hostile, link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"verify"}, {"verify", "static/archive/2030-h1.zip"}, {"verify", "--against", "public"}, {"verify", hostile}} {
		log := filepath.Join(t.TempDir(), "log")
		p := strace.Process{Args: append([]string{congbo}, args...), Dir: site, Env: faultyEnv}
		p.Run("-f", "-qq", "-o", log, "-e", "trace=%file,%network,ftruncate")
		b, err := os.ReadFile(log)
		if err != nil || !strings.Contains(string(b), "openat(") {
			t.Fatalf("nothing was traced: %v", err)
		}
		for line := range strings.Lines(string(b)) {
			for _, bad := range []string{"O_WRONLY", "O_RDWR", "O_CREAT", "mkdir", "unlink", "rename", "linkat(", "chmod", "chown", "utimens", "truncate", "socket(", "connect("} {
				if strings.Contains(line, bad) && !strings.Contains(line, "readlinkat(") {
					t.Errorf("congbo %v: %s", args, line)
				}
			}
			if strings.Contains(line, "openat(") && strings.Contains(line, "canary") {
				t.Errorf("congbo %v reads outside: %s", args, line)
			}
		}
	}
}
