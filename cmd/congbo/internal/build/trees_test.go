package build_test

import (
	"bytes"
	"os"
	"testing"

	"congbo/cmd/congbo/internal/build"
)

// TestCutTrees builds the repository's own site and that of a fictional committee with
// every syntax tree cut after parsing and grown again for the pages: the files are the
// same.
func TestCutTrees(t *testing.T) {
	for _, dir := range []string{"../../../..", "../../testdata/khoi"} {
		options := build.Options{Site: os.DirFS(dir), Drafts: true, Check: true}
		want, err := build.Build(options)
		if err != nil || len(want.Tree) < 20 {
			t.Fatal(err, want.Findings)
		}
		got, err := build.Build(options.CutTrees())
		if err != nil || len(got.Tree) != len(want.Tree) {
			t.Fatal(err, len(got.Tree), len(want.Tree))
		}
		for name, b := range want.Tree {
			if !bytes.Equal(got.Tree[name], b) {
				t.Errorf("%s: %s is another with trees that were cut", dir, name)
			}
		}
		if g, w := findingLines(got.Findings), findingLines(want.Findings); g != w {
			t.Errorf("%s: found %s, not %s", dir, g, w)
		}
	}
}
