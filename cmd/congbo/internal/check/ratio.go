package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var ratio = &Check{
	Code:     "figure/ratio",
	Severity: diag.Warning,
	Title:    diag.Say("tỷ lệ phần trăm khớp với hai con số của nó", "a percentage agrees with its two numbers"),
	Doc: diag.Text{
		VI: `"a/b …, đạt p%" và "b …, trong đó a …, chiếm p%": tính a : b và so với p theo số chữ số thập phân đã in. Làm tròn (5 trở lên thì thêm 1) hoặc cắt bỏ phần dư đều là đúng; cắt bỏ được nhắc một lần trong mỗi báo cáo. Lệch một đơn vị ở chữ số thập phân thứ hai, hoặc ở các tỷ lệ đã chỉnh để cộng lại tròn 100, là ghi chú. Khác đi là cảnh báo, trừ khi tỷ lệ đúng với một tổng khác có nêu trong đoạn. Các phần cùng một câu hay một danh sách ("có a …, chiếm p%; có b …, chiếm q%") mà phần nhiều ra đúng một tổng nêu trước đó thì tổng ấy là của cả câu; tổng mà những tỷ lệ trước đã ra đúng thì dùng cho tỷ lệ sau, nếu chỉ cần khác một chữ số là khớp. Tỷ lệ không có phần thập phân thì hợp với quá nhiều số, nên cần ba tỷ lệ trở lên của một danh sách, trừ một, ra đúng một tổng cùng loại. "Có b …. Trong đó có a …, chiếm p%": b là tổng, nếu câu trước chỉ có một số cùng loại. Tỷ lệ sau nhiều cặp "a/b" có thể của cặp nào cũng được. Con số đã có tỷ lệ riêng là một phần, không là tổng của phần bên cạnh, trừ khi có "trong đó". Tổng nêu trong ngoặc là của tỷ lệ gần nhất trước nó. Kết quả biểu quyết tính trên tổng số đại biểu, con số đã làm tròn, "a/b … bằng p% của việc khác" thì không nói gì. Không xét khi con số chỉ là ước chừng ("trên", "gần") hay là mức tăng, giảm, vượt.`,
		EN: `"a/b …, đạt p%" and "b …, trong đó a …, chiếm p%": a : b is computed and compared with p at the printed precision. Rounding half up and truncation both hold; truncation is mentioned once a report. One off in the second decimal, or among shares that were adjusted to add up to 100, is a note. Anything else is a warning, unless the percentage fits another total stated in the paragraph. Where most shares of one sentence or list come out at one total stated before, it is that of all; and a total that earlier shares came out at is that of a later one which one other digit would make agree. Percentages without decimals fit too many numbers, so of a list of three or more all but one must come out at one whole of their kind. "Có b …. Trong đó có a …, chiếm p%": b is the whole, if the sentence before has one number of the kind. A percentage after several pairs "a/b" may be of any of them. A count with a percentage of its own is a part and no total of what stands beside it, unless "trong đó" stands between. A whole in brackets belongs to the nearest percentage before it. Nothing is said of votes that may be measured against all members, of rounded numbers, nor where a new subject stands between. Approximate figures and changes are not looked at.`,
	},
	Fires: []string{
		"Có 18 trong số 24 trường đạt chuẩn mức độ 1 trở lên, tương đương 70%.",
		"Kiểm tra 8.359 lượt công trình, phát hiện 276 trường hợp vi phạm, chiếm 8,3% trên tổng số lượt kiểm tra.",
		"Năm 2031, dự toán tỉnh giao 74.034 tỷ đồng nhưng giải ngân đạt 56.578 tỷ đồng, bằng 46,4%.",
		"Thu 75.500 triệu đồng, tăng 16,6% so cùng kỳ và đạt 84,71% kế hoạch năm (138.000 triệu đồng).",
		"Tỷ lệ dự họp đạt 93,4%, tương ứng 1.702/1.840 hội viên.",
		"Có 414 đồng chí được miễn sinh hoạt, chiếm 9,6% tổng số đảng viên (6.000 đồng chí).",
		"Có 500 đảng viên. Trong đó có 150 đảng viên nữ, chiếm 35%.",
		"Toàn xã có 2.150 hộ. Hộ nghèo 43 hộ, chiếm 2%; hộ cận nghèo 86 hộ, chiếm 5%; hộ khá 215 hộ, chiếm 10%.",
		"Xã có 2.150 hộ dân:\n\n- Hộ nghèo: 43 hộ, chiếm 2%;\n- Hộ cận nghèo: 86 hộ, chiếm 5%;\n- Hộ khá: 215 hộ, chiếm 10%.",
		"Chỉ tiêu năm 2031 trồng 1.500 ha rừng, đã trồng 1.125 ha, đạt 78% kế hoạch.",
		"Giải ngân 2.310 tỷ đồng/6.600 tỷ đồng kế hoạch vốn tỉnh giao, đạt 38%, cao hơn năm trước.",
		"Đón 315.000 lượt khách, đạt 63% kế hoạch, bằng 126% so với cùng kỳ (225.000 lượt khách).",
		"Giải ngân 150 tỷ đồng/200 tỷ đồng kế hoạch, đạt 70%.",
		"Thu 80 tỷ đồng, bằng 50% dự toán năm là 200 tỷ đồng.",
		"Thu 120 tỷ đồng so với kế hoạch 200 tỷ đồng, đạt 70%.",
		"Số đội 4/5 đội dự thi, đạt 70%.",
		"Có 82/85 chi bộ nộp báo cáo, đạt 86,47%.",
		"Thu ngân sách được 120 tỷ đồng trên 200 tỷ đồng kế hoạch, đạt 70%.",
		"Chỉ tiêu kết nạp 80 hội viên, đã kết nạp 46 hội viên, đạt 67,5%.",
		"Chạy 2.851 chuyến; trong đó số chuyến đúng giờ là 2.259 chuyến, chiếm tỷ lệ 79,2%.\n\nSố chuyến chậm là 592 chuyến, chiếm tỷ lệ 50,8%.",
		"Có 45/60 tổ viên dự họp, đạt 85%.",
		"Có 69/85 chi bộ (đạt 85%) xây dựng kế hoạch.",
		"Có 310 lượt xe trong tổng số 2.080 lượt xe của tháng, chiếm tỷ lệ 18,9%.",
		"Xã có 800 hộ, có 200 hộ trồng cam, chiếm 20%.",
		"Kho có 400 cuốn sách, trong đó có 100 cuốn mới, chiếm tỷ lệ 20%.",
		"Tỷ lệ dự họp đạt 85% (45/60 tổ viên).",
		"Có 106 người lớn tuổi, chiếm 21,3% trong tổng số 864 người được bầu.",
		"Tổng số ủy viên được bầu là 864, trong đó 106 người lớn tuổi (chiếm 21,3%).",
		"6 tổ trong tổng số 54 tổ đã họp, đạt 21,1%.",
		"Có 12/tổng số 15 xã về đích, đạt 85%.",
		"Có 45/61 tổ viên dự họp, đạt 73,9%.",
		"Có 200 cán bộ, trong đó 45 người có bằng thạc sĩ, chiếm 25,5%.",
		"Tổng số 250 hồ sơ, giải quyết đúng hạn 240 hồ sơ (92%).",
		"Trồng được 320 ha rừng, đạt 85% kế hoạch (400 ha).",
		"Sản lượng đạt 3.480 tấn, bằng 116% năm 2030 và 97% mục tiêu năm 2035 (4.000 tấn).",
		"Trồng 1.740 cây, đạt 174% chỉ tiêu đăng ký và 78% chỉ tiêu được giao (2.000 cây).",
		"Nâng cấp được 331 mét đường, đạt 85,73% kế hoạch (400 mét đường).",
		"Kho có 640 cuốn sách, số sách cho mượn là 512 cuốn; trong đó có 812 cuốn mượn lâu, chiếm 15,6%.",
		"Kho có 640 cuốn, tăng 4%, trong đó 96 cuốn mới có giá dưới 5 triệu đồng, chiếm 25%.",
		"Tổng số ủy viên được bầu là 864, tuổi bình quân là 51,5, trong đó 106 người lớn tuổi (chiếm 12,3%); 90 người trẻ (chiếm 14,4%).",
		"Toàn vùng có 1.310 hội viên.\n\nXét theo nghề, có 611 người làm ruộng (chiếm 46,6%); có 402 người đi biển (chiếm 30,7%); có 214 người buôn bán (chiếm 19,3%).",
	},
	Silent: []string{
		"Sản lượng đạt 3.480 tấn, bằng 116% năm 2030 và 87% mục tiêu năm 2035 (4.000 tấn).",
		"Trồng 1.740 cây, đạt 174% chỉ tiêu đăng ký và 87% chỉ tiêu được giao (2.000 cây).",
		"Thu 75 tỷ đồng, đạt 125% dự toán trung ương và 93,75% dự toán tỉnh (80 tỷ đồng).",
		"Quỹ được 435 triệu đồng, bằng 145% năm 2031, bằng 108,75% năm 2033 và 87% mục tiêu nghị quyết (500 triệu đồng).",
		"Thu 75 tỷ đồng, đạt 125% tổng số được giao và 93,75% tổng số phấn đấu (80 tỷ đồng).",
		"Có 45 hội viên dự họp, đạt 90% hội viên trẻ và 75% tổng số (45/60 hội viên).",
		"Có 12/15 xã và 3/4 thị trấn đạt chuẩn, đạt 80%.",
		"Kiểm tra 8.359 lượt công trình, phát hiện 276 trường hợp vi phạm, chiếm 3,3% trên tổng số lượt kiểm tra.",
		"Năm 2031, dự toán tỉnh giao 74.034 tỷ đồng nhưng giải ngân đạt 56.578 tỷ đồng, bằng 76,4%.",
		"Thu 75.500 triệu đồng, tăng 16,6% so cùng kỳ và đạt 54,71% kế hoạch năm (138.000 triệu đồng).",
		"Có 12/15 xã và 3/4 thị trấn đạt 85% tiêu chí.",
		"Có 18 trong số 24 trường đạt chuẩn mức độ 1 trở lên, tương đương 75%.",
		"Tỷ lệ dự họp đạt 92,5%, tương ứng 1.702/1.840 hội viên.",
		"Có 414 đồng chí được miễn sinh hoạt, chiếm 6,9% tổng số đảng viên (6.000 đồng chí).",
		"Có 500 đảng viên. Trong đó có 150 đảng viên nữ, chiếm 30%.",
		"Có 500 đảng viên, 200 đoàn viên là đảng viên. Trong đó có 150 người nữ, chiếm 35%.",
		"Toàn xã có 2.150 hộ. Hộ nghèo 43 hộ, chiếm 2%; hộ cận nghèo 86 hộ, chiếm 4%; hộ khá 215 hộ, chiếm 10%.",
		"Tổng số cử tri 85.240 người; bầu đủ 30/30 đại biểu, trong đó nữ 9 đại biểu (30%).",
		"Đón 315.000 lượt khách, đạt 63% kế hoạch, bằng 140% so với cùng kỳ (225.000 lượt khách).",
		"Chi 300.000 đồng/1 hộ, đạt 70% kế hoạch.",
		"Giải ngân 150 tỷ đồng/200 tỷ đồng kế hoạch, đạt 75%.",
		"Thu 100 tỷ đồng, bằng 50% dự toán năm là 200 tỷ đồng.",
		"Thu 120 tỷ đồng so với kế hoạch 200 tỷ đồng, đạt 60%.",
		"Niên vụ 2023/24 đạt 88%.", "Niên độ 2023/24 đạt 88%.", "Vụ 1999/00 đạt 88%.",
		"Bản đồ tỷ lệ 1/2.000 đạt 80%.", "Km 12/24 hoàn thành 60%.",
		"Nhân dịp 2/9 và 27/7 đạt 100%.", "Nhân dịp 2/9, 27/7 đạt 100%.",
		"Căn hộ 12/3 chiếm 10%.", "Thửa đất 12/34 chiếm 10%.", "Thửa 12/34 chiếm 10%.",
		"Tổ và đội 1/5 đạt 98%.", "Tiểu đoàn 1/2 đạt 90%.", "Ca 3/3 đạt 99%.",
		"Loại xe 4/7 chỗ chiếm 30%.", "Điểm thi 8/10 chiếm 45%.", "Người có thị lực 7/10 chiếm 12%.",
		"Có 206/423 đại biểu có mặt tán thành, đạt tỷ lệ 42,46%.",
		"Trong đó, loại A có 7.444 căn, chiếm tỷ lệ 31,3%; loại B có 11.731 căn, chiếm tỷ lệ 49,4%; loại C có 4.584 căn, chiếm tỷ lệ 19,3%.",
		"Sản lượng của vùng chiếm 1/3 cả nước (32,4%).",
		"Niên khóa 2030/2031 đạt 98%; trực 24/7 đạt 99,9%; tỷ lệ 1/500 đạt 35%; lớp 5/7 đạt 100%.",
		"Có 45/60 tổ viên dự họp, đạt 75%.",
		"Có 2/3 tổ đã họp, đạt 66,6%.",
		"Có 2/3 tổ đã họp, đạt 66,7%.",
		"Có 45/61 tổ viên dự họp, đạt 73,78%.",
		"Đánh giá 04/10 chỉ tiêu (có 01 chỉ tiêu vượt kế hoạch và 01 chỉ tiêu đạt trên 98%).",
		"Có 45/60 tổ viên dự họp; số bài viết tăng 12% so với cùng kỳ.",
		"Thu 45/60 triệu đồng, vượt 12%.",
		"Có 310 lượt xe trong tổng số 2.080 lượt xe của tháng, chiếm tỷ lệ 14,9%.",
		"Xã có 800 hộ, có 200 hộ trồng cam, chiếm 3% số hộ của huyện.",
		"Tỷ lệ dự họp đạt 75% (45/60 tổ viên).",
		"Tỷ lệ dự họp đạt 92% (tăng 5/8 tổ so với kỳ trước).",
		"Có 106 người lớn tuổi, chiếm 12,3% trong tổng số 864 người được bầu.",
		"Có 45/60 tổ tổ chức học tập, hội viên tham gia đạt 95%.",
		"Có 45/60 tổ tổ chức học tập với tỷ lệ hội viên tham gia đạt 95%.",
		"Có 45/60 tổ viên dự họp, đạt 75% (cùng kỳ đạt 70%).",
		"Có 45/60 tổ viên dự họp, cùng kỳ năm trước đạt 70%.",
		"Kết nạp 60 hội viên, trong đó có 15 hội viên nữ, đạt 120%.",
		"Tổng số vốn là 500 tỷ đồng, trong đó 20 dự án lớn (chiếm 60%).",
		"Có 45/60 tổ, đạt 75% trở lên.",
		"Toàn vùng có 1.310 hội viên.\n\nXét theo nghề, có 611 người làm ruộng (chiếm 46,6%); có 402 người đi biển (chiếm 30,7%); có 214 người buôn bán (chiếm 16,3%).",
		"Toàn vùng có 1.310 hội viên.\n\nXét theo nghề, có 611 người làm ruộng (chiếm 41,2%); có 402 người đi biển (chiếm 35,5%).",
	},
	run: checkRatios,
}

