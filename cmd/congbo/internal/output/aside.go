package output

import (
	"io"
	"os"
	"sync"
)

// An Aside holds bytes that are too many to be kept in memory until they are asked for:
// in a file of the system's folder for such, which is gone when it is closed. Its methods
// may be called from several goroutines.
type Aside struct {
	mu   sync.Mutex
	file *os.File // nil as long as nothing was written
	size int64
}

// Write puts bytes aside, and tells where they can be read.
func (a *Aside) Write(b []byte) (from io.ReaderAt, at int64, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file == nil {
		if a.file, err = os.CreateTemp("", "congbo-*"); err != nil {
			return nil, 0, err
		}
		os.Remove(a.file.Name()) // where the system can: then nothing remains of a run that is killed
	}
	at = a.size
	n, err := a.file.WriteAt(b, at)
	a.size += int64(n)
	return a.file, at, err
}

// Close lets go of all bytes.
func (a *Aside) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file == nil {
		return nil
	}
	err := a.file.Close()
	os.Remove(a.file.Name())
	a.file = nil
	return err
}
