package text

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// Fault is the mark of a figure that the office has accepted although it is wrong. The words
// below the table say why.
const Fault = "†"

// FaultSign is the same mark as it stands behind a figure.
const FaultSign = faultStart + " data-ui" + faultEnd

const faultStart, faultEnd = `<sup class="fault"`, ">" + Fault + "</sup>"

func (w *writer) faultSign() {
	w.WriteString(faultStart)
	w.ui()
	w.WriteString(faultEnd)
}

// remarks writes what the office says of the faults of a block.
func (w *writer) remarks(b *report.Block) {
	for _, r := range b.Remarks {
		w.WriteString(` <span class="remark" role="note"`)
		w.ui()
		w.WriteByte('>')
		w.text(w.remark(b, r))
		w.WriteString("</span>")
	}
}

// remark is what a remark on a block says: of a long one, of which words.
func (w *writer) remark(b *report.Block, r report.Remark) string {
	if said := strings.TrimSpace(b.Text); r.Text == said || !strings.Contains(said, r.Text) {
		return w.Words.T("remark", r.Reason)
	}
	return w.Words.T("remark-on", r.Text, r.Reason)
}

// fault marks a cell of a table that is at fault; the remarks stand below the table.
func (w *writer) fault(b *report.Block) {
	for _, r := range b.Remarks {
		w.faultSign()
		w.below = append(w.below, w.remark(b, r))
	}
}

// figureFault marks a figure of an indicator that is at fault.
func (w *writer) figureFault(i *data.Indicator, column string) {
	for _, r := range w.at.Report.FigureRemarks[i] {
		if r.Column == column {
			w.faultSign()
			w.below = append(w.below, w.Words.T("remark-on", i.Name+", "+w.Words.T("column-"+column), r.Reason))
		}
	}
}

// faults writes what the marks of a table stand for.
func (w *writer) faults() {
	for _, said := range w.below {
		w.WriteString(`<p class="computed" role="note"`)
		w.ui()
		w.WriteString(">" + Fault + " ")
		w.text(said)
		w.WriteString("</p>\n")
	}
	w.below = nil
}
