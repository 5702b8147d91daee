// Package stamp knows the stamps of official papers in all their usual forms: who may
// see a document, and how fast it has to go. It reads lines and sentences and knows no
// document.
package stamp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/lazyregexp"
)

// Kind says what a stamp is about.
type Kind int

// The kinds of stamps.
const (
	None        Kind = iota
	Secrecy          // MẬT
	Circulation      // Lưu hành nội bộ
	Urgency          // HỎA TỐC
)

// kinds are what stands alone on a line, by its letters only: a stamp may be
// spaced, "M Ậ T", or have signs around it.
var kinds = map[string]Kind{
	"mật": Secrecy, "tốimật": Secrecy, "tuyệtmật": Secrecy, "tàiliệumật": Secrecy, "tàiliệutốimật": Secrecy, "tàiliệutuyệtmật": Secrecy, "bímật": Secrecy,
	"vănbảnmật": Secrecy, "báocáomật": Secrecy, "độtốimật": Secrecy, "độtuyệtmật": Secrecy,
	"lưuhànhnộibộ": Circulation, "chỉlưuhànhnộibộ": Circulation, "lưuhànhtrongnộibộ": Circulation, "chỉlưuhànhtrongnộibộ": Circulation,
	"tàiliệulưuhànhnộibộ": Circulation, "tàiliệunộibộ": Circulation, "nộibộ": Circulation, "sửdụngnộibộ": Circulation, "sửdụngtrongnộibộ": Circulation, "chỉdùngtrongnộibộ": Circulation,
	"tàiliệusửdụngnộibộ": Circulation, "tàiliệusửdụngtrongnộibộ": Circulation, "tàiliệuphụcvụnộibộ": Circulation, "phụcvụnộibộ": Circulation, "dùngnộibộ": Circulation, "dùngtrongnộibộ": Circulation, "chỉdùngnộibộ": Circulation, "chỉsửdụngnộibộ": Circulation, "chỉsửdụngtrongnộibộ": Circulation,
	"tàiliệuthuhồi": Circulation, "thuhồi": Circulation, "tàiliệuthuhồisauhộinghị": Circulation, "thuhồisauhộinghị": Circulation, "thuhồisaukhihọp": Circulation, "tàiliệuthuhồisaukhihọp": Circulation, "thuhồisaucuộchọp": Circulation, "tàiliệuthuhồisaucuộchọp": Circulation, "họpxongtrảlại": Circulation, "xemxongtrảlại": Circulation,
	"khônglưuhành": Circulation, "khôngpháttán": Circulation, "cấmpháttán": Circulation, "cấmphổbiến": Circulation, "khôngsaochép": Circulation, "cấmsaochép": Circulation, "khôngphổbiến": Circulation, "khôngsaochụp": Circulation, "cấmsaochụp": Circulation, "khôngđăngtải": Circulation, "khôngđăngmạng": Circulation, "chỉngườicótênmớiđượcbócbì": Circulation,
	"khẩn": Urgency, "thượngkhẩn": Urgency, "hỏatốc": Urgency, "hoảtốc": Urgency, "hỏatốchẹngiờ": Urgency, "hoảtốchẹngiờ": Urgency,
}

// inCapitals are the stamps that are usual words where they are not in capitals.
var inCapitals = map[string]bool{"mật": true, "bímật": true, "khẩn": true, "nộibộ": true, "thuhồi": true}

const levels = `MẬT|M Ậ T|Mật|TỐI MẬT|Tối mật|TUYỆT MẬT|Tuyệt mật`

var (
	// levelLine is a stamp that says what it is: "Độ mật: Mật", also behind a number.
	levelLine = lazyregexp.New(`(?i)(?:^|[\s(;,])((?:độ|mức độ|mức)\s+(?:mật|khẩn)|chế độ mật|phạm vi lưu hành|độ bảo mật)\s*([:-]?)\s*([\p{L} ]+?)\s*(?:[).;]|$)`)
	// stampedNumber is the number of a document with its stamp behind it.
	stampedNumber = lazyregexp.New(`^(?i:số|số bản|bản số)\s*:?\s*\d.*?(?:\((` + levels + `)\)|[\s–-](MẬT|M Ậ T|TỐI MẬT|TUYỆT MẬT))$`)
	// stateSecret says what is stamped before its level: "Bí mật nhà nước - Độ Tối mật".
	stateSecret = lazyregexp.New(`^(?i:(?:tài liệu\s+)?bí mật nhà nước\s*[-–:(]\s*(?:(?:mức độ|độ|mức)\s+)?((?:tối |tuyệt )?mật)\s*\)?\.?)$`)
	// gap stands between two stamps on a line.
	gap  = lazyregexp.New(`\s*[-–/;,|]\s*|\s{2,}`)
	dash = lazyregexp.New(`\s+[-–|]\s+|\s{3,}`)
)