func checkRatios(r *run) {
	for _, t := range r.texts {
		for _, k := range t.at {
			if t.percent(k) == nil {
				continue
			}
			if found, ok := r.pair(t, k); ok {
				r.settle(t, k, found)
			}
		}
	}
	r.shares()
}

// settle proves or disproves a percentage, the k-th token, by its pair, or says why it
// does neither.
func (r *run) settle(t *text, k int, of pair) {
	p := t.percent(k)
	if of.b.Sign() <= 0 {
		return
	}
	if !of.inline {
		r.splits = append(r.splits, split{t, k, of.part, of.of, t})
	}
	if fits(of.a, of.b, p.Value) {
		if of.likely && !decimal(p.Value) {
			return // it would not be told if it were wrong
		}
		if decimal(p.Value) && !of.inline {
			r.proves(t, of.b)
		}
		r.ratioVerdict(t, *p, of)
		return
	}
	if of.likely && !slippedShare(of.a, of.b, p.Value) {
		return
	}
	var why diag.Text
	switch {
	case r.voted(t, k, of):
		why = diag.Say("kết quả biểu quyết: tỷ lệ có thể tính trên tổng số khác", "a vote: the percentage may be of another whole")
	case !of.inline && t.anotherFits(k, of):
		why = diag.Say("một tỷ lệ khác của câu đúng với hai con số này", "another percentage of the sentence is that of these two numbers")
	case !of.inline && r.rounded(of, p):
		why = diag.Say("con số có thể đã làm tròn", "the numbers may be rounded")
	case !of.inline && r.otherFits(t, k, of):
		why = diag.Say("tỷ lệ đúng với một con số khác của đoạn", "another number of the paragraph gives this percentage")
	default:
		r.ratioVerdict(t, *p, of)
		return
	}
	r.claimPercent(t.Block, *p)
	r.addFigure("ratio", t.Block, of.start, of.end, of.numbers, Unchecked, why)
}

