package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// buildFlags are the flags of congbo build.
type buildFlags struct {
	destination string
	options     pipeline.Options
	strict      bool
	unchecked   bool
	profile     profile
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := a.command("build", diag.Say("dựng trang web vào public/", "build the website into public/"))
	c.Flags().StringVar(&f.destination, "destination", "", a.word("thư mục đích (mặc định: public trong thư mục của trang)", "folder to publish into (default: public in the folder of the site)"))
	c.Flags().StringVar(&f.options.BaseURL, "base-url", "", a.word("địa chỉ công bố, cho sitemap, feed và liên kết chuẩn", "address of the published site, for sitemap, feed and canonical links"))
	c.Flags().BoolVar(&f.options.Drafts, "drafts", false, a.word("dựng cả báo cáo còn là dự thảo", "build drafts too"))
	c.Flags().StringVar(&f.options.Period, "period", "", a.word("chỉ dựng kỳ này, thành một trang riêng", "build this period alone, as a site of its own"))
	c.Flags().BoolVar(&f.strict, "strict", false, a.word("cảnh báo chưa chấp nhận cũng làm dừng việc dựng", "warnings that nobody accepted stop the build too"))
	c.Flags().BoolVar(&f.unchecked, "no-check", false, a.word("không kiểm tra số liệu, viện dẫn và những gì không được đưa ra ngoài", "leave out the checks of figures, citations and what must not go out"))
	f.profile.flags(a, c.Flags())
	c.RunE = func(*cobra.Command, []string) error {
		if f.strict && f.unchecked {
			return usage(diag.Say("--strict và --no-check loại trừ nhau", "--strict and --no-check exclude each other"), diag.Say("bỏ một trong hai", "leave one of them out"))
		}
		end, err := f.profile.start()
		if err != nil {
			return profileStop(err)
		}
		err = a.build(f)
		if ended := end(); ended != nil && err == nil {
			return profileStop(ended)
		}
		return err
	}
	return c
}

func (a *app) build(f buildFlags) error {
	start := a.now()
	if err := baseURL(&f.options); err != nil {
		return err
	}
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	o := &f.options
	o.Pages, o.Checks, o.OnStage, o.Program = true, !f.unchecked, f.profile.stopwatch(a), a.program
	if f.destination == "" {
		f.destination = filepath.Join(a.source, "public")
	}
	o.Tree = source.ReadEach(root.FS(), pipeline.Each)
	o.FromBag = inBag(a.source)
	a.heldToSeals(o)
	lean(o.Tree, 8)
	if known, err := a.unchanged(f, start); known || err != nil {
		return err
	}
	return a.publish(f, start)
}

// heldToSeals lets a build tell what is shown otherwise than it was sealed from what another
// version of congbo shows otherwise.
func (a *app) heldToSeals(o *pipeline.Options) {
	o.Version, o.Reread = sealingVersion(), archive.Rereader(a.source)
}

// inBag reports whether a site is the sources that a bag holds, in data/source of it.
func inBag(site string) bool {
	site, err := filepath.Abs(site)
	if err != nil || filepath.Base(site) != "source" || filepath.Base(filepath.Dir(site)) != "data" {
		return false
	}
	_, err = os.Stat(filepath.Join(site, "../../bagit.txt"))
	return err == nil
}

// baseURL takes the flag --base-url as the address of a site, if it is given.
func baseURL(o *pipeline.Options) error {
	if o.BaseURL == "" {
		return nil
	}
	base, fault := data.BaseURL("--base-url", o.BaseURL)
	if fault != nil {
		return usage(fault.Message, fault.Hint)
	}
	o.BaseURL = base
	return nil
}

