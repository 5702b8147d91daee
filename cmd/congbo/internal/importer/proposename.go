package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
)

// name is the name of the figure with the k-th number: the words before it, with what it
// counts where those alone say too little. until is the number that the words after it end
// at.
func (c *clause) name(k, from, until int) string {
	a := c.all[k]
	words := c.text[c.nameStart(k, from):a.Start]
	name, after := c.cleaned(words), c.countedBy(k, until)
	if a.Kind == quantity.Ratio && (name == "" || has.MatchString(words)) { // "… có 46/48 chi bộ tổ chức học tập"
		if len(strings.Fields(after)) < 4 {
			return ""
		}
		return capitalised(after)
	}
	gives := strings.HasSuffix(strings.ToLower(strings.TrimSpace(words)), " cho")
	said := strings.Contains(" "+strings.ToLower(name)+" ", " "+strings.ToLower(c.unit(a))+" ")
	whole := len(strings.Fields(name)) > 4 || (isMeasure(c.unit(a)) || said) && name != "" && !gives || endsLinked(words)
	switch {
	case whole && !gives:
		return name
	case gives && name != "":
		name += " cho"
	}
	if name = strings.TrimSpace(name + " " + after); name == "" || nameless.MatchString(name) {
		return ""
	}
	return capitalised(name)
}

// nameStart is where the words before the k-th number begin: after the number before it and
// what that one counts.
func (c *clause) nameStart(k, from int) int {
	start := from
	for _, before := range c.all[:k] {
		if before.Start < from {
			continue
		}
		start = max(start, before.End)
		if at := strings.Index(c.text[before.End:c.all[k].Start], c.unit(before)); at >= 0 && at <= 1 {
			start = max(start, before.End+at+len(c.unit(before)))
		}
	}
	return start
}

// countedBy is what the k-th number counts, of the words up to the number until.
func (c *clause) countedBy(k, until int) string {
	a, end := c.all[k], len(c.text)
	if until < len(c.all) {
		end = c.all[until].Start
	}
	after := c.text[a.End:max(a.End, end)]
	if a.Kind == quantity.Ratio { // up to ", đạt"
		after, _, _ = strings.Cut(after, "(")
		if at := strings.LastIndexAny(after, ",;"); at >= 0 {
			after = after[:at]
		}
	} else if at := strings.IndexAny(after, ",(;:."); at >= 0 {
		after = after[:at]
	}
	return counted(after)
}

// counted is what a number counts, of the words after it: without the word that only
// counts, and without what leads to the next number.
func counted(after string) string {
	words := strings.Fields(strings.Trim(after, " ,.;:()-–"))
	for _, unit := range [...]string{"đơn vị", "lượt"} {
		if n := len(strings.Fields(unit)); len(words) > n && strings.EqualFold(strings.Join(words[:n], " "), unit) {
			words = words[n:]
		}
	}
	for again := true; again; {
		again = false
		for _, lead := range leads {
			if n := len(words) - len(strings.Fields(lead)); n >= 0 && strings.EqualFold(strings.Join(words[n:], " "), lead) {
				words, again = words[:n], true
			}
		}
	}
	if len(words) > 16 {
		return ""
	}
	return strings.Join(words, " ")
}

// leads are the words between what one number counts and the next number.
var leads = [...]string{"cho", "với", "thu hút", "phục vụ", "trị giá", "tổng trị giá", "với tổng số", "với số tiền", "nâng tổng số lên", "đạt", "được", "bằng", "ước", "có", "là", "và", "trên", "gần", "khoảng", "hơn"}

// cleaned is the name that the words before a number give.
func (c *clause) cleaned(words string) string {
	words = words[strings.LastIndexByte(words, ')')+1:]
	words = strings.TrimLeft(strings.TrimSpace(words), " ,.;:()-–+“”\"")
	for again := true; again; {
		rest := opening.ReplaceAllString(words, "")
		again, words = rest != words, strings.TrimLeft(rest, " ,:")
	}
	if i := strings.LastIndexAny(words, ",(:"); i >= 0 && !enumeration.MatchString(words) && len(strings.Fields(words[i+1:])) > 0 {
		if last := c.cleaned(words[i+1:]); last != "" {
			return last
		}
	}
	words = level.ReplaceAllString(strings.TrimRight(words, " ,.;:()-–“”\""), "")
	for again := true; again; {
		again = false
		fields := strings.Fields(words)
		if n := len(fields); n > 0 && (isLink(strings.ToLower(fields[n-1])) && !(n > 1 && strings.EqualFold(fields[n-1], "mới")) && !strings.EqualFold(words, "thực hiện") || n > 1 && strings.EqualFold(fields[n-1], "cho")) {
			words, again = strings.Join(fields[:n-1], " "), true
		}
	}
	if m := doer.FindStringSubmatch(words); m != nil {
		words = m[1]
	}
	words = withoutPeriod(words)
	fields := strings.Fields(strings.Trim(words, " ,.;:()-–“”\""))
	if len(fields) > 14 || len(fields) == 0 || nameless.MatchString(words) {
		return ""
	}
	return capitalised(strings.Join(fields, " "))
}

