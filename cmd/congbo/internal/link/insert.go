package link

import (
	"cmp"
	"strings"

	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
)

// Insert is what a page prints where the text of a leaf of a file lacks it: the value of an
// indicator, or what a reference leads to. One that is not known stands as it is written.
func (l *Linked) Insert(d *report.Document, in markup.Insert) (string, *report.Insert) {
	if !in.Value {
		x := d.CrossRefs[in.N]
		if x.Target.Report == nil {
			x.Text = "[](" + x.Destination + ")"
		}
		return x.Text, &report.Insert{Span: x.Span}
	}
	v := d.Values[in.N]
	if v.Data == nil {
		v.Text = "{{" + v.Indicator + "." + v.Field + "}}"
		return v.Text, &report.Insert{Span: v.Span}
	}
	v.Text = l.words.InSentence(v.Data, v.Field)
	return v.Text, &report.Insert{Span: v.Span, Data: field(v.Data, v.Field)}
}

// titleOf is the title of a heading as a reference to it prints it: with values, without
// references, or titles could stand in each other without end.
func (l *Linked) titleOf(s *report.Section) string {
	d := l.Documents[s.Document]
	leaf := &l.docs[s.Document].Leaves[l.headings[s].Leaf]
	r := leaf.Read(func(in markup.Insert) (string, *report.Insert) {
		if !in.Value {
			return "", nil
		}
		return l.Insert(d, in)
	})
	return cmp.Or(strings.Join(strings.Fields(r.Text), " "), "…")
}
