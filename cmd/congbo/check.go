package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// checkFlags are the flags of congbo check.
type checkFlags struct {
	format   string
	annotate string
	strict   bool
	all      bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	c := a.command("check [PATH…]", diag.Say("kiểm tra số liệu, viện dẫn và những gì không được đưa ra ngoài", "check figures, citations and what must not go out"))
	c.Args = cobra.ArbitraryArgs
	c.Long = a.checkHelp(c.Short)
	c.Flags().StringVar(&f.format, "format", "text", a.word("dạng kết quả: text, json, sarif, github", "form of the result: text, json, sarif, github"))
	c.Flags().StringVar(&f.annotate, "annotate", "", a.word("ghi thêm một bản của tệp Word với mỗi phát hiện là một nhận xét ở đúng chữ", "write a copy of the Word file too, with a comment at the very words of each finding"))
	c.Flags().BoolVar(&f.strict, "strict", false, a.word("cảnh báo cũng là không đạt (mã thoát 1)", "warnings fail too (exit code 1)"))
	c.Flags().BoolVar(&f.all, "all", false, a.word("kể cả phát hiện đã chấp nhận", "accepted findings too"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.check(args, f) }
	return c
}

// checkHelp lists every check.
func (a *app) checkHelp(short string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", short, a.word(
		"Không có PATH thì kiểm tra cả trang; PATH là tệp .docx, .md hay .txt ở bất cứ đâu,\nhoặc một thư mục có các tệp ấy. Phát hiện trong tệp Word nêu mục, đoạn, ô của bảng;\n--annotate ghi chúng thành nhận xét vào một bản của tệp.\nCác phép kiểm tra (chi tiết: congbo explain MÃ):",
		"Without PATH the whole site is checked; PATH is a .docx, .md or .txt file anywhere, or\na folder of such files. Findings in a Word file name the section, the paragraph, the\ncell of a table; --annotate writes them as comments into a copy of the file.\nThe checks (more: congbo explain CODE):"))
	for _, c := range check.All() {
		fmt.Fprintf(&b, "  %-19s %-9s %s\n", c.Code, c.Severity.In(a.lang()), c.Title.In(a.lang()))
	}
	return b.String()
}

func (a *app) check(paths []string, f checkFlags) error {
	print, ok := map[string]func(*pipeline.Result, diag.List) error{
		"text": a.checkText, "json": a.checkJSON, "sarif": a.checkSARIF, "github": a.checkGitHub,
	}[f.format]
	if !ok {
		return usage(diag.Say("không có dạng %q", "no format %q", f.format), diag.Say("chọn: text, json, sarif, github", "choose: text, json, sarif, github"))
	}
	if f.annotate != "" {
		if err := canAnnotate(paths, f.annotate); err != nil {
			return err
		}
	}
	result, words, err := a.checked(paths)
	if err != nil {
		return err
	}
	var shown diag.List
	for _, finding := range result.Findings {
		if f.all || !finding.Accepted {
			shown.Add(finding)
		}
	}
	if err := print(result, shown); err != nil {
		return machine(err, diag.Say("không in được kết quả", "cannot print the result"))
	}
	if f.annotate != "" && len(words) > 0 {
		if err := a.annotate(words[0], shown, f.annotate); err != nil {
			return err
		}
	}
	if result.Findings.Count(diag.Error) > 0 || f.strict && result.Findings.Count(diag.Warning) > 0 {
		return &stop{code: exitFindings}
	}
	return nil
}

