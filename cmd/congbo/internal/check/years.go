package check

import (
	"strconv"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
)

var dateYears = &Check{
	Code:     "date/years",
	Severity: diag.Warning,
	Title:    diag.Say("số năm khớp với hai mốc của nó", "a number of years agrees with its two ends"),
	Doc: diag.Say(
		`"5 năm 2031 - 2035", "5 năm (2031 - 2036)": từ năm đầu đến năm cuối là 5 năm, tính cả hai năm hoặc không. "Kỷ niệm 75 năm … (1945 - 2020)": năm cuối trừ năm đầu là 75. Hai mốc trong ngoặc ở xa hơn trong câu có thể là thời kỳ của một chương trình, nên chỉ nói khi số năm nhiều hơn cả khoảng ấy.`,
		`"5 năm 2031 - 2035", "5 năm (2031 - 2036)": from the first year to the last it is 5 years, with both of them or without one. "Kỷ niệm 75 năm … (1945 - 2020)": the last year less the first is 75. Two ends in brackets further on may be those of a programme, so it is told only where the years are more than the whole span.`),
	Fires: []string{
		"Giai đoạn 5 năm 2031 - 2034, xã đã làm 12 km đường.",
		"Qua 5 năm (2031 - 2034), xã đã làm 12 km đường.",
		"Kỷ niệm 85 năm ngày thành lập xã (03/02/1950 - 03/02/2036).",
		"Kỷ niệm 85 năm (1950 - 2034) ngày thành lập xã.",
		"Qua 10 năm thực hiện Chỉ thị số 40-CT/TUT (2031 - 2038), vốn vay tăng gấp đôi.",
	},
	Silent: []string{
		"Giai đoạn 5 năm 2031 - 2035, xã đã làm 12 km đường.",
		"Nhiệm kỳ 5 năm 2031 - 2036.",
		"Kỷ niệm 85 năm ngày thành lập xã (03/02/1950 - 03/02/2035).",
		"Sau 5 năm thực hiện Chương trình nước sạch (2031 - 2040), có 12 xã về đích.",
		"Hơn 5 năm 2031 - 2034 làm tốt.",
		"Lễ hội lần thứ 5 năm 2031 có 12 người.",
		"Qua 10 năm thực hiện Chỉ thị số 40-CT/TUT (2031 - 2040), vốn vay tăng gấp đôi.",
	},
	run: func(r *run) {
		for _, t := range r.texts {
			for k := 1; k+1 < len(t.tokens); k++ {
				if t.mark(k, "-–—") && t.yearAt(k-1) > 0 && t.yearAt(k-1) <= t.yearAt(k+1) {
					r.years(t, k)
				}
			}
		}
	},
}

// years checks the number of years before two years, between which the dash at token k
// stands.
func (r *run) years(t *text, k int) {
	at, near := k-2, true // "5 năm 2031 - 2035"
	if bracket := t.mark(at, "("); bracket != t.mark(k+2, ")") {
		return
	} else if bracket {
		at--
		for from := max(t.begin(k), k-18); !r.isYears(t, at); at-- {
			if near = false; at <= from || t.mark(at, ",;:.()") || t.token(at).Kind == lexer.Name {
				return
			}
		}
	} else if !r.isYears(t, at) {
		return
	}
	n, ok := t.whole(at - 1)
	if !ok {
		return
	}
	first, last := t.yearAt(k-1), t.yearAt(k+1)
	jubilee, span := t.says(max(t.begin(k), at-4), at, lexer.Jubilee), last-first
	switch {
	case n == span, n == span+1 && !jubilee, n < span && !near && !jubilee:
		return
	}
	start, end := t.tokens[at-1].Start, t.tokens[k+1].End
	message := diag.Say("từ %s đến %s là %s năm, báo cáo ghi %s năm", "from %s to %s is %s years, the report says %s", strconv.Itoa(first), strconv.Itoa(last), strconv.Itoa(span), strconv.Itoa(n))
	if !jubilee {
		message = diag.Say("từ %s đến %s là %s năm, tính cả hai năm là %s, báo cáo ghi %s năm", "from %s to %s is %s years, %s with both of them, the report says %s", strconv.Itoa(first), strconv.Itoa(last), strconv.Itoa(span), strconv.Itoa(span+1), strconv.Itoa(n))
	}
	r.raise(diag.Warning, t.Block, start, end, message,
		diag.Say("xem lại số năm và hai mốc", "look at the number of years and its two ends again"))
}

// isYears reports whether the k-th token is the unit of years, after a number.
func (r *run) isYears(t *text, k int) bool {
	if k < 1 || t.tokens[k].Kind != lexer.Word || !r.lexicon.Is("years", t.words(k)) {
		return false
	}
	_, ok := t.whole(k - 1)
	return ok
}

// whole is the whole number below 1.000 that the k-th token is, also within a name: "giai
// đoạn 5 năm".
func (t *text) whole(k int) (int, bool) {
	if q := t.token(k).Quantity; q != nil && t.count(k) == nil {
		return 0, false
	}
	n, err := strconv.Atoi(t.words(k))
	return n, err == nil && n > 0 && n < 1000 && t.token(k).Kind != lexer.Mark
}

// yearAt is the year that the k-th token is or ends with, "2031" or "03/02/2031"; 0 for none.
func (t *text) yearAt(k int) int {
	token := t.token(k)
	if token.Kind != lexer.Name || token.End-token.Start < 4 {
		return 0
	}
	digits := t.Text[token.End-4 : token.End]
	year, err := strconv.Atoi(digits)
	if err != nil || year < 1000 || token.End-token.Start > 4 && t.Text[token.End-5] != '/' {
		return 0
	}
	return year
}
