package check

import (
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

var sum = &Check{
	Code:     "figure/sum",
	Severity: diag.Warning,
	Title:    diag.Say("các phần cộng lại bằng tổng", "parts add up to their whole"),
	Doc: diag.Say(
		`Danh sách trong ngoặc sau một số đếm ("57 chi bộ (19 chi bộ cơ sở và 38 chi bộ trực thuộc)"), sau "gồm", "bao gồm" hay dấu hai chấm, và chú thích mở đầu bằng "Gồm" gắn vào con số. Danh sách đủ mà cộng không bằng tổng là cảnh báo. "trong đó", "có" chỉ nêu một phần: chỉ cảnh báo khi phần lớn hơn tổng; khi các phần cùng loại (hay hai khoản tiền) cộng lại quá tổng, hoặc hai phần nối bằng "và", mà chỉ cần khác một chữ số (hay đổi chỗ hai chữ số) là bằng tổng; khi phần cuối là "còn lại", hay hai phần là nam và nữ, chính thức và dự bị, thì phải bằng tổng. Các phần có thể trùng nhau (nữ, trẻ, dân tộc thiểu số) thì không cộng. Các tỷ lệ của một tổng mà cộng lại bằng 100 thì các số đếm của chúng cộng lại phải bằng tổng ấy. Số đã làm tròn được lệch trong phạm vi làm tròn. Danh sách đếm những thứ khác nhau, hay có số ước chừng, thì bỏ qua.`,
		`A list in brackets after a count, after "gồm", "bao gồm" or a colon, and a note that begins with "Gồm" and hangs on the number. A complete list that does not add up is a warning. "trong đó" and "có" name a part only: a warning only if it is more than the whole; where parts of one kind, or two amounts, add up to more than the whole, or two are joined by "và", if one other digit (or two in the other order) would make the whole; where the last is "còn lại", or two are men and women, full members and candidates, they must make the whole. Parts that may overlap (women, the young, minorities) are not added. Where shares of one whole add up to 100, their counts add up to it. Rounded numbers may differ as far as rounding goes. Lists of different things or with approximate figures are passed over.`),
	Fires: []string{
		"Tổng số 640 đơn, chia ra: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị 490 đơn.",
		"Quỹ thu 94 triệu đồng (thu hội phí 48 triệu đồng, thu ủng hộ 36 triệu đồng).",
		"Xử lý 13 người (khiển trách 07 người, cảnh cáo 03 người, khai trừ 04 người).",
		"Có 47 cán bộ nghỉ (đợt 1: 18 người, đợt 2: 20 người, đợt 3: 7 người, trong đó 2 người là trưởng phòng).",
		"Mở 47 buổi, gồm: xã Một 18 buổi, trong đó 2 buổi tối; xã Hai 20 buổi; xã Ba 7 buổi.",
		"Mở 47 buổi, gồm:\n\n- Xã Một: 18 buổi;\n- Xã Hai: 20 buổi;\n- Xã Ba: 7 buổi, trong đó 2 buổi tối.",
		"Lớp có 500 người (trong đó có 300 nam và 190 nữ).",
		"Có 57 chi bộ tham dự (19 chi bộ cơ sở và 48 chi bộ trực thuộc).",
		"Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 04).",
		"Ban hành 30 văn bản[^a].\n\n[^a]: Gồm: 10 báo cáo; 05 kế hoạch; 16 công văn.",
		"Có 20 tổ (trong đó có 25 tổ mới).",
		"Kiểm tra 24 tổ, trong đó kiểm tra 34 tổ có dấu hiệu vi phạm.",
		"Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 2 lớp.",
		"Mở 12 lớp cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 2 lớp cấp ủy.",
		"Có 722 tổ hòa giải (589 ở xã, 77 ở phường, 47 ở thị trấn).",
		"Ban hành 46 văn bản, gồm: 12 nghị quyết, 20 kế hoạch, 13 công văn.",
		"Có 419 hộ được hỗ trợ, trong đó có 298 hộ xây mới và 151 hộ sửa nhà.",
		"Thông qua 34 nghị quyết, trong đó 21 nghị quyết chuyên đề, còn lại 15 nghị quyết thường kỳ.",
		"Tổng số 640 đơn; trong đó 112 đơn khiếu nại, 48 đơn tố cáo, còn lại 490 đơn kiến nghị.",
		"Tiếp nhận 640 đơn, trong đó: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị, phản ánh 490 đơn.",
		"Giải quyết 1.810 hồ sơ, trong đó trước hạn 1.400 hồ sơ, đúng hạn 405 hồ sơ, quá hạn 15 hồ sơ.",
		"Kết nạp 64 hội viên, gồm: cựu quân nhân 38, công chức quốc phòng 9, đối tượng khác 27.",
		"Phân loại 320 cán bộ: xuất sắc 60, tốt 220, hoàn thành 38, không hoàn thành 5.",
		"Có 15 chỉ tiêu chủ yếu: 9 chỉ tiêu vượt, 4 chỉ tiêu đạt, 3 chỉ tiêu chưa đạt.",
		"Làm 128 km đường, trong đó: đường trục xã 42 km, đường trục thôn 51 km, đường ngõ 45 km.",
		"Bầu 27 đồng chí (23 đồng chí tái cử, 02 đồng chí tham gia lần đầu).",
		"Kết nạp 86 đảng viên mới (trong đó: 39 nữ, 120 người dân tộc thiểu số).",
		"Mở 45 buổi với 6.300 lượt người, gồm 20 buổi ở xã (2.900 lượt người), 15 buổi ở trường học (2.400 lượt người), 10 buổi ở chợ (1.200 lượt người).",
		"Tổ chức 28 cuộc giám sát, gồm:\n\n- Giám sát chuyên đề: 6 cuộc;\n- Giám sát thường xuyên: 15 cuộc;\n- Khảo sát: 8 cuộc.",
		"Khai thác 26.553 chuyến, trong đó có 22.351 chuyến đúng giờ, chiếm 84,1%; chậm 4.232 chuyến, chiếm 15,9%.",
	},
	Silent: []string{
		"Tổng số 640 đơn, chia ra: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị 480 đơn.",
		"Quỹ còn 94 triệu đồng (thu 486 triệu đồng, chi 392 triệu đồng).",
		"Quỹ còn 95 triệu đồng, gồm: tổng thu 486 triệu đồng, tổng chi 392 triệu đồng.",
		"Số đơn tồn 7 đơn, gồm: kỳ trước 12 đơn, nhận mới 74 đơn, đã giải quyết 79 đơn.",
		"Số đơn tồn 50 đơn: kỳ trước 12 đơn, nhận mới 74 đơn, công dân rút 36 đơn.",
		"Số đơn tồn 8 đơn, gồm:\n\n- Kỳ trước: 12 đơn;\n- Nhận mới: 74 đơn;\n- Đã giải quyết: 79 đơn.",
		"Có 22 học viên (lớp A 12 học viên, lớp B 11 học viên, trừ 1 học viên bảo lưu).",
		"Quỹ vận động được 40 triệu đồng (bán vé 30 triệu đồng, tài trợ 20 triệu đồng, chi phí tổ chức 10 triệu đồng được trừ).",
		"Có 45 cán bộ nghỉ (đợt 1: 18 người, đợt 2: 20 người, đợt 3: 7 người, trong đó 2 người là trưởng phòng).",
		"Mở 45 buổi, gồm: xã Một 18 buổi, xã Hai 20 buổi, trong đó 2 buổi tối; xã Ba 7 buổi.",
		"Có 45 người dự (xã Một 18 người, trong đó 2 người mới; xã Hai 20 người; xã Ba 7 người).",
		"Mở 45 buổi, gồm:\n\n- Xã Một: 18 buổi;\n- Xã Hai: 20 buổi;\n- Xã Ba: 7 buổi, trong đó 2 buổi tối.",
		"Lớp có 500 người (trong đó có 300 nam và 200 nữ).",
		"Thông qua 34 nghị quyết, trong đó 21 nghị quyết chuyên đề, còn lại 13 nghị quyết thường kỳ.",
		"Tổng số 640 đơn; trong đó 112 đơn khiếu nại, 48 đơn tố cáo, còn lại 480 đơn kiến nghị.",
		"Tiếp nhận 640 đơn, trong đó: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị, phản ánh 480 đơn.",
		"Giải quyết 1.810 hồ sơ, trong đó trước hạn 1.400 hồ sơ, đúng hạn 305 hồ sơ, quá hạn 15 hồ sơ.",
		"Có 15 vụ, chủ yếu: trộm cắp 9 vụ, đánh bạc 4 vụ.",
		"Làm 128 km đường, trong đó: đường trục xã 42 km, đường trục thôn 51 km, đường ngõ 35 km.",
		"Bầu 27 đồng chí (25 đồng chí tái cử, 02 đồng chí tham gia lần đầu).",
		"Bắt giữ 75 đối tượng (60 nam, 15 nữ; 8 đối tượng dưới 18 tuổi).",
		"Huyện có 20 xã, trong đó 12 xã vùng cao, 10 xã biên giới, 5 xã khó khăn.",
		"Có 60 xã, trong đó xã đạt chuẩn 42 xã, xã đạt chuẩn nâng cao 21 xã.",
		"Có 1.240 hộ, trong đó 1.100 hộ có nhà kiên cố, 900 hộ có xe máy và 240 hộ có ô tô.",
		"Bố trí 245 cán bộ, trong đó: nghỉ hưu 98, thôi việc 45, điều động 72; còn 30 người chưa bố trí.",
		"Mở 45 buổi với 6.300 lượt người, gồm 20 buổi ở xã (2.900 lượt người), 15 buổi ở trường học (2.400 lượt người), 10 buổi ở chợ (1.000 lượt người).",
		"Có 722 tổ hòa giải (589 ở xã, 86 ở phường, 47 ở thị trấn).",
		"Tổng vốn 104 tỷ đồng (gồm 38,76 tỷ đồng ngân sách tỉnh và 65,25 tỷ đồng vốn vay).",
		"Cả tỉnh xuất siêu 2,7 tỷ USD, trong đó khối trong nước nhập siêu 26,1 tỷ USD.",
		"Thôn Bình Minh 3 giáp với các thôn: Bình Minh 1, Bình Minh 2, An Hòa 4.",
		"Kết nạp 120 đảng viên, trong đó có 70 đảng viên nữ và 45 đảng viên là đoàn viên.",
		"Có 1.595 bài đạt giải, nhiều nhất ở các môn: Toán với 1.136 bài; Văn với 131 bài.",
		"Có 57 chi bộ tham dự (19 chi bộ cơ sở và 38 chi bộ trực thuộc).",
		"Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 03).",
		"Ban hành 30 văn bản[^a].\n\n[^a]: Gồm: 10 báo cáo; 05 kế hoạch; 15 công văn.",
		"Kiểm tra 85 đảng viên (có 24 cấp ủy viên).",
		"Đoàn có 12 người (3 ngày ở xã, 2 ngày ở tỉnh).",
		"Sách gồm 3 phần, 12 chương, 150 điều.",
		"Mở 5 lớp với 300 học viên, trong đó có 120 học viên nữ và 3 lớp buổi tối.",
		"Xử lý 13 người, giảm 02 người so với kỳ trước (kỳ trước 15), gồm: nhắc nhở 07, phê bình 03, khác 03.",
		"Cử 35 người đi học (dài hạn 05, ngắn hạn 20, bồi dưỡng 15 lượt).",
		"Tổ chức 05 lớp (trong đó 02 lớp cho 120 học viên).",
		"Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 3 lớp.",
		"Tổ chức học tập cho 1.200 lượt người, gồm: đảng viên mới 5 lớp, bí thư chi bộ 4 lớp, cấp ủy 3 lớp.",
		"Mở 12 lớp cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 3 lớp cấp ủy.",
		"Có 1.500 đảng viên dự tại 12 điểm cầu, gồm: điểm cầu tỉnh 250, điểm cầu huyện 750, điểm cầu xã 500.",
		"Có 1.500 đảng viên dự tại 12 điểm cầu (tỉnh 250, huyện 750, xã 500).",
		"Có 1.500 đảng viên dự tại 12 điểm cầu, mỗi điểm hai buổi (tỉnh 250, huyện 750, xã 400).",
		"Học tập cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 3 lớp cấp ủy.",
	},
	run: checkSums,
}

func checkSums(r *run) {
	for block, t := range r.texts {
		r.itemSum(block)
		var whole *quantity.Quantity // of the lists of this paragraph
		for k := range t.tokens {
			switch {
			case t.mark(k, "("):
				r.bracketSum(t, k)
			case t.is(k, lexer.Comprising), t.mark(k, ":") && !t.is(k-1, lexer.Comprising):
				whole = r.listAfter(t, k, whole)
			case t.is(k, lexer.Total) && t.count(k+1) != nil:
				r.totalAfter(t, k)
			case t.is(k, lexer.Within):
				r.partAfter(t, k)
				r.partsAfter(t, k)
			}
		}
		for _, mark := range t.NoteRefs {
			if mark.Ref.Note != nil {
				r.noteSum(t, mark.Offset, mark.Ref.Note)
			}
		}
	}
	r.complements()
}

// sumVerdict compares a complete list with its whole, which stands in t.
func (r *run) sumVerdict(t *text, whole quantity.Quantity, items []item) {
	if r.takesAway(whole, items) {
		return
	}
	added := addedUp(items)
	say := printingOf(t, whole, items)
	b, start, end := placeOf(t, whole, items)
	numbers := append(t.numbers(whole), numbersOf(items)...)
	switch {
	case within(added, whole.Value, slack(whole)):
		r.figure("sum", b, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items, say), say(added))
		return
	case within(added, whole.Value, slackOf(items, whole)):
		r.figure("sum", b, start, end, numbers, Unchecked, "%s = %s; so với %s có thể chỉ lệch do làm tròn", "%s = %s; %s may be off by rounding only", addends(items, say), say(added), say(whole.Value))
		return
	}
	r.figure("sum", b, start, end, numbers, Fails, "%s = %s, không phải %s", "%s = %s, not %s", addends(items, say), say(added), say(whole.Value))
	r.raise(diag.Warning, t.Block, whole.Start, max(whole.UnitEnd, whole.End),
		diag.Say("%s = %s, báo cáo ghi tổng là %s", "%s = %s, the report gives %s as the whole", addends(items, say), say(added), say(whole.Value)),
		diag.Say("xem lại tổng và từng phần", "look at the whole and at each part again"), relatedParts(items))
}

