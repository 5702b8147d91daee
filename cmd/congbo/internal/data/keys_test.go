package data

import (
	"bytes"
	"fmt"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

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

func prove[T any](all keys[T]) func(t *testing.T) { return func(t *testing.T) { holds(t, all) } }

func TestKeys(t *testing.T) {
	for name, prove := range map[string]func(*testing.T){
		"site": prove(siteKeys), "contact": prove(contactKeys), "section": prove(sectionKeys), "report": prove(reportKeys), "front matter of a report": prove(frontKeys),
		"group": prove(groupKeys), "indicator": prove(indicatorKeys), "directive": prove(directiveKeys), "accepted": prove(acceptedKeys), "target": prove(targetKeys), "commitment": prove(commitmentKeys), "answer": prove(answerKeys),
		"indicators block": prove(indicatorTableKeys), "table block": prove(dataTableKeys),
		"profile": prove(profileKeys), "type": prove(typeKeys), "issuer": prove(issuerKeys), "form": prove(formRuleKeys), "example": prove(exampleKeys),
		"trap": prove(trapKeys), "counter": prove(counterKeys), "law": prove(lawKeys), "body": prove(bodyKeys), "others": prove(othersKeys), "words": prove(wordsKeys),
	} {
		t.Run(name, prove)
	}
	for _, table := range KeyTables() {
		seen := map[string]bool{}
		for _, row := range table.Keys {
			if seen[row.Name] || row.Doc.VI == "" || row.Doc.EN == "" || row.Next == "" && table.Keys[0].Next != "" {
				t.Errorf("%s: %s is there twice, or its row is not complete", table.Title.EN, row.Name)
			}
			seen[row.Name] = true
		}
	}
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
