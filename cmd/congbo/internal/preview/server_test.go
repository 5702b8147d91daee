package preview_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/preview"
)

const page = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"></head><body>một</body></html>`

func site() map[string][]byte {
	return map[string][]byte{
		"index.html": []byte(page), "2031-h1/index.html": []byte(page), "css/a.css": []byte("a{}"), "404.html": []byte(page),
		"sha256sums.txt": []byte("x"), "van-ban/directives.json": []byte(`{"x":42.50}`),
	}
}

// of makes the files of a site out of a map.
func of(files map[string][]byte) preview.Files {
	return func(name string) ([]byte, bool, string) {
		b, there := files[name]
		return b, there, ""
	}
}

// found is what was found on every page.
func found(page string) []preview.Finding {
	return []preview.Finding{{Severity: "note", Place: page + ":1:2"}}
}

// start serves a site on the loopback, as the command does.
func start(t *testing.T, files map[string][]byte) (*preview.Server, string) {
	t.Helper()
	s := preview.New("127.0.0.1")
	s.Show(of(files), preview.State{Build: "1"})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	web := s.HTTP()
	if web.ReadHeaderTimeout <= 0 || web.ReadHeaderTimeout > 5*time.Second {
		t.Fatalf("a request may take %v to come", web.ReadHeaderTimeout)
	}
	web.ReadHeaderTimeout /= 8 // nobody waits here
	go web.Serve(preview.Headed(listener))
	t.Cleanup(func() { web.Close() })
	return s, listener.Addr().String()
}

// ask sends a request as it is written and returns the answer.
func ask(t *testing.T, address, request string) *http.Response {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(time.Minute))
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("%q: %v", request, err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body = io.NopCloser(strings.NewReader(string(body)))
	return answer
}

