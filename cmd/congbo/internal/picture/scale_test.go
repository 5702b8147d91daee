package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// noise is a picture whose every pixel differs, the same each time.
func noise(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		v := uint32(i) * 2654435761
		v ^= v >> 15
		m.SetRGBA(i%w, i/w, color.RGBA{byte(v), byte(v >> 8), byte(v >> 16), 255})
	}
	return m
}

func asPNG(t testing.TB, m image.Image) []byte {
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asJPEG(t testing.TB, m image.Image) []byte {
	b, err := encodeJPEG(m, 92)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestScale holds that each pixel is the mean of the area that it stands for, whatever the
// sizes, against the same counted pixel by pixel.
func TestScale(t *testing.T) {
	for _, size := range [][4]int{{8, 4, 4, 2}, {7, 5, 3, 2}, {5, 5, 4, 4}, {9, 1, 2, 1}, {3, 3, 3, 3}, {10, 7, 1, 1}} {
		w, h, dw, dh := size[0], size[1], size[2], size[3]
		m := noise(w, h)
		got := scaled(m, dw, dh).(*image.RGBA)
		for y := range dh {
			for x := range dw {
				var sum, area [4]int
				for sy := range h * dh { // in units of which each pixel of both has a whole number
					for sx := range w * dw {
						if sx/w == x && sy/h == y {
							c := m.RGBAAt(sx/dw, sy/dh)
							for k, v := range [4]uint8{c.R, c.G, c.B, c.A} {
								sum[k], area[k] = sum[k]+int(v), area[k]+1
							}
						}
					}
				}
				c := got.RGBAAt(x, y)
				for k, v := range [4]uint8{c.R, c.G, c.B, c.A} {
					if want := (2*sum[k] + area[k]) / (2 * area[k]); int(v) != want {
						t.Fatalf("%v: pixel %d,%d has %d, want %d", size, x, y, v, want)
					}
				}
			}
		}
	}
}

// TestScaled holds of each kind of picture that its copy is as wide as it is to be, as it is
// turned, looks the same and is smaller.
func TestScaled(t *testing.T) {
	turned := func(orientation int) []byte {
		plain := asJPEG(t, quarters(1600, 800))
		return inserted(plain, segment(0xe1, exifHead+string(exif(orientation, true))))
	}
	gray := image.NewGray(image.Rect(0, 0, 800, 401))
	draw.Draw(gray, gray.Bounds(), quarters(800, 401), image.Point{}, draw.Src)
	glass := image.NewNRGBA(image.Rect(0, 0, 800, 400))
	draw.Draw(glass, image.Rect(0, 0, 400, 400), quarters(400, 400), image.Point{}, draw.Src)
	for _, test := range []struct {
		what, name string
		b          []byte
		height     int // of the copy that is 640 wide
	}{
		{"a photo", "a.jpg", asJPEG(t, noise(800, 601)), 480},
		{"a photo of a phone on its side", "a.jpeg", turned(6), 1280},
		{"a photo upside down", "a.jpg", turned(3), 320},
		{"a grey photo", "a.jpg", asJPEG(t, gray), 320},
		{"a drawing", "a.png", asPNG(t, noise(800, 400)), 320},
		{"a grey drawing", "a.png", asPNG(t, gray), 320},
		{"a drawing one sees through", "a.png", asPNG(t, glass), 320},
	} {
		w, h := Size(test.name, test.b)
		got := Scaled(test.name, test.b, 640)[0]
		c, _, err := image.DecodeConfig(bytes.NewReader(got))
		if err != nil || c.Width != 640 || c.Height != test.height || len(got) >= len(test.b) {
			t.Errorf("%s, %d by %d: %d by %d, %d bytes of %d, %v", test.what, w, h, c.Width, c.Height, len(got), len(test.b), err)
		}
		if !bytes.Equal(got, Scaled(test.name, test.b, 640)[0]) {
			t.Errorf("%s: two copies differ", test.what)
		}
		if bytes.Contains(got, []byte(secret)) {
			t.Errorf("%s: says where it was taken", test.what)
		}
	}
	m, _, err := image.Decode(bytes.NewReader(Scaled("a.jpg", turned(3), 640)[0]))
	if err != nil || order(t, m) != [4]int{3, 2, 1, 0} {
		t.Errorf("a photo upside down shows %v", order(t, m))
	}
	m, _, err = image.Decode(bytes.NewReader(Scaled("a.png", asPNG(t, glass), 640)[0]))
	if _, _, _, a := m.At(639, 0).RGBA(); err != nil || a != 0 {
		t.Errorf("what one sees through has alpha %d", a)
	}
}

// TestScaledSame holds the pixels of copies: they are published, and must not differ from one
// machine to another.
func TestScaledSame(t *testing.T) {
	photo := image.NewYCbCr(image.Rect(0, 0, 801, 101), image.YCbCrSubsampleRatio420)
	pixels := noise(801, 101).Pix
	copy(photo.Y, pixels)
	copy(photo.Cb, pixels[1:])
	copy(photo.Cr, pixels[2:])
	small := scaled(photo, 640, 80).(*image.YCbCr)
	for want, pix := range map[string][]byte{"f6b31a143c788848": slices.Concat(small.Y, small.Cb, small.Cr), "dc623277fd569dec": scaled(noise(801, 101), 640, 80).(*image.RGBA).Pix} {
		if sum := sha256.Sum256(pix); hex.EncodeToString(sum[:8]) != want {
			t.Errorf("%x, want %s", sum[:8], want)
		}
	}
}

// TestKeptWhole holds of which pictures there are no copies, and that nothing that is asked
// for all the same is larger than the picture.
func TestKeptWhole(t *testing.T) {
	moving := asPNG(t, quarters(1600, 8))
	moving = slices.Concat(moving[:33], chunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00"), moving[33:])
	var anim bytes.Buffer
	if err := gif.Encode(&anim, noise(1600, 8), nil); err != nil {
		t.Fatal(err)
	}
	huge := asPNG(t, image.NewGray(image.Rect(0, 0, 2, 2)))
	copy(huge[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // it says 65,536 by 65,536
	flat := image.NewPaletted(image.Rect(0, 0, 1600, 800), color.Palette{color.Black, color.White})
	for i := range flat.Pix {
		flat.Pix[i] = uint8(i / 7 % 2)
	}
	for what, test := range map[string]struct {
		name   string
		b      []byte
		widths []int
	}{
		"a small one":            {"a.jpg", asJPEG(t, quarters(900, 300)), nil},
		"one hardly larger":      {"a.jpg", asJPEG(t, quarters(1500, 300)), []int{800}},
		"a large one":            {"a.jpg", asJPEG(t, quarters(1600, 300)), []int{800, 1280}},
		"one that moves":         {"a.png", moving, nil},
		"a GIF":                  {"a.gif", anim.Bytes(), nil},
		"one that claims much":   {"a.png", huge, nil},
		"a broken one":           {"a.jpg", []byte("\xff\xd8\xff"), nil},
		"one of another type":    {"a.svg", []byte("<svg width='4000' height='10'/>"), nil},
		"lines, which grow grey": {"a.png", asPNG(t, flat), []int{800, 1280}},
	} {
		if got := Widths(test.name, test.b); !slices.Equal(got, test.widths) {
			t.Errorf("%s: %v, want %v", what, got, test.widths)
		}
		if got := Scaled(test.name, test.b, 640)[0]; len(got) > len(test.b) {
			t.Errorf("%s: %d bytes of %d", what, len(got), len(test.b))
		}
	}
}

// TestSize holds what every kind of picture says of its size.
func TestSize(t *testing.T) {
	plain := asJPEG(t, quarters(64, 32))
	webp := func(chunk, body string) []byte {
		return append([]byte("RIFF\x00\x00\x00\x00WEBP"+chunk+"\x0a\x00\x00\x00"+body), make([]byte, 10)...)
	}
	for _, test := range []struct {
		name          string
		b             []byte
		width, height int
	}{
		{"a.jpg", plain, 64, 32},
		{"A.JPG", plain, 64, 32},
		{"a.jpg", inserted(plain, segment(0xe1, exifHead+string(exif(6, false)))), 32, 64},
		{"a.png", drawing(t, 8), 32, 64},
		{"a.webp", webp("VP8X", "\x00\x00\x00\x00\x3f\x01\x00\xef\x00\x00"), 320, 240},
		{"a.webp", webp("VP8L", "\x2f\x3f\xc1\x3b\x00"), 320, 240},
		{"a.webp", webp("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x40\x01\xf0\x00"), 320, 240},
		{"a.webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8X"), 0, 0},
		{"a.svg", []byte("<?xml version='1.0'?>\n<!-- a --><svg xmlns='http://www.w3.org/2000/svg' width=\"320px\" height=\"240\"/>"), 320, 240},
		{"a.svg", []byte("<svg width='100%' height='240'/>"), 0, 0},
		{"a.svg", []byte("<svg viewBox='0 0 1 2'/>"), 0, 0},
		{"a.svg", []byte("none"), 0, 0},
		{"a.png", []byte("none"), 0, 0},
	} {
		if w, h := Size(test.name, test.b); w != test.width || h != test.height {
			t.Errorf("%s %.60q: %d by %d, want %d by %d", test.name, test.b, w, h, test.width, test.height)
		}
	}
}

// FuzzScaled: whatever a picture is, its size is told and a copy made without harm, and the
// copy is no larger.
func FuzzScaled(f *testing.F) {
	b, _ := photo(f, 6, true)
	f.Add(b)
	f.Add(drawing(f, 3))
	f.Add([]byte("<svg width='1' height='2'>"))
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPVP8X\x02\x00\x00\x00\x08\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, name := range []string{"a.jpg", "a.png", "a.webp", "a.gif", "a.svg"} {
			if w, h := Size(name, b); w < 0 || h < 0 {
				t.Errorf("%s is %d by %d", name, w, h)
			}
			if c, err := jpeg.DecodeConfig(bytes.NewReader(b)); err == nil && c.Width*c.Height > 1<<20 {
				return // tried by TestKeptWhole, and slow
			}
			if got, clean := Scaled(name, b, 8)[0], Clean(name, b); len(got) > len(clean) {
				t.Errorf("%s: %d bytes of %d", name, len(got), len(clean))
			}
		}
	})
}
