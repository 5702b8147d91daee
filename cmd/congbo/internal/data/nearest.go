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

// distance is the Levenshtein distance of two words.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
