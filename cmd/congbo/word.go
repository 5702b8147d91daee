package main

import (
	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/word"
	"congbo/cmd/congbo/internal/words"
)

// wordFile is never kept in the site: the office signs it, and may go on writing in it.
var wordFile = &reportFile{command: "word", ending: ".docx", isOwn: word.IsOwn}

func (a *app) wordCommand() *cobra.Command {
	var output string
	c := a.command("word PERIOD", diag.Say("ghi báo cáo một kỳ, cả dự thảo, thành tệp Word đúng thể thức để trình ký", "write the report of a period, drafts too, as a Word file in its official form, to be signed"))
	c.Long = c.Short + "\n\n" + a.word(
		"Thể thức là của Đảng (Hướng dẫn 36-HD/VPTW) hoặc của Nhà nước (Nghị định 30/2020/NĐ-CP, Phụ lục I),\ntheo form hoặc ký hiệu của báo cáo. Chú thích, số mục, số bảng và số trang do Word tự đánh; số liệu và\ntham chiếu đã điền sẵn. congbo import đọc lại tệp này thành đúng báo cáo ấy, trừ: liên kết trong trang và\ntham chiếu (còn là chữ), khối indicators (thành bảng), biểu đồ, mã, danh sách định nghĩa, đường kẻ ngang,\ndanh sách và bảng trong chú thích, chú thích của chú thích. Cùng một báo cáo thì tệp giống nhau từng byte.\nTệp cũ chỉ bị thay khi do congbo word ghi và chưa ai sửa.",
		"The form is that of the Party (36-HD/VPTW) or of the State (Nghị định 30/2020/NĐ-CP, appendix I), by\nform or by the symbol of the report. Notes, headings, tables and pages are numbered by Word; values and\nreferences are written in. congbo import reads the file back as the same report, but for: links within\nthe site and references (text is left), blocks of indicators (tables), bars, code, lists of definitions,\nrules, lists and tables in notes, notes of notes. The same report gives the same bytes. A file that is\nthere is replaced only if congbo word wrote it and nobody has edited it.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&output, "output", "", a.word("tệp Word (mặc định: PERIOD.docx)", "the Word file (default: PERIOD.docx)"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần tên một kỳ", "need the name of one period"), diag.Say("ví dụ: congbo word 2022-h1", "for example: congbo word 2022-h1"))
		}
		if output == "" {
			output = args[0] + ".docx"
		}
		return a.writeWord(args[0], output)
	}
	return c
}

func (a *app) writeWord(period, output string) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	result, err := pipeline.Read(pipeline.Options{Site: root.FS(), Drafts: true})
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	r, err := wordFile.report(a, result, period)
	if err != nil {
		return err
	}
	to, err := wordFile.destination(a, result.Site, r.Summary, output)
	if err != nil {
		return err
	}
	defer a.hold()()
	file, left, err := word.Write(words.Of(result.Site.Data), r)
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", to.name()))
	}
	if err := to.write(file); err != nil {
		return err
	}
	var found diag.List
	for _, l := range left {
		found.Add(diag.Finding{Code: "word/otherwise", Severity: diag.Note, Span: l.Span, Message: l.Why})
	}
	if err := a.left(found); err != nil {
		return err
	}
	a.say("đã ghi %s%s", "wrote %s%s", to.name(), a.replaced(to))
	return nil
}
