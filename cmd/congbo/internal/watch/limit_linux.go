package watch

import (
	"errors"
	"fmt"
	"syscall"
)

// limit adds to an error of inotify the setting of the system that is in the way, which all
// programs of a user share; see inotify(7).
func limit(err error) error {
	switch {
	case errors.Is(err, syscall.EMFILE):
		return fmt.Errorf("fs.inotify.max_user_instances: %w", err)
	case errors.Is(err, syscall.ENOSPC): // what it says by itself reads as a full disk
		return fmt.Errorf("fs.inotify.max_user_watches: %w", err)
	}
	return err
}
