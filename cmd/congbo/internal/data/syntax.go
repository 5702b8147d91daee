package data

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
)

// A mistake is one way in which offices write TOML that is none: what the decoder says of it,
// what its line looks like, and what is wrong and to be done in words of theirs. In the
// words $1 to $4 are the groups of the line, $fix is what mends it.
type mistake struct {
	detail string             // is in what the decoder says; empty for anything
	line   *lazyregexp.Regexp // matches the line; nil for anything
	before bool               // the place is the last sign before that of the decoder
	cause  diag.Text
	hint   diag.Text
	fix    func(m []string) string // empty where it has none, which makes it another mistake
}

// A key, the sign after it and what has no quotes, up to a comment.
const assigned = `^\s*([^=\s"“”]+)\s*=\s*`

// mistakes are all that have words of their own, of two that fit the first.
var mistakes = []mistake{
	{detail: "escape in string", line: lazyregexp.New(`"([^"]*\\[^"]*)"`),
		cause: diag.Say(`dấu \ trong ngoặc kép "…" có nghĩa riêng`, `\ has a meaning of its own between "…"`),
		hint:  diag.Say(`viết dấu / thay dấu \, hoặc dùng ngoặc đơn: '$1'`, `write / for \, or single quotes: '$1'`)},
	{detail: "hexadecimal digits after", line: lazyregexp.New(`"([^"]*\\[^"]*)"`),
		cause: diag.Say(`dấu \ trong ngoặc kép "…" có nghĩa riêng`, `\ has a meaning of its own between "…"`),
		hint:  diag.Say(`viết dấu / thay dấu \, hoặc dùng ngoặc đơn: '$1'`, `write / for \, or single quotes: '$1'`)},
	{line: lazyregexp.New(`^[^"'#“”„‟‘’«»]*([“”„‟‘’«»])`),
		cause: diag.Say("ngoặc kép cong $1 (Word tự đổi) không mở, đóng được chữ", "curly quotes $1, which Word makes, neither open nor close a text"),
		hint:  diag.Say(`gõ lại bằng ngoặc kép thẳng: khóa = "giá trị"`, `type straight ones: key = "value"`)},
	{detail: "strings cannot contain newlines", line: lazyregexp.New(`([“”„‟‘’])\s*[],}]*\s*$`),
		cause: diag.Say(`chữ mở bằng ngoặc kép thẳng " mà đóng bằng ngoặc cong $1`, `a text opens with a straight " and closes with a curly $1`),
		hint:  diag.Say(`gõ lại ngoặc cuối dòng bằng "`, `type " at the end of the line`)},
	{detail: "strings cannot contain newlines",
		cause: diag.Say("ngoặc kép mở mà không đóng", "quotes are opened and not closed"),
		hint:  diag.Say("đóng ngoặc kép ở cuối dòng", "close the quotes at the end of the line")},
	{detail: "unexpected EOF",
		cause: diag.Say("ngoặc ba mở mà không đóng", "three quotes are opened and not closed"),
		hint:  diag.Say("đóng bằng ba dấu như khi mở, sau chữ cuối", "close them with the same three after the text")},

	// Dates and numbers as prose has them.
	{line: lazyregexp.New(assigned + `\[?\s*((?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4}))\b`), fix: dateOfWords(5, 4, 3),
		cause: diag.Say("TOML không viết ngày là $2", "$2 is not how TOML writes a date"),
		hint:  diag.Say(`viết năm-tháng-ngày, không ngoặc kép: $fix`, `write year-month-day without quotes: $fix`)},
	{line: lazyregexp.New(assigned + `\[?\s*((\d{4})[/.-](\d{1,2})[/.-](\d{1,2}))\b`), fix: dateOfWords(3, 4, 5),
		cause: diag.Say("TOML không viết ngày là $2", "$2 is not how TOML writes a date"),
		hint:  diag.Say("viết năm-tháng-ngày, tháng và ngày đủ hai chữ số: $fix", "write year-month-day, two digits for month and day: $fix")},
	{detail: "invalid datetime",
		cause: diag.Say("không có ngày, giờ như thế", "there is no such day or time"),
		hint:  diag.Say("viết một ngày có thật, năm-tháng-ngày: 2026-07-01", "write a day of the calendar, year-month-day: 2026-07-01")},
	{line: lazyregexp.New(assigned + `([-+]?[\d.,]*\d)\s*%\s*(?:#.*)?$`),
		cause: diag.Say("con số có dấu % phải đặt trong ngoặc kép", "a number with % needs quotes"),
		hint:  diag.Say(`viết: $1 = "$2%"`, `write: $1 = "$2%"`)},
	{line: lazyregexp.New(assigned + `([-+]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?)\s*(?:#.*)?$`), fix: func(m []string) string {
		return strings.ReplaceAll(strings.ReplaceAll(m[2], ".", ""), ",", ".")
	},
		cause: diag.Say("số có dấu chấm hàng nghìn phải đặt trong ngoặc kép", "a number with points between thousands needs quotes"),
		hint:  diag.Say(`viết: $1 = "$2", hoặc không dấu chấm: $1 = $fix`, `write: $1 = "$2", or without points: $1 = $fix`)},
	{line: lazyregexp.New(assigned + `([-+]?\d+(?:\.\d{3})*,\d+)\s*(?:#.*)?$`), fix: func(m []string) string {
		return strings.ReplaceAll(strings.ReplaceAll(m[2], ".", ""), ",", ".")
	},
		cause: diag.Say("số có dấu phẩy thập phân phải đặt trong ngoặc kép", "a number with a decimal comma needs quotes"),
		hint:  diag.Say(`viết: $1 = "$2", hoặc với dấu chấm: $1 = $fix`, `write: $1 = "$2", or with a point: $1 = $fix`)},
	{line: lazyregexp.New(assigned + `([-+]?\d{1,3}(?:[ \x{a0}]\d{3})+)\s*(?:#.*)?$`), fix: func(m []string) string {
		return strings.NewReplacer(" ", "", "\u00a0", "").Replace(m[2])
	},
		cause: diag.Say("con số có dấu cách ở giữa", "a number has blanks within"),
		hint:  diag.Say("viết liền: $1 = $fix", "write it in one: $1 = $fix")},
	{detail: "cannot have leading zeroes", line: lazyregexp.New(assigned + `0+(\d+)\s*(?:#.*)?$`),
		cause: diag.Say("con số bắt đầu bằng 0", "a number begins with 0"),
		hint:  diag.Say(`viết: $1 = $2; nếu là chữ như số ký hiệu thì đặt trong ngoặc kép: "0$2"`, `write: $1 = $2; put what is a text, such as a symbol, between quotes: "0$2"`)},
	{detail: "out of range",
		cause: diag.Say("con số quá dài", "the number is too long"),
		hint:  diag.Say("đặt trong ngoặc kép", "put it between quotes")},

	// What stands in the line of a table's name.
	{detail: "table names cannot be empty",
		cause: diag.Say("tên bảng trong ngoặc vuông thiếu một phần", "a part of the name between square brackets is missing"),
		hint:  diag.Say("viết như [indicator.ket-nap-dang-vien]", "write it like [indicator.new-members]")},
	{detail: "table name", line: lazyregexp.New(`^\s*(\[\[?)([^]]*)$`),
		cause: diag.Say("tên bảng mở bằng [ mà không đóng", "the name of a table opens with [ and is not closed"),
		hint:  diag.Say("đóng bằng ] ở cuối dòng", "close it with ] at the end of the line")},
	{detail: "table array name", line: lazyregexp.New(`^\s*\[\[([^]]*)\]`),
		cause: diag.Say("tên bảng mở bằng [[ mà đóng bằng ]", "the name of a table opens with [[ and closes with ]"),
		hint:  diag.Say("viết [[$1]]", "write [[$1]]")},
	{detail: "to end table name", line: lazyregexp.New(`^\s*\[\s*([^].]+)\.\s*([^]]*[^]\s])\s*\]`), fix: func(m []string) string { return citation.Slug(m[2]) },
		cause: diag.Say("tên [$1.$2] có dấu cách hoặc chữ có dấu", "the name [$1.$2] has blanks, or letters beyond a to z"),
		hint:  diag.Say("tên ấy chỉ dùng a-z, 0-9 và gạch nối: [$1.$fix]", "it has only a-z, 0-9 and hyphens: [$1.$fix]")},
	{detail: "table name",
		cause: diag.Say("tên bảng trong ngoặc vuông viết sai", "the name between square brackets is none"),
		hint:  diag.Say("viết như [indicator.ket-nap-dang-vien]: a-z, 0-9, gạch nối, không dấu cách", "write it like [indicator.new-members]: a-z, 0-9, hyphens, no blanks")},
	{line: lazyregexp.New(`^\s*([\w.-]+)\]\s*$`),
		cause: diag.Say("tên bảng thiếu [ ở đầu dòng", "the name of a table lacks its ["),
		hint:  diag.Say("viết [$1]", "write [$1]")},

	// Lists.
	{detail: "expected a comma", line: lazyregexp.New(`^(?:[^"]*"[^"]*"\s*,)*[^"]*"[^"]*"[\pL\d]`),
		cause: diag.Say("ngoặc kép nằm trong ngoặc kép", "quotes stand within quotes"),
		hint:  diag.Say("ngoặc kép bên trong viết cong: “…”", "write those inside as curly ones: “…”")},
	{detail: "expected a comma", line: lazyregexp.New(`^\s*[\w-]+\s*=\s*[^=\[]*$|^\s*\[|^\s*$`), before: true,
		cause: diag.Say("danh sách mở bằng [ mà không đóng", "a list opens with [ and is not closed"),
		hint:  diag.Say("thêm ] sau phần cuối của danh sách", "add ] after the last of the list")},
	{detail: "terminator '}', but got end of file", before: true,
		cause: diag.Say("{ mở mà không đóng", "{ is opened and not closed"),
		hint:  diag.Say("thêm } sau chỗ này", "add } behind it")},
	{detail: "got end of file", before: true,
		cause: diag.Say("danh sách mở bằng [ mà không đóng", "a list opens with [ and is not closed"),
		hint:  diag.Say("thêm ] sau phần cuối của danh sách", "add ] after the last of the list")},
	{detail: "expected a comma", before: true,
		cause: diag.Say("thiếu dấu phẩy giữa hai phần", "there is no comma between two of a list"),
		hint:  diag.Say("thêm dấu phẩy sau chỗ này", "add a comma behind it")},

	{detail: "unexpected comma",
		cause: diag.Say("thừa dấu phẩy", "there is a comma too many"),
		hint:  diag.Say("bỏ dấu phẩy này", "remove the comma")},

	// Keys.
	{line: lazyregexp.New(`^\s*(//|--|;|<!--|/\*)`),
		cause: diag.Say("ghi chú không bắt đầu bằng $1", "a remark does not begin with $1"),
		hint:  diag.Say("ghi chú của TOML bắt đầu bằng #", "in TOML it begins with #")},
	{detail: "expected '.' or '='", line: lazyregexp.New(`^\s*([^=:"]*[^=:"\s])\s*:`),
		cause: diag.Say("sau khóa là dấu : chứ không phải =", "a key is followed by : and not by ="),
		hint:  diag.Say("viết: $1 = …", "write: $1 = …")},
	{detail: "expected '.' or '='", line: lazyregexp.New(`^\s*([^="]*[^="\s])\s*=`),
		cause: diag.Say(`"$1" không phải là một khóa`, `"$1" is no key`),
		hint:  diag.Say(`khóa không có dấu cách hay chữ có dấu, như name, actual, status; tên cột của bảng thì đặt trong ngoặc kép: "$1" = …`, `keys have neither blanks nor letters beyond a to z, such as name, actual, status; put the name of a column between quotes: "$1" = …`)},
	{detail: "expected '.' or '='", line: lazyregexp.New(`^\s*([^=]*)$`),
		cause: diag.Say("dòng này không có dấu =", "there is no = in this line"),
		hint:  diag.Say(`mỗi dòng có dạng khóa = "giá trị"; ghi chú thì bắt đầu bằng #`, `a line has the form key = "value"; a remark begins with #`)},
	{detail: "expected '.' or '='",
		cause: diag.Say("khóa ở đầu dòng viết sai", "the key of the line is none"),
		hint:  diag.Say(`mỗi dòng có dạng khóa = "giá trị"`, `a line has the form key = "value"`)},
	{detail: "key name appears blank",
		cause: diag.Say("trước dấu = không có khóa", "there is no key before ="),
		hint:  diag.Say(`mỗi dòng có dạng khóa = "giá trị"`, `a line has the form key = "value"`)},
	{detail: "has already been defined",
		cause: diag.Say("khóa hay tên bảng này đã ghi ở trên", "this key or name of a table stands above already"),
		hint:  diag.Say("mỗi khóa chỉ ghi một lần; bỏ bớt một", "write a key once; remove one of them")},

	// Values.
	{line: lazyregexp.New(assigned + `=`),
		cause: diag.Say("thừa dấu =", "there is a = too many"),
		hint:  diag.Say("chỉ viết một dấu = sau khóa", "write one = after the key")},
	{line: lazyregexp.New(assigned + `(?:#.*)?$`),
		cause: diag.Say("sau dấu = không có giá trị", "there is no value after ="),
		hint:  diag.Say(`viết: $1 = "…", hoặc bỏ dòng này`, `write: $1 = "…", or remove the line`)},
	{line: lazyregexp.New(assigned + `(?i:(true|đúng|có|yes)|false|sai|không|no)\s*(?:#.*)?$`), fix: func(m []string) string {
		if m[2] != "" {
			return "true"
		}
		return "false"
	},
		cause: diag.Say("đúng hay sai thì viết true hoặc false, chữ thường", "yes and no are written true and false, in small letters"),
		hint:  diag.Say(`viết: $1 = $fix; nếu là chữ thì đặt trong ngoặc kép`, `write: $1 = $fix; put it between quotes if it is a text`)},
	{line: lazyregexp.New(assigned + `(\d[\d.,]*)\s*([^\d\s.,"#%][^"#]*?)\s*(?:#.*)?$`),
		cause: diag.Say("con số có chữ đứng sau phải đặt trong ngoặc kép", "a number that words follow needs quotes"),
		hint:  diag.Say(`khóa là con số thì chỉ ghi số: $1 = "$2"; khóa là chữ: $1 = "$2 $3"`, `if the key is a number write it alone: $1 = "$2"; if it is a text: $1 = "$2 $3"`)},
	{detail: "expected value", line: lazyregexp.New(assigned + `([^\s\[{"'#][^"#]*?)\s*(?:#.*)?$`),
		cause: diag.Say("chữ phải đặt trong ngoặc kép", "a text needs quotes"),
		hint:  diag.Say(`viết: $1 = "$2"`, `write: $1 = "$2"`)},
	{detail: "expected value",
		cause: diag.Say("chữ phải đặt trong ngoặc kép", "a text needs quotes"),
		hint:  diag.Say(`viết: khóa = "giá trị", hay một danh sách: khóa = ["…", "…"]`, `write: key = "value", or a list: key = ["…", "…"]`)},
	{detail: "top-level item", line: lazyregexp.New(`^\s*[^=\s]+\s*=\s*(?:"[^"]*"|\S+?)\s*[;,]?\s+([\w-]+)\s*=`),
		cause: diag.Say("hai khóa trên một dòng", "two keys stand in a line"),
		hint:  diag.Say("xuống dòng trước $1", "begin a new line before $1")},
	{detail: "top-level item", line: lazyregexp.New(assigned + `".*"`), fix: curly,
		cause: diag.Say("ngoặc kép nằm trong ngoặc kép", "quotes stand within quotes"),
		hint:  diag.Say(`ngoặc kép bên trong viết cong: $fix`, `write those inside as curly ones: $fix`)},
	{detail: "top-level item", line: lazyregexp.New(`[\x{a0}\x{202f}\x{2009}]`),
		cause: diag.Say("có dấu cách không phải của bàn phím (chép từ Word)", "there is a blank of another kind, as copied from Word"),
		hint:  diag.Say("xóa dấu cách ấy và gõ lại", "remove it and type a blank")},
	{detail: "top-level item",
		cause: diag.Say("thừa chữ sau giá trị", "something follows the value"),
		hint:  diag.Say("đặt cả giá trị trong một cặp ngoặc kép; ghi chú thì bắt đầu bằng #", "put the whole value between one pair of quotes; a remark begins with #")},
	{detail: "loat", // Invalid float, floats must
		cause: diag.Say("không phải là một con số", "this is no number"),
		hint:  diag.Say(`số thập phân viết 42.5 hoặc "42,5"`, `write decimals as 42.5 or "42,5"`)},
	{detail: "nvalid integer",
		cause: diag.Say("không phải là một con số", "this is no number"),
		hint:  diag.Say(`viết 1866 hoặc "1.866"`, `write 1866 or "1.866"`)},
	{detail: "expected a digit",
		cause: diag.Say("không phải là một con số", "this is no number"),
		hint:  diag.Say(`viết một con số, hoặc bỏ dòng này nếu chưa có số`, `write a number, or remove the line if there is none yet`)},
	{detail: "control characters",
		cause: diag.Say("có ký tự điều khiển, thường do chép từ nơi khác", "there is a control character, as copied from elsewhere"),
		hint:  diag.Say("xóa chỗ ấy và gõ lại", "remove it and type the text again")},
}

