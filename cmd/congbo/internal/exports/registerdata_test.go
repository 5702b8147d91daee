package exports

import (
	"errors"
	"io"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// full is a disk that takes so many bytes more.
type full int

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if *f -= full(len(b)); *f < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// TestRegisterFull holds that a file of the register which cannot be written to its end is an
// error, wherever it stops.
func TestRegisterFull(t *testing.T) {
	site := &report.Site{Data: &data.Set{}, Directives: []*report.Directive{{Slug: "a", Key: "1-A"}, {Slug: "b", Key: "2-B"}}}
	directives := func(w io.Writer, site *report.Site) error { return DirectivesJSON(w, site, true) }
	for name, write := range map[string]func(io.Writer, *report.Site) error{"directives.json": directives, "directives.csv": DirectivesCSV, "citations.csv": AllCitationsCSV} {
		var whole strings.Builder
		if err := write(&whole, site); err != nil {
			t.Fatal(err)
		}
		for n := range whole.Len() + 1 {
			disk := full(n)
			if err := write(&disk, site); (err == nil) != (n == whole.Len()) {
				t.Errorf("%s: %d of %d bytes: %v", name, n, whole.Len(), err)
			}
		}
	}
}

// TestCitedSection: a citation under a heading without a number stands in the numbered
// section around it, if there is one.
func TestCitedSection(t *testing.T) {
	part := &report.Section{Label: "I", Folder: "2031/a/"}
	section := &report.Section{Label: "I.2", Folder: "2031/a/b/", Parent: part}
	for _, test := range []struct {
		in   *report.Section
		want string
	}{
		{nil, ""},
		{&report.Section{}, ""},
		{section, "I.2"},
		{&report.Section{Parent: &report.Section{Parent: section}}, "I.2"},
		{&report.Section{Folder: "2031/a/c/", Parent: part}, "I"},
	} {
		in := &report.Summary{Front: &data.Front{}}
		if got := citedOf(&report.Citation{In: in, Section: test.in, Page: test.in.Page()}).section; got != test.want {
			t.Errorf("%+v: section %q, not %q", test.in, got, test.want)
		}
	}
}
