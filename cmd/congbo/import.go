package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/source"
)

// importFlags are the flags of congbo import.
type importFlags struct {
	period        string
	dryRun, force bool
	rejectChanges bool
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := a.command("import FILE", diag.Say("đưa một báo cáo từ tệp Word hay văn bản vào trang", "bring a report from a Word or text file into the site"))
	c.Args = cobra.ArbitraryArgs
	c.Long = c.Short + "\n\n" + a.word(
		"Nhận tệp .docx và tệp văn bản .txt (kể cả bản quét đã nhận dạng chữ). Phần, mục và danh\nsách nhận ra theo thứ tự các số; chú thích về đúng chỗ; đoạn bị ngắt trang được nối lại.\nMọi từ của tệp đều được đưa vào hoặc nêu tên là đã bỏ (số trang, tiêu ngữ). Chỗ cần người\nxem lại được liệt kê kèm số dòng (của tệp Word: số đoạn). Số liệu nhận ra được đề xuất ở\ndata/<kỳ>/indicators.proposed.toml; văn bản viện dẫn thêm vào data/directives.toml.",
		"Takes .docx files and text files (.txt), those read from a scan too. Parts, sections and\nlists are told by the sequence of their numbers, notes go to their marks, paragraphs that\na page has cut are joined. Every word of the file is placed or named as left out (page\nnumbers, mottoes). What needs a human eye is listed with its line (of a Word file: its\nparagraph). Figures are proposed in data/<period>/indicators.proposed.toml; documents\nthat are cited are added to data/directives.toml.")
	c.Flags().StringVar(&f.period, "period", "", a.word("kỳ của báo cáo: "+data.PeriodNames+"; bỏ trống thì theo trích yếu và ngày của văn bản", "period of the report: "+data.PeriodNames+"; without it, the one that its title and date name"))
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, a.word("chỉ in những gì sẽ tạo", "only print what would be made"))
	c.Flags().BoolVar(&f.force, "force", false, a.word("thay báo cáo đã có của kỳ này (bản trước giữ ở content/.<kỳ>.old, rồi .<kỳ>.2.old…)", "replace the report that the period has (it is kept in content/.<period>.old, the next one in .<period>.2.old)"))
	c.Flags().BoolVar(&f.rejectChanges, "reject-changes", false, a.word("bỏ các sửa đổi được theo dõi của Word thay vì nhận", "reject the tracked changes of a Word file instead of accepting them"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần đúng một tệp", "need exactly one file"), diag.Say("ví dụ: congbo import bao-cao.docx", "for example: congbo import report.docx"))
		}
		return a.importFile(args[0], f)
	}
	return c
}

func (a *app) importFile(name string, f importFlags) error {
	var period data.Period
	if f.period != "" {
		var err error
		if period, err = readPeriod(f.period); err != nil {
			return err
		}
	}
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	raw, err := readRegular(name)
	if err != nil {
		return err
	}
	tree := source.Read(root.FS())
	set, _ := data.Decode(tree)
	if a.language == "" {
		a.language = set.Site.Language
	}
	o := importer.Options{Name: filepath.ToSlash(name), Raw: raw, Period: period, Language: set.Site.Language, RejectChanges: f.rejectChanges, Internal: set.Site.Audience == "internal", Grammar: set.Grammar}
	result, err := a.importOnce(o)
	if err != nil {
		return err
	}
	o.Period = result.Period
	folder := "content/" + result.Period.ID
	drafts, err := untouchedDrafts(root)
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	_, err = root.Lstat(folder)
	exists := err == nil && !slices.Contains(drafts, folder)
	if exists && !f.force && !f.dryRun {
		return usage(diag.Say("đã có %s; không ghi đè", "%s exists already and is not overwritten", folder),
			diag.Say("xem trước: --dry-run; thay thế, bản đang có được giữ lại: --force", "look first: --dry-run; replace it, which keeps what is there: --force"))
	}
	for _, name := range slices.Sorted(maps.Keys(result.Files)) {
		if _, err := root.Lstat(name); err == nil && isTable(name) && !f.force && !f.dryRun {
			return usage(diag.Say("đã có %s; không ghi đè", "%s exists already and is not overwritten", name),
				diag.Say("xem trước: --dry-run; thay thế, bản đang có được giữ lại: --force", "look first: --dry-run; replace it, which keeps what is there: --force"))
		}
	}
	entries, documents, broken, err := a.tryOut(root, result, folder)
	if err == nil && len(broken) > 0 { // a construct that the writer made cannot be read: its words can
		o.Bare = true
		if result, err = a.importOnce(o); err == nil {
			entries, documents, broken, err = a.tryOut(root, result, folder)
		}
	}
	if err == nil && len(broken) > 0 {
		err = a.wouldNotBuild(broken)
	}
	if err != nil {
		return err
	}
	if !f.dryRun {
		defer a.hold()()
		if err := a.dropDrafts(root, drafts); err != nil {
			return err
		}
		old := ""
		if exists {
			old = unusedOld(root, folder)
		}
		if err := placeFolder(root, folder, result.Files, old); err != nil {
			return machine(err, diag.Say("không ghi được báo cáo; trang giữ nguyên", "cannot write the report; the site stands as it was"))
		}
		if exists {
			a.sayKept(folder, old)
		}
		if err := a.placeData(root, result, entries); err != nil {
			return err
		}
		if set.Site.Committee == "" {
			if err := a.fillCommittee(root, result.Issuer); err != nil {
				return err
			}
		}
	}
	a.tellImport(name, result, documents, f)
	return nil
}

