package epub

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/picture"
)

// shown are the types of pictures that every reader of EPUB 3 shows. WebP is one since 3.3, and
// many readers are older.
var shown = []string{"image/png", "image/jpeg", "image/gif", "image/svg+xml"}

// pictures are those that the text shows, as pages show them: turned, and without what cameras
// write. Of one that readers do not show the text has its description.
func (b *book) pictures() []file {
	var all []file
	told := map[string]bool{}
	for _, d := range b.Documents {
		for _, l := range d.Links {
			f := l.Target.Asset
			if !l.Image || f == nil || told[f.Path] {
				continue
			}
			told[f.Path] = true
			ending := strings.ToLower(path.Ext(f.Path))
			media, raw := picture.Types[ending], f.Bytes()
			if widths := picture.Widths(f.Path, raw); len(widths) > 0 {
				raw = picture.Scaled(f.Path, raw, widths[len(widths)-1])[0] // no e-reader shows more
			} else {
				raw = picture.Clean(f.Path, raw)
			}
			if !slices.Contains(shown, media) || !begins(media, raw) {
				b.left = append(b.left, Left{l.Span, diag.Say("hình này nhiều máy đọc sách không hiện được: chỉ còn lời mô tả; lưu thành PNG hoặc JPEG", "many e-readers cannot show this picture: only its description is left; save it as PNG or JPEG")})
				continue
			}
			name := fmt.Sprintf("images/%03d%s", len(all)+1, ending)
			b.names[address.Escape(address.File(f))] = name
			all = append(all, file{name: name, media: media, bytes: raw})
		}
	}
	return all
}

// begins reports whether a file begins as one of its type does.
func begins(media string, b []byte) bool {
	head := map[string]string{"image/png": "\x89PNG", "image/jpeg": "\xff\xd8\xff", "image/gif": "GIF8"}[media]
	return len(b) > 0 && bytes.HasPrefix(b, []byte(head))
}
