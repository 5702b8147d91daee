package check

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/stamp"
)

var secrecyStamp = &Check{
	Code:     "secrecy/stamp",
	Severity: diag.Warning,
	Title:    diag.Say("không còn dấu mật, dấu lưu hành nội bộ", "no stamp of secrecy or circulation is left"),
	Doc: diag.Say(
		`Dấu độ mật hoặc phạm vi lưu hành trong lời văn, ô bảng, lời mô tả hình, phần đầu tệp hay tên tệp: "MẬT" đứng riêng một dòng, "Độ mật: Mật", "(Tối mật)", "Lưu hành nội bộ", "Tài liệu thu hồi". Trang có audience = "internal" thì không báo. "Mật độ", "mật ong", "bảo vệ bí mật nhà nước", tiền và thuốc lưu hành không phải là dấu.`,
		`A stamp of secrecy or circulation in text, cells, descriptions of images, front matter or names of files: "MẬT" alone on a line, "Độ mật: Mật", "(Tối mật)", "Lưu hành nội bộ", "Tài liệu thu hồi". A site with audience = "internal" may have them. "Mật độ" (density), "mật ong" (honey), the protection of state secrets and money or medicines in circulation are no stamps.`),
	Fires: []string{"MẬT", "| MẬT |\n|---|\n| 3 |", "| Tổ | TỐI MẬT |\n|---|---|\n| Một | 3 |", "M Ậ T", "## TỐI MẬT - Phương án ba", "TỈNH ỦY SUỐI MƠ\\\nSố 12-BC/TU\\\n**MẬT**", "Tài liệu phục vụ Hội nghị Ban Chấp hành, xem xong trả lại", "Độ mật: Mật", "Số 15-BC/ĐUTN\nMẬT", "Lưu hành nội bộ", "Tài liệu thu hồi", "Tổ đã họp, bàn việc trồng cây (tài liệu mật).",
		"Tài liệu này chỉ lưu hành nội bộ.", "| Văn bản | Độ mật |\n|---|---|\n| Phương án một | Mật |", "| Nội dung |\n|---|\n| TỐI MẬT |", "![Tuyệt mật](anh.png)",
		"Chỉ sử dụng tại cuộc họp", "(Lưu hành trong nội bộ Đảng)", "Tài liệu này chỉ lưu hành trong Ban Thường vụ.", "TÀI LIỆU MẬT - KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG", "MẬT (Bản số 05/12)",
		"Độ mật: ☒ Mật ☐ Tối mật", "Dấu \"A\", \"B\", \"C\" – TUYỆT MẬT", "Văn bản này thuộc loại tối mật.", "Báo cáo thuộc danh mục bí mật nhà nước, độ Mật.", "Đây là tài liệu có đóng dấu \"Tối mật\", không đưa lên mạng.",
		"Đề nghị các đại biểu trả lại tài liệu sau khi họp", "Tài liệu phục vụ hội nghị, không sao chép, không phát hành.", "Không công bố", "TUYET MAT", "![Ảnh bìa đóng dấu MẬT](anh.png)"},
	Silent: []string{"Mật độ cây là 40 cây một sào.", "MẬT ONG", "Thu 30 lít mật ong (mật, phấn hoa).", "Phổ biến Luật Bảo vệ bí mật nhà nước.", "Tiền lưu hành tăng; thu hồi 3 giấy phép lưu hành thuốc.",
		"Cấp phát 20 bản tin lưu hành nội bộ.", "| Sản phẩm | MẬT | GẠO |\n|---|---|---|\n| Tấn | 3 | 5 |", "Kiểm tra nội bộ 3 tổ.", "Danh mục bí mật nhà nước (độ mật).",
		"Rà soát danh mục bí mật nhà nước độ Tuyệt mật của ngành.", "Quán triệt: văn bản thuộc loại mật phải được quản lý theo quy định.", "Không đăng tải thông tin sai sự thật trên mạng.", "Chỉ sử dụng trong trường hợp khẩn cấp", "Tập huấn đóng dấu Mật cho văn thư.",
		"| Kết quả | Hình thức |\n|---|---|\n| Một | Không công bố |", "![Mặt bằng dự án](anh.png)"},
	words: true,
	run: func(r *run) {
		if r.set.Site.Audience == "internal" {
			return
		}
		for _, t := range r.published {
			for _, at := range stampsIn(r, t) {
				said, hint := stampTold(t.Text[at.start:at.end])
				r.raise(diag.Warning, t.Block, at.start, at.end, said, hint)
			}
		}
		for _, d := range r.report.Documents {
			r.found.Add(stampedName(d.File)...)
		}
		for _, f := range r.report.Assets {
			r.found.Add(stampedName(f)...)
		}
	},
	across: func(c *crossing) {
		if c.site.Data.Site.Audience == "internal" || c.report != c.site.Reports[0] {
			return
		}
		for _, f := range c.site.Static {
			c.found.Add(stampedName(f)...)
		}
	},
}

