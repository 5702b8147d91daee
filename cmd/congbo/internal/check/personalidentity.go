package check

import (
	"regexp"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

var personalIdentity = &Check{
	Code:     "personal/identity",
	Severity: diag.Warning,
	Title:    diag.Say("không có số căn cước, hộ chiếu, mã số thuế cá nhân", "no identity number, passport or tax code of a person"),
	Doc: diag.Say(
		`Số căn cước (12 chữ số), chứng minh nhân dân (9 chữ số), hộ chiếu và mã số thuế của cá nhân là dữ liệu cá nhân (Luật Bảo vệ dữ liệu cá nhân). Mã ngân sách, mã số thuế của doanh nghiệp, số tiền và số văn bản không phải.`,
		`Identity numbers of 12 or 9 digits, passports and the tax codes of persons are personal data (Law on the Protection of Personal Data). Codes of budgets, tax codes of enterprises, amounts and numbers of documents are not.`),
	Fires: []string{"Bà Trần Thị Thử, CCCD 084190001234, nhận đất.", "Số chứng minh nhân dân: 312 345 678.", "Số định danh cá nhân: 001 090 012 345", "Hộ chiếu số C1234567 cấp năm 2031.", "Mã số thuế cá nhân 8012345678.",
		"| Họ và tên | Số CCCD/CMND |\n|---|---|\n| Trần Thị Thử | 312345678 |"},
	Silent: []string{"Mã số thuế của doanh nghiệp: 0312345678.", "Thu 312.345.678 đồng.", "Mã quan hệ ngân sách 1012345, mã nhiệm vụ 123456789012.", "Cấp 12.345 thẻ căn cước, 312 hộ chiếu.", "Cấp căn cước cho 312 345 678 đồng lệ phí."},
	words:  true,
	run: func(r *run) {
		for _, t := range r.published {
			head := ""
			for _, n := range numbersIn(t.Text) {
				if head == "" {
					head = strings.ToLower(r.columnHead(t.Block)) + " "
				}
				context := head + strings.ToLower(t.Text[max(0, n.start-90):n.start])
				if kind := identity(n.digits, context, t.Text[n.end:]); kind != (diag.Text{}) {
					r.personal(t, n.stretch, kind)
				}
			}
			if strings.Contains(t.Text, "chiếu") {
				for _, m := range passport.FindAllStringSubmatchIndex(t.Text, -1) {
					r.personal(t, stretch{m[2], m[3]}, diag.Say("số hộ chiếu", "a passport number"))
				}
			}
		}
	},
}

// personal says that a stretch of a text is of a person.
func (r *run) personal(t *text, at stretch, what diag.Text) {
	r.raise(diag.Warning, t.Block, at.start, at.end,
		diag.Text{VI: "dữ liệu cá nhân: " + what.VI, EN: "personal data: " + what.EN},
		diag.Say("bỏ đi, hoặc ghi vào accepted.toml căn cứ cho phép công khai", "leave it out, or say in accepted.toml what allows publishing it"))
}

var passport = regexp.MustCompile(`(?i:hộ chiếu)[^.;\d]{0,40}?\b([A-Z]\d{7,8})\b`)

// identity says what a number of digits identifies a person by, if it does.
func identity(digits, before, after string) diag.Text {
	id := diag.Say("số căn cước, chứng minh nhân dân", "an identity number")
	named := containsAny(before, []string{"cccd", "cmnd", "cmtnd", "căn cước", "chứng minh nhân dân", "chứng minh thư", "định danh cá nhân", "cmt:", "cmt "})
	unit := strings.TrimLeft(after, " ")
	if containsAny(unit[:min(len(unit), 12)], []string{"đồng", "triệu", "tỷ", "người", "USD", "hồ sơ", "thẻ", "lượt"}) {
		return diag.Text{}
	}
	switch {
	case len(digits) == 12 && (named || isCitizen(digits) && !containsAny(before[max(0, len(before)-40):], []string{"tài khoản", "ngân sách", "mã ", "số lô", "hóa đơn", "hoá đơn", "sê-ri", "seri", "hợp đồng", "số hiệu", "vận đơn"})):
		return id
	case len(digits) == 9 && named:
		return id
	case len(digits) == 10 && containsAny(before, []string{"mã số thuế", "mst"}) && (digits[0] == '8' || strings.Contains(before, "cá nhân")):
		return diag.Say("mã số thuế của cá nhân", "the tax code of a person")
	}
	return diag.Text{}
}

// isCitizen reports whether 12 digits are built as those of a citizen: province, sex and
// century, year, number.
func isCitizen(digits string) bool {
	return digits[0] == '0' && digits[:3] != "000" && digits[:3] <= "096" && digits[3] <= '3'
}

// A dialled number is digits that belong together, with single spaces, points or dashes
// between them.
type dialled struct {
	stretch
	digits string
}

// numbersIn finds the numbers of nine digits and more in a text. Of several with only a
// space between them, each is one.
func numbersIn(s string) []dialled {
	const least, most = 9, 20
	var all []dialled
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		start, digits := i, []byte{}
		end := i
		for i < len(s) {
			if s[i] >= '0' && s[i] <= '9' {
				digits = append(digits, s[i])
				i++
				end = i
				continue
			}
			if n := separator(s[i:], s[start] == '0' || s[start:i] == "84" && start > 0 && s[start-1] == '+'); n > 0 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
				i += n
				continue
			}
			break
		}
		if start > 0 && (isWordByte(s[start-1]) || s[start-1] == '/' || s[start-1] == ',') || len(digits) < least {
			continue
		}
		if len(digits) <= 12 {
			all = append(all, dialled{stretch{start, end}, string(digits)})
			continue
		}
		at := start
		for part := range strings.SplitSeq(s[start:end], " ") {
			if bare := strings.NewReplacer(".", "", "-", "").Replace(part); len(bare) >= least && len(bare) <= most {
				all = append(all, dialled{stretch{at, at + len(part)}, bare})
			}
			at += len(part) + 1
		}
	}
	return all
}

// separator is the length of what may stand between the digits of one number; behind those
// that a phone begins with also a bracket.
func separator(s string, phone bool) int {
	switch {
	case phone && strings.HasPrefix(s, ") "):
		return 2
	case s[0] == ' ' || s[0] == '.' || s[0] == '-':
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	}
	return 0
}