// importOnce makes a report of the file.
func (a *app) importOnce(o importer.Options) (*importer.Result, error) {
	result, err := importer.Import(o)
	var refusal *importer.Refusal
	if errors.As(err, &refusal) {
		return nil, a.refuse(o.Name, refusal)
	} else if errors.Is(err, importer.ErrNoPeriod) {
		return nil, usage(diag.Say("%s không cho biết là báo cáo của kỳ nào", "%s does not say which period it reports on", o.Name), diag.Say("thêm --period như một trong: %s", "add --period, like one of: %s", data.PeriodNames))
	} else if err != nil {
		return nil, machine(err, diag.Say("không đọc được tệp", "cannot read the file"))
	}
	return result, nil
}

// wouldNotBuild says why nothing of an import is written.
func (a *app) wouldNotBuild(broken diag.List) error {
	broken.Sort()
	if err := diag.WriteText(a.stderr, broken, a.lang(), a.color); err != nil {
		return machine(err, diag.Say("không in được phát hiện", "cannot print the findings"))
	}
	return &stop{code: exitFindings, text: diag.Say("báo cáo nhập vào sẽ không dựng được trang; chưa ghi gì", "the imported report would not build; nothing was written")}
}

// readRegular reads a file that is one: no folder, no device.
func readRegular(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, machine(err, diag.Say("không đọc được tệp", "cannot read the file"))
	}
	if !info.Mode().IsRegular() {
		return nil, usage(diag.Say("%s không phải là một tệp", "%s is no file", filepath.ToSlash(name)), diag.Text{})
	}
	if info.Size() > importer.MaxFile {
		return nil, &stop{code: exitFindings, text: diag.Say("%s lớn hơn %d MB", "%s is larger than %d MB", filepath.ToSlash(name), importer.MaxFile>>20)}
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, machine(err, diag.Say("không đọc được tệp", "cannot read the file"))
	}
	return raw, nil
}

// refuse says why a file is not imported.
func (a *app) refuse(name string, r *importer.Refusal) error {
	if len(r.Faults) > 0 {
		if err := diag.WriteText(a.stderr, diag.FromSource(r.Faults), a.lang(), a.color); err != nil {
			return machine(err, diag.Say("không in được phát hiện", "cannot print the findings"))
		}
	}
	at := filepath.ToSlash(name) + ": "
	return &stop{code: exitFindings, text: diag.Text{VI: at + r.Text.VI, EN: at + r.Text.EN}, hint: r.Hint}
}

// tryOut reads the site as it will be: nothing is written that would not build. It
// returns the entries of the documents that the report cites and the register
// lacks, or the errors of the report.
func (a *app) tryOut(root *os.Root, result *importer.Result, folder string) (entries []byte, n int, broken diag.List, err error) {
	site, err := pipeline.Read(pipeline.Options{Site: importer.Overlay(root.FS(), result.Files, folder), Drafts: true})
	if err != nil {
		return nil, 0, nil, machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	for _, finding := range site.Findings {
		if finding.Severity == diag.Error && finding.Span.File != nil && strings.HasPrefix(finding.Span.File.Path, folder+"/") {
			broken.Add(finding)
		}
	}
	if len(broken) > 0 {
		return nil, 0, broken, nil
	}
	for _, d := range site.Site.Directives {
		for _, mention := range d.Citations {
			if strings.HasPrefix(mention.Span.File.Path, folder+"/") {
				result.Count.Citations++
			}
		}
	}
	entries, n = a.lacking(site.Site, folder+"/")
	return entries, n, nil, nil
}

// unusedOld is the name under which what stands at a name is kept when an import replaces
// it: one that congbo does not read, and that nothing has, as an older copy has it.
func unusedOld(root *os.Root, name string) string {
	dir, base := path.Split(name)
	old := dir + "." + base + ".old"
	for n := 2; ; n++ {
		if _, err := root.Lstat(old); err != nil {
			return old
		}
		old = fmt.Sprintf("%s.%s.%d.old", dir, base, n)
	}
}

// sayKept says where what was replaced is kept.
func (a *app) sayKept(name, old string) {
	a.say("%s: bản trước còn nguyên ở %s; chỗ đã sửa tay thì chép lại từ đó", "%s: what stood there is kept in %s; take from it what was mended by hand", name, old)
}

// placeFolder writes the files of a report beside its place and moves them there
// in one step, so that there is never half a report. A report that was there is
// moved to old; old is empty where there was none.
func placeFolder(root *os.Root, folder string, files map[string][]byte, old string) error {
	staged := "content/." + path.Base(folder) + ".new"
	if err := root.RemoveAll(staged); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		rest, ok := strings.CutPrefix(name, folder+"/")
		if !ok {
			continue
		}
		if err := writeNew(root, staged+"/"+rest, files[name]); err != nil {
			return errors.Join(err, root.RemoveAll(staged))
		}
	}
	if old != "" {
		if err := root.Rename(folder, old); err != nil {
			return errors.Join(err, root.RemoveAll(staged))
		}
	}
	if err := root.Rename(staged, folder); err != nil {
		if old != "" {
			err = errors.Join(err, root.Rename(old, folder))
		}
		return errors.Join(err, root.RemoveAll(staged))
	}
	return nil
}

