package check

import (
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/signature"
	"congbo/cmd/congbo/internal/source"
)

// ApprovedOf are the sources of a period that an approval is of: all but itself.
func ApprovedOf(period string, tree *source.Tree) []*source.File {
	return slices.DeleteFunc(SourcesOf(period, tree), func(f *source.File) bool { return f.Path == approvalPath(period) })
}

func approvalPath(period string) string { return "data/" + period + "/" + data.ApprovalFile }

// Approval tells why a period does not count as approved, of a site that asks for it: nobody
// approved it, or what was approved has changed since, file by file. Nothing of accepted.toml
// keeps that: `archive` refuses such a period.
func Approval(set *data.Set, period string, tree *source.Tree) diag.List {
	if !set.Site.Approval {
		return nil
	}
	var found diag.List
	var a *data.Approval
	if d := set.Periods[period]; d != nil {
		a = d.Approval
	}
	if a == nil {
		found.Add(diag.Finding{Code: "approval/missing", Severity: diag.Warning, Span: source.Missing(approvalPath(period)),
			Message: diag.Say("kỳ %s chưa được duyệt", "period %s is not approved", period),
			Hint:    diag.Say(`người duyệt đọc "congbo approve --sheet %[1]s", rồi: congbo approve %[1]s --name "…" --role "…"`, `who approves reads "congbo approve --sheet %[1]s", then: congbo approve %[1]s --name "…" --role "…"`, period)})
		return found
	}
	void := func(at source.Span, message diag.Text) {
		found.Add(diag.Finding{Code: "approval/void", Severity: diag.Warning, Span: at, Message: message,
			Hint: diag.Say("đọc lại rồi duyệt lại: congbo approve %s", "read it again, then approve it again: congbo approve %s", period)})
	}
	approved := map[string]string{}
	for _, f := range a.Files {
		approved[f.Path] = f.SHA256
		if tree.Get(f.Path) == nil {
			void(source.Missing(f.Path), diag.Say("tệp mà %q duyệt ngày %s không còn", "a file that %q approved on %s is missing", a.Name, a.Date))
		}
	}
	for _, f := range ApprovedOf(period, tree) {
		switch sum, was := approved[f.Path]; {
		case !was:
			void(source.At(f), diag.Say("tệp này được thêm sau khi %q duyệt ngày %s", "this file was added after %q approved the period on %s", a.Name, a.Date))
		case sum != hashOf(f):
			void(source.At(f), diag.Say("tệp này bị sửa sau khi %[1]q duyệt ngày %[2]s: SHA-256 khi duyệt %[3]s, bây giờ %[4]s", "this file was changed after %[1]q approved it on %[2]s: SHA-256 as approved %[3]s, now %[4]s", a.Name, a.Date, sum, hashOf(f)))
		}
	}
	if a.Signature == "" && set.Site.Signed {
		found.Add(diag.Finding{Code: "approval/unsigned", Severity: diag.Warning, Span: a.Span,
			Message: diag.Say("phê duyệt không có chữ ký, mà data/site.toml đòi (signed = true)", "the approval is not signed, and data/site.toml asks for it (signed = true)"),
			Hint:    diag.Say("duyệt lại có chữ ký: congbo approve %s --sign TỆP-KHÓA", "approve it again, signed: congbo approve %s --sign KEYFILE", period)})
	}
	if a.Signature != "" {
		if why := signature.Holds(a.Text(), a.Signature); why != nil {
			void(a.Span, diag.Say("phê duyệt không đúng chữ ký của nó: %[1]s", "the approval is not what was signed: %[2]s", why.VI, why.EN))
		}
	}
	return found
}
