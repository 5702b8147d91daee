// Package guide turns the handbook, Markdown in the binary, into pages that are read in a
// browser without a network. It knows nothing of reports: what it is given as reference was
// made of the code before.
package guide

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
)

//go:embed page.html
var pageText string

//go:embed guide.css
var style []byte

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// A Book is the handbook in one language.
type Book struct {
	Language string // "vi", "en": the folder that it is written to
	Title    string
	Words    Words
	Chapters []Chapter
}

// Words are those around the text of a page.
type Words struct{ Contents, Before, After, Other, Reference string }

// A Chapter is a page of Markdown; its title is its first heading. Chapters of one name are
// the same in all languages.
type Chapter struct {
	Name      string // of its file, without ".md"
	Text      []byte
	Reference bool // made of the code
}

// Read reads the chapters of a folder: index, then the others in order of their names.
func Read(dir fs.FS) (all []Chapter, err error) {
	names, err := fs.Glob(dir, "*.md") // sorted
	for _, name := range names {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		c := Chapter{Name: strings.TrimSuffix(name, ".md"), Text: text}
		if c.Name == "index" {
			all = append([]Chapter{c}, all...)
		} else {
			all = append(all, c)
		}
	}
	return all, err
}

// Write makes the pages of all books. The other files are placed beside them by their paths.
func Write(books []Book, files output.Tree) (output.Tree, error) {
	tree := output.Tree{"css/guide.css": style}
	for name, text := range files {
		tree[name] = text
	}
	for i, book := range books {
		if err := book.write(tree, books[(i+1)%len(books)]); err != nil {
			return nil, err
		}
	}
	return tree, nil
}

// a page is what the template gets.
type page struct {
	Book, Other   Book
	Title, Name   string
	Text          template.HTML
	Chapters      []entry
	Before, After *entry
}

type entry struct {
	Href, Title string
	Here        bool
	Reference   bool // the first of them
	Sections    []markup.PageHeading
}

func (b Book) write(tree output.Tree, other Book) error {
	var pages []page
	var entries []entry
	for i, c := range b.Chapters {
		html, headings, err := markup.Page(c.Text)
		if err != nil {
			return fmt.Errorf("%s/%s.md: %w", b.Language, c.Name, err)
		}
		if len(headings) == 0 || headings[0].Level != 1 {
			return fmt.Errorf("%s/%s.md: it does not begin with a title", b.Language, c.Name)
		}
		e := entry{Href: c.Name + ".html", Title: headings[0].Text, Reference: c.Reference && (i == 0 || !b.Chapters[i-1].Reference)}
		for _, h := range headings {
			if h.Level == 2 && !c.Reference {
				e.Sections = append(e.Sections, h)
			}
		}
		entries = append(entries, e)
		pages = append(pages, page{Book: b, Other: other, Title: e.Title, Name: c.Name, Text: template.HTML(scrolling(html))})
	}
	for i, p := range pages {
		p.Chapters = append([]entry(nil), entries...)
		p.Chapters[i].Here = true
		if i > 0 {
			p.Before = &entries[i-1]
		}
		if i+1 < len(entries) {
			p.After = &entries[i+1]
		}
		var out bytes.Buffer
		if err := pageTemplate.Execute(&out, p); err != nil {
			return err
		}
		tree[path.Join(b.Language, p.Name+".html")] = out.Bytes()
	}
	return nil
}

// scrolling lets tables and code that are wider than the screen be moved, by keys too.
func scrolling(html []byte) []byte {
	html = bytes.ReplaceAll(html, []byte("<table>"), []byte(`<div class="scroll" tabindex="0"><table>`))
	html = bytes.ReplaceAll(html, []byte("<pre>"), []byte(`<pre tabindex="0">`))
	return bytes.ReplaceAll(html, []byte("</table>"), []byte("</table></div>"))
}
