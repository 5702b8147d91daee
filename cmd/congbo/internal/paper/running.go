package paper

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// titled makes a copy of a page, beside it so that its addresses hold, that asks for
// one more style sheet: it sets the title of the record at the foot of every page but
// the first. Browsers set margin boxes but know no string-set, with which WeasyPrint
// takes the title from the text. The caller removes both files.
func titled(page string) (copied string, remove func(), err error) {
	remove = func() {}
	text, err := os.ReadFile(page)
	if err != nil {
		return "", remove, err
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return "", remove, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(page), "congbo-pdf-")
	if err != nil {
		return "", remove, err
	}
	remove = func() { os.RemoveAll(dir) }
	sheet := filepath.Join(dir, "running.css")
	if err = os.WriteFile(sheet, []byte(running(recordTitle(doc))), 0o600); err != nil {
		return "", remove, err
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Head {
			n.AppendChild(&html.Node{Type: html.ElementNode, Data: "link", DataAtom: atom.Link, Attr: []html.Attribute{
				{Key: "rel", Val: "stylesheet"}, {Key: "href", Val: filepath.Base(dir) + "/running.css"}}})
			break
		}
	}
	var out bytes.Buffer
	if err = html.Render(&out, doc); err != nil {
		return "", remove, err
	}
	copied = page + ".print.html"
	remove = func() { os.RemoveAll(dir); os.Remove(copied) }
	return copied, remove, os.WriteFile(copied, out.Bytes(), 0o600)
}

// running is the style sheet with a running title; empty for none.
func running(title string) string {
	if title == "" {
		return ""
	}
	return `@page { @bottom-center { content: ` + cssString(title) + `; font: italic 9pt "Times New Roman", Tinos, "Liberation Serif", serif; } }
@page :first { @bottom-center { content: none; } }
`
}

// recordTitle is the text of a page's heading of the first level.
func recordTitle(doc *html.Node) string {
	var title strings.Builder
	for n := range doc.Descendants() {
		if n.DataAtom == atom.H1 {
			for t := range n.Descendants() {
				if t.Type == html.TextNode {
					title.WriteString(t.Data)
				}
			}
			break
		}
	}
	return strings.Join(strings.Fields(title.String()), " ")
}

// cssString writes a text as a string of CSS: what could end it stands as an escape.
func cssString(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r < ' ' || strings.ContainsRune(`"\<`, r) {
			fmt.Fprintf(&b, `\%x `, r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
