package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// archiveFlags are the flags of congbo archive.
type archiveFlags struct {
	destination string
	amend       string
	accept      bool
	sign        string
}

func (a *app) archiveCommand() *cobra.Command {
	var f archiveFlags
	c := a.command("archive PERIOD", diag.Say("niêm phong một kỳ báo cáo để lưu trữ", "seal a period and keep it for good"))
	c.Long = c.Short + "\n\n" + a.word(
		"Dựng kỳ báo cáo thành một trang riêng, đóng cùng nguồn, toàn văn chữ thuần và kết quả\nkiểm tra thành một túi hồ sơ BagIt trong static/archive/PERIOD.zip, rồi ghi niêm phong vào\ndata/archive.toml. Từ đó mọi lần dựng và kiểm tra đều đối chiếu; nguồn bị sửa, thêm, thiếu\nlà lỗi. Bản sửa được công bố thành một lần niêm phong mới: --amend. Không ghi đè gì.\n--sign ký niêm phong và sha256sums.txt bằng khóa SSH (không gian tên congbo); với một kỳ đã\nniêm phong mà chưa ký thì ký nguyên như vậy. Túi hồ sơ không công bố (còn lời ghi riêng, đề\nxuất) thì đặt ngoài static/: --destination.\nNgày niêm phong lấy từ SOURCE_DATE_EPOCH nếu có.",
		"Builds the period as a site of its own and packs it, with its sources, its text and the\nfindings, as a BagIt bag in static/archive/PERIOD.zip; the seal goes into data/archive.toml.\nFrom then on every build and check holds the sources against it: what is changed, added or\nmissing is an error. A correction is a new edition with its own seal: --amend. Nothing is\noverwritten. --sign signs the seal and sha256sums.txt with an SSH key (namespace congbo); of\na period that was sealed without, it signs what stands. A bag that is not published (with\nremarks of the authors, proposals) goes outside static/: --destination. The date is that of SOURCE_DATE_EPOCH, if it is set.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.destination, "destination", "", a.word("thư mục đặt túi hồ sơ (mặc định: static/archive của trang)", "folder for the bag (default: static/archive of the site)"))
	c.Flags().StringVar(&f.amend, "amend", "", a.word("lý do đính chính một kỳ đã niêm phong", "why a sealed period is amended"))
	c.Flags().BoolVar(&f.accept, "accept-warnings", false, a.word("niêm phong dù còn cảnh báo", "seal in spite of warnings"))
	a.signFlag(c, &f.sign)
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần tên một kỳ", "need the name of one period"), diag.Say("ví dụ: congbo archive 2022-h1", "for example: congbo archive 2022-h1"))
		}
		if c.Flags().Changed("amend") && strings.TrimSpace(f.amend) == "" {
			return usage(diag.Say("--amend cần lý do đính chính", "--amend needs the reason"), diag.Say(`ví dụ: congbo archive %s --amend "sửa số liệu mục I.2"`, `for example: congbo archive %s --amend "a figure of section I.2 corrected"`, args[0]))
		}
		return a.archive(args[0], f)
	}
	return c
}

