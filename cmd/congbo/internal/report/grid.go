package report

// A Grid is a table of the text: its rows of cells, the head first. A cell that
// the table lacks is nil.
type Grid [][]*Passage

// Grids are the tables of a file in reading order, those of notes left out.
func (d *Document) Grids() []Grid {
	var all []Grid
	var last *Passage
	for _, p := range d.Passages {
		if p.Kind != Cell || p.Node == nil {
			continue
		}
		row := p.Node.Parent()
		if last == nil || last.Node.Parent().Parent() != row.Parent() {
			all = append(all, nil)
			last = nil
		}
		g := &all[len(all)-1]
		if last == nil || last.Node.Parent() != row {
			*g = append(*g, nil)
		}
		column := 0
		for n := p.Node.PreviousSibling(); n != nil; n = n.PreviousSibling() {
			column++
		}
		cells := &(*g)[len(*g)-1]
		for len(*cells) < column {
			*cells = append(*cells, nil)
		}
		*cells = append(*cells, p)
		last = p
	}
	return all
}
