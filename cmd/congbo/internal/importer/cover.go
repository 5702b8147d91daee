package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// The lines of the official form: the head of party documents (Hướng dẫn
// 36-HD/VPTW) and of state documents (Nghị định 30/2020/NĐ-CP).
var (
	numberLine = regexp.MustCompile(`^(?i:số)\s*:?\s*((?:\d[\d/]*)?\s*[-–/]?\s*\p{Lu}[\p{L}\d]*(?:[-/]\p{L}[\p{L}\d.]*)*|\d[\p{L}\d/–-]*)$`)
	dateLine   = regexp.MustCompile(`^(?:(.+?),\s*)?(?i:ngày)\s+(\d{1,2})\s+(?i:tháng)\s+(\d{1,2})\s+(?i:năm)\s+(\d{4})\.?$`)
	signedLine = regexp.MustCompile(`^(?:T/M|TM|K/T|KT|T/L|TL|TUQ|T/U|Q)\.?\s`)
	sealLine   = regexp.MustCompile(`(?i)^\(?\s*(?:đã ký|ký tên|đã ký và đóng dấu|ký, ghi rõ họ tên|ký tên, đóng dấu)[^)]*\)?\.?$`)
	placeLine  = regexp.MustCompile(`^(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\s`)
	stateLine  = regexp.MustCompile(`(?i)^(?:đảng cộng sản việt nam|cộng h[oò][àa] xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc)\.?$`)
)

// kinds are the names of documents that a cover has in capitals above the title.
var kinds = [...]string{"báo cáo", "báo cáo tóm tắt", "báo cáo chính trị", "báo cáo tổng kết", "báo cáo sơ kết", "thông báo", "kế hoạch", "chương trình", "nghị quyết", "kết luận", "tờ trình", "hướng dẫn", "dự thảo báo cáo"}

func kindOf(s string) string {
	folded := strings.ToLower(strings.TrimSpace(s))
	for _, k := range kinds {
		if folded == k {
			r, size := utf8.DecodeRuneInString(k)
			return string(unicode.ToUpper(r)) + k[size:]
		}
	}
	return ""
}

