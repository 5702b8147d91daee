package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/report"
)

// Somebody is a person who is named in a text.
type somebody struct {
	stretch
	title bool // what stands before says that it is a person: "đồng chí", "bà"
}

// families are the family names of nearly everybody; the second list has those that are
// usual words or places too, and tell a person only behind a title.
var (
	families = wordSet(`nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn lương tạ trương phùng`)
	rare     = wordSet(`đào mai lâm cao hà tô la chu châu quách thái tôn từ lưu lục nông ma triệu bế đàm vi lô lò vừ vàng giàng sùng thào mùa hạng lầu
		quàng tòng cà lường kha mạc bàn tẩn chảo thạch danh sơn kim tăng kiều ninh doãn khuất khổng nghiêm thân tống bạch diệp hứa tiêu
		vương cù cung âu bành cát giáp hầu khúc lã lữ mã mẫn nhữ thiều ung uông vòng phí trà cổ lộc nình nhâm đèo điêu tưởng quan hán chung mông lạc sầm thang tằng tiết tăng chế phù rơ ksor siu nay bríu alăng arất liêu thẩm`)
)

// provinces begin like a name with a rare family name.
var provinces = func() map[string]bool {
	all := map[string]bool{}
	for name := range strings.SplitSeq(`sơn la,sơn tây,sơn hà,sơn động,sơn dương,cao bằng,cao lộc,cao lãnh,cao phong,hà nội,hà giang,hà tĩnh,hà nam,hà đông,hà lan,hà quảng,hà tiên,lai châu,châu âu,châu á,châu phi,châu mỹ,châu đại,châu đốc,châu thành,châu đức,
		kim bôi,kim sơn,kim động,kim bảng,kim thành,thái bình,thái nguyên,thái lan,thái bình dương,thái thụy,mai châu,mai sơn,lâm đồng,lâm hà,lâm thao,lâm bình,thạch hà,thạch thất,thạch an,thạch thành,ninh bình,ninh thuận,ninh giang,ninh hòa,tân yên,vân đồn,
		tô châu,chu lai,la mã,quách phẩm,mạc tư,đào tạo,đàm phán,lưu hành,kiều bào,vương quốc,tôn đức,tôn trọng,mùa xuân,mùa hè,mùa hạ,mùa thu,mùa đông,nông nghiệp,nông thôn,nông dân,nông sản,nông hội,nghiêm chỉnh,lục quân,lục ngạn,lục nam,lục yên,triệu phong,triệu sơn,triệu vân,
		bạch long,bạch mai,bạch đằng,bạch thông,diệp lâm,tống kết,thân thiện,cung cấp,cung văn,âu cơ,âu lạc,giáp bát,mã lai,thanh niên,thanh tra,thôn bản,tiêu chuẩn,tăng cường,khúc xuyên,từ liêm,từ sơn,từ điển,danh sách,danh nhân,danh hiệu,vi phạm,vi mô,hạng mục,lầu năm,bàn giao,lý sơn`, ",") {
		all[strings.TrimSpace(name)] = true
	}
	return all
}()

// middles are the middle names that hardly anything else has: "Âu Văn …", "Giàng A …".
var middles = wordSet(`văn thị a`)

// titles are the last words of what persons are called by, before their names.
var titles = wordSet(`ông bà anh chị em cháu cô chú bác cụ chí đ/c viên can cáo tượng phạm tù nhân sinh hộ sĩ sư tên chức chúng niên úy uý tá`)

// roles begin what somebody is called by in an office: "đồng chí Phó Bí thư" names nobody.
var roles = wordSet(`phó chủ bí ủy uỷ trưởng giám thường ban tổng thứ bộ đại thiếu trung thượng chánh viện cán hội đảng tỉnh huyện xã thành hội`)

// places are the last words of what bears the name of somebody.
var places = wordSet(`đường phố trường thpt thcs học viên cầu hồ sông chợ viện nhà máy ty quỹ giải thôn ấp bản làng khu đài đền chùa
	tích cảng bay phần tnhh cp mtv đoàn hàng hãng hiệu trào tỉnh huyện xã phường trấn quận thị đảo núi đèo vịnh tưởng giải quán lộ ngõ hẻm ngã quảng tp tp. hầm trại`)

// offices are said of who holds one; "Chủ tịch Ủy ban nhân dân xã" is followed by a name.
var offices = []string{"hủ tịch", "í thư", "iám đốc", "rưởng", "hó ", "iệu trưởng", "án bộ"}

