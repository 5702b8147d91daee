package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/exports"
)

// A packageDocument says what the book is and of what files it is made (EPUB 3.3, 5).
type packageDocument struct {
	XMLName    xml.Name  `xml:"http://www.idpf.org/2007/opf package"`
	Version    string    `xml:"version,attr"`
	Lang       string    `xml:"xml:lang,attr"`
	Identifier string    `xml:"unique-identifier,attr"`
	Metadata   metadata  `xml:"metadata"`
	Manifest   []item    `xml:"manifest>item"`
	Spine      []itemRef `xml:"spine>itemref"`
}

// metadata is what is told of the book, as far as the report says it.
type metadata struct {
	DC         string       `xml:"xmlns:dc,attr"`
	Identifier []identifier `xml:"dc:identifier"`
	Title      string       `xml:"dc:title"`
	Language   string       `xml:"dc:language"`
	Creator    string       `xml:"dc:creator,omitempty"`
	Publisher  string       `xml:"dc:publisher,omitempty"`
	Date       string       `xml:"dc:date,omitempty"`
	Source     string       `xml:"dc:source,omitempty"` // the report on the site
	Rights     string       `xml:"dc:rights,omitempty"`
	Meta       []meta       `xml:"meta"`
}

type identifier struct {
	ID   string `xml:"id,attr,omitempty"`
	Text string `xml:",chardata"`
}

type meta struct {
	Property string `xml:"property,attr"`
	Text     string `xml:",chardata"`
}

type item struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Media      string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr,omitempty"`
}

type itemRef struct {
	ID string `xml:"idref,attr"`
}

// A container says where the package document is (EPUB OCF 3.3, 4.2.6.3.1).
const container = xml.Header + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="` + folder + packageName + `" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

const (
	folder      = "EPUB/"
	packageName = "package.opf"
)

// packageDocument writes it. Its identifier is the same for every edition of the book;
// its date is that of the report, or of its last amendment.
func (b *book) packageDocument() ([]byte, error) {
	settings, f := b.site.Data.Site, b.Front
	v := packageDocument{Version: "3.0", Lang: b.Form.Lang(), Identifier: "id"}
	v.Metadata = metadata{
		DC:         "http://purl.org/dc/elements/1.1/",
		Identifier: []identifier{{"id", exports.URN(cmp.Or(settings.Committee, settings.Title), b.Period.ID, "epub")}},
		Title:      b.title(),
		Language:   b.Form.Lang(),
		Creator:    f.Issuer,
		Publisher:  cmp.Or(settings.Committee, f.Issuer),
		Date:       f.Date.String(),
		Rights:     settings.License,
		Meta: []meta{
			{"dcterms:modified", exports.Updated(b.site.Data, b.Summary) + "T00:00:00Z"},
			{"schema:accessMode", "textual"},
			{"schema:accessModeSufficient", "textual"},
			{"schema:accessibilityFeature", "tableOfContents"},
			{"schema:accessibilityFeature", "structuralNavigation"},
		},
	}
	if f.Number != "" {
		v.Metadata.Identifier = append(v.Metadata.Identifier, identifier{Text: f.Number})
	}
	if settings.BaseURL != "" {
		v.Metadata.Source = settings.BaseURL + address.URL(address.Cover(b.Summary))
	}
	for n, one := range b.files {
		id := fmt.Sprintf("f%03d", n+1)
		v.Manifest = append(v.Manifest, item{id, one.name, one.media, one.role})
		if one.media == pageMedia {
			v.Spine = append(v.Spine, itemRef{id})
		}
	}
	if slices.ContainsFunc(b.files, func(f file) bool { return strings.HasPrefix(f.media, "image/") }) {
		v.Metadata.Meta = append(v.Metadata.Meta, meta{"schema:accessMode", "visual"})
	}
	text, err := xml.MarshalIndent(v, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

// pack makes the file, whose bytes follow from those of its files: the type of it first, not
// compressed, so that it can be told by its first bytes.
func (b *book) pack() ([]byte, error) {
	document, err := b.packageDocument()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	const media = "application/epub+zip"
	first := header("mimetype", zip.Store)
	first.CRC32, first.CompressedSize64, first.UncompressedSize64 = crc32.ChecksumIEEE([]byte(media)), uint64(len(media)), uint64(len(media))
	to, err := z.CreateRaw(first)
	if err == nil {
		_, err = to.Write([]byte(media))
	}
	all := []file{{name: "META-INF/container.xml", bytes: []byte(container)}, {name: folder + packageName, bytes: document}}
	for _, one := range b.files {
		one.name = folder + one.name
		all = append(all, one)
	}
	for _, one := range all {
		if err != nil {
			break
		}
		if to, err = z.CreateHeader(header(one.name, zip.Deflate)); err == nil {
			_, err = to.Write(one.bytes)
		}
	}
	err = cmp.Or(err, z.SetComment(mark+TextSum(b.text.Words, b.Report)))
	if err = cmp.Or(err, z.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// header is that of a file, which tells no time, without extra fields.
func header(name string, method uint16) *zip.FileHeader {
	const first = 1<<5 + 1 // 1980-01-01, before which zip knows no day
	//lint:ignore SA1019 Modified would add an extra field
	return &zip.FileHeader{Name: name, Method: method, ModifiedDate: first}
}
