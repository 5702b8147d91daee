package publish

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/pkg/sftp"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/servers"
)

// A cut is a connection that ends at a request, or does not.
type cut struct {
	at   int64 // 0 for never
	made atomic.Int64
}

// next counts a request and reports whether the connection is cut before it.
func (c *cut) next() bool { n := c.made.Add(1); return c.at > 0 && n >= c.at }

// reached reports whether the request was made at all.
func (c *cut) reached() bool { return c.at > 0 && c.made.Load() >= c.at }

// cutWriter is the way to an SFTP server; pkg/sftp writes a request at once.
type cutWriter struct {
	io.WriteCloser
	cut *cut
}

func (w cutWriter) Write(b []byte) (int, error) {
	if w.cut.next() {
		w.WriteCloser.Close()
		return 0, io.ErrClosedPipe
	}
	return w.WriteCloser.Write(b)
}

// cutTransport is the way to an S3 server.
type cutTransport struct {
	http.RoundTripper
	cut  *cut
	stop context.CancelCauseFunc
}

func (r cutTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	if !r.cut.next() {
		return r.RoundTripper.RoundTrip(request)
	}
	if r.cut.at%2 == 0 { // it is done, and nobody hears of it
		if answer, err := r.RoundTripper.RoundTrip(request); err == nil {
			answer.Body.Close()
		}
	}
	r.stop(errKilled)
	return nil, errKilled
}

// A place is a real target that tests open again and again.
type place struct {
	open   func(t *testing.T, cut *cut) (context.Context, Store)
	served func(t *testing.T) map[string]string
	theirs func(t *testing.T, name, text string) // somebody else's file
	state  func(t *testing.T)                    // looks for what is left and nobody needs; may be nil
	steps  bool                                  // it is changed file by file
	gaps   bool                                  // and a file goes before another takes its name
}

// do publishes a tree, or brings a release back.
func (p place) do(t *testing.T, cut *cut, tree output.Tree, to int) (int64, error) {
	ctx, store := p.open(t, cut)
	defer store.Close()
	s := NewSession(store, "target", "nga@van-phong")
	s.beat = 10 * time.Millisecond // those that are cut do not end their lock
	if cut.at == 0 {
		s.beat = 100 * time.Millisecond
	}
	err := publishIn(ctx, s, tree, to)
	return s.Sent(), err
}

// killedEverywhere cuts a publication at each request, or every so many, and looks what readers
// have, what the next run makes of it, and what comes back.
func killedEverywhere(t *testing.T, make func(t *testing.T) place, every int64) {
	old, new, mixed, healed := 0, 0, 0, 0
	foreign := map[string]string{"google.html": "x"}
	for at := int64(1); ; at += every {
		over := false
		t.Run("", func(t *testing.T) {
			p := make(t)
			_, err := p.do(t, &cut{}, first, 0)
			must(t, err)
			for name, text := range foreign {
				p.theirs(t, name, text)
			}
			c := &cut{at: at}
			_, err = p.do(t, c, second, 0)
			if over = !c.reached(); over {
				must(t, err)
				t.Logf("%d requests", c.made.Load())
			}
			switch site := p.served(t); {
			case maps.Equal(site, whole(first, foreign)):
				old++
			case maps.Equal(site, whole(second, foreign)):
				new++
			case p.steps && (p.gaps || lacking(site) == ""):
				mixed++
			default:
				t.Fatalf("cut at %d: %v; readers have %v", at, lacking(site), site)
			}
			_, err = p.do(t, &cut{}, third, 0)
			must(t, err)
			if site := p.served(t); !maps.Equal(site, whole(third, foreign)) {
				t.Fatalf("cut at %d: after the next run readers have %v", at, site)
			}
			sent, err := p.do(t, &cut{}, nil, 1)
			must(t, err)
			if sent != 0 && !p.gaps {
				t.Errorf("cut at %d: to bring back what the target has kept, %d bytes travelled", at, sent)
			}
			if site := p.served(t); !maps.Equal(site, whole(first, foreign)) {
				t.Fatalf("cut at %d: brought back was %v", at, site)
			}
			if p.state != nil {
				p.state(t)
			}
			healed++
		})
		if over || t.Failed() {
			break
		}
	}
	t.Logf("old %d, new %d, pages with all their parts %d, healed %d", old, new, mixed, healed)
}

// readFolder is all that lies in a folder, links followed at its root.
func readFolder(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(b)
		return err
	}))
	return all
}

