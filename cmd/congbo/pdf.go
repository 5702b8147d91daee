package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/paper"
	"congbo/cmd/congbo/internal/pipeline"
)

// printing is how long a print engine may work.
const printing = 3 * time.Minute

// pdfFlags are the flags of congbo pdf.
type pdfFlags struct {
	output string
	drafts bool
}

func (a *app) pdfCommand() *cobra.Command {
	var f pdfFlags
	c := a.command("pdf PERIOD", diag.Say("in toàn văn một kỳ ra PDF khổ A4", "print the whole report of a period as PDF on A4"))
	c.Long = c.Short + "\n\n" + a.word(
		"Dùng WeasyPrint từ bản 57 (chú thích ở chân trang giấy), không có thì Chromium, Chrome hoặc\nEdge (chú thích ở cuối văn bản) có sẵn trên máy, và nói đã dùng gì.",
		"Uses WeasyPrint 57 or newer (notes at the foot of the page), else Chromium, Chrome or Edge\n(notes at the end) of this machine, and says which it was.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.output, "output", "", a.word("tệp PDF (mặc định: PERIOD.pdf)", "the PDF file (default: PERIOD.pdf)"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, a.word("in cả báo cáo còn là dự thảo", "print drafts too"))
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

func (a *app) pdf(ctx context.Context, period string, f pdfFlags) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	result, err := pipeline.Build(pipeline.Options{Site: root.FS(), Drafts: f.drafts})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(result.Site)
	if err := a.judge(result.Findings, false); err != nil {
		return err
	}
	page := period + "/toan-van/index.html"
	if slices.Contains(result.Site.Drafts, period) {
		return usage(diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", period), diag.Say("in dự thảo: congbo pdf %s --drafts", "to print the draft: congbo pdf %s --drafts", period))
	}
	if _, ok := result.Pages[page]; !ok {
		return noReport(period, result.Site.Reports)
	}
	engines := paper.Find(ctx)
	if len(engines) == 0 {
		return &stop{code: exitMachine,
			text: diag.Say("máy này không có chương trình in PDF", "this machine has no program that prints PDF"),
			hint: diag.Say("cài WeasyPrint từ bản 57 (Debian, Ubuntu: apt install weasyprint), hoặc Chromium, Chrome, Edge", "install WeasyPrint 57 or newer (Debian, Ubuntu: apt install weasyprint), or Chromium, Chrome, Edge")}
	}
	if f.output == "" {
		f.output = period + ".pdf"
	}
	tree, printed := result.Pages, result.Site.ByPeriod(period)
	if engines[0].Notes {
		var found diag.List
		if tree[page], found = result.Paper(printed); found.Count(diag.Error) > 0 {
			return a.judge(found, false)
		}
	} else {
		const style = "css/congbo.css" // of every page
		tree[style] = append(tree[style], paper.Running(printed.Front.Title)...)
	}
	if err := isOutput(f.output, ".pdf"); err != nil {
		return err
	}
	defer a.hold()()
	if err := printPage(ctx, engines[0], tree, page, f.output); err != nil {
		return machine(err, diag.Say("%s không in được", "%s could not print", engines[0].Name))
	}
	where := diag.Say("ở cuối văn bản", "at the end")
	if engines[0].Notes {
		where = diag.Say("ở chân trang", "at the foot of the page")
	}
	a.say("đã in %s bằng %s, chú thích %s", "printed %s with %s, notes %s", filepath.ToSlash(f.output), engines[0].Name, where.In(a.lang()))
	return nil
}

// isOutput refuses to write a file under a name of another kind, such as that of a source.
func isOutput(name, ending string) error {
	if strings.EqualFold(filepath.Ext(name), ending) {
		return nil
	}
	return usage(diag.Say("--output %q: tên tệp phải kết thúc bằng %s", "--output %q: the name must end in %s", name, ending), diag.Text{})
}

// printPage writes the PDF of a page of a built site. The file appears whole or not at
// all: it is made beside its place and then moved there.
func printPage(ctx context.Context, engine paper.Engine, tree output.Tree, page, pdf string) error {
	dir, err := os.MkdirTemp("", "congbo-site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	site := filepath.Join(dir, "site")
	if _, err := output.Write(site, tree, output.Options{}); err != nil {
		return err
	}
	if pdf, err = filepath.Abs(pdf); err != nil {
		return err
	}
	made, err := os.CreateTemp(filepath.Dir(pdf), ".congbo-*.pdf")
	if err != nil {
		return err
	}
	made.Close()
	defer os.Remove(made.Name())
	if err := engine.Print(ctx, filepath.Join(site, filepath.FromSlash(page)), made.Name()); err != nil {
		return err
	}
	if err := os.Chmod(made.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(made.Name(), pdf)
}