// stampTold says what a stamp is and what to do about it.
func stampTold(said string) (message, hint diag.Text) {
	if isSecret.MatchString(said) {
		said = strings.TrimPrefix(said, "Dấu ")
		if m := inSentence.FindStringSubmatch(said); m != nil {
			said = m[1]
		}
		return diag.Say("dấu %q trên một trang công khai", "the stamp %q on a public site", said),
			diag.Say("bỏ phần mật ra khỏi báo cáo; chỉ còn sót dấu của văn bản đã giải mật thì xóa dấu", "take what is secret out of the report; if only the stamp of a released document is left, delete it")
	}
	if at := limit.FindStringIndex(said); at != nil {
		said = strings.TrimRight(said[at[0]:], " ).")
	}
	return diag.Say("trang công khai mà còn ghi %q", "a public site that says %q", said),
		diag.Say(`báo cáo dành cho mọi người thì xóa dòng này; trang nội bộ thì ghi audience = "internal" trong data/site.toml`, `if the report is for everybody, delete it; if this site is not, write audience = "internal" in data/site.toml`)
}

var (
	isSecret = lazyregexp.New(`(?i)(?:^|\P{L})(?:m\s?ậ\s?t|mat)(?:\P{L}|$)|["“][ABC]["”]|độ mật`)
	// inSentence is a level, where a sentence says it
	inSentence = lazyregexp.New(`^(?i:tài liệu|văn bản|báo cáo|kế hoạch|đề án|phụ lục|ảnh|hình|bản chụp|bản quét|trang|bìa) \p{Ll}.*?((?:(?:loại|độ) )?(?i:tối |tuyệt )?(?i:mật))["”]?$`)
	// limit begins what a sentence says of who may have it
	limit = lazyregexp.New(`(?i)chỉ |không |đề nghị |nghiêm cấm|cấm |lưu hành|sử dụng|phổ biến|thu hồi|thu lại|trả lại|nộp lại|nội bộ`)
)

// A stretch is Text[start:end] of a text.
type stretch struct{ start, end int }

// extent is all of a text, without the line break that code ends with.
func (t *text) extent() stretch { return stretch{0, len(strings.TrimRight(t.Text, "\n"))} }

// stampRoots are in every stamp, one of them, in small letters and in capitals.
var stampRoots = []string{"mật", "Mật", "MẬT", "Ậ", "ội bộ", "ỘI BỘ", "hu hồi", "HU HỒI", "trả lại", "TRẢ LẠI", "phổ biến", "PHỔ BIẾN", "sao ch", "SAO CH", "hông đăng", "HÔNG ĐĂNG", "bóc bì", "BÓC BÌ", "ưu hành", "ƯU HÀNH", "ử dụng tại", "ử dụng trong", "Ử DỤNG", "hu lại", "HU LẠI", "ộp lại", "ông bố", "ÔNG BỐ", "át hành", "ÁT HÀNH", "át tán", "ÁT TÁN", "ấu \"", "ấu “", " MAT", "LUU HANH", "THU HOI", "KHONG ", "CAM ", "ăng tải", "ĂNG TẢI", "hia sẻ", "hỉ phục vụ", "HỈ PHỤC VỤ"}

