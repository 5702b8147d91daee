package check

import (
	"fmt"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

var citeDate = &Check{
	Code:     "cite/date",
	Severity: diag.Warning,
	Title:    diag.Say("một văn bản chỉ có một ngày", "one document has one date"),
	Doc: diag.Say(
		`Cùng số, ký hiệu mà hai chỗ trong báo cáo, hoặc báo cáo và danh mục văn bản, ghi hai ngày khác nhau. Cả hai chỗ đều được nêu.`,
		`One symbol with two dates in the report, or in the report and the register. Both places are shown.`),
	Fires: []string{"Thực hiện Chỉ thị số 24-CT/TU, ngày 09/6/2031 của Ban Thường vụ Tỉnh ủy.\n\nTheo Chỉ thị số 24-CT/TU, ngày 29/6/2031.", "Kế hoạch số 12/KH-UBND ngày 10/01/2031 của UBND xã Tân Mơ; Kế hoạch số 12/KH-UBND ngày 24/01/2031 của Chủ tịch UBND xã Tân Mơ."},
	Silent: []string{"Thực hiện Chỉ thị số 24-CT/TU, ngày 09/6/2031.\n\nTheo Chỉ thị số 24-CT/TU, ngày 09/6/2031.", "Chỉ thị số 24-CT/TU, ngày 09/6/2031; Chỉ thị số 24-CT/TW, ngày 29/6/2031.",
		"Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2031 của UBND tỉnh, UBND huyện ban hành Kế hoạch số 12/KH-UBND ngày 24/01/2031.", "Quyết định số 15/QĐ-UBND ngày 05/01/2031 của UBND xã Tân Mơ và Quyết định số 15/QĐ-UBND ngày 09/01/2031 của UBND xã Đông Mơ.",
		"Quyết định số 08-QĐ/HU ngày 02/4/2031 của Huyện ủy Suối Mơ và Quyết định số 08-QĐ/HU ngày 11/5/2031 của Huyện ủy Đồi Mơ.",
		"Luật Đất đai ngày 26 tháng 11 năm 2033 và Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai ngày 18 tháng 6 năm 2039."},
	across: func(r *crossing) {
		before := map[string][]*report.Citation{} // with other dates or of other offices
		for _, c := range r.report.Citations {
			if c.Key == "" || c.Date.Day == 0 {
				continue
			}
			elsewhere := func(issuer string) bool { return r.site.Data.Grammar.Elsewhere(c.Issuer, issuer) }
			if d := r.site.Cited[c]; d != nil && d.Registered != nil && d.Registered.Date.Day > 0 && d.Registered.Date != c.Date && !elsewhere(d.Registered.Issuer) {
				r.raise(diag.Warning, c, c.Extent,
					diag.Say("%s ghi ngày %s ở đây, danh mục ghi ngày %s", "%s is dated %s here, %s in the register", named(c), c.Date.Print(), d.Registered.Date.Print()),
					diag.Say("sửa ngày ở lời văn hoặc ở data/directives.toml", "correct the date here or in data/directives.toml"),
					diag.Related{Span: d.Registered.Fields["date"], Text: diag.Say("danh mục", "the register")})
				continue
			}
			all := before[c.Key]
			i := slices.IndexFunc(all, func(other *report.Citation) bool { return !elsewhere(other.Issuer) })
			if i < 0 {
				before[c.Key] = append(all, c)
				continue
			}
			if other := all[i]; other.Date != c.Date && r.site.Cited[other] == r.site.Cited[c] {
				r.raise(diag.Warning, c, c.Extent,
					diag.Say("%s ghi ngày %s ở đây, ngày %s ở chỗ khác", "%s is dated %s here, %s elsewhere", named(c), c.Date.Print(), other.Date.Print()),
					diag.Say("xem văn bản gốc rồi sửa chỗ sai", "look at the document itself and correct the wrong one"),
					diag.Related{Span: other.Extent, Text: diag.Say("chỗ kia ghi ngày %s", "the other says %s", other.Date.Print())})
			}
		}
	},
}

var citeIssuer = &Check{
	Code:     "cite/issuer",
	Severity: diag.Warning,
	Title:    diag.Say("cơ quan ban hành hợp với ký hiệu", "the issuer fits the symbol"),
	Doc: diag.Say(
		`Cơ quan được nêu không thể ban hành văn bản có ký hiệu ấy: khác cấp (TW, CP là trung ương, TU là tỉnh, UBND là địa phương), hoặc là hai cơ quan có trong bảng mà không ai gọi thay nhau (BTC, Bộ Y tế). Một ký hiệu có thể là của nhiều cơ quan cùng cấp (TW: Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư); nhưng một văn bản chỉ của một cơ quan, nên hai chỗ trong báo cáo, hoặc báo cáo và danh mục văn bản, ghi hai cơ quan ấy là trái nhau. Cơ quan đã đổi tên, liên tịch, và "của UBND tỉnh" khi ấy là của báo cáo, kế hoạch, kết quả thực hiện văn bản thì không báo.`,
		`The office that is named cannot have issued a document with that symbol: it stands at another level (TW and CP are central, TU is provincial, UBND is local), or both are offices of the tables that nobody takes for each other (BTC, Bộ Y tế). Several offices of one level share a symbol (TW: Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư), but a document is of one of them: two of them in the report, or in the report and the register, contradict each other. Offices that have been renamed, joint documents, and "của UBND tỉnh" where it belongs to a report, a plan or the results of applying a document are not told.`),
	Fires: []string{"Chỉ thị số 25-CT/TW, ngày 30/3/2031 của Ban Thường vụ Tỉnh ủy.", "Quy định số 784-QĐ/TU của Bộ Chính trị.", "Theo Nghị định số 12/2031/NĐ-CP của UBND tỉnh, các tổ đã họp.", "Thực hiện Thông tư số 05/2031/TT-BTC của UBND huyện.",
		"Quyết định số 15/QĐ-UBND của Thủ tướng Chính phủ.", "Thông tư số 05/2031/TT-BTC ngày 03/4/2031 của Bộ Y tế.", "Nghị quyết số 12/NQ-HĐND của UBND tỉnh.", "Thực hiện Kết luận số 21-KL/TW của Sở Nội vụ.",
		"Kết luận số 21-KL/TW của Bộ Chính trị.\n\nKết luận số 21-KL/TW của Ban Bí thư nêu rõ."},
	Silent: []string{"Chỉ thị số 25-CT/TW, ngày 30/3/2031 của Ban Bí thư.", "Quy định số 784-QĐ/TU của Tỉnh ủy.", "Hướng dẫn số 01-HD/BCĐ của Ban Chỉ đạo tỉnh.", "Quyết định số 15/QĐ-UBND của UBND xã Phù Vân.", "Báo cáo kết quả thực hiện Nghị định số 12/2031/NĐ-CP của UBND tỉnh.",
		"Kế hoạch số 10/KH-UBND triển khai Nghị định số 12/2031/NĐ-CP của UBND tỉnh.", "Thông tư số 05/2024/TT-BGTVT của Bộ Xây dựng.", "Quyết định số 15/QĐ-TTg của Chính phủ.", "Thông tư liên tịch số 29/2031/TTLT-BTC-BNV của Bộ Nội vụ.", "Thông tư số 05/2031/TT-BTC của Bộ Y tế và Bộ Tài chính.",
		"Kết luận số 21-KL/TW của Bộ Chính trị.\n\nKết luận số 21-KL/TW của Trung ương nêu rõ."},
	run: func(r *run) {
		for _, c := range r.report.Citations {
			e, excluded := r.grammar.Excludes(c.Symbol, c.Issuer)
			switch {
			case !excluded:
			case len(e.Offices) == 0:
				r.raiseOn(c, c.Extent,
					diag.Text{
						VI: fmt.Sprintf("ký hiệu %s là của cấp %s, nhưng lời văn ghi %s (cấp %s)", c.Key, levelsOf(e.Symbol).VI, c.Issuer, levelsOf(e.Issuer).VI),
						EN: fmt.Sprintf("symbol %s is of the %s level, but the text names %s (%s level)", c.Key, levelsOf(e.Symbol).EN, c.Issuer, levelsOf(e.Issuer).EN),
					},
					issuerHint)
			case !slices.ContainsFunc(e.Offices, func(o string) bool { return strings.Contains(citation.Fold(c.Quote.Text), citation.Fold(o)) }): // else it may be of both
				r.raiseOn(c, c.Extent,
					diag.Say("ký hiệu %s là của %s, nhưng lời văn ghi %s", "symbol %s is of %s, but the text names %s", c.Key, strings.Join(e.Offices, ", "), c.Issuer), issuerHint)
			}
		}
	},
	across: func(r *crossing) {
		first := map[*report.Directive]*report.Citation{}
		for _, c := range r.report.Citations {
			d := r.site.Cited[c]
			if d == nil || c.Issuer == "" {
				continue
			}
			if d.Registered != nil {
				if r.site.Data.Grammar.Apart(c.Issuer, d.Registered.Issuer) {
					r.raise(diag.Warning, c, c.Extent,
						diag.Say("%s là của %s ở đây, danh mục ghi %s", "%s is of %s here, of %s in the register", named(c), c.Issuer, d.Registered.Issuer),
						diag.Say("sửa cơ quan ban hành ở lời văn hoặc ở data/directives.toml", "correct the issuer here or in data/directives.toml"),
						diag.Related{Span: d.Registered.Fields["issuer"], Text: diag.Say("danh mục", "the register")})
				}
				continue
			}
			switch other := first[d]; {
			case other == nil:
				first[d] = c
			case r.site.Data.Grammar.Apart(c.Issuer, other.Issuer):
				r.raise(diag.Warning, c, c.Extent,
					diag.Say("%s là của %s ở đây, của %s ở chỗ khác", "%s is of %s here, of %s elsewhere", named(c), c.Issuer, other.Issuer),
					diag.Say("xem văn bản gốc rồi sửa chỗ sai", "look at the document itself and correct the wrong one"),
					diag.Related{Span: other.Extent, Text: diag.Say("chỗ kia ghi %s", "the other says %s", other.Issuer)})
			}
		}
	},
}

var issuerHint = diag.Say("xem lại ký hiệu và cơ quan ban hành", "look at the symbol and the issuer again")

// levelNames are the levels of offices, the highest first.
var levelNames = []struct {
	level citation.Levels
	name  diag.Text
}{
	{citation.Central, diag.Say("trung ương", "central")},
	{citation.Province, diag.Say("tỉnh", "provincial")},
	{citation.District, diag.Say("huyện", "district")},
	{citation.Base, diag.Say("cơ sở", "base")},
}

// levelsOf names levels: "tỉnh, huyện, cơ sở".
func levelsOf(levels citation.Levels) diag.Text {
	var vi, en []string
	for _, l := range levelNames {
		if levels&l.level != 0 {
			vi, en = append(vi, l.name.VI), append(en, l.name.EN)
		}
	}
	return diag.Text{VI: strings.Join(vi, ", "), EN: strings.Join(en, ", ")}
}

var citeType = &Check{
	Code:     "cite/type",
	Severity: diag.Warning,
	Title:    diag.Say("tên loại hợp với mã trong ký hiệu", "the type fits the code in the symbol"),
	Doc: diag.Say(
		`Tên loại đứng trước số trái với mã trong ký hiệu: "Chỉ thị … -TB/". QĐ là của cả quyết định và quy định, TT của thông tri, thông tư và tờ trình. Mã của cơ quan đứng trước tên đơn vị (CT-TTHT của Cục Thuế, TC-HCSN của Sở Tài chính) không phải là mã loại. Mỗi văn bản nhắc một lần.`,
		`The type before the number contradicts the code in the symbol. QĐ is both quyết định and quy định; TT is thông tri, thông tư and tờ trình. The code of an office before that of a unit (CT-TTHT, TC-HCSN) is no type. Once a document.`),
	Fires: []string{"Chỉ thị số 71-TB/TW của Ban Bí thư.", "Thông tư số 29/2031/TTLT-BTC-BNV.", "Chương trình số 32-CT/TU của Tỉnh ủy; Chương trình số 32-CT/TU nêu rõ."},
	Silent: []string{"Công văn số 769/TC-HCSN của Sở Tài chính.", "Công văn số 8079/CT-TTHT của Cục Thuế.", "Thông tư liên tịch số 29/2031/TTLT-BTC-BNV.", "Công văn số 12/TT-KTTH.", "Quy định số 71-QĐ/TW.", "Quyết định số 71-QĐ/TW.", "Thông báo kết luận số 71-TB/TW.", "Văn bản số 71-CV/TU.",
		"Nghị quyết liên tịch số 403/2037/NQLT-CP-MTTQ.", "Nghị quyết liên tịch số 25/2038/NQLT-HND-HPN.", "Tờ trình liên tịch số 55/TTLT-TC-NV.", "Hướng dẫn liên ngành số 01/HDLN-TA-VKS."},
	run: func(r *run) {
		told := map[string]bool{} // a document once, however often it is cited
		for _, c := range r.report.Citations {
			if c.Form != citation.Full || c.Type == "" {
				continue
			}
			types := r.grammar.TypesOf(c.Symbol)
			if len(types) == 0 || slices.Contains(types, c.Type) || told[c.Type+" "+c.Key] {
				continue
			}
			told[c.Type+" "+c.Key] = true
			r.raiseOn(c, c.Span,
				diag.Say("lời văn ghi %s, nhưng ký hiệu %s là của %s", "the text says %s, but symbol %s is of %s", c.Type, c.Symbol, strings.Join(types, ", ")),
				diag.Say("xem lại tên loại và ký hiệu", "look at the type and the symbol again"))
		}
	},
}

var citeForm = &Check{
	Code:     "cite/form",
	Severity: diag.Note,
	Title:    diag.Say("ký hiệu viết đúng thể thức", "symbols are written in their form"),
	Doc: diag.Say(
		`Ký hiệu văn bản của Đảng là số-LOẠI/CƠ QUAN (36-HD/VPTW), của Nhà nước là số/LOẠI-CƠ QUAN hay số/năm/LOẠI-CƠ QUAN (Nghị định 30/2020/NĐ-CP). Viết khác vẫn hiểu được, nên chỉ là ghi chú.`,
		`A Party symbol is number-TYPE/OFFICE (36-HD/VPTW), a State one number/TYPE-OFFICE or number/year/TYPE-OFFICE (NĐ 30/2020/NĐ-CP). Other shapes are understood, so this is a note.`),
	Fires:  []string{"Chỉ thị số 71/CT-TW của Ban Bí thư."},
	Silent: []string{"Chỉ thị số 71-CT/TW.", "Kế hoạch số 40/KH-UBND."},
	run: func(r *run) {
		for _, t := range r.texts {
			for _, c := range t.Citations {
				if c.Defect == "" {
					continue
				}
				start, form := wellFormed(t.Text, &c.Citation)
				r.raise(diag.Note, t.Block, start, c.NumEnd,
					diag.Say("ký hiệu %q viết chưa đúng thể thức", "symbol %q is not in its form", t.Text[start:c.NumEnd]),
					diag.Say("viết %s", "write %s", form))
			}
		}
	},
}

// wellFormed is what should stand in the place of a symbol with a defect, and from where on:
// of one that is written against a word, from the type on.
func wellFormed(text string, c *citation.Citation) (start int, form string) {
	if digits := strings.IndexAny(text[c.NumStart:c.NumEnd], "0123456789"); c.Defect == "glued" && digits > 0 {
		return c.Start, text[c.Start:c.NumStart+digits] + " " + c.Key
	}
	if c.Defect == "slash" && c.Key == text[c.NumStart:c.NumEnd] {
		return c.NumStart, strings.TrimSuffix(c.Key, c.Symbol) + strings.Replace(c.Symbol, "/", "-", 1)
	}
	if c.Defect == "issuer" && c.Key == text[c.NumStart:c.NumEnd] {
		return c.NumStart, c.Key + "-…" // the code of the office is left out
	}
	return c.NumStart, c.Key
}

var citeFuture = &Check{
	Code:     "cite/future",
	Severity: diag.Warning,
	Title:    diag.Say("không viện dẫn văn bản ban hành sau báo cáo", "no document is dated after the report"),
	Doc: diag.Say(
		`Ngày của văn bản được viện dẫn sau ngày của báo cáo (ở phần đầu, hay dòng địa danh, ngày tháng của tệp rời). Báo cáo không ghi ngày thì so với năm mà tiêu đề hay thời kỳ của nó nói tới.`,
		`A cited document is dated after the report (its front matter, or the line of place and date of a loose file). A report without a date is held against the year that its title or period names.`),
	Fires:  []string{"Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/8/2031 của Tỉnh ủy.", "BÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2041 của Tỉnh ủy."},
	Silent: []string{"Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2031 của Tỉnh ủy.", "BÁO CÁO\n\nkết quả năm 2031\n\nThực hiện Kế hoạch số 62-KH/TU, ngày 05/01/2032 của Tỉnh ủy.", "Thực hiện Kế hoạch số 62-KH/TU, ngày 25/8/2041 của Tỉnh ủy."},
	run: func(r *run) {
		is := r.asOf()
		if is.IsZero() {
			return
		}
		for _, c := range r.report.Citations {
			if c.Date.Day > 0 && is.before(c.Date) {
				f := onCitation(r.check, diag.Warning, c, c.Extent,
					diag.Text{
						VI: fmt.Sprintf("%s ghi ngày %s, sau %s của báo cáo (%s)", named(c), c.Date.Print(), is.what.VI, is.Print()),
						EN: fmt.Sprintf("%s is dated %s, after the %s of the report (%s)", named(c), c.Date.Print(), is.what.EN, is.Print()),
					},
					diag.Say("xem lại năm của văn bản", "look at the year of the document"), is.witness()...)
				r.found.Add(f)
			}
		}
	},
}

// named is what a document is called in messages.
func named(c *report.Citation) string {
	if c.Key != "" && c.Symbol != "" {
		return c.Key
	}
	return c.Words()
}

var citeUnregistered = &Check{
	Code:     "cite/unregistered",
	Severity: diag.Note,
	Title:    diag.Say("văn bản được viện dẫn có trong danh mục", "cited documents are registered"),
	Doc: diag.Say(
		`Văn bản có số, ký hiệu mà data/directives.toml chưa có; và số hiệu viết tắt ("Quy định 784") không ứng với văn bản nào. Mỗi văn bản nhắc một lần. Lệnh congbo register in sẵn phần TOML cần thêm.`,
		`A numbered document that data/directives.toml lacks, and a bare number that no document answers to. Once a document. congbo register prints the TOML to add.`),
	across: func(r *crossing) {
		if len(r.site.Data.Directives) == 0 {
			return // no register is kept
		}
		seen := map[string]bool{}
		for _, c := range r.report.Citations {
			name := strings.TrimSpace(c.Type + " " + c.Key)
			if c.Key == "" {
				name = c.Type + " " + c.Number
			}
			d := r.site.Cited[c]
			if d != nil && (d.Registered != nil || c.Symbol == "") || d == nil && c.Form != citation.Short || seen[name] {
				continue
			}
			seen[name] = true
			if d == nil {
				r.raise(diag.Note, c, c.Span,
					diag.Say("%s: không rõ là văn bản nào", "%s: it is not clear which document this is", name),
					diag.Say("viết đủ ký hiệu, hoặc dùng [%s](cite:số-KÝ HIỆU)", "write the whole symbol, or use [%s](cite:number-SYMBOL)", name))
				continue
			}
			r.raise(diag.Note, c, c.Span,
				diag.Say("%s chưa có trong danh mục văn bản", "%s is not in the register", name),
				diag.Say("thêm vào data/directives.toml: congbo register", "add it to data/directives.toml: congbo register"))
		}
	},
}

var citeNear = &Check{
	Code:     "cite/near",
	Severity: diag.Warning,
	Title:    diag.Say("số văn bản không lệch một chữ số", "a number is not one digit off"),
	Doc: diag.Say(
		`Văn bản chưa có trong danh mục, chỉ khác một chữ số với một văn bản trong danh mục có cùng ký hiệu, cùng cơ quan và cùng trích yếu.`,
		`A document that is not registered and differs by one digit from one that is, with the same symbol, issuer and subject.`),
	across: func(r *crossing) {
		if len(r.site.Data.Directives) == 0 {
			return
		}
		for _, c := range r.report.Citations {
			if known := r.site.Cited[c]; c.Symbol == "" || known != nil && known.Registered != nil {
				continue
			}
			subject := subjectAfter(c)
			if len(strings.Fields(subject)) < 5 {
				continue
			}
			for _, d := range r.site.Data.Directives {
				if d.Symbol != c.Symbol || !oneDigit(d.Number, c.Number) || citation.Fold(d.Issuer) != citation.Fold(c.Issuer) {
					continue
				}
				if title := strings.Fields(citation.Fold(d.Title)); len(title) >= 5 && strings.HasPrefix(citation.Fold(subject), strings.Join(title[:5], " ")) {
					r.raise(diag.Warning, c, c.Extent,
						diag.Say("%s cùng cơ quan, cùng trích yếu với %s của danh mục, chỉ khác một chữ số", "%s has the issuer and subject of %s in the register and differs by one digit", c.Key, d.Key()),
						diag.Say("xem lại số văn bản", "look at the number again"),
						diag.Related{Span: d.Span, Text: diag.Say("danh mục", "the register")})
				}
			}
		}
	},
}

// subjectAfter is what follows "về" after a citation, in its sentence.
func subjectAfter(c *report.Citation) string {
	after := c.Quote.After()
	rest := strings.TrimLeft(after[min(len(after), c.ExtEnd-c.End):], " ,")
	for _, lead := range []string{"về việc ", "về "} {
		if s, ok := strings.CutPrefix(rest, lead); ok {
			return s
		}
	}
	return ""
}

// oneDigit reports whether two numbers of one length differ in one digit.
func oneDigit(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1
}
