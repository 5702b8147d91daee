package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
)

var unfinishedField = &Check{
	Code:     "unfinished/field",
	Severity: diag.Error,
	Title:    diag.Say("không còn chỗ chờ điền", "nothing is left to be filled in"),
	Doc: diag.Say(
		`Chỗ chờ điền: lời mẫu của congbo new ("(nội dung)", "(đoạn mở đầu)"), ô hay ngoặc chỉ có "…" hoặc "XX", "[điền số]", "số: -BC/ĐU", "ngày … tháng … năm". Trong báo cáo đã ban hành là lỗi, trong dự thảo là ghi chú. "Thế kỷ XX", "Đại hội XX", dấu ba chấm cuối một danh sách hay trong lời trích thì không báo.`,
		`What is left to be filled in: the words of congbo new ("(nội dung)", "(đoạn mở đầu)"), a field or bracket that holds only "…" or "XX", "[điền số]", "số: -BC/ĐU", "ngày … tháng … năm". In a published report it is an error, in a draft a note. "Thế kỷ XX", "Đại hội XX", and dots that end a list or stand in a quotation are not told.`),
	Fires: []string{"(nội dung)", "(tên tiểu mục)", "## (tên tiểu mục)\n\nCác tổ đã họp.", "| Việc | Số |\n|---|---|\n| (tên việc) | 3 |", "___ đảng viên dự họp.", "XX hộ đã thoát nghèo.", "Đã tổ chức XX lớp bồi dưỡng.", "Nhập nội dung báo cáo tại đây", "(Nêu rõ kết quả đạt được, hạn chế và nguyên nhân)", "Có (số) người dự họp.", "Các tổ đã họp. Lorem ipsum dolor sit amet.", "Đạt {…} cuộc.", "Có XX đảng viên dự họp.", "Đạt XX% kế hoạch.", "Đạt [điền số] cuộc.", "Đạt (…) cuộc.", "Báo cáo số: -BC/ĐUTN đã gửi.", "Họp ngày … tháng … năm 2031.", "Họp ngày    tháng 5 năm 2031.", "| Tổ | Số cây |\n|---|---|\n| Một | … |", "Kính gửi: ..........",
		"Theo Quyết định số .../QĐ-UBND, các tổ đã họp.", "Thu đạt {điền} tỷ đồng.", "Thu 1xx tỷ đồng, bằng 7x% kế hoạch.", "Thu ? tỷ đồng, bằng ?% kế hoạch.", "Kết nạp X đảng viên.", "Tổng thu đạt       tỷ đồng.", "Thu đạt  % kế hoạch.", "Từ ngày …./…. đến ngày …./…., các tổ đã họp.",
		"Họp ngày    /    /2031.", "Họp ngày …/…/2031.", "Dự thảo lần 2", "Bản nháp", "(Đang hoàn thiện)"},
	Silent: []string{"| Cây (số) | Cây (số lượng) |\n|---|---|\n| 3 | 4 |", "Từ đầu thế kỷ XX, tổ đã có.", "Đại hội lần thứ XX đồng chí nào cũng dự.", "Nghị quyết Đại hội XX của Đảng bộ.", "Mừng Đại hội XX cán bộ, đảng viên thi đua.", "Đại hội lần thứ XX thành công.", "Trồng cam, quýt, chè...", "Nhiều loại cây (cam, quýt, …).", "Ghi rõ ngày, tháng, năm sinh.", "Ngày tháng năm trôi qua.", "Bác viết: “Dân ta […] phải biết.”",
		"Đại hội X đảng viên nào cũng dự.", "Vì sao? Người dân chưa biết.", "| Đề án | Tiến độ |\n|---|---|\n| Một | Đang hoàn thiện |\n| Hai | Dự thảo lần 2 |", "| Chỉ tiêu | Đạt % kế hoạch |\n|---|---|\n| Thu | 90 |", "Xe 4x4, sân 5x7 m.", "Dự thảo lần 2 đã gửi các chi bộ."},
	words: true,
	run: func(r *run) {
		for _, t := range r.published {
			for _, at := range fieldsIn(t) {
				r.raiseField(t, at)
			}
		}
		for _, d := range r.report.Documents {
			r.numberOf(d)
		}
	},
}

