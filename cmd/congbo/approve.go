package main

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// approveFlags are the flags of congbo approve.
type approveFlags struct {
	name, role string
	sign       string
	sheet      bool
}

func (a *app) approveCommand() *cobra.Command {
	var f approveFlags
	c := a.command("approve PERIOD", diag.Say("duyệt một kỳ báo cáo trước khi niêm phong", "approve a period before it is sealed"))
	c.Long = c.Short + "\n\n" + a.word(
		"--sheet in một tờ cho người duyệt: đã kiểm tra gì, còn gì, chấp nhận gì và vì sao. Không có\n--sheet thì ghi data/PERIOD/approval.toml: ai, ngày nào, duyệt những tệp nguồn nào (SHA-256).\nSửa một tệp sau đó thì phê duyệt hết hiệu lực. Khi data/site.toml có approval = true, kỳ chưa\nđược duyệt không niêm phong được; có signed = true thì phê duyệt phải có chữ ký SSH (--sign),\nbằng khóa khác với khóa niêm phong.",
		"--sheet prints a page for who approves: what was checked, what stands, what is accepted and\nwhy. Without it data/PERIOD/approval.toml is written: who, when, and over which sources\n(SHA-256). A later change of a file makes it void. With approval = true in data/site.toml a\nperiod that is not approved cannot be sealed; with signed = true the approval needs an SSH\nsignature (--sign), with another key than the seal.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.name, "name", "", a.word("họ tên người duyệt", "name of who approves"))
	c.Flags().StringVar(&f.role, "role", "", a.word("chức vụ người duyệt", "office of who approves"))
	c.Flags().BoolVar(&f.sheet, "sheet", false, a.word("in tờ trình duyệt, không ghi gì", "print the page for who approves; write nothing"))
	a.signFlag(c, &f.sign)
	c.RunE = func(_ *cobra.Command, args []string) error {
		f.name, f.role = norm.NFC.String(strings.TrimSpace(f.name)), norm.NFC.String(strings.TrimSpace(f.role))
		switch {
		case len(args) != 1:
			return usage(diag.Say("cần tên một kỳ", "need the name of one period"), diag.Say("ví dụ: congbo approve 2022-h1 --sheet", "for example: congbo approve 2022-h1 --sheet"))
		case f.sheet && (f.name != "" || f.role != "" || f.sign != ""):
			return usage(diag.Say("--sheet chỉ in, không duyệt", "--sheet only prints, and approves nothing"), diag.Say("chạy hai lần", "run twice"))
		case !f.sheet && (f.name == "" || f.role == ""):
			return usage(diag.Say("cần --name và --role của người duyệt", "need --name and --role of who approves"), diag.Say(`ví dụ: congbo approve %s --name "Nguyễn Văn A" --role "Chánh Văn phòng"`, `for example: congbo approve %s --name "Nguyễn Văn A" --role "Chief of Office"`, args[0]))
		}
		return a.approve(args[0], f)
	}
	return c
}

func (a *app) approve(period string, f approveFlags) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	tree := source.ReadEach(root.FS(), pipeline.Each)
	result, err := pipeline.Read(pipeline.Options{Tree: tree, Drafts: true, Checks: true})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(result.Site)
	i := slices.IndexFunc(result.Site.Reports, func(r *report.Summary) bool { return r.Period.ID == period })
	if i < 0 {
		return noReport(period, result.Site.Reports)
	}
	of, amended := ofPeriod(result, i)
	if f.sheet {
		return a.printSheet(result.Site.Reports[i], of, tree)
	}
	switch n := of.Findings.Count(diag.Error); {
	case result.Site.Reports[i].Front.Status == "draft":
		return &stop{code: exitUsage, text: diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", period),
			hint: diag.Say(`ghi status = "published" trong content/%s/_index.md trước khi duyệt: sửa sau đó thì phê duyệt hết hiệu lực`, `write status = "published" in content/%s/_index.md before it is approved: a change after that makes the approval void`, period)}
	case result.Site.Data.Sealed(period) != nil && !amended:
		return &stop{code: exitUsage, text: diag.Say("kỳ %s đã niêm phong và không có gì khác", "period %s is sealed, and nothing of it differs", period),
			hint: diag.Say("chỉ bản sửa mới duyệt lại", "only an amended edition is approved again")}
	case n > 0:
		if err := a.printFindings(of.Findings, diag.Error); err != nil {
			return err
		}
		return &stop{code: exitFindings, text: diag.Say("không duyệt: %d lỗi", "not approved: %d errors", n)}
	}
	return a.writeApproval(result.Site, period, tree, f)
}