// takesAway reports whether the whole of a list is what some of its items leave of the
// others: "còn 94 triệu (thu 486 triệu, chi 392 triệu)".
func (r *run) takesAway(whole quantity.Quantity, items []item) bool {
	income, expense := false, false
	for _, it := range items {
		t := it.in
		if t.says(it.from, it.to, lexer.Less) {
			return true
		}
		income = income || r.money(it.number) && t.says(it.from, it.to, lexer.Income)
		expense = expense || r.money(it.number) && t.says(it.from, it.to, lexer.Expense)
	}
	if income && expense {
		return true
	}
	left := addedUp(items)
	for i := len(items) - 1; i > 0 && exceeds(items, whole); i-- {
		value := items[i].number.Value
		if left = left.Sub(value.Add(value)); left.Equal(whole.Value) {
			return true // "tồn 7 đơn: kỳ trước 12 đơn, nhận 74 đơn, giải quyết 79 đơn"
		}
	}
	return false
}

// exceeds reports whether one item of a list is more than its whole.
func exceeds(items []item, whole quantity.Quantity) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.number.Value.Cmp(whole.Value) > 0 })
}

// placeOf is where a list stands: with its whole, which stands in t, where all of it is
// there; by itself where all of it is elsewhere; else where the whole is.
func placeOf(t *text, whole quantity.Quantity, items []item) (b *report.Block, start, end int) {
	in, last := items[0].in, items[len(items)-1]
	start, end = items[0].start, last.end
	switch {
	case last.in != in:
		return t.Block, whole.Start, whole.End
	case in == t:
		start = min(start, whole.Start)
	}
	return in.Block, start, end
}

