package importer_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/importer"
)

// structure is what a reading of a document consists of.
type structure struct {
	Notes, Headers, Items, Tables, Cells, Strong, Emph, Links int
	words                                                     map[string]int
}

// TestAgainstPandoc imports Word files that pandoc and LibreOffice made and
// compares the Markdown with pandoc's own reading of the same file: words, notes,
// headings, lists, tables and emphasis. The only differences are listed in
// unlikePandoc.
func TestAgainstPandoc(t *testing.T) {
	pandoc := tool(t, "pandoc", "CONGBO_REQUIRE_PANDOC")
	dir := t.TempDir()
	made := filepath.Join(dir, "pandoc.docx")
	run(t, pandoc, "testdata/report.md", "-o", made)
	files := []string{made, "testdata/libreoffice.docx", "testdata/office.docx"}
	if office, err := exec.LookPath("soffice"); err != nil {
		t.Log("no LibreOffice: the files that it made stand in testdata")
	} else if os.Getenv("CONGBO_UPDATE") != "" {
		run(t, office, "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "docx", "--outdir", dir+"/office", made)
		raw, err := os.ReadFile(dir + "/office/pandoc.docx")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(files[1], raw, 0o666); err != nil {
			t.Fatal(err)
		}
		// Written by LibreOffice alone, of an OpenDocument text with headings that number
		// themselves, notes of both kinds and merged cells.
		run(t, office, "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "docx", "--outdir", "testdata", "testdata/office.fodt")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			want := readStructure(t, run(t, pandoc, file, "-t", "json"))
			r := importText(t, file, "2030")
			balanced(t, r)
			back := filepath.Join(dir, "back.md")
			if err := os.WriteFile(back, []byte(withTables(t, r, asOneFile(all(r)))), 0o666); err != nil {
				t.Fatal(err)
			}
			got := readStructure(t, run(t, pandoc, back, "-f", "markdown-smart-citations", "-t", "json"))
			t.Logf("pandoc: %+v", want.counts())
			t.Logf("congbo: %+v", got.counts())
			if got.Notes != want.Notes || got.Headers != want.Headers || got.Tables != want.Tables || got.Cells != want.Cells+mergedCells[filepath.Base(file)] || got.Links != want.Links {
				t.Errorf("read %+v, pandoc %+v", got.counts(), want.counts())
			}
			if got.Items < want.Items || got.Strong < want.Strong || got.Emph < want.Emph {
				t.Errorf("less than pandoc: %+v, pandoc %+v", got.counts(), want.counts())
			}
			for word, n := range want.words {
				if got.words[word] != n+saidAgain[filepath.Base(file)][word] && !unlikePandoc[word] {
					t.Errorf("word %q: %d, pandoc %d", word, got.words[word], n)
				}
			}
			for word, n := range got.words {
				if want.words[word] == 0 && !unlikePandoc[word] {
					t.Errorf("word %q: %d, pandoc none", word, n)
				}
			}
		})
	}
}

// mergedCells is how many cells more a file has where those that it merges are
// told one by one.
var mergedCells = map[string]int{"office.docx": -1}

// saidAgain are words that one cell says over several columns, and a table of data
// in the name of each.
var saidAgain = map[string]map[string]int{"office.docx": {"số": 1, "tổ": 1, "chức": 1}}

// withTables puts the data files of tables in the place of the blocks that show them.
func withTables(t *testing.T, r *importer.Result, text string) string {
	block := regexp.MustCompile("```table\ndata = \"(.*)\"\n```\n")
	return block.ReplaceAllStringFunc(text, func(s string) string {
		rows, err := csv.NewReader(bytes.NewReader(r.Files["data/2030/"+block.FindStringSubmatch(s)[1]])).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatal(err, len(rows))
		}
		var pipes strings.Builder
		for i, row := range rows {
			pipes.WriteString("| " + strings.Join(row, " | ") + " |\n")
			if i == 0 {
				pipes.WriteString(strings.Repeat("|---", len(row)) + "|\n")
			}
		}
		return pipes.String()
	})
}

// unlikePandoc are the words that come out another way: numbers of headings, which
// congbo prints by itself; raised and lowered digits, which are signs of Unicode.
var unlikePandoc = map[string]bool{"i": true, "ii": true, "1": true, "2": true, "m": true, "m²": true, "h": true, "o": true, "h₂o": true, "²": true, "m2": true, "h2o": true}

func (s structure) counts() structure {
	n := 0
	for _, k := range s.words {
		n += k
	}
	s.words = map[string]int{"": n}
	return s
}

// readStructure counts what pandoc's own form of a document holds.
func readStructure(t *testing.T, text []byte) structure {
	t.Helper()
	var doc struct {
		Blocks json.RawMessage `json:"blocks"`
	}
	var tree any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(doc.Blocks, &tree); err != nil {
		t.Fatal(err)
	}
	s := structure{words: map[string]int{}}
	var words strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, child := range v {
				walk(child)
			}
		case map[string]any:
			c, _ := v["c"].([]any)
			switch v["t"] {
			case "Str":
				words.WriteString(v["c"].(string))
				return
			case "Space", "SoftBreak", "LineBreak":
				words.WriteByte(' ')
			case "Note":
				s.Notes++
				words.WriteByte(' ')
			case "Header":
				s.Headers++
			case "BulletList":
				s.Items += len(c)
			case "OrderedList":
				s.Items += len(c[1].([]any))
			case "Table":
				s.Tables++
				s.Cells += cells(c)
			case "Strong":
				s.Strong++
			case "Emph":
				s.Emph++
			case "Link":
				s.Links++
			}
			walk(v["c"])
			switch v["t"] {
			case "Para", "Plain", "Header":
				words.WriteByte(' ')
			}
		}
	}
	walk(tree)
	for word := range strings.FieldsFuncSeq(norm.NFC.String(words.String()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		s.words[strings.ToLower(word)]++
	}
	return s
}

// cells counts the cells of a table: [attr, rowspan…] lists begin with their
// alignment.
func cells(v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		if len(v) == 5 {
			if m, ok := v[1].(map[string]any); ok && strings.HasPrefix(m["t"].(string), "Align") {
				n++
			}
		}
		for _, child := range v {
			n += cells(child)
		}
	}
	return n
}

// asOneFile makes one Markdown file of the files of an import: titles become
// headings.
func asOneFile(text string) string {
	title := regexp.MustCompile(`(?ms)^\+\+\+\ntitle = "([^"]*)"\n(.*?)\+\+\+\n`)
	return title.ReplaceAllStringFunc(text, func(front string) string {
		if strings.Contains(front, "\nstatus = ") {
			return "" // the report's own
		}
		return "\n# " + title.FindStringSubmatch(front)[1] + "\n"
	})
}

// tool finds a program; where it is missing the test is skipped, or fails if env
// is set.
func tool(t *testing.T, name, env string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv(env) != "" {
			t.Fatalf("%s is not installed, and %s is set", name, env)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var out, complaint bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &out, &complaint
	if err := c.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, complaint.String())
	}
	return out.Bytes()
}
