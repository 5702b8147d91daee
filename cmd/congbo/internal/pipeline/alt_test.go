package pipeline_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/pipeline"
)

// TestAlt prints values and references in the description of a picture.
func TestAlt(t *testing.T) {
	result, err := pipeline.Build(pipeline.Options{Site: fstest.MapFS{
		"data/site.toml":              {Data: []byte("title = \"Trang\"\ncommittee = \"Ủy ban Thử\"\n")},
		"data/2030/indicators.toml":   {Data: []byte("[indicator.cay]\nname = \"Cây\"\nactual = 35\n")},
		"content/2030/_index.md":      {Data: []byte("+++\ntitle = \"về việc thử\"\nkind = \"Báo cáo\"\nnumber = \"1-BC/UBT\"\nstatus = \"published\"\nnumbering = [\"I-\", \"1.\", \"1.1.\"]\n+++\n")},
		"content/2030/01-a/_index.md": {Data: []byte("+++\ntitle = \"Phần\"\n+++\n")},
		"content/2030/01-a/01-b.md":   {Data: []byte("+++\ntitle = \"Một\"\n+++\n\n![Đạt {{cay.actual}} cây, xem [](#hai)](../files/a.png)\n\n## Hai\n")},
		"content/2030/files/a.png":    {Data: []byte("png")},
	}})
	if err != nil || result.Pages == nil {
		t.Fatal(err, result.Findings)
	}
	if page := string(result.Pages["2030/a/b/index.html"]); !strings.Contains(page, `alt="Đạt 35 cây, xem mục I.1.1"`) {
		t.Error(page[strings.Index(page, "<img"):])
	}
}
