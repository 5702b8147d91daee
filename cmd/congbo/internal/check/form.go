package check

import (
	"cmp"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

var formCheck = &Check{
	Code:     "form/missing",
	Severity: diag.Warning,
	Title:    diag.Say("đủ thành phần thể thức", "the parts of the form are there"),
	Doc: diag.Say(
		`Văn bản của Đảng và của Nhà nước đều có cơ quan ban hành, số và ký hiệu, địa điểm và ngày, tên loại, trích yếu, người ký, nơi nhận (36-HD/VPTW, mục II; Nghị định 30/2020/NĐ-CP, Điều 8). Thiếu thành phần nào thì nhắc một lần; báo cáo đã ban hành mà thiếu số, ngày hoặc người ký thì là cảnh báo, văn phòng có thể chấp nhận với text = "number", "date" hoặc "signer". Ký hiệu không theo Đảng hay Nhà nước mà không ghi form thì nhắc: đầu văn bản in ra không có tiêu đề.`,
		`A document of the Party or the State has issuer, number and symbol, place and date, kind, subject, signer and recipients (36-HD/VPTW, II; Decree 30/2020/NĐ-CP, article 8). What is missing is said once; a published report without number, date or signer gets a warning, which the office may accept with text = "number", "date" or "signer". A symbol of neither Party nor State is told of where no form is named: the head is printed without a motto then.`),
	run: func(r *run) {
		f := r.report.Front
		if f.Number == "" && f.Kind == "" && f.Signer == "" && len(f.Fields) == 0 {
			return // a loose text has no head
		}
		var missing, keys []string
		for _, part := range []struct {
			there    bool
			name, vi string // its key, and what an office calls it
			needed   bool   // by whoever would cite the report or answer it
		}{
			{f.Issuer != "", "issuer", "cơ quan ban hành", false}, {f.Number != "", "number", "số, ký hiệu", true}, {f.Place != "", "place", "địa điểm", false}, {!f.Date.IsZero(), "date", "ngày ban hành", true}, {f.Kind != "", "kind", "tên loại", false},
			{len(f.SignedFor) > 0 || f.SignerTitle != "", "signer_title", "chức vụ người ký", false}, {f.Signer != "", "signer", "người ký", true}, {len(f.Recipients) > 0, "recipients", "nơi nhận", false},
		} {
			switch {
			case part.there:
			case part.needed && f.Status == "published":
				r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Warning, Span: source.At(r.report.Index().File),
					Message: diag.Say("báo cáo đã ban hành mà không có %[1]s", "the report is published without its %[2]s", part.vi, part.name),
					Hint:    diag.Say("thêm vào phần đầu của _index.md; bản gốc không có thì ghi vào accepted.toml, text = %q", "add it to the front matter of _index.md; if the paper has none, accept it in accepted.toml, text = %q", part.name),
					Quote:   diag.Quote{Around: part.name, End: len(part.name)}})
			default:
				missing, keys = append(missing, part.vi+" ("+part.name+")"), append(keys, part.name)
			}
		}
		if f.Form == "" && r.set.Site.Form == "" && r.grammar.SystemOf(f.Number) == citation.NoSystem {
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: f.Fields["number"],
				Message: diag.Say("ký hiệu %q không cho biết báo cáo theo thể thức nào; đầu văn bản in không có tiêu đề", "symbol %q does not tell what form the report has; its head is printed without a motto", f.Number),
				Hint:    diag.Say(`ghi form = "party", "state", hoặc "none" kèm motto, mark, number_word`, `write form = "party", "state", or "none" with motto, mark, number_word`)})
		}
		if len(missing) > 0 {
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: source.At(r.report.Index().File),
				Message: diag.Text{VI: "thể thức còn thiếu: " + strings.Join(missing, "; "), EN: "the form lacks: " + strings.Join(keys, ", ")},
				Hint:    diag.Say("thêm vào phần đầu của _index.md, nếu văn bản có", "add them to the front matter of _index.md, if the document has them")})
		}
	},
}

var formNumber = &Check{
	Code:     "form/number",
	Severity: diag.Note,
	Title:    diag.Say("số và ký hiệu của báo cáo đúng thể thức", "the report's own number is in its form"),
	Doc: diag.Say(
		`Số và ký hiệu ở phần đầu của báo cáo đọc được như một ký hiệu văn bản, và mã trong đó là mã của tên loại (Báo cáo: BC).`,
		`The number in the front matter reads as a document symbol, and its code is that of the kind (Báo cáo: BC).`),
	run: func(r *run) {
		f := r.report.Front
		system := r.grammar.SystemOf(f.Number)
		if f.Number == "" || r.report.Form.Rule == "" && (system == citation.NoSystem || cmp.Or(f.Form, r.set.Site.Form) != "") {
			return // its office numbers as it likes
		}
		c, ok := r.grammar.ParseKey(f.Number)
		types := r.grammar.TypesOf(c.Symbol)
		switch {
		case !ok || c.Defect != "":
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: f.Fields["number"],
				Message: diag.Say("số %q không đúng thể thức", "number %q is not in its form", f.Number),
				Hint:    diag.Say("văn bản của Đảng: 05-BC/TU; của Nhà nước: 05/BC-UBND", "of the Party: 05-BC/TU; of the State: 05/BC-UBND")})
		case r.report.Form.Name != system:
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: f.Fields["number"],
				Message: diag.Say("ký hiệu %q không phải của thể thức %q mà báo cáo theo", "symbol %q is not one of form %q, which the report has", f.Number, r.report.Form.Name),
				Hint:    diag.Say("xem lại number, và form ở đây hoặc ở data/site.toml", "look at number again, and at form here or in data/site.toml")})
		case f.Kind != "" && len(types) > 0 && !slices.Contains(types, f.Kind):
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: f.Fields["number"],
				Message: diag.Say("tên loại là %s, nhưng ký hiệu %s là của %s", "the kind is %s, but symbol %s is of %s", f.Kind, c.Symbol, strings.Join(types, ", ")),
				Hint:    diag.Say("xem lại kind và number", "look at kind and number again")})
		}
	},
}

