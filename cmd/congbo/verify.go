package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/signature"
)

// verifyFlags are the flags of congbo verify.
type verifyFlags struct {
	against string
	options pipeline.Options // of the build to compare with
	// unchecked says that the copy was built without checks, so without the pages that tell of them.
	unchecked bool
	signers   string
	expect    string
	log       string

	allowed signature.Signers // of signers; nil where nobody asks
}

func (a *app) verifyCommand() *cobra.Command {
	var f verifyFlags
	c := a.command("verify [BAG…]", diag.Say("chứng minh túi hồ sơ và niêm phong còn nguyên vẹn", "prove that bags and seals are intact"))
	c.Long = c.Short + "\n\n" + a.word(
		"BAG là tệp zip hay thư mục đã mở ra, của congbo hay của bất cứ ai (BagIt 0.93 đến 1.0).\nKhông có BAG thì đối chiếu niêm phong của trang: nguồn của các kỳ và mọi túi hồ sơ.\nThiếu, thừa, bị thay đổi được nói riêng; có gì sai, hay trang không có niêm phong nào, thì mã\nthoát là 1. Cuối chuỗi niêm phong in ra thì ghi lại ở nơi khác (biên bản) và đối chiếu bằng\n--expect. --signers chứng minh ai đã ký, tính vào ngày niêm phong; của một BAG thì cần\nBAG.seal.txt và BAG.seal.txt.sig bên cạnh. Không ghi gì ngoài --log; chỉ --against với một\nđịa chỉ web mới tải các tệp ở đó.",
		"A BAG is a zip or the folder it was unpacked to, congbo's or anybody's (BagIt 0.93 to 1.0).\nWithout BAG the seals of the site are verified: the sources of its periods and every bag.\nMissing, extra and changed are told apart; the exit code is 1 where anything is wrong, or\nwhere the site has no seal. The end of the chain of seals is printed to be noted elsewhere\n(in minutes) and held against the site by --expect. --signers proves who signed, as of the\nday of sealing; for a BAG it needs BAG.seal.txt and BAG.seal.txt.sig beside it. Nothing is\nwritten but --log; only --against with a web address fetches the files there.")
	c.Args = cobra.ArbitraryArgs
	c.Flags().StringVar(&f.against, "against", "", a.word("so một bản đã công bố (thư mục hay địa chỉ web) với trang dựng từ nguồn", "compare a published copy (folder or web address) with the site as it builds"))
	c.Flags().StringVar(&f.options.BaseURL, "base-url", "", a.word("địa chỉ công bố mà bản ấy đã được dựng với", "address of the published site that the copy was built with"))
	c.Flags().BoolVar(&f.options.Drafts, "drafts", false, a.word("bản ấy có cả dự thảo", "the copy has drafts too"))
	c.Flags().BoolVar(&f.unchecked, "no-check", false, a.word("bản ấy được dựng với --no-check", "the copy was built with --no-check"))
	c.Flags().StringVar(&f.signers, "signers", "", a.word("tệp người được ký (allowed_signers của OpenSSH): chưa ký hoặc người khác ký là sai", "file of who may sign (OpenSSH's allowed_signers): what is unsigned, or signed by others, is wrong"))
	c.Flags().StringVar(&f.expect, "expect", "", a.word("cuối chuỗi niêm phong đã ghi lại ở nơi khác: chuỗi bị viết lại, cắt ngắn, xóa hết là sai", "the end of the chain of seals as it was noted elsewhere: a chain rewritten, shortened or emptied is wrong"))
	c.Flags().StringVar(&f.log, "log", "", a.word("ghi thêm ngày, đối tượng và kết quả vào tệp này", "append date, what was verified and the result to this file"))
	c.RunE = func(_ *cobra.Command, args []string) (err error) {
		switch {
		case f.against != "" && len(args) > 0:
			return usage(diag.Say("--against không đi cùng túi hồ sơ", "--against does not go with bags"), diag.Say("chạy hai lần", "run twice"))
		case f.against != "" && f.signers != "":
			return usage(diag.Say("--signers không đi cùng --against", "--signers does not go with --against"), diag.Say("chạy hai lần", "run twice"))
		case f.expect != "" && !noted.MatchString(f.expect):
			return usage(diag.Say("%q không phải là cuối một chuỗi niêm phong", "%q is not the end of a chain of seals", f.expect), diag.Say("ghi đúng như congbo verify đã in: số niêm phong, dấu gạch nối, 64 chữ số thập lục phân", "write it as congbo verify printed it: the count, a hyphen, 64 hexadecimal digits"))
		case f.expect != "" && (f.against != "" || len(args) > 0):
			return usage(diag.Say("--expect là của niêm phong của trang", "--expect is about the seals of the site"), diag.Say("bỏ túi hồ sơ và --against", "leave out bags and --against"))
		}
		if f.signers != "" {
			if f.allowed, err = a.readSigners(f.signers); err != nil {
				return err
			}
		}
		what := strings.Join(args, " ")
		switch {
		case f.against != "":
			what, err = f.against, a.verifyAgainst(f)
		case len(args) == 0:
			what, err = a.verifySite(f)
			what = strings.TrimSpace(a.source + " " + what)
		default:
			err = a.verifyBags(args, f)
		}
		return errors.Join(err, a.logFixity(f.log, what, err))
	}
	return c
}

