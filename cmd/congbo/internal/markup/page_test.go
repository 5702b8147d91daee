package markup

import (
	"strings"
	"testing"
)

func TestHandbookPage(t *testing.T) {
	html, headings, err := Page([]byte("# Sổ tay\n\n## Đề mục `a`\n\n## Đề mục `a`\n\n[kế](02-b.md#x) [xa](https://a.example/b.md)\n\n```toml data/site.toml\na = \"<b>\"\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<h1 id="so-tay">Sổ tay</h1>`, `<h2 id="de-muc-a">`, `<h2 id="de-muc-a-2">`, `href="02-b.html#x"`, `href="https://a.example/b.md"`,
		"<p><code>data/site.toml</code></p>\n<pre><code class=\"language-toml\">a = &quot;&lt;b&gt;&quot;", "<td>1</td>",
	} {
		if !strings.Contains(string(html), want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
	if strings.Contains(string(html), "<script>") {
		t.Error("a script is in the page")
	}
	if len(headings) != 3 || headings[1] != (PageHeading{2, "de-muc-a", "Đề mục a"}) {
		t.Errorf("headings %v", headings)
	}
}