const (
	paper   = `(?:tài liệu|báo cáo|văn bản|dự thảo)(?: này| họp| mật| tối mật| tuyệt mật| nội bộ)*\s*(?:[-–:,;.]\s*)?`
	meeting = `(?:hội nghị|cuộc họp|buổi họp|phiên họp|kỳ họp|đại hội|họp)`
	circle  = `(?:nội bộ|ban thường vụ|ban chấp hành|thường trực|cấp [uủ][ỷy]|đảng [uủ][ỷy]|chi bộ|đảng bộ|đảng|cơ quan)`
	// forbidden is what nobody may do with a document; of some of it only where it says with what
	forbidden = `(?:đề nghị |tuyệt đối )?(?:không|nghiêm cấm|cấm)(?: được)? (?:` + handing + abroad +
		`|(?:đăng|chia sẻ|đưa|cung cấp) (?:lên|trên|ra|tài liệu)` + abroad + `)`
	handing = `(?:công bố|phổ biến|sao chép|sao chụp|phát tán|đăng tải|phát hành|lưu hành)`
	abroad  = `(?: (?:lên|trên|ra|ngoài|bên ngoài|rộng rãi|công khai|dưới mọi hình thức|mạng|internet|xã hội|các|phương tiện thông tin(?: đại chúng)?|báo chí|trang tin|zalo|facebook|tài liệu|này|và|hoặc|sao chép|sao chụp|phổ biến))*`
)

// spoken are lines that say in a sentence what a stamp says.
var spoken = []struct {
	kind    Kind
	pattern *lazyregexp.Regexp
}{
	{Secrecy, lazyregexp.New(`^(?:` + levels + `)\s*[(–-]\s*(?i:bản số|số bản|bản|số)\s*:?\s*\d+(?:/\d+)?$`)},
	{Secrecy, lazyregexp.New(`^(?:TỐI MẬT|TUYỆT MẬT)\s*[-–—:.]\s*\p{Lu}`)}, // before a title
	{Secrecy, lazyregexp.New(`^(?i:(?:đóng |con )?dấu(?: độ)?)\s*:?\s*["“]?(?:` + levels + `)["”]?$`)},
	{Secrecy, lazyregexp.New(`^(?i:(?:đóng )?dấu)(?:\s*[,;/]?\s*["“][ABC]["”])+(?:\s*[-–:]\s*(?:` + levels + `))?$`)}, // what envelopes bear
	{Secrecy, lazyregexp.New(`^(?i:(?:dấu )?(?:chỉ )?(?:mức )?độ mật)\s*:\s*["“]?[ABC]["”]?$`)},
	{Secrecy, lazyregexp.New(`(?i)^độ mật\s*:.*[☒☑✓✔]\s*(?:tối |tuyệt )?mật`)},
	{Secrecy, lazyregexp.New(`^(?:MUC )?DO MAT\s*[:-]\s*(?:TOI |TUYET )?MAT$`)},
	{Circulation, lazyregexp.New(`(?i)^(?:` + paper + `)?(?:chỉ (?:được )?(?:sử dụng|dùng|lưu hành|phổ biến|phục vụ)(?: tại| trong| ở| cho)?(?: các)? (?:` + meeting + `|` + circle + `|phạm vi|lãnh đạo|ngành|hội đồng|ban chỉ đạo|đơn vị)|(?:được )?(?:(?:sử dụng|dùng) tại ` + meeting + `|lưu hành trong ` + circle + `))(?: \p{L}+){0,5}$`)},
	{Circulation, lazyregexp.New(`(?i)^(?:` + paper + `)?(?:(?:sẽ|được|phải|đề nghị|xin) )*(?:thu hồi|thu lại|nộp lại|trả lại)(?: lại)?(?: tài liệu)?(?: ngay)? (?:sau|cuối|khi)(?: khi)?(?: kết thúc)? ` + meeting + `(?: xong| kết thúc)?$`)},
	{Circulation, lazyregexp.New(`(?i)^(?:họp xong|sau khi họp|sau ` + meeting + `|kết thúc ` + meeting + `),? (?:đề nghị |xin )?(?:thu hồi|thu lại|nộp lại|trả lại)(?: lại)?(?: tài liệu)?$`)},
	{Circulation, lazyregexp.New(`(?i)^(?:tài liệu(?: \p{L}+){0,10}\s*[-–,;:.]\s*)?(?:họp|xem|đọc|dùng|nghiên cứu) xong,? (?:đề nghị |xin )?(?:thu hồi|thu lại|nộp lại|trả lại)(?: lại)?(?: tài liệu)?$`)},
	{Circulation, lazyregexp.New(`(?i)^(?:kính )?(?:đề nghị|yêu cầu|xin|mời) (?:các |quý )*(?:đại biểu|đồng chí|đ/c|vị|thành viên)(?: \p{L}+){0,6}? (?:trả lại|nộp lại|gửi lại|hoàn trả)(?: lại)? tài liệu(?: \p{L}+){0,8}$`)},
	{Circulation, lazyregexp.New(`(?i)^(?:tài liệu(?: \p{L}+){0,8}\s*[-–,;:.]\s*)?` + forbidden + `(?:\s*[-–,;.]\s*(?:` + forbidden + `|` + handing + abroad + `))*$`)},
}

