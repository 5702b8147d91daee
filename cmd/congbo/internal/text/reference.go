package text

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// crossRef writes the number of what a reference leads to: "mục I.2.1".
func (w *writer) crossRef(x *report.CrossRef) {
	if x.Target.Report == nil {
		w.text(x.Text)
		return
	}
	w.WriteString(`<a class="ref"`)
	w.href(address.To(x.Target))
	w.WriteByte('>')
	w.text(x.Text)
	w.WriteString("</a>")
}

// value writes one figure of an indicator, with a link to its row in the table of the
// period.
func (w *writer) value(v *report.Value) {
	if v.Data == nil || w.inLink() {
		w.text(v.Text)
		return
	}
	w.WriteString(`<a class="value"`)
	w.href(address.ToRow(w.at.Report.Summary, v.Data))
	w.WriteByte('>')
	w.text(v.Text)
	w.WriteString("</a>")
}
