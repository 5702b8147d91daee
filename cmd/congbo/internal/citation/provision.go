package citation

import "unicode/utf8"

// provision lets the extent of a citation that begins at token first begin with the part
// of the document that is meant: "khoản 2 Điều 5 Nghị định số …". Its numbers are no
// figures of the text.
func (s *search) provision(c *Citation, first int) {
	if first > 0 && s.t[first].gap == gapSpace && s.id(first-1) == s.g.w.cua {
		first--
	}
	start := first
	for k := first - 1; k > 0 && (s.t[k+1].gap == gapSpace || s.t[k+1].gap == gapComma); k-- {
		switch id := s.id(k); {
		case (s.t[k].digits || s.t[k].mixed || s.letter(k) || roman(s.word(k))) && (s.t[k].gap == gapSpace || s.t[k].gap == gapComma):
		case s.g.provisions[id] && id != 0 && k+1 < first:
			start = k
		case (id == s.g.w.va || id == s.g.w.cua) && id != 0 && start == k+1:
		default:
			k = 0
		}
	}
	if start < first {
		s.extend(c, s.t[start].start)
	}
}

// letter reports whether token k is one letter: "điểm c".
func (s *search) letter(k int) bool { return utf8.RuneCountInString(s.word(k)) == 1 }
