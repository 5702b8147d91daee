package word

import (
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/data"
)

// A Role is what a paragraph is to a document in the official form: each has a style of its
// own, whose id it is. A file in which they stand is read back by them, whatever has become of
// its words.
type Role string

// The roles.
const (
	Text           Role = "BodyText"
	More           Role = "ListContinue" // goes on with an item of a list
	Quote          Role = "Quote"
	TableText      Role = "TableText"
	TableHead      Role = "TableHead"
	Caption        Role = "Caption"
	Parent         Role = "ParentOffice"
	Issuer         Role = "IssuingOffice"
	Mark           Role = "OfficeMark"
	Number         Role = "DocumentNumber"
	Secrecy        Role = "SecrecyStamp"
	Urgency        Role = "UrgencyStamp"
	Circulation    Role = "CirculationStamp"
	Motto          Role = "Motto"
	Dated          Role = "PlaceAndDate"
	Kind           Role = "DocumentKind"
	Title          Role = "DocumentTitle"
	TitleMark      Role = "TitleMark"
	RecipientsWord Role = "RecipientsWord"
	Recipient      Role = "Recipient"
	SignedFor      Role = "SignedFor"
	SignerTitle    Role = "SignerTitle"
	Signer         Role = "SignerName"
)

// A style is how paragraphs of a role are set.
type style struct {
	role               Role
	name               string // as Word shows it
	size               int    // in points
	bold, italic, caps bool
	underlined         bool
	align              string // "both" without
	before, after      int    // in points
	indent             int    // of the first line, in twips
	narrow             int    // how far both sides are from the margins, in twips
	keep               bool   // with the next paragraph
}

// indent is that of the first line of a paragraph, 1.27 cm.
const indent = 720

// stylesOf are the styles of a form besides those of headings, in the order of the paper.
func stylesOf(f data.Form) []style {
	s, body := f.Size, f.Size.Text
	center := "center"
	return []style{
		{role: Text, name: "Body Text", size: body, before: 6, indent: indent},
		{role: More, name: "List Continue", size: body, before: 6, indent: indent},
		{role: More + "2", name: "List Continue 2", size: body, before: 6, indent: indent},
		{role: More + "3", name: "List Continue 3", size: body, before: 6, indent: indent},
		{role: More + "4", name: "List Continue 4", size: body, before: 6, indent: indent},
		{role: More + "5", name: "List Continue 5", size: body, before: 6, indent: indent},
		{role: Quote, name: "Quote", size: body, before: 6, narrow: indent},
		{role: TableText, name: "Chữ trong bảng", size: body - 2, align: "left", before: 2, after: 2},
		{role: TableHead, name: "Đầu bảng", size: body - 2, align: center, before: 2, after: 2, keep: true},
		{role: Caption, name: "caption", size: body, bold: true, align: center, before: 12, after: 4, keep: true},
		{role: Parent, name: "Cơ quan cấp trên", size: s.Office, caps: true, align: center},
		{role: Issuer, name: "Cơ quan ban hành", size: s.Office, bold: true, caps: true, align: center},
		{role: Mark, name: "Dấu dưới tên cơ quan", size: s.Office, align: center},
		{role: Number, name: "Số, ký hiệu", size: s.Number, align: center},
		{role: Secrecy, name: "Dấu mật", size: s.Office, bold: true, align: center, before: 4},
		{role: Urgency, name: "Dấu khẩn", size: s.Office, bold: true, align: center, before: 4},
		{role: Circulation, name: "Phạm vi lưu hành", size: s.Office, bold: true, align: center, before: 4},
		{role: Motto, name: "Tiêu đề, tiêu ngữ", size: s.Motto[0], bold: true, align: center},
		{role: Dated, name: "Địa danh, ngày tháng", size: s.Date, italic: true, align: center},
		{role: Kind, name: "Tên loại", size: s.Kind, bold: true, caps: true, align: center, before: 18, keep: true},
		{role: Title, name: "Trích yếu", size: s.Title, bold: true, align: center, narrow: 567, keep: true},
		{role: TitleMark, name: "Dấu dưới trích yếu", size: s.Title, bold: true, align: center, after: 6, keep: true},
		{role: RecipientsWord, name: "Chữ nơi nhận", size: s.RecipientsWord, underlined: f.RecipientsUnderlined, bold: !f.RecipientsUnderlined, italic: !f.RecipientsUnderlined, align: "left"},
		{role: Recipient, name: "Nơi nhận", size: s.Recipients, align: "left"},
		{role: SignedFor, name: "Quyền hạn ký", size: s.Signature, bold: true, caps: true, align: center, keep: true},
		{role: SignerTitle, name: "Chức vụ người ký", size: s.Signature, bold: true, caps: true, align: center, keep: true},
		{role: Signer, name: "Họ tên người ký", size: s.Signature, bold: true, align: center, before: 72},
	}
}

