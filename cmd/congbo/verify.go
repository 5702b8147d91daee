package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// verifyFlags are the flags of congbo verify.
type verifyFlags struct {
	against string
	options pipeline.Options // of the build to compare with
}

func (a *app) verifyCommand() *cobra.Command {
	var f verifyFlags
	c := a.command("verify [BAG…]", diag.Say("chứng minh túi hồ sơ và niêm phong còn nguyên vẹn", "prove that bags and seals are intact"))
	c.Long = c.Short + "\n\n" + a.word(
		"BAG là tệp zip hay thư mục đã mở ra, của congbo hay của bất cứ ai (BagIt 0.93 đến 1.0).\nKhông có BAG thì đối chiếu niêm phong của trang: nguồn của các kỳ và mọi túi hồ sơ.\nThiếu, thừa, bị thay đổi được nói riêng; có gì sai thì mã thoát là 1. Không ghi gì;\nchỉ --against với một địa chỉ web mới tải các tệp ở đó.",
		"A BAG is a zip or the folder it was unpacked to, congbo's or anybody's (BagIt 0.93 to 1.0).\nWithout BAG the seals of the site are verified: the sources of its periods and every bag.\nMissing, extra and changed are told apart; the exit code is 1 where anything is wrong.\nNothing is written; only --against with a web address fetches the files there.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.against, "against", "", a.word("so một bản đã công bố (thư mục hay địa chỉ web) với trang dựng từ nguồn", "compare a published copy (folder or web address) with the site as it builds"))
	c.Flags().StringVar(&f.options.BaseURL, "base-url", "", a.word("địa chỉ công bố mà bản ấy đã được dựng với", "address of the published site that the copy was built with"))
	c.Flags().BoolVar(&f.options.Drafts, "drafts", false, a.word("bản ấy có cả dự thảo", "the copy has drafts too"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		switch {
		case f.against != "" && len(args) > 0:
			return usage(diag.Say("--against không đi cùng túi hồ sơ", "--against does not go with bags"), diag.Say("chạy hai lần", "run twice"))
		case f.against != "":
			return a.verifyAgainst(f)
		case len(args) == 0:
			return a.verifySite()
		}
		return a.verifyBags(args)
	}
	return c
}

// verifyAgainst compares a published copy with the site as it builds.
func (a *app) verifyAgainst(f verifyFlags) error {
	if err := baseURL(&f.options); err != nil {
		return err
	}
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	f.options.Site = root.FS()
	result, err := pipeline.Build(f.options)
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(result.Site)
	if result.Pages == nil {
		if err := a.printFindings(result.Findings, diag.Warning); err != nil {
			return err
		}
		return &stop{code: exitFindings, text: diag.Say("trang có lỗi nên không dựng được để so sánh", "the site has errors and cannot be built to compare with")}
	}
	against := archive.Against
	if strings.Contains(f.against, "://") {
		against = archive.AgainstWeb
	}
	problems, err := against(result.Pages, f.against)
	if stop := refusal(err); stop != nil {
		return stop
	}
	if err != nil {
		return machine(err, diag.Say("không đọc được bản đã công bố", "cannot read the published copy"))
	}
	a.printProblems(filepath.ToSlash(f.against), problems)
	if len(problems) == 0 {
		a.say("%s: đúng như trang dựng từ nguồn, %d tệp", "%s: just as the site builds, %d files", filepath.ToSlash(f.against), len(result.Pages)+1)
	}
	return a.verified(len(problems))
}

// printProblems prints what is wrong with a bag or a copy.
func (a *app) printProblems(name string, problems []archive.Problem) {
	for _, p := range problems {
		at := name
		if p.Path != "" {
			at += ": " + p.Path
		}
		fmt.Fprintf(a.stderr, "%s: %s: %s\n", diag.Printable(at), a.kind(p.Kind), p.Text.In(a.lang()))
	}
}

// verifyBags proves bags one after the other.
func (a *app) verifyBags(paths []string) error {
	bad := 0
	for _, path := range paths {
		verdict, err := a.verifyBag(path)
		if err != nil {
			return err
		}
		if !verdict.Holds() {
			bad++
		}
	}
	return a.verified(bad)
}

// verified ends a verification with what is wrong, if anything is.
func (a *app) verified(bad int) error {
	if bad == 0 {
		return nil
	}
	return &stop{code: exitFindings, text: diag.Say("không nguyên vẹn: %d", "not intact: %d", bad)}
}

func (a *app) verifyBag(path string) (*archive.Verdict, error) {
	c, err := archive.Open(path)
	if err != nil {
		return nil, machine(err, diag.Say("không đọc được túi hồ sơ", "cannot read the bag"))
	}
	defer c.Close()
	v, err := archive.Verify(c)
	if err != nil {
		return nil, machine(err, diag.Say("không đọc được túi hồ sơ", "cannot read the bag"))
	}
	name := filepath.ToSlash(path)
	a.printProblems(name, v.Problems)
	if !v.Holds() {
		return v, nil
	}
	a.say("%s: nguyên vẹn, %d tệp, %d byte", "%s: intact, %d files, %d bytes", name, v.Files, v.Octets)
	if v.Fingerprint != "" {
		a.say("  SHA-256 của tagmanifest %s", "  SHA-256 of the tag manifest %s", v.Fingerprint)
	}
	if v.Previous != "" {
		a.say("  nối tiếp túi hồ sơ có tagmanifest %s", "  follows the bag whose tag manifest is %s", v.Previous)
	}
	return v, nil
}

// kind names a kind of problem.
func (a *app) kind(k archive.Kind) string {
	switch k {
	case archive.Missing:
		return a.word("thiếu", "missing")
	case archive.Extra:
		return a.word("thừa", "extra")
	case archive.Changed:
		return a.word("bị thay đổi", "changed")
	case archive.Unsafe:
		return a.word("không an toàn", "unsafe")
	case archive.Broken:
		return a.word("sai quy cách", "malformed")
	}
	return a.word("lưu ý", "note")
}

// verifySite proves the seals of the site and the bags that they name.
func (a *app) verifySite() error {
	root, site, err := a.loadSite()
	if err != nil {
		return err
	}
	defer root.Close()
	var found diag.List
	for _, f := range site.Findings {
		if strings.HasPrefix(f.Code, "archive/") || f.Span.File != nil && f.Span.File.Path == data.SealsFile {
			found.Add(f)
		}
	}
	found.Sort()
	if err := a.printFindings(found, diag.Warning); err != nil {
		return err
	}
	bad := found.Count(diag.Error) + found.Count(diag.Warning)
	outside := 0
	former := map[string]*data.Seal{}
	for _, s := range site.Site.Data.Seals {
		if s.Withdraws {
			continue // that it stands as it was written the findings say
		}
		before := former[s.Period.ID]
		former[s.Period.ID] = s
		if s.Unaccepted > 0 {
			a.say("%s: được niêm phong khi còn %d cảnh báo chưa chấp nhận", "%s: sealed while %d warnings stood that nobody accepted", s.Name, s.Unaccepted)
		}
		if !s.IsPublished() {
			outside++
			a.say("%s: túi hồ sơ nằm ngoài trang; kiểm tra riêng: congbo verify THƯ-MỤC/%s", "%s: the bag lies outside the site; verify it by itself: congbo verify DIR/%s", s.Name, s.Bag)
			a.say("  SHA-256 của tagmanifest phải là %s", "  the SHA-256 of the tag manifest must be %s", s.TagManifest)
			continue
		}
		if _, err := root.Stat(s.Bag); err != nil {
			continue // missing, which the findings say
		}
		wrong, err := a.verifySealed(s, before)
		if err != nil {
			return err
		}
		bad += wrong
	}
	switch {
	case bad == 0 && outside == 0:
		a.say("%d niêm phong, tất cả nguyên vẹn", "%d seals, all intact", len(site.Site.Data.Seals))
	case bad == 0:
		a.say("%d niêm phong: nguồn nguyên vẹn, %d túi hồ sơ chưa kiểm tra", "%d seals: the sources are intact, bags not verified: %d", len(site.Site.Data.Seals), outside)
	}
	return a.verified(bad)
}

// verifySealed proves a bag of the site, and that the seal says what the bag says.
// It counts what is wrong.
func (a *app) verifySealed(s, before *data.Seal) (wrong int, err error) {
	v, err := a.verifyBag(a.bagPath(s))
	switch {
	case err != nil:
		return 0, err
	case !v.Holds():
		return 1, nil
	case v.Fingerprint != s.TagManifest || v.Previous != s.Previous || cmp.Or(v.Period, s.Period.ID) != s.Period.ID:
		fmt.Fprintf(a.stderr, "%s: %s: %s\n", diag.Printable(s.Bag), a.kind(archive.Changed), a.word("không phải là túi hồ sơ mà niêm phong nói tới", "it is not the bag that the seal tells of"))
		return 1, nil
	}
	bag, err := archive.Open(a.bagPath(s))
	if err != nil {
		return 0, machine(err, diag.Say("không đọc được túi hồ sơ", "cannot read the bag"))
	}
	defer bag.Close()
	var former *archive.Container
	if before != nil {
		// Where it is missing or no bag, the edition before is reported for it.
		if former, err = archive.Open(a.bagPath(before)); err != nil {
			return 0, nil
		}
		defer former.Close()
	}
	found, err := archive.Record(s, bag, former)
	if err != nil {
		return 0, machine(err, diag.Say("không đọc được túi hồ sơ", "cannot read the bag"))
	}
	return found.Count(diag.Error), a.printFindings(found, diag.Warning)
}

// bagPath is where the bag of a seal lies that the site publishes.
func (a *app) bagPath(s *data.Seal) string {
	return filepath.Join(a.source, filepath.FromSlash(s.Bag))
}