// nothingLeft finds files that were on their way, trees that are not served, and a lock.
func nothingLeft(t *testing.T, state string) {
	t.Helper()
	entries, err := os.ReadDir(state)
	must(t, err)
	for _, e := range entries {
		if !slices.Contains([]string{"files", "lists", "trees", historyName, historyTwin}, e.Name()) {
			t.Errorf("%s is left", e.Name())
		}
	}
	if trees, _ := os.ReadDir(filepath.Join(state, "trees")); len(trees) > 1 {
		t.Errorf("trees are left: %v", trees)
	}
}

// every is 1 where every fault is to be tried: each request is the one that is cut.
func every(n int64) int64 {
	if os.Getenv("CONGBO_STRACE") == "all" {
		return 1
	}
	return n
}

// TestSFTPKilled speaks with OpenSSH's SFTP server, and with one that has none of its extensions.
func TestSFTPKilled(t *testing.T) {
	server := servers.Find(t, "sftp-server", "openssh-sftp-server")
	for name, c := range map[string]struct {
		folder bool
		args   []string
	}{
		"by link": {}, "in steps": {folder: true},
		"of an old kind": {args: []string{"-P", "posix-rename,fsync,hardlink,symlink"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			killedEverywhere(t, func(t *testing.T) place {
				site := filepath.Join(t.TempDir(), "bao-cao")
				if c.folder {
					must(t, os.Mkdir(site, 0o755))
				}
				return place{
					open: func(t *testing.T, cut *cut) (context.Context, Store) {
						return sftpStore(t, server, site, cut, c.args...)
					},
					served: func(t *testing.T) map[string]string { return readFolder(t, site) },
					theirs: func(t *testing.T, name, text string) {
						must(t, os.WriteFile(filepath.Join(site, name), []byte(text), 0o644))
					},
					state: func(t *testing.T) { nothingLeft(t, filepath.Join(filepath.Dir(site), ".bao-cao.congbo")) },
					steps: c.folder || c.args != nil, gaps: c.args != nil,
				}
			}, every(17))
		})
	}
}

// TestSFTPLinks: links of somebody else's are refused before anybody is asked, and stay.
func TestSFTPLinks(t *testing.T) {
	server := servers.Find(t, "sftp-server", "openssh-sftp-server")
	site := filepath.Join(t.TempDir(), "bao-cao")
	refuses := func(t *testing.T, link string) {
		t.Helper()
		ctx, store := sftpStore(t, server, site, &cut{})
		defer store.Close()
		s := NewSession(store, "x", "y")
		st, err := s.Look(ctx)
		if err == nil {
			_, err = s.Plan(ctx, st, second, Release{})
		}
		if !errors.As(err, new(*output.RefusedError)) {
			t.Errorf("the plan: %v", err)
		}
		if _, err := os.Lstat(link); err != nil {
			t.Error(err)
		}
	}
	must(t, os.Symlink(t.TempDir(), site))
	refuses(t, site)
	must(t, os.Remove(site))
	_, store := sftpStore(t, server, site, &cut{})
	must(t, publishTo(store, first, 0))
	must(t, store.Close())
	inside := filepath.Join(site, "theirs")
	must(t, os.Symlink(t.TempDir(), inside))
	refuses(t, inside)
}

// sftpStore is a site at an SFTP server of its own, without the ssh.
func sftpStore(t *testing.T, server, site string, cut *cut, args ...string) (context.Context, Store) {
	run := exec.Command(server, args...)
	in, err := run.StdinPipe()
	must(t, err)
	out, err := run.StdoutPipe()
	must(t, err)
	must(t, run.Start())
	client, err := sftp.NewClientPipe(out, cutWriter{in, cut})
	if err != nil { // cut at once
		in.Close()
		run.Wait()
		return t.Context(), &flaky{disk: newDisk(false), at: 1}
	}
	return t.Context(), newRemote(client, site, newLimiter(0), func() error {
		in.Close()
		client.Close()
		run.Wait()
		return nil
	})
}

