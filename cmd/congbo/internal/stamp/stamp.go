// Package stamp knows the stamps of official papers in all their usual forms: who may
// see a document, and how fast it has to go. It reads lines and sentences and knows no
// document.
package stamp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/phrase"
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

// inLetters are lines that are stamps by their capitals or signs, of which a phrase knows nothing.
var inLetters = []*lazyregexp.Regexp{
	lazyregexp.New(`^(?:TỐI MẬT|TUYỆT MẬT|T\s*Ố\s*I\s+M\s*Ậ\s*T|T\s*U\s*Y\s*Ệ\s*T\s+M\s*Ậ\s*T)\s*[-–—:.]\s*\p{Lu}`), // before a title
	lazyregexp.New(`^M\s*Ậ\s*T\s*[-–—:.]\s*\p{Lu}[^ ]*(?:\s+[^ ]+){3,}$`),
	lazyregexp.New(`^(?:` + levels + `)\s*[(–-]\s*(?i:bản số|số bản|bản|số|đã đối chiếu|sao y)(?:\s*:?\s*\d+(?:/\d+)?)?\)?$`),
	lazyregexp.New(`^(?i:(?:đóng |con )?dấu(?: độ)?)\s*:?\s*["“]?(?:` + levels + `)["”]?$`),
	lazyregexp.New(`^(?i:(?:đóng )?dấu)(?:\s*[,;/]?\s*["“][ABC]["”])+(?:\s*[-–:]\s*(?:` + levels + `))?$`), // what envelopes bear
	lazyregexp.New(`^(?i:(?:dấu )?(?:chỉ )?(?:mức )?độ mật)\s*:\s*["“]?[ABC]["”]?$`),
	lazyregexp.New(`(?i)^độ mật\s*:.*[☒☑✓✔]\s*(?:tối |tuyệt )?mật`),
}

// spoken are the sets of phrases that say in a sentence what a stamp says.
var spoken = []struct {
	set  string
	kind Kind
	line bool // and only where nothing else stands on the line
}{{"secrecy", Secrecy, false}, {"circulation", Circulation, false}, {"circulation_alone", Circulation, true}}

// InSentence is the kind of a sentence that says what a stamp says.
func InSentence(sentence string) Kind { return saidIn(sentence, false) }

func saidIn(text string, line bool) Kind {
	text = heed.ReplaceAllString(text, "")
	for _, s := range spoken {
		if (line || !s.line) && data.Phrases()[s.set].Whole(text) {
			return s.kind
		}
	}
	return None
}

// heed begins a sentence that is to be heeded.
var heed = lazyregexp.New(`^\s*(?i:lưu ý|chú ý|ghi chú)\s*:\s*`)

// Alone reports whether a paragraph is a stamp because nothing else stands in it.
func Alone(paragraph string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(paragraph, "()[]*_ "))
	return unicode.IsUpper(first) && data.Phrases()["secrecy_alone"].Whole(paragraph)
}

// OnLine is the kind of a line that says in a sentence what a stamp says, or is a stamp of a
// machine that writes no accents.
func OnLine(line string) Kind {
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "()[]*_\"“ ")); !unicode.IsUpper(first) {
		return None
	}
	line = strings.Trim(line, "()[]*_ .!")
	for _, pattern := range inLetters {
		if pattern.MatchString(line) {
			return Secrecy
		}
	}
	if kind := saidIn(line, true); kind != None {
		return kind
	}
	if !isDamaged(line) {
		return None
	}
	for _, s := range spoken {
		if data.Phrases()[s.set].WholeDamaged(line) {
			return s.kind
		}
	}
	return damagedKind(Letters(line))
}

// isDamaged reports whether a line may have lost accents: it is in capitals, or has none of them.
func isDamaged(line string) bool {
	if strings.IndexFunc(line, unicode.IsLower) < 0 {
		return true
	}
	return strings.Count(line, " ") > 1 && strings.IndexFunc(line, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// damagedKind is the kind of the letters of a stamp that have lost accents. Those of "mật" and a
// few more are other words without any.
func damagedKind(letters string) Kind {
	bare := phrase.Bare(letters)
	for _, whole := range bareKinds[bare] {
		if letters != whole && !(inCapitals[whole] && letters == bare) && phrase.MayBe(letters, whole) {
			return kinds[whole]
		}
	}
	return None
}

// bareKinds are the letters of stamps by what they are without accents.
var bareKinds = func() map[string][]string {
	all := map[string][]string{}
	for letters := range kinds {
		all[phrase.Bare(letters)] = append(all[phrase.Bare(letters)], letters)
	}
	return all
}()

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
	if kind := OnLine(line); kind != None {
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
