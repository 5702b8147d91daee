package picture

import (
	"image"
	"image/color"
)

// turn is a picture turned as EXIF counts orientations, 2 to 8.
func turn(m image.Image, orientation int) image.Image {
	if of, ok := m.(*image.YCbCr); ok { // what cameras make: no colour is worked out anew
		return turnYCbCr(of, orientation)
	}
	return turnedImage{m, orientation}
}

// lies reports whether width and height change places.
func lies(orientation int) bool { return orientation >= 5 }

// from is where a pixel of a turned picture comes from, in one of width w and height h.
func from(x, y, w, h, orientation int) (int, int) {
	if lies(orientation) {
		x, y = y, x
	}
	switch orientation {
	case 2, 3, 7, 8: // left and right change places
		x = w - 1 - x
	}
	switch orientation {
	case 3, 4, 6, 7: // top and bottom do
		y = h - 1 - y
	}
	return x, y
}

// A turnedImage is a picture that looks up each pixel where it was.
type turnedImage struct {
	image.Image
	orientation int
}

func (t turnedImage) Bounds() image.Rectangle {
	size := t.Image.Bounds().Size()
	if lies(t.orientation) {
		size.X, size.Y = size.Y, size.X
	}
	return image.Rectangle{Max: size}
}

func (t turnedImage) At(x, y int) color.Color {
	b := t.Image.Bounds()
	x, y = from(x, y, b.Dx(), b.Dy(), t.orientation)
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}

// turnYCbCr turns the three planes of a picture.
func turnYCbCr(m *image.YCbCr, orientation int) image.Image {
	ratio := m.SubsampleRatio
	w, h := m.Rect.Dx(), m.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if lies(orientation) {
		size = image.Rect(0, 0, h, w)
		switch ratio {
		case image.YCbCrSubsampleRatio422:
			ratio = image.YCbCrSubsampleRatio440
		case image.YCbCrSubsampleRatio440:
			ratio = image.YCbCrSubsampleRatio422
		case image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410: // have no counterpart
			return turnedImage{m, orientation}
		}
	}
	out := image.NewYCbCr(size, ratio)
	turnPlane(out.Y, out.YStride, size.Dx(), size.Dy(), m.Y[m.YOffset(m.Rect.Min.X, m.Rect.Min.Y):], m.YStride, orientation)
	cw, ch := out.CStride, len(out.Cb)/out.CStride
	at := m.COffset(m.Rect.Min.X, m.Rect.Min.Y)
	turnPlane(out.Cb, out.CStride, cw, ch, m.Cb[at:], m.CStride, orientation)
	turnPlane(out.Cr, out.CStride, cw, ch, m.Cr[at:], m.CStride, orientation)
	return out
}

// turnPlane fills a turned plane of width w and height h.
func turnPlane(dst []byte, stride, w, h int, src []byte, srcStride, orientation int) {
	sw, sh := w, h
	if lies(orientation) {
		sw, sh = h, w
	}
	at := func(x, y int) int {
		x, y = from(x, y, sw, sh, orientation)
		return y*srcStride + x
	}
	start := at(0, 0)
	right, down := at(1, 0)-start, at(0, 1)-start // a turn is linear
	for y := range h {
		row := dst[y*stride : y*stride+w]
		for x := range row {
			row[x] = src[start+x*right+y*down]
		}
	}
}
