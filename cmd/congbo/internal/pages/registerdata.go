package pages

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// registerData makes /van-ban/directives.json, every document of the register or of the
// reports with every sentence that cites it, directives.csv, a row a document, and
// citations.csv, a row a citation. Fields that nothing is known of are left out of the
// JSON. Pages are paths from the root of the site. A large register has tens of thousands
// of citations: it is written a document at a time.
func (s *website) registerData() *files {
	f := s.files()
	all := f.create(address.Register + "directives.json")
	documents, citations := f.create(address.Register+"directives.csv"), f.create(address.Register+"citations.csv")
	documents.write(appendRow(nil, "id", "key", "type", "number", "symbol", "date", "issuer", "title", "term", "url", "file", "registered", "page",
		"replaces", "replaced_by", "amends", "amended_by", "implements", "implemented_by", "citations"))
	citations.write(appendRow(nil, "directive", "key", "period", "section", "note", "page", "text", "sentence", "form", "date", "issuer"))
	j := jsonObject{dst: []byte{'{'}}
	j.known("committee", s.Data.Site.Committee)
	j.key("directives")
	all.write(append(j.dst, '['))
	j.dst = nil
	var rows []byte
	for i, d := range s.Directives {
		if i > 0 {
			j.dst = append(j.dst, ',')
		}
		e := s.entry(d)
		j.dst = append(j.dst, '{')
		e.appendJSON(&j)
		j.key("citations")
		j.dst = append(j.dst, '[')
		rows = rows[:0]
		for n, citation := range d.Citations {
			c := citedOf(citation)
			if n > 0 {
				j.dst = append(j.dst, ',')
			}
			j.dst = append(j.dst, '{')
			c.appendJSON(&j)
			rows = c.appendRow(rows, d)
		}
		j.dst = append(j.dst, "]}"...)
		all.write(j.dst)
		citations.write(rows)
		documents.write(e.appendRow(nil, len(d.Citations)))
		j.dst = j.dst[:0]
	}
	all.write([]byte("]}\n"))
	all.close()
	citations.close()
	documents.close()
	return f
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

func (s *website) entry(d *report.Directive) entry {
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

func (e *entry) appendRow(dst []byte, citations int) []byte {
	return appendRow(dst, append([]string{e.Slug, e.Key, e.Type, e.Number, e.Symbol, e.date, e.Issuer, e.Title, e.term, e.url, e.file,
		strconv.FormatBool(e.Registered != nil), address.Directive(e.Directive)},
		append(e.related[:], strconv.Itoa(citations))...)...)
}

// A cited is one citation as its data say it, with the date and issuer that the prose
// states.
type cited struct {
	period, section string // "I.2.1"
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
	if of.Section != nil {
		c.section = of.Section.Label
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

// encoded is JSON, one value a line where people may read it, else without
// spaces.
func encoded(v any, indent string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	e.Encode(v) // strings and numbers only: it cannot fail
	return b.Bytes()
}
