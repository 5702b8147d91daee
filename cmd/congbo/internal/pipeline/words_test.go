package pipeline_test

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
)

var (
	aWord  = regexp.MustCompile(`w\d+x`)
	aTag   = regexp.MustCompile(`<[^>]*>`)
	syntax = []*regexp.Regexp{ // what is Markdown's own: labels, addresses, ids, the language of a code block
		regexp.MustCompile(`\[[^\[\]]*\]:`), regexp.MustCompile(`\]\s?\[[^\[\]]*\]`), regexp.MustCompile(`\{#[^{}]*\}`),
		regexp.MustCompile("`{3,}[ \t]*[^\\s`]*"), regexp.MustCompile(`~{3,}[ \t]*\S*`),
	}
	code    = regexp.MustCompile("`|~~~|    |\t|\\\\<")
	aRemark = regexp.MustCompile(`(?s)<!-- congbo:.*?-->`)
)

// TestWordsInWordsOut builds sites of random sections: of each that has no error, every word
// is on its page or in the place of a finding, and no word of a remark is on any page.
// CONGBO_DOCUMENTS says how many are made.
func TestWordsInWordsOut(t *testing.T) {
	documents := 600
	if n, err := strconv.Atoi(os.Getenv("CONGBO_DOCUMENTS")); err == nil {
		documents = n
	}
	r := rand.New(rand.NewPCG(18, 4))
	built := 0
	for n := 0; n < documents && !t.Failed(); n += 200 {
		built += wordsOfSite(t, r, min(200, documents-n))
	}
	if built < documents/10 {
		t.Errorf("of %d documents only %d are without an error", documents, built)
	}
	t.Logf("%d documents, %d of them without an error", documents, built)
}

// wordsOfSite builds a site of n random sections, and returns how many of them are on it.
func wordsOfSite(t *testing.T, r *rand.Rand, n int) int {
	const front = "+++\ntitle = %q\n+++\n"
	site := fstest.MapFS{
		"data/site.toml":              {Data: []byte("title = \"Trang\"\ncommittee = \"Ủy ban Thử\"\n")},
		"content/2030/_index.md":      {Data: []byte("+++\ntitle = \"về việc thử\"\nkind = \"Báo cáo\"\nnumber = \"1-BC/UBT\"\nstatus = \"published\"\n+++\n")},
		"content/2030/01-a/_index.md": {Data: fmt.Appendf(nil, front, "Phần")},
		"content/2030/files/a.png":    {Data: []byte("png")},
	}
	texts := map[string]string{}
	for i := range n {
		name := fmt.Sprintf("content/2030/01-a/%03d-m%d.md", i+1, i)
		texts[name] = sample.Markdown(r, 5)
		site[name] = &fstest.MapFile{Data: []byte(fmt.Sprintf(front, "Mục") + texts[name])}
	}
	var result *pipeline.Result
	for {
		var err error
		if result, err = pipeline.Build(pipeline.Options{Site: site, Checks: true}); err != nil {
			t.Fatal(err)
		}
		if result.Pages != nil {
			break
		}
		before := len(site)
		for _, f := range result.Findings {
			if f.Severity == diag.Error && texts[f.Span.File.Path] != "" {
				delete(site, f.Span.File.Path)
			}
		}
		if len(site) == before {
			t.Fatalf("the site does not build: %v", result.Findings)
		}
	}
	built := 0
	for name, text := range texts {
		if site[name] == nil {
			continue
		}
		built++
		told := ""
		for _, f := range result.Findings {
			if f.Span.File != nil && f.Span.File.Path == name {
				told += f.Span.Text() + "\n"
			}
		}
		for _, s := range syntax {
			told += strings.Join(s.FindAllString(text, -1), "\n")
		}
		_, slug, _ := strings.Cut(strings.TrimSuffix(name, ".md"), "-m")
		page := string(result.Pages["2030/a/m"+slug+"/index.html"])
		_, main, _ := strings.Cut(page, "<main")
		hidden := strings.Join(aRemark.FindAllString(text, -1), "\n")
		shown := html.UnescapeString(aTag.ReplaceAllString(main, ""))
		for _, word := range aWord.FindAllString(aRemark.ReplaceAllString(text, ""), -1) {
			if !strings.Contains(main, word) && !strings.Contains(told, word) {
				t.Errorf("%q: %s is on no page, and nothing is said of it", text, word)
			}
		}
		if code.MatchString(text) {
			continue // a remark in code is code, one that is escaped is text
		}
		for _, word := range aWord.FindAllString(hidden, -1) {
			if strings.Contains(shown, word) && !strings.Contains(told, word) {
				t.Errorf("%q: %s of a remark is on the page", text, word)
			}
		}
	}
	return built
}