// unfinished is how grave it is that something is left to be done.
func (r *run) unfinished() diag.Severity {
	if r.isOut() {
		return r.unlessSealed(diag.Error)
	}
	return diag.Note
}

// isOut reports whether a report goes out: it stands in a site and is no draft.
func (r *run) isOut() bool {
	f := r.report.Front
	return f.Status == "published" || f.Status == "" && len(f.Fields) > 0
}

var fieldHint = diag.Say("điền cho đủ, hoặc bỏ đi", "fill it in, or remove it")

func (r *run) raiseField(t *text, at stretch) {
	r.raise(r.unfinished(), t.Block, at.start, at.end, diag.Say("chỗ chờ điền %q", "%q is left to be filled in", t.Text[at.start:at.end]), fieldHint)
}

// numbered is what a number stands before.
const numbered = `đảng viên|đồng chí|người|chi bộ|đảng bộ|hộ|cuộc|lượt|lớp|triệu|tỷ|đồng|đơn vị|văn bản|tổ chức|vụ|ha|tấn|hội nghị|buổi|đợt|mô hình|công trình|đoàn viên|hội viên|học viên|học sinh|cán bộ|hồ sơ|thôn|doanh nghiệp|lao động`

const dots = `(?:…[….]*|\.{2,}[….]*|_{2,})`

