package markup_test

import (
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/sample"
	"congbo/cmd/congbo/internal/source"
)

var aWord = regexp.MustCompile(`w\d+x`)

// syntax matches what is Markdown's own: labels, the language of a code block, remarks.
var syntax = []*regexp.Regexp{
	regexp.MustCompile(`\[[^\[\]]*\]:`), regexp.MustCompile(`\]\s?\[[^\[\]]*\]`),
	regexp.MustCompile("`{3,}[ \t]*[^\\s`]*"), regexp.MustCompile(`~{3,}[ \t]*\S*`), regexp.MustCompile(`(?s)<!-- congbo:.*?-->`),
}

// TestNoWordIsLost makes random documents of all constructs: each word is in a text, in what
// a page makes of a link or a name, or in the place of a finding; and what is called lost is
// in none. CONGBO_DOCUMENTS says how many.
func TestNoWordIsLost(t *testing.T) {
	documents := 4000
	if n, err := strconv.Atoi(os.Getenv("CONGBO_DOCUMENTS")); err == nil {
		documents = n
	}
	set, _ := data.Decode(&source.Tree{})
	p := markup.New(set.Grammar)
	r := rand.New(rand.NewPCG(18, 3))
	lost, failed := 0, 0
	for range documents {
		text := sample.Markdown(r, 14)
		f := &source.File{Path: "content/2030/01-a/01-b.md", Text: []byte("+++\ntitle = \"Mục\"\n+++\n" + text)}
		d, found := p.Parse(f)
		printed := printedIn(d)
		calledLost := ""
		told := ""
		for _, one := range found {
			told += one.Span.Text() + one.Message.EN + "\n"
			if one.Code == "markup/lost" {
				lost++
				calledLost += one.Span.Text() + "\n"
			}
			if strings.HasPrefix(one.Code, "limit/") {
				told += text
			}
		}
		own := ""
		for _, s := range syntax {
			own += strings.Join(s.FindAllString(text, -1), "\n")
		}
		for _, word := range aWord.FindAllString(text, -1) {
			switch {
			case strings.Contains(printed, word) && strings.Contains(calledLost, word):
				t.Errorf("%q: %s is printed and called lost", text, word)
			case strings.Contains(printed, word) || strings.Contains(told, word) || strings.Contains(own, word):
				continue
			default:
				t.Errorf("%q: %s is lost in silence; found %v", text, word, placesOf(found))
			}
			if failed++; failed > 5 {
				t.FailNow()
			}
		}
	}
	t.Logf("%d documents, %d findings of lost words", documents, lost)
}

// printedIn is all that pages show of a document, or make links and names of.
func printedIn(d *markup.Document) string {
	var b strings.Builder
	add := func(all ...string) {
		for _, s := range all {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	leaves := d.Leaves
	for _, n := range d.Notes {
		add(n.Label)
		leaves = append(leaves, n.Leaves...)
	}
	for _, l := range leaves {
		add(l.Text, l.Explicit)
		for _, c := range l.Citations {
			add(c.Key)
		}
	}
	for _, n := range d.NoteRefs {
		add(n.Label)
	}
	for _, l := range d.Links {
		add(l.Destination)
		if !l.Image {
			add(string(l.Title))
		}
	}
	for _, x := range d.CrossRefs {
		add(x.Destination)
	}
	for _, v := range d.Values {
		add(v.Indicator, v.Field)
	}
	for _, h := range d.Headings {
		add(h.Explicit)
	}
	for _, t := range d.Tables {
		add(t.Span.Text())
	}
	return b.String()
}

// placesOf lists findings by place and code.
func placesOf(found diag.List) (all []string) {
	for _, f := range found {
		_, place, _ := strings.Cut(f.Span.String(), ":")
		all = append(all, place+" "+f.Severity.String()+" "+f.Code)
	}
	return all
}
