package check

import (
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
)

var personalHome = &Check{
	Code:     "personal/home",
	Severity: diag.Warning,
	Title:    diag.Say("không có ngày sinh, nơi ở bên tên người", "no date of birth or home beside a name"),
	Doc: diag.Say(
		`Ngày sinh hoặc nơi ở (số nhà, thôn, xã…) đứng bên tên một người, trong một câu hoặc một dòng của bảng. Ngày sinh trong tiểu sử của cán bộ, người được khen thưởng, nhân vật lịch sử và người ký báo cáo thì không báo.`,
		`A date of birth or a home (number of the house, hamlet, commune …) beside the name of a person, in one sentence or one row of a table. The date of birth in the life of an officer, who is awarded, historic persons and the signer are not told.`),
	Fires: []string{"Chi bộ giới thiệu quần chúng Lô Văn Thử, sinh ngày 12/8/1990, để xem xét.", "Bà Trần Thị Thử, sinh ngày 12/5/1980, nhận hỗ trợ.", "Bà Trần Thị Thử, sinh năm 1980, nhận hỗ trợ.", "Hộ bà Trần Thị Thử (1980) nhận hỗ trợ.", "Ông Lê Văn Thử (SN 1985, quê quán thôn Sáu) nộp đơn.", "Anh Nguyễn Văn Thử (trú tại thôn Ba, xã Thử) đã nộp đơn.", "Ông Lê Văn Thử, thường trú số 12 đường Thử, nhận đất.",
		"| Họ và tên | Ngày sinh |\n|---|---|\n| Trần Thị Thử | 12/5/1980 |"},
	Silent: []string{"Tặng Huy hiệu 60 năm tuổi Đảng cho đồng chí Trần Văn Thử, sinh ngày 12/5/1938.", "Cấp đăng ký thường trú cho 30 hộ ở xã Thử.", "Đồng chí Trần Văn Thử, Bí thư Đảng ủy, dự họp tại xã Thử.",
		"Đồng chí Trần Phú sinh ngày 01/5/1904.", "Đồng chí Trần Văn Thử, sinh năm 1970, được bầu giữ chức Bí thư.", "Có 12 cháu sinh năm 2015.", "Bà Trần Thị H. (trú tại thôn Ba) nộp đơn."},
	words: true,
	run: func(r *run) {
		for _, t := range r.published {
			if t.Kind == report.Cell {
				r.homeInRow(t)
			}
			for _, p := range t.people() {
				r.homeAround(t, p)
				if m := bornIn.FindString(t.Text[p.end:min(len(t.Text), p.end+reachOfName)]); m != "" && p.title && !r.isKnown(t.Text[p.start:p.end]) && !career.MatchString(t.Text[max(0, p.start-reachOfLife):min(len(t.Text), p.end+reachOfLife)]) {
					r.personal(t, stretch{p.start, p.end + len(m)}, birthText)
				}
			}
			if len(t.people()) == 0 || !t.has(homeCue) {
				continue
			}
			for _, m := range birthday.FindAllStringSubmatchIndex(t.Text, -1) {
				if career.MatchString(t.Text[max(0, m[0]-reachOfLife):min(len(t.Text), m[1]+reachOfLife)]) {
					continue // the life of an officer
				}
				within := 100
				if isYearOnly(t.Text[m[2]:m[3]]) {
					within /= 2
				}
				if !isLife(t, m[2], m[3]) {
					r.besideName(t, stretch{m[2], m[3]}, within, birthText)
				}
			}
			for _, m := range home.FindAllStringSubmatchIndex(t.Text, -1) {
				r.besideName(t, stretch{m[2], m[3]}, 160, homeText)
			}
		}
	},
}

// homeWords are in every text that tells of a birth or a home, one of them.
var homeWords = []string{"sinh", "Sinh", "SN", "trú", "ngụ", "hộ khẩu", "HKTT", "nhà riêng", "hỗ ở", "ơi ở", "hà ở", "ở số", "ở tổ", "ở ngõ", "ở hẻm", "ở khu", "ở nhà số", "ở tại", "ở thôn", "ở xóm", "ở ấp", "ở bản", "uổi", "s.n", "S.N", "sn", "ĐC:", "ịa chỉ"}

var homeText = diag.Say("nơi ở bên tên người", "a home beside a name")

var birthText = diag.Say("ngày, năm sinh bên tên người", "a date of birth beside a name")

// reachOfName is how far around a name a date of birth or a home is read that says whose it is.
const reachOfName = 160

// aroundName are a date of birth or a home in the words right before or behind a name, the first
// group of each; behind the name something has to follow where it says so.
var aroundName = []struct {
	before, behind *lazyregexp.Regexp
	what           diag.Text
}{
	{before: homeOf, behind: addressBehind, what: homeText}, {before: homeBefore, what: homeText}, {behind: helpedAt, what: homeText},
	{before: bornBefore, what: birthText}, {behind: bornBehind, what: birthText},
}

