package data_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// TestBaseURL holds which addresses a site may be published at, and how they are written.
func TestBaseURL(t *testing.T) {
	for _, test := range []struct{ given, want, fault string }{
		{"https://xa.example", "https://xa.example/", ""},
		{"http://xa.example:8080/bao-cao/", "http://xa.example:8080/bao-cao/", ""},
		{"https://xa.example/báo-cáo", "https://xa.example/b%C3%A1o-c%C3%A1o/", ""},
		{"https://xa.example/b%C3%A1o-c%C3%A1o/", "https://xa.example/b%C3%A1o-c%C3%A1o/", ""},
		{"https://xa.example/bao cao", "", "blank"},
		{"https://xa.example/ ", "", "blank"},
		{"https://xa.example/\u00a0", "", "blank"},
		{"https://xa.example/?a=b", "", "after a ?"},
		{"https://xa.example/?", "", "after a ?"},
		{"https://xa.example/#x", "", "after a ?"},
		{"xa.example", "", "no complete"},
		{"ftp://xa.example/", "", "no complete"},
		{"https://", "", "no complete"},
		{"https:///bao-cao", "", "no complete"},
		{"https://ai:gi@xa.example/", "", "no complete"},
		{"https://xa.example/%zz", "", "no complete"},
		{"//xa.example/", "", "no complete"},
	} {
		got, fault := data.BaseURL("base_url", test.given)
		if got != test.want || (fault == nil) != (test.fault == "") || fault != nil && !strings.Contains(fault.Message.EN, test.fault) {
			t.Errorf("%q: %q, %v; want %q, %q", test.given, got, fault, test.want, test.fault)
		}
	}
}

// TestBaseURLPlace holds that a fault is told where the address is written.
func TestBaseURLPlace(t *testing.T) {
	tree := &source.Tree{Files: []*source.File{{Path: "data/site.toml", Text: []byte("title = \"Trang thử\"\nbase_url = \"https://xa.example/?x\"\n")}}}
	set, found := data.Decode(tree)
	if set.Site.BaseURL != "" || found.Count(diag.Error) != 1 || found[0].Span.String() != "data/site.toml:2:12" || found[0].Code != "data/base-url" {
		t.Errorf("%q, %v", set.Site.BaseURL, found)
	}
}

// TestLicense holds that a licence is a web address, and that a fault is told where it stands.
func TestLicense(t *testing.T) {
	for given, right := range map[string]bool{"https://xa.example/dieu-kien?ban=2#a": true, "http://xa.example": true, "CC BY 4.0": false, "https://": false, "javascript:alert(1)": false, "//xa.example": false, "https://%zz/": false} {
		tree := &source.Tree{Files: []*source.File{{Path: "data/site.toml", Text: []byte("title = \"Trang thử\"\nlicense = " + data.QuoteTOML(given) + "\n")}}}
		set, found := data.Decode(tree)
		switch {
		case right && (set.Site.License != given || len(found) > 0):
			t.Errorf("%s: %q, %v", given, set.Site.License, found)
		case !right && (set.Site.License != "" || len(found) != 1 || found[0].Code != "data/url" || found[0].Span.String() != "data/site.toml:2:11"):
			t.Errorf("%s: %q, %v", given, set.Site.License, found)
		}
	}
}
