package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// A registerJSON is /van-ban/directives.json: every document of the register or
// of the reports, with every sentence that cites it. Fields that nothing is
// known of are left out. Pages are paths from the root of the site.
type registerJSON struct {
	Committee  string          `json:"committee,omitempty"`
	Directives []directiveJSON `json:"directives"`
}

type directiveJSON struct {
	ID            string         `json:"id"` // of the register and of the page
	Key           string         `json:"key,omitempty"`
	Type          string         `json:"type"`
	Number        string         `json:"number,omitempty"`
	Symbol        string         `json:"symbol,omitempty"`
	Date          string         `json:"date,omitempty"` // ISO 8601: a day, month or year
	Issuer        string         `json:"issuer,omitempty"`
	Title         string         `json:"title,omitempty"`
	Term          string         `json:"term,omitempty"`
	URL           string         `json:"url,omitempty"`  // of the official text
	File          string         `json:"file,omitempty"` // of the official text, on this site
	Registered    bool           `json:"registered"`     // false: known from prose only
	Page          string         `json:"page"`
	Replaces      []string       `json:"replaces,omitempty"` // ids
	ReplacedBy    []string       `json:"replaced_by,omitempty"`
	Amends        []string       `json:"amends,omitempty"`
	AmendedBy     []string       `json:"amended_by,omitempty"`
	Implements    []string       `json:"implements,omitempty"`
	ImplementedBy []string       `json:"implemented_by,omitempty"`
	Citations     []citationJSON `json:"citations"`
}

// A citationJSON is one citation, with the date and issuer that the prose states.
type citationJSON struct {
	Period   string `json:"period"`
	Section  string `json:"section,omitempty"` // "I.2.1"
	Note     int    `json:"note,omitempty"`    // the number of the note it stands in
	Page     string `json:"page"`              // with the anchor of the citation
	Text     string `json:"text"`
	Sentence string `json:"sentence"`
	Form     string `json:"form"`
	Date     string `json:"date,omitempty"`
	Issuer   string `json:"issuer,omitempty"`
}

// registerData makes /van-ban/directives.json. Documents are encoded one at a time: with
// all of their citations at once a large register would fill the memory.
func (s *website) registerData() *files {
	f := s.files()
	head, tail, _ := bytes.Cut(encoded(registerJSON{Committee: s.Data.Site.Committee, Directives: []directiveJSON{}}, ""), []byte("[]"))
	all := append(head[:len(head):len(head)], '[')
	for i, d := range s.Directives {
		if i > 0 {
			all = append(all, ',')
		}
		all = append(all, bytes.TrimSuffix(encoded(s.directiveJSON(f, d), ""), []byte("\n"))...)
	}
	f.add(registerPath+"directives.json", append(append(all, ']'), tail...))
	return f
}

// registerTables makes /van-ban/directives.csv, a row a document, and
// /van-ban/citations.csv, a row a citation.
func (s *website) registerTables() *files {
	f := s.files()
	var documents, citations bytes.Buffer
	document, citation := csvWriter(&documents), csvWriter(&citations)
	document.Write([]string{"id", "key", "type", "number", "symbol", "date", "issuer", "title", "term", "url", "file", "registered", "page",
		"replaces", "replaced_by", "amends", "amended_by", "implements", "implemented_by", "citations"})
	citation.Write([]string{"directive", "key", "period", "section", "note", "page", "text", "sentence", "form", "date", "issuer"})
	for _, d := range s.Directives {
		j := s.directiveJSON(f, d)
		document.Write([]string{j.ID, j.Key, j.Type, j.Number, j.Symbol, j.Date, j.Issuer, j.Title, j.Term, j.URL, j.File,
			strconv.FormatBool(j.Registered), j.Page, ids(j.Replaces), ids(j.ReplacedBy), ids(j.Amends), ids(j.AmendedBy), ids(j.Implements), ids(j.ImplementedBy),
			strconv.Itoa(len(j.Citations))})
		for _, c := range j.Citations {
			note := ""
			if c.Note > 0 {
				note = strconv.Itoa(c.Note)
			}
			citation.Write([]string{j.ID, j.Key, c.Period, c.Section, note, c.Page, c.Text, c.Sentence, c.Form, c.Date, c.Issuer})
		}
	}
	document.Flush()
	citation.Flush()
	f.add(registerPath+"directives.csv", documents.Bytes())
	f.add(registerPath+"citations.csv", citations.Bytes())
	return f
}

func (s *website) directiveJSON(f *files, d *report.Directive) directiveJSON {
	var buf []byte
	j := directiveJSON{
		ID: d.Slug, Key: d.Key, Type: d.Type, Number: d.Number, Symbol: d.Symbol, Date: d.Date.String(), Issuer: d.Issuer, Title: d.Title,
		Registered: d.Registered != nil, Page: directivePath(d), Citations: []citationJSON{},
	}
	if d.Registered != nil {
		j.Term, j.URL = d.Registered.Term, d.Registered.URL
	}
	if d.File != nil {
		j.File = publishedPath(d.File)
	}
	for _, r := range d.Relations {
		into := map[report.RelationKind]*[]string{
			report.Replaces: &j.Replaces, report.ReplacedBy: &j.ReplacedBy, report.Amends: &j.Amends,
			report.AmendedBy: &j.AmendedBy, report.Implements: &j.Implements, report.ImplementedBy: &j.ImplementedBy,
		}[r.Kind]
		*into = append(*into, r.Directive.Slug)
	}
	for _, m := range d.Mentions {
		r := s.owners[m.Passage.Document]
		if r == nil {
			continue
		}
		before, cited, after, err := s.texts(r).quote(m, &buf)
		f.fail(err)
		to := toMention(r, m)
		c := citationJSON{Period: r.Period.ID, Page: to.path + to.anchor, Text: string(cited), Sentence: string(before) + string(cited) + string(after),
			Form: string(m.Form), Date: m.Citation.Date.String(), Issuer: m.Citation.Issuer}
		if m.Passage.Section != nil {
			c.Section = m.Passage.Section.Label
		}
		if m.Passage.Note != nil {
			c.Note = m.Passage.Note.Number
		}
		j.Citations = append(j.Citations, c)
	}
	return j
}

func ids(all []string) string { return strings.Join(all, " ") }

// table is rows as CSV: RFC 4180.
func table(rows [][]string) []byte {
	var b bytes.Buffer
	csvWriter(&b).WriteAll(rows) // into memory: it cannot fail
	return b.Bytes()
}

func csvWriter(b *bytes.Buffer) *csv.Writer {
	w := csv.NewWriter(b)
	w.UseCRLF = true
	return w
}

// encoded is JSON, one value a line where people may read it, else without
// spaces: a large register has 50,000 citations.
func encoded(v any, indent string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	e.Encode(v) // strings and numbers only: it cannot fail
	return b.Bytes()
}
