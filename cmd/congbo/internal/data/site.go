package data

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

var siteKeys = slices.Concat(keys[Site]{
	field("title", asText, noPeriod, func(s *Site) *string { return &s.Title }, "tên trang, in ở đầu mỗi trang", "name of the site, at the head of each page"),
	field("committee", asText, noPeriod, func(s *Site) *string { return &s.Committee }, "tên cơ quan, in ở chân mỗi trang", "name of the committee, at the foot of each page"),
	field("base_url", asText, noPeriod, func(s *Site) *string { return &s.BaseURL }, "địa chỉ công bố, `https://…`", "address that the site is published at, `https://…`"),
	among(languages, field("language", asText, noPeriod, func(s *Site) *string { return &s.Language }, "ngôn ngữ giao diện: `vi` (mặc định) hoặc `en`", "language of the interface: `vi` (the default) or `en`")),
	among(audiences, field("audience", asText, noPeriod, func(s *Site) *string { return &s.Audience }, "`internal`: trang không dành cho công chúng", "`internal`: the site is not for the public")),
	field("active_files", asList, noPeriod, func(s *Site) *[]string { return &s.ActiveFiles }, "tệp chạy được mã mà cơ quan cho phép công bố: `[\"static/ban-do.html\"]`", "files that run code and may be published all the same: `[\"static/ban-do.html\"]`"),
	field("show_accepted", asOn, noPeriod, func(s *Site) *bool { return &s.ShowAccepted }, "`false`: trang không đánh dấu những chỗ sai mà văn phòng đã chấp nhận", "`false`: pages do not mark the faults that the office has accepted"),
	field("signed", asOff, noPeriod, func(s *Site) *bool { return &s.Signed }, "`true`: niêm phong và phê duyệt nào không có chữ ký là lỗi", "`true`: a seal or approval without a signature is an error"),
	field("approval", asOff, noPeriod, func(s *Site) *bool { return &s.Approval }, "`true`: chỉ niêm phong kỳ đã được duyệt (`congbo approve`)", "`true`: only a period that was approved is sealed (`congbo approve`)"),
	field("license", asText, noPeriod, func(s *Site) *string { return &s.License }, "địa chỉ điều kiện sử dụng lại báo cáo và số liệu, `https://…`; không ghi là không nêu", "address of the terms under which reports and data may be used again, `https://…`; none are stated without it"),
}, formKeys(noPeriod, func(s *Site) *string { return &s.Form }, func(s *Site) *Head { return &s.Head }))

// audiences are those that a site is for; without one, all.
var audiences = []string{"internal"}

// contactKeys are the keys of the table contact.
var contactKeys = keys[Contact]{
	field("name", asText, noPeriod, func(c *Contact) *string { return &c.Name }, "cơ quan, bộ phận trả lời về trang và hồ sơ lưu trữ; in ở chân mỗi trang", "office that answers for the site and its archives; at the foot of each page"),
	field("person", asText, noPeriod, func(c *Contact) *string { return &c.Person }, "người chịu trách nhiệm", "person responsible"),
	field("phone", asText, noPeriod, func(c *Contact) *string { return &c.Phone }, "số điện thoại", "phone number"),
	field("email", asText, noPeriod, func(c *Contact) *string { return &c.Email }, "thư điện tử", "email address"),
	field("address", asText, noPeriod, func(c *Contact) *string { return &c.Address }, "địa chỉ cơ quan", "address of the office"),
}

// Lost tells of a site without data/site.toml. It can do without; but one that lost the file
// has lost its name, whom it is for and what it asks of seals, and nobody would see.
func Lost(tree *source.Tree) diag.List {
	if tree.Get(siteFile) != nil {
		return nil
	}
	return diag.List{{Code: "data/missing", Severity: diag.Warning, Span: source.At(&source.File{Path: siteFile}),
		Message: diag.Say("không có tệp này: trang không có tên, không có tên cơ quan, và không nói dành cho ai", "there is no such file: the site has no name and no committee, and does not say whom it is for"),
		Hint:    diag.Say("lấy lại tệp đã mất, hoặc ghi tệp mới với title và committee", "bring back the lost file, or write one with title and committee")}}
}