var (
	// wholeField is a text that holds nothing else
	wholeField = lazyregexp.New(`^\s*(?:…+|\.{3,}|_{3,}|\?+|[xX]{2,4}%?|\((?i:nêu rõ|nêu|trình bày|đánh giá|ghi rõ|liệt kê) [^()]{5,150}\)|DỰ THẢO(?: (?i:lần) \S+)?|[(\[<{]\s*(?:…+|\.{2,}|_{2,}|[xX]{2,4})\s*[)\]>}])[.;,:]?\s*$`)
	// heldDots is what stands in brackets within a text
	heldDots    = lazyregexp.New(`^\s*(?:` + dots + `|…|[xX]{2,4})?\s*$`)
	squareField = lazyregexp.New(`^(?i:điền|nhập|nêu|liệt kê|trình bày|mô tả|viết|ghi|bổ sung|cập nhật|nội dung|số liệu|họ tên|tên|số|ngày)`)
	// broken is what a worksheet shows where it cannot reckon
	broken = lazyregexp.New(`(?:^|[\s(])(#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!))`)
	// chosen is left of two, one of which is true
	chosen = lazyregexp.New(`(?i)(?:^|[\s(])((?:tăng/giảm|giảm/tăng|tăng \((?:hoặc )?giảm\)|đạt/(?:chưa|không) đạt|hoàn thành/(?:chưa|không) hoàn thành)\s+(?:\d|…|\.\.)|\d+ \[\d+\] (?:` + numbered + `))`)

	// openFields are those that a word begins, which an unfinished value follows
	openFields = [...]struct {
		words  []string
		begins string // what follows the word, colons and spaces left out
		value  *lazyregexp.Regexp
	}{
		{[]string{"số", "Số", "SỐ"}, "….-/_xX", lazyregexp.New(`^\s*:?\s*(?:` + dots + `|[xX]{2,})?\s*[-/]\s*\p{Lu}[\p{Lu}\d]{0,6}[-/]\p{Lu}+|^\s*:?\s*` + dots + `\s*/\s*\d{4}/`)},
		{[]string{"ngày", "Ngày"}, "…._xXt/dD", lazyregexp.New(`^\s*(?:` + dots + `|\.)\s*tháng(?:\s*(?:` + dots + `|\d{1,2}))?(?:\s*năm(?:\s*\d{4}|\s*` + dots + `)?)?|^\s+tháng\s+(?:\d{1,2}\s+)?năm\s+\d{4}|^\s*[xX]{2}/(?:[xX]{2}|[yY]{2})/|^\s*(?i:d{1,2}/m{1,2})(?:/[yY]+|/\d{4})?|^\s*…{2,}(?:[\s,;]|$)|^\s*\.{5,}(?:[\s,;]|$)|^\s+` + dots + `\s*/\s*(?:` + dots + `(?:\s*/\s*(?:\d{4}|` + dots + `))?|\d{1,2}/(?:\d{4})?)|^\s+/\s*(?:\d{1,2})?\s*/\s*\d{4}`)},
		{[]string{"năm", "Năm", "NĂM"}, "…._2", lazyregexp.New(`^\s+(?:20\d?)?(?:…+|\.{2,}|_{2,})(?:[\s,;.)]|$)|^\s+20\d?[xX]{1,2}(?:[\s,;.)]|$)`)},
		{[]string{"quý", "Quý", "QUÝ"}, "…._", lazyregexp.New(`^\s*` + dots + `\s*(?:năm|/)`)},
		{[]string{"tháng", "Tháng"}, "…._", lazyregexp.New(`^\s*` + dots + `\s*năm`)},
	}
	dotted = [...]*lazyregexp.Regexp{
		lazyregexp.New(`(?:^|\s)(?:\.{2,}|…+|_{2,}),(?:\.{2,}|…+|_{2,})\s*%|\d(?:…|\.{3})\s+(?:đảng viên|đồng chí|người|hộ|cuộc|lượt|lớp)(?:[\s,.;]|$)|(?:^|\s)(?:\.{3,}|…+|_{2,})\s*%|(?:^|\s)` + dots + `\s+(?:` + numbered + `)(?:[\s,.;/]|$)`),
		lazyregexp.New(`:\s*(?:\.{3,}|…+|_{2,})\s*(?:[,;.]|$)`),
		lazyregexp.New(`\.{6,}|…{3,}|_{4,}`),
	}
	// blanks are signs or spaces where a number belongs
	blanks = [...]struct {
		roots   []string
		pattern *lazyregexp.Regexp
	}{
		{[]string{"x%", "X%", "x ", "X "}, lazyregexp.New(`(?:^|[\s(])(\d+(?:[.,]\d*)*(?:[xX]{1,3}(?:[.,][xX\d]{1,3})?|[.,][xX]{1,2})(?:\s?%|\s(?:` + numbered + `))|[xX](?:[.,][xX])?\s?%)(?:[\s,.;)]|$)`)},
		{[]string{"x/y ", "X/Y ", "x/x ", "X/X ", "n/n ", "N/N "}, lazyregexp.New(`(?:^|[\s(])(x/y|X/Y|x/x|X/X|n/n|N/N)\s\p{Ll}`)},
		{[]string{"? ", "?%"}, lazyregexp.New(`(?:^|[\s(])(\?(?:\s?%|\s(?:` + numbered + `)))(?:[\s,.;)]|$)`)},
		{[]string{"{"}, lazyregexp.New(`(\{\s*(?i:điền|nhập|ghi|số|tên|ngày|nội dung|số liệu|bổ sung|cập nhật)(?:\s[^{}]{0,40})?\})`)},
		{[]string{" X "}, lazyregexp.New(`(?:[Cc]ó|[Đđ]ạt|[Ll]à|[Đđ]ược|[Cc]òn|[Gg]ồm|[Tt]hêm|[Tt]ăng|[Gg]iảm|[Nn]ạp|[Tt]rồng|[Mm]ở|[Tt]ổ chức|[Bb]an hành|[Kk]iểm tra|[Gg]iám sát|[Cc]ấp|[Hh]ỗ trợ|[Tt]ặng|[Xx]ử lý|[Gg]iải quyết) (X) (?:` + numbered + `)(?:[\s,.;)]|$)`)},
	}
	// unnumbered is what a number stands before, without it; spaces are left for it in the file
	unnumbered = lazyregexp.New(`(?:đạt|là|được|có|còn|bằng|chiếm|tăng|giảm|gồm|thu|chi|nạp|hơn|:)(\s+(?:` + numbered + `|%))(?:[\s,.;)]|$)`)
	// inColumns is the rest of a line that spaces set in columns, where a unit has one of its own
	inColumns = lazyregexp.New(`^[^\n]* {2,}\d`)
	crosses   = lazyregexp.New(`(?:^|[\s(])((?:[xX]{2,4}|YY|NN|ZZ)(?:[/.-][xX]{2,4})*(?:[/.-]\d{4})?%?)(?:[\s,;.)/-]|$)`)
)

