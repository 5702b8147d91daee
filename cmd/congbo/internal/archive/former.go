package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/words"
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

// reread is the plain text of the report in a bag as this version reads its sources; nil
// if it makes no report of them.
func reread(c *Container, period string) ([]byte, error) {
	site, err := c.sources()
	if err != nil {
		return nil, err
	}
	r, err := pipeline.Read(pipeline.Options{Site: site, Period: period})
	if err != nil || len(r.Reports) == 0 {
		return nil, err
	}
	return exports.PlainText(words.Of(r.Site.Data), r.Reports[0]), nil
}

// sources are the texts and data of the site in a bag. A zip in memory is a file system.
func (c *Container) sources() (fs.FS, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		packed, is := strings.CutPrefix(name, "data/source/")
		path := pathOf(packed)
		if !is || !strings.HasPrefix(path, "content/") && !strings.HasPrefix(path, "data/") {
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