// kindAndTitle reads a line that is the kind of a document, "BÁO CÁO", with the
// beginning of its title if that stands there too.
func kindAndTitle(s string) (kind, title string) {
	words := strings.Fields(s)
	for n := len(words); n > 0; n-- {
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
// matter with it.
func (d *draft) cover(blocks []*block, front *data.Front) []*block {
	lines, origin := flatten(blocks)
	head, kindAt := headOf(lines)
	if head == nil {
		return d.titleOnly(blocks, front)
	}
	d.fillCover(head, kindAt, front)
	// What follows keeps the form it has in the file.
	n := len(head)
	if n == len(lines) {
		return nil
	}
	for n > 0 && n < len(lines) && origin[n] == origin[n-1] {
		n++ // the rest of a table that the text begins in
	}
	rest := lines[len(head):n]
	if n == len(lines) {
		return rest
	}
	return append(slices.Clone(rest), blocks[origin[n]:]...)
}

// headOf returns the lines of the head of the official form, nil where there is
// none, and the place of the kind of the document among them, or -1.
func headOf(lines []*block) (head []*block, kindAt int) {
	end := -1 // the first line of the text
	kindAt, named := -1, false
	for i, b := range lines {
		text := b.plain()
		if capitals(text) && kindAt < 0 {
			if kind, _ := kindAndTitle(text); kind != "" {
				kindAt = i
			}
		}
		if numberLine.MatchString(text) || stateLine.MatchString(text) || dateLine.MatchString(text) {
			named = true
		}
		markers := readMarkers(b.text())
		numbered := len(markers) > 0 && markers[0].style != bullet && !dateLine.MatchString(text)
		if longText(b) || b.kind == heading && kindAt >= 0 && i > kindAt+1 || numbered || b.kind == item || len(markers) > 0 && !ornament.MatchString(text) || b.kind == table || i > 40 {
			end = i
			break
		}
	}
	if end < 0 || kindAt < 0 && !named {
		return nil, -1
	}
	head = lines[:end]
	// A short opening paragraph that ends like a sentence is text already.
	for i := len(head) - 1; i > kindAt && kindAt >= 0; i-- {
		text := head[i].plain()
		if strings.ContainsAny(text[len(text)-1:], ".:;") && !ornament.MatchString(text) && i > kindAt+1 {
			head = head[:i]
		}
	}
	return head, kindAt
}

// fillCover reads the lines of the head into the front matter.
func (d *draft) fillCover(head []*block, kindAt int, front *data.Front) {
	var offices []string
	var title []string
	for i, b := range head {
		text := strings.TrimSpace(b.plain())
		what := diag.Say("đầu văn bản, in theo khuôn mẫu", "head of the form, which the layout prints")
		switch {
		case ornament.MatchString(text):
			d.leave(b.line, text, diag.Say("đường kẻ, dấu trang trí", "rule or ornament"))
		case stateLine.MatchString(text):
			d.leave(b.line, text, diag.Say("quốc hiệu, tiêu ngữ hoặc tiêu đề của Đảng", "motto of the official form"))
		case front.Number == "" && numberLine.MatchString(text):
			front.Number = strings.Join(strings.Fields(numberLine.FindStringSubmatch(text)[1]), "")
			d.replaced(b.line, text, what)
			d.words.take(text)
			d.words.add(front.Number)
		case front.Date.IsZero() && dateLine.MatchString(text):
			m := dateLine.FindStringSubmatch(text)
			front.Place, front.Date = m[1], dateOf(m[2:])
			d.words.take(text)
			d.words.add(front.Place + " " + front.Date.String())
			d.replaced(b.line, text, what)
		case i == kindAt:
			first := ""
			if front.Kind, first = kindAndTitle(text); first != "" {
				title = append(title, first)
			}
		case kindAt >= 0 && i > kindAt:
			title = append(title, text)
		case capitals(text):
			offices = append(offices, text)
		default:
			d.leave(b.line, text, diag.Say("ở đầu văn bản, không rõ là gì", "in the head of the document, of unknown meaning"))
			d.remark(b.line, diag.Say("dòng đầu văn bản không rõ là gì, chưa đưa vào: %q", "line of the head of unknown meaning, left out: %q", text))
		}
	}
	front.ParentIssuer, front.Issuer = issuers(offices)
	front.Title = strings.Join(title, " ")
}

// issuers are the office that issues a document and the one above it, of the lines
// in capitals in the head.
func issuers(offices []string) (parent, issuer string) {
	for i := len(offices) - 1; i > 0; i-- {
		if placeLine.MatchString(offices[i]) { // ỦY BAN NHÂN DÂN / TỈNH …
			offices[i-1] += " " + offices[i]
			offices = slices.Delete(offices, i, i+1)
		}
	}
	n := len(offices)
	if n == 0 {
		return "", ""
	}
	return strings.Join(offices[:n-1], " "), offices[n-1]
}

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
		if b.kind == table {
			if slices.ContainsFunc(linesOf(b), func(line *block) bool { return beginsEnd(line.text()) }) {
				start = i
			}
		} else if beginsEnd(b.text()) {
			start = i
		} else if utf8.RuneCountInString(b.plain()) > 200 {
			break
		}
	}
	if start < 0 {
		return blocks
	}
	var upper []string // of the signature, in capitals
	var names []string
	receiving, received := false, false
	lines, _ := flatten(blocks[start:])
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
			d.leave(b.line, text, diag.Say("in theo khuôn mẫu", "printed by the layout"))
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
	if len(names) > 0 {
		front.Signer = names[len(names)-1]
		for _, extra := range names[:len(names)-1] {
			d.leave(blocks[start].line, extra, diag.Say("ở chỗ ký, không rõ là gì", "by the signature, of unknown meaning"))
			d.remark(blocks[start].line, diag.Say("dòng ở chỗ ký không rõ là gì, chưa đưa vào: %q", "line by the signature of unknown meaning, left out: %q", extra))
		}
	}
	return blocks[:start]
}

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

// splitLines cuts a paragraph at its line breaks.
func splitLines(b *block) []*block {
	if !strings.Contains(b.plain(), "\n") {
		return []*block{b}
	}
	var lines []*block
	for text := range strings.Lines(b.plain()) {
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, &block{kind: b.kind, runs: []run{{text: text}}, line: b.line})
		}
	}
	return lines
}