// fieldsIn finds what is left to be filled in in a text.
func fieldsIn(t *text) []stretch {
	const (
		short = 200 // as a field by itself is
		most  = 50  // are told of one text
	)
	sets := data.Phrases()
	if len(t.Text) <= short && (wholeField.MatchString(t.Text) || sets["field"].Whole(t.Text) || t.Kind != report.Cell && sets["field_alone"].Whole(t.Text) || isBlank(t.Text)) {
		return []stretch{t.extent()}
	}
	var all []stretch
	add := func(start, end int) {
		if len(all) == most || slices.ContainsFunc(all, func(other stretch) bool { return start < other.end && other.start < end }) {
			return
		}
		if !isQuoted(t.Text[:start]) {
			all = append(all, stretch{start, end})
		}
	}
	for _, at := range brackets(t.Text) {
		said, opens := t.Text[at.start+1:at.end-1], t.Text[at.start]
		if box := t.Kind == report.ListItem && at.start < 4; box && strings.Trim(said, " xX") == "" {
			continue // to be ticked
		}
		blank := "blank"
		if opens == '(' {
			blank = "blank_round"
		}
		if heldDots.MatchString(said) || said == "số" && counted.MatchString(t.Text[at.end:]) || sets[blank].Whole(said) || opens != '(' && sets["blank_picture"].Whole(said) || sets["field"].Whole(said) || opens == '[' && squareField.MatchString(said) {
			add(at.start, at.end)
		}
	}
	for i, field := range openFields {
		if !t.has(fieldCue + cue(i)) {
			continue
		}
		for _, word := range field.words {
			for i := 0; ; {
				k := strings.Index(t.Text[i:], word)
				if k < 0 {
					break
				}
				start := i + k
				i = start + len(word)
				value := strings.TrimLeft(t.Text[i:min(len(t.Text), i+short)], " :")
				if next, _ := utf8.DecodeRuneInString(value); value == "" || !strings.ContainsRune(field.begins, next) || next == '2' && !strings.ContainsAny(value[:min(len(value), len("2025"))], "._xX…") {
					continue
				}
				if m := field.value.FindStringIndex(t.Text[i:min(len(t.Text), i+short)]); m != nil {
					add(start, i+m[1])
				}
			}
		}
	}
	if t.has(dottedCue) {
		for i, pattern := range dotted {
			if !t.has(dottedCue+1+cue(i)) && !(i == 0 && startsDotted(t.Text)) {
				continue
			}
			for _, m := range pattern.FindAllStringIndex(t.Text, -1) {
				start, end := m[0], m[1]
				for t.Text[start] == ' ' {
					start++
				}
				if rest := strings.TrimLeft(t.Text[end:], " "); t.Text[start] == '.' && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
					continue // leads to the number of a page
				}
				add(start, end)
			}
		}
	}
	for i, b := range blanks {
		if !t.has(blankCue + cue(i)) {
			continue
		}
		for _, m := range b.pattern.FindAllStringSubmatchIndex(t.Text, -1) {
			add(m[2], m[3])
		}
	}
	if written := t.Span(0, len(t.Text)).Text(); strings.Contains(written, "  ") {
		for _, m := range unnumbered.FindAllStringSubmatchIndex(t.Text, -1) {
			if said := t.Span(m[2], m[3]).Text(); (strings.HasPrefix(said, "   ") || strings.HasPrefix(said, "  ") && strings.HasSuffix(said, "%")) && !strings.Contains(said, "\n") && !inColumns.MatchString(t.Span(m[3], len(t.Text)).Text()) {
				add(m[2]-len(lastWord(t.Text[:m[2]])), m[3])
			}
		}
	}
	if t.hasLow(latinCue) {
		for _, at := range phrasesIn(sets["field_within"], t.Text) {
			add(at.start, at.end)
		}
	}
	if t.has(brokenCue) {
		for _, m := range broken.FindAllStringSubmatchIndex(t.Text, -1) {
			add(m[2], m[3])
		}
	}
	if t.has(chosenCue) {
		for _, m := range chosen.FindAllStringSubmatchIndex(t.Text, -1) {
			add(m[2], m[3])
		}
	}
	if t.has(crossCue) {
		for _, m := range crosses.FindAllStringSubmatchIndex(t.Text, -1) {
			if isCross(t.Text, m[2], m[3]) {
				add(m[2], m[3])
			}
		}
	}
	return all
}

