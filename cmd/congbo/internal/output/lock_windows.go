package output

import (
	"os"
	"time"

	"golang.org/x/sys/windows"

	"congbo/cmd/congbo/internal/diag"
)

// patience is how long a build waits for another one.
const patience = 3 * time.Second

// lock takes the lock of a destination. The system lets go of it when its holder
// dies, so a dead build never stands in the way.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	for waited := time.Duration(0); ; waited += 50 * time.Millisecond {
		err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
		if err == nil {
			return func() { f.Close() }, nil
		}
		if waited >= patience {
			f.Close()
			return nil, &RefusedError{path,
				diag.Say("một lần dựng khác đang ghi vào đây", "another build is writing here"),
				diag.Say("đợi nó xong rồi chạy lại", "wait until it is done, then run again")}
		}
		time.Sleep(50 * time.Millisecond)
	}
}
