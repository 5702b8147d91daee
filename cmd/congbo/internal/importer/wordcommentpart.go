package importer

import (
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A commentPart is the part of a Word file that holds its comments, and those that come to it.
type commentPart struct {
	zip    *container
	main   string // the part with the text
	space  string // the namespace of the text
	prefix string // the attribute that makes it known in what is written into the text

	path    string          // empty if the file has no comments
	written []byte          // the part as it is; nil if there is none
	root    *node           // of it
	own     map[string]bool // ids of the comments that go
	used    map[string]bool // of those that stay
	next    int             // the least id that may be free
	added   []Comment
	ids     []int // of those
}

// openComments reads the comments of a file whose main part is text.
func openComments(w *Word, text []byte) (*commentPart, error) {
	p := &commentPart{zip: w.zip, main: w.main}
	p.space, p.prefix = namespace(text)
	relations, err := p.zip.relations(p.main)
	if err != nil {
		return nil, err
	}
	for _, id := range sortedKeys(relations) {
		if r := relations[id]; r.kind == "comments" && !r.out {
			p.path = r.target
			break
		}
	}
	if p.path == "" {
		return p, nil
	}
	if p.written, err = p.zip.read(p.path); err != nil || p.written == nil {
		return p, err
	}
	if p.root, err = rootOf(p.written); err != nil {
		return nil, err
	}
	answered, err := p.answered(relations)
	if err != nil {
		return nil, err
	}
	p.own, p.used = map[string]bool{}, map[string]bool{}
	for _, c := range p.root.children {
		if c.name != "w:comment" {
			continue
		}
		if c.attr("author") == commentAuthor && !slices.ContainsFunc(c.children, func(paragraph *node) bool { return answered[paragraph.attr("paraId")] }) {
			p.own[c.attr("id")] = true
		} else {
			p.used[c.attr("id")] = true
		}
	}
	return p, nil
}

// add takes a comment up, and gives it an id.
func (p *commentPart) add(c Comment) (id int) {
	for p.used[strconv.Itoa(p.next)] {
		p.next++
	}
	id = p.next
	p.next++
	p.added, p.ids = append(p.added, c), append(p.ids, id)
	return id
}

// answered are the paragraphs of comments that somebody has answered: what people talk
// about stays.
func (p *commentPart) answered(relations map[string]relation) (map[string]bool, error) {
	all := map[string]bool{}
	for _, r := range relations {
		if r.kind != "commentsExtended" || r.out {
			continue
		}
		text, err := p.zip.read(r.target)
		if err != nil || text == nil {
			return all, err
		}
		err = parseXML(text, func(n *node, depth int) bool { return depth == 1 }, func(n *node) error {
			if parent := n.attr("paraIdParent"); parent != "" {
				all[parent] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// write writes the part with the comments, and what makes it known.
func (p *commentPart) write(parts map[string][]byte) error {
	if len(p.added) == 0 && len(p.own) == 0 {
		return nil
	}
	if p.root != nil {
		parts[p.path] = p.changed()
		return p.makeTyped(parts)
	}
	p.path = path.Join(path.Dir(p.main), "comments.xml")
	for n := 2; p.zip.parts[strings.ToLower(p.path)] != nil; n++ {
		p.path = path.Join(path.Dir(p.main), fmt.Sprintf("comments%d.xml", n))
	}
	parts[p.path] = []byte(xml.Header + `<w:comments xmlns:w="` + p.space + `">` + p.additions("") + `</w:comments>`)
	if err := p.makeTyped(parts); err != nil {
		return err
	}
	return p.makeRelated(parts)
}

// changed is the part without the comments that go, and with those that come.
func (p *commentPart) changed() []byte {
	var all edits
	for _, c := range p.root.children {
		if c.name == "w:comment" && p.own[c.attr("id")] {
			all = append(all, edit{from: int(c.from), to: int(c.to)})
		}
	}
	_, prefix := namespace(p.written)
	return append(all, into(p.written, p.root, p.additions(prefix))).apply(p.written)
}

// additions are the comments that come, as XML.
func (p *commentPart) additions(prefix string) string {
	var s strings.Builder
	for i, c := range p.added {
		fmt.Fprintf(&s, `<w:comment%s w:id="%d" w:author="%s" w:initials="cb">`, prefix, p.ids[i], commentAuthor)
		for _, line := range c.Text {
			s.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
			xml.EscapeText(&s, []byte(line)) // to memory
			s.WriteString(`</w:t></w:r></w:p>`)
		}
		s.WriteString(`</w:comment>`)
	}
	return s.String()
}

// makeTyped says of what type the part with the comments is, unless the file says it.
func (p *commentPart) makeTyped(parts map[string][]byte) error {
	types := "[Content_Types].xml"
	text, err := p.zip.read(types)
	if err != nil {
		return err
	}
	root, err := rootOf(text)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(root.children, func(n *node) bool { return strings.EqualFold(n.attr("PartName"), "/"+p.path) }) {
		return nil
	}
	const content = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	parts[types] = edits{into(text, root, `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/`+escapeXML(p.path)+`" ContentType="`+content+`"/>`)}.apply(text)
	return nil
}

// makeRelated relates the text to the part with the comments.
func (p *commentPart) makeRelated(parts map[string][]byte) error {
	relations, err := p.zip.relations(p.main)
	if err != nil {
		return err
	}
	id := "rIdCongbo"
	for n := 2; relations[id].target != ""; n++ {
		id = fmt.Sprintf("rIdCongbo%d", n)
	}
	kind := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	if strings.HasPrefix(p.space, "http://purl.oclc.org/") {
		kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	one := `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="` + id + `" Type="` + kind + `" Target="` + escapeXML(path.Base(p.path)) + `"/>`
	dir, file := path.Split(p.main)
	name := dir + "_rels/" + file + ".rels"
	text, err := p.zip.read(name)
	if err != nil {
		return err
	}
	if text == nil {
		parts[name] = []byte(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + one + `</Relationships>`)
		return nil
	}
	root, err := rootOf(text)
	if err == nil {
		parts[name] = edits{into(text, root, one)}.apply(text)
	}
	return err
}
