package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/source"
)

// head is the front matter of a whole report of a fictional committee.
const head = `+++
title = "Báo cáo thử nghiệm"
number = "15-BC/ĐUK"
kind = "Báo cáo"
issuer = "Đảng ủy Khối thử nghiệm"
place = "Nơi thử"
date = 2031-07-05
signed_for = ["T/M ĐẢNG ỦY"]
signer_title = "BÍ THƯ"
signer = "Người Thử"
recipients = ["Lưu Văn phòng"]
+++
`

// long is a paragraph that a period may take over from the one before.
const long = `Trong kỳ, các tổ đã họp đều, bàn việc đúng chương trình, ghi biên bản đầy đủ, gửi kết quả đúng hạn, giúp nhau hoàn thành phần việc được giao và báo cáo lại với cấp trên sau mỗi lần họp.`

// TestSites holds the checks that need a site: each case has files beside a
// report, and says how often a code is raised and how gravely.
func TestSites(t *testing.T) {
	const index, data = "content/2031-h1/_index.md", "data/2031-h1/indicators.toml"
	grammar := set(t).Grammar
	for _, test := range []struct {
		name, code string
		want       int
		gravest    diag.Severity
		files      map[string]string
	}{
		{"whole form", "form/missing", 0, 0, map[string]string{index: head}},
		{"comment in a title", "unfinished/remark", 1, diag.Error, map[string]string{index: strings.Replace(head, "thử nghiệm\"", "thử <!-- nháp -->\"", 1)}},
		{"comment in recipients", "unfinished/remark", 1, diag.Error, map[string]string{index: strings.Replace(head, "Lưu Văn phòng", "Lưu <!-- congbo: nháp -->", 1)}},
		{"comment in a section's title", "unfinished/remark", 1, diag.Error, map[string]string{index: head, "content/2031-h1/01-a/_index.md": "+++\ntitle = \"Họp <!-- nháp -->\"\n+++\nCác tổ đã họp."}},
		{"comments in an indicator", "unfinished/remark", 2, diag.Error, map[string]string{index: head, data: strings.Replace(indicator("actual = 3\nnote = \"<!-- nháp -->\""), "tổ họp", "tổ <!-- nháp -->", 1)}},
		{"comments in a table of data", "unfinished/remark", 2, diag.Error, map[string]string{index: head + "```table\ndata = \"hop.csv\"\ncaption = \"Họp <!-- nháp -->\"\n```\n", "data/2031-h1/hop.csv": "Tổ,Số\nMột <!-- nháp -->,3\n"}},
		{"no signer", "form/missing", 1, diag.Warning, map[string]string{index: strings.Replace(head, `signer = "Người Thử"`, `status = "published"`, 1)}},
		{"no signer of a draft", "form/missing", 1, diag.Note, map[string]string{index: strings.Replace(head, `signer = "Người Thử"`, `status = "draft"`, 1)}},
		{"no place", "form/missing", 1, diag.Note, map[string]string{index: strings.Replace(head, `place = "Nơi thử"`, "", 1)}},
		{"no number, no date", "form/missing", 2, diag.Warning, map[string]string{index: strings.NewReplacer(`number = "15-BC/ĐUK"`, `status = "published"`, "date = 2031-07-05", "").Replace(head)}},
		{"number of another kind", "form/number", 1, diag.Note, map[string]string{index: strings.Replace(head, "15-BC/ĐUK", "15-KH/ĐUK", 1)}},
		{"number in no form", "form/number", 1, diag.Note, map[string]string{index: strings.Replace(head, "15-BC/ĐUK", "15/BC-ĐUK", 1)}},
		{"number of the State in a report of the Party", "form/number", 1, diag.Note, map[string]string{index: strings.Replace(head, "15-BC/ĐUK\"", "15/BC-UBND\"\nform = \"party\"", 1)}},
		{"number of an office with its own form", "form/missing", 1, diag.Note, map[string]string{index: strings.Replace(head, "15-BC/ĐUK", "15-BC/TĐTN-VP", 1)}},
		{"form of its own", "form/missing", 0, 0, map[string]string{index: strings.Replace(head, "15-BC/ĐUK\"", "15-BC/TĐTN-VP\"\nform = \"none\"", 1)}},
		{"own number in a form of its own", "form/number", 0, 0, map[string]string{index: strings.Replace(head, "15-BC/ĐUK\"", "2031/15\"\nform = \"none\"", 1)}},
		{"number in its form", "form/number", 0, 0, map[string]string{index: head}},

		{"cited after the report", "cite/future", 1, diag.Warning, map[string]string{index: head + "Theo Chỉ thị số 09-CT/TW, ngày 22/8/2031 của Ban Bí thư."}},
		{"cited before it", "cite/future", 0, 0, map[string]string{index: head + "Theo Chỉ thị số 09-CT/TW, ngày 22/6/2031 của Ban Bí thư."}},
		{"organ of the register", "cite/issuer", 1, diag.Warning, map[string]string{index: head + "Theo Chỉ thị số 09-CT/TW của Ban Bí thư.",
			"data/directives.toml": "[directive.\"09-ct-tw\"]\ntype = \"Chỉ thị\"\nnumber = \"09\"\nsymbol = \"CT/TW\"\nissuer = \"Bộ Chính trị\"\n"}},
		{"same organ as in the register", "cite/issuer", 0, 0, map[string]string{index: head + "Theo Chỉ thị số 09-CT/TW của Ban Bí thư Trung ương Đảng.",
			"data/directives.toml": "[directive.\"09-ct-tw\"]\ntype = \"Chỉ thị\"\nnumber = \"09\"\nsymbol = \"CT/TW\"\nissuer = \"Ban Bí thư\"\n"}},
		{"two documents of one symbol", "cite/issuer", 0, 0, map[string]string{index: head + "Theo Chỉ thị số 09-CT/TW, ngày 22/6/2021 của Ban Bí thư và Chỉ thị số 09-CT/TW, ngày 03/4/2031 của Bộ Chính trị."}},
		{"not registered", "cite/unregistered", 1, diag.Note, map[string]string{
			index: head + "Theo Chỉ thị số 09-CT/TW và Chỉ thị số 08-CT/TW. Chỉ thị số 09-CT/TW nói rõ.", "data/directives.toml": register}},
		{"one digit off", "cite/near", 1, diag.Warning, map[string]string{
			index: head + "Theo Chỉ thị số 18-CT/TW, ngày 01/02/2030 của Ban Bí thư về việc nuôi ong lấy mật ở vùng cao.", "data/directives.toml": register}},
		{"another subject", "cite/near", 0, 0, map[string]string{
			index: head + "Theo Chỉ thị số 18-CT/TW, ngày 01/02/2030 của Ban Bí thư về việc trồng chè giống mới ở vùng cao.", "data/directives.toml": register}},
		{"dated otherwise than registered", "cite/date", 1, diag.Warning, map[string]string{
			index: head + "Theo Chỉ thị số 08-CT/TW, ngày 02/02/2030 của Ban Bí thư.", "data/directives.toml": register}},

		{"figure of the source", "figure/data", 0, 0, map[string]string{index: head + "## Họp {#hop}\nCó 45/60 tổ họp.\n", data: indicator("actual = 45\nof = 60")}},
		{"figure not of the source", "figure/data", 1, diag.Warning, map[string]string{index: head + "## Họp {#hop}\nCó 45/60 tổ họp.\n", data: indicator("actual = 46\nof = 60")}},
		{"percent against its numbers", "figure/data", 2, diag.Warning, map[string]string{index: head + "## Họp {#hop}\nCó 45/60 tổ họp.\n", data: indicator("actual = 45\nof = 60\npercent = 85")}},
		{"taken over", "copy/previous", 1, diag.Note, map[string]string{index: head + long, "content/2030-h2/_index.md": head + long}},
		{"written anew", "copy/previous", 0, 0, map[string]string{index: head + long, "content/2030-h2/_index.md": head + strings.Replace(long, "họp đều", "họp ít", 1)}},
		{"taken over in other letters", "copy/previous", 0, 0, map[string]string{index: head + long, "content/2030-h2/_index.md": head + strings.ToUpper(long)}},
		{"a note taken over", "copy/previous", 0, 0, map[string]string{index: head + "Các tổ đã họp[^a].\n\n[^a]: " + long, "content/2030-h2/_index.md": head + "Các tổ họp[^a].\n\n[^a]: " + long}},
		{"image without words", "image/alt", 1, diag.Note, map[string]string{index: head + "![](anh.png)"}},
		{"image with words", "image/alt", 0, 0, map[string]string{index: head + "![Quang cảnh buổi họp](anh.png)"}},

		{"secret", "secrecy/front", 1, diag.Error, map[string]string{index: strings.Replace(head, "kind = ", "secrecy = \"MẬT\"\nkind = ", 1)}},
		{"for a few", "secrecy/front", 1, diag.Error, map[string]string{index: strings.Replace(head, "kind = ", "circulation = \"Lưu hành nội bộ\"\nkind = ", 1)}},
		{"urgent", "secrecy/front", 0, 0, map[string]string{index: strings.Replace(head, "kind = ", "urgency = \"KHẨN\"\nkind = ", 1)}},
		{"secret inside", "secrecy/front", 0, 0, map[string]string{index: strings.Replace(head, "kind = ", "secrecy = \"MẬT\"\nkind = ", 1), "data/site.toml": internal}},
		{"stamps inside", "secrecy/stamp", 0, 0, map[string]string{index: head + "MẬT", "content/2031-h1/files/tuyet-mat.pdf": "x", "data/site.toml": internal}},
		{"stamp over the issuer", "secrecy/stamp", 1, diag.Warning, map[string]string{index: strings.Replace(head, "issuer = \"", "parent_issuer = \"MẬT\"\nissuer = \"", 1)}},
		{"stamp under the number", "secrecy/stamp", 1, diag.Warning, map[string]string{index: head + "Số 15-BC/ĐUK\nMẬT\nCác tổ đã họp.\n"}},
		{"stamped file", "secrecy/stamp", 1, diag.Warning, map[string]string{index: head, "content/2031-h1/files/12-bc-duk-mat.pdf": "x"}},
		{"file of a face", "secrecy/stamp", 0, 0, map[string]string{index: head, "content/2031-h1/files/mat-tien-nha-mat.pdf": "x"}},
		{"phone of the office", "personal/contact", 0, 0, map[string]string{index: head + "Điện thoại 0912 345 678.", "data/site.toml": "title = \"Trang thử\"\n[contact]\nphone = \"+84 912 345 678\"\n"}},
		{"phone of somebody else", "personal/contact", 1, diag.Warning, map[string]string{index: head + "Điện thoại 0912 345 679.", "data/site.toml": "title = \"Trang thử\"\n[contact]\nphone = \"+84 912 345 678\"\n"}},
		{"phone in the note of an indicator", "personal/contact", 1, diag.Warning, map[string]string{index: head + "## Họp {#hop}\nCó 45 tổ họp.\n", data: indicator("actual = 45\nnote = \"hỏi chị Lan, 0912 345 679\"")}},
		{"stamp in the note of an indicator", "secrecy/stamp", 1, diag.Warning, map[string]string{index: head + "## Họp {#hop}\nCó 45 tổ họp.\n", data: indicator("actual = 45\nnote = \"MẬT\"")}},
		{"open note of an indicator", "unfinished/field", 1, diag.Error, map[string]string{index: head + "## Họp {#hop}\nCó 45 tổ họp.\n", data: indicator("actual = 45\nnote = \"[điền số]\"")}},
		{"sanction of the signer", "personal/sanction", 0, 0, map[string]string{index: strings.Replace(head, "Người Thử", "Trần Văn Thử", 1) + "Đồng chí Trần Văn Thử bị khiển trách."}},
		{"left to be filled in", "unfinished/field", 2, diag.Error, map[string]string{index: strings.Replace(head, "15-BC/ĐUK", "…-BC/ĐUK", 1) + "Có XX cây."}},
		{"left to be filled in, a draft", "unfinished/field", 1, diag.Note, map[string]string{index: strings.Replace(head, "kind = ", "status = \"draft\"\nkind = ", 1) + "Có XX cây."}},
		{"remark", "unfinished/remark", 1, diag.Error, map[string]string{index: head + "Trồng 30 cây (anh Nam xem lại)."}},
		{"identity in the title", "personal/identity", 1, diag.Warning, map[string]string{index: strings.Replace(head, "Báo cáo thử nghiệm", "Xác minh bà Trần Thị Thử, CCCD 084190001234", 1)}},
		{"open title", "unfinished/field", 1, diag.Error, map[string]string{index: strings.Replace(head, "Báo cáo thử nghiệm", "Kết nạp [điền số] đảng viên", 1)}},
		{"remark in the title", "unfinished/remark", 1, diag.Error, map[string]string{index: strings.Replace(head, "Báo cáo thử nghiệm", "Báo cáo (chị Lan xem lại)", 1)}},
		{"phone in recipients", "personal/contact", 1, diag.Warning, map[string]string{index: strings.Replace(head, "Lưu Văn phòng", "Lưu Văn phòng (chị Lan, 0912 345 679)", 1)}},
		{"mail behind a link", "personal/contact", 1, diag.Warning, map[string]string{index: head + "Gửi [hộp thư](mailto:hop.thu.rieng@gmail.com)."}},
		{"mail of an office behind a link", "personal/contact", 0, 0, map[string]string{index: head + "Gửi [hộp thư](mailto:vanphong@xathu.gov.vn)."}},
		{"phone in the title of a link", "personal/contact", 1, diag.Warning, map[string]string{index: head + "Xem [đây](https://example.org \"chị Lan 0912 345 679\")."}},
		{"identity in code", "personal/identity", 1, diag.Warning, map[string]string{index: head + "```\nTrần Thị Thử, CCCD 084190001234\n```\n"}},
		{"stamp in a description", "secrecy/stamp", 1, diag.Warning, map[string]string{index: head + "![Tối mật](anh.png)"}},
		{"phone in a column that is not shown", "personal/contact", 1, diag.Warning, map[string]string{index: head + "```table\ndata = \"hop.csv\"\ncolumns = [\"Tổ\"]\n```\n", "data/2031-h1/hop.csv": "Tổ,Số điện thoại\nMột,0912 345 679\n"}},
		{"phone in a commitment", "personal/contact", 1, diag.Warning, map[string]string{index: head, "data/2031-h1/commitments.toml": "[commitment.a]\ntext = \"Trồng cây\"\nowner = \"chị Lan, 0912 345 679\"\n"}},
		{"sections without text", "unfinished/section", 2, diag.Warning, map[string]string{index: head + "Lời.", "content/2031-h1/01-a/_index.md": "+++\ntitle = \"A\"\n+++\n",
			"content/2031-h1/02-b/_index.md": "+++\ntitle = \"B\"\n+++\n", "content/2031-h1/02-b/01-c.md": "+++\ntitle = \"C\"\n+++\n## Một\n\nLời.\n\n## Hai\n"}},
		{"a section of a table", "unfinished/section", 0, 0, map[string]string{index: head + "Lời.", data: indicator("actual = 45"), "content/2031-h1/01-a/_index.md": "+++\ntitle = \"A\"\n+++\n```indicators\nids = [\"to-hop\"]\n```\n"}},

		{"total of a table", "figure/table", 1, diag.Warning, map[string]string{index: head + table("| Tổng số | 11 | 12 |")}},
		{"right total of a table", "figure/table", 0, 0, map[string]string{index: head + table("| Tổng số | 12 | 12 |")}},
		{"one percentage of a column", "figure/table", 1, diag.Warning, map[string]string{index: head + shares("75,0")}},
		{"right percentages", "figure/table", 0, 0, map[string]string{index: head + shares("85,0")}},
		{"indicator in a table", "figure/data", 1, diag.Warning, map[string]string{index: head + "## Họp {#hop}\n| Chỉ tiêu | Thực hiện |\n|---|---|\n| Số tổ họp | 46 |\n\nCó 45 tổ họp.\n", data: indicator("actual = 45")}},
		{"right indicator in a table", "figure/data", 0, 0, map[string]string{index: head + "## Họp {#hop}\n| Chỉ tiêu | Thực hiện |\n|---|---|\n| Số tổ họp | 45 |\n\nCó 45 tổ họp.\n", data: indicator("actual = 45")}},
	} {
		files := fstest.MapFS{}
		for name, text := range test.files {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		_, result := checked(files, grammar)
		n, gravest := 0, diag.Severity(0)
		for _, f := range result.Findings {
			if f.Code == test.code && strings.Contains(f.Span.File.Path, "2031") {
				n, gravest = n+1, max(gravest, f.Severity)
			}
		}
		if n != test.want || gravest != test.gravest {
			t.Errorf("%s: %s raised %d times (%v), want %d (%v)\n%v", test.name, test.code, n, gravest, test.want, test.gravest, result.Findings)
		}
	}
}

// TestSettings holds the words of a site that belong to none of its reports.
func TestSettings(t *testing.T) {
	site := func(directives string) fstest.MapFS {
		return fstest.MapFS{"data/site.toml": {Data: []byte("title = \"Trang thử\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")}, "data/directives.toml": {Data: []byte(directives)}}
	}
	for text, want := range map[string]string{
		register: "",
		strings.Replace(register, "nuôi ong lấy mật ở vùng cao", "Kế hoạch tác chiến (Tối mật)", 1): "secrecy/stamp",
		strings.Replace(register, "nuôi ong lấy mật ở vùng cao", "TUYỆT MẬT", 1):                    "secrecy/stamp",
		strings.Replace(register, "nuôi ong", "(anh Nam xem lại) nuôi ong", 1):                      "unfinished/remark",
	} {
		set, _ := data.Decode(source.Read(site(text)))
		found := check.Settings(set, read.Settings(set), check.All())
		if got := len(found); got > 1 || (got == 1) != (want != "") || got == 1 && (found[0].Code != want || found[0].Span.File.Path != "data/directives.toml") {
			t.Errorf("%s: %v, want %q", text, found, want)
		}
	}
}

// TestSettingsPlaces holds that the name of a site is underlined where it is written, not where
// a comment says the same.
func TestSettingsPlaces(t *testing.T) {
	for key, words := range map[string]string{"title": "Trang (anh Nam xem lại)", "committee": "Đảng ủy xã Phù Vân (anh Nam xem lại)"} {
		value := fmt.Sprintf("%s = %q", key, words)
		set, _ := data.Decode(source.Read(fstest.MapFS{"data/site.toml": {Data: []byte("# trước là " + words + "\nlanguage = \"vi\"\n" + value + "\n")}}))
		found := check.Settings(set, read.Settings(set), check.All())
		if len(found) != 1 {
			t.Errorf("%s: %v, want one finding", key, found)
			continue
		}
		if at := found[0].Span; !strings.HasPrefix(at.String(), "data/site.toml:3:") {
			t.Errorf("%s: %q at %s, want line 3", key, at.Text(), at)
		}
	}
}

const internal = "title = \"Trang thử\"\naudience = \"internal\"\n"

const register = `[directive."08-ct-tw"]
type = "Chỉ thị"
number = "08"
symbol = "CT/TW"
date = 2030-02-01
issuer = "Ban Bí thư"
title = "nuôi ong lấy mật ở vùng cao"
`

func indicator(fields string) string {
	return "[indicator.to-hop]\nname = \"Số tổ họp\"\nunit = \"tổ\"\nsource = \"hop\"\n" + fields + "\n"
}

func table(last string) string {
	return "\n| Đơn vị | Tổ | Người |\n|---|---|---|\n| Thôn Một | 5 | 6 |\n| Thôn Hai | 7 | 6 |\n" + last + "\n"
}

func shares(third string) string {
	return "\n| Đơn vị | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|---|---|---|\n| Thôn Một | 40 | 30 | 75,0 |\n| Thôn Hai | 60 | 45 | 75,0 |\n| Thôn Ba | 20 | 17 | " + third + " |\n"
}
