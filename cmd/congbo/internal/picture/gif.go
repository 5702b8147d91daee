package picture

import "bytes"

// shownGIF are the application blocks of GIF that tell how a picture looks or moves.
var shownGIF = [][]byte{[]byte("NETSCAPE2.0"), []byte("ANIMEXTS1.0"), []byte("ICCRGBG1012")}

// splitGIF drops remarks, what applications have written, XMP among it, and what follows the
// picture (GIF89a, 12 to 27).
func splitGIF(b []byte) (parts, bool) {
	const head = 13 // signature and screen
	if len(b) < head || !bytes.HasPrefix(b, []byte("GIF8")) {
		return parts{}, false
	}
	p := parts{}
	i := head + coloursOf(b[10])
	if i > len(b) {
		return parts{}, false
	}
	kept := append(make([]byte, 0, len(b)), b[:i]...)
	for i < len(b) {
		start, keep := i, true
		switch b[i] {
		case ';':
			kept = append(kept, ';')
			p.joined = func([]byte) []byte { return kept }
			return p, true
		case '!':
			if i+2 >= len(b) {
				return parts{}, false
			}
			rest := b[i+3:]
			switch b[i+1] {
			case 0xfe: // a remark
				keep = false
			case 0xff:
				keep = false
				for _, name := range shownGIF {
					keep = keep || bytes.HasPrefix(rest, name)
				}
				p.tells = p.tells || bytes.HasPrefix(rest, []byte("XMP DataXMP"))
			}
			i += 2
		case ',':
			const image = 10
			if i+image >= len(b) {
				return parts{}, false
			}
			i += image + coloursOf(b[i+image-1]) + 1 // the size of codes
		default:
			return parts{}, false
		}
		if i = afterBlocks(b, i); i < 0 {
			return parts{}, false
		}
		if keep {
			kept = append(kept, b[start:i]...)
		}
	}
	return parts{}, false
}

// coloursOf is how many bytes the table of colours has that a byte of flags announces.
func coloursOf(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks is the offset after the blocks that begin at one, each with its size before it, up
// to the empty one; -1 if they do not end.
func afterBlocks(b []byte, i int) int {
	for i >= 0 && i < len(b) {
		n := int(b[i])
		if i += n + 1; n == 0 {
			return i
		}
	}
	return -1
}
