package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/source"
)

// newSiteFlags are the flags of congbo new site, and what it asks where none is given.
type newSiteFlags struct {
	committee, form, language, period, word string
}

func (a *app) newSiteCommand() *cobra.Command {
	var f newSiteFlags
	c := a.command("site [DIR]", diag.Say("tạo một trang mới với một báo cáo dự thảo", "make a new site with the draft of one report"))
	c.Long = c.Short + "\n\n" + a.word(
		"Ghi data/site.toml, dự thảo báo cáo của một kỳ, và những tệp giúp việc: .gitignore,\n.gitattributes, .editorconfig, lược đồ cho trình soạn TOML, tác vụ của VS Code. Không có cờ\nnào thì hỏi trên dòng lệnh. Với --import, báo cáo là của tệp Word ấy, thay cho dự thảo mẫu.\nKhông ghi đè gì.",
		"Writes data/site.toml, the draft of the report of a period, and what helps: .gitignore,\n.gitattributes, .editorconfig, schemas for editors of TOML, a task of VS Code. Without any\nflag it asks on the terminal. With --import the report is that of the Word file, in place of\nthe sample draft. Nothing is overwritten.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.committee, "committee", "", a.word("tên cơ quan", "name of the committee"))
	c.Flags().StringVar(&f.form, "form", "", a.word("thể thức: party (Đảng), state (Nhà nước), none; bỏ trống thì theo ký hiệu của báo cáo", "form: party, state, none; without it that of the report's symbol"))
	c.Flags().StringVar(&f.language, "language", "", a.word("ngôn ngữ của trang: vi (mặc định) hoặc en", "language of the site: vi (the default) or en"))
	c.Flags().StringVar(&f.period, "period", "", a.word("kỳ của báo cáo: "+data.PeriodNames+"; bỏ trống thì nửa năm này, hoặc theo tệp Word", "period of the report: "+data.PeriodNames+"; without it this half year, or that of the Word file"))
	c.Flags().StringVar(&f.word, "import", "", a.word("tệp Word (.docx) hay văn bản (.txt) của báo cáo", "Word (.docx) or text file (.txt) of the report"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return noArgs(c, args[1:])
		}
		if len(args) == 1 {
			a.source = args[0]
		} else if err := a.emptyHere(); err != nil {
			return err
		}
		if a.stdin != nil && c.LocalFlags().NFlag() == 0 {
			a.askNewSite(&f)
		}
		return a.newSite(f)
	}
	return c
}

// emptyHere refuses to fill a folder that holds something else and that nobody named: a site
// has files that would stand among it.
func (a *app) emptyHere() error {
	entries, err := os.ReadDir(a.source)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return machine(err, diag.Say("không đọc được thư mục", "cannot read the folder"))
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return usage(diag.Say("thư mục này đã có tệp khác (%s)", "this folder has other files (%s)", e.Name()),
				diag.Say("tạo trang trong một thư mục mới: congbo new site THƯ-MỤC; ghi ngay tại đây: congbo new site .", "make the site in a new folder: congbo new site DIR; here all the same: congbo new site ."))
		}
	}
	return nil
}

// askNewSite asks for what the flags did not say. An empty answer leaves it open.
func (a *app) askNewSite(f *newSiteFlags) {
	in := bufio.NewReader(a.stdin)
	ask := func(into *string, question diag.Text) {
		fmt.Fprint(a.stderr, question.In(a.lang()), " ")
		line, _ := in.ReadString('\n') // its end is an answer, too
		*into = strings.TrimSpace(line)
	}
	a.say("Nhấn Enter để bỏ qua một câu.", "Enter alone leaves a question open.")
	ask(&f.word, diag.Say("Tệp Word của báo cáo, nếu đã có:", "Word file of the report, if there is one:"))
	f.word = strings.Trim(f.word, `"'`) // as a terminal writes a file that is dropped on it
	ask(&f.committee, diag.Say("Tên cơ quan:", "Name of the committee:"))
	ask(&f.form, diag.Say("Thể thức: party (Đảng), state (Nhà nước), none (cơ quan khác); bỏ trống thì theo ký hiệu của báo cáo:", "Form: party, state, none (of another body); left open, that of the report's symbol:"))
	ask(&f.language, diag.Say("Ngôn ngữ của trang, vi hay en; bỏ trống là vi:", "Language of the site, vi or en; left open, vi:"))
	ask(&f.period, diag.Say("Kỳ báo cáo, như 2031-h1; bỏ trống thì theo tệp Word, hoặc nửa năm này:", "Period, like 2031-h1; left open, that of the Word file, or this half year:"))
}

