package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// A stamp says who may see a document, or how fast it has to go.
type stamp int

const (
	noStamp     stamp = iota
	secrecy           // MẬT
	circulation       // Lưu hành nội bộ
	urgency           // HỎA TỐC
)

// stamps are what stands alone on a line, by its letters only: a stamp may be
// spaced, "M Ậ T", or have signs around it.
var stamps = map[string]stamp{
	"mật": secrecy, "tốimật": secrecy, "tuyệtmật": secrecy, "tàiliệumật": secrecy, "tàiliệutốimật": secrecy, "tàiliệutuyệtmật": secrecy, "bímật": secrecy,
	"lưuhànhnộibộ": circulation, "chỉlưuhànhnộibộ": circulation, "lưuhànhtrongnộibộ": circulation, "chỉlưuhànhtrongnộibộ": circulation,
	"tàiliệulưuhànhnộibộ": circulation, "tàiliệunộibộ": circulation, "nộibộ": circulation, "sửdụngnộibộ": circulation, "sửdụngtrongnộibộ": circulation, "chỉdùngtrongnộibộ": circulation,
	"tàiliệuthuhồi": circulation, "thuhồi": circulation, "tàiliệuthuhồisauhộinghị": circulation, "thuhồisauhộinghị": circulation, "thuhồisaukhihọp": circulation, "tàiliệuthuhồisaukhihọp": circulation, "thuhồisaucuộchọp": circulation, "tàiliệuthuhồisaucuộchọp": circulation, "họpxongtrảlại": circulation, "xemxongtrảlại": circulation,
	"khôngphổbiến": circulation, "khôngsaochụp": circulation, "cấmsaochụp": circulation, "khôngđăngtải": circulation, "khôngđăngmạng": circulation, "chỉngườicótênmớiđượcbócbì": circulation,
	"khẩn": urgency, "thượngkhẩn": urgency, "hỏatốc": urgency, "hoảtốc": urgency, "hỏatốchẹngiờ": urgency, "hoảtốchẹngiờ": urgency,
}

var (
	// levelLine is a stamp that says what it is: "Độ mật: Mật", also behind a number.
	levelLine = regexp.MustCompile(`(?i)(?:^|[\s(;,])((?:độ|mức độ|mức)\s+(?:mật|khẩn)|chế độ mật|phạm vi lưu hành|độ bảo mật)\s*[:-]\s*([\p{L} ]+?)\s*(?:[).;]|$)`)
	// stampedNumber is the number of a document with its stamp in brackets.
	stampedNumber = regexp.MustCompile(`^(?i:số)\s*:?\s*\d.*\((MẬT|Mật|TỐI MẬT|Tối mật|TUYỆT MẬT|Tuyệt mật)\)$`)
)

// stampOf reads a line that is a stamp, or ends in one: rest is what stands before
// it.
func stampOf(line string) (kind stamp, said, rest string) {
	line = strings.TrimSpace(line)
	if len(line) > 200 {
		return noStamp, "", line
	}
	if m := stampedNumber.FindStringSubmatchIndex(line); m != nil {
		return secrecy, line[m[2]:m[3]], strings.TrimSpace(line[:m[2]-1])
	}
	if m := levelLine.FindStringSubmatchIndex(line); m != nil {
		said := line[m[4]:m[5]]
		switch kind := stamps[lettersOf(said)]; {
		case kind != noStamp:
			return kind, said, strings.TrimSpace(line[:m[2]])
		case strings.EqualFold(line[m[2]:m[3]], "phạm vi lưu hành"):
			return circulation, said, strings.TrimSpace(line[:m[2]])
		}
	}
	first := strings.IndexFunc(line, unicode.IsLetter)
	if first < 0 || strings.ContainsFunc(line, unicode.IsDigit) {
		return noStamp, "", line
	}
	letters := lettersOf(line)
	switch r, _ := utf8.DecodeRuneInString(line[first:]); {
	case !unicode.IsUpper(r):
		return noStamp, "", line
	case inCapitals[letters] && !capitals(line):
		return noStamp, "", line // "Mật" is honey, too
	}
	return stamps[letters], line, ""
}

// inCapitals are the stamps that are usual words where they are not in capitals.
var inCapitals = map[string]bool{"mật": true, "bímật": true, "khẩn": true, "nộibộ": true, "thuhồi": true}

