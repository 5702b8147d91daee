package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"congbo/cmd/congbo/internal/diag"
)

// Limits of a Word file, promise B8.
const (
	maxEntries = 2000
	maxEntry   = 20 << 20  // bytes of one part, unpacked
	maxTotal   = 100 << 20 // bytes of all parts that are read
	maxRatio   = 200       // unpacked to packed, of parts beyond a megabyte
)

// A container is the zip of a Word file. Parts are unpacked when they are asked
// for, and never to the disk.
type container struct {
	files []*zip.File          // in the order of the file
	parts map[string]*zip.File // by their names in small letters, as Word compares them
	spent int64
}

var resave = diag.Say("mở và lưu lại bằng Word hay LibreOffice", "open and save it with Word or LibreOffice")

// openContainer reads the directory of a zip and refuses one that is no honest
// container of a document.
func openContainer(raw []byte) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if z == nil || err != nil && len(z.File) == 0 {
		return nil, refuse(diag.Say("tệp hỏng hoặc bị cắt: không đọc được mục lục zip", "the file is broken or cut off: its zip directory cannot be read"), resave)
	}
	if len(z.File) > maxEntries {
		return nil, refuse(diag.Say("tệp có %d thành phần, quá giới hạn %d", "the file has %d parts, more than the limit of %d", len(z.File), maxEntries), resave)
	}
	c := &container{files: z.File, parts: map[string]*zip.File{}}
	total := uint64(0)
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if !honest(f.Name) {
			return nil, refuse(diag.Say("tên thành phần %q không thể có trong tệp Word", "no Word file has a part named %q", short(f.Name)), resave)
		}
		if c.parts[name] != nil {
			return nil, refuse(diag.Say("hai thành phần cùng tên %q", "two parts are named %q", short(f.Name)), resave)
		}
		if f.Flags&1 != 0 {
			return nil, refuse(diag.Say("tệp có mật khẩu", "the file has a password"), diag.Say("bỏ mật khẩu rồi lưu lại", "take the password off and save it"))
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxTotal || total > 10*maxTotal {
			return nil, refuse(diag.Say("tệp bung ra quá giới hạn %d MB", "the file unpacks to more than the limit of %d MB", maxTotal>>20), resave)
		}
		c.parts[name] = f
	}
	return c, nil
}

// honest reports whether the name of a part stays inside the container.
func honest(name string) bool {
	return name != "" && !strings.ContainsAny(name, "\\\x00:") && !strings.HasPrefix(name, "/") && !slices.Contains(strings.Split(name, "/"), "..")
}

// read unpacks a part; nil if there is none.
func (c *container) read(name string) ([]byte, error) {
	f := c.parts[strings.ToLower(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, nil
	}
	broken := func(err error) error {
		return refuse(diag.Say("thành phần %s của tệp hỏng (%v)", "part %s of the file is broken (%v)", name, err), resave)
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken(err)
	}
	defer r.Close()
	most := int64(maxEntry)
	if packed := int64(f.CompressedSize64); packed*maxRatio < most {
		most = max(packed*maxRatio, 1<<20)
	}
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(text)) > most {
		return nil, refuse(diag.Say("thành phần %s bung ra quá giới hạn (%d MB, %d lần)", "part %s unpacks beyond the limits (%d MB, %d times)", name, maxEntry>>20, maxRatio), resave)
	}
	if err != nil {
		return nil, broken(err)
	}
	if c.spent += int64(len(text)); c.spent > maxTotal {
		return nil, refuse(diag.Say("tệp bung ra quá giới hạn %d MB", "the file unpacks to more than the limit of %d MB", maxTotal>>20), resave)
	}
	return text, nil
}

// with is the container with some parts changed or added; the others are copied as they
// are packed.
func (c *container) with(parts map[string][]byte) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	changed := map[string][]byte{}
	for name, text := range parts {
		changed[strings.ToLower(name)] = text
	}
	write := func(h *zip.FileHeader, text []byte) error {
		f, err := z.CreateHeader(h)
		if err == nil {
			_, err = f.Write(text)
		}
		return err
	}
	for _, f := range c.files {
		text, new := changed[strings.ToLower(f.Name)]
		delete(changed, strings.ToLower(f.Name))
		var err error
		if new {
			err = write(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified, NonUTF8: f.NonUTF8}, text)
		} else {
			err = z.Copy(f)
		}
		if err != nil {
			return nil, refuse(diag.Say("thành phần %s của tệp hỏng (%v)", "part %s of the file is broken (%v)", f.Name, err), resave)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if text, added := changed[strings.ToLower(name)]; added {
			h := &zip.FileHeader{Name: name, Method: zip.Deflate}
			h.Modified = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the first that zip knows
			if err := write(h, text); err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A relation leads from a part to another, or out of the file.
type relation struct {
	kind   string // the last word of its type: "footnotes"
	target string // the name of a part, or an address outside
	out    bool
}

// relations reads the relations of a part by their ids. Those that lead outside
// are not followed.
func (c *container) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	text, err := c.read(dir + "_rels/" + file + ".rels")
	if err != nil || text == nil {
		return nil, err
	}
	all := map[string]relation{}
	err = parseXML(text, func(n *node, depth int) bool { return depth == 1 && n.name == "Relationship" }, func(n *node) error {
		r := relation{kind: path.Base(n.attr("Type")), target: n.attr("Target"), out: n.attr("TargetMode") == "External"}
		if !r.out {
			r.target = path.Clean(path.Join("/", dir, r.target))[1:]
			if strings.HasPrefix(n.attr("Target"), "/") {
				r.target = path.Clean(n.attr("Target"))[1:]
			}
		}
		all[n.attr("Id")] = r
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", part, err)
	}
	return all, nil
}
