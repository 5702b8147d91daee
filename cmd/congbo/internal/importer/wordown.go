package importer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/word"
)

// settleOwn settles of a file that congbo word has made what is a number and what is a word:
// the file tells it. Of any other what it counts may be typed as well.
func (d *draft) settleOwn(language string) {
	if strings.HasPrefix(language, "en") {
		d.language = "en"
	}
	for _, b := range d.blocks {
		switch {
		case !d.own || b.kind == item || b.marker == "":
			b.fixed = nil
		case b.fixed == nil: // one that Word does not count
			if all := readMarkers(b.marker + " A"); len(all) > 0 {
				all[0].text = b.marker
				b.fixed = &all[0]
			}
		}
		body := b.role == word.Text || b.role == word.Quote || b.role.Depth() > 0
		b.literal = d.own && (b.kind == item || b.kind == heading && b.marker == "" || b.kind == paragraph && body && !b.allBold())
		for i := range b.runs {
			if r := &b.runs[i]; d.own && body && r.isText() {
				r.text = strings.ReplaceAll(r.text, "\n", lineBreak)
			}
		}
	}
}

// role is the role of the paragraphs of a style. Those that only congbo has are none where the
// others are missing: an office may call a style of its own the same.
func (s *wordStyles) role(name string) word.Role {
	role := word.RoleOf(name)
	if role.Own() && !s.areOwn() {
		return ""
	}
	return role
}

// areOwn reports whether the styles are those of congbo word.
func (s *wordStyles) areOwn() bool {
	if s.own == nil {
		var names []string
		for _, style := range s.all {
			names = append(names, style.name)
		}
		own := word.HasStyles(names)
		s.own = &own
	}
	return *s.own
}

// lineBreak is a line break within a paragraph that stays one.
const lineBreak = "\u2028"

// headingsAt is a group of headings at a level.
func headingsAt(level int) *group {
	g := &group{members: make([]*numbered, 1), heads: 1}
	if level > 1 {
		g.parent = &numbered{group: headingsAt(level - 1)}
	}
	return g
}

// ownForm takes the head and the foot of such a file off its blocks, by the styles of their
// lines, and fills the front matter with them.
func (d *draft) ownForm(front *data.Front, g *citation.Grammar) []*block {
	f := formReader{draft: d, front: front}
	var rest []*block
	for _, b := range d.blocks {
		lines := linesOf(b)
		if !slices.ContainsFunc(lines, isOfForm) {
			rest = append(rest, b)
			continue
		}
		for _, line := range lines {
			if !f.line(line) {
				d.remark(line.line, diag.Say("dòng ở đầu hoặc cuối văn bản không rõ là gì; để trong lời văn: %q", "line of the head or foot of unknown meaning, kept in the text: %q", line.plain()))
				rest = append(rest, line)
			}
		}
	}
	f.form(g)
	return rest
}

// isOfForm reports whether a line is of the head or the foot.
func isOfForm(b *block) bool {
	switch b.role {
	case "", word.Text, word.Quote, word.TableText, word.TableHead, word.Caption:
		return false
	}
	return b.role.Depth() == 0
}

// A formReader reads the lines of the head and the foot.
type formReader struct {
	*draft
	front  *data.Front
	head   data.Head
	number string // as it is printed
}

// line reads a line; it reports whether it knows what it is.
func (f *formReader) line(b *block) bool {
	text := strings.TrimSpace(b.plain())
	what := diag.Say("đầu và cuối văn bản, congbo tự in", "head and foot of the form, which congbo prints")
	into := map[word.Role]*string{
		word.Parent: &f.front.ParentIssuer, word.Issuer: &f.front.Issuer, word.Kind: &f.front.Kind, word.Title: &f.front.Title,
		word.SignerTitle: &f.front.SignerTitle, word.Signer: &f.front.Signer,
		word.Number: &f.number, word.Mark: &f.head.Mark, word.RecipientsWord: &f.head.RecipientsWord,
	}
	switch to := into[b.role]; {
	case to != nil:
		*to = strings.TrimSpace(*to + " " + text)
	case b.role == word.Motto:
		f.head.Motto = append(f.head.Motto, text)
	case b.role == word.SignedFor:
		f.front.SignedFor = append(f.front.SignedFor, text)
	case b.role == word.Recipient:
		f.front.Recipients = append(f.front.Recipients, strings.TrimSpace(strings.TrimPrefix(text, "-")))
	case b.role == word.Dated:
		f.date(text)
	case b.role != word.TitleMark:
		return false
	}
	switch b.role {
	case word.Number, word.Dated: // in the front matter
		f.words.take(text)
		f.replaced(b.line, text, what)
	case word.Mark, word.RecipientsWord, word.Motto, word.TitleMark:
		f.leave(b.line, text, what)
	}
	return true
}

// date reads the place and the date, in either language.
func (f *formReader) date(text string) {
	f.front.Place = text
	if m := dateLine.FindStringSubmatch(text); m != nil {
		f.front.Place, f.front.Date = m[1], dateOf(m[2:])
	} else if m := englishDate.FindStringSubmatch(text); m != nil {
		f.front.Place, f.front.Date = m[1], dateOf([]string{m[2], strconv.Itoa(1 + slices.Index(months, m[3])), m[4]})
	}
	f.words.add(f.front.Place + " " + f.front.Date.String())
}

var (
	months      = strings.Fields("January February March April May June July August September October November December")
	englishDate = lazyregexp.New(`^(?:(.+?),\s*)?(\d{1,2}) (` + strings.Join(months, "|") + `) (\d{4})$`)
)

// form finds the form of the document by its head, and writes it down where nothing else in
// the front matter tells it.
func (f *formReader) form(g *citation.Grammar) {
	f.front.Language = f.language
	f.front.Number, f.front.Form, f.front.Head = data.ReadHead(f.head, f.number, f.language)
	f.words.add(f.front.Number)
	bare := *f.front
	bare.Form, bare.Head = "", data.Head{}
	if same := (&data.Set{Grammar: g}).Form(&bare); same.Name == f.front.Form && f.front.Head.IsZero() {
		f.front.Form = ""
	}
	for _, said := range append(f.front.Head.Motto, f.front.Head.Mark, f.front.Head.NumberWord, f.front.Head.RecipientsWord, f.front.Form, f.front.Language) {
		f.words.add(said)
	}
}

// columns is the line below the head of a table: in a file of congbo's own the cells say how
// their columns are set.
func (p *page) columns(rows [][][]*block) string {
	rules := map[string]string{"left": "|:---", "right": "|---:", "center": "|:---:"}
	var all strings.Builder
	for k := range rows[0] {
		rule := ""
		for _, row := range rows[1:] {
			if p.draft.own && len(row[k]) > 0 {
				rule = rules[row[k][0].align]
				break
			}
		}
		all.WriteString(cmp.Or(rule, "|---"))
	}
	return all.String()
}
