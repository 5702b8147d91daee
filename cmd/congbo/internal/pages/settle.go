package pages

import (
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/words"
)

// plainString is a string of the interface in a layout that takes no argument.
var plainString = lazyregexp.New(`\{\{t "([a-z-]+)"\}\}`)

// settle puts the strings that take no argument into a layout, so that they are
// looked up and escaped once and not on every page.
func settle(w words.Words, layout string) string {
	return plainString.ReplaceAllStringFunc(layout, func(action string) string {
		s := w.T(plainString.FindStringSubmatch(action)[1])
		if strings.Contains(s, "{{") {
			return action
		}
		return template.HTMLEscapeString(s)
	})
}
