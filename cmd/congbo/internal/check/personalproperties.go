package check

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"encoding/xml"
	"html"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/source"
)

var personalProperties = &Check{
	Code:     "personal/properties",
	Severity: diag.Warning,
	Title:    diag.Say("tệp kèm theo không mang tên người, lời góp ý", "attachments carry no names or remarks"),
	Doc: diag.Say(
		`Tệp PDF, Word, Excel, PowerPoint, RTF, OpenDocument kèm theo còn ghi tên người soạn, người sửa cuối trong thuộc tính, hoặc còn lời góp ý, vết sửa: ai tải về cũng đọc được. Tên máy, tên cơ quan, người ký báo cáo thì không báo. Hình ảnh thì congbo tự bỏ những gì máy chụp ghi; phim, tệp tiếng thì congbo không xem được bên trong, nên chỉ nhắc.`,
		`A PDF, Word, Excel, PowerPoint, RTF or OpenDocument file that is attached has the names of who wrote it or changed it last in its properties, or remarks and tracked changes: whoever downloads it can read them. Names of machines and offices and the signer of the report are not told. From pictures congbo takes out what cameras write; into films and sounds it does not look, and says so.`),
	run: func(r *run) {
		for _, f := range r.report.Assets {
			r.found.Add(propertiesOf(r.check, f, r.set, r.report.Front)...)
		}
	},
	across: func(c *crossing) {
		if c.report != c.site.Reports[0] {
			return
		}
		for _, f := range c.site.Static {
			if !f.Default && !strings.HasPrefix(f.Path, data.BagsFolder) {
				c.found.Add(propertiesOf(c.check, f, c.site.Data, c.report.Front)...)
			}
		}
	},
}

// A property is what a file says of itself.
type property struct {
	name  diag.Text
	value string
}

var (
	authorProperty  = diag.Say("người soạn", "author")
	changerProperty = diag.Say("người sửa cuối", "last changed by")
	managerProperty = diag.Say("người phụ trách", "manager")
	remarkProperty  = diag.Say("lời góp ý", "remarks")
	changesProperty = diag.Say("vết sửa", "tracked changes")
)

// properties are how files say them, by their endings.
var properties = map[string]func([]byte) []property{
	".pdf": pdfProperties, ".rtf": rtfProperties,
	".docx": officeProperties, ".dotx": officeProperties, ".xlsx": officeProperties, ".xltx": officeProperties, ".pptx": officeProperties, ".potx": officeProperties, ".ppsx": officeProperties,
	".doc": oleProperties, ".dot": oleProperties, ".xls": oleProperties, ".ppt": oleProperties, ".pps": oleProperties,
	".odt": openProperties, ".ott": openProperties, ".ods": openProperties, ".odp": openProperties, ".odg": openProperties,
}

// unread are the endings of films and sounds, in whose many formats nobody here looks.
var unread = map[string]bool{".mp4": true, ".m4v": true, ".mov": true, ".avi": true, ".mkv": true, ".webm": true, ".wmv": true, ".3gp": true, ".mp3": true, ".m4a": true, ".wav": true, ".wma": true, ".ogg": true, ".flac": true}

