package text

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// cite writes the tags of a citation: a link to the page of its document. One that nothing
// resolves, or that stands in a link, is text with an anchor.
func (w *writer) cite(in report.Inline, c *report.Citation) {
	d := w.Cited[c]
	if d == nil || w.inLink() {
		if in.End {
			w.WriteString("</span>")
			return
		}
		w.WriteString(`<span class="cite"`)
		w.anchor(in, c)
		w.WriteByte('>')
		return
	}
	if in.End {
		w.WriteString("</a>")
		return
	}
	tip := w.tooltips[d]
	w.WriteString(`<a class="cite"`)
	w.anchor(in, c)
	w.href(tip.to)
	if in.First {
		w.WriteString(tip.attribute)
	}
	w.WriteByte('>')
}

func (w *writer) anchor(in report.Inline, c *report.Citation) {
	if in.First {
		w.id(c.ID)
	}
}

// A tooltip is what every citation of a document says of it, and where it leads.
type tooltip struct {
	to        address.Target
	attribute string // title, or nothing
}

func tooltipsOf(directives []*report.Directive, w words.Words) map[*report.Directive]tooltip {
	all := make(map[*report.Directive]tooltip, len(directives))
	for _, d := range directives {
		tip := tooltip{to: address.ToPage(address.Directive(d))}
		if text := known(d, w); text != "" {
			var b bytes.Buffer
			writeText(&b, text)
			tip.attribute = ` title="` + b.String() + `"`
		}
		all[d] = tip
	}
	return all
}

// known is what is known of a document, a line each: its number, date and issuer,
// subject; empty where that is no more than its number.
func known(d *report.Directive, w words.Words) string {
	lines := []string{w.Directive(d)}
	for _, line := range [...]string{w.Date(d.Date), d.Issuer, d.Title} {
		if line != "" && d.Key != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 1 {
		return ""
	}
	return strings.Join(lines, "\n")
}

// symbolAt is where the symbol of a document begins that ends a citation's text, or
// -1: "05-CT/TW" stands in an element of its own, so that no line ends at its hyphen.
func symbolAt(text []byte) int {
	const longest = 32 // bytes; a longer one may break, so that it fits a narrow screen
	at := bytes.LastIndexAny(text, " \u00a0") + 1
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	if symbol := text[at:]; len(symbol) > longest || !bytes.ContainsAny(symbol, "-/") {
		return -1
	}
	return at
}
