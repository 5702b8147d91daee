package linkcheck

// places is a set of numbers of places, of 8 bytes each and some room: one table,
// where a number lies at the first free spot from the one that its last bits name.
// 0 is no number; where one comes out as that, it is as if the place were there.
type places struct {
	table []uint64 // as long as a power of two, at most two thirds full
	n     int
}

// at is the spot of a number, or the free one where it would be.
func (s *places) at(place uint64) int {
	i := s.home(place)
	for s.table[i] != 0 && s.table[i] != place {
		i = (i + 1) & (len(s.table) - 1)
	}
	return i
}

func (s *places) home(place uint64) int { return int(place & uint64(len(s.table)-1)) }

func (s *places) has(place uint64) bool {
	return s.n > 0 && place != 0 && s.table[s.at(place)] == place
}

func (s *places) add(place uint64) {
	if place == 0 || s.has(place) {
		return
	}
	if s.n >= len(s.table)/3*2 {
		s.grow()
	}
	s.table[s.at(place)] = place
	s.n++
}

func (s *places) grow() {
	old := s.table
	s.table = make([]uint64, max(1<<10, 2*len(old)))
	for _, place := range old {
		if place != 0 {
			s.table[s.at(place)] = place
		}
	}
}

// remove takes a number out and moves up those behind it that its spot had kept from
// their own.
func (s *places) remove(place uint64) {
	if !s.has(place) {
		return
	}
	last := len(s.table) - 1
	gap := s.at(place)
	for i := (gap + 1) & last; s.table[i] != 0; i = (i + 1) & last {
		if (i-s.home(s.table[i]))&last >= (i-gap)&last {
			s.table[gap] = s.table[i]
			gap = i
		}
	}
	s.table[gap] = 0
	s.n--
}
