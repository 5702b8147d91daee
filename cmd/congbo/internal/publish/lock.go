package publish

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"congbo/cmd/congbo/internal/diag"
)

// A lock is a file that its holder writes again and again. One that nobody has written for
// some time is that of a run which was stopped, and is taken over: no clock is asked, so
// those of two machines need not agree.
const (
	lockName = "lock"
	beat     = 15 * time.Second // between two times that the holder writes it
	maxLock  = 4096             // bytes
)

// lease is how long a lock stands that nobody writes.
func (s *Session) lease() time.Duration { return 3 * s.beat }

// look is the time between two looks at the lock of another.
func (s *Session) look() time.Duration { return s.beat / 5 }

type lockFile struct {
	Who   string `json:"who"`
	Token string `json:"token"`
	Beat  int    `json:"beat"`
}

func (l lockFile) bytes() []byte {
	b, _ := json.Marshal(l) // strings and a number: it cannot fail
	return b
}

// lock locks the target of a session. The context that it returns ends when the lock is lost,
// with that as its cause. Waiting is told to wait, with the name of the holder.
func (s *Session) lock(ctx context.Context) (context.Context, func(), error) {
	own := lockFile{Who: s.Who, Token: rand.Text()}
	if err := s.takeLock(ctx, own); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for pause(ctx, s.beat) == nil {
			own.Beat++
			if err := s.holdLock(ctx, own); err != nil {
				cancel(err)
			}
		}
	}()
	return ctx, func() {
		cancel(context.Canceled)
		<-ended
		s.dropLock(own)
	}, nil
}

// takeLock creates the lock, or takes over one that nobody holds any more.
func (s *Session) takeLock(ctx context.Context, own lockFile) error {
	name := inState(lockName)
	var seen string // what the lock of the other said
	for waited := time.Duration(0); ; waited += s.look() {
		err := s.store.Create(ctx, name, own.bytes())
		if !errors.Is(err, fs.ErrExist) {
			if err != nil {
				return err
			}
			return s.keepLock(ctx, own)
		}
		b, err := s.store.Read(ctx, name, maxLock)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue // it was let go of this moment
		case err != nil:
			return err
		case waited == 0:
			seen = string(b)
			s.wait(holder(b))
		case string(b) != seen:
			return s.held(b)
		case waited >= s.lease():
			return s.seizeLock(ctx, own)
		}
		if err := pause(ctx, s.look()); err != nil {
			return err
		}
	}
}

// seizeLock takes over the lock of a run that was stopped. Another one may do so at the same
// moment: of those that have written it, it is the last one's, which is to be seen a while later.
func (s *Session) seizeLock(ctx context.Context, own lockFile) error {
	err := s.store.Write(ctx, inState(lockName), own.bytes())
	if err == nil {
		err = pause(ctx, s.look())
	}
	if err != nil {
		s.dropLock(own)
		return err
	}
	return s.keepLock(ctx, own)
}

// keepLock is holdLock for a lock that was just taken: if that fails, as where the run is
// interrupted, nobody has it.
func (s *Session) keepLock(ctx context.Context, own lockFile) error {
	err := s.holdLock(ctx, own)
	if err != nil {
		s.dropLock(own)
	}
	return err
}

// holdLock proves that the lock is still one's own, and writes it again.
func (s *Session) holdLock(ctx context.Context, own lockFile) error {
	b, err := s.store.Read(ctx, inState(lockName), maxLock)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var there lockFile
	if json.Unmarshal(b, &there) != nil || there.Token != own.Token {
		return s.held(b)
	}
	return s.store.Write(ctx, inState(lockName), own.bytes())
}

// dropLock removes the lock if it is one's own, even where the run was interrupted.
func (s *Session) dropLock(own lockFile) {
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	var there lockFile
	b, err := s.store.Read(ctx, inState(lockName), maxLock)
	if err == nil && json.Unmarshal(b, &there) == nil && there.Token == own.Token {
		_ = s.store.Remove(ctx, inState(lockName)) // else the next run takes it over
	}
}

// holder is the name in a lock, quoted: anybody may have written it.
func holder(b []byte) string {
	var there lockFile
	if json.Unmarshal(b, &there) != nil || there.Who == "" {
		return "?"
	}
	return fmt.Sprintf("%q", there.Who)
}

func (s *Session) held(b []byte) error {
	return refused(s.Target,
		diag.Say("%s đang công bố ở %s", "%s is publishing at %s", holder(b), s.Target),
		diag.Say("đợi người ấy xong rồi chạy lại", "wait until that is done, then run again"))
}

func (s *Session) wait(who string) {
	if s.OnWait != nil {
		s.OnWait(who)
	}
}

// pause waits, unless it is told to stop.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
