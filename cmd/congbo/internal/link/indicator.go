package link

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// indicators joins inline values and tables with the figures of the period.
func (l *Linked) indicators() {
	for _, i := range l.Data.Indicators {
		l.figures[i.ID] = i
	}
	number := 0
	for _, d := range l.Documents {
		for _, v := range d.Values {
			l.value(d, v)
		}
		for _, t := range d.Tables {
			if t.Settings.Data != "" {
				l.sheet(d, t)
			} else {
				t.Rows = l.rows(d, t)
			}
			l.tableNotes(d, t)
			if t.Settings.Caption != "" {
				number++
				t.Number = number
			}
		}
	}
}

// indicator finds the indicator of an id, or says that there is none.
func (l *Linked) indicator(id string, at source.Span) *data.Indicator {
	i := l.figures[id]
	if i == nil && !l.Data.Unread {
		l.Found.Add(diag.Finding{Code: "indicator/unknown", Severity: diag.Error, Span: at,
			Message: diag.Say("không có chỉ tiêu %q trong kỳ này", "there is no indicator %q in this period", id),
			Hint: l.suggest(id, slices.Sorted(maps.Keys(l.figures)), diag.Say("thêm [indicator.%s] vào data/%s/indicators.toml",
				"add [indicator.%s] to data/%s/indicators.toml", id, l.Period.ID))})
	}
	return i
}

// fields are what {{id.field}} can print.
var fields = [...]string{"name", "unit", "actual", "target", "of", "percent", "previous", "change", "status", "note"}

func (l *Linked) value(d *report.Document, v *report.Value) {
	i := l.indicator(v.Indicator, v.Span)
	if i == nil {
		return
	}
	switch {
	case !slices.Contains(fields[:], v.Field):
		l.Found.Add(diag.Finding{Code: "indicator/field", Severity: diag.Error, Span: v.Span,
			Message: diag.Say("chỉ tiêu không có trường %q", "an indicator has no field %q", v.Field),
			Hint:    l.suggest(v.Field, fields[:], diag.Say("các trường: %s", "the fields are: %s", strings.Join(fields[:], ", ")))})
	case !i.Has(v.Field) && misread(i, v.Field):
	case !i.Has(v.Field):
		l.Found.Add(diag.Finding{Code: "indicator/value", Severity: diag.Error, Span: v.Span,
			Message: diag.Say("chỉ tiêu %q chưa có %s", "indicator %q has no %s", i.ID, v.Field),
			Hint:    diag.Say("thêm %s vào [indicator.%s]", "add %s to [indicator.%s]", v.Field, i.ID),
			Related: []diag.Related{{Span: i.Span, Text: diag.Say("chỉ tiêu", "the indicator")}}})
	case l.insert(d, len(i.Name)+len(i.Unit)+len(i.Note), v.Span):
		v.Data = i
	}
}

// misread reports whether a number is written that is none, which data has said.
func misread(i *data.Indicator, field string) bool {
	_, written := i.Fields[field]
	return written && field != "name" && field != "unit" && field != "note"
}

// rows are the indicators of a table: those it lists, then those of its group.
func (l *Linked) rows(d *report.Document, t *report.Table) []*data.Indicator {
	var rows []*data.Indicator
	for _, id := range t.Settings.IDs {
		if i := l.indicator(id, quoted(t.Settings.Span, id)); i != nil && l.insert(d, rowCost(i), t.Span) {
			rows = append(rows, i)
		}
	}
	if group := t.Settings.Group; group != "" {
		found := false
		for _, i := range l.Data.Indicators {
			if i.Group != group {
				continue
			}
			found = true
			if !l.insert(d, rowCost(i), t.Span) {
				break
			}
			rows = append(rows, i)
		}
		if !found && !l.Data.Unread {
			l.Found.Add(diag.Finding{Code: "indicator/unknown", Severity: diag.Error, Span: quoted(t.Settings.Span, group),
				Message: diag.Say("không có chỉ tiêu nào thuộc nhóm %q trong kỳ này", "no indicator of this period belongs to group %q", group),
				Hint:    l.suggest(group, l.groupList(), diag.Say("ghi group = %[1]q ở các chỉ tiêu của nhóm", "write group = %[1]q at the indicators of the group", group))})
		}
	}
	return rows
}

