package render

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"

	"congbo/cmd/congbo/internal/report"
)

// A Memory is what is remembered of the files of a website that was made, for who makes the
// site again: by the name of each job whose files are many or large, what they were made
// of, and which they are. It is worth something only where everything but the content of
// the site is as it was: layouts, data, static files, the program.
type Memory map[string]Made

// Made is what is remembered of one job.
type Made struct {
	Of    string   // sums up everything that the job reads of the site; the same have made the same files
	Files []string // their paths
}

// Before is what was made before: files that would be made the same again are kept.
type Before struct {
	Memory Memory
	Keep   func(name string) (kept bool, err error) // keeps a file as it was published, if it is there
}

// keep keeps the files of a job.
func (b *Before) keep(names []string) *files {
	f := &files{names: names}
	for _, name := range names {
		kept, err := b.Keep(name)
		if f.fail(err); err == nil && !kept {
			f.fail(ErrAgain)
		}
	}
	return f
}

// ErrAgain says that the site must be read as a whole to be made: pages would have to be
// made of a text that is not at hand, or what was made before is not there.
var ErrAgain = errors.New("the site must be read as a whole")

// remembered finds what each job is made of, and which of them need not be done because
// their files were made of the same before. It fails with ErrAgain where another needs
// texts that are not at hand.
func (s *website) remembered(jobs []job, before Memory) (of []string, kept []bool, err error) {
	of, kept = make([]string, len(jobs)), make([]bool, len(jobs))
	s.directiveSums = s.sumDirectives()
	each(len(jobs), func(i int) {
		if jobs[i].of == nil {
			return
		}
		sum := newSummary()
		jobs[i].of(s, sum)
		of[i] = hex.EncodeToString(sum.end())
		made, known := before[jobs[i].name()]
		kept[i] = known && made.Of == of[i]
	})
	for i, j := range jobs {
		for _, r := range j.texts {
			if !kept[i] && s.texts(r).only {
				return nil, nil, ErrAgain
			}
		}
	}
	return of, kept, nil
}

// name tells a job from the others of a site.
func (j job) name() string { return j.owns[0] }

// A summary is the sum of what a job reads of a site.
type summary struct {
	hash hash.Hash
	said []byte // and not summed up yet
}

func newSummary() *summary { return &summary{hash: sha256.New()} }

// say adds texts, so that no two lists of them are summed up alike.
func (s *summary) say(texts ...string) {
	for _, text := range texts {
		s.said = append(binary.AppendUvarint(s.said, uint64(len(text))), text...)
	}
	s.flush()
}

// count adds numbers.
func (s *summary) count(numbers ...int) {
	for _, n := range numbers {
		s.said = binary.AppendVarint(s.said, int64(n))
	}
}

// sum adds a sum.
func (s *summary) sum(of []byte) {
	s.said = append(s.said, of...)
	s.flush()
}

// flush sums up what was said, if it is much.
func (s *summary) flush() {
	if len(s.said) > 4<<10 {
		s.hash.Write(s.said)
		s.said = s.said[:0]
	}
}

// end is the sum of all.
func (s *summary) end() []byte {
	s.hash.Write(s.said)
	return s.hash.Sum(nil)
}

// sumFrame sums up what every page reads of a site beside its settings.
func (s *website) sumFrame(sum *summary) {
	p := s.newPage("", "", place{})
	sum.say("frame", p.Comparison)
	if p.HasFeed {
		sum.say("feed")
	}
}

// sumReport sums up what the pages of a report are made of: its own files, what its citations
// say of the documents they name, and where its links to other reports lead.
func (s *website) sumReport(r *report.Report, sum *summary) {
	s.sumFrame(sum)
	sum.say(s.texts(r).source)
	for _, m := range r.Mentions {
		if m.Directive == nil {
			sum.say("unknown")
			continue
		}
		c := s.cards[m.Directive]
		sum.say("cites", c.to.path, c.title)
	}
	for _, o := range r.Outward {
		switch {
		case o.Link != nil:
			to := destination(o.Link)
			sum.say("link", to.path, to.id)
		case o.Ref.Target.Report == nil:
			sum.say("nowhere")
		default:
			to := toTarget(o.Ref.Target)
			sum.say("reference", to.path, to.id, s.words.reference(o.Ref.Target, r))
		}
	}
}

// sumDirective sums up what the page of a document and its data are made of: what is known
// of it and of those related to it, and every sentence that cites it, with its place.
func (s *website) sumDirective(d *report.Directive, sum *summary) {
	s.sumFrame(sum)
	sum.say(d.Slug, d.Key, d.Type, d.Number, d.Symbol, d.Issuer, d.Title, d.Date.String())
	if d.Registered != nil {
		sum.say("registered", d.Registered.ID)
	}
	if d.File != nil {
		sum.say("file", d.File.Path)
	}
	for _, r := range d.Relations {
		sum.say("relation", relationKeys[r.Kind], r.Directive.Slug, s.words.directive(r.Directive))
	}
	var last *report.Report
	for _, m := range d.Mentions {
		r := s.owners[m.Passage.Document]
		if r == nil {
			continue
		}
		if r != last {
			sum.say("report", coverPath(r), s.reportName(r), s.periodName(r))
			last = r
		}
		to, quote := toMention(r, m), &s.texts(r).quotes[m.Nth]
		sum.say(to.path, to.id, string(m.Form), m.Citation.Issuer)
		date := m.Citation.Date
		sum.count(date.Year, date.Month, date.Day, int(quote.before), int(quote.cited))
		sum.sum(quote.sum[:])
		if note := m.Passage.Note; note != nil {
			sum.count(note.Number)
		}
		if section := m.Passage.Section; section != nil { // as standsAt names it
			sum.say(section.Label, section.Title)
			sum.count(section.Level)
		}
	}
}

// sumDirectives sums up each document of the register.
func (s *website) sumDirectives() [][]byte {
	sums := make([][]byte, len(s.Directives))
	each(len(sums), func(i int) {
		sum := newSummary()
		s.sumDirective(s.Directives[i], sum)
		sums[i] = sum.end()
	})
	return sums
}

// sumRegister sums up what the data of the register are made of.
func (s *website) sumRegister(sum *summary) {
	for _, of := range s.directiveSums {
		sum.sum(of)
	}
}

// sumReports sums up what pages about several periods say of their reports.
func (s *website) sumReports(sum *summary) {
	s.sumFrame(sum)
	for _, r := range s.Reports {
		f := r.Front()
		sum.say(r.Period.ID, s.periodName(r), s.reportName(r), f.Number, f.Title, f.Issuer)
	}
}

// sumComparison sums up what the page that compares two periods is made of.
func (s *website) sumComparison(pair [2]*report.Report, sum *summary) {
	s.sumReports(sum)
	for _, r := range pair {
		sum.say("report", s.texts(r).source)
		for _, m := range r.Mentions {
			if m.Directive != nil {
				sum.say("cites", m.Directive.Slug, s.words.directive(m.Directive))
			}
		}
	}
}
