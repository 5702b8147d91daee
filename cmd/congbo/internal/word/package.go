package word

import (
	"path"
	"strings"
)

// A filePart is one file within the file.
type filePart struct {
	name string
	text []byte
}

const (
	program      = "congbo" // as the properties name what has written the file
	appPart      = "docProps/app.xml"
	relations    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentTypes = "application/vnd.openxmlformats-officedocument."
)

// wordParts are the parts beside the document, with their relations and types.
var wordParts = []struct{ name, kind string }{
	{"styles", "wordprocessingml.styles+xml"},
	{"numbering", "wordprocessingml.numbering+xml"},
	{"settings", "wordprocessingml.settings+xml"},
	{"footnotes", "wordprocessingml.footnotes+xml"},
	{"fontTable", "wordprocessingml.fontTable+xml"},
	{"header", "wordprocessingml.header+xml"},
}

// parts are all parts of the file, in their order.
func (d *document) parts(main []byte) []filePart {
	notes := d.footnotes() // before what counts links
	all := []filePart{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", relationsOf(func(m *markup) {
			relation(m, "rId1", relations+"officeDocument", "word/document.xml")
			relation(m, "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
			relation(m, "rId3", relations+"extended-properties", "docProps/app.xml")
		})},
		{"word/document.xml", main},
		{"word/_rels/document.xml.rels", relationsOf(d.relations)},
		{"word/_rels/footnotes.xml.rels", relationsOf(d.media)},
		{"word/styles.xml", d.styles()},
		{"word/numbering.xml", d.numbers.write()},
		{"word/settings.xml", d.settings()},
		{"word/footnotes.xml", notes},
		{"word/fontTable.xml", fontTable()},
		{"word/header.xml", pageNumber()},
	}
	for _, p := range d.pictures {
		all = append(all, filePart{"word/media/" + p.name, p.bytes})
	}
	return append(all, filePart{"docProps/core.xml", d.core()}, filePart{appPart, d.app()})
}

// contentTypes writes what each part is.
func (d *document) contentTypes() []byte {
	var m markup
	m.WriteString(header)
	m.around("Types", func() {
		m.empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
		m.empty("Default", "Extension", "xml", "ContentType", "application/xml")
		for _, format := range []string{"gif", "jpeg", "png"} {
			for _, p := range d.pictures {
				if path.Ext(p.name) == "."+format {
					m.empty("Default", "Extension", format, "ContentType", "image/"+format)
					break
				}
			}
		}
		override := func(name, kind string) { m.empty("Override", "PartName", name, "ContentType", kind) }
		override("/word/document.xml", contentTypes+"wordprocessingml.document.main+xml")
		for _, p := range wordParts {
			override("/word/"+p.name+".xml", contentTypes+p.kind)
		}
		override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
		override("/docProps/app.xml", contentTypes+"extended-properties+xml")
	}, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	return m.Bytes()
}

func relationsOf(inside func(m *markup)) []byte {
	var m markup
	m.WriteString(header)
	m.around("Relationships", func() { inside(&m) }, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	return m.Bytes()
}

func relation(m *markup, id, kind, target string, more ...string) {
	m.empty("Relationship", append([]string{"Id", id, "Type", kind, "Target", target}, more...)...)
}

// relations are those of the document.
func (d *document) relations(m *markup) {
	for _, p := range wordParts {
		relation(m, "rId"+strings.ToUpper(p.name[:1])+p.name[1:], relations+p.name, p.name+".xml")
	}
	d.media(m)
}

// media are the relations of the text and of the notes to pictures and addresses.
func (d *document) media(m *markup) {
	for i, p := range d.pictures {
		relation(m, "rIdImage"+itoa(i+1), relations+"image", "media/"+p.name)
	}
	for i, address := range d.links {
		relation(m, "rIdLink"+itoa(i+1), relations+"hyperlink", address, "TargetMode", "External")
	}
}

// settings writes what Word does with the file.
func (d *document) settings() []byte {
	return part("w:settings", func(m *markup) {
		m.empty("w:zoom", "w:percent", "100")
		m.val("w:defaultTabStop", itoa(indent))
		m.val("w:characterSpacingControl", "doNotCompress")
		m.around("w:footnotePr", func() {
			m.empty("w:footnote", "w:id", "-1")
			m.empty("w:footnote", "w:id", "0")
		})
		m.around("w:compat", func() {
			m.empty("w:doNotExpandShiftReturn") // a line that the author breaks is not stretched
			m.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
		})
		m.empty("w:themeFontLang", "w:val", d.language())
		decimal, list := ",", ";"
		if d.language() != "vi-VN" {
			decimal, list = ".", ","
		}
		m.val("w:decimalSymbol", decimal)
		m.val("w:listSeparator", list)
	})
}

func fontTable() []byte {
	return part("w:fonts", func(m *markup) {
		m.around("w:font", func() {
			m.val("w:panose1", "02020603050405020304")
			m.val("w:charset", "00")
			m.val("w:family", "roman")
			m.val("w:pitch", "variable")
		}, "w:name", font)
	})
}

// pageNumber writes the header: the number of the page, which Word counts.
func pageNumber() []byte {
	return part("w:hdr", func(m *markup) {
		m.around("w:p", func() {
			m.around("w:pPr", func() { m.val("w:pStyle", pageHeader) })
			for _, kind := range []string{"begin", "", "end"} {
				m.around("w:r", func() {
					if kind == "" {
						m.text("w:instrText", " PAGE ", "xml:space", "preserve")
					} else {
						m.empty("w:fldChar", "w:fldCharType", kind)
					}
				})
			}
		})
	})
}

// core writes the properties of the document, as far as the report has them.
func (d *document) core() []byte {
	f := d.Front
	var m markup
	m.WriteString(header)
	m.around("cp:coreProperties", func() {
		say := func(name, value string, attributes ...string) {
			if value != "" {
				m.text(name, value, attributes...)
			}
		}
		say("dc:title", strings.TrimSpace(f.Kind+" "+f.Title))
		say("dc:subject", d.form.Number(f.Number))
		say("dc:creator", f.Issuer)
		say("cp:category", f.Kind)
		say("dc:language", d.language())
		if !f.Date.IsZero() {
			say("dcterms:created", f.Date.String()+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
		}
	}, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	return m.Bytes()
}

// app writes the properties that Word shows as the company's.
func (d *document) app() []byte {
	var m markup
	m.WriteString(header)
	m.around("Properties", func() {
		m.text("Application", program)
		if d.Front.Issuer != "" {
			m.text("Company", d.Front.Issuer)
		}
	}, "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	return m.Bytes()
}
