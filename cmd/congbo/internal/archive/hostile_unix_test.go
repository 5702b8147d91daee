//go:build unix

package archive

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestHostileFolder holds that of an unpacked bag only regular files are opened,
// and nothing outside it.
func TestHostileFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret")
	for name, make := range map[string]func(path string) error{
		"link out":    func(path string) error { return os.Symlink(outside, path) },
		"link within": func(path string) error { return os.Symlink("../bagit.txt", path) },
		"pipe":        func(path string) error { return syscall.Mkfifo(path, 0o666) },
		"huge file": func(path string) error {
			return errors.Join(os.WriteFile(path, nil, 0o666), os.Truncate(path, 1<<40))
		},
	} {
		dir := t.TempDir()
		err := errors.Join(
			os.WriteFile(outside, []byte("bí mật"), 0o666),
			os.Mkdir(filepath.Join(dir, "data"), 0o777),
			os.WriteFile(filepath.Join(dir, "bagit.txt"), []byte(declaration), 0o666),
			os.WriteFile(filepath.Join(dir, "manifest-sha256.txt"), []byte(sum([]byte("bí mật"))+"  data/x\n"), 0o666),
			make(filepath.Join(dir, "data", "x")))
		if err != nil {
			t.Skipf("%s: %v", name, err)
		}
		if v := verdictOn(t, dir); v.Holds() || v.Problems[0].Kind != Unsafe {
			t.Errorf("%s: %s", name, say(v))
		}
	}
}
