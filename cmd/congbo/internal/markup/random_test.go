package markup_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// A writer writes random Markdown with every construct that congbo knows, each of them
// well formed.
type writer struct {
	*rand.Rand
	notes int // defined so far
}

// newWriter is a writer whose documents depend on a seed alone.
func newWriter(seed uint64) *writer { return &writer{Rand: rand.New(rand.NewPCG(seed, 7))} }

// document is a file's text without front matter.
func (w *writer) document() string {
	var b strings.Builder
	for range 1 + w.IntN(6) {
		b.WriteString(w.block(0) + "\n")
	}
	for range w.IntN(3) {
		w.notes++
		b.WriteString("[^n" + strconv.Itoa(w.notes) + "]: " + strings.TrimLeft(indented(w.block(1), "    "), " ") + "\n")
	}
	if w.IntN(4) == 0 {
		b.WriteString("[r]: /van-ban/ \"Tựa\"\n")
	}
	return b.String()
}

// block is a block, of others where it is not too deep. It ends its last line.
func (w *writer) block(depth int) string {
	kinds := 14
	if depth < 3 {
		kinds = 18
	}
	switch w.IntN(kinds) {
	case 0:
		return strings.Repeat("#", 2+w.IntN(4)) + " " + w.inlines(1) + w.pick("", " {#m"+strconv.Itoa(w.IntN(1e6))+"}", " #") + "\n"
	case 1:
		return w.inlines(1) + "\n" + w.pick("---", "-") + "\n"
	case 2:
		return "```" + w.pick("", "go", "khac") + "\n" + w.pick("", "mã {{a.b}} [^n1]\n", "hai\n\ndòng\n") + "```\n"
	case 3:
		return "    mã thụt 05-CT/TN\n"
	case 4:
		return w.pick("* * *\n", "___\n")
	case 5:
		return "```indicators\nids = [\"a\"]\n" + w.pick("", "caption = \"Bảng\"\n") + "```\n"
	case 6:
		return "```table\ndata = \"a.csv\"\n```\n"
	case 7:
		return w.table()
	case 8:
		return "Từ " + w.inlines(1) + "\n: " + strings.TrimLeft(indented(w.block(depth+3), "  "), " ")
	case 9, 10, 11, 12, 13:
		return w.inlines(2) + w.pick("", "  \nxuống dòng", "\\\nxuống dòng", "\ndòng sau "+w.inlines(2)) + "\n"
	case 14:
		return indented(w.blocks(depth), "> ")
	}
	// A list.
	marker, start := w.pick("- ", "* ", "+ "), -1
	if w.IntN(2) == 0 {
		start = w.IntN(3)
	}
	gap := w.pick("", "\n")
	var b strings.Builder
	for range 1 + w.IntN(3) {
		if start >= 0 {
			marker = strconv.Itoa(start) + ". "
			start++
		}
		in := strings.Repeat(" ", len(marker))
		b.WriteString(marker + strings.TrimLeft(indented(w.blocks(depth), in), " ") + gap)
	}
	return b.String()
}

func (w *writer) blocks(depth int) string {
	b := w.block(depth + 1)
	for range w.IntN(2) {
		b += "\n" + w.block(depth+1)
	}
	return b
}

// table is a table of Markdown, whose rows may be shorter than its head.
func (w *writer) table() string {
	columns := 1 + w.IntN(3)
	row := func(n int, cell func() string) string {
		var b strings.Builder
		b.WriteString("|")
		for range n {
			b.WriteString(cell() + "|")
		}
		return b.String() + "\n"
	}
	cell := func() string { return strings.NewReplacer("\n", " ", "|", "").Replace(w.inlines(2)) }
	b := row(columns, cell) + row(columns, func() string { return w.pick("---", ":--", "--:", ":-:") })
	for range w.IntN(3) {
		b += row(1+w.IntN(columns), cell)
	}
	return b
}

// inlines are some inlines, of others where it is not too deep.
func (w *writer) inlines(depth int) string {
	var b strings.Builder
	for range 1 + w.IntN(5) {
		b.WriteString(w.inline(depth))
		b.WriteString(w.pick("", " ", " ", ", "))
	}
	return b.String()
}

func (w *writer) inline(depth int) string {
	kinds := 17
	if depth > 0 {
		kinds = 22
	}
	switch w.IntN(kinds) {
	case 0, 1:
		return w.pick("chữ", "Đạt", "hai  ba", "1.866 cây", "mục.")
	case 2, 3:
		return w.pick("số 05-CT/TN", "Chỉ thị số 05-CT/TN, ngày 15/5/2031", "Quyết định 784-QĐ/TN", "\\12-CT/TN", "Luật Đất đai năm 2033")
	case 4, 5, 6:
		return "{{" + w.pick("a", "b") + "." + w.pick("actual", "name", "unit") + "}}"
	case 7, 8, 9:
		return "[](" + w.pick("#a", "../01-a/01-b.md", "01-c.md#d") + ")"
	case 10, 11:
		return "[^n" + strconv.Itoa(1+w.IntN(3)) + "]"
	case 12:
		return "`mã " + w.pick("", "{{a.b}} ") + "05-CT/TN`"
	case 13:
		return w.pick("&amp;", "&#x110;", "\\*", "\u00a0", "\u202f", "<b>", "&khac;")
	case 14:
		return w.pick("<https://vi-du.example/a>", "<thu@vi-du.example>")
	case 15:
		return w.pick("Chỉ thị ", "Kế hoạch số ") + w.inline(0) + " 7-KH/TN" + w.inline(0) + ", ngày 1/2/2031"
	case 16:
		return "![" + w.pick("Ảnh", "Ảnh {{a.b}}", "") + "](a.png)"
	case 17:
		return "*" + strings.TrimSpace(w.inlines(depth-1)) + "*"
	case 18:
		return "**" + strings.TrimSpace(w.inlines(depth-1)) + "**"
	case 19:
		return "[" + strings.TrimSpace(w.inlines(depth-1)) + "](" + w.pick("#a", "https://vi-du.example/", "javascript:1", "a.pdf \"Tựa\"") + ")"
	case 20:
		return "[" + strings.TrimSpace(w.pick("", w.inlines(depth-1))) + "](cite:" + w.pick("7-KH/TN", "khong ro") + ")"
	}
	return "[" + w.inline(0) + "][r]"
}

func (w *writer) pick(of ...string) string { return of[w.IntN(len(of))] }

// indented puts a prefix before every line that is not blank.
func indented(text, prefix string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line == "\n" && strings.TrimSpace(prefix) == "" {
			b.WriteString(line)
			continue
		}
		b.WriteString(prefix + line)
	}
	return b.String()
}
