package data

import (
	"maps"
	"slices"
)

// Nearest returns the candidate that differs from word by the fewest edits, at
// most a third of its letters; empty if none is that near. The first of equals
// wins.
func Nearest(word string, candidates []string) string {
	best, least := "", max(len([]rune(word))/3, 1)+1
	for _, c := range candidates {
		if n := distance([]rune(word), []rune(c)); n < least {
			best, least = c, n
		}
	}
	return best
}

// distance is the number of letters to insert, remove, replace or swap with a
// neighbour that makes one word of the other (optimal string alignment).
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
