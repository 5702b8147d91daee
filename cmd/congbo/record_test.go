package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/pipeline"
)

// described is what a page says to machines in JSON-LD; nil if it says nothing.
func described(t *testing.T, name string, page []byte) map[string]any {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" {
			continue
		}
		data := false
		for _, a := range n.Attr {
			data = data || a.Key == "type" && a.Val == "application/ld+json"
		}
		switch {
		case data:
			said = append(said, n.FirstChild.Data)
		case n.FirstChild != nil:
			t.Errorf("%s: a script stands in the page: %q", name, n.FirstChild.Data)
		}
	}
	if len(said) == 0 {
		return nil
	}
	var v map[string]any
	if err := json.Unmarshal([]byte(said[0]), &v); err != nil || len(said) > 1 {
		t.Fatalf("%s: %v in %q", name, err, said)
	}
	return v
}

// TestDescribed holds that what pages say to machines is what the report, the register and the
// settings say, word by word, and nothing else; and that every address leads to a page.
func TestDescribed(t *testing.T) {
	const base = "https://ben-sao.example/bao-cao/"
	for name, site := range map[string]fs.FS{"own": os.DirFS("../.."), "khoi": os.DirFS("testdata/khoi"), "hostile": hostileRegister()} {
		result, err := pipeline.Build(pipeline.Options{Site: site, Drafts: true, BaseURL: base, Checks: name != "hostile"})
		if err != nil || result.Pages == nil {
			t.Fatalf("%s: %v %v", name, err, result.Findings)
		}
		all := map[string]map[string]any{}
		for path, b := range result.Pages {
			if strings.HasSuffix(path, ".html") {
				if v := described(t, path, b); v != nil {
					all[path] = v
				}
			}
		}
		want := func(path string, v map[string]any) {
			t.Helper()
			got := all[path]
			delete(all, path)
			v["@context"] = "https://schema.org"
			if v["url"] == nil {
				v["url"] = base + strings.TrimSuffix(path, "index.html")
			}
			if license := result.Site.Data.Site.License; license != "" && v["@type"] != "Legislation" {
				v["license"] = license
			}
			for key, said := range v {
				if said == "" {
					delete(v, key)
				}
			}
			a, _ := json.Marshal(got)
			b, _ := json.Marshal(v)
			if !bytes.Equal(a, b) {
				t.Errorf("%s, %s:\n%s, want\n%s", name, path, a, b)
			}
			for _, part := range strings.Split(string(a), `"`) {
				path, ours := strings.CutPrefix(part, base)
				if ours && result.Pages[path] == nil && result.Pages[path+"index.html"] == nil {
					t.Errorf("%s: %s is no page", name, part)
				}
			}
		}
		set := result.Site.Data.Site
		publisher := func(issuer string) any {
			if issuer == "" {
				issuer = set.Committee
			}
			return map[string]any{"@type": "Organization", "name": issuer}
		}
		file := func(media, url string) any {
			return map[string]any{"@type": "DataDownload", "encodingFormat": media, "contentUrl": url}
		}
		for _, r := range result.Site.Reports {
			f := r.Front
			covers := ""
			if !f.From.IsZero() {
				covers = f.From.String() + "/" + f.To.String()
			}
			modified := ""
			if s := result.Site.Data.Sealed(r.Period.ID); s != nil && s.Edition > 1 {
				modified = s.Date.String()
			}
			cover := address.Cover(r)
			for _, path := range []string{cover + "index.html", address.Full(r) + "index.html", address.OneFile(r)} {
				v := map[string]any{"@type": "Report", "name": strings.TrimSpace(f.Kind + " " + f.Title), "identifier": f.Number, "reportNumber": f.Number,
					"inLanguage": r.Form.Lang(), "datePublished": f.Date.String(), "dateModified": modified, "temporalCoverage": covers, "publisher": publisher(f.Issuer),
					"isPartOf": map[string]any{"@type": "WebSite", "name": set.Title, "url": base}}
				if path == address.OneFile(r) {
					v["url"] = base + address.Full(r)
				}
				want(path, v)
			}
			if len(r.Data.Indicators) > 0 {
				path := address.Indicators(r)
				w := result.Site.Data.Site.Language
				_ = w
				got := all[path+"index.html"]
				want(path+"index.html", map[string]any{"@type": "Dataset", "name": got["name"], "description": got["description"], "datePublished": f.Date.String(),
					"dateModified": modified, "temporalCoverage": covers, "publisher": publisher(f.Issuer),
					"isPartOf":     map[string]any{"@type": "Report", "name": got["isPartOf"].(map[string]any)["name"], "url": base + cover},
					"distribution": []any{file("text/csv", base+path+"indicators.csv"), file("application/json", base+path+"indicators.json")}})
			}
		}
		for _, d := range result.Site.Directives {
			path := address.Directive(d)
			v := map[string]any{"@type": "Legislation", "name": all[path+"index.html"]["name"], "legislationIdentifier": d.Key, "legislationType": d.Type,
				"legislationDate": d.Date.String(), "description": d.Title}
			if d.Issuer != "" {
				v["legislationPassedBy"] = map[string]any{"@type": "Organization", "name": d.Issuer}
			}
			if d.Registered != nil {
				v["sameAs"] = d.Registered.URL
			}
			if changes := all[path+"index.html"]["legislationChanges"]; changes != nil {
				v["legislationChanges"] = changes
				if len(changes.([]any)) > len(d.Relations) {
					t.Errorf("%s changes %v", path, changes)
				}
			}
			want(path+"index.html", v)
		}
		for _, one := range result.Site.Series {
			newest := one.Points[0]
			measured := map[string]any{"@type": "PropertyValue", "name": newest.Indicator.Name}
			if newest.Indicator.Unit != "" {
				measured["unitText"] = newest.Indicator.Unit
			}
			for _, id := range append([]string{one.ID}, one.Former...) {
				path := address.Series + id + "/index.html"
				if !one.HasPage() || all[path] == nil {
					continue
				}
				at := base + address.Series + one.ID + "/"
				want(path, map[string]any{"@type": "Dataset", "name": newest.Indicator.Name, "description": all[path]["description"], "url": at,
					"temporalCoverage": all[path]["temporalCoverage"], "publisher": publisher(newest.Report.Front.Issuer), "variableMeasured": measured,
					"distribution": []any{file("text/csv", at+"series.csv"), file("application/json", at+"series.json")}})
			}
		}
		for path := range all {
			t.Errorf("%s, %s says something of its own: %v", name, path, all[path])
		}
	}
}

// hostileRegister is a site whose words would end a script.
func hostileRegister() fs.FS {
	site := fstest.MapFS{}
	for name, text := range map[string]string{
		"data/site.toml":            "title = \"</script><script>alert(1)</script>\"\ncommittee = \"Đảng ủy <!-- <script>\"\nlicense = \"https://ben-sao.example/?</script>\"\n",
		"data/directives.toml":      "[directive.05-ct-tn]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TN\"\nissuer = \"Đảng ủy ]]>\"\ntitle = \"về </script> & \\u2028 'nháy'\"\n",
		"content/2031-h1/_index.md": "+++\ntitle = \"về </script><!--\"\nkind = \"Báo cáo\"\nnumber = \"1-BC/ĐU\"\n+++\n\nTheo Chỉ thị số 05-CT/TN.\n",
	} {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return site
}
