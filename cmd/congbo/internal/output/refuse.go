package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"congbo/cmd/congbo/internal/diag"
)

// A RefusedError says why congbo does not publish into a folder, and what to do.
type RefusedError struct {
	Destination string
	Reason      diag.Text
	Hint        diag.Text
}

func (e *RefusedError) Error() string { return e.Destination + ": " + e.Reason.EN }

// elsewhere is the hint when the destination itself is wrong.
func elsewhere() diag.Text {
	return diag.Say("chọn một thư mục khác bằng --destination", "choose another folder with --destination")
}

// refuse checks a destination before anything is written: a folder with files that
// congbo did not make is never replaced.
func refuse(dest, site string) error {
	no := func(vi, en string) error {
		return &RefusedError{dest, diag.Say("không công bố vào %q: "+vi, "will not publish into %q: "+en, dest), elsewhere()}
	}
	if filepath.Dir(dest) == dest {
		return no("đó là gốc của ổ đĩa", "it is the root of the disk")
	}
	if home, err := os.UserHomeDir(); err == nil && same(dest, home) {
		return no("đó là thư mục riêng của người dùng", "it is the user's home folder")
	}
	if site != "" {
		site, err := realPath(site)
		if err != nil {
			return err
		}
		if within(site, dest) {
			return no("nó chứa chính trang nguồn", "it holds the site's own sources")
		}
		for _, part := range []string{"content", "data", "layouts", "static"} {
			if within(dest, filepath.Join(site, part)) {
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
	b, err := os.ReadFile(filepath.Join(dest, ListName))
	if err == nil && isList(b) {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
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

// mounted explains the errors of a folder that cannot be swapped because a disk or a
// container's volume is mounted there.
func mounted(dest string, err error) error {
	if !errors.Is(err, syscall.EBUSY) && !errors.Is(err, syscall.EXDEV) {
		return err
	}
	return &RefusedError{dest,
		diag.Say("không thay được %q cùng một lúc: một ổ đĩa được gắn ngay tại đó", "cannot replace %q at once: a disk is mounted right there", dest),
		diag.Say("chọn một thư mục con của nó bằng --destination", "choose a folder within it with --destination")}
}

// realPath makes a path absolute and follows the symbolic links in the part of it
// that exists, except a last element that is one.
func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := filepath.Base(path)
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return "", err
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
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

// within reports whether a resolved path is a folder or lies below it.
func within(path, folder string) bool {
	for {
		if same(path, folder) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}
