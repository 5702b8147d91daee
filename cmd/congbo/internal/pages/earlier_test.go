package pages

import (
	"slices"
	"testing"
)

func TestEarlierPages(t *testing.T) {
	for _, test := range []struct {
		sizes   []int
		most    int
		shown   int
		earlier []run
	}{
		{nil, 3, 0, nil},
		{ones(6), 3, 6, nil},
		{ones(7), 3, 4, []run{{4, 7}}},
		{ones(10), 3, 4, []run{{7, 10}, {4, 7}}},
		{[]int{1, 9, 1}, 3, 1, []run{{1, 3}}},
		{[]int{99}, 3, 1, nil},
		{[]int{99, 1}, 3, 1, []run{{1, 2}}},
		{[]int{2, 2, 2, 2, 2}, 3, 3, []run{{3, 5}}},
	} {
		shown, earlier := earlierPages(test.sizes, test.most)
		if shown != test.shown || !slices.Equal(earlier, test.earlier) {
			t.Errorf("%v: %d %v, want %d %v", test.sizes, shown, earlier, test.shown, test.earlier)
		}
	}
	// A new period changes no page that was there.
	for n := range 60 {
		_, before := earlierPages(ones(n), 5)
		_, after := earlierPages(ones(n+1), 5)
		for i, of := range before {
			if after[i] != (run{of.from + 1, of.to + 1}) {
				t.Errorf("of %d: page %d is %v, then %v", n, i+1, of, after[i])
			}
		}
	}
}