// proves remembers a whole that a share with decimals came out at.
func (r *run) proves(t *text, whole quantity.Decimal) {
	for _, k := range t.at {
		if q := t.count(k); q != nil && q.Value.Equal(whole) {
			r.proved[t.Block] = append(r.proved[t.Block], k)
			return
		}
	}
}

// voted reports whether a percentage of votes may be of another whole than the pair says,
// all members instead of those who came: the words speak of a vote, and exactly one whole
// number somewhat greater gives it, or they speak of those who came.
func (r *run) voted(t *text, k int, of pair) bool {
	from, to := t.begin(k), t.finish(k)
	if t.find(from, to, lexer.Vote) < 0 && !t.says(from, to, lexer.Vote) {
		return false
	}
	if of.called {
		return false
	}
	if t.says(from, to, lexer.Present) {
		return true
	}
	for at := from; at < to; at++ {
		if q := t.tokens[at].Quantity; q != nil && q.Kind == quantity.Ratio && q.Of.Equal(of.b) && !q.Value.Equal(of.a) {
			if p := r.ownPercent(t, at); p != nil && p.Hedge == "" && fits(q.Value, q.Of, p.Value) {
				return false // others of the vote are of b
			}
		}
	}
	low, high := wholes(of.a, t.percent(k).Value)
	return low.Equal(high) && low.Cmp(of.b) > 0 && low.Mul(quantity.Int(100)).Cmp(of.b.Mul(quantity.Int(135))) <= 0
}

