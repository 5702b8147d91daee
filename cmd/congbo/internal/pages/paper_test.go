package pages_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/pages"
)

// TestPaper looks at which notes stand where they are mentioned and which are listed.
func TestPaper(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		foot, listed string // ids of notes
		want         string
	}{
		{"a paragraph stands at its first mention", "Quý I/2022[^a]; rồi[^a].\n\n[^a]: Ba **bốn**.\n", "cn-1", "",
			`Quý I/2022<sup class="note-ref"><a role="doc-noteref" id="cn-1-ref-1" href="#cn-1">(1)</a></sup>` +
				`<span id="cn-1" class="footnote"><span id="p-…" class="paragraph"><span class="number">(1)</span> Ba <strong>bốn</strong>.</span></span>; rồi<sup`},
		{"two paragraphs", "A[^a].\n\n[^a]: Ba.\n\n    Bốn.\n", "cn-1", "", `</span> Ba.</span><span id="p-…" class="paragraph">Bốn.</span></span>.`},
		{"a list is listed", "A[^a].\n\n[^a]: - ba\n", "", "cn-1", ""},
		{"what only another note mentions is listed", "A[^a].\n\n[^a]: Ba[^b].\n[^b]: Bốn.\n", "cn-1", "cn-2", ""},
		{"what only a link mentions is listed", "[A[^a]](/van-ban/).\n\n[^a]: Ba.\n", "", "cn-1", ""},
		{"a mention after one in a link", "[A[^a]](/van-ban/), B[^a].\n\n[^a]: Ba.\n", "cn-1", "", `B<sup class="note-ref"><a role="doc-noteref" id="cn-1-ref-2" href="#cn-1">(1)</a></sup><span id="cn-1"`},
		{"in a table of data", "```indicators\nids = [\"trong-cay\"]\nnotes.trong-cay = \"[^a]\"\n```\n\n[^a]: Ba.\n", "cn-1", "", `(1)</a></sup><span id="cn-1"`},
		{"no notes", "Không.\n", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := load(t, map[string]string{
				"content/2022-h1/01-ket-qua/_index.md":      "",
				"content/2022-h1/01-ket-qua/01-viec-mot.md": "",
				"content/2022-h1/01-ket-qua/02-tom-lai.md":  "",
				"content/2022-h1/_index.md":                 strings.Replace(fixture["content/2022-h1/_index.md"], ", xem [](#dot-mot)", "", 1),
				"content/2022-h1/02-con-lai/_index.md":      "+++\ntitle = \"CÒN LẠI\"\n+++\n\n" + test.text,
				"data/2022-h1/indicators.toml":              "[indicator.trong-cay]\nname = \"Cây\"\nactual = 4\n",
			})
			layouts, _ := site.layouts()
			b, found := pages.Paper(site.Site, site.reports, site.reports[0], layouts, site.tree.Under("static/"))
			if len(found) > 0 {
				t.Fatal(found)
			}
			page := regexp.MustCompile(`id="p-\w+"`).ReplaceAllString(string(b), `id="p-…"`)
			ids := func(of string) string {
				var all []string
				for _, m := range regexp.MustCompile(of).FindAllStringSubmatch(page, -1) {
					all = append(all, m[1])
				}
				slices.Sort(all)
				return strings.Join(all, " ")
			}
			if got := ids(`<span id="(cn-\d+)" class="footnote">`); got != test.foot {
				t.Errorf("at the foot %q, want %q", got, test.foot)
			}
			if got := ids(`<li id="(cn-\d+)"`); got != test.listed || strings.Contains(page, "doc-endnotes") != (got != "") {
				t.Errorf("listed %q, want %q", got, test.listed)
			}
			if !strings.Contains(page, test.want) {
				t.Errorf("lacks %s:\n%s", test.want, page[strings.Index(page, "<article"):])
			}
		})
	}
}
