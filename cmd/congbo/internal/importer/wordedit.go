package importer

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

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

// rootOf reads the whole of a part.
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

// namespace is that of the root of a part. prefix is the attribute that an element needs which
// calls it w; empty if the root does.
func namespace(text []byte) (space, prefix string) {
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

func escapeXML(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // to memory
	return b.String()
}
