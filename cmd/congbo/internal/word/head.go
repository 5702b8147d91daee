package word

import (
	"strings"

	"congbo/cmd/congbo/internal/words"
)

// head writes the head of the form in two columns, then the kind and the title.
func (d *document) head(m *markup) {
	f, form := d.Front, d.form
	left, right := d.headColumns()
	d.columnsOf(m, left, right, func(m *markup) {
		d.line(m, Parent, f.ParentIssuer)
		d.line(m, Issuer, f.Issuer)
		if form.Ruled && f.Issuer != "" {
			rule(m, left, lengthOf(strings.ToUpper(f.Issuer), form.Size.Office)*2/5)
		}
		d.line(m, Mark, form.Mark)
		d.line(m, Number, form.Number(f.Number))
		d.line(m, Secrecy, f.Secrecy)
		d.line(m, Urgency, f.Urgency)
		d.line(m, Circulation, f.Circulation)
	}, func(m *markup) {
		for i, line := range form.Motto {
			size := form.Size.Motto[min(i, len(form.Size.Motto)-1)]
			d.sized(m, Motto, line, size)
			if i == len(form.Motto)-1 {
				rule(m, right, lengthOf(line, size))
			}
		}
		d.line(m, Dated, words.Dated(f, form))
	})
	d.line(m, Kind, f.Kind)
	d.line(m, Title, f.Title)
	if form.TitleMark != "" {
		d.line(m, TitleMark, form.TitleMark)
	} else {
		rule(m, d.width(), min(lengthOf(f.Title, form.Size.Title)*2/5, d.width()/4))
	}
}

// foot writes recipients and signature in two columns.
func (d *document) foot(m *markup) {
	f := d.Front
	left, right := d.width()/2, d.width()-d.width()/2
	m.around("w:p", func() {
		m.around("w:pPr", func() {
			m.val("w:pStyle", ruleStyle)
			m.empty("w:keepNext")
			spacing(m, 12, 0)
		})
	})
	d.columnsOf(m, left, right, func(m *markup) {
		if len(f.Recipients) > 0 {
			d.line(m, RecipientsWord, d.form.RecipientsWord)
		}
		for _, to := range f.Recipients {
			d.line(m, Recipient, "- "+to)
		}
	}, func(m *markup) {
		for _, line := range f.SignedFor {
			d.line(m, SignedFor, line)
		}
		d.line(m, SignerTitle, f.SignerTitle)
		d.line(m, Signer, f.Signer)
	})
	space(m) // Word wants a paragraph after a table
}

// headColumns shares the width of the paper between the issuer and the motto, which stands in
// one line.
func (d *document) headColumns() (left, right int) {
	const margin = 200
	right = d.width() / 2
	for i, line := range d.form.Motto {
		right = max(right, lengthOf(line, d.form.Size.Motto[min(i, len(d.form.Size.Motto)-1)])+margin)
	}
	right = min(right, d.width()*2/3)
	return d.width() - right, right
}

// columnsOf writes two columns, a table without lines that no page tears; none where both are
// empty.
func (d *document) columnsOf(m *markup, left, right int, inLeft, inRight func(m *markup)) {
	var cells [2]markup
	inLeft(&cells[0])
	inRight(&cells[1])
	if cells[0].Len()+cells[1].Len() == 0 {
		return
	}
	m.around("w:tbl", func() {
		m.around("w:tblPr", func() {
			m.empty("w:tblW", "w:w", itoa(left+right), "w:type", "dxa")
			m.empty("w:tblLayout", "w:type", "fixed")
			cellMargins(m, 0)
		})
		tableGrid(m, []int{left, right})
		m.around("w:tr", func() {
			m.around("w:trPr", func() { m.empty("w:cantSplit") })
			for i := range cells {
				m.around("w:tc", func() {
					m.around("w:tcPr", func() { m.empty("w:tcW", "w:w", itoa([]int{left, right}[i]), "w:type", "dxa") })
					if cells[i].Len() == 0 {
						space(m) // a cell holds a paragraph at least
					}
					m.Write(cells[i].Bytes())
				})
			}
		})
	})
}

// line writes a paragraph of a role; an empty one is none.
func (d *document) line(m *markup, role Role, text string) { d.sized(m, role, text, 0) }

// sized is line in a size of its own, in points.
func (d *document) sized(m *markup, role Role, text string, points int) {
	if text == "" {
		return
	}
	m.around("w:p", func() {
		m.around("w:pPr", func() { m.val("w:pStyle", role.id()) })
		m.around("w:r", func() {
			if points > 0 {
				m.around("w:rPr", func() { size(m, points) })
			}
			m.text("w:t", text, "xml:space", "preserve")
		})
	})
}

// space writes an empty paragraph.
func space(m *markup) {
	m.around("w:p", func() { m.around("w:pPr", func() { m.val("w:pStyle", ruleStyle) }) })
}

// rule writes a line of a length in the middle of a column.
func rule(m *markup, column, length int) {
	side := itoa(max(column-length, 0) / 2)
	m.around("w:p", func() {
		m.around("w:pPr", func() {
			m.val("w:pStyle", ruleStyle)
			m.around("w:pBdr", func() { m.empty("w:bottom", "w:val", "single", "w:sz", "6", "w:space", "0", "w:color", "auto") })
			m.empty("w:ind", "w:left", side, "w:right", side)
		})
	})
}

// lengthOf is about how long a line of bold Times is, in twips: a rule below it is as long.
func lengthOf(text string, points int) int {
	n := 0
	for _, r := range text {
		n += advance(r)
	}
	return n * points * 20 / 1000
}

// advance is the width of a letter of bold Times in thousandths of its size; a letter with
// signs is as wide as most of its kind.
func advance(r rune) int {
	const first = ' '
	if at := int(r - first); at >= 0 && at < len(advances) {
		return int(advances[at])
	}
	if strings.ToUpper(string(r)) == string(r) {
		return 720
	}
	return 480
}

// advances are those of ASCII, from the metrics of Times-Bold.
var advances = [...]uint16{
	250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
	930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
	611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
	333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
	556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
}
