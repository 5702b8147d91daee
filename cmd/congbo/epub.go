package main

import (
	"os"
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
	c := a.command("epub PERIOD", diag.Say("ghi báo cáo một kỳ thành sách điện tử (EPUB 3), để trong trang", "write the report of a period as an e-book (EPUB 3), kept in the site"))
	c.Long = c.Short + "\n\n" + a.word(
		"Ghi vào content/PERIOD/files/PERIOD.epub: bìa báo cáo mời tải tệp ấy, congbo build chỉ chép nó, và báo khi\nbáo cáo được sửa mà chưa ghi lại. --output ghi vào tệp khác, ngoài trang; dự thảo chỉ ghi như vậy.\nBản trước của congbo epub được thay, tệp khác thì không.\n\nBìa đúng thể thức, mục lục, mỗi phần và mục một trang, chú thích mở ngay chỗ nêu, bảng, hình; số liệu và\ntham chiếu đã điền sẵn. Liên kết ra ngoài báo cáo dẫn tới trang web nếu data/site.toml có base_url; biểu đồ\nkhông có, số của nó ở bảng. Cùng một báo cáo thì tệp giống nhau từng byte.",
		"Writes content/PERIOD/files/PERIOD.epub: the cover of the report offers that file, congbo build only copies\nit, and says so when the report was changed and not written again. --output writes another file, beside\nthe site; drafts are written in no other way. A former book of congbo epub is replaced, no other file is.\n\nThe cover in its official form, contents, a page for each part and section, notes that open where they are\nmentioned, tables, pictures; values and references are written in. Links out of the report lead to the site\nif data/site.toml has a base_url; bars are left out, their figures stand in the table. The same report gives\nthe same bytes.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.output, "output", "", a.word("tệp EPUB (mặc định: content/PERIOD/files/PERIOD.epub của trang)", "the EPUB file (default: content/PERIOD/files/PERIOD.epub of the site)"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, a.word("ghi cả báo cáo còn là dự thảo, với --output", "write drafts too, with --output"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần tên một kỳ", "need the name of one period"), diag.Say("ví dụ: congbo epub 2022-h1", "for example: congbo epub 2022-h1"))
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
	result.Findings = slices.DeleteFunc(result.Findings, func(one diag.Finding) bool { return one.Code == "epub/outdated" }) // that is being mended
	if err := a.judge(result.Findings, false); err != nil {
		return err
	}
	if slices.Contains(result.Site.Drafts, period) {
		return usage(diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", period), diag.Say("ghi dự thảo: congbo epub %[1]s --drafts --output %[1]s.epub", "to write the draft: congbo epub %[1]s --drafts --output %[1]s.epub", period))
	}
	i := slices.IndexFunc(result.Reports, func(r *report.Report) bool { return r.Period.ID == period })
	if i < 0 {
		return noReport(period, result.Site.Reports)
	}
	replaced, err := a.bookPlace(result.Site, result.Reports[i].Summary, &f)
	if err != nil {
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
	a.say("đã ghi %s%s", "wrote %s%s", filepath.ToSlash(f.output), a.replaced(replaced))
	return nil
}

// bookPlace settles where the book of a report goes, and reports whether a former one is there.
// What nobody may change, and what congbo epub has not written, stays.
func (a *app) bookPlace(site *report.Site, of *report.Summary, f *epubFlags) (replaced bool, err error) {
	id := of.Period.ID
	switch {
	case f.output != "":
		if err := isOutput(f.output, ".epub"); err != nil {
			return false, err
		}
	case of.Front.Status == "draft":
		return false, usage(diag.Say("sách điện tử của dự thảo không để trong trang", "the e-book of a draft is not kept in the site"), diag.Say("thêm --output %s.epub", "add --output %s.epub", id))
	case site.Data.Sealed(id) != nil:
		return false, usage(diag.Say("kỳ %s đã niêm phong, không thêm được sách điện tử vào trang", "period %s is sealed: no e-book can be added to the site", id),
			diag.Say("ghi ra tệp khác: congbo epub %[1]s --output %[1]s.epub", "write it into another file: congbo epub %[1]s --output %[1]s.epub", id))
	default:
		f.output = filepath.Join(a.source, filepath.FromSlash(epub.StoredPath(id)))
		if err := os.MkdirAll(filepath.Dir(f.output), 0o755); err != nil {
			return false, machine(err, diag.Say("không ghi được %s", "cannot write %s", filepath.ToSlash(f.output)))
		}
	}
	return replaces(f.output, func(old []byte) bool { return epub.Text(old) != "" })
}
