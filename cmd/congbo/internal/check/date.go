package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/report"
)

var dateInvalid = &Check{
	Code:     "date/invalid",
	Severity: diag.Warning,
	Title:    diag.Say("ngày tháng có thật", "dates are of the calendar"),
	Doc: diag.Say(`Ngày mà lịch không có: "31/4/2031", "ngày 31/6", "từ 30/2", "31.4.2031", "ngày 31 tháng 4 năm 2031". Hai số không có năm mà không có chữ "ngày", "từ", "đến", "trước" ở trước thì không coi là ngày.`,
		`A day that the calendar does not have: "31/4/2031", "ngày 31/6", "từ 30/2", "31.4.2031", "ngày 31 tháng 4 năm 2031". Two numbers without a year are no date unless "ngày", "từ", "đến" or "trước" stands before them.`),
	Fires: []string{"Họp ngày 31/4/2031.", "Họp ngày 29/02/2031.", "Ngày 31-4-2031 họp.", "Họp ngày 31 tháng 4 năm 2031.", "Họp ngày 31/6.", "Nộp trước 31/6, sau đó họp.", "Họp 31.4.2031.", "Báo cáo tính đến 31/9/2031.", "Họp ngày 12/13/2031.", "Họp ngày 31 tháng 6.", "Họp ngày 31-6.", "Họp ngày 31.6, sau đó nghỉ.", "Họp ngày 00/5/2031.", "Làm trong tháng 13/2031."},
	Silent: []string{"Lễ hội được tổ chức ngày 30/02 âm lịch hằng năm.", "Giỗ tổ ngày 30/02 (ÂL).", "Họp ngày 30/4/2031.", "Họp ngày 29/02/2032.", "Số 45/13/2031/NĐ-CP.", "Họp ngày 30 tháng 4 năm 2031.", "Xem ngày 45/13/2031/NĐ-CP có hiệu lực.", "Tiếp dân 27/12 ngày.", "Đạt 31/6 hộ.", "Có 31/6 tổ.",
		"Họp ngày 29/02.", "Phiên bản 31.4.2 của phần mềm.", "Tăng từ 31/6 hộ lên 40/6 hộ.", "Kết quả đến 31/4 chỉ tiêu.", "Thưởng lương tháng 13.", "Mục 31.6 và 31.4 của quy chế.", "Có 31-6 = 25 tổ."},
	run: func(r *run) {
		for _, t := range r.texts {
			for _, m := range t.moments() {
				if (m.days && m.Month > 0 || m.named && m.Month > 12 && m.Year > 0) && !m.possible() && r.isDate(t, m) {
					r.raise(diag.Warning, t.Block, m.digits, m.end,
						diag.Say("lịch không có ngày %s", "there is no day %s", t.Text[m.digits:m.end]),
						diag.Say("xem lại ngày, tháng", "look at the day and the month again"))
				}
			}
		}
	},
}

// moments are the days, months and years of a text.
func (t *text) moments() []moment {
	if !t.timed {
		t.timed, t.times = true, moments(t.Text)
	}
	return t.times
}

// possible reports whether the calendar has a day, in some year if none is stated.
func (m moment) possible() bool {
	d := m.Date
	if d.Year == 0 {
		d.Year = 2000 // a leap year
	}
	return d.Exists() && (d.Day > 0 || !m.days)
}

// timeWords are those before a day that stands without "ngày".
var timeWords = map[string]bool{"từ": true, "đến": true, "tới": true, "trước": true, "sau": true, "hôm": true, "sáng": true, "chiều": true, "tối": true, "trưa": true, "hết": true, "hạn": true, "và": true}

// isDate reports whether a day that the calendar does not have is meant for one.
func (r *run) isDate(t *text, m moment) bool {
	for _, c := range t.Citations {
		if c.Start < m.end && m.digits < c.End {
			return false // within a symbol
		}
	}
	if m.Day <= 30 && t.says(0, len(t.tokens), lexer.Lunar) {
		return false // every month of that calendar may have thirty days
	}
	word, _ := timeWord(t.Text, m.start)
	slip := m.Day > 28 && m.Day < 40 && m.Month > 0 && m.Month < 13
	switch {
	case word == "số", word == "thứ":
		return false
	case m.named:
		return true
	case m.Year > 0:
		return slip
	}
	return slip && m.Day < 32 && timeWords[word] && word != "và" && ended(t.Text[m.end:])
}