var (
	// opening is what a clause begins with before it names anything.
	opening = lazyregexp.New(`^(?i:(?:tính\s+)?đến\s+(?:nay|hết|ngày|cuối)[^,]*?,|(?:tính\s+)?đến\s+nay|trong\s+(?:kỳ|năm|quý|tháng|6 tháng|9 tháng)[^,]*?,|trong\s+đó,?|theo\s+đó,?|cụ\s+thể:?|hiện(?:\s+nay)?,?|ngoài\s+ra,?|đồng\s+thời,?|kết\s+quả:?|chỉ\s+tiêu(?:\s+về)?|đã|có|còn|và|với|toàn\s+\p{L}+\s+có)(?:\s+|$)`)
	// doer is who does what a verb counts.
	doer = lazyregexp.New(`^(?i:các|toàn|ủy ban|đảng ủy|đảng bộ|ban|hội|huyện|xã|tỉnh|đơn vị|ngành|cấp ủy|chi cục|trung tâm)\s.*?\s(?:đã\s+)?((?:kết nạp|mở|tổ chức|thành lập|xây|trồng|cấp|giới thiệu|vận động|hỗ trợ|giúp|kiểm tra|giám sát|phát triển|công nhận|khám|tiêm|thu|nộp|thực hiện|trao|tặng|giải quyết|xử lý|tiếp nhận|đào tạo|tập huấn|ban hành|hoàn thành|huy động|bồi dưỡng)(?:\s.*)?)$`)
)

var (
	// enumeration has commas that part no clauses: "nông, lâm nghiệp và thủy sản".
	enumeration = lazyregexp.New(`^[^,(:]+(?:, \p{Ll}[^,(: ]*(?: [^,(: ]+){0,2})+ và [^,(:]+$`)
	// nameless are words that say nothing of what is counted.
	nameless = lazyregexp.New(`^(?i:quý|năm|tháng|ngày|đợt|kế hoạch|chỉ tiêu|tổng số|số lượng|tỷ lệ|kết quả|(?:cùng )?kỳ)(?:\s+\S+)?$|^(?i:ngày|tháng|quý|số)\s+\d`)
)

func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// links are the words between a name and its number.
var links = strings.Fields("ước đạt được có là với gồm trên gần khoảng hơn và thực hiện bằng mới là: : - ( ,")

func isLink(word string) bool { return slices.Contains(links, word) }

// endsLinked reports whether words end with one that says that a number follows: what is
// before it is a name by itself.
func endsLinked(words string) bool {
	all := strings.Fields(strings.ToLower(strings.Trim(words, " ,:(")))
	return len(all) > 1 && slices.Contains([]string{"đạt", "là", "bằng", "ước", "còn", "lên", "xuống"}, all[len(all)-1]) || strings.HasSuffix(strings.TrimSpace(words), ":")
}

// has is what ends words that name no figure: what they lead to does.
var has = lazyregexp.New(`(?i)(?:^|[\s,:(])có\s*$`)

// planTail is the word for a plan before its number, which is no part of a name.
var planTail = lazyregexp.New(`(?i)[\s:,]*(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?:\s+(?:năm|giao|là))*\s*$`)

// against is what a percentage is measured by, where the words after it say so.
func against(after string) string {
	end := strings.IndexAny(after, ",;.()")
	if end < 0 {
		end = len(after)
	}
	words, _, _ := strings.Cut(strings.TrimSpace(after[:end]), " và ")
	for _, lead := range []string{"so với ", "so "} {
		words = strings.TrimPrefix(words, lead)
	}
	for _, known := range []string{"kế hoạch", "chỉ tiêu", "cùng kỳ", "cuối năm", "đầu năm", "năm", "quý", "dự toán", "nghị quyết", "chương trình", "mục tiêu"} {
		if strings.HasPrefix(words, known) {
			if fields := strings.Fields(words); len(fields) > 8 {
				words = strings.Join(fields[:8], " ")
			}
			return words
		}
	}
	return ""
}

// unit is the words that a number counts.
func (c *clause) unit(q quantity.Quantity) string {
	if m := measureWord.FindStringSubmatch(c.text[q.End:]); m != nil {
		return strings.TrimSpace(m[1])
	}
	if q.UnitEnd <= q.End {
		return q.Unit
	}
	words := strings.Fields(strings.Trim(c.text[q.End:q.UnitEnd], " ,.;:()"))
	folded := strings.ToLower(strings.Join(words, " ")) + " "
	for _, long := range longUnits {
		if long = strings.ReplaceAll(long, "_", " "); strings.HasPrefix(folded, long+" ") {
			return strings.Join(words[:len(strings.Fields(long))], " ")
		}
	}
	if len(words) == 0 || isLink(strings.ToLower(words[0])) {
		return ""
	}
	return words[0]
}

// longUnits are units of several words; any other is one word.
var longUnits = strings.Fields(`đảng_viên đoàn_viên hội_viên tổ_viên học_viên giáo_viên học_sinh sinh_viên nhân_viên công_đoàn_cơ_sở cơ_sở_đoàn tổ_chức_đảng tổ_chức_cơ_sở_đảng
chi_bộ đảng_bộ đồng_chí cán_bộ công_chức lao_động doanh_nghiệp hợp_tác_xã hộ_nghèo hộ_gia_đình gia_đình sản_phẩm giấy_chứng_nhận cơ_sở hồ_sơ vụ_việc vụ_án công_trình dự_án
cây_xanh tập_thể cá_nhân mô_hình phòng_học đơn_vị_máu đơn_vị sáng_kiến phụ_nữ văn_bản cuộc_họp hội_nghị câu_lạc_bộ huy_chương tiêu_chí thủ_tục lượt_người lượt_khách`)

// measureWord is a unit that measures, with its scale.
var measureWord = lazyregexp.New(`^\s?((?i:(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|USD|kWh|tấn|lít|m3|m³)))(?:[\s,;.)(]|$)`)

// isMeasure reports whether a unit measures and does not count: the name of a figure is
// whole without it.
func isMeasure(unit string) bool {
	first, _, _ := strings.Cut(strings.ToLower(unit), " ")
	return slices.Contains([]string{"", "đồng", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "ha", "tấn", "tạ", "kg", "km", "m", "m2", "m³", "m²", "lít", "usd", "kwh", "%", "lượt", "con"}, first)
}