// TestFolder leaves faults of the system to package output.
func TestFolder(t *testing.T) {
	site := filepath.Join(t.TempDir(), "www", "bao-cao")
	p := place{
		open: func(t *testing.T, cut *cut) (context.Context, Store) {
			store, err := openFolder(site, "", newLimiter(0))
			must(t, err)
			return t.Context(), store
		},
		served: func(t *testing.T) map[string]string { return readFolder(t, site) },
	}
	for _, step := range []struct {
		tree output.Tree
		to   int
		want output.Tree
	}{{first, 0, first}, {second, 0, second}, {third, 0, third}, {nil, 1, first}, {nil, 2, second}} {
		sent, err := p.do(t, &cut{}, step.tree, step.to)
		must(t, err)
		if step.tree == nil && sent != 0 {
			t.Errorf("to bring back what the target has kept, %d bytes travelled", sent)
		}
		if site := p.served(t); !maps.Equal(site, whole(step.want, nil)) {
			t.Fatalf("readers have %v", site)
		}
	}
	// Whoever may read a file that is written there may read what the next run needs.
	plain := filepath.Join(t.TempDir(), "plain")
	must(t, os.WriteFile(plain, nil, 0o666))
	want, err := os.Stat(plain)
	must(t, err)
	if got, err := os.Stat(filepath.Join(hidden(site), historyName)); err != nil || got.Mode() != want.Mode() {
		t.Errorf("the list of releases has the mode %v, %v", got.Mode(), err)
	}
	// A link is another name of its folder, unless congbo made it.
	link := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink(site, link))
	if f, err := openFolder(link, "", newLimiter(0)); err != nil || f.site != site || f.state != hidden(site) {
		t.Errorf("a link leads to %v, %v", f, err)
	}
	must(t, os.Remove(link))
	must(t, os.MkdirAll(filepath.Join(hidden(link), treesFolder, "7"), 0o755))
	must(t, os.Symlink(filepath.Join(filepath.Base(hidden(link)), treesFolder, "7"), link))
	if _, err := openFolder(link, "", newLimiter(0)); !errors.As(err, new(*output.RefusedError)) {
		t.Errorf("a link of congbo's own: %v", err)
	}
	must(t, os.WriteFile(filepath.Join(site, "index.html"), []byte("mine"), 0o644))
	if _, err := p.do(t, &cut{}, third, 0); !errors.As(err, new(*output.RefusedError)) {
		t.Errorf("a changed page: %v", err)
	}
}

// s3Place is a prefix of a bucket that is not used yet.
func s3Place(t *testing.T, s servers.S3Server, trust *http.Transport, prefix string) place {
	t.Setenv("AWS_ACCESS_KEY_ID", s.Key)
	t.Setenv("AWS_SECRET_ACCESS_KEY", s.Secret)
	open := func(t *testing.T, cut *cut) (context.Context, Store) {
		ctx, stop := context.WithCancelCause(t.Context())
		t.Cleanup(func() { stop(nil) })
		b, err := openS3(&url.URL{Scheme: "s3", Host: s.Bucket, Path: prefix}, s.Endpoint, "us-east-1", newLimiter(0), cutTransport{trust, cut, stop})
		must(t, err)
		return ctx, b
	}
	return place{
		open: open,
		served: func(t *testing.T) map[string]string {
			ctx, store := open(t, &cut{})
			names, err := store.List(ctx, siteRoot)
			must(t, err)
			all := map[string]string{}
			for name := range names {
				b, err := store.Read(ctx, inSite(name), 1<<30)
				must(t, err)
				all[name] = string(b)
			}
			return all
		},
		theirs: func(t *testing.T, name, text string) {
			ctx, store := open(t, &cut{})
			b := store.(*bucket)
			_, err := b.core.PutObject(ctx, b.name, b.at(inSite(name)), strings.NewReader(text), int64(len(text)), "", "", plainPut)
			must(t, err)
		},
		steps: true,
	}
}

// trusting is a transport that trusts a server's own certificate.
func trusting(t *testing.T, file string) *http.Transport {
	t.Helper()
	pem, err := os.ReadFile(file)
	must(t, err)
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	transport := transport()
	transport.TLSClientConfig = &tls.Config{RootCAs: pool}
	return transport
}

func TestS3Killed(t *testing.T) {
	s := servers.S3(t)
	trust := trusting(t, s.Certificate)
	n := 0
	killedEverywhere(t, func(t *testing.T) place {
		n++
		return s3Place(t, s, trust, "/"+strings.Repeat("a", n%50+1)+"/bao-cao-"+string(rune('a'+n/50)))
	}, every(17))
}

