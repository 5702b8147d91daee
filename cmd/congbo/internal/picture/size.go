package picture

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/gif" // its size
	"path"
	"strconv"
	"strings"
)

// Size is how wide and how high a picture shows, turned as it says, in pixels of its own; 0 if
// it does not tell.
func Size(name string, b []byte) (width, height int) {
	ending := strings.ToLower(path.Ext(name))
	switch ending {
	case ".svg":
		return svgSize(b)
	case ".webp":
		width, height = webpSize(b)
	default:
		c, _, err := image.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			return 0, 0
		}
		width, height = c.Width, c.Height
	}
	if split := formats[ending]; split != nil {
		if p, ok := split(b); ok && lies(p.orientation) {
			width, height = height, width
		}
	}
	return width, height
}

// webpSize reads the size of a WebP from the head of its first chunk.
func webpSize(b []byte) (width, height int) {
	const head = 30 // of the file and of the chunk, as far as is needed
	if len(b) < head || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return 0, 0
	}
	body := b[20:]
	switch string(b[12:16]) {
	case "VP8X":
		return 1 + int(body[4]) + int(body[5])<<8 + int(body[6])<<16, 1 + int(body[7]) + int(body[8])<<8 + int(body[9])<<16
	case "VP8L":
		bits := int(body[1]) | int(body[2])<<8 | int(body[3])<<16 | int(body[4])<<24
		return 1 + bits&0x3fff, 1 + bits>>14&0x3fff
	case "VP8 ":
		return int(body[6]) + int(body[7]&0x3f)<<8, int(body[8]) + int(body[9]&0x3f)<<8
	}
	return 0, 0
}

// svgSize reads the size that the root of an SVG states in pixels.
func svgSize(b []byte) (width, height int) {
	const most = 64 << 10 // what stands before it is short
	d := xml.NewDecoder(bytes.NewReader(b[:min(len(b), most)]))
	for {
		t, err := d.RawToken()
		if err != nil {
			return 0, 0
		}
		root, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range root.Attr {
			switch a.Name.Local {
			case "width":
				width = pixels(a.Value)
			case "height":
				height = pixels(a.Value)
			}
		}
		if width == 0 || height == 0 {
			return 0, 0
		}
		return width, height
	}
}

// pixels is a length of SVG in whole pixels; 0 for one in another unit.
func pixels(length string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(length), "px"), 64)
	if err != nil || n < 1 || n > 1<<16 {
		return 0
	}
	return int(n + 0.5)
}
