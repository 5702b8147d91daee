package link_test

import (
	"fmt"
	"slices"
	"testing"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// cited makes and links a site of reports that hold nothing but citations, by period.
func cited(register []*data.Directive, reports map[string][]citation.Citation) (*report.Site, diag.List) {
	var all []*report.Summary
	for _, id := range []string{"2022-h1", "2021", "2015"} {
		period, _ := data.ParsePeriod(id)
		r := &report.Summary{Period: period, Data: &data.PeriodData{Period: period}}
		f := &source.File{Path: "content/" + id + "/_index.md"}
		for i, c := range reports[id] {
			r.Citations = append(r.Citations, &report.Citation{Citation: c, In: r, ID: fmt.Sprint("p-", id, "-c", i+1), Span: source.Span{File: f, Start: i}})
		}
		all = append(all, r)
	}
	return link.Group(&data.Set{Directives: register}, &source.Tree{}, false).Site(all)
}

func full(kind, number, symbol, date, issuer string) citation.Citation {
	d := &data.Directive{Number: number, Symbol: symbol}
	return citation.Citation{Key: d.Key(), Type: kind, Number: number, Symbol: symbol, Date: day(date), Issuer: issuer, Form: citation.Full}
}

func law(name, year string) citation.Citation {
	c := citation.Citation{Key: "luat:" + citation.Slug(name), Type: "Luật", Number: name, Form: citation.LawName}
	if year != "" {
		c.Key, c.Form = c.Key+"@"+year, citation.LawYear
	}
	return c
}

func short(kind, number string) citation.Citation {
	return citation.Citation{Type: kind, Number: number, Form: citation.Short}
}

func day(s string) (d citation.Date) {
	if n, _ := fmt.Sscanf(s, "%d-%d-%d", &d.Year, &d.Month, &d.Day); s != "" && n == 0 {
		panic(s)
	}
	return d
}

func entry(id, kind, number, symbol, date string) *data.Directive {
	return &data.Directive{ID: id, Type: kind, Number: number, Symbol: symbol, Date: day(date)}
}

func TestCitations(t *testing.T) {
	ct := func(date string) citation.Citation { return full("Chỉ thị", "05", "CT/TN", date, "") }
	tests := []struct {
		name     string
		register []*data.Directive
		reports  map[string][]citation.Citation
		want     []string // slug of each citation's document, newest report first
		notes    int
	}{
		{"registered, whatever its spelling", []*data.Directive{entry("chi-thi-nam", "Chỉ thị", "5", "CT/TN", "")},
			map[string][]citation.Citation{"2022-h1": {ct("2016-05-15"), ct(""), {Key: "05/CT-TN", Form: citation.Full}}},
			[]string{"chi-thi-nam", "chi-thi-nam", "chi-thi-nam"}, 0},
		{"not registered", nil, map[string][]citation.Citation{"2022-h1": {ct("")}, "2015": {ct("")}},
			[]string{"05-ct-tn", "05-ct-tn"}, 0},
		{"one document with its date misstated", nil, map[string][]citation.Citation{"2022-h1": {ct("2017-06-09"), ct("2017-06-29"), ct("2016-06-09"), ct("")}},
			[]string{"05-ct-tn", "05-ct-tn", "05-ct-tn", "05-ct-tn"}, 0},
		{"one term", nil, map[string][]citation.Citation{"2022-h1": {ct("2016-06-09"), ct("2018-10-02")}},
			[]string{"05-ct-tn", "05-ct-tn"}, 0},
		{"year misstated", nil, map[string][]citation.Citation{"2022-h1": {ct("2007-06-09"), ct("2017-06-09")}},
			[]string{"05-ct-tn", "05-ct-tn"}, 0},
		{"two terms", nil, map[string][]citation.Citation{"2022-h1": {ct("2016-05-15"), ct("")}, "2015": {ct("2009-03-01"), ct("")}},
			[]string{"05-ct-tn-2016-05-15", "05-ct-tn-2016-05-15", "05-ct-tn-2009-03-01", "05-ct-tn-2009-03-01"}, 0},
		{"two terms, no telling", nil, map[string][]citation.Citation{"2022-h1": {ct("2016-05-15")}, "2021": {ct("")}, "2015": {ct("2009-03-01")}},
			[]string{"05-ct-tn-2016-05-15", "", "05-ct-tn-2009-03-01"}, 1},
		{"two registered", []*data.Directive{entry("cu", "Chỉ thị", "05", "CT/TN", "2009-03-01"), entry("moi", "Chỉ thị", "05", "CT/TN", "2016-05-15")},
			map[string][]citation.Citation{"2022-h1": {ct("2016-05-15"), ct("2009-03-10"), ct("")}},
			[]string{"moi", "cu", ""}, 1},
		{"of another term than the registered one", []*data.Directive{entry("05-ct-tn", "Chỉ thị", "05", "CT/TN", "2009-03-01")},
			map[string][]citation.Citation{"2022-h1": {ct("2016-05-15")}},
			[]string{"05-ct-tn-2016-05-15"}, 0},
		{"State documents begin anew each year", nil, map[string][]citation.Citation{"2022-h1": {
			full("Quyết định", "638", "QĐ-TN", "2020-02-03", ""), full("Quyết định", "638", "QĐ-TN", "2021-07-08", "")}},
			[]string{"638-qd-tn-2020-02-03", "638-qd-tn-2021-07-08"}, 0},
		{"a State symbol with its year is one document", nil, map[string][]citation.Citation{"2022-h1": {
			full("Nghị định", "145/2020", "NĐ-TN", "2020-12-14", ""), full("Nghị định", "145/2020", "NĐ-TN", "2021-01-02", "")}},
			[]string{"145-2020-nd-tn", "145-2020-nd-tn"}, 0},
		{"one symbol, two types", []*data.Directive{entry("quyet-dinh", "Quyết định", "12", "QĐ/TN", ""), entry("quy-dinh", "Quy định", "12", "QĐ/TN", "")},
			map[string][]citation.Citation{"2022-h1": {full("Quy định", "12", "QĐ/TN", "", ""), full("Quyết định", "12", "QĐ/TN", "2020-02-03", "")}},
			[]string{"quy-dinh", "quyet-dinh"}, 0},
		{"type confused", []*data.Directive{entry("12-qd-tn", "Quyết định", "12", "QĐ/TN", "")},
			map[string][]citation.Citation{"2022-h1": {full("Quy định", "12", "QĐ/TN", "", "")}}, []string{"12-qd-tn"}, 0},
		{"without a number", []*data.Directive{{ID: "nghi-quyet-trung-uong-4-khoa-xii", Type: "Nghị quyết"}},
			map[string][]citation.Citation{"2022-h1": {{Key: "Nghị quyết Trung ương 4 khóa XII", Type: "Nghị quyết", Form: citation.Congress}}},
			[]string{"nghi-quyet-trung-uong-4-khoa-xii"}, 0},

		{"a law with and without its year", nil, map[string][]citation.Citation{"2022-h1": {law("Đất đai", ""), law("Đất đai", "2013")}, "2015": {law("Đất đai", "2003")}},
			[]string{"luat-dat-dai-2013", "luat-dat-dai-2013", "luat-dat-dai-2003"}, 0},
		{"a law without its year, with a choice", nil, map[string][]citation.Citation{"2022-h1": {law("Đất đai", ""), law("Đất đai", "2013"), law("Đất đai", "2003")}},
			[]string{"luat-dat-dai", "luat-dat-dai-2013", "luat-dat-dai-2003"}, 0},
		{"a law without its year, registered", []*data.Directive{{ID: "luat-dat-dai-2013", Type: "Luật"}},
			map[string][]citation.Citation{"2022-h1": {law("Đất đai", "")}}, []string{"luat-dat-dai-2013"}, 0},
		{"a resolution without its term, registered", []*data.Directive{{ID: "nq-tw4-khoa-xii", Type: "Nghị quyết"}},
			map[string][]citation.Citation{"2022-h1": {{Key: "nq:tw4", Type: "Nghị quyết", Form: citation.Congress}}}, []string{"nq-tw4-khoa-xii"}, 0},

		{"short, cited in full", nil, map[string][]citation.Citation{"2022-h1": {short("Chỉ thị", "5"), ct("")}},
			[]string{"05-ct-tn", "05-ct-tn"}, 0},
		{"short, cited in full in another report", nil, map[string][]citation.Citation{"2022-h1": {short("Chỉ thị", "05")}, "2015": {ct("")}},
			[]string{"", "05-ct-tn"}, 0},
		{"short, registered", []*data.Directive{entry("05-ct-tn", "Chỉ thị", "05", "CT/TN", "")},
			map[string][]citation.Citation{"2022-h1": {short("chỉ thị", "05")}}, []string{"05-ct-tn"}, 0},
		{"short, of another type", nil, map[string][]citation.Citation{"2022-h1": {short("Kế hoạch", "05"), ct("")}},
			[]string{"", "05-ct-tn"}, 0},
		{"short, with a choice", nil, map[string][]citation.Citation{"2022-h1": {short("Chỉ thị", "05"), ct(""), full("Chỉ thị", "05", "CT/HU", "", "")}},
			[]string{"", "05-ct-tn", "05-ct-hu"}, 0},
		{"short, the report before the register", []*data.Directive{entry("05-ct-hu", "Chỉ thị", "05", "CT/HU", "")},
			map[string][]citation.Citation{"2022-h1": {short("Chỉ thị", "05"), ct("")}}, []string{"05-ct-tn", "05-ct-tn"}, 0},
		{"short, of a State symbol", nil, map[string][]citation.Citation{"2022-h1": {short("Nghị định", "145"), short("Nghị định", "145/2020"), short("Nghị định", "145/2021"), full("Nghị định", "145/2020", "NĐ-TN", "", "")}},
			[]string{"145-2020-nd-tn", "145-2020-nd-tn", "", "145-2020-nd-tn"}, 0},
		{"short, with another date", nil, map[string][]citation.Citation{"2022-h1": {{Type: "Chỉ thị", Number: "05", Date: day("2012-05-15"), Form: citation.Short}, ct("2016-05-15")}},
			[]string{"", "05-ct-tn"}, 0},
		{"short, of another issuer", nil, map[string][]citation.Citation{"2022-h1": {{Type: "Chỉ thị", Number: "05", Issuer: "Huyện ủy", Form: citation.Short}, full("Chỉ thị", "05", "CT/TN", "", "Tỉnh ủy")}},
			[]string{"", "05-ct-tn"}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			site, found := cited(test.register, test.reports)
			var got []string
			for _, r := range site.Reports {
				for _, c := range r.Citations {
					slug := ""
					if d := site.Cited[c]; d != nil {
						slug = d.Slug
					}
					got = append(got, slug)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("citations lead to %q, want %q", got, test.want)
			}
			if found.Count(diag.Note) != test.notes || len(found) != test.notes {
				t.Errorf("found %q, want %d notes", lines(found), test.notes)
			}
			complete(t, found)
			held := 0
			for _, d := range site.Directives {
				held += len(d.Citations)
			}
			joined := 0
			for _, slug := range test.want {
				if slug != "" {
					joined++
				}
			}
			if held != joined {
				t.Errorf("documents hold %d citations, want %d", held, joined)
			}
		})
	}
}

// TestNames: a document that is cited by name is named as the prose spells it out.
func TestNames(t *testing.T) {
	site, _ := files{one + "01-a.md": "Theo NQTW 4 khóa XII, Nghị quyết Trung ương 4 khóa XII và Luật Đất đai năm 2013."}.link()
	var got []string
	for _, d := range site.Directives {
		got = append(got, fmt.Sprintf("%s: %s|%s|%s (%d)", d.Slug, d.Type, d.Key, d.Title, len(d.Citations)))
	}
	want := []string{"luat-dat-dai-2013: Luật||Đất đai năm 2013 (1)", "nq-tw4-khoa-xii: Nghị quyết||Trung ương 4 khóa XII (2)"}
	if !slices.Equal(got, want) {
		t.Errorf("documents\n%q\nwant\n%q", got, want)
	}
}

// TestFacts: what is known of a document that is not registered is what the
// citations say, unless they contradict each other.
func TestFacts(t *testing.T) {
	site, _ := cited(nil, map[string][]citation.Citation{
		"2022-h1": {
			{Key: "05-CT/TN", Number: "05", Symbol: "CT/TN", Form: citation.Explicit},
			full("Chỉ thị", "05", "CT/TN", "2016", ""),
			full("Kế hoạch", "9", "KH/TN", "2016-05-15", "Tỉnh ủy"),
			full("Kế hoạch", "10", "KH/TN", "2016-05-15", ""),
		},
		"2021": {
			full("Chỉ thị", "05", "CT/TN", "2016-05-15", "Ban Thường vụ Tỉnh ủy"),
			full("Chỉ thị", "05", "CT/TN", "", "Tỉnh uỷ"),
			full("Kế hoạch", "9", "KH/TN", "2016-05-25", "Huyện ủy"),
		},
	})
	var got []string
	for _, d := range site.Directives {
		got = append(got, fmt.Sprintf("%s %s %s %s (%d)", d.Type, d.Key, d.Date, d.Issuer, len(d.Citations)))
	}
	want := []string{
		"Chỉ thị 05-CT/TN 2016-05-15 Ban Thường vụ Tỉnh ủy (4)",
		"Kế hoạch 9-KH/TN   (2)",
		"Kế hoạch 10-KH/TN 2016-05-15  (1)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("documents\n%q\nwant\n%q", got, want)
	}
	if c := site.Directives[0].Citations; c[0].In.Period.ID != "2022-h1" || c[3].In.Period.ID != "2021" {
		t.Error("citations of newer reports do not come first")
	}
}
