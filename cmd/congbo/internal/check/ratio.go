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
		VI: `"a/b …, đạt p%" và "b …, trong đó a …, chiếm p%": tính a : b và so với p theo số chữ số thập phân đã in. Làm tròn (5 trở lên thì thêm 1) hoặc cắt bỏ phần dư đều là đúng; cắt bỏ được nhắc một lần trong mỗi báo cáo. Lệch một đơn vị ở chữ số thập phân cuối là ghi chú (các tỷ lệ hay được chỉnh cho tròn 100). Khác đi là cảnh báo, trừ khi tỷ lệ đúng với một tổng khác có nêu trong đoạn, khi con số chỉ là ước chừng ("trên", "gần") hay là mức tăng, giảm, vượt.`,
		EN: `"a/b …, đạt p%" and "b …, trong đó a …, chiếm p%": a : b is computed and compared with p at the printed precision. Rounding half up and truncation both hold; truncation is mentioned once a report. One off in the last decimal is a note (shares are adjusted to add up to 100). Anything else is a warning, unless the percentage fits another total stated in the paragraph, or the figure is approximate or a change.`,
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
	},
	Silent: []string{
		"Có 45/60 tổ viên dự họp, đạt 75%.",
		"Có 2/3 tổ đã họp, đạt 66,6%.",
		"Có 2/3 tổ đã họp, đạt 66,7%.",
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
	},
	run: checkRatios,
}

func checkRatios(r *run) {
	truncated := false
	for _, t := range r.texts {
		for i, p := range t.quantities {
			if p.Kind != quantity.Percent {
				continue
			}
			pair, ok := r.pair(t, i)
			if !ok {
				continue
			}
			a, b, start, end, numbers := pair.a, pair.b, pair.start, pair.end, pair.numbers
			r.claimPercent(t.Passage, p)
			exact := a.Percent(b, p.Value.Scale()+2, false)
			rounded, cut := a.Percent(b, p.Value.Scale(), false), a.Percent(b, p.Value.Scale(), true)
			switch {
			case rounded.Equal(p.Value):
				r.figure("ratio", t.Passage, start, end, numbers, Holds, "%s : %s = %s%%", "%s : %s = %s%%", vi(a), vi(b), vi(rounded))
			case cut.Equal(p.Value):
				r.figure("ratio", t.Passage, start, end, numbers, RoundedDown, "%s : %s = %s%%, phần dư bị cắt bỏ", "%s : %s = %s%%, truncated", vi(a), vi(b), vi(exact))
				if !truncated {
					truncated = true
					r.raise(diag.Note, t.Passage, start, end,
						diag.Say("%s : %s = %s%%; báo cáo ghi %s%% (cắt bỏ phần dư thay vì làm tròn)", "%s : %s = %s%%; the report says %s%% (truncated, not rounded)", vi(a), vi(b), vi(exact), vi(p.Value)),
						diag.Say("làm tròn thì thành %s%%; nhắc một lần cho cả báo cáo", "rounded it is %s%%; said once a report", vi(rounded)))
				}
			case nearly(rounded, p.Value):
				r.figure("ratio", t.Passage, start, end, numbers, Fails, "%s : %s = %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%, one off in the last digit", vi(a), vi(b), vi(exact))
				r.raise(diag.Note, t.Passage, start, end,
					diag.Say("%s : %s = %s%%; báo cáo ghi %s%%, lệch một đơn vị ở chữ số cuối", "%s : %s = %s%%; the report says %s%%, one off in the last digit", vi(a), vi(b), vi(exact), vi(p.Value)),
					diag.Say("làm tròn thì thành %s%%", "rounded it is %s%%", vi(rounded)))
			default:
				r.figure("ratio", t.Passage, start, end, numbers, Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", vi(a), vi(b), vi(exact), vi(p.Value))
				r.raise(diag.Warning, t.Passage, start, end,
					diag.Say("%s : %s = %s%%, báo cáo ghi %s%%", "%s : %s = %s%%, the report says %s%%", vi(a), vi(b), vi(rounded), vi(p.Value)),
					diag.Say("sửa tỷ lệ thành %s%%, hoặc xem lại hai con số", "correct the percentage to %s%%, or look at the two numbers again", vi(rounded)))
			}
		}
	}
}

// nearly reports whether two percentages with decimals differ by one in the last
// place: shares are adjusted so to add up to 100.
func nearly(a, b quantity.Decimal) bool {
	if b.Scale() == 0 {
		return false
	}
	d := a.Sub(b).Plain()
	return strings.Trim(strings.TrimPrefix(d, "-"), "0.") == "1"
}
