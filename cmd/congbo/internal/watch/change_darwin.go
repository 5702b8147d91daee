package watch

import (
	"io/fs"
	"syscall"
	"time"
)

// changeTime is when a file was last written, renamed or had its times set.
func changeTime(info fs.FileInfo) time.Time {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return time.Time{}
	}
	return time.Unix(s.Ctimespec.Unix())
}
