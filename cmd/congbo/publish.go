package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/publish"
	"congbo/cmd/congbo/internal/source"
)

// publishFlags are the flags of congbo publish.
type publishFlags struct {
	dryRun, yes, list bool
	bandwidth         string
	server            string
}

func (a *app) publishCommand() *cobra.Command {
	var f publishFlags
	c := a.command("publish [TARGET]", diag.Say("đưa trang tới nơi người đọc xem", "take the site to where readers are"))
	c.Long = c.Short + "\n\n" + a.word(
		"Dựng và kiểm tra trang, nói tệp nào sẽ thêm, đổi, bỏ, hỏi lại, rồi đưa tới TARGET, tức một\n[target.x] của data/publish.toml; chỉ có một nơi thì không phải ghi. Những gì archive không\nniêm phong thì không công bố. Chỉ những gì khác mới được gửi. Người đọc thấy trang cũ hoặc\ntrang mới; nơi không thay trong một bước được (S3) thì không trang nào thiếu phần của mình.\nBị ngắt giữa chừng thì lần sau tự chữa. Tệp không do congbo công bố không bị đụng tới. Mười\nlần công bố gần nhất được giữ: congbo rollback.",
		"Builds and checks the site, says which files are added, changed and removed, asks, and takes\nthem to TARGET, a [target.x] of data/publish.toml; a single one need not be named. What\narchive does not seal is not published. Only what differs travels. Readers have the old site\nor the new one; at a target that cannot switch in one step (S3) no page lacks its parts. What\nan interrupted run left the next one puts right. Files that congbo did not publish are not\ntouched. The last ten releases are kept: congbo rollback.")
	c.Args = cobra.MaximumNArgs(1)
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, a.word("chỉ nói sẽ làm gì", "only say what would be done"))
	c.Flags().BoolVar(&f.yes, "yes", false, a.word("không hỏi lại", "do not ask"))
	c.Flags().BoolVar(&f.list, "list", false, a.word("liệt kê các lần công bố", "list the releases"))
	c.Flags().StringVar(&f.bandwidth, "bandwidth", "", a.word("gửi không quá số byte mỗi giây này, ví dụ 500k hay 2M", "send no more than so many bytes a second, such as 500k or 2M"))
	c.Flags().StringVar(&f.server, "server-config", "", a.word("in cấu hình cho máy chủ web: nginx, apache hoặc iis", "print what a web server has to be told: nginx, apache or iis"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		rate, err := bandwidth(f.bandwidth)
		if err != nil {
			return err
		}
		name := strings.Join(args, "")
		switch {
		case f.server != "":
			return a.serverConfig(name, f.server)
		case f.list:
			return a.atTarget(name, 0, a.listReleases)
		}
		return a.atTarget(name, rate, func(t *visit) error { return a.publishTo(t, f) })
	}
	return c
}

// bandwidth reads a number of bytes a second: 500k, 2M.
func bandwidth(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	number, unit := s, int64(1)
	switch s[len(s)-1] {
	case 'k', 'K':
		number, unit = s[:len(s)-1], 1000
	case 'm', 'M':
		number, unit = s[:len(s)-1], 1000*1000
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n*unit < 1000 || n > 1<<40 {
		return 0, usage(diag.Say("--bandwidth %q không phải là số byte mỗi giây (ít nhất 1k)", "--bandwidth %q is no number of bytes a second (1k or more)", s),
			diag.Say("ví dụ: --bandwidth 500k", "for example: --bandwidth 500k"))
	}
	return n * unit, nil
}

// publishTo publishes the site to a target.
func (a *app) publishTo(v *visit, f publishFlags) error {
	result, r, err := a.buildRelease(v)
	if err != nil {
		return err
	}
	c, err := v.Plan(v.ctx, v.state, result.Pages, r)
	if err != nil {
		return err
	}
	if there := anotherSite(v.state.History, r); len(there) > 0 {
		text := diag.Say("ở %s đang là một trang khác: các kỳ %s, không kỳ nào có ở đây", "another site stands at %s: its periods are %s, none of which is here", v.Target, strings.Join(there, ", "))
		if f.yes && !f.dryRun { // a yes that was said before anybody could see this
			return &stop{code: exitFindings, text: text, hint: diag.Say("xem lại url trong data/publish.toml; nếu đúng là thay trang ấy, chạy không có --yes rồi trả lời", "look at url in data/publish.toml again; if that site is to be replaced, run without --yes and answer")}
		}
		fmt.Fprintln(a.stderr, a.word("chú ý: ", "mind: ")+a.line(text))
	}
	if err := a.carryOut(v, c, f.dryRun, f.yes); err != nil || f.dryRun || c.Empty() {
		return err
	}
	if base := v.site.Site.Data.Site.BaseURL; base != "" {
		a.say("chứng minh từ bên ngoài: congbo verify --against %s", "to prove it from outside: congbo verify --against %s", base)
	}
	return nil
}

// anotherSite is the periods that a target shows, if this site has none of them.
func anotherSite(h publish.History, r publish.Release) []string {
	if len(h.Releases) == 0 {
		return nil
	}
	there := h.Releases[len(h.Releases)-1]
	if slices.ContainsFunc(slices.Concat(r.Periods, r.Withdrawn), func(period string) bool {
		return slices.Contains(there.Periods, period) || slices.Contains(there.Withdrawn, period)
	}) {
		return nil
	}
	return there.Periods
}

// buildRelease builds what may go out to a target: no more than archive would seal.
func (a *app) buildRelease(v *visit) (*pipeline.Result, publish.Release, error) {
	if err := v.mayHave(); err != nil {
		return nil, publish.Release{}, err
	}
	o := pipeline.Options{Tree: source.ReadEach(v.root.FS(), pipeline.Each), Checks: true, Program: a.program}
	result, err := pipeline.Build(o)
	if err != nil {
		return nil, publish.Release{}, machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	if err := a.letOut(notSealed(result), false, diag.Say("không công bố", "not published"), diag.Text{}); err != nil {
		return nil, publish.Release{}, err
	}
	r := publish.Release{Date: a.now().UTC().Truncate(time.Second), Sources: o.Inputs(o.Tree)}
	r.Periods, r.Withdrawn = periodsOf(result)
	if drafts := result.Site.Drafts; len(drafts) > 0 {
		a.say("%d dự thảo không công bố: %s", "%d drafts not published: %s", len(drafts), strings.Join(drafts, ", "))
	}
	return result, r, nil
}

// mayHave stops a site for the office alone on its way to a target of others.
func (v *visit) mayHave() error {
	if v.site.Site.Data.Site.Audience != "internal" || v.target.Internal {
		return nil
	}
	return &stop{code: exitFindings,
		text: diag.Say("không công bố: trang nội bộ (audience = \"internal\") không được đưa tới %s", "not published: a site that is not for the public (audience = \"internal\") does not go to %s", v.target.Name),
		hint: diag.Say("nếu nơi ấy chỉ trong cơ quan, ghi internal = true ở [target.%s]", "if only the office sees that target, write internal = true in [target.%s]", v.target.Name)}
}

// notSealed are the findings without the warnings about sealed periods: the office has judged
// those when it sealed them, and can accept nothing there any more. What is graver than that
// is not among those.
func notSealed(r *pipeline.Result) diag.List {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f diag.Finding) bool {
		if f.Severity != diag.Warning || f.Span.File == nil || grave(diag.List{f}) {
			return false
		}
		dir, rest, _ := strings.Cut(f.Span.File.Path, "/")
		period, _, within := strings.Cut(rest, "/")
		return within && (dir == "content" || dir == "data") && r.Site.Data.Sealed(period) != nil
	})
}

