package preview_test

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// TestHeaders sends what keeps other origins out with every answer, good or bad:
// without Cross-Origin-Resource-Policy a page elsewhere includes a script of the
// draft (webpack-dev-server CVE-2025-30359, CVE-2026-6402), with
// Access-Control-Allow-Origin it reads every page (esbuild GHSA-67mh-4wv8-2f99, Vite
// CVE-2025-24010).
func TestHeaders(t *testing.T) {
	_, address := start(t, site())
	const evil = "Origin: http://evil.example\r\nSec-Fetch-Site: cross-site\r\n"
	for _, test := range []struct {
		request string
		status  int
	}{
		{"GET / HTTP/1.1\r\nHost: localhost\r\n", 200},
		{"GET / HTTP/1.1\r\nHost: localhost\r\n" + evil, 200},
		{"GET /css/a.css HTTP/1.1\r\nHost: localhost\r\n" + evil, 200},
		{"GET /_congbo/live.js HTTP/1.1\r\nHost: localhost\r\n" + evil, 200},
		{"GET /_congbo/state.json HTTP/1.1\r\nHost: localhost\r\n" + evil, 200},
		{"GET /2031-h1 HTTP/1.1\r\nHost: localhost\r\n", 302},
		{"GET /_congbo/events HTTP/1.1\r\nHost: localhost\r\n" + evil, 403},
		{"GET / HTTP/1.1\r\nHost: evil.example\r\n", 403},
		{"GET /go.mod HTTP/1.1\r\nHost: localhost\r\n" + evil, 404},
		{"OPTIONS / HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: GET\r\n" + evil, 405},
		{"GET / HTTP/1.1\r\n", 400},
		{"GET / HTTP/3.7\r\nHost: localhost\r\n", 505},
		{"GET / HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\n", 417},
		{"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 32<<10) + "\r\n", 431},
		{"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: tea\r\n", 501},
		{"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + evil, 405},
	} {
		got := ask(t, address, test.request+"Connection: close\r\n\r\n")
		if got.StatusCode != test.status {
			t.Errorf("%q: %s, want %d", test.request, got.Status, test.status)
		}
		for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"} {
			if got.Header.Get(header) != want {
				t.Errorf("%q: %s is %q", test.request, header, got.Header.Get(header))
			}
		}
		if !strings.HasPrefix(got.Header.Get("Content-Security-Policy"), "default-src 'none';") {
			t.Errorf("%q: no policy", test.request)
		}
		for header := range got.Header {
			if strings.HasPrefix(header, "Access-Control") {
				t.Errorf("%q: %s", test.request, header)
			}
		}
	}
}

// TestMalformed answers every broken request with a refusal, and goes on
// (webpack-dev-server CVE-2026-14631: a malformed Host or Origin ended it).
func TestMalformed(t *testing.T) {
	_, address := start(t, site())
	for _, request := range []string{
		"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: \r\n\r\n", "GET / HTTP/1.1\r\nHost: [\r\n\r\n", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: ::1:::\r\n\r\n", "GET / HTTP/1.1\r\nHost: %zz\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n",
		"GET /_congbo/events HTTP/1.1\r\nHost: localhost\r\nOrigin: http://[\r\n\r\n", "GET /_congbo/events HTTP/1.1\r\nHost: localhost\r\nOrigin: \x01\r\n\r\n",
		"GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET  HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "\x16\x03\x01\x02\x00\x01\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n",
	} {
		if got := ask(t, address, request); got.StatusCode < 400 || got.StatusCode > 505 {
			t.Errorf("%.60q: %s", request, got.Status)
		}
	}
	if got := ask(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
		t.Errorf("afterwards: %s", got.Status)
	}
}

// TestHalfOpen cuts 300 clients that never finish a request, and answers others
// meanwhile.
func TestHalfOpen(t *testing.T) {
	_, address := start(t, site())
	var all []net.Conn
	for range 300 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: local")
		all = append(all, conn)
	}
	if got := ask(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
		t.Errorf("meanwhile: %s", got.Status)
	}
	for i, conn := range all {
		conn.SetReadDeadline(time.Now().Add(time.Minute)) // not for ever
		if _, err := io.Copy(io.Discard, conn); err != nil {
			t.Fatalf("request %d is still open: %v", i, err)
		}
	}
}

// TestManyHalfOpen holds that requests which do not come to an end keep nobody out, and take no
// more connections than there may be.
func TestManyHalfOpen(t *testing.T) {
	_, address := start(t, site())
	var all []net.Conn
	for range 300 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		io.WriteString(conn, "GET / HTTP/1.1\r\nHost: local")
		all = append(all, conn)
	}
	if got := ask(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
		t.Error(got.Status)
	}
	for _, conn := range all[:100] { // the oldest are closed at once, not when their time is over
		conn.SetReadDeadline(time.Now().Add(time.Minute))
		if n, _ := conn.Read(make([]byte, 1)); n != 0 {
			t.Error("a half-open request was answered")
		}
	}
}
