package link_test

import (
	"slices"
	"strings"
	"testing"
)

const figures = ketNap + `unit = "đảng viên"
group = "dang"
source = "SOURCE"
[indicator.quy]
name = "Quỹ"
actual = "42,50"
group = "dang"
[indicator.cuoc]
name = "Cuộc thi"
actual = 7
[group.dang]
title = "Đảng"
`

func TestTables(t *testing.T) {
	site, found := files{
		one + "01-a.md":                "{{quy.actual}} và {{ket-nap.unit}}, {{cuoc.actual}}\n\n```indicators\ngroup = \"dang\"\n```\n\n```indicators\nids = [\"cuoc\", \"ket-nap\"]\ncaption = \"Kết nạp\"\n```\n",
		one + "02-b.md":                "```indicators\nids = [\"quy\"]\ncaption = \"Kết nạp\"\n```\n",
		"data/2022-h1/indicators.toml": strings.Replace(figures, "SOURCE", "a", 1),
	}.link()
	if len(found) > 0 {
		t.Errorf("found %q", lines(found))
	}
	r := site.Reports[0]
	a, b := r.Document(r.Parts[0].Children[0]), r.Document(r.Parts[0].Children[1])
	for i, v := range a.Values {
		if want := []string{"quy", "ket-nap", "cuoc"}[i]; v.Data == nil || v.Data.ID != want {
			t.Errorf("value %d is of %v, want %s", i, v.Data, want)
		}
	}
	tables := slices.Concat(a.Tables, b.Tables)
	want := []struct {
		number int
		id     string
		rows   []string
	}{
		{0, "bang-dang", []string{"ket-nap", "quy"}},
		{1, "bang-ket-nap", []string{"cuoc", "ket-nap"}},
		{2, "bang-ket-nap-2", []string{"quy"}},
	}
	for i, table := range tables {
		var rows []string
		for _, row := range table.Rows {
			rows = append(rows, row.ID)
		}
		if table.Number != want[i].number || table.ID != want[i].id || !slices.Equal(rows, want[i].rows) {
			t.Errorf("table %d is number %d, %s, of %q; want %v", i, table.Number, table.ID, rows, want[i])
		}
	}
}

func TestSources(t *testing.T) {
	for source, want := range map[string]string{
		"ket-qua":         "2022-h1/ket-qua#",
		"ket-qua/a":       "2022-h1/a#",
		"a":               "2022-h1/a#",
		"ket-qua/a#mot":   "2022-h1/mot#mot",
		"a#mot":           "2022-h1/mot#mot",
		"#mot":            "2022-h1/mot#mot",
		"mot":             "2022-h1/mot#mot",
		"note:n":          "2022-h1/mot#cn-1 note 1",
		"ket-qua/b#mot":   "nothing",
		"ket-qua/a#khong": "nothing",
		"khac":            "nothing",
		"#":               "nothing",
		"note:khac":       "nothing",
	} {
		site, found := files{
			one + "01-a.md":                "## Một\n\nChữ[^n].\n\n[^n]: Chữ.",
			one + "02-b.md":                "Hai.",
			"data/2022-h1/indicators.toml": strings.Replace(figures, "SOURCE", source, 1),
		}.link()
		r := site.Reports[0]
		if got := where(r.Sources[r.Data.Indicators[0]]); got != want {
			t.Errorf("source %q is %s, want %s", source, got, want)
		}
		if (len(found) > 0) != (want == "nothing") {
			t.Errorf("source %q: found %q", source, lines(found))
		}
	}
}

// TestStated: every field prints where the data has it, and only there.
func TestStated(t *testing.T) {
	const all = `[indicator.du]
name = "Đủ"
unit = "lượt"
actual = 1
target = 2
of = 3
percent = "4,5"
previous = 5
change = "-6"
status = "đạt"
note = "Ghi chú"
[indicator.thieu]
name = "Thiếu"
`
	for _, field := range []string{"name", "unit", "actual", "target", "of", "percent", "previous", "change", "status", "note"} {
		site, found := files{one + "01-a.md": "{{du." + field + "}} {{thieu." + field + "}}", "data/2022-h1/indicators.toml": all}.link()
		values := site.Reports[0].Documents[2].Values
		without := field == "name" // every indicator has one
		if values[0].Data == nil || (values[1].Data != nil) != without || (len(found) == 0) != without {
			t.Errorf("%s: found %q", field, lines(found))
		}
	}
}
