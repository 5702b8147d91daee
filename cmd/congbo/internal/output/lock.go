package output

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"congbo/cmd/congbo/internal/diag"
)

// patience is how long a build waits for another one.
const patience = 3 * time.Second

// lock takes the lock of a destination. The system releases it when its holder dies,
// so a dead build never stands in the way. The file names the holder, who removes it
// when done.
func lock(path string, patience time.Duration) (unlock func(), err error) {
	const pause = 20 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		taken, err := tryLock(f)
		if err != nil {
			f.Close()
			return nil, &fs.PathError{Op: "lock", Path: path, Err: err}
		}
		// The previous holder may have removed the file after we opened it:
		// then nobody else sees our lock.
		if taken && current(f, path) {
			if err := f.Truncate(0); err == nil {
				fmt.Fprintf(f, "%d\n", os.Getpid())
			}
			return func() { release(f, path) }, nil
		}
		f.Close()
		if waited >= patience {
			return nil, held(path)
		}
		time.Sleep(pause)
	}
}

// current reports whether an open file still has its name.
func current(f *os.File, path string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(open, named)
}

func held(path string) error {
	holder, _ := os.ReadFile(path)
	return &RefusedError{path,
		diag.Say("một lần dựng khác đang ghi vào đây (tiến trình %s)", "another build is writing here (process %s)", strings.TrimSpace(string(holder))),
		diag.Say("đợi nó xong rồi chạy lại", "wait until it is done, then run again")}
}
