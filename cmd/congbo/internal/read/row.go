package read

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/report"
)

// rows reads the words of indicators. What they cite is cited once, where the row of the
// indicator has its anchor, however often the report prints it.
func rows(l *link.Linked) {
	for _, i := range l.Data.Indicators {
		if row := (report.Row{Name: words(l, i, "name", "ten", i.Name), Note: words(l, i, "note", "ghi-chu", i.Note)}); row != (report.Row{}) {
			l.Rows[i] = row
		}
	}
}

// words are a text of an indicator; nil if it has none. Were an indicator called
// as its anchor is, the page would have an id twice, which is told of.
func words(l *link.Linked, i *data.Indicator, key, anchor, text string) *report.Block {
	if text == "" {
		return nil
	}
	at := i.Fields[key]
	b := &report.Block{ID: i.ID + "_" + anchor, Kind: report.Cell, Text: text, File: at.File, Origins: link.Origins(text, at, nil)}
	cite(l, b, l.Grammar.Find(text), 0)
	for _, c := range b.Citations {
		c.Indicator = i
	}
	l.Citations = append(l.Citations, b.Citations...)
	return b
}
