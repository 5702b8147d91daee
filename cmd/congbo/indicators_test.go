package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// fixture is the site of a fictional committee with five periods: figures below
// zero and at zero, targets of zero, a period without a figure, an indicator
// under a new name.
const fixture = "testdata/khoi"

// TestIndicatorPages compares what the fixture publishes with pages that were
// looked at. CONGBO_UPDATE=1 writes them anew; then look at them.
func TestIndicatorPages(t *testing.T) {
	r, err := pipeline.Build(pipeline.Options{Site: os.DirFS(fixture), Checks: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Severity == diag.Note {
			continue
		}
		t.Errorf("%v: %s: %s", f.Span, f.Code, f.Message.EN)
	}
	for _, path := range []string{
		"index.html",
		"2030-h1/chi-tieu/index.html",
		"2030-h1/ket-qua/chi-tieu/index.html",
		"chi-tieu/ket-nap/index.html",
		"chi-tieu/chenh-lech/index.html",
		"chi-tieu/hoc-chuyen-de/index.html",
		"chi-tieu/dai-hoi/index.html",
		"nhiem-vu/index.html",
		"2029-h1/nhiem-vu/index.html",
		"2028-h1/phuong-huong/index.html",
		"2030-h1/ket-qua/viec-da-hua/index.html",
		"so-sanh/index.html",
		"so-sanh/2029-h1/2030-h1/index.html",
		"nhiem-vu/commitments.csv",
		"nhiem-vu/commitments.json",
		"2030-h1/chi-tieu/indicators.csv",
		"2030-h1/chi-tieu/indicators.json",
		"2030-h1/chi-tieu/indicators-excel.csv",
		"2030-h1/chi-tieu/datapackage.json",
	} {
		got := mainOf(r.Pages[path])
		file := filepath.Join("testdata/khoi.golden", strings.ReplaceAll(path, "/", "_"))
		if os.Getenv("CONGBO_UPDATE") != "" {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not %s:\n%s", path, file, got)
		}
	}
}

// mainOf is the main element of a page, a tag a line; other files whole.
func mainOf(page []byte) []byte {
	start, end := bytes.Index(page, []byte("<main")), bytes.Index(page, []byte("</main>"))
	if start < 0 || end < 0 {
		return page
	}
	return append(bytes.ReplaceAll(page[start:end], []byte("><"), []byte(">\n<")), '\n')
}
