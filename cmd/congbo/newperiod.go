package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
)

func (a *app) newPeriodCommand() *cobra.Command {
	var from string
	c := a.command("period PERIOD", diag.Say("tạo khung báo cáo của kỳ mới theo báo cáo của một kỳ trước", "make the skeleton of a new period's report from an earlier one"))
	c.Args = cobra.ArbitraryArgs
	c.Long = c.Short + "\n\n" + a.word(
		"Khung có các phần, mục, đề mục và bảng như báo cáo trước, chưa có lời và số; tên và địa chỉ nêu\nkỳ cũ được đổi theo kỳ mới, chỗ nào không đổi được thì nêu ra. Chỉ tiêu giữ tên, đơn vị, nhóm,\nvà kế hoạch nếu cùng năm; kết quả cùng kỳ năm trước, nếu trang có, thành previous. Nhiệm vụ các\nkỳ trước chưa xong được liệt kê để trả lời. Không tệp nào bị ghi đè.",
		"The skeleton has the parts, sections, headings and tables of the earlier report without text and\nfigures; titles and addresses that name its period name the new one, and what does not is told.\nIndicators keep name, unit and group, and the target within one year; results of the same period\nof last year, if the site has it, become previous. What earlier reports promised and nobody has\nanswered is listed. No file is overwritten.")
	c.Flags().StringVar(&from, "from", "", a.word("kỳ lấy làm mẫu, ví dụ 2022-h1", "the period to take after, such as 2022-h1"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần một kỳ mới và kỳ làm mẫu", "need a new period and the one to take after"),
				diag.Say("ví dụ: congbo new period 2022 --from 2022-h1", "for example: congbo new period 2022 --from 2022-h1"))
		}
		defer a.hold()()
		return a.newPeriod(args[0], from)
	}
	return c
}

func (a *app) newPeriod(id, from string) error {
	period, err := readPeriod(id)
	if err != nil {
		return err
	}
	root, site, err := a.loadSite()
	if err != nil {
		return err
	}
	defer root.Close()
	if all := site.Site.Reports; from == "" && len(all) > 0 {
		last := all[0].Period.ID
		return usage(diag.Say("chưa nói lấy kỳ nào làm mẫu", "which period to take after is not said"), diag.Say("ví dụ, theo kỳ mới nhất: congbo new period %s --from %s", "to take after the newest one: congbo new period %s --from %s", id, last))
	}
	model, err := reportOf(site, from)
	if err != nil {
		return err
	}
	// What is broken there would be broken in the new report too.
	if err := a.trust(site.Findings, diag.Say("sửa kỳ %s trước đã", "mend period %s first", from), "content/"+from+"/", "data/"+from+"/"); err != nil {
		return err
	}
	next := pipeline.Skeleton(site.Site, model, period)
	folder := "content/" + id
	taken := []string{folder}
	for _, f := range next.Files {
		if !strings.HasPrefix(f.Path, folder+"/") {
			taken = append(taken, f.Path)
		}
	}
	for _, name := range taken {
		if _, err := root.Lstat(name); err == nil {
			return usage(diag.Say("đã có %s; không ghi đè", "%s exists already and is not overwritten", name),
				diag.Say("chọn kỳ khác, hoặc tự bổ sung vào kỳ đã có", "choose another period, or add to the one that is there by hand"))
		} else if !errors.Is(err, fs.ErrNotExist) {
			return machine(err, diag.Say("không đọc được %s", "cannot read %s", name))
		}
	}
	if err := a.placeSkeleton(root, folder, next.Files); err != nil {
		return err
	}
	for _, left := range next.Left {
		fmt.Fprintln(a.stderr, a.line(left))
	}
	if len(next.Open) > 0 {
		a.say("nhiệm vụ các kỳ trước chưa xong, phải trả lời trong data/%s/commitments.toml:", "open commitments of earlier periods, to be answered in data/%s/commitments.toml:", id)
		for _, c := range next.Open {
			fmt.Fprintf(a.stdout, "  %s %s%s\n", c.In.Period.ID, c.ID, dueOn(a, c))
		}
	}
	a.say("xong; viết số liệu và lời, rồi dựng bản dự thảo: congbo build --drafts", "done; write figures and text, then build the draft: congbo build --drafts")
	return nil
}

// dueOn says when a commitment is due.
func dueOn(a *app, c *report.Commitment) string {
	if c.Due.IsZero() {
		return ""
	}
	return " (" + a.word("hạn ", "due ") + c.Due.In(a.lang()) + ")"
}

// placeSkeleton writes the report in one step, then its data.
func (a *app) placeSkeleton(root *os.Root, folder string, files []pipeline.NewFile) error {
	content := map[string][]byte{}
	for _, f := range files {
		content[f.Path] = f.Text
	}
	if err := placeFolder(root, folder, content, ""); err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", folder))
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Path, folder+"/") {
			if err := writeNew(root, f.Path, f.Text); err != nil {
				return machine(err, diag.Say("không ghi được %s", "cannot write %s", f.Path))
			}
		}
		fmt.Fprintln(a.stdout, diag.Printable(f.Path))
	}
	return nil
}

// reportOf is the report of a period, a draft too.
func reportOf(site *pipeline.Result, id string) (*report.Report, error) {
	for _, r := range site.Reports {
		if r.Period.ID == id {
			return r, nil
		}
	}
	for _, r := range site.Site.Withdrawn {
		if r.Period.ID == id {
			return nil, usage(diag.Say("báo cáo kỳ %s đã thu hồi ngày %s", "the report of period %s was withdrawn on %s", id, r.Withdrawal.Date), diag.Text{})
		}
	}
	return nil, noReport(id, site.Site.Reports)
}
