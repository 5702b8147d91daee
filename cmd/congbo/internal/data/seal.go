package data

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// SealsFile is where the seals of a site are kept.
const SealsFile = "data/archive.toml"

// BagsFolder is where the bags of a site lie, so that they are published with it.
const BagsFolder = "static/archive/"

// What the archive page gives beside a bag, by the ends of their names: the seal, a signature,
// and that of sha256sums.txt of the website in the bag.
const (
	SealEnd = ".seal.txt"
	SigEnd  = ".sig"
	ListEnd = ".sha256sums.txt.sig"
)

// A Seal says that an edition of a period was archived, and what exactly. Seals
// stand in the order in which they were made; hashes are SHA-256 in lower-case hex.
type Seal struct {
	Name        string // of the bag: "2022-h1", "2022-h1-2" for the second edition
	Period      Period
	Edition     int              // from 1
	Date        citation.Date    // of sealing, in UTC
	Version     string           // of congbo
	Bag         string           // path of the zip in the site; only its name if it was put elsewhere
	Size        int              // of the zip, in bytes
	SHA256      string           // of the zip
	TagManifest string           // SHA-256 of the bag's tagmanifest-sha256.txt
	Previous    string           // TagManifest of the seal before, of whatever period; empty for the first
	Reason      string           // why the edition before was amended; empty for a first edition
	Unaccepted  int              // warnings that stood when it was sealed
	Changes     []compare.Change // from the edition before, line by line of the plain text
	Files       []SealedFile
	Shown       []SealedFile // what readers see of the report, by SHA-256: its text, its figures, the list of its pages; none from earlier versions
	Signature   string       // of Text, as ssh-keygen writes it; empty without
	ListSigned  string       // the same of sha256sums.txt of the website in the bag
	Withdraws   bool         // it says that the period was withdrawn, on Date for Reason, and has no bag; TagManifest is its own sum
	Span        source.Span
	Fields      map[string]source.Span // where each value is written
}

// A SealedFile is a source file of a sealed period.
type SealedFile struct{ Path, SHA256 string }

// IsPublished reports whether the bag lies among the static files of the site.
func (s *Seal) IsPublished() bool { return strings.HasPrefix(s.Bag, "static/") }

// Sealed returns the seal that stands for a period: that of its last edition; nil
// if it was never archived.
func (s *Set) Sealed(period string) *Seal {
	for i := len(s.Seals) - 1; i >= 0; i-- {
		if s.Seals[i].Period.ID == period && !s.Seals[i].Withdraws {
			return s.Seals[i]
		}
	}
	return nil
}

// Withdrawal returns the entry that withdraws a sealed period, unless an edition of it was
// sealed since; nil if it stands.
func (s *Set) Withdrawal(period string) *Seal {
	for i := len(s.Seals) - 1; i >= 0; i-- {
		if s.Seals[i].Period.ID == period {
			if s.Seals[i].Withdraws {
				return s.Seals[i]
			}
			return nil
		}
	}
	return nil
}

// Withhold removes the bags of withdrawn periods from files of a site: they stay with the
// office.
func (s *Set) Withhold(files []*source.File) []*source.File {
	held := map[string]bool{}
	for _, seal := range s.Seals {
		held[seal.Bag] = s.Withdrawal(seal.Period.ID) != nil
	}
	return slices.DeleteFunc(slices.Clone(files), func(f *source.File) bool { return held[f.Path] })
}

// Digest is the sum of an entry that has no bag, over all that it says: what the next one
// follows.
func (s *Seal) Digest() string {
	whole := *s
	whole.TagManifest = ""
	return fmt.Sprintf("%x", sha256.Sum256(whole.Text()))
}

// WasSealed reports whether the text of a period is as it was sealed once: what congbo would
// not have let pass today stays as it reads there.
func (s *Set) WasSealed(period string) bool { return s.FromSealed || s.Sealed(period) != nil }

// SealedIn reports whether a site seals a period.
func SealedIn(tree *source.Tree, period string) bool {
	f := tree.Get(SealsFile)
	if f == nil {
		return false
	}
	var found diag.List // which reading the site itself tells
	return (&Set{Seals: decodeSeals(f, &found)}).Sealed(period) != nil
}

func decodeSeals(f *source.File, found *diag.List) []*Seal {
	t := open(f, found)
	tables := t.tables("seal")
	t.unknownKeys()
	var all []*Seal
	for _, t := range tables {
		s := &Seal{
			Name: t.name, Edition: t.int("edition"), Date: t.date("date"), Version: t.text("congbo"),
			Bag: t.text("bag"), Size: t.int("size"), SHA256: t.text("sha256"), TagManifest: t.text("tagmanifest"),
			Previous: t.text("previous"), Reason: t.text("reason"), Unaccepted: t.int("unaccepted"), Withdraws: t.bool("withdrawn", false), Span: t.span,
			Signature: joinLines(t.texts("signature")), ListSigned: joinLines(t.texts("list_signature")),
		}
		id := t.text("period")
		files, shown := t.texts("files"), t.texts("shown")
		was, now := t.texts("was"), t.texts("now")
		for i := range min(len(was), len(now)) {
			s.Changes = append(s.Changes, compare.Change{Was: was[i], Now: now[i]})
		}
		s.Fields = t.fields()
		t.unknownKeys()
		var err error
		if s.Period, err = ParsePeriod(id); err != nil {
			found.Add(PeriodFinding(t.span, id))
			continue
		}
		needed := []string{"edition", "date", "bag", "size", "sha256", "tagmanifest", "files"}
		if s.Withdraws {
			needed = []string{"date", "reason", "tagmanifest"}
		}
		for _, key := range needed {
			if t.lookup(key) == nil {
				t.missing(key)
			}
		}
		s.Files, s.Shown = sealedFiles(files, s.Fields["files"], found), sealedFiles(shown, s.Fields["shown"], found)
		all = append(all, s)
	}
	return all
}

