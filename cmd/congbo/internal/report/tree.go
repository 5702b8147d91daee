package report

import "github.com/yuin/goldmark/ast"

// Cut lets go of the syntax trees of a document, which are half of what a large site
// takes in memory and are needed only while its pages are made: what was found out
// about the text stays. The markup stage grows them again.
func (d *Document) Cut() {
	d.Root = nil
	for _, n := range d.nodes() {
		n.SetParent(nil)
		n.SetPreviousSibling(nil)
		n.SetNextSibling(nil)
	}
	for _, h := range d.Headings {
		h.Node = nil
	}
	for _, l := range d.Links {
		l.Node = nil
	}
	for _, n := range d.Notes {
		n.Root = nil
	}
	for _, p := range d.allPassages() {
		p.Node = nil
	}
}

// Graft takes over the trees of another document made of the same file, with
// citations of this one: what its nodes were found to mean is told to the new nodes.
func (d *Document) Graft(grown *Document) {
	d.Root = grown.Root
	for i, h := range grown.Headings {
		d.Headings[i].Node = h.Node
	}
	for i, l := range grown.Links {
		d.Links[i].Node = l.Node
	}
	passages := grown.allPassages()
	for i, p := range d.allPassages() {
		p.Node = passages[i].Node
	}
	nodes := d.nodes()
	for i, n := range grown.nodes() {
		switch n := n.(type) {
		case *NoteRef:
			was := nodes[i].(*NoteRef)
			n.Passage, n.Note, n.Nth = was.Passage, was.Note, was.Nth
		case *CrossRef:
			n.Document, n.Target = d, nodes[i].(*CrossRef).Target
		case *Value:
			n.Document, n.Data = d, nodes[i].(*Value).Data
		case *Table:
			was := nodes[i].(*Table)
			n.Document, n.Number, n.ID, n.Rows, n.Sheet, n.Whole, n.Notes = d, was.Number, was.ID, was.Rows, was.Sheet, was.Whole, was.Notes
		}
	}
	for i, n := range grown.Notes {
		d.Notes[i].Root = n.Root
		if body, ok := n.Root.(*NoteBody); ok {
			body.Note = d.Notes[i]
		}
	}
}

// nodes are the nodes of the trees of which the model knows more than the tree.
func (d *Document) nodes() []ast.Node {
	var all []ast.Node
	for _, n := range d.NoteRefs {
		all = append(all, n)
	}
	for _, note := range d.Notes {
		for _, n := range note.NoteRefs {
			all = append(all, n)
		}
	}
	for _, n := range d.CrossRefs {
		all = append(all, n)
	}
	for _, n := range d.Values {
		all = append(all, n)
	}
	for _, n := range d.Tables {
		all = append(all, n)
	}
	return all
}

// allPassages are the passages of the text and of the notes.
func (d *Document) allPassages() []*Passage {
	all := d.Passages
	for _, n := range d.Notes {
		all = append(all[:len(all):len(all)], n.Passages...)
	}
	return all
}
