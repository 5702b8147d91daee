package main

import (
	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/epub"
	"congbo/cmd/congbo/internal/pipeline"
)

var bookFile = &reportFile{
	command: "epub", ending: ".epub",
	name: diag.Say("sách điện tử", "e-book"), make: diag.Say("ghi", "write"),
	isOwn: func(file []byte) bool { return epub.Text(file) != "" },
	path:  epub.StoredPath, outdated: "epub/outdated",
}

func (a *app) epubCommand() *cobra.Command {
	var f reportFlags
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

func (a *app) epub(period string, f reportFlags) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	result, err := pipeline.Read(pipeline.Options{Site: root.FS(), Drafts: f.drafts})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	r, err := bookFile.report(a, result, period)
	if err != nil {
		return err
	}
	to, err := bookFile.destination(a, result.Site, r.Summary, f.output)
	if err != nil {
		return err
	}
	defer a.hold()()
	file, left, err := epub.Write(result.Site, r)
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", to.name()))
	}
	if err := to.write(file); err != nil {
		return err
	}
	var found diag.List
	for _, l := range left {
		found.Add(diag.Finding{Code: "epub/picture", Severity: diag.Note, Span: l.Span, Message: l.Why})
	}
	if err := a.left(found); err != nil {
		return err
	}
	a.say("đã ghi %s%s", "wrote %s%s", to.name(), a.replaced(to))
	return nil
}
