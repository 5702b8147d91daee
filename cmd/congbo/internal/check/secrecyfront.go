package check

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

var secrecyFront = &Check{
	Code:     "secrecy/front",
	Severity: diag.Error,
	Title:    diag.Say("văn bản mật, lưu hành nội bộ không lên trang công khai", "what is secret or for a few is not on a public site"),
	Doc: diag.Say(
		`Phần đầu của báo cáo ghi secrecy (độ mật) hoặc circulation (phạm vi lưu hành) thì báo cáo không dành cho mọi người. Đây là lỗi, không chấp nhận được bằng accepted.toml, trừ khi data/site.toml ghi audience = "internal".`,
		`A report whose front matter has secrecy or circulation is not for everybody. This is an error that accepted.toml cannot accept, unless data/site.toml says audience = "internal".`),
	run: func(r *run) { r.found.Add(Scope(r.set, r.report.Front)...) },
}

// Scope finds what the front matter of a report says against publishing it. It is looked
// at where no checks are run, too.
func Scope(set *data.Set, f *data.Front) diag.List {
	var found diag.List
	if set.Site.Audience == "internal" {
		return nil
	}
	for _, mark := range []struct{ key, value string }{{"secrecy", f.Secrecy}, {"circulation", f.Circulation}} {
		if mark.value != "" {
			found.Add(diag.Finding{Code: "secrecy/front", Severity: diag.Error, Span: f.Fields[mark.key],
				Message: diag.Say("báo cáo mang dấu %q (%s): không đưa lên trang công khai", "the report is stamped %q (%s): it does not go into a public site", mark.value, mark.key),
				Hint:    diag.Say(`nếu đây là trang nội bộ, ghi audience = "internal" trong data/site.toml; nếu văn bản đã giải mật, bỏ khóa này`, `if this site is not for the public, write audience = "internal" in data/site.toml; if the document has been released, remove the key`)})
		}
	}
	return found
}