func (a *app) archive(period string, f archiveFlags) error {
	date, err := a.sealingDate()
	if err != nil {
		return err
	}
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	key, err := a.openKey(f.sign)
	if err != nil {
		return err
	}
	defer key.Close()
	if key != nil {
		if signed, err := a.signSealed(root.FS(), period, f, key); signed || err != nil {
			return err
		}
	}
	bag, err := archive.Prepare(archive.Order{
		Folder: a.source, Site: root.FS(), Period: period, Destination: f.destination,
		Amend: f.amend, Date: date, Version: sealingVersion(),
	})
	if err != nil {
		return archiveStop(err)
	}
	a.speakLike(bag.Site)
	if err := a.letOut(bag.Findings, f.accept, diag.Say("không niêm phong", "not sealed"),
		diag.Say("; hoặc niêm phong nguyên như vậy: --accept-warnings", "; or seal them as they are: --accept-warnings")); err != nil {
		return err
	}
	switch {
	case key != nil:
		if err := bag.Sign(key); err != nil {
			return archiveStop(err)
		}
	case bag.Site.Data.Site.Signed:
		return unsigned("archive " + period)
	}
	defer a.hold()()
	if err := bag.Write(); err != nil {
		return archiveStop(err)
	}
	s := bag.Seal
	a.say("đã niêm phong kỳ %s: %s (%d byte)", "sealed period %s: %s (%d bytes)", period, filepath.ToSlash(bag.Path), s.Size)
	if s.Unaccepted > 0 {
		a.say("niêm phong ghi rõ: còn %d cảnh báo chưa chấp nhận", "the seal says so: %d warnings stand that nobody accepted", s.Unaccepted)
	}
	a.say("SHA-256 của tệp zip      %s", "SHA-256 of the zip          %s", s.SHA256)
	a.say("SHA-256 của tagmanifest  %s", "SHA-256 of the tag manifest %s", s.TagManifest)
	a.say("cuối chuỗi niêm phong    %s", "end of the chain of seals   %s", data.ChainEnd(append(slices.Clip(bag.Site.Data.Seals), s)))
	a.saySigned(s)
	return nil
}

// letOut prints the findings about what is to be given to others, sealed or published, and
// stops that where they demand it. Warnings that nobody accepted pass only if accept says so;
// instead is what else can be done about them, if anything.
func (a *app) letOut(findings diag.List, accept bool, stopped, instead diag.Text) error {
	if err := a.printFindings(findings, diag.Warning); err != nil {
		return err
	}
	errors, warnings := findings.Count(diag.Error), findings.Count(diag.Warning)
	no := func(vi, en string, args ...any) diag.Text {
		why := diag.Say(vi, en, args...)
		return diag.Text{VI: stopped.VI + ": " + why.VI, EN: stopped.EN + ": " + why.EN}
	}
	switch {
	case errors > 0:
		return &stop{code: exitFindings, text: no("%d lỗi, %d cảnh báo", "%d errors, %d warnings", errors, warnings)}
	case grave(findings): // whatever accept says
		return &stop{code: exitFindings,
			text: no("còn dấu mật hoặc dữ liệu cá nhân", "a stamp of secrecy or personal data stands"),
			hint: diag.Say("bỏ chúng, hoặc ghi từng chỗ vào accepted.toml kèm lý do", "remove them, or keep each in accepted.toml with the reason; nothing else lets them pass")}
	case warnings > 0 && !accept:
		return &stop{code: exitFindings,
			text: no("%d cảnh báo chưa xử lý", "%d warnings stand", warnings),
			hint: diag.Text{VI: "sửa, hoặc ghi từng chỗ vào accepted.toml kèm lý do" + instead.VI, EN: "mend them, or keep each in accepted.toml with the reason" + instead.EN}}
	}
	return nil
}

// grave reports whether a finding stands that nobody may pass over along with others: what is
// sealed is given to others.
func grave(findings diag.List) bool {
	for _, f := range findings {
		family, _, _ := strings.Cut(f.Code, "/")
		if f.Severity >= diag.Warning && !f.Accepted && (family == "secrecy" || family == "personal") {
			return true
		}
	}
	return false
}

// sealingDate is SOURCE_DATE_EPOCH, in seconds since 1970, or the clock.
func (a *app) sealingDate() (time.Time, error) {
	epoch := a.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return a.now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usage(diag.Say("SOURCE_DATE_EPOCH %q không phải là số giây", "SOURCE_DATE_EPOCH %q is no number of seconds", epoch), diag.Say("ví dụ: SOURCE_DATE_EPOCH=1656633600", "for example: SOURCE_DATE_EPOCH=1656633600"))
	}
	return time.Unix(seconds, 0), nil
}

// archiveStop explains why a period was not sealed.
func archiveStop(err error) error {
	if refused := refusal(err); refused != nil {
		return refused
	}
	return machine(err, diag.Say("không niêm phong được; những gì đã niêm phong giữ nguyên", "cannot seal; what was sealed stands as it was"))
}
