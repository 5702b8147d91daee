package publish

import (
	"bytes"
	"context"
	"io"
	"time"
)

// A limiter keeps what travels below a number of bytes a second, over all transfers.
type limiter struct {
	rate int64         // 0 is no limit
	turn chan struct{} // whoever may let bytes go by has put one in
}

func newLimiter(rate int64) *limiter { return &limiter{rate, make(chan struct{}, 1)} }

// wait lets n bytes go by when their time has come.
func (l *limiter) wait(ctx context.Context, n int) error {
	if l.rate <= 0 {
		return context.Cause(ctx)
	}
	l.turn <- struct{}{}
	defer func() { <-l.turn }()
	return pause(ctx, time.Duration(n)*time.Second/time.Duration(l.rate))
}

// piece is how much is read at once where there is a limit: so little that all transfers, and
// the lock, have their turn within a few seconds.
func (l *limiter) piece() int64 { return min(max(l.rate/4, 1), 32<<10) }

// A throttled reader is bytes on their way to a target. It can be read again from the start,
// which a request does that is tried again.
type throttled struct {
	ctx context.Context
	l   *limiter
	r   *bytes.Reader
}

func (l *limiter) reader(ctx context.Context, b []byte) io.ReadSeeker {
	return &throttled{ctx, l, bytes.NewReader(b)}
}

// Read is part of io.ReadSeeker.
func (t *throttled) Read(p []byte) (int, error) {
	if t.l.rate > 0 {
		p = p[:min(int64(len(p)), t.l.piece())]
	}
	n, err := t.r.Read(p)
	if n > 0 {
		if stopped := t.l.wait(t.ctx, n); stopped != nil {
			return 0, stopped
		}
	}
	return n, err
}

// Seek is part of io.ReadSeeker.
func (t *throttled) Seek(offset int64, whence int) (int64, error) { return t.r.Seek(offset, whence) }

// Len is how much is left: pkg/sftp asks.
func (t *throttled) Len() int { return t.r.Len() }
