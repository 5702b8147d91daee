package source_test

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/source"
)

// read reads one file of content/ from bytes.
func read(t *testing.T, name string, raw []byte) (*source.File, []source.Fault) {
	t.Helper()
	tree := source.Read(fstest.MapFS{name: {Data: raw}})
	return tree.Get(name), tree.Faults
}

func TestNormalise(t *testing.T) {
	for _, test := range []struct{ raw, text, fault, place string }{
		{"a\nb\n", "a\nb\n", "", ""},
		{"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc", "", ""},
		{"tie\u0302\u0301ng", "tiếng", "nfd", "1:3"},
		{"tiếng", "tiếng", "", ""},
		{"a\n\xffb", "", "utf8", "2:1"},
		{"\xff\xfea\x00", "", "utf16", "1:1"},
		{"a\x00b", "", "control", "1:2"},
		{strings.Repeat("a", 1<<20+1), "", "size", "1:1"},
	} {
		f, faults := read(t, "content/a.md", []byte(test.raw))
		if string(f.Text) != test.text {
			t.Errorf("%.20q: text %.20q, want %q", test.raw, f.Text, test.text)
		}
		got, place := "", ""
		for _, fault := range faults {
			got = string(fault.Kind)
			_, place, _ = strings.Cut(fault.Span.String(), ":")
		}
		if got != test.fault || place != test.place {
			t.Errorf("%.20q: fault %q at %q, want %q at %q", test.raw, got, place, test.fault, test.place)
		}
		if string(f.Bytes()) != test.raw || f.Size() != int64(len(test.raw)) || f.Sum() != sha256.Sum256([]byte(test.raw)) {
			t.Errorf("%.20q: the bytes on disk are lost", test.raw)
		}
	}
	if f, faults := read(t, "content/2030/files/x.bin", []byte("\xff\x00")); len(faults) > 0 || string(f.Text) != "\xff\x00" {
		t.Errorf("an attachment was read as text: %v", faults)
	}
}

func TestJunk(t *testing.T) {
	site := fstest.MapFS{"content/a.md": {}, "layouts/embed.go": {}, "elsewhere/b.md": {}}
	for _, name := range []string{"content/.a.md.swp", "content/a.md~", "content/~$a.docx", "content/4913", "content/#a#", "content/.git/x", "data/Thumbs.db", "data/x.tmp", "content/a.md.bak", "content/2030/files/b.docx.BAK", "content/a.md.orig", "content/a.wbk"} {
		site[name] = &fstest.MapFile{}
	}
	tree := source.Read(site)
	if len(tree.Files) != 1 || tree.Files[0].Path != "content/a.md" {
		t.Errorf("read %v", tree.Files)
	}
}

// TestLinks holds that symbolic links lead to files of the site and nowhere else.
func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege on Windows: they are not tested there")
	}
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "canary.md")
	os.WriteFile(outside, []byte("canary"), 0o666)
	os.MkdirAll(filepath.Join(dir, "content", "sub"), 0o777)
	os.WriteFile(filepath.Join(dir, "content", "a.md"), []byte("a"), 0o666)
	for name, to := range map[string]string{"in.md": "a.md", "out.md": outside, "up.md": "../../../../../../etc/passwd", "folder.md": "sub", "broken.md": "none", "loop.md": "loop.md"} {
		if err := os.Symlink(to, filepath.Join(dir, "content", name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree := source.Read(root.FS())
	if f := tree.Get("content/in.md"); f == nil || string(f.Text) != "a" {
		t.Error("a link within the site was not followed")
	}
	faults := map[string]source.FaultKind{}
	for _, f := range tree.Faults {
		faults[filepath.Base(f.Span.File.Path)] = f.Kind
	}
	for _, name := range []string{"out.md", "up.md", "folder.md", "broken.md", "loop.md"} {
		if faults[name] != source.LinkOut {
			t.Errorf("%s: fault %q", name, faults[name])
		}
		if tree.Get("content/"+name) != nil {
			t.Errorf("%s was read", name)
		}
	}
}

// TestLinksInside holds that symbolic links lead to nothing of the project but what it
// publishes.
func TestLinksInside(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege on Windows: they are not tested there")
	}
	dir := t.TempDir()
	for _, name := range []string{".env", "ghi-chu.txt", "data/2031-h1/a.csv", "static/.kin/a.txt", "rieng/a.txt", "data/publish.toml"} {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777)
		os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o666)
	}
	links := []struct {
		name, to string
		in       bool
	}{
		{"static/a.csv", "../data/2031-h1/a.csv", true}, {"static/b.csv", "a.csv", true}, {"static/p.txt", "../data/publish.toml", false},
		{"static/env", "../.env", false}, {"static/hai", "env", false}, {"static/ghi-chu", "../ghi-chu.txt", false},
		{"static/kin", ".kin/a.txt", false}, {"static/rieng", "../rieng/a.txt", false}, {"static/vong", "../data/../ghi-chu.txt", false},
		{"layouts", "rieng", false}, {"static/qua", "../layouts/a.txt", false},
	}
	for _, l := range links {
		if err := os.Symlink(l.to, filepath.Join(dir, l.name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree := source.Read(root.FS())
	told := map[string]bool{}
	for _, f := range tree.Faults {
		told[f.Span.File.Path] = f.Kind == source.LinkOut
	}
	for _, l := range links {
		if read := tree.Get(l.name) != nil; read != l.in || told[l.name] == l.in {
			t.Errorf("%s, which leads to %s: read is %v, told is %v", l.name, l.to, read, told[l.name])
		}
	}
	if tree.Get("layouts/a.txt") != nil {
		t.Error("a folder was entered by a link")
	}
}

func TestPosition(t *testing.T) {
	f := &source.File{Path: "a.md", Text: []byte("Đảng ủy\nhai\n")}
	for _, test := range []struct{ offset, line, column int }{{0, 1, 1}, {2, 1, 2}, {strings.Index("Đảng ủy", "ủ"), 1, 6}, {len("Đảng ủy\n"), 2, 1}, {1000, 3, 1}, {-1, 1, 1}} {
		if line, column := f.Position(test.offset); line != test.line || column != test.column {
			t.Errorf("%d is at %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
	if got := string(f.Line(2)); got != "hai" {
		t.Errorf("line 2 is %q", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"a\r\nb", "\xef\xbb\xbfé", "e\u0301", "\xff", "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, faults := source.Loose("a.md", raw)
		if !utf8.Valid(file.Text) || !norm.NFC.IsNormal(file.Text) || strings.ContainsAny(string(file.Text), "\r\x00") {
			t.Fatalf("%q became %q", raw, file.Text)
		}
		if len(file.Text) == 0 && len(strings.Trim(string(raw), "\ufeff")) > 0 && len(faults) == 0 {
			t.Fatalf("%q was lost without a word", raw)
		}
		for _, fault := range faults {
			_ = fault.Span.String()
		}
	})
}