// propertiesOf tells what a file hides.
func propertiesOf(c *Check, f *source.File, set *data.Set, front *data.Front) diag.List {
	const most = 64 << 20
	ending := strings.ToLower(path.Ext(f.Path))
	if unread[ending] {
		return diag.List{{Code: c.Code, Severity: diag.Note, Span: source.At(f),
			Message: diag.Say("congbo không xem được phim hay tệp tiếng này ghi gì: nơi quay, máy quay, người quay", "congbo does not look into films and sounds: where, with what and by whom this one was taken may stand in it"),
			Hint:    diag.Say("xem thuộc tính của tệp, bỏ những gì không nên công khai", "look at the properties of the file, and remove what is not to be public")}}
	}
	if picture.Cleans(f.Path) && f.Size() <= picture.MaxSize && picture.Keeps(f.Path, f.Bytes()) {
		return diag.List{{Code: c.Code, Severity: diag.Warning, Span: source.At(f),
			Message: diag.Say("hình hỏng: congbo không bỏ được nơi chụp, máy chụp ghi trong đó", "the picture is broken: congbo cannot take out where and with what it was taken"),
			Hint:    diag.Say("mở hình bằng chương trình xem ảnh rồi lưu lại thành tệp mới", "open it in a program for pictures, and save it anew"),
			Quote:   diag.Quote{Around: path.Base(f.Path), End: len(path.Base(f.Path))}}}
	}
	read := properties[ending]
	if read == nil || f.Size() > most {
		return nil
	}
	var said []string
	var vi, en []string
	for _, p := range read(f.Bytes()) {
		value := strings.Join(strings.Fields(p.value), " ")
		remarks := p.name == remarkProperty || p.name == changesProperty
		if remarks && value == "" || !remarks && (namesNobody(value) || strings.EqualFold(value, front.Signer) || strings.EqualFold(value, set.Site.Committee) || strings.EqualFold(value, front.Issuer)) || slices.Contains(said, value) {
			continue
		}
		said = append(said, value)
		vi, en = append(vi, p.name.VI+" “"+value+"”"), append(en, p.name.EN+" “"+value+"”")
	}
	if len(said) == 0 {
		return nil
	}
	quote := strings.Join(said, "; ")
	return diag.List{{Code: c.Code, Severity: diag.Warning, Span: source.At(f),
		Message: diag.Text{VI: "tệp còn mang " + strings.Join(vi, ", "), EN: "the file carries " + strings.Join(en, ", ")},
		Hint: diag.Say("Word, Excel: Tệp, Thông tin, Kiểm tra tài liệu (Inspect Document), bỏ hết rồi lưu; PDF: làm lại từ tệp đã sạch. Nếu được công khai thì chấp nhận ở accepted.toml, text = %q",
			"Word, Excel: File, Info, Inspect Document, remove all and save; PDF: make it anew of a clean file. If it may be public, accept it in accepted.toml, text = %q", said[0]),
		Quote: diag.Quote{Around: quote, End: len(quote)}}}
}

// nobody is what machines, programs and offices are called, in letters without accents too.
var nobody = lazyregexp.New(`(?i)^\W*$|^\W*(?:admin\w*|user\d*|users?|pc\S*|my ?pc|may ?tinh|computer|laptop|desktop\S*|win(?:dows)?\s*(?:\d+|user)?|hp\S*|dell\S*|acer|asus|lenovo|samsung|sony|toshiba|microsoft.*|ms office.*|office.*|unknown|anonymous|owner|default.*|guest|author|none|null|n/?a|test|python-docx|openpyxl|apache poi|libreoffice.*|writer|canva.*|google.*|scan\w*|canon.*|ricoh.*|epson.*|brother.*|fuji.*|konica.*|pdf\w*|adobe.*|acrobat.*|vnpt.*|viettel.*|un-?named|congbo|mac\S*|root)\W*$|` +
	`(?:văn phòng|van ?phong|phòng|\bphong (?:tong|hanh|to|tai)|\bban\b|đảng|dang ?uy|ủy|uỷ|ubnd|hđnd|hdnd|\bsở\b|\bso (?:tai|noi|ke)|tỉnh|huyện|trung tâm|trung tam|chi cục|cục|office|committee|department|công ty|cong ty|\bcty\b|trường|\bhội\b|\bvp\w*|co\.,|ltd|https?:|www\.)`)

// initials are what offices are called by for short.
var initials = lazyregexp.New(`^[A-ZĐƯ]{2,6}\d*$`)

// namesNobody reports whether a property is none of a person.
func namesNobody(value string) bool { return nobody.MatchString(value) || initials.MatchString(value) }

// A zipped is a packed file of an office, with the parts that are looked into.
type zipped struct{ *zip.Reader }