// levelWords are in what levelPhrase finds, one of them.
var levelWords = []string{"mật:", "mật :", "mật -", "MẬT:"}

var (
	// showsStamp describes a picture of a document
	showsStamp   = lazyregexp.New(`^(?i:ảnh|hình|bản chụp|bản quét|bản scan|trang|bìa|văn bản|tài liệu|góc|mẫu)[^;]{0,240}(?i:dấu|chữ|in)(?:\s\p{L}+){0,3}\s+["“]?(?:(?i:tối mật|tuyệt mật)|MẬT|Mật|mật["”]?$)|[^.;]{0,160}(?i:dấu)(?: \p{Ll}+){0,2}\s+["“]?(?:MẬT|TỐI MẬT|TUYỆT MẬT)["”]?(?:[\s.,;)]|$)`)
	levelPhrase  = lazyregexp.New(`(?i)(?:độ|mức độ|chế độ|độ bảo)\s+mật\s*[:-]\s*(?:mật|tối mật|tuyệt mật)`)
	wholeLevel   = lazyregexp.New(`^\s*(?i:(?:mức )?độ mật\s*[:-]\s*(?:tối |tuyệt )?mật)\s*$`)
	levelsFollow = lazyregexp.New(`^\s*(?:[,;/]|và)\s*(?i:tối|tuyệt|mật)`) // the levels are listed
)

// bareLevels are levels that a bracket behind something stamps it with, also in small
// letters.
var bareLevels = map[string]bool{"mật": true, "tốimật": true, "tuyệtmật": true, "độmật": true, "độtốimật": true, "độtuyệtmật": true, "dấumật": true, "đóngdấumật": true, "đóngdấutốimật": true, "đóngdấutuyệtmật": true, "tàiliệumật": true, "vănbảnmật": true}

// stampsIn finds the stamps in a text: alone on a line, in brackets, or said in words. A
// stamp of a document that is cited is no stamp of the report; see secrecy/cited.
func stampsIn(r *run, t *text) []stretch {
	if t.Kind == report.Cell && r.isAnswer(t, t.Text) {
		return nil
	}
	var all []stretch
	add := func(at stretch) {
		if !slices.ContainsFunc(all, func(other stretch) bool { return at.start < other.end && other.start < at.end }) {
			all = append(all, at)
		}
	}
	bracketed := bracketStamps(t)
	for _, line := range linesOf(t) {
		if r.isStampLine(t, t.Text[line.start:line.end]) {
			if at := stampIn(t, line); !slices.ContainsFunc(bracketed, func(b stretch) bool { return b.start < at.start && at.end < b.end }) {
				all = append(all, at)
			}
		}
	}
	if len(all) > 0 {
		return all
	}
	if t.Kind == report.Cell && bareLevels[stamp.Letters(t.Text)] && (strings.Contains(citation.Slug(r.columnHead(t.Block)), "do-mat") || r.isRemarkHead(t)) {
		return []stretch{t.extent()}
	}
	for _, at := range bracketed {
		if _, cited := citedBefore(t, at.start); !cited {
			add(at)
		}
	}
	for _, at := range clausesOf(t) {
		if stamp.InSentence(t.Text[at.start:at.end]) != stamp.None && !isQuoted(t.Text[:at.start]) {
			add(at)
		}
	}
	if t.has(secretCue) {
		for _, at := range phrasesIn(data.Phrases()["secrecy_within"], t.Text) {
			add(at)
		}
	}
	if t.Kind == report.Paragraph && (t.has(secretCue) && showsStamp.MatchString(t.Text) || quotesStamp(t.Text)) {
		add(t.extent())
	}
	if t.has(levelCue) {
		for _, m := range levelPhrase.FindAllStringIndex(t.Text, -1) {
			if !levelsFollow.MatchString(t.Text[m[1]:]) && !slices.ContainsFunc(bracketed, func(b stretch) bool { return b.start < m[0] && m[1] <= b.end }) {
				add(stretch{m[0], m[1]})
			}
		}
	}
	return all
}