// ofPeriod is what was found of one report of a site, and of what all share, but for what is
// said of seals and approvals; and whether the report differs from what is sealed.
func ofPeriod(all *pipeline.Result, i int) (one *pipeline.Result, amended bool) {
	summary := all.Site.Reports[i]
	site := *all.Site
	site.Reports = []*report.Summary{summary}
	one = &pipeline.Result{Site: &site}
	own := func(at source.Span) bool {
		if at.File == nil {
			return true
		}
		dir, rest, _ := strings.Cut(at.File.Path, "/")
		home, _, within := strings.Cut(rest, "/")
		return home == summary.Period.ID || dir != "content" && !(dir == "data" && within)
	}
	for _, f := range all.Findings {
		switch family, _, _ := strings.Cut(f.Code, "/"); {
		case !own(f.Span) || family == "approval":
		case family == "archive":
			amended = amended || archive.IsAmendment(f, summary.Period.ID)
		default:
			one.Findings.Add(f)
		}
	}
	for _, f := range all.Figures {
		if own(f.Span) {
			one.Figures = append(one.Figures, f)
		}
	}
	return one, amended
}

// writeApproval approves a period, in place of an approval that was there.
func (a *app) writeApproval(site *report.Site, period string, tree *source.Tree, f approveFlags) error {
	if f.sign == "" && site.Data.Site.Signed {
		return unsigned("approve " + period)
	}
	now, err := a.sealingDate()
	if err != nil {
		return err
	}
	now = now.UTC()
	approval := &data.Approval{Name: f.name, Role: f.role, Date: citation.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}}
	for _, file := range check.ApprovedOf(period, tree) {
		approval.Files = append(approval.Files, data.SealedFile{Path: file.Path, SHA256: fmt.Sprintf("%x", file.Sum())})
	}
	key, err := a.openKey(f.sign)
	if err != nil {
		return err
	}
	defer key.Close()
	if approval.Signature, err = sign(key, approval.Text()); err != nil {
		return err
	}
	path := "data/" + period + "/" + data.ApprovalFile
	var old []byte
	if there := tree.Get(path); there != nil {
		old = there.Raw
	}
	head := a.word("# Phê duyệt, do congbo approve ghi. Không sửa bằng tay.\n", "# Approval, written by congbo approve. Not to be edited.\n")
	defer a.hold()()
	err = output.Add(output.Addition{List: filepath.Join(a.source, filepath.FromSlash(path)), Old: old, New: approval.AppendTOML([]byte(head))})
	if refused := refusal(err); refused != nil {
		return refused
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được phê duyệt", "cannot write the approval"))
	}
	a.say("đã duyệt kỳ %s: %s, %s (%d tệp nguồn) → %s", "approved period %s: %s, %s (%d source files) → %s", period, f.name, f.role, len(approval.Files), path)
	if key != nil {
		a.say("ký bằng khóa %s", "signed with the key %s", key.Fingerprint())
	}
	return nil
}

