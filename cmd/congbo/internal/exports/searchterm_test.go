package exports

import (
	"strings"
	"testing"
)

// decoded is a list of places as a browser reads it.
func decoded(list string) []int {
	const base = len(digits) / 2
	var places []int
	last, n, unit := -1, 0, 1
	for _, c := range strings.TrimSuffix(list, "!") {
		d := strings.IndexRune(digits, c)
		n += d % base * unit
		unit *= base
		if d < base {
			last += n>>1 + 1
			places = append(places, last)
			n, unit = 0, 1
		}
	}
	return places
}

func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"Đảng ủy":                "+dang uy, dang, uy",
		"Đảng, ủy":               "+dang uy, dang, uy",
		"Đảng ... ủy":            "dang, uy",
		"số 05-CT/TW,":           "+ct tw, 5, 5-ct/tw, ct, so, tw",
		"05–CT/TW":               "+ct tw, 5, 5-ct/tw, ct, tw",
		"ngày 01/04/2022":        "1, 1/4/2022, 2022, 4, ngay",
		"6.115/6.172 (99,7%).":   "6.115, 6.115/6.172, 6.172, 99,7",
		"hết năm 2022.":          "+het nam, 2022, het, nam",
		"“Dân vận khéo”":         "+dan van, +van kheo, dan, kheo, van",
		"Thu\u031b\u0300a":       "thua",
		"và/hoặc":                "+va hoac, hoac, va",
		"日本 ½ 007":               "7",
		"":                       "",
		strings.Repeat("1-", 99): "1",
	} {
		var got []string
		x := newTermIndex()
		x.begin()
		x.add(text, false)
		for term := range x.all() {
			got = append(got, term)
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s: %s, want %s", text, g, want)
		}
	}
}

// TestPlaces holds that a list has each place once, in order, however far it is from the one
// before, and that a long one is cut.
func TestPlaces(t *testing.T) {
	x := newTermIndex()
	var want []int
	for p := range 9000 {
		x.begin()
		if p%7 == 3 || p == 8000 {
			x.add("Một hai một", p%2 == 0)
			want = append(want, p)
		} else if p > 6000 {
			x.add("hai", false)
		}
		x.add("chung", false)
	}
	lists := map[string]string{}
	for term, list := range x.all() {
		lists[term] = string(list)
	}
	if got := decoded(lists["mot"]); len(got) != len(want) || got[0] != want[0] || got[len(got)-1] != want[len(want)-1] {
		t.Errorf("%d places, want %d", len(got), len(want))
	}
	if lists["+mot hai"] != lists["+hai mot"] || lists["mot"] != lists["+mot hai"] {
		t.Error("pairs stand elsewhere than their words")
	}
	if chung := lists["chung"]; !strings.HasSuffix(chung, "!") || len(chung) != longList+1 || len(decoded(chung)) != longList {
		t.Errorf("a long list has %d bytes", len(chung))
	}
}
