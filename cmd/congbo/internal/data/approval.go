package data

import (
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// ApprovalFile is the name of the file of data/<period>/ that says who approved the period.
const ApprovalFile = "approval.toml"

// An Approval says that somebody approved a period, and what exactly: its sources.
type Approval struct {
	Name, Role string
	Date       citation.Date // in UTC
	Files      []SealedFile  // the sources of the period but the approval itself
	Signature  string        // of Text, as ssh-keygen writes it; empty without
	Span       source.Span
}

func decodeApproval(f *source.File, found *diag.List) *Approval {
	t := open(f, found)
	a := &Approval{Name: t.text("name"), Role: t.text("role"), Date: t.date("date"), Signature: joinLines(t.texts("signature")), Span: source.At(f)}
	lines := t.texts("files")
	t.unknownKeys()
	for _, key := range []string{"name", "role", "date", "files"} {
		if t.lookup(key) == nil {
			t.missing(key)
		}
	}
	a.Files = sealedFiles(lines, a.Span, found)
	return a
}

// Text is the approval without its signature: what is signed.
func (a *Approval) Text() []byte {
	dst := appendDate(appendNeeded(appendNeeded(nil, "name", a.Name), "role", a.Role), "date", a.Date)
	return appendLines(dst, "files", linesOf(a.Files))
}

// AppendTOML appends the approval as its file has it.
func (a *Approval) AppendTOML(dst []byte) []byte {
	return appendLines(append(dst, a.Text()...), "signature", splitLines(a.Signature))
}
