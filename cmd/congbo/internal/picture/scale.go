package picture

import (
	"image"
	"image/color"
	"image/draw"
	"path"
	"slices"
	"strings"
)

// widths are those of the copies that pages offer: a text is at most 640 pixels wide, on a phone
// about 400, and screens have two or three of their own for each.
var widths = [...]int{800, 1280}

// Widths are those of the copies of a picture, each well below its own; none of one that is not
// encoded anew.
func Widths(name string, b []byte) []int {
	if p, ok := scalable(name, b); !ok || p.encode == nil {
		return nil
	}
	width, height := Size(name, b)
	if width*height > mostPixels {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(widths[:]), func(w int) bool { return w*5 > width*4 })
}

func scalable(name string, b []byte) (parts, bool) {
	split := formats[strings.ToLower(path.Ext(name))]
	if split == nil {
		return parts{}, false
	}
	return split(b)
}

// Scaled are the copies of a picture that are so wide, clean and turned. In the place of one
// that would not be smaller, or cannot be made, it is the picture itself.
func Scaled(name string, b []byte, widths ...int) [][]byte {
	clean := Clean(name, b)
	all := slices.Repeat([][]byte{clean}, len(widths))
	p, ok := scalable(name, clean)
	if !ok || p.encode == nil {
		return all
	}
	m := p.decoded(clean)
	if m == nil {
		return all
	}
	const quality = 80 // of what is looked at on a page
	size := m.Bounds().Size()
	for i, width := range widths {
		if width >= size.X {
			continue
		}
		small := scaled(m, width, max(size.Y*width/size.X, 1))
		if small == nil {
			continue
		}
		if anew, err := p.encode(small, quality); err == nil && len(anew) < len(clean) {
			all[i] = anew
		}
	}
	return all
}

// scaled is a picture made smaller: each of its pixels is the mean of the area that it takes
// the place of. It is counted in whole numbers, since processors round fractions differently and
// the same site has to give the same bytes. It is nil for a kind of picture that nothing here
// encodes again with the same colours.
func scaled(m image.Image, width, height int) image.Image {
	size := image.Rect(0, 0, width, height)
	b := m.Bounds()
	switch m := m.(type) {
	case *image.YCbCr: // what cameras make: each plane by itself
		out := image.NewYCbCr(size, m.SubsampleRatio)
		luma := func(y int) []uint8 { return m.Y[m.YOffset(b.Min.X, b.Min.Y+y):] }
		scale(out.Y, out.YStride, width, height, luma, b.Dx(), b.Dy(), 1)
		cw, ch := chroma(m.SubsampleRatio, b.Dx(), b.Dy())
		dw, dh := chroma(m.SubsampleRatio, width, height)
		at := m.COffset(b.Min.X, b.Min.Y)
		scale(out.Cb, out.CStride, dw, dh, func(y int) []uint8 { return m.Cb[at+y*m.CStride:] }, cw, ch, 1)
		scale(out.Cr, out.CStride, dw, dh, func(y int) []uint8 { return m.Cr[at+y*m.CStride:] }, cw, ch, 1)
		return out
	case *image.CMYK:
		return nil
	}
	if model := m.ColorModel(); model == color.GrayModel || model == color.Gray16Model {
		out, row := image.NewGray(size), image.NewGray(image.Rect(0, 0, b.Dx(), 1))
		scale(out.Pix, out.Stride, width, height, rowsOf(m, row, row.Pix), b.Dx(), b.Dy(), 1)
		return out
	}
	out, row := image.NewRGBA(size), image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	scale(out.Pix, out.Stride, width, height, rowsOf(m, row, row.Pix), b.Dx(), b.Dy(), 4)
	return out
}

// rowsOf gives the rows of a picture one at a time in another form, so that no second one as
// large is needed.
func rowsOf(m image.Image, row draw.Image, pix []uint8) func(y int) []uint8 {
	return func(y int) []uint8 {
		draw.Draw(row, row.Bounds(), m, m.Bounds().Min.Add(image.Pt(0, y)), draw.Src)
		return pix
	}
}

// chroma is the size of the planes of colour of a picture.
func chroma(ratio image.YCbCrSubsampleRatio, width, height int) (int, int) {
	across, down := 1, 1
	switch ratio {
	case image.YCbCrSubsampleRatio422:
		across = 2
	case image.YCbCrSubsampleRatio420:
		across, down = 2, 2
	case image.YCbCrSubsampleRatio440:
		down = 2
	case image.YCbCrSubsampleRatio411:
		across = 4
	case image.YCbCrSubsampleRatio410:
		across, down = 4, 2
	}
	return (width + across - 1) / across, (height + down - 1) / down
}

// scale fills a picture of width by height from rows of one that is larger; a pixel has so many
// samples. A sample that two pixels share counts for each by the part that lies in it: in units
// of 1/width across and 1/height down, these parts are whole.
func scale(dst []uint8, stride, width, height int, rows func(y int) []uint8, fromWidth, fromHeight, samples int) {
	sums := make([]uint64, width*samples) // of the row that is made
	across := make([]uint64, width*samples)
	area := uint64(fromWidth) * uint64(fromHeight)
	y, left := 0, fromHeight // of the row: units that it still takes
	for from := range fromHeight {
		scaleRow(across, rows(from), width, fromWidth, samples)
		for units := height; units > 0; {
			n := min(units, left)
			for i, v := range across {
				sums[i] += v * uint64(n)
			}
			units -= n
			if left -= n; left > 0 {
				continue
			}
			row := dst[y*stride:]
			for i, v := range sums {
				row[i] = uint8((v + area/2) / area)
			}
			clear(sums)
			y, left = y+1, fromHeight
		}
	}
}

// scaleRow adds up the samples of a row.
func scaleRow(sums []uint64, row []uint8, width, fromWidth, samples int) {
	clear(sums)
	x, left := 0, fromWidth
	for from := range fromWidth {
		for units := width; units > 0; {
			n := min(units, left)
			for k := range samples {
				sums[x*samples+k] += uint64(row[from*samples+k]) * uint64(n)
			}
			units -= n
			if left -= n; left == 0 {
				x, left = x+1, fromWidth
			}
		}
	}
}
