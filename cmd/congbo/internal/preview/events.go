package preview

import (
	"net/http"
	"net/url"
	"time"
)

// maxStreams is how many pages may listen at once; a browser with a hundred tabs
// has one stream a tab that is seen.
const maxStreams = maxConnections / 2

// beat is how often a quiet stream is written to, so that a client that has gone
// is noticed.
const beat = 15 * time.Second

// events is the stream of builds, as server-sent events (WHATWG HTML, section
// 9.2). It begins with the state as it is, so that a page that missed some knows.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if !own(r) {
		refuse(w, http.StatusForbidden)
		return
	}
	stream, message := s.listen()
	if stream == nil {
		refuse(w, http.StatusServiceUnavailable)
		return
	}
	defer s.leave(stream)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		control.SetWriteDeadline(time.Now().Add(writeTime))
		if _, err := w.Write(message); err != nil {
			return
		}
		if err := control.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case message = <-stream:
		case <-tick.C:
			message = []byte(":\n\n")
		}
	}
}

// own reports whether a request comes from a page of this server, as far as the
// browser says: a page of another origin sends Origin, or Sec-Fetch-Site, or both.
// X-Forwarded-Host counts for nothing.
func own(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origin := r.Header.Values("Origin")
	if len(origin) == 0 {
		return true
	}
	u, err := url.Parse(origin[0])
	return err == nil && len(origin) == 1 && u.Scheme == "http" && u.Host == r.Host
}

// listen adds a stream and returns it with its first message; nil when there are
// too many.
func (s *Server) listen() (stream chan []byte, first []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.streams) >= maxStreams {
		return nil, nil
	}
	stream = make(chan []byte, 1)
	s.streams[stream] = true
	return stream, event(s.state)
}

func (s *Server) leave(stream chan []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.streams, stream)
}
