package importer

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// A Comment is what is said of words of a Word file, in paragraphs.
type Comment struct {
	Span source.Span // of Word.Text.File
	Text []string
}

// commentAuthor is the author of the comments that congbo writes, and replaces.
const commentAuthor = "congbo"

// Annotate is the file with comments at the words that they are about. Comments that it
// wrote before are taken out, those of people stay. Nothing else changes: the words are the
// same, and so is each part of the file that holds neither the words nor the comments.
// A file that is signed is a *Refusal: its signature would not hold any more.
func (w *Word) Annotate(comments []Comment) ([]byte, error) {
	if w.signed() {
		return nil, refuse(diag.Say("tệp đã ký số: thêm nhận xét làm mất hiệu lực chữ ký", "the file is digitally signed: comments would make the signature void"),
			diag.Say("ghi nhận xét vào bản chưa ký", "write the comments into the copy that is not signed yet"))
	}
	text, err := w.zip.read(w.main)
	if err != nil {
		return nil, err
	}
	a := &annotation{word: w, text: text, cuts: map[int]*cut{}}
	if err := a.openComments(); err != nil {
		return nil, err
	}
	if err := a.dropMarks(); err != nil {
		return nil, err
	}
	for _, c := range comments {
		a.place(c)
	}
	a.cutRuns()
	parts := map[string][]byte{w.main: a.edits.apply(text)}
	if err := a.writeComments(parts); err != nil {
		return nil, err
	}
	raw, err := w.zip.with(parts)
	if err != nil {
		return nil, err
	}
	// What was made is read again before anybody trusts it.
	again, err := ReadWord(w.Text.File.Path, raw)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again.Text.File.Text, w.Text.File.Text) {
		return nil, refuse(diag.Say("nhận xét không đặt được mà giữ nguyên từng chữ; chưa ghi gì", "the comments cannot be placed with every word kept; nothing was written"), diag.Say("hãy báo lỗi của congbo", "please report it as a fault of congbo"))
	}
	return raw, nil
}

// Annotated reports whether the file is a copy with comments of congbo.
func (w *Word) Annotated() bool {
	text, err := w.zip.read(w.main)
	if err != nil {
		return false
	}
	a := &annotation{word: w, text: text, cuts: map[int]*cut{}}
	return a.openComments() == nil && len(a.own) > 0
}

// signed reports whether the file has a digital signature.
func (w *Word) signed() bool {
	for name := range w.zip.parts {
		if strings.HasPrefix(name, "_xmlsignatures/") {
			return true
		}
	}
	return false
}

// An annotation is the making of comments.
type annotation struct {
	word  *Word
	text  []byte // of the main part
	edits edits  // of it
	cuts  map[int]*cut
	lone  string // marks of a file without words, at its first paragraph
	space string // the namespace of the text
	known string // what makes it known in what is written into the text

	part    string          // with the comments
	written []byte          // it as it is; nil if there is none
	root    *node           // of it
	own     map[string]bool // ids of those that go
	used    map[string]bool // of those that stay
	next    int             // the least id that may be free
	added   []Comment
	ids     []int
}

// A cut is a place where marks are written, and what is to be cut there.
type cut struct {
	run, text                *node // the run, and in its words w:t, that is cut in two; nil if none is
	ends, references, starts []int // of comments
}

// An edit puts text in the place of others.
type edit struct {
	from, to int
	text     string
}

type edits []edit

