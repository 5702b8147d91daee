package text

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// Quotes writes the sentences of citations, each as an item of a list: its place as a link,
// and the sentence with the citation marked.
func (s *Site) Quotes(b *Buffer, citations []*report.Citation, at address.Page) {
	w := writer{Buffer: b, Site: s, at: Context{Page: at}}
	for _, c := range citations {
		w.WriteString(`<li><a class="place"`)
		w.href(address.ToCitation(c))
		w.WriteByte('>')
		w.text(s.Words.StandsAt(c))
		w.WriteString(`</a> <blockquote lang="`)
		w.WriteString(c.In.Form.Lang())
		w.WriteString(`">`)
		w.text(c.Quote.Before())
		w.WriteString("<mark>")
		w.text(c.Quote.Cited())
		w.WriteString("</mark>")
		w.text(c.Quote.After())
		w.WriteString("</blockquote></li>\n")
	}
}
