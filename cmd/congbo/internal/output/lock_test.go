package output

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := lock(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	_, err = lock(path, 0)
	if !errors.As(err, &refused) || !strings.Contains(refused.Reason.EN, strconv.Itoa(os.Getpid())) {
		t.Errorf("a second build: %v", err)
	}
	time.AfterFunc(50*time.Millisecond, unlock)
	unlock, err = lock(path, time.Minute)
	if err != nil {
		t.Fatalf("waiting for the first: %v", err)
	}
	unlock()
	if _, err := os.Stat(path); err == nil {
		t.Error("the lock stayed behind")
	}
	if _, err := lock(filepath.Join(path, "no", "folder"), time.Minute); err == nil || errors.As(err, &refused) {
		t.Errorf("no folder to lock in: %v", err)
	}
}

// TestCurrent tells a file that was removed and made again from the open one:
// without that two builds could hold two locks of one name.
func TestCurrent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !current(f, path) {
		t.Error("a file is not its own")
	}
	if runtime.GOOS == "windows" {
		return // it keeps open files
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if current(f, path) {
		t.Error("a removed file is current")
	}
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if current(f, path) {
		t.Error("another file of the name is current")
	}
}

// TestLockHeldByOne lets many take and leave a lock: its file goes and comes
// under them, and yet never two hold it.
func TestLockHeldByOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	var inside atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				unlock, err := lock(path, time.Minute)
				if err != nil {
					t.Error(err)
					return
				}
				if inside.Add(1) > 1 {
					t.Error("two hold the lock")
				}
				inside.Add(-1)
				unlock()
			}
		})
	}
	all.Wait()
}