// TestS3Objects: what readers get is what was put, under its own type, and nothing else.
func TestS3Objects(t *testing.T) {
	s := servers.S3(t)
	trust := trusting(t, s.Certificate)
	p := s3Place(t, s, trust, "") // the whole bucket
	tree := maps.Clone(first)
	tree["large.zip"] = []byte(strings.Repeat("0123456789abcdef", 20<<20/16)) // more than a part of a multipart upload
	_, err := p.do(t, &cut{}, tree, 0)
	must(t, err)
	ctx, store := p.open(t, &cut{})
	b := store.(*bucket)
	for name, want := range output.Complete(tree) {
		body, info, header, err := b.core.GetObject(ctx, b.name, name, plainGet)
		must(t, err)
		got, err := io.ReadAll(body)
		must(t, err)
		kind := kindOf(name)
		if string(got) != string(want) || info.ContentType != kind.contentType || header.Get("Cache-Control") != kind.cache || header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %d bytes, %v", name, len(got), header)
		}
	}
	if public, err := b.IsPublic(ctx, inState(historyName)); err != nil || public {
		t.Errorf("the list of releases is public: %v", err)
	}

	// Whose bucket is public as a whole has nothing but the list of releases kept there.
	policy := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::` + s.Bucket + `/*"}]}`
	must(t, b.core.Client.SetBucketPolicy(ctx, s.Bucket, policy))
	_, err = p.do(t, &cut{}, second, 0)
	must(t, err)
	if kept, err := store.List(ctx, inState(filesFolder)); err != nil || len(kept) > 0 {
		t.Errorf("kept in public: %v %v", kept, err)
	}
	var missing *NotKeptError
	if _, err := p.do(t, &cut{}, nil, 1); !errors.As(err, &missing) {
		t.Errorf("brought back: %v", err)
	}
	st, err := NewSession(store, "target", "nga").Look(ctx)
	must(t, err)
	session := NewSession(store, "target", "nga")
	if _, err := session.PlanRollback(ctx, st, *st.History.Find(1), Release{Date: day}, third); !errors.As(err, &missing) {
		t.Errorf("another site was taken for release 1: %v", err)
	}
	c, err := session.PlanRollback(ctx, st, *st.History.Find(1), Release{Date: day}, tree)
	must(t, err)
	must(t, session.Publish(ctx, c))
	if site := p.served(t); !maps.Equal(site, whole(tree, nil)) {
		t.Error("what was built again is not release 1")
	}

	// What servers answer is explained.
	t.Setenv("AWS_SECRET_ACCESS_KEY", "wrong")
	ctx, store = p.open(t, &cut{})
	if _, err := store.List(ctx, siteRoot); !errors.As(err, new(*output.RefusedError)) {
		t.Errorf("a wrong key: %v", err)
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "unknown")
	ctx, store = p.open(t, &cut{})
	if _, err := store.List(ctx, siteRoot); !errors.As(err, new(*output.RefusedError)) {
		t.Errorf("an unknown key: %v", err)
	}
	t.Setenv("AWS_SECRET_ACCESS_KEY", s.Secret)
	absent := s
	absent.Bucket = "khong-co"
	ctx, store = s3Place(t, absent, trust, "/x").open(t, &cut{})
	if _, err := store.List(ctx, siteRoot); !errors.As(err, new(*output.RefusedError)) {
		t.Errorf("no bucket: %v", err)
	}
}

// TestSSH reaches a real sshd, and refuses one that is not the known one.
func TestSSH(t *testing.T) {
	s := servers.SSH(t)
	site := filepath.Join(t.TempDir(), "www", "bao-cao")
	target := &data.Target{Name: "a", At: &url.URL{Scheme: "sftp", Host: s.Address, Path: site}}
	access := Access{Home: s.Home, User: user(t)}
	open := func() (Store, error) { return Open(t.Context(), target, Options{Access: access}) }
	store, err := open() // the server has keys of other types too
	must(t, err)
	session := NewSession(store, "target", "nga")
	for _, tree := range []output.Tree{first, second} {
		must(t, publishIn(t.Context(), session, tree, 0))
		if got := readFolder(t, site); !maps.Equal(got, whole(tree, nil)) {
			t.Fatalf("readers have %v", got)
		}
	}
	must(t, publishIn(t.Context(), session, nil, 1))
	if got := readFolder(t, site); !maps.Equal(got, whole(first, nil)) {
		t.Fatalf("readers have %v", got)
	}
	if to, err := os.Readlink(site); err != nil || to != ".bao-cao.congbo/trees/3" {
		t.Errorf("the site leads to %q, %v", to, err)
	}
	must(t, store.Close())

	home := &data.Target{Name: "a", At: &url.URL{Scheme: "sftp", Host: s.Address, Path: "/~/x"}}
	store, err = Open(t.Context(), home, Options{Access: access})
	must(t, err)
	if r := store.(*remote); !strings.HasSuffix(r.site, "/x") || strings.Contains(r.site, "~") {
		t.Errorf("the site is at %s", r.site)
	}
	must(t, store.Close())

	// An error of SFTP names no file by itself.
	target.At.Path = filepath.Join(s.Home, ".ssh/known_hosts/bao-cao")
	store, err = open()
	must(t, err)
	if err := publishIn(t.Context(), NewSession(store, "target", "nga"), first, 0); err == nil || !strings.Contains(err.Error(), "known_hosts/.bao-cao.congbo") {
		t.Errorf("where no folder can be made: %v", err)
	}
	must(t, store.Close())

	refusedAs := func(what, words string) {
		t.Helper()
		_, err := open()
		var refusal *output.RefusedError
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Reason.EN+refusal.Hint.EN, words) {
			t.Errorf("%s: %v", what, err)
		}
	}
	access.User = "nobody-at-all"
	refusedAs("a user who is not let in", "does not let")
	access.User = user(t)
	known := filepath.Join(s.Home, ".ssh/known_hosts")
	line, err := os.ReadFile(known)
	must(t, err)
	must(t, os.WriteFile(known, nil, 0o600))
	refusedAs("an unknown host", "SHA256:")
	s.Know(t, filepath.Join(s.Home, ".ssh/id_ed25519.pub"))
	refusedAs("another key", "listening in")
	must(t, os.WriteFile(known, line, 0o600))
	must(t, os.Remove(filepath.Join(s.Home, ".ssh/id_ed25519")))
	refusedAs("no key", "ssh-add")
}

func user(t *testing.T) string {
	out, err := exec.Command("id", "-un").Output()
	must(t, err)
	return strings.TrimSpace(string(out))
}

// TestFullDisk: of a full disk SFTP tells but once, and readers must not have what did not fit.
func TestFullDisk(t *testing.T) {
	server := servers.Find(t, "sftp-server", "openssh-sftp-server")
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no disk can be mounted here: %s", out)
	}
	defer exec.Command("umount", dir).Run()
	site := filepath.Join(dir, "bao-cao")
	publish := func(tree output.Tree) error {
		run := exec.Command(server)
		in, err := run.StdinPipe()
		must(t, err)
		out, err := run.StdoutPipe()
		must(t, err)
		must(t, run.Start())
		client, err := sftp.NewClientPipe(out, in)
		must(t, err)
		defer func() { in.Close(); client.Close(); run.Wait() }()
		return publishTo(newRemote(client, site, newLimiter(0), func() error { return nil }), tree, 0)
	}
	must(t, publish(first))
	tree := maps.Clone(second)
	tree["large.zip"] = make([]byte, 2<<20)
	if err := publish(tree); err == nil {
		t.Error("no error of a full disk")
	}
	if got := readFolder(t, site); !maps.Equal(got, whole(first, nil)) {
		t.Errorf("readers have %v", got)
	}
	must(t, publish(second))
}

// TestImpatient: a server that is silent does not hold the run for ever.
func TestImpatient(t *testing.T) {
	here, _ := net.Pipe()
	c := &impatient{here, time.Millisecond}
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	if _, err := c.Write(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
}

// TestHangUp: whoever is interrupted does not wait for a server that is silent.
func TestHangUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		here, _ := net.Pipe()
		ctx, stop := context.WithCancel(t.Context())
		hangUp(ctx, here)
		start := time.Now()
		stop()
		if _, err := here.Read(make([]byte, 1)); err == nil || time.Since(start) != farewell {
			t.Errorf("%v after %v", err, time.Since(start))
		}
	})
}

// TestUnreached: what is wrong with an address is said with what to do; other errors stay.
func TestUnreached(t *testing.T) {
	for words, err := range map[string]error{
		`there is no host "may"`:              &net.OpError{Op: "dial", Err: &net.DNSError{Name: "may", IsNotFound: true}},
		"does not trust the certificate of a": &url.Error{Op: "Get", Err: &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}},
		"a does not speak https":              &url.Error{Op: "Get", Err: tls.RecordHeaderError{Msg: "first record"}},
		"connection lost":                     sftp.ErrSSHFxConnectionLost,
	} {
		if got := unreached("a", err); !strings.Contains(got.Error(), words) {
			t.Errorf("%v is said as %v", err, got)
		}
	}
}

var (
	plainPut minio.PutObjectOptions
	plainGet minio.GetObjectOptions
)
