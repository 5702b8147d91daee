package publish

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// A folder is a target on a disk of this machine, or on a share that is mounted there. Its
// state is the hidden folder beside it, on the same file system; the site is replaced by
// package output, in one step where the system has one.
type folder struct {
	site, state string
	source      string // folder of the site's sources, which must not be published into
	limit       *limiter
}

func openFolder(path, source string, limit *limiter) (*folder, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// What a link leads to is the folder; the state lies beside it, on the same disk.
	if to, err := filepath.EvalSymlinks(path); err == nil && to != path {
		if trees := filepath.Dir(to); filepath.Base(trees)+"/" == treesFolder && filepath.Dir(trees) == hidden(path) {
			return nil, refused(path, diag.Say("%s là liên kết mà congbo tạo khi công bố qua SFTP", "%s is the link that congbo made when it published there over SFTP", diag.Printable(path)),
				diag.Say("công bố bằng sftp:// như trước, hoặc ghi một thư mục khác trong url của data/publish.toml", "publish by sftp:// as before, or name another folder in url of data/publish.toml"))
		}
		path = to
	}
	return &folder{path, hidden(path), source, limit}, nil
}

// hidden is the folder of the state beside a site.
func hidden(site string) string {
	return filepath.Join(filepath.Dir(site), "."+filepath.Base(site)+".congbo")
}

// private is the mode of folders of the state: a server that shows more of the disk than the
// site must not show them to the world.
const private = 0o770

// at is the path of a name.
func (f *folder) at(name string) string {
	root, rest, _ := strings.Cut(name, "/")
	dir := f.site
	if root == stateRoot {
		dir = f.state
	}
	return filepath.Join(dir, filepath.FromSlash(rest))
}

// folders makes the folders that a file of the state needs.
func (f *folder) folders(file string) error {
	if err := os.MkdirAll(filepath.Dir(f.state), 0o777); err != nil {
		return err
	}
	return os.MkdirAll(filepath.Dir(file), private)
}

// List is part of Store.
func (f *folder) List(ctx context.Context, folder string) (map[string]int64, error) {
	all := map[string]int64{}
	root := f.at(folder)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return fs.SkipAll
		}
		if err != nil || d.IsDir() {
			return errors.Join(err, context.Cause(ctx))
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		size := int64(-1)
		if d.Type().IsRegular() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			size = info.Size()
		}
		all[filepath.ToSlash(name)] = size
		return nil
	})
	return all, err
}

// Sum is part of Store.
func (f *folder) Sum(_ context.Context, name string) (string, error) {
	file, err := os.Open(f.at(name))
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Read is part of Store.
func (f *folder) Read(_ context.Context, name string, limit int64) ([]byte, error) {
	file, err := os.Open(f.at(name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readUpTo(file, name, limit)
}

// readUpTo reads all of a file that may be longer than it has a right to be.
func readUpTo(r io.Reader, name string, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = tooLarge(name, limit)
	}
	return b, err
}

// Write is part of Store.
func (f *folder) Write(ctx context.Context, name string, b []byte) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	to := f.at(name)
	if err := f.folders(to); err != nil {
		return err
	}
	// Who else of the office publishes there has to read it.
	file, err := os.OpenFile(filepath.Join(f.state, temporaryName+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), to)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// Create is part of Store.
func (f *folder) Create(ctx context.Context, name string, b []byte) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	to := f.at(name)
	if err := f.folders(to); err != nil {
		return err
	}
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// Copy is part of Store. Second names are of the state alone, whose files are never written
// in place.
func (f *folder) Copy(ctx context.Context, from, to string) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	at := f.at(to)
	if err := f.folders(at); err != nil {
		return err
	}
	err := os.Link(f.at(from), at)
	if errors.Is(err, fs.ErrExist) {
		err = errors.Join(os.Remove(at), os.Link(f.at(from), at))
	}
	if err != nil {
		return errors.ErrUnsupported // a file system without links: the bytes are read and written
	}
	return nil
}

// Remove is part of Store.
func (f *folder) Remove(ctx context.Context, name string) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	path := f.at(name)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := filepath.Dir(path); dir != f.site && dir != f.state; dir = filepath.Dir(dir) {
		if os.Remove(dir) != nil {
			break // not empty
		}
	}
	return nil
}

// Heal is part of Replacer.
func (f *folder) Heal() error {
	p, err := output.Begin(f.site, output.Options{Site: f.source})
	if err == nil {
		p.Close()
	}
	var refusal *output.RefusedError
	if errors.As(err, &refusal) {
		return refused(f.site, refusal.Reason, diag.Say("ghi một thư mục khác trong url của data/publish.toml", "name another folder in url of data/publish.toml"))
	}
	return err
}

// Replace is part of Replacer.
func (f *folder) Replace(ctx context.Context, tree output.Tree, fresh []string) error {
	p, err := output.Begin(f.site, output.Options{Site: f.source, Done: ctx.Done()})
	if err != nil {
		return err
	}
	defer p.Close()
	for _, name := range fresh {
		if err := f.limit.wait(ctx, len(tree[name])); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		if err := p.Put(name, tree[name]); err != nil {
			return err
		}
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	_, err = p.Commit()
	return err
}

// Close is part of Store.
func (f *folder) Close() error { return nil }
