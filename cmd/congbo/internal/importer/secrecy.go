package importer

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/stamp"
)

// stamped is a stamp with its place.
type stamped struct {
	kind stamp.Kind
	said string
	line int
}

// takeStamps takes the lines that are stamps out of blocks, wherever they stand:
// alone on a line, in a box or in the head. In a table of figures further down such a
// word is the head of a column.
func (d *draft) takeStamps(blocks []*block) []*block { return d.takeStampsOf(blocks, true) }

// takeStampsOf is takeStamps of blocks that may begin with the head of the document.
func (d *draft) takeStampsOf(blocks []*block, head bool) []*block {
	const first = 3 // blocks that the head of a document may be set with
	var rest []*block
	for i, b := range blocks {
		if b.kind != table {
			head = head && !beginsText(b)
			if !d.takeStamp(b, head) {
				rest = append(rest, b)
			}
			continue
		}
		if !isForm(b) && !isBox(b) && i >= first {
			rest = append(rest, b)
			continue
		}
		left, before := false, len(d.stamps)
		for _, row := range b.cells {
			for i := range row {
				row[i].blocks = d.takeStampsOf(row[i].blocks, head && (isForm(b) || isBox(b)))
				left = left || len(row[i].blocks) > 0
			}
		}
		if left || len(d.stamps) == before {
			rest = append(rest, b)
		}
	}
	return rest
}

// beginsText reports whether a paragraph is the first below the head of a document.
func beginsText(b *block) bool {
	text := b.plain()
	markers := readMarkers(text)
	return b.kind != paragraph || len(markers) > 0 && markers[0].style != bullet || longText(b)
}

// takeStamp takes the stamps off the lines of a paragraph, and reports whether
// nothing else stands in it.
func (d *draft) takeStamp(b *block, head bool) (emptied bool) {
	of := stamp.Of
	if head {
		of = stamp.InHead
	}
	if !b.onlyText() {
		return false
	}
	var lines []string
	found := false
	for line := range strings.SplitSeq(b.plain(), "\n") {
		kind, said, rest := of(line)
		if pieces := stamp.Several(line); kind == stamp.None && len(pieces) > 1 {
			found = true
			for _, said := range pieces {
				kind, _, _ := stamp.Of(said)
				d.stamps = append(d.stamps, stamped{kind, said, b.line})
			}
			d.words.take(line)
			continue
		}
		if kind == stamp.None {
			lines = append(lines, line)
			continue
		}
		found = true
		d.stamps = append(d.stamps, stamped{kind, strings.TrimSpace(said), b.line})
		d.words.take(strings.TrimPrefix(strings.TrimSpace(line), rest))
		if rest != "" {
			lines = append(lines, rest)
		}
	}
	text := strings.TrimSpace(strings.Join(lines, "\n"))
	if found && text != "" {
		b.runs = []run{{text: text, bold: b.allBold()}}
	}
	return found && text == ""
}

// isBox reports whether a table is the frame of a stamp: hardly a cell has words.
func isBox(b *block) bool {
	n := 0
	for _, row := range b.cells {
		for _, c := range row {
			if len(c.blocks) > 0 {
				n++
			}
		}
	}
	return n <= 2
}

// settleStamps refuses a document that is not for everybody, or writes its stamps
// into the front matter of a site that is not for everybody either.
func (d *draft) settleStamps(internal bool, front *data.Front) error {
	for _, s := range d.stamps {
		if s.kind != stamp.Urgency && !internal {
			said := diag.Say("văn bản mang dấu %q (đoạn hoặc dòng %d): không đưa vào trang công khai", "the document is stamped %q (paragraph or line %d): it does not go into a public site", s.said, s.line)
			return refuse(said, diag.Say(`nếu đây là trang nội bộ, ghi audience = "internal" trong data/site.toml rồi nhập lại; nếu văn bản đã giải mật, bỏ dấu trong tệp`, `if this site is not for the public, write audience = "internal" in data/site.toml and import again; if the document has been released, take the stamp off the file`))
		}
	}
	for _, s := range d.stamps {
		key := map[stamp.Kind]*string{stamp.Secrecy: &front.Secrecy, stamp.Urgency: &front.Urgency, stamp.Circulation: &front.Circulation}[s.kind]
		switch {
		case *key == "":
			*key = s.said
			d.words.add(s.said)
		case !strings.EqualFold(*key, s.said):
			d.remark(s.line, diag.Say("văn bản mang hai dấu khác nhau: %q và %q", "the document has two stamps that differ: %q and %q", *key, s.said))
			*key += "; " + s.said
			d.words.add(s.said)
		}
	}
	return nil
}
