package importer

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

var (
	// loneNumber may be the number of a page, or a figure that stands alone.
	loneNumber = lazyregexp.New(`^(\d{1,3})(?:\s*/\s*\d{1,3})?$`)
	// pageLine says itself that it is the number of a page.
	pageLine = lazyregexp.New(`^(?:(?i:trang)\s+(\d{1,3})(?:\s*/\s*\d{1,3})?|[-–—]\s*(\d{1,3})\s*[-–—])$`)
)

// pageOf is the number that a line may be of a page; sure is set where it says so.
func pageOf(b *block) (n int, sure bool) {
	text := b.plain()
	if m := pageLine.FindStringSubmatch(text); m != nil {
		n, _ = strconv.Atoi(m[1] + m[2]) // the form has digits
		return n, true
	}
	if m := loneNumber.FindStringSubmatch(text); m != nil {
		n, _ = strconv.Atoi(m[1])
	}
	return n, false
}

// leastPage is how many characters lie between the numbers of two pages, at least.
const leastPage = 600

// pageNumbers finds the lines that number the pages: they count up through the
// file, a page apart. A number in a column of figures does not.
func pageNumbers(all []*block) map[*block]bool {
	found := map[*block]bool{}
	last, since := 0, leastPage // the number of the page before; the characters since it
	for i, b := range all {
		n, sure := pageOf(b)
		if n == 0 {
			since += utf8.RuneCountInString(b.plain())
			continue
		}
		broken := i > 0 && all[i-1].blank() || i+1 < len(all) && all[i+1].blank() // by a form feed
		counts := n == last+1 || n == last+2 && (last == 0 || since >= 2*leastPage)
		if sure || counts && (broken || inSentence(all, i) && !amongFigures(all, i) || since >= leastPage && !amongFigures(all, i)) {
			found[b], last, since = true, n, 0
		}
	}
	return found
}

// inSentence reports whether a line stands between the halves of a sentence.
func inSentence(all []*block, i int) bool {
	const half = 40 // characters that are no cell of a table
	if i == 0 || i+1 >= len(all) {
		return false
	}
	before, after := strings.TrimSpace(all[i-1].plain()), strings.TrimSpace(all[i+1].plain())
	first, _ := utf8.DecodeRuneInString(after)
	return utf8.RuneCountInString(before) >= half && !strings.ContainsAny(before[len(before)-1:], ".:;!?") && unicode.IsLower(first) && strings.Count(after, " ") >= 2
}

// amongFigures reports whether another lone number stands close by, as in a column.
func amongFigures(all []*block, i int) bool {
	for _, step := range [...]int{-1, 1} {
		far := 0
		for at := i + step; at >= 0 && at < len(all) && far < leastPage/2; at += step {
			if n, _ := pageOf(all[at]); n > 0 {
				return true
			}
			far += utf8.RuneCountInString(all[at].plain())
		}
	}
	return false
}

// dropFurniture leaves out what belongs to the pages, not to the text: their
// numbers, and lines that stand at the same place of several of them.
func (d *draft) dropFurniture(all []*block, pages int) []*block {
	numbers := pageNumbers(all)
	edge := map[string]int{} // how often a short line begins or ends a page
	for i, b := range all {
		if _, lone := pageOf(b); !b.blank() && !lone && utf8.RuneCountInString(b.plain()) < 90 && atEdge(all, i, numbers) {
			edge[b.plain()]++
		}
	}
	var rest []*block
	for i, b := range all {
		text := b.plain()
		switch {
		case numbers[b]:
			d.leave(b.line, text, diag.Say("số trang", "page number"))
		case pages > 2 && edge[text] > 2 && atEdge(all, i, numbers) && !loneNumber.MatchString(text):
			d.leave(b.line, text, diag.Say("đầu trang hoặc chân trang lặp lại", "running head or foot"))
		default:
			if n, _ := pageOf(b); n > 0 && inSentence(all, i) {
				d.remark(b.line, diag.Say("số %q đứng một mình giữa câu: là số trang thì xóa, là số liệu thì giữ", "number %q stands alone in a sentence: delete it if it is the number of a page", text))
			}
			rest = append(rest, b)
		}
	}
	return rest
}

// atEdge reports whether a block is the first or last of a page, but for the
// number of that page.
func atEdge(all []*block, i int, numbers map[*block]bool) bool {
	for _, step := range [...]int{-1, 1} {
		at := i + step
		for at >= 0 && at < len(all) && numbers[all[at]] {
			at += step
		}
		if at < 0 || at >= len(all) || all[at].blank() {
			return true
		}
	}
	return false
}