// checked checks the site, or the files that are named. Of Word files it returns what was
// read of them.
func (a *app) checked(paths []string) (*pipeline.Result, []*importer.Word, error) {
	if len(paths) == 1 && !a.isLoose(paths[0]) {
		a.source, paths = paths[0], nil
	}
	if len(paths) > 0 {
		return a.checkedLoose(paths)
	}
	root, err := a.openSite()
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	tree := source.ReadEach(root.FS(), pipeline.Each)
	lean(tree, 4)
	result, err := pipeline.Check(pipeline.Options{Tree: tree, Drafts: true, FromBag: inBag(a.source)})
	if err != nil {
		return nil, nil, machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(result.Site)
	return result, nil, nil
}

// summary counts what a check found, as its JSON has it.
type summary struct {
	Errors      int `json:"errors"`
	Warnings    int `json:"warnings"`
	Notes       int `json:"notes"`
	Accepted    int `json:"accepted"`
	Percentages struct {
		Total     int `json:"total"`
		Holds     int `json:"holds"`
		Fails     int `json:"fails"`
		Unchecked int `json:"unchecked"`
	} `json:"percentages"`
	Citations struct {
		Total      int `json:"total"`
		Registered int `json:"registered"`
	} `json:"citations"`
	Tables struct {
		Markdown int      `json:"markdown"`
		Data     int      `json:"data"` // of CSV and TOML files
		Cells    int      `json:"cells"`
		Unread   []string `json:"unread"` // data files that no table shows
	} `json:"tables"`
	Remarks int `json:"remarks"` // of the authors, which are left out
}

func summarise(r *pipeline.Result) summary {
	var s summary
	s.Errors, s.Warnings, s.Notes = r.Findings.Count(diag.Error), r.Findings.Count(diag.Warning), r.Findings.Count(diag.Note)
	for _, f := range r.Findings {
		if f.Accepted {
			s.Accepted++
		}
	}
	for _, f := range r.Figures {
		if f.Kind != "ratio" {
			continue
		}
		s.Percentages.Total++
		switch f.Verdict {
		case check.Holds, check.RoundedDown:
			s.Percentages.Holds++
		case check.Fails:
			s.Percentages.Fails++
		default:
			s.Percentages.Unchecked++
		}
	}
	t := &s.Tables
	t.Markdown, t.Data, t.Cells, t.Unread = r.Tables.Markdown, r.Tables.Data, r.Tables.Cells, []string{}
	for _, f := range r.Tables.Unread {
		t.Unread = append(t.Unread, f.Path)
	}
	s.Remarks = r.Count().Remarks
	for _, c := range citations(r.Site) {
		s.Citations.Total++
		if d := r.Site.Cited[c]; d != nil && d.Registered != nil {
			s.Citations.Registered++
		}
	}
	return s
}

// citations are all citations of a site.
func citations(site *report.Site) []*report.Citation {
	var all []*report.Citation
	for _, r := range site.Reports {
		for i, c := range r.Citations {
			if i > 0 || !isOwnNumber(c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// isOwnNumber reports whether the first citation of a text outside a site is the number in its
// head, which stands there alone: "Số 12-BC/ĐU".
func isOwnNumber(c *report.Citation) bool {
	words := strings.ToLower(strings.TrimSpace(c.Quote.Before() + c.Words()))
	rest, ok := strings.CutPrefix(words, "số")
	return ok && strings.Trim(rest, " :") == strings.ToLower(c.Key) && strings.Trim(c.Quote.After(), " .") == ""
}

func (a *app) checkText(r *pipeline.Result, shown diag.List) error {
	if err := diag.WriteText(a.stdout, shown, a.lang(), a.color); err != nil {
		return err
	}
	s := summarise(r)
	if len(shown) > 0 {
		fmt.Fprintln(a.stdout)
	}
	a.say("%d lỗi, %d cảnh báo, %d ghi chú, %d đã chấp nhận", "%d errors, %d warnings, %d notes, %d accepted", s.Errors, s.Warnings, s.Notes, s.Accepted)
	a.say("%d phần trăm: %d đúng, %d sai, %d không kiểm được", "%d percentages: %d right, %d wrong, %d not checkable", s.Percentages.Total, s.Percentages.Holds, s.Percentages.Fails, s.Percentages.Unchecked)
	reasons, count := []string{}, map[string]int{}
	sums := 0
	for _, f := range r.Figures {
		if f.Kind == "ratio" && f.Verdict == check.Unchecked {
			why := f.Why.In(a.lang())
			if count[why] == 0 {
				reasons = append(reasons, why)
			}
			count[why]++
		}
		if f.Kind == "sum" && f.Verdict == check.Holds {
			sums++
		}
	}
	for _, why := range reasons {
		fmt.Fprintf(a.stdout, "  %d: %s\n", count[why], why)
	}
	a.say("%d phép cộng đúng", "%d sums that hold", sums)
	if len(r.Site.Data.Directives) > 0 {
		a.say("%d viện dẫn, %d có trong danh mục văn bản", "%d citations, %d of registered documents", s.Citations.Total, s.Citations.Registered)
	} else { // a file outside a site is held against no register
		a.say("%d viện dẫn", "%d citations", s.Citations.Total)
	}
	a.say("%d bảng trong lời văn, %d bảng từ tệp số liệu, %d ô đã đọc", "%d tables in the text, %d tables of data files, %d cells read", s.Tables.Markdown, s.Tables.Data, s.Tables.Cells)
	for _, path := range s.Tables.Unread {
		a.say("  không đọc %s: không bảng nào dùng tệp này", "  not read: %s, which no table shows", path)
	}
	a.sayRemarks(s.Remarks)
	return nil
}

// checkJSON prints the result in the form that the reference describes.
func (a *app) checkJSON(r *pipeline.Result, shown diag.List) error {
	type cited struct {
		Key    string `json:"key"`
		Type   string `json:"type"`
		Number string `json:"number"`
		Symbol string `json:"symbol"`
		Date   string `json:"date"`
		Issuer string `json:"issuer"`
		diag.Location
		Text string `json:"text"`
		Form string `json:"form"`
	}
	type figure struct {
		Kind string `json:"kind"`
		Text string `json:"text"`
		diag.Location
		Verdict string `json:"verdict"`
		Why     string `json:"why"`
	}
	out := struct {
		Findings  []diag.Record `json:"findings"`
		Citations []cited       `json:"citations"`
		Figures   []figure      `json:"figures"`
		Summary   summary       `json:"summary"`
	}{diag.Records(shown, a.lang()), []cited{}, []figure{}, summarise(r)}
	for _, c := range citations(r.Site) {
		key := c.Key
		if d := r.Site.Cited[c]; d != nil && d.Key != "" {
			key = d.Key // what a short form stands for
		}
		out.Citations = append(out.Citations, cited{key, c.Type, c.Number, c.Symbol, c.Date.String(), c.Issuer, diag.LocationOf(c.Span), c.Words(), string(c.Form)})
	}
	for _, f := range r.Figures {
		out.Figures = append(out.Figures, figure{f.Kind, f.Text, diag.LocationOf(f.Span), string(f.Verdict), f.Why.In(a.lang())})
	}
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func (a *app) checkSARIF(_ *pipeline.Result, shown diag.List) error {
	var all []diag.Rule
	for _, c := range explained() {
		all = append(all, diag.Rule{Code: c.Code, Title: c.Title, Help: c.Doc})
	}
	for _, r := range rules {
		for code := range strings.FieldsSeq(r.codes) {
			all = append(all, diag.Rule{Code: code, Title: r.title, Help: r.doc})
		}
	}
	return diag.WriteSARIF(a.stdout, shown, all, version, a.lang())
}

func (a *app) checkGitHub(_ *pipeline.Result, shown diag.List) error {
	return diag.WriteGitHub(a.stdout, shown, a.lang())
}
