package markup

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
)

// debris says where the text of a leaf holds marks of Markdown that were meant to be
// something else than text, as far as that is beyond doubt: readers would see them.
func (f *flattener) debris() {
	text := f.leaf.Text
	if strings.IndexByte(text, '[') >= 0 {
		f.brackets(text)
	}
	if strings.Contains(text, "{{") {
		f.values(text)
	}
	if strings.Contains(text, "**") || strings.Contains(text, "__") {
		f.emphasis(text)
	}
	if strings.HasSuffix(text, "}") {
		f.braces(text)
	}
	f.dialect(text)
	switch f.node.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		f.lines()
	}
}

// isWritten reports whether a character of the text is written by itself, neither as an
// escape or entity nor in code or a link.
func (f *flattener) isWritten(i int) bool {
	for _, s := range f.fixed {
		if s.start <= i && i < s.end {
			return false
		}
	}
	at := f.leaf.span(f.doc.File, i, i+1).Start
	return f.text[at] == f.leaf.Text[i] && (at == 0 || f.text[at-1] != '\\')
}

// tell adds a finding about a stretch of the text.
func (f *flattener) tell(start, end int, d diag.Finding) {
	d.Span = f.leaf.span(f.doc.File, start, end)
	f.found.Add(d)
}

// brackets says which of the brackets that stand in the text were meant as notes, links and
// images.
func (f *flattener) brackets(text string) {
	for i := 0; i < len(text); i++ {
		if text[i] != '[' || !f.isWritten(i) {
			continue
		}
		inner, after, closed := strings.Cut(text[i+1:], "]")
		if !closed || len(inner) > 300 || strings.Contains(inner, "[") {
			continue
		}
		start, end := i, i+len(inner)+2
		switch {
		case len(inner) > 1 && inner[0] == '^':
			f.found.Add(badLabel(f.leaf.span(f.doc.File, start, end), text[start:end]))
		case i > 0 && text[i-1] == '^' && inner != "" && f.isWritten(i-1):
			f.tell(start-1, end, diag.Finding{Code: "markup/note", Severity: diag.Error,
				Message: diag.Say("%q không thành chú thích", "%q is no note", excerpt(text[start-1:end])),
				Hint:    diag.Say("viết [^a] ở đây, và [^a]: … trên một dòng riêng", "write [^a] here, and [^a]: … on a line of its own")})
		case strings.HasPrefix(after, "("):
			f.brokenLink(text, start, end)
		case strings.HasPrefix(after, " ("):
			address, _, _ := strings.Cut(after[2:], ")")
			if !hasLetter(inner) || len(address) > 300 || !addressLike.MatchString(address) {
				continue
			}
			end += len(address) + 3
			end = min(end, len(text))
			f.tell(start, end, diag.Finding{Code: "markup/link", Severity: diag.Warning,
				Message: diag.Say("%q không thành liên kết: có dấu cách giữa ] và (", "%q is no link: there is a blank between ] and (", excerpt(text[start:end])),
				Hint:    diag.Say("viết liền [chữ](địa-chỉ)", "write [text](address) without the blank")})
		case strings.HasPrefix(after, "["):
			label, _, ok := strings.Cut(after[1:], "]")
			if !ok || len(label) > 100 || strings.ContainsAny(label, "[^") || !hasLetter(inner) || label != "" && !hasLetter(label) {
				continue
			}
			to := label
			if to == "" {
				to = inner
			}
			end += len(label) + 2
			f.tell(start, end, diag.Finding{Code: "markup/link", Severity: diag.Warning,
				Message: diag.Say("%q không thành liên kết: không có dòng [%s]: …", "%q is no link: there is no line [%s]: …", excerpt(text[start:end]), to),
				Hint:    diag.Say("thêm dòng [%s]: địa-chỉ, hoặc viết [chữ](địa-chỉ)", "add a line [%s]: address, or write [text](address)", to)})
		default:
			continue
		}
		i = end - 1
	}
}