// historic persons are public for good.
var historic = func() map[string]bool {
	all := map[string]bool{}
	for name := range strings.SplitSeq(`hồ chí minh, nguyễn ái quốc, nguyễn tất thành, trần phú, lê hồng phong, hà huy tập, nguyễn văn cừ, lê duẩn, trường chinh,
		võ nguyên giáp, phạm văn đồng, tôn đức thắng, nguyễn thị minh khai, hoàng văn thụ, võ văn kiệt, nguyễn văn linh, lý tự trọng, ngô gia tự,
		nguyễn đức cảnh, phan đăng lưu, võ thị sáu, nguyễn văn trỗi, phan bội châu, phan châu trinh, phan chu trinh, hoàng quốc việt, lê hồng sơn,
		châu văn liêm, nguyễn hữu thọ, huỳnh thúc kháng, phùng chí kiên, trần văn giàu, tô hiệu, hoàng hoa thám, trần hưng đạo, lê lợi, quang trung,
		nguyễn huệ, nguyễn trãi, nguyễn du, hai bà trưng, lý thường kiệt, ngô quyền, đinh bộ lĩnh, cao bá quát, nguyễn phong sắc`, ",") {
		all[strings.Join(strings.Fields(name), " ")] = true
	}
	return all
}()

func wordSet(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

// people are the persons who are named in a text in full, in order. Somebody whose name
// ends in one letter, "Nguyễn Thị H.", is not named, nor is one of history.
func (t *text) people() []somebody {
	if t.peopleFound {
		return t.named
	}
	t.peopleFound = true
	for i := 0; i < len(t.Text); {
		run := capitalised(t.Text, i)
		if len(run) == 0 {
			i++
			if isWordByte(t.Text[i-1]) { // the rest of a word begins no name
				for i < len(t.Text) && isWordByte(t.Text[i]) {
					i++
				}
			}
			continue
		}
		if p, ok := t.personIn(run); ok {
			t.named = append(t.named, p)
		}
		i = run[len(run)-1].end
	}
	return t.named
}

func isWordByte(c byte) bool {
	return c >= utf8.RuneSelf || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// capitalised are the words from an offset on that begin with a capital, one space between.
func capitalised(s string, at int) []stretch {
	var all []stretch
	for {
		c, n := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsUpper(c) {
			return all
		}
		end := at + n
		for end < len(s) {
			c, n := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '\'' && c != '’' {
				break
			}
			end += n
		}
		all = append(all, stretch{at, end})
		if end+1 >= len(s) || s[end] != ' ' {
			return all
		}
		at = end + 1
	}
}

// personIn finds the person in a run of capitalised words.
func (t *text) personIn(run []stretch) (somebody, bool) {
	const longest = 5
	if len(run) < 2 {
		return somebody{}, false
	}
	word := func(i int) string { return strings.ToLower(t.Text[run[i].start:run[i].end]) }
	for i := range run {
		before := wordBefore(t.Text, run[i].start)
		title := titles[before] && !strings.HasSuffix(t.Text[:run[i].start], "rẻ em ") // "trẻ em Việt Nam"
		known := (families[word(i)] || rare[word(i)] && i+2 < len(run) && (middles[word(i+1)] || i == 0 && !provinces[word(0)+" "+word(1)])) && !(i > 0 && places[word(i-1)])
		if !known && !(title && (rare[word(i)] || i == 0 && !roles[word(i)] && before != "viên" && before != "sinh" && before != "tên" && before != "chức")) {
			continue
		}
		last := min(i+longest, len(run)) - 1
		count := last - i + 1
		if count < 2 || count == 2 && !title {
			continue
		}
		p := somebody{stretch{run[i].start, run[last].end}, title}
		if utf8.RuneCountInString(word(last)) == 1 && word(last) != "y" || strings.HasPrefix(t.Text[p.end:], ".") && utf8.RuneCountInString(word(last)) == 1 {
			return p, false
		}
		if !title && isHouse(before) {
			return p, false
		}
		if !title && places[before] && (!families[word(i)] || !containsAny(t.Text[max(0, p.start-80):p.start], offices)) {
			return p, false
		}
		if historic[strings.ToLower(t.Text[p.start:p.end])] || !isVietnamese(word(i)) || !isVietnamese(word(last)) {
			return p, false
		}
		return p, true
	}
	return somebody{}, false
}

// isHouse reports whether a word is the number of a house, behind which a street is named:
// "127 Võ Văn Tần", "12/3A Lê Duẩn".
func isHouse(word string) bool {
	return len(word) > 1 && word[0] >= '1' && word[0] <= '9' && strings.Trim(word, "0123456789/abcdef") == ""
}

// isVietnamese reports whether a word may be Vietnamese, or of one of the languages of Việt Nam.
func isVietnamese(word string) bool {
	return utf8.RuneCountInString(word) <= 7 && !strings.ContainsAny(word, "fjwz")
}

// wordBefore is the word before an offset, in small letters, a space between.
func wordBefore(s string, at int) string {
	if at < 1 || s[at-1] != ' ' {
		return ""
	}
	start := strings.LastIndexAny(s[:at-1], " \n(,;:\"“-") + 1
	return strings.ToLower(s[start : at-1])
}

// isName reports whether a cell holds the name of a person and nothing else.
func (r *run) isName(b *report.Block) bool {
	t := r.textOf[b]
	if t == nil || b.Kind != report.Cell {
		return false
	}
	named := strings.TrimSpace(t.Text)
	if people := t.people(); len(people) == 1 && len(named)-(people[0].end-people[0].start) <= len("Đồng chí ") {
		return true
	}
	words := capitalised(named+" ", 0)
	if len(words) >= 3 && len(words) <= 5 && words[len(words)-1].end == len(named) {
		first, second := strings.ToLower(named[:words[0].end]), strings.ToLower(named[words[1].start:words[1].end])
		if (families[first] || rare[first]) && !provinces[first+" "+second] {
			return true
		}
	}
	return len(words) >= 2 && len(words) <= 5 && words[len(words)-1].end == len(named) && containsAny(strings.ToLower(r.columnHead(b)), []string{"tên", "bệnh nhân", "chủ hộ", "đảng viên", "đối tượng", "bị can", "bị cáo", "người ", "học sinh"}) &&
		utf8.RuneCountInString(named[words[len(words)-1].start:]) > 1
}

// isKnown reports whether somebody stands in the report in an office that it shows anyway:
// the signer.
func (r *run) isKnown(name string) bool {
	return r.report.Front.Signer != "" && strings.EqualFold(name, r.report.Front.Signer)
}

// nearestBefore is the last person whose name ends at an offset or before it, in the same
// stretch.
func nearestBefore(people []somebody, start, at int) (somebody, bool) {
	i, _ := slices.BinarySearchFunc(people, at, func(p somebody, at int) int { return p.end - at - 1 })
	if i == 0 || people[i-1].start < start {
		return somebody{}, false
	}
	return people[i-1], true
}

// isHonoured reports whether a sentence honours who is named in it.
func isHonoured(sentence string) bool {
	return containsAny(sentence, []string{"Huân chương", "Huy chương", "Huy hiệu", "Bằng khen", "Giấy khen", "ruy tặng", "hen thưởng", "anh hiệu", "uyên dương", "iểu dương", "hà giáo Nhân dân", "Anh hùng", "hen tặng"})
}

// isHistory reports whether a sentence is of times past: it says so, or names a year before
// 1980 that nobody was born in.
func isHistory(sentence string) bool {
	if containsAny(sentence, []string{"hực dân", "ế quốc", "háng chiến", "iệt sĩ", "iệt sỹ", "địch bắt", "iền bối", "lão thành", "hong kiến"}) {
		return true
	}
	for i := 0; i+4 <= len(sentence); i++ {
		if sentence[i] != '1' || sentence[i+1] != '8' && (sentence[i+1] != '9' || sentence[i+2] >= '8') || !isNumber(sentence, i, i+4) {
			continue
		}
		if before := strings.ToLower(sentence[max(0, i-24):i]); !strings.Contains(before, "sinh") && !strings.Contains(before, "sn") && !strings.HasSuffix(before, "/") && !strings.HasSuffix(before, "-") && !strings.HasSuffix(before, ".") {
			return true
		}
	}
	return false
}

// isNumber reports whether s[start:end] is digits and a whole number.
func isNumber(s string, start, end int) bool {
	for _, c := range []byte(s[start:end]) {
		if c < '0' || c > '9' {
			return false
		}
	}
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return !digit(start-1) && !digit(end)
}