// noted is the end of a chain of seals as somebody noted it, with the count or without.
var noted = lazyregexp.New(`^([0-9]+-)?[0-9a-f]{64}$`)

// logFixity appends a line to a log: when, with what, what was verified, and how it was found.
func (a *app) logFixity(name, what string, result error) error {
	if name == "" {
		return nil
	}
	text := diag.Say("nguyên vẹn", "intact")
	if stopped := (*stop)(nil); errors.As(result, &stopped) {
		text = stopped.text
	}
	line := strings.Join([]string{a.now().UTC().Format(time.RFC3339), "congbo " + version, strconv.Quote(filepath.ToSlash(what)), strconv.Quote(a.line(text))}, "\t") + "\n"
	if err := output.Append(name, []byte(line)); err != nil {
		return machine(err, diag.Say("không ghi được nhật ký kiểm tra", "cannot write the log of verifications"))
	}
	return nil
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
	f.options.Site, f.options.Checks = root.FS(), !f.unchecked // as a build does
	a.heldToSeals(&f.options)
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
	if !f.unchecked && looksUnchecked(problems, f.options, result) {
		return &stop{code: exitFindings,
			text: diag.Say("không nguyên vẹn: %d", "not intact: %d", len(problems)),
			hint: diag.Say("chỉ khác ở những trang nói đã kiểm tra gì, nên bản ấy có lẽ được dựng với --no-check: thêm --no-check để so lại", "it differs only in the pages that tell what was checked, so it may have been built with --no-check: compare again with --no-check")}
	}
	if len(problems) == 0 {
		a.say("%s: đúng như trang dựng từ nguồn, %d tệp", "%s: just as the site builds, %d files", filepath.ToSlash(f.against), len(result.Pages)+1)
	}
	return a.verified(len(problems), 0)
}

