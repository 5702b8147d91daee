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
	"testing/synctest"
	"time"
)

// TestLock waits in a bubble of synctest, where it takes no time.
func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	synctest.Test(t, func(t *testing.T) { testLock(t, path) })
}

func testLock(t *testing.T, path string) {
	unlock, err := lock(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	_, err = lock(path, 0)
	if !errors.As(err, &refused) || !strings.Contains(refused.Reason.EN, strconv.Itoa(os.Getpid())) {
		t.Errorf("a second build: %v", err)
	}
	begin := time.Now()
	if _, err = lock(path, patience); !errors.As(err, &refused) || time.Since(begin) != patience {
		t.Errorf("a second build that waits: %v after %v", err, time.Since(begin))
	}
	time.AfterFunc(patience/2, unlock)
	unlock, err = lock(path, patience)
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
	synctest.Test(t, func(t *testing.T) {
		var inside atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 50 {
					unlock, err := lock(path, time.Hour)
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
	})
}
