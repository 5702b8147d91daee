package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"slices"
)

const pngHead = "\x89PNG\r\n\x1a\n"

// shownChunks are the chunks that tell how a PNG looks or moves, besides those without which
// it cannot be read.
var shownChunks = map[string]bool{"tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true, "cICP": true, "mDCV": true, "cLLI": true,
	"sBIT": true, "bKGD": true, "hIST": true, "sPLT": true, "pHYs": true, "acTL": true, "fcTL": true, "fdAT": true}

// splitPNG drops all chunks that tell nothing of how the picture looks, and what follows it.
func splitPNG(b []byte) (parts, bool) {
	if !bytes.HasPrefix(b, []byte(pngHead)) {
		return parts{}, false
	}
	p := parts{}
	var colours []byte // chunks of them
	moves, profile := false, false
	kept := append(make([]byte, 0, len(b)), pngHead...)
	head := 0 // the end of the first chunk
	for i := len(pngHead); ; {
		if i+12 > len(b) {
			return parts{}, false
		}
		n := int64(binary.BigEndian.Uint32(b[i:]))
		end := int64(i) + 12 + n
		if end > int64(len(b)) {
			return parts{}, false
		}
		name, chunk := string(b[i+4:i+8]), b[i:end]
		critical := name[0] >= 'A' && name[0] <= 'Z'
		if name == "eXIf" {
			p.read(chunk[8 : len(chunk)-4])
		}
		p.tells = p.tells || name == "iTXt" && bytes.HasPrefix(chunk[8:], []byte("XML:com.adobe.xmp"))
		if critical || shownChunks[name] {
			kept = append(kept, chunk...)
		}
		switch name {
		case "sRGB", "gAMA", "cHRM", "iCCP", "cICP":
			colours = append(colours, chunk...)
			profile = profile || name == "iCCP"
		case "acTL":
			moves = true
		}
		if head == 0 {
			head = len(kept)
		}
		if i = int(end); name == "IEND" {
			break
		}
	}
	p.joined = func(exif []byte) []byte {
		if len(exif) == 0 {
			return kept
		}
		chunk := binary.BigEndian.AppendUint32(nil, uint32(len(exif)))
		chunk = append(append(chunk, "eXIf"...), exif...)
		chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
		return append(append(append([]byte{}, kept[:head]...), chunk...), kept[head:]...)
	}
	if moves {
		return p, true // nothing here encodes more than one picture
	}
	p.encode = func(m image.Image, _ int) ([]byte, error) {
		const typeAt, end, colour = 25, 33, 2 // of the first chunk: where it tells of colours, and where it ends
		isGray := m.ColorModel() == color.GrayModel || m.ColorModel() == color.Gray16Model
		if profile && b[typeAt]&colour == 0 && !isGray {
			return nil, errors.New("the colours of a grey picture are not those of another")
		}
		var out bytes.Buffer
		if err := png.Encode(&out, m); err != nil {
			return nil, err
		}
		anew := out.Bytes()
		return slices.Concat(anew[:end], colours, anew[end:]), nil
	}
	return p, true
}
