//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"congbo/cmd/congbo/internal/diag"
)

// patience is how long a build waits for another one.
const patience = 3 * time.Second

// lock takes the lock of a destination. The system lets go of it when its holder
// dies, so a dead build never stands in the way. The file stays: removing it
// would let two builds hold two locks of one name.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	for waited := time.Duration(0); ; waited += 50 * time.Millisecond {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			break
		}
		if !errors.Is(err, unix.EWOULDBLOCK) || waited >= patience {
			holder, _ := os.ReadFile(path)
			f.Close()
			return nil, &RefusedError{path,
				diag.Say("một lần dựng khác đang ghi vào đây (tiến trình %s)", "another build is writing here (process %s)", strings.TrimSpace(string(holder))),
				diag.Say("đợi nó xong rồi chạy lại", "wait until it is done, then run again")}
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err := f.Truncate(0); err == nil {
		fmt.Fprintf(f, "%d\n", os.Getpid())
	}
	return func() { f.Close() }, nil
}
