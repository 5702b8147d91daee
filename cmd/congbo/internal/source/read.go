package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Seals is the file of the seals of a site, which congbo writes and only adds to.
const Seals = "data/archive.toml"

// MaxText is the size limit of a text file, in bytes; the longest real report is a
// twentieth of it. Other files may be of any size, but a larger one is not kept in memory.
// A seal has some 5 KB, so the file of seals would reach it after about 200: its own limit
// is for 3,000.
func MaxText(name string) int64 {
	if name == Seals {
		return 16 << 20
	}
	return 1 << 20
}

// folders are the parts of a site that congbo reads.
var folders = [...]string{"content", "data", "layouts", "static"}

// Read reads the files of a site. What is wrong with a file, or a folder, is a fault of the
// tree. The caller bounds what symbolic links can reach: an [os.Root]'s FS keeps them inside
// the site.
func Read(fsys fs.FS) *Tree {
	return ReadEach(fsys, func(n int, f func(i int)) {
		for i := range n {
			f(i)
		}
	})
}

// ReadEach is Read with files read by each, which runs a function for 0 to n-1,
// side by side if it likes.
func ReadEach(fsys fs.FS, each func(n int, f func(i int))) *Tree {
	r := reader{fsys: fsys, tree: &Tree{}}
	r.walk(each)
	r.readAll(each)
	return r.tree
}

// ReadAgain is ReadEach for a site that was read before, of which some files were
// changed, added or removed since. What is kept is the very same File.
func ReadAgain(fsys fs.FS, each func(n int, f func(i int)), before *Tree, changed []string) (*Tree, error) {
	gone := make(map[string]bool, len(changed))
	for _, name := range changed {
		gone[name] = true
	}
	r := reader{fsys: fsys, tree: &Tree{
		Files:  slices.DeleteFunc(slices.Clone(before.Files), func(f *File) bool { return gone[f.Path] }),
		Faults: slices.DeleteFunc(slices.Clone(before.Faults), func(f Fault) bool { return gone[f.Span.File.Path] }),
	}}
	entries := map[string][]fs.DirEntry{}
	for name := range gone {
		dir := path.Dir(name)
		if _, known := entries[dir]; !known && r.enters(dir) {
			all, err := fs.ReadDir(fsys, dir)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
			entries[dir] = all
		}
		for _, entry := range entries[dir] {
			if entry.Name() == path.Base(name) && !entry.IsDir() {
				r.meet(name, entry)
			}
		}
	}
	r.readAll(each)
	return r.tree, nil
}

// enters reports whether a folder is one that a walk of the site comes to.
func (r *reader) enters(dir string) bool {
	names := strings.Split(dir, "/")
	if !slices.Contains(folders[:], names[0]) {
		return false
	}
	for i := range names {
		info, err := fs.Lstat(r.fsys, path.Join(names[:i+1]...))
		if err != nil || !info.IsDir() || junk(names[i]) {
			return false
		}
	}
	return true
}

// readAll reads the files that visit has met.
func (r *reader) readAll(each func(n int, f func(i int))) {
	parts := make([]reader, len(r.names))
	each(len(r.names), func(i int) {
		parts[i] = reader{fsys: r.fsys, tree: &Tree{}}
		parts[i].read(r.names[i].path, r.names[i].entry.Type())
	})
	for _, p := range parts {
		r.tree.Files = append(r.tree.Files, p.tree.Files...)
		r.tree.Faults = append(r.tree.Faults, p.tree.Faults...)
	}
	slices.SortFunc(r.tree.Files, byPath)
}

// walk meets the files of the site. Folders are listed side by side, level by level: a large
// site has a thousand, and there is nothing else to do meanwhile.
func (r *reader) walk(each func(n int, f func(i int))) {
	var level []string
	meet := func(name string, d fs.DirEntry) {
		if r.meet(name, d) {
			level = append(level, name)
		}
	}
	for _, dir := range folders {
		if info, err := fs.Lstat(r.fsys, dir); err != nil {
			r.unreadable(dir, err)
		} else if info.Mode()&fs.ModeSymlink != 0 {
			r.fault(&File{Path: dir}, LinkOut, 0, r.target(dir))
		} else {
			meet(dir, fs.FileInfoToDirEntry(info))
		}
	}
	for len(level) > 0 {
		dirs := level
		level = nil
		entries, failed := make([][]fs.DirEntry, len(dirs)), make([]error, len(dirs))
		each(len(dirs), func(i int) { entries[i], failed[i] = fs.ReadDir(r.fsys, dirs[i]) })
		for i, dir := range dirs {
			if failed[i] != nil {
				r.unreadable(dir, failed[i])
				continue
			}
			for _, d := range entries[i] {
				meet(dir+"/"+d.Name(), d)
			}
		}
	}
}

