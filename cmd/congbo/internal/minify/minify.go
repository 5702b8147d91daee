// Package minify makes layouts, style sheets and scripts shorter without changing what they
// mean. It never touches data.
package minify

import (
	"bytes"
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
)

// Template minifies the source of a layout, once, so that the pages it
// makes need no second pass. Tags, end tags, quotes and default attributes stay:
// pages are read in twenty years, and after compression they cost little. A
// source that the minifier cannot read, or of which it would make something else
// (it is not at home in Go's strings), is returned as it is; for a proved one it is known
// that it makes nothing else.
func Template(source string, proved bool) string {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		KeepDefaultAttrVals: true,
		TemplateDelims:      html.GoTemplateDelims,
	})
	small, err := m.String("text/html", source)
	if err != nil || !proved && !sameMeaning(source, small) {
		return source
	}
	return small
}

// File minifies a static file by the ending of its name. Files that the
// minifier does not know or cannot read are returned as they are.
func File(name string, b []byte) []byte {
	m := minify.New()
	var kind string
	switch path.Ext(name) {
	case ".css":
		kind = "text/css"
		m.Add(kind, &css.Minifier{})
	case ".js":
		kind = "application/javascript"
		m.Add(kind, &js.Minifier{})
	case ".svg":
		kind = "image/svg+xml"
		m.Add(kind, &svg.Minifier{})
	default:
		return b
	}
	small, err := m.Bytes(kind, bytes.Clone(b)) // the minifier of scripts writes into what it reads
	if err != nil {
		return b
	}
	return small
}
