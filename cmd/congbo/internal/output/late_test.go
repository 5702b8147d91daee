package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestLate lets somebody put files into the published folder, and replace one, at every
// moment of a publication: whatever becomes of it, each lies in the published folder after it.
func TestLate(t *testing.T) {
	for _, kind := range []struct {
		name string
		disk faulty
	}{
		{name: "again"},
		{name: "without exchange", disk: faulty{swapless: true}},
		{name: "without links", disk: faulty{linkless: true}},
	} {
		for what, puts := range map[string][]string{
			"files":      {"muộn.txt", "a/muộn.txt", "mới/một/muộn.txt", "mới/hai.txt"},
			"a new text": {"ghi-chu.docx", "riêng/x.txt"},
			"in the way": {"b/muộn.txt", "c/d/index.html"}, // where the new site has a file, or below one
		} {
			t.Run(kind.name+" "+what, func(t *testing.T) {
				t.Parallel()
				for at := 0; ; at++ {
					dest, _, _ := faultSite(t, "site")
					d := kind.disk
					d.at = -1
					put := map[string]string{}
					d.before = func(op int) {
						if op != at {
							return
						}
						for _, name := range puts {
							if text := fmt.Sprint("muộn ", at); place(dest, name, text) == nil {
								put[name] = text
							}
						}
					}
					_, err := write(&d, dest, newTree, Options{})
					var refused *RefusedError
					if err != nil && !errors.As(err, &refused) {
						t.Errorf("at %d: %v", at, err)
					}
					for name, text := range put {
						if b, err := os.ReadFile(inside(dest, name)); err != nil || string(b) != text {
							t.Errorf("at %d: %s is lost: %q %v", at, name, b, err)
						}
					}
					if err == nil {
						if b, err := os.ReadFile(inside(dest, "index.html")); err != nil || string(b) != "<p>hai</p>" {
							t.Errorf("at %d: not published: %q %v", at, b, err)
						}
					}
					d.before = nil
					if _, err := write(&d, dest, newTree, Options{}); err != nil && refused == nil && !errors.As(err, &refused) {
						t.Errorf("at %d: the next run: %v", at, err)
					}
					if d.n <= at {
						break
					}
				}
			})
		}
	}
}

// place puts a file somewhere as an editor does, beside and then over what is there.
func place(dest, name, text string) error {
	path := inside(dest, name)
	if _, err := os.Stat(dest); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	temp := filepath.Join(filepath.Dir(dest), "tạm")
	return errors.Join(os.WriteFile(temp, []byte(text), 0o666), os.Rename(temp, path))
}

// TestLateFaults lets every operation fail while files come late: an error leaves the old
// site, with what came.
func TestLateFaults(t *testing.T) {
	for at := 0; ; at++ {
		dest, _, _ := faultSite(t, "site")
		d := &faulty{at: at, err: syscall.EIO}
		late := false
		d.before = func(op int) {
			if _, err := os.Stat(beside(dest, "new")); err == nil && !late { // the new site is being made
				late = place(dest, "muộn.txt", "muộn") == nil && place(dest, "mới/muộn.txt", "muộn") == nil
			}
		}
		_, err := write(d, dest, newTree, Options{})
		if late {
			for _, name := range []string{"muộn.txt", "mới/muộn.txt"} {
				if b, err := os.ReadFile(inside(dest, name)); err != nil || string(b) != "muộn" {
					t.Errorf("at %d: %s is lost: %q %v", at, name, b, err)
				}
			}
		}
		if b, _ := os.ReadFile(inside(dest, "index.html")); (err == nil) != strings.Contains(string(b), "hai") {
			t.Errorf("at %d: %v, and published is %s", at, err, b)
		}
		if d.n <= at {
			break
		}
	}
}
