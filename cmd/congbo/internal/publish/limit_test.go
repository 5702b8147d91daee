package publish

import (
	"context"
	"errors"
	"io"
	"testing"
	"testing/synctest"
	"time"
)

// TestLimiter: what travels takes its time, over all transfers, and no longer than anybody waits.
func TestLimiter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter(100_000)
		start := time.Now()
		done := make(chan error)
		for range 2 {
			go func() {
				b, err := io.ReadAll(l.reader(t.Context(), make([]byte, 500_000)))
				if len(b) != 500_000 {
					err = errors.New("bytes are missing")
				}
				done <- err
			}()
		}
		must(t, <-done)
		must(t, <-done)
		if took := time.Since(start); took < 9*time.Second || took > 11*time.Second {
			t.Errorf("a million bytes at 100 kB/s took %v", took)
		}
		slow := newLimiter(1000) // what is small does not wait for what is large
		ctx, end := context.WithCancel(t.Context())
		for range abreast {
			go io.ReadAll(slow.reader(ctx, make([]byte, 500_000)))
		}
		synctest.Wait()
		start = time.Now()
		_, err := io.ReadAll(slow.reader(ctx, make([]byte, 100)))
		must(t, err)
		if took := time.Since(start); took > beat/4 {
			t.Errorf("the lock waited for %v", took)
		}
		end()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := io.ReadAll(l.reader(ctx, make([]byte, 10))); !errors.Is(err, context.Canceled) {
			t.Errorf("a run that was stopped goes on: %v", err)
		}
		r := newLimiter(0).reader(t.Context(), []byte("abc"))
		for range 2 { // it is sent again
			if b, err := io.ReadAll(r); err != nil || string(b) != "abc" {
				t.Errorf("%q %v", b, err)
			}
			if _, err := r.Seek(0, io.SeekStart); err != nil {
				t.Error(err)
			}
		}
	})
}