// apply makes a text anew.
func (all edits) apply(text []byte) []byte {
	slices.SortStableFunc(all, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []byte
	at := 0
	for _, e := range all {
		out = append(append(out, text[at:max(at, e.from)]...), e.text...)
		at = max(at, e.to)
	}
	return append(out, text[at:]...)
}

// place marks the words of a comment.
func (a *annotation) place(c Comment) {
	from, to := a.bounds(c.Span)
	if from == nil && a.word.first == nil {
		return // not a word, not a paragraph
	}
	for a.used[strconv.Itoa(a.next)] {
		a.next++
	}
	id := a.next
	a.next++
	a.added, a.ids = append(a.added, c), append(a.ids, id)
	if from == nil {
		a.lone += a.start(id) + a.end(id) + a.refer(id)
		return
	}
	if c := a.cut(*from); !slices.Contains(c.starts, id) {
		c.starts = append(c.starts, id)
	}
	end := a.cut(*to)
	end.ends = append(end.ends, id)
	ref := a.cut(a.reference(*to))
	ref.references = append(ref.references, id)
}

// reference is where the reference of a comment goes whose words end at a point: there,
// but not between the first and the second note of a kind: if a reference stands there,
// LibreOffice 7.4 shows the words of other notes in the place of those that the file has.
// That of words in a table stays, since the same program drops it anywhere else.
func (a *annotation) reference(at point) point {
	for moved := !a.word.inTable[at.outer]; moved; {
		moved = false
		for _, marks := range a.word.marks {
			if len(marks) > 1 && int(marks[0].mark.from) < at.at && at.at <= int(marks[1].mark.from) {
				at, moved = point{at: int(marks[1].run.to)}, true
			}
		}
	}
	return at
}

// cut is the cut at a point.
func (a *annotation) cut(p point) *cut {
	if a.cuts[p.at] == nil {
		a.cuts[p.at] = &cut{run: p.run, text: p.text}
	}
	return a.cuts[p.at]
}

// A point is a place in the main part where a mark can stand.
type point struct {
	at        int
	run, text *node // that are cut there
	outer     *node // the outermost run of the words
}

// bounds are the points before and after the words of a span; nil where the text has
// none. A span without words has those of the words before it, else of the first ones.
func (a *annotation) bounds(s source.Span) (from, to *point) {
	around := func(st stretch, first, last int) {
		b, e, ok := a.edges(st, first-st.from, last-st.from)
		if !ok {
			return
		}
		if from == nil || b.at < from.at {
			from = &b
		}
		if to == nil || e.at > to.at {
			to = &e
		}
	}
	all := a.word.stretches
	for i := sort.Search(len(all), func(i int) bool { return all[i].to > s.Start }); i < len(all) && all[i].from < s.End; i++ {
		if first, last := max(s.Start, all[i].from), min(s.End, all[i].to); first < last {
			around(all[i], first, last)
		}
	}
	near := sort.Search(len(all), func(i int) bool { return all[i].from > s.Start }) - 1
	for ; from == nil && near >= 0; near-- {
		around(all[near], all[near].from, all[near].to)
	}
	for i := 0; from == nil && i < len(all); i++ {
		around(all[i], all[i].from, all[i].to)
	}
	return from, to
}

// edges are the points around the bytes of a stretch. Words that cannot be cut are taken
// as a whole, those of a box or a note as what brings them there.
func (a *annotation) edges(st stretch, first, last int) (from, to point, ok bool) {
	p, whole := st.piece, st.anchor
	if p != nil && p.part == a.word.main {
		if whole = p.outer; p.outer == p.run && !p.unsplit && slices.Contains(p.run.children, p.text) {
			from, to = a.inRun(p, p.offset(st.at+first)), a.inRun(p, p.offset(st.at+last))
			if from.outer, to.outer = whole, whole; from.at < to.at {
				from, to = a.outside(from, to)
				return from, to, true
			}
		}
	}
	if whole == nil {
		return from, to, false
	}
	from, to = a.outside(point{at: int(whole.from), outer: whole}, point{at: int(whole.to), outer: whole})
	return from, to, true
}

// outside moves marks that stand at the edges of what holds a run out of it, out of a
// field in any case: pandoc loses those within fields and tracked changes.
func (a *annotation) outside(from, to point) (point, point) {
	holder := a.word.holders[to.outer]
	if holder == nil {
		return from, to
	}
	first, last := runsOf(holder)
	field := holder.name == "w:fldSimple"
	if field || first != nil && from.at == int(first.from) {
		from = point{at: int(holder.from), outer: to.outer}
	}
	if field || last != nil && to.at == int(last.to) {
		to = point{at: int(holder.to), outer: to.outer}
	}
	return from, to
}

// runsOf are the first and the last run of what holds runs.
func runsOf(n *node) (first, last *node) {
	for _, c := range n.children {
		f, l := c, c
		if c.name != "w:r" {
			f, l = runsOf(c)
		}
		if first == nil {
			first = f
		}
		if l != nil {
			last = l
		}
	}
	return first, last
}

// inRun is the point before a byte of the words of a piece.
func (a *annotation) inRun(p *piece, offset int) point {
	content := p.run.children
	if len(content) > 0 && content[0].name == "w:rPr" {
		content = content[1:]
	}
	raw := a.text[p.text.inner:p.text.innerEnd]
	within, ok := rawOffset(raw, offset)
	switch {
	case offset <= 0 || !ok && offset < len(p.text.text):
		if content[0] == p.text {
			return point{at: int(p.run.from)}
		}
		return point{at: int(p.text.from), run: p.run}
	case offset >= len(p.text.text):
		if content[len(content)-1] == p.text {
			return point{at: int(p.run.to)}
		}
		return point{at: int(p.text.to), run: p.run}
	}
	return point{at: int(p.text.inner) + within, run: p.run, text: p.text}
}

// rawOffset is where a byte of the text of an element stands in its XML. ok is false if
// that is more than text and entities.
func rawOffset(raw []byte, offset int) (at int, ok bool) {
	if bytes.IndexByte(raw, '<') >= 0 {
		return 0, false
	}
	for offset > 0 && at < len(raw) {
		switch c := raw[at]; {
		case c == '&':
			end := bytes.IndexByte(raw[at:], ';')
			if end < 0 {
				return 0, false
			}
			offset -= max(len(unescaped(raw[at:at+end+1])), 1)
			at += end + 1
		case c == '\r' && at+1 < len(raw) && raw[at+1] == '\n':
			at += 2
			offset--
		default:
			at++
			offset--
		}
	}
	return at, offset == 0
}

// unescaped is the text of an entity.
func unescaped(entity []byte) string {
	d := xml.NewDecoder(bytes.NewReader(slices.Concat([]byte("<a>"), entity, []byte("</a>"))))
	d.Token()
	if t, err := d.Token(); err == nil {
		if c, ok := t.(xml.CharData); ok {
			return string(c)
		}
	}
	return ""
}

func (a *annotation) start(id int) string {
	return fmt.Sprintf(`<w:commentRangeStart%s w:id="%d"/>`, a.known, id)
}

func (a *annotation) end(id int) string {
	return fmt.Sprintf(`<w:commentRangeEnd%s w:id="%d"/>`, a.known, id)
}

func (a *annotation) refer(id int) string {
	return fmt.Sprintf(`<w:r%s><w:commentReference w:id="%d"/></w:r>`, a.known, id)
}

// cutRuns writes the marks, and cuts the runs that they stand in.
func (a *annotation) cutRuns() {
	if a.lone != "" {
		a.edits = append(a.edits, into(a.text, a.word.first, a.lone))
	}
	cutTexts := map[*node]bool{}
	for at, c := range a.cuts {
		var s strings.Builder
		if c.text != nil {
			s.WriteString("</" + a.name(c.text) + ">")
		}
		if c.run != nil {
			s.WriteString("</" + a.name(c.run) + ">")
		}
		for _, id := range c.ends {
			s.WriteString(a.end(id))
		}
		for _, id := range c.references {
			s.WriteString(a.refer(id))
		}
		for _, id := range c.starts {
			s.WriteString(a.start(id))
		}
		if c.run != nil {
			s.Write(a.text[c.run.from:c.run.inner])
			if look := c.run.first("w:rPr"); look != nil {
				s.Write(a.text[look.from:look.to])
			}
		}
		if c.text != nil {
			s.WriteString(a.preserving(c.text))
			cutTexts[c.text] = true
		}
		a.edits = append(a.edits, edit{at, at, s.String()})
	}
	for n := range cutTexts {
		a.edits = append(a.edits, edit{int(n.from), int(n.inner), a.preserving(n)})
	}
}

// name is the name of an element as the file writes it.
func (a *annotation) name(n *node) string {
	tag := a.text[n.from+1 : n.inner]
	return string(tag[:bytes.IndexAny(tag, " \t\r\n/>")])
}

// preserving is the tag of words whose first and last spaces count.
func (a *annotation) preserving(n *node) string {
	if n.attr("space") == "preserve" {
		return string(a.text[n.from:n.inner])
	}
	return "<" + a.name(n) + ` xml:space="preserve">`
}

// dropMarks takes the marks of comments that go out of the text.
func (a *annotation) dropMarks() error {
	if len(a.own) == 0 {
		return nil
	}
	var walk func(n *node)
	drop := func(n *node) { a.edits = append(a.edits, edit{from: int(n.from), to: int(n.to)}) }
	walk = func(n *node) {
		switch n.name {
		case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
			if a.own[n.attr("id")] {
				drop(n)
			}
			return
		case "w:r":
			content := slices.DeleteFunc(slices.Clone(n.children), func(c *node) bool { return c.name == "w:rPr" })
			if len(content) == 1 && content[0].name == "w:commentReference" && a.own[content[0].attr("id")] {
				drop(n)
				return
			}
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	return parseXML(a.text, func(n *node, depth int) bool { return depth == 2 }, func(n *node) error {
		walk(n)
		return nil
	})
}

// rootOf reads the whole of a part, and the namespace of its root.
func rootOf(text []byte) (root *node, err error) {
	err = parseXML(text, func(n *node, depth int) bool { return depth == 0 }, func(n *node) error {
		root = n
		return nil
	})
	if err == nil && root == nil {
		err = refuse(diag.Say("XML trong tệp hỏng: không có phần tử nào", "the XML in the file is broken: it has no element"), resave)
	}
	return root, err
}

// into puts text before the end of an element of a part.
func into(part []byte, root *node, more string) edit {
	if root.innerEnd < root.to {
		return edit{int(root.innerEnd), int(root.innerEnd), more}
	}
	name := part[root.from+1:]
	return edit{int(root.to) - 2, int(root.to), ">" + more + "</" + string(name[:bytes.IndexAny(name, " \t\r\n/>")]) + ">"}
}

// namespace is that of the root of a part, and the attribute that calls it w in an
// element where the root does not.
func namespace(text []byte) (space, known string) {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		t, err := d.Token()
		if err != nil {
			return "", "" // it was read before
		}
		root, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		for _, attr := range root.Attr {
			if attr.Name.Space == "xmlns" && attr.Name.Local == "w" && attr.Value == root.Name.Space {
				return root.Name.Space, ""
			}
		}
		return root.Name.Space, ` xmlns:w="` + escapeXML(root.Name.Space) + `"`
	}
}

// openComments reads the comments that the file has.
func (a *annotation) openComments() error {
	a.space, a.known = namespace(a.text)
	relations, err := a.word.zip.relations(a.word.main)
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(relations) {
		if r := relations[id]; r.kind == "comments" && !r.out {
			a.part = r.target
			break
		}
	}
	if a.part == "" {
		return nil
	}
	if a.written, err = a.word.zip.read(a.part); err != nil || a.written == nil {
		return err
	}
	if a.root, err = rootOf(a.written); err != nil {
		return err
	}
	answered, err := a.answered(relations)
	if err != nil {
		return err
	}
	a.own, a.used = map[string]bool{}, map[string]bool{}
	for _, c := range a.root.children {
		if c.name != "w:comment" {
			continue
		}
		if c.attr("author") == commentAuthor && !slices.ContainsFunc(c.children, func(p *node) bool { return answered[p.attr("paraId")] }) {
			a.own[c.attr("id")] = true
		} else {
			a.used[c.attr("id")] = true
		}
	}
	return nil
}

// answered are the paragraphs of comments that somebody has answered: what people talk
// about stays.
func (a *annotation) answered(relations map[string]relation) (map[string]bool, error) {
	all := map[string]bool{}
	for _, r := range relations {
		if r.kind != "commentsExtended" || r.out {
			continue
		}
		text, err := a.word.zip.read(r.target)
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

// writeComments writes the part with the comments, and what makes it known.
func (a *annotation) writeComments(parts map[string][]byte) error {
	if len(a.added) == 0 && len(a.own) == 0 {
		return nil
	}
	var s strings.Builder
	known := ""
	if a.root != nil {
		_, known = namespace(a.written)
	}
	for i, c := range a.added {
		fmt.Fprintf(&s, `<w:comment%s w:id="%d" w:author="%s" w:initials="cb">`, known, a.ids[i], commentAuthor)
		for _, line := range c.Text {
			s.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
			xml.EscapeText(&s, []byte(line)) // to memory
			s.WriteString(`</w:t></w:r></w:p>`)
		}
		s.WriteString(`</w:comment>`)
	}
	if a.root != nil {
		var all edits
		for _, c := range a.root.children {
			if c.name == "w:comment" && a.own[c.attr("id")] {
				all = append(all, edit{from: int(c.from), to: int(c.to)})
			}
		}
		parts[a.part] = append(all, into(a.written, a.root, s.String())).apply(a.written)
		return a.makeTyped(parts)
	}
	a.part = path.Join(path.Dir(a.word.main), "comments.xml")
	for n := 2; a.word.zip.parts[strings.ToLower(a.part)] != nil; n++ {
		a.part = path.Join(path.Dir(a.word.main), fmt.Sprintf("comments%d.xml", n))
	}
	parts[a.part] = []byte(xml.Header + `<w:comments xmlns:w="` + a.space + `">` + s.String() + `</w:comments>`)
	if err := a.makeTyped(parts); err != nil {
		return err
	}
	return a.makeRelated(parts)
}

// makeTyped says of what type the part with the comments is, unless the file says it.
func (a *annotation) makeTyped(parts map[string][]byte) error {
	types := "[Content_Types].xml"
	text, err := a.word.zip.read(types)
	if err != nil {
		return err
	}
	root, err := rootOf(text)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(root.children, func(n *node) bool { return strings.EqualFold(n.attr("PartName"), "/"+a.part) }) {
		return nil
	}
	const content = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	parts[types] = edits{into(text, root, `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/`+escapeXML(a.part)+`" ContentType="`+content+`"/>`)}.apply(text)
	return nil
}

// makeRelated relates the text to the part with the comments.
func (a *annotation) makeRelated(parts map[string][]byte) error {
	relations, err := a.word.zip.relations(a.word.main)
	if err != nil {
		return err
	}
	id := "rIdCongbo"
	for n := 2; relations[id].target != ""; n++ {
		id = fmt.Sprintf("rIdCongbo%d", n)
	}
	kind := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	if strings.HasPrefix(a.space, "http://purl.oclc.org/") {
		kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	one := `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="` + id + `" Type="` + kind + `" Target="` + escapeXML(path.Base(a.part)) + `"/>`
	dir, file := path.Split(a.word.main)
	name := dir + "_rels/" + file + ".rels"
	text, err := a.word.zip.read(name)
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

func escapeXML(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // to memory
	return b.String()
}
