package data

import (
	"crypto/sha256"
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
	Withdraws   bool // it says that the period was withdrawn, on Date for Reason, and has no bag; TagManifest is its own sum
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
	return fmt.Sprintf("%x", sha256.Sum256(whole.AppendTOML(nil)))
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
		}
		id := t.text("period")
		lines := t.texts("files")
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
		for _, line := range lines {
			sum, name, ok := strings.Cut(line, "  ")
			name, err := url.PathUnescape(name)
			if !ok || err != nil {
				found.Add(diag.Finding{Code: "archive/file", Severity: diag.Error, Span: s.Fields["files"],
					Message: diag.Say("không hiểu dòng %q của niêm phong", "cannot read the line %q of the seal", line),
					Hint:    diag.Say("lấy lại tệp do congbo archive ghi, đừng sửa bằng tay", "put back the file that congbo archive wrote; it is not to be edited")})
				continue
			}
			s.Files = append(s.Files, SealedFile{name, sum})
		}
		all = append(all, s)
	}
	return all
}

// AppendTOML appends the entry of a seal as data/archive.toml has it. Its lines of
// files are those of sha256sum, with names percent-encoded.
func (s *Seal) AppendTOML(dst []byte) []byte {
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
	var was, now, files []string
	for _, c := range s.Changes {
		was, now = append(was, c.Was), append(now, c.Now)
	}
	for _, f := range s.Files {
		files = append(files, f.SHA256+"  "+escapePath(f.Path))
	}
	if len(s.Changes) > 0 {
		dst = appendLines(appendLines(dst, "was", was), "now", now)
	}
	if s.Withdraws {
		return append(dst, "withdrawn = true\n"...)
	}
	return appendLines(dst, "files", files)
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
