package linkcheck

import (
	"math/rand/v2"
	"testing"
)

// TestPlaces does the same to a set and to a map, with numbers that crowd at few
// spots.
func TestPlaces(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s places
	m := map[uint64]bool{}
	s.remove(1)
	for range 50_000 {
		place := r.Uint64N(3)<<40 | r.Uint64N(600) + 1
		switch r.IntN(3) {
		case 0:
			s.remove(place)
			delete(m, place)
		default:
			s.add(place)
			m[place] = true
		}
		if other := r.Uint64N(3)<<40 | r.Uint64N(600) + 1; s.has(other) != m[other] || s.has(place) != m[place] {
			t.Fatalf("%x: %v, want %v", other, s.has(other), m[other])
		}
	}
	if s.n != len(m) {
		t.Errorf("%d numbers, want %d", s.n, len(m))
	}
	for place := range m {
		s.remove(place)
	}
	if s.n != 0 || s.has(0) {
		t.Errorf("%d numbers remain", s.n)
	}
}
