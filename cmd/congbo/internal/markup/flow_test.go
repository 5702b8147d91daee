package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// TestFlow holds that a walk through the flow of a document goes through all of it, in
// order, and through nothing twice.
func TestFlow(t *testing.T) {
	parser := newParser(t)
	for seed := range uint64(2000) {
		if flows(t, parser, newWriter(seed).document()); t.Failed() {
			return
		}
	}
}

func FuzzFlow(f *testing.F) {
	f.Add("[r]: /x\nmột [r]\n\n> [r]: /y\n")
	f.Add("*Chỉ thị số\n05-CT/TU* **[^n]** ![{{a.b}}](c.png)\n\n[^n]: > - a\n")
	f.Add("a\n: b\n\n    c\n\n|a|\n|-|\n")
	parser := newParser(f)
	f.Fuzz(func(t *testing.T, text string) { flows(t, parser, text) })
}

func flows(t *testing.T, parser *markup.Parser, text string) {
	file, _ := source.Loose("content/2031/01-a/01-b.md", []byte("+++\ntitle = \"Chỉ thị số 1-CT/TU\"\n+++\n"+text))
	d, _ := parser.Parse(file)
	c := flowCheck{d: d, links: make([]int, len(d.Links)), notes: make([]int, len(d.NoteRefs)), refs: make([]int, len(d.CrossRefs)), values: make([]int, len(d.Values)), tables: make([]int, len(d.Tables))}
	c.flow(d.Flow, d.Leaves, 0)
	for _, n := range d.Notes {
		c.flow(n.Flow, n.Leaves, 0)
	}
	for name, met := range map[string][]int{"link": c.links, "mention": c.notes, "reference": c.refs, "value": c.values, "table": c.tables} {
		for i, n := range met {
			if n != 1 {
				c.fail("%s %d is met %d times", name, i, n)
			}
		}
	}
	for _, h := range d.Headings {
		if h.Leaf < 0 || h.Leaf >= len(d.Leaves) || d.Leaves[h.Leaf].Kind != report.HeadingText {
			c.fail("a heading is leaf %d", h.Leaf)
		}
	}
	if c.wrong != nil {
		t.Errorf("%s in\n%s\n%q", strings.Join(c.wrong, "; "), text, text)
	}
}

// A flowCheck counts what the flows of a document hold.
type flowCheck struct {
	d                                  *markup.Document
	links, notes, refs, values, tables []int // how often each was met
	wrong                              []string
}

