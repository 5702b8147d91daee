package picture

import (
	"bytes"
	"encoding/binary"
)

const orientationTag = 0x0112

// orientationOf reads how EXIF, a TIFF file of its own, says to turn a picture; 0 if it does
// not say.
func orientationOf(exif []byte) int {
	if len(exif) < 8 {
		return 0
	}
	var order binary.ByteOrder
	switch string(exif[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 0
	}
	at := int(order.Uint32(exif[4:]))
	if at < 8 || at+2 > len(exif) {
		return 0
	}
	const entry = 12
	n := int(order.Uint16(exif[at:]))
	for i := range n {
		from := at + 2 + i*entry
		if from+entry > len(exif) {
			return 0
		}
		if order.Uint16(exif[from:]) != orientationTag {
			continue
		}
		if o := int(order.Uint16(exif[from+8:])); o >= 1 && o <= 8 {
			return o
		}
		return 0
	}
	return 0
}

// read notes what EXIF says.
func (p *parts) read(exif []byte) {
	p.orientation = orientationOf(exif)
	p.tells = p.tells || !bytes.Equal(exif, onlyOrientation(p.orientation))
}

// onlyOrientation is EXIF that says nothing but how to turn a picture.
func onlyOrientation(orientation int) []byte {
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8,
		0, 1, // one entry:
		orientationTag >> 8, orientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, byte(orientation), 0, 0,
		0, 0, 0, 0}
}
