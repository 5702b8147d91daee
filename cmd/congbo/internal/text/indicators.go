package text

import (
	"cmp"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// Columns are what a table of indicators can show besides the name, in order.
var Columns = []string{"unit", "target", "actual", "of", "percent", "previous", "change", "status"}

// An indicatorTable is a table of indicators before it is written.
type indicatorTable struct {
	id      string        // of the table; empty for none
	label   string        // before the caption: "Bảng 1. "
	caption *report.Block // or nil
	columns []string      // nil: those that have values
	rows    []*data.Indicator
	groups  []IndicatorGroup // the same rows under titles, whose columns agree; nil for none
	anchors bool             // give each row its anchor
	sources bool             // a column for where the report states each figure
	block   *report.Table    // whose notes it mentions; nil on a page of its own
}

// data writes a table of data.
func (w *writer) data(t *report.Table) {
	if t.Sheet != nil {
		w.sheet(t)
		w.downloads(tableName(w.Words, t), sheetDownloads(w.Words, w.at.Report.Summary, t.Whole))
		return
	}
	w.indicators(indicatorTable{id: t.ID, caption: t.Caption, columns: t.Settings.Columns, rows: t.Rows, label: TableLabel(w.Words, t), block: t})
	if len(t.Rows) > 0 {
		w.downloads(tableName(w.Words, t), IndicatorDownloads(w.Words, w.at.Report.Summary))
	}
	if t.Settings.Chart && w.at.Book == nil { // a book has the figures alone
		start := w.Len()
		w.Bars(&w.Buffer.Buffer, t.Rows)
		if w.Refs != nil {
			w.Refs.HTML(w.Bytes()[start:])
		}
	}
}

// Indicators writes a table of figures as it stands on the page of a period: each row
// has its anchor and leads to where the report states the figure.
func (s *Site) Indicators(b *Buffer, caption string, rows []*data.Indicator, at Context) {
	w := writer{Buffer: b, Site: s, at: at}
	if caption != "" {
		w.indicators(indicatorTable{caption: &report.Block{Text: caption}, rows: rows, anchors: true, sources: true})
	} else {
		w.indicators(indicatorTable{rows: rows, anchors: true, sources: true})
	}
}

// An IndicatorGroup is the indicators under one title.
type IndicatorGroup struct {
	ID, Title string // ID is where links to it lead
	Rows      []*data.Indicator
}

// GroupedIndicators writes groups as one table, so that their columns agree down the page.
func (s *Site) GroupedIndicators(b *Buffer, groups []IndicatorGroup, at Context) {
	w := writer{Buffer: b, Site: s, at: at}
	t := indicatorTable{groups: groups, anchors: true, sources: true}
	for _, g := range groups {
		t.rows = append(t.rows, g.Rows...)
	}
	w.indicators(t)
}

// Field writes a value of an indicator as cells show it.
func (s *Site) Field(b *Buffer, i *data.Indicator, column string) {
	w := writer{Buffer: b, Site: s}
	w.field(i, column)
}

func (w *writer) indicators(t indicatorTable) {
	shown := t.columns
	if shown == nil {
		shown = WithValues(t.rows)
	}
	w.openTable("indicators cards", t.id, t.label, t.caption)
	w.WriteString("<thead")
	w.ui()
	w.WriteString("><tr>")
	for _, c := range slices.Concat([]string{"name"}, shown) {
		w.WriteString(`<th scope="col"`)
		w.attr("class", ColumnClass(c))
		w.WriteByte('>')
		w.text(w.Words.T("column-" + c))
		w.WriteString("</th>")
	}
	if t.sources {
		w.WriteString(`<th scope="col">`)
		w.text(w.Words.T("column-source"))
		w.WriteString("</th>")
	}
	w.WriteString("</tr></thead>\n")
	w.indicatorRows(t, shown)
	w.WriteString("</table></div>\n")
	w.faults()
	if AnyComputed(t.rows, shown) {
		w.WriteString(`<p class="computed"`)
		w.ui()
		w.WriteString(">" + Worked + " ")
		w.text(w.Words.T("computed"))
		w.WriteString("</p>\n")
	}
}

// indicatorRows writes the rows of a table, each group with its title over it.
func (w *writer) indicatorRows(t indicatorTable, shown []string) {
	if t.groups == nil {
		t.groups = []IndicatorGroup{{Rows: t.rows}}
	}
	row := 0
	for _, g := range t.groups {
		w.WriteString("<tbody>\n")
		if g.Title != "" {
			w.WriteString(`<tr class="group"><th scope="rowgroup"`)
			w.id(g.ID)
			w.WriteString(` colspan="`)
			w.int(len(shown) + 2) // the name before them, the source behind
			w.WriteString(`">`)
			w.unbroken(g.Title)
			w.WriteString("</th></tr>\n")
		}
		for range g.Rows {
			w.indicatorRow(t, row, shown)
			row++
		}
		w.WriteString("</tbody>")
	}
}

// openTable begins a table that scrolls within itself, with its numbered caption. On a phone
// the rows of class "indicators" are lists, each cell with its head, and those of "cards" lines.
func (w *writer) openTable(class, id, label string, caption *report.Block) {
	name := w.Words.T("table")
	if caption != nil {
		name = caption.Text
	}
	w.openScroll(name)
	w.WriteString("<table")
	w.id(id)
	w.attr("class", class)
	w.WriteString(">\n")
	if caption != nil {
		w.WriteString("<caption>")
		if label != "" {
			w.WriteString("<span")
			w.ui()
			w.WriteByte('>')
			w.text(label)
			w.WriteString("</span>")
		}
		w.plain(caption)
		w.WriteString("</caption>\n")
	}
}

// TableLabel is what stands before the caption of a numbered table: "Bảng 1. ".
func TableLabel(w words.Words, t *report.Table) string {
	if t.Number == 0 {
		return ""
	}
	return w.T("table-number", t.Number) + ". "
}

// tableName names a table among others: "Bảng 1. Chỉ tiêu năm 2030".
func tableName(w words.Words, t *report.Table) string {
	return TableLabel(w, t) + cmp.Or(t.Settings.Caption, w.T("table"))
}

// marks are the mentions of notes in a cell.
func (t *indicatorTable) marks(row int, column string) []report.NoteMark {
	if t.block == nil {
		return nil
	}
	return t.block.Marks(row, data.ColumnPlace(column))
}

func (w *writer) indicatorRow(t indicatorTable, row int, shown []string) {
	i := t.rows[row]
	w.WriteString("<tr")
	if t.anchors {
		w.id(address.RowID(i))
	}
	w.WriteString(`><th scope="row">`)
	w.indicatorName(i, t.anchors)
	w.noteRefs(t.marks(row, "name"))
	if t.sources && i.Note != "" {
		w.WriteString(`<span class="remark">`)
		w.plain(w.at.Report.Rows[i].Note)
		w.WriteString("</span>")
	}
	w.WriteString("</th>")
	for _, c := range shown {
		if t.sources && c == "status" && !i.IsJudged() { // that it is only followed goes without saying
			w.WriteString("<td></td>")
			continue
		}
		w.WriteString("<td")
		w.attr("class", cmp.Or(cardClass[c], ColumnClass(c)))
		if i.Has(c) && (c == "target" || c == "previous") {
			w.attr("data-l", w.Words.T("column-"+c)) // its head, where a row is a line that says it no other way
		}
		w.WriteByte('>')
		w.field(i, c)
		w.figureFault(i, c)
		w.noteRefs(t.marks(row, c))
		w.WriteString("</td>")
	}
	if t.sources {
		w.WriteString(`<td class="place">`)
		if to, ok := w.at.Report.Sources[i]; ok {
			w.WriteString("<a")
			w.href(address.To(to))
			at := w.Words.Reference(to, w.at.Report.Summary)
			w.attr("aria-label", at+": "+w.Words.T("source-of", i.Name)) // who speaks to the page says what is seen
			w.WriteByte('>')
			w.text(at)
			w.WriteString("</a>")
		}
		w.WriteString("</td>")
	}
	w.WriteString("</tr>\n")
}

// indicatorName writes the name of an indicator, which leads to what the site says of it
// unless that is this very row. What the name cites where the row has its anchor has links of
// its own, and the words around them lead on.
func (w *writer) indicatorName(i *data.Indicator, anchor bool) {
	to := w.ToIndicator(i)
	part := func(text string) {
		if anchor && to.Path == w.at.Path || strings.TrimSpace(text) == "" {
			w.unbroken(text)
			return
		}
		w.WriteString("<a")
		w.href(to)
		w.WriteByte('>')
		w.unbroken(text)
		w.WriteString("</a>")
	}
	at := 0
	if name := w.at.Report.Rows[i].Name; anchor && name != nil {
		for _, c := range name.Citations {
			part(i.Name[at:c.Start])
			w.citation(name, c)
			at = c.End
		}
	}
	part(i.Name[at:])
}

// Worked is the mark of what congbo worked out, which the words below the table
// explain. It stands behind the figure, and quietly: before it, it would read as a fault.
const Worked = "*"

// WorkedSign is the same mark on a page, where it leaves the digits flush.
const WorkedSign = `<span class="worked">` + Worked + `</span>`

// computed reports whether a column of an indicator is worked out.
func computed(i *data.Indicator, column string) bool {
	switch column {
	case "percent":
		return !i.Percent.IsValid()
	case "change":
		return !i.Change.IsValid()
	case "status":
		_, is := i.Judged()
		return is
	}
	return false
}

// Field is the text of a cell: the value, marked if it is worked out, and what it is
// measured against where the report says so.
func Field(w words.Words, i *data.Indicator, column string) string {
	value := w.Field(i, column)
	if value == "" || !computed(i, column) {
		return strings.TrimRight(value+" "+against(w, i, column), " ")
	}
	return value + Worked
}

// against is what a value that the report states is measured against.
func against(w words.Words, i *data.Indicator, column string) string {
	switch {
	case !i.Has(column) || computed(i, column):
	case column == "actual":
		return w.Counted(i)
	case column == "percent":
		return i.PercentOf
	case column == "change" && i.ChangeFrom != "":
		return w.T("against-change", i.ChangeFrom)
	}
	return ""
}

// field writes the same as HTML.
func (w *writer) field(i *data.Indicator, column string) {
	value := w.Words.Field(i, column)
	if value == "" {
		return
	}
	is := computed(i, column)
	if column == "status" {
		s, _ := i.Judged()
		w.WriteString(`<span class="status"`)
		w.attr("data-status", words.StatusKeys[s])
		w.WriteByte('>')
		w.text(value)
		if is {
			w.WriteString(WorkedSign)
		}
		w.WriteString("</span>")
		return
	}
	w.text(value)
	if is {
		w.WriteString(WorkedSign)
	}
	if against := against(w.Words, i, column); against != "" {
		w.WriteString(` <span class="against">`)
		w.text(against)
		w.WriteString("</span>")
	}
}

// AnyComputed reports whether a table shows something that is worked out.
func AnyComputed(rows []*data.Indicator, shown []string) bool {
	return slices.ContainsFunc(rows, func(i *data.Indicator) bool {
		return slices.ContainsFunc(shown, func(c string) bool { return computed(i, c) && i.Has(c) })
	})
}

// ColumnClass tells how a column is set: figures are flush right.
func ColumnClass(column string) string {
	switch column {
	case "name", "status":
		return ""
	case "unit":
		return "unit"
	}
	return "figure"
}

// cardClass tells cells apart where a row is a card: the result comes first there, what it is
// part of behind a stroke, then the unit.
var cardClass = map[string]string{"actual": "figure actual", "of": "figure of"}

// WithValues returns the columns in which a row has a value. That figures without
// a target are only followed is shown among those that are judged, not by itself.
func WithValues(rows []*data.Indicator) []string {
	var shown []string
	for _, c := range Columns {
		if slices.ContainsFunc(rows, func(i *data.Indicator) bool {
			return i.Has(c) && (c != "status" || i.IsJudged())
		}) {
			shown = append(shown, c)
		}
	}
	return shown
}
