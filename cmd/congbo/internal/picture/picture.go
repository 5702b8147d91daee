// Package picture takes out of pictures what their readers do not see: where and when they
// were taken, by whom and with what, remarks, small copies of what was cut away. It tells how
// large they are, and makes smaller copies for narrow screens.
//
// What remains is the picture itself, bit by bit as it was. Only one that a camera says to
// turn is turned, which has to be encoded anew; where that cannot be done it keeps the one
// word of EXIF that turns it. Package picture decides nothing about a site.
package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"path"
)

// Types are the media types of the pictures that browsers show, by their extensions; not the
// system's, which differ.
var Types = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".svg": "image/svg+xml"}

// MaxSize is the number of bytes above which a picture is not looked into.
const MaxSize = 32 << 20

// Cleans reports whether pictures of a name are of a kind that [Clean] knows.
func Cleans(name string) bool { return formats[path.Ext(name)] != nil }

// formats take a picture apart, by the extensions of their names.
var formats = map[string]func(b []byte) (parts, bool){".jpg": splitJPEG, ".jpeg": splitJPEG, ".png": splitPNG, ".gif": splitGIF, ".webp": splitWebP}

// Parts are a picture without what is not seen.
type parts struct {
	orientation int                                                    // as EXIF counts, 1 to 8; 0 if it says nothing
	tells       bool                                                   // where, when, by whom or with what it was taken: it has EXIF, XMP or IPTC
	joined      func(exif []byte) []byte                               // the picture again, with this EXIF if it is not empty
	encode      func(m image.Image, quality int) (b []byte, err error) // a picture like it, anew; nil where nothing can
}

// Clean is a picture without what its readers do not see, turned as it says. What is no
// picture, or a broken one, is left as it is.
func Clean(name string, b []byte) []byte {
	split := formats[path.Ext(name)]
	if split == nil {
		return b
	}
	p, ok := split(b)
	if !ok {
		return b
	}
	if p.orientation <= 1 {
		return p.joined(nil)
	}
	if p.encode != nil {
		if anew := p.turned(p.joined(nil)); anew != nil {
			return anew
		}
	}
	return p.joined(onlyOrientation(p.orientation))
}

// Tells reports whether a picture may say where, when, by whom or with what it was taken.
func Tells(name string, b []byte) bool {
	split := formats[path.Ext(name)]
	if split == nil {
		return false
	}
	p, ok := split(b)
	return ok && p.tells
}

// Keeps reports whether [Clean] leaves in a picture what its readers do not see: it is broken,
// so that nobody knows where that ends.
func Keeps(name string, b []byte) bool {
	split := formats[path.Ext(name)]
	if split == nil {
		return false
	}
	_, ok := split(b)
	return !ok && (bytes.Contains(b, []byte(exifHead)) || bytes.Contains(b, []byte("http://ns.adobe.com/xap/")))
}

// mostPixels are those of the largest picture that is decoded: more take too much memory.
const mostPixels = 50_000_000

// decoded is a clean picture as it is stored; nil if it is too large or broken.
func (p parts) decoded(b []byte) image.Image {
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width*c.Height > mostPixels {
		return nil
	}
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	return m
}

// turned is a clean picture turned and encoded anew; nil if that fails.
func (p parts) turned(b []byte) []byte {
	m := p.decoded(b)
	if m == nil {
		return nil
	}
	const quality = 92 // nobody sees a difference
	anew, err := p.encode(turn(m, p.orientation), quality)
	if err != nil {
		return nil
	}
	return anew
}

func encodeJPEG(m image.Image, quality int) ([]byte, error) {
	var out bytes.Buffer
	err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}
