package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
)

func (a *app) newCommand() *cobra.Command {
	c := a.command("new", diag.Say("tạo trang mới, kỳ mới, nhiệm vụ của một kỳ", "make a site, a period, or the commitments of one"))
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		return usage(diag.Say("không tạo được %q", "cannot make %q", args[0]), diag.Say("trang mới: congbo new site [THƯ MỤC]; kỳ mới: congbo new period KỲ --from KỲ; nhiệm vụ: congbo new commitments KỲ", "a site: congbo new site [DIR]; a period: congbo new period PERIOD --from PERIOD; commitments: congbo new commitments PERIOD"))
	}
	site := a.command("site [DIR]", diag.Say("tạo một trang mới với một báo cáo dự thảo", "make a new site with the draft of one report"))
	site.Args = cobra.ArbitraryArgs
	site.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return noArgs(site, args[1:])
		}
		if len(args) == 1 {
			a.source = args[0]
		}
		defer a.hold()()
		return a.newSite()
	}
	c.AddCommand(site, a.newPeriodCommand(), a.newCommitmentsCommand())
	return c
}

// newSite writes the smallest site that builds: settings and the draft of a report
// of the current half year. It overwrites nothing.
func (a *app) newSite() error {
	now, err := a.today()
	if err != nil {
		return err
	}
	half := 1 + int(now.Month()-1)/6
	report := fmt.Sprintf("content/%d-h%d/", now.Year(), half)
	settings := siteFile{"data/site.toml", "# Tên trang và tên cơ quan, in ở đầu mỗi trang.\ntitle = \"Báo cáo\"\ncommittee = \"\"\nlanguage = \"vi\"\n# base_url = \"https://…\"   địa chỉ công bố, nếu đã có\n# form = \"party\"   thể thức: \"party\" (Đảng), \"state\" (Nhà nước), \"none\"; không ghi thì theo ký hiệu của báo cáo\n\n# Ai trả lời về trang: in ở chân mỗi trang, ghi vào túi hồ sơ khi niêm phong một kỳ.\n# [contact]\n# name = \"\"\n# person = \"\"\n# phone = \"\"\n# email = \"\"\n# address = \"\"\n"}
	for _, f := range append([]siteFile{settings}, newReport(report)...) {
		path := filepath.Join(a.source, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return machine(err, diag.Say("không tạo được thư mục", "cannot make a folder"))
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			return usage(diag.Say("đã có %s; không ghi đè", "%s exists already and is not overwritten", filepath.ToSlash(path)),
				diag.Say("chọn một thư mục trống: congbo new site THƯ-MỤC", "choose an empty folder: congbo new site DIR"))
		}
		if err != nil {
			return machine(err, diag.Say("không tạo được tệp", "cannot make a file"))
		}
		_, err = file.WriteString(f.text)
		if err := errors.Join(err, file.Close()); err != nil {
			return machine(err, diag.Say("không ghi được tệp", "cannot write a file"))
		}
		fmt.Fprintln(a.stdout, filepath.ToSlash(path))
	}
	if err := a.protectLineEnds(); err != nil {
		return err
	}
	source := ""
	if a.source != "." {
		source = " --source " + filepath.ToSlash(a.source)
	}
	a.say("xong; dựng bản dự thảo: congbo build --drafts%s", "done; build the draft: congbo build --drafts%s", source)
	return nil
}

// A siteFile is a file that a new site begins with.
type siteFile struct{ name, text string }

// newReport is the report of a new site, in a folder: what stands in brackets is to
// be replaced.
func newReport(folder string) []siteFile {
	return []siteFile{
		{folder + "_index.md", "+++\ntitle = \"(trích yếu của báo cáo)\"\nkind = \"Báo cáo\"\nnumber = \"\"\nissuer = \"\"\nnumbering = [\"I-\", \"1.\", \"1.1.\"]\nstatus = \"draft\"\n+++\n\n(đoạn mở đầu)\n"},
		{folder + "01-ket-qua/_index.md", "+++\ntitle = \"KẾT QUẢ ĐẠT ĐƯỢC\"\n+++\n"},
		{folder + "01-ket-qua/01-muc-mot.md", "+++\ntitle = \"(tên mục)\"\n+++\n\n- (nội dung)\n"},
	}
}

// lineEnds is the .gitattributes of a site: sealed sources are kept byte for byte,
// which git would not do where core.autocrlf is on, as it is on most Windows.
const lineEnds = "# Nguồn đã niêm phong được đối chiếu từng byte: git không được đổi kiểu xuống dòng.\ncontent/** -text\ndata/** -text\nlayouts/** -text\nstatic/** -text\n"

// protectLineEnds writes .gitattributes, unless the folder has one.
func (a *app) protectLineEnds() error {
	path := filepath.Join(a.source, ".gitattributes")
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		a.say("%s có sẵn và giữ nguyên; nên có trong đó: content/** -text và data/** -text", "%s exists and is left alone; it should have: content/** -text and data/** -text", filepath.ToSlash(path))
		return nil
	}
	if err == nil {
		_, err = file.WriteString(lineEnds)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được tệp", "cannot write a file"))
	}
	fmt.Fprintln(a.stdout, filepath.ToSlash(path))
	return nil
}

// today is SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock.
func (a *app) today() (time.Time, error) {
	value := a.getenv("SOURCE_DATE_EPOCH")
	if value == "" {
		return a.now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return time.Time{}, usage(diag.Say("SOURCE_DATE_EPOCH=%q không phải là một số giây", "SOURCE_DATE_EPOCH=%q is not a number of seconds", value), diag.Text{})
	}
	return time.Unix(seconds, 0).UTC(), nil
}
