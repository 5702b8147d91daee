package words_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
	defaults "congbo/layouts"
)

func TestDates(t *testing.T) {
	tests := []struct {
		date         citation.Date
		vi, en, long string
	}{
		{citation.Date{Year: 2016, Month: 5, Day: 15}, "15/5/2016", "15 May 2016", "ngày 15 tháng 5 năm 2016"},
		{citation.Date{Year: 2021, Month: 2, Day: 9}, "09/02/2021", "9 February 2021", "ngày 09 tháng 02 năm 2021"},
		{citation.Date{Year: 2021, Month: 12, Day: 31}, "31/12/2021", "31 December 2021", "ngày 31 tháng 12 năm 2021"},
		{citation.Date{Year: 2021, Month: 9}, "9/2021", "September 2021", "9/2021"},
		{citation.Date{Year: 2018}, "2018", "2018", "2018"},
		{citation.Date{}, "", "", ""},
	}
	vi, en := words.Words{Language: "vi"}, words.Words{Language: "en"}
	for _, test := range tests {
		if got := vi.Date(test.date); got != test.vi {
			t.Errorf("%v: %q, want %q", test.date, got, test.vi)
		}
		if got := en.Date(test.date); got != test.en {
			t.Errorf("%v: %q, want %q", test.date, got, test.en)
		}
		if got := vi.LongDate(test.date); got != test.long {
			t.Errorf("%v: %q, want %q", test.date, got, test.long)
		}
	}
}

func TestFields(t *testing.T) {
	number := func(s string) quantity.Decimal {
		d, err := quantity.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	i := &data.Indicator{Name: "Tên", Unit: "cây", Actual: number("1.866"), Percent: number("42,50"), Change: number("-6,77")}
	tests := []struct{ field, vi, en string }{
		{"name", "Tên", "Tên"},
		{"unit", "cây", "cây"},
		{"actual", "1.866", "1,866"},
		{"percent", "42,50%", "42.50%"},
		{"change", "−6,77%", "−6.77%"},
		{"target", "", ""},
		{"status", "status-monitored", "status-monitored"},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		if got := (words.Words{Language: "vi"}).Field(i, test.field); got != test.vi {
			t.Errorf("%s: %q, want %q", test.field, got, test.vi)
		}
		if got := (words.Words{Language: "en"}).Field(i, test.field); got != test.en {
			t.Errorf("%s: %q, want %q", test.field, got, test.en)
		}
	}
	i.Change = number("9")
	if got := (words.Words{Language: "vi"}).Field(i, "change"); got != "+9%" {
		t.Errorf("a rise: %q", got)
	}
}

// TestReferences holds how a text names the places of its own report and of another.
func TestReferences(t *testing.T) {
	vi := words.Words{Language: "vi", Strings: readStrings(t, "i18n/vi.toml")}
	en := words.Words{Language: "en", Strings: readStrings(t, "i18n/en.toml")}
	own := &report.Summary{Front: &data.Front{Title: "Báo cáo thử"}}
	other := &report.Summary{Front: &data.Front{Kind: "Báo cáo", Number: "7-BC/TN"}}
	part := &report.Section{Label: "I", Title: "Phần"}
	section := &report.Section{Parent: part, Label: "I.2", Title: "Mục"}
	for _, test := range []struct {
		target report.Target
		vi, en string
	}{
		{report.Target{Report: own, Section: part}, "phần I", "part I"},
		{report.Target{Report: own, Section: section}, "mục I.2", "section I.2"},
		{report.Target{Report: own, Section: &report.Section{Title: "Mở đầu"}}, "mục “Mở đầu”", "section “Mở đầu”"},
		{report.Target{Report: own, Section: part, Item: "1"}, "điểm 1 phần I", "item 1 of part I"},
		{report.Target{Report: own, Section: section, Item: "2.1"}, "điểm 2.1 mục I.2", "item 2.1 of section I.2"},
		{report.Target{Report: own, Item: "3"}, "điểm 3", "item 3"},
		{report.Target{Report: own, Section: section, Table: 3}, "Bảng 3", "Table 3"},
		{report.Target{Report: own, Section: section, Note: 7}, "chú thích 7", "note 7"},
		{report.Target{Report: own}, "Báo cáo thử", "Báo cáo thử"},
		{report.Target{Report: other}, "Báo cáo số 7-BC/TN", "Báo cáo No. 7-BC/TN"},
		{report.Target{Report: other, Section: section}, "mục I.2, Báo cáo số 7-BC/TN", "section I.2, Báo cáo No. 7-BC/TN"},
	} {
		if got := vi.Reference(test.target, own); got != test.vi {
			t.Errorf("%q, want %q", got, test.vi)
		}
		if got := en.Reference(test.target, own); got != test.en {
			t.Errorf("%q, want %q", got, test.en)
		}
	}
}

// TestStrings holds that both languages have every word, with the same places
// for values, and that neither layouts nor code ask for any other.
func TestStrings(t *testing.T) {
	vi, en := readStrings(t, "i18n/vi.toml"), readStrings(t, "i18n/en.toml")
	for key, text := range vi {
		if strings.Count(en[key], "%s") != strings.Count(text, "%s") || en[key] == "" {
			t.Errorf("%s: %q in Vietnamese, %q in English", key, text, en[key])
		}
	}
	if len(vi) != len(en) {
		t.Errorf("%d words in Vietnamese, %d in English", len(vi), len(en))
	}
	asked := func(name string, text []byte, how *regexp.Regexp) (n int) {
		for _, m := range how.FindAllSubmatch(text, -1) {
			if n++; vi[string(m[1])] == "" {
				t.Errorf("%s asks for %q, which no language has", name, m[1])
			}
		}
		return n
	}
	inLayout, inLayouts := regexp.MustCompile(`\{\{[^}]*?\bt "([^"]+)"`), 0
	err := fs.WalkDir(defaults.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(defaults.FS, name)
		inLayouts += asked(name, text, inLayout)
		return err
	})
	if err != nil || inLayouts == 0 {
		t.Error(inLayouts, err)
	}
	code, err := filepath.Glob("../*/*.go")
	inCode, inFiles := regexp.MustCompile(`\.T\("([^"]+)"[,)]`), 0
	for _, name := range code {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		inFiles += asked(name, text, inCode)
	}
	if err != nil || inFiles == 0 {
		t.Error(inFiles, err)
	}
	for status, key := range words.StatusKeys {
		if vi[key] == "" {
			t.Errorf("status %q has no word", status)
		}
	}
	for _, c := range text.Columns {
		if vi["column-"+c] == "" {
			t.Errorf("column %q has no word", c)
		}
	}
}

func readStrings(t *testing.T, name string) data.Strings {
	text, err := fs.ReadFile(defaults.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	all := data.Strings{}
	if err := toml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCell writes the numbers and dates of a table in the reader's form, and nothing else.
func TestCell(t *testing.T) {
	date := data.SheetCell{Text: "2031-05-01", Date: citation.Date{Year: 2031, Month: 5, Day: 1}}
	for language, want := range map[string]string{"vi": "01/5/2031", "en": "1 May 2031"} {
		w := words.Words{Language: language}
		if got := w.Cell(date); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
		if got := w.Cell(data.SheetCell{Text: "2031-05-01"}); got != "2031-05-01" {
			t.Errorf("%s: a text is %q", language, got)
		}
	}
}
