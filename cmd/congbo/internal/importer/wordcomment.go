package importer

import (
	"bytes"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// A Comment is what is said of words of a Word file, in paragraphs.
type Comment struct {
	Span source.Span // of Word.Text.File
	Text []string
}

// commentAuthor is the author of the comments that congbo writes, and replaces.
const commentAuthor = "congbo"

// Annotate is the file with comments at the words that they are about. Comments that it
// wrote before are taken out, those of people stay. Nothing else changes: the words are the
// same, and so is each part of the file that holds neither the words nor the comments.
// A file that is signed is a *Refusal: its signature would not hold any more.
func (w *Word) Annotate(comments []Comment) ([]byte, error) {
	if w.signed() {
		return nil, refuse(diag.Say("tệp đã ký số: thêm nhận xét làm mất hiệu lực chữ ký", "the file is digitally signed: comments would make the signature void"),
			diag.Say("ghi nhận xét vào bản chưa ký", "write the comments into the copy that is not signed yet"))
	}
	text, err := w.zip.read(w.main)
	if err != nil {
		return nil, err
	}
	part, err := openComments(w, text)
	if err != nil {
		return nil, err
	}
	a := &annotation{word: w, text: text, comments: part, cuts: map[int]*cut{}}
	if err := a.dropMarks(); err != nil {
		return nil, err
	}
	for _, c := range comments {
		a.place(c)
	}
	a.cutRuns()
	parts := map[string][]byte{w.main: a.edits.apply(text)}
	if err := part.write(parts); err != nil {
		return nil, err
	}
	raw, err := w.zip.with(parts)
	if err != nil {
		return nil, err
	}
	// What was made is read again before anybody trusts it.
	again, err := ReadWord(w.Text.File.Path, raw)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again.Text.File.Text, w.Text.File.Text) {
		return nil, refuse(diag.Say("nhận xét không đặt được mà giữ nguyên từng chữ; chưa ghi gì", "the comments cannot be placed with every word kept; nothing was written"), diag.Say("hãy báo lỗi của congbo", "please report it as a fault of congbo"))
	}
	return raw, nil
}

// Annotated reports whether the file is a copy with comments of congbo.
func (w *Word) Annotated() bool {
	text, err := w.zip.read(w.main)
	if err != nil {
		return false
	}
	part, err := openComments(w, text)
	return err == nil && len(part.own) > 0
}

// signed reports whether the file has a digital signature.
func (w *Word) signed() bool {
	for name := range w.zip.parts {
		if strings.HasPrefix(name, "_xmlsignatures/") {
			return true
		}
	}
	return false
}

// An annotation is the marks of comments on their way into the main part of a file.
type annotation struct {
	word     *Word
	text     []byte // of the main part
	edits    edits  // of it
	comments *commentPart
	cuts     map[int]*cut
	lone     string // marks of a file without words, at its first paragraph
}

// place marks the words of a comment.
func (a *annotation) place(c Comment) {
	from, to := a.bounds(c.Span)
	if from == nil && a.word.first == nil {
		return // not a word, not a paragraph
	}
	id := a.comments.add(c)
	if from == nil {
		a.lone += a.start(id) + a.end(id) + a.refer(id)
		return
	}
	if c := a.cut(*from); !slices.Contains(c.starts, id) {
		c.starts = append(c.starts, id)
	}
	end := a.cut(*to)
	end.ends = append(end.ends, id)
	ref := a.cut(a.reference(*to))
	ref.references = append(ref.references, id)
}
