package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

var personalAccount = &Check{
	Code:     "personal/account",
	Severity: diag.Warning,
	Title:    diag.Say("không có số tài khoản của cá nhân", "no bank account of a person"),
	Doc: diag.Say(
		`Số tài khoản ngân hàng là dữ liệu cá nhân. Tài khoản ở Kho bạc, của cơ quan, quỹ, hội, công ty thì không báo.`,
		`A number of a bank account is personal data. Those at the State Treasury and those of offices, funds, associations and enterprises are not told.`),
	Fires:  []string{"Chuyển vào số tài khoản 0123456789012 của bà Trần Thị Thử.", "STK: 1234 5678 9012, chủ tài khoản Trần Văn Thử."},
	Silent: []string{"Tài khoản số 3713.0.1234567.91012 tại Kho bạc Nhà nước.", "Ủng hộ vào tài khoản 123456789012 của Quỹ Vì người nghèo xã Thử.", "Mở 12.345.678 tài khoản.", "Hạch toán tài khoản 111, 112."},
	words:  true,
	run: func(r *run) {
		for _, t := range r.published {
			if head := strings.ToLower(r.columnHead(t.Block)); strings.Contains(head, "tài khoản") || strings.Contains(head, "stk") {
				for _, n := range t.dialled() {
					if !office.MatchString(head) {
						r.personal(t, n.stretch, diag.Say("số tài khoản", "a bank account"))
					}
				}
			}
			if !t.has(accountCue) {
				continue
			}
			for _, m := range account.FindAllStringSubmatchIndex(t.Text, -1) {
				start, end := t.sentence(m[2], clause)
				around := t.Text[max(start, m[0]-100):min(max(end, m[3]), m[3]+100)]
				if !office.MatchString(around) && len(digitsOf(t.Text[m[2]:m[3]])) >= 8 {
					r.personal(t, stretch{m[2], m[3]}, diag.Say("số tài khoản", "a bank account"))
				}
			}
		}
	},
}

// accountWords are in every text that tells of an account, one of them.
var accountWords = []string{"tài khoản", "Tài khoản", "TÀI KHOẢN", "STK", "TK", "huyển khoản"}

var (
	account = lazyregexp.New(`(?:(?i:tài khoản|stk|số tk|chuyển khoản)|\bTK\b)(?i:\s+(?:ngân hàng|cá nhân|nhận tiền|số|của|ông|bà))*[^\d;.]{0,40}?\b(\d[\d .-]{6,24}\d)\b`)
	office  = lazyregexp.New(`(?i:kho bạc|kbnn|ủy ban|uỷ ban|ubnd|mttq|mặt trận|quỹ|công ty|chi cục|ngân sách|đảng ủy|văn phòng|chuyên thu|tạm giữ|ban vận động|ban cứu trợ|hợp tác xã|trung tâm|trường)|\bHội\b|\bSở\b|\bBan\b`)
)