// ownPercent is the percentage that follows the ratio at token k, or nil.
func (r *run) ownPercent(t *text, k int) *quantity.Quantity {
	for at := k + 1; at < t.finish(k); at++ {
		if t.tokens[at].Quantity != nil {
			return t.percent(at)
		}
	}
	return nil
}

// says reports whether one of some classes stands anywhere in tokens [from, to).
func (t *text) says(from, to int, classes ...lexer.Class) bool {
	for k := from; k < to; k++ {
		if t.is(k, classes...) {
			return true
		}
	}
	return false
}

// rounded reports whether a pair gives a percentage if its numbers are rounded ones.
func (r *run) rounded(of pair, p *quantity.Quantity) bool {
	return (of.part.Step.IsValid() || of.of.Step.IsValid() || decimal(p.Value)) && mayRound(of.part, of.of, p.Value)
}

// near is how many numbers of a paragraph a percentage is held against on each side.
const near = 48

// otherFits reports whether a percentage that does not fit its pair fits it with another
// number of the paragraph in the place of either.
func (r *run) otherFits(t *text, k int, of pair) bool {
	p := t.percent(k)
	i := t.from(p.Start)
	for _, q := range t.quantities[max(i-near, 0):min(i+near, len(t.quantities))] {
		if q.Kind != quantity.Count || q.Value.Equal(of.a) || q.Value.Equal(of.b) {
			continue
		}
		if fits(of.a, q.Value, p.Value) || r.sameThings(q.Unit, of.part.Unit) && fits(q.Value, of.b, p.Value) {
			return true
		}
	}
	return false
}

