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