// roles are the roles by the names of their styles in small letters.
var roles = sync.OnceValue(func() map[string]Role {
	all := map[string]Role{}
	for _, s := range stylesOf(data.Form{Size: data.Sizes{Motto: []int{0}}}) {
		all[strings.ToLower(s.name)] = s.role
	}
	return all
})

// RoleOf is the role of the paragraphs of a style, by the name of the style; empty for one
// that has none.
func RoleOf(name string) Role { return roles()[strings.ToLower(name)] }

// HasStyles reports whether all styles of roles that only congbo has are among names.
func HasStyles(names []string) bool {
	found := map[Role]bool{}
	for _, name := range names {
		found[RoleOf(name)] = true
	}
	for _, role := range roles() {
		if role.Own() && !found[role] {
			return false
		}
	}
	return true
}

// Own reports whether no program but congbo has a style for the role.
func (r Role) Own() bool { return r != "" && r != Text && r.Depth() == 0 && r != Caption && r != Quote }

// moreAt is the role of a paragraph that goes on with an item of a list at a depth, from 1.
func moreAt(depth int) Role {
	if depth = min(depth, 5); depth > 1 {
		return More + Role(itoa(depth))
	}
	return More
}

// Depth is that depth; 0 of other roles.
func (r Role) Depth() int {
	rest, ok := strings.CutPrefix(string(r), string(More))
	switch {
	case !ok:
		return 0
	case rest == "":
		return 1
	}
	return int(rest[0] - '0')
}

func (r Role) id() string { return string(r) }

// headings is how many levels of headings Word has.
const headings = 9

func headingStyle(level int) string { return "Heading" + itoa(min(max(level, 1), headings)) }

// HeadingNumber is the style of the number of a heading that Word cannot count.
const HeadingNumber = "HeadingNumber"

// The styles of characters and tables, and of paragraphs that hold no words of the report.
const (
	noteText      = "FootnoteText"
	noteReference = "FootnoteReference"
	pageHeader    = "Header"
	dataTable     = "TableGrid"
	ruleStyle     = "Rule" // an empty paragraph that is a rule
)