func sealedFiles(lines []string, at source.Span, found *diag.List) []SealedFile {
	var all []SealedFile
	for _, line := range lines {
		sum, name, ok := strings.Cut(line, "  ")
		name, err := url.PathUnescape(name)
		if !ok || err != nil {
			found.Add(diag.Finding{Code: "archive/file", Severity: diag.Error, Span: at,
				Message: diag.Say("không hiểu dòng %q của niêm phong", "cannot read the line %q of the seal", line),
				Hint:    diag.Say("lấy lại tệp do congbo archive ghi, đừng sửa bằng tay", "put back the file that congbo archive wrote; it is not to be edited")})
			continue
		}
		all = append(all, SealedFile{name, sum})
	}
	return all
}

// Chain is all that seals say, in their order, without signatures: the chain that an office
// pins by its SHA-256. A chain that goes on begins with what it was.
func Chain(seals []*Seal) []byte {
	var b []byte
	for _, s := range seals {
		b = append(b, s.Text()...)
	}
	return b
}

// ChainEnd is the end of a chain of seals: how many there are, and the SHA-256 of Chain. An
// office can print it where nobody rewrites it.
func ChainEnd(seals []*Seal) string {
	return fmt.Sprintf("%d-%x", len(seals), sha256.Sum256(Chain(seals)))
}

// AppendTOML appends the entry of a seal as data/archive.toml has it.
func (s *Seal) AppendTOML(dst []byte) []byte {
	return s.AppendSignatures(append(dst, s.Text()...))
}

// AppendSignatures appends the end of the entry: the signatures, a line a line of theirs.
func (s *Seal) AppendSignatures(dst []byte) []byte {
	return appendLines(appendLines(dst, "signature", splitLines(s.Signature)), "list_signature", splitLines(s.ListSigned))
}

func splitLines(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
}

func joinLines(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

// Text is the entry of a seal without its signatures: what is signed. However the file is
// written it comes out the same, and for good: signatures of earlier versions hold for it. A
// key that is new comes last, and is left out where it has no value. Its lines of files are
// those of sha256sum, with names percent-encoded.
func (s *Seal) Text() []byte {
	var dst []byte
	dst = fmt.Appendf(dst, "[seal.%s]\n", quoteTOML(s.Name))
	dst = appendText(dst, "period", s.Period.ID)
	if s.Edition > 0 {
		dst = fmt.Appendf(dst, "edition = %d\n", s.Edition)
	}
	for _, field := range []struct{ key, value string }{
		{"reason", s.Reason}, {"congbo", s.Version}, {"bag", s.Bag},
	} {
		dst = appendText(dst, field.key, field.value)
	}
	if s.Unaccepted > 0 {
		dst = fmt.Appendf(dst, "unaccepted = %d\n", s.Unaccepted)
	}
	dst = fmt.Appendf(dst, "date = %s\n", s.Date)
	if s.Size > 0 {
		dst = fmt.Appendf(dst, "size = %d\n", s.Size)
	}
	for _, field := range []struct{ key, value string }{
		{"sha256", s.SHA256}, {"tagmanifest", s.TagManifest}, {"previous", s.Previous},
	} {
		dst = appendText(dst, field.key, field.value)
	}
	var was, now []string
	for _, c := range s.Changes {
		was, now = append(was, c.Was), append(now, c.Now)
	}
	if len(s.Changes) > 0 {
		dst = appendLines(appendLines(dst, "was", was), "now", now)
	}
	if s.Withdraws {
		return append(dst, "withdrawn = true\n"...)
	}
	return appendLines(appendLines(dst, "files", linesOf(s.Files)), "shown", linesOf(s.Shown))
}

// Lines are files as sha256sum lists them, their names percent-encoded.
func Lines(files []SealedFile) []byte { return []byte(joinLines(linesOf(files))) }

// ParseLines reads what Lines has written; lines that it has not are left out.
func ParseLines(b []byte) []SealedFile {
	var found diag.List
	return sealedFiles(splitLines(string(b)), source.Span{}, &found)
}

func linesOf(files []SealedFile) []string {
	var lines []string
	for _, f := range files {
		lines = append(lines, f.SHA256+"  "+escapePath(f.Path))
	}
	return lines
}

// escapePath percent-encodes a path, its slashes excepted: the text of a data file
// is normalised when it is read, the name of a file is not.
func escapePath(path string) string {
	elements := strings.Split(path, "/")
	for i, e := range elements {
		elements[i] = url.PathEscape(e)
	}
	return strings.Join(elements, "/")
}

// ReadSeal reads the text of one seal by itself.
func ReadSeal(text []byte) (*Seal, error) {
	var found diag.List
	all := decodeSeals(&source.File{Path: "seal", Raw: text, Text: text}, &found)
	if len(all) != 1 || found.Count(diag.Error) > 0 {
		return nil, errors.New("it is not the text of a seal")
	}
	return all[0], nil
}
