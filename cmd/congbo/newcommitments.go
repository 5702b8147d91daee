package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

func (a *app) newCommitmentsCommand() *cobra.Command {
	c := a.command("commitments PERIOD", diag.Say("đề xuất các nhiệm vụ mà một báo cáo hứa làm", "propose the commitments that a report makes"))
	c.Args = cobra.ArbitraryArgs
	c.Long = c.Short + "\n\n" + a.word(
		"Mỗi điểm có số của phần cuối báo cáo thành một mục trong data/<kỳ>/commitments.toml. Hạn\nlà ngày mà điểm ấy nêu (\"trước ngày 30/11\": 30/11; \"trong tháng 9\": 30/9), không nêu thì là\nngày cuối của kỳ mà tên phần nêu. Văn phòng xem lại, thêm nơi phụ trách, chỉ tiêu. Tệp đã có\nnhiệm vụ thì không sửa gì; tệp mới chỉ có trả lời thì thêm vào cuối.",
		"Each numbered item of the last part of the report becomes an entry of\ndata/<period>/commitments.toml. It is due on the day that it names (\"trước ngày 30/11\":\n30/11, \"trong tháng 9\": 30/9), else on the last day of the period that the title of the part\nnames. Look through them and add who is responsible, and indicators. A file that has\ncommitments is left alone; to one that has only answers they are appended.")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần một kỳ", "need a period"), diag.Say("ví dụ: congbo new commitments 2022-h1", "for example: congbo new commitments 2022-h1"))
		}
		return a.newCommitments(args[0])
	}
	return c
}

func (a *app) newCommitments(id string) error {
	root, site, err := a.loadSite()
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := reportOf(site, id)
	if err != nil {
		return err
	}
	if err := a.trust(site.Findings, diag.Say("sửa kỳ %s trước đã", "mend period %s first", id), "content/"+id+"/", "data/"+id+"/"); err != nil {
		return err
	}
	name := "data/" + id + "/" + data.CommitmentsFile
	if len(r.Data.Commitments) > 0 {
		return usage(diag.Say("%s đã có nhiệm vụ; không sửa gì", "%s has commitments already and is left alone", name), diag.Say("tự bổ sung vào tệp ấy", "add to it by hand"))
	}
	for _, part := range r.Parts {
		if part.Slug+"/" == address.AllCommitments {
			folder := path.Dir(r.Documents[part.Document].File.Path)
			return usage(diag.Say("%s giữ địa chỉ mà trang nhiệm vụ của kỳ cần", "%s has the address that the page of commitments needs", folder),
				diag.Say("đổi tên thư mục, ví dụ %s-cong-tac, rồi chạy lại", "rename the folder, to %s-cong-tac for example, then run this again", folder))
		}
	}
	text, n := pipeline.Propose(r)
	if n == 0 {
		return usage(diag.Say("báo cáo của kỳ %s không có điểm nào đánh số để đề xuất", "the report of period %s has no numbered items to propose", id),
			diag.Say(`viết tay: [commitment.x] với text = "…"`, `write them by hand: [commitment.x] with text = "…"`))
	}
	if _, err := root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		err = writeNew(root, name, append([]byte("# Những việc báo cáo hứa làm, do congbo đề xuất từ các điểm có số; xem lại từng mục.\n"), text...))
		if err != nil {
			return machine(err, diag.Say("không ghi được %s", "cannot write %s", name))
		}
	} else if err := appendFile(root, name, text); err != nil {
		return machine(err, diag.Say("không ghi được %s; tệp giữ nguyên", "cannot write %s; it stands as it was", name))
	}
	fmt.Fprintln(a.stdout, name)
	a.say("đã đề xuất %d nhiệm vụ; xem lại hạn, thêm nơi phụ trách và chỉ tiêu", "proposed %d commitments; look at the due days, add who is responsible and indicators", n)
	return nil
}