// styles writes styles.xml.
func (d *document) styles() []byte {
	f := d.form
	return part("w:styles", func(m *markup) {
		m.around("w:docDefaults", func() {
			m.around("w:rPrDefault", func() {
				m.around("w:rPr", func() {
					m.empty("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:cs", font)
					m.val("w:sz", halfPoints(f.Size.Text))
					m.val("w:szCs", halfPoints(f.Size.Text))
					m.empty("w:lang", "w:val", d.language(), "w:eastAsia", d.language(), "w:bidi", "ar-SA")
				})
			})
			m.open("w:pPrDefault")
			m.close("w:pPrDefault")
		})
		m.around("w:style", func() {
			m.val("w:name", "Normal")
			m.empty("w:qFormat")
		}, "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
		m.around("w:style", func() {
			m.val("w:name", "Default Paragraph Font")
			m.val("w:uiPriority", "1")
			m.empty("w:semiHidden")
		}, "w:type", "character", "w:default", "1", "w:styleId", "DefaultParagraphFont")
		d.tableStyles(m)
		for level := 1; level <= headings; level++ {
			d.headingStyle(m, level)
		}
		for _, s := range stylesOf(f) {
			s.write(m)
		}
		named(m, "paragraph", noteText, "footnote text", func() {
			m.around("w:pPr", func() { m.val("w:jc", "both") })
			m.around("w:rPr", func() { size(m, noteSize) })
		})
		named(m, "character", noteReference, "footnote reference", func() {
			m.around("w:rPr", func() { m.val("w:vertAlign", "superscript") })
		})
		named(m, "character", HeadingNumber, "Số đề mục", func() {})
		named(m, "paragraph", pageHeader, "header", func() {
			m.around("w:pPr", func() { m.val("w:jc", "center") })
			m.around("w:rPr", func() { size(m, f.Size.Page) })
		})
		named(m, "paragraph", ruleStyle, "Đường kẻ", func() {
			m.around("w:pPr", func() {
				m.empty("w:spacing", "w:before", "20", "w:after", "60", "w:line", "60", "w:lineRule", "exact")
				m.val("w:jc", "center")
			})
			m.around("w:rPr", func() { size(m, 2) })
		})
	})
}

const (
	font     = "Times New Roman"
	noteSize = 11
)

// named writes a style that is based on the plain one.
func named(m *markup, kind, id, name string, properties func()) {
	m.around("w:style", func() {
		m.val("w:name", name)
		if kind == "paragraph" {
			m.val("w:basedOn", "Normal")
		}
		m.empty("w:qFormat")
		properties()
	}, "w:type", kind, "w:styleId", id)
}

func size(m *markup, points int) {
	m.val("w:sz", halfPoints(points))
	m.val("w:szCs", halfPoints(points))
}

func (s style) write(m *markup) {
	named(m, "paragraph", s.role.id(), s.name, func() {
		m.around("w:pPr", func() {
			if s.keep {
				m.empty("w:keepNext")
			}
			spacing(m, s.before, s.after)
			if s.indent > 0 {
				m.empty("w:ind", "w:firstLine", itoa(s.indent))
			}
			if s.narrow > 0 {
				m.empty("w:ind", "w:left", itoa(s.narrow), "w:right", itoa(s.narrow))
			}
			align := s.align
			if align == "" {
				align = "both"
			}
			m.val("w:jc", align)
		})
		m.around("w:rPr", func() {
			flag(m, s.bold, "w:b")
			flag(m, s.italic, "w:i")
			flag(m, s.caps, "w:caps")
			size(m, s.size)
			if s.underlined {
				m.val("w:u", "single")
			}
		})
	})
}

func spacing(m *markup, before, after int) {
	if before > 0 || after > 0 {
		m.empty("w:spacing", "w:before", points(before), "w:after", points(after))
	}
}

func flag(m *markup, on bool, name string) {
	if on {
		m.empty(name)
	}
}

// headingStyle writes the style of a level of headings: bold, numbered by the list of
// headings.
func (d *document) headingStyle(m *markup, level int) {
	m.around("w:style", func() {
		m.val("w:name", "heading "+itoa(level))
		m.val("w:basedOn", "Normal")
		m.val("w:next", Text.id())
		m.val("w:uiPriority", "9")
		m.empty("w:qFormat")
		m.around("w:pPr", func() {
			m.empty("w:keepNext")
			if d.numbers.automatic(level) {
				m.around("w:numPr", func() {
					m.val("w:ilvl", itoa(level-1))
					m.val("w:numId", headingList)
				})
			}
			spacing(m, 6, 0)
			m.empty("w:ind", "w:firstLine", itoa(indent))
			m.val("w:jc", "both")
			m.val("w:outlineLvl", itoa(level-1))
		})
		m.around("w:rPr", func() {
			m.empty("w:b")
			size(m, d.form.Size.Text)
		})
	}, "w:type", "paragraph", "w:styleId", headingStyle(level))
}

// tableStyles writes the plain style of tables and that of data, whose first row is bold.
func (d *document) tableStyles(m *markup) {
	m.around("w:style", func() {
		m.val("w:name", "Normal Table")
		m.val("w:uiPriority", "99")
		m.empty("w:semiHidden")
		m.around("w:tblPr", func() {
			m.empty("w:tblInd", "w:w", "0", "w:type", "dxa")
			cellMargins(m, 0)
		})
	}, "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	m.around("w:style", func() {
		m.val("w:name", "Table Grid")
		m.val("w:basedOn", "TableNormal")
		m.empty("w:qFormat")
		m.around("w:tblPr", func() {
			m.around("w:tblBorders", func() {
				for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
					m.empty("w:"+side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "auto")
				}
			})
			cellMargins(m, 85)
		})
		m.around("w:tblStylePr", func() {
			m.around("w:rPr", func() {
				m.empty("w:b")
			})
		}, "w:type", "firstRow")
	}, "w:type", "table", "w:styleId", dataTable)
}

func cellMargins(m *markup, width int) {
	m.around("w:tblCellMar", func() {
		m.empty("w:top", "w:w", "0", "w:type", "dxa")
		m.empty("w:left", "w:w", itoa(width), "w:type", "dxa")
		m.empty("w:bottom", "w:w", "0", "w:type", "dxa")
		m.empty("w:right", "w:w", itoa(width), "w:type", "dxa")
	})
}