// publish builds a site and puts it in the place of what is published.
func (a *app) publish(f buildFlags, start time.Time) error {
	result, err := pipeline.Read(f.options)
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(result.Site)
	if id := f.options.Period; id != "" && !slices.Contains(result.Site.Drafts, id) && result.Site.ByPeriod(id) == nil && result.Findings.Count(diag.Error) == 0 {
		return noReport(id, result.Site.Reports)
	}
	if stop := a.judge(result.Findings, f.strict); stop != nil {
		return unfollowed(stop, result.Reports)
	}
	defer a.hold()()
	publication, err := output.Begin(f.destination, output.Options{Site: a.source, Each: pipeline.Each, Done: a.done.Done()})
	if err != nil {
		return writeStop(err)
	}
	defer a.closePublication(publication)
	if err := result.Render(publication); err != nil {
		return writeStop(err)
	}
	if stop := a.judge(result.Findings, f.strict); stop != nil {
		return stop
	}
	if err := a.printFindings(ofPages(result.Findings), diag.Note); err != nil {
		return err
	}
	stats, err := publication.Commit()
	if err != nil {
		return writeStop(err)
	}
	if f.options.OnStage != nil {
		f.options.OnStage("output")
	}
	made := built{Count: result.Count(), Drafts: result.Site.Drafts, Language: a.language}
	made.Standing.Warnings, made.Standing.Notes = result.Findings.Count(diag.Warning), result.Findings.Count(diag.Note)
	publication.Remember(f.options.Inputs(f.options.Tree), made)
	a.reportBuilt(f, made, stats, start)
	return nil
}

// ofPages are the findings that finished pages alone show, which congbo check does not make.
func ofPages(all diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(all), func(f diag.Finding) bool { return f.Code != "page/markup" })
}

// closePublication ends a publication and tells what it left beside the folder.
func (a *app) closePublication(p *output.Publication) {
	p.Close()
	for _, dir := range p.Left() {
		fmt.Fprintln(a.stderr, a.line(diag.Say(
			"%q giữ lại các tệp trong thư mục đã công bố mà congbo không tạo ra hoặc không xóa được khi thay trang; xem lại rồi xóa thư mục này",
			"%q holds files of the published folder that congbo did not write, or could not remove, while it replaced the site; look through them, then delete the folder", filepath.ToSlash(dir))))
	}
}

// lean bounds the memory of a run by how much of the site there is, to so many times its
// sources. A small site is read before memory is collected once; of a large one the
// collector need not run early to keep the heap small, as it does where a percentage of the
// heap is all that it knows.
func lean(tree *source.Tree, times int64) {
	size := int64(0)
	for _, f := range tree.Files {
		size += int64(len(f.Text))
	}
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(64<<20 + times*size)
}

// built is what is said of a build.
type built struct {
	pipeline.Count
	Drafts   []string // not published
	Language string
	Standing struct{ Warnings, Notes int } // findings
}

// unchanged reports whether what is published was built of the very same and stands as it
// was, and says so.
func (a *app) unchanged(f buildFlags, start time.Time) (bool, error) {
	memory := output.Recall(f.destination)
	var made built
	if memory.Inputs == "" || json.Unmarshal(memory.Said, &made) != nil || f.strict && made.Standing.Warnings > 0 || f.options.Inputs(f.options.Tree) != memory.Inputs {
		return false, nil
	}
	defer a.hold()()
	publication, err := output.Begin(f.destination, output.Options{Site: a.source, Each: pipeline.Each, Done: a.done.Done()})
	if err != nil {
		return false, writeStop(err)
	}
	defer a.closePublication(publication)
	files, holds := publication.Holds(memory)
	if !holds {
		return false, nil
	}
	if a.language == "" {
		a.language = made.Language
	}
	a.reportBuilt(f, made, output.Stats{Unchanged: files}, start)
	return true, nil
}

// reportBuilt says what was built.
func (a *app) reportBuilt(f buildFlags, made built, stats output.Stats, start time.Time) {
	count := made.Count
	a.say("%d trang, %d chú thích, %d viện dẫn tới %d văn bản → %s (%d tệp mới, %d giữ nguyên, %d bỏ) trong %s giây",
		"%d pages, %d notes, %d citations of %d documents → %s (%d files new, %d unchanged, %d removed) in %s s",
		count.Pages, count.Notes, count.Citations, count.Directives, filepath.ToSlash(f.destination),
		stats.Written, stats.Unchanged, stats.Removed, a.seconds(a.now().Sub(start)))
	a.sayRemarks(count.Remarks)
	if drafts := made.Drafts; len(drafts) > 0 {
		a.say("%d dự thảo không công bố: %s (congbo serve có hiện dự thảo)", "%d drafts not published: %s (congbo serve shows drafts)", len(drafts), strings.Join(drafts, ", "))
		if made.Reports == 0 {
			a.say(`chưa công bố báo cáo nào: khi đã ký, ghi status = "published" trong content/%s/_index.md`, `no report is published: once it is signed, write status = "published" in content/%s/_index.md`, drafts[0])
		}
	}
	if made.Reports == 0 && len(made.Drafts) == 0 {
		a.say("chưa có báo cáo nào: đưa tệp Word vào bằng congbo import TỆP.docx%s, hoặc tạo content/<kỳ>/_index.md", "there is no report yet: bring in a Word file with congbo import FILE.docx%s, or make content/<period>/_index.md", a.here())
	}
	more := diag.Say("chi tiết: congbo check", "more: congbo check")
	if len(made.Drafts) > 0 {
		more = diag.Say("không kể dự thảo; chi tiết, cả dự thảo: congbo check", "drafts not counted; more, of drafts too: congbo check")
	}
	if f.unchecked {
		more = diag.Say("chưa kiểm tra số liệu, viện dẫn: congbo check", "figures and citations not checked: congbo check")
	}
	a.say("0 lỗi, %d cảnh báo, %d ghi chú (%s)", "0 errors, %d warnings, %d notes (%s)", made.Standing.Warnings, made.Standing.Notes, more.In(a.lang()))
}

