package check

import "congbo/cmd/congbo/internal/report"

// A cellAt is where a cell stands in a table.
type cellAt struct {
	grid        report.Grid
	row, column int
}

// cells are the places of all cells.
func (r *run) cells() map[*report.Block]cellAt {
	if r.cellsAt == nil {
		r.cellsAt = map[*report.Block]cellAt{}
		for _, g := range r.report.Grids() {
			for i, row := range g {
				for k, b := range row {
					if b != nil {
						r.cellsAt[b] = cellAt{g, i, k}
					}
				}
			}
		}
	}
	return r.cellsAt
}

// columnHead is what stands over the column of a cell; empty for what is no cell, and for
// a head itself.
func (r *run) columnHead(b *report.Block) string {
	if b.Kind != report.Cell {
		return ""
	}
	c, ok := r.cells()[b]
	if !ok || c.row == 0 || c.column >= len(c.grid[0]) || c.grid[0][c.column] == nil {
		return ""
	}
	return c.grid[0][c.column].Text
}

// rowOf are the other cells of a cell's row.
func (r *run) rowOf(b *report.Block) []*report.Block {
	var all []*report.Block
	if c, ok := r.cells()[b]; ok && c.row > 0 {
		for _, other := range c.grid[c.row] {
			if other != nil && other != b {
				all = append(all, other)
			}
		}
	}
	return all
}