// ended reports whether nothing that is counted follows: a mark, the end, or a word of time.
func ended(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return true
	}
	word, _, _ := strings.Cut(rest, " ")
	return timeWords[strings.ToLower(strings.TrimRight(word, ".,;:"))]
}

var dateRange = &Check{
	Code:     "date/range",
	Severity: diag.Warning,
	Title:    diag.Say("khoảng thời gian đi tới", "spans of time go forward"),
	Doc: diag.Say(`"từ ngày a đến ngày b", "từ a - b", "từ tháng a đến tháng b năm c", "giai đoạn a - b", "nhiệm kỳ a - b", "từ năm a đến năm b" mà b trước a. Nơi không ghi năm mà hai tháng khác nhau thì có thể là hai năm, nên không xét. Trong bảng, cột "Từ ngày" ("Bắt đầu", "Khởi công") và cột "Đến ngày" ("Kết thúc", "Hoàn thành") cũng vậy.`,
		`"từ ngày a đến ngày b", "từ a - b", "từ tháng a đến tháng b năm c", "giai đoạn a - b", "nhiệm kỳ a - b", "từ năm a đến năm b" with b before a. Two months without their years may be of two years and are not looked at. In tables, so are the columns "Từ ngày" ("Bắt đầu", "Khởi công") and "Đến ngày" ("Kết thúc", "Hoàn thành").`),
	Fires: []string{"Mở lớp từ ngày 20/5/2031 đến ngày 10/5/2031.", "Kế hoạch giai đoạn 2035 - 2031.", "Từ ngày 20-5-2031 đến ngày 10-5-2031, mở lớp.", "Giai đoạn 2035-2031 làm tốt.", "Nhiệm kỳ 2035-2030.",
		"Mở lớp từ ngày 20/5 đến ngày 15/5/2031.", "Mở lớp từ 20/5 đến 15/5.", "Mở lớp từ ngày 20 đến ngày 15/5/2031.", "Mở lớp từ ngày 20 tháng 5 đến ngày 15 tháng 5 năm 2031.", "Mở lớp từ 20.5.2031 đến 15.5.2031.", "Mở lớp (20/5/2031 - 15/5/2031).", "Làm từ tháng 9/2031 đến tháng 6/2031.", "Làm từ năm 2035 đến năm 2031.", "Giai đoạn từ 2035 đến 2031.", "Mở lớp ngày 20-15/5/2031.", "Làm từ quý III/2031 đến quý I/2031.", "Bắt đầu từ ngày 20/5/2031, kết thúc ngày 15/5/2031.", "Khai mạc ngày 20/5/2031 và bế mạc ngày 15/5/2031.", "Thời gian thực hiện: 2035 - 2031.", "Mở lớp từ 20/5 tới 15/5/2031.",
		"| Đoàn | Từ ngày | Đến ngày |\n|---|---|---|\n| Một | 05/3/2031 | 20/3/2031 |\n| Hai | 10/3/2031 | 25/02/2031 |"},
	Silent: []string{"Mở lớp từ ngày 10/5/2031 đến hết ngày 20/5/2031.", "Kế hoạch giai đoạn 2031 - 2035.", "Trực từ ngày 25/12 đến ngày 05/01.", "Trực từ ngày 25/12 đến ngày 05/01/2032.", "Năm học từ tháng 9 đến tháng 5 năm 2032.", "Lấy số liệu từ ngày 15 đến ngày 14 tháng sau.", "Số hộ giảm từ 2035 đến 2031 hộ.", "Rút thời hạn từ ngày 30/6/2031 đến ngày 15/6/2031.", "Họp ngày 20/5/2031 và ngày 15/5/2031.", "Mở lớp ngày 15-20/5/2031.", "Làm từ quý III năm 2031 đến quý I năm 2032.", "Số 2035 - 2031 là số nhà.", "Bắt đầu từ ngày 15/5/2031, kết thúc ngày 20/5/2031.",
		"| Đoàn | Từ ngày | Đến ngày |\n|---|---|---|\n| Một | 05/3/2031 | 20/3/2031 |\n| Hai | 10/3/2031 | 25/03/2031 |"},
	run: func(r *run) {
		for _, t := range r.texts {
			all := t.moments()
			for i := 1; i < len(all); i++ {
				if a, b := all[i-1], all[i]; t.spans(a, b) && reversed(a, b) {
					r.raise(diag.Warning, t.Block, a.start, b.end,
						diag.Say("khoảng thời gian kết thúc trước khi bắt đầu", "the span ends before it begins"),
						diag.Say("xem lại hai mốc thời gian", "look at the two ends again"))
				}
			}
		}
		for _, t := range r.tables() {
			t.dateColumns()
		}
	},
}

