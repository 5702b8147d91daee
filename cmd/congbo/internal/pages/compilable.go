package pages

import (
	"html/template"
	"slices"
	"strings"
	"text/template/parse"
)

// compilable reports whether a layout, and all that it includes, only prints what it is given
// and asks whether it is there. lists are the fields of the view that are lists, whose length
// may be asked for.
func compilable(t *template.Template, name string, lists ...string) bool {
	c := computeCheck{of: t, lists: lists, seen: map[string]bool{}}
	c.template(name)
	return !c.computes
}

// A computeCheck looks for what a layout computes.
type computeCheck struct {
	of       *template.Template
	lists    []string
	seen     map[string]bool
	inList   bool // the dot is a list
	computes bool
}

func (c *computeCheck) template(name string) {
	if c.seen[name] {
		return
	}
	c.seen[name] = true
	if t := c.of.Lookup(name); t != nil && t.Tree != nil {
		before := c.inList
		c.inList = false
		c.list(t.Tree.Root)
		c.inList = before
	}
}

func (c *computeCheck) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			c.pipe(n.Pipe)
		case *parse.IfNode:
			c.branch(&n.BranchNode, c.inList)
		case *parse.WithNode:
			c.branch(&n.BranchNode, len(n.Pipe.Cmds) == 1 && c.isList(n.Pipe.Cmds[0].Args))
		case *parse.RangeNode:
			c.branch(&n.BranchNode, false)
		case *parse.TemplateNode:
			c.pipe(n.Pipe)
			c.template(n.Name)
		}
	}
}

func (c *computeCheck) branch(n *parse.BranchNode, inList bool) {
	c.pipe(n.Pipe)
	before := c.inList
	c.inList = inList
	c.list(n.List)
	c.inList = before
	c.list(n.ElseList)
}

func (c *computeCheck) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, cmd := range p.Cmds {
		for _, arg := range cmd.Args {
			if slices.Contains(fieldNames(arg), "Notes") {
				c.computes = true // what a method makes of the view is no field
			}
		}
		if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok && !c.harmless(f.Ident, cmd.Args[1:]) {
			c.computes = true
		}
		for _, arg := range cmd.Args {
			if chain, ok := arg.(*parse.ChainNode); ok {
				arg = chain.Node
			}
			if inner, ok := arg.(*parse.PipeNode); ok {
				c.pipe(inner)
			}
		}
	}
}

// fieldNames are the names that an argument goes through: of ".A.B" and "$x.A.B" A and B.
func fieldNames(arg parse.Node) []string {
	switch n := arg.(type) {
	case *parse.FieldNode:
		return n.Ident
	case *parse.VariableNode:
		return n.Ident[1:]
	case *parse.ChainNode:
		return n.Field
	}
	return nil
}

// harmless reports whether a function gives for a mark what it gives for any other text.
func (c *computeCheck) harmless(function string, args []parse.Node) bool {
	switch function {
	case "or", "and", "not":
		return true
	case "t": // prints its arguments
		_, ok := args[0].(*parse.StringNode)
		return ok
	case "len":
		return c.isList(args)
	}
	return strings.HasPrefix(function, "_html_template_") // what a mark shows
}

// isList reports whether the arguments are one list.
func (c *computeCheck) isList(args []parse.Node) bool {
	if len(args) != 1 {
		return false
	}
	if _, dot := args[0].(*parse.DotNode); dot {
		return c.inList
	}
	all := fieldNames(args[0])
	return len(all) > 0 && slices.Contains(c.lists, all[len(all)-1])
}
