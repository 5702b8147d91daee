//go:build unix

package effort

import (
	"syscall"
	"time"
)

// processor is the time that processors have spent on this process.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // there is always such a process
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