// badLabel is the finding on a mark of a note that is none.
func badLabel(at source.Span, mark string) diag.Finding {
	return diag.Finding{Code: "markup/note", Severity: diag.Error, Span: at,
		Message: diag.Say("%q không thành chú thích: nhãn không được có dấu cách", "%q is no note: a label has no blanks", excerpt(mark)),
		Hint:    diag.Say("đổi nhãn, ví dụ [^chu-1], ở cả chỗ nhắc đến và chỗ viết nội dung", "change the label, to [^note-1] for instance, where it is mentioned and where its text stands")}
}

// brokenLink says that text[start:end], in brackets, is followed by an address in
// parentheses that Markdown did not take for one.
func (f *flattener) brokenLink(text string, start, end int) {
	address := text[end+1:]
	if i := strings.IndexByte(address, ')'); i >= 0 {
		address = address[:i]
	} else if i := strings.IndexByte(address, ' '); i >= 0 {
		address = address[:i]
	}
	image := start > 0 && text[start-1] == '!'
	if !image && !pathLike.MatchString(address) || len(address) > 300 {
		return
	}
	if image {
		start--
	}
	end = min(end+len(address)+2, len(text))
	f.tell(start, end, diag.Finding{Code: "markup/link", Severity: diag.Error,
		Message: diag.Say("%q không thành liên kết hay hình ảnh", "%q is no link or image", excerpt(text[start:end])),
		Hint:    diag.Say("đường dẫn có dấu cách thì viết trong < >, hoặc đổi tên tệp; kiểm tra các dấu ngoặc", "write a path that has blanks within < >, or rename the file; look at the brackets")})
}

// pathLike is what looks like an address: a path, the name of a file, an anchor.
var pathLike = lazyregexp.New(`^(#\S|\.{0,2}/|https?:|mailto:|tel:|cite:|files/)|\.(?i:pdf|png|jpe?g|gif|webp|svg|docx?|xlsx?|pptx?|odt|ods|csv|md|html?|zip)(#\S*)?(\s+["'(].*)?$`)

// addressLike is what is an address wherever it stands.
var addressLike = lazyregexp.New(`^(#[\pL_][^\s]*$|\.{0,2}/\S|https?:|mailto:|tel:|cite:|files/)`)

// emphasis says where ** or __ is open or closes nothing: what was to be bold is not. Offices
// write (**) and 25%** as marks of their own, which are left alone.
func (f *flattener) emphasis(text string) {
	if at := blankBold.FindStringSubmatchIndex(text); at != nil && f.isWritten(at[2]) && f.isWritten(at[4]) {
		f.tell(at[2], at[5], diag.Finding{Code: "markup/emphasis", Severity: diag.Warning,
			Message: diag.Say("%q không thành chữ đậm, và dấu ** hiện trên trang", "%q is not bold, and readers see the **", excerpt(text[at[2]:at[5]])),
			Hint:    diag.Say("bỏ dấu cách sau dấu ** mở và trước dấu ** đóng", "remove the blanks after the ** that opens and before the one that closes")})
		return
	}
	for i := 0; i+1 < len(text); i++ {
		mark := text[i]
		if mark != '*' && mark != '_' {
			continue
		}
		end := i
		for end < len(text) && text[end] == mark {
			end++
		}
		if n := end - i; (n == 2 || n == 3) && f.isWritten(i) {
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[end:])
			switch {
			case end < len(text) && (isWord(after) || strings.ContainsRune("“\"‘'(", after)) && (i == 0 || !isWord(before)):
				if at, ok := f.stuck(text, end, text[i:end]); ok {
					f.tell(at, at+end-i, diag.Finding{Code: "markup/emphasis", Severity: diag.Warning,
						Message: diag.Say("dấu %s sau một dấu câu mà liền với chữ thì không đóng, nên chữ không đậm và dấu hiện trên trang", "%s right after a mark of punctuation and before a letter does not close, so nothing is bold and readers see it", text[i:end]),
						Hint:    diag.Say("thêm dấu cách sau %s, hoặc để dấu ngoặc, dấu câu ra ngoài phần đậm", "put a blank after the %s, or leave the quotation mark or other punctuation outside of it", text[i:end])})
					return
				}
				f.tell(i, end, diag.Finding{Code: "markup/emphasis", Severity: diag.Warning,
					Message: diag.Say("dấu %s mở ra mà không đóng, nên chữ không đậm và dấu hiện trên trang", "%s is opened and not closed, so nothing is bold and readers see it", text[i:end]),
					Hint:    diag.Say(`đóng bằng %s ngay sau chữ, không có dấu cách ở giữa; nếu là dấu thật thì viết \%c\%c`, `close it with %s right after the words, without a blank between; write \%c\%c for the mark itself`, text[i:end], mark, mark)})
				return
			case i > 0 && unicode.IsLetter(before) && !isWord(after) && !f.hasStarNote():
				f.tell(i, end, diag.Finding{Code: "markup/emphasis", Severity: diag.Warning,
					Message: diag.Say("dấu %s đóng mà không có dấu mở, nên chữ không đậm và dấu hiện trên trang", "%s closes what is not open, so nothing is bold and readers see it", text[i:end]),
					Hint:    diag.Say(`đặt %s ngay trước chữ cần đậm; nếu là dấu thật thì viết \%c\%c, nếu là chú thích thì viết [^a]`, `put %s right before what is to be bold; write \%c\%c for the mark itself, [^a] for a note`, text[i:end], mark, mark)})
				return
			}
		}
		i = end
	}
}

