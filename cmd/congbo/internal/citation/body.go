package citation

import "strings"

// issuerAt reads the name of an office that follows token i-1 in a line of text. It
// returns the name and the token after it; i if there is none.
func (s *search) issuerAt(i int) (string, int) {
	if i >= len(s.t) || s.t[i].gap != gapSpace {
		return "", i
	}
	return s.nameAt(i)
}

// nameAt reads the name of an office at token i: one that the grammar knows, or one that
// it knows the head of, with its fields, the office or the place after it: "Sở Nông nghiệp
// và Môi trường tỉnh Thanh Sơn".
func (s *search) nameAt(i int) (string, int) {
	if after := s.phraseFrom(s.g.meetings.plenums, i); after > i {
		if _, at := s.ordinal(after); at > after && at < len(s.t) && s.t[at].gap == gapSpace { // Hội nghị lần thứ bảy Ban Chấp hành Trung ương
			if node, end := s.walk(s.g.issuers, at, true); node != nil && node.levels == Central && node.office {
				return strings.Replace(node.name, asWritten, s.text[s.t[at].start:s.t[end-1].end], 1), end
			}
		}
	}
	node, end := s.walk(s.g.issuers, i, true)
	if node == nil {
		return "", i
	}
	if name := node.name; name != asWritten {
		// Hội nghị Trung ương 7, Hội nghị Trung ương lần thứ 7: the number is the meeting's
		if _, at := s.ordinal(end); at > end {
			end = at
		}
		return name, end
	}
	n := nameReader{search: s, head: s.headAt(i, end)}
	known := end
	n.fields = n.head != headNone && n.head != headTitle && known > i+1
	if node.levels == Central {
		n.head = headCentral
	}
	end = n.tail(end)
	if end == known && node.head != headNone && !node.office && !(node.head == headOpen && known > i+1 && s.capital(i)) {
		return "", i // "bộ", "giám đốc"
	}
	return s.text[s.t[i].start:s.t[end-1].end], end
}

// headAt is what the name of the table from token i to token end begins with.
func (s *search) headAt(i, end int) head {
	h, t := headNone, s.g.issuers
	for k := i; k < end; k++ {
		if t = t.next[s.id(k)]; t.head != headNone {
			h = t.head
		}
	}
	return h
}

// A nameReader reads what follows the head of an office's name.
type nameReader struct {
	*search
	head   head
	fields bool // a field was read
	title  bool // the name began with that of a person's office
}

// tail passes over fields, offices and places from token i on.
func (n *nameReader) tail(i int) int {
	n.title = n.head == headTitle
	for words := 0; words < maxName; words++ {
		next := n.part(i)
		if next == i {
			break
		}
		i = next
	}
	return i
}

// part passes over one part of a name at token i; it returns i if there is none.
func (n *nameReader) part(i int) int {
	if i >= len(n.t) {
		return i
	}
	between := n.text[n.t[i-1].end:n.t[i].start]
	switch {
	case n.t[i].gap == gapSpace:
	case n.head != headNone && n.fields && (n.t[i].gap == gapHyphen || strings.TrimSpace(between) == "&"):
		return n.field(i, i)
	case n.head != headNone && n.fields && n.t[i].gap == gapComma && !strings.Contains(between, ";"):
		if end := n.field(i, i); end > i && n.goesOn(end) {
			return end
		}
		return i
	default:
		return i
	}
	if n.ended(n.g.ends, i) > i {
		return i
	}
	if n.t[i].digits && n.t[i].end-n.t[i].start <= 2 && n.ending(n.g.numbered, i-1) < i {
		return i + 1 // quận 5, Ban Quản lý dự án 2
	}
	if n.fields && n.id(i) == n.g.w.va && i+1 < len(n.t) && n.t[i+1].gap == gapSpace {
		return n.field(i, i+1)
	}
	if n.head == headOpen || n.head == headCentral {
		if _, end := n.longest(n.g.fields, i, true); end > i && (n.capital(i) || !n.fields || end > i+2) {
			n.fields = true
			return end
		}
	}
	if n.head == headOpen || n.head == headTitle {
		if end := n.office(i); end > i {
			return end
		}
	}
	if n.head == headCentral {
		return i
	}
	return n.place(i)
}

