package importer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// wordOf packs a Word file of a text: | cells | are rows of a table, all else paragraphs.
func wordOf(lines []string) []byte {
	var body strings.Builder
	inTable := false
	for _, line := range lines {
		row, isRow := strings.CutPrefix(line, "|")
		if isRow != inTable {
			body.WriteString(map[bool]string{true: "<w:tbl>", false: "</w:tbl>"}[isRow])
			inTable = isRow
		}
		if !isRow {
			body.WriteString(p(line))
			continue
		}
		body.WriteString("<w:tr>")
		for cell := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(row), "|"), "|") {
			body.WriteString("<w:tc>" + p(strings.TrimSpace(cell)) + "</w:tc>")
		}
		body.WriteString("</w:tr>")
	}
	if inTable {
		body.WriteString("</w:tbl>")
	}
	return word(body.String())
}

// TestProposeReports holds what is proposed of ten reports against what a careful clerk
// would make indicators of: lines "= name; unit; actual; target; of; percent".
func TestProposeReports(t *testing.T) {
	files, err := filepath.Glob("testdata/propose/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatal(err, files)
	}
	proposed, right, wanted, got := 0, 0, 0, 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		want := map[string]bool{}
		for line := range strings.Lines(string(raw)) {
			line = strings.TrimSpace(line)
			if label, ok := strings.CutPrefix(line, "= "); ok {
				f := strings.Split(label, ";")
				for i := range f {
					f[i] = strings.TrimSpace(f[i])
				}
				f[0] = strings.ToLower(f[0])
				f[1], _, _ = strings.Cut(f[1], ",")
				want[strings.ReplaceAll(strings.Join(f, ";"), ".", "")] = true
				continue
			}
			lines = append(lines, line)
		}
		r := importBytes(t, "a.docx", wordOf(lines), "2032-h1")
		wanted += len(want)
		missed := map[string]bool{}
		for w := range want {
			missed[w] = true
		}
		for _, entry := range strings.Split(string(r.Files["data/2032-h1/indicators.proposed.toml"]), "\n[indicator.")[1:] {
			proposed++
			value := func(key string) string {
				m := regexp.MustCompile(`(?m)^` + key + ` = "?([^"\n]*)"?$`).FindStringSubmatch(entry)
				if m == nil {
					return ""
				}
				return m[1]
			}
			percent := value("percent")
			one := strings.Join([]string{strings.ToLower(value("name")), value("unit"), value("actual"), value("target"), value("of"), percent}, ";")
			one = strings.ReplaceAll(one, ".", "")
			if want[one] {
				right++
				got++
				delete(missed, one)
			} else {
				t.Logf("%s: proposed %s", filepath.Base(file), one)
			}
		}
		for w := range missed {
			t.Logf("%s: missed   %s", filepath.Base(file), w)
		}
	}
	t.Logf("%d of %d proposals are right, %d of %d labels are proposed", right, proposed, got, wanted)
	if right*100 < 90*proposed || got*100 < 70*wanted {
		t.Errorf("%d of %d proposals are right, %d of %d labels are proposed", right, proposed, got, wanted)
	}
}
