package citation

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// fits reports whether nothing speaks against an office as that of a symbol: it may issue
// it, or there is no symbol, or the symbol's office is unknown.
func (s *search) fits(name, symbol string) bool {
	if symbol == "" {
		return true
	}
	if s.g.compatible(s.g.codesOf(name), name, symbol) {
		return true
	}
	if s.g.SymbolLevels(symbol) == Central && s.g.IssuerLevels(name) == Central {
		return true // "Thủ tướng Chính phủ ký Nghị định"
	}
	parts := symbolParts(symbol)
	return len(parts) == 0 || !slices.ContainsFunc(parts[min(1, len(parts)-1):], s.g.knownOffice)
}

// joint reports whether a symbol is of several offices: "TTLN-TP-TC", "TTLT-BTC-BNV".
func (g *Grammar) joint(symbol string) bool {
	parts := symbolParts(symbol)
	return len(parts) > 2 && (strings.HasSuffix(parts[0], "LN") || strings.HasSuffix(parts[0], "LT") || strings.HasSuffix(parts[0], "LS"))
}

// knownSymbol reports whether the office in a symbol is one of the table.
func (g *Grammar) knownSymbol(symbol string) bool {
	parts := symbolParts(symbol)
	return len(parts) > 0 && slices.ContainsFunc(parts[min(1, len(parts)-1):], g.knownOffice)
}

// compatible reports whether an office, by its codes or by the initials of its name, may
// issue a document with a symbol.
func (g *Grammar) compatible(codes []string, name, symbol string) bool {
	parts := symbolParts(symbol)
	if len(parts) > 1 {
		if _, ok := g.code(parts[0]); ok && len(g.TypesOf(symbol)) > 0 {
			parts = parts[1:]
		}
	}
	short := ""
	for _, part := range parts {
		folded := foldCode(part)
		for _, c := range codes {
			if foldCode(c) == folded || foldCode(c) == strings.TrimRight(folded, "0123456789") {
				return true
			}
		}
		if utf8.RuneCountInString(folded) < 3 {
			continue
		}
		if short == "" {
			short = initials(name)
		}
		if strings.Contains(short, " "+folded) {
			return true
		}
	}
	return false
}

// initials are those of the syllables of a name, of each of its endings: "Giám đốc Sở Nội
// vụ" has " gđsnv đsnv snv nv v".
func initials(name string) string {
	var letters []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !isWord(r) }) {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case foldWord(w) == "va\u0300":
		case upper(w):
			letters = append(letters, foldCode(w))
		default:
			letters = append(letters, string([]rune(foldWord(string(r)))[:1]))
		}
	}
	var b strings.Builder
	for i := range letters {
		b.WriteByte(' ')
		b.WriteString(strings.Join(letters[i:], ""))
	}
	return b.String()
}
