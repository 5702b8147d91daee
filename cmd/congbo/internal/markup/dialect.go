package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// dialects are marks that other kinds of Markdown have and congbo's has not, so that readers
// would see them. A mark is the first group of its form; sign is what a text without it lacks.
var dialects = []struct {
	sign   string
	form   *lazyregexp.Regexp
	inItem bool // only at the beginning of an item of a list
	hint   diag.Text
}{
	{"==", lazyregexp.New(`(?:^|[\s("“])(==[^\s=](?:[^=]*[^\s=])?==)(?:[\s.,;:!?)"”]|$)`), false, diag.Say("bỏ dấu ==; chữ đậm thì viết **…**", "remove the ==; write **…** for bold")},
	{"~~", lazyregexp.New(`(?:^|[^~])(~~)(?:[^~]|$)`), false, diag.Say("bỏ những chữ bị gạch và dấu ~~", "remove what is struck out, and the ~~")},
	{"++", lazyregexp.New(`(?:^|[\s("“])(\+\+[^\s+](?:[^+]*[^\s+])?\+\+)(?:[\s.,;:!?)"”]|$)`), false, diag.Say("bỏ dấu ++; chữ nghiêng thì viết *…*", "remove the ++; write *…* for italics")},
	{"[[", lazyregexp.New(`(\[\[[^\[\]]+\]\])`), false, diag.Say("liên kết thì viết [chữ](tệp.md); mục lục thì congbo tự in", "write a link as [text](file.md); a table of contents congbo prints by itself")},
	{"[", lazyregexp.New(`^(\[[ xX]\])\s`), true, diag.Say("viết ☐ hoặc ☑", "write ☐ or ☑")},
	{"[!", lazyregexp.New(`^(\[![A-Za-z]+\])`), false, diag.Say("bỏ dấu này; trích dẫn thì chỉ cần dấu > ở đầu dòng", "remove it; a quotation needs the > at the beginning of the line alone")},
	{"[T", lazyregexp.New(`^(\[TOC\])$`), false, diag.Say("bỏ dòng này: mục lục congbo tự in", "remove this line: congbo prints the table of contents by itself")},
	{"(^", lazyregexp.New(`\((\^[\pL\d]{1,4})\)`), false, diag.Say("chú thích thì viết [^a] ở đây, và [^a]: … trên một dòng riêng", "write [^a] here for a note, and [^a]: … on a line of its own")},
	{"^", lazyregexp.New(`[\pL\d](\^[\d*]{1,2}\^)`), false, diag.Say("chú thích thì viết [^a]; số mũ thì viết ², ³", "write [^a] for a note, ² and ³ for powers")},
	{"%%", lazyregexp.New(`(%%[^%]+%%)`), false, diag.Say("xóa lời ghi riêng, hoặc viết <!-- congbo: … --> trên dòng riêng", "remove the comment, or write <!-- congbo: … --> on lines of its own")},
	{"!!!", lazyregexp.New(`^(!!!\s+[a-z]+)`), false, diag.Say("bỏ dòng này", "remove this line")},
	{"$$", lazyregexp.New(`(\$\$[^$]+\$\$)`), false, diag.Say("viết công thức bằng chữ thường, hoặc dùng hình", "write the formula as text, or as a picture")},
	{`\`, lazyregexp.New(`(\\(?:newpage|pagebreak|clearpage))\b`), false, diag.Say("bỏ dòng này: trang web không ngắt trang", "remove it: a website has no page breaks")},
}

// dialect says of each of these marks where it stands first.
func (f *flattener) dialect(text string) {
	if !strings.ContainsAny(text, `=~+[(^%!$\`) {
		return
	}
	for _, d := range dialects {
		if !strings.Contains(text, d.sign) || d.inItem && !f.beginsItem() {
			continue
		}
		at := d.form.FindStringSubmatchIndex(text)
		if at == nil || !f.isWritten(at[2]) {
			continue
		}
		f.tell(at[2], at[3], diag.Finding{Code: "markup/dialect", Severity: diag.Warning,
			Message: diag.Say("%q là dấu của một lối Markdown khác, và hiện trên trang", "%q is a mark of another kind of Markdown, and readers see it", excerpt(text[at[2]:at[3]])),
			Hint:    diag.Text{VI: d.hint.VI + `; nếu là dấu thật thì đặt \ ngay trước`, EN: d.hint.EN + `; put a \ before it for the mark itself`}})
	}
}

// beginsItem reports whether the leaf is the first of an item of a list.
func (f *flattener) beginsItem() bool {
	return f.node.Parent() != nil && f.node.Parent().Kind() == ast.KindListItem && f.node.PreviousSibling() == nil
}
