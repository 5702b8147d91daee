package exports

import (
	"io"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// DirectivesJSON writes every document of the register or of the reports, and how often it is
// cited; with sentences also every sentence that cites it. Fields that nothing is known of are
// left out; pages are paths from the root of the site. It is written a document at a time.
func DirectivesJSON(w io.Writer, site *report.Site, sentences bool) error {
	j := jsonObject{dst: []byte{'{'}}
	j.known("committee", site.Data.Site.Committee)
	j.key("directives")
	j.dst = append(j.dst, '[')
	for i, d := range site.Directives {
		if i > 0 {
			j.dst = append(j.dst, ',')
		}
		j.dst = append(j.dst, '{')
		e := entryOf(d)
		e.appendJSON(&j)
		j.key("cited")
		j.dst = strconv.AppendInt(j.dst, int64(len(d.Citations)), 10)
		if sentences {
			j.key("citations")
			j.dst = append(j.dst, '[')
			for n, citation := range d.Citations {
				if n > 0 {
					j.dst = append(j.dst, ',')
				}
				j.dst = append(j.dst, '{')
				c := citedOf(citation)
				c.appendJSON(&j)
			}
			j.dst = append(j.dst, ']')
		}
		j.dst = append(j.dst, '}')
		if _, err := w.Write(j.dst); err != nil {
			return err
		}
		j.dst = j.dst[:0]
	}
	_, err := w.Write(append(j.dst, "]}\n"...))
	return err
}

// DirectivesCSV writes the same documents, a row each.
func DirectivesCSV(w io.Writer, site *report.Site) error {
	row := appendRow(nil, "id", "key", "type", "number", "symbol", "date", "issuer", "title", "term", "url", "file", "registered", "page",
		"replaces", "replaced_by", "amends", "amended_by", "implements", "implemented_by", "citations")
	for _, d := range site.Directives {
		if _, err := w.Write(row); err != nil {
			return err
		}
		e := entryOf(d)
		row = e.appendRow(row[:0])
	}
	_, err := w.Write(row)
	return err
}

// CitationsCSV is the citations of a report with their sentences, a row each, as they are read.
func CitationsCSV(site *report.Site, r *report.Summary) []byte {
	const row = 512 // bytes: more than nearly all rows have
	rows := append(make([]byte, 0, row*(1+len(r.Citations))), citationsHead()...)
	for _, citation := range r.Citations {
		if d := site.Cited[citation]; d != nil {
			c := citedOf(citation)
			rows = c.appendRow(rows, d)
		}
	}
	return rows
}

func citationsHead() []byte {
	return appendRow(nil, "directive", "key", "period", "section", "note", "page", "text", "sentence", "form", "date", "issuer")
}

// AllCitationsCSV writes the citations of all reports, by document.
func AllCitationsCSV(w io.Writer, site *report.Site) error {
	rows := citationsHead()
	for _, d := range site.Directives {
		for _, citation := range d.Citations {
			c := citedOf(citation)
			rows = c.appendRow(rows, d)
		}
		if _, err := w.Write(rows); err != nil {
			return err
		}
		rows = rows[:0]
	}
	_, err := w.Write(rows)
	return err
}

// An entry is a document as its data say it.
type entry struct {
	*report.Directive
	date, term, url, file string
	related               [len(relationNames)]string // ids, with spaces between, by kind
}

// relationNames name the fields of the kinds of relations.
var relationNames = [...]string{
	report.Replaces: "replaces", report.ReplacedBy: "replaced_by", report.Amends: "amends",
	report.AmendedBy: "amended_by", report.Implements: "implements", report.ImplementedBy: "implemented_by",
}

func entryOf(d *report.Directive) entry {
	e := entry{Directive: d, date: d.Date.String()}
	if d.Registered != nil {
		e.term, e.url = d.Registered.Term, d.Registered.URL
	}
	if d.File != nil {
		e.file = address.URL(address.File(d.File))
	}
	for _, r := range d.Relations {
		e.related[r.Kind] = strings.TrimPrefix(e.related[r.Kind]+" "+r.Directive.Slug, " ")
	}
	return e
}

func (e *entry) appendJSON(j *jsonObject) {
	j.text("id", e.Slug) // of the register and of the page
	j.known("key", e.Key)
	j.text("type", e.Type)
	j.known("number", e.Number)
	j.known("symbol", e.Symbol)
	j.known("date", e.date) // ISO 8601: a day, month or year
	j.known("issuer", e.Issuer)
	j.known("title", e.Title)
	j.known("term", e.term)
	j.known("url", e.url)   // of the official text
	j.known("file", e.file) // of the official text, on this site
	j.key("registered")     // false: known from prose only
	j.dst = strconv.AppendBool(j.dst, e.Registered != nil)
	j.text("page", address.Directive(e.Directive))
	for kind, name := range relationNames {
		if e.related[kind] == "" {
			continue
		}
		j.key(name)
		for i, id := range strings.Fields(e.related[kind]) {
			j.dst = append(j.dst, "[,"[min(i, 1)])
			j.dst = appendJSON(j.dst, id, false)
		}
		j.dst = append(j.dst, ']')
	}
}

func (e *entry) appendRow(dst []byte) []byte {
	return appendRow(dst, append([]string{e.Slug, e.Key, e.Type, e.Number, e.Symbol, e.date, e.Issuer, e.Title, e.term, e.url, e.file,
		strconv.FormatBool(e.Registered != nil), address.Directive(e.Directive)},
		append(e.related[:], strconv.Itoa(len(e.Citations)))...)...)
}

// A cited is one citation as its data say it, with the date and issuer that the prose
// states.
type cited struct {
	period, section string // "I.2.1", the innermost that has a number
	note            string // the number of the note it stands in
	page            string // with the anchor of the citation
	text, sentence  string
	form            string
	date, issuer    string
}

func citedOf(of *report.Citation) cited {
	to := address.ToCitation(of)
	c := cited{period: of.In.Period.ID, page: to.Path + "#" + to.ID, text: of.Quote.Cited(), sentence: of.Quote.Text, form: string(of.Form),
		date: of.Date.String(), issuer: of.Issuer}
	for s := of.Section; s != nil && c.section == ""; s = s.Parent {
		c.section = s.Label
	}
	if of.Note > 0 {
		c.note = strconv.Itoa(of.Note)
	}
	return c
}

func (c *cited) appendJSON(j *jsonObject) {
	j.text("period", c.period)
	j.known("section", c.section)
	if c.note != "" {
		j.key("note")
		j.dst = append(j.dst, c.note...)
	}
	j.text("page", c.page)
	j.key("text")
	j.dst = appendJSON(j.dst, c.text, false)
	j.key("sentence")
	j.dst = appendJSON(j.dst, c.sentence, false)
	j.text("form", c.form)
	j.known("date", c.date)
	j.known("issuer", c.issuer)
	j.dst = append(j.dst, '}')
}

func (c *cited) appendRow(dst []byte, d *report.Directive) []byte {
	for _, cell := range [...]string{d.Slug, d.Key, c.period, c.section, c.note, c.page} {
		dst = appendCell(dst, cell)
	}
	dst = appendCell(appendCell(dst, c.text), c.sentence)
	for _, cell := range [...]string{c.form, c.date, c.issuer} {
		dst = appendCell(dst, cell)
	}
	return endRow(dst)
}
