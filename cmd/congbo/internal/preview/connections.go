package preview

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"sync"
)

// maxConnections are how many there may be at once.
const maxConnections = 200

// connections are those of a server, oldest first. Of too many the oldest is closed on which
// no answer is being made: one that is kept for later, or whose request does not come to an end.
type connections struct {
	mu   sync.Mutex
	open []*connection
}

type connection struct {
	net.Conn
	busy bool
}

type connectionKey struct{}

// add is the context of a connection, for [http.Server.ConnContext].
func (c *connections) add(ctx context.Context, conn net.Conn) context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	one := &connection{Conn: conn}
	c.open = append(c.open, one)
	if len(c.open) > maxConnections {
		for i, old := range c.open {
			if !old.busy {
				old.Close()
				c.open = append(c.open[:i], c.open[i+1:]...)
				break
			}
		}
	}
	return context.WithValue(ctx, connectionKey{}, one)
}

// changed forgets connections that are closed; it is [http.Server.ConnState].
func (c *connections) changed(conn net.Conn, state http.ConnState) {
	if state != http.StateClosed && state != http.StateHijacked {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, one := range c.open {
		if one.Conn == conn {
			c.open = append(c.open[:i], c.open[i+1:]...)
			return
		}
	}
}

// answering marks the connection of a request until done is called.
func (c *connections) answering(r *http.Request) (done func()) {
	one, ok := r.Context().Value(connectionKey{}).(*connection)
	if !ok { // of a test
		return func() {}
	}
	set := func(busy bool) {
		c.mu.Lock()
		defer c.mu.Unlock()
		one.busy = busy
	}
	set(true)
	return func() { set(false) }
}

// Headed returns a listener for [Server.HTTP] that puts the headers of every answer on those
// too that net/http writes by itself (400, 417, 431, 505), which no handler sees.
func Headed(l net.Listener) net.Listener { return headedListener{l} }

type headedListener struct{ net.Listener }

func (l headedListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return headedConn{c}, nil
}

type headedConn struct{ net.Conn }

// Write adds the headers to an answer that begins without them: net/http writes the head of an
// answer at once.
func (c headedConn) Write(b []byte) (int, error) {
	status, rest, ok := bytes.Cut(b, []byte("\r\n"))
	head, _, whole := bytes.Cut(rest, []byte("\r\n\r\n"))
	if !ok || !whole || !bytes.HasPrefix(status, []byte("HTTP/1.")) || bytes.Contains(head, []byte(headers[0][0]+":")) || bytes.HasSuffix(status, []byte("100 Continue")) {
		return c.Conn.Write(b)
	}
	headed := append([]byte(nil), status...)
	headed = append(headed, "\r\n"...)
	for _, h := range headers {
		headed = append(headed, h[0]+": "+h[1]+"\r\n"...)
	}
	if _, err := c.Conn.Write(append(headed, rest...)); err != nil {
		return 0, err
	}
	return len(b), nil
}
