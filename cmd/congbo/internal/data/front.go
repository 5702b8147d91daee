package data

import (
	"bytes"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// sectionKeys are the keys of every file of content/.
var sectionKeys = keys[Front]{
	field("title", asNeeded, kept, func(f *Front) *string { return &f.Title }, "tên phần, mục; trích yếu của báo cáo, ở kỳ mới phải ghi lại; bắt buộc", "what a part or section is called, what a report is about (left to be written in a new one); required"),
	field("heading", asOn, kept, func(f *Front) *bool { return &f.Heading }, "`false`: tên chỉ để dẫn hướng, văn bản không in đề mục và không đánh số", "`false`: the title is for navigation only; the record prints no heading and no number"),
}

// reportKeys are the further keys of the _index.md of a report.
var reportKeys = slices.Concat(keys[Front]{
	field("kind", asText, kept, func(f *Front) *string { return &f.Kind }, "tên loại văn bản: `Báo cáo`", "kind of document: `Báo cáo`"),
	field("number", asText, dropped, func(f *Front) *string { return &f.Number }, "số, ký hiệu: `261-BC/ĐUK`", "number and symbol: `261-BC/ĐUK`"),
	field("period", asText, dropped, func(f *Front) *string { return &f.Period }, "kỳ báo cáo bằng lời, nếu không gọi theo tên thư mục: `6 tháng đầu năm 2022`", "the period in words, where those of the folder's name will not do: `6 tháng đầu năm 2022`"),
	field("from", asDate, derived, func(f *Front) *citation.Date { return &f.From }, "ngày đầu kỳ", "first day of the period"),
	field("to", asDate, derived, func(f *Front) *citation.Date { return &f.To }, "ngày cuối kỳ", "last day of the period"),
	field("date", asDate, dropped, func(f *Front) *citation.Date { return &f.Date }, "ngày ký", "day of signing"),
	field("place", asText, kept, func(f *Front) *string { return &f.Place }, "nơi ký", "place of signing"),
	field("issuer", asText, kept, func(f *Front) *string { return &f.Issuer }, "cơ quan ban hành", "office that issues the report"),
	field("parent_issuer", asText, kept, func(f *Front) *string { return &f.ParentIssuer }, "cơ quan cấp trên, in phía trên cơ quan ban hành", "office above it, printed over its name"),
	field("signed_for", asLineOrLines, kept, func(f *Front) *[]string { return &f.SignedFor }, "các dòng trên chức vụ: `T/M ĐẢNG ỦY`", "lines over the signer's title: `T/M ĐẢNG ỦY`"),
	field("signer_title", asText, kept, func(f *Front) *string { return &f.SignerTitle }, "chức vụ người ký: `PHÓ BÍ THƯ`", "title of the signer: `PHÓ BÍ THƯ`"),
	field("signer", asText, dropped, func(f *Front) *string { return &f.Signer }, "họ tên người ký", "name of the signer"),
	field("recipients", asLines, kept, func(f *Front) *[]string { return &f.Recipients }, "nơi nhận, mỗi nơi một dòng", "who receives it, one a line"),
	field("numbering", asList, kept, func(f *Front) *[]string { return &f.Numbering }, "kiểu số của từng cấp và dấu in quanh số: `[\"I-\", \"1.\", \"1.1.\"]`; `\"Phần thứ nhất\"` đếm phần bằng chữ", "style of the number of each level, with what the record prints around it: `[\"I-\", \"1.\", \"1.1.\"]`; `\"Phần thứ nhất\"` counts parts in words"),
	field("secrecy", asText, dropped, func(f *Front) *string { return &f.Secrecy }, "dấu độ mật, như trên giấy: `MẬT`", "the stamp of secrecy, as on the paper: `MẬT`"),
	field("urgency", asText, dropped, func(f *Front) *string { return &f.Urgency }, "dấu độ khẩn, như trên giấy: `HỎA TỐC`", "the stamp of urgency, as on the paper: `HỎA TỐC`"),
	field("circulation", asText, kept, func(f *Front) *string { return &f.Circulation }, "phạm vi lưu hành: `Lưu hành nội bộ`", "who may read it: `Lưu hành nội bộ`"),
	among(reportStatuses, field("status", asText, derived, func(f *Front) *string { return &f.Status }, "`draft` (dự thảo: chỉ dựng khi có `--drafts`), `published` (đã ban hành) hoặc `withdrawn` (đã thu hồi: congbo withdraw)", "`draft` (built with `--drafts` only), `published` or `withdrawn` (congbo withdraw)")),
	field("withdrawn", asDate, dropped, func(f *Front) *citation.Date { return &f.Withdrawn }, "ngày thu hồi", "day of withdrawal"),
	field("withdrawn_for", asText, dropped, func(f *Front) *string { return &f.WithdrawnFor }, "lý do thu hồi, in trên trang thông báo", "why it was withdrawn, printed on the notice"),
	among(languages, field("language", asText, kept, func(f *Front) *string { return &f.Language }, "ngôn ngữ của báo cáo: `vi` hoặc `en`; không ghi là tiếng Việt, với `none` là ngôn ngữ của trang", "language of the report: `vi` or `en`; without it Vietnamese, of form `none` that of the site")),
	field("signed_copy", asText, dropped, func(f *Front) *string { return &f.SignedCopy }, "bản quét có chữ ký và dấu: `files/261-BC-DUK.pdf`", "the signed paper, scanned: `files/261-BC-DUK.pdf`"),
}, formKeys(kept, func(f *Front) *string { return &f.Form }, func(f *Front) *Head { return &f.Head }))

var frontKeys = slices.Concat(sectionKeys, reportKeys)

var fence = []byte("+++")

// FrontMatter reads the TOML between +++ lines at the head of a file of
// content/. The values are those of the file's keys; what they have to be is
// for the file's place to say.
func FrontMatter(f *source.File) (Front, diag.List) {
	start, end, body, ok := fences(f.Text)
	if !ok {
		front := Front{Heading: true, Span: source.At(f)}
		if len(bytes.TrimSpace(f.Text)) == 0 && f.Size() > 0 && int64(len(f.Text)) < f.Size() {
			return front, nil // the file could not be read; that has been said
		}
		message := diag.Say("tệp không có phần đầu (front matter)", "the file has no front matter")
		if bytes.HasPrefix(f.Text, fence) {
			message = diag.Say("phần đầu (front matter) không được đóng", "the front matter is not closed")
			front.Body = len(f.Text)
		}
		if len(bytes.TrimSpace(f.Text)) == 0 {
			message = diag.Say("tệp trống", "the file is empty")
		}
		return front, diag.List{{Code: "front/missing", Severity: diag.Error, Span: source.At(f), Message: message,
			Hint: diag.Say(`mở đầu tệp bằng ba dòng: +++, title = "…", +++`, `begin the file with three lines: +++, title = "…", +++`)}}
	}
	front, found := decodeFront(f, start, end)
	front.Body = body
	front.Title, front.Marks = cutMarks(front.Title, front.Fields["title"])
	if len(front.Marks) > 0 && (!front.Heading || isReport(f)) {
		found.Add(diag.Finding{Code: "note/title", Severity: diag.Error, Span: front.Marks[0].Span,
			Message: diag.Say("tên này không mang được chú thích [^%s]: văn bản không in nó thành đề mục", "this title takes no note [^%s]: the record does not print it as a heading", front.Marks[0].Label),
			Hint:    diag.Say("chuyển dấu chú thích vào lời văn", "put the mark into the text")})
		front.Marks = nil
	}
	if front.Title == "" && len(found) == 0 {
		found.Add(diag.Finding{Code: "front/title", Severity: diag.Error, Span: source.At(f),
			Message: diag.Say("phần đầu không có title", "the front matter has no title"),
			Hint:    diag.Say(`thêm: title = "…"`, `add: title = "…"`)})
	}
	return front, found
}

// isReport reports whether a file is the index of a report, content/<period>/_index.md.
func isReport(f *source.File) bool { return strings.Count(f.Path, "/") < 3 }

// What a report may be, and the languages that congbo speaks.
var (
	reportStatuses = []string{"draft", "published", "withdrawn"}
	languages      = []string{"vi", "en"}
)

func decodeFront(f *source.File, start, end int) (Front, diag.List) {
	table, found := parseTOML(f, start, end)
	t := decoder{table, "", &found}
	front := Front{Span: source.At(f), Fields: t.fields()}
	frontKeys.decode(t, &front)
	switch status := front.Status; {
	case status == "withdrawn":
		for _, key := range []string{"withdrawn", "withdrawn_for"} {
			if t.lookup(key) == nil {
				t.missing(key)
			}
		}
	case status != "" && !slices.Contains(reportStatuses, status):
		found.Add(diag.Finding{Code: "front/status", Severity: diag.Error, Span: front.Fields["status"],
			Message: diag.Say("không có trạng thái %q", "there is no status %q", front.Status),
			Hint:    diag.Say(`ghi "draft" (dự thảo), "published" (đã ban hành) hoặc "withdrawn" (đã thu hồi)`, `write "draft", "published" or "withdrawn"`)})
	}
	if front.Language != "" && !slices.Contains(languages, front.Language) {
		found.Add(languageFinding(front.Fields["language"], front.Language))
		front.Language = ""
	}
	checkForm(t, front.Form, front.Head)
	return front, found
}

// fences finds the TOML between two +++ lines: its offsets, and where the text
// after it begins.
func fences(text []byte) (start, end, body int, ok bool) {
	if !bytes.HasPrefix(text, fence) {
		return 0, 0, 0, false
	}
	line := bytes.IndexByte(text, '\n')
	if line < 0 || len(bytes.TrimSpace(text[3:line])) > 0 {
		return 0, 0, 0, false
	}
	start = line + 1
	for at := start; at < len(text); {
		next := bytes.IndexByte(text[at:], '\n')
		stop := len(text)
		if next >= 0 {
			stop = at + next
		}
		if bytes.Equal(bytes.TrimRight(text[at:stop], " \t"), fence) {
			return start, at, min(stop+1, len(text)), true
		}
		at = stop + 1
	}
	return 0, 0, 0, false
}

// AppendTOML appends the front matter of a file of content/ between its fences,
// what is empty left out.
func (f *Front) AppendTOML(dst []byte) []byte {
	return append(frontKeys.append(append(dst, "+++\n"...), f), "+++\n"...)
}

// Next is what the report of a later period begins with. What only the office knows
// (title, number, date, signer) is left to be written.
func (f *Front) Next(period Period, language string) Front {
	next := f.NextSection()
	reportKeys.keep(&next, f)
	next.Title = "(trích yếu của báo cáo)"
	if language == "en" {
		next.Title = "(title of the report)"
	}
	next.From, next.To, next.Status = period.Begin(), period.Last(), "draft"
	return next
}

// NextSection is what a part or section of a later period begins with.
func (f *Front) NextSection() Front {
	var next Front
	sectionKeys.keep(&next, f)
	return next
}
