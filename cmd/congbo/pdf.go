package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/paper"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
)

// printing is how long a print engine may work.
const printing = 3 * time.Minute

var printFile = &reportFile{
	command: "pdf", ending: ".pdf",
	name: diag.Say("bản in", "print"), make: diag.Say("in", "print"),
	isOwn: func(file []byte) bool { return report.PrintedText(file) != "" },
	path:  report.PrintedPath, outdated: "print/outdated",
}

func (a *app) pdfCommand() *cobra.Command {
	var f reportFlags
	c := a.command("pdf PERIOD", diag.Say("in toàn văn một kỳ ra PDF khổ A4, để trong trang", "print the whole report of a period as PDF on A4, kept in the site"))
	c.Long = c.Short + "\n\n" + a.word(
		"Ghi vào content/PERIOD/files/PERIOD.pdf: bìa báo cáo mời tải tệp ấy, congbo build chỉ chép nó, và báo khi\nbáo cáo được sửa mà chưa in lại. --output ghi vào tệp khác, ngoài trang; dự thảo chỉ in ra như vậy.\nBản trước của congbo pdf được thay, tệp khác thì không.\n\nDùng WeasyPrint từ bản 57 (chú thích ở chân trang giấy, số liệu CSV đính kèm), không có thì Chromium,\nChrome hoặc Edge (chú thích ở cuối văn bản) có sẵn trên máy, và nói đã dùng gì.",
		"Writes content/PERIOD/files/PERIOD.pdf: the cover of the report offers that file, congbo build only copies\nit, and says so when the report was changed and not printed again. --output writes another file, beside\nthe site; drafts are printed in no other way. A former print of congbo pdf is replaced, no other file is.\n\nUses WeasyPrint 57 or newer (notes at the foot of the page, data attached as CSV), else Chromium, Chrome\nor Edge (notes at the end) of this machine, and says which it was.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.output, "output", "", a.word("tệp PDF (mặc định: content/PERIOD/files/PERIOD.pdf của trang)", "the PDF file (default: content/PERIOD/files/PERIOD.pdf of the site)"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, a.word("in cả báo cáo còn là dự thảo, với --output", "print drafts too, with --output"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần tên một kỳ", "need the name of one period"), diag.Say("ví dụ: congbo pdf 2022-h1", "for example: congbo pdf 2022-h1"))
		}
		ctx, cancel := context.WithTimeout(c.Context(), printing)
		defer cancel()
		return a.pdf(ctx, args[0], f)
	}
	return c
}

func (a *app) pdf(ctx context.Context, period string, f reportFlags) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	result, err := pipeline.Build(pipeline.Options{Site: root.FS(), Drafts: f.drafts})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	r, err := printFile.report(a, result, period)
	if err != nil {
		return err
	}
	printed := r.Summary
	to, err := printFile.destination(a, result.Site, printed, f.output)
	if err != nil {
		return err
	}
	engines := paper.Find(ctx)
	if len(engines) == 0 {
		return &stop{code: exitMachine,
			text: diag.Say("máy này không có chương trình in PDF", "this machine has no program that prints PDF"),
			hint: diag.Say("cài WeasyPrint từ bản 57 (Debian, Ubuntu: apt install weasyprint), hoặc Chromium, Chrome, Edge", "install WeasyPrint 57 or newer (Debian, Ubuntu: apt install weasyprint), or Chromium, Chrome, Edge")}
	}
	engine, tree, page := engines[0], result.Pages, address.Full(printed)+address.Index
	if engine.Notes {
		var found diag.List
		if tree[page], found = result.Paper(printed); found.Count(diag.Error) > 0 {
			return a.judge(found, false)
		}
	} else {
		const style = "css/congbo.css" // of every page
		tree[style] = append(tree[style], paper.Running(printed.Front.Title)...)
	}
	defer a.hold()()
	pdf, err := printPage(ctx, engine, tree, page, attachments(tree, printed))
	if err != nil {
		return machine(err, diag.Say("%s không in được", "%s could not print", engine.Name))
	}
	marked, ok := report.MarkPrinted(pdf, result.TextSum(printed))
	if !ok {
		return &stop{code: exitMachine, text: diag.Say("%s ghi ra một tệp không phải PDF", "%s wrote a file that is no PDF", engine.Name)}
	}
	if err := to.write(marked); err != nil {
		return err
	}
	where := diag.Say("chú thích ở cuối văn bản", "notes at the end")
	if engine.Notes {
		where = diag.Say("chú thích ở chân trang", "notes at the foot of the page")
	}
	a.say("đã in %s bằng %s, %s%s", "printed %s with %s, %s%s", to.name(), engine.Name, where, a.replaced(to))
	return nil
}

// attachments are the data of a report as CSV, which an engine that can puts into the PDF.
func attachments(tree output.Tree, of *report.Summary) []string {
	var all []string
	for name := range tree {
		if strings.HasPrefix(name, address.Indicators(of)) && strings.HasSuffix(name, ".csv") && !strings.HasSuffix(name, "excel.csv") {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// printPage prints a page of a built site.
func printPage(ctx context.Context, engine paper.Engine, tree output.Tree, page string, attached []string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "congbo-site-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	site, pdf := filepath.Join(dir, "site"), filepath.Join(dir, "made.pdf")
	if _, err := output.Write(site, tree, output.Options{}); err != nil {
		return nil, err
	}
	for i, name := range attached {
		attached[i] = filepath.Join(site, filepath.FromSlash(name))
	}
	if err := engine.Print(ctx, filepath.Join(site, filepath.FromSlash(page)), pdf, attached...); err != nil {
		return nil, err
	}
	return os.ReadFile(pdf)
}
