package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// listNumbers compares the numbers that an ordered list is written with and those
// that CommonMark prints, which count on from the first.
func (w *walker) listNumbers(list *ast.List) {
	if !list.IsOrdered() {
		return
	}
	if w.numbers == nil {
		w.numbers = map[ast.Node]int{}
	}
	page, want := list.Start, list.Start // the number on the page; the one that goes on from the item before
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		at, written := w.marker(item)
		if written >= 0 && written != want {
			if written != page {
				w.found.Add(diag.Finding{Code: "markup/list-number", Severity: diag.Error, Span: at,
					Message: diag.Say("mục này ghi số %d, nhưng trên trang sẽ là %d", "this item is written %d, but the page would print %d", written, page),
					Hint:    diag.Say("đánh số liên tục, hoặc tách danh sách", "number the items one after another, or split the list")})
			}
			want = written // one finding for one gap
		}
		w.numbers[item] = page
		page++
		want++
	}
}

// marker reads the number that an item of an ordered list is written with, or
// -1.
func (w *walker) marker(item ast.Node) (at source.Span, written int) {
	text := w.doc.File.Text
	start := item.Pos()
	if start < 0 || start > len(text) { // goldmark may name a place beyond the end: "*\n\t+"
		return w.span(0, 0), -1
	}
	for start < len(text) && (text[start] == ' ' || text[start] == '\t') {
		start++
	}
	end := start
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(text[start:end]))
	if err != nil {
		return w.span(start, end), -1
	}
	return w.span(start, end), n
}
