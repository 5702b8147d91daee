package source_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestSpecial refuses pipes and devices without opening them: to open a pipe that nobody
// writes to takes forever.
func TestSpecial(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"content/2031", "static", "data", "layouts"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	names := []string{"content/2031/_index.md", "static/phim.mp4", "data/site.toml", "layouts/base.html"}
	for _, name := range names {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("phim.mp4", filepath.Join(dir, "static/lien-ket")); err != nil {
		t.Fatal(err)
	}
	names = append(names, "static/lien-ket")
	if err := syscall.Mknod(filepath.Join(dir, "static/zero"), syscall.S_IFCHR|0o666, 1<<8|5); err == nil {
		names = append(names, "static/zero")
	} else {
		t.Logf("no device can be made here: %v", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree := source.Read(root.FS())
	faults := map[string]source.FaultKind{}
	for _, f := range tree.Faults {
		faults[f.Span.File.Path] = f.Kind
	}
	for _, name := range names {
		if faults[name] != source.NotRegular || tree.Get(name) != nil {
			t.Errorf("%s: fault %q", name, faults[name])
		}
	}
	if len(faults) != len(names) {
		t.Errorf("faults %v", faults)
	}
}