// relatedParts says where the parts of a whole stand: all of them, or of an own text each the last.
func relatedParts(items []item) diag.Related {
	in, last := items[0].in, items[len(items)-1]
	if last.in != in {
		return diag.Related{Span: last.in.Span(last.start, last.end), Text: diag.Say("phần cuối", "the last part")}
	}
	return diag.Related{Span: in.Span(items[0].start, last.end), Text: diag.Say("các phần", "the parts")}
}

// A closure says how much of its whole a list names.
type closure int

const (
	namesAll   closure = iota // "gồm"
	namesSome                 // "nhiều nhất ở", "trong đó", "…": no more than the whole
	mayOverlap                // what one of them counts another may count too
)

// closure says how much of a whole a list, tokens [from, to), names by its own words. What
// people are besides makes their numbers overlap, not those of what is done for them: "15
// lớp cho đoàn viên".
func (r *run) closure(t *text, items []item, from, to int) closure {
	switch {
	case t.overlap(from, to) && slices.ContainsFunc(items, func(it item) bool {
		return it.number == nil || r.people(it.number.Unit) || len(r.noun(it.number.Unit)) != 1
	}):
		return mayOverlap
	case t.unfinished(from, to), t.says(from, to, lexer.Comprising): // or a list of a part
		return namesSome
	}
	return namesAll
}