const siteFile = "data/site.toml"

func decodeSite(f *source.File, found *diag.List) Site {
	if f == nil {
		return Site{Language: "vi", ShowAccepted: true}
	}
	t := open(f, found)
	s := Site{Fields: t.fields()}
	if c, ok := t.sub("contact"); ok {
		contactKeys.decode(c, &s.Contact)
	}
	siteKeys.decode(t, &s)
	checkForm(t, s.Form, s.Head)
	if s.Language != "" && !slices.Contains(languages, s.Language) {
		found.Add(languageFinding(s.Fields["language"], s.Language))
		s.Language = ""
	}
	s.Language = cmp.Or(s.Language, "vi")
	if s.Audience != "" && !slices.Contains(audiences, s.Audience) {
		found.Add(diag.Finding{Code: "data/audience", Severity: diag.Error, Span: s.Fields["audience"],
			Message: diag.Say("không có phạm vi %q", "there is no audience %q", s.Audience),
			Hint:    diag.Say(`ghi "internal" cho trang nội bộ, hoặc bỏ dòng này`, `write "internal" for a site that is not for the public, or leave the line out`)})
	}
	if s.BaseURL != "" {
		base, fault := BaseURL("base_url", s.BaseURL)
		if fault != nil {
			fault.Span = s.Fields["base_url"]
			found.Add(*fault)
		}
		s.BaseURL = base
	}
	if u, err := url.Parse(s.License); s.License != "" && (err != nil || !isWeb(s.License) || u.Hostname() == "") {
		found.Add(diag.Finding{Code: "data/url", Severity: diag.Error, Span: s.Fields["license"],
			Message: diag.Say("license %q không phải là một địa chỉ web đầy đủ", "license %q is no complete web address", s.License),
			Hint:    diag.Say("bắt đầu bằng https://, ví dụ địa chỉ của giấy phép Creative Commons", "begin with https://, as the address of a Creative Commons licence does")})
		s.License = ""
	}
	return s
}

func languageFinding(at source.Span, language string) diag.Finding {
	return diag.Finding{Code: "data/language", Severity: diag.Error, Span: at,
		Message: diag.Say("không có ngôn ngữ %q", "there is no language %q", language),
		Hint:    diag.Say(`ghi "vi" hoặc "en"`, `write "vi" or "en"`)}
}

// BaseURL is the address that a site is published at as all of its addresses begin:
// percent-encoded, with a slash at its end. If it cannot be one, that is the fault, and
// BaseURL is empty; name is what it was given as.
func BaseURL(name, address string) (base string, fault *diag.Finding) {
	u, err := url.Parse(address)
	f := diag.Finding{Code: "data/base-url", Severity: diag.Error}
	switch {
	case strings.ContainsFunc(address, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }):
		f.Message = diag.Say("%s %q có khoảng trắng hoặc ký tự không in được", "%s %q holds a blank or a character that cannot be printed", name, address)
		f.Hint = diag.Say("viết liền địa chỉ", "write the address without it")
	case strings.ContainsAny(address, "?#"):
		f.Message = diag.Say("%s %q có phần sau dấu ? hoặc #", "%s %q has something after a ? or a #", name, address)
		f.Hint = diag.Say("bỏ từ dấu ấy trở đi: mọi địa chỉ của trang bắt đầu bằng địa chỉ này", "leave it out: all addresses of the site begin with this one")
	case err != nil || !isWeb(address) || u.Hostname() == "" || u.User != nil:
		f.Message = diag.Say("%s %q không phải là một địa chỉ web đầy đủ", "%s %q is no complete web address", name, address)
		f.Hint = diag.Say("bắt đầu bằng https://, rồi đến tên miền", "begin with https:// and the name of the server")
	default:
		return u.Scheme + "://" + u.Host + strings.TrimSuffix(u.EscapedPath(), "/") + "/", nil
	}
	return "", &f
}

func isWeb(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}
