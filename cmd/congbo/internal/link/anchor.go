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
// named with what it stands in. Passages have theirs already.
func (l *linker) anchor(b *Book) {
	for _, d := range b.documents {
		b.reserve(d.Passages)
	}
	for _, n := range b.Notes {
		b.reserve(n.Passages)
	}
	b.anchorPages()
	l.anchorWritten(b)
	b.anchorTables()
	b.anchorHeadings()
}

// reserve keeps the ids of passages from being given to anything else. They are not
// among the anchors: a large site has a hundred times as many of them.
func (b *Book) reserve(passages []*report.Passage) {
	for _, p := range passages {
		b.reserved[p.ID] = true
	}
}

// anchor finds what has an id: whatever the report numbers, else a passage.
func (b *Book) anchor(id string) (report.Target, bool) {
	if t, ok := b.anchors[id]; ok {
		return t, true
	}
	for _, d := range b.documents {
		if s, ok := d.Anchor(id); ok {
			return report.Target{Report: b.Report, Section: s, ID: id}, true
		}
	}
	find := func(passages []*report.Passage) (report.Target, bool) {
		for _, p := range passages {
			if p.ID == id {
				return report.Target{Report: b.Report, Section: p.Section, ID: p.ID}, true
			}
		}
		return report.Target{}, false
	}
	for _, d := range b.documents {
		if t, ok := find(d.Passages); ok {
			return t, true
		}
	}
	for _, n := range b.Notes {
		if t, ok := find(n.Passages); ok {
			return t, true
		}
	}
	return report.Target{}, false
}

// anchorPages names parts and sections by their slugs.
func (b *Book) anchorPages() {
	count := map[string]int{}
	for _, s := range b.sections {
		if s.HasPage() && s.Level > 1 {
			count[s.Slug]++
		}
	}
	for _, part := range b.Parts {
		b.take(part, part.Slug)
	}
	for _, part := range b.Parts {
		for _, s := range part.Children {
			if s.HasPage() && count[s.Slug] == 1 && b.free(s.Slug) {
				b.take(s, s.Slug)
			} else if s.HasPage() {
				b.take(s, part.Slug+"-"+s.Slug)
			}
		}
	}
}

// anchorWritten takes the ids that authors wrote, {#id}.
func (l *linker) anchorWritten(b *Book) {
	for _, s := range b.sections {
		if s.Heading == nil || s.Heading.Explicit == "" {
			continue
		}
		id := s.Heading.Explicit
		other, taken := b.anchor(id)
		switch {
		case isOwnID(id):
			l.found.Add(diag.Finding{Code: "id/reserved", Severity: diag.Error, Span: s.Heading.Span,
				Message: diag.Say("mã {#%s} dành cho chú thích và giao diện của trang", "id {#%s} belongs to the notes and the interface", id),
				Hint:    diag.Say("chọn mã khác, ví dụ {#%s}", "choose another id, such as {#%s}", slug(s.Title))})
		case taken:
			f := diag.Finding{Code: "id/duplicate", Severity: diag.Error, Span: s.Heading.Span,
				Message: diag.Say("mã {#%s} đã có trong báo cáo", "id {#%s} is in the report already", id),
				Hint:    diag.Say("chọn mã khác cho một trong hai", "choose another id for one of them")}
			if other.Section != nil {
				f.Related = []diag.Related{{Span: at(other.Section), Text: diag.Say("nơi có mã này", "where the id is")}}
			}
			l.found.Add(f)
		default:
			b.take(s, id)
		}
	}
}

// anchorTables names tables of indicators by their caption or what they show.
func (b *Book) anchorTables() {
	for _, d := range b.documents {
		for _, t := range d.Tables {
			name := cmp.Or(t.Settings.Caption, t.Settings.Group, strings.TrimSuffix(t.Settings.Data, path.Ext(t.Settings.Data)), strings.Join(t.Settings.IDs, " "), "chi tieu")
			t.ID = b.unused("bang-" + slug(name))
			b.anchors[t.ID] = report.Target{Report: b.Report, Section: b.sectionAt(d, t.Span.Start), ID: t.ID, Table: t}
		}
	}
}

// anchorHeadings names the headings without an id of their own by their titles.
func (b *Book) anchorHeadings() {
	var left []*report.Section
	for _, s := range b.sections {
		if s.ID == "" {
			left = append(left, s)
		}
	}
	left = b.takeUnique(left, func(s *report.Section) string { return slug(s.Title) })
	left = b.takeUnique(left, qualified)
	for _, s := range left {
		b.take(s, qualified(s))
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
func (b *Book) takeUnique(sections []*report.Section, name func(*report.Section) string) []*report.Section {
	count := map[string]int{}
	names := make([]string, len(sections))
	for i, s := range sections {
		names[i] = name(s)
		count[names[i]]++
	}
	var left []*report.Section
	for i, s := range sections {
		if count[names[i]] == 1 && b.free(names[i]) {
			b.take(s, names[i])
		} else {
			left = append(left, s)
		}
	}
	return left
}

// take makes id, or the next one that is unused, the id of s.
func (b *Book) take(s *report.Section, id string) {
	s.ID = b.unused(id)
	b.name(s)
}

// name lets links name a section by its id.
func (b *Book) name(s *report.Section) {
	t := report.Target{Report: b.Report, Section: s, ID: s.ID}
	if s.HasPage() {
		t.ID = ""
	}
	b.anchors[s.ID] = t
}

func (b *Book) free(id string) bool {
	_, taken := b.anchors[id]
	return !taken && !b.reserved[id] && !isOwnID(id)
}

func (b *Book) unused(id string) string {
	if isOwnID(id) {
		id = "muc-" + id
	}
	if b.free(id) {
		return id
	}
	if b.numbered == nil {
		b.numbered = map[string]int{}
	}
	for n := max(b.numbered[id], 2); ; n++ { // what was not free will not be
		if free := id + "-" + strconv.Itoa(n); b.free(free) {
			b.numbered[id] = n
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
