package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"congbo/cmd/congbo/internal/publish"
	"congbo/cmd/congbo/internal/servers"
)

// An office is a copy of this repository's site on the desk of somebody who publishes it.
type office struct {
	dir string
	env []string
}

func newOffice(t *testing.T, base, target string, env ...string) *office {
	t.Helper()
	o := &office{dir: t.TempDir(), env: append(os.Environ(), append(env, "CONGBO_LANG=en", "SSH_AUTH_SOCK=")...)}
	for _, part := range []string{"content", "data"} {
		if err := os.CopyFS(filepath.Join(o.dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
	o.edit(t, "data/site.toml", func(text string) string { return "base_url = \"" + base + "\"\n" + text })
	if err := os.WriteFile(filepath.Join(o.dir, "data/publish.toml"), []byte("[target.a]\n"+target), 0o666); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) edit(t *testing.T, name string, change func(string) string) {
	t.Helper()
	path := filepath.Join(o.dir, filepath.FromSlash(name))
	b, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, []byte(change(string(b))), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// congbo runs a command there, which must end well.
func (o *office) congbo(t *testing.T, args ...string) string {
	t.Helper()
	c := exec.Command("congbo", args...)
	c.Dir, c.Env = o.dir, o.env
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("congbo %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// change changes a word of the report, which its page and the full one have.
func (o *office) change(t *testing.T, from, to string) {
	t.Helper()
	o.edit(t, "content/2022-h1/01-ket-qua-dat-duoc/07-tom-lai.md", func(text string) string {
		changed := strings.Replace(text, from, to, 1)
		if changed == text {
			t.Fatalf("the section has no %q", from)
		}
		return changed
	})
}

// throughItsLife publishes, changes, publishes, goes back and withdraws, and proves the copy
// from outside each time; look looks at the first release.
func (o *office) throughItsLife(t *testing.T, address string, look func()) {
	t.Helper()
	proved := func() {
		t.Helper()
		if said := o.congbo(t, "verify", "--against", address); !strings.Contains(said, "just as the site builds") {
			t.Errorf("verify says %s", said)
		}
	}
	o.congbo(t, "publish", "--yes")
	proved()
	look()
	o.change(t, "Tóm lại", "Tóm lại,")
	said := o.congbo(t, "publish", "--yes")
	if !strings.Contains(said, "release 2 stands") || strings.Contains(said, " 404.html") {
		t.Errorf("publish says %s", said)
	}
	proved()
	if said := o.congbo(t, "rollback", "--yes"); !strings.Contains(said, "release 1 of") {
		t.Errorf("rollback says %s", said)
	}
	o.change(t, "Tóm lại,", "Tóm lại")
	proved()
	o.congbo(t, "withdraw", "2022-h1", "--reason", "thử thu hồi", "--yes")
	o.congbo(t, "publish", "--yes")
	proved()
	if said := o.congbo(t, "publish", "--list"); strings.Count(said, "\n") != 1+4 { // under their head
		t.Errorf("the list is %s", said)
	}
}

// TestServed publishes this repository's site over SFTP and to a folder, and serves it by nginx
// and Apache as --server-config has it, at the root of a server and below it.
func TestServed(t *testing.T) {
	gateOnly(t, "it publishes the site sixteen times")
	serve := map[string]func(testing.TB, string) string{"nginx": servers.Nginx, "apache": servers.Apache}
	for name, start := range serve {
		for below, path := range map[bool]string{false: "/", true: "/b%C3%A1o%20c%C3%A1o.x/"} {
			folder := map[bool]string{false: "bao-cao", true: "báo (cáo)"}[below]
			t.Run(fmt.Sprintf("%s, below %t", name, below), func(t *testing.T) {
				t.Parallel()
				ssh := servers.SSH(t)
				site := filepath.Join(servers.Folder(t), "www", folder)
				if !below { // a server wants the folder of its root to be there
					if err := os.MkdirAll(site, 0o755); err != nil {
						t.Fatal(err)
					}
				}
				root := start(t, publish.ServerConfig(name, site, "http://127.0.0.1"+path))
				escaped := (&url.URL{Path: site}).EscapedPath()
				target := "url = \"file://" + escaped + "\"\n"
				if below {
					target = "url = \"sftp://" + ssh.Address + escaped + "\"\n"
				}
				o := newOffice(t, root+path, target, "HOME="+ssh.Home)
				o.throughItsLife(t, root+path, func() { answers(t, root, path) })
			})
		}
	}
}

// answers holds what a server answers against what it was told.
func answers(t *testing.T, root, path string) {
	t.Helper()
	for _, want := range []struct {
		name   string
		status int
		kind   string
		cache  string
	}{
		{"", 200, "text/html; charset=utf-8", "no-cache"},
		{"2022-h1/index.html", 200, "text/html; charset=utf-8", "no-cache"},
		{"2022-h1/toan-van/toan-van.html", 200, "text/html; charset=utf-8", "no-cache"},
		{"css/congbo.css", 200, "text/css; charset=utf-8", "max-age=3600"},
		{"js/congbo.js", 200, "text/javascript; charset=utf-8", "max-age=3600"},
		{"icon.svg", 200, "image/svg+xml; charset=utf-8", "max-age=3600"},
		{"2022-h1/chi-tieu/indicators.csv", 200, "text/csv; charset=utf-8", "max-age=300"},
		{"2022-h1/chi-tieu/indicators.json", 200, "application/json; charset=utf-8", "max-age=300"},
		{"feed.xml", 200, "application/xml; charset=utf-8", "max-age=300"},
		{"sha256sums.txt", 200, "text/plain; charset=utf-8", "max-age=300"},
		{"khong-co/", 404, "text/html; charset=utf-8", ""},
		{"css/", 404, "text/html; charset=utf-8", ""},
		{".bao-cao.congbo/releases.json", 404, "", ""},
	} {
		answer := servers.Get(t, http.DefaultClient, root+path+want.name)
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		h := answer.Header
		if answer.StatusCode != want.status || want.kind != "" && !strings.EqualFold(h.Get("Content-Type"), want.kind) || want.cache != "" && h.Get("Cache-Control") != want.cache {
			t.Errorf("%s%s: %d, %v", path, want.name, answer.StatusCode, h)
		}
		if want.kind != "" && (h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'")) {
			t.Errorf("%s%s: %v", path, want.name, h)
		}
		if want.status == 404 && want.kind != "" && !strings.Contains(string(body), "Không tìm thấy trang") {
			t.Errorf("%s%s is %s", path, want.name, body)
		}
	}
	answer := servers.Get(t, http.DefaultClient, root+path+"2022-h1")
	if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || !strings.HasSuffix(strings.ToUpper(to), strings.ToUpper(path+"2022-h1/")) {
		t.Errorf("a folder without its slash: %d %s", answer.StatusCode, to)
	}
	if path != "/" {
		answer := servers.Get(t, http.DefaultClient, root+strings.TrimSuffix(path, "/"))
		if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || !strings.HasSuffix(strings.ToUpper(to), strings.ToUpper(path)) {
			t.Errorf("the site without its slash: %d %s", answer.StatusCode, to)
		}
	}
}

// TestPublishedToS3 publishes this repository's site to an S3 server, and reads it there as a
// browser would.
func TestPublishedToS3(t *testing.T) {
	gateOnly(t, "it publishes the site five times")
	s := servers.S3(t)
	pem, err := os.ReadFile(s.Certificate)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	address := s.Endpoint + "/" + s.Bucket + "/bao-cao/"
	o := newOffice(t, address, "url = \"s3://"+s.Bucket+"/bao-cao\"\nendpoint = \""+s.Endpoint+"\"\nregion = \"us-east-1\"\n",
		"SSL_CERT_FILE="+s.Certificate, "AWS_ACCESS_KEY_ID="+s.Key, "AWS_SECRET_ACCESS_KEY="+s.Secret)
	// Everybody may read the site, and nothing else of the bucket.
	admin, err := minio.New(strings.TrimPrefix(s.Endpoint, "https://"), &minio.Options{Secure: true, Region: "us-east-1", BucketLookup: minio.BucketLookupPath,
		Creds: credentials.NewStaticV4(s.Key, s.Secret, ""), Transport: client.Transport})
	if err == nil {
		err = admin.SetBucketPolicy(t.Context(), s.Bucket, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::`+s.Bucket+`/bao-cao/*"}]}`)
	}
	if err != nil {
		t.Fatal(err)
	}
	o.throughItsLife(t, address, func() {
		answer := servers.Get(t, client, address+"2022-h1/index.html")
		if h := answer.Header; answer.StatusCode != 200 || h.Get("Content-Type") != "text/html; charset=utf-8" || h.Get("Content-Encoding") != "" || h.Get("Cache-Control") != "no-cache" {
			t.Errorf("%d %v", answer.StatusCode, answer.Header)
		}
	})
	if answer := servers.Get(t, client, s.Endpoint+"/"+s.Bucket+"/.bao-cao.congbo/releases.json"); answer.StatusCode != http.StatusForbidden {
		t.Errorf("the list of releases is public: %d", answer.StatusCode)
	}
}

// TestTwoPublish: of two processes at once one publishes, and the other waits or is refused; what
// readers have is whole.
func TestTwoPublish(t *testing.T) {
	gateOnly(t, "it publishes the site three times")
	ssh := servers.SSH(t)
	site := filepath.Join(t.TempDir(), "www", "bao-cao")
	a := newOffice(t, "https://thu.example/", "url = \"sftp://"+ssh.Address+site+"\"\n", "HOME="+ssh.Home)
	a.congbo(t, "publish", "--yes")
	b := newOffice(t, "https://thu.example/", "url = \"sftp://"+ssh.Address+site+"\"\n", "HOME="+ssh.Home)
	a.change(t, "Tóm lại", "Tóm lại,")
	b.change(t, "Tóm lại", "Tóm lại:")
	said, failed := [2]string{}, [2]error{}
	done := make(chan int)
	for i, o := range []*office{a, b} {
		go func() {
			c := exec.Command("congbo", "publish", "--yes")
			c.Dir, c.Env = o.dir, o.env
			out, err := c.CombinedOutput()
			said[i], failed[i] = string(out), err
			done <- i
		}()
	}
	<-done
	<-done
	winners := 0
	for i, o := range []*office{a, b} {
		c := exec.Command("congbo", "verify", "--against", site)
		c.Dir, c.Env = o.dir, o.env
		if c.Run() == nil {
			winners++
		}
		if failed[i] != nil && !strings.Contains(said[i], "is publishing at a") && !strings.Contains(said[i], "somebody has just published at a") {
			t.Errorf("one was told %s", said[i])
		}
	}
	if winners != 1 || failed[0] != nil && failed[1] != nil {
		t.Errorf("%d sites are whole\n%s\n%s", winners, said[0], said[1])
	}
}