// TestHosts answers nobody who calls this machine by another name (DNS rebinding:
// webpack-dev-server #887, Vite CVE-2025-24010).
func TestHosts(t *testing.T) {
	_, address := start(t, site())
	_, port, _ := net.SplitHostPort(address)
	good := []string{"localhost", "localhost:" + port, "LOCALHOST:" + port, "127.0.0.1", address, "127.8.9.1:" + port, "[::1]", "[::1]:" + port}
	bad := []string{"evil.example", "evil.example:" + port, "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1.nip.io:" + port,
		"192.168.1.5", "10.0.0.1:" + port, "0.0.0.0", "0.0.0.0:" + port, "[::]", "[fe80::1]", "localhost.", "local host", "127.1", "2130706433", "0x7f.1", "[::ffff:8.8.8.8]",
		"localhost:1", "localhost:80", "localhost:", "localhost:x", "localhost:0" + port, "localhost:" + port + "0", "127.0.0.1:80", "[::1]:1",
		"localhost@evil.example", "evil.example#localhost", "xn--lcalhost-9pb", "lоcalhost"}
	for _, host := range good {
		if got := ask(t, address, "GET / HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
			t.Errorf("%s: %s", host, got.Status)
		}
	}
	for _, host := range bad {
		for _, path := range []string{"/", "/_congbo/events", "/_congbo/state.json"} {
			if got := ask(t, address, "GET "+path+" HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n"); got.StatusCode != 403 && got.StatusCode != 400 {
				t.Errorf("%s%s: %s", host, path, got.Status)
			}
		}
	}
	for _, header := range []string{"X-Forwarded-Host: localhost", "Forwarded: host=localhost"} {
		if got := ask(t, address, "GET / HTTP/1.1\r\nHost: evil.example\r\n"+header+"\r\nConnection: close\r\n\r\n"); got.StatusCode != 403 {
			t.Errorf("%s: %s", header, got.Status)
		}
	}
	if got := ask(t, address, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 403 {
		t.Errorf("absolute form: %s", got.Status)
	}
}

// TestPaths answers only with what was built, whatever is asked for: the ways out
// of a site that development servers have had.
func TestPaths(t *testing.T) {
	_, address := start(t, site())
	for _, test := range []struct{ name, path string }{
		{"dots", "/../go.mod"}, {"encoded dots", "/%2e%2e/go.mod"}, {"twice encoded", "/%252e%252e/go.mod"}, {"dots and slash encoded", "/..%2fgo.mod"},
		{"backslash (esbuild GHSA-g7r4-m6w7-qqqr)", "/..\\go.mod"}, {"encoded backslash (Vite CVE-2025-62522)", "/..%5cgo.mod"},
		{"absolute", "//etc/passwd"}, {"drive", "/C:/Windows/win.ini"}, {"file scheme", "/@fs/etc/passwd"},
		{"raw (Vite CVE-2025-30208)", "/@fs/etc/passwd?raw??"}, {"import and raw (CVE-2024-45811)", "/@fs/etc/passwd?import&raw"},
		{"inline (CVE-2025-31125)", "/go.mod?inline&import"}, {"svg (CVE-2025-31486)", "/go.mod?.svg?.wasm?init"},
		{"hash (CVE-2025-32395)", "/@fs/x/#/../../etc/passwd"}, {"dot at the end (CVE-2025-46565)", "/.env/."}, {"map (CVE-2026-39365)", "/../../go.map"},
		{"NUL", "/index.html%00.css"}, {"dot file", "/.git/config"}, {"source", "/content/2031-h1/_index.md"}, {"data", "/data/site.toml"},
		{"folder", "/css/"}, {"case", "/INDEX.HTML"}, {"overlong", "/%c0%ae%c0%ae/go.mod"}, {"long", "/" + strings.Repeat("a/", 4000)},
	} {
		got := ask(t, address, "GET "+test.path+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if got.StatusCode != 404 && got.StatusCode != 400 {
			t.Errorf("%s: %s", test.name, got.Status)
		}
		for _, header := range []string{"X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Cache-Control", "Content-Security-Policy"} {
			if got.StatusCode == 404 && got.Header.Get(header) == "" {
				t.Errorf("%s: no %s", test.name, header)
			}
		}
	}
	for path, want := range map[string]string{"/": "text/html; charset=utf-8", "/2031-h1/": "text/html; charset=utf-8", "/css/a.css?1": "text/css; charset=utf-8", "/van-ban/directives.json": "application/json"} {
		got := ask(t, address, "GET "+path+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if got.StatusCode != 200 || got.Header.Get("Content-Type") != want {
			t.Errorf("%s: %s %s", path, got.Status, got.Header.Get("Content-Type"))
		}
		for header := range got.Header {
			if strings.HasPrefix(header, "Access-Control") {
				t.Errorf("%s: %s", path, header)
			}
		}
	}
	if got := ask(t, address, "GET /2031-h1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 302 || got.Header.Get("Location") != "/2031-h1/" {
		t.Errorf("folder without slash: %s %s", got.Status, got.Header.Get("Location"))
	}
}

// TestMethods only reads.
func TestMethods(t *testing.T) {
	_, address := start(t, site())
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"} {
		path := "/"
		if method == "CONNECT" {
			path = "localhost:80"
		}
		if got := ask(t, address, method+" "+path+" HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"); got.StatusCode/100 != 4 {
			t.Errorf("%s: %s", method, got.Status)
		}
	}
	got := ask(t, address, "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
	if got.StatusCode != 200 {
		t.Errorf("HEAD: %s", got.Status)
	}
}

// TestOrigins lets no page of another origin listen (webpack-dev-server
// CVE-2018-14732, CVE-2025-30360).
func TestOrigins(t *testing.T) {
	_, address := start(t, site())
	for headers, want := range map[string]int{
		"":                            200,
		"Origin: http://" + address:   200,
		"Sec-Fetch-Site: same-origin": 200,
		"Origin: http://evil.example": 403,
		"Origin: https://" + address:  403,
		"Origin: http://127.0.0.1:1":  403,
		"Origin: http://192.168.1.5":  403,
		"Origin: null":                403,
		"Origin: %":                   403,
		"Sec-Fetch-Site: cross-site":  403,
		"Sec-Fetch-Site: same-site":   403,
		"Origin: http://evil.example\r\nX-Forwarded-Host: evil.example": 403,
	} {
		if headers != "" {
			headers += "\r\n"
		}
		got := ask(t, address, "HEAD /_congbo/events HTTP/1.1\r\nHost: "+address+"\r\n"+headers+"Connection: close\r\n\r\n")
		if got.StatusCode != want {
			t.Errorf("%q: %s, want %d", headers, got.Status, want)
		}
	}
}

// TestLive changes nothing of a built file but what reloads its pages.
func TestLive(t *testing.T) {
	files := site()
	s, address := start(t, files)
	for name, text := range files {
		got := ask(t, address, "GET /"+name+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		body, _ := io.ReadAll(got.Body)
		plain := strings.Replace(string(body), `<link rel="stylesheet" href="/_congbo/live.css"><script src="/_congbo/live.js" defer data-build="1"></script>`, "", 1)
		plain = strings.Replace(plain, "connect-src 'self'; ", "", 1)
		if plain != string(text) {
			t.Errorf("%s: %s", name, body)
		}
		if strings.HasSuffix(name, ".html") == (len(plain) == len(body)) {
			t.Errorf("%s: reloads wrongly", name)
		}
	}
	s.Tell(found, preview.State{Error: "lỗi"})
	if got := ask(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
		t.Errorf("after an error: %s", got.Status)
	}
}

// next reads the next build of a stream.
func next(t *testing.T, stream *bufio.Reader) string {
	t.Helper()
	for {
		line, err := stream.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			return data
		}
	}
}

// TestEvents tells a stream the state it begins with and each that follows.
func TestEvents(t *testing.T) {
	s, address := start(t, site())
	answer, err := http.Get("http://" + address + "/_congbo/events")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	stream := bufio.NewReader(answer.Body)
	if got := next(t, stream); !strings.Contains(got, `"build":"1"`) {
		t.Errorf("first: %s", got)
	}
	s.Show(of(site()), preview.State{Build: "2", Restyled: s.Build()})
	if got := next(t, stream); !strings.Contains(got, `"build":"2"`) || !strings.Contains(got, `"restyled":"1"`) {
		t.Errorf("styles: %s", got)
	}
	s.Show(of(site()), preview.State{Build: "3"})
	if got := next(t, stream); !strings.Contains(got, `"build":"3"`) || strings.Contains(got, "restyled") || !strings.Contains(got, `"checked":false`) {
		t.Errorf("a page: %s", got)
	}
	s.Tell(found, preview.State{Error: "x:1:1: lỗi"})
	if got := next(t, stream); !strings.Contains(got, `"build":"3"`) || !strings.Contains(got, "x:1:1") || !strings.Contains(got, `"checked":true`) {
		t.Errorf("an error: %s", got)
	}
	answer, err = http.Get("http://" + address + "/_congbo/findings.json?page=/2031-h1/")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, _ := io.ReadAll(answer.Body); !strings.Contains(string(body), `"place":"/2031-h1/:1:2"`) {
		t.Errorf("findings: %s", body)
	}
}

// TestManyStreams keeps answering pages while a thousand streams are asked for and
// nobody reads them, and while half-open connections wait.
func TestManyStreams(t *testing.T) {
	s, address := start(t, site())
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	accepted := 0
	for range 1000 {
		conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "GET /_congbo/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
		accepted++
	}
	half, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer half.Close()
	io.WriteString(half, "GET / HTTP/1.1\r\nHost: local")
	for i := range 50 {
		s.Show(of(site()), preview.State{Build: fmt.Sprint(i)})
	}
	if got := ask(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
		t.Error(got.Status)
	}
	half.SetReadDeadline(time.Now().Add(time.Minute))
	if _, err := io.ReadAll(half); err != nil {
		t.Errorf("a half-open request is still open: %v", err)
	}
}

// TestFailing tells why a page cannot be made, in its place.
func TestFailing(t *testing.T) {
	s, address := start(t, site())
	s.Show(func(name string) ([]byte, bool, string) { return nil, false, "layouts/<b>.html:1:2: lỗi" }, preview.State{Build: "2"})
	answer, err := http.Get("http://" + address + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusInternalServerError || !strings.Contains(string(body), "layouts/&lt;b&gt;.html:1:2: lỗi") || !strings.Contains(string(body), `data-build="2"`) {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}

// TestNothingBuilt shows why there is no site yet, on a page that waits for one.
func TestNothingBuilt(t *testing.T) {
	s := preview.New()
	s.Tell(found, preview.State{Error: "content/2031-h1/_index.md:1:1: lỗi <a>"})
	ask := func() *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "/2031-h1/", nil)
		r.Host = "localhost"
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	if w := ask(); w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "_index.md:1:1: lỗi &lt;a&gt;") || !strings.Contains(w.Body.String(), `data-build=""`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	s.Show(of(site()), preview.State{Build: "1"})
	if w := ask(); w.Code != http.StatusOK {
		t.Errorf("once it is built: %d", w.Code)
	}
}

// FuzzServe never fails on a request, and answers none for another host.
func FuzzServe(f *testing.F) {
	s := preview.New()
	s.Show(of(site()), preview.State{Build: "1"})
	f.Add("GET", "/%2e%2e/", "localhost", "http://evil")
	f.Add("HEAD", "/_congbo/events", "[::1]:80", "")
	f.Fuzz(func(t *testing.T, method, path, host, origin string) {
		r := httptest.NewRequest(http.MethodHead, "/", nil)
		r.Method, r.URL.Path, r.Host = method, path, host
		r.Header.Set("Origin", origin)
		if method != http.MethodHead && path == "/_congbo/events" {
			return // a stream does not end
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if strings.Contains(host, "evil") && w.Code != http.StatusForbidden {
			t.Errorf("%q: %d", host, w.Code)
		}
	})
}
