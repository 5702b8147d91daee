package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// A writer makes the files of a report of its outline.
type writer struct {
	draft   *draft
	period  string
	bare    bool // no lists
	result  *Result
	propose proposer
	ids     namer // of the headings that something leads to
}

// number gives the notes their labels, by the order in which the report mentions
// them; congbo prints the same numbers. A note that nothing mentions is put at
// the end of the text.
func (w *writer) number(root *section) {
	n := 0
	var follow func(blocks []*block)
	seen := map[*note]bool{}
	var later []*note
	file := ""
	mention := func(runs []run) {
		for _, r := range runs {
			if r.note != nil && r.repeated == "" && !seen[r.note] {
				seen[r.note], r.note.file = true, file
				n++
				r.note.label = strconv.Itoa(n)
				later = append(later, r.note)
			}
		}
	}
	follow = func(blocks []*block) {
		for _, b := range blocks {
			if b.caption != nil {
				mention(b.caption.runs)
			}
			mention(b.runs)
			for _, row := range b.cells {
				for _, c := range row {
					follow(c.blocks)
				}
			}
		}
	}
	var walk func(s *section)
	walk = func(s *section) {
		file = s.file
		if s.title != nil {
			mention(s.title.runs)
		}
		follow(s.blocks)
		for _, child := range s.children {
			walk(child)
		}
	}
	walk(root)
	for i := 0; i < len(later); i++ {
		file = later[i].file
		follow(later[i].blocks)
	}
	for _, lone := range w.draft.notes {
		if seen[lone] {
			continue
		}
		w.draft.remark(lone.line, diag.Say("chú thích %s không có dấu trong lời văn; đặt ở cuối", "note %s has no mark in the text; it stands at the end", lone.label))
		last := root
		for len(last.children) > 0 {
			last = last.children[len(last.children)-1]
		}
		last.blocks = append(last.blocks, lone.blocks...)
	}
	w.draft.notes = slices.DeleteFunc(w.draft.notes, func(n *note) bool { return !seen[n] })
}

// name gives each section the file that it is written to.
func (w *writer) name(root *section) {
	root.file = "_index.md"
	names := namer{reserved: strings.Fields(data.ReservedInReport + " " + data.ReservedByCommitments)}
	for i, part := range root.children {
		under := names.name(i, len(root.children), w.words(part)) + "/"
		part.file = under + "_index.md"
		inPart := namer{}
		for j, s := range part.children {
			s.file = under + inPart.name(j, len(part.children), w.words(s)) + ".md"
			s.spread()
		}
	}
}

// spread says of all that lies below a section that it is in the same file.
func (s *section) spread() {
	for _, child := range s.children {
		child.file = s.file
		child.spread()
	}
}

// report writes the files of the whole report.
func (w *writer) report(root *section, front data.Front) {
	w.file(root, front, nil)
	for _, part := range root.children {
		w.result.Count.Parts++
		w.file(part, w.front(part), nil)
		for _, s := range part.children {
			w.result.Count.Sections++
			w.file(s, w.front(s), s.children)
		}
	}
}

// markedWords are the words of a title with the marks of its notes, as front matter has
// them.
func (w *writer) markedWords(s *section) string {
	if s.bare {
		return s.name
	}
	var b strings.Builder
	for _, r := range withMarker(s.title) {
		switch {
		case r.note != nil:
			b.WriteString("[^" + r.note.label + "]")
		case r.isText():
			b.WriteString(strings.ReplaceAll(r.text, "\n", " "))
		}
	}
	return strings.TrimSpace(b.String())
}

// words is the title of a section without emphasis.
func (w *writer) words(s *section) string {
	if s.bare {
		return s.name
	}
	var words []run
	for _, r := range withMarker(s.title) { // an automatic number that no level prints
		if r.isText() {
			words = append(words, r)
		}
	}
	return strings.TrimSpace(textOf(words))
}

// front is the front matter of a part or section. An image cannot stand in it and goes
// to the first words below.
func (w *writer) front(s *section) data.Front {
	f := data.Front{Title: cmp.Or(w.markedWords(s), "…"), Heading: !s.bare}
	if s.bare {
		w.draft.words.add(s.name) // for navigation only, and not of the source
		return f
	}
	var images []run
	for _, r := range s.title.runs {
		if r.image != "" {
			images = append(images, r)
		}
	}
	if len(images) > 0 {
		w.draft.remark(s.line, diag.Say("hình ở tên mục %q được chuyển xuống đầu nội dung của mục", "the image in title %q was moved to the beginning of its text", short(w.words(s))))
		s.blocks = append([]*block{{runs: images, line: s.line}}, s.blocks...)
	}
	return f
}

// file writes one file: front matter, text, headings below with their text, notes.
func (w *writer) file(s *section, front data.Front, below []*section) {
	name, blocks := "content/"+w.period+"/"+s.file, s.blocks
	p := page{draft: w.draft, bare: w.bare, data: "data/" + w.period + "/", up: strings.Repeat("../", max(0, strings.Count(name, "/")-2))}
	if s.title != nil {
		p.inline(s.title.runs) // its notes stand below the text
	}
	p.write(blocks)
	w.below(&p, below)
	p.definitions()
	text := front.AppendTOML(nil)
	if p.text.Len() > 0 {
		text = append(text, '\n')
		text = append(text, p.text.String()...)
	}
	w.result.Files[name] = text
	w.figures(name, blocks, below, p.notes)
	w.result.Count.Paragraphs += len(blocks)
	for _, b := range blocks {
		if b.kind == table {
			w.result.Count.Tables++
		}
	}
}