// anotherFits reports whether another percentage of the sentence is exactly that of a pair.
func (t *text) anotherFits(k int, of pair) bool {
	for at := t.begin(k); at < t.finish(k); at++ {
		if p := t.percent(at); p != nil && at != k && fits(of.a, of.b, p.Value) {
			return true
		}
	}
	return false
}

// ratioVerdict compares a percentage with its pair.
func (r *run) ratioVerdict(t *text, p quantity.Quantity, of pair) {
	r.claimPercent(t.Block, p)
	a, b, scale := of.a, of.b, p.Value.Scale()
	exact, rounded, cut := a.Percent(b, scale+2, false), a.Percent(b, scale, false), a.Percent(b, scale, true)
	say := vi
	if !of.inline {
		say = printing(t.scaleOf(of.part), t.scaleOf(of.of))
	}
	figure := func(v Verdict, vi, en string, args ...any) {
		r.figure("ratio", t.Block, of.start, of.end, of.numbers, v, vi, en, args...)
	}
	raise := func(s diag.Severity, message, hint diag.Text) {
		r.raise(s, t.Block, of.start, of.end, message, hint, of.related...)
	}
	switch {
	case rounded.Equal(p.Value):
		figure(Holds, "%s : %s = %s%%", "%s : %s = %s%%", say(a), say(b), vi(rounded))
	case cut.Equal(p.Value):
		figure(RoundedDown, "%s : %s = %s%%, phần dư bị cắt bỏ", "%s : %s = %s%%, truncated", say(a), say(b), vi(exact))
		if !r.truncated {
			r.truncated = true
			raise(diag.Note,
				diag.Say("%s : %s = %s%%; báo cáo ghi %s%% (cắt bỏ phần dư thay vì làm tròn)", "%s : %s = %s%%; the report says %s%% (truncated, not rounded)", say(a), say(b), vi(exact), vi(p.Value)),
				diag.Say("làm tròn thì thành %s%%; nhắc một lần cho cả báo cáo", "rounded it is %s%%; said once a report", vi(rounded)))
		}
	case (scale > 1 || of.adjusted) && nearly(rounded, p.Value):
		figure(Fails, "%s : %s = %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%, one off in the last digit", say(a), say(b), vi(exact))
		raise(diag.Note,
			diag.Say("%s : %s = %s%%; báo cáo ghi %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%; the report says %s%%, one off in the last digit", say(a), say(b), vi(exact), vi(p.Value)),
			diag.Say("làm tròn thì thành %s%%", "rounded it is %s%%", vi(rounded)))
	default:
		figure(Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", say(a), say(b), vi(exact), vi(p.Value))
		raise(diag.Warning,
			diag.Say("%s : %s = %s%%, báo cáo ghi %s%%", "%s : %s = %s%%, the report says %s%%", say(a), say(b), vi(rounded), vi(p.Value)),
			diag.Say("sửa tỷ lệ thành %s%%, hoặc xem lại hai con số", "correct the percentage to %s%%, or look at the two numbers again", vi(rounded)))
	}
}