// newSite writes a site that builds: settings, what helps, and a report, that of a Word file
// or a draft. It overwrites nothing.
func (a *app) newSite(f newSiteFlags) error {
	if f.language == "" {
		f.language = "vi"
	}
	files, err := a.newSiteFiles(f)
	if err != nil {
		return err
	}
	defer a.hold()()
	var helping []string
	for _, file := range files {
		path := filepath.Join(a.source, filepath.FromSlash(file.name))
		switch err := writeFresh(path, file.text); {
		case errors.Is(err, fs.ErrExist) && file.helps:
			a.say("%s có sẵn và giữ nguyên", "%s exists and is left alone", filepath.ToSlash(path))
			if file.name == ".gitattributes" {
				a.say("  nên có trong đó: content/** -text và data/** -text", "  it should have: content/** -text and data/** -text")
			}
		case errors.Is(err, fs.ErrExist):
			return usage(diag.Say("đã có %s; không ghi đè", "%s exists already and is not overwritten", filepath.ToSlash(path)),
				diag.Say("chọn một thư mục trống: congbo new site THƯ-MỤC", "choose an empty folder: congbo new site DIR"))
		case err != nil:
			return machine(err, diag.Say("không ghi được tệp", "cannot write a file"))
		case file.helps:
			top, _, inFolder := strings.Cut(file.name, "/")
			if inFolder {
				top += "/"
			}
			helping = append(helping, top)
		default:
			fmt.Fprintln(a.stdout, filepath.ToSlash(path))
		}
	}
	if len(helping) > 0 {
		a.say("tệp giúp việc cho git và trình soạn thảo: %s", "for git and editors: %s", strings.Join(slices.Compact(helping), " "))
	}
	if f.word != "" {
		err := a.importFile(f.word, importFlags{period: f.period})
		if err != nil {
			a.say("trang đã có, chưa có báo cáo; khi xong: congbo import %s%s", "the site is there, without a report; when that is settled: congbo import %s%s", filepath.ToSlash(f.word), a.here())
		}
		return err
	}
	a.say("xong; xem và sửa: congbo serve --open%s; đã có tệp Word: congbo import TỆP.docx%s; dựng bản dự thảo: congbo build --drafts%s",
		"done; look at it and write: congbo serve --open%s; from a Word file: congbo import FILE.docx%s; build the draft: congbo build --drafts%s", a.here(), a.here(), a.here())
	return nil
}

// A siteFile is a file that a new site begins with.
type siteFile struct {
	name, text string
	helps      bool // the site builds without it, and it may be there before
}

// newSiteFiles are the files of a new site, but for the report of a Word file.
func (a *app) newSiteFiles(f newSiteFlags) ([]siteFile, error) {
	if f.form != "" && !slices.Contains([]string{"party", "state", "none"}, f.form) {
		return nil, usage(diag.Say("không có thể thức %q", "there is no form %q", f.form), diag.Say("ghi party (Đảng), state (Nhà nước) hoặc none", "write party, state or none"))
	}
	if f.language != "vi" && f.language != "en" {
		return nil, usage(diag.Say("không có ngôn ngữ %q", "there is no language %q", f.language), diag.Say("ghi vi hoặc en", "write vi or en"))
	}
	if f.period != "" {
		if _, err := readPeriod(f.period); err != nil {
			return nil, err
		}
	} else if f.word == "" {
		now, err := a.today()
		if err != nil {
			return nil, err
		}
		f.period = fmt.Sprintf("%d-h%d", now.Year(), 1+int(now.Month()-1)/6)
	}
	files := []siteFile{{name: "data/site.toml", text: settingsText(f)}}
	if f.word == "" {
		files = append(files, newReport("content/"+f.period+"/", f.language)...)
	} else if err := a.canImport(f); err != nil { // before anything is written
		return nil, err
	}
	return append(files, helpingFiles()...), nil
}

