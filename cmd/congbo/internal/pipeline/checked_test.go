package pipeline_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
)

// withoutChecked are the files of a site without the pages of what was checked and the links
// to them, which only a build with checks has.
func withoutChecked(tree output.Tree) output.Tree {
	link := regexp.MustCompile(`<p class="keep" data-ui><a href="doi-chieu/index.html">[^<]*</a></p>`)
	left := output.Tree{}
	for file, b := range tree {
		if !strings.HasSuffix(file, "/doi-chieu/index.html") {
			left[file] = link.ReplaceAll(b, nil)
		}
	}
	return left
}

// TestChecked holds that the checks change nothing but what they tell: a build makes the same
// files with them and without them.
func TestChecked(t *testing.T) {
	many := t.TempDir()
	sample.Write(t, many, 120, 4) // thirty reports: more than are compared with each other
	for name, site := range map[string]fs.FS{"own": os.DirFS("../../../.."), "khoi": os.DirFS("../../testdata/khoi"), "sample": os.DirFS(many), "across": across(t)} {
		want, err := pipeline.Build(pipeline.Options{Site: site, Checks: true})
		if err != nil || len(want.Pages) < 20 {
			t.Fatal(name, err, want.Findings)
		}
		all := len(want.Pages)
		if want.Pages = withoutChecked(want.Pages); all-len(want.Pages) != len(want.Reports) {
			t.Errorf("%s: %d pages of what was checked in %d reports", name, all-len(want.Pages), len(want.Reports))
		}
		for file, b := range want.Pages { // of a register without documents too
			if path.Ext(file) == ".json" && !json.Valid(b) {
				t.Errorf("%s: %s is no JSON: %.200s", name, file, b)
			}
		}
		got, err := pipeline.Build(pipeline.Options{Site: site})
		if err != nil || len(got.Pages) != len(want.Pages) {
			t.Fatal(name, err, len(got.Pages), len(want.Pages))
		}
		for file, b := range want.Pages {
			if !bytes.Equal(got.Pages[file], b) {
				t.Errorf("%s: %s is another", name, file)
			}
		}
	}
}

// across is a site whose reports name places of each other: a page, a heading, a table
// and a paragraph, with text and by their numbers.
func across(t *testing.T) fs.FS {
	site := fstest.MapFS{}
	put := func(name, text string) { site[name] = &fstest.MapFile{Data: []byte(text)} }
	put("data/site.toml", "title = \"Báo cáo\"\n")
	for _, period := range []string{"2030", "2031"} {
		put("content/"+period+"/_index.md", "+++\ntitle = \"Báo cáo "+period+"\"\nnumber = \"1-BC/TN\"\nkind = \"Báo cáo\"\n+++\nMở đầu.\n")
		put("content/"+period+"/01-ket-qua/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
		put("data/"+period+"/indicators.toml", "[indicator.a]\nname = \"A\"\nactual = 1\n")
	}
	put("content/2030/01-ket-qua/01-a.md", "+++\ntitle = \"Việc\"\n+++\n## Đề mục\n\nMột đoạn văn[^n] về 05-CT/TN.\n\n```indicators\nids = [\"a\"]\ncaption = \"Bảng\"\n```\n\n[^n]: Chú thích.\n")
	before, err := pipeline.Build(pipeline.Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	page := before.Pages["2030/ket-qua/a/index.html"]
	paragraph := regexp.MustCompile(`<p id="(p-[0-9a-f]+)">Một`).FindSubmatch(page)
	if paragraph == nil {
		t.Fatalf("no paragraph in %s", page)
	}
	var text strings.Builder
	for _, id := range []string{"", "#de-muc", "#bang-bang", "#" + string(paragraph[1])} {
		fmt.Fprintf(&text, "Xem [chỗ ấy](../../2030/01-ket-qua/01-a.md%[1]s) và [](../../2030/01-ket-qua/01-a.md%[1]s).\n\n", id)
	}
	put("content/2031/01-ket-qua/01-b.md", "+++\ntitle = \"Việc khác\"\n+++\n"+text.String())
	return site
}

// TestAcrossPlace holds that a reference to a place that another report does not have is
// found where it stands.
func TestAcrossPlace(t *testing.T) {
	site := across(t).(fstest.MapFS)
	name := "content/2031/01-ket-qua/01-b.md"
	site[name] = &fstest.MapFile{Data: append(bytes.Clone(site[name].Data), "\nXem [đây](../../2030/01-ket-qua/01-a.md#khong-co).\n"...)}
	result, err := pipeline.Build(pipeline.Options{Site: site})
	if err != nil || len(result.Findings) != 1 {
		t.Fatal(err, result.Findings)
	}
	lines := strings.Count(string(site[name].Data), "\n")
	if at := result.Findings[0].Span.String(); at != fmt.Sprintf("%s:%d:5", name, lines) {
		t.Errorf("found at %s, not in line %d", at, lines)
	}
}