// dateColumns checks the spans whose ends stand in two columns: "Từ ngày", "Đến ngày".
func (t *table) dateColumns() {
	starts, ends := t.columnsSaid("starts"), t.columnsSaid("ends")
	if len(starts) != 1 || len(ends) != 1 || starts[0] > ends[0] {
		return
	}
	for _, w := range t.rows {
		a, first := t.dayOf(w.cells[starts[0]].Block)
		b, second := t.dayOf(w.cells[ends[0]].Block)
		if first && second && reversed(a, b) {
			from, to := w.cells[starts[0]], w.cells[ends[0]]
			t.raise(diag.Warning, to.Block, 0, len(to.Text),
				diag.Say("khoảng thời gian kết thúc trước khi bắt đầu (%s)", "the span ends before it begins (%s)", from.Text),
				diag.Say("xem lại hai mốc thời gian", "look at the two ends again"),
				diag.Related{Span: from.Span(0, len(from.Text)), Text: diag.Say("ngày bắt đầu", "the first day")})
		}
	}
}

// dayOf is the one day of a cell, with its year.
func (t *table) dayOf(b *report.Block) (moment, bool) {
	if b == nil || t.textOf[b] == nil {
		return moment{}, false
	}
	all := t.textOf[b].moments()
	if len(all) != 1 || !all[0].days || all[0].Year == 0 || !all[0].Exists() {
		return moment{}, false
	}
	return all[0], true
}

var (
	until   = map[string]bool{"đến": true, "đến hết": true, "tới": true, "đến cuối": true, "-": true, "–": true, "—": true}
	dashes  = map[string]bool{"-": true, "–": true, "—": true}
	endings = map[string]bool{"kết thúc": true, "và kết thúc": true, "bế mạc": true, "và bế mạc": true, "hoàn thành": true, "và hoàn thành": true}
	// before spans of years
	longTerms = []string{"thời gian thực hiện", "thời gian", "lộ trình", "giai đoạn", "nhiệm kỳ", "thời kỳ", "niên khóa", "niên khoá", "năm học", "khóa", "khoá"}
	moved     = []string{"rút ngắn", "rút thời", "lùi ", "chuyển từ", "chuyển thời", "chuyển ngày", "điều chỉnh", "đổi từ", "đổi ngày", "đổi thời", "dời", "sớm hơn", "tháng sau", "tháng kế", "hằng tháng", "hàng tháng", "mỗi tháng", "tháng trước", "năm sau", "hằng năm", "hàng năm"}
)

// spans reports whether two moments are the ends of a span.
func (t *text) spans(a, b moment) bool {
	between := strings.Trim(t.low[a.end:b.start], " \u00a0")
	if !until[between] {
		return a.Year > 0 && b.Year > 0 && a.days && b.days && begun(t.Text[:a.start]) && endings[strings.Trim(strings.TrimSuffix(between, "vào"), " ,;")]
	}
	lower := strings.ToLower(t.Text[max(0, a.start-60):min(b.end+20, len(t.Text))])
	if containsAny(lower, moved) {
		return false
	}
	word, at := timeWord(t.Text, a.start)
	from := word == "từ"
	head := strings.ToLower(strings.TrimRight(t.Text[max(0, min(a.start, at)-24):a.start], " \u00a0:"))
	term := false
	for _, w := range longTerms {
		term = term || strings.HasSuffix(strings.TrimRight(strings.TrimSuffix(head, "từ"), " "), w)
	}
	switch {
	case a.days != b.days || (a.Month > 0) != (b.Month > 0) && !a.days:
		return false
	case !a.days && a.Month == 0: // years
		return term || from && (a.named || b.named)
	case dashes[between]:
		return from || a.named && b.days || a.Year > 0 && b.Year > 0
	}
	return from || a.Year > 0 && b.Year > 0 && a.days
}

// begun reports whether a text ends with a word of beginning: "bắt đầu từ", "khai mạc".
func begun(s string) bool {
	head := strings.ToLower(s[max(0, len(s)-24):])
	return containsAny(head, []string{"bắt đầu", "khai mạc", "khởi công"})
}