// list compares a list, whose brackets or lead is token k, with the count that it breaks
// down: the nearest, or another of the clause that it adds up to. Where items name other
// things than the count, the sum must be near it.
func (r *run) list(t *text, whole, k int, items []item, named closure) {
	added, _, ok := total(items)
	if !ok {
		return
	}
	if named == mayOverlap && r.opposite(items) {
		named = namesAll
	}
	of, others := t.sized(*t.number(whole), items), false
	if of.Kind == quantity.Ratio && added.Equal(of.Of) || nested(items) {
		return // "94/147 mẫu (7 mẫu …)"
	}
	if !within(added, of.Value, slackOf(items, of)) {
		if n := leading(items, of); n > 0 {
			items = items[:n]
		} else {
			of, others = r.otherWhole(t, whole, k, items)
		}
	}
	if r.untold(of, items, named) || !within(addedUp(items), of.Value, slackOf(items, of)) && r.doubtful(t, of, k, items, others) {
		return
	}
	r.sumVerdict(t, of, items)
	r.innerSum(t, whole, k, items)
}

// leading is how many of the first items of a list, but not all, add up to a whole; 0 if none
// do: "75 người (60 nam, 15 nữ; 8 dưới 18 tuổi)".
func leading(items []item, of quantity.Quantity) int {
	for n := 2; n < len(items); n++ {
		if _, _, ok := total(items[:n]); ok && addedUp(items[:n]).Equal(of.Value) {
			return n
		}
	}
	return 0
}

