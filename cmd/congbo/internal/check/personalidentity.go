package check

import (
	"bytes"
	"path"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
)

var personalIdentity = &Check{
	Code:     "personal/identity",
	Severity: diag.Warning,
	Title:    diag.Say("không có số căn cước, hộ chiếu, mã số thuế, mã số bảo hiểm của cá nhân", "no identity number, passport, tax code or insurance number of a person"),
	Doc: diag.Say(
		`Số căn cước (12 chữ số), chứng minh nhân dân (9 chữ số), hộ chiếu, mã số thuế của cá nhân, mã số bảo hiểm là dữ liệu cá nhân (Luật Bảo vệ dữ liệu cá nhân). Không có chữ nào gọi tên thì 12 chữ số chỉ được báo khi đứng bên tên người. Mã ngân sách, mã số thuế của doanh nghiệp, số tiền và số văn bản không phải.`,
		`Identity numbers of 12 or 9 digits, passports, the tax codes of persons and insurance numbers are personal data (Law on the Protection of Personal Data). Where no word says what they are, 12 digits are told only beside a name. Codes of budgets, tax codes of enterprises, amounts and numbers of documents are not.`),
	Fires: []string{"Bà Trần Thị Thử, CCCD 084190001234, nhận đất.", "Số chứng minh nhân dân: 312 345 678.", "Số định danh cá nhân: 001 090 012 345", "Hộ chiếu số C1234567 cấp năm 2031.", "Mã số thuế cá nhân 8012345678.", "Bà Trần Thị Thử, mã định danh 038185004512.", "Mã số BHXH 3820123456 của bà Trần Thị Thử.", "Cấp lại thẻ BHYT GD4383820123456.", "Bà Trần Thị Thử (084190001234) nhận đất.",
		"| Họ và tên | Số CCCD/CMND |\n|---|---|\n| Trần Thị Thử | 312345678 |"},
	Silent: []string{"Mã số thuế của doanh nghiệp: 0312345678.", "Thu 312.345.678 đồng.", "Mã quan hệ ngân sách 1012345, mã nhiệm vụ 123456789012.", "Cấp 12.345 thẻ căn cước, 312 hộ chiếu.", "Cấp căn cước cho 312 345 678 đồng lệ phí.", "Giấy chứng nhận số 001234567890 cấp cho Hợp tác xã Thử.", "Mã số BHXH được cấp cho 3.820.123 người."},
	words:  true,
	run: func(r *run) {
		for _, t := range r.published {
			head := ""
			for _, n := range t.dialled() {
				if head == "" {
					head = strings.ToLower(r.columnHead(t.Block)) + " "
				}
				context := head + strings.ToLower(t.Text[max(0, n.start-90):n.start])
				if kind := identity(n.digits, context, t.Text[n.end:], func() bool { return r.isBesideName(t, n.start) }); kind != (diag.Text{}) {
					r.personal(t, n.stretch, kind)
				}
			}
			if hasDigits(t.Text, 10) {
				for _, m := range card.FindAllStringSubmatchIndex(t.Text, -1) {
					before := strings.ToLower(r.columnHead(t.Block) + " " + t.Text[max(0, m[2]-90):m[2]])
					if containsAny(before, []string{"bhyt", "bảo hiểm y tế"}) || r.isBesideName(t, m[2]) {
						r.personal(t, stretch{m[2], m[3]}, insuranceText)
					}
				}
			}
			if t.has(passportCue) {
				for _, m := range passport.FindAllStringSubmatchIndex(t.Text, -1) {
					r.personal(t, stretch{m[2], m[3]}, diag.Say("số hộ chiếu", "a passport number"))
				}
			}
		}
		for _, f := range r.report.Assets {
			r.found.Add(identityNamed(f)...)
		}
	},
	across: func(c *crossing) {
		if c.report != c.site.Reports[0] {
			return
		}
		for _, f := range c.site.Static {
			c.found.Add(identityNamed(f)...)
		}
	},
}

// hasDigits reports whether as many digits stand side by side in a text.
func hasDigits(s string, n int) bool {
	run := 0
	for i := 0; i < len(s) && run < n; i++ {
		if run++; s[i] < '0' || s[i] > '9' {
			run = 0
		}
	}
	return run >= n
}

// nameOfCard is the name of a file that is a picture of a card.
var nameOfCard = lazyregexp.New(`(?i)(?:cccd|cmnd|can-?cuoc|ho-?chieu|dinh-?danh)\D{0,20}(?:\d{9}|\d{12})(?:\D|$)`)

