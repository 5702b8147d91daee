package importer_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/source"
)

// front reads the front matter of the report that an import made.
func front(t *testing.T, r *importer.Result, period string) data.Front {
	t.Helper()
	f, _ := source.Loose("content/"+period+"/_index.md", r.Files["content/"+period+"/_index.md"])
	front, found := data.FrontMatter(f)
	if len(found) > 0 {
		t.Fatalf("%v", found)
	}
	return front
}

// row is a row of a table of two cells, each of lines.
func row(left, right string) string {
	cell := func(lines string) string {
		s := ""
		for line := range strings.SplitSeq(lines, "|") {
			s += p(line)
		}
		return "<w:tc>" + s + "</w:tc>"
	}
	return "<w:tr>" + cell(left) + cell(right) + "</w:tr>"
}

// TestCover holds the head and the foot of the official form, as party and state
// documents have it, in tables, headers, text boxes, columns and plain lines.
func TestCover(t *testing.T) {
	const opening = "Sáu tháng đầu năm 2030, Ủy ban thử nghiệm đã lãnh đạo các đơn vị thực hiện nhiệm vụ được giao với kết quả như sau đây, theo chương trình đã đề ra từ đầu năm và các văn bản chỉ đạo:"
	body := p(opening) + p("b:I. KẾT QUẢ") + p("Đã xong.")
	party := "<w:tbl>" + row("TỈNH ỦY THỬ NGHIỆM|b:ĐẢNG ỦY KHỐI THỬ NGHIỆM|*|Số 12-BC/ĐUKTN", "b:ĐẢNG CỘNG SẢN VIỆT NAM|Thử Nghiệm, ngày 20 tháng 6 năm 2030") + "</w:tbl>"
	foot := "<w:tbl>" + row("Nơi nhận:|- Tỉnh ủy (để b/c),|- Lưu Văn phòng.", "b:T/M ĐẢNG ỦY|b:PHÓ BÍ THƯ|(đã ký)|Nguyễn Văn Thử") + "</w:tbl>"
	title := p("b:BÁO CÁO") + p("b:kết quả công tác 6 tháng đầu năm,") + p("b:nhiệm vụ 6 tháng cuối năm 2030") + p("-----")
	tabs := func(columns string) string {
		return `<w:p><w:r><w:t>` + strings.ReplaceAll(columns, "|", `</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>`) + `</w:t></w:r></w:p>`
	}
	tests := []struct {
		name string
		file string
		raw  []byte
	}{
		{"tables", "a.docx", word(party + title + body + foot)},
		{"a header", "a.docx", word(title+body+foot, "header.xml", "", "word/_rels/document.xml.rels", relations("header", "header1.xml"), "word/header1.xml", "<w:hdr "+wordNS+">"+party+"</w:hdr>")},
		{"a text box", "a.docx", word(`<w:p><w:r><w:pict><v:textbox><w:txbxContent>` + party + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>` + title + body + foot)},
		{"tabs", "a.docx", word(tabs("TỈNH ỦY THỬ NGHIỆM|ĐẢNG CỘNG SẢN VIỆT NAM") + tabs("ĐẢNG ỦY KHỐI THỬ NGHIỆM|Thử Nghiệm, ngày 20 tháng 6 năm 2030") + p("*") + p("Số 12-BC/ĐUKTN") + title + body + tabs("Nơi nhận:|T/M ĐẢNG ỦY") + tabs("- Tỉnh ủy (để b/c),|PHÓ BÍ THƯ") + tabs("- Lưu Văn phòng.|(đã ký)") + tabs("|Nguyễn Văn Thử"))},
		{"line breaks", "a.docx", word(party + `<w:p><w:r><w:t>BÁO CÁO</w:t><w:br/><w:t>kết quả công tác 6 tháng đầu năm,</w:t><w:br/><w:t>nhiệm vụ 6 tháng cuối năm 2030</w:t></w:r></w:p>` + body + foot)},
		{"columns of a text", "a.txt", []byte(`TỈNH ỦY THỬ NGHIỆM             ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY KHỐI THỬ NGHIỆM        Thử Nghiệm, ngày 20 tháng 6 năm 2030
*
Số 12-BC/ĐUKTN

BÁO CÁO
kết quả công tác 6 tháng đầu năm,
nhiệm vụ 6 tháng cuối năm 2030

` + opening + `

I. KẾT QUẢ

Đã xong.

Nơi nhận:                      T/M ĐẢNG ỦY
- Tỉnh ủy (để b/c),            PHÓ BÍ THƯ
- Lưu Văn phòng.               (đã ký)
                               Nguyễn Văn Thử
`)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := importBytes(t, test.file, test.raw, "2030-h1")
			f := front(t, r, "2030-h1")
			for _, pair := range [][2]string{
				{f.Title, "kết quả công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2030"},
				{f.Kind, "Báo cáo"}, {f.Number, "12-BC/ĐUKTN"}, {f.Place, "Thử Nghiệm"}, {f.Date.String(), "2030-06-20"},
				{f.ParentIssuer, "Tỉnh ủy Thử Nghiệm"}, {f.Issuer, "Đảng ủy Khối Thử Nghiệm"},
				{strings.Join(f.SignedFor, "|"), "T/M ĐẢNG ỦY"}, {f.SignerTitle, "PHÓ BÍ THƯ"}, {f.Signer, "Nguyễn Văn Thử"},
				{strings.Join(f.Recipients, "|"), "Tỉnh ủy (để b/c),|Lưu Văn phòng."},
			} {
				if pair[0] != pair[1] {
					t.Errorf("read %q, not %q", pair[0], pair[1])
				}
			}
			if !strings.Contains(all(r), "+++\n\n"+opening+"\n") {
				t.Errorf("the opening is not where it belongs:\n%s", all(r))
			}
			balanced(t, r)
		})
	}
	t.Run("a state document", func(t *testing.T) {
		r := importBytes(t, "a.docx", word("<w:tbl>"+row("ỦY BAN NHÂN DÂN|TỈNH THỬ NGHIỆM|-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|-------")+
			row("Số: 145/BC-UBND", "Thử Nghiệm, ngày 05 tháng 7 năm 2030")+"</w:tbl>"+p("b:BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI")+body+
			"<w:tbl>"+row("Nơi nhận:|- Chính phủ;|- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Trần Thị Thử")+"</w:tbl>"), "2030-h1")
		f := front(t, r, "2030-h1")
		if f.Issuer != "Ủy ban nhân dân tỉnh Thử Nghiệm" || f.Number != "145/BC-UBND" || f.Kind != "Báo cáo" || f.Title != "TÌNH HÌNH KINH TẾ - XÃ HỘI" || f.Date.String() != "2030-07-05" ||
			strings.Join(f.SignedFor, "|") != "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH" || f.SignerTitle != "PHÓ CHỦ TỊCH" || f.Signer != "Trần Thị Thử" {
			t.Errorf("read %+v", f)
		}
		balanced(t, r)
	})
}

// TestRejectChanges holds that what stood before tracked changes can be had.
func TestRejectChanges(t *testing.T) {
	period, _ := data.ParsePeriod("2030")
	raw := word(`<w:p><w:r><w:t xml:space="preserve">Có </w:t></w:r><w:del><w:r><w:delText>02</w:delText></w:r></w:del><w:ins><w:r><w:t>03</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> lớp.</w:t></w:r></w:p>`)
	r, err := importer.Import(importer.Options{Name: "a.docx", Raw: raw, Period: period, Language: "vi", RejectChanges: true})
	if err != nil {
		t.Fatal(err)
	}
	if text := all(r); !strings.Contains(text, "\nCó 02 lớp.\n") {
		t.Error(text)
	}
}

// TestNumbersThatDiffer holds that a person is told where congbo will print another
// number than the source has.
func TestNumbersThatDiffer(t *testing.T) {
	r := importBytes(t, "a.txt", []byte("I. MỘT\n\nLời.\n\nIII. HAI\n\nLời.\n"), "2030")
	told := ""
	for _, m := range r.Remarks {
		told += m.Text.EN + "\n"
	}
	if !strings.Contains(told, `heading "III." stands at place 2 of its row`) {
		t.Error(told)
	}
}

// TestWideTable holds that a table that no page takes goes to a file of data.
func TestWideTable(t *testing.T) {
	r := importBytes(t, "a.docx", word("<w:tbl><w:tr>"+strings.Repeat("<w:tc>"+p("1,5")+"</w:tc>", 70)+"</w:tr></w:tbl>"), "2030")
	if text := string(r.Files["content/2030/files/bang-1.csv"]); strings.Count(text, `"1,5"`) != 70 {
		t.Errorf("the file of data holds %q", text)
	}
	if text := all(r); !strings.Contains(text, "[bang-1.csv](files/bang-1.csv)") {
		t.Error(text)
	}
	balanced(t, r)
}

// TestUnknownHead holds that a document of any kind is imported, and that what its
// head says beyond the form stays in the text.
func TestUnknownHead(t *testing.T) {
	center := func(text string) string {
		return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
	}
	motto := center("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + center("Độc lập - Tự do - Hạnh phúc")
	end := `<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>` + p("Người viết") + p("Trần Thị Thử") + `</w:tc></w:tr></w:tbl>`
	for _, test := range []struct {
		name        string
		file        string
		raw         []byte
		kind, title string
		issuer      string
		text        string // where it begins
		told        string
	}{
		{"a kind that nobody knows", "a.docx", word(motto + center("BẢN THU HOẠCH") + p("Họ và tên: Trần Thị Thử") + p("Trong năm, tổ đã trồng 50 cây.") + end), "", "Bản thu hoạch", "", "Họ và tên: Trần Thị Thử\n\nTrong năm, tổ đã trồng 50 cây.\n\n|", `kind of document "BẢN THU HOẠCH"`},
		{"with a title", "a.docx", word(motto + center("SỔ TAY CÔNG TÁC") + center("của tổ trồng cây") + p("Tổ có 12 người.")), "Sổ tay công tác", "của tổ trồng cây", "", "Tổ có 12 người.\n", "kind of document"},
		{"an addressee", "a.docx", word(motto + p("BÁO CÁO") + p("Kết quả công tác năm 2030") + p("Kính gửi: Ủy ban xã Thử Nghiệm") + p("Tổ báo cáo như sau:")), "Báo cáo", "Kết quả công tác năm 2030", "", "Kính gửi: Ủy ban xã Thử Nghiệm\n\nTổ báo cáo như sau:\n", ""},
		{"an addressee above the kind", "a.docx", word(motto + p("Kính gửi: Ủy ban xã Thử Nghiệm") + p("Tổ báo cáo như sau:")), "", "a", "", "Kính gửi: Ủy ban xã Thử Nghiệm\n\nTổ báo cáo như sau:\n", ""},
		{"a line of the head", "a.docx", word("<w:tbl>" + row("ĐẢNG ỦY THỬ NGHIỆM|Tổ giúp việc số 3|*|Số 12-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM") + "</w:tbl>" + center("BÁO CÁO") + center("kết quả công tác") + p("Tổ có 12 người.")), "Báo cáo", "kết quả công tác", "Đảng ủy Thử Nghiệm", "Tổ giúp việc số 3\n\nTổ có 12 người.\n", `kept in the text: "Tổ giúp việc số 3"`},
		{"a title over two lines", "a.docx", word(motto + center("BÁO CÁO") + center("kết quả năm 2030,</w:t><w:br/><w:t>nhiệm vụ năm 2031") + p("-----") + p("Tổ có 12 người.")), "Báo cáo", "kết quả năm 2030, nhiệm vụ năm 2031", "", "Tổ có 12 người.", ""},
		{"a title that is not bold", "a.docx", word(motto + p("b:BÁO CÁO") + p("kết quả năm 2030") + p("Tổ có 12 người.")), "Báo cáo", "kết quả năm 2030", "", "Tổ có 12 người.", ""},
		{"a motto that is styled as a heading", "a.docx", word("<w:tbl>" + row("SỞ GDĐT THỬ NGHIỆM|TRƯỜNG THPT THỬ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + "</w:tbl>" + `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>` + p("──────") + center("KẾ HOẠCH") + center("tổ chức hội thi") + p("Căn cứ chương trình năm học;") + p("I. NỘI DUNG") + p("Xong.")), "Kế hoạch", "tổ chức hội thi", "Trường THPT Thử Mẫu", "Căn cứ chương trình năm học;", ""},
		{"a dispatch", "a.docx", word("<w:tbl>" + row("SỞ THỬ NGHIỆM|-----|Số: 12/STN-VP|V/v báo cáo kết quả năm 2030", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Thử Nghiệm, ngày 05 tháng 7 năm 2030") + "</w:tbl>" + p("Kính gửi: Ủy ban xã.") + p("Tổ có 12 người.")), "", "V/v báo cáo kết quả năm 2030", "Sở Thử Nghiệm", "Kính gửi: Ủy ban xã.\n\nTổ có", ""},
		{"a name over two lines", "a.txt", []byte("ĐẢNG BỘ TỈNH THỬ NGHIỆM          ĐẢNG CỘNG SẢN VIỆT NAM\n\nĐẢNG ỦY KHỐI DOANH\n    NGHIỆP TỈNH          Thử Nghiệm, ngày 05 tháng 7 năm\n\n*            2030\n\nSố: 12-BC/ĐU\n\nBÁO CÁO\n\nkết quả công tác\n\nI. KẾT QUẢ\n\nXong.\n"), "Báo cáo", "kết quả công tác", "Đảng ủy Khối Doanh nghiệp tỉnh", "", ""},
		{"an office as the text writes it", "a.docx", word("<w:tbl>" + row("ĐẢNG ỦY PHÒNG THỬ MẪU|*|Số 12-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM") + "</w:tbl>" + center("BÁO CÁO") + center("kết quả công tác") + p("Năm 2030, Đảng ủy Phòng Thử Mẫu đã lãnh đạo các chi bộ làm tốt nhiệm vụ được giao.")), "Báo cáo", "kết quả công tác", "Đảng ủy Phòng Thử Mẫu", "Năm 2030", ""},
		{"short sentences below the title", "a.txt", []byte("ĐẢNG CỘNG SẢN VIỆT NAM\n\nBÁO CÁO\n\nkết quả công tác năm 2030,\n\nnhiệm vụ năm 2031\n\nTổ có 12 người\n\nĐã trồng 50 cây\n"), "Báo cáo", "kết quả công tác năm 2030, nhiệm vụ năm 2031", "", "Tổ có 12 người", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := importBytes(t, test.file, test.raw, "2030")
			balanced(t, r)
			f := front(t, r, "2030")
			if f.Kind != test.kind || f.Title != test.title || f.Issuer != test.issuer {
				t.Errorf("read kind %q, title %q, issuer %q", f.Kind, f.Title, f.Issuer)
			}
			if text := string(r.Files["content/2030/_index.md"]); test.text != "" && !strings.Contains(text, "+++\n\n"+test.text) {
				t.Errorf("%q is not at the beginning of:\n%s", test.text, text)
			}
			remarks := ""
			for _, m := range r.Remarks {
				remarks += m.Text.EN + "\n"
			}
			if !strings.Contains(remarks, test.told) {
				t.Errorf("told: %s", remarks)
			}
		})
	}
}

// TestAppendix holds that what follows the signature stays in the report.
func TestAppendix(t *testing.T) {
	foot := "<w:tbl>" + row("Nơi nhận:|- Lưu.", "T/M ĐẢNG ỦY|BÍ THƯ|Nguyễn Văn Thử") + "</w:tbl>"
	appendix := p("PHỤ LỤC") + p("Kết quả của các chi bộ") + "<w:tbl>" + row("Chi bộ", "Số đảng viên") + row("Chi bộ 1", "12") + "</w:tbl>"
	r := importBytes(t, "a.docx", word(p("I. KẾT QUẢ")+p("Đã xong.")+foot+appendix), "2030")
	balanced(t, r)
	if f := front(t, r, "2030"); f.Signer != "Nguyễn Văn Thử" || strings.Join(f.Recipients, "|") != "Lưu." {
		t.Errorf("signed by %q, for %q", f.Signer, f.Recipients)
	}
	if text := all(r); !strings.Contains(text, "Đã xong.\n\nPHỤ LỤC\n\nKết quả của các chi bộ\n\n| Chi bộ | Số đảng viên |") {
		t.Error(text)
	}
}
