package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// The lines of the official form: the head of party documents (Hướng dẫn
// 36-HD/VPTW) and of state documents (Nghị định 30/2020/NĐ-CP).
var (
	numberLine = lazyregexp.New(`^(?i:số)\s*:?\s*((?:\d[\d/]*)?\s*[-–/]?\s*\p{Lu}[\p{L}\d]*(?:[-/]\p{L}[\p{L}\d.]*)*|\d[\p{L}\d/–-]*)$`)
	dateLine   = lazyregexp.New(`^(?:(.+?),\s*)?(?i:ngày)\s+(\d{1,2})\s+(?i:tháng)\s+(\d{1,2})\s+(?i:năm)\s+(\d{4})\.?$`)
	signedLine = lazyregexp.New(`^(?:T/M|TM|K/T|KT|T/L|TL|TUQ|T/U|Q)\.?\s`)
	sealLine   = lazyregexp.New(`(?i)^\(?\s*(?:đã ký|ký tên|đã ký và đóng dấu|ký, ghi rõ họ tên|ký tên, đóng dấu)[^)]*\)?\.?$`)
	placeLine  = lazyregexp.New(`^(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\s`)
	stateLine  = lazyregexp.New(`(?i)^(?:đảng cộng sản việt nam|cộng h[oò][àa] xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc)\.?$`)
)

// kinds are the names of documents that a cover has in capitals above the title:
// those of Quy định 399-QĐ/TW, of Nghị định 30/2020/NĐ-CP and what else is usual.
var kinds = strings.Fields(`báo_cáo báo_cáo_tóm_tắt báo_cáo_chính_trị báo_cáo_tổng_kết báo_cáo_sơ_kết báo_cáo_giải_trình báo_cáo_tự_đánh_giá
nghị_quyết quyết_định quy_định chỉ_thị kết_luận quy_chế hướng_dẫn thông_báo thông_tri kế_hoạch chương_trình quy_hoạch đề_án phương_án dự_án
tờ_trình công_văn biên_bản thông_cáo tuyên_bố lời_kêu_gọi chương_trình_hành_động đề_cương hợp_đồng công_điện bản_ghi_nhớ bản_thỏa_thuận
giấy_mời giấy_giới_thiệu giấy_ủy_quyền phiếu_gửi phiếu_chuyển phiếu_báo thư_công chuyên_đề tham_luận bài_phát_biểu đề_dẫn lịch_công_tác
bản_tự_kiểm_điểm bản_kiểm_điểm bản_cam_kết dự_thảo_báo_cáo`)

func kindOf(s string) string {
	folded := strings.ToLower(strings.TrimSpace(s))
	for _, k := range kinds {
		if k = strings.ReplaceAll(k, "_", " "); folded == k {
			return capitalised(k)
		}
	}
	return ""
}

// kindAndTitle reads a line that is the kind of a document, "BÁO CÁO", with the
// beginning of its title if that stands there too.
func kindAndTitle(s string) (kind, title string) {
	const longest, most = 6, 400 // words of a kind; bytes of a line of a cover
	if len(s) > most {
		return "", ""
	}
	words := strings.Fields(s)
	for n := min(len(words), longest); n > 0; n-- {
		if kind = kindOf(strings.Join(words[:n], " ")); kind != "" {
			return kind, strings.Join(words[n:], " ")
		}
	}
	return "", ""
}

// beginsEnd reports whether a text opens the foot of a document.
func beginsEnd(s string) bool {
	s = strings.Trim(s, "*_ ")
	folded := strings.ToLower(s)
	return strings.HasPrefix(folded, "nơi nhận") && len(folded) < len("nơi nhận")+4 || signedLine.MatchString(s) && capitals(s) && len(s) < 120
}

// cover takes the head of the official form off the blocks and fills the front
// matter with it. What it does not understand stays in the text.
func (d *draft) cover(blocks []*block, front *data.Front) []*block {
	lines, origin := flatten(blocks)
	h := readHead(lines)
	if h == nil {
		return d.titleOnly(blocks, front)
	}
	kept := d.fillCover(h, front)
	// What follows keeps the form it has in the file.
	n := len(h.lines)
	for n > 0 && n < len(lines) && origin[n] == origin[n-1] {
		n++ // the rest of a table that the text begins in
	}
	rest := append(kept, lines[len(h.lines):n]...)
	if n == len(lines) {
		return rest
	}
	return append(rest, blocks[origin[n]:]...)
}

