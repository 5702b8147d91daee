package render

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
)

// renderCite writes a citation as a link to the page of its document, which is not known
// yet. One that nothing resolves stays text with an anchor. The citation itself has moved
// to its report when that was linked.
func renderCite(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	c := n.(*report.Cite)
	switch inside := inLink(n); {
	case !inside && !entering:
		p.leave(citeEnd, c.Mention.Nth)
	case !inside && c.First:
		p.leave(citeAnchor, c.Mention.Nth)
	case !inside:
		p.leave(citeMore, c.Mention.Nth)
	case entering:
		p.WriteString(`<span class="cite"`)
		if c.First {
			p.attr("id", c.Mention.ID)
		}
		p.WriteByte('>')
	default:
		p.WriteString("</span>")
	}
	return ast.WalkContinue
}

// cite writes the tags of a citation.
func (h hole) cite(dst []byte, r *reportPages, p place, m *report.Mention) []byte {
	switch d := m.Directive; {
	case h.kind == citeEnd && d == nil:
		return append(dst, "</span>"...)
	case h.kind == citeEnd:
		return append(dst, "</a>"...)
	case d == nil:
		return append(h.anchor(append(dst, `<span class="cite"`...), m), '>')
	default:
		card := r.cards[d]
		dst = h.anchor(append(dst, `<a class="cite"`...), m)
		dst = append(dst, ` href="`...)
		dst = p.appendHref(dst, card.to)
		dst = append(dst, '"')
		if h.kind == citeAnchor {
			dst = append(dst, card.title...)
		}
		return append(dst, '>')
	}
}

// A card is what every citation of a document says of it.
type card struct {
	to    target
	title string // an attribute, or nothing
}

func cardsOf(site *report.Site) map[*report.Directive]card {
	w := wordsOf(site.Data)
	cards := make(map[*report.Directive]card, len(site.Directives))
	for _, d := range site.Directives {
		c := card{to: toPage(directivePath(d))}
		if text := w.card(d); text != "" {
			c.title = ` title="` + string(appendText(nil, text)) + `"`
		}
		cards[d] = c
	}
	return cards
}

func (h hole) anchor(dst []byte, m *report.Mention) []byte {
	if h.kind == citeAnchor {
		dst = append(append(append(dst, ` id="`...), m.ID...), '"')
	}
	return dst
}

// symbolAt is where the symbol of a document begins that ends a citation's text, or
// -1: "05-CT/TW" stands in an element of its own, so that no line ends at its hyphen.
func symbolAt(n ast.Node, text []byte) int {
	const longest = 32 // bytes; a longer one may break, so that it fits a narrow screen
	if _, ok := n.Parent().(*report.Cite); !ok {
		return -1
	}
	at := bytes.LastIndexAny(text, " \u00a0") + 1
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	if symbol := text[at:]; len(symbol) > longest || !bytes.ContainsAny(symbol, "-/") {
		return -1
	}
	return at
}

// card is what is known of a document, a line each: its number, date and issuer,
// subject; empty where that is no more than its number.
func (w words) card(d *report.Directive) string {
	lines := []string{w.directive(d)}
	for _, line := range [...]string{w.date(d.Date), d.Issuer, d.Title} {
		if line != "" && d.Key != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 1 {
		return ""
	}
	return strings.Join(lines, "\n")
}
