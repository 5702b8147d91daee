package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

var unfinishedSection = &Check{
	Code:     "unfinished/section",
	Severity: diag.Warning,
	Title:    diag.Say("mục nào cũng có lời", "every section has text"),
	Doc: diag.Say(
		`Phần, mục hoặc đề mục không có lời, bảng, hình nào, cũng không có mục con. Trong dự thảo là ghi chú.`,
		`A part, section or heading without any text, table or image, and without sections of its own. In a draft it is a note.`),
	Fires:  []string{"## Một\n\nCó lời.\n\n## Hai\n"},
	Silent: []string{"## Một\n\n### Mục con\n\nCó lời.\n\n## Hai\n\n- Có mục.\n"},
	run: func(r *run) {
		severity := diag.Warning
		if r.report.Front.Status == "draft" {
			severity = diag.Note
		}
		filled := map[*report.Section]bool{}
		for i, d := range r.report.Documents {
			markFilled(filled, d, pageOf(r.report, i))
		}
		var empty func(sections []*report.Section)
		empty = func(sections []*report.Section) {
			for _, s := range sections {
				if len(s.Children) == 0 && !filled[s] {
					r.found.Add(diag.Finding{Code: r.check.Code, Severity: severity, Span: s.Span,
						Message: diag.Say("mục %q không có lời nào", "section %q has no text", s.Title),
						Hint:    diag.Say("viết lời, hoặc bỏ mục này", "write its text, or remove it"),
						Quote:   diag.Quote{Around: s.Title, End: len(s.Title)}})
				}
				empty(s.Children)
			}
		}
		empty(r.report.Parts)
		empty(r.report.Opening)
	},
}

// pageOf is the part or section whose text the file of a number is; nil for the cover.
func pageOf(r *report.Report, document int) *report.Section {
	for _, s := range r.Pages() {
		if s.Document == document {
			return s
		}
	}
	return nil
}

// markFilled marks the sections of a file that something stands in.
func markFilled(filled map[*report.Section]bool, d *report.Document, at *report.Section) {
	heading := 0
	for _, step := range d.Flow {
		switch step.Kind {
		case report.HeadingStep:
			if heading < len(d.Headings) && d.Headings[heading].Section != nil {
				at = d.Headings[heading].Section
			}
			heading++
		case report.ParagraphStep, report.CodeStep, report.TermStep, report.CellStep, report.DataStep:
			filled[at] = true
		}
	}
}