// reversed reports whether a span ends before it begins, whatever the years that it leaves
// unsaid.
func reversed(a, b moment) bool {
	switch {
	case a.Year > 0 && b.Year > 0:
		if a.Year != b.Year || a.Month == 0 || b.Month == 0 {
			return a.Year > b.Year
		}
		return a.Month > b.Month || a.Month == b.Month && a.Day > b.Day && a.days && b.days
	case !a.days:
		return false
	case a.Month == 0:
		return a.Day > b.Day && b.Day > 0
	}
	return a.Month == b.Month && a.Day > b.Day
}

var dateFuture = &Check{
	Code:     "date/future",
	Severity: diag.Warning,
	Title:    diag.Say("việc đã làm không ở sau ngày của báo cáo", "what has been done is not dated after the report"),
	Doc: diag.Say(`"Ngày a … đã …" mà a sau ngày của báo cáo. Báo cáo không ghi ngày thì so với năm mà tiêu đề hay thời kỳ của nó nói tới. Việc sẽ làm, thời hạn và ngày có hiệu lực không xét.`,
		`"Ngày a … đã …" with a after the date of the report. A report without a date is held against the year that its title or period names. What is planned, due or comes into force is not looked at.`),
	Fires: []string{"Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nNgày 15/8/2031, Đảng ủy đã tổ chức hội nghị.", "BÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nNgày 15/8/2032, Đảng ủy đã tổ chức hội nghị."},
	Silent: []string{"Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nNgày 15/5/2031, Đảng ủy đã tổ chức hội nghị.", "Phù Vân, ngày 24 tháng 6 năm 2031\n\nBÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nĐảng ủy đã có kế hoạch họp ngày 15/8/2031.",
		"BÁO CÁO\n\nkết quả 6 tháng đầu năm 2031\n\nNgày 15/8/2031, Đảng ủy đã tổ chức hội nghị.", "Ngày 15/8/2032, Đảng ủy đã tổ chức hội nghị."},
	run: func(r *run) {
		is := r.asOf()
		if is.IsZero() {
			return
		}
		for _, t := range r.texts {
			for _, m := range t.moments() {
				if m.days && m.Year > 0 && m.Exists() && is.before(m.Date) && t.done(m) && !t.cites(m) {
					r.raise(diag.Warning, t.Block, m.start, m.end,
						diag.Text{
							VI: fmt.Sprintf("việc đã làm ghi ngày %s, sau %s của báo cáo (%s)", m.Print(), is.what.VI, is.Print()),
							EN: fmt.Sprintf("what has been done is dated %s, after the %s of the report (%s)", m.Print(), is.what.EN, is.Print()),
						},
						diag.Say("xem lại ngày, tháng, năm", "look at the day, the month and the year again"), is.witness()...)
				}
			}
		}
	},
}

// planned are words of sentences that tell of what is to come.
var planned = []string{"sẽ", "dự kiến", "kế hoạch", "phấn đấu", "trước ngày", "đến ngày", "chậm nhất", "thời hạn", "hạn", "hiệu lực", "từ ngày", "kể từ", "chuẩn bị", "tiến tới", "hướng tới", "đăng ký", "ấn định", "quyết định", "thống nhất", "lên lịch", "sau ngày", "hết ngày", "yêu cầu", "giao", "thông báo", "đề xuất", "mục tiêu", "bầu cử"}

// done reports whether a text tells of a day as past: "Ngày 15/8/2031, Đảng ủy đã họp".
func (t *text) done(m moment) bool {
	start, end := sentenceAround(t.Text, m)
	var own strings.Builder // without the names of documents: "Kế hoạch số …" plans nothing
	for _, c := range t.Citations {
		if c.End > start && c.Start < end {
			own.WriteString(t.Text[start:max(start, c.Start)])
			start = max(start, c.End)
		}
	}
	own.WriteString(t.Text[min(start, end):end])
	sentence := strings.ToLower(own.String())
	if strings.HasSuffix(strings.TrimSuffix(strings.ToLower(strings.TrimRight(t.Text[:m.start], " ")), " hết"), "tính đến") {
		sentence = strings.Replace(strings.Replace(sentence, "đến ngày", "", 1), "hết ngày", "", 1)
		return !containsAny(sentence, planned) && !containsAny(sentence, []string{"ước", "chỉ tiêu"}) // "Tính đến ngày …, có …"
	}
	return m.named && strings.Contains(sentence, " đã ") && !containsAny(sentence, planned)
}

