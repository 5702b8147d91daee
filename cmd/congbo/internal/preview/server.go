// Package preview serves the last good build of a site to the person who writes
// it, and tells open pages when there is a new one.
//
// Every answer comes from an exact map of built paths to built bytes: no request
// reaches the disk, so no request can read what was not built. A request must name
// this machine as its host, or a page of somebody else could read the draft by
// having its own name resolve here (DNS rebinding).
package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// The paths of the preview itself; no built file can have them.
const (
	eventsPath = "/_congbo/events"
	statePath  = "/_congbo/state.json"
	foundPath  = "/_congbo/findings.json"
	scriptPath = "/_congbo/live.js"
	workerPath = "/_congbo/worker.js"
	stylePath  = "/_congbo/live.css"
)

//go:embed live.js
var script []byte

//go:embed worker.js
var worker []byte

//go:embed live.css
var style []byte

// A State is what pages are told of a build.
type State struct {
	Build    string `json:"build"`              // of the site that is shown
	Error    string `json:"error,omitempty"`    // why what was last saved is not shown
	Checked  bool   `json:"checked"`            // what was found is known; pages ask for theirs
	Follow   string `json:"follow,omitempty"`   // path of the page being written, if pages are to follow
	Restyled string `json:"restyled,omitempty"` // the build from which this one differs in nothing but style sheets
}

// A Finding is a finding as a page shows it.
type Finding struct {
	Severity string `json:"severity"` // as diag names it: "error", "warning", "note"
	Place    string `json:"place"`    // path:line:column
	Anchor   string `json:"anchor"`   // id of the passage it is about; empty if it is about none
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// Files makes a file of the site that is shown, by its path. Where it should be there
// and cannot be made, why says so.
type Files func(path string) (b []byte, there bool, why string)

// Findings are what was found on a page, by its path: those with an anchor may stand on
// another page of the same report.
type Findings func(page string) []Finding

// A Server shows one build at a time. Its methods may be called from several
// goroutines.
type Server struct {
	hosts       map[string]bool
	connections connections

	mu      sync.Mutex
	files   Files
	found   Findings
	state   State
	streams map[chan []byte]bool
}

// New returns a server for requests that name one of the hosts, without port, or
// an address of the loopback.
func New(hosts ...string) *Server {
	none := func(string) ([]byte, bool, string) { return nil, false, "" }
	s := &Server{hosts: map[string]bool{"localhost": true}, files: none, found: nothing, streams: map[chan []byte]bool{}}
	for _, h := range hosts {
		s.hosts[strings.ToLower(h)] = true
	}
	return s
}

func nothing(string) []Finding { return []Finding{} }

// Build is the id of the build that is shown; empty before the first.
func (s *Server) Build() string {
	_, state := s.current()
	return state.Build
}

// Show puts a finished build in the place of the last, and tells open pages. What was
// found in the last is forgotten.
func (s *Server) Show(files Files, state State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files, s.found = files, nothing
	s.tell(state)
}

// Tell tells open pages what was found in the build that is shown, or in one that
// cannot be.
func (s *Server) Tell(found Findings, state State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state.Build, state.Checked = s.state.Build, true
	s.found = found
	s.tell(state)
}

func (s *Server) tell(state State) {
	s.state = state
	message := event(state)
	for stream := range s.streams {
		select {
		case stream <- message:
		default: // it has one waiting: the client asks for the state anyway
		}
	}
}

func event(state State) []byte {
	b, err := json.Marshal(state)
	if err != nil { // strings and booleans only: it cannot fail
		return nil
	}
	return append(append([]byte("event: build\ndata: "), b...), "\n\n"...)
}

// current returns the site and the state that go together.
func (s *Server) current() (Files, State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files, s.state
}

// HTTP returns a server that cuts slow clients.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler:           s,
		ConnContext:       s.connections.add,
		ConnState:         s.connections.changed,
		ReadHeaderTimeout: 4 * time.Second,
		ReadTimeout:       8 * time.Second,
		IdleTimeout:       30 * time.Second,
		MaxHeaderBytes:    16 << 10,
	}
}

