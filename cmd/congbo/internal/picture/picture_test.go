package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// secret stands in everything that is to go.
const secret = "21.0278N 105.8342E"

// quarters is a picture whose quarters differ: which is where tells how it was turned.
func quarters(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i, c := range quarterColours {
		x, y := i%2*w/2, i/2*h/2
		draw.Draw(m, image.Rect(x, y, x+w/2, y+h/2), image.NewUniform(c), image.Point{}, draw.Src)
	}
	return m
}

// quarterColours are those of the quarters: above, then below.
var quarterColours = []color.Color{color.RGBA{200, 0, 0, 255}, color.RGBA{0, 200, 0, 255}, color.RGBA{0, 0, 200, 255}, color.RGBA{200, 200, 0, 255}}

// order is which quarter stands where.
func order(t *testing.T, m image.Image) (all [4]int) {
	b := m.Bounds()
	for i := range all {
		at := m.At(b.Dx()/4+i%2*b.Dx()/2, b.Dy()/4+i/2*b.Dy()/2)
		best := 1 << 30
		for k, c := range quarterColours {
			if d := distance(at, c); d < best {
				best, all[i] = d, k
			}
		}
	}
	return all
}

func distance(a, b color.Color) int {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	d := func(x, y uint32) int { return (int(x>>8) - int(y>>8)) * (int(x>>8) - int(y>>8)) }
	return d(ar, br) + d(ag, bg) + d(ab, bb)
}

// exif is EXIF with more than an orientation, in either order of bytes.
func exif(orientation int, big bool) []byte {
	var o interface {
		binary.ByteOrder
		binary.AppendByteOrder
	} = binary.LittleEndian
	head := "II*\x00"
	if big {
		o, head = binary.BigEndian, "MM\x00*"
	}
	b := o.AppendUint32([]byte(head), 8)
	b = o.AppendUint16(b, 2)
	b = o.AppendUint16(o.AppendUint16(b, 0x010f), 2) // Make
	b = o.AppendUint32(o.AppendUint32(b, uint32(len(secret))), 38)
	b = o.AppendUint16(o.AppendUint16(b, orientationTag), 3)
	b = o.AppendUint16(o.AppendUint16(o.AppendUint32(b, 1), uint16(orientation)), 0)
	return append(o.AppendUint32(b, 0), secret...)
}

func segment(marker byte, body string) []byte {
	n := len(body) + 2
	return append([]byte{0xff, marker, byte(n >> 8), byte(n)}, body...)
}

// photo is a JPEG as a phone writes it.
func photo(t testing.TB, orientation int, big bool) (b, plain []byte) {
	plain, err := encodeJPEG(quarters(64, 32), 92)
	if err != nil {
		t.Fatal(err)
	}
	var more []byte
	more = append(more, segment(0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")...)
	more = append(more, segment(0xe1, exifHead+string(exif(orientation, big)))...)
	more = append(more, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+secret)...)
	more = append(more, segment(0xe2, "ICC_PROFILE\x00\x01\x01colours")...)
	more = append(more, segment(0xe2, "MPF\x00"+secret)...)
	more = append(more, segment(0xed, "Photoshop 3.0\x00"+secret)...)
	more = append(more, segment(0xfe, secret)...)
	b = inserted(plain, more)
	return append(b, append(plain, secret...)...), plain // a second picture behind it
}

func chunk(name, body string) []byte {
	c := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), name+body...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
}

func drawing(t testing.TB, orientation int) []byte {
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, quarters(64, 32)); err != nil {
		t.Fatal(err)
	}
	plain := encoded.Bytes()
	const head = 33 // the signature and IHDR
	var more []byte
	more = append(more, chunk("gAMA", "\x00\x00\xb1\x8f")...)
	more = append(more, chunk("eXIf", string(exif(orientation, true)))...)
	more = append(more, chunk("tEXt", "Author\x00"+secret)...)
	more = append(more, chunk("prVt", secret)...)
	return append(append(append(append([]byte{}, plain[:head]...), more...), plain[head:]...), secret...)
}

// TestTurned holds that every picture comes out as its camera says, and with nothing else
// of it.
func TestTurned(t *testing.T) {
	want := [9][4]int{1: {0, 1, 2, 3}, 2: {1, 0, 3, 2}, 3: {3, 2, 1, 0}, 4: {2, 3, 0, 1}, 5: {0, 2, 1, 3}, 6: {2, 0, 3, 1}, 7: {3, 1, 2, 0}, 8: {1, 3, 0, 2}}
	for o := 1; o <= 8; o++ {
		little, _ := photo(t, o, false)
		big, _ := photo(t, o, true)
		for name, b := range map[string][]byte{"little.jpg": little, "big.jpeg": big, "a.png": drawing(t, o)} {
			out := Clean(name, b)
			m, _, err := image.Decode(bytes.NewReader(out))
			if err != nil {
				t.Errorf("%s, orientation %d: %v", name, o, err)
				continue
			}
			if got := order(t, m); got != want[o] {
				t.Errorf("%s, orientation %d: quarters lie %v, want %v", name, o, got, want[o])
			}
			if w := m.Bounds().Dx(); w == 64 != (o < 5) {
				t.Errorf("%s, orientation %d: width %d", name, o, w)
			}
			if !Tells(name, b) || Tells(name, out) {
				t.Errorf("%s, orientation %d: tells %v before, %v after", name, o, Tells(name, b), Tells(name, out))
			}
			if bytes.Contains(out, []byte(secret)) || bytes.Contains(out, []byte("Exif")) || bytes.Contains(out, []byte("eXIf")) {
				t.Errorf("%s, orientation %d: something is left", name, o)
			}
			if name != "a.png" && !bytes.Contains(out, []byte("ICC_PROFILE")) {
				t.Errorf("%s, orientation %d: the colours are gone", name, o)
			}
		}
	}
}