func (l *Linked) groupList() []string {
	var all []string
	for _, g := range l.Data.Groups {
		all = append(all, g.ID)
	}
	return all
}

// quoted is the place of a string of TOML in a span; the span where it is
// written in another way.
func quoted(in source.Span, s string) source.Span {
	at := strings.Index(in.Text(), strconv.Quote(s))
	if at < 0 {
		return in
	}
	return source.Span{File: in.File, Start: in.Start + at, End: in.Start + at + len(strconv.Quote(s))}
}

// figureSources joins figures with where the report states them: "phan/muc#de-muc",
// "#id" or "note:10".
func (l *Linked) figureSources() {
	for _, i := range l.Data.Indicators {
		if i.Source == "" {
			continue
		}
		t, ok := l.source(i.Source)
		if ok {
			l.Sources[i] = t
			continue
		}
		l.Found.Add(diag.Finding{Code: "indicator/source", Severity: diag.Error, Span: field(i, "source"),
			Message: diag.Say("báo cáo không có mục hay chú thích %q", "the report has no section or note %q", i.Source),
			Hint:    l.suggest(i.Source, l.sourceList(), diag.Say(`ghi như "phan/muc#de-muc" hoặc "note:10"`, `write it like "part/section#heading" or "note:10"`))})
	}
}

func (l *Linked) source(s string) (report.Target, bool) {
	if label, ok := strings.CutPrefix(s, "note:"); ok {
		all := l.noted(strings.TrimSpace(label))
		if len(all) != 1 || all[0].Number == 0 {
			return report.Target{}, false
		}
		return l.noteTarget(all[0]), true
	}
	names, id, _ := strings.Cut(s, "#")
	if names == "" {
		t, ok := l.Outline.named(id)
		return t, ok && id != ""
	}
	page := l.pageNamed(names)
	if page == nil || id == "" {
		if page == nil {
			t, ok := l.Outline.named(s)
			return t, ok
		}
		return report.Target{Report: l.Summary, Section: page}, true
	}
	if t, ok := l.Outline.onPage(page, id); ok {
		return t, t.Section.Page() == page
	}
	return l.itemOf(page, id)
}

// itemOf is the numbered item of a page, "3" or "3.1", where the page has one alone of that
// number.
func (l *Linked) itemOf(page *report.Section, number string) (t report.Target, ok bool) {
	before := ""
	for _, d := range l.Documents {
		for _, b := range d.Leaves {
			begins := b.Item == number && before != number && !strings.HasPrefix(before, number+".")
			before = b.Item
			if !begins || b.Page() != page {
				continue
			}
			if ok {
				return report.Target{}, false
			}
			t, ok = report.Target{Report: l.Summary, Section: b.Section, ID: b.ID, Item: b.Item}, true
		}
	}
	return t, ok
}

// pageNamed is the part or section of a path of slugs, "ket-qua/dang-vien", or
// of a section's slug alone where the report has it once.
func (l *Linked) pageNamed(names string) *report.Section {
	var found *report.Section
	for _, s := range l.Outline.sections {
		if !s.HasPage() {
			continue
		}
		if SlugPath(s) == names {
			return s
		}
		if s.Slug == names {
			if found != nil {
				return nil
			}
			found = s
		}
	}
	return found
}

// SlugPath is the path of slugs of a part or section.
func SlugPath(s *report.Section) string {
	if s.Parent != nil {
		return s.Parent.Slug + "/" + s.Slug
	}
	return s.Slug
}

// sourceList lists what the source of an indicator may be.
func (l *Linked) sourceList() []string {
	var all []string
	for _, s := range l.Outline.sections {
		switch page := s.Page(); {
		case s.HasPage():
			all = append(all, SlugPath(s))
		case page != nil:
			all = append(all, SlugPath(page)+"#"+s.ID)
		}
	}
	for _, n := range l.Notes {
		all = append(all, "note:"+n.Label)
	}
	return all
}
