package address_test

import (
	"net/url"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// TestHref holds that a link, as a browser resolves it, leads from every page where it
// should.
func TestHref(t *testing.T) {
	const site = "https://vi-du.example/bao-cao/"
	folders := []string{"", "2031-h1/", "2031-h1/ket-qua/", "2031-h1/ket-qua/dang-vien/", "2031-h1/ket-qua-2/", "2031/", "van-ban/", "van-ban/05-ct-tn/",
		"2031-h1/một hai/", strings.Repeat("a/", 12)}
	for _, from := range folders {
		base, err := url.Parse(site + from + "index.html")
		if err != nil {
			t.Fatal(err)
		}
		for _, to := range append(folders, "2031-h1/files/a.pdf", "feed.xml") {
			for _, id := range []string{"", "muc-1"} {
				target := address.ToPage(to)
				target.ID = id
				href := address.Page{Path: from}.Href(target)
				want := site + to
				if to == "" || strings.HasSuffix(to, "/") {
					want += "index.html"
				}
				if id != "" {
					want += "#" + id
				}
				got, err := base.Parse(href)
				if err != nil || got.String() != mustParse(t, want) {
					t.Errorf("from %q to %q: %q leads to %v, want %s (%v)", from, to, href, got, want, err)
				}
				if strings.HasPrefix(href, "/") || strings.ContainsAny(href, ` "<>`) {
					t.Errorf("from %q to %q: %q", from, to, href)
				}
			}
		}
	}
}

func mustParse(t *testing.T, s string) string {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u.String()
}

// TestPlaces holds where places of a report are, on its pages, on the page with the whole
// of it, and in the file that stands alone.
func TestPlaces(t *testing.T) {
	r := &report.Summary{Period: data.Period{ID: "2031-h1"}}
	other := &report.Summary{Period: data.Period{ID: "2030-h1"}}
	part := &report.Section{Folder: "2031-h1/ket-qua/", ID: "ket-qua", FullID: "ket-qua"}
	heading := &report.Section{Parent: part, ID: "tinh-hinh", FullID: "ket-qua-tinh-hinh"}
	opening := &report.Section{ID: "mo-dau", FullID: "mo-dau"}
	here := address.Page{Path: part.Folder}
	full := address.Page{Path: address.Full(r), Full: r}
	alone := address.Page{Path: address.Full(r), Full: r, Alone: true, Base: "https://vi-du.example/"}
	nowhere := address.Page{Path: address.Full(r), Full: r, Alone: true}
	for _, test := range []struct {
		name                       string
		target                     address.Target
		here, full, alone, nowhere string
	}{
		{"cover", address.ToPart(r, nil, ""), "../index.html", "#ui-top", "#ui-top", "#ui-top"},
		{"part", address.ToPart(r, part, ""), "index.html", "#ket-qua", "#ket-qua", "#ket-qua"},
		{"heading", address.ToPart(r, heading, ""), "#tinh-hinh", "#ket-qua-tinh-hinh", "#ket-qua-tinh-hinh", "#ket-qua-tinh-hinh"},
		{"opening", address.ToPart(r, opening, ""), "../index.html#mo-dau", "#mo-dau", "#mo-dau", "#mo-dau"},
		{"block", address.ToPart(r, heading, "p-1"), "#p-1", "#p-1", "#p-1", "#p-1"},
		{"another report", address.ToPart(other, opening, "p-1"), "../../2030-h1/index.html#p-1", "../../2030-h1/index.html#p-1", "https://vi-du.example/2030-h1/index.html#p-1", ""},
		{"indicators", address.ToPage(address.Indicators(r)), "../chi-tieu/index.html", "../chi-tieu/index.html", "https://vi-du.example/2031-h1/chi-tieu/index.html", ""},
		{"file", address.To(report.Target{Report: r, Asset: &source.File{Path: "content/2031-h1/files/a.pdf"}}), "../files/a.pdf", "../files/a.pdf", "https://vi-du.example/2031-h1/files/a.pdf", ""},
		{"on every page", address.Here(r, here, "cn-1"), "#cn-1", "#cn-1", "#cn-1", "#cn-1"},
	} {
		for _, c := range []struct {
			kind string
			page address.Page
			want string
		}{{"page", here, test.here}, {"full", full, test.full}, {"alone", alone, test.alone}, {"alone without an address", nowhere, test.nowhere}} {
			if got := c.page.Href(test.target); got != c.want {
				t.Errorf("%s on %s: %q, want %q", test.name, c.kind, got, c.want)
			}
			attribute := ""
			if c.want != "" {
				attribute = ` href="` + c.want + `"`
			}
			if got := string(c.page.AppendAttribute([]byte("<a"), test.target)); got != "<a"+attribute {
				t.Errorf("%s on %s: %q", test.name, c.kind, got)
			}
		}
	}
}

// TestEscape holds that nothing of an address ends the attribute it stands in.
func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"2031-h1/ket-qua/":    "2031-h1/ket-qua/",
		`a"b<c>&d`:            "a%22b%3Cc%3E&amp;d",
		"kết quả":             "k%E1%BA%BFt%20qu%E1%BA%A3",
		"%22":                 "%22",
		"tep.pdf?x=1&amp;y='": "tep.pdf?x=1&amp;amp;y='",
	} {
		if got := address.Escape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestLinks holds which links lead anywhere, and where those do that are written from the
// root of the site.
func TestLinks(t *testing.T) {
	for _, test := range []struct {
		destination string
		leads       bool
		want        string
	}{
		{"/van-ban/05-ct-tn/", true, "../van-ban/05-ct-tn/index.html"},
		{"/van-ban/#q", true, "../van-ban/index.html#q"},
		{"/#q", true, "../index.html#q"},
		{"//vi-du.example/", false, ""},
		{"khong-co.md", false, ""},
	} {
		l := &report.Link{Destination: test.destination}
		if address.Leads(l) != test.leads {
			t.Errorf("%s leads: %v", test.destination, !test.leads)
		}
		if got := (address.Page{Path: "2031-h1/"}).Href(address.ToLink(l)); test.leads && got != test.want {
			t.Errorf("%s: %q, want %q", test.destination, got, test.want)
		}
	}
}
