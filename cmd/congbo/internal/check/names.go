package check

import (
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var names = &Check{
	Code:     "figure/names",
	Severity: diag.Warning,
	Title:    diag.Say("số đơn vị khớp với danh sách tên", "a count agrees with the names that follow it"),
	Doc: diag.Text{
		VI: `"04 huyện: A, B, C, D", "6 xã (A, B, C, D, E, F)": số tên riêng liệt kê ngay sau bằng số đếm. Chỉ xét số đếm từ 3 đến 30, danh sách chỉ gồm tên riêng (viết hoa), không kèm con số, không có "gồm cả", "như", "v.v." hay dấu ba chấm. Tên có chữ "và" ở giữa được tính là một hoặc hai. Lệch quá nửa thì coi là danh sách khác.`,
		EN: `"04 huyện: A, B, C, D", "6 xã (A, B, C, D, E, F)": as many proper names follow as the count says. Only counts from 3 to 30 and lists of nothing but capitalised names without numbers, "như", "v.v." or an ellipsis. A name with "và" in it counts as one or two. Where half or more are missing, the list is taken for another.`,
	},
	Fires: []string{
		"Đoàn làm việc với 04 xã: An Hòa, Bình Minh, Phú Thử.",
		"Có 6 xã (An Hòa, Bình Minh, Phú Thử, Tân Thử, Vĩnh Thử) đã về đích.",
	},
	Silent: []string{
		"Đoàn làm việc với 04 xã: An Hòa, Bình Minh, Phú Thử và Tân Thử.",
		"Có 6 xã (An Hòa, Bình Minh, Phú Thử, Tân Thử, Vĩnh Thử và Hòa Thử) đã về đích.",
		"Có 12 xã về đích, như: An Hòa, Bình Minh, Phú Thử.",
		"Có 5 xã (An Hòa, Bình Minh, Phú Thử…) về đích.",
		"Có 4 xã (An Hòa và Bình Minh, Phú Thử, Tân Thử) về đích.",
		"Có 3 đồng chí (Bí thư, Phó Bí thư, Ủy viên, Thư ký) dự.",
	},
	run: func(r *run) {
		for _, t := range r.texts {
			for _, k := range t.at {
				r.namesAfter(t, k)
			}
		}
	},
}

// namesAfter checks the count at token k against the names after it.
func (r *run) namesAfter(t *text, k int) {
	q := t.count(k)
	if q == nil || q.Value.Scale() > 0 || q.Value.Cmp(quantity.Int(3)) < 0 || q.Value.Cmp(quantity.Int(30)) > 0 || !r.lexicon.Is("places", q.Unit) || t.changed(k) || t.title(k) || t.is(k-1, lexer.Also) {
		return
	}
	open := k + 1
	for open < t.finish(k) && t.tokens[open].Kind == lexer.Word && open < k+8 {
		if t.is(open, lexer.Open, lexer.Such, lexer.Within) {
			return
		}
		open++
	}
	if t.mark(open, ",") && t.is(open+1, lexer.Comprising) {
		open += 2
	}
	if t.is(open-1, lexer.Comprising) && !t.mark(open, ":") {
		return
	}
	end := open + 1
	switch {
	case t.mark(open, "("):
		for end < len(t.tokens) && end < open+manyTokens && t.tokens[end].Depth > t.tokens[open].Depth {
			end++
		}
	case t.mark(open, ":"):
		for end < t.finish(k) && !t.mark(end, ".;") {
			end++
		}
	default:
		return
	}
	least, most, ok := t.countNames(open+1, end)
	n := q.Value
	if !ok || isWithin(n, least, most) || n.Cmp(quantity.Int(int64(2*least))) >= 0 || quantity.Int(int64(most)).Cmp(n.Add(n)) >= 0 {
		return
	}
	start, stop := q.Start, t.tokens[end-1].End
	for open > k+1 && (t.tokens[open-1].Kind != lexer.Word || t.is(open-1, lexer.Comprising)) {
		open--
	}
	r.figure("names", t.Block, start, stop, t.numbers(*q), Fails, "liệt kê %d tên, không phải %s", "%d names, not %s", most, vi(n))
	r.raise(diag.Warning, t.Block, start, stop,
		diag.Say("ghi %s nhưng liệt kê %d tên", "it says %s and lists %d names", t.Text[q.Start:t.tokens[open-1].End], most),
		diag.Say("xem lại con số và danh sách", "look at the number and the list again"))
}

func isWithin(n quantity.Decimal, least, most int) bool {
	return n.Cmp(quantity.Int(int64(least))) >= 0 && n.Cmp(quantity.Int(int64(most))) <= 0
}

// countNames counts the proper names in tokens [from, to): at least and at most, as "và" may
// stand within a name. ok is false for what is no list of names.
func (t *text) countNames(from, to int) (least, most int, ok bool) {
	capital, inside, word := false, false, false
	add := func() bool {
		if !capital {
			return false
		}
		least++
		most++
		if inside {
			most++
		}
		capital, inside, word = false, false, false
		return true
	}
	last, semicolons := from, false // the last mark
	for k := from; k < to; k++ {
		if t.mark(k, ",;") {
			last = k
		}
		semicolons = semicolons || t.mark(k, ";")
	}
	for k := from; k < to; k++ {
		token := t.tokens[k]
		switch {
		case token.Kind == lexer.Number || token.Kind == lexer.Name || token.Kind == lexer.Document || t.is(k, lexer.Open, lexer.Such, lexer.Within):
			return 0, 0, false
		case t.mark(k, ",;"):
			if !add() {
				return 0, 0, false
			}
		case token.Kind == lexer.Mark && !t.mark(k, "-–"):
			return 0, 0, false
		case t.is(k, lexer.Also) && word:
			if k > last && !semicolons {
				if !add() {
					return 0, 0, false
				}
				last = to
				continue
			}
			inside = true
		default:
			r, _ := utf8.DecodeRuneInString(t.Text[token.Start:])
			capital = capital || unicode.IsUpper(r)
			word = true
		}
	}
	return least, most, add() && most > 2
}
