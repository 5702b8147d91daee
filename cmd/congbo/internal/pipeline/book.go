package pipeline

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/epub"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// outdatedBook finds a stored e-book that says other than its report does by now. A sealed
// period is as it was published.
func (r *reader) outdatedBook(one *report.Report) diag.List {
	id := one.Period.ID
	if r.set.WasSealed(id) {
		return nil
	}
	for _, f := range one.Assets {
		if f.Path != epub.StoredPath(id) {
			continue
		}
		if of := epub.Text(f.Bytes()); of == "" || of == epub.TextSum(words.Of(r.set), one) {
			continue
		}
		return diag.List{{Code: "epub/outdated", Severity: diag.Warning, Span: source.At(f),
			Message: diag.Say("sách điện tử ghi trước khi báo cáo được sửa: chữ trong đó khác chữ trên trang", "the e-book was written before the report was changed: its words are not those of the pages"),
			Hint:    diag.Say("ghi lại: congbo epub %s; hoặc xóa tệp", "write it again: congbo epub %s; or delete the file", id)}}
	}
	return nil
}