// meet notes a file, and reports whether it is a folder to go into.
func (r *reader) meet(at string, d fs.DirEntry) (folder bool) {
	switch {
	case junk(d.Name()):
	case d.IsDir():
		return true
	case embeds(at):
	default:
		r.names = append(r.names, name{at, d})
	}
	return false
}

// embeds reports whether a file is one of the embedding packages of congbo's own site.
func embeds(name string) bool {
	return path.Ext(name) == ".go" && (strings.HasPrefix(name, "layouts/") || strings.HasPrefix(name, "static/"))
}

// unreadable notes a folder that cannot be listed, unless it is gone by now.
func (r *reader) unreadable(at string, err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		r.failed(&File{Path: at}, err)
	}
}

func byPath(a, b *File) int { return strings.Compare(a.Path, b.Path) }

type reader struct {
	fsys  fs.FS
	tree  *Tree
	names []name // of the files that are there
}

type name struct {
	path  string
	entry fs.DirEntry
}

func (r *reader) read(name string, mode fs.FileMode) {
	f := &File{Path: name}
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(r.fsys, name)
		if err != nil || info.IsDir() || !r.staysIn(name) {
			r.fault(f, LinkOut, 0, r.target(name))
			return
		}
		mode = info.Mode().Type()
	}
	if !mode.IsRegular() {
		r.fault(f, NotRegular, 0, mode.String())
		return
	}
	switch err := f.load(r.fsys); {
	case errors.Is(err, fs.ErrNotExist):
		return
	case errors.Is(err, errNotRegular):
		r.fault(f, NotRegular, 0, mode.String())
		return
	case err != nil:
		r.failed(f, err)
		return
	}
	switch {
	case f.Raw == nil && needsText(name):
		r.tooLarge(f)
	case isText(name):
		r.normalise(f)
	default:
		f.Text = f.Raw
	}
	r.tree.Files = append(r.tree.Files, f)
}

var errNotRegular = errors.New("not a regular file")

// load reads a file, unless it is too large to be kept in memory. Its size is looked at
// first, and no more is read of one that grows.
func (f *File) load(fsys fs.FS) error {
	opened, err := fsys.Open(f.Path)
	if err != nil {
		return err
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() { // it was replaced since it was listed
		return errNotRegular
	}
	f.fsys, f.size = fsys, info.Size()
	limit := MaxText(f.Path)
	if f.size > limit {
		return nil
	}
	raw := bytes.NewBuffer(make([]byte, 0, f.size+bytes.MinRead))
	n, err := raw.ReadFrom(io.LimitReader(opened, limit+1))
	if err != nil {
		return err
	}
	if f.size = n; n <= limit {
		f.Raw = raw.Bytes()
	}
	return nil
}

// staysIn reports whether a symbolic link ends at a file that congbo would read: one of the
// folders of the site, and nothing hidden. What is published as it is may not be a source that
// is not. A link may lead to another; what is a folder is entered under its own name alone.
func (r *reader) staysIn(name string) bool {
	const most = 16 // links in a row
	published := asItIs(name)
	for range most {
		to, err := fs.ReadLink(r.fsys, name)
		if err != nil || path.IsAbs(to) {
			return false
		}
		name = path.Join(path.Dir(name), strings.ReplaceAll(to, "\\", "/"))
		if !r.enters(path.Dir(name)) || junk(path.Base(name)) {
			return false
		}
		info, err := fs.Lstat(r.fsys, name)
		if err != nil {
			return false
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return !published || asItIs(name) || path.Ext(name) == ".csv" // data of a table, which is published too
		}
	}
	return false
}

// asItIs reports whether a file is published as it is: one of static/ or an attachment of a
// report.
func asItIs(name string) bool {
	folders := strings.SplitN(name, "/", 4)
	return folders[0] == "static" || len(folders) == 4 && folders[0] == "content" && folders[2] == "files"
}

// target is where a symbolic link says it leads.
func (r *reader) target(name string) string {
	to, err := fs.ReadLink(r.fsys, name)
	if err != nil {
		return ""
	}
	return to
}

func (r *reader) tooLarge(f *File) {
	r.fault(f, TooLarge, 0, strconv.FormatInt(f.Size(), 10))
}

func (r *reader) fault(f *File, kind FaultKind, offset int, detail string) {
	r.tree.Faults = append(r.tree.Faults, Fault{Kind: kind, Span: Span{File: f, Start: offset, End: offset}, Detail: detail})
}

// failed notes a file that cannot be read.
func (r *reader) failed(f *File, err error) {
	r.tree.Faults = append(r.tree.Faults, Fault{Kind: Unreadable, Span: Span{File: f}, Err: err})
}

// needsText reports whether a file is of use only as a text.
func needsText(name string) bool { return isText(name) || strings.HasPrefix(name, "layouts/") }

// isText reports whether a file holds text of the site itself, which is
// normalised; everything else is left as it is.
func isText(name string) bool {
	switch path.Ext(name) {
	case ".csv":
		return strings.HasPrefix(name, "data/")
	case ".md", ".toml":
		return strings.HasPrefix(name, "content/") || strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "layouts/")
	}
	return false
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// normalise makes f.Text of f.Raw: no byte order mark, LF line ends, form C. A
// text that cannot be read as one is empty afterwards.
func (r *reader) normalise(f *File) {
	text := f.Raw
	f.Text = nil
	if int64(len(text)) > MaxText(f.Path) {
		r.tooLarge(f)
		return
	}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		r.fault(f, UTF16, 0, "")
		return
	}
	text = bytes.TrimPrefix(text, byteOrderMark)
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	if plain(text) {
		f.Text = text
		return
	}
	if at := firstBad(text); at >= 0 {
		kind := ControlChar
		if text[at] >= utf8.RuneSelf {
			kind = NotUTF8
		}
		bad := &File{Path: f.Path, Text: bytes.ToValidUTF8(text[:at], nil)}
		r.fault(bad, kind, at, strconv.Quote(string(text[at:at+1])))
		return
	}
	if at := norm.NFC.QuickSpan(text); at < len(text) {
		if at = firstChange(text); at >= 0 {
			text = norm.NFC.Bytes(text)
			r.fault(f, NotNFC, at, "")
		}
	}
	f.Text = text
	r.invisible(f)
}

