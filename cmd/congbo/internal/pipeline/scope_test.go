package pipeline_test

import (
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// TestScope holds that a report that is secret is an error where no checks are run, too,
// once, and that a site that is not for the public may have it.
func TestScope(t *testing.T) {
	const report = "+++\ntitle = \"về việc trồng cây\"\nsecrecy = \"MẬT\"\n+++\nĐã trồng 10 cây.\n"
	for _, test := range []struct {
		audience string
		checks   bool
		want     int
	}{{"", false, 1}, {"", true, 1}, {"audience = \"internal\"\n", false, 0}, {"audience = \"internal\"\n", true, 0}} {
		site := fstest.MapFS{"data/site.toml": {Data: []byte("title = \"Trang thử\"\n" + test.audience)}, "content/2031-h1/_index.md": {Data: []byte(report)}}
		r, err := pipeline.Read(pipeline.Options{Site: site, Checks: test.checks})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Findings.Count(diag.Error); got != test.want {
			t.Errorf("%+v: %d errors: %v", test, got, r.Findings)
		}
	}
}
