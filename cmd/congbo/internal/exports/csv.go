package exports

import (
	"unicode"
	"unicode/utf8"
)

// appendRow appends a row of CSV (RFC 4180), in the form of encoding/csv.
func appendRow(dst []byte, cells ...string) []byte {
	for _, cell := range cells {
		dst = appendCell(dst, cell)
	}
	return endRow(dst)
}

// endRow ends a row whose cells were appended.
func endRow(dst []byte) []byte { return append(dst[:len(dst)-1], "\r\n"...) }

// appendCell appends a cell, inert, and what parts it from the next.
func appendCell(dst []byte, cell string) []byte {
	cell = inert(cell)
	if !needsQuotes(cell) {
		return append(append(dst, cell...), ',')
	}
	dst = append(dst, '"')
	for i := range len(cell) {
		switch c := cell[i]; c {
		case '"':
			dst = append(dst, `""`...)
		case '\n':
			dst = append(dst, "\r\n"...)
		case '\r':
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, `",`...)
}

func needsQuotes(cell string) bool {
	if len(cell) == 0 {
		return false
	}
	for i := range len(cell) {
		switch cell[i] {
		case ',', '"', '\r', '\n':
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(cell)
	return cell == `\.` || unicode.IsSpace(first)
}

// table is rows as CSV.
func table(rows [][]string) []byte {
	var b []byte
	for _, cells := range rows {
		b = appendRow(b, cells...)
	}
	return b
}