// spokenKind is the kind of a line that says in a sentence what a stamp says, or is a stamp
// of a machine that writes no accents.
func spokenKind(line string) Kind {
	line = strings.Trim(line, "()[]*_ .!")
	for _, s := range spoken {
		if s.pattern.MatchString(line) {
			return s.kind
		}
	}
	if ascii := strings.IndexFunc(line, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsLower(r) }) < 0; ascii {
		return bareKinds[Letters(line)]
	}
	return None
}

// bareKinds are kinds without accents, but for the words that are others then.
var bareKinds = func() map[string]Kind {
	all := map[string]Kind{}
	for letters, kind := range kinds {
		if !inCapitals[letters] {
			all[bare(letters)] = kind
		}
	}
	return all
}()

// bare takes the accents off small letters.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(s))
}

// Of reads a line that is a stamp, or ends in one: rest is what stands before it.
func Of(line string) (kind Kind, said, rest string) { return read(line, false) }

// InHead is Of for a line of the head of a document, where no products are told: "Mật" is a
// stamp there.
func InHead(line string) (kind Kind, said, rest string) { return read(line, true) }

func read(line string, head bool) (kind Kind, said, rest string) {
	line = strings.TrimSpace(line)
	if len(line) > 200 {
		return None, "", line
	}
	if m := levelLine.FindStringSubmatchIndex(line); m != nil {
		said := line[m[6]:m[7]]
		switch kind := kinds[Letters(said)]; {
		case kind != None:
			return kind, said, strings.TrimSpace(line[:m[2]])
		case m[4] < m[5] && strings.EqualFold(line[m[2]:m[3]], "phạm vi lưu hành"):
			return Circulation, said, strings.TrimSpace(line[:m[2]])
		}
	}
	if m := stampedNumber.FindStringSubmatchIndex(line); m != nil {
		at, end, before := m[2], m[3], m[2]-1
		if at < 0 {
			at, end, before = m[4], m[5], m[4]
		}
		return Secrecy, line[at:end], strings.TrimRight(line[:before], " –-")
	}
	if m := stateSecret.FindStringSubmatch(line); m != nil {
		return Secrecy, line, ""
	}
	first := strings.IndexFunc(line, unicode.IsLetter)
	if first < 0 {
		return None, "", line
	}
	letters := Letters(line)
	switch r, _ := utf8.DecodeRuneInString(line[first:]); {
	case !unicode.IsUpper(r):
		return None, "", line
	case inCapitals[letters] && !head && !(letters == "mật" && inBrackets(line)) && strings.ContainsFunc(line, unicode.IsLower):
		return None, "", line // "Mật" is honey, too
	}
	if kind := spokenKind(line); kind != None {
		return kind, line, ""
	}
	if strings.ContainsFunc(line, unicode.IsDigit) {
		return None, "", line
	}
	if kind := kinds[letters]; kind != None {
		return kind, line, ""
	}
	return amongOthers(line), line, ""
}

func inBrackets(line string) bool {
	return strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")") || strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]")
}

// Several reads a line of several stamps: "MẬT - HỎA TỐC".
func Several(line string) []string {
	pieces := gap.Split(strings.TrimSpace(line), -1)
	for i, piece := range pieces {
		if i > 0 { // only the first begins the line
			first, n := utf8.DecodeRuneInString(piece)
			piece = string(unicode.ToUpper(first)) + piece[n:]
		}
		if kind, _, rest := Of(piece); kind == None || rest != "" {
			return nil
		}
		pieces[i] = piece
	}
	return pieces
}

// amongOthers is the kind of a stamp of so many words that it is one even with others on its
// line: "TÀI LIỆU HỌP – THU HỒI SAU HỘI NGHỊ".
func amongOthers(line string) Kind {
	const words = 4
	pieces := dash.Split(line, -1)
	for _, piece := range pieces {
		first, _ := utf8.DecodeRuneInString(piece)
		if len(pieces) > 1 && unicode.IsUpper(first) && len(strings.Fields(piece)) >= words && kinds[Letters(piece)] != None {
			return kinds[Letters(piece)]
		}
	}
	return None
}

// Letters is the letters of a text in small form.
func Letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(s))
}
