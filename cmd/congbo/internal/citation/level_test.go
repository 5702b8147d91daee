package citation_test

import (
	"testing"

	"congbo/cmd/congbo/internal/citation"
)

// TestLevels holds at which levels the offices of names and symbols stand.
func TestLevels(t *testing.T) {
	g := grammar(t)
	for name, want := range map[string]citation.Levels{
		"UBND": citation.Local, "UBND tỉnh": citation.Province, "Chủ tịch UBND thành phố": citation.Province | citation.District, "Ủy ban nhân dân xã Phù Vân, huyện Thanh Sơn": citation.Base,
		"Sở Nội vụ": citation.Province, "Giám đốc Sở Du lịch": citation.Province, "Bộ Công nghiệp": citation.Central, "Bộ trưởng Bộ Công nghiệp": citation.Central, "Bộ Chỉ huy quân sự tỉnh": citation.Province,
		"Ban Thường vụ Tỉnh ủy": citation.Province, "Đảng ủy": 0, "Đảng ủy xã Phù Vân": citation.Base, "Ngân hàng Nhà nước tỉnh": 0, "Bảo hiểm xã hội tỉnh": citation.Province, "Đảng ủy Khối doanh nghiệp Trung ương": citation.District,
		"Trung tâm Đăng kiểm": 0, "": 0,
	} {
		if got := g.IssuerLevels(name); got != want {
			t.Errorf("%q stands at %b, want %b", name, got, want)
		}
	}
	for symbol, want := range map[string]citation.Levels{
		"CT/TW": citation.Central, "NĐ-CP": citation.Central, "QH15": citation.Central, "NQ-HĐND18": citation.Local, "QĐ-UBND": citation.Local, "UBND-NC": citation.Local, "TTr-SNV": citation.Province, "TC-QLVT": 0, "KH-ABC": 0,
	} {
		if got := g.SymbolLevels(symbol); got != want {
			t.Errorf("%s stands at %b, want %b", symbol, got, want)
		}
	}
}

// TestExcludes holds which offices cannot have issued a document.
func TestExcludes(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct {
		symbol, issuer string
		excluded       bool
	}{
		{"NĐ-CP", "UBND tỉnh", true}, {"TT-BTC", "UBND huyện", true}, {"CT/TW", "Tỉnh ủy", true}, {"CT-TTg", "Sở Nội vụ", true}, {"KL/TU", "Huyện ủy", true}, {"QH15", "HĐND tỉnh", true},
		{"QĐ-UBND", "Chính phủ", true}, {"NQ-HĐND", "UBND", true}, {"TT-BTC", "Bộ Y tế", true}, {"NQ/TW", "Quốc hội", true}, {"TTr-SNV", "UBND xã Phù Vân", true},
		{"QĐ-TTg", "Chính phủ", false}, {"NQ-CP", "Thủ tướng Chính phủ", false}, {"QĐ-UBND", "Chủ tịch UBND xã Phù Vân", false}, {"TT-BGTVT", "Bộ Xây dựng", false}, {"TTLT-BTC-BNV", "Bộ Nội vụ", false},
		{"TC-QLVT", "Bộ Tài chính", false}, {"QĐ-BCT", "Bộ Công Thương", false}, {"KH/ĐU", "Đảng ủy Ủy ban nhân dân tỉnh", false}, {"CV/TW", "Văn phòng Trung ương", false}, {"QĐ-KTSV", "UBND tỉnh", false}, {"NQ/TW", "Hội nghị Trung ương", false},
	} {
		if e, got := g.Excludes(test.symbol, test.issuer); got != test.excluded {
			t.Errorf("%s excludes %s: %v, want %v (%+v)", test.symbol, test.issuer, got, test.excluded, e)
		}
	}
	for _, test := range []struct {
		a, b  string
		apart bool
	}{
		{"Bộ Chính trị", "Ban Bí thư", true}, {"Ban Chấp hành Trung ương", "Bộ Chính trị", true}, {"Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy", true}, {"Ban Thường vụ Tỉnh ủy Thanh Sơn", "Ban Thường vụ Tỉnh ủy", false},
		{"Trung ương", "Bộ Chính trị", false}, {"Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", false}, {"Thường trực Ban Bí thư", "Bộ Chính trị", false}, {"Sở A", "Sở B", false}, {"", "Bộ Chính trị", false},
	} {
		if got := g.Apart(test.a, test.b); got != test.apart {
			t.Errorf("%q and %q apart: %v, want %v", test.a, test.b, got, test.apart)
		}
	}
}

