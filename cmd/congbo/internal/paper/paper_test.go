package paper

import (
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
)

// need skips a test aloud, or fails it where everything must be there.
func need(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CONGBO_REQUIRE_PDF") != "" {
		t.Fatalf("%s is not installed", what)
	}
	t.Skipf("%s is not installed: what is printed is not compared with the page", what)
}

// TestPrinted prints the report of this repository with every engine: its figures
// are those of the page, one by one, and so are the numbers of its notes.
func TestPrinted(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		need(t, "pdftotext")
	}
	engines := Find(t.Context())
	if len(engines) < 2 {
		need(t, "WeasyPrint or Chromium")
	}
	result, err := pipeline.Build(pipeline.Options{Site: os.DirFS("../../../..")})
	if err != nil || result.Pages == nil {
		t.Fatalf("not built: %v %v", err, result.Findings)
	}
	const name = "2022-h1/toan-van/index.html"
	want := figures(recordText(t, string(result.Pages[name])))
	for _, e := range engines {
		t.Run(e.Name, func(t *testing.T) {
			tree := maps.Clone(result.Pages)
			if e.Notes {
				tree[name], _ = result.Paper(result.Site.Reports[0])
			} else {
				tree["css/congbo.css"] = slices.Concat(tree["css/congbo.css"], Running(result.Site.Reports[0].Front.Title))
			}
			dir := filepath.Join(t.TempDir(), "public")
			if _, err := output.Write(dir, tree, output.Options{}); err != nil {
				t.Fatal(err)
			}
			pages := printed(t, e, filepath.Join(dir, filepath.FromSlash(name)))
			if e.Notes {
				atFoot(t, pages)
			}
			got := figures(strings.Join(pages, "\n"))
			if len(want) < 300 || !slices.Equal(got, want) {
				t.Errorf("%d figures on paper, %d on the page; missing %v, added %v", len(got), len(want), without(want, got), without(got, want))
			}
		})
	}
}

// printed returns the text of the pages of a PDF, without the numbers and the
// running title that stand on all but the first.
func printed(t *testing.T, e Engine, page string) []string {
	pdf := filepath.Join(t.TempDir(), "a.pdf")
	if err := e.Print(context.Background(), page, pdf); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	for i := 1; i < len(pages); i++ {
		lines := strings.Split(strings.TrimSpace(pages[i]), "\n")
		if got := strings.TrimSpace(lines[0]); got != strconv.Itoa(i+1) {
			t.Errorf("page %d is numbered %q", i+1, got)
		}
		if last := strings.TrimSpace(lines[len(lines)-1]); !strings.HasPrefix(last, "tình hình thực hiện") {
			t.Errorf("page %d has the running title %q", i+1, last)
		}
		pages[i] = strings.Join(lines[1:len(lines)-1], "\n")
	}
	return pages
}

// atFoot holds that each note begins on the page of its first mention.
func atFoot(t *testing.T, pages []string) {
	for n := 1; n <= 21; n++ {
		mark := "(" + strconv.Itoa(n) + ")"
		begins := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(mark) + ` `)
		mentioned := slices.IndexFunc(pages, func(p string) bool { return strings.Contains(p, mark) })
		if noted := slices.IndexFunc(pages, begins.MatchString); noted < 0 || noted != mentioned {
			t.Errorf("note %d is mentioned on page %d and set on page %d", n, mentioned+1, noted+1)
		}
	}
}

// recordText is the text of a page's article that is printed.
func recordText(t *testing.T, page string) string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if class := attr(n, "class"); class == "permalink" || class == "backs" {
			return
		}
		if n.Data == "li" && n.Parent.Data == "ol" && attr(n.Parent, "role") == "" {
			text.WriteString(strconv.Itoa(place(n)) + ". ") // printed, but no text of the page
		}
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		text.WriteByte(' ')
	}
	for n := range doc.Descendants() {
		if n.Data == "article" {
			walk(n)
		}
	}
	return text.String()
}

// attr is the value of an attribute.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// place is the number of an item in its list.
func place(item *html.Node) int {
	n := 1
	for item = item.PrevSibling; item != nil; item = item.PrevSibling {
		if item.Data == "li" {
			n++
		}
	}
	return n
}

// figures are the digits of a text in runs, sorted: a line may break within a number
// of a document but not within a run.
func figures(text string) []string {
	runs := regexp.MustCompile(`\d+`).FindAllString(text, -1)
	slices.Sort(runs)
	return runs
}

// without is a sorted list less another.
func without(a, b []string) []string {
	b = slices.Clone(b)
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool {
		i, ok := slices.BinarySearch(b, s)
		if ok {
			b = slices.Delete(b, i, i+1)
		}
		return ok
	})
}

// TestRunning holds that a title cannot leave the string it stands in.
func TestRunning(t *testing.T) {
	for title, want := range map[string]string{
		"tình hình\n  6 tháng": `"tình hình 6 tháng"`, `a"} x{`: `"a\22 } x{"`, `b\`: `"b\5c "`, `</style>`: `"\3c /style>"`,
	} {
		if css := string(Running(title)); !strings.Contains(css, "content: "+want+";") {
			t.Errorf("%q: %s", title, css)
		}
	}
	if css := Running(" "); css != nil {
		t.Errorf("no title: %s", css)
	}
}

// TestRecent reads versions.
func TestRecent(t *testing.T) {
	for said, want := range map[string]bool{
		"WeasyPrint version 57.2\n": true, "WeasyPrint version 62": true, "WeasyPrint version 56.1": false, "": false, "weasyprint: not found": false,
	} {
		if _, got := recent(said); got != want {
			t.Errorf("%q: %v, want %v", said, got, want)
		}
	}
}