// firstChange is the offset at which form C begins to differ, or -1.
func firstChange(text []byte) int {
	composed := norm.NFC.Bytes(text)
	if bytes.Equal(text, composed) {
		return -1
	}
	i := 0
	for i < len(text) && i < len(composed) && text[i] == composed[i] {
		i++
	}
	for i > 0 && i < len(composed) && !utf8.RuneStart(composed[i]) {
		i--
	}
	return i
}

// firstBad is the offset of the first byte that is not UTF-8 or is a control
// character other than tab and line feed, or -1.
func firstBad(text []byte) int {
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			if b < ' ' && b != '\t' && b != '\n' || b == 0x7f {
				return i
			}
			i++
			continue
		}
		c, n := utf8.DecodeRune(text[i:])
		if c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// Folders are the parts of a site that congbo reads.
func Folders() []string { return folders[:] }

// Junk reports whether a name is one that editors, desktops and Windows leave
// behind, which congbo does not read.
func Junk(name string) bool { return junk(name) }

func junk(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "4913":
		return true
	case ".well-known": // RFC 8615: it is published
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".swp", ".tmp", ".bak", ".orig", ".wbk":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}

// Defaults reads the files that congbo brings along for a folder of a site, ordered by
// path.
func Defaults(fsys fs.FS, dir string) ([]*File, error) {
	var all []*File
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		raw, err := fs.ReadFile(fsys, name)
		all = append(all, &File{Path: dir + "/" + name, Raw: raw, Text: raw, Default: true})
		return err
	})
	slices.SortFunc(all, byPath)
	return all, err
}

// Overlay is a tree with default files beneath its own: where both have a path, its
// own file stands, unless it is the same.
func (t *Tree) Overlay(defaults []*File) *Tree {
	all := slices.Clone(t.Files)
	for _, f := range defaults {
		if own := t.Get(f.Path); own == nil {
			all = append(all, f)
		} else if bytes.Equal(own.Raw, f.Raw) {
			all[slices.Index(all, own)] = f
		}
	}
	slices.SortFunc(all, byPath)
	return &Tree{Files: all, Faults: t.Faults}
}

// Loose makes a file of a text that stands in no site. A file with a fault that
// does not keep its text has none.
func Loose(path string, raw []byte) (*File, []Fault) {
	r := reader{tree: &Tree{}}
	f := &File{Path: path, Raw: raw}
	r.normalise(f)
	return f, r.tree.Faults
}
