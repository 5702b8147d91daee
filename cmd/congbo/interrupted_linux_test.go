package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/servers"
	"congbo/cmd/congbo/internal/strace"
)

// moments are when a test asks a command to end: as often as CONGBO_KILLS says, at random moments
// of the time that the command takes.
type moments struct {
	*rand.Rand
	often   int
	slowest time.Duration // from the signal to the end
	ended   int           // by the signal
}

func newMoments(few int) *moments {
	kills, _ := strconv.Atoi(os.Getenv("CONGBO_KILLS"))
	return &moments{Rand: rand.New(rand.NewPCG(4, 4)), often: cmp.Or(kills, few)}
}

// interrupt runs a command that takes about so long, and asks it to end at some moment. The exit
// code is 0 or says which signal it was; before congbo listens, the system ends it.
func (m *moments) interrupt(t *testing.T, takes time.Duration, c *exec.Cmd) {
	t.Helper()
	signal, code := syscall.SIGTERM, 143
	if m.IntN(2) == 0 {
		signal, code = syscall.SIGINT, 130
	}
	var said strings.Builder
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(m.Int64N(int64(takes))))
	asked := time.Now()
	c.Process.Signal(signal)
	err := c.Wait()
	var exit *exec.ExitError
	m.slowest = max(m.slowest, time.Since(asked))
	switch {
	case err == nil:
	case errors.As(err, &exit) && (exit.ExitCode() == code || exit.Sys().(syscall.WaitStatus).Signal() == signal):
		m.ended++
	default:
		t.Errorf("%v: %v: %s", c.Args[1:], err, said.String())
	}
}

func (m *moments) log(t *testing.T, what string, takes time.Duration) {
	t.Logf("%s takes %v: of %d runs %d were ended, the slowest after %v", what, takes.Round(time.Millisecond), m.often, m.ended, m.slowest.Round(time.Millisecond))
}

// TestInterrupted asks congbo build, archive and import to end at random moments, also where there
// is much to write: they leave what was or what is new, and nothing on its way.
func TestInterrupted(t *testing.T) {
	gateOnly(t, "processes are interrupted at random moments")
	congbo := strace.Binary(t, "congbo")
	commands := faultyCommands(t, congbo)
	build, archive := commands[0], commands[1]
	many := build.copy(t)
	for i := range 3100 {
		writeFile(t, many, fmt.Sprintf("static/tai-lieu/%d/%d.txt", i%40, i), strings.Repeat(fmt.Sprint("tệp ", i, " "), 100))
	}
	large := archive.copy(t)
	for i := range 40 {
		writeFile(t, large, fmt.Sprintf("content/2031-h1/files/anh-%d.png", i), randomPicture(i))
	}
	imported := archive.copy(t)
	writeFile(t, imported, "bao-cao.txt", "Số 3-BC/ĐUTN\nBÁO CÁO\nvề việc trồng cây\n\nI- KẾT QUẢ\n\n1. Việc một\n\nĐã trồng 10 cây(1).\n\n"+strings.Repeat("Đã trồng thêm 10 cây ở thôn Ba, đạt kết quả tốt.\n\n", 12_000)+"(1) Chú thích.\n\nII- TỒN TẠI\n\nKhông có.\n")
	for name, c := range map[string]*faultyCommand{
		"build": build, "build of 3,100 files": newFaultyCommand(t, congbo, many, "build"),
		"archive": archive, "archive of 40 MB": newFaultyCommand(t, congbo, large, "archive", "2031-h1"),
		"import": newFaultyCommand(t, congbo, imported, "import", "bao-cao.txt", "--period", "2032-h1"),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			mustRun(t, congbo, c.copy(t), c.args...)
			takes := time.Since(start)
			m := newMoments(6)
			for range m.often {
				dir := c.copy(t)
				run := exec.Command(congbo, c.args...)
				run.Dir, run.Env = dir, append(os.Environ(), faultyEnv...)
				m.interrupt(t, takes, run)
				now := files(t, dir)
				if !maps.Equal(visible(now), visible(c.before)) && !maps.Equal(visible(now), visible(c.after)) {
					t.Errorf("a mix: %s", differing(visible(now), visible(c.before)))
				}
				for name := range now {
					if _, was := c.before[name]; !was && c.after[name] == "" {
						t.Errorf("%s is left", name)
					}
				}
				if left := emptyFolders(t, dir); left != "" {
					t.Errorf("empty folders are left: %s", left)
				}
				os.RemoveAll(dir)
			}
			m.log(t, name, takes)
		})
	}
}

