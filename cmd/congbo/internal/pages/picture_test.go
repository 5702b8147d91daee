package pages_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"path"
	"regexp"
	"strings"
	"testing"
)

// photo is a picture that has copies.
func photo(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewYCbCr(image.Rect(0, 0, 1600, 900), image.YCbCrSubsampleRatio420), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPictures holds how pictures stand on pages: with their size, a caption where the report
// gives one, copies for narrow screens that are there, and the first of a page loaded at once.
func TestPictures(t *testing.T) {
	photo := photo(t)
	const far = "Một.\n\nHai.\n\nBa.\n\n"
	pages := build(t, map[string]string{
		"content/2021/_index.md": "+++\ntitle = \"báo cáo năm\"\nkind = \"Báo cáo\"\nstatus = \"published\"\n+++\n\n![Trồng cây](files/anh.jpg)\n*Hình 1.* Theo Chỉ thị số 07-CT/TU.[^1]\n\n" + far +
			"![Nhỏ](files/ve.svg) trong dòng.\n\n![a](files/ve.svg)\n![b](files/ve.svg)\n\n- ![Trong mục](files/ve.svg)\n\n![Cuối](files/anh.jpg)\n\n[^1]: Chú thích.\n",
		"content/2021/files/anh.jpg":  photo,
		"content/2021/files/quet.jpg": photo, // attached, and not shown
		"content/2021/files/ve.svg":   `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>`,
	})
	page := string(pages["2021/index.html"])
	const sized = ` srcset="files/anh.800w.jpg 800w, files/anh.1280w.jpg 1280w, files/anh.jpg 1600w" sizes="(min-width: 42rem) 40rem, 100vw" width="1600" height="900"`
	for _, want := range []string{
		`<img src="files/anh.jpg"` + sized + ` alt="Trồng cây"><figcaption><em>Hình 1.</em> Theo <a class="cite"`,
		`<img src="files/anh.jpg"` + sized + ` loading="lazy" alt="Cuối"></figure>`,
		`<img src="files/ve.svg" width="30" height="20" loading="lazy" alt="Nhỏ"> trong dòng.</p>`,
		`alt="a">`, `<img src="files/ve.svg" width="30" height="20" loading="lazy" alt="Trong mục"></li>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	if n := strings.Count(page, `<figure class="picture"`); n != 2 {
		t.Errorf("%d figures", n)
	}
	if full := string(pages["2021/toan-van/index.html"]); !strings.Contains(full, ` srcset="../files/anh.1280w.jpg 1280w, ../files/anh.jpg 1600w" `) {
		t.Error("the page that is printed offers small copies")
	}
	for name, b := range pages {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range regexp.MustCompile(`srcset="([^"]*)"`).FindAllSubmatch(b, -1) {
			for _, one := range strings.Split(string(m[1]), ", ") {
				file, _, _ := strings.Cut(one, " ")
				if pages[path.Join(path.Dir(name), file)] == nil {
					t.Errorf("%s offers %s, which is not there", name, file)
				}
			}
		}
	}
	if pages["2021/files/quet.800w.jpg"] != nil {
		t.Error("a file that no text shows has a copy")
	}
	if c, err := jpeg.DecodeConfig(bytes.NewReader(pages["2021/files/anh.800w.jpg"])); err != nil || c.Width != 800 || c.Height != 450 {
		t.Errorf("the copy is %d by %d: %v", c.Width, c.Height, err)
	}
	if alone := string(pages["2021/toan-van/toan-van.html"]); strings.Contains(alone, "srcset") || strings.Contains(alone, "lazy") || !strings.Contains(alone, `width="1600" height="900" alt="Trồng cây"`) {
		t.Error("the one file asks for others")
	}
}