// ofPicture begins the description of a picture.
var ofPicture = lazyregexp.New(`^(?i:ảnh|hình|bản chụp|bản quét|bản scan|trang|bìa|mặt|góc)\s`)

// quotesStamp reports whether the description of a picture says what stands in it, and that is a
// stamp: `Trang bìa có dòng chữ "Lưu hành nội bộ"`.
func quotesStamp(s string) bool {
	if len(s) > 400 || !ofPicture.MatchString(s) {
		return false
	}
	for _, m := range quoted.FindAllStringSubmatch(s, -1) {
		for piece := range strings.SplitSeq(strings.ReplaceAll(m[1], " – ", " - "), " - ") {
			if isStamp(piece) || stamp.OnLine(piece) != stamp.None {
				return true
			}
		}
	}
	return false
}

var quoted = lazyregexp.New(`["“]([^"“”]{3,120})["”]`)

// isStampLine reports whether a line of a text is a stamp, or ends in one.
func (r *run) isStampLine(t *text, line string) bool {
	if t.has(stampCue) && (isStamp(line) || r.standsAsStamp(t, line)) || isSpaced(line) && isStamp(line) {
		return true
	}
	if kind := stamp.OnLine(line); kind == stamp.Secrecy || kind == stamp.Circulation {
		return true
	}
	for _, dash := range []string{" – ", " - "} { // behind a title
		if i := strings.LastIndex(line, dash); i >= 0 && len(line) <= 200 && strings.Count(line[i+len(dash):], " ") >= 2 && stamp.OnLine(line[i+len(dash):]) != stamp.None {
			return true
		}
	}
	return t.Kind == report.Paragraph && line == strings.TrimSpace(t.Text) && stamp.Alone(line)
}

// isSpaced reports whether the letters of a line stand apart: "M Ậ T".
func isSpaced(line string) bool {
	if len(line) > 120 || !strings.Contains(line, " ") {
		return false
	}
	for w := range strings.FieldsSeq(line) {
		if utf8.RuneCountInString(w) > 1 {
			return false
		}
	}
	return true
}

// stampIn is what of a line is the stamp: "Số 15-BC/ĐU   Độ mật: MẬT".
func stampIn(t *text, line stretch) stretch {
	_, level, rest := stamp.Of(t.Text[line.start:line.end])
	if rest == "" || level == "" {
		return line
	}
	said := t.Text[line.start:line.end]
	after := strings.Index(said, rest) + len(rest)
	end := after + strings.Index(said[after:], level) + len(level)
	start := end - len(strings.TrimLeft(said[after:end], " ("))
	return stretch{line.start + start, line.start + end}
}

// clausesOf are the sentences of a text, and what semicolons part of them.
func clausesOf(t *text) []stretch {
	var all []stretch
	for _, at := range sentencesOf(t) {
		all = append(all, at)
		start := at.start
		for start < at.end && strings.Contains(t.Text[at.start:at.end], "; ") {
			end := at.end
			if i := strings.Index(t.Text[start:at.end], "; "); i >= 0 {
				end = start + i
			}
			all = append(all, stretch{start, end})
			start = end + len("; ")
		}
	}
	return all
}

// sentencesOf are the sentences of a text that are short enough to be said of it.
func sentencesOf(t *text) []stretch {
	const longest = 300
	var all []stretch
	start := 0
	for _, end := range append(slices.Clip(t.ends[full]), len(t.Text)) {
		said := t.Text[start:max(start, min(end+1, len(t.Text)))]
		if trimmed := strings.TrimLeft(said, " \n"); len(trimmed) <= longest && trimmed != "" {
			from := start + len(said) - len(trimmed)
			all = append(all, stretch{from, from + len(strings.TrimRight(trimmed, " \n"))})
		}
		start = end + 1
	}
	return all
}

