package text

import (
	"bytes"
	"congbo/cmd/congbo/internal/linkcheck"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// Contents are the contents of a report. Their layout prints them once, each entry as
// <a href="…">…</a> with a mark ([HrefMark]) for an address; each page fills in the
// addresses, marks its own entry as current and lists its headings there.
type Contents struct {
	pieces  []string         // of HTML; between them stand the hrefs
	targets []address.Target // one less than pieces

	ids, refs []string // that the layout writes besides
}

// HrefMark stands for the address of the nth target in what a layout prints; templates let
// these characters pass.
func HrefMark(n int) string { return "~" + strconv.Itoa(n) + "~" }

// NewContents takes the contents as the layout printed them.
func NewContents(printed string, targets []address.Target) *Contents {
	c := &Contents{}
	linkcheck.Refs([]byte(printed), func(id []byte) { c.ids = append(c.ids, string(id)) }, func(ref []byte) {
		if !bytes.HasPrefix(ref, []byte("~")) {
			c.refs = append(c.refs, string(ref))
		}
	})
	for {
		before, after, found := strings.Cut(printed, `href="~`)
		if !found {
			c.pieces = append(c.pieces, printed)
			return c
		}
		mark, rest, _ := strings.Cut(after, `~"`)
		n, err := strconv.Atoi(mark)
		if err != nil || n < 0 || n >= len(targets) {
			n = 0
		}
		c.pieces, c.targets = append(c.pieces, strings.TrimSuffix(before, " ")), append(c.targets, targets[n])
		printed = rest
	}
}

// Write writes the contents as they read on a page, the headings of its section under its
// entry.
func (c *Contents) Write(b *Buffer, at address.Page, self *report.Section) {
	w := writer{Buffer: b, at: Context{Page: at}}
	for _, id := range c.ids {
		w.noteID(id)
	}
	for _, ref := range c.refs {
		w.noteLink(ref)
	}
	own, current := address.Escape(at.Path), false
	for i, piece := range c.pieces {
		if current {
			entry, rest, closed := strings.Cut(piece, "</a>")
			w.WriteString(entry)
			if closed {
				w.WriteString("</a>")
				w.headings(self)
				w.WriteString(rest)
			}
		} else {
			w.WriteString(piece)
		}
		if i == len(c.targets) {
			break
		}
		w.href(c.targets[i])
		if current = c.targets[i].Path == own; current {
			w.WriteString(` aria-current="page"`)
		}
	}
}

// headings lists the headings of a page.
func (w *writer) headings(self *report.Section) {
	if self == nil {
		return
	}
	open := false
	for _, s := range self.Children {
		if s.HasPage() {
			continue
		}
		if !open {
			w.WriteString(`<ol class="headings">`)
			open = true
		}
		w.WriteString("<li><a")
		w.ref("href", "#"+address.Escape(s.ID))
		w.WriteByte('>')
		if s.Number != "" {
			w.text(s.Number)
			w.WriteString("\u00a0")
		}
		w.unbroken(s.Title)
		w.WriteString("</a></li>")
	}
	if open {
		w.WriteString("</ol>")
	}
}