// writeNew writes a file that is not there, and the folders it lies in.
func writeNew(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// isTable reports whether a file that an import makes is data of a table, which is shown;
// the other one of data/ is a proposal that nothing reads.
func isTable(name string) bool {
	return strings.HasPrefix(name, "data/") && path.Base(name) != data.ProposedFile
}

// placeData writes the files of data/: tables, proposals, and entries for the
// register. What stood there and was different is kept.
func (a *app) placeData(root *os.Root, result *importer.Result, entries []byte) error {
	for _, name := range slices.Sorted(maps.Keys(result.Files)) {
		if !strings.HasPrefix(name, "data/") {
			continue
		}
		if err := a.placeDataFile(root, name, result.Files[name]); err != nil {
			return machine(err, diag.Say("không ghi được %s", "cannot write %s", name))
		}
	}
	if len(entries) == 0 {
		return nil
	}
	if err := appendFile(root, registerFile, entries); err != nil {
		return machine(err, diag.Say("không ghi được %s; tệp giữ nguyên", "cannot write %s; it stands as it was", registerFile))
	}
	return nil
}

func (a *app) placeDataFile(root *os.Root, name string, text []byte) error {
	before, err := root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err == nil && bytes.Equal(before, text):
		return nil
	default: // also of what cannot be read
		old := unusedOld(root, name)
		if err := root.Rename(name, old); err != nil {
			return err
		}
		a.sayKept(name, old)
	}
	return writeNew(root, name, text)
}

// tellImport says what was made, what was recognised, what was left out and what a
// person has to look at.
func (a *app) tellImport(name string, r *importer.Result, documents int, f importFlags) {
	for _, file := range slices.Sorted(maps.Keys(r.Files)) {
		fmt.Fprintln(a.stdout, diag.Printable(file))
	}
	if documents > 0 {
		a.say("%s: thêm %d văn bản", "%s: %d documents more", registerFile, documents)
	}
	at := func(line int) string {
		if r.Word {
			return fmt.Sprintf("%s: %s %d", filepath.ToSlash(name), a.word("đoạn", "paragraph"), line)
		}
		return fmt.Sprintf("%s:%d", filepath.ToSlash(name), line)
	}
	for _, l := range r.Left {
		if !l.Kept() {
			a.say("%s: bỏ %q: %s", "%s: left out %q: %s", at(l.Line), l.Text, l.Why.In(a.lang()))
		}
	}
	for _, m := range r.Remarks {
		a.say("%s: xem lại: %s", "%s: look: %s", at(m.Line), m.Text.In(a.lang()))
	}
	for _, l := range r.Lost {
		a.say("%s: từ %q lệch %+d lần so với tệp nguồn; hãy báo lỗi của congbo", "%s: word %q differs %+d times from the source; please report it as a fault of congbo", filepath.ToSlash(name), l.Word, -l.N)
	}
	if r.Guessed != "" {
		a.say("kỳ %s, theo lời văn %q; kỳ khác thì ghi --period", "period %s, as the file says %q; for another one write --period", r.Period.ID, r.Guessed)
	}
	c := r.Count
	a.say("nhận ra %d phần, %d mục, %d mục con, %d đoạn, %d chú thích, %d bảng, %d hình, %d viện dẫn, %d số liệu",
		"recognised %d parts, %d sections, %d subsections, %d paragraphs, %d notes, %d tables, %d images, %d citations, %d figures",
		c.Parts, c.Sections, c.Headings, c.Paragraphs, c.Notes, c.Tables, c.Images, c.Citations, c.Indicators)
	if f.dryRun {
		a.say("chưa ghi gì; cần người xem lại %d chỗ", "nothing was written; %d places need a human eye", len(r.Remarks)+len(r.Lost))
		return
	}
	a.say("xong; cần người xem lại %d chỗ; xem trong trình duyệt: congbo serve --open%s", "done; %d places need a human eye; look at it in the browser: congbo serve --open%s", len(r.Remarks)+len(r.Lost), a.here())
}