// isBlank reports whether a text is a bracket that names what belongs there.
func isBlank(s string) bool {
	s = strings.Trim(s, " .;,:")
	if strings.HasPrefix(s, "«") && strings.HasSuffix(s, "»") { // of a form letter
		return data.Phrases()["blank"].Whole(s)
	}
	all := brackets(s)
	return len(all) == 1 && all[0] == stretch{0, len(s)} && data.Phrases()["blank"].Whole(s)
}

// lastWord is the word that a text ends in.
func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n")+1:] }

// dottedWords are in what the patterns of dotted find, one of them; the first of these may
// begin a text too.
var dottedWords = [len(dotted)][]string{{"...", "..,", "…", " __", "\n__", "\t__"}, {":"}, {"......", "………", "____"}}

func startsDotted(s string) bool {
	return strings.HasPrefix(s, "...") || strings.HasPrefix(s, "…") || strings.HasPrefix(s, "__")
}

// counted is what a number stands before.
var counted = lazyregexp.New(`^\s+(?:` + numbered + `)(?:[\s,.;]|$)`)

// ordered are words that a Roman number stands behind, whatever follows it.
var ordered = []string{"kỷ", "thứ", "hội", "lần", "khóa", "khoá", "kỳ", "tập", "chương", "phần", "mục"}

// isCross reports whether "XX" stands for a number that is to be filled in. It is twenty
// behind "thế kỷ", "Đại hội", another Roman number and the like.
func isCross(s string, start, end int) bool {
	said := s[start:end]
	if strings.ContainsAny(said, "x/%.-") {
		return true
	}
	if counted.MatchString(s[end:]) && !slices.Contains(ordered, strings.ToLower(lastWord(strings.TrimSpace(s[max(0, start-30):start])))) {
		return true // "XX hộ"
	}
	before := strings.TrimRight(s[max(0, start-30):start], " (")
	last := before[strings.LastIndexAny(before, " \n")+1:]
	switch strings.ToLower(strings.Trim(last, ",;-–")) {
	case "có", "đạt", "là", "được", "còn", "gồm", "với", "số", "tổng", "trên", "hơn", "khoảng", "ngày", "tháng", "thêm", "tăng", "giảm", "cho", "nạp", "trồng", "nộp", "thu", "chi", "tổ", "và":
		return last != "và" || strings.Trim(last, "IVX") != ""
	}
	return false
}

// isQuoted reports whether what follows a text stands in a quotation.
func isQuoted(before string) bool {
	before = before[max(0, len(before)-reach):]
	return strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1 || strings.Count(before, "«") > strings.Count(before, "»")
}

var emptyNumber = lazyregexp.New(`^\s*(?:` + dots + `|[xX]{2,})?\s*[-/]\s*\p{L}`)

// numberOf finds a number in front matter of which only the symbol is there.
func (r *run) numberOf(d *report.Document) {
	if f := &d.Front; emptyNumber.MatchString(f.Number) {
		r.found.Add(diag.Finding{Code: r.check.Code, Severity: r.unfinished(), Span: f.Fields["number"],
			Message: diag.Say("chỗ chờ điền %q", "%q is left to be filled in", f.Number), Hint: fieldHint})
	}
}
