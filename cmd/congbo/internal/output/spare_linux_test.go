package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestTurnsPipe carries over what is neither a file nor a folder, and keeps none of it in
// a spare folder.
func TestTurnsPipe(t *testing.T) {
	dest := filepath.Join(memory(t), "public")
	pipe := filepath.Join(dest, "a", "pipe")
	for i, site := range []string{"a/b=1 c=1", "a/b=1 c=2", "a/b=1 c=3", "a/b=1 c=4"} {
		if i == 1 {
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if i == 3 { // one that lies in a spare folder is not looked into
			if err := syscall.Mkfifo(filepath.Join(beside(dest, "spare"), "c"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := write(system{}, dest, tree(site), Options{Turns: true}); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(pipe); i > 0 && (err != nil || info.Mode().Type() != fs.ModeNamedPipe) {
			t.Errorf("site %d: %v %v", i, info, err)
		}
		if files := holdSpare(t, site, dest); i > 0 && files != 1 {
			t.Errorf("site %d: the spare folder has %d files", i, files)
		}
	}
}
