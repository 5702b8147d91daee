package data

import (
	"bytes"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

var fence = []byte("+++")

// FrontMatter reads the TOML between +++ lines at the head of a file of
// content/. The values are those of the file's keys; what they have to be is
// for the file's place to say.
func FrontMatter(f *source.File) (Front, diag.List) {
	var found diag.List
	start, end, body, ok := fences(f.Text)
	if !ok {
		front := Front{Heading: true, Span: source.At(f)}
		if len(bytes.TrimSpace(f.Text)) == 0 && len(f.Raw) > 0 && len(f.Text) < len(f.Raw) {
			return front, nil // the file could not be read; that has been said
		}
		message := diag.Say("tệp không có phần đầu (front matter)", "the file has no front matter")
		if bytes.HasPrefix(f.Text, fence) {
			message = diag.Say("phần đầu (front matter) không được đóng", "the front matter is not closed")
			front.Body = len(f.Text)
		}
		if len(bytes.TrimSpace(f.Text)) == 0 {
			message = diag.Say("tệp trống", "the file is empty")
		}
		found.Add(diag.Finding{Code: "front/missing", Severity: diag.Error, Span: source.At(f), Message: message,
			Hint: diag.Say(`mở đầu tệp bằng ba dòng: +++, title = "…", +++`, `begin the file with three lines: +++, title = "…", +++`)})
		return front, found
	}
	front, simple := plainFront(f, start, end)
	if !simple {
		front = fullFront(f, start, end, &found)
	}
	front.Body = body
	if front.Title == "" && len(found) == 0 {
		found.Add(diag.Finding{Code: "front/title", Severity: diag.Error, Span: source.At(f),
			Message: diag.Say("phần đầu không có title", "the front matter has no title"),
			Hint:    diag.Say(`thêm: title = "…"`, `add: title = "…"`)})
	}
	return front, found
}

func fullFront(f *source.File, start, end int, found *diag.List) Front {
	table, problems := parseTOML(f, start, end)
	found.Add(problems...)
	t := taker{table, found}
	front := Front{
		Title:        t.text("title"),
		Heading:      t.bool("heading", true),
		Number:       t.text("number"),
		Kind:         t.text("kind"),
		Period:       t.text("period"),
		From:         t.date("from"),
		To:           t.date("to"),
		Date:         t.date("date"),
		Place:        t.text("place"),
		Issuer:       t.text("issuer"),
		ParentIssuer: t.text("parent_issuer"),
		SignedFor:    t.texts("signed_for"),
		SignerTitle:  t.text("signer_title"),
		Signer:       t.text("signer"),
		Recipients:   t.texts("recipients"),
		Numbering:    t.texts("numbering"),
		Status:       t.text("status"),
		Secrecy:      t.text("secrecy"),
		Urgency:      t.text("urgency"),
		Circulation:  t.text("circulation"),
		Span:         source.At(f),
		Fields:       t.fields(),
	}
	t.rest()
	switch front.Status {
	case "", "draft", "published":
	default:
		found.Add(diag.Finding{Code: "front/status", Severity: diag.Error, Span: front.Fields["status"],
			Message: diag.Say("không có trạng thái %q", "there is no status %q", front.Status),
			Hint:    diag.Say(`ghi "draft" (dự thảo) hoặc "published" (đã ban hành)`, `write "draft" or "published"`)})
	}
	return front
}

// plainFront reads the front matter that nearly every section has, nothing but
// title = "…", without a TOML parser; ok is false for anything else. It is a
// third of the time of reading a large site.
func plainFront(f *source.File, start, end int) (front Front, ok bool) {
	line := bytes.TrimSpace(f.Text[start:end])
	value, ok := bytes.CutPrefix(line, []byte(`title = "`))
	if !ok || len(value) < 2 || value[len(value)-1] != '"' {
		return Front{}, false
	}
	value = value[:len(value)-1]
	if bytes.ContainsAny(value, "\"\\\n\t") {
		return Front{}, false
	}
	at := start + bytes.Index(f.Text[start:end], []byte(`"`))
	span := source.Span{File: f, Start: at, End: at + len(value) + 2}
	return Front{Title: string(value), Heading: true, Span: source.At(f), Fields: map[string]source.Span{"title": span}}, true
}

// fences finds the TOML between two +++ lines: its offsets, and where the text
// after it begins.
func fences(text []byte) (start, end, body int, ok bool) {
	if !bytes.HasPrefix(text, fence) {
		return 0, 0, 0, false
	}
	line := bytes.IndexByte(text, '\n')
	if line < 0 || len(bytes.TrimSpace(text[3:line])) > 0 {
		return 0, 0, 0, false
	}
	start = line + 1
	for at := start; at < len(text); {
		next := bytes.IndexByte(text[at:], '\n')
		stop := len(text)
		if next >= 0 {
			stop = at + next
		}
		if bytes.Equal(bytes.TrimRight(text[at:stop], " \t"), fence) {
			return start, at, min(stop+1, len(text)), true
		}
		at = stop + 1
	}
	return 0, 0, 0, false
}