func unzip(b []byte) (zipped, bool) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	return zipped{z}, err == nil
}

// part is the text of a part, as far as it is small; nothing for none.
func (z zipped) part(name string) []byte {
	const largest = 4 << 20
	f, err := z.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	b, _ := io.ReadAll(io.LimitReader(f, largest))
	return b
}

// openProperties are those of an OpenDocument file.
func openProperties(b []byte) []property {
	z, ok := unzip(b)
	if !ok {
		return nil
	}
	meta, content := z.part("meta.xml"), z.part("content.xml")
	named := func(name string) string {
		if m := regexp.MustCompile("<" + name + ">([^<]+)</").FindSubmatch(meta); m != nil {
			return html.UnescapeString(string(m[1]))
		}
		return ""
	}
	return []property{
		{authorProperty, named("meta:initial-creator")}, {changerProperty, named("dc:creator")},
		{remarkProperty, creatorsIn(openRemark.FindAll(content, -1))}, {changesProperty, creatorsIn(openChange.FindAll(content, -1))},
	}
}

var (
	openRemark  = lazyregexp.New(`(?s)<office:annotation\b.*?</office:annotation>`)
	openChange  = lazyregexp.New(`(?s)<office:change-info\b.*?</office:change-info>`)
	openCreator = lazyregexp.New(`<dc:creator>([^<]+)</`)
)

// creatorsIn are those who are named in pieces of OpenDocument, each once.
func creatorsIn(pieces [][]byte) string {
	var all []string
	for _, piece := range pieces {
		if m := openCreator.FindSubmatch(piece); m != nil {
			if who := html.UnescapeString(string(m[1])); !slices.Contains(all, who) {
				all = append(all, who)
			}
		}
	}
	return strings.Join(all, ", ")
}

// officeProperties are those of an OOXML file.
func officeProperties(b []byte) []property {
	z, ok := unzip(b)
	if !ok {
		return nil
	}
	core, app := elements(z.part("docProps/core.xml")), elements(z.part("docProps/app.xml"))
	all := []property{{authorProperty, core["creator"]}, {changerProperty, core["lastModifiedBy"]}, {managerProperty, app["Manager"]}}
	for _, f := range z.File {
		if strings.Contains(strings.ToLower(path.Base(f.Name)), "comment") && strings.HasSuffix(f.Name, ".xml") {
			if who := authorsOf(z.part(f.Name)); who != "" {
				all = append(all, property{remarkProperty, who})
			}
		}
	}
	if who := authorsOf(changedBy(z.part("word/document.xml"))); who != "" {
		all = append(all, property{changesProperty, who})
	}
	return all
}

// elements are the texts of the elements right under the first one, by their names.
func elements(b []byte) map[string]string {
	var doc struct {
		All []struct {
			XMLName xml.Name
			Text    string `xml:",chardata"`
		} `xml:",any"`
	}
	if xml.Unmarshal(b, &doc) != nil {
		return nil
	}
	all := map[string]string{}
	for _, e := range doc.All {
		all[e.XMLName.Local] = e.Text
	}
	return all
}

var (
	authorAttribute = lazyregexp.New(`[\s:]author="([^"]+)"|<author>([^<]+)</author>`)
	tracked         = lazyregexp.New(`<w:(?:ins|del|moveFrom|moveTo)\s[^>]*>`)
)

// changedBy are the marks of tracked changes.
func changedBy(document []byte) []byte { return bytes.Join(tracked.FindAll(document, -1), nil) }

// authorsOf are those who are named in remarks or changes, each once.
func authorsOf(b []byte) string {
	var all []string
	for _, m := range authorAttribute.FindAllSubmatch(b, -1) {
		if who := html.UnescapeString(string(m[1]) + string(m[2])); !slices.Contains(all, who) {
			all = append(all, who)
		}
	}
	return strings.Join(all, ", ")
}

