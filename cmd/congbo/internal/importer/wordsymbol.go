package importer

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/diag"
)

// unknownSign stands for a sign of a symbol font that Unicode has no place for.
const unknownSign = '▯'

// symbolFont is a font whose characters are signs, in the places of letters.
type symbolFont struct {
	low  string        // from 0x21; a blank is a sign that we do not know
	high string        // from 0xa0
	more map[rune]rune // others
}

// The symbol fonts of Office by their names in small letters. The signs are those
// that Unicode 7 took in from them, or the usual ones of the same meaning.
var symbolFonts = map[string]symbolFont{
	"symbol": {
		low:  "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
		high: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
	},
	"wingdings": {
		low:  "✏✂✁👓🔔📖🕯☎✆✉🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴💾🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓& ●❍■□🞐❑❒⬧⧫◆❖⬥☒⍓⌘❀✿❝❞",
		high: "▪○⭘⭘◉◎⭘▪☐▲✦★✶✴✹✵⯐⌖⟡⌑ ✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←→↑↓↖↗↙↘⇐➔⇑⇓⇖⇗⇙⇘⇦⇨⇧⇩⇔⇕⬁⬀⬃⬂▭▫✗✓☒☑",
		more: map[rune]rune{0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8a: '⑩',
			0x8b: '⓿', 0x8c: '❶', 0x8d: '❷', 0x8e: '❸', 0x8f: '❹', 0x90: '❺', 0x91: '❻', 0x92: '❼', 0x93: '❽', 0x94: '❾', 0x95: '❿', 0x9e: '·', 0x9f: '•'},
	},
	"wingdings 2": {more: map[rune]rune{'O': '✗', 'P': '✓', 'Q': '☒', 'R': '☑', 'S': '☒', 'T': '☒',
		'i': '⓪', 'j': '①', 'k': '②', 'l': '③', 'm': '④', 'n': '⑤', 'o': '⑥', 'p': '⑦', 'q': '⑧', 'r': '⑨', 's': '⑩',
		't': '⓿', 'u': '❶', 'v': '❷', 'w': '❸', 'x': '❹', 'y': '❺', 'z': '❻', '{': '❼', '|': '❽', '}': '❾', '~': '❿',
		0x95: '•', 0x96: '●', 0x97: '●', 0x98: '●', 0x99: '○', 0x9a: '○', 0x9f: '▪', 0xa0: '■', 0xa1: '■', 0xa2: '■', 0xa3: '☐'}},
	"wingdings 3": {more: map[rune]rune{'f': '←', 'g': '→', 'h': '↑', 'i': '↓', 'j': '↖', 'k': '↗', 'l': '↙', 'm': '↘',
		'p': '▲', 'q': '▼', 'r': '△', 's': '▽', 't': '◀', 'u': '▶', 'v': '◁', 'w': '▷', '}': '▶'}},
	"webdings": {more: map[rune]rune{'3': '◀', '4': '▶', '5': '▲', '6': '▼', 'a': '✓', 'c': '☐', 'g': '■', 'n': '●', 'r': '✗'}},
}

// sign is what a character of a symbol font shows; ok is false for one that we do
// not know. Word keeps such characters in a private place of Unicode.
func (f symbolFont) sign(r rune) (sign rune, ok bool) {
	code := r
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	if s, ok := f.more[code]; ok {
		return s, true
	}
	place, from := f.low, rune(0x21)
	if code >= 0xa0 {
		place, from = f.high, 0xa0
	}
	i := rune(0)
	for _, s := range place {
		if i == code-from {
			return s, s != ' '
		}
		i++
	}
	return unknownSign, false
}

// symbols makes Unicode of text in a symbol font, and of private characters that have
// lost their font. Text in any other font is left alone. strange are the characters
// that have no known form.
func symbols(font, text string) (shown string, strange []rune) {
	f, known := symbolFonts[strings.ToLower(font)]
	if !known && !strings.ContainsFunc(text, private) {
		return text, nil
	}
	var s strings.Builder
	for _, r := range text {
		switch {
		case !known && !private(r), r <= ' ', r == '\u00a0', r > 0xff && !private(r):
			s.WriteRune(r)
		case !known && r == 0xf0b7: // the bullet of Symbol is the one that loses its font
			s.WriteRune('•')
		case !known && r == 0xf02d:
			s.WriteRune('-')
		case r < 0xf000 && private(r), r > 0xf0ff && private(r): // no symbol font of Office has it
			s.WriteRune(unknownSign)
			strange = append(strange, r)
		default:
			if !known {
				f = symbolFonts["wingdings"]
			}
			sign, ok := f.sign(r)
			if !ok {
				sign = unknownSign
				strange = append(strange, r)
			}
			s.WriteRune(sign)
		}
	}
	return s.String(), strange
}

// mostSigns is how many unknown signs are told one by one.
const mostSigns = 10

// private reports whether Unicode gives a character no meaning: its font alone does.
func private(r rune) bool { return unicode.Is(unicode.Co, r) }

// strangeSigns tells once of each sign that has no known form.
func (w *wordReader) strangeSigns(font string, strange []rune) {
	for _, r := range strange {
		name := fmt.Sprintf("%s %04X", font, r)
		if w.signs[name] {
			continue
		}
		w.signs[name] = true
		if len(w.signs) > mostSigns {
			w.told["signs"]++
			continue
		}
		w.remark(w.paragraphs, diag.Say("ký hiệu %s chưa rõ là gì; trong lời văn là %q", "sign %s is not known; %q stands for it in the text", name, string(unknownSign)))
	}
}

// symbol is the sign of w:sym.
func (w *wordReader) symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil || code < 0x20 || code > 0x10ffff || code >= 0xd800 && code < 0xe000 {
		w.strangeSigns(font, []rune{unknownSign})
		return string(unknownSign)
	}
	if _, known := symbolFonts[strings.ToLower(font)]; !known && font != "" && private(rune(code)) {
		w.strangeSigns(font, []rune{rune(code)}) // it has its font, so it is no sign of another
		return string(unknownSign)
	}
	shown, strange := symbols(font, string(rune(code)))
	w.strangeSigns(font, strange)
	return shown
}
