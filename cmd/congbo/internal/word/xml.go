package word

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// A markup is XML while it is written. Every name is of this package, every value and every
// text is escaped here.
type markup struct{ bytes.Buffer }

// open writes a start tag with attributes, names and values by turns.
func (m *markup) open(name string, attributes ...string) { m.tag(name, ">", attributes) }

// empty writes an element without content.
func (m *markup) empty(name string, attributes ...string) { m.tag(name, "/>", attributes) }

func (m *markup) close(name string) { m.WriteString("</" + name + ">") }

func (m *markup) tag(name, end string, attributes []string) {
	m.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.WriteString(" " + attributes[i] + `="`)
		m.escape(attributes[i+1])
		m.WriteByte('"')
	}
	m.WriteString(end)
}

// val writes an element whose content is its attribute w:val.
func (m *markup) val(name, value string) { m.empty(name, "w:val", value) }

// around writes an element and what is written inside it.
func (m *markup) around(name string, inside func(), attributes ...string) {
	m.open(name, attributes...)
	inside()
	m.close(name)
}

// text writes an element that holds text.
func (m *markup) text(name, text string, attributes ...string) {
	m.open(name, attributes...)
	m.escape(text)
	m.close(name)
}

// escape writes a text; characters that XML cannot hold are left out, which reading has
// told of.
func (m *markup) escape(s string) {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
	xml.EscapeText(&m.Buffer, []byte(s))
}

// header begins a part.
const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// part is a part of the file whose root has the name spaces of WordprocessingML.
func part(root string, inside func(m *markup)) []byte {
	var m markup
	m.WriteString(header)
	m.around(root, func() { inside(&m) },
		"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
		"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
		"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture")
	return m.Bytes()
}

func itoa(n int) string { return strconv.Itoa(n) }

// Units of WordprocessingML: twentieths of a point, halves of a point.
func twips(mm int) int        { return (mm*14400 + 127) / 254 }
func points(n int) string     { return itoa(20 * n) }
func halfPoints(n int) string { return itoa(2 * n) }
