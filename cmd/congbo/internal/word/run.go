package word

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// A run is a stretch of a block of one look, or one mark of a note, or one picture.
type run struct {
	text         string // of a picture its description; a line break of the author's is "\n"
	bold, italic bool
	link         string // the web address that it leads to
	note         *report.NoteRef
	picture      *report.Link
}

// runsOf cuts the text of a block as it is written: where each inline begins and ends is
// told by where the bytes of the text come from.
func runsOf(b *report.Block) []run {
	if b.Inlines == nil { // of data: nothing but text and mentions of notes
		return plainRuns(b.Text, b.NoteRefs)
	}
	c := cutter{block: b}
	for _, in := range b.Inlines {
		c.inline(in)
	}
	c.take(len(b.Text)) // never a lost word
	return joined(c.runs)
}

// joined gives the space between two runs of one look that look, too, and makes one of them.
func joined(runs []run) []run {
	var all []run
	for i, r := range runs {
		if n := len(all); n > 0 && i+1 < len(runs) && strings.TrimSpace(r.text) == "" && r.isText() && all[n-1].looksLike(runs[i+1]) {
			r.bold, r.italic, r.link = all[n-1].bold, all[n-1].italic, all[n-1].link
		}
		if n := len(all); n > 0 && all[n-1].looksLike(r) {
			all[n-1].text += r.text
			continue
		}
		all = append(all, r)
	}
	return all
}

func (r run) isText() bool { return r.note == nil && r.picture == nil }

// looksLike reports whether two runs are text of one look.
func (r run) looksLike(other run) bool {
	return r.isText() && other.isText() && r.bold == other.bold && r.italic == other.italic && r.link == other.link
}

// plainRuns are the runs of a text that has marks of notes alone.
func plainRuns(text string, marks []report.NoteMark) []run {
	var all []run
	at := 0
	for _, m := range marks {
		if to := min(max(m.Offset, at), len(text)); to > at {
			all, at = append(all, run{text: text[at:to]}), to
		}
		all = append(all, run{note: m.Ref})
	}
	if at < len(text) {
		all = append(all, run{text: text[at:]})
	}
	return all
}

// A cutter goes through the text of a block beside its inlines.
type cutter struct {
	block        *report.Block
	runs         []run
	at           int // in the text
	bold, italic int // how many are open
	link         string
	image        *report.Link
	from         int // where its description begins
}

func (c *cutter) inline(in report.Inline) {
	d, open := c.block.Document, 1
	if in.End {
		open = -1
	}
	switch in.Kind {
	case report.TextInline, report.AutoLinkInline:
		if in.Kind == report.AutoLinkInline {
			c.link = web(d.Links[in.N])
		}
		c.take(c.end(in))
		if in.Hard || in.Soft && captioned(c.runs) {
			c.breakLine()
		}
		if in.Kind == report.AutoLinkInline {
			c.link = ""
		}
	case report.StrongInline:
		c.bold += open
	case report.EmphasisInline:
		c.italic += open
	case report.LinkInline:
		if c.link = ""; !in.End {
			c.link = web(d.Links[in.N])
		}
	case report.ImageInline:
		if !in.End {
			c.image, c.from = d.Links[in.N], c.at
			return
		}
		c.image = nil
		c.runs = append(c.runs, run{picture: d.Links[in.N], text: c.block.Text[c.from:c.at]})
	case report.NoteRefInline:
		c.runs = append(c.runs, run{note: d.NoteRefs[in.N]})
	case report.CrossRefInline:
		c.take(c.at + len(d.CrossRefs[in.N].Text))
	case report.ValueInline:
		c.take(c.at + len(d.Values[in.N].Text))
	}
}

// end is where the text of an inline ends: its bytes come from where the inline stands in
// the file, and after its last line so does the space that the break reads as.
func (c *cutter) end(in report.Inline) int {
	to := int(in.To)
	if in.Soft || in.Hard {
		to++
	}
	at := c.at
	for at < len(c.block.Text) && len(c.block.Inserts(at, at+1)) == 0 {
		if from := c.block.Span(at, at+1).Start; from < int(in.From) || from >= to {
			break
		}
		at++
	}
	return at
}

// take adds the text up to an offset to the runs, in the look that is open.
func (c *cutter) take(to int) {
	to = min(max(to, c.at), len(c.block.Text))
	text := c.block.Text[c.at:to]
	c.at = to
	if text == "" || c.image != nil {
		return
	}
	c.runs = append(c.runs, run{text: text, bold: c.bold > 0, italic: c.italic > 0, link: c.link})
}

// captioned reports whether runs are a picture and the end of its line, below which its caption
// begins.
func captioned(runs []run) bool {
	return len(runs) == 2 && runs[0].picture != nil && strings.TrimSpace(runs[1].text) == ""
}

// breakLine makes a line break of the space that it reads as.
func (c *cutter) breakLine() {
	if n := len(c.runs); n > 0 && strings.HasSuffix(c.runs[n-1].text, " ") {
		r := &c.runs[n-1]
		r.text = strings.TrimSuffix(r.text, " ") + "\n"
	}
}

// inLine is runs where no line is broken.
func inLine(runs []run) []run {
	flat := slices.Clone(runs)
	for i := range flat {
		flat[i].text = strings.ReplaceAll(flat[i].text, "\n", " ")
	}
	return flat
}

// web is the address of a link that Word can follow outside the site; empty for another.
func web(l *report.Link) string {
	if l.External && leads(l.Destination) {
		return l.Destination
	}
	return ""
}
