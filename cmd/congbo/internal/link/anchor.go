package link

import (
	"bytes"
	"cmp"
	"path"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// anchor gives sections and tables their ids. Those of the full page are unique in the
// report and do not depend on the order of the files: where several would be one, each of
// them is named with what it stands in. On its own page a heading is named by its title
// alone, so that its address lasts whatever other files come to say. Blocks have their ids
// already.
func (l *Linked) anchor() {
	for _, d := range l.Documents {
		l.reserve(d.Blocks)
	}
	for _, n := range l.Notes {
		l.reserve(n.Blocks)
	}
	l.anchorPages()
	l.anchorWritten()
	l.anchorItems()
	l.anchorTables()
	l.anchorHeadings()
	l.anchorOwn()
}

// reserve keeps the ids of blocks from being given to anything else.
func (l *Linked) reserve(blocks []*report.Block) {
	for _, b := range blocks {
		l.Outline.blocks[b.ID] = b.Section
	}
}

// onPage finds what has an id on a page of the report, nil being the cover, else on any.
func (o *Outline) onPage(page *report.Section, id string) (report.Target, bool) {
	if s := o.own[onPageID(page, id)]; s != nil {
		return report.Target{Report: o.Summary, Section: s, ID: id}, true
	}
	return o.named(id)
}

// onPageID names an id on a page.
func onPageID(page *report.Section, id string) string {
	if page == nil {
		return "#" + id
	}
	return page.Folder + "#" + id
}

// named finds what has an id: whatever the report numbers, else a block.
func (o *Outline) named(id string) (report.Target, bool) {
	if t, ok := o.anchors[id]; ok {
		return t, true
	}
	section, ok := o.blocks[id]
	if !ok {
		return report.Target{}, false
	}
	return report.Target{Report: o.Summary, Section: section, ID: id}, true
}

// anchorPages names parts and sections by their slugs.
func (l *Linked) anchorPages() {
	count := map[string]int{}
	for _, s := range l.Outline.sections {
		if s.HasPage() && s.Level > 1 {
			count[s.Slug]++
		}
	}
	for _, part := range l.Parts {
		l.take(part, part.Slug)
	}
	for _, part := range l.Parts {
		for _, s := range part.Children {
			if s.HasPage() && count[s.Slug] == 1 && l.free(s.Slug) {
				l.take(s, s.Slug)
			} else if s.HasPage() {
				l.take(s, part.Slug+"-"+s.Slug)
			}
		}
	}
}

// anchorWritten takes the ids that authors wrote at headings, {#id}.
func (l *Linked) anchorWritten() {
	for _, s := range l.Outline.sections {
		if h := l.headings[s]; h != nil && h.Explicit != "" && l.mayTake(h.Explicit, s.Span, s.Title) {
			l.take(s, h.Explicit)
		}
	}
}

// anchorItems takes the ids that authors wrote at items of lists, {#id}, which are those of
// their blocks then.
func (l *Linked) anchorItems() {
	for _, text := range l.Leaves {
		b, id := text.Block, text.Leaf.Explicit
		if id == "" || !l.mayTake(id, idOfItem(text), text.Leaf.Text) {
			continue
		}
		delete(l.Outline.blocks, b.ID)
		b.ID = id
		l.Outline.anchors[id] = report.Target{Report: l.Summary, Section: b.Section, ID: id, Item: b.Item}
		l.Outline.items = append(l.Outline.items, id)
	}
}

// idOfItem is where the id of an item is written.
func idOfItem(text Leaf) source.Span {
	b := report.Block{File: text.Block.File, Origins: text.Leaf.Origins}
	at := b.Span(len(text.Leaf.Text), len(text.Leaf.Text))
	if i := bytes.Index(at.File.Text[at.Start:], []byte("{#"+text.Leaf.Explicit+"}")); i >= 0 {
		at.Start += i
		at.End = at.Start + len(text.Leaf.Explicit) + len("{#}")
	}
	return at
}

// mayTake reports whether an id that an author wrote is free, and says so if not.
func (l *Linked) mayTake(id string, at source.Span, title string) bool {
	other, taken := l.Outline.named(id)
	switch {
	case isOwnID(id):
		l.Found.Add(diag.Finding{Code: "id/reserved", Severity: diag.Error, Span: at,
			Message: diag.Say("mã {#%s} dành cho chú thích và giao diện của trang", "id {#%s} belongs to the notes and the interface", id),
			Hint:    diag.Say("chọn mã khác, ví dụ {#%s}", "choose another id, such as {#%s}", slug(title))})
	case taken:
		f := diag.Finding{Code: "id/duplicate", Severity: diag.Error, Span: at,
			Message: diag.Say("mã {#%s} đã có trong báo cáo", "id {#%s} is in the report already", id),
			Hint:    diag.Say("chọn mã khác cho một trong hai", "choose another id for one of them")}
		first, known := l.written[id]
		if !known && other.Section != nil {
			first, known = other.Section.Span, true
		}
		if known {
			f.Related = []diag.Related{{Span: first, Text: diag.Say("nơi có mã này", "where the id is")}}
		}
		l.Found.Add(f)
	default:
		l.written[id] = at
		return true
	}
	return false
}

// anchorTables names tables of indicators by their caption or what they show.
func (l *Linked) anchorTables() {
	for _, d := range l.Documents {
		for _, t := range d.Tables {
			name := cmp.Or(t.Settings.Caption, t.Settings.Group, strings.TrimSuffix(t.Settings.Data, path.Ext(t.Settings.Data)), strings.Join(t.Settings.IDs, " "), "chi tieu")
			t.ID = l.unused("bang-" + slug(name))
			l.Outline.anchors[t.ID] = report.Target{Report: l.Summary, Section: l.sectionAt(d, t.Span.Start), ID: t.ID, Table: cmp.Or(t.Number, report.Unnumbered)}
			l.Outline.tables = append(l.Outline.tables, t.ID)
		}
	}
}

// anchorHeadings names the headings without an id of their own by their titles.
func (l *Linked) anchorHeadings() {
	var left []*report.Section
	for _, s := range l.Outline.sections {
		if s.FullID == "" {
			left = append(left, s)
		}
	}
	left = l.takeUnique(left, func(s *report.Section) string { return slug(s.Title) })
	left = l.takeUnique(left, qualified)
	for _, s := range left {
		l.take(s, qualified(s))
	}
}

// qualified is the id of a heading whose title is not unique in the report.
func qualified(s *report.Section) string {
	if page := s.Page(); page != nil {
		return page.FullID + "-" + slug(s.Title)
	}
	return "mo-dau-" + slug(s.Title)
}

// takeUnique names the sections whose name no other has, and returns the others.
func (l *Linked) takeUnique(sections []*report.Section, name func(*report.Section) string) []*report.Section {
	count := map[string]int{}
	names := make([]string, len(sections))
	for i, s := range sections {
		names[i] = name(s)
		count[names[i]]++
	}
	var left []*report.Section
	for i, s := range sections {
		if count[names[i]] == 1 && l.free(names[i]) {
			l.take(s, names[i])
		} else {
			left = append(left, s)
		}
	}
	return left
}

// take makes id, or the next one that is unused, the id of s.
func (l *Linked) take(s *report.Section, id string) {
	s.FullID = l.unused(id)
	s.ID = s.FullID
	l.name(s)
}

// anchorOwn gives headings the ids that they have on their own pages.
func (l *Linked) anchorOwn() {
	taken := map[string]bool{}
	for _, s := range l.Outline.sections {
		taken[onPageID(s.Page(), s.FullID)] = true
	}
	for _, id := range l.Outline.tables {
		taken[onPageID(l.Outline.anchors[id].Section.Page(), id)] = true
	}
	for _, s := range l.Outline.sections {
		if s.HasPage() || l.headings[s].Explicit != "" {
			continue
		}
		id := slug(s.Title)
		own := onPageID(s.Page(), id)
		if s.FullID == id || taken[own] || isOwnID(id) {
			continue
		}
		taken[own] = true
		s.ID = id
		if s.First = l.free(id); s.First {
			l.Outline.anchors[id] = report.Target{Report: l.Summary, Section: s, ID: id}
		}
		l.Outline.own[own] = s
	}
}

// name lets links name a section by its id.
func (l *Linked) name(s *report.Section) {
	t := report.Target{Report: l.Summary, Section: s, ID: s.FullID}
	if s.HasPage() {
		t.ID = ""
	}
	l.Outline.anchors[s.FullID] = t
}

func (l *Linked) free(id string) bool {
	_, taken := l.Outline.named(id)
	return !taken && !isOwnID(id)
}

func (l *Linked) unused(id string) string {
	if isOwnID(id) {
		id = "muc-" + id
	}
	if l.free(id) {
		return id
	}
	if l.numbered == nil {
		l.numbered = map[string]int{}
	}
	for n := max(l.numbered[id], 2); ; n++ { // what was not free will not be
		if free := id + "-" + strconv.Itoa(n); l.free(free) {
			l.numbered[id] = n
			return free
		}
	}
}

// isOwnID reports whether an id is one of congbo's own: those of notes and their
// mentions, cn-7 and cn-7-ref-1, whose numbers change as the report does, and those of
// the interface, ui-main.
func isOwnID(id string) bool {
	rest, ok := strings.CutPrefix(id, "cn-")
	return ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' || strings.HasPrefix(id, "ui-")
}

// maxSlug bounds an id made of a title.
const maxSlug = 60

// slug makes an id of a title: at most 60 characters, whole words where it can be.
func slug(title string) string { return cut(cmp.Or(citation.Slug(title), "muc"), maxSlug) }

// cut shortens a slug to at most n bytes, at a hyphen where it has one.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if at := strings.LastIndexByte(s[:n+1], '-'); at > 0 {
		return s[:at]
	}
	return s[:n]
}