// identityNamed says that the name of a file has an identity number.
func identityNamed(f *source.File) diag.List {
	base := path.Base(f.Path)
	if f.Default || !nameOfCard.MatchString(base) {
		return nil
	}
	return diag.List{{Code: "personal/identity", Severity: diag.Warning, Span: source.At(f),
		Message: diag.Say("dữ liệu cá nhân: số căn cước, hộ chiếu trong tên tệp %q", "personal data: an identity number in the name of file %q", base),
		Hint:    diag.Say("không đưa tệp này lên trang", "leave the file out of the site"),
		Quote:   diag.Quote{Around: base, End: len(base)}}}
}

// gravity are the checks of what stands beside a name, by how grave that is. A name that is cut
// short satisfies them.
var gravity = map[string]int{"personal/home": 1, "personal/illness": 2, "personal/sanction": 3}

// alsoOf says more in a finding on a name that was told of in a text: one person is told of
// once, by what is gravest.
func (r *run) alsoOf(t *text, at stretch, what diag.Text) bool {
	people := t.people()
	k := sort.Search(len(people), func(k int) bool { return people[k].end > at.start })
	if k == len(people) {
		return false
	}
	name := claim{t.Block, people[k].start}
	i, told := r.ofNames[name]
	if !told {
		r.ofNames[name] = len(r.found)
		return false
	}
	f := &r.found[i]
	if gravity[r.check.Code] > gravity[f.Code] {
		f.Code = r.check.Code
	}
	if !strings.Contains(f.Message.VI, what.VI) {
		f.Message = diag.Text{VI: f.Message.VI + "; " + what.VI, EN: f.Message.EN + "; " + what.EN}
	}
	f.Quote.Start, f.Quote.End = min(f.Quote.Start, at.start), max(f.Quote.End, at.end)
	f.Span, f.Hint = t.Span(f.Quote.Start, f.Quote.End), r.personalHint(f.Code, t.Text[f.Quote.Start:f.Quote.End])
	return true
}

// personalHint says what to do about a finding of a code on some words.
func (r *run) personalHint(code, said string) diag.Text {
	period := "…"
	if r.report.Period.ID != "" {
		period = r.report.Period.ID
	}
	hint := diag.Say("bỏ đi; nếu được phép công khai, ghi căn cứ vào data/%s/accepted.toml với code = %q, text = %s", "leave it out; if publishing it is allowed, say by what in data/%s/accepted.toml with code = %q, text = %s", period, code, data.QuoteTOML(said))
	if gravity[code] != 0 {
		hint = diag.Text{VI: `viết tắt tên ("Nguyễn Thị H."), hoặc ` + hint.VI, EN: `cut the name short ("Nguyễn Thị H."), or ` + hint.EN}
	}
	return hint
}

// personal says that a stretch of a text is of a person.
func (r *run) personal(t *text, at stretch, what diag.Text) {
	for _, c := range t.Text[at.end:] { // whole words and numbers
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			break
		}
		at.end += utf8.RuneLen(c)
	}
	if gravity[r.check.Code] != 0 && r.alsoOf(t, at, what) {
		return
	}
	r.raise(diag.Warning, t.Block, at.start, at.end, diag.Text{VI: "dữ liệu cá nhân: " + what.VI, EN: "personal data: " + what.EN}, r.personalHint(r.check.Code, t.Text[at.start:at.end]))
}

var insuranceText = diag.Say("mã số bảo hiểm của một người", "an insurance number of a person")

var (
	// insured stands before the ten digits that social insurance knows a person by
	insured = lazyregexp.New(`(?:mã số|mã|số|số sổ|sổ|số thẻ) (?:bhxh|bảo hiểm xã hội)(?:\s+của\s+[^.;\d]{2,40}?)?\s*(?:số|là)?\s*:?\s*$`)
	// card is the number of a card of health insurance: whom it is for, how much is paid, the
	// province, the person
	card = lazyregexp.New(`(?:^|[^\p{L}\d])([A-Z]{2} ?[1-5] ?\d{2} ?\d{10})(?:[^\p{L}\d]|$)`)
)

var passport = lazyregexp.New(`(?i:hộ chiếu|passport)[^;\d]{0,40}?\b([A-Z] ?\d{7,8})\b`)