// writeTime is how long a client may take to read an answer.
const writeTime = 20 * time.Second

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.connections.answering(r)()
	h := w.Header()
	for _, header := range headers {
		h.Set(header[0], header[1])
	}
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime))
	switch {
	case !s.here(r):
		refuse(w, http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed)
	case r.URL.Path == eventsPath:
		s.events(w, r)
	case r.URL.Path == statePath:
		_, state := s.current()
		b, _ := json.Marshal(state)
		answer(w, r, http.StatusOK, statePath, b)
	case r.URL.Path == foundPath:
		s.mu.Lock()
		found := s.found
		s.mu.Unlock()
		b, _ := json.Marshal(found(r.URL.Query().Get("page"))) // strings only: it cannot fail
		answer(w, r, http.StatusOK, foundPath, b)
	case r.URL.Path == scriptPath:
		answer(w, r, http.StatusOK, scriptPath, script)
	case r.URL.Path == workerPath:
		answer(w, r, http.StatusOK, workerPath, worker)
	case r.URL.Path == stylePath:
		answer(w, r, http.StatusOK, stylePath, style)
	default:
		s.file(w, r)
	}
}

// headers stand on every answer.
var headers = [][2]string{
	{"X-Content-Type-Options", "nosniff"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cache-Control", "no-store"},
	{"Referrer-Policy", "no-referrer"},
	{"Content-Security-Policy", policy},
}

// policy is that of the published site, and what the reload needs.
const policy = "default-src 'none'; connect-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// here reports whether the Host header of a request names this server, and its port if any.
func (s *Server) here(r *http.Request) bool {
	host := r.Host
	name, port, err := net.SplitHostPort(host)
	if local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); err == nil && ok {
		if _, own, _ := net.SplitHostPort(local.String()); port != own {
			return false
		}
	}
	if err != nil {
		name = host
		if inner, ok := strings.CutPrefix(host, "["); ok && strings.HasSuffix(inner, "]") {
			name = strings.TrimSuffix(inner, "]")
		}
	}
	name = strings.ToLower(name)
	if s.hosts[name] {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// file answers with a built file.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	files, state := s.current()
	name, ok := strings.CutPrefix(r.URL.Path, "/")
	if ok && (name == "" || strings.HasSuffix(name, "/")) {
		name += "index.html"
	}
	status := http.StatusOK
	b, found, why := files(name)
	if ok && !found && why == "" {
		if _, folder, _ := files(name + "/index.html"); folder {
			w.Header().Set("Location", "/"+name+"/") // a path that was built: nothing of the request's own is in it
			w.WriteHeader(http.StatusFound)
			return
		}
	}
	if state.Build == "" { // nothing was built yet: the page waits for what is
		why = state.Error
	}
	if why != "" {
		answer(w, r, http.StatusInternalServerError, "failed.html", live([]byte(failedStart+html.EscapeString(why)+failedEnd), state.Build))
		return
	}
	if !ok || !found {
		name, status = "404.html", http.StatusNotFound
		if b, found, _ = files(name); !found {
			refuse(w, status)
			return
		}
	}
	if path.Ext(name) == ".html" {
		b = live(b, state.Build)
	}
	answer(w, r, status, name, b)
}

// types of the files that a site has; the machine is not asked, so that every
// machine answers alike.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif",
	".pdf": "application/pdf", ".zip": "application/zip", ".epub": "application/epub+zip", ".woff2": "font/woff2", ".ico": "image/x-icon",
}

func answer(w http.ResponseWriter, r *http.Request, status int, name string, b []byte) {
	w.Header().Set("Content-Type", typeOf(name))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(b)
	}
}

func typeOf(name string) string {
	if kind := types[path.Ext(name)]; kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// What a page has here and not when it is published: a script, which knows the
// build that the page is of, its style, and their source in the page's own policy.
const (
	tagStart = `<link rel="stylesheet" href="` + stylePath + `"><script src="` + scriptPath + `" defer data-build="`
	tagEnd   = `"></script>`
	closed   = "default-src 'none';"
	opened   = "default-src 'none'; connect-src 'self';"
	headTail = "</head>"
)

// What stands around the reason why there is no page: it looks as the script shows one over a
// page that was there.
const (
	failedStart = `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>congbo</title></head><body><div class="congbo-overlay" role="alert"><pre>`
	failedEnd   = `</pre></div></body></html>`
)

// live adds to a page what lets it reload. The id of the build is hexadecimal.
func live(page []byte, build string) []byte {
	head, rest, ok := bytes.Cut(page, []byte(headTail))
	if !ok {
		return page
	}
	head = bytes.Replace(head, []byte(closed), []byte(opened), 1)
	return bytes.Join([][]byte{head, []byte(tagStart + build + tagEnd + headTail), rest}, nil)
}

func refuse(w http.ResponseWriter, status int) { http.Error(w, http.StatusText(status), status) }