// fillCover reads the lines of the head into the front matter; it returns those
// that it does not understand.
func (d *draft) fillCover(h *head, front *data.Front) (kept []*block) {
	var offices, title []string
	what := diag.Say("đầu văn bản, in theo khuôn mẫu", "head of the form, which the layout prints")
	for i, b := range h.lines {
		text := strings.TrimSpace(b.plain())
		switch h.roles[i] {
		case isOrnament:
			d.leave(b.line, text, diag.Say("đường kẻ, dấu trang trí", "rule or ornament"))
		case isMotto:
			d.leave(b.line, text, diag.Say("quốc hiệu, tiêu ngữ hoặc tiêu đề của Đảng, congbo tự in", "motto of the official form, which congbo prints"))
		case isNumber:
			front.Number = strings.Join(strings.Fields(numberLine.FindStringSubmatch(text)[1]), "")
			d.replaced(b.line, text, what)
			d.words.take(text)
			d.words.add(front.Number)
		case isDate:
			m := dateLine.FindStringSubmatch(text + h.year[i])
			front.Place, front.Date = m[1], dateOf(m[2:])
			d.words.take(text + h.year[i])
			d.words.add(front.Place + " " + front.Date.String())
			d.replaced(b.line, text, what)
		case isYear: // of the date above
		case isKind:
			first := ""
			if front.Kind, first = kindAndTitle(text); front.Kind == "" {
				front.Kind = sentenceCase(text)
				d.remark(b.line, diag.Say("congbo không quen loại văn bản %q; lấy làm tên loại của báo cáo", "kind of document %q is not one that congbo knows; it was taken for the kind of the report", text))
			}
			if first != "" {
				title = append(title, first)
			}
		case isTitle:
			title = append(title, text)
		case isOffice:
			offices = append(offices, text)
		default:
			d.remark(b.line, diag.Say("dòng ở đầu văn bản không rõ là gì; để trong lời văn: %q", "line of the head of unknown meaning, kept in the text: %q", text))
			kept = append(kept, b)
		}
	}
	front.ParentIssuer, front.Issuer = issuers(offices)
	if front.Title = strings.Join(title, " "); front.Title == "" && front.Kind != "" {
		front.Title, front.Kind = front.Kind, "" // its kind is all the name that it has
	}
	return kept
}

// sentenceCase writes a line in capitals as a sentence begins.
func sentenceCase(s string) string { return capitalised(strings.ToLower(s)) }

// titleOnly makes the report's title of the heading that a file without the
// official form begins with.
func (d *draft) titleOnly(lines []*block, front *data.Front) []*block {
	if len(lines) > 0 && lines[0].kind == heading && lines[0].level <= 1 && lines[0].marker == "" && len(readMarkers(lines[0].plain())) == 0 {
		levels := 0
		for _, b := range lines {
			if b.kind == heading && b.level <= lines[0].level {
				levels++
			}
		}
		if levels == 1 { // the only one of its level: the name of the whole
			front.Title = strings.TrimSpace(lines[0].plain())
			return lines[1:]
		}
	}
	return lines
}

func dateOf(m []string) citation.Date {
	day, _ := strconv.Atoi(m[0])
	month, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[2])
	return citation.Date{Year: year, Month: month, Day: day}
}