// dateOfWords is a date of three groups as TOML writes it, if there is such a day.
func dateOfWords(year, month, day int) func(m []string) string {
	return func(m []string) string {
		d, ok := parseDate(m[year] + "-" + m[month] + "-" + m[day])
		text := fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
		if !ok || text == m[2] {
			return ""
		}
		return text
	}
}

// curly is what stands between the first quotation mark of a text and the last, with those
// inside as Vietnamese sets them; nothing if they are no pairs.
func curly(m []string) string {
	first, last := strings.IndexByte(m[0], '"'), strings.LastIndexByte(m[0], '"')
	parts := strings.Split(m[0][first+1:last], `"`)
	if len(parts) < 3 || len(parts)%2 == 0 {
		return ""
	}
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(map[bool]string{true: "“", false: "”"}[i%2 == 1])
		}
		b.WriteString(part)
	}
	return `"` + b.String() + `"`
}

// syntaxFinding turns the decoder's error into a finding at its place.
func syntaxFinding(f *source.File, start, end int, err error) diag.Finding {
	at := source.Span{File: f, Start: start, End: start}
	detail := err.Error()
	var parse toml.ParseError
	if errors.As(err, &parse) {
		at.Start = min(start+max(parse.Position.Start, 0), end) // the decoder may say -1
		at.End = min(at.Start+max(parse.Position.Len, 1), end)
		detail = parse.Message
	}
	found := diag.Finding{Code: "data/syntax", Severity: diag.Error, Span: at,
		Message: diag.Say("TOML không đọc được: dòng này không đúng dạng (%s)", "TOML cannot be read: %s", detail),
		Hint:    diag.Say(`mỗi dòng có dạng khóa = "giá trị"`, `a line has the form key = "value"`)}
	line := lineAt(f.Text[start:end], at.Start-start)
	for _, m := range mistakes {
		if cause, hint, ok := m.words(detail, line); ok {
			found.Message, found.Hint = diag.Text{VI: "TOML không đọc được: " + cause.VI, EN: "TOML cannot be read: " + cause.EN}, hint
			if m.before {
				found.Span = lastBefore(found.Span, start)
			}
			break
		}
	}
	if at.Start < end && f.Text[at.Start] == '\n' { // of which a reader sees nothing
		found.Span = lastBefore(at, start)
	}
	return found
}

