package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var ratio = &Check{
	Code:     "figure/ratio",
	Severity: diag.Warning,
	Title:    diag.Say("tỷ lệ phần trăm khớp với hai con số của nó", "a percentage agrees with its two numbers"),
	Doc: diag.Text{
		VI: `"a/b …, đạt p%" và "b …, trong đó a …, chiếm p%": tính a : b và so với p theo số chữ số thập phân đã in. Làm tròn (5 trở lên thì thêm 1) hoặc cắt bỏ phần dư đều là đúng; cắt bỏ được nhắc một lần trong mỗi báo cáo. Lệch một đơn vị ở chữ số thập phân thứ hai, hoặc ở các tỷ lệ đã chỉnh để cộng lại tròn 100, là ghi chú. Khác đi là cảnh báo, trừ khi tỷ lệ đúng với một tổng khác có nêu trong đoạn. Các phần cùng một câu ("có a …, chiếm p%; có b …, chiếm q%") mà phần nhiều ra đúng một tổng nêu trước đó thì tổng ấy là của cả câu. Không xét khi con số chỉ là ước chừng ("trên", "gần") hay là mức tăng, giảm, vượt.`,
		EN: `"a/b …, đạt p%" and "b …, trong đó a …, chiếm p%": a : b is computed and compared with p at the printed precision. Rounding half up and truncation both hold; truncation is mentioned once a report. One off in the second decimal, or among shares that were adjusted to add up to 100, is a note. Anything else is a warning, unless the percentage fits another total stated in the paragraph. Where most shares of one sentence come out at one total stated before, it is that of all. Approximate figures and changes are not looked at.`,
	},
	Fires: []string{
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
		"Kho có 640 cuốn sách, số sách cho mượn là 512 cuốn; trong đó có 812 cuốn mượn lâu, chiếm 15,6%.",
		"Kho có 640 cuốn, tăng 4%, trong đó 96 cuốn mới có giá dưới 5 triệu đồng, chiếm 25%.",
		"Tổng số ủy viên được bầu là 864, tuổi bình quân là 51,5, trong đó 106 người lớn tuổi (chiếm 12,3%); 90 người trẻ (chiếm 14,4%).",
		"Toàn vùng có 1.310 hội viên.\n\nXét theo nghề, có 611 người làm ruộng (chiếm 46,6%); có 402 người đi biển (chiếm 30,7%); có 214 người buôn bán (chiếm 19,3%).",
	},
	Silent: []string{
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
		for i, p := range t.quantities {
			if p.Kind != quantity.Percent {
				continue
			}
			if pair, ok := r.pair(t, i); ok {
				r.ratioVerdict(t, p, pair)
			}
		}
	}
	for i := range r.texts {
		r.shares(i)
	}
}

// ratioVerdict compares a percentage with its pair.
func (r *run) ratioVerdict(t *text, p quantity.Quantity, of pair) {
	r.claimPercent(t.Block, p)
	a, b, scale := of.a, of.b, p.Value.Scale()
	exact, rounded, cut := a.Percent(b, scale+2, false), a.Percent(b, scale, false), a.Percent(b, scale, true)
	figure := func(v Verdict, vi, en string, args ...any) {
		r.figure("ratio", t.Block, of.start, of.end, of.numbers, v, vi, en, args...)
	}
	raise := func(s diag.Severity, message, hint diag.Text) {
		r.raise(s, t.Block, of.start, of.end, message, hint, of.related...)
	}
	switch {
	case rounded.Equal(p.Value):
		figure(Holds, "%s : %s = %s%%", "%s : %s = %s%%", vi(a), vi(b), vi(rounded))
	case cut.Equal(p.Value):
		figure(RoundedDown, "%s : %s = %s%%, phần dư bị cắt bỏ", "%s : %s = %s%%, truncated", vi(a), vi(b), vi(exact))
		if !r.truncated {
			r.truncated = true
			raise(diag.Note,
				diag.Say("%s : %s = %s%%; báo cáo ghi %s%% (cắt bỏ phần dư thay vì làm tròn)", "%s : %s = %s%%; the report says %s%% (truncated, not rounded)", vi(a), vi(b), vi(exact), vi(p.Value)),
				diag.Say("làm tròn thì thành %s%%; nhắc một lần cho cả báo cáo", "rounded it is %s%%; said once a report", vi(rounded)))
		}
	case (scale > 1 || of.adjusted) && nearly(rounded, p.Value):
		figure(Fails, "%s : %s = %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%, one off in the last digit", vi(a), vi(b), vi(exact))
		raise(diag.Note,
			diag.Say("%s : %s = %s%%; báo cáo ghi %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%; the report says %s%%, one off in the last digit", vi(a), vi(b), vi(exact), vi(p.Value)),
			diag.Say("làm tròn thì thành %s%%", "rounded it is %s%%", vi(rounded)))
	default:
		figure(Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", vi(a), vi(b), vi(exact), vi(p.Value))
		raise(diag.Warning,
			diag.Say("%s : %s = %s%%, báo cáo ghi %s%%", "%s : %s = %s%%, the report says %s%%", vi(a), vi(b), vi(rounded), vi(p.Value)),
			diag.Say("sửa tỷ lệ thành %s%%, hoặc xem lại hai con số", "correct the percentage to %s%%, or look at the two numbers again", vi(rounded)))
	}
}

// nearly reports whether two percentages differ by one in the last place.
func nearly(a, b quantity.Decimal) bool {
	d := a.Sub(b).Plain()
	return strings.Trim(strings.TrimPrefix(d, "-"), "0.") == "1"
}