// foot takes recipients and signature off the end of the blocks.
func (d *draft) foot(blocks []*block, front *data.Front) []*block {
	start := -1
	for i := len(blocks) - 1; i >= 0 && i >= len(blocks)-40; i-- {
		b := blocks[i]
		if slices.ContainsFunc(linesOf(b), func(line *block) bool {
			return slices.ContainsFunc(splitLines(line), func(b *block) bool { return beginsEnd(b.text()) })
		}) {
			start = i
		} else if b.kind != table && utf8.RuneCountInString(b.plain()) > 200 {
			break
		}
	}
	if start < 0 {
		return blocks
	}
	var upper []string // of the signature, in capitals
	var names []string
	receiving, received := false, false
	end := endOfFoot(blocks, start)
	after := blocks[end:]
	if len(after) > 0 {
		d.remark(after[0].line, diag.Say("phần sau chữ ký, như phụ lục, đặt ở cuối lời văn", "what follows the signature, such as an appendix, stands at the end of the text"))
	}
	lines, _ := flatten(blocks[start:end])
	for _, b := range lines {
		text := strings.TrimSpace(b.text())
		bare := strings.TrimSpace(strings.Trim(text, "*_"))
		markers := readMarkers(text)
		isBullet := len(markers) > 0 && markers[0].style == bullet
		switch {
		case bare == "" || ornament.MatchString(text):
			d.leave(b.line, text, diag.Say("đường kẻ, dấu trang trí", "rule or ornament"))
		case strings.HasPrefix(strings.ToLower(bare), "nơi nhận"):
			receiving, received = true, true
			d.leave(b.line, text, diag.Say("congbo tự in", "congbo prints it"))
		case isBullet && (received || len(upper) == 0):
			front.Recipients = append(front.Recipients, strings.TrimSpace(text[markers[0].length:]))
		case signedLine.MatchString(bare) && capitals(bare), capitals(bare) && len(upper) > 0, capitals(bare) && !receiving:
			receiving = false
			upper = append(upper, bare)
		case sealLine.MatchString(bare):
			d.leave(b.line, text, diag.Say("lời ghi ở chỗ ký", "words in the place of the signature"))
		case receiving && len(upper) == 0 && len(front.Recipients) > 0:
			front.Recipients[len(front.Recipients)-1] += " " + text
		case receiving && len(upper) == 0:
			front.Recipients = append(front.Recipients, text)
		default:
			names = append(names, bare)
		}
	}
	for _, line := range upper {
		if signedLine.MatchString(line) {
			front.SignedFor = append(front.SignedFor, line)
		} else {
			front.SignerTitle = strings.TrimSpace(front.SignerTitle + " " + line)
		}
	}
	kept := slices.Clone(blocks[:start])
	if len(names) > 0 {
		front.Signer = names[len(names)-1]
		for _, extra := range names[:len(names)-1] {
			d.remark(blocks[start].line, diag.Say("dòng ở chỗ ký không rõ là gì; để ở cuối lời văn: %q", "line by the signature of unknown meaning, kept at the end of the text: %q", extra))
			kept = append(kept, &block{runs: []run{{text: extra}}, line: blocks[start].line})
		}
	}
	return append(kept, after...)
}

// endOfFoot is where something else begins after the recipients and the signature:
// an appendix, a table, prose.
func endOfFoot(blocks []*block, start int) int {
	for i := start + 1; i < len(blocks); i++ {
		b := blocks[i]
		markers := readMarkers(b.text())
		switch {
		case b.kind == table && !isForm(b), b.kind == heading, !b.onlyText(), appendixLine.MatchString(strings.TrimSpace(b.plain())):
			return i
		case b.kind != table && utf8.RuneCountInString(b.plain()) > 200:
			return i
		case len(markers) > 0 && markers[0].style != bullet && !signedLine.MatchString(b.plain()):
			return i
		}
	}
	return len(blocks)
}

// appendixLine opens what a document has after its signature.
var appendixLine = lazyregexp.New(`^(?i:phụ lục|biểu số|biểu tổng hợp|phụ biểu)(?:\s|$)|^(?:DANH SÁCH|BẢNG|BIỂU)\s`)

// flatten makes lines of the tables that are the head or foot of the official
// form, and of paragraphs with line breaks there.
// origin tells of each line which block it is of.
func flatten(blocks []*block) (lines []*block, origin []int) {
	for i, b := range blocks {
		switch {
		case b.kind != table && i < 40 && !longText(b) && b.onlyText():
			lines = append(lines, splitLines(b)...)
		case b.kind != table || !isForm(b):
			lines = append(lines, b)
		default:
			for _, line := range linesOf(b) {
				lines = append(lines, splitLines(line)...)
			}
		}
		for len(origin) < len(lines) {
			origin = append(origin, i)
		}
	}
	return lines, origin
}

// isForm reports whether a block is part of the head or foot of the official form.
func isForm(b *block) bool {
	for _, line := range linesOf(b) {
		for text := range strings.Lines(line.plain()) {
			text = strings.TrimSpace(text)
			if stateLine.MatchString(text) || numberLine.MatchString(text) || dateLine.MatchString(text) || beginsEnd(text) {
				return true
			}
		}
	}
	return false
}

// isFormLine reports whether a line may be one of the head or foot: those are known,
// or in capitals.
func isFormLine(text string) bool {
	return stateLine.MatchString(text) || numberLine.MatchString(text) || dateLine.MatchString(text) || beginsEnd(text) || sealLine.MatchString(text) || capitals(text) && strings.Contains(strings.TrimSpace(text), " ")
}

// splitLines cuts a paragraph at its line breaks.
func splitLines(b *block) []*block {
	if !strings.Contains(b.plain(), "\n") {
		return []*block{b}
	}
	var lines []*block
	for text := range strings.Lines(b.plain()) {
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, &block{kind: b.kind, runs: []run{{text: text, bold: b.allBold()}}, center: b.center, line: b.line})
		}
	}
	return lines
}
