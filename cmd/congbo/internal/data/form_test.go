package data

import (
	"reflect"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestForm holds which form a report comes out in, and what its head says then.
func TestForm(t *testing.T) {
	motto := []string{"HỘI TRỒNG CÂY"}
	for _, test := range []struct {
		name, site         string
		front              Front
		form               string
		mark, number, last string // number as it is printed, the last line of the motto
	}{
		{"Party by its number", "", Front{Number: "11-BC/ĐUM"}, "party", "*", "Số 11-BC/ĐUM", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		{"Party with State separators", "", Front{Number: "11/BC-ĐUK"}, "party", "*", "Số 11/BC-ĐUK", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		{"State by its number", "", Front{Number: "12/BC-UBND"}, "state", "", "Số: 12/BC-UBND", "Độc lập - Tự do - Hạnh phúc"},
		{"State, an office that no table knows", "", Front{Number: "12/BC-TTTC"}, "state", "", "Số: 12/BC-TTTC", "Độc lập - Tự do - Hạnh phúc"},
		{"the number before the issuer", "", Front{Number: "12/BC-UBND", Issuer: "Đảng ủy Mẫu"}, "state", "", "Số: 12/BC-UBND", "Độc lập - Tự do - Hạnh phúc"},
		{"no number yet, Party", "", Front{Issuer: "Đảng ủy xã Mẫu"}, "party", "*", "", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		{"no number yet, State", "", Front{Issuer: "Ủy ban nhân dân xã Mẫu"}, "state", "", "", "Độc lập - Tự do - Hạnh phúc"},
		{"no number, no issuer", "committee = \"Đảng ủy Mẫu\"", Front{}, "party", "*", "", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		{"Youth Union", "", Front{Number: "15-BC/TĐTN-VP"}, "none", "", "Số: 15-BC/TĐTN-VP", ""},
		{"the Front", "", Front{Number: "15/BC-MTTQ-BTT"}, "none", "", "Số: 15/BC-MTTQ-BTT", ""},
		{"the Front without a number", "", Front{Issuer: "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu"}, "none", "", "", ""},
		{"a symbol of nobody", "", Front{Number: "No. 7"}, "none", "", "Số: No. 7", ""},
		{"own head", "", Front{Form: "none", Number: "15-BC/HTC", Head: Head{Motto: motto, Mark: "***", NumberWord: "Báo cáo số"}}, "none", "***", "Báo cáo số 15-BC/HTC", "HỘI TRỒNG CÂY"},
		{"English", "", Front{Form: "none", Language: "en", Number: "7/2031", Head: Head{Motto: motto}}, "none", "", "No. 7/2031", "HỘI TRỒNG CÂY"},
		{"English by the site", "language = \"en\"", Front{Form: "none", Number: "7/2031"}, "none", "", "No. 7/2031", ""},
		{"Vietnamese of an English site", "language = \"en\"", Front{Form: "none", Language: "vi", Number: "7/2031"}, "none", "", "Số: 7/2031", ""},
		{"unknown in an English site", "language = \"en\"", Front{Number: "7/2031"}, "none", "", "Số: 7/2031", ""},
		{"of the site", "form = \"state\"", Front{Number: "11-BC/ĐUM"}, "state", "", "Số: 11-BC/ĐUM", "Độc lập - Tự do - Hạnh phúc"},
		{"own before the site's", "form = \"state\"", Front{Form: "party", Number: "11-BC/ĐUM"}, "party", "*", "Số 11-BC/ĐUM", "ĐẢNG CỘNG SẢN VIỆT NAM"},
		{"head of the site", "form = \"none\"\nmotto = [\"HỘI TRỒNG CÂY\"]\nmark = \"o\"", Front{Number: "7"}, "none", "o", "Số: 7", "HỘI TRỒNG CÂY"},
	} {
		set, found := Decode(&source.Tree{Files: []*source.File{{Path: "data/site.toml", Text: []byte(test.site)}}})
		for _, f := range found {
			if f.Code != "layout/string" {
				t.Errorf("%s: %v", test.name, f)
			}
		}
		form := set.Form(&test.front)
		last := ""
		if n := len(form.Motto); n > 0 {
			last = form.Motto[n-1]
		}
		if form.Name != test.form || form.Mark != test.mark || form.Number(test.front.Number) != test.number || last != test.last {
			t.Errorf("%s: %q %q %q %q", test.name, form.Name, form.Mark, form.Number(test.front.Number), last)
		}
	}
}

// TestFormTable holds that each form says all that is printed by it, and those of a system
// where it was read.
func TestFormTable(t *testing.T) {
	for name, f := range forms() {
		if (f.Rule == "") != (name == noForm) || (len(f.Sources) == 0) != (name == noForm) {
			t.Errorf("%s has no rule or no source", name)
		}
		for _, part := range []any{f.Paper, f.Size} {
			v := reflect.ValueOf(part)
			for i := range v.NumField() {
				if v.Field(i).IsZero() {
					t.Errorf("%s does not say its %s", name, v.Type().Field(i).Name)
				}
			}
		}
	}
}

// TestFormKeys: an unknown form is an error, and so are words of a head that would not be
// printed.
func TestFormKeys(t *testing.T) {
	for text, want := range map[string]int{"form = \"party\"": 0, "form = \"dang\"": 1, "motto = [\"A\"]": 1, "form = \"state\"\nmark = \"*\"": 1, "form = \"none\"\nmark = \"*\"": 0} {
		_, found := FrontMatter(&source.File{Path: "content/2031/_index.md", Text: []byte("+++\ntitle = \"A\"\n" + text + "\n+++\n")})
		if len(found) != want || want > 0 && found[0].Code != "data/form" {
			t.Errorf("%s: %v", text, found)
		}
	}
}
