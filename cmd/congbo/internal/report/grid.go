package report

// A Grid is a table of the text: its rows of cells, the head first. A cell that
// the table lacks is nil.
type Grid [][]*Passage

// Grids are the tables of a file in reading order, those of notes left out.
func (d *Document) Grids() []Grid {
	var all []Grid
	var last CellPlace
	for _, p := range d.Passages {
		if p.Kind != Cell || p.Place.Row == 0 {
			continue
		}
		if p.Place.Table != last.Table {
			all = append(all, nil)
		}
		g := &all[len(all)-1]
		if p.Place.Row != last.Row {
			*g = append(*g, nil)
		}
		cells := &(*g)[len(*g)-1]
		for len(*cells) < p.Place.Column {
			*cells = append(*cells, nil)
		}
		*cells = append(*cells, p)
		last = p.Place
	}
	return all
}
