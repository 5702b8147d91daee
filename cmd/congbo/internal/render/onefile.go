package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"html/template"
	"net/url"
	"path"
	"strings"

	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// oneFile is the whole report in one file, which needs nothing beside it.
func oneFile(r *report.Report) string { return fullPath(r) + "toan-van.html" }

// fullStyles are the style sheets that the full page loads, in their order.
var fullStyles = [...]string{"css/congbo.css", "css/table.css", "css/cover.css"}

// styleOf is the style of the full page in one text.
func styleOf(static []*source.File) string {
	var b strings.Builder
	for _, name := range fullStyles {
		for _, f := range static {
			if publishedPath(f) == name {
				b.Write(output.Minify(f.Path, f.Raw))
			}
		}
	}
	return b.String()
}

// oneFile makes the page of the whole report again for one file: the style is in it, the
// site around it is not, images are data, and links to the rest of the site are
// absolute, or none where the site does not know its address. It returns its bytes.
func (r *reportPages) oneFile(v fullPage) []byte {
	at, on := place{path: fullPath(r.Report), full: r.Report}, r.sheet()
	v.Page.Assets = template.HTML("<style>" + r.style() + "</style>")
	v.Page.Header, v.Page.Footer, v.Page.Canonical = "", "", ""
	v.Crumbs = nil
	v.Nav, v.Opening, v.Notes, v.Parts = r.nav(on, at, nil), on.body(r.bodies[r.Index], at), r.notes(on, r.Notes, at), nil
	for _, s := range r.Parts {
		v.Parts = append(v.Parts, r.fullSection(on, s, at, 1))
	}
	sum := sha256.Sum256([]byte(r.style()))
	policy := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	var page []byte
	files := &files{put: func(_ string, b []byte) error { // b is the sheet's, which others write on next
		b = bytes.Replace(b, []byte("style-src 'self'"), []byte(policy), 1)
		b = bytes.ReplaceAll(b, []byte(`href="`+folderIndex+`"`), []byte(`href="#`+topID+`"`)) // itself
		page = r.standalone(b)
		return nil
	}}
	r.page(files, on, oneFile(r.Report), v.Page.Kind, v)
	r.files.found.Add(files.found...)
	return page
}

// standalone rewrites the addresses of a page that lead out of its folder, in its tags:
// text may look like one. A site that does not know its address offers no data files.
func (r *reportPages) standalone(page []byte) []byte {
	out := make([]byte, 0, len(page))
	for {
		tag := bytes.IndexByte(page, '<')
		end := tag + 1 + bytes.IndexByte(page[tag+1:], '>')
		if tag < 0 || end <= tag {
			return append(out, page...)
		}
		out = append(out, page[:tag]...)
		if r.website.Data.Site.BaseURL == "" && bytes.HasPrefix(page[tag:], []byte(downloadsTag)) {
			_, page, _ = bytes.Cut(page[tag:], []byte("</p>"))
			continue
		}
		out = r.standaloneTag(out, page[tag:end])
		page = page[end:]
	}
}

func (r *reportPages) standaloneTag(out, tag []byte) []byte {
	before, rest, found := bytes.Cut(tag, []byte(`="../`))
	address, after, closed := bytes.Cut(rest, []byte{'"'})
	name := bytes.LastIndexByte(before, ' ')
	if !found || !closed || name < 0 {
		return append(out, tag...)
	}
	file, anchor, _ := strings.Cut(html.UnescapeString(string(address)), "#")
	file = path.Join(fullPath(r.Report), "..", file)
	switch base := r.website.Data.Site.BaseURL; {
	case string(before[name+1:]) == "src":
		file = r.asData(file)
	case base == "":
		return append(append(out, before[:name]...), after...)
	case anchor != "":
		file = base + file + "#" + anchor
	default:
		file = base + file
	}
	out = append(append(out, before...), `="`...)
	out = append(append(out, html.EscapeString(file)...), '"')
	return append(out, after...)
}

// imageTypes are the media types of images; not the system's, which differ.
var imageTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".svg": "image/svg+xml"}

// asData is the address of a file of the report that holds the file itself (RFC 2397).
func (r *reportPages) asData(file string) string {
	if plain, err := url.PathUnescape(file); err == nil {
		file = plain
	}
	for _, f := range r.Assets {
		if publishedPath(f) == file {
			return "data:" + imageTypes[path.Ext(file)] + ";base64," + base64.StdEncoding.EncodeToString(f.Raw)
		}
	}
	return ""
}