// field passes over a field that begins at token at with a capital, after what joins it to
// the one before; it returns i if there is none.
func (n *nameReader) field(i, at int) int {
	if _, end := n.longest(n.g.fields, at, true); end > at && n.capital(at) && !n.startsType(at) {
		if _, office := n.longest(n.g.issuers, at, true); office < end || office == at {
			return end
		}
	}
	return i
}

// goesOn reports whether a list of fields goes on at token i and ends with "và", so that
// the comma before it was within a name.
func (n *nameReader) goesOn(i int) bool {
	for range maxName {
		if i+1 >= len(n.t) {
			return false
		}
		if n.id(i) == n.g.w.va && n.t[i].gap == gapSpace {
			return n.field(i, i+1) > i
		}
		and := strings.TrimSpace(n.text[n.t[i-1].end:n.t[i].start]) == "&"
		end := n.field(i, i)
		if end == i || and || n.t[i].gap != gapComma {
			return end > i && and
		}
		i = end
	}
	return false
}

// office passes over the name of an office that another is of: "Giám đốc Sở …", "Đảng ủy
// Ủy ban nhân dân tỉnh".
func (n *nameReader) office(i int) int {
	node, end := n.walk(n.g.issuers, i, true)
	if node == nil || node.name != asWritten {
		return i
	}
	h := n.headAt(i, end)
	if node.levels == Central {
		h = headCentral
	}
	if end == i+1 && h != headNone && !n.capital(i) && !n.title {
		return i
	}
	n.head, n.fields = h, end > i+1 && h != headNone && h != headTitle
	return end
}

// place passes over the name of a place after an office: "tỉnh", "thành phố
// Hà Nội", "Thanh Hóa", "TP. HCM".
func (n *nameReader) place(i int) int {
	start := i
	if _, end := n.longest(n.g.places, i, false); end > i {
		i = end
	}
	first := i // of a name
	for words := 0; words < 4 && i < len(n.t) && !n.t[i].digits; words++ {
		if n.t[i].gap != gapSpace && !(i > start && upper(n.word(i-1)) && strings.TrimSpace(n.text[n.t[i-1].end:n.t[i].start]) == ".") {
			break
		}
		if !n.capital(i) || n.id(i) == n.g.w.khoa && n.id(i) != 0 || roman(n.word(i)) && i > start {
			break
		}
		if n.ended(n.g.ends, i) > i || n.startsType(i) || n.ended(n.g.issuers, i) > i {
			break
		}
		if (i > first || i == start || n.id(i-1) == n.g.w.tinh) && n.g.persons[n.id(i)] && n.id(i) != 0 && n.person(i) {
			break
		}
		i++
	}
	if i > start+1 && i < len(n.t) && n.t[i].gap == gapSpace && n.t[i].digits && n.t[i].end-n.t[i].start <= 2 && n.ending(n.g.numbered, start) <= start {
		if next := i + 1; next == len(n.t) || n.t[next].gap != gapSpace || n.ended(n.g.follow, next) > next {
			return next // xã Phù Vân 1
		}
	}
	return i
}

// person reports whether the name of a person stands at token i: three words with a
// capital that are no place.
func (n *nameReader) person(i int) bool {
	if i+2 >= len(n.t) || strings.HasPrefix(n.text[n.t[i].start:], "Hồ Chí Minh") {
		return false
	}
	return n.t[i+1].gap == gapSpace && n.capital(i+1) && n.t[i+2].gap == gapSpace && n.capital(i+2)
}

// startsType reports whether a type of document begins at token i.
func (s *search) startsType(i int) bool {
	for end := i; end < len(s.t) && end < i+4; end++ {
		if end > i && s.t[end].gap != gapSpace {
			return false
		}
		if _, first := s.typeEnding(end); first == i {
			if name, _ := s.typeEnding(end); name != "" {
				return true
			}
		}
	}
	return false
}
