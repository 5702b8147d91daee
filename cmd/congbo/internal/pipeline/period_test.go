package pipeline

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
)

// A folderless site is one whose folder of reports cannot be listed.
type folderless struct{ fstest.MapFS }

func (f folderless) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "content" {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("input/output error")}
	}
	return f.MapFS.ReadDir(name)
}

// TestPeriodUnreadable holds that a period whose folder cannot be read is an error,
// not a site without reports.
func TestPeriodUnreadable(t *testing.T) {
	site := folderless{fstest.MapFS{
		"data/site.toml":            {Data: []byte("title = \"Trang thử nghiệm\"\n")},
		"content/2030-h1/_index.md": {Data: []byte("+++\ntitle = \"x\"\n+++\n")},
	}}
	for _, period := range []string{"", "2030-h1"} {
		r, err := Build(Options{Site: site, Period: period})
		if err != nil {
			t.Fatal(err)
		}
		if r.Findings.Count(diag.Error) == 0 || r.Pages != nil {
			t.Errorf("period %q: %v", period, r.Findings)
		}
	}
}

// TestPeriodSealed holds that a sealed period whose labels cross files, as earlier versions
// let them, reads the same in its site and as a site of its own.
func TestPeriodSealed(t *testing.T) {
	site := fstest.MapFS{
		"data/site.toml":                 {Data: []byte("title = \"Trang thử nghiệm\"\n")},
		"content/2030-h1/_index.md":      {Data: []byte("+++\ntitle = \"x\"\n+++\n")},
		"content/2030-h1/01-a/_index.md": {Data: []byte("+++\ntitle = \"A\"\n+++\nChữ[^a].\n")},
		"content/2030-h1/01-a/01-b.md":   {Data: []byte("+++\ntitle = \"B\"\n+++\nChữ.\n\n[^a]: Chú thích.\n")},
	}
	for _, sealed := range []bool{false, true} {
		if sealed {
			site["data/archive.toml"] = &fstest.MapFile{Data: []byte("[seal.2030-h1]\nperiod = \"2030-h1\"\nedition = 1\ndate = 2030-07-01\ncongbo = \"0\"\nbag = \"x.zip\"\nfiles = []\n")}
		}
		r, err := Build(Options{Site: site, Period: "2030-h1"})
		if err != nil {
			t.Fatal(err)
		}
		if (r.Findings.Count(diag.Error) == 0) != sealed {
			t.Errorf("sealed %v: %v", sealed, r.Findings)
		}
	}
}
