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
func (l *linker) notes(b *Book) {
	l.define(b)
	for _, d := range b.documents {
		l.mention(b, d.AllNoteRefs())
	}
	for i := 0; i < len(b.Notes); i++ { // the mentions in a note lengthen the list
		n := b.Notes[i]
		s := b.sectionOfNote(n)
		for _, p := range n.Passages {
			p.Section = s
		}
		l.mention(b, n.NoteRefs)
	}
	for _, d := range b.documents {
		for _, n := range d.Notes {
			if n.Number == 0 && b.labels[n.Label] == n {
				l.found.Add(diag.Finding{Code: "note/unused", Severity: diag.Error, Span: n.Span,
					Message: diag.Say("chú thích [^%s] không được nhắc đến ở đâu, nên sẽ không được in", "note [^%s] is mentioned nowhere, so it would not be printed", n.Label),
					Hint:    diag.Say("đặt [^%s] vào chỗ cần chú thích, hoặc bỏ chú thích này", "put [^%s] where it belongs, or remove the note", n.Label)})
			}
		}
	}
}

// define gathers the definitions of the notes. Of two with one label the first
// in reading order stands.
func (l *linker) define(b *Book) {
	for _, d := range b.documents {
		for _, n := range d.Notes {
			first := b.labels[n.Label]
			if first == nil {
				b.labels[n.Label] = n
				continue
			}
			l.found.Add(diag.Finding{Code: "note/duplicate", Severity: diag.Error, Span: n.Span,
				Message: diag.Say("chú thích [^%s] được viết hai lần trong báo cáo", "note [^%s] is defined twice in the report", n.Label),
				Hint:    diag.Say("đổi tên một trong hai, ở cả chỗ nhắc đến", "rename one of them, where it is mentioned too"),
				Related: []diag.Related{{Span: first.Span, Text: diag.Say("lần thứ nhất", "the first definition")}}})
		}
	}
}

// mention joins mentions with their notes and numbers the notes met for the
// first time.
func (l *linker) mention(b *Book, refs []*report.NoteRef) {
	for _, ref := range refs {
		n := b.labels[ref.Label]
		if n == nil {
			l.found.Add(diag.Finding{Code: "note/undefined", Severity: diag.Error, Span: ref.Span,
				Message: diag.Say("chú thích [^%s] chưa có nội dung trong báo cáo này", "note [^%s] is defined nowhere in this report", ref.Label),
				Hint:    l.labelHint(b, ref.Label)})
			continue
		}
		if n.Number == 0 {
			b.Notes = append(b.Notes, n)
			n.Number = len(b.Notes)
		}
		n.Refs = append(n.Refs, ref)
		ref.Note, ref.Nth = n, len(n.Refs)
	}
}

// labelHint is what to do about an unknown label. Numbers are all near each
// other, so none is suggested for another.
func (l *linker) labelHint(b *Book, label string) diag.Text {
	define := diag.Say("viết nội dung ở cuối tệp: [^%[1]s]: …; nếu không phải chú thích, viết \\[^%[1]s]",
		"write it at the end of the file: [^%[1]s]: …; if this is no note, write \\[^%[1]s]", label)
	if strings.Trim(label, "0123456789") == "" {
		return define
	}
	return l.suggest(label, b.labelList(), define)
}

// labelList lists the labels in reading order of the definitions.
func (b *Book) labelList() []string {
	var all []string
	for _, d := range b.documents {
		for _, n := range d.Notes {
			all = append(all, n.Label)
		}
	}
	return all
}

// sectionOfNote is where readers meet a note: the section of its first mention.
func (b *Book) sectionOfNote(n *report.Note) *report.Section {
	if p := n.Refs[0].Passage; p != nil {
		return p.Section
	}
	return b.sectionAt(n.Document, n.Span.Start)
}

// collectMentions lists the citations of a report, those of the notes last. They move
// together: they outlive the syntax trees among whose nodes they were made, and one by one
// would keep the memory of those from being used again.
func (b *Book) collectMentions() {
	var of [][]*report.Mention
	count := 0
	collect := func(passages []*report.Passage) {
		for _, p := range passages {
			if p.Mentions != nil {
				of = append(of, p.Mentions)
				count += len(p.Mentions)
			}
		}
	}
	for _, d := range b.documents {
		collect(d.Passages)
	}
	for _, n := range b.Notes {
		collect(n.Passages)
	}
	all := make([]report.Mention, 0, count)
	b.Mentions = make([]*report.Mention, 0, count)
	for _, mentions := range of {
		for i, m := range mentions {
			m.Nth = len(all)
			all = append(all, *m)
			mentions[i] = &all[m.Nth]
			b.Mentions = append(b.Mentions, mentions[i])
		}
	}
}
