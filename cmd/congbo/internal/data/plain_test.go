package data

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// samePlain holds that what plainTOML accepts is what the parsers make of it.
func samePlain(t *testing.T, f *source.File, start, end int) (accepted bool) {
	t.Helper()
	short, ok := plainTOML(f, start, end)
	if !ok {
		return false
	}
	long, found := fullTOML(f, start, end)
	if len(found) > 0 {
		t.Fatalf("%q: %s %s", f.Text[start:end], found[0].Span, found[0].Message.EN)
	}
	if !reflect.DeepEqual(short, long) {
		t.Fatalf("%q: the trees differ", f.Text[start:end])
	}
	return true
}

var plainTexts = []struct {
	text  string
	plain bool
}{
	{"ids = [\"a\", \"b\"]\ncaption = \"Chỉ tiêu\"\n", true},
	{"title = \"A\"\nheading = false\n", true},
	{" a=-1\n\n\t# lời\n_b-1\t= 42.50 \n", true},
	{"a = []\nb = \"\"\nc = [ \"\" , \"x\" ]", true},
	{"[indicator.a]\nname = \"A\"\n[indicator.\"b c\"]\nname = \"B\"\n[x]\n", true},
	{"\"a b\" = true\n", true},
	{"a = 0\nb = -0\nc = 0.0\n", true},
	{"", true},
	{"a = 1\na = 2\n", false},
	{"[a]\n[a]\n", false},
	{"[a.b]\n[a]\n", false},
	{"a = 1\n[a.b]\n", false},
	{"a = \"x\\n\"\n", false},
	{"a = \"\"\"x\"\"\"\n", false},
	{"a = 01\n", false},
	{"a = 2031-01-01\n", false},
	{"a = 1 # lời\n", false},
	{"a.b = 1\n", false},
	{"a = [1]\n", false},
	{"a = truex\n", false},
	{"a = \"\xff\"\n", false},
	{"a = 'x'\n", false},
	{"[[a]]\n", false},
	{"# \x01\n", false},
}

func TestPlainTOML(t *testing.T) {
	for _, test := range plainTexts {
		f := &source.File{Text: []byte("+++\n" + test.text + "+++\n")}
		if got := samePlain(t, f, 4, 4+len(test.text)); got != test.plain {
			t.Errorf("%q: plain %v, want %v", test.text, got, test.plain)
		}
	}
}

// TestPlainData tries the data files of this repository whole and by their tables.
func TestPlainData(t *testing.T) {
	accepted := 0
	for _, pattern := range []string{"../../../../data/*.toml", "../../../../data/*/*.toml", "../citation/profiles/*.toml", "../../../../layouts/i18n/*.toml"} {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range append(bytes.Split(text, []byte("\n\n")), text) {
				if samePlain(t, &source.File{Path: name, Text: part}, 0, len(part)) {
					accepted++
				}
			}
		}
	}
	if accepted < 50 {
		t.Errorf("%d texts are plain", accepted)
	}
}

func FuzzPlainTOML(f *testing.F) {
	for _, test := range plainTexts {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		samePlain(t, &source.File{Text: []byte("+++\n" + text)}, 4, 4+len(text))
	})
}
