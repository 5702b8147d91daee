package address

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/report"
)

func TestHref(t *testing.T) {
	r := &report.Summary{}
	tests := []struct {
		at   Page
		to   Target
		want string
	}{
		{Page{}, ToPage(""), "index.html"},
		{Page{Path: "a/b/"}, ToPage(""), "../../index.html"},
		{Page{Path: "a/"}, ToPage("a/files/x.pdf"), "files/x.pdf"},
		{Page{Path: "a/"}, Target{Path: "a/", ID: "x"}, "#x"},
		{Page{Path: "a/"}, Target{Path: "b/", ID: "x"}, "../b/index.html#x"},
		{Page{Path: "a/toan-van/", Full: r}, Target{Path: "a/c/", ID: "x", whole: "x", in: r}, "#x"},
		{Page{Path: "a/toan-van/", Full: r}, Target{Path: "a/c/", in: &report.Summary{}, whole: "x"}, "../c/index.html"},
		{Page{Path: "a/bc/"}, ToPage("a/b/"), "../b/index.html"},
		{Page{Path: "a/b/"}, ToPage("a/b/"), "index.html"},
		{Page{Path: strings.Repeat("a/", 12)}, ToPage("b/"), strings.Repeat("../", 12) + "b/index.html"},
	}
	for _, test := range tests {
		if got := test.at.Href(test.to); got != test.want {
			t.Errorf("%+v on %q: %q, want %q", test.to, test.at.Path, got, test.want)
		}
	}
	for text, want := range map[string]string{"muc-2.1": "muc-2.1", `"><b>`: "%22%3E%3Cb%3E", "a b": "a%20b"} {
		if got := Escape(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