// lastBefore is the last letter or sign between an offset and a place.
func lastBefore(at source.Span, start int) source.Span {
	before := bytes.TrimRight(at.File.Text[start:at.Start], " \t\r\n")
	_, size := utf8.DecodeLastRune(before)
	return source.Span{File: at.File, Start: start + len(before) - size, End: start + len(before)}
}

// lineAt is the line of a text that an offset is in.
func lineAt(text []byte, at int) string {
	begin := bytes.LastIndexByte(text[:at], '\n') + 1
	end := bytes.IndexByte(text[at:], '\n')
	if end < 0 {
		end = len(text) - at
	}
	return string(text[begin : at+end])
}

// longestLine is more of a line than its reader would know again in a message.
const longestLine = 200

// words are what to say of a line, if the mistake is the one that it makes.
func (m *mistake) words(detail, line string) (cause, hint diag.Text, ok bool) {
	if !strings.Contains(detail, m.detail) {
		return cause, hint, false
	}
	var groups []string
	if m.line != nil {
		if groups = m.line.FindStringSubmatch(line); groups == nil || len(line) > longestLine {
			return cause, hint, false
		}
	}
	fix := ""
	if m.fix != nil {
		if fix = m.fix(groups); fix == "" {
			return cause, hint, false
		}
	}
	pairs := []string{"$fix", diag.Printable(fix)}
	for i := len(groups) - 1; i > 0; i-- {
		pairs = append(pairs, fmt.Sprintf("$%d", i), diag.Printable(groups[i]))
	}
	fill := strings.NewReplacer(pairs...).Replace
	return diag.Text{VI: fill(m.cause.VI), EN: fill(m.cause.EN)}, diag.Text{VI: fill(m.hint.VI), EN: fill(m.hint.EN)}, true
}