// sentenceAround is the sentence that a moment stands in.
func sentenceAround(text string, m moment) (start, end int) {
	for _, stop := range []string{". ", "; ", "\n"} {
		if i := strings.LastIndex(text[:m.start], stop); i >= 0 {
			start = max(start, i+len(stop))
		}
	}
	end = len(text)
	for _, stop := range []string{". ", "; ", "\n"} {
		if i := strings.Index(text[m.end:], stop); i >= 0 {
			end = min(end, m.end+i)
		}
	}
	return start, end
}

// cites reports whether a moment is the date of a document.
func (t *text) cites(m moment) bool {
	for _, c := range t.Citations {
		if c.ExtStart < m.end && m.start < c.ExtEnd {
			return true
		}
	}
	return false
}

// An asOf is what time a report speaks of: its date, or else the end of the year that it
// reports on.
type asOf struct {
	citation.Date
	what  diag.Text
	text  *text // where a loose report says so
	place moment
}

func (a asOf) before(d citation.Date) bool {
	if a.Day > 0 {
		return d.Day > 0 && a.String() < d.String()
	}
	return d.Year > a.Year
}

func (a asOf) witness() []diag.Related {
	if a.text == nil {
		return nil
	}
	return []diag.Related{{Span: a.text.Span(a.place.start, a.place.end), Text: diag.Say("thời điểm của báo cáo", "the time of the report")}}
}

var (
	dateOfReport = diag.Say("ngày", "date")
	yearOfReport = diag.Say("năm", "year")
)

// maxHeadLines is how many lines of a loose report may hold its date and title.
const maxHeadLines = 16

// asOf finds the time that the report speaks of.
func (r *run) asOf() asOf {
	if d := r.report.Front.Date; d.Day > 0 {
		return asOf{Date: d, what: dateOfReport}
	}
	if year := r.report.Period.Year; year > 0 {
		return asOf{Date: citation.Date{Year: max(year, r.report.Front.To.Year)}, what: yearOfReport}
	}
	var titled asOf
	for i, t := range r.texts[:min(len(r.texts), maxHeadLines)] {
		if m, ok := dateLine(t); ok {
			return asOf{m.Date, dateOfReport, t, m}
		}
		if !isTitle(t.Text) || titled.Year > 0 {
			continue
		}
		for _, below := range r.texts[i:min(i+4, len(r.texts))] {
			for _, m := range below.moments() {
				if m.Year > titled.Year && m.Day == 0 && len(below.Text) < maxTitle {
					titled = asOf{citation.Date{Year: m.Year}, yearOfReport, below, m}
				}
			}
			if titled.Year > 0 {
				break
			}
		}
		if titled.Year > 0 && !ofHalf(r.texts[i:min(i+4, len(r.texts))]) {
			titled.Year++ // what is told of a whole year is written after it
		}
	}
	return titled
}

// maxTitle is the longest title of a report, in bytes.
const maxTitle = 400

// isTitle reports whether a line begins with the word of a report in capitals.
func isTitle(s string) bool { return strings.HasPrefix(strings.TrimLeft(s, " *#"), "BÁO CÁO") }

// ofHalf reports whether a title is of a part of a year, so that nothing of the next year
// can be in the report.
func ofHalf(lines []*text) bool {
	for _, t := range lines {
		if containsAny(strings.ToLower(t.Text), []string{"6 tháng", "sáu tháng", "9 tháng", "chín tháng", "quý", "tháng "}) {
			return true
		}
	}
	return false
}

// isPlace reports whether a text is the name of a place and a comma: "TP. Vân Sơn,".
func isPlace(s string) bool {
	name, ok := strings.CutSuffix(s, ",")
	words := strings.Fields(name)
	return ok && len(words) > 0 && len(words) < 6 && !slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r)
	})
}

// dateLine reads a line that is a place and a date: "Phù Vân, ngày 24 tháng 6 năm 2031".
func dateLine(t *text) (moment, bool) {
	s := t.Text
	if len(s) > 120 || !strings.Contains(s, "ngày") {
		return moment{}, false
	}
	for _, m := range t.moments() {
		from := 0 // after "Số 12-BC/ĐU" of the other column of the head
		for _, c := range t.Citations {
			if c.End <= m.start {
				from = c.End
			}
		}
		place := strings.Trim(s[from:m.start], " ")
		if m.days && m.Year > 0 && m.named && m.Exists() && isPlace(place) && strings.Trim(s[m.end:], " .*_") == "" {
			return m, true
		}
	}
	return moment{}, false
}