func (c *flowCheck) fail(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

// holders says for what kinds of steps there is one kind that holds them.
var holders = map[report.StepKind][]report.StepKind{
	report.ItemStep:       {report.ListStep},
	report.HeadStep:       {report.TableStep},
	report.RowStep:        {report.TableStep},
	report.CellStep:       {report.HeadStep, report.RowStep},
	report.TermStep:       {report.DefinitionListStep},
	report.DefinitionStep: {report.DefinitionListStep},
}

// leafKinds are the kinds of leaves that steps stand for.
var leafKinds = map[report.StepKind][]report.BlockKind{
	report.ParagraphStep: {report.Paragraph, report.ListItem},
	report.HeadingStep:   {report.HeadingText},
	report.CodeStep:      {report.Code},
	report.TermStep:      {report.Term},
	report.CellStep:      {report.Cell},
}

// flow goes through a flow whose first leaf is the nth.
func (c *flowCheck) flow(flow report.Flow, leaves []markup.Leaf, next int) {
	type holder struct {
		report.Step
		held int
		last bool // what it held last says that nothing follows
	}
	open := []holder{{Step: report.Step{Kind: 255}}}
	for i, s := range flow {
		in := &open[len(open)-1]
		if s.End {
			begun := in.Step
			begun.End = true
			if len(open) == 1 || begun != s {
				c.fail("step %d ends what is not open", i)
				return
			}
			if in.held > 0 && !in.last {
				c.fail("what step %d ends goes on", i)
			}
			open = open[:len(open)-1]
			continue
		}
		if s.First != (in.held == 0) || in.last {
			c.fail("step %d, %v, is not where it says", i, s)
		}
		in.held++
		in.last = s.Last
		if of, ok := holders[s.Kind]; ok && !contains(of, in.Kind) || (in.Kind == report.ListStep) != (s.Kind == report.ItemStep) {
			c.fail("step %d of kind %d stands in kind %d", i, s.Kind, in.Kind)
		}
		switch kinds, isLeaf := leafKinds[s.Kind]; {
		case isLeaf:
			if int(s.N) != next || next >= len(leaves) {
				c.fail("step %d is leaf %d, not %d of %d", i, s.N, next, len(leaves))
				return
			}
			if !contains(kinds, leaves[next].Kind) {
				c.fail("step %d of kind %d is a leaf of kind %d", i, s.Kind, leaves[next].Kind)
			}
			c.leaf(&leaves[next])
			next++
		case s.Kind == report.DataStep:
			c.count(c.tables, s.N)
		case s.Kind == report.BreakStep:
		default:
			open = append(open, holder{Step: s})
		}
	}
	if len(open) > 1 || open[0].held > 0 && !open[0].last {
		c.fail("%d are open at the end", len(open)-1)
	}
	if next != len(leaves) {
		c.fail("%d of %d leaves are in the flow", next, len(leaves))
	}
}

func contains[T comparable](all []T, one T) bool {
	for _, x := range all {
		if x == one {
			return true
		}
	}
	return false
}

// count notes that something was met.
func (c *flowCheck) count(met []int, n int32) {
	if n < 0 || int(n) >= len(met) {
		c.fail("%d of %d is met", n, len(met))
		return
	}
	met[n]++
}

// leaf goes through the inlines of a leaf.
func (c *flowCheck) leaf(l *markup.Leaf) {
	if l.Kind == report.Code {
		return
	}
	var open []report.Inline
	anchors := make([]int, len(l.Citations)) // how many pieces of each carry its anchor
	written := make([]bool, len(c.d.File.Text))
	marks, inserts := 0, 0
	for i, in := range l.Inlines {
		if in.End {
			if len(open) == 0 {
				c.fail("inline %d ends nothing", i)
				return
			}
			begun := open[len(open)-1]
			begun.End = true
			if begun != in {
				c.fail("inline %d ends what is not open", i)
			}
			open = open[:len(open)-1]
			continue
		}
		switch in.Kind {
		case report.TextInline, report.AutoLinkInline:
			if in.From < 0 || in.From > in.To || int(in.To) > len(written) {
				c.fail("inline %d stands at %d to %d", i, in.From, in.To)
				return
			}
			for k := in.From; k < in.To; k++ {
				if written[k] {
					c.fail("byte %d is written twice", k)
				}
				written[k] = true
			}
			if in.Kind == report.AutoLinkInline {
				c.count(c.links, in.N)
			}
		case report.LinkInline, report.ImageInline:
			c.count(c.links, in.N)
			open = append(open, in)
		case report.CiteInline:
			open = append(open, in)
			if in.N < 0 || int(in.N) >= len(anchors) {
				c.fail("inline %d is citation %d of %d", i, in.N, len(anchors))
				return
			}
			if in.First {
				anchors[in.N]++
			}
		case report.CodeInline, report.EmphasisInline, report.StrongInline:
			open = append(open, in)
		case report.NoteRefInline:
			if marks >= len(l.Marks) || l.Marks[marks].Ref != int(in.N) {
				c.fail("inline %d is not mark %d", i, marks)
			}
			marks++
			c.count(c.notes, in.N)
		case report.CrossRefInline, report.ValueInline:
			value := in.Kind == report.ValueInline
			if inserts >= len(l.Inserts) || l.Inserts[inserts].N != int(in.N) || l.Inserts[inserts].Value != value {
				c.fail("inline %d is not insert %d", i, inserts)
			}
			inserts++
			if value {
				c.count(c.values, in.N)
			} else {
				c.count(c.refs, in.N)
			}
		}
	}
	if len(open) > 0 || marks != len(l.Marks) || inserts != len(l.Inserts) {
		c.fail("%d inlines are open, %d of %d marks and %d of %d inserts met", len(open), marks, len(l.Marks), inserts, len(l.Inserts))
	}
	for n, times := range anchors {
		if times != 1 {
			c.fail("citation %d has %d anchors in %v", n, times, l.Inlines)
		}
	}
	c.words(l, written)
}

// words holds that what a leaf reads is written in its inlines.
func (c *flowCheck) words(l *markup.Leaf, written []bool) {
	value := 0
	for i := range l.Text {
		for value < len(l.Inserts) && l.Inserts[value].Offset+width(l.Inserts[value]) <= i {
			value++
		}
		if l.Text[i] == ' ' || value < len(l.Inserts) && l.Inserts[value].Offset <= i {
			continue
		}
		if at := span(c.d, l, i, i+1); at.Start >= len(written) || !written[at.Start] {
			c.fail("%q at %d of %q is in no inline", l.Text[i:min(i+4, len(l.Text))], i, l.Text)
			return
		}
	}
}
