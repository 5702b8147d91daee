package publish

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"

	"github.com/pkg/sftp"
	"golang.org/x/sync/errgroup"

	"congbo/cmd/congbo/internal/diag"
)

// A remote is a target on another machine, over SFTP. Its state is the hidden folder beside
// the site. If the site is not there yet, or is a symbolic link to a tree of the state, it is
// shown by that link; a real folder is changed file by file.
type remote struct {
	client      *sftp.Client
	site, state string
	temporary   string // begins the names of files that are on their way
	limit       *limiter
	close       func() error

	mu     sync.Mutex
	made   map[string]bool // folders that are there
	number int             // of files on their way
}

// The extensions of OpenSSH that matter. Without them there are other ways.
const (
	posixRename = "posix-rename@openssh.com"
	hardLink    = "hardlink@openssh.com"
	fileSync    = "fsync@openssh.com"
)

func openSFTP(ctx context.Context, at *url.URL, access Access, limit *limiter) (*remote, error) {
	client, end, err := dial(ctx, at, access)
	if err != nil {
		return nil, err
	}
	folder := path.Clean(at.Path)
	if home, ok := strings.CutPrefix(folder, "/~/"); ok {
		if folder, err = client.RealPath("."); err != nil {
			return nil, errors.Join(err, end())
		}
		folder = path.Join(folder, home)
	}
	return newRemote(client, folder, limit, end), nil
}

func newRemote(client *sftp.Client, folder string, limit *limiter, end func() error) *remote {
	return &remote{client: client, site: folder, state: path.Join(path.Dir(folder), "."+path.Base(folder)+".congbo"),
		temporary: temporaryName + rand.Text() + "-", limit: limit, close: end, made: map[string]bool{}}
}

// at is the path of a name.
func (r *remote) at(name string) string {
	root, rest, _ := strings.Cut(name, "/")
	if root == stateRoot {
		return path.Join(r.state, rest)
	}
	return path.Join(r.site, rest)
}

// List is part of Store. The folders of a level are read side by side.
func (r *remote) List(ctx context.Context, folder string) (map[string]int64, error) {
	all := map[string]int64{}
	var mu sync.Mutex
	root := r.at(folder)
	for level := []string{""}; len(level) > 0; {
		var below []string
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(abreast)
		for _, dir := range level {
			g.Go(func() error {
				entries, err := r.client.ReadDirContext(ctx, path.Join(root, dir))
				if errors.Is(err, fs.ErrNotExist) && dir == "" {
					return nil
				}
				if err != nil {
					return at("list", path.Join(root, dir), err)
				}
				mu.Lock()
				defer mu.Unlock()
				for _, e := range entries {
					name := path.Join(dir, e.Name())
					switch {
					case strings.Contains(e.Name(), "/"):
						return fmt.Errorf("%s: the server names a file %q", dir, e.Name())
					case e.IsDir():
						below = append(below, name)
					case e.Mode().IsRegular():
						all[name] = e.Size()
					default:
						all[name] = -1
					}
				}
				return nil
			})
		}
		if err := g.Wait(); err != nil {
			return nil, err
		}
		level = below
	}
	return all, nil
}

// at is an error of a file or folder of the server, which SFTP itself does not name.
func at(op, path string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: path, Err: err}
}