// otherWhole is the count of the clause before token k that a list adds up to, or that
// counts what its items do where the count at token whole does not; else that one. others
// says that the clause counts several things, and the list may be of any.
func (r *run) otherWhole(t *text, whole, k int, items []item) (of quantity.Quantity, others bool) {
	of = t.sized(*t.number(whole), items)
	added, _, _ := total(items)
	from, _ := t.clauseOf(whole)
	var akin *quantity.Quantity // another that counts what the items do
	for at := from; at < k; at++ {
		q := t.count(at)
		if q == nil || at == whole {
			continue
		}
		if added.Equal(t.sized(*q, items).Value) {
			return t.sized(*q, items), others
		}
		others = others || !r.sameThings(q.Unit, of.Unit)
		if q.Unit != "" && items[0].number.Unit != "" && r.sameNoun(items, q.Unit) && !t.changed(at) {
			akin = q
		}
	}
	if akin != nil && r.otherThings(items, of.Unit) { // "86 buổi cho 5.400 lượt người (xã 40 buổi, …)"
		of = t.sized(*akin, items)
	}
	return of, others
}

// untold reports whether nothing is said of a list whatever it adds up to: it names a part
// of the whole, or counts something else. Then it does not count as one that holds either.
func (r *run) untold(of quantity.Quantity, items []item, named closure) bool {
	added := addedUp(items)
	switch {
	case named == mayOverlap, r.lexicon.Is("time", of.Unit) && (far(of.Value, added) || !r.lexicon.Is("length", of.Unit)), r.timed(items, of.Unit), of.Value.Cmp(quantity.Int(2)) <= 0:
		return true
	case named == namesSome && (added.Cmp(of.Value) <= 0 || !r.sameNoun(items, of.Unit) || far(of.Value, added)):
		return true
	}
	return items[0].position != first && (r.otherThings(items, of.Unit) || titled(items))
}

