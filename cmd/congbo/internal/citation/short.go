package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// units are words after which a number is a count of things.
const units = `tháng năm ngày giờ phút tuần quý tỷ triệu nghìn ngàn trăm đồng người đồng đảng chi tổ cơ điểm tiêu
	chỉ nhiệm nội mục nhóm giải bước khâu lĩnh cấp đơn vị lớp lượt cuộc hội đợt phần xã huyện tỉnh thành phường ha km m tấn
	đề dự chương kế mô công loại bài văn trường hộ đại cán hạng kỳ khóa lần vấn trụ đột`

// follow are the words that may follow a document cited by its number alone.
const follow = `của về ngày và hoặc hay đã đang được do theo là trong cho tại ở với có cũng thì đến nhằm để mà còn này
	trên vào từ ra sẽ không chưa phải rất nêu quy yêu gắn cùng thực ban khi nên như sau trước đối trung bộ tỉnh thủ chính`

// set is the vocabulary of a list of words.
func (g *Grammar) set(words string) map[int32]bool {
	all := map[int32]bool{}
	for w := range strings.FieldsSeq(words) {
		all[g.word(w)] = true
	}
	return all
}

// short makes a citation of a document named by type and number alone: "Quy định
// 784", "Nghị quyết số 49". Where that might be a count ("kế hoạch 5 năm") there
// is none.
func (s *search) short(i int) int {
	w := s.word(i)
	if len(w) > 4 || s.t[i].gap != gapSpace && s.t[i].gap != gapColon || s.numberGoesOn(i) {
		return 0
	}
	name, start, _ := s.typeBefore(i, s.t[i].gap)
	if name == "" || !s.g.short(name) && s.id(i-1) != s.g.w.so {
		return 0
	}
	said := s.id(i-1) == s.g.w.so
	if first, _ := utf8.DecodeRuneInString(s.word(start)); !unicode.IsUpper(first) && !said {
		return 0
	}
	if !said && (len(w) < 2 || s.year(i) >= 1990) {
		return 0
	}
	if i+1 < len(s.t) && s.t[i+1].gap == gapSpace && !s.mayFollow(i+1, said) || s.trapped(i) {
		return 0
	}
	c := Citation{Type: name, Number: w, Form: Short, Start: s.t[start].start, End: s.t[i].end, NumStart: s.t[i].start, NumEnd: s.t[i].end}
	return s.finish(c, start, i)
}

// numberGoesOn reports whether token i is a part of a longer number or a range:
// "2.689", "42,75%", "2025 - 2030", "07/10".
func (s *search) numberGoesOn(i int) bool {
	rest := s.text[s.t[i].end:]
	if strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, " %") {
		return true
	}
	if i+1 >= len(s.t) || !s.t[i+1].digits {
		return i+1 < len(s.t) && (s.t[i+1].gap == gapSlash || s.t[i+1].gap == gapHyphen || s.t[i+1].gap == gapNone)
	}
	between := s.text[s.t[i].end:s.t[i+1].start]
	return between != ", " && between != "; "
}

// mayFollow reports whether token i can stand after a document's number.
func (s *search) mayFollow(i int, said bool) bool {
	id := s.id(i)
	if id == s.g.w.nam && i+1 < len(s.t) && s.year(i+1) > 0 {
		return true
	}
	if id == s.g.w.khoa {
		return true
	}
	if s.g.follow[id] && id != 0 {
		return true
	}
	return said && !s.g.units[id]
}

func (g *Grammar) short(name string) bool {
	for _, t := range g.kinds {
		if t.Name == name {
			return t.Short
		}
	}
	return false
}
