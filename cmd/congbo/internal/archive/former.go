package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/pipeline"
)

// formerName is where the bag of an amended edition has the text of the edition before,
// if that is not the text in the bag of that edition: an earlier version of congbo sealed it,
// which read the same sources otherwise. What the seal says to have been amended is what
// differs from this text, so that nothing is said to be amended which nobody touched.
const formerName = "data/text/before-amendment.txt"

// textOf is the plain text in a sealed bag.
func textOf(c *Container, s *data.Seal) ([]byte, error) {
	v, err := Verify(c)
	if err == nil && (!v.Holds() || v.Fingerprint != s.TagManifest) {
		err = errors.New("it is not the bag that was sealed")
	}
	if err != nil {
		return nil, err
	}
	return c.tag(textName(s.Period.ID))
}

// reread is what this version shows of the sources in a bag; nil if it makes no report of
// them, and without pages where it cannot make those. Layouts of the bag are taken where they
// are not congbo's own, which may change with its version, or are named.
func reread(c *Container, period string, layouts []string) (pipeline.Shown, error) {
	b, err := c.tag("bag-info.txt")
	if err != nil {
		return nil, err
	}
	info, err := parseInfo(string(b))
	if err != nil {
		return nil, err
	}
	for name := range strings.FieldsSeq(valueOf(info, layoutsLabel)) {
		layouts = append(layouts, pathOf(name))
	}
	site, err := c.sources(layouts)
	if err != nil {
		return nil, err
	}
	r, err := pipeline.Build(pipeline.Options{Site: site, Period: period, FromBag: true})
	if err != nil || len(r.Reports) == 0 {
		return nil, err
	}
	return r.Shown(0), nil
}

// Rereader rereads the bags that a site publishes: see [pipeline.Options].
func Rereader(folder string) func(s *data.Seal, layouts []string) (pipeline.Shown, error) {
	return func(s *data.Seal, layouts []string) (pipeline.Shown, error) {
		if !s.IsPublished() {
			return nil, nil
		}
		c, err := Open(filepath.Join(folder, filepath.FromSlash(s.Bag)))
		if err != nil {
			return nil, err
		}
		defer c.Close()
		if _, err := textOf(c, s); err != nil {
			return nil, err
		}
		return reread(c, s.Period.ID, slices.Clone(layouts))
	}
}

// sources are the sources of the site in a bag, of its layouts those that are named. A zip in
// memory is a file system.
func (c *Container) sources(layouts []string) (fs.FS, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		packed, is := strings.CutPrefix(name, "data/source/")
		path := pathOf(packed)
		if !is || strings.HasPrefix(path, "layouts/") && !slices.Contains(layouts, path) {
			continue
		}
		raw, err := c.tag(name)
		if err != nil {
			return nil, err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(raw); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}