// isAnswer reports whether a cell only answers what its column asks, or is the head of a row
// or column of figures: honey has one as well as secrets, and so have kinds of documents.
func (r *run) isAnswer(t *text, line string) bool {
	letters := stamp.Letters(line)
	if strings.HasPrefix(letters, "không") || strings.HasPrefix(letters, "chưa") {
		return strings.Count(line, " ") < 4
	}
	capitals := !strings.ContainsFunc(line, unicode.IsLower)
	return bareLevels[letters] && (letters == "mật" || !capitals) && r.isFigureHead(t)
}

// remarkHeads are over columns that say of documents what else there is to them.
var remarkHeads = []string{"ghi chú", "độ mật", "mức độ", "phân loại", "phạm vi", "chế độ", "tính chất", "loại"}

// isRemarkHead reports whether a cell says something of a document that its row names.
func (r *run) isRemarkHead(t *text) bool {
	if !containsAny(strings.ToLower(r.columnHead(t.Block)), remarkHeads) {
		return false
	}
	return slices.ContainsFunc(r.rowOf(t.Block), func(b *report.Block) bool {
		return b != nil && b != t.Block && containsAny(strings.ToLower(b.Text), []string{"văn bản", "báo cáo", "kế hoạch", "tài liệu", "công văn", "phụ lục", "tờ trình", "đề án", "phương án", "nghị quyết", "quyết định"})
	})
}

// standsAsStamp reports whether a line is a stamp because of where it stands: "Mật", which is
// honey elsewhere, as a paragraph; "lưu hành nội bộ" as a cell; and what no other line says.
func (r *run) standsAsStamp(t *text, line string) bool {
	switch {
	case t.Kind == report.Paragraph && line == strings.TrimSpace(t.Text) && line == "Mật":
		return true
	case t.Kind == report.Cell && strings.Count(line, " ") >= 2:
		first, n := utf8.DecodeRuneInString(line)
		if isStamp(string(unicode.ToUpper(first)) + line[n:]) {
			return true
		}
	}
	return false
}

// isStamp reports whether a line is a stamp of secrecy or circulation, or ends in one.
func isStamp(line string) bool {
	kind, _, _ := stamp.Of(line)
	if kind == stamp.None {
		for _, piece := range stamp.Several(line) {
			if k, _, _ := stamp.Of(piece); k != stamp.Urgency {
				kind = k
			}
		}
	}
	return kind == stamp.Secrecy || kind == stamp.Circulation
}

// bracketStamps finds the brackets that hold nothing but a stamp.
func bracketStamps(t *text) []stretch {
	var all []stretch
	for _, at := range brackets(t.Text) {
		said := t.Text[at.start+1 : at.end-1]
		if t.has(stampCue) && isBracketStamp(said, strings.ToLower(t.Text[max(0, at.start-80):at.start])) || stamp.InSentence(said) != stamp.None {
			all = append(all, at)
		}
	}
	return all
}

func isBracketStamp(said, before string) bool {
	first, n := utf8.DecodeRuneInString(said)
	switch letters := stamp.Letters(said); {
	case bareLevels[letters]:
		return !strings.HasSuffix(strings.TrimRight(before, " "), "bí mật nhà nước") // a list of secrets, which is none
	case wholeLevel.MatchString(said), letters == "thuhồi" && strings.Contains(before, "tài liệu"):
		return true
	}
	said = string(unicode.ToUpper(first)) + said[n:]
	// "(nội bộ)", "(bí mật)" are usual words
	return isStamp(said) && !(unicode.IsLower(first) && len(strings.Fields(said)) < 3)
}

// brackets finds the innermost brackets of a text, short ones.
func brackets(s string) []stretch {
	const longest = 100
	var all []stretch
	open := -1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[', '<', '{':
			open = i
		case ')', ']', '>', '}':
			if open >= 0 && i-open > 1 && i-open <= longest {
				all = append(all, stretch{open, i + 1})
			}
			open = -1
		}
	}
	return all
}

