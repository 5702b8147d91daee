package link

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// notes numbers the notes of a report by their first mention in reading order,
// through all its files. A note that only another note mentions takes its number
// after every note that the text mentions, in the order of the notes. A label belongs to
// its file.
func (l *Linked) notes() {
	l.define()
	for _, d := range l.Documents {
		l.mention(d, d.Mentions())
	}
	for i := 0; i < len(l.Notes); i++ { // the mentions in a note lengthen the list
		n := l.Notes[i]
		s := l.sectionOfNote(n)
		for _, p := range n.Blocks {
			p.Section = s
		}
		l.mention(n.Document, n.NoteRefs)
	}
	for _, d := range l.Documents {
		for _, n := range d.Notes {
			if n.Number == 0 && l.labels[d][n.Label] == n {
				l.Found.Add(diag.Finding{Code: "note/unused", Severity: diag.Error, Span: n.Span,
					Message: diag.Say("chú thích [^%s] không được nhắc đến ở đâu, nên sẽ không được in", "note [^%s] is mentioned nowhere, so it would not be printed", n.Label),
					Hint:    diag.Say("đặt [^%s] vào chỗ cần chú thích, hoặc bỏ chú thích này", "put [^%s] where it belongs, or remove the note", n.Label)})
			}
		}
	}
}

// define gathers the definitions of the notes of each file. Of two with one label the first
// stands.
func (l *Linked) define() {
	for _, d := range l.Documents {
		labels := map[string]*report.Note{}
		l.labels[d] = labels
		for _, n := range d.Notes {
			first := labels[n.Label]
			if first == nil {
				labels[n.Label] = n
				continue
			}
			l.Found.Add(diag.Finding{Code: "note/duplicate", Severity: diag.Error, Span: n.Span,
				Message: diag.Say("chú thích [^%s] được viết hai lần trong tệp", "note [^%s] is defined twice in the file", n.Label),
				Hint:    diag.Say("đổi tên một trong hai, ở cả chỗ nhắc đến", "rename one of them, where it is mentioned too"),
				Related: []diag.Related{{Span: first.Span, Text: diag.Say("lần thứ nhất", "the first definition")}}})
		}
	}
}

// mention joins the mentions in a file with their notes and numbers the notes met for the
// first time.
func (l *Linked) mention(d *report.Document, refs []*report.NoteRef) {
	for _, ref := range refs {
		n := l.labels[d][ref.Label]
		if n == nil {
			n = l.elsewhere(ref)
		}
		if n == nil {
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

// elsewhere tells that a label has no note in its file, and where another file has one. A
// period that was sealed when labels belonged to the report reads as it did.
func (l *Linked) elsewhere(ref *report.NoteRef) *report.Note {
	all := l.noted(ref.Label)
	if len(all) == 0 {
		l.Found.Add(diag.Finding{Code: "note/undefined", Severity: diag.Error, Span: ref.Span,
			Message: diag.Say("chú thích [^%s] chưa có nội dung trong tệp này", "note [^%s] is not defined in this file", ref.Label),
			Hint:    l.labelHint(ref.Label)})
		return nil
	}
	f := diag.Finding{Code: "note/elsewhere", Severity: diag.Error, Span: ref.Span,
		Message: diag.Say("chú thích [^%s] chỉ có nội dung ở tệp khác; dấu chú thích thuộc về tệp của nó", "note [^%s] is only defined in another file; a label belongs to its file", ref.Label),
		Hint:    diag.Say("viết nội dung [^%[1]s]: … ở cuối tệp này, hoặc chuyển nó sang đây", "write [^%[1]s]: … at the end of this file, or move it here", ref.Label),
		Related: []diag.Related{{Span: all[0].Span, Text: diag.Say("nội dung ở tệp khác", "the note in the other file")}}}
	if l.sealed {
		f.Severity = diag.Note
	}
	l.Found.Add(f)
	return all[0]
}

// noted are the notes of a label, in reading order of their files.
func (l *Linked) noted(label string) []*report.Note {
	var all []*report.Note
	for _, d := range l.Documents {
		if n := l.labels[d][label]; n != nil {
			all = append(all, n)
		}
	}
	return all
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