// stuck finds the next mark in a text from an offset on, if it closes nothing only because
// it stands between punctuation and a letter.
func (f *flattener) stuck(text string, from int, mark string) (at int, ok bool) {
	n := strings.Index(text[from:], mark)
	if n <= 0 {
		return 0, false
	}
	at = from + n
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+len(mark):])
	return at, unicode.IsPunct(before) && isWord(after) && f.isWritten(at)
}

// blankBold is what was to be bold, with blanks within the marks.
var blankBold = lazyregexp.New(`(?:^|\s)(\*\*)\s+[^*]*[^*\s]\s+(\*\*)(?:[\s.,;:]|$)`)

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// hasStarNote reports whether the file writes a note of its own to the mark **. It looks
// once: a file may have very many of them.
func (w *walker) hasStarNote() bool {
	if !w.starsSought {
		w.starsSought, w.starNote = true, starNote.Match(w.doc.File.Text[w.doc.Front.Body:])
	}
	return w.starNote
}

var starNote = lazyregexp.New(`(?m)\(\*\*\*?\)|^[ \t>|]*(\*\*|\\\*\\\*)\*?[ \t]`)

// markedTitle says that a title holds marks of Markdown, which readers would see.
func (d *Document) markedTitle() diag.List {
	at, ok := d.Front.Fields["title"]
	if !ok || !data.HasBold(d.Front.Title) {
		return nil
	}
	return diag.List{data.BoldFinding(at, diag.Say("tên của báo cáo, phần, mục không viết bằng Markdown, nên dấu hiện trên trang", "titles are no Markdown, so readers see the marks"))}
}

// braces says that {#id} or {.class} stands where it means nothing.
func (f *flattener) braces(text string) {
	at := strings.LastIndexByte(text, '{')
	if at < 0 || !attributeText.MatchString(text[at:]) || !f.isWritten(at) {
		return
	}
	f.tell(at, len(text), diag.Finding{Code: "markup/attribute", Severity: diag.Warning,
		Message: diag.Say("%q không có tác dụng ở đây, và hiện trên trang", "%q does nothing here, and readers see it", excerpt(text[at:])),
		Hint:    diag.Say("chỉ dùng {#id}, một mã không có dấu cách, ở cuối tiêu đề hoặc mục của danh sách", "use {#id}, an id without blanks, at the end of headings and items of lists only")})
}

var attributeText = lazyregexp.New(`^\{(\s*#[^{}]*|\.[\pL_][^\s{}]*)\}$`)