// Sum is part of Store: SFTP has no sums, so the file is read.
func (r *remote) Sum(ctx context.Context, name string) (string, error) {
	f, err := r.client.Open(r.at(name))
	if err != nil {
		return "", at("open", r.at(name), err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := f.WriteTo(untilDone{ctx, h}); err != nil {
		return "", at("read", r.at(name), err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// untilDone is a writer that ends with a context, and with it what is copied to it.
type untilDone struct {
	ctx context.Context
	io.Writer
}

// Write is part of io.Writer.
func (w untilDone) Write(b []byte) (int, error) {
	if err := context.Cause(w.ctx); err != nil {
		return 0, err
	}
	return w.Writer.Write(b)
}

// Read is part of Store.
func (r *remote) Read(_ context.Context, name string, limit int64) ([]byte, error) {
	f, err := r.client.Open(r.at(name))
	if err != nil {
		return nil, at("open", r.at(name), err)
	}
	defer f.Close()
	b, err := readUpTo(f, name, limit)
	return b, at("read", r.at(name), err)
}

// Write is part of Store.
func (r *remote) Write(ctx context.Context, name string, b []byte) error {
	to, temporary := r.at(name), r.temporaryFile()
	if err := r.folders(temporary); err != nil {
		return err
	}
	err := r.fill(ctx, temporary, b)
	if err == nil {
		err = r.folders(to)
	}
	if err == nil {
		err = r.rename(temporary, to)
	}
	if err != nil {
		_ = r.client.Remove(temporary) // the next run does not mind it
		return at("write", to, err)
	}
	return nil
}

// temporaryFile is the path of another file on its way.
func (r *remote) temporaryFile() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.number++
	return path.Join(r.state, fmt.Sprintf("%s%d", r.temporary, r.number))
}

// fill writes a new file and proves that it is there: of a full disk the error of writing is
// the only one, those of Sync and Close are nil.
func (r *remote) fill(ctx context.Context, at string, b []byte) error {
	f, err := r.client.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return err
	}
	_, err = f.ReadFrom(r.limit.reader(ctx, b))
	if _, can := r.client.HasExtension(fileSync); can && err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	info, err := r.client.Stat(at)
	if err == nil && info.Size() != int64(len(b)) {
		err = fmt.Errorf("%d bytes arrived, not %d: is the disk full", info.Size(), len(b))
	}
	return err
}

// rename gives a file its name. Where the server can only do so if the name is free, the
// former file goes first.
func (r *remote) rename(from, to string) error {
	if !r.Gaps() {
		return r.client.PosixRename(from, to)
	}
	if err := r.client.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return r.client.Rename(from, to)
}

// Gaps is part of Gapped.
func (r *remote) Gaps() bool {
	_, can := r.client.HasExtension(posixRename)
	return !can
}

// folders makes the folders that a file needs. Those of the state are not for the world, but
// for the way to the trees.
func (r *remote) folders(file string) error {
	dir := path.Dir(file)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.made[dir] {
		return nil
	}
	if err := r.client.MkdirAll(dir); err != nil {
		return at("mkdir", dir, err)
	}
	r.made[dir] = true
	for _, closed := range []string{filesFolder, listsFolder} {
		if dir == r.at(inState(closed)) {
			return r.client.Chmod(dir, private)
		}
	}
	return nil
}

// Create is part of Store.
func (r *remote) Create(_ context.Context, name string, b []byte) error {
	path := r.at(name)
	if err := r.folders(path); err != nil {
		return err
	}
	f, err := r.client.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		// That a name is taken is a bare failure to SFTP.
		if _, there := r.client.Lstat(path); there == nil {
			err = fs.ErrExist
		}
		return at("create", path, err)
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = r.client.Remove(path) // else the next run waits for it
	}
	return at("create", path, err)
}

// Copy is part of Store. A second name will do: files are never written in place.
func (r *remote) Copy(_ context.Context, from, to string) error {
	if _, can := r.client.HasExtension(hardLink); !can {
		return errors.ErrUnsupported
	}
	path := r.at(to)
	if err := r.folders(path); err != nil {
		return err
	}
	if err := r.client.Link(r.at(from), path); err == nil {
		return nil
	}
	if r.Gaps() {
		return errors.ErrUnsupported
	}
	// A name that is taken, or a file system without links: which one SFTP does not tell.
	temporary := r.temporaryFile()
	if err := r.client.Link(r.at(from), temporary); err != nil {
		return errors.ErrUnsupported
	}
	err := r.client.PosixRename(temporary, path)
	_ = r.client.Remove(temporary) // it stays where both names are of one file already
	return at("rename", path, err)
}

// Remove is part of Store.
func (r *remote) Remove(_ context.Context, name string) error {
	file := r.at(name)
	if err := r.client.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return at("remove", file, err)
	}
	for dir := path.Dir(file); dir != r.site && dir != r.state; dir = path.Dir(dir) {
		if r.client.RemoveDirectory(dir) != nil {
			break // not empty
		}
		r.mu.Lock()
		delete(r.made, dir)
		r.mu.Unlock()
	}
	return nil
}

// Live is part of Switcher.
func (r *remote) Live(context.Context) (string, error) {
	info, err := r.client.Lstat(r.site)
	if errors.Is(err, fs.ErrNotExist) {
		return "", r.canSwitch()
	}
	if err != nil {
		return "", at("stat", r.site, err)
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return "", errors.ErrUnsupported
	}
	to, err := r.client.ReadLink(r.site)
	if err != nil {
		return "", err
	}
	tree, ours := strings.CutPrefix(path.Clean(to), path.Base(r.state)+"/")
	if !ours || path.Dir(tree)+"/" != treesFolder {
		return "", refused(r.site,
			diag.Say("%s ở máy chủ là một liên kết không do congbo tạo ra", "%s at the server is a link that is not congbo's", diag.Printable(r.site)),
			diag.Say("ghi trong url thư mục mà nó dẫn tới", "name the folder that it leads to in url"))
	}
	return tree, r.canSwitch()
}

// canSwitch is errors.ErrUnsupported for a server that cannot exchange a link.
func (r *remote) canSwitch() error {
	if r.Gaps() {
		return errors.ErrUnsupported
	}
	return nil
}

// Switch is part of Switcher.
func (r *remote) Switch(_ context.Context, tree string) error {
	temporary := path.Join(r.state, r.temporary+"link")
	if err := r.folders(temporary); err != nil {
		return err
	}
	// From the folder of the site, so that both may be moved together; made where it goes.
	if err := r.client.Symlink(path.Join(path.Base(r.state), tree), temporary); err != nil {
		return at("symlink", temporary, err)
	}
	return at("rename", r.site, r.client.PosixRename(temporary, r.site))
}

// Sweep is part of Switcher.
func (r *remote) Sweep(ctx context.Context) error {
	live, err := r.Live(ctx)
	if err != nil {
		if errors.Is(err, errors.ErrUnsupported) {
			return nil
		}
		return err
	}
	trees := r.at(inState(treesFolder))
	entries, err := r.client.ReadDirContext(ctx, trees)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != path.Base(live) {
			err = errors.Join(err, r.sweep(ctx, path.Join(trees, e.Name())))
		}
	}
	return err
}

// sweep removes a folder and those in it, unless there is a file.
func (r *remote) sweep(ctx context.Context, dir string) error {
	entries, err := r.client.ReadDirContext(ctx, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() && !strings.Contains(e.Name(), "/") {
			if err := r.sweep(ctx, path.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	_ = r.client.RemoveDirectory(dir) // it stays where a file of somebody else's does
	return nil
}

// Close is part of Store.
func (r *remote) Close() error { return r.close() }
