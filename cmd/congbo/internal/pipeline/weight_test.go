package pipeline_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/pipeline"
)

// TestWeight holds what the pages of the real report and of a fictional committee weigh,
// uncompressed: style sheets of a page 20 KB and scripts 15 KB at most, and a section
// with all that it loads 44 KB.
func TestWeight(t *testing.T) {
	loads := regexp.MustCompile(`<(?:link rel="stylesheet"|script|link rel="icon"[^>]*)[^>]* (?:href|src)="([^"]+)"`)
	for _, dir := range []string{"../../../..", "../../testdata/khoi"} {
		result, err := pipeline.Build(pipeline.Options{Site: os.DirFS(dir), Drafts: true})
		if err != nil || result.Pages == nil {
			t.Fatal(err, result.Findings)
		}
		sections, heaviest := 0, ""
		most := 0
		for name, b := range result.Pages {
			if path.Ext(name) != ".html" || name == "404.html" || path.Base(name) == "toan-van.html" { // in one file
				continue
			}
			styles, scripts, all := 0, 0, len(b)
			for _, m := range loads.FindAllSubmatch(b, -1) {
				file := path.Join(path.Dir(name), string(m[1]))
				size := len(result.Pages[file])
				if size == 0 {
					t.Fatalf("%s loads %s, which is not there", name, file)
				}
				all += size
				switch path.Ext(file) {
				case ".css":
					styles += size
				case ".js":
					scripts += size
				}
			}
			if styles == 0 || styles > 20<<10 || scripts > 15<<10 {
				t.Errorf("%s: %d bytes of style, %d of scripts", name, styles, scripts)
			}
			if strings.Contains(string(b[:min(len(b), 4000)]), `<body class="section">`) || strings.Contains(string(b[:min(len(b), 4000)]), `<body class=section>`) {
				sections++
				if all > most {
					most, heaviest = all, name
				}
				if all > 44<<10 {
					t.Errorf("%s weighs %d bytes, %d of style and %d of scripts", name, all, styles, scripts)
				}
			}
		}
		if sections < 8 {
			t.Errorf("%s: only %d sections", dir, sections)
		}
		t.Logf("%s: %d sections, the heaviest %s with %d bytes", dir, sections, heaviest, most)
	}
}
