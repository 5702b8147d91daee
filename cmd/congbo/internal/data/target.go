package data

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// TargetsFile says where a site is published. It is the office's own: no bag holds it.
const TargetsFile = "data/publish.toml"

// A Target is a place that a site is published at, [target.x] of data/publish.toml. How one
// is let in there (keys, passwords) is not the site's to know.
type Target struct {
	Name     string
	URL      string // file://, sftp:// or s3://
	Endpoint string // of s3://
	Region   string // of s3://
	Internal bool   // within the office
	At       *url.URL
	Span     source.Span
}

var targetKeys = keys[Target]{
	field("url", asText, noPeriod, func(t *Target) *string { return &t.URL }, "nơi đặt trang: `file:///thư/mục`, `sftp://người@máy/thư/mục` (`/~/` là thư mục riêng), `s3://kho/tiền-tố`; bắt buộc", "where the site goes: `file:///folder`, `sftp://user@host/folder` (`/~/` is the home folder), `s3://bucket/prefix`; required"),
	field("endpoint", asText, noPeriod, func(t *Target) *string { return &t.Endpoint }, "máy chủ S3: `https://…`; chỉ với `s3://`", "server of S3: `https://…`; with `s3://` only"),
	field("region", asText, noPeriod, func(t *Target) *string { return &t.Region }, "vùng của kho S3: `us-east-1`", "region of the S3 bucket: `us-east-1`"),
	field("internal", asOff, noPeriod, func(t *Target) *bool { return &t.Internal }, "`true`: nơi ở trong cơ quan; trang có `audience = \"internal\"` chỉ được đưa tới nơi như vậy", "`true`: a place within the office, the only kind that a site with `audience = \"internal\"` may go to"),
}

func decodeTargets(f *source.File, found *diag.List) []*Target {
	t := open(f, found)
	tables := t.tables("target")
	t.unknownKeys()
	var all []*Target
	for _, t := range tables {
		one := &Target{Name: t.name, Span: t.span}
		fields := t.fields()
		targetKeys.decode(t, one)
		if one.URL == "" {
			t.missing("url")
			continue
		}
		if key, message, hint := one.fault(); key != "" {
			found.Add(diag.Finding{Code: "data/target", Severity: diag.Error, Span: fields[key], Message: message, Hint: hint})
			continue
		}
		all = append(all, one)
	}
	return all
}

// fault is what is wrong with a target: the key, why, and what to do. It reads the address.
func (t *Target) fault() (key string, message, hint diag.Text) {
	at, err := url.Parse(t.URL)
	if err != nil || strings.ContainsFunc(t.URL, unicode.IsControl) || at.RawQuery != "" || at.Fragment != "" || at.Opaque != "" {
		return "url", diag.Say("%q không phải là địa chỉ một nơi công bố", "%q is not the address of a target", t.URL),
			diag.Say("ví dụ: sftp://xuat-ban@may-chu.example.vn/srv/www/bao-cao", "for example: sftp://publisher@host.example.org/srv/www/reports")
	}
	if t.At = at; at.User != nil {
		if _, set := at.User.Password(); set {
			return "url", diag.Say("url có mật khẩu, mà tệp này ai đọc trang cũng đọc được", "the url has a password, in a file that everyone who has the site can read"),
				diag.Say("bỏ mật khẩu; congbo dùng ssh-agent, tệp khóa trong ~/.ssh, biến môi trường và tệp của S3", "take it out; congbo uses ssh-agent, key files in ~/.ssh, the environment and the credential files of S3")
		}
	}
	folder := strings.Trim(at.Path, "/")
	upward := slices.ContainsFunc(strings.Split(folder, "/"), func(e string) bool { return e == "." || e == ".." || e == "" && folder != "" })
	switch {
	case at.Scheme == "file" && at.Host == "" && folder != "" && at.User == nil && !upward:
	case at.Scheme == "sftp" && at.Hostname() != "" && folder != "" && folder != "~" && !upward:
	case at.Scheme == "s3" && at.Host != "" && at.Port() == "" && at.User == nil && !upward:
		end, err := url.Parse(t.Endpoint)
		if err != nil || end.Scheme != "https" || end.Host == "" || end.User != nil || strings.Trim(end.Path, "/") != "" {
			key = "endpoint"
			if t.Endpoint == "" {
				key = "url"
			}
			return key, diag.Say("s3:// cần endpoint là một máy chủ https", "s3:// needs an endpoint, a server of https"),
				diag.Say(`ví dụ: endpoint = "https://s3.example.vn"`, `for example: endpoint = "https://s3.example.org"`)
		}
		return "", message, hint
	default:
		return "url", diag.Say("không công bố được tới %q", "cannot publish to %q", t.URL),
			diag.Say("dùng file:///thư/mục, sftp://người@máy/thư/mục hoặc s3://kho/tiền-tố", "use file:///folder, sftp://user@host/folder or s3://bucket/prefix")
	}
	if t.Endpoint != "" {
		return "endpoint", diag.Say("endpoint chỉ dùng với s3://", "endpoint goes with s3:// only"), diag.Say("bỏ dòng này", "leave the line out")
	}
	return "", message, hint
}
