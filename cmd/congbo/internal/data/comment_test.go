package data

import (
	"slices"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

func TestComments(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"data/site.toml", "# một\ntitle = \"a # b\" # hai\nx = 'c:\\' #ba", []string{"# một", "# hai", "#ba"}},
		{"data/site.toml", "a = \"\"\"\n# trong chuỗi \\\"\"\"\n\"\"\" # một\nb = '''#\n'''\nc = \"\\\"#\"\n[\"#\"]\n", []string{"# một"}},
		{"data/site.toml", "a = [ # một\n  1, # hai\n]", []string{"# một", "# hai"}},
		{"data/site.toml", "a = \"không đóng # x\nb = 1 # một", []string{"# một"}},
		{"content/2031-h1/_index.md", "+++\ntitle = \"a\" # một\n+++\n\n# Đề mục\n", []string{"# một"}},
		{"content/2031-h1/a.md", "# Đề mục\n", nil},
	} {
		var got []string
		for _, at := range Comments(&source.File{Path: test.name, Text: []byte(test.text)}) {
			got = append(got, at.Text())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
