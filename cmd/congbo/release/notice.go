package main

import (
	"bytes"
	"fmt"
	"strings"
)

// writeNotice writes what has to be handed on with a program: who made its parts, and under
// which licences, word for word.
func (inv *inventory) writeNotice(b *bytes.Buffer) {
	fmt.Fprintf(b, "%s %s for %s\n\n", inv.name, inv.version, inv.system)
	b.WriteString("congbo itself is under the Apache License 2.0, which is in the file LICENSE. The\nprogram has in it what follows, each under its own licence:\n\n")
	for _, m := range inv.modules {
		fmt.Fprintf(b, "  %-40s %s\n", m.title(), strings.Join(m.licences, ", "))
	}
	for _, m := range inv.modules {
		for _, t := range m.texts {
			fmt.Fprintf(b, "\n%s\n%s: %s\n%[1]s\n\n", strings.Repeat("=", 80), m.title(), t.name)
			b.WriteString(strings.TrimRight(strings.ReplaceAll(t.body, "\r\n", "\n"), "\n") + "\n")
		}
	}
}

// title names a module to people.
func (m *module) title() string {
	if m.path == std {
		return "Go's standard library " + m.version
	}
	return m.path + " " + m.version
}