// lines says which lines of a paragraph were to be something else.
func (f *flattener) lines() {
	lines := f.node.Lines()
	var bars []source.Span
	var points pointRun
	delimiters := false
	for i := range lines.Len() {
		segment := lines.At(i)
		line := bytes.TrimSpace(segment.Value(f.text))
		if len(line) == 0 {
			continue
		}
		start := segment.Stop - len(bytes.TrimLeft(segment.Value(f.text), " \t"))
		at := f.span(start, start+len(line))
		points.add(line, at, i > 0 && hardBreak(f.text, lines.At(i-1).Stop))
		switch line[0] {
		case '#':
			level := len(line) - len(bytes.TrimLeft(line, "#"))
			if c, _ := utf8.DecodeRune(line[level:]); level > 1 && level <= 6 && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
				f.found.Add(diag.Finding{Code: "markup/heading", Severity: diag.Warning, Span: at,
					Message: diag.Say("dòng này không thành tiêu đề: sau dấu # thiếu dấu cách", "this line is no heading: a blank is missing after the #"),
					Hint:    diag.Say(`viết "%s %s"`, `write "%s %s"`, line[:level], excerpt(string(line[level:])))})
			}
		case ':':
			if bytes.HasPrefix(line, []byte(":::")) {
				f.found.Add(diag.Finding{Code: "markup/container", Severity: diag.Warning, Span: at,
					Message: diag.Say("dấu ::: không có nghĩa với congbo, và hiện trên trang", "::: means nothing to congbo, and readers see it"),
					Hint:    diag.Say("bỏ dòng này", "remove this line")})
			}
		}
		if isBarLine(line) {
			bars = append(bars, at)
		}
		delimiters = delimiters || isDrawnDelimiter(line)
	}
	if len(bars) > 1 || delimiters {
		at := f.line(f.node)
		if len(bars) > 0 {
			at = bars[0]
		}
		f.found.Add(diag.Finding{Code: "markup/table", Severity: diag.Error, Span: at,
			Message: diag.Say("các dòng có dấu | không thành bảng", "the lines with bars are no table"),
			Hint:    diag.Say("dưới đầu bảng phải là dòng |---|---| bằng dấu trừ thường, có đúng số ô của đầu bảng", "below the head stands a line |---|---| of plain hyphens, with as many cells as the head")})
	}
	if at, ok := points.together(); ok {
		f.found.Add(diag.Finding{Code: "markup/points", Severity: diag.Note, Span: at,
			Message: diag.Say("các điểm viết trên nhiều dòng sẽ nối liền thành một đoạn", "points on lines of their own run together in one paragraph"),
			Hint:    diag.Say("để một dòng trống giữa các điểm, hoặc dùng danh sách: - …", "leave a blank line between them, or make a list: - …")})
	}
}

// isBarLine reports whether a line looks like a row of a table: it begins and ends with a
// bar.
func isBarLine(line []byte) bool {
	return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|' && line[len(line)-2] != '\\'
}

// isDrawnDelimiter reports whether a line looks like the one below the head of a table, of
// whatever dashes.
func isDrawnDelimiter(line []byte) bool {
	return len(line) > 4 && bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|:-–—− \t")) == 0 && bytes.ContainsAny(line, "-–—−")
}

