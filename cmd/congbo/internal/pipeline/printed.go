package pipeline

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// TextSum is the SHA-256 of the plain text of a report, by which a PDF says what it was printed
// of.
func (r *Result) TextSum(of *report.Summary) string {
	i := slices.IndexFunc(r.Reports, func(one *report.Report) bool { return one.Summary == of })
	return textSum(words.Of(r.Site.Data), r.Reports[i])
}

func textSum(w words.Words, one *report.Report) string {
	return fmt.Sprintf("%x", sha256.Sum256(exports.PlainText(w, one)))
}

// misprinted finds a stored PDF that says other than its report does by now. A sealed period is
// as it was published.
func (r *reader) misprinted(one *report.Report) diag.List {
	f, id := one.Printed, one.Period.ID
	if f == nil || r.set.WasSealed(id) || report.PrintedText(f.Bytes()) == textSum(words.Of(r.set), one) {
		return nil
	}
	return diag.List{{Code: "print/outdated", Severity: diag.Warning, Span: source.At(f),
		Message: diag.Say("bản PDF in trước khi báo cáo được sửa: chữ trong đó khác chữ trên trang", "the PDF was printed before the report was changed: its words are not those of the pages"),
		Hint:    diag.Say("in lại: congbo pdf %s; hoặc xóa tệp", "print it again: congbo pdf %s; or delete the file", id)}}
}
