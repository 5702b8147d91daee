package picture

import "encoding/binary"

// The flags of VP8X that say which chunks follow.
const flagXMP, flagEXIF = 0x04, 0x08

// splitWebP drops EXIF and XMP, chunks that nobody knows, and what follows the picture.
// Nothing here encodes WebP: one that is to be turned keeps the word that turns it.
func splitWebP(b []byte) (parts, bool) {
	if len(b) < 12 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return parts{}, false
	}
	end := min(len(b), 8+int(binary.LittleEndian.Uint32(b[4:])))
	p := parts{}
	kept := append(make([]byte, 0, len(b)), b[:12]...)
	extended := 0 // where the flags are
	for i := 12; i < end; {
		if i+8 > end {
			return parts{}, false
		}
		n := int64(binary.LittleEndian.Uint32(b[i+4:]))
		if int64(i)+8+n > int64(end) {
			return parts{}, false
		}
		next := i + 8 + int(n)
		body := b[i+8 : next]
		switch name := string(b[i : i+4]); name {
		case "EXIF":
			if len(body) > len(exifHead) && string(body[:len(exifHead)]) == exifHead {
				body = body[len(exifHead):] // some write it as JPEG has it
			}
			p.read(body)
		case "XMP ":
			p.tells = true
		case "VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP":
			if name == "VP8X" && n > 0 {
				extended = len(kept) + 8
			}
			kept = appendPadded(append(kept, b[i:i+8]...), body)
		}
		i = next + int(n&1)
	}
	p.joined = func(exif []byte) []byte {
		out := append([]byte{}, kept...)
		if extended == 0 {
			exif = nil // nothing could announce it, and nothing announced what was read
		} else {
			out[extended] &^= flagXMP | flagEXIF
		}
		if len(exif) > 0 {
			out[extended] |= flagEXIF
			out = binary.LittleEndian.AppendUint32(append(out, "EXIF"...), uint32(len(exif)))
			out = appendPadded(out, exif)
		}
		binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
		return out
	}
	return p, true
}

// appendPadded appends a chunk's bytes, of which there has to be an even number.
func appendPadded(dst, body []byte) []byte {
	dst = append(dst, body...)
	if len(body)%2 == 1 {
		dst = append(dst, 0)
	}
	return dst
}
