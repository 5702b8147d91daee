package importer_test

import (
	"errors"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/importer"
)

// TestStamps holds which documents are not for everybody, wherever they say so, and
// that words that only look like a stamp refuse nothing.
func TestStamps(t *testing.T) {
	left := func(lines string) string {
		return "<w:tbl>" + row("ĐẢNG ỦY THỬ NGHIỆM|*|"+lines, "ĐẢNG CỘNG SẢN VIỆT NAM") + "</w:tbl>"
	}
	box := func(text string) string {
		return `<w:p><w:r><w:pict><v:textbox><w:txbxContent>` + p(text) + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`
	}
	frame := func(text string) string { return `<w:tbl><w:tr><w:tc>` + p(text) + `</w:tc></w:tr></w:tbl>` }
	header := func(text string) []string {
		return []string{"word/_rels/document.xml.rels", relations("header", "header1.xml"), "word/header1.xml", "<w:hdr " + wordNS + ">" + text + "</w:hdr>"}
	}
	const title, body = "BÁO CÁO", "Các chi bộ đã họp."
	watermark := `<w:p><w:r><w:pict><v:shape><v:textpath string="TỐI MẬT"/></v:shape></w:pict></w:r></w:p>`
	for _, test := range []struct {
		name                          string
		head                          string
		more                          []string
		secrecy, circulation, urgency string
	}{
		{"in the head", left("Số 12-BC/ĐU|MẬT"), nil, "MẬT", "", ""},
		{"spaced", p("M Ậ T"), nil, "M Ậ T", "", ""},
		{"said in words", p("Độ mật: Tối mật"), nil, "Tối mật", "", ""},
		{"behind the number", left("Số 12-BC/ĐU     Độ mật: Mật"), nil, "Mật", "", ""},
		{"in brackets behind the number", left("Số 12-BC/ĐU (Mật)"), nil, "Mật", "", ""},
		{"in a box", box("TUYỆT MẬT"), nil, "TUYỆT MẬT", "", ""},
		{"in a frame", frame("MẬT"), nil, "MẬT", "", ""},
		{"in the header", "", header(p("MẬT")), "MẬT", "", ""},
		{"as a watermark", "", header(watermark), "TỐI MẬT", "", ""},
		{"a scope", p("(Lưu hành nội bộ)"), nil, "", "(Lưu hành nội bộ)", ""},
		{"a scope in the header", "", header(p("TÀI LIỆU LƯU HÀNH NỘI BỘ")), "", "TÀI LIỆU LƯU HÀNH NỘI BỘ", ""},
		{"to be given back", p("Tài liệu thu hồi sau hội nghị"), nil, "", "Tài liệu thu hồi sau hội nghị", ""},
		{"urgent", left("Số 12-BC/ĐU|HỎA TỐC"), nil, "", "", "HỎA TỐC"},
		{"very urgent, combining", left("Số 12-BC/ĐU|HOẢ TỐC"), nil, "", "", "HOẢ TỐC"},
		{"two on a line", p("MẬT - HỎA TỐC"), nil, "MẬT", "", "HỎA TỐC"},
		{"in a head of several cells", "<w:tbl>" + row("ĐẢNG ỦY THỬ NGHIỆM|*", "BAN THƯỜNG VỤ") + row("TỐI MẬT", "") + "</w:tbl>", nil, "TỐI MẬT", "", ""},
		{"in small letters", p("Mật"), nil, "Mật", "", ""},
		{"in small letters, in brackets", p("(Mật)"), nil, "(Mật)", "", ""},
		{"in small letters in a cell", left("Số 12-BC/ĐU|Mật"), nil, "Mật", "", ""},
		{"in small letters in a row of the head", "<w:tbl>" + row("ĐẢNG ỦY THỬ NGHIỆM", "ĐẢNG CỘNG SẢN VIỆT NAM") + row("Số 12-BC/ĐU", "Thử Nghiệm, ngày 20 tháng 6 năm 2030") + row("Mật", "") + "</w:tbl>", nil, "Mật", "", ""},
		{"density and honey", p("Mật độ") + p("Mật ong") + p("về công tác bảo vệ bí mật nhà nước"), nil, "", "", ""},
		{"in small letters in the header", "", header(p("Mật")), "Mật", "", ""},
		{"behind the number of the copy", p("Số bản: 05 - MẬT"), nil, "MẬT", "", ""},
		{"a secret of the state", p("Bí mật nhà nước - Độ Tối mật"), nil, "Bí mật nhà nước - Độ Tối mật", "", ""},
		{"a product on a line", p("I. SẢN PHẨM") + p("Mật") + p("Khẩn"), nil, "", "", ""},
		{"guarding data", p("Bảo mật"), nil, "", "", ""},
		{"density", p("Mật độ dân số tăng."), nil, "", "", ""},
		{"honey", `<w:tbl><w:tr><w:tc>` + p("Sản phẩm") + `</w:tc><w:tc>` + p("Mật") + `</w:tc><w:tc>` + p("Gạo") + `</w:tc></w:tr><w:tr><w:tc>` + p("Tấn") + `</w:tc><w:tc>` + p("3") + `</w:tc><w:tc>` + p("5") + `</w:tc></w:tr></w:tbl>`, nil, "", "", ""},
		{"a law", p("Thực hiện Luật Bảo vệ bí mật nhà nước, đã lập danh mục tài liệu mật."), nil, "", "", ""},
		{"money", p("Tiền lưu hành trong tỉnh tăng."), nil, "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			raw := word(test.head+p(title)+p("kết quả công tác")+p("I. KẾT QUẢ")+p(body), test.more...)
			period, _ := data.ParsePeriod("2030")
			o := importer.Options{Name: "a.docx", Raw: raw, Period: period, Language: "vi"}
			_, err := importer.Import(o)
			var refusal *importer.Refusal
			if stamped := test.secrecy+test.circulation != ""; stamped != errors.As(err, &refusal) {
				t.Fatalf("got %v", err)
			} else if stamped && (!strings.Contains(refusal.Text.EN, "stamped") || !strings.Contains(refusal.Hint.VI, "audience")) {
				t.Errorf("says %q, %q", refusal.Text.EN, refusal.Hint.VI)
			}
			o.Internal = true
			r, err := importer.Import(o)
			if err != nil {
				t.Fatal(err)
			}
			balanced(t, r)
			f := front(t, r, "2030")
			if f.Secrecy != test.secrecy || f.Circulation != test.circulation || f.Urgency != test.urgency {
				t.Errorf("read %q, %q, %q", f.Secrecy, f.Circulation, f.Urgency)
			}
			if strings.Contains(f.Issuer, "MẬT") || strings.Contains(f.Issuer, "TỐC") || !strings.Contains(all(r), body) {
				t.Errorf("got\n%s", all(r))
			}
		})
	}
}