// linesOf are the lines of a text as they stand in its file, without the space around them.
func linesOf(t *text) []stretch {
	broken := strings.Contains(t.Text, "\n")
	if whole := t.Span(0, len(t.Text)); !broken && t.Kind != report.Cell {
		broken = strings.Contains(whole.Text(), "\n")
	}
	var all []stretch
	start := 0
	for i := 0; i <= len(t.Text); i++ {
		if i < len(t.Text) && (!broken || t.Text[i] != '\n' && (t.Text[i] != ' ' || !strings.Contains(t.Span(i, min(i+2, len(t.Text))).Text(), "\n"))) { // also of a hard break
			continue
		}
		line := strings.TrimSpace(t.Text[start:i])
		if at := start + strings.Index(t.Text[start:i], line); line != "" {
			all = append(all, stretch{at, at + len(line)})
		}
		start = i + 1
	}
	return all
}

// isFigureHead reports whether a cell is the head of a row or column of figures: honey has
// one as well as secrets.
func (r *run) isFigureHead(t *text) bool {
	c, ok := r.cells()[t.Block]
	if !ok || len(c.grid[0]) == 1 {
		return false
	}
	var others []*report.Block
	if c.row == 0 {
		for _, row := range c.grid[1:] {
			if c.column < len(row) {
				others = append(others, row[c.column])
			}
		}
	} else {
		if slices.ContainsFunc(c.grid[c.row][:c.column], func(b *report.Block) bool { return b != nil && hasLetter(b.Text) }) {
			return false // it says something of what stands before it
		}
		others = c.grid[c.row][min(c.column+1, len(c.grid[c.row])):]
	}
	figures := 0
	for _, b := range others {
		if b != nil && b.Text != "" {
			if strings.Trim(b.Text, "0123456789.,%- ") != "" {
				return false
			}
			figures++
		}
	}
	return figures > 0
}

var (
	stampedSlug = lazyregexp.New(`-(?:tuyet-?mat|toi-?mat|(?:tai-lieu|van-ban|cong-van|bao-cao)-mat|do-mat|luu-hanh-noi-bo|tai-lieu-noi-bo|tai-lieu-thu-hoi|thu-hoi-sau)-`)
	// a name without accents that ends in "mat" is that of a document only beside its code
	stampedCode = lazyregexp.New(`-\d+-(?:bc|cv|kh|tb|qd|ct|nq|ttr|kl|hd|tt)-(?:[a-z]+-)*mat-$`)
	// or in capitals among small letters
	stampedMark = lazyregexp.New(`(?:^|[^\p{L}])M[AẬ]T(?:[^\p{L}]|$)`)
	// a level in brackets, or set off at the beginning or the end
	stampedLevel = lazyregexp.New(`(?i)[(\[](?:tối |tuyệt )?mật[)\]]|^(?:tối[ _-]|tuyệt[ _-])?mật(?:_|\s*[-–]\s)|(?:\s[-–]\s*|[^í]_)(?:tối[ _-]|tuyệt[ _-])?mật$`)
)

// stampedName says that the name of a file has a stamp.
func stampedName(f *source.File) diag.List {
	if f.Default || !isStampedName(strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path))) {
		return nil
	}
	return diag.List{{Code: "secrecy/stamp", Severity: diag.Warning, Span: source.At(f),
		Message: diag.Say("tên tệp %q mang dấu mật hoặc phạm vi lưu hành", "the name of file %q has a stamp of secrecy or circulation", path.Base(f.Path)),
		Hint:    diag.Say("không đưa tệp này lên trang; nếu tệp đã giải mật thì đặt lại tên", "leave the file out of the site; if it has been released, name it anew"),
		Quote:   diag.Quote{Around: path.Base(f.Path), End: len(path.Base(f.Path))}}}
}

func isStampedName(base string) bool {
	slug := "-" + citation.Slug(base) + "-"
	if stampedSlug.MatchString(slug) || stampedCode.MatchString(slug) {
		accented := strings.ContainsFunc(base, func(r rune) bool { return r > unicode.MaxASCII })
		return !accented || containsAny(strings.ToLower(base), []string{"mật", "nội", "hồi"}) // not "mắt" or "mặt"
	}
	return stampedLevel.MatchString(base) || stampedMark.MatchString(base) && strings.ToUpper(base) != base
}
