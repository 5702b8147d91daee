package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// ParsePlain makes a document of a text that is not Markdown: every line that is
// not blank is a passage.
func (p *Parser) ParsePlain(f *source.File) *report.Document {
	d := &report.Document{File: f, Root: ast.NewDocument()}
	w := walker{parser: p, doc: d, ids: map[string]int{}}
	for at := 0; at < len(f.Text); {
		end := len(f.Text)
		if i := bytes.IndexByte(f.Text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if line := f.Text[at:end]; len(bytes.TrimSpace(line)) > 0 {
			passage := &report.Passage{Kind: report.Paragraph, Text: string(line), Runs: []report.Run{{Source: at}}}
			w.add(passage)
			for _, c := range p.grammar.Find(passage.Text) {
				w.mention(passage, c)
			}
		}
		at = end + 1
	}
	return d
}
