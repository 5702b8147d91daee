package importer

import "congbo/cmd/congbo/internal/diag"

// bare takes lists, emphasis, links and tables off a draft and leaves its words,
// headings, notes and images: what is left to try where congbo cannot read what the
// writer made.
func (d *draft) bare() {
	d.remark(1, diag.Say("congbo không đọc lại được định dạng của tệp này: lời văn được đưa vào đủ, danh sách, chữ đậm và bảng thành đoạn văn; hãy báo lỗi của congbo", "congbo could not read back the formatting of this file: all words were brought in, lists, bold and tables became paragraphs; please report it as a fault of congbo"))
	d.blocks = bareBlocks(d.blocks)
	for _, n := range d.notes {
		n.blocks = bareBlocks(n.blocks)
	}
}

func bareBlocks(blocks []*block) []*block {
	var all []*block
	for _, b := range blocks {
		if b.kind == table && isForm(b) {
			all = append(all, b)
			continue
		}
		for _, line := range linesOf(b) {
			if line.kind == item {
				line.kind = paragraph
			}
			for i := range line.runs {
				r := &line.runs[i]
				r.bold, r.italic, r.link = false, false, ""
			}
			all = append(all, line)
		}
	}
	return all
}
