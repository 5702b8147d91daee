package archive

import (
	"archive/zip"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/diag"
)

// What a bag may hold. A real one has a few hundred files and some megabytes; the
// limits only keep a hostile one from taking the machine.
const (
	maxFiles   = 200_000
	maxName    = 4096     // bytes
	maxPayload = 16 << 30 // bytes, unpacked
	maxTagFile = 64 << 20 // bytes
	maxRatio   = 200      // unpacked to packed, of a zip that unpacks to more than freeRatio
	freeRatio  = 64 << 20 // bytes
)

// A Container is a bag as it lies there: a zip, or a folder that one was unpacked
// to. Reading it opens nothing outside.
type Container struct {
	base     string // folder in the zip that holds the bag, with its slash; empty at the root
	files    map[string]entry
	problems []Problem         // with the container itself
	forms    map[string]string // the files by their names in form C, once asked for
	zip      io.ReaderAt       // nil for a folder
	size     int64             // of the zip
	close    func() error
}

type entry struct {
	size   int64
	packed *zip.File // nil in a folder
	open   func() (io.ReadCloser, error)
}

// Open opens a bag. The error is about the machine; what is wrong with the bag,
// Verify tells.
func Open(name string) (*Container, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	c := newContainer()
	switch {
	case info.IsDir():
		return c, c.openFolder(name)
	case !info.Mode().IsRegular():
		c.add(Unsafe, "", "không phải là tệp hay thư mục", "it is neither a file nor a folder")
		return c, nil
	}
	return c, c.openZip(name, info.Size())
}

func newContainer() *Container {
	return &Container{files: map[string]entry{}, close: func() error { return nil }}
}

// Close lets go of the bag.
func (c *Container) Close() error { return c.close() }

func (c *Container) add(kind Kind, path, vi, en string, args ...any) {
	c.problems = append(c.problems, Problem{kind, path, diag.Say(vi, en, args...)})
}

func (c *Container) openFolder(name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return err
	}
	c.close = root.Close
	var total int64
	err = fs.WalkDir(root.FS(), ".", func(at string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			c.add(Unsafe, at, "không phải là tệp thường (%s)", "it is no regular file (%s)", d.Type())
			return nil
		case len(c.files) >= maxFiles:
			c.add(Unsafe, "", "có hơn %d tệp", "it has more than %d files", maxFiles)
			return fs.SkipAll
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		total += info.Size()
		c.files[at] = entry{size: info.Size(), open: func() (io.ReadCloser, error) { return root.Open(at) }}
		return nil
	})
	c.limit(total)
	c.twins(slices.Sorted(maps.Keys(c.files)))
	return err
}

func (c *Container) limit(total int64) {
	if total > maxPayload {
		c.add(Unsafe, "", "mở ra thành %d byte, hơn giới hạn %d", "it unpacks to %d bytes, more than the limit of %d", total, int64(maxPayload))
	}
}

func (c *Container) openZip(name string, size int64) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	c.close = f.Close
	c.readZip(f, size)
	return nil
}

// readZip reads the names in a zip.
func (c *Container) readZip(f io.ReaderAt, size int64) {
	c.zip, c.size = f, size
	r, err := zip.NewReader(f, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // told below, by name
	}
	if err != nil {
		c.add(Broken, "", "không đọc được tệp zip: %v", "the zip cannot be read: %v", err)
		return
	}
	if len(r.File) > maxFiles {
		c.add(Unsafe, "", "có hơn %d tệp", "it has more than %d files", maxFiles)
		return
	}
	var names []string
	var total uint64
	for _, file := range r.File {
		if c.safe(file) {
			names = append(names, file.Name)
			total += file.UncompressedSize64
			if _, twice := c.files[file.Name]; twice {
				c.add(Unsafe, file.Name, "tệp zip có hai tệp cùng tên này", "the zip has two files of this name")
			}
			c.files[file.Name] = entry{size: int64(file.UncompressedSize64), packed: file, open: file.Open}
		}
	}
	c.limit(int64(min(total, 1<<62)))
	if total > freeRatio && total/uint64(max(size, 1)) > maxRatio {
		c.add(Unsafe, "", "mở ra lớn gấp %d lần tệp zip", "it unpacks to %d times its size", total/uint64(max(size, 1)))
	}
	c.overlaps(r.File)
	c.twins(names)
	c.rebase(names)
}

