package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
)

var personalContact = &Check{
	Code:     "personal/contact",
	Severity: diag.Warning,
	Title:    diag.Say("không có số điện thoại, thư điện tử của cá nhân", "no phone or e-mail of a person"),
	Doc: diag.Say(
		`Số di động, số nhà riêng và thư điện tử riêng là dữ liệu cá nhân. Điện thoại, thư điện tử ở [contact] của data/site.toml, đường dây nóng, số máy và hộp thư của cơ quan thì không báo.`,
		`Mobile phones, phones at home and private e-mails are personal data. Those of [contact] in data/site.toml, hotlines, and phones and mailboxes of offices are not told.`),
	Fires: []string{"Liên hệ ĐT: 0294.385.1234 (ông Nguyễn Văn Thử).", "Liên hệ điện thoại (+84) 912345678.", "Gọi số máy 84-912-345-678.", "Ông Trần Văn Thử, điện thoại 0912 345 678.", "Liên hệ +84 912.345.678 để đăng ký.", "Gửi về hop.thu.rieng@gmail.com.", "Điện thoại nhà riêng: 0204 3123 456.",
		"Thủ quỹ: Lê Thị Thử (điện thoại 0204.3852.147).", "Gọi nhà ông Thử: 0204 3852 147.", "Liên hệ 0204 3852 147 (nhà riêng).", "| Họ và tên | Số điện thoại |\n|---|---|\n| Lê Thị Thử | 0204 3852 147 |"},
	Silent: []string{"Văn phòng, ĐT: 0294.385.1234 (giờ hành chính).", "Đường dây nóng: 0912 345 678.", "Tổng đài 1900 1234.", "Thư điện tử: vanphong@xathu.gov.vn.", "Văn phòng: 0204 3123 456.", "Thu 0912345678 đồng.", "Giấy phép số 0912345678/GP.", "Kho có 0,912345678 tấn.", "Ngày 03-05-2031 08 tổ họp.",
		"Đường dây nóng của đồng chí Lê Thị Thử: 0204 3852 147.", "Văn phòng Đảng ủy: đồng chí Lê Thị Thử, ĐT: 0204 3852 147.", "| Họ và tên | Chức vụ | Điện thoại |\n|---|---|---|\n| Lê Thị Thử | Chánh Văn phòng | 0204 3852 147 |"},
	words: true,
	run: func(r *run) {
		contact := r.set.Site.Contact
		ours := digitsOf(contact.Phone)
		for _, t := range r.published {
			for _, n := range t.dialled() {
				if phone := strings.TrimPrefix(n.digits, "84"); (isPhone(t, n) || r.isPhoneInRow(t, n)) && (ours == "" || !strings.HasSuffix(ours, strings.TrimPrefix(phone, "0"))) {
					r.personal(t, n.stretch, diag.Say("số điện thoại", "a phone number"))
				}
			}
			if !strings.Contains(t.Text, "@") {
				continue
			}
			for _, m := range mail.FindAllStringIndex(t.Text, -1) {
				said := strings.ToLower(t.Text[m[0]:m[1]])
				if said != strings.ToLower(contact.Email) && !isPublic(said) && (isFree(said) || r.isBesideName(t, m[0]) || containsAny(t.Text[max(0, m[0]-40):m[0]], []string{"cá nhân", "riêng"})) {
					r.personal(t, stretch{m[0], m[1]}, diag.Say("thư điện tử riêng", "a private e-mail"))
				}
			}
		}
	},
}

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
}

var (
	mobile   = lazyregexp.New(`^(?:0|84)(?:[35789]\d{8}|1[2689]\d{8})$`)
	landline = lazyregexp.New(`^(?:0|84)2\d{8,9}$`)
	dated    = lazyregexp.New(`^\d{1,2}[.-]\d{1,2}[.-]\d{4}`)
	mail     = lazyregexp.New(`[\p{L}\d][\p{L}\d._+-]*@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+`)
)

// isPhone reports whether a number is a phone of a person.
func isPhone(t *text, n dialled) bool {
	said := t.Text[n.start:n.end]
	if dated.MatchString(said) || strings.HasPrefix(said, "0.") || strings.HasPrefix(said, "84") && !strings.HasSuffix(t.Text[:n.start], "+") && !dialHead.MatchString(t.Text[max(0, n.start-60):n.start]) {
		return false
	}
	before := strings.ToLower(t.Text[max(0, n.start-90):n.start])
	after := strings.ToLower(strings.TrimLeft(t.Text[n.end:min(len(t.Text), n.end+24)], " "))
	if len(after) > 1 && after[0] == '/' && (after[1] < '0' || after[1] > '9') {
		return false // the number of a document
	}
	after = strings.ReplaceAll(after, "đồng chí", "")
	switch {
	case mobile.MatchString(n.digits):
		return !containsAny(before, []string{"nóng", "hotline", "tổng đài", "trực ban", "trực tin", "cứu hộ", "cấp cứu", "tài khoản", "stk", "mã số", "gcn", "đăng ký", "số hiệu", "mã vạch", "mã "}) &&
			!containsAny(after, []string{"hotline", "đường dây nóng", "đồng", "triệu", "tấn", "m2", "kg", "usd"})
	case landline.MatchString(n.digits):
		return containsAny(before, []string{"nhà riêng"}) || strings.HasPrefix(after, "(nhà riêng") || atHome.MatchString(t.Text[max(0, n.start-60):n.start]) ||
			dialHead.MatchString(before) && ofPerson(t, n) || rightBehindName(t, n)
	}
	return false
}