// TestElsewhere holds which offices stand at other places.
func TestElsewhere(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct {
		a, b      string
		elsewhere bool
	}{
		{"UBND tỉnh", "UBND xã", true}, {"UBND tỉnh", "UBND thành phố", true}, {"UBND xã", "UBND phường", true}, {"UBND xã Tân Hòa", "UBND xã Đông Xuân", true}, {"UBND xã Tân Hòa", "UBND xã Đông Xuân, huyện Thanh Sơn", true},
		{"Huyện ủy Suối Mơ", "Huyện ủy Đồi Mơ", true}, {"Đảng ủy xã Suối Mơ", "Đảng ủy xã Đồi Mơ", true}, {"Uỷ ban nhân dân xã Suối Mơ", "Chủ tịch UBND xã Đồi Mơ", true}, {"Uỷ ban nhân dân TP Suối Mơ", "UBND TP Đồi Mơ", true}, {"UBND Thành phố Suối Mơ", "UBND thành phố Đồi Mơ", true}, {"UBND quận 5", "UBND Quận 3", true},
		{"UBND xã", "UBND xã Tân Hòa", false}, {"UBND xã Tân Hòa", "UBND xã Tân Hoà", false}, {"UBND TP", "UBND thành phố", false}, {"UBND", "UBND tỉnh", false}, {"UBND tỉnh", "Chủ tịch UBND tỉnh", false}, {"Bộ Chính trị", "Ban Bí thư", false},
		{"Đảng ủy Công an tỉnh", "Đảng ủy Quân sự tỉnh", false}, {"UBND xã Ngọc Tân Hòa", "UBND xã Tân Hòa", false}, {"Tỉnh ủy", "Tỉnh ủy Suối Mơ", false}, {"", "UBND tỉnh", false},
	} {
		if g.Elsewhere(test.a, test.b) != test.elsewhere || g.Elsewhere(test.b, test.a) != test.elsewhere {
			t.Errorf("%q and %q elsewhere: %v, want %v", test.a, test.b, !test.elsewhere, test.elsewhere)
		}
	}
}

// TestApplied holds whose the office is that is named behind a document.
func TestApplied(t *testing.T) {
	g := grammar(t)
	for text, want := range map[string]string{
		"Nghị định số 12/2034/NĐ-CP của UBND tỉnh":                                             "UBND tỉnh",
		"Thực hiện Nghị định số 12/2034/NĐ-CP của UBND tỉnh":                                   "UBND tỉnh",
		"Kết quả thực hiện Nghị định số 12/2034/NĐ-CP của UBND tỉnh":                           "",
		"Kết quả thực hiện Nghị định số 12/2034/NĐ-CP ngày 02/3/2034 của UBND tỉnh":            "UBND tỉnh",
		"việc thực hiện Nghị quyết số 12/NQ-HĐND của HĐND tỉnh":                                "HĐND tỉnh",
		"việc thi hành Chỉ thị số 12-CT/TU của Bộ Chính trị":                                   "Bộ Chính trị",
		"báo cáo về tình hình triển khai Thông tư số 12/2034/TT-BTC của UBND huyện, các phòng": "",
	} {
		found := g.Find(text)
		if len(found) != 1 || found[0].Issuer != want {
			t.Errorf("%q: %+v, want the issuer %q", text, found, want)
		}
	}
}

// TestOwnMeetings reads documents by a plenum and a congress that only a profile knows.
func TestOwnMeetings(t *testing.T) {
	own := citation.Profile{
		Types:         []citation.Type{{Name: "Lời kêu gọi", Codes: []string{"LKG"}}, {Name: "Lệnh chi", Codes: []string{"LC"}}},
		Plenum:        citation.Plenum{Meetings: []string{"Phiên họp"}, Bodies: []string{"Hội đồng trại"}, Leads: []string{"thứ"}, Ordinals: []string{"nhất", "nhì"}, Terms: []string{"mùa"}, Bare: []string{"Lệnh chi"}, Key: "trai", Issuer: "Hội đồng trại nuôi"},
		Congresses:    []citation.CongressOf{{Key: "ca-vung", Name: "Hội lớn"}, {Key: "lang", Name: "Hội làng", Places: []string{"làng"}}},
		CongressWords: citation.CongressWords{Meetings: []string{"Hội lớn"}, Words: []string{"thứ"}},
	}
	g, err := citation.Compile(own)
	if err != nil {
		t.Fatal(err)
	}
	want := "congress Lời kêu gọi lkg:trai2@khoa-IV  Hội đồng trại nuôi; congress Lệnh chi lc:trai5  Hội đồng trại nuôi; congress Lệnh chi lc:dai-hoi-lang-III  Hội làng"
	if got := told(g.Find("Lời kêu gọi của Phiên họp thứ nhì Hội đồng trại mùa IV; Lệnh chi Hội đồng trại 5, Lệnh chi Hội lớn làng Phù Vân thứ III")); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestMeetingSpans holds that a document of a meeting is linked from its type to its number.
func TestMeetingSpans(t *testing.T) {
	g := grammar(t)
	for text, want := range map[string]string{
		"theo tinh thần NQTW 4 khóa XII đã nêu":                                    "NQTW 4 khóa XII",
		"theo NQ TW5, các tổ":                                                      "NQ TW5",
		"Kết luận của Hội nghị Trung ương 5 (khóa XIII) về":                        "Kết luận của Hội nghị Trung ương 5 (khóa XIII",
		"các tổ học nghị quyết Trung ương 4 khóa XII và":                           "nghị quyết Trung ương 4 khóa XII",
		"Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII về": "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
		"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ VIII, nhiệm kỳ":                   "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ VIII",
		"Nghị quyết Đại hội lần thứ VIII của Đảng bộ thành phố đề ra":              "Nghị quyết Đại hội lần thứ VIII của Đảng bộ thành phố",
		"NQTW": "", "TW5": "", "Trung ương": "", "Đại hội": "", "Hội nghị Trung ương 4": "",
	} {
		found := g.Find(text)
		got := ""
		if len(found) > 0 {
			got = text[found[0].Start:found[0].End]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