// canImport reads the Word file of a new site as import will, so that a site is made of one
// that can be read, or not at all.
func (a *app) canImport(f newSiteFlags) error {
	raw, err := readRegular(f.word)
	if err != nil {
		return err
	}
	o := importer.Options{Name: filepath.ToSlash(f.word), Raw: raw, Language: f.language}
	if f.period != "" {
		if o.Period, err = data.ParsePeriod(f.period); err != nil {
			return err // newSiteFiles has parsed it
		}
	}
	set, _ := data.Decode(&source.Tree{}) // of a site that says nothing
	o.Grammar = set.Grammar
	_, err = a.importOnce(o)
	return err
}

// settingsText is data/site.toml.
func settingsText(f newSiteFlags) string {
	line := func(key, value, example, doc string) string {
		if value == "" {
			return "# " + key + " = " + example + "   " + doc + "\n"
		}
		return key + " = " + data.QuoteTOML(value) + "\n"
	}
	title, of, head, address, form, contact := "Báo cáo", " của ", "Tên trang, in ở đầu mỗi trang; tên cơ quan, in ở chân trang.", "địa chỉ công bố, nếu đã có",
		"thể thức: \"party\" (Đảng), \"state\" (Nhà nước), \"none\"; không ghi thì theo ký hiệu của báo cáo",
		"Ai trả lời về trang: in ở chân mỗi trang, ghi vào túi hồ sơ khi niêm phong một kỳ."
	if f.language == "en" {
		title, of, head, address, form, contact = "Reports", " of ", "Name of the site, at the head of each page; of the committee, at its foot.", "where it is published, once that is known",
			"form: \"party\", \"state\", \"none\"; without it that of the report's symbol",
			"Who answers for the site: at the foot of each page, and in the bag of a sealed period."
	}
	if f.committee != "" {
		title += of + f.committee
	}
	return "# " + head + "\ntitle = " + data.QuoteTOML(title) + "\ncommittee = " + data.QuoteTOML(f.committee) + "\nlanguage = " + data.QuoteTOML(f.language) + "\n" +
		line("base_url", "", "\"https://…\"", address) + line("form", f.form, "\"party\"", form) +
		"\n# " + contact + "\n# [contact]\n# name = \"\"\n# person = \"\"\n# phone = \"\"\n# email = \"\"\n# address = \"\"\n"
}

// newReport is the report of a new site, in a folder: what stands in brackets is to
// be replaced.
func newReport(folder, language string) []siteFile {
	title, kind, part, opening, section, item := "(trích yếu của báo cáo)", "Báo cáo", "KẾT QUẢ ĐẠT ĐƯỢC", "(đoạn mở đầu)", "(tên mục)", "(nội dung)"
	if language == "en" {
		title, kind, part, opening, section, item = "(title of the report)", "Report", "RESULTS", "(text)", "(text)", "(text)"
	}
	return []siteFile{
		{name: folder + "_index.md", text: "+++\ntitle = \"" + title + "\"\nkind = \"" + kind + "\"\nnumber = \"\"\nissuer = \"\"\nnumbering = [\"I-\", \"1.\", \"1.1.\"]\nstatus = \"draft\"\n+++\n\n" + opening + "\n"},
		{name: folder + "01-ket-qua/_index.md", text: "+++\ntitle = \"" + part + "\"\n+++\n"},
		{name: folder + "01-ket-qua/01-muc-mot.md", text: "+++\ntitle = \"" + section + "\"\n+++\n\n- " + item + "\n"},
	}
}

// writeFresh writes a file that is not there, and the folders it lies in.
func writeFresh(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}