// dialHead stands right before a phone.
var dialHead = lazyregexp.New(`(?i)(?:điện thoại|đt|số máy|di động|sđt|liên hệ)\s*(?:số|là)?\s*:?\s*\(?\+?$`)

// atHome stands before the phone at the home of somebody: "nhà ông Dũng: 0237 …".
var atHome = lazyregexp.New(`(?i:nhà (?:riêng )?(?:ông|bà|anh|chị|đồng chí|đ/c)) \p{Lu}[\p{L} ]{0,30}(?i:,? (?:số )?(?:điện thoại|đt|sđt|số máy))?\s*[:(]?\s*$`)

// behindName stands between a name and a phone that is that of its bearer.
var behindName = lazyregexp.New(`(?i)^\s*[,(:–-]?\s*(?:(?:số )?(?:điện thoại|đt|sđt|tel|số máy|máy)\.?\s*(?:số|là)?\s*:?)?\s*$`)

// rightBehindName reports whether a phone follows the name of a person, who is not called by
// an office whose phone it may be.
func rightBehindName(t *text, n dialled) bool {
	start, _ := t.sentence(n.start, clause)
	p, ok := nearestBefore(t.people(), start, n.start)
	return ok && behindName.MatchString(t.Text[p.end:n.start]) &&
		!containsAny(strings.ToLower(t.Text[start:p.start]), []string{"trực", "đường dây nóng", "hotline", "văn phòng", "cơ quan", "phòng ", "trụ sở", "tiếp dân", "tiếp công dân"})
}

// isPhoneInRow reports whether a cell is the landline of somebody whom its row names, and
// names no office of.
func (r *run) isPhoneInRow(t *text, n dialled) bool {
	if t.Kind != report.Cell || !landline.MatchString(n.digits) {
		return false
	}
	head := strings.ToLower(r.columnHead(t.Block))
	if !containsAny(head, []string{"điện thoại", "sđt", "số máy", "đt"}) || containsAny(head, []string{"cơ quan", "phòng", "nóng", "trực"}) {
		return false
	}
	named := false
	for _, b := range r.rowOf(t.Block) {
		if b == nil {
			continue
		}
		if containsAny(strings.ToLower(b.Text), []string{"phòng", "cơ quan", "bí thư", "chủ tịch", "trưởng", "giám đốc", "ủy viên", "uỷ viên", "chuyên viên", "phó ", "ủy ban", "trực"}) {
			return false
		}
		named = named || r.isName(b)
	}
	return named
}

// ofPerson reports whether a person is named in the brackets right behind a phone:
// "ĐT: 0294.385.1234 (ông Nguyễn Văn Thử)".
func ofPerson(t *text, n dialled) bool {
	for _, p := range t.people() {
		if p.start >= n.end {
			between := t.Text[n.end:p.start]
			return strings.HasPrefix(between, " (") && len(between) < 24 && !strings.Contains(between, ")")
		}
	}
	return false
}

// isPublic reports whether a mailbox is at an office or of a function.
func isPublic(address string) bool {
	name, domain, _ := strings.Cut(address, "@")
	for _, public := range []string{".gov.vn", ".dcs.vn", ".org.vn", ".edu.vn", ".mil.vn", ".quochoi.vn", "chinhphu.vn"} {
		if strings.HasSuffix(domain, public) || domain == public[1:] {
			return true
		}
	}
	if isFree(address) {
		return false
	}
	for _, function := range []string{"info", "contact", "lienhe", "support", "hotro", "vanphong", "vp", "webmaster", "toasoan", "admin", "sales", "office", "bientap", "tuyendung", "hr", "cskh", "callcenter", "press", "media"} {
		if strings.HasPrefix(name, function) {
			return true
		}
	}
	return false
}

// isFree reports whether a mailbox is at one of the providers for everybody.
func isFree(address string) bool {
	_, domain, _ := strings.Cut(address, "@")
	for _, free := range []string{"gmail.", "yahoo.", "hotmail.", "outlook.", "icloud.", "live.", "ymail."} {
		if strings.HasPrefix(domain, free) {
			return true
		}
	}
	return false
}

// isBesideName reports whether a person is named before an offset in its sentence, or in
// its row.
func (r *run) isBesideName(t *text, at int) bool {
	for _, b := range r.rowOf(t.Block) {
		if r.isName(b) {
			return true
		}
	}
	start, _ := t.sentence(at, clause)
	p, ok := nearestBefore(t.people(), start, at)
	return ok && at-p.end <= 160
}
