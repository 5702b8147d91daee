package data

import (
	"testing"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/quantity"
)

// TestBytes holds what encoding writes, byte for byte: files of offices are compared
// with what a later congbo would write.
func TestBytes(t *testing.T) {
	day := citation.Date{Year: 2031, Month: 7, Day: 5}
	period, err := ParsePeriod("2031-h1")
	if err != nil {
		t.Fatal(err)
	}
	figure := Indicator{
		ID: "ket-nap", Name: `Kết nạp "mới"`, Unit: "đảng viên", Actual: decimal(t, "1.866"), Of: decimal(t, "2.000"),
		Percent: decimal(t, "93,30"), PercentOf: "kế hoạch", Change: decimal(t, "-1,5"), ChangeFrom: "cùng kỳ", Source: "a/b", Note: "trên",
	}
	skeleton := PeriodData{Period: period,
		Groups: []*Group{{ID: "dang", Title: "Đảng", Order: 1}, {ID: "đoàn", Title: "Đoàn"}},
		Indicators: []*Indicator{
			{ID: "a", Name: "A", Unit: "%", Target: exactly(decimal(t, "1.400")), Previous: decimal(t, "42,50"), LowerIsBetter: true, Group: "dang", Order: 2, Source: "a/b", Headline: true},
			{ID: "b c", Name: "B", Target: exactly(quantity.Int(999_999_999_999_999_999)), Previous: quantity.Int(-3)},
		}}
	for _, c := range []struct{ name, got, want string }{
		{"section", string((&Front{}).AppendTOML(nil)), "+++\ntitle = \"\"\nheading = false\n+++\n"},
		{"report", string((&Front{
			Title: "T\x01", Heading: true, Number: "1-BC/ĐUTN", Kind: "Báo cáo", Period: "6 tháng", From: day, To: day, Date: day, Place: "Nơi ấy",
			Issuer: "ĐẢNG ỦY THỬ", ParentIssuer: "TỈNH ỦY THỬ", SignedFor: []string{"T/M", "K/T"}, SignerTitle: "BÍ THƯ", Signer: "Người Ký",
			Recipients: []string{"Như trên"}, Numbering: []string{"I-", "1."}, Status: "draft",
		}).AppendTOML(nil)), `+++
title = "T\u0001"
kind = "Báo cáo"
number = "1-BC/ĐUTN"
period = "6 tháng"
from = 2031-07-05
to = 2031-07-05
date = 2031-07-05
place = "Nơi ấy"
issuer = "ĐẢNG ỦY THỬ"
parent_issuer = "TỈNH ỦY THỬ"
signed_for = [
  "T/M",
  "K/T",
]
signer_title = "BÍ THƯ"
signer = "Người Ký"
recipients = [
  "Như trên",
]
numbering = ["I-", "1."]
status = "draft"
+++
`},
		{"lists", string((&Front{Title: "T", Heading: true, SignedFor: []string{"T/M"}, Recipients: []string{}, Numbering: []string{}}).AppendTOML(nil)),
			"+++\ntitle = \"T\"\nsigned_for = \"T/M\"\nnumbering = []\n+++\n"},
		{"directive", string((&Directive{ID: "1-ct-tn", Type: "Chỉ thị", Number: "1", Symbol: "CT/TN", Date: day, Issuer: "Ban", Title: "về cây"}).AppendTOML(nil)), `[directive."1-ct-tn"]
type = "Chỉ thị"
number = "1"
symbol = "CT/TN"
date = 2031-07-05
issuer = "Ban"
title = "về cây"
`},
		{"indicator", string(figure.AppendTOML(nil)), `[indicator."ket-nap"]
name = "Kết nạp \"mới\""
unit = "đảng viên"
actual = "1.866"
of = "2.000"
percent = "93,30"
percent_of = "kế hoạch"
change = "-1,5"
change_from = "cùng kỳ"
source = "a/b"
note = "trên"
`},
		{"period", string(skeleton.AppendTOML(nil)), `[group.dang]
title = "Đảng"
order = 1

[group."đoàn"]
title = "Đoàn"

[indicator.a]
name = "A"
unit = "%"
target = 1400
previous = "42,50"
higher_is_better = false
group = "dang"
order = 2
source = "a/b"
headline = true

[indicator."b c"]
name = "B"
target = "999.999.999.999.999.999"
previous = -3
`},
	} {
		if c.got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, c.got, c.want)
		}
	}
}

// TestNext holds what a later period begins with.
func TestNext(t *testing.T) {
	periods := map[string]*PeriodData{}
	for _, id := range []string{"2031-h1", "2032", "2031", "2032-h1"} {
		p, err := ParsePeriod(id)
		if err != nil {
			t.Fatal(err)
		}
		periods[id] = &PeriodData{Period: p, Groups: []*Group{{ID: "g", Title: "G"}}}
	}
	from := periods["2031-h1"]
	from.Indicators = []*Indicator{
		{ID: "a", Name: "A", Unit: "cây", Actual: decimal(t, "5"), Target: exactly(decimal(t, "9")), Of: decimal(t, "6"), Previous: decimal(t, "4"), Percent: decimal(t, "1"), PercentOf: "x",
			Change: decimal(t, "2"), ChangeFrom: "y", Status: Met, LowerIsBetter: true, Headline: true, Group: "g", Order: 3, Source: "a/b", Note: "n", Formerly: "cu"},
		{ID: "b", Name: "B", Source: "note:1"},
	}
	keeps := func(source string) bool { return source == "a/b" }
	for _, c := range []struct {
		to     string
		before *PeriodData
		want   string
	}{
		{"2031", nil, "[group.g]\ntitle = \"G\"\n\n[indicator.a]\nname = \"A\"\nunit = \"cây\"\ntarget = 9\nhigher_is_better = false\ngroup = \"g\"\norder = 3\nsource = \"a/b\"\nheadline = true\n\n[indicator.b]\nname = \"B\"\n"},
		{"2032-h1", from, "[group.g]\ntitle = \"G\"\n\n[indicator.a]\nname = \"A\"\nunit = \"cây\"\nprevious = 5\nhigher_is_better = false\ngroup = \"g\"\norder = 3\nsource = \"a/b\"\nheadline = true\n\n[indicator.b]\nname = \"B\"\n"},
	} {
		if got := string(from.Next(periods[c.to].Period, c.before, func(s string) string { return s }, keeps).AppendTOML(nil)); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.to, got, c.want)
		}
	}
}