// taxOf stands before the tax code of a person, and militaryCard before that of a soldier.
var (
	taxOf        = lazyregexp.New(`(?:mã số thuế|mst)\s*(?:của )?(?:hộ )?(?:ông|bà|anh|chị|đồng chí|đ/c) [^.;\d]{2,40}$`)
	militaryCard = lazyregexp.New(`(?:chứng minh (?:thư )?(?:quân|sĩ quan|sỹ quan)|thẻ quân nhân)[^.;]{0,30}$`)
)

// identity says what a number of digits identifies a person by, if it does. Without words that
// say so it has to stand beside a name.
func identity(digits, before, after string, besideName func() bool) diag.Text {
	id := diag.Say("số căn cước, chứng minh nhân dân", "an identity number")
	named := containsAny(before, []string{"cccd", "cmnd", "cmtnd", "căn cước", "chứng minh nhân dân", "chứng minh thư", "định danh cá nhân", "mã định danh", "số định danh", "giấy tờ tùy thân", "cmt:", "cmt ", "đdcn", "chứng minh quân", "chứng minh sĩ quan", "thẻ quân nhân", "giấy chứng minh"})
	unit := strings.TrimLeft(after, " ")
	if containsAny(unit[:min(len(unit), 12)], []string{"đồng", "triệu", "tỷ", "người", "USD", "hồ sơ", "thẻ", "lượt"}) {
		return diag.Text{}
	}
	switch {
	case len(digits) == 12 && (named && (isCitizen(digits) || !strings.Contains(before, "mã định danh")) || isCitizen(digits) && !containsAny(before[max(0, len(before)-40):], []string{"tài khoản", "ngân sách", "mã ", "số lô", "hóa đơn", "hoá đơn", "sê-ri", "seri", "hợp đồng", "số hiệu", "vận đơn", "giấy chứng nhận", "giấy phép", "gcn"}) && besideName()):
		return id
	case len(digits) == 9 && named:
		return id
	case len(digits) == 8 && named && militaryCard.MatchString(before):
		return id
	case len(digits) == 10 && insured.MatchString(before):
		return insuranceText
	case (len(digits) == 10 || len(digits) == 13) && containsAny(before, []string{"mã số thuế", "mst"}) && (digits[0] == '8' || strings.Contains(before, "cá nhân") || taxOf.MatchString(before)):
		return diag.Say("mã số thuế của cá nhân", "the tax code of a person")
	}
	return diag.Text{}
}

// isCitizen reports whether 12 digits are built as those of a citizen: province, sex and
// century, year, number.
func isCitizen(digits string) bool {
	return digits[0] == '0' && digits[:3] != "000" && digits[:3] <= "096" && digits[3] <= '3'
}

// A dialled number is digits that belong together, with single spaces, points or dashes
// between them.
type dialled struct {
	stretch
	digits string
}

// dialled are the numbers of eight digits and more in a text.
func (t *text) dialled() []dialled {
	if !t.dialledFound {
		t.dialledFound, t.numbersDialled = true, numbersIn(t.Text)
	}
	return t.numbersDialled
}

// numbersIn finds the numbers of eight digits and more in a text. Of several with only a
// space between them, each is one.
func numbersIn(s string) []dialled {
	const least, most = 8, 20
	var all []dialled
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		start, digits := i, []byte{}
		end := i
		for i < len(s) {
			if s[i] >= '0' && s[i] <= '9' {
				digits = append(digits, s[i])
				i++
				end = i
				continue
			}
			if n := separator(s[i:], s[start] == '0' || s[start:i] == "84" && start > 0 && s[start-1] == '+'); n > 0 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
				i += n
				continue
			}
			break
		}
		if start > 0 && (isWordByte(s[start-1]) || s[start-1] == '/' || s[start-1] == ',') || len(digits) < least {
			continue
		}
		if bytes.HasPrefix(digits, []byte("0084")) && len(digits) <= 14 { // a call from abroad
			digits = digits[2:]
		}
		if len(digits) <= 12 {
			all = append(all, dialled{stretch{start, end}, string(digits)})
			continue
		}
		at := start
		for part := range strings.SplitSeq(s[start:end], " ") {
			if bare := strings.NewReplacer(".", "", "-", "").Replace(part); len(bare) >= least && len(bare) <= most {
				all = append(all, dialled{stretch{at, at + len(part)}, bare})
			}
			at += len(part) + 1
		}
	}
	return all
}

// separator is the length of what may stand between the digits of one number; behind those
// that a phone begins with also a bracket.
func separator(s string, phone bool) int {
	switch {
	case phone && strings.HasPrefix(s, ") "):
		return 2
	case s[0] == ' ' || s[0] == '.' || s[0] == '-':
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	}
	return 0
}