// homeAround tells of a date of birth or a home that a name stands right beside.
func (r *run) homeAround(t *text, p somebody) {
	from, to := max(0, p.start-reachOfName), min(len(t.Text), p.end+reachOfName)
	for _, at := range aroundName {
		start, end := p.start, p.end
		if at.before != nil {
			m := at.before.FindStringSubmatchIndex(t.Text[from:p.start])
			if m == nil {
				continue
			}
			start = from + m[2]
		}
		if at.behind != nil {
			m := at.behind.FindStringSubmatchIndex(t.Text[p.end:to])
			if m == nil {
				continue
			}
			if at.before == nil {
				end = p.end + m[3]
			}
		}
		around := t.Text[max(0, start-reachOfLife):min(len(t.Text), end+reachOfLife)]
		if !r.isKnown(t.Text[p.start:p.end]) && !career.MatchString(around) && !isHonoured(around) {
			r.personal(t, stretch{start, end}, at.what)
		}
	}
}

// reachOfLife is how far around a date of birth the offices of a person are looked for.
const reachOfLife = 300

var (
	birthday = lazyregexp.New(`(?i)(?:^|[\s(,–-])((?:sinh|s\.?\s?n\.?|ngày sinh)\s*:?\s+(?:vào\s+)?(?:ngày\s+)?\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)(?:19|20)\d\d|(?:sinh năm|năm sinh|s\.?\s?n\.?)\s*:?\s*(?:19|20)\d\d)(?:[\s,;.)–-]|$)`)
	// bornIn is a year in brackets right behind a name
	bornIn     = lazyregexp.New(`^\s?\((?:19[3-9]|20[0-2])\d\)`)
	bornBehind = lazyregexp.New(`^(\s?\(\d{1,2}[./-]\d{1,2}[./-](?:19[3-9]|20[0-2])\d\)|\s*:\s*\d{1,2}/\d{1,2}/(?:19[3-9]|20[0-2])\d)(?:[^\d/]|$)`)
	// bornBefore is a date of birth that stands before the name, or what it is called
	bornBefore = lazyregexp.New(`(?i)(?:^|[.;:(]\s*)(sinh (?:ngày|năm) [^,.;()]{4,30}, (?:ông|bà|anh|chị|em|cháu|đồng chí|đ/c)|(?:ngày sinh|năm sinh|ngày tháng năm sinh) của (?:ông|bà|anh|chị|em|cháu|đồng chí|đ/c)) $`)
	// homeOf stands before a name whose home follows, and homeBefore is a home before a name
	homeOf        = lazyregexp.New(`(?i)(?:^|[\s(,;])((?:nơi cư trú|nơi ở|nơi thường trú|chỗ ở|địa chỉ(?: nhà)?|nhà riêng|hktt|hộ khẩu(?: thường trú)?) của (?:hộ |gia đình )?(?:ông |bà |anh |chị |em |cháu |đồng chí |đ/c )?)$`)
	addressBehind = lazyregexp.New(`^\s*(?::|là|ở|tại)\s*(?:ở |tại )?(?:\d|(?i:số|số nhà|nhà số|thôn|xóm|ấp|bản|tổ|khu|khóm|buôn|làng|ngõ|hẻm|đường|phố|xã|phường)\s)`)
	homeBefore    = lazyregexp.New(`(?i)(?:^|[\s(,;])((?:nơi cư trú|nơi ở|chỗ ở|địa chỉ nhà|nhà riêng|hktt|hộ khẩu thường trú)\s*:?\s+(?:số|thôn|xóm|ấp|bản|tổ|khu|khóm|buôn|làng|ngõ)\s[^.;()]{1,80}? của (?:ông|bà|anh|chị|em|cháu|đồng chí|đ/c) )$`)
	// helpedAt is a hamlet behind the name of somebody who is helped
	helpedAt   = lazyregexp.New(`^\s*(?:,|\(|-|–)\s*((?i:thôn|xóm|ấp|bản|tổ dân phố|tổ|khu phố|khóm|buôn|làng)\s+[\p{Lu}\d][^.;]{0,60}?\)?)[, ]+(?:đã |vừa )?(?i:được hỗ trợ|được trợ cấp|được xây|được sửa|nhận hỗ trợ|nhận trợ cấp|hộ nghèo|hộ cận nghèo|là hộ nghèo|thuộc hộ|được cấp bò|được vay|vay )`)
	lifeBegins = lazyregexp.New(`^\s*(?:Ông|Bà|Đồng chí|Đ/c)(?: \p{Lu}[\p{L}\p{M}]*){2,6}(?: |, | \()$`)
	lifeGoesOn = lazyregexp.New(`^\)?(?:\s*[.;]?\s*$|,? (?:quê|nguyên quán|tại|dân tộc|tốt nghiệp|trong một gia đình|trong gia đình))`)
	initialled = lazyregexp.New(`\p{Lu}\p{L}* \p{Lu}\.`)
	ofHamlet   = lazyregexp.New(`^[^.;]{0,40}(?i:thôn|xóm|ấp|bản|tổ|khu phố|khóm|buôn)\s+[\p{Lu}\d]|^[^.;()]*\)\s+\p{Ll}`)
	yearOnly   = lazyregexp.New(`^\s*(?:19|20)\d\d\s*$`)
	home       = lazyregexp.New(`(?:^|[\s(,;–-])((?i:(?:hiện\s+|cùng\s+|đang\s+)?(?:đăng ký\s+)?(?:trú|cư trú|thường trú|tạm trú|sinh sống|ngụ|hộ khẩu(?: thường trú)?|hktt|nhà riêng|chỗ ở|nơi ở|nhà ở|địa chỉ|đc)(?: hiện nay)?)(?:\s*:)?\s+(?:(?:tại|ở|ngụ)\s+)?(?:(?:số nhà|nhà số|nhà)\s+)?(?:\d+[\p{L}/\d]*,?\s+)?(?:(?i:số|số nhà|nhà số|thôn|xóm|ấp|bản|tổ|khu phố|khóm|xã|phường|đường|phố|ngõ|hẻm|thị trấn|buôn|làng|khu vực|khu)\s+[\p{Lu}\d])|\d{1,3} tuổi,?\s+(?:hiện |cùng )?(?:ở|trú|ngụ)(?: tại| ở)?\s+(?i:thôn|xóm|ấp|bản|tổ|khu|xã|phường|số)\s+[\p{Lu}\d]|(?i:(?:hiện\s+|cùng\s+)?ở\s+(?:tại\s+)?(?:số nhà|nhà số|số)\s+\d|(?:hiện\s+|cùng\s+)?ở\s+(?:tại\s+)?(?:tổ|ngõ|hẻm|khu phố|khóm)\s+\d))`)
	business   = lazyregexp.New(`(?i)công ty|doanh nghiệp|cơ sở|thành lập|trụ sở|dự án|khu\s*$|giám đốc`)
	career     = lazyregexp.New(`(?i)cử nhân|thạc s[ĩỹ]|tiến s[ĩỹ]|kỹ sư|trình độ|lý luận chính trị|kinh nghiệm|hđqt|tổng giám đốc|doanh nhân|lãnh đạo trẻ|nghệ sĩ|họa sĩ|hoạ sĩ|nhạc sĩ|nhà thơ|nhà văn|[uủ][ỷy] viên|tổng bí thư|bộ trưởng|thủ tướng|bổ nhiệm|giữ chức|[,:] (?:nguyên |phó |tân )*(?:chủ tịch|bí thư|giám đốc)`)
	fullDay    = lazyregexp.New(`^\s*\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\s*$`)
)

