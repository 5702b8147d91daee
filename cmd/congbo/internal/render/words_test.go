package render

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
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
	vi, en := words{language: "vi"}, words{language: "en"}
	for _, test := range tests {
		if got := vi.date(test.date); got != test.vi {
			t.Errorf("%v: %q, want %q", test.date, got, test.vi)
		}
		if got := en.date(test.date); got != test.en {
			t.Errorf("%v: %q, want %q", test.date, got, test.en)
		}
		if got := vi.longDate(test.date); got != test.long {
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
		if got := (words{language: "vi"}).field(i, test.field); got != test.vi {
			t.Errorf("%s: %q, want %q", test.field, got, test.vi)
		}
		if got := (words{language: "en"}).field(i, test.field); got != test.en {
			t.Errorf("%s: %q, want %q", test.field, got, test.en)
		}
	}
	i.Change = number("9")
	if got := (words{language: "vi"}).field(i, "change"); got != "+9%" {
		t.Errorf("a rise: %q", got)
	}
}

// TestStrings holds that both languages have every word, with the same places
// for values, and that layouts ask for no other.
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
	asked := regexp.MustCompile(`\{\{[^}]*?\bt "([^"]+)"`)
	fs.WalkDir(defaults.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(defaults.FS, name)
		for _, m := range asked.FindAllStringSubmatch(string(text), -1) {
			if vi[m[1]] == "" {
				t.Errorf("%s asks for %q, which no language has", name, m[1])
			}
		}
		return err
	})
	for status, key := range statusKeys {
		if vi[key] == "" {
			t.Errorf("status %q has no word", status)
		}
	}
	for _, c := range columns {
		if vi["column-"+c] == "" {
			t.Errorf("column %q has no word", c)
		}
	}
}

func readStrings(t *testing.T, name string) map[string]string {
	text, err := fs.ReadFile(defaults.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	if err := toml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestKinds holds that every kind of page has its layout.
func TestKinds(t *testing.T) {
	for _, kind := range kinds {
		if _, err := fs.Stat(defaults.FS, kind+".html"); err != nil {
			t.Error(err)
		}
	}
}
