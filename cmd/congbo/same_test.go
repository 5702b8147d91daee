package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestSameBytes builds this repository's own site in processes with other time
// zones, locales, processors, homes and folders, and compares every byte.
func TestSameBytes(t *testing.T) {
	own, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(t.TempDir(), "congbo")
	if err := os.Symlink(self, bin); err != nil {
		t.Skipf("no symbolic links: the same bytes are not proved here: %v", err)
	}
	var first string
	for i, env := range [][]string{
		{"TZ=UTC", "LC_ALL=C", "GOMAXPROCS=1", "HOME=/nonexistent"},
		{"TZ=Asia/Ho_Chi_Minh", "LC_ALL=vi_VN.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/St_Johns", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=8", "SOURCE_DATE_EPOCH=1", "CONGBO_LANG=en"},
	} {
		dir := filepath.Join(t.TempDir(), "một thư mục có dấu cách", "x")
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		dest := filepath.Join(dir, "public")
		build := exec.Command(bin, "build", "--source", own, "--destination", dest)
		build.Env = append(env, "PATH="+os.Getenv("PATH"))
		build.Dir = dir
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", env, err, out)
		}
		list, err := os.ReadFile(filepath.Join(dest, "sha256sums.txt"))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = string(list)
		} else if string(list) != first {
			t.Errorf("%v gives another site", env)
		}
	}
}
