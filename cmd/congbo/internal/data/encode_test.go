package data_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// FuzzAppendTOML holds that an entry reads back as it was, whatever stands in it.
func FuzzAppendTOML(f *testing.F) {
	f.Add("05", "CT/TN", `Ban "Thử nghiệm" \ một`, "dòng một\ndòng hai\x00\x7f\t")
	f.Add("", "", "", "Đất đai năm 2033")
	f.Fuzz(func(t *testing.T, number, symbol, issuer, title string) {
		d := data.Directive{ID: "05-ct-tn", Type: "Chỉ thị", Number: number, Symbol: symbol, Issuer: issuer, Title: title, Date: citation.Date{Year: 2030, Month: 3, Day: 5}}
		text := d.AppendTOML(nil)
		set, found := data.Decode(&source.Tree{Files: []*source.File{{Path: "data/directives.toml", Text: text, Raw: text}}})
		if len(found) > 0 || len(set.Directives) != 1 {
			t.Fatalf("%s\n%v", text, found)
		}
		valid := func(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
		got := set.Directives[0]
		if got.ID != d.ID || got.Type != d.Type || got.Date != d.Date || got.Number != valid(number) || got.Symbol != valid(symbol) || got.Issuer != valid(issuer) || got.Title != valid(title) {
			t.Errorf("%s reads back as %+v", text, got)
		}
	})
}
