package paper

import (
	"fmt"
	"strings"
)

// Running is the rules of a style sheet that set a title at the foot of every page but the
// first; none for an empty title. Browsers set margin boxes but know no string-set, with which
// WeasyPrint takes the title from the text.
func Running(title string) []byte {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" {
		return nil
	}
	return []byte(`
@page { @bottom-center { content: ` + cssString(title) + `; font: italic 9pt "Times New Roman", Tinos, "Liberation Serif", serif; } }
@page :first { @bottom-center { content: none; } }
`)
}

// cssString writes a text as a string of CSS: what could end it stands as an escape.
func cssString(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r < ' ' || strings.ContainsRune(`"\<`, r) {
			fmt.Fprintf(&b, `\%x `, r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
