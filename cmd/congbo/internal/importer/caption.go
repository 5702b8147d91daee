package importer

import (
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/word"
)

var (
	// captionForm is the caption of a table with its number, as congbo prints it.
	captionForm = lazyregexp.New(`^(?i:bảng|table)\s+(?i:số\s+)?(\d{1,3})\s*[.:–-]\s*`)
	// unitLine stands between a caption and its table: "Đơn vị tính: triệu đồng".
	unitLine = lazyregexp.New(`(?i)^\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:`)
)

// pictureForm is the caption of a picture.
var pictureForm = lazyregexp.New(`^(?i:hình|ảnh|biểu đồ|sơ đồ|bản đồ)\s+(?:(?i:số)\s+)?\d{1,3}(?:[.-]\d{1,3})?\s*[.:–-]\s*`)

// describe gives each picture that stands by itself the paragraph below or above that is its
// caption, as the line below it, and one without a description its words. A caption above that
// no picture took belongs to this one: where captions stand below, the one before has taken it.
func (w *wordReader) describe(blocks []*block) []*block {
	taken := map[*block]bool{}
	for i, b := range blocks {
		if b.kind == table || len(b.runs) == 0 || b.runs[0].image == "" || strings.TrimSpace(textOf(b.runs[1:])) != "" {
			continue
		}
		for _, at := range [...]int{i - 1, i + 1} {
			if at < 0 || at >= len(blocks) || blocks[at].kind != paragraph || taken[blocks[at]] {
				continue
			}
			caption := strings.TrimSpace(blocks[at].plain())
			name := pictureForm.FindString(caption)
			if name == "" || len(name) == len(caption) || len(caption) >= 400 {
				continue
			}
			if b.runs[0].unnamed {
				b.runs[0].text, b.runs[0].unnamed = caption[len(name):], false
				w.told["alt"]--
			}
			b.runs = append(append(b.runs[:1:1], run{text: lineBreak}), blocks[at].runs...)
			taken[blocks[at]] = true
			break
		}
	}
	return slices.DeleteFunc(blocks, func(b *block) bool { return taken[b] })
}

// captioned is a table with the paragraph that is its caption.
type captioned struct {
	section *section
	table   *block
	caption *block
	number  int
	label   int // bytes of the number before the words
}

// captions finds the captions of tables, above or below them, and gives them to the
// tables: congbo numbers captions through the report. Where the file numbers them
// otherwise, or a table can only stand in Markdown, which has no captions, they stay
// paragraphs.
func (w *writer) captions(root *section) {
	var all []captioned
	var walk func(s *section)
	walk = func(s *section) {
		for i, b := range s.blocks {
			if b.kind != table || !b.hasNames() {
				continue
			}
			above := i - 1
			if above > 0 && unitLine.MatchString(strings.TrimSpace(s.blocks[above].plain())) {
				above--
			}
			for _, at := range [...]int{above, i + 1} {
				if at < 0 || at >= len(s.blocks) || slices.ContainsFunc(all, func(c captioned) bool { return c.caption == s.blocks[at] }) || w.draft.own && (at > i || s.blocks[at].role != word.Caption) {
					continue
				}
				if m := captionForm.FindStringSubmatch(s.blocks[at].plain()); m != nil && s.blocks[at].kind != table && len(s.blocks[at].plain()) < 600 && len(m[0]) < len(s.blocks[at].plain()) {
					n, _ := strconv.Atoi(m[1]) // the form has digits
					all = append(all, captioned{s, b, s.blocks[at], n, len(m[0])})
					break
				}
			}
		}
		for _, child := range s.children {
			walk(child)
		}
	}
	walk(root)
	for i, c := range all {
		if c.number != i+1 {
			w.draft.remark(c.caption.line, diag.Say("bảng số %d là bảng thứ %d có tên: tên các bảng để nguyên trong lời văn, congbo sẽ đánh số khác", "table %d is the captioned table number %d: captions stay in the text, congbo would number them otherwise", c.number, i+1))
			return
		}
	}
	for _, c := range all {
		label := c.caption.plain()[:c.label]
		w.draft.words.take(label)
		w.draft.replaced(c.caption.line, strings.TrimSpace(label), diag.Say("số của bảng, congbo tự đánh", "number of a table, which congbo prints"))
		c.caption.cut(c.label)
		c.table.caption = c.caption
		c.section.blocks = slices.DeleteFunc(c.section.blocks, func(b *block) bool { return b == c.caption })
	}
}

// hasNames reports whether a table can be a file of data: its head names every
// column, once, and its cells are words.
func (b *block) hasNames() bool {
	rows := grid(b)
	if len(rows) < 2 || len(rows) > maxRows || len(rows[0]) > maxColumns {
		return false
	}
	for _, line := range linesOf(b) {
		for _, r := range line.runs {
			if r.image != "" || r.link != "" || r.ref != "" {
				return false
			}
		}
	}
	if b.heads() > 1 {
		return b.heads() < len(rows)
	}
	seen := map[string]bool{}
	for _, c := range rows[0] {
		name := strings.TrimSpace(cellText(&block{cells: [][]cell{{{blocks: c}}}}))
		if name == "" || seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}
