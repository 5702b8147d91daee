package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteGitHub prints findings as workflow commands, one a line: ::error
// file=…,line=…,col=…,title=…::message.
func WriteGitHub(w io.Writer, findings List, language string) error {
	b := bufio.NewWriter(w)
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, f := range findings {
		command := map[Severity]string{Note: "notice", Warning: "warning", Error: "error"}[f.Severity]
		path, line, column := Place(f.Span)
		text := f.Message.In(language)
		if hint := f.Hint.In(language); hint != "" {
			text += "; " + hint
		}
		fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", command, property.Replace(Printable(path)), line, column, property.Replace(f.Code), message.Replace(text))
	}
	return b.Flush()
}
