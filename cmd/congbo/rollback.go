package main

import (
	"errors"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/publish"
)

func (a *app) rollbackCommand() *cobra.Command {
	var dryRun, yes bool
	c := a.command("rollback [TARGET] [RELEASE]", diag.Say("đưa một lần công bố trước trở lại", "bring a former release back"))
	c.Long = c.Short + "\n\n" + a.word(
		"Đưa đúng từng byte của lần công bố RELEASE (congbo publish --list) trở lại; không ghi thì là\nlần trước lần đang công bố. Không dựng gì: nguồn ở đây thế nào cũng được. Việc lùi là một lần\ncông bố mới trong danh sách. Lần có báo cáo đã thu hồi thì không lùi về được.",
		"Brings exactly the bytes of RELEASE (congbo publish --list) back; without it, of the release\nbefore the one that stands. Nothing is built, so the sources here may be as they are. It\nbecomes a release of its own on the list. One that has a withdrawn report does not come back.")
	c.Args = cobra.MaximumNArgs(2)
	c.Flags().BoolVar(&dryRun, "dry-run", false, a.word("chỉ nói sẽ làm gì", "only say what would be done"))
	c.Flags().BoolVar(&yes, "yes", false, a.word("không hỏi lại", "do not ask"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		name, number := "", 0
		for i, arg := range args {
			n, err := strconv.Atoi(arg)
			switch {
			case err == nil && n > 0 && i == len(args)-1:
				number = n
			case i == 0:
				name = arg
			default:
				return usage(diag.Say("%q không phải là số của một lần công bố", "%q is no number of a release", arg),
					diag.Say("xem: congbo publish --list", "see: congbo publish --list"))
			}
		}
		return a.atTarget(name, 0, func(v *visit) error { return a.rollback(v, number, dryRun, yes) })
	}
	return c
}

// rollback brings a release back; number 0 is the one before.
func (a *app) rollback(v *visit, number int, dryRun, yes bool) error {
	if err := v.mayHave(); err != nil {
		return err
	}
	h := v.state.History
	to := h.Before()
	if number > 0 {
		to = h.Find(number)
	}
	if to == nil {
		return usage(diag.Say("không có lần công bố ấy ở %s", "%s has no such release", v.Target),
			diag.Say("xem: congbo publish --list", "see: congbo publish --list"))
	}
	_, withdrawn := periodsOf(v.site)
	if period := h.HoldsWithdrawn(*to, withdrawn); period != "" {
		return &stop{code: exitFindings,
			text: diag.Say("không lùi về lần %d: lần ấy còn báo cáo kỳ %s đã thu hồi", "release %d does not come back: it has the report of period %s, which was withdrawn", to.Number, period),
			hint: diag.Say("sửa nguồn rồi công bố lại", "mend the sources and publish again")}
	}
	r := publish.Release{Date: a.now().UTC().Truncate(time.Second)}
	c, err := v.PlanRollback(v.ctx, v.state, *to, r, nil)
	var missing *publish.NotKeptError
	if errors.As(err, &missing) {
		c, err = a.rebuild(v, *to, r)
	}
	if err != nil {
		return err
	}
	a.say("lùi về lần %d, %s, của %s", "release %d of %s, by %s, comes back", to.Number, to.Date.UTC().Format("2006-01-02 15:04"), to.Who)
	return a.carryOut(v, c, dryRun, yes)
}

// rebuild builds a release again that its target has not kept, if the sources here are those
// that it was built of.
func (a *app) rebuild(v *visit, to, r publish.Release) (*publish.Change, error) {
	var tree output.Tree
	result, built, err := a.buildRelease(v)
	if err != nil {
		return nil, err
	}
	if tree = result.Pages; to.Sources == "" || built.Sources == to.Sources {
		c, err := v.PlanRollback(v.ctx, v.state, to, r, tree)
		if missing := (*publish.NotKeptError)(nil); !errors.As(err, &missing) {
			return c, err
		}
	}
	return nil, &stop{code: exitUsage,
		text: diag.Say("%s không giữ tệp của lần %d, và nguồn ở đây dựng ra thứ khác (nguồn %s, cần %s)", "%s has not kept the files of release %d, and the sources here build another one (sources %s, wanted %s)", v.Target, to.Number, short(built.Sources), short(to.Sources)),
		hint: diag.Say("lấy nguồn của ngày %s (git), dùng đúng bản congbo ấy, rồi chạy lại", "check out the sources of %s, use the same congbo, then run again", to.Date.UTC().Format("2006-01-02 15:04"))}
}
