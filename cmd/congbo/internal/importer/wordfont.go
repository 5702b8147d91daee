package importer

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// legacy converts text in a font of the time before Unicode, whose letters stand
// in the places of Western ones. ok is false for any other font.
func legacy(font, text string) (converted, encoding string, ok bool) {
	switch {
	case strings.HasPrefix(font, ".Vn"):
		text = tcvn3.Replace(text)
		if strings.HasSuffix(font, "H") { // the fonts of capitals have small letters in their places
			text = strings.ToUpper(text)
		}
		return text, "TCVN3", true
	case strings.HasPrefix(font, "VNI-"):
		return norm.NFC.String(vni.Replace(text)), "VNI", true
	}
	return text, "", false
}

// tcvn3 is TCVN 5712:1993, form 3 ("ABC"), as Windows-1252 shows it.
var tcvn3 = pairs(
	"µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞị" +
		"ßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ" +
		"¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư")

// vni is VNI Windows: a letter, then one sign for its hat and tone together, which
// compose to one letter afterwards.
var vni = pairs("ñđÑĐôơÔƠöưÖƯæỉÆỈóĩÓĨòịÒỊîỵÎỴ",
	"ø", "\u0300", "Ø", "\u0300", "ù", "\u0301", "Ù", "\u0301", "û", "\u0309", "Û", "\u0309", "õ", "\u0303", "Õ", "\u0303", "ï", "\u0323", "Ï", "\u0323",
	"â", "\u0302", "Â", "\u0302", "ê", "\u0306", "Ê", "\u0306",
	"à", "\u0302\u0300", "á", "\u0302\u0301", "å", "\u0302\u0309", "ã", "\u0302\u0303", "ä", "\u0302\u0323",
	"À", "\u0302\u0300", "Á", "\u0302\u0301", "Å", "\u0302\u0309", "Ã", "\u0302\u0303", "Ä", "\u0302\u0323",
	"è", "\u0306\u0300", "é", "\u0306\u0301", "ú", "\u0306\u0309", "ü", "\u0306\u0303", "ë", "\u0306\u0323",
	"È", "\u0306\u0300", "É", "\u0306\u0301", "Ú", "\u0306\u0309", "Ü", "\u0306\u0303", "Ë", "\u0306\u0323")

// pairs makes a replacer of a text of characters, each followed by what it
// becomes, and of more such pairs.
func pairs(s string, more ...string) *strings.Replacer {
	var all []string
	for _, r := range s {
		all = append(all, string(r))
	}
	return strings.NewReplacer(append(all, more...)...)
}

// composed is text in normalisation form C.
func composed(s string) string { return norm.NFC.String(s) }
