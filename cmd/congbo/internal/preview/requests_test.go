package preview_test

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
)

// realRequests are requests as browsers and tools send them.
var realRequests = []string{
	"GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nConnection: keep-alive\r\n\r\n",
	"GET /2031-h1/?x=1#y HTTP/1.1\r\nHost: 127.0.0.1\r\nReferer: http://localhost/\r\nIf-None-Match: \"a\"\r\nRange: bytes=0-9\r\n\r\n",
	"HEAD /css/a.css HTTP/1.1\r\nHost: [::1]\r\nCookie: a=b\r\n\r\n",
	"GET /_congbo/state.json HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n\r\n",
	"GET /_congbo/findings.json?page=/2031-h1/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
	"POST /van-ban/directives.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
	"PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
	"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
	"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: PUT\r\nExpect: 100-continue\r\n\r\n",
	"GET / HTTP/1.0\r\n\r\n",
	"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
	"GET /_congbo/live.js HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Forwarded-Host: evil.example\r\n\r\n",
}

// mutated is a request with a few of its bytes changed, cut out, doubled, or taken from
// another.
func mutated(r *rand.Rand) []byte {
	b := []byte(realRequests[r.IntN(len(realRequests))])
	for range r.IntN(4) {
		if len(b) == 0 {
			break
		}
		at, n := r.IntN(len(b)), 1+r.IntN(12)
		end := min(at+n, len(b))
		switch r.IntN(5) {
		case 0:
			b[at] = byte(r.IntN(256))
		case 1:
			b = slices.Delete(b, at, end)
		case 2:
			b = slices.Insert(b, at, bytes.Repeat(slices.Clone(b[at:end]), 1+r.IntN(300))...)
		case 3:
			other := realRequests[r.IntN(len(realRequests))]
			b = append(b[:at:at], other[r.IntN(len(other)):]...)
		case 4:
			b = slices.Insert(b, at, []byte{0, '\r', '\n', ':', ' ', '%', 0xff, '/'}[r.IntN(8)])
		}
	}
	return b
}

// TestRequests sends what a fuzzer makes of real requests: each is answered, with the
// headers that every answer has, or the connection is closed; the server serves on, and its
// memory does not grow. CONGBO_REQUESTS is how many.
func TestRequests(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("CONGBO_REQUESTS"))
	if n == 0 {
		n = 2000
	}
	_, address := start(t, site())
	r := rand.New(rand.NewPCG(7, 7))
	var before, after runtime.MemStats
	answers := map[int]int{}
	for i := range n {
		if i == n/10 {
			runtime.GC()
			runtime.ReadMemStats(&before)
		}
		request := mutated(r)
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatalf("after %d requests: %v", i, err)
		}
		conn.SetDeadline(time.Now().Add(10 * time.Second))
		conn.Write(request)
		conn.(*net.TCPConn).CloseWrite() // what is not whole is whole now
		answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: http.MethodHead})
		if err == nil {
			answers[answer.StatusCode]++
			if answer.StatusCode >= 200 && (answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Access-Control-Allow-Origin") != "") {
				t.Errorf("%q: %v", request, answer.Header)
			}
		} else if ne, ok := err.(net.Error); ok && ne.Timeout() {
			t.Errorf("%q: no answer", request)
		} else {
			answers[0]++
		}
		conn.Close()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 20<<20 {
		t.Errorf("the heap grew by %d bytes", grown)
	} else {
		t.Logf("%d requests, answers %v (0: closed), the heap grew by %d KB", n, answers, grown>>10)
	}
	if got := ask(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); got.StatusCode != 200 {
		t.Errorf("afterwards: %s", got.Status)
	}
}