// stampGap stands between two stamps on a line.
var stampGap = regexp.MustCompile(`\s*[-–/;,|]\s*|\s{2,}`)

// twoStamps reads a line of several stamps: "MẬT - HỎA TỐC".
func twoStamps(line string) []string {
	pieces := stampGap.Split(strings.TrimSpace(line), -1)
	for _, piece := range pieces {
		if kind, _, rest := stampOf(piece); kind == noStamp || rest != "" {
			return nil
		}
	}
	return pieces
}

// lettersOf is the letters of a text in small form.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, composed(s))
}

// stamped is a stamp with its place.
type stamped struct {
	kind stamp
	said string
	line int
}

// takeStamps takes the lines that are stamps out of blocks, wherever they stand:
// alone on a line, in a box or in the head. In a table of figures further down such a
// word is the head of a column.
func (d *draft) takeStamps(blocks []*block) []*block {
	const first = 3 // blocks that the head of a document may be set with
	var rest []*block
	for i, b := range blocks {
		if b.kind != table {
			if !d.takeStamp(b) {
				rest = append(rest, b)
			}
			continue
		}
		if !isForm(b) && !isBox(b) && i >= first {
			rest = append(rest, b)
			continue
		}
		left, before := false, len(d.stamps)
		for _, row := range b.cells {
			for i := range row {
				row[i].blocks = d.takeStamps(row[i].blocks)
				left = left || len(row[i].blocks) > 0
			}
		}
		if left || len(d.stamps) == before {
			rest = append(rest, b)
		}
	}
	return rest
}

// takeStamp takes the stamps off the lines of a paragraph, and reports whether
// nothing else stands in it.
func (d *draft) takeStamp(b *block) (emptied bool) {
	if !b.onlyText() {
		return false
	}
	var lines []string
	found := false
	for line := range strings.SplitSeq(b.plain(), "\n") {
		kind, said, rest := stampOf(line)
		if pieces := twoStamps(line); kind == noStamp && len(pieces) > 1 {
			found = true
			for _, said := range pieces {
				kind, _, _ := stampOf(said)
				d.stamps = append(d.stamps, stamped{kind, said, b.line})
			}
			d.words.take(line)
			continue
		}
		if kind == noStamp {
			lines = append(lines, line)
			continue
		}
		found = true
		d.stamps = append(d.stamps, stamped{kind, strings.TrimSpace(said), b.line})
		d.words.take(strings.TrimPrefix(strings.TrimSpace(line), rest))
		if rest != "" {
			lines = append(lines, rest)
		}
	}
	text := strings.TrimSpace(strings.Join(lines, "\n"))
	if found && text != "" {
		b.runs = []run{{text: text, bold: b.allBold()}}
	}
	return found && text == ""
}

// isBox reports whether a table is the frame of a stamp: hardly a cell has words.
func isBox(b *block) bool {
	n := 0
	for _, row := range b.cells {
		for _, c := range row {
			if len(c.blocks) > 0 {
				n++
			}
		}
	}
	return n <= 2
}

// settleStamps refuses a document that is not for everybody, or writes its stamps
// into the front matter of a site that is not for everybody either.
func (d *draft) settleStamps(internal bool, front *data.Front) error {
	for _, s := range d.stamps {
		if s.kind != urgency && !internal {
			said := diag.Say("văn bản mang dấu %q (đoạn hoặc dòng %d): không đưa vào trang công khai", "the document is stamped %q (paragraph or line %d): it does not go into a public site", s.said, s.line)
			return refuse(said, diag.Say(`nếu đây là trang nội bộ, ghi audience = "internal" trong data/site.toml rồi nhập lại; nếu văn bản đã giải mật, bỏ dấu trong tệp`, `if this site is not for the public, write audience = "internal" in data/site.toml and import again; if the document has been released, take the stamp off the file`))
		}
	}
	for _, s := range d.stamps {
		key := map[stamp]*string{secrecy: &front.Secrecy, urgency: &front.Urgency, circulation: &front.Circulation}[s.kind]
		switch {
		case *key == "":
			*key = s.said
			d.words.add(s.said)
		case !strings.EqualFold(*key, s.said):
			d.remark(s.line, diag.Say("văn bản mang hai dấu khác nhau: %q và %q", "the document has two stamps that differ: %q and %q", *key, s.said))
			*key += "; " + s.said
			d.words.add(s.said)
		}
	}
	return nil
}
