package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
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
				b.Write(output.Minify(f.Path, f.Bytes()))
			}
		}
	}
	return b.String()
}

// oneFile makes one file of the page of the whole report, laid out without the site
// around it: the style is in it, images are data, and links to the rest of the site are
// absolute, or none where the site does not know its address: then it offers no data
// files either. It is appended.
func (r *reportPages) oneFile(one, page []byte) []byte {
	head, body, _ := bytes.Cut(page, []byte("</head>"))
	sum := sha256.Sum256([]byte(r.style()))
	policy := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	one = r.standalone(one, bytes.Replace(head, []byte("style-src 'self'"), []byte(policy), 1))
	one = append(append(append(one, "<style>"...), r.style()...), "</style></head>"...)
	for r.website.Data.Site.BaseURL == "" {
		before, rest, found := bytes.Cut(body, []byte(downloadsTag))
		if !found {
			break
		}
		one = r.standalone(one, before)
		_, body, _ = bytes.Cut(rest, []byte("</p>"))
	}
	return r.standalone(one, body)
}

// standalone appends a page with its addresses rewritten.
func (r *reportPages) standalone(dst, page []byte) []byte {
	for {
		before, after, found := bytes.Cut(page, []byte(` href="`+folderIndex+`"`)) // itself
		dst = r.rewritten(dst, before)
		if !found {
			return dst
		}
		dst = append(dst, ` href="#`+topID+`"`...)
		page = after
	}
}

// rewritten appends a page with the addresses rewritten that lead out of its folder, in
// its tags: text may look like one.
func (r *reportPages) rewritten(dst, page []byte) []byte {
	const out = `="../`
	for {
		at := bytes.Index(page, []byte(out))
		if at < 0 {
			return append(dst, page...)
		}
		before, rest := page[:at], page[at+len(out):]
		name := bytes.LastIndexByte(before, ' ')
		address, after, closed := bytes.Cut(rest, []byte{'"'})
		if tag := bytes.LastIndexByte(before, '<'); tag < bytes.LastIndexByte(before, '>') || name < tag || !closed {
			dst, page = append(dst, page[:at+len(out)]...), rest
			continue
		}
		if to := r.absolute(string(before[name+1:]), html.UnescapeString(string(address))); to == "" {
			dst = append(dst, before[:name]...)
		} else {
			dst = append(append(dst, before...), `="`...)
			dst = append(append(dst, html.EscapeString(to)...), '"')
		}
		page = after
	}
}

// absolute is where an address on the full page leads that begins with "../", which is
// left out, from elsewhere; nowhere if the site does not know its address.
func (r *reportPages) absolute(attribute, address string) string {
	base := r.website.Data.Site.BaseURL
	if attribute != "src" && base == "" {
		return ""
	}
	file, anchor, _ := strings.Cut(address, "#")
	file = path.Join(fullPath(r.Report), "..", file)
	switch {
	case attribute == "src":
		return r.asData(file)
	case anchor != "":
		return base + file + "#" + anchor
	}
	return base + file
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
			return "data:" + imageTypes[path.Ext(file)] + ";base64," + base64.StdEncoding.EncodeToString(f.Bytes())
		}
	}
	return ""
}
