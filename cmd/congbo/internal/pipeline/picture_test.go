package pipeline_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/pipeline"
)

// TestPictures publishes pictures turned and without what a camera wrote, also in the report
// in one file; however large they are.
func TestPictures(t *testing.T) {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewYCbCr(image.Rect(0, 0, 40, 20), image.YCbCrSubsampleRatio420), nil); err != nil {
		t.Fatal(err)
	}
	// EXIF that turns it by a quarter, and says where it was taken
	const exif = "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00GPS 21.0278"
	photo := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	photo = append(photo, plain.Bytes()[2:]...)
	large := bytes.Clone(photo)
	for len(large) < 2<<20 { // segments of a program
		large = append(append(bytes.Clone(large[:2]), append([]byte{0xff, 0xef, 0xff, 0xff}, bytes.Repeat([]byte("GPS 21.0278 "), 5462)[:65533]...)...), large[2:]...)
	}
	result, err := pipeline.Build(pipeline.Options{Site: fstest.MapFS{
		"data/site.toml":             {Data: []byte("title = \"Trang\"\n")},
		"content/2030/_index.md":     {Data: []byte("+++\ntitle = \"về việc thử\"\nstatus = \"published\"\n+++\n\n![Họp](files/a.jpg)\n\n![Họp](files/to.jpeg)\n")},
		"content/2030/files/a.jpg":   {Data: photo},
		"content/2030/files/to.jpeg": {Data: large},
		"static/anh.jpg":             {Data: photo},
	}})
	if err != nil || result.Pages == nil {
		t.Fatal(err, result.Findings)
	}
	_, data, _ := strings.Cut(string(result.Pages["2030/toan-van/toan-van.html"]), "data:image/jpeg;base64,")
	inFile, _ := base64.StdEncoding.DecodeString(data[:strings.Index(data, `"`)])
	for name, b := range map[string][]byte{"a.jpg": result.Pages["2030/files/a.jpg"], "to.jpeg": result.Pages["2030/files/to.jpeg"], "static": result.Pages["anh.jpg"], "in one file": inFile} {
		c, err := jpeg.DecodeConfig(bytes.NewReader(b))
		if err != nil || c.Width != 20 || c.Height != 40 || bytes.Contains(b, []byte("GPS")) || bytes.Contains(b, []byte("Exif")) {
			t.Errorf("%s: %v, %d by %d, %d bytes", name, err, c.Width, c.Height, len(b))
		}
	}
}
