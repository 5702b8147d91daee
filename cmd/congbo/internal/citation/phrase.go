package citation

import "strings"

// phraseAt is the token after the longest phrase of a reversed trie that begins at token i; i if
// there is none.
func (s *search) phraseAt(t *trie, i int) int {
	if i >= len(s.t) || s.t[i].gap != gapSpace {
		return i
	}
	return s.phraseFrom(t, i)
}

// phraseFrom is phraseAt whatever stands before token i.
func (s *search) phraseFrom(t *trie, i int) int {
	longest := i
	for end := i + 1; end <= len(s.t) && end <= i+t.depth && (end == i+1 || s.t[end-1].gap == gapSpace); end++ {
		if s.ending(t, end-1) == i {
			longest = end
		}
	}
	return longest
}

// sentence is the first token of the sentence of token i. Citations come in order, so that
// each token is looked at once.
func (s *search) sentence(i int) int {
	if i < s.begin {
		s.seen, s.begin = 0, 0
	}
	for ; s.seen < i; s.seen++ {
		if k := s.seen + 1; s.t[k].gap == gapOther && strings.ContainsAny(s.text[s.t[k-1].end:s.t[k].start], ".!?\n") && !s.shortened(k) {
			s.begin = k
		}
	}
	return s.begin
}

// shortened reports whether the stop before token k is that of a shortened word before a
// name: "TP. Thanh Sơn".
func (s *search) shortened(k int) bool {
	return strings.TrimSpace(s.text[s.t[k-1].end:s.t[k].start]) == "." && upper(s.word(k-1)) && s.ended(s.g.places, k-1) == k && s.capital(k)
}

// ending is the first token of the longest phrase of a reversed trie whose last word is
// token i; i+1 if there is none.
func (s *search) ending(t *trie, i int) int {
	first := i + 1
	for k := i; k >= 0 && s.id(k) != 0; k-- {
		if t = t.next[s.id(k)]; t == nil {
			break
		}
		if t.name != "" {
			first = k
		}
		if s.t[k].gap != gapSpace && s.t[k].gap != gapComma {
			break
		}
	}
	return first
}
