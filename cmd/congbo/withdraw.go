package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/signature"
	"congbo/cmd/congbo/internal/source"
)

// withdrawFlags are the flags of congbo withdraw.
type withdrawFlags struct {
	reason, sign string
	yes          bool
}

func (a *app) withdrawCommand() *cobra.Command {
	var f withdrawFlags
	c := a.command("withdraw PERIOD", diag.Say("thu hồi một báo cáo đã công bố", "withdraw a report that was published"))
	c.Long = c.Short + "\n\n" + a.word(
		"Địa chỉ của báo cáo còn lại một thông báo với ngày và lý do; các trang, số liệu, túi hồ sơ và\nchỗ của nó trong danh sách, tìm kiếm không được công bố nữa, nguồn tin (feed) báo việc thu\nhồi. Kỳ chưa niêm phong: ghi vào phần đầu của báo cáo. Kỳ đã niêm phong: thêm một mục vào\nchuỗi trong data/archive.toml, ký bằng --sign; nguồn và túi hồ sơ giữ nguyên ở cơ quan. Sau đó công bố\nlại: congbo publish.",
		"A notice with day and reason stays at the address of the report; its pages, data, bag and\nplace in lists and search are published no more, and the feed tells of it. Of a period that is\nnot sealed the front matter says so; of a sealed one an entry of its own in the chain of\ndata/archive.toml, signed with --sign, and its sources and its bag stay with the office as they\nare. Then publish: congbo publish.")
	c.Args = cobra.MaximumNArgs(1)
	c.Flags().StringVar(&f.reason, "reason", "", a.word("lý do thu hồi, in trên trang thông báo", "why it is withdrawn, printed on the notice"))
	c.Flags().BoolVar(&f.yes, "yes", false, a.word("không hỏi lại", "do not ask"))
	a.signFlag(c, &f.sign)
	c.RunE = func(_ *cobra.Command, args []string) error {
		f.reason = strings.Join(strings.Fields(f.reason), " ")
		if len(args) != 1 || f.reason == "" {
			return usage(diag.Say("cần tên một kỳ và lý do", "need the name of a period and the reason"),
				diag.Say(`ví dụ: congbo withdraw 2022-h1 --reason "ban hành nhầm bản chưa ký"`, `for example: congbo withdraw 2022-h1 --reason "the unsigned version was issued"`))
		}
		return a.withdraw(args[0], f)
	}
	return c
}

func (a *app) withdraw(period string, f withdrawFlags) error {
	date, err := a.sealingDate()
	if err != nil {
		return err
	}
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	site, err := pipeline.Read(pipeline.Options{Tree: source.ReadEach(root.FS(), pipeline.Each)})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(site.Site)
	if err := a.trust(site.Findings, diag.Say("sửa các lỗi ấy trước đã", "mend these errors first"), data.SealsFile, "content/"+period+"/"); err != nil {
		return err
	}
	at := slices.IndexFunc(site.Site.Reports, func(r *report.Summary) bool { return r.Period.ID == period })
	if at < 0 {
		return a.notStanding(site, period)
	}
	r := site.Reports[at]
	utc := date.UTC()
	day := citation.Date{Year: utc.Year(), Month: int(utc.Month()), Day: utc.Day()}
	key, err := a.openKey(f.sign)
	if err != nil {
		return err
	}
	defer key.Close()
	change, err := withdrawal(site, r, day, f.reason, key)
	if err != nil {
		return err
	}
	a.say("thu hồi %s, kỳ %s: %s", "withdraw %s, period %s: %s", diag.Printable(r.Front.Number), period, diag.Printable(f.reason))
	a.say("ghi vào %s", "this is written into %s", change.List)
	if err := a.confirm(f.yes, diag.Say("thu hồi?", "withdraw it?")); err != nil {
		return err
	}
	change.List = filepath.Join(a.source, filepath.FromSlash(change.List))
	defer a.hold()()
	if err := output.Add(change); err != nil {
		if refused := refusal(err); refused != nil {
			return refused
		}
		return machine(err, diag.Say("không ghi được việc thu hồi", "cannot write the withdrawal"))
	}
	if key == nil && site.Site.Data.Site.Signed && strings.HasSuffix(filepath.ToSlash(change.List), data.SealsFile) {
		a.say("trang đòi chữ ký: congbo archive %s --sign TỆP-KHÓA", "the site asks for signatures: congbo archive %s --sign KEYFILE", period)
	}
	a.say("đã thu hồi kỳ %s ngày %s; ở nơi đọc chưa có gì đổi: congbo publish", "period %s was withdrawn on %s; nothing has changed for readers yet: congbo publish", period, day)
	return nil
}

// notStanding says why there is nothing to withdraw.
func (a *app) notStanding(site *pipeline.Result, period string) error {
	for _, r := range site.Site.Withdrawn {
		if r.Period.ID == period {
			return usage(diag.Say("kỳ %s đã thu hồi ngày %s", "period %s was withdrawn on %s", period, r.Withdrawal.Date), diag.Say("công bố: congbo publish", "publish: congbo publish"))
		}
	}
	if slices.Contains(site.Site.Drafts, period) {
		return usage(diag.Say("kỳ %s còn là dự thảo, chưa công bố", "period %s is a draft and was not published", period), diag.Text{})
	}
	_, err := reportOf(site, period)
	return err
}

// withdrawal is what is to be written: an entry of the chain of seals for a sealed period, signed
// where there is a key, the front matter of any other.
func withdrawal(site *pipeline.Result, r *report.Report, date citation.Date, reason string, key *signature.Key) (output.Addition, error) {
	seals := site.Site.Data.Seals
	if site.Site.Data.Sealed(r.Period.ID) != nil {
		f := (&source.Tree{Files: site.Files}).Get(data.SealsFile)
		s := &data.Seal{Name: r.Period.ID + "-withdrawn", Period: r.Period, Date: date, Version: version, Reason: reason, Withdraws: true, Previous: seals[len(seals)-1].TagManifest}
		for slices.ContainsFunc(seals, func(other *data.Seal) bool { return other.Name == s.Name }) {
			s.Name += "-again"
		}
		s.TagManifest = s.Digest()
		var err error
		if s.Signature, err = sign(key, s.Text()); err != nil {
			return output.Addition{}, err
		}
		return output.Addition{List: f.Path, Old: f.Raw, New: s.AppendTOML(append(slices.Clip(f.Raw), '\n'))}, nil
	}
	f := r.Index().File
	if key != nil {
		return output.Addition{}, usage(diag.Say("kỳ %s chưa niêm phong, nên không có gì để ký", "period %s is not sealed, so there is nothing to sign", r.Period.ID), diag.Say("bỏ --sign: việc thu hồi được ghi vào %s", "leave out --sign: the withdrawal is written into %s", f.Path))
	}
	raw, ok := data.Withdraw(f, date, reason)
	if !ok {
		return output.Addition{}, usage(diag.Say("không sửa được phần đầu của %s", "cannot edit the front matter of %s", f.Path),
			diag.Say("ghi vào đó: status = \"withdrawn\", withdrawn = %s, withdrawn_for = \"lý do\"", "write there: status = \"withdrawn\", withdrawn = %s, withdrawn_for = \"reason\"", date.String()))
	}
	return output.Addition{List: f.Path, Old: f.Raw, New: raw}, nil
}
