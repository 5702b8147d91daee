package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/source"
)

// window is how many characters of a line stand on either side of what a finding
// points at: lines of a report reach 1,683 characters.
const window = 35

// colours of the terminal, by severity.
var colours = map[Severity]string{Note: "\x1b[36m", Warning: "\x1b[33m", Error: "\x1b[31m"}

// WriteText prints findings for people: place, severity, message and code, an
// excerpt of the source with carets under it, the other witnesses, the hint. Many that say
// the same are told as one.
func WriteText(w io.Writer, findings List, language string, colour bool) error {
	p := printer{w: bufio.NewWriter(w), language: language, colour: colour}
	equal := map[said]List{}
	for _, f := range findings {
		equal[saidBy(f)] = append(equal[saidBy(f)], f)
	}
	for _, f := range findings {
		switch all := equal[saidBy(f)]; {
		case all == nil: // told with the first
		case len(all) <= eachTold:
			p.finding(f)
		default:
			p.finding(f)
			p.others(all[1:])
			equal[saidBy(f)] = nil
		}
	}
	return p.w.Flush()
}

// Of findings that say the same, up to eachTold are told each; of more the first is told, and
// where placesTold others are.
const (
	eachTold   = 3
	placesTold = 5
)

// said is what a finding says, wherever it stands.
type said struct {
	code     string
	severity Severity
	message  Text
	accepted bool
}

func saidBy(f Finding) said { return said{f.Code, f.Severity, f.Message, f.Accepted} }

// others tells how many more findings say the same, and where the first of them are.
func (p *printer) others(more List) {
	var places []string
	for _, f := range more[:min(len(more), placesTold)] {
		if place := Printable(where(f.Span, p.language)); place != "" {
			places = append(places, place)
		}
	}
	text := Say("và %d chỗ nữa", "and %d more", len(more)).In(p.language)
	if len(places) > 0 {
		text += ": " + strings.Join(places, ", ")
		if len(places) < len(more) {
			text += ", …"
		}
	}
	fmt.Fprintf(p.w, "  %s\n", text)
}

type printer struct {
	w        *bufio.Writer
	language string
	colour   bool
}

func (p *printer) paint(colour, s string) string {
	if !p.colour {
		return s
	}
	return colour + s + "\x1b[0m"
}

func (p *printer) finding(f Finding) {
	if place := Printable(where(f.Span, p.language)); place != "" {
		fmt.Fprintf(p.w, "%s: ", p.paint("\x1b[1m", place))
	}
	severity := p.paint(colours[f.Severity], f.Severity.In(p.language))
	if f.Accepted {
		severity += Say(" (đã chấp nhận)", " (accepted)").In(p.language)
	}
	fmt.Fprintf(p.w, "%s: %s [%s]\n", severity, f.Message.In(p.language), f.Code)
	p.excerpt(f.Span)
	for _, r := range f.Related {
		fmt.Fprintf(p.w, "  %s: %s\n", Printable(where(r.Span, p.language)), r.Text.In(p.language))
		p.excerpt(r.Span)
	}
	if hint := f.Hint.In(p.language); hint != "" {
		fmt.Fprintf(p.w, "  → %s\n", hint)
	}
}

// In names the severity in a language.
func (s Severity) In(language string) string {
	if language == "en" {
		return s.String()
	}
	return [...]string{"ghi chú", "cảnh báo", "lỗi"}[s]
}

// excerpt prints the line that a span begins on, cut to a window around it, and
// carets under what the span covers.
func (p *printer) excerpt(s source.Span) {
	if s.File == nil || s.End <= s.Start {
		return
	}
	number, column := s.File.Position(s.Start)
	line := []rune(string(s.File.Line(number)))
	from := min(column-1, len(line))
	to := min(from+len([]rune(s.Text())), len(line))
	left, right := max(from-window, 0), min(to+window, len(line))
	before, marked, after := clean(line[left:from]), clean(line[from:to]), clean(line[to:right])
	if left > 0 {
		before = "…" + before
	}
	if right < len(line) {
		after += "…"
	}
	if strings.TrimSpace(marked) == "" {
		return
	}
	fmt.Fprintf(p.w, "  %s | %s%s%s\n", lineNumber(s, number), before, marked, after)
	fmt.Fprintf(p.w, "        | %s%s\n", strings.Repeat(" ", width(before)), p.paint("\x1b[1m", strings.Repeat("^", max(width(marked), 1))))
}

// clean makes a stretch of a line safe for a terminal: one column a character,
// no control characters.
func clean(line []rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, string(line))
}

// width is the number of columns of a text: characters without combining marks.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
