package main

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/epub"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
)

// epubFlags are the flags of congbo epub.
type epubFlags struct {
	output string
	drafts bool
}

func (a *app) epubCommand() *cobra.Command {
	var f epubFlags
	c := a.command("epub PERIOD", diag.Say("ghi báo cáo một kỳ thành sách điện tử (EPUB 3)", "write the report of a period as an e-book (EPUB 3)"))
	c.Long = c.Short + "\n\n" + a.word(
		"Bìa đúng thể thức, mục lục, mỗi phần và mục một trang, chú thích mở ngay chỗ nêu, bảng, hình; số liệu và\ntham chiếu đã điền sẵn. Liên kết ra ngoài báo cáo dẫn tới trang web nếu data/site.toml có base_url; biểu đồ\nkhông có, số của nó ở bảng. Cùng một báo cáo thì tệp giống nhau từng byte.\nBạn đọc tải được nếu tệp nằm trong content/PERIOD/files/: bìa báo cáo nêu tên và cỡ tệp.",
		"The cover in its official form, contents, a page for each part and section, notes that open where they are\nmentioned, tables, pictures; values and references are written in. Links out of the report lead to the site\nif data/site.toml has a base_url; bars are left out, their figures stand in the table. The same report gives\nthe same bytes. Readers may download the file if it lies in content/PERIOD/files/: the cover names it with its size.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.output, "output", "", a.word("tệp EPUB (mặc định: PERIOD.epub)", "the EPUB file (default: PERIOD.epub)"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, a.word("ghi cả báo cáo còn là dự thảo", "write drafts too"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần tên một kỳ", "need the name of one period"), diag.Say("ví dụ: congbo epub 2022-h1", "for example: congbo epub 2022-h1"))
		}
		if f.output == "" {
			f.output = args[0] + ".epub"
		}
		return a.epub(args[0], f)
	}
	return c
}

func (a *app) epub(period string, f epubFlags) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	result, err := pipeline.Read(pipeline.Options{Site: root.FS(), Drafts: f.drafts})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(result.Site)
	if err := a.judge(result.Findings, false); err != nil {
		return err
	}
	if slices.Contains(result.Site.Drafts, period) {
		return usage(diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", period), diag.Say("ghi dự thảo: congbo epub %s --drafts", "to write the draft: congbo epub %s --drafts", period))
	}
	i := slices.IndexFunc(result.Reports, func(r *report.Report) bool { return r.Period.ID == period })
	if i < 0 {
		return usage(diag.Say("không có báo cáo kỳ %q", "no report of period %q", period), periodHint(result.Site))
	}
	if err := isOutput(f.output, ".epub"); err != nil {
		return err
	}
	defer a.hold()()
	file, left, err := epub.Write(result.Site, result.Reports[i])
	if err == nil {
		err = writeWhole(f.output, file)
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", filepath.ToSlash(f.output)))
	}
	var found diag.List
	for _, l := range left {
		found.Add(diag.Finding{Code: "epub/picture", Severity: diag.Note, Span: l.Span, Message: l.Why})
	}
	found.Sort()
	if err := diag.WriteText(a.stderr, found, a.lang(), a.color); err != nil {
		return machine(err, diag.Say("không in được phát hiện", "cannot print the findings"))
	}
	a.say("đã ghi %s", "wrote %s", filepath.ToSlash(f.output))
	return nil
}