// looksUnchecked reports whether a copy differs from the site where a build without checks does,
// and nowhere else.
func looksUnchecked(problems []archive.Problem, o pipeline.Options, result *pipeline.Result) bool {
	unlike := map[string]bool{}
	for _, p := range problems {
		unlike[p.Path] = true
	}
	if !slices.ContainsFunc(result.Site.Reports, func(r *report.Summary) bool { return unlike[address.Checked(r)+address.Index] }) {
		return false
	}
	o.Checks = false
	unchecked, err := pipeline.Build(o)
	if err != nil || unchecked.Pages == nil {
		return false
	}
	is, would := output.Complete(result.Pages), output.Complete(unchecked.Pages)
	for name, b := range is {
		if bytes.Equal(b, would[name]) == unlike[name] {
			return false
		}
		delete(unlike, name)
	}
	return len(unlike) == 0 // or there is more than the site has
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
func (a *app) verifyBags(paths []string, f verifyFlags) error {
	bad, unproved := 0, 0
	for _, path := range paths {
		verdict, err := a.verifyBag(path)
		if err != nil {
			return err
		}
		if !verdict.Holds() {
			bad++
			continue
		}
		if f.signers == "" {
			continue
		}
		proved, err := a.proveBag(path, verdict, f.allowed)
		if err != nil {
			return err
		}
		if !proved {
			unproved++
		}
	}
	return a.verified(bad, unproved)
}

// proveBag proves the signature of a bag that lies by itself, with its seal beside it as the
// archive page gives it.
func (a *app) proveBag(path string, verdict *archive.Verdict, signers signature.Signers) (bool, error) {
	s, err := archive.SealBeside(path)
	if err != nil {
		return false, machine(err, diag.Say("không đọc được niêm phong bên cạnh túi hồ sơ", "cannot read the seal beside the bag"))
	}
	switch {
	case s == nil:
		fmt.Fprintf(a.stderr, "%s: %s\n", diag.Printable(filepath.ToSlash(path)), a.word("chưa ký: không có tệp .seal.txt và .seal.txt.sig bên cạnh (tải ở trang lưu trữ)", "unsigned: its .seal.txt and .seal.txt.sig are not beside it (the archive page has them)"))
		return false, nil
	case s.TagManifest != verdict.Fingerprint:
		fmt.Fprintf(a.stderr, "%s: %s: %s\n", diag.Printable(filepath.ToSlash(path)), a.kind(archive.Changed), a.word("không phải là túi hồ sơ mà niêm phong bên cạnh nói tới", "it is not the bag that the seal beside it tells of"))
		return false, nil
	}
	bag, err := archive.Open(path)
	if err != nil {
		return false, machine(err, diag.Say("không đọc được túi hồ sơ", "cannot read the bag"))
	}
	defer bag.Close()
	return a.proveSeal(s, bag, nil, signers)
}

// verified ends a verification with what is wrong, if anything is: what is not intact, and what
// is, but signed by nobody who may.
func (a *app) verified(bad, unproved int) error {
	switch {
	case bad > 0:
		return &stop{code: exitFindings, text: diag.Say("không nguyên vẹn: %d", "not intact: %d", bad)}
	case unproved > 0:
		return &stop{code: exitFindings, text: diag.Say("nguyên vẹn, nhưng chưa chứng minh được chữ ký: %d", "intact, but the signature is not proved: %d", unproved)}
	}
	return nil
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

// verifySite proves the seals of the site and the bags that they name. It returns the end of
// their chain.
func (a *app) verifySite(f verifyFlags) (end string, err error) {
	root, err := a.openSite()
	if err != nil {
		return "", err
	}
	defer root.Close()
	o := pipeline.Options{Site: root.FS(), Pages: true}
	a.heldToSeals(&o)
	site, err := pipeline.Read(o)
	if err == nil {
		err = site.Render(output.Discard(func() error { return nil })) // to see what is shown
	}
	if err != nil {
		return "", machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(site.Site)
	seals := site.Site.Data.Seals
	end = data.ChainEnd(seals)
	var found diag.List
	for _, f := range site.Findings {
		if strings.HasPrefix(f.Code, "archive/") || f.Span.File != nil && f.Span.File.Path == data.SealsFile {
			found.Add(f)
		}
	}
	found.Sort()
	if err := a.printFindings(found, diag.Warning); err != nil {
		return end, err
	}
	bad := found.Count(diag.Error) + found.Count(diag.Warning)
	if broken := site.Findings.Count(diag.Error) - found.Count(diag.Error); broken > 0 && slices.ContainsFunc(seals, func(s *data.Seal) bool { return len(s.Shown) > 0 }) {
		fmt.Fprintln(a.stderr, a.line(diag.Say("trang còn %d lỗi khác nên không dựng được: chưa đối chiếu những gì bạn đọc thấy (congbo check)", "the site has %d errors besides and cannot be built: what readers see is not verified (congbo check)", broken)))
		bad++
	}
	outside, unproved := 0, 0
	former := map[string]*data.Seal{}
	for _, s := range seals {
		before := former[s.Period.ID]
		if !s.Withdraws {
			former[s.Period.ID] = s
		}
		if s.Unaccepted > 0 {
			a.say("%s: được niêm phong khi còn %d cảnh báo chưa chấp nhận", "%s: sealed while %d warnings stood that nobody accepted", s.Name, s.Unaccepted)
		}
		if s.Withdraws {
			a.say("%s: thu hồi kỳ %s ngày %s: %s", "%s: withdraws period %s on %s: %s", diag.Printable(s.Name), s.Period.ID, s.Date, diag.Printable(s.Reason))
		} else if !s.IsPublished() {
			outside++
			a.say("%s: túi hồ sơ nằm ngoài trang; kiểm tra riêng: congbo verify THƯ-MỤC/%s", "%s: the bag lies outside the site; verify it by itself: congbo verify DIR/%s", s.Name, s.Bag)
			a.say("  SHA-256 của tagmanifest phải là %s", "  the SHA-256 of the tag manifest must be %s", s.TagManifest)
		} else if _, err := root.Stat(s.Bag); err == nil { // or it is missing, which the findings say
			wrong, err := a.verifySealed(s, before)
			if err != nil {
				return end, err
			}
			bad += wrong
		}
		unsigned, err := a.verifySigned(site.Site.Data, s, f)
		if err != nil {
			return end, err
		}
		unproved += unsigned
	}
	if f.expect != "" {
		since, broken := archive.Expect(seals, f.expect)
		if broken != nil {
			fmt.Fprintf(a.stderr, "%s: %s\n", data.SealsFile, a.line(*broken))
			return end, a.verified(bad+1, 0)
		}
		a.say("chuỗi niêm phong đúng như đã ghi lại; từ đó thêm %d niêm phong", "the chain of seals is as it was noted; %d seals came since", since)
	}
	if len(seals) == 0 {
		return end, &stop{code: exitFindings, text: diag.Say("không có niêm phong nào: không chứng minh được gì", "there is no seal: nothing is proved"), hint: diag.Say("niêm phong một kỳ: congbo archive KỲ", "seal a period: congbo archive PERIOD")}
	}
	switch {
	case bad == 0 && outside == 0:
		a.say("%d niêm phong, tất cả nguyên vẹn", "%d seals, all intact", len(seals))
	case bad == 0:
		a.say("%d niêm phong: nguồn nguyên vẹn, %d túi hồ sơ chưa kiểm tra", "%d seals: the sources are intact, bags not verified: %d", len(seals), outside)
	}
	a.say("cuối chuỗi niêm phong: %s", "end of the chain of seals: %s", end)
	return end, a.verified(bad, unproved)
}

// verifySigned says whether a seal is signed, and proves by whom where there is a list of who
// may. It counts what is wrong.
func (a *app) verifySigned(set *data.Set, s *data.Seal, f verifyFlags) (wrong int, err error) {
	if f.signers == "" {
		a.saySigned(s)
		return 0, nil
	}
	var bag *archive.Container
	if s.IsPublished() {
		if bag, err = archive.Open(a.bagPath(s)); err == nil {
			defer bag.Close()
		} else {
			bag = nil // missing, which is said
		}
	}
	var approval *data.Approval
	if p := set.Periods[s.Period.ID]; p != nil && set.Sealed(s.Period.ID) == s {
		approval = p.Approval
	}
	holds, err := a.proveSeal(s, bag, approval, f.allowed)
	if !holds {
		wrong = 1
	}
	return wrong, err
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
