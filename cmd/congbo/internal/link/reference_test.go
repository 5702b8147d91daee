package link_test

import (
	"fmt"
	"slices"
	"testing"

	"congbo/cmd/congbo/internal/report"
)

// where prints a target.
func where(x report.Target) string {
	switch {
	case x.Report == nil:
		return "nothing"
	case x.Asset != nil:
		return x.Asset.Path + "#" + x.ID
	}
	s := x.Report.Period.ID
	if x.Section != nil {
		s += "/" + x.Section.ID
	}
	s += "#" + x.ID
	if x.Table != 0 {
		s += fmt.Sprint(" table ", x.Table)
	}
	if x.Note != 0 {
		s += fmt.Sprint(" note ", x.Note)
	}
	return s
}

func TestReferences(t *testing.T) {
	shared := files{
		base + "_index.md":             titled + "## Phạm vi\n",
		one + "02-b.md":                "## Hai {#hai}\n\n```indicators\nids = [\"ket-nap\"]\ncaption = \"Kết nạp\"\n```\n",
		two + "_index.md":              titled,
		"content/2021/_index.md":       titled + "## Năm trước {#truoc}\n",
		base + "files/bang.pdf":        "PDF",
		"data/2022-h1/indicators.toml": ketNap,
	}
	tests := []struct{ destination, want string }{
		{"#hai", "2022-h1/hai#hai"},
		{"#b", "2022-h1/b#"},
		{"#ket-qua", "2022-h1/ket-qua#"},
		{"#pham-vi", "2022-h1/pham-vi#pham-vi"},
		{"#bang-ket-nap", "2022-h1/hai#bang-ket-nap table 1"},
		{"02-b.md", "2022-h1/b#"},
		{"02-b.md#hai", "2022-h1/hai#hai"},
		{"./02-b.md#%68ai", "2022-h1/hai#hai"},
		{"../01-ket-qua/02-b.md", "2022-h1/b#"},
		{"../02-han-che/_index.md", "2022-h1/han-che#"},
		{"../02-han-che/", "2022-h1/han-che#"},
		{"../_index.md#pham-vi", "2022-h1/pham-vi#pham-vi"},
		{"..", "2022-h1#"},
		{"../../2021/_index.md#truoc", "2021/truoc#truoc"},
	}
	for _, test := range tests {
		t.Run(test.destination, func(t *testing.T) {
			f := files{one + "01-a.md": "Xem [chữ](" + test.destination + ") và [](" + test.destination + ")."}
			for name, text := range shared {
				f[name] = text
			}
			site, found := f.link()
			if len(found) > 0 {
				t.Errorf("found %q", lines(found))
			}
			d := site.Reports[0].Documents[2]
			if got := where(d.Links[0].Target); got != test.want {
				t.Errorf("the link leads to %s, want %s", got, test.want)
			}
			if got := where(d.CrossRefs[0].Target); got != test.want {
				t.Errorf("the cross-reference leads to %s, want %s", got, test.want)
			}
		})
	}
}

func TestLinksElsewhere(t *testing.T) {
	site, found := files{
		one + "01-a.md":         "[a](../files/bang.pdf) [b](files/bang.pdf#page=2) ![c](files/bang.pdf) [d](/van-ban/05-ct-tw/) [e](https://example.org/#x)",
		base + "files/bang.pdf": "PDF",
	}.link()
	if len(found) > 0 {
		t.Errorf("found %q", lines(found))
	}
	var got []string
	for _, x := range site.Reports[0].Documents[2].Links {
		got = append(got, where(x.Target))
	}
	pdf := base + "files/bang.pdf#"
	if want := []string{pdf, pdf + "page=2", pdf, "nothing", "nothing"}; !slices.Equal(got, want) {
		t.Errorf("links lead to %q, want %q", got, want)
	}
}