// doubtful reports whether a list that does not add up to a whole need not.
func (r *run) doubtful(t *text, of quantity.Quantity, k int, items []item, others bool) bool {
	added, where, _ := total(items)
	slip := slipped(of.Value, added, items)
	switch {
	case slices.ContainsFunc(items, func(it item) bool { return it.joined }) && !slip:
		return true
	case !far(of.Value, added), slip && (where == last || r.sameNoun(items, of.Unit)):
		return false
	}
	return others || len(items) < 2 || far(of.Value, added) && exceeds(items, of) || where == first && (!r.sameNoun(items, of.Unit) || t.is(k, lexer.Comprising))
}

// innerSum checks the second counts of a list, "20 buổi ở xã (2.900 lượt người), 15 buổi ở
// trường học (2.400 lượt người)", against another count before it, of the same things.
func (r *run) innerSum(t *text, whole, k int, items []item) {
	var inner []item
	for _, it := range items {
		if it.inner == nil || it.inner.Unit == "" || !r.sameThings(it.inner.Unit, items[0].inner.Unit) || r.lexicon.Is("time", it.inner.Unit) {
			return
		}
		inner = append(inner, item{in: it.in, start: it.inner.Start, end: it.inner.UnitEnd, number: it.inner, position: first})
	}
	added, _, _ := total(inner)
	from, _ := t.clauseOf(whole)
	for at := k - 1; at >= from; at-- {
		if q := t.count(at); q != nil && r.sameThings(q.Unit, inner[0].number.Unit) && !t.changed(at) {
			if !far(t.sized(*q, inner).Value, added) {
				r.sumVerdict(t, t.sized(*q, inner), inner)
			}
			return
		}
	}
}

// sized is a whole as its parts are written: "560 tỷ đồng" of "370 tỷ" and "190 tỷ".
func (t *text) sized(whole quantity.Quantity, items []item) quantity.Quantity {
	if len(items) == 0 || items[0].number == nil {
		return whole
	}
	if whole.Step.IsValid() && items[0].number.Value.Cmp(quantity.Int(1_000_000)) < 0 && whole.Value.Cmp(quantity.Int(1_000_000)) >= 0 {
		return t.printed(whole)
	}
	return whole
}

// nested reports whether one number of a list is the sum of those after it, or of those
// before: the list has levels.
func nested(items []item) bool {
	for i, it := range items {
		if it.number.Value.Cmp(quantity.Int(100)) < 0 {
			continue // a coincidence
		}
		after, before := quantity.Int(0), quantity.Int(0)
		for _, x := range items[i+1:] {
			after = after.Add(x.number.Value)
		}
		for _, x := range items[:i] {
			before = before.Add(x.number.Value)
		}
		if len(items)-i > 2 && after.Equal(it.number.Value) || i > 1 && before.Equal(it.number.Value) {
			return true
		}
	}
	return false
}

// timed reports whether an item of a list is a stretch of time or of road, which is no part
// of a count of something else.
func (r *run) timed(items []item, whole string) bool {
	for _, it := range items {
		if r.lexicon.Is("time", it.number.Unit) && !(r.lexicon.Is("length", whole) && r.sameThings(it.number.Unit, whole)) {
			return true
		}
	}
	return false
}

// titled reports whether the counts of a list may be ends of names.
func titled(items []item) bool {
	for _, it := range items {
		if it.title {
			return true
		}
	}
	return false
}