// printSheet prints the page for who approves.
func (a *app) printSheet(r *report.Summary, of *pipeline.Result, tree *source.Tree) error {
	front := r.Front
	a.say("TỜ TRÌNH DUYỆT", "FOR APPROVAL")
	fmt.Fprintf(a.stdout, "\n%s\n", diag.Printable(strings.TrimSpace(front.Kind+" "+front.Title)))
	a.say("kỳ %s, số %s, ngày %s, người ký %s", "period %s, number %s, date %s, signer %s", r.Period.ID, or(front.Number), or(words.Of(of.Site.Data).Date(front.Date)), or(front.Signer))
	files := check.ApprovedOf(r.Period.ID, tree)
	var list []data.SealedFile
	for _, f := range files {
		list = append(list, data.SealedFile{Path: f.Path, SHA256: fmt.Sprintf("%x", f.Sum())})
	}
	a.say("%d tệp nguồn, SHA-256 của danh sách %s", "%d source files, SHA-256 of their list %s", len(files), fmt.Sprintf("%x", sha256.Sum256(data.Lines(list))))

	fmt.Fprintf(a.stdout, "\n%s\n", a.word("ĐÃ KIỂM TRA", "CHECKED"))
	s := summarise(of)
	a.say("%d phần trăm: %d đúng, %d sai, %d không kiểm được", "%d percentages: %d right, %d wrong, %d not checkable", s.Percentages.Total, s.Percentages.Holds, s.Percentages.Fails, s.Percentages.Unchecked)
	sums := 0
	for _, f := range of.Figures {
		if f.Kind == "sum" && f.Verdict == check.Holds {
			sums++
		}
	}
	a.say("%d phép cộng đúng", "%d sums that hold", sums)
	a.say("%d viện dẫn, %d có trong danh mục văn bản", "%d citations, %d of registered documents", s.Citations.Total, s.Citations.Registered)
	a.sayRemarks(len(r.Remarks))

	var open, kept diag.List
	for _, f := range of.Findings {
		if f.Accepted {
			kept.Add(f)
		} else {
			open.Add(f)
		}
	}
	fmt.Fprintf(a.stdout, "\n%s\n", a.word("CÒN LẠI", "WHAT STANDS"))
	a.say("%d lỗi, %d cảnh báo, %d ghi chú", "%d errors, %d warnings, %d notes", s.Errors, s.Warnings, s.Notes)
	a.printFound(open)

	fmt.Fprintf(a.stdout, "\n%s\n", a.word("CHẤP NHẬN, VÀ VÌ SAO", "ACCEPTED, AND WHY"))
	a.say("%d phát hiện", "%d findings", len(kept))
	for _, one := range r.Data.Accepted {
		who := one.Who
		if who != "" {
			who = " (" + who + ")"
		}
		fmt.Fprintf(a.stdout, "- %s, %q: %s%s\n", one.Code, one.Text, diag.Printable(one.Reason), diag.Printable(who))
	}

	fmt.Fprintf(a.stdout, "\n%s\n", a.word("PHÊ DUYỆT", "APPROVAL"))
	if was := r.Data.Approval; was != nil {
		a.say("lần trước: %s, %s, ngày %s", "before: %s, %s, on %s", was.Name, was.Role, words.Of(of.Site.Data).Date(was.Date))
		set := *of.Site.Data
		set.Site.Approval = true // whether the site asks or not
		a.printFound(check.Approval(&set, r.Period.ID, tree))
	}
	fmt.Fprintf(a.stdout, "\n%s\n", a.word("Người duyệt: ................................  Chức vụ: ................  Ngày: ............", "Approved by: ................................  Office: ................  Date: ............"))
	return nil
}

// printFound prints errors and warnings a line each.
func (a *app) printFound(found diag.List) {
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} { // notes are counted: the page is for what decides
		for _, f := range found {
			if f.Severity == severity {
				path, line, _ := diag.Place(f.Span)
				fmt.Fprintf(a.stdout, "- %s %s:%d: %s [%s]\n", severity.In(a.lang()), diag.Printable(path), line, diag.Printable(f.Message.In(a.lang())), f.Code)
			}
		}
	}
}

// or is a value that may be missing.
func or(s string) string {
	if s == "" {
		return "…"
	}
	return diag.Printable(s)
}