var (
	rtfName   = lazyregexp.New(`\{\\(author|operator|manager)\s((?:[^{}\\]|\\[^{}])*)\}`)
	rtfLetter = lazyregexp.New(`\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\'([0-9a-fA-F]{2})`)
)

// rtfProperties are those of an RTF file.
func rtfProperties(b []byte) []property {
	names := map[string]diag.Text{"author": authorProperty, "operator": changerProperty, "manager": managerProperty}
	var all []property
	for _, m := range rtfName.FindAllSubmatch(b, -1) {
		text := rtfLetter.ReplaceAllStringFunc(string(m[2]), func(s string) string {
			m := rtfLetter.FindStringSubmatch(s)
			base, digits := 10, m[1]
			if digits == "" {
				base, digits = 16, m[2]
			}
			n, err := strconv.ParseInt(digits, base, 32)
			if err != nil {
				return ""
			}
			return string(rune(uint16(n)))
		})
		all = append(all, property{names[string(m[1])], text})
	}
	return all
}

var (
	pdfAuthor = lazyregexp.New(`(?s)/Author\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)`)
	xmpAuthor = lazyregexp.New(`(?s)<dc:creator>.{0,200}?<rdf:li[^>]*>([^<]+)</rdf:li>`)
)

// pdfProperties are those of a PDF that is not encrypted, packed ones too.
func pdfProperties(b []byte) []property {
	if bytes.Contains(b, []byte("/Encrypt")) {
		return nil
	}
	var all []property
	for _, text := range append([][]byte{b}, objectStreams(b)...) {
		if bytes.Contains(text, []byte("/Author")) {
			for _, m := range pdfAuthor.FindAllSubmatch(text, -1) {
				all = append(all, property{authorProperty, pdfText(m[1])})
			}
		}
	}
	if bytes.Contains(b, []byte("dc:creator")) {
		for _, m := range xmpAuthor.FindAllSubmatch(b, -1) {
			all = append(all, property{authorProperty, html.UnescapeString(string(m[1]))})
		}
	}
	return all
}

// objectStreams are the packed objects of a PDF, unpacked as far as they are small.
func objectStreams(b []byte) [][]byte {
	const most, largest = 1000, 1 << 20
	var all [][]byte
	for len(all) < most {
		i := bytes.Index(b, []byte("/ObjStm"))
		if i < 0 {
			return all
		}
		b = b[i:]
		start := bytes.Index(b, []byte("stream"))
		if start < 0 {
			return all
		}
		b = bytes.TrimLeft(b[start+len("stream"):], "\r\n")
		var text []byte
		if r, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			text, _ = io.ReadAll(io.LimitReader(r, largest))
		}
		all = append(all, text)
	}
	return all
}

// pdfText reads a string of a PDF, in brackets or as hexadecimal digits.
func pdfText(s []byte) string {
	var b []byte
	if s[0] == '<' {
		digits := bytes.Join(bytes.Fields(s[1:len(s)-1]), nil)
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		b = make([]byte, len(digits)/2)
		if _, err := hex.Decode(b, digits); err != nil {
			return ""
		}
	} else {
		b = unescapePDF(s[1 : len(s)-1])
	}
	if bytes.HasPrefix(b, []byte("\xfe\xff")) {
		var units []uint16
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return string(utf16.Decode(units))
	}
	return strings.ToValidUTF8(strings.TrimPrefix(string(b), "\ufeff"), "?")
}

func unescapePDF(s []byte) []byte {
	escapes := map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b = append(b, s[i])
			continue
		}
		i++
		if c, ok := escapes[s[i]]; ok {
			b = append(b, c)
			continue
		}
		n, digits := 0, 0
		for digits < 3 && i+digits < len(s) && s[i+digits] >= '0' && s[i+digits] <= '7' {
			n = n*8 + int(s[i+digits]-'0')
			digits++
		}
		if digits > 0 {
			b = append(b, byte(n))
			i += digits - 1
			continue
		}
		b = append(b, s[i])
	}
	return b
}