// isYearOnly reports whether a date of birth has no day.
func isYearOnly(born string) bool {
	return !strings.ContainsAny(born, "/.-") && !strings.Contains(born, "tháng")
}

// isLife reports whether a date of birth begins the life of somebody public, "Ông … sinh năm
// 1960, quê …", or is that of somebody who lived long ago.
func isLife(t *text, start, end int) bool {
	const long = 1935 // nobody who was born before is told of
	if year := t.Text[max(start, end-4):end]; year < strconv.Itoa(long) {
		return true
	}
	from, to := t.sentence(start, clause)
	rest := t.Text[end:max(end, to)]
	if strings.HasPrefix(strings.ToLower(t.Text[start:end]), "sn") && ofHamlet.MatchString(rest) {
		return false // as it is said of who is no officer
	}
	return lifeBegins.MatchString(t.Text[from:start]) && lifeGoesOn.MatchString(rest) && !containsAny(rest, []string{"trú", "hỗ trợ", "nhận", "trợ cấp"})
}

// besideName tells of what stands behind the name of a person in one sentence.
func (r *run) besideName(t *text, at stretch, within int, what diag.Text) {
	start, end := t.sentence(at.start, clause)
	p, ok := nearestBefore(t.people(), start, at.start)
	if !ok || at.start-p.end > within || r.isKnown(t.Text[p.start:p.end]) || isHonoured(t.Text[start:end]) || isHistory(t.Text[start:end]) || business.MatchString(t.Text[p.end:at.start]) || initialled.MatchString(t.Text[p.end:at.start]) {
		return
	}
	r.personal(t, stretch{p.start, at.end}, what)
}

// homeInRow tells of a cell with a date of birth or a home, in a row that names a person.
func (r *run) homeInRow(t *text) {
	head := strings.ToLower(r.columnHead(t.Block))
	var what diag.Text
	switch {
	case strings.Contains(head, "sinh") && (fullDay.MatchString(t.Text) || yearOnly.MatchString(t.Text)):
		what = birthText
	case containsAny(head, []string{"nơi ở", "chỗ ở", "thường trú", "nơi cư trú", "địa chỉ", "hộ khẩu"}) && strings.TrimSpace(t.Text) != "":
		what = homeText
	default:
		return
	}
	for _, b := range r.rowOf(t.Block) {
		if r.isName(b) && !r.isKnown(b.Text) {
			r.personal(t, t.extent(), what)
			return
		}
	}
}
