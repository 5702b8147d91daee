package word

import (
	"bytes"
	"image"
	_ "image/gif"  // their sizes
	_ "image/jpeg" //
	_ "image/png"  //

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/picture"
)

// A medium is a picture as a part of the file.
type medium struct {
	name          string // "image1.png"
	bytes         []byte
	width, height int // in pixels
}

// Units of drawings: a pixel at 96 to the inch, a twentieth of a point.
const (
	emuPixel = 9525
	emuTwip  = 635
)

// picture writes a picture as wide as it is, and no wider than the text. One that Word
// cannot show is its description.
func (d *document) picture(m *markup, r run) {
	asset := r.picture.Target.Asset
	n, known := 0, false
	if asset != nil {
		n, known = d.places[asset.Path]
	}
	if asset != nil && !known {
		raw := picture.Clean(asset.Path, asset.Bytes()) // as pages show it: turned, and without what cameras write
		size, format, err := image.DecodeConfig(bytes.NewReader(raw))
		if err == nil && size.Width > 0 && size.Height > 0 {
			d.pictures = append(d.pictures, medium{"image" + itoa(len(d.pictures)+1) + "." + format, raw, size.Width, size.Height})
			n, known = len(d.pictures), true
		}
		d.places[asset.Path] = n
	}
	if n == 0 {
		d.leave(r.picture.Span, diag.Say("hình này Word không in được: chỉ còn lời mô tả; lưu thành PNG hoặc JPEG", "Word cannot show this picture: only its description is left; save it as PNG or JPEG"))
		writeWords(m, run{text: "[" + r.text + "]"})
		return
	}
	p := d.pictures[n-1]
	width, height := p.width*emuPixel, p.height*emuPixel
	if most := d.width() * emuTwip; width > most {
		width, height = most, height*most/width
	}
	if most := twips(200) * emuTwip; height > most {
		width, height = width*most/height, most
	}
	d.drawn++
	size := []string{"cx", itoa(width), "cy", itoa(height)}
	id := itoa(d.drawn)
	m.around("w:r", func() {
		m.around("w:drawing", func() {
			m.around("wp:inline", func() {
				m.empty("wp:extent", size...)
				m.empty("wp:docPr", "id", id, "name", p.name, "descr", r.text)
				m.around("a:graphic", func() {
					m.around("a:graphicData", func() {
						m.around("pic:pic", func() { d.pixels(m, p, id, n, size) })
					}, "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
				})
			}, "distT", "0", "distB", "0", "distL", "0", "distR", "0")
		})
	})
}

// pixels writes what a drawing shows.
func (d *document) pixels(m *markup, p medium, id string, n int, size []string) {
	m.around("pic:nvPicPr", func() {
		m.empty("pic:cNvPr", "id", id, "name", p.name)
		m.empty("pic:cNvPicPr")
	})
	m.around("pic:blipFill", func() {
		m.empty("a:blip", "r:embed", "rIdImage"+itoa(n))
		m.around("a:stretch", func() { m.empty("a:fillRect") })
	})
	m.around("pic:spPr", func() {
		m.around("a:xfrm", func() {
			m.empty("a:off", "x", "0", "y", "0")
			m.empty("a:ext", size...)
		})
		m.around("a:prstGeom", func() { m.empty("a:avLst") }, "prst", "rect")
	})
}
