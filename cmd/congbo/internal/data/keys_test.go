package data

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// A keyTable is a table of keys as the README has it.
type keyTable struct {
	title string // of the README's table
	rows  []keyRow
	holds func(t *testing.T)
}

type keyRow struct {
	name string
	kind *kind
	next next
	doc  diag.Text
}

func tableOf[T any](title string, all keys[T]) keyTable {
	table := keyTable{title: title, holds: func(t *testing.T) { holds(t, all) }}
	for _, k := range all {
		table.rows = append(table.rows, keyRow{k.name, k.kind, k.next, k.doc})
	}
	return table
}

var keyTables = []keyTable{
	tableOf("`data/site.toml`", siteKeys),
	tableOf("its `[contact]`", contactKeys),
	tableOf("front matter", sectionKeys),
	tableOf("front matter of a report, also", reportKeys),
	tableOf("`[group.x]`", groupKeys),
	tableOf("`[indicator.x]`", indicatorKeys),
	tableOf("`[directive.x]`", directiveKeys),
	tableOf("`[accepted.x]`", acceptedKeys),
	tableOf("`[commitment.x]`", commitmentKeys),
	tableOf("`[answer.x]`", answerKeys),
	tableOf("`[target.x]`", targetKeys),
	tableOf("block `indicators`", indicatorTableKeys),
	tableOf("block `table`", dataTableKeys),
}

// samples are lines that give a key a value, no two keys of a table the same; of true and
// false one is what a file means without the key, the other is the last.
func samples[T any](all keys[T], at int) (lines []string) {
	var values []string
	switch k := all[at]; k.kind {
	case textKind:
		values = []string{fmt.Sprintf(`"chữ \"%d\" \\"`, at)}
	case listKind:
		values = []string{fmt.Sprintf(`"%d"`, at), fmt.Sprintf(`["%d"]`, at), fmt.Sprintf(`["%d", "hai"]`, at)}
	case boolKind:
		values = []string{"true", "false"}
		if v, _ := decodeText(all, k.name+" = true\n"); len(k.append(nil, v)) > 0 {
			values = []string{"false", "true"}
		}
	case dateKind:
		values = []string{fmt.Sprintf("2031-02-%02d", at+1), fmt.Sprintf(`"%d/2/2031"`, at+1)}
	case numberKind:
		values = []string{fmt.Sprintf("%d.50", at), fmt.Sprint(at), fmt.Sprintf(`"1.8%02d"`, at), fmt.Sprintf(`"-%d,5"`, at)}
	case goalKind:
		values = []string{fmt.Sprint(at), fmt.Sprintf(`"1.8%02d,5"`, at), fmt.Sprintf(`"≥ %d,5%%"`, at), fmt.Sprintf(`"dưới %d"`, at), fmt.Sprintf(`"%d - 1%02d"`, at, at), `"cuối năm"`}
	case intKind:
		values = []string{fmt.Sprint(at + 1)}
	}
	for _, v := range values {
		lines = append(lines, all[at].name+" = "+v+"\n")
	}
	return lines
}

// full is a table of TOML that has all keys, none as it would be without it.
func full[T any](all keys[T]) (text string) {
	for at := range all {
		lines := samples(all, at)
		text += lines[len(lines)-1]
	}
	return text
}

// decodeText decodes a table of TOML.
func decodeText[T any](all keys[T], text string) (*T, diag.List) {
	f := &source.File{Path: "data/a.toml", Text: []byte(text)}
	var found diag.List
	into := new(T)
	all.decode(open(f, &found), into)
	return into, found
}

