package effort

import (
	"syscall"
	"time"
)

// processor is the time that processors have spent on this process.
func processor() time.Duration {
	self, err := syscall.GetCurrentProcess()
	var made, ended, kernel, user syscall.Filetime
	if err == nil {
		err = syscall.GetProcessTimes(self, &made, &ended, &kernel, &user)
	}
	if err != nil {
		panic(err) // there is always such a process
	}
	return (span(kernel) + span(user)) * 100 // of nanoseconds
}

func span(f syscall.Filetime) time.Duration {
	return time.Duration(f.HighDateTime)<<32 + time.Duration(f.LowDateTime)
}
