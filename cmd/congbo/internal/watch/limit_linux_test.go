package watch

import (
	"errors"
	"syscall"
	"testing"
)

// TestLimit names the setting that is in the way: ENOSPC alone reads as a full disk.
func TestLimit(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC: "fs.inotify.max_user_watches: no space left on device",
		syscall.EMFILE: "fs.inotify.max_user_instances: too many open files",
		syscall.EACCES: "permission denied",
	} {
		if got := limit(err); got.Error() != want || !errors.Is(got, err) {
			t.Errorf("%v is told as %v", err, got)
		}
	}
}