// hardBreak reports whether the line of a file that ends before an offset is broken there on
// the page too.
func hardBreak(text []byte, end int) bool {
	line := bytes.TrimSuffix(text[:end], []byte("\n"))
	return bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte(`\`))
}

// A pointRun counts the lines of a paragraph that are points one after another: a) and b),
// 2. and 3., – and –.
type pointRun struct {
	last  string
	count int
	first source.Span
	found bool
	at    source.Span
}

// letters are those that points go by, in order.
var letters = []rune("abcdđeghiklmnopqrstuvxy")

// add takes the next line; broken says that the page breaks before it.
func (p *pointRun) add(line []byte, at source.Span, broken bool) {
	mark := pointMark.FindSubmatch(line)
	switch {
	case mark == nil:
		return // it goes on with the point before it
	case p.count > 0 && follows(p.last, string(mark[1])) && !broken:
		if p.count++; p.count == 2 && !p.found {
			p.found, p.at = true, p.first
		}
	default:
		p.count, p.first = 1, at
	}
	p.last = string(mark[1])
}

// together reports whether points run together, and where the first of them stands.
func (p *pointRun) together() (source.Span, bool) { return p.at, p.found }

var pointMark = lazyregexp.New(`^([–—•●▪]|[a-zđ]\)|\d{1,2}[.)])[ \t]+\S`)

// follows reports whether a point comes after another.
func follows(a, b string) bool {
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	switch {
	case unicode.IsDigit(x):
		return unicode.IsDigit(y) && a[len(a)-1] == b[len(b)-1] && atoi(b) == atoi(a)+1
	case len(a) == n || len(b) == m:
		return a == b // dashes
	}
	k := slices.Index(letters, x)
	return k >= 0 && k+1 < len(letters) && letters[k+1] == y || x < 'z' && y == x+1
}

// atoi is the number that a mark begins with.
func atoi(mark string) (n int) {
	for i := 0; i < len(mark) && mark[i] >= '0' && mark[i] <= '9'; i++ {
		n = 10*n + int(mark[i]-'0')
	}
	return n
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// likeTable says that the word after a fence is nearly one of congbo's.
func (w *walker) likeTable(n *ast.FencedCodeBlock) {
	word := string(n.Language(w.doc.File.Text))
	if len(word) < 4 {
		return
	}
	for _, known := range [...]string{"indicators", "table"} {
		if near := data.Nearest(strings.ToLower(word), []string{known}); near != "" || strings.EqualFold(word, known) {
			w.found.Add(diag.Finding{Code: "markup/fence", Severity: diag.Error, Span: w.span(n.Info.Segment.Start, n.Info.Segment.Start+len(word)),
				Message: diag.Say("congbo không biết khối %q, nên in nguyên văn những gì trong đó", "congbo knows no block %q, so what it holds is printed as it stands", word),
				Hint:    diag.Say("có phải là %q?", "did you mean %q?", known)})
		}
	}
}

// unclosed says that a fenced block has no end: all that follows is in it.
func (w *walker) unclosed(n *ast.FencedCodeBlock) {
	text := w.doc.File.Text
	at := min(max(n.Pos(), 0), len(text)) // see leaf.go: it may lie beyond the end
	opening := w.span(at, lineEnd(text, at))
	last := opening.End
	if lines := n.Lines(); lines.Len() > 0 {
		last = lineEnd(text, max(lines.At(lines.Len()-1).Stop-1, 0))
	}
	if last < len(text) {
		closing := bytes.TrimLeft(text[last+1:lineEnd(text, last+1)], "> \t")
		if bytes.HasPrefix(closing, []byte("```")) || bytes.HasPrefix(closing, []byte("~~~")) {
			return
		}
	}
	w.found.Add(diag.Finding{Code: "markup/fence", Severity: diag.Warning, Span: opening,
		Message: diag.Say("khối này không đóng, nên mọi chữ sau nó được in nguyên văn trong khối", "this block is not closed, so all that follows is printed in it as it stands"),
		Hint:    diag.Say("thêm một dòng ``` ở cuối khối", "add a line ``` at its end")})
}

// indented says that lines are code because blanks stand before them: nobody looks for
// figures and citations there, and in a report that is nearly always an accident.
func (w *walker) indented(n *ast.CodeBlock) {
	w.found.Add(diag.Finding{Code: "markup/indent", Severity: diag.Warning, Span: w.line(n),
		Message: diag.Say("dòng lùi vào bốn dấu cách thành khối mã: in nguyên văn, không kiểm tra số liệu và viện dẫn", "a line indented by four blanks is a block of code: it is printed as it stands, and no figure or citation in it is checked"),
		Hint:    diag.Say("bỏ dấu cách ở đầu dòng; nếu đúng là khối mã thì đặt giữa hai dòng ```", "remove the blanks at the beginning of the line; put code between two lines ```")})
}