// TestSame holds that what is not turned is the same picture bit by bit.
func TestSame(t *testing.T) {
	b, plain := photo(t, 1, true)
	out := Clean("a.jpg", b)
	if !bytes.HasSuffix(out, plain[2:]) {
		t.Error("the picture itself differs")
	}
	if again := Clean("a.jpg", out); !bytes.Equal(again, out) {
		t.Error("a clean picture is changed")
	}
	progressive := bytes.Replace(plain, []byte{0xff, 0xd9}, append(segment(0xfe, secret), 0xff, 0xd9), 1) // a remark behind the scan
	if bytes.Contains(Clean("a.jpg", progressive), []byte(secret)) {
		t.Error("a remark behind a scan is left")
	}
	if m, err := png.Decode(bytes.NewReader(Clean("a.png", drawing(t, 1)))); err != nil || order(t, m) != [4]int{0, 1, 2, 3} {
		t.Errorf("a PNG differs: %v", err)
	}
	if _, err := jpeg.Decode(bytes.NewReader(out)); err != nil {
		t.Error(err)
	}
}

// TestWebP holds that EXIF and XMP go, and that one that is to be turned keeps that word.
func TestWebP(t *testing.T) {
	riff := func(name string, body []byte) []byte {
		return appendPadded(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body))), body)
	}
	webp := func(orientation int) []byte {
		b := []byte("RIFF\x00\x00\x00\x00WEBP")
		b = append(b, riff("VP8X", []byte{flagEXIF | flagXMP | 0x10, 0, 0, 0, 9, 0, 0, 9, 0, 0})...)
		b = append(b, riff("VP8L", []byte("abc"))...)
		b = append(b, riff("EXIF", exif(orientation, true))...)
		b = append(b, riff("XMP ", []byte(secret))...)
		binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
		return append(b, secret...)
	}
	for _, o := range []int{1, 6} {
		out := Clean("a.webp", webp(o))
		if bytes.Contains(out, []byte(secret)) || !bytes.Contains(out, []byte("VP8L\x03\x00\x00\x00abc\x00")) || int(binary.LittleEndian.Uint32(out[4:])) != len(out)-8 {
			t.Errorf("orientation %d: %q", o, out)
		}
		if !Tells("a.webp", webp(o)) || Tells("a.webp", out) {
			t.Errorf("orientation %d: tells %v after", o, Tells("a.webp", out))
		}
		p, ok := splitWebP(out)
		if want := map[int]int{1: 0, 6: 6}[o]; !ok || p.orientation != want || out[20]&flagEXIF != 0 != (want > 0) || out[20]&flagXMP != 0 {
			t.Errorf("orientation %d is read back as %d", o, p.orientation)
		}
	}
}

// TestGIF holds that a GIF loses its remarks and nothing of how it looks and moves.
func TestGIF(t *testing.T) {
	frames := &gif.GIF{LoopCount: 3}
	for range 2 {
		m := image.NewPaletted(image.Rect(0, 0, 64, 32), palette.Plan9)
		draw.Draw(m, m.Bounds(), quarters(64, 32), image.Point{}, draw.Src)
		frames.Image, frames.Delay = append(frames.Image, m), append(frames.Delay, 7)
	}
	var plain bytes.Buffer
	if err := gif.EncodeAll(&plain, frames); err != nil {
		t.Fatal(err)
	}
	remark := "!\xfe" + string(rune(len(secret))) + secret + "\x00"
	xmp := "!\xff\x0bXMP DataXMP" + string(rune(len(secret))) + secret + "\x00"
	at := bytes.Index(plain.Bytes(), []byte("NETSCAPE2.0")) - 3
	b := plain.String()[:at] + remark + xmp + plain.String()[at:] + secret
	if !Tells("a.gif", []byte(b)) || Tells("a.gif", plain.Bytes()) {
		t.Error("whether it tells who made it")
	}
	if got := Clean("a.gif", []byte(b)); !bytes.Equal(got, plain.Bytes()) {
		t.Errorf("%d bytes of %d, want %d", len(got), len(b), plain.Len())
	}
	for n := range len(b) - 1 { // cut off anywhere it is left as it is, or clean
		if got := Clean("a.gif", []byte(b[:n])); !bytes.Equal(got, []byte(b[:n])) && !bytes.Equal(got, plain.Bytes()) {
			t.Fatalf("cut off after %d bytes: %d bytes", n, len(got))
		}
	}
}

func FuzzClean(f *testing.F) {
	b, _ := photo(f, 6, true)
	f.Add(b)
	f.Add(drawing(f, 3))
	f.Add([]byte("\xff\xd8\xff\xda\x00\x030\xff\xe1\x00\x08\x45xif\x00\x00\xff\x00\x00\x110000000\x01\xff\xff\xd9\xff030\xff\xda\x00\x030"))
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPVP8X\x02\x00\x00\x00\x08\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, name := range []string{"a.jpg", "a.png", "a.webp", "a.gif"} {
			once := Clean(name, b)
			if twice := Clean(name, once); !bytes.Equal(once, twice) {
				t.Errorf("%s: %q is cleaned to %q, then to %q", name, b, once, twice)
			}
		}
	})
}
