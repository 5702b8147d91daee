package link

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// maxInserted bounds the text that one file has printed by naming it: rows of
// tables, values, titles. A few bytes can name a long text many times.
const maxInserted = 1 << 20

// insert reports whether a document may print cost bytes more of what it names,
// and says once if not.
func (l *Linked) insert(d *report.Document, cost int, at source.Span) bool {
	before := l.inserted[d]
	if before > maxInserted {
		return false
	}
	l.inserted[d] = before + cost
	if before+cost <= maxInserted {
		return true
	}
	l.Found.Add(diag.Finding{Code: "limit/inserted", Severity: diag.Error, Span: at,
		Message: diag.Say("từ đây, tệp này chèn quá %d KiB số liệu và tiêu đề", "from here on, the file inserts more than %d KiB of figures and titles", maxInserted>>10),
		Hint:    diag.Say("chia tệp thành nhiều mục, hoặc bớt bảng", "divide the file into several sections, or show fewer tables")})
	return false
}

// rowCost is about what a row of a table takes on a page.
func rowCost(i *data.Indicator) int { return 256 + len(i.Name) + len(i.Unit) + len(i.Note) }
