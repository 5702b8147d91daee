package link

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// notes numbers the notes of a report by their first mention in reading order,
// through all its files. A note that only another note mentions takes its number
// after every note that the text mentions, in the order of the notes. Labels
// belong to the report: a definition may stand in another of its files.
func (l *Linked) notes() {
	l.define()
	for _, d := range l.Documents {
		l.mention(d.Mentions())
	}
	for i := 0; i < len(l.Notes); i++ { // the mentions in a note lengthen the list
		n := l.Notes[i]
		s := l.sectionOfNote(n)
		for _, p := range n.Blocks {
			p.Section = s
		}
		l.mention(n.NoteRefs)
	}
	for _, d := range l.Documents {
		for _, n := range d.Notes {
			if n.Number == 0 && l.labels[n.Label] == n {
				l.Found.Add(diag.Finding{Code: "note/unused", Severity: diag.Error, Span: n.Span,
					Message: diag.Say("chú thích [^%s] không được nhắc đến ở đâu, nên sẽ không được in", "note [^%s] is mentioned nowhere, so it would not be printed", n.Label),
					Hint:    diag.Say("đặt [^%s] vào chỗ cần chú thích, hoặc bỏ chú thích này", "put [^%s] where it belongs, or remove the note", n.Label)})
			}
		}
	}
}

// define gathers the definitions of the notes. Of two with one label the first
// in reading order stands.
func (l *Linked) define() {
	for _, d := range l.Documents {
		for _, n := range d.Notes {
			first := l.labels[n.Label]
			if first == nil {
				l.labels[n.Label] = n
				continue
			}
			l.Found.Add(diag.Finding{Code: "note/duplicate", Severity: diag.Error, Span: n.Span,
				Message: diag.Say("chú thích [^%s] được viết hai lần trong báo cáo", "note [^%s] is defined twice in the report", n.Label),
				Hint:    diag.Say("đổi tên một trong hai, ở cả chỗ nhắc đến", "rename one of them, where it is mentioned too"),
				Related: []diag.Related{{Span: first.Span, Text: diag.Say("lần thứ nhất", "the first definition")}}})
		}
	}
}

// mention joins mentions with their notes and numbers the notes met for the
// first time.
func (l *Linked) mention(refs []*report.NoteRef) {
	for _, ref := range refs {
		n := l.labels[ref.Label]
		if n == nil {
			l.Found.Add(diag.Finding{Code: "note/undefined", Severity: diag.Error, Span: ref.Span,
				Message: diag.Say("chú thích [^%s] chưa có nội dung trong báo cáo này", "note [^%s] is defined nowhere in this report", ref.Label),
				Hint:    l.labelHint(ref.Label)})
			continue
		}
		if n.Number == 0 {
			l.Notes = append(l.Notes, n)
			n.Number = len(l.Notes)
		}
		n.Refs = append(n.Refs, ref)
		ref.Note, ref.Nth = n, len(n.Refs)
	}
}

// labelHint is what to do about an unknown label. Numbers are all near each
// other, so none is suggested for another.
func (l *Linked) labelHint(label string) diag.Text {
	define := diag.Say("viết nội dung ở cuối tệp: [^%[1]s]: …; nếu không phải chú thích, viết \\[^%[1]s]",
		"write it at the end of the file: [^%[1]s]: …; if this is no note, write \\[^%[1]s]", label)
	if strings.Trim(label, "0123456789") == "" {
		return define
	}
	return l.suggest(label, l.labelList(), define)
}

// labelList lists the labels in reading order of the definitions.
func (l *Linked) labelList() []string {
	var all []string
	for _, d := range l.Documents {
		for _, n := range d.Notes {
			all = append(all, n.Label)
		}
	}
	return all
}

// sectionOfNote is where readers meet a note: the section of its first mention.
func (l *Linked) sectionOfNote(n *report.Note) *report.Section {
	if p := n.Refs[0].Block; p != nil {
		return p.Section
	}
	return l.sectionAt(n.Document, n.Span.Start)
}
