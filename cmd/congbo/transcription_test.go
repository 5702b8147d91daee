package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/pipeline"
)

const fullReport = "2022-h1/toan-van/index.html"

// TestTranscription holds the published report to the scanned one: every
// paragraph, word for word and in order, and nothing besides.
func TestTranscription(t *testing.T) {
	want := scanned(t)
	got := published(t, siteFiles(t))
	if diff := firstDifference(got, want); diff != "" {
		t.Error(diff)
	}
}

// TestTranscriptionFails proves that TestTranscription would see one word
// changed, lost or added, in the text, in a note, in a title and on the cover.
func TestTranscriptionFails(t *testing.T) {
	const part = "content/2022-h1/01-ket-qua-dat-duoc/"
	tests := []struct{ path, old, new string }{
		{part + "01-hoat-dong-cua-ban-chap-hanh.md", "03 Tổ kiểm tra tiên hành", "03 Tổ kiểm tra tiến hành"},
		{part + "03-giao-duc-chinh-tri-tu-tuong.md", "đạt 99,7%", "đạt 99,1%"},
		{part + "06-xay-dung-to-chuc-dang-va-dang-vien.md", "ủy ban kiểm đảng ủy", "ủy ban kiểm tra đảng ủy"},
		{part + "05-xay-dung-co-quan-va-doan-the.md", "[^19]: Phát động cuộc thi", "[^19]: Phát động"},
		{part + "_index.md", "KẾT QUẢ ĐẠT ĐƯỢC", "KẾT QUẢ"},
		{"content/2022-h1/_index.md", "UV.UBKT", "UBKT"},
		{"content/2022-h1/02-han-che-nguyen-nhan/02-nguyen-nhan.md", "\n\n- Một số cấp ủy", " - Một số cấp ủy"},
	}
	want, site := scanned(t), siteFiles(t)
	for _, test := range tests {
		t.Run(test.new, func(t *testing.T) {
			file, original := site[test.path], site[test.path].Data
			defer func() { file.Data = original }()
			if bytes.Count(original, []byte(test.old)) != 1 {
				t.Fatalf("%s does not hold %q once", test.path, test.old)
			}
			file.Data = bytes.Replace(original, []byte(test.old), []byte(test.new), 1)
			if firstDifference(published(t, site), want) == "" {
				t.Errorf("%q instead of %q was not noticed", test.new, test.old)
			}
		})
	}
}

// scanned returns the lines of the scanned report, mended.
func scanned(t *testing.T) []string {
	raw, err := os.ReadFile("testdata/261-BC-DUK.txt")
	if err != nil {
		t.Fatal(err)
	}
	var text, notes []string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "⁽"):
			notes = append(notes, line)
		case line != "":
			text = append(text, line)
		}
	}
	all := strings.Join(slices.Concat(text, notes), "\n")
	for _, m := range mended {
		if strings.Count(all, m.seed) != 1 {
			t.Fatalf("the scanned text does not hold %q once", m.seed)
		}
		all = strings.Replace(all, m.seed, m.record, 1)
	}
	all = strings.ReplaceAll(all, "*", "") // emphasis
	return strings.Split(norm.NFKC.String(all), "\n")
}

// siteFiles reads the source of the site that this repository is.
func siteFiles(t *testing.T) fstest.MapFS {
	site := fstest.MapFS{}
	root := os.DirFS("../..")
	for _, dir := range []string{"content", "data", "layouts", "static"} {
		err := fs.WalkDir(root, dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(root, path)
			site[path] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return site
}

// published builds the site and returns the lines of its full report, the notes
// last: what the record says, without the words of the interface.
func published(t *testing.T, site fs.FS) []string {
	result, err := pipeline.Build(pipeline.Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	page, ok := result.Pages[fullReport]
	if !ok {
		t.Fatalf("%s was not built: %v", fullReport, result.Findings)
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Article {
			return articleLines(n)
		}
	}
	t.Fatalf("%s has no article", fullReport)
	return nil
}

func firstDifference(got, want []string) string {
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			return fmt.Sprintf("line %d of the record:\npublished: %s\nscanned:   %s", i+1, g, w)
		}
	}
	return ""
}
