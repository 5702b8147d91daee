package main

import (
	"context"
	"errors"
	"io/fs"
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

// pdfFlags are the flags of congbo pdf.
type pdfFlags struct {
	output string
	drafts bool
}

func (a *app) pdfCommand() *cobra.Command {
	var f pdfFlags
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
	result.Findings = slices.DeleteFunc(result.Findings, func(one diag.Finding) bool { return one.Code == "print/outdated" }) // that is being mended
	if err := a.judge(result.Findings, false); err != nil {
		return err
	}
	if slices.Contains(result.Site.Drafts, period) {
		return usage(diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", period), diag.Say("in dự thảo: congbo pdf %[1]s --drafts --output %[1]s.pdf", "to print the draft: congbo pdf %[1]s --drafts --output %[1]s.pdf", period))
	}
	printed := result.Site.ByPeriod(period)
	if printed == nil {
		return noReport(period, result.Site.Reports)
	}
	kept := f.output == "" // in the site
	replaced, err := a.pdfPlace(result.Site, printed, &f)
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
	if kept {
		err = os.MkdirAll(filepath.Dir(f.output), 0o755)
	}
	if err == nil {
		err = writeWhole(f.output, marked)
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", filepath.ToSlash(f.output)))
	}
	where := diag.Say("chú thích ở cuối văn bản", "notes at the end")
	if engine.Notes {
		where = diag.Say("chú thích ở chân trang", "notes at the foot of the page")
	}
	a.say("đã in %s bằng %s, %s%s", "printed %s with %s, %s%s", filepath.ToSlash(f.output), engine.Name, where.In(a.lang()), a.replaced(replaced))
	return nil
}

// pdfPlace settles where the PDF of a report goes, and reports whether a former print is there.
// What nobody may change, and what congbo pdf has not written, stays.
func (a *app) pdfPlace(site *report.Site, of *report.Summary, f *pdfFlags) (replaced bool, err error) {
	id := of.Period.ID
	if f.output != "" {
		if err := isOutput(f.output, ".pdf"); err != nil {
			return false, err
		}
	} else {
		elsewhere := diag.Say("in ra tệp khác: congbo pdf %[1]s --output %[1]s.pdf", "print it into another file: congbo pdf %[1]s --output %[1]s.pdf", id)
		switch {
		case of.Front.Status == "draft":
			return false, usage(diag.Say("bản in của dự thảo không để trong trang", "the print of a draft is not kept in the site"), diag.Say("thêm --output %s.pdf", "add --output %s.pdf", id))
		case site.Data.Sealed(id) != nil:
			return false, usage(diag.Say("kỳ %s đã niêm phong, không thêm được bản in vào trang", "period %s is sealed: no print can be added to the site", id), elsewhere)
		}
		f.output = filepath.Join(a.source, filepath.FromSlash(report.PrintedPath(id)))
	}
	return replaces(f.output, func(old []byte) bool { return report.PrintedText(old) != "" })
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

// replaced ends a message about a file that took the place of a former one.
func (a *app) replaced(is bool) string {
	if !is {
		return ""
	}
	return a.word("; thay bản trước", "; the former one is replaced")
}

// replaces reports whether there is a file of a name that a command is to write; one that is
// not its own, which somebody may have worked on, is refused.
func replaces(name string, isOwn func([]byte) bool) (bool, error) {
	old, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, machine(err, diag.Say("không ghi được %s", "cannot write %s", filepath.ToSlash(name)))
	case !isOwn(old):
		return false, usage(diag.Say("%s có sẵn, không do lệnh này ghi hoặc đã được sửa", "%s is there, and this command did not write it, or it was changed since", filepath.ToSlash(name)),
			diag.Say("chuyển tệp ấy đi, hoặc ghi ra tên khác: --output", "move that file away, or write another name: --output"))
	}
	return true, nil
}

// isOutput refuses to write a file under a name of another kind, such as that of a source.
func isOutput(name, ending string) error {
	if strings.EqualFold(filepath.Ext(name), ending) {
		return nil
	}
	return usage(diag.Say("--output %q: tên tệp phải kết thúc bằng %s", "--output %q: the name must end in %s", name, ending), diag.Text{})
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
