package picture

import (
	"bytes"
	"image"
)

// The markers of JPEG that are not skipped over by their length alone.
const (
	markerSOI  = 0xd8
	markerEOI  = 0xd9
	markerSOS  = 0xda
	markerAPP0 = 0xe0
	markerCOM  = 0xfe
)

const exifHead = "Exif\x00\x00"

// splitJPEG drops all segments of programs but those that tell colours, remarks, and what
// follows the picture, such as the second ones that phones append.
func splitJPEG(b []byte) (parts, bool) {
	if len(b) < 4 || b[0] != 0xff || b[1] != markerSOI {
		return parts{}, false
	}
	p := parts{}
	var profile []byte // segments of it
	kept := append(make([]byte, 0, len(b)), b[:2]...)
	for i := 2; ; {
		start := i
		for i < len(b) && b[i] == 0xff { // a marker may be padded
			i++
		}
		if i == start || i >= len(b) {
			return parts{}, false
		}
		marker := b[i]
		i++
		if marker == markerEOI {
			kept = append(kept, 0xff, markerEOI)
			break
		}
		if i+2 > len(b) || marker == 0 || isRestart(marker) { // which have no length, and are at home in a scan
			return parts{}, false
		}
		end := i + int(b[i])<<8 + int(b[i+1])
		if end < i+2 || end > len(b) {
			return parts{}, false
		}
		body := b[i+2 : end]
		switch {
		case marker == markerAPP0+1 && bytes.HasPrefix(body, []byte(exifHead)) && p.orientation == 0:
			p.read(body[len(exifHead):])
		case isHidden(marker, body):
			p.tells = p.tells || marker == markerAPP0+1 || marker == markerAPP0+13
		default:
			segment := append([]byte{0xff, marker}, b[i:end]...)
			kept = append(kept, segment...)
			if marker == markerAPP0+2 {
				profile = append(profile, segment...)
			}
		}
		if i = end; marker == markerSOS {
			for i < len(b)-1 && (b[i] != 0xff || b[i+1] == 0 || b[i+1] == 0xff || isRestart(b[i+1])) {
				i++
			}
			kept = append(kept, b[end:i]...)
			if i >= len(b)-1 { // it was cut short, and shows as far as it goes
				kept = append(kept, b[i:]...)
				break
			}
		}
	}
	p.joined = func(exif []byte) []byte {
		if len(exif) == 0 {
			return kept
		}
		body := exifHead + string(exif)
		n := len(body) + 2
		return inserted(kept, append([]byte{0xff, markerAPP0 + 1, byte(n >> 8), byte(n)}, body...))
	}
	p.encode = func(m image.Image, quality int) ([]byte, error) {
		anew, err := encodeJPEG(m, quality)
		if err != nil {
			return nil, err
		}
		return inserted(anew, profile), nil
	}
	return p, true
}

func isRestart(marker byte) bool { return marker >= 0xd0 && marker <= 0xd7 }

// inserted is a JPEG with more segments behind its first marker.
func inserted(b, segments []byte) []byte {
	return append(append(append(make([]byte, 0, len(b)+len(segments)), b[:2]...), segments...), b[2:]...)
}

// isHidden reports whether a segment tells nothing of how the picture looks.
func isHidden(marker byte, body []byte) bool {
	const colours = "ICC_PROFILE\x00"
	switch {
	case marker == markerAPP0:
		return !bytes.HasPrefix(body, []byte("JFIF\x00"))
	case marker == markerAPP0+2:
		return !bytes.HasPrefix(body, []byte(colours))
	case marker == markerAPP0+14:
		return !bytes.HasPrefix(body, []byte("Adobe"))
	}
	return marker > markerAPP0 && marker <= markerAPP0+15 || marker == markerCOM
}