var decimalPoint = &Check{
	Code:     "form/decimal",
	Severity: diag.Note,
	Title:    diag.Say("số thập phân dùng dấu phẩy", "decimals have a comma"),
	Doc: diag.Text{
		VI: "Chữ số Việt Nam dùng dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số (Luật Kế toán). Số như 71.4% vẫn hiểu được, nên chỉ là ghi chú.",
		EN: "Vietnamese numbers have a comma before decimals and dots between groups of three digits (Law on Accounting). A number like 71.4% is understood, so this is a note.",
	},
	Fires:  []string{"Đạt 71.4% kế hoạch."},
	Silent: []string{"Đạt 71,4% kế hoạch.", "Có 1.866 người.", "The plan was met by 71.4%.", "Họ nói: tăng trưởng là cần thiết.\n\nGrowth was 71.4% of the plan."},
	run: func(r *run) {
		if !slices.ContainsFunc(r.texts, func(t *text) bool { return hasVietnamese(t.Text) }) {
			return
		}
		for _, t := range r.texts {
			if !hasVietnamese(t.Text) && strings.Count(t.Text, " ") > 2 {
				continue // a sentence of another language, not a cell
			}
			for _, q := range t.quantities {
				if q.Point {
					r.raise(diag.Note, t.Block, q.Start, q.End,
						diag.Say("%q dùng dấu chấm trước phần thập phân", "%q has a point before its decimals", t.Text[q.Start:q.End]),
						diag.Say("viết %s", "write %s", vi(q.Value)))
				}
			}
		}
	},
}

// hasVietnamese reports whether a text has a letter that is of Vietnamese.
func hasVietnamese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x1ea0 && r <= 0x1ef9 || strings.ContainsRune("ăđơưĂĐƠƯ", r) })
}

var imageAlt = &Check{
	Code:     "image/alt",
	Severity: diag.Note,
	Title:    diag.Say("hình ảnh có lời mô tả", "images have a description"),
	Doc:      diag.Say(`Hình không có chữ thay thế thì người khiếm thị không biết trong hình có gì (WCAG 2.2, 1.1.1).`, `Without alternative text a blind reader does not know what an image shows (WCAG 2.2, 1.1.1).`),
	run: func(r *run) {
		for _, d := range r.report.Documents {
			for _, l := range d.Links {
				if l.Image && l.Alt == "" {
					r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: l.Span,
						Message: diag.Say("hình không có lời mô tả", "the image has no description"),
						Hint:    diag.Say("viết ![trong hình có gì](…)", "write ![what the image shows](…)")})
				}
			}
		}
	},
}

var copied = &Check{
	Code:     "copy/previous",
	Severity: diag.Note,
	Title:    diag.Say("không sao chép kỳ trước", "nothing is taken over from the period before"),
	Doc: diag.Say(
		`Đoạn từ 30 chữ trở lên giống hệt một đoạn của báo cáo kỳ trước. Nêu phần trăm số chữ giống nhau của cả báo cáo.`,
		`A paragraph of 30 words or more that stood in the report before, word for word, with the share of the whole report that is the same.`),
	across: func(r *crossing) {
		if r.before == nil {
			return
		}
		old := map[uint64]source.Span{}
		for _, p := range r.before.paragraphs {
			if !p.note {
				old[p.hash] = p.span
			}
		}
		same := 0
		var first, its source.Span
		for _, p := range r.result.paragraphs {
			if span, ok := old[p.hash]; ok {
				same += p.words
				if first.File == nil {
					first, its = p.span, span
				}
			}
		}
		if first.File != nil {
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Note, Span: first,
				Message: diag.Say("%d%% số chữ của báo cáo giống hệt kỳ trước, bắt đầu từ đoạn này", "%d%% of the report's words are the period before's, beginning here", 100*same/r.result.words),
				Hint:    diag.Say("viết lại theo tình hình kỳ này", "write what is true of this period"),
				Related: []diag.Related{{Span: its, Text: diag.Say("kỳ trước", "the period before")}}})
		}
	},
}

// A paragraph is one that is long enough to have been taken over from another report.
type paragraph struct {
	hash  uint64 // of its words
	words int
	note  bool // it stands in a note, which often names the same documents in every period
	span  source.Span
}

// count counts the words of a block.
func (r *Result) count(b *report.Block) {
	const long = 30
	n, hash := 0, uint64(14695981039346656037) // FNV-1a, each word with a space after it
	for word := range strings.FieldsSeq(b.Text) {
		n++
		for i := range len(word) {
			hash = (hash ^ uint64(word[i])) * 1099511628211
		}
		hash = (hash ^ ' ') * 1099511628211
	}
	if r.words += n; n >= long {
		r.paragraphs = append(r.paragraphs, paragraph{hash, n, b.Note != nil, b.Span(0, len(b.Text))})
	}
}