// emptyFolders are the folders that hold nothing.
func emptyFolders(t *testing.T, dir string) string {
	t.Helper()
	var empty []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if inside, err := os.ReadDir(path); err != nil || len(inside) > 0 {
			return err
		}
		empty = append(empty, strings.TrimPrefix(path, dir))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(empty, " ")
}

// randomPicture is a megabyte that begins as a picture does.
func randomPicture(seed int) string {
	b := make([]byte, 1<<20)
	r := rand.NewChaCha8([32]byte{byte(seed)})
	r.Read(b)
	return "\x89PNG\r\n\x1a\n" + string(b)
}

// A desk is a copy of a small site whose first release is published, and which has changed since.
type desk struct {
	dir    string
	served string // folder of what readers have
	state  string // folder of what congbo keeps beside it
	env    []string
}

// publishes makes desks that publish so many files to a kind of target. A folder that is there may
// only be changed file by file over SFTP.
func publishes(t *testing.T, congbo, kind string, many int) (next func(t *testing.T) *desk) {
	source := faultySite(t, congbo)
	var ssh servers.SSHServer
	var s3 servers.S3Server
	kind, isThere := strings.CutSuffix(kind, ", a folder that is there")
	switch kind {
	case "sftp":
		ssh = servers.SSH(t)
	case "s3":
		s3 = servers.S3(t)
	}
	n := 0
	return func(t *testing.T) *desk {
		t.Helper()
		dir := (&faultyCommand{site: source}).copy(t)
		d := &desk{dir: dir, env: append(os.Environ(), "CONGBO_LANG=en", "SSH_AUTH_SOCK=")}
		n++
		www := filepath.Join(dir, "www")
		target := "url = \"file://" + www + "/bao-cao\"\n"
		switch kind {
		case "sftp":
			target = "url = \"sftp://" + ssh.Address + www + "/bao-cao\"\n"
			d.env = append(d.env, "HOME="+ssh.Home)
		case "s3":
			www = filepath.Join(s3.Folder, s3.Bucket, fmt.Sprint(n))
			target = fmt.Sprintf("url = \"s3://%s/%d/bao-cao\"\nendpoint = %q\nregion = \"us-east-1\"\n", s3.Bucket, n, s3.Endpoint)
			d.env = append(d.env, "SSL_CERT_FILE="+s3.Certificate, "AWS_ACCESS_KEY_ID="+s3.Key, "AWS_SECRET_ACCESS_KEY="+s3.Secret)
		}
		d.served, d.state = filepath.Join(www, "bao-cao"), filepath.Join(www, ".bao-cao.congbo")
		writeFile(t, dir, "data/publish.toml", "[target.a]\n"+target)
		if isThere {
			if err := os.MkdirAll(d.served, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		// Of every twenty files a section tells, which goes with them.
		write := func(from, to int, text string) {
			for i := from; i < to; i++ {
				writeFile(t, dir, fmt.Sprintf("static/tai-lieu/%d.txt", i), fmt.Sprint(text, i))
				if i%20 == 0 {
					writeFile(t, dir, fmt.Sprintf("content/2031-h1/01-a/%d-muc-%[1]d.md", i), fmt.Sprintf("+++\ntitle = \"Mục %d\"\n+++\n\nXem [tệp %[1]d](/tai-lieu/%[1]d.txt).\n", i))
				}
			}
		}
		write(0, many*3/4, "cũ ")
		d.publish(t, congbo)
		for i := range many / 40 {
			for _, name := range []string{fmt.Sprintf("static/tai-lieu/%d.txt", i*20), fmt.Sprintf("content/2031-h1/01-a/%d-muc-%[1]d.md", i*20)} {
				if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
					t.Fatal(err)
				}
			}
		}
		write(many/2, many, "mới ")
		return d
	}
}

func (d *desk) command(congbo string) *exec.Cmd {
	c := exec.Command(congbo, "publish", "--yes")
	c.Dir, c.Env = d.dir, d.env
	return c
}

func (d *desk) publish(t *testing.T, congbo string) {
	t.Helper()
	if out, err := d.command(congbo).CombinedOutput(); err != nil {
		t.Fatalf("not published: %v: %s", err, out)
	}
}

// left are the files of the state. Of a tree the number may be another, and of a release too.
func (d *desk) left(t *testing.T) map[string]string {
	all, trees := files(t, d.state), 0
	for name := range all {
		if strings.HasPrefix(name, "trees/") {
			delete(all, name)
			trees++
		}
	}
	delete(all, "releases.json")
	all["files in trees"] = fmt.Sprint(trees)
	return all
}

// TestPublishInterrupted asks congbo publish to end at random moments, to a folder, to sshd and to
// an S3 server: readers have the old site or the new one, of S3 each file whole; neither a lock
// nor a file on its way is left; the next run makes it as if nothing had been.
func TestPublishInterrupted(t *testing.T) {
	gateOnly(t, "processes are interrupted at random moments")
	congbo := strace.Binary(t, "congbo")
	for _, kind := range []string{"folder", "sftp", "s3"} {
		t.Run(kind, func(t *testing.T) {
			next := publishes(t, congbo, kind, 400)
			whole := next(t)
			old := files(t, whole.served+"/.")
			start := time.Now()
			whole.publish(t, congbo)
			takes := time.Since(start)
			fresh, left := files(t, whole.served+"/."), whole.left(t)
			if len(old) < 300 || len(fresh) < 400 {
				t.Fatalf("readers had %d files, and have %d", len(old), len(fresh))
			}
			m := newMoments(4)
			for range m.often {
				d := next(t)
				m.interrupt(t, takes, d.command(congbo))
				now := files(t, d.served+"/.")
				if !maps.Equal(now, old) && !maps.Equal(now, fresh) && kind != "s3" {
					t.Errorf("readers have a mix: %s", differing(now, old))
				}
				for name, b := range now {
					if b != old[name] && b != fresh[name] && !strings.Contains(name, ".sgwtmp.") { // that of the server, which serves none
						t.Errorf("readers have half of %s", name)
					}
				}
				for name := range files(t, d.state) {
					if base := filepath.Base(name); base == "lock" || strings.HasPrefix(base, "new-") {
						t.Errorf("%s is left", name)
					}
				}
				if left := emptyFolders(t, d.dir); left != "" {
					t.Errorf("empty folders are left: %s", left)
				}
				d.publish(t, congbo)
				if now := files(t, d.served+"/."); !maps.Equal(now, fresh) {
					t.Errorf("the next run leaves %s", differing(now, fresh))
				}
				if now := d.left(t); !maps.Equal(now, left) {
					t.Errorf("the next run leaves beside it %s", differing(now, left))
				}
				os.RemoveAll(d.dir)
			}
			m.log(t, kind, takes)
		})
	}
}

// TestPublishKilled kills congbo publish of over 3,000 files at random moments, to a folder and to
// sshd, by a link and file by file: readers have the old site or the new one, or pages whose links
// all lead somewhere; the next run makes it as if nothing had been, the one after it brings the
// former release back, and what others have put there stays. CONGBO_KILLS is how often.
func TestPublishKilled(t *testing.T) {
	gateOnly(t, "processes are killed at random moments")
	congbo := strace.Binary(t, "congbo")
	// A run waits 45 s for the lock of one that was killed: eight do so at once, of more sshd
	// refuses some.
	var heal []func() (check func())
	for _, kind := range []string{"folder", "folder, a folder that is there", "sftp", "sftp, a folder that is there"} {
		next := publishes(t, congbo, kind, 4000)
		theirs := func(d *desk) {
			writeFile(t, d.served, "tai-lieu/ghi-chu.txt", "của người khác")
			writeFile(t, d.state, "ghi-chu.txt", "của người khác")
		}
		whole := next(t)
		theirs(whole)
		old := files(t, whole.served+"/.")
		start := time.Now()
		whole.publish(t, congbo)
		takes := time.Since(start)
		fresh, left, beside := files(t, whole.served+"/."), whole.left(t), entries(t, filepath.Dir(whole.served))
		if len(old) < 3000 || len(fresh) < 3000 || left["ghi-chu.txt"] == "" || fresh["tai-lieu/ghi-chu.txt"] == "" {
			t.Fatalf("%s: readers had %d files, and have %d", kind, len(old), len(fresh))
		}
		m := newMoments(2)
		ended, mixed := 0, 0
		for range m.often {
			d := next(t)
			theirs(d)
			run := d.command(congbo)
			if err := run.Start(); err != nil {
				t.Fatal(err)
			}
			kill := time.AfterFunc(time.Duration(m.Int64N(int64(takes))), func() { run.Process.Kill() })
			if run.Wait() != nil {
				ended++
			}
			kill.Stop()
			now := files(t, d.served+"/.")
			if !maps.Equal(now, old) && !maps.Equal(now, fresh) {
				mixed++
				if kind != "sftp, a folder that is there" {
					t.Errorf("%s: readers have a mix: %s", kind, differing(now, old))
				}
			}
			for name, b := range now {
				if b != old[name] && b != fresh[name] {
					t.Errorf("%s: readers have half of %s", kind, name)
				}
			}
			for _, dead := range deadLinks(now) {
				t.Errorf("%s: readers have %s", kind, dead)
			}
			heal = append(heal, func() func() {
				run := d.command(congbo)
				var said strings.Builder
				run.Stdout, run.Stderr = &said, &said
				err := run.Start()
				return func() {
					if err == nil {
						err = run.Wait()
					}
					if err != nil {
						t.Errorf("%s: the next run: %v: %s", kind, err, said.String())
					}
					if now := files(t, d.served+"/."); !maps.Equal(now, fresh) {
						t.Errorf("%s: the next run leaves %s", kind, differing(now, fresh))
					}
					now := d.left(t)
					if strings.Contains(said.String(), "nothing to send") {
						delete(now, "lock") // of a run that was killed when all was done: rollback takes it over
					}
					if !maps.Equal(now, left) {
						t.Errorf("%s: the next run leaves beside it %s", kind, differing(now, left))
					}
					if now := entries(t, filepath.Dir(d.served)); !slices.Equal(now, beside) {
						t.Errorf("%s: the next run leaves %v, not %v", kind, now, beside)
					}
					back := d.command(congbo)
					back.Args = []string{congbo, "rollback", "--yes"}
					if out, err := back.CombinedOutput(); err != nil {
						t.Errorf("%s: %v: %s", kind, err, out)
					}
					if _, there := d.left(t)["lock"]; there {
						t.Errorf("%s: rollback leaves a lock", kind)
					}
					if now := files(t, d.served+"/."); !maps.Equal(now, old) {
						t.Errorf("%s: rollback leaves %s", kind, differing(now, old))
					}
					os.RemoveAll(d.dir)
				}
			})
		}
		t.Logf("%s of %d files takes %v: of %d runs %d were killed, %d left a mix of whole files", kind, len(fresh), takes.Round(time.Millisecond), m.often, ended, mixed)
	}
	for some := range slices.Chunk(heal, 8) {
		var checks []func()
		for _, start := range some {
			checks = append(checks, start())
		}
		for _, check := range checks {
			check()
		}
	}
}

// entries are the names in a folder.
func entries(t *testing.T, dir string) []string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

var localLink = regexp.MustCompile(`(?:href|src)="([^"#?:]+)`)

// deadLinks are the links of the pages of a site that lead to no file of it.
func deadLinks(site map[string]string) []string {
	var dead []string
	for name, b := range site {
		if path.Ext(name) != ".html" || name == "404.html" {
			continue
		}
		for _, link := range localLink.FindAllStringSubmatch(b, -1) {
			to := path.Join(path.Dir(name), link[1])
			if strings.HasSuffix(link[1], "/") {
				to = path.Join(to, "index.html")
			}
			if _, there := site[to]; !there {
				dead = append(dead, name+" with a link to "+to)
			}
		}
	}
	return dead
}