// sayRemarks tells how much of the sources nobody else reads.
func (a *app) sayRemarks(n int) {
	if n > 0 {
		a.say("%d lời ghi <!-- congbo: … --> được bỏ ra ngoài", "%d remarks <!-- congbo: … --> left out", n)
	}
}

// fails reports whether findings stop a build.
func fails(findings diag.List, strict bool) bool {
	return findings.Count(diag.Error) > 0 || strict && findings.Count(diag.Warning) > 0
}

// printFindings prints the findings of a severity or more that nobody accepted.
func (a *app) printFindings(findings diag.List, least diag.Severity) error {
	var open diag.List
	for _, f := range findings {
		if f.Severity >= least && !f.Accepted {
			open.Add(f)
		}
	}
	if err := diag.WriteText(a.stderr, open, a.lang(), a.color); err != nil {
		return machine(err, diag.Say("không in được phát hiện", "cannot print the findings"))
	}
	return nil
}

// judge prints the findings that stop a build, and stops it; nil if none does.
func (a *app) judge(findings diag.List, strict bool) error {
	if !fails(findings, strict) {
		return nil
	}
	least := diag.Error
	if strict {
		least = diag.Warning
	}
	if err := a.printFindings(findings, least); err != nil {
		return err
	}
	errors, warnings := findings.Count(diag.Error), findings.Count(diag.Warning)
	return &stop{code: exitFindings,
		text: diag.Say("không dựng: %d lỗi, %d cảnh báo; trang đã công bố giữ nguyên", "not built: %d errors, %d warnings; what was published stands as it was", errors, warnings)}
}

// unfollowed says beside why a site was not built that its links by address were not followed:
// what they lead to is known on built pages alone, and mending the errors may bring more.
func unfollowed(err error, reports []*report.Report) error {
	n := 0
	for _, r := range reports {
		for _, d := range r.Documents {
			for _, l := range d.Links {
				if strings.HasPrefix(l.Destination, "/") {
					n++
				}
			}
		}
	}
	if s := (*stop)(nil); n > 0 && errors.As(err, &s) {
		s.hint = diag.Say("chưa dò %d liên kết ghi bằng địa chỉ (/…): chỉ dò được trên trang đã dựng, khi hết lỗi", "links by address (/…) not followed yet: %d; that takes the built pages, once no error stands", n)
	}
	return err
}

// writeStop explains why a finished site could not be written.
func writeStop(err error) error {
	if refused := refusal(err); refused != nil {
		return refused
	}
	return machine(err, diag.Say("không ghi được trang; trang đã công bố giữ nguyên", "cannot write the site; what was published stands as it was"))
}

// refusal explains what congbo does not do; nil for any other error.
func refusal(err error) error {
	var refused *output.RefusedError
	if errors.As(err, &refused) {
		return &stop{code: exitUsage, text: refused.Reason, hint: refused.Hint}
	}
	return nil
}

// speakLike speaks the site's language where the user asked for none.
func (a *app) speakLike(site *report.Site) {
	if a.language == "" && site != nil {
		a.language = site.Data.Site.Language
	}
}

// seconds prints a time with the decimal mark of the language.
func (a *app) seconds(d time.Duration) string {
	s := strconv.FormatFloat(d.Seconds(), 'f', 2, 64)
	if a.lang() == "vi" {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}
