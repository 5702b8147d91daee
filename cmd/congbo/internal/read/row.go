package read

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/report"
)

// rows reads what the words of indicators cite. Each is cited once, where the row of the
// indicator has its anchor, however often the report prints it.
func rows(l *link.Linked) {
	for _, i := range l.Data.Indicators {
		if row := (report.Row{Name: words(l, i, "name", "ten", i.Name), Note: words(l, i, "note", "ghi-chu", i.Note)}); row != (report.Row{}) {
			l.Rows[i] = row
		}
	}
}

// words are a text of an indicator that cites; nil if it does not. Its anchor has an underscore, which
// that of no indicator has.
func words(l *link.Linked, i *data.Indicator, key, anchor, text string) *report.Block {
	found := l.Grammar.Find(text)
	if len(found) == 0 {
		return nil
	}
	at := i.Fields[key]
	b := &report.Block{ID: i.ID + "_" + anchor, Kind: report.Cell, Text: text, File: at.File, Origins: []report.Origin{{Source: at.Start + len(`"`)}}}
	if at.Text() != `"`+text+`"` { // it stands there in another form
		b.Origins[0].Insert = &report.Insert{Span: at, Data: at}
	}
	cite(l, b, found, 0)
	for _, c := range b.Citations {
		c.Indicator = i
	}
	l.Citations = append(l.Citations, b.Citations...)
	return b
}