// periodsOf are the periods that a site shows, and those that were withdrawn.
func periodsOf(r *pipeline.Result) (shown, withdrawn []string) {
	for _, one := range r.Site.Reports {
		shown = append(shown, one.Period.ID)
	}
	for _, one := range r.Site.Withdrawn {
		withdrawn = append(withdrawn, one.Period.ID)
	}
	return shown, withdrawn
}

// listReleases prints the releases of a target.
func (a *app) listReleases(v *visit) error {
	h := v.state.History
	if len(h.Releases) == 0 {
		a.say("%s: chưa công bố lần nào", "%s: nothing was published yet", v.Target)
	}
	if len(h.Releases) > 0 {
		fmt.Fprintf(a.stdout, "%4s  %-16s  %-24s  %5s  %-12s  %s\n", a.word("lần", "no."), a.word("ngày giờ (UTC)", "time (UTC)"), a.word("người công bố", "who"),
			a.word("tệp", "files"), a.word("nguồn", "sources"), a.word("trang", "pages"))
	}
	for i, r := range slices.Backward(h.Releases) {
		note := ""
		if r.Of > 0 {
			note = a.line(diag.Say("  lùi về lần %d", "  release %d again", r.Of))
		}
		if i == len(h.Releases)-1 {
			note += a.word("  đang công bố", "  stands")
		}
		// with the list of sums, as a publication counts its files
		fmt.Fprintf(a.stdout, "%4d  %s  %-24s  %5d  %s  %s%s\n", r.Number, r.Date.UTC().Format("2006-01-02 15:04"), r.Who, r.Files+1, short(r.Sources), short(r.Pages), note)
	}
	for _, r := range h.Begun {
		if last := len(h.Releases); last == 0 || h.Releases[last-1].Number != r.Number {
			a.tell("lần %d (%s, %s) dở dang; lần công bố sau tự chữa", "release %d (%s, %s) was not finished; the next publication puts it right", r.Number, r.Who, r.Date.UTC().Format("2006-01-02 15:04"))
		}
	}
	return nil
}

// short is the beginning of a sum, to tell sums apart by.
func short(sum string) string {
	if sum == "" {
		return "–"
	}
	return sum[:12]
}

// serverConfig prints what a web server has to be told.
func (a *app) serverConfig(name, server string) error {
	root, site, err := a.readTargets()
	if err != nil {
		return err
	}
	defer root.Close()
	folder := "/srv/www/bao-cao"
	if t, err := targetOf(site.Site.Data, name); err == nil && t.At.Scheme != "s3" {
		folder = t.At.Path
	} else if name != "" {
		return err
	}
	config := publish.ServerConfig(server, folder, site.Site.Data.Site.BaseURL)
	if config == "" {
		return usage(diag.Say("không có cấu hình cho máy chủ %q", "there is no configuration for server %q", server),
			diag.Say("chọn: %s", "choose: %s", strings.Join(publish.Servers, ", ")))
	}
	fmt.Fprint(a.stdout, config)
	return nil
}
