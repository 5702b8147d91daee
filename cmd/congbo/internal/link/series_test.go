package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestSeries: one id is one series through the periods, a former id belongs to
// it, and what breaks a series is told once, where it is written.
func TestSeries(t *testing.T) {
	const figure = "name = \"Tên\"\nunit = \"lượt\"\nactual = 1\n"
	for _, c := range []struct {
		name   string
		data   map[string]string // indicators.toml by period
		series []string
		found  []string
	}{
		{"one id", map[string]string{"2022-h1": "[indicator.a]\n" + figure, "2021-h1": "[indicator.a]\n" + figure},
			[]string{"a: 2022-h1<2021-h1 2021-h1"}, nil},
		{"renamed", map[string]string{"2022-h1": "[indicator.a]\n" + figure + "formerly = \"b\"\n", "2021": "[indicator.b]\n" + figure, "2021-h1": "[indicator.b]\n" + figure + "formerly = \"c\"\n", "2020-h1": "[indicator.c]\n" + figure},
			[]string{"a: 2022-h1<2021-h1 2021 2021-h1<2020-h1 2020-h1 (b c)"}, nil},
		{"both names at once", map[string]string{"2022-h1": "[indicator.a]\n" + figure + "formerly = \"b\"\n[indicator.b]\n" + figure, "2021": "[indicator.b]\n" + figure},
			[]string{"a: 2022-h1", "b: 2022-h1 2021"}, []string{"data/2022-h1/indicators.toml:5:12: error indicator/formerly"}},
		{"former of nothing", map[string]string{"2022-h1": "[indicator.a]\n" + figure + "formerly = \"bb\"\n", "2021": "[indicator.b]\n" + figure},
			[]string{"a: 2022-h1", "b: 2021"}, []string{"data/2022-h1/indicators.toml:5:12: warning indicator/formerly"}},
		{"another unit", map[string]string{"2022-h1": "[indicator.a]\n" + figure, "2021": "[indicator.a]\n" + strings.Replace(figure, "lượt", "giờ", 1)},
			[]string{"a: 2022-h1 2021"}, []string{"data/2022-h1/indicators.toml:3:8: warning indicator/unit-changed (data/2021/indicators.toml:3:8)"}},
		{"vanished", map[string]string{"2022-h1": "[indicator.a]\n" + figure, "2021": "[indicator.d]\n" + figure, "2021-h1": "[indicator.a]\n" + figure + "[indicator.b]\n" + figure},
			[]string{"a: 2022-h1<2021-h1 2021-h1", "b: 2021-h1", "d: 2021"}, []string{"data/2022-h1/indicators.toml:1:1: note indicator/vanished (data/2021-h1/indicators.toml:5:12)"}},
	} {
		all := files{}
		for period, text := range c.data {
			all["content/"+period+"/_index.md"] = titled
			all["data/"+period+"/indicators.toml"] = text
		}
		site, found := all.link()
		complete(t, found)
		var got []string
		for _, s := range site.Series {
			line := s.ID + ":"
			for _, p := range s.Points {
				line += " " + p.Report.Period.ID
				if p.Before != nil {
					line += "<" + p.Before.Period.ID
				}
			}
			if s.Former != nil {
				line += fmt.Sprintf(" (%s)", strings.Join(s.Former, " "))
			}
			got = append(got, line)
		}
		if !slices.Equal(got, c.series) || !slices.Equal(lines(found), c.found) {
			t.Errorf("%s: %q, found %q", c.name, got, lines(found))
		}
	}
}

// TestSentences: a figure leads to the paragraph that states it.
func TestSentences(t *testing.T) {
	const head = "[indicator.a]\nname = \"Cây\"\nunit = \"cây\"\n"
	for _, c := range []struct{ prose, data, want string }{
		{"Trồng 12 cây.\n\nTrồng 12/15 cây.\n", "actual = 12\nof = 15\nsource = \"a\"\n", "Trồng 12/15 cây."},
		{"Trồng 112 cây, 12,5 ha.\n\n## Mục {#m}\n\nTrồng 12 cây.\n", "actual = 12\nsource = \"a\"\n", "Trồng 12 cây."},
		{"Trồng 12 cây.\n\n## Mục {#m}\n\n- Trồng 012 cây.\n", "actual = 12\nsource = \"#m\"\n", "Trồng 012 cây."},
		{"Trồng 12 cây.\n", "actual = 13\nsource = \"a\"\n", ""},
		{"Chữ.\n\nTrồng {{a.actual}} cây.\n", "actual = 13\n", "Trồng {{a.actual}} cây."},
	} {
		site, found := files{one + "01-a.md": c.prose, "data/2022-h1/indicators.toml": head + c.data}.link()
		r := site.Reports[0]
		got := ""
		for _, b := range r.Documents[2].Blocks {
			if b.ID == r.Sources[r.Data.Indicators[0]].ID {
				got = strings.TrimSpace(b.Span(0, len(b.Text)).Text())
			}
		}
		if got != c.want || len(found) > 0 {
			t.Errorf("%q: %q, want %q; found %q", c.prose, got, c.want, lines(found))
		}
	}
}