// safe reports whether a file of a zip is one to be read.
func (c *Container) safe(f *zip.File) bool {
	name := strings.TrimSuffix(f.Name, "/")
	folder := name != f.Name
	switch why := unsafeName(name); {
	case why != diag.Text{}:
		c.add(Unsafe, printable(f.Name), "%[1]s", "%[2]s", why.VI, why.EN)
	case folder && f.UncompressedSize64 == 0:
	case folder || !f.Mode().IsRegular():
		c.add(Unsafe, f.Name, "không phải là tệp thường (%s)", "it is no regular file (%s)", f.Mode())
	case f.Flags&1 != 0:
		c.add(Unsafe, f.Name, "bị mã hóa", "it is encrypted")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		c.add(Unsafe, f.Name, "nén theo cách %d không dùng trong hồ sơ lưu trữ", "method %d of compression is not for archives", f.Method)
	default:
		return true
	}
	return false
}

// unsafeName says why a name must not be used as a path; the zero Text where it may.
func unsafeName(name string) diag.Text {
	switch {
	case len(name) > maxName:
		return diag.Say("tên dài hơn giới hạn", "the name is longer than the limit")
	case !utf8.ValidString(name):
		return diag.Say("tên không phải là UTF-8", "the name is not UTF-8")
	case strings.ContainsFunc(name, unicode.IsControl):
		return diag.Say("tên có ký tự điều khiển", "the name has a control character")
	case strings.Contains(name, `\`):
		return diag.Say(`tên có dấu \`, `the name has a \`)
	case strings.HasPrefix(name, "/") || strings.HasPrefix(name, "~") || len(name) > 1 && name[1] == ':':
		return diag.Say("đường dẫn ra ngoài túi hồ sơ", "the path leads out of the bag")
	}
	for _, e := range strings.Split(name, "/") {
		if e == "" || e == "." || e == ".." {
			return diag.Say("đường dẫn có phần %q", "the path has an element %q", e)
		}
	}
	return diag.Text{}
}

// printable is a name from a bag as it may be shown on a terminal.
func printable(name string) string {
	if utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl) {
		return name
	}
	return fmt.Sprintf("%+q", name)
}

// overlaps finds files of a zip that share bytes: how a small zip unpacks to a
// huge one without high compression.
func (c *Container) overlaps(files []*zip.File) {
	type stretch struct {
		name       string
		start, end int64
	}
	var all []stretch
	for _, f := range files {
		at, err := f.DataOffset()
		if err != nil {
			c.add(Broken, printable(f.Name), "phần đầu của tệp trong zip hỏng: %v", "its header in the zip is broken: %v", err)
			continue
		}
		all = append(all, stretch{printable(f.Name), at, at + int64(f.CompressedSize64)})
	}
	slices.SortFunc(all, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	for i := 1; i < len(all); i++ {
		if all[i].start < all[i-1].end {
			c.add(Unsafe, all[i].name, "dùng chung dữ liệu với %s", "it shares its data with %s", all[i-1].name)
		}
	}
}

// twins finds names that are one on some systems. Those that differ in Unicode
// normalisation look alike to everyone and are refused; those that differ in case
// are only told.
func (c *Container) twins(names []string) {
	composed, folded := map[string]string{}, map[string]string{}
	for _, name := range names {
		form := norm.NFC.String(name)
		other, alike := composed[form]
		if alike && other != name {
			c.add(Unsafe, name, "trông giống hệt một tên khác, chỉ khác cách mã hóa dấu", "it looks like another name and differs in normalisation only")
		}
		composed[form] = name
		lower := strings.ToLower(form)
		if other, ok := folded[lower]; ok && !alike {
			c.add(Notice, name, "chỉ khác %s ở chữ hoa", "it differs from %s in case only", other)
		}
		folded[lower] = name
	}
}

// rebase finds the folder of the bag in a zip and names its files relative to it.
func (c *Container) rebase(names []string) {
	if _, ok := c.files["bagit.txt"]; ok {
		return
	}
	for _, name := range names {
		dir, file := path.Split(name)
		if file == "bagit.txt" && strings.Count(dir, "/") == 1 {
			c.base = dir
		}
	}
	if c.base == "" {
		return // no bag at all, which is told
	}
	inside := map[string]entry{}
	for name, e := range c.files {
		rest, ok := strings.CutPrefix(name, c.base)
		if !ok {
			c.add(Extra, name, "nằm ngoài thư mục %s của túi hồ sơ", "it lies outside the folder %s of the bag", c.base)
			continue
		}
		inside[rest] = e
	}
	c.files = inside
}

// tag reads a tag file whole.
func (c *Container) tag(name string) ([]byte, error) {
	e, ok := c.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	if e.size > maxTagFile {
		return nil, fmt.Errorf("%d bytes are more than the limit of %d", e.size, maxTagFile)
	}
	f, err := e.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxTagFile+1))
	if err == nil && int64(len(b)) != e.size {
		err = fmt.Errorf("%d bytes, not %d", len(b), e.size)
	}
	return b, err
}