// figures proposes indicators of the words of a file.
func (w *writer) figures(name string, blocks []*block, below []*section, notes []*note) {
	var place []string
	for _, part := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(name, "content/"+w.period+"/"), ".md"), "/") {
		if _, slug, ok := strings.Cut(part, "-"); ok {
			place = append(place, slug)
		}
	}
	read := func(blocks []*block, source string) {
		unit := "" // of the table that comes
		for _, b := range blocks {
			if b.kind == table {
				w.propose.table(b, unit, source)
				unit = ""
				continue
			}
			text := strings.Join(strings.Fields(b.plain()), " ")
			if form := unitLine.FindString(text); form != "" {
				unit = strings.Trim(text[len(form):], " ).")
				continue
			}
			w.propose.read(text, source)
		}
	}
	read(blocks, strings.Join(place, "/"))
	var walk func(sections []*section)
	walk = func(sections []*section) {
		for _, s := range sections {
			read(s.blocks, strings.Join(place, "/"))
			walk(s.children)
		}
	}
	walk(below)
	for _, n := range notes {
		read(n.blocks, "note:"+n.label)
	}
}

func (w *writer) below(p *page, sections []*section) {
	for _, s := range sections {
		w.result.Count.Headings++
		if s.bare {
			p.write(s.blocks)
			continue
		}
		p.heading(s)
		p.write(s.blocks)
		p.lists = nil
		w.result.Count.Paragraphs += len(s.blocks)
		for _, b := range s.blocks {
			if b.kind == table {
				w.result.Count.Tables++
			}
		}
		w.below(p, s.children)
	}
}

// A namer makes the names of siblings: "02-nhiem-vu-chinh-tri".
type namer struct {
	taken    map[string]int // how often each was asked for
	reserved []string       // for pages of congbo's own
}

// name makes the name of the i-th of n siblings.
func (t *namer) name(i, n int, title string) string {
	return fmt.Sprintf("%0*d-%s", max(2, len(strconv.Itoa(n))), i+1, t.slug(withoutPeriod(title), 48, "muc"))
}

// slug makes an address of a title, of at most so many characters, that no other
// has; where nothing of the title can stand in one, it is instead.
func (t *namer) slug(title string, most int, instead string) string {
	slug := citation.Slug(title)
	if len(slug) > most {
		if at := strings.LastIndexByte(slug[:most+1], '-'); at > 0 {
			slug = slug[:at]
		} else {
			slug = slug[:most]
		}
	}
	if !data.ValidSlug(slug) {
		slug = instead
	}
	if slices.Contains(t.reserved, slug) {
		slug = "phan-" + slug // what it is: a part, "phần"
	}
	if t.taken == nil {
		t.taken = map[string]int{}
	}
	unique := slug
	for t.taken[unique] > 0 || device(unique) {
		t.taken[slug]++
		unique = slug + "-" + strconv.Itoa(max(t.taken[slug], 2))
	}
	t.taken[unique]++
	return unique
}

// device reports whether Windows keeps a name for itself.
func device(slug string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, slug) {
		return true
	}
	return len(slug) == 4 && (slug[:3] == "com" || slug[:3] == "lpt") && slug[3] >= '0' && slug[3] <= '9'
}

// balance counts the words of what was made and named against those of the source.
func (w *writer) balance(front data.Front) {
	var out wordCount
	period := wordCount{}
	for _, text := range []string{front.Period, front.From.String(), front.To.String(), front.Status} {
		period.add(text)
	}
	for name, text := range w.result.Files {
		if strings.HasSuffix(name, ".md") {
			out.add(wordsOf(string(text)))
		}
	}
	for _, t := range w.draft.tables {
		out.add(noteSigns.ReplaceAllString(string(t.data), ""))
	}
	for word, n := range period {
		out[word] -= n
	}
	for _, l := range w.draft.left {
		if !l.kept {
			out.add(l.Text)
		}
	}
	w.result.Lost = w.draft.words.unbalanced(out)
}

var (
	// imageForm is an image, whose description is no part of the words beside it.
	imageForm = lazyregexp.New(`!\[((?:[^\]\\]|\\.)*)\]\([^)\s]*\)`)
	// linkForm is a link, whose words may be part of the word beside it.
	linkForm = lazyregexp.New(`\[((?:[^\]\\]|\\.)*)\]\([^)\s]*\)`)
	// noteSigns are the labels of notes, and ids of headings.
	noteSigns = lazyregexp.New(`(?m) \{#[a-z0-9-]+\}$|\[\^\d+\]`)
)

// wordsOf is the words of a file without those that Markdown and TOML put there:
// keys of front matter, the numbering and the signs of notes are no words of the
// source.
func wordsOf(text string) string {
	var front, b strings.Builder // titles have no links
	fences := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "+++" && fences < 2 {
			fences++
			continue
		}
		if fences < 2 {
			key, value, ok := strings.Cut(line, " = ")
			if ok && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") == "" {
				if key == "numbering" || key == "heading" {
					continue
				}
				line = value
			}
			if unquoted, err := strconv.Unquote(strings.TrimSuffix(strings.TrimSpace(line), ",")); err == nil {
				line = unquoted
			}
			front.WriteString(line + "\n")
			continue
		}
		b.WriteString(line)
	}
	words := func(s string) string { return noteSigns.ReplaceAllString(asMarks.Replace(s), "") }
	return words(front.String()) + linkForm.ReplaceAllString(imageForm.ReplaceAllString(words(b.String()), " ${1} "), "${1}")
}
