package markup

import (
	"slices"

	"congbo/cmd/congbo/internal/diag"
)

// InSealed is what is found in a file of a sealed period. Its text is what was published,
// and stays so: what congbo would not have let pass today is a note there.
func InSealed(found diag.List) diag.List {
	if !slices.ContainsFunc(found, lenient) {
		return found
	}
	found = slices.Clone(found)
	for i := range found {
		if lenient(found[i]) {
			found[i].Severity = diag.Note
		}
	}
	return found
}

// lenient reports whether a finding is one that the first release did not make.
func lenient(f diag.Finding) bool {
	switch f.Code {
	case "markup/comment", "markup/lost", "markup/note", "markup/link", "markup/title", "markup/empty-link", "markup/empty-heading",
		"markup/emphasis", "markup/container", "markup/table", "markup/points", "markup/attribute", "markup/heading", "markup/fence", "markup/indent", "markup/value",
		"note/mark", "note/title",
		"table/head", "table/swallowed", "table/ragged", "table/cell", "table/outside":
		return true
	}
	return false
}
