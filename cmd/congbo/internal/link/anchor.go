package link

import (
	"cmp"
	"path"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// anchor gives sections and tables their ids, unique in the report. Ids do not
// depend on the order of the files: where several would be one, each of them is
// named with what it stands in. Blocks have theirs already.
func (l *Linked) anchor() {
	for _, d := range l.Documents {
		l.reserve(d.Blocks)
	}
	for _, n := range l.Notes {
		l.reserve(n.Blocks)
	}
	l.anchorPages()
	l.anchorWritten()
	l.anchorTables()
	l.anchorHeadings()
}

// reserve keeps the ids of blocks from being given to anything else.
func (l *Linked) reserve(blocks []*report.Block) {
	for _, b := range blocks {
		l.Outline.blocks[b.ID] = b.Section
	}
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

// anchorWritten takes the ids that authors wrote, {#id}.
func (l *Linked) anchorWritten() {
	for _, s := range l.Outline.sections {
		if l.headings[s] == nil || l.headings[s].Explicit == "" {
			continue
		}
		id := l.headings[s].Explicit
		other, taken := l.Outline.named(id)
		switch {
		case isOwnID(id):
			l.Found.Add(diag.Finding{Code: "id/reserved", Severity: diag.Error, Span: s.Span,
				Message: diag.Say("mã {#%s} dành cho chú thích và giao diện của trang", "id {#%s} belongs to the notes and the interface", id),
				Hint:    diag.Say("chọn mã khác, ví dụ {#%s}", "choose another id, such as {#%s}", slug(s.Title))})
		case taken:
			f := diag.Finding{Code: "id/duplicate", Severity: diag.Error, Span: s.Span,
				Message: diag.Say("mã {#%s} đã có trong báo cáo", "id {#%s} is in the report already", id),
				Hint:    diag.Say("chọn mã khác cho một trong hai", "choose another id for one of them")}
			if other.Section != nil {
				f.Related = []diag.Related{{Span: other.Section.Span, Text: diag.Say("nơi có mã này", "where the id is")}}
			}
			l.Found.Add(f)
		default:
			l.take(s, id)
		}
	}
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
		if s.ID == "" {
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
		return page.ID + "-" + slug(s.Title)
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
	s.ID = l.unused(id)
	l.name(s)
}

// name lets links name a section by its id.
func (l *Linked) name(s *report.Section) {
	t := report.Target{Report: l.Summary, Section: s, ID: s.ID}
	if s.HasPage() {
		t.ID = ""
	}
	l.Outline.anchors[s.ID] = t
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
