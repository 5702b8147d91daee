package citation

// maxElided is how many numbers may share one symbol.
const maxElided = 30

// elided makes citations of a list of numbers whose symbol stands once, after the last
// of them: "các Quy định số 63, 64, 65-QĐ/TW". i is the first number, k the second. It
// returns the token to go on from, none if there is no such list.
func (s *search) elided(i, k int) int {
	if s.numberBefore(i) < 0 {
		return none
	}
	ends := [maxElided]int{s.itemEnd(i)} // the token after each number
	firsts := [maxElided]int{i}
	n := 1
	for ; n < maxElided && k >= 0; n++ {
		m, ok := s.symbolAt(k)
		if !ok {
			firsts[n], ends[n] = k, s.itemEnd(k)
			k = s.nextItem(ends[n])
			continue
		}
		if m.rule.Typed || m.defect == "issuer" {
			return none
		}
		name, start, _ := s.typeBefore(i, s.t[i].gap)
		if name == "" || s.trapped(i) {
			return none
		}
		for item := range n {
			number := s.text[s.t[firsts[item]].start:s.t[ends[item]-1].end]
			one := m
			one.first, one.last, one.start, one.end = firsts[item], ends[item]-1, s.t[firsts[item]].start, s.t[ends[item]-1].end
			s.renumber(&one, number)
			c := Citation{Key: one.key, Number: one.number, Symbol: one.code, Form: Enum, Type: s.settled(name, one),
				NumStart: one.start, NumEnd: one.end, Start: one.start, End: one.end, ExtStart: one.start, ExtEnd: one.end}
			if item == 0 {
				c.Form, c.Start, c.ExtStart = Full, s.t[start].start, s.t[start].start
			}
			if last := len(s.found); last > 0 && c.Start < s.found[last-1].End {
				return none
			}
			s.found = append(s.found, c)
		}
		return s.full(m)
	}
	if n > 1 && k < 0 {
		return s.elidedShort(firsts[:n], ends[:n])
	}
	return none
}

// elidedShort makes citations of a list of numbers that have no symbol at all: "các Thông
// tư 08 và 09 của Bộ Nội vụ".
func (s *search) elidedShort(firsts, ends []int) int {
	i, last := firsts[0], ends[len(ends)-1]
	name, start, _ := s.typeBefore(i, s.t[i].gap)
	if name == "" || !s.g.kinds[name].Short || s.trapped(i) || last >= len(s.t) || s.t[last].gap != gapSpace || !s.tellsShort(last) {
		return none
	}
	for k, first := range firsts {
		if len(s.word(first)) < 2 || ends[k] == first+1 && s.year(first) > 0 || s.numberGoesOn(ends[k]-1) {
			return none
		}
	}
	for k, first := range firsts {
		c := Citation{Type: name, Number: s.text[s.t[first].start:s.t[ends[k]-1].end], Form: Short, Start: s.t[first].start, End: s.t[ends[k]-1].end, NumStart: s.t[first].start, NumEnd: s.t[ends[k]-1].end}
		if k == 0 {
			c.Start = s.t[start].start
			if n := len(s.found); n > 0 && c.Start < s.found[n-1].End {
				return none
			}
		}
		c.ExtStart, c.ExtEnd = c.Start, c.End
		if k == len(firsts)-1 {
			return s.finish(c, first, ends[k]-1)
		}
		c.Number = s.strings.string(c.Number)
		s.found = append(s.found, c)
	}
	return none
}

// numberBefore is the token of "số" or of the last word of a type right before token i,
// -1 if there is neither.
func (s *search) numberBefore(i int) int {
	if i == 0 || len(s.word(i)) > 5 || s.t[i].gap != gapSpace && s.t[i].gap != gapColon {
		return -1
	}
	if s.g.numberWords[s.id(i-1)] {
		return i - 1
	}
	if name, first := s.typeEnding(i - 1); name != "" && (s.capital(first) || s.g.kinds[name].Noun) {
		return i - 1
	}
	return -1
}

// itemEnd is the token after a number and the year after it.
func (s *search) itemEnd(i int) int {
	if i+1 < len(s.t) && s.t[i+1].gap == gapSlash && s.year(i+1) > 0 {
		return i + 2
	}
	return i + 1
}

// nextItem is the next number of a list after the one that ends before token i: over a
// comma or "và", and over "số". It is -1 if there is none.
func (s *search) nextItem(i int) int {
	if i >= len(s.t) || s.t[i].gap != gapSpace && s.t[i].gap != gapComma || s.t[i].gap == gapSpace && s.t[i].digits {
		return -1
	}
	for connectives := 0; connectives < 2 && i < len(s.t) && !s.t[i].digits; connectives++ {
		if !s.g.joins[s.id(i)] || s.t[i].gap != gapSpace && s.t[i].gap != gapComma {
			return -1
		}
		i++
	}
	if i >= len(s.t) || !s.t[i].digits || len(s.word(i)) > 5 || s.t[i].gap != gapSpace && s.t[i].gap != gapComma {
		return -1
	}
	return i
}

// renumber makes a symbol that of another number.
func (s *search) renumber(m *symbol, number string) {
	year := ""
	for k := range len(number) {
		if number[k] == '/' {
			number, year = number[:k], number[k+1:]
			break
		}
	}
	m.values[valueOf["number"]] = number
	if year != "" {
		m.values[valueOf["year"]] = year
	}
	defect := m.defect
	m.key, m.number, m.code = s.fill(m, m.rule.Key), s.fill(m, m.rule.Number), s.fill(m, m.rule.Symbol)
	s.settle(m)
	m.defect = defect
}
