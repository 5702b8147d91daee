package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendRow appends a row of CSV (RFC 4180), in the form of encoding/csv.
func appendRow(dst []byte, cells ...string) []byte {
	for i, cell := range cells {
		if i > 0 {
			dst = append(dst, ',')
		}
		if !needsQuotes(cell) {
			dst = append(dst, cell...)
			continue
		}
		dst = append(dst, '"')
		for {
			at := strings.IndexAny(cell, "\"\r\n")
			if at < 0 {
				break
			}
			dst = append(dst, cell[:at]...)
			switch cell[at] {
			case '"':
				dst = append(dst, `""`...)
			case '\n':
				dst = append(dst, "\r\n"...)
			}
			cell = cell[at+1:]
		}
		dst = append(append(dst, cell...), '"')
	}
	return append(dst, "\r\n"...)
}

func needsQuotes(cell string) bool {
	if cell == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(cell)
	return cell == `\.` || unicode.IsSpace(first) || strings.ContainsAny(cell, ",\"\r\n")
}

// table is rows as CSV.
func table(rows [][]string) []byte {
	var b []byte
	for _, cells := range rows {
		b = appendRow(b, cells...)
	}
	return b
}
