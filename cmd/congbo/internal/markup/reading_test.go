package markup_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// unwritten stands in the text of a leaf for a value.
const unwritten = "\ufffc"

// TestReading holds that nothing of a leaf is lost or moves to a wrong place when texts of
// any length are written into it.
func TestReading(t *testing.T) {
	parser := newParser(t)
	for seed := range uint64(2000) {
		text := newWriter(seed).document()
		if readings(t, parser, text, seed); t.Failed() {
			return
		}
	}
}

func FuzzReading(f *testing.F) {
	f.Add("[{{a.b}}](cite:1-CT/TU) {{a.b}}{{a.b}}[](#a)[^n]{{a.b}}", uint64(1))
	f.Add("[](#a)[](cite:1-CT/TU)", uint64(2))
	f.Add("Chỉ thị [](#a)số 5-CT/TU[](#b), ngày 1/2/2031", uint64(3))
	parser := newParser(f)
	f.Fuzz(func(t *testing.T, text string, seed uint64) { readings(t, parser, text, seed) })
}

func newParser(t testing.TB) *markup.Parser {
	set, found := data.Decode(&source.Tree{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return markup.New(set.Grammar)
}

// readings reads every leaf of a text with texts written in that depend on seed.
func readings(t *testing.T, parser *markup.Parser, text string, seed uint64) {
	file, _ := source.Loose("content/2031/01-a/01-b.md", []byte("+++\ntitle = \"Chỉ thị số 1-CT/TU\"\n+++\n"+text))
	d, _ := parser.Parse(file)
	r := rand.New(rand.NewPCG(seed, 11))
	texts := []string{"", "7", "1.866 cây", "mục “Nhiệm vụ”", strings.Repeat("dài ", 20)}
	for _, l := range leaves(d) {
		if p := newReading(d, l, func() string { return texts[r.IntN(len(texts))] }).wrong(); p != "" {
			t.Errorf("%s\nleaf %q of\n%s", p, l.Text, text)
			return
		}
	}
}

// A reading is a leaf as read, and what is to be expected of it.
type reading struct {
	d       *markup.Document
	l       *markup.Leaf
	got     markup.Reading
	written []*report.Insert // for each insert of the leaf
	texts   []string         // of each
	text    string           // all together
	from    []int            // for each byte of text: its place in the leaf, or -1-n of the nth insert
}

func newReading(d *markup.Document, l *markup.Leaf, text func() string) *reading {
	r := &reading{d: d, l: l}
	r.got = l.Read(func(in markup.Insert) (string, *report.Insert) {
		s := text()
		w := &report.Insert{Span: r.span(in)}
		r.written, r.texts = append(r.written, w), append(r.texts, s)
		return s, w
	})
	at := 0
	for n, in := range l.Inserts {
		r.keep(at, in.Offset)
		for range len(r.texts[n]) {
			r.from = append(r.from, -1-n)
		}
		r.text += r.texts[n]
		at = in.Offset + width(in)
	}
	r.keep(at, len(l.Text))
	return r
}

// keep expects a stretch of the leaf.
func (r *reading) keep(from, to int) {
	r.text += r.l.Text[from:to]
	for ; from < to; from++ {
		r.from = append(r.from, from)
	}
}

// span is where an insert is written.
func (r *reading) span(in markup.Insert) source.Span {
	if in.Value {
		return r.d.Values[in.N].Span
	}
	return r.d.CrossRefs[in.N].Span
}

// width is the length of what stands in the leaf for an insert.
func width(in markup.Insert) int {
	if in.Value {
		return len(unwritten)
	}
	return 0
}

// wrong says what is wrong with the reading.
func (r *reading) wrong() string {
	if r.got.Text != r.text {
		return "reads " + r.got.Text + ", not " + r.text
	}
	if strings.Contains(r.text, unwritten) && !strings.Contains(string(r.d.File.Text), unwritten) && !strings.Contains(string(r.d.File.Text), "&#") {
		return "something is left unwritten in " + r.text
	}
	b := &report.Block{File: r.d.File, Text: r.text, Origins: r.got.Origins}
	for i, o := range b.Origins {
		if i == 0 && o.Text != 0 || i > 0 && o.Text <= b.Origins[i-1].Text || o.Text >= max(len(r.text), 1) {
			return "origins are not in order"
		}
	}
	for i, from := range r.from {
		inserts, at := b.Inserts(i, i+1), b.Span(i, i+1)
		switch {
		case from < 0 && (len(inserts) != 1 || inserts[0] != r.written[-1-from] || at != inserts[0].Span):
			return "what is written in does not come from its insert"
		case from >= 0 && (len(inserts) > 0 || at != span(r.d, r.l, from, from+1)):
			return "a letter does not come from its place"
		}
	}
	if p := r.wrongMark(); p != "" {
		return p
	}
	return r.wrongCitation()
}

// wrongMark holds that a mention stands after all that is written before it in the file.
func (r *reading) wrongMark() string {
	for _, m := range r.l.Marks {
		want := m.Offset
		for n, in := range r.l.Inserts {
			if r.written[n].Span.Start < r.d.NoteRefs[m.Ref].Span.Start {
				want += len(r.texts[n]) - width(in)
			}
		}
		if got := r.got.Mark(m); got != want {
			return "a mention of a note has moved"
		}
	}
	return ""
}

// wrongCitation holds that a citation has the words that it had, with what is written into
// them, and that one that was found goes across nothing that is written in.
func (r *reading) wrongCitation() string {
	for _, c := range r.l.Citations {
		now := r.got.Citation(c)
		for _, s := range [][4]int{{c.Start, c.End, now.Start, now.End}, {c.NumStart, c.NumEnd, now.NumStart, now.NumEnd}, {c.ExtStart, c.ExtEnd, now.ExtStart, now.ExtEnd}} {
			if s[0] > s[1] || s[2] < 0 || s[2] > s[3] || s[3] > len(r.text) {
				return "a citation has no words"
			}
			want, at := "", s[0]
			for n, in := range r.l.Inserts {
				if in.Offset < s[0] || in.Offset+width(in) > s[1] || !in.Value && (in.Offset == s[0] || in.Offset == s[1]) {
					continue
				}
				if c.Form != citation.Explicit {
					return "a citation goes across what is written in"
				}
				want += r.l.Text[at:in.Offset] + r.texts[n]
				at = in.Offset + width(in)
			}
			want += r.l.Text[at:s[1]]
			if got := r.text[s[2]:s[3]]; got != want {
				return "a citation reads " + got + ", not " + want
			}
		}
	}
	return ""
}
