package citation

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the key by which names are compared: form C, lower case, one hyphen,
// Đ for Ð (U+00D0), and the tone mark of each syllable at its end, so that "Ủy"
// and "Uỷ" are one.
func Fold(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
	for i, w := range words {
		words[i] = foldWord(w)
	}
	return strings.Join(words, " ")
}

// Tone marks of Vietnamese: grave, acute, tilde, hook above, dot below.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// foldWord folds one syllable.
func foldWord(w string) string {
	if isLowerASCII(w) {
		return w
	}
	key := make([]byte, 0, len(w)+len("\u0300"))
	mark := ""
	for _, r := range w {
		v, known := vowels()[r]
		switch {
		case known && v.tone != "" && mark != "", !known && r >= utf8.RuneSelf && r != 'đ' && r != 'Đ':
			return foldAny(w)
		case known:
			key = append(key, v.letter...)
			mark += v.tone
		default:
			key = utf8.AppendRune(key, unicode.ToLower(r))
		}
	}
	return string(append(key, mark...))
}

// A vowel is a vowel of Vietnamese, in lower case and form C, and its tone mark.
type vowel struct{ letter, tone string }

// vowels are the precomposed vowels that are not ASCII, in both cases.
var vowels = sync.OnceValue(func() map[rune]vowel {
	all := map[rune]vowel{}
	for _, letter := range strings.Fields("a ă â e ê i o ô ơ u ư y") {
		for _, tone := range strings.Split(tones, "") {
			r, _ := utf8.DecodeRuneInString(norm.NFC.String(letter + tone))
			all[r], all[unicode.ToUpper(r)] = vowel{letter, tone}, vowel{letter, tone}
		}
		if r, _ := utf8.DecodeRuneInString(letter); r >= utf8.RuneSelf {
			all[r], all[unicode.ToUpper(r)] = vowel{letter, ""}, vowel{letter, ""}
		}
	}
	return all
})

// foldAny is foldWord for letters and marks of any kind.
func foldAny(w string) string {
	var letters, marks []rune
	for _, r := range norm.NFD.String(w) {
		switch {
		case strings.ContainsRune(tones, r):
			marks = append(marks, r)
		case r == 'Ð' || r == 'ð' || r == 'Đ':
			letters = append(letters, 'đ')
		default:
			letters = append(letters, unicode.ToLower(r))
		}
	}
	return norm.NFC.String(string(letters)) + string(marks)
}

func isLowerASCII(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return false
		}
	}
	return true
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// unfoldWord returns the spellings in lower case that fold to a key: its tone mark
// on each letter that can carry one.
func unfoldWord(key string) []string {
	letters := strings.TrimRight(key, tones)
	mark := key[len(letters):]
	if mark == "" {
		return []string{letters}
	}
	var all []string
	runes := []rune(letters)
	for i, r := range runes {
		if strings.ContainsRune("aăâeêioôơuưy", r) {
			all = append(all, norm.NFC.String(string(runes[:i+1])+mark+string(runes[i+1:])))
		}
	}
	return all
}
