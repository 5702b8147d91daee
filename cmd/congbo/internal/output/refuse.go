package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// A RefusedError says why congbo does not publish into a folder, and what to do.
type RefusedError struct {
	Destination string
	Reason      diag.Text
	Hint        diag.Text
}

func (e *RefusedError) Error() string { return e.Destination + ": " + e.Reason.EN }

// refuse looks at a destination before anything is written: a folder that holds
// what congbo did not make is never replaced.
func refuse(dest, site string) error {
	no := func(vi, en string) error {
		return &RefusedError{dest,
			diag.Say("không công bố vào %q: "+vi, "will not publish into %q: "+en, dest),
			diag.Say("chọn một thư mục khác bằng --destination", "choose another folder with --destination")}
	}
	if filepath.Dir(dest) == dest {
		return no("đó là gốc của ổ đĩa", "it is the root of the disk")
	}
	if home, err := os.UserHomeDir(); err == nil && same(dest, home) {
		return no("đó là thư mục riêng của người dùng", "it is the user's home folder")
	}
	if site != "" {
		site, err := filepath.Abs(site)
		if err != nil {
			return err
		}
		if same(dest, site) || within(site, dest) {
			return no("nó chứa chính trang nguồn", "it holds the site's own sources")
		}
		for _, part := range []string{"content", "data", "layouts", "static"} {
			if folder := filepath.Join(site, part); same(dest, folder) || within(dest, folder) {
				return no("nó nằm trong "+part+"/ của trang", "it lies within "+part+"/ of the site")
			}
		}
	}
	info, err := os.Lstat(dest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return no("đó là một liên kết tượng trưng", "it is a symbolic link")
	case !info.IsDir():
		return no("đó không phải là thư mục", "it is no folder")
	}
	if _, err := os.Lstat(filepath.Join(dest, ListName)); err == nil {
		return nil
	}
	entries, err := os.ReadDir(dest)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return no("trong đó có tệp không do congbo tạo ra ("+entries[0].Name()+")", "it holds files that congbo did not make ("+entries[0].Name()+")")
	}
	return nil
}

// same reports whether two paths are one folder.
func same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// within reports whether a path lies below a folder.
func within(path, folder string) bool {
	for _, f := range []func(string) (string, error){filepath.Abs, filepath.EvalSymlinks} {
		p, err := f(path)
		if err != nil {
			continue
		}
		d, err := f(folder)
		if err != nil {
			continue
		}
		rel, err := filepath.Rel(d, p)
		if err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return false
}