// holds proves that decoding and encoding know each key of a table: what is decoded is
// encoded under its key and decodes to the same, alone and with all others.
func holds[T any](t *testing.T, all keys[T]) {
	whole, found := decodeText(all, full(all))
	if len(found) > 0 {
		t.Errorf("%s\n%v", full(all), found)
	}
	for at, k := range all {
		var text []byte
		for _, line := range samples(all, at) {
			v, found := decodeText(all, line)
			text = k.append(nil, v)
			again, more := decodeText(all, string(text))
			if found = append(found, more...); len(found) > 0 {
				t.Errorf("%s%v", line, found)
			}
			if !bytes.Equal(all.append(nil, again), all.append(nil, v)) {
				t.Errorf("%sis written as %q and reads back as %q", line, text, all.append(nil, again))
			}
		}
		if !bytes.HasPrefix(text, []byte(k.name+" = ")) || !bytes.Equal(k.append(nil, whole), text) || !bytes.Contains(all.append(nil, whole), text) {
			t.Errorf("%s is written as %q; among all keys as %q", k.name, text, k.append(nil, whole))
		}
		if _, found := decodeText(all, k.name+"z = 1\n"); len(found) != 1 || found[0].Hint.EN != fmt.Sprintf("did you mean %q?", k.name) {
			t.Errorf("%sz: %v", k.name, found)
		}
		if _, found := decodeText(all, k.name+" = {}\n"); len(found) != 1 || found[0].Code != "data/type" {
			t.Errorf("%s = {}: %v", k.name, found)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, table := range keyTables {
		t.Run(table.title, table.holds)
		seen := map[string]bool{}
		for _, row := range table.rows {
			if seen[row.name] || row.doc.VI == "" || row.doc.EN == "" || row.next == noPeriod && table.rows[0].next != noPeriod {
				t.Errorf("%s: %s is there twice, or its row is not complete", table.title, row.name)
			}
			seen[row.name] = true
		}
	}
	t.Run("front matter of a report", func(t *testing.T) { holds(t, frontKeys) })
}

// TestNextKeys holds that a new period does with each key what its row says.
func TestNextKeys(t *testing.T) {
	period, err := ParsePeriod("2031")
	if err != nil {
		t.Fatal(err)
	}
	front, _ := decodeText(frontKeys, full(frontKeys))
	next, section := front.Next(period, "vi"), front.NextSection()
	followed(t, reportKeys, &next, front)
	followed(t, sectionKeys, &section, front)
	for _, k := range reportKeys {
		if text := k.append(nil, &section); len(text) > 0 {
			t.Errorf("a section has %s", text)
		}
	}
	next.Title = front.Title
	followed(t, sectionKeys, &next, front)

	i, _ := decodeText(indicatorKeys, full(indicatorKeys))
	i.Actual = quantity.Int(5)
	from := &PeriodData{Period: period, Indicators: []*Indicator{i}}
	followed(t, indicatorKeys, from.Next(period, from, func(s string) string { return s }, func(string) bool { return true }).Indicators[0], i)
}

func followed[T any](t *testing.T, all keys[T], to, from *T) {
	t.Helper()
	for _, k := range all {
		was, is := k.append(nil, from), k.append(nil, to)
		if ok := map[next]bool{kept: bytes.Equal(was, is), dropped: len(is) == 0, derived: len(is) > 0}[k.next]; !ok || len(was) == 0 {
			t.Errorf("%s is %q: of %q a new period has %q", k.name, k.next, was, is)
		}
	}
}

// TestReadme holds the README's tables of keys equal to the tables here. With
// CONGBO_README=write it writes them.
func TestReadme(t *testing.T) {
	const name = "../../../../README.md"
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(readme)
	for _, table := range keyTables {
		head, want := table.markdown()
		from := strings.Index(text, "\n"+head)
		if from < 0 {
			t.Errorf("README.md has no table that begins %q; it is\n%s", head, want)
			continue
		}
		to := from
		for to < len(text) && strings.HasPrefix(text[to:], "\n|") {
			if n := strings.IndexByte(text[to+1:], '\n'); n >= 0 {
				to += 1 + n
			} else {
				to = len(text)
			}
		}
		if got := text[from+1:to] + "\n"; got != want && os.Getenv("CONGBO_README") != "write" {
			t.Errorf("README.md has\n%s\nand should have (CONGBO_README=write go test writes it)\n%s", got, want)
		}
		text = text[:from+1] + strings.TrimSuffix(want, "\n") + text[to:]
	}
	if os.Getenv("CONGBO_README") == "write" && text != string(readme) {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// markdown is the table of the README, and how it begins.
func (table keyTable) markdown() (head, text string) {
	head = "| " + table.title + " | value |"
	period := table.rows[0].next != noPeriod
	rule := "\n|---|---|---|---|"
	if text = head + " meaning | nghĩa |"; period {
		text = head + " new period | meaning | nghĩa |"
		rule += "---|"
	}
	text += rule + "\n"
	for _, row := range table.rows {
		text += fmt.Sprintf("| `%s` | %s |", row.name, row.kind.en)
		if period {
			text += " " + string(row.next) + " |"
		}
		text += fmt.Sprintf(" %s | %s |\n", row.doc.EN, row.doc.VI)
	}
	return head, text
}
