package link

import (
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
		} else {
			x.Text = l.words.Reference(x.Target, l.Summary)
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

// titles writes into the titles of headings what their texts lack.
func (l *Linked) titles() {
	for i, m := range l.docs {
		d := l.Documents[i]
		for k, h := range m.Headings {
			leaf := &m.Leaves[h.Leaf]
			d.Headings[k].Section.Title = leaf.Read(func(in markup.Insert) (string, *report.Insert) { return l.Insert(d, in) }).Text
		}
	}
}
