package importer_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/source"
)

// TestWordFiles measures on real Word files, which are no part of the repository:
// CONGBO_WORD names a folder of them. Each is imported, and gets comments at some of its
// words.
func TestWordFiles(t *testing.T) {
	dir := os.Getenv("CONGBO_WORD")
	if dir == "" {
		t.Skip("CONGBO_WORD names no folder of Word files")
	}
	var files, refused, lost, remarks, signed, marks, elsewhere int
	why := map[string]int{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".docx" {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files++
		period, _ := data.ParsePeriod("2030-h1")
		r, err := importer.Import(importer.Options{Name: "a.docx", Raw: raw, Period: period, Language: "vi"})
		var refusal *importer.Refusal
		switch {
		case errors.As(err, &refusal):
			refused++
			why[refusal.Text.EN]++
		case err != nil:
			t.Errorf("%s: %v", name, err)
		default:
			lost, remarks = lost+len(r.Lost), remarks+len(r.Remarks)
		}
		w, err := importer.ReadWord("a.docx", raw)
		if err != nil {
			return nil
		}
		before := comments(quiet{t}, raw)
		out, err := w.Annotate(someWords(w.Text.File))
		if err != nil {
			if !strings.Contains(err.Error(), "signed") {
				t.Errorf("%s: %v", name, err)
			}
			signed++
			return nil
		}
		for id, c := range comments(quiet{t}, out) {
			if old, was := before[id]; was && old.author != "congbo" {
				continue
			}
			if marks++; c.ends != 3 {
				t.Errorf("%s: comment %s has %d of its three marks", name, id, c.ends)
			}
			if !strings.Contains(c.marked, strings.TrimSpace(c.text)) {
				elsewhere++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files: %d refused %v, %d words lost, %d remarks; %d are signed; %d comments, %d of them around more than the words", files, refused, why, lost, remarks, signed, marks, elsewhere)
}

// someWords are comments on a dozen words of a text.
func someWords(f *source.File) []importer.Comment {
	var all []importer.Comment
	words := strings.Fields(string(f.Text))
	at := 0
	for i, word := range words {
		at += strings.Index(string(f.Text[at:]), word)
		if i%max(1, len(words)/12) == 0 {
			all = append(all, importer.Comment{Span: source.Span{File: f, Start: at, End: at + len(word)}, Text: []string{word}})
		}
		at += len(word)
	}
	return all
}

// quiet is a test to which the faults of foreign files are none.
type quiet struct{ testing.TB }

func (quiet) Errorf(string, ...any) {}
func (quiet) Error(...any)          {}
func (quiet) Fatalf(string, ...any) {}
func (quiet) Fatal(...any)          {}
