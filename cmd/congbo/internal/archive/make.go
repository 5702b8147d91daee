package archive

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// An Order says what to archive.
type Order struct {
	Folder      string // of the site
	Site        fs.FS  // the same
	Period      string
	Destination string    // folder for the bag; empty for static/archive of the site
	Amend       string    // the reason, where a sealed period is to have a new edition
	Date        time.Time // of sealing; its day counts, in UTC
	Version     string    // of congbo
}

// A Bag is an archived period before anything is written.
type Bag struct {
	Site     *report.Site
	Findings diag.List // of the period; what is said of other periods only where it is an error
	Seal     *data.Seal
	Zip      []byte
	Path     string // where the zip belongs

	order    Order
	sealed   []byte         // data/archive.toml as it is
	former   []byte         // see formerName; nil without
	list     []byte         // of the website in the bag
	approval *data.Approval // of the period; nil without
}

// Prepare builds the bag of a period. A period that cannot be sealed at all is
// refused with an *output.RefusedError; where the findings hold an error there is
// no Zip.
func Prepare(o Order) (*Bag, error) {
	whole, err := pipeline.Read(pipeline.Options{Site: o.Site, Drafts: true, Checks: true})
	if err != nil {
		return nil, err
	}
	b := &Bag{Site: whole.Site, order: o}
	b.Findings = relevant(whole.Findings, o)
	b.Findings.Add(unapproved(whole, o)...)
	if !b.inner() { // the bag is published
		b.Findings.Add(check.Bagged(o.Period, &source.Tree{Files: whole.Files})...)
	}
	if b.Findings.Count(diag.Error) > 0 {
		return b, nil
	}
	if f := (&source.Tree{Files: whole.Files}).Get(data.SealsFile); f != nil {
		b.sealed = f.Raw
	}
	if err := b.open(whole); err != nil {
		return nil, err
	}
	own, err := pipeline.Build(pipeline.Options{Tree: &source.Tree{Files: whole.Files}, Period: o.Period, Checks: true})
	if err != nil {
		return nil, err
	}
	if own.Findings.Count(diag.Error) > 0 {
		b.Findings = own.Findings
		return b, nil
	}
	if err := b.resume(); err != nil {
		return nil, err
	}
	b.Seal.Unaccepted = b.Findings.Count(diag.Warning)
	now := own.Shown(0)
	b.Seal.Shown = pipeline.Sealed(now.Sums())
	if err := b.change(whole, own, now); err != nil {
		return nil, err
	}
	all, err := b.contents(own, now)
	if err != nil {
		return nil, err
	}
	b.list = all[listName]
	b.Zip, err = pack(b.Seal.Name, all, b.order.Date)
	b.Seal.Date = citation.Date{Year: b.order.Date.Year(), Month: int(b.order.Date.Month()), Day: b.order.Date.Day()}
	b.Seal.Size, b.Seal.SHA256, b.Seal.TagManifest = len(b.Zip), sum(b.Zip), all.fingerprint()
	return b, err
}

// relevant are the findings that bear on a period: all errors, and what is said of
// its own files or of files that all periods share. That an amended period differs
// from its seal is what it is amended for.
func relevant(all diag.List, o Order) diag.List {
	var bearing diag.List
	for _, f := range all {
		if strings.HasPrefix(f.Code, "approval/") {
			continue // see unapproved
		}
		if f.Span.File != nil {
			dir, rest, _ := strings.Cut(f.Span.File.Path, "/")
			home, _, within := strings.Cut(rest, "/")
			periodic := dir == "content" || dir == "data" && within
			switch {
			case periodic && home != o.Period && f.Severity < diag.Error:
				continue
			case periodic && home == o.Period && o.Amend != "" && isSealFinding(f):
				continue
			case f.Code == "archive/unsealed":
				continue
			}
		}
		bearing.Add(f)
	}
	return bearing
}

// unapproved is why a period may not be sealed until somebody approves it: errors here, which
// nobody can accept.
func unapproved(whole *pipeline.Result, o Order) diag.List {
	sealed := whole.Site.Data.Sealed(o.Period) != nil
	if sealed && o.Amend == "" || !slices.ContainsFunc(whole.Site.Reports, func(r *report.Summary) bool { return r.Period.ID == o.Period && r.Front.Status != "draft" }) {
		return nil // refused for that, below
	}
	found := check.Approval(whole.Site.Data, o.Period, &source.Tree{Files: whole.Files})
	for i := range found {
		found[i].Severity = diag.Error
	}
	return found
}

// IsAmendment reports whether a finding says that a source of a period is not what was sealed.
func IsAmendment(f diag.Finding, period string) bool { return isSealFinding(f) && ofPeriod(f, period) }

func isSealFinding(f diag.Finding) bool {
	return f.Code == "archive/changed" || f.Code == "archive/added" || f.Code == "archive/missing"
}

// open begins the seal, or says why there can be none.
func (b *Bag) open(whole *pipeline.Result) error {
	o := b.order
	for _, r := range whole.Site.Withdrawn {
		if r.Period.ID == o.Period {
			return refused(o.Period,
				diag.Say("báo cáo của kỳ %s đã thu hồi ngày %s", "the report of period %s was withdrawn on %s", o.Period, r.Withdrawal.Date),
				diag.Say("báo cáo thay nó là của một kỳ có tên riêng: %s-thay-the", "a report in its place is that of a period with a name of its own: %s-again", o.Period))
		}
	}
	at := slices.IndexFunc(whole.Site.Reports, func(r *report.Summary) bool { return r.Period.ID == o.Period })
	if at < 0 {
		return refused(o.Period,
			diag.Say("không có báo cáo của kỳ %q", "there is no report of period %q", o.Period),
			diag.Say("các kỳ đang có: %s", "the periods are: %s", periods(whole.Site)))
	}
	r := whole.Reports[at]
	if r.Front.Status == "draft" {
		return refused(o.Period,
			diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", o.Period),
			diag.Say(`khi đã ký, ghi status = "published" trong %s`, `once it is signed, write status = "published" in %s`, r.Index().File.Path))
	}
	if len(r.Remarks) > 0 && !b.inner() {
		return refused(o.Period,
			diag.Say("báo cáo của kỳ %s còn lời ghi riêng <!-- congbo: … --> tại %s", "the report of period %s has a remark <!-- congbo: … --> of its authors at %s", o.Period, r.Remarks[0]),
			diag.Say("túi hồ sơ công bố giữ nguyên tệp nguồn: xóa lời ghi (tất cả %d) rồi niêm phong; túi không công bố thì để ngoài static/: --destination THƯ-MỤC", "the published bag keeps the sources as they are: remove the remarks (%d in all), then seal; a bag that is not published goes outside static/: --destination DIR", len(r.Remarks)))
	}
	last := whole.Site.Data.Sealed(o.Period)
	s := &data.Seal{Name: o.Period, Period: r.Period, Edition: 1, Version: o.Version, Reason: norm.NFC.String(o.Amend)}
	if d := whole.Site.Data.Periods[o.Period]; d != nil {
		b.approval = d.Approval
	}
	switch {
	case last == nil && o.Amend != "":
		return refused(o.Period,
			diag.Say("kỳ %s chưa được niêm phong nên không có gì để đính chính", "period %s is not sealed yet: there is nothing to amend", o.Period),
			diag.Say("bỏ --amend", "leave out --amend"))
	case last != nil && o.Amend == "":
		return refused(o.Period,
			diag.Say("kỳ %s đã niêm phong ngày %s", "period %s was sealed on %s", o.Period, last.Date),
			diag.Say(`muốn công bố bản sửa thì ghi lý do: congbo archive %s --amend "lý do"`, `to publish an amended edition give the reason: congbo archive %s --amend "reason"`, o.Period))
	case last != nil:
		s.Edition = last.Edition + 1
		s.Name += "-" + strconv.Itoa(s.Edition)
	}
	if seals := whole.Site.Data.Seals; len(seals) > 0 {
		s.Previous = seals[len(seals)-1].TagManifest
	}
	tree := &source.Tree{Files: whole.Files}
	for _, f := range check.SourcesOf(o.Period, tree) {
		s.Files = append(s.Files, data.SealedFile{Path: f.Path, SHA256: sum(f.Bytes())})
	}
	b.Seal = s
	b.place()
	return nil
}

func ofPeriod(f diag.Finding, period string) bool {
	return strings.HasPrefix(f.Span.File.Path, "content/"+period+"/") || strings.HasPrefix(f.Span.File.Path, "data/"+period+"/")
}

func periods(site *report.Site) string {
	var all []string
	for _, r := range site.Reports {
		all = append(all, r.Period.ID)
	}
	return strings.Join(all, ", ")
}

// place decides where the zip goes and how the seal names it: by its path in the
// site, or by its name alone where it lies elsewhere.
func (b *Bag) place() {
	name := b.Seal.Name + ".zip"
	own := filepath.Join(b.order.Folder, filepath.FromSlash(data.BagsFolder))
	b.Seal.Bag, b.Path = data.BagsFolder+name, filepath.Join(own, name)
	if b.order.Destination != "" && !sameFolder(b.order.Destination, own) {
		b.Seal.Bag, b.Path = name, filepath.Join(b.order.Destination, name)
	}
}

// inner reports whether the bag is not for the public: it is put where the site publishes
// nothing.
func (b *Bag) inner() bool {
	if b.order.Destination == "" {
		return false
	}
	at, err := filepath.Abs(b.order.Destination)
	for err == nil && !sameFolder(at, filepath.Join(b.order.Folder, "static")) {
		up := filepath.Dir(at)
		if up == at {
			return true
		}
		at = up
	}
	return false
}

// sameFolder reports whether two paths lead to one folder, which need not be there.
func sameFolder(a, b string) bool {
	if x, err := os.Stat(a); err == nil {
		y, err := os.Stat(b)
		return err == nil && os.SameFile(x, y)
	}
	x, err := filepath.Abs(a)
	y, also := filepath.Abs(b)
	return err == nil && also == nil && x == y
}

// resume takes the date of a bag that lies in the place already, unsealed: that of
// a run which was stopped before it could seal it. With the same sources the same
// bag comes out, and this run completes the other.
func (b *Bag) resume() error {
	b.order.Date = day(b.order.Date)
	if y := b.order.Date.Year(); y < 1980 || y > 2107 {
		return refused(b.order.Period,
			diag.Say("không ghi được ngày %s vào tệp zip", "a zip cannot hold the date %s", b.order.Date.Format(time.DateOnly)),
			diag.Say("xem lại đồng hồ và SOURCE_DATE_EPOCH", "look at the clock and at SOURCE_DATE_EPOCH"))
	}
	if _, err := os.Lstat(b.Path); err != nil {
		return nil // it is free, or writing will say what is wrong with it
	}
	there, err := Open(b.Path)
	if err != nil {
		return nil
	}
	defer there.Close()
	if date, ok := dateOf(there); ok {
		b.order.Date = date
	}
	return nil
}

// shownName is where a bag lists what readers see of its report, page by page.
const shownName = "data/shown.txt"

// textName is where a bag has the plain text of its report.
func textName(period string) string { return "data/text/" + period + ".txt" }

// change notes what the text has that the edition before has otherwise. Of a bag
// that is not where its seal says, the text is not known, and none is amended
// unseen. An edition that is the one before once more is none.
func (b *Bag) change(whole, own *pipeline.Result, now pipeline.Shown) error {
	last := whole.Site.Data.Sealed(b.order.Period)
	if last == nil {
		return nil
	}
	path := filepath.Join(b.order.Folder, filepath.FromSlash(last.Bag))
	if !last.IsPublished() && b.order.Destination != "" {
		path = filepath.Join(b.order.Destination, last.Bag)
	}
	former, err := Open(path)
	var before []byte
	if err == nil {
		defer former.Close()
		before, err = textOf(former, last)
	}
	if err != nil {
		return refused(b.order.Period,
			diag.Say("không đọc được bản trước (%s) để so sánh: %v", "cannot read the edition before (%s) to compare with: %v", last.Bag, err),
			diag.Say("cho biết thư mục có túi hồ sơ ấy: --destination THƯ-MỤC; bản mới cũng vào đó", "name the folder that has this bag: --destination DIR; the new edition goes there too"))
	}
	was, err := reread(former, last.Period.ID, own.OwnLayouts())
	if err != nil {
		return err
	}
	if !differs(whole, b.order.Period) && (len(last.Shown) == 0 || now.Same(was)) {
		return refused(b.order.Period,
			diag.Say("kỳ %s không có gì khác với bản đã niêm phong ngày %s", "nothing of period %s differs from what was sealed on %s", b.order.Period, last.Date),
			diag.Say("sửa nội dung trước rồi mới đính chính", "change the report first, then amend"))
	}
	if was != nil && was.Text() != string(before) {
		before = []byte(was.Text())
		b.former = before
	}
	b.Seal.Changes = compare.Lines(string(before), now.Text())
	return nil
}

// differs reports whether the sources of a period are not those that were sealed.
func differs(whole *pipeline.Result, period string) bool {
	return slices.ContainsFunc(whole.Findings, func(f diag.Finding) bool { return IsAmendment(f, period) })
}

// contents packs the built period with what it was built from.
func (b *Bag) contents(own *pipeline.Result, now pipeline.Shown) (contents, error) {
	r := own.Site.Reports[0]
	payload := map[string][]byte{}
	for _, f := range own.Files {
		if data.IsProposed(f.Path) && !b.inner() {
			continue
		}
		payload["data/source/"+asciiName(f.Path)] = f.Bytes()
	}
	for name, raw := range output.Complete(own.Pages) {
		payload["data/site/"+name] = raw
	}
	payload[textName(b.order.Period)] = []byte(now.Text())
	payload[shownName] = data.Lines(now.Sums())
	if b.former != nil {
		payload[formerName] = b.former
	}
	findings, err := b.findings()
	if err != nil {
		return nil, err
	}
	payload["data/findings.json"] = findings
	payload["data/README.txt"] = []byte(fmt.Sprintf(readme, b.Seal.Name, b.order.Period))
	front, site := r.Front, own.Site.Data.Site
	return newBag(payload, []field{
		{"Source-Organization", cmp.Or(site.Committee, front.Issuer)},
		{"Organization-Address", site.Contact.Address},
		{"Contact-Name", cmp.Or(site.Contact.Person, site.Contact.Name)},
		{"Contact-Phone", site.Contact.Phone},
		{"Contact-Email", site.Contact.Email},
		{"External-Description", front.Title},
		{"External-Identifier", front.Number},
		{"Bagging-Date", b.order.Date.Format(time.DateOnly)},
		{"Bag-Software-Agent", agent + b.order.Version},
		{periodLabel, b.order.Period},
		{"Congbo-Period-From", front.From.String()},
		{"Congbo-Period-To", front.To.String()},
		{"Congbo-Report-Date", front.Date.String()},
		{editionLabel, strconv.Itoa(b.Seal.Edition)},
		{reasonLabel, b.Seal.Reason},
		{unacceptedLabel, unaccepted(b.Seal)},
		{previousLabel, b.Seal.Previous},
		{layoutsLabel, strings.Join(asciiNames(own.OwnLayouts()), " ")},
	}), nil
}

// unaccepted is how many warnings stood, as a bag says it; nothing where none did.
func unaccepted(s *data.Seal) string {
	if s.Unaccepted == 0 {
		return ""
	}
	return strconv.Itoa(s.Unaccepted)
}

// findings are those at the time of sealing, accepted ones too, as JSON.
func (b *Bag) findings() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(diag.Records(b.Findings, b.Site.Data.Site.Language))
	return out.Bytes(), err
}

// Write writes the bag and its seal.
func (b *Bag) Write() error {
	list := b.sealed
	if len(list) == 0 {
		list = []byte(sealsHead)
	} else if !bytes.HasSuffix(list, []byte("\n")) {
		list = append(slices.Clip(list), '\n')
	}
	return output.Add(output.Addition{
		File: b.Path, Bytes: b.Zip,
		List: filepath.Join(b.order.Folder, filepath.FromSlash(data.SealsFile)),
		Old:  b.sealed, New: b.Seal.AppendTOML(append(slices.Clip(list), '\n')),
	})
}

const sealsHead = `# Niêm phong của các kỳ đã lưu trữ, do congbo archive ghi. Không sửa bằng tay:
# congbo verify và mọi lần dựng, kiểm tra đều đối chiếu với tệp này.
`

func refused(what string, reason, hint diag.Text) error {
	return &output.RefusedError{Destination: what, Reason: reason, Hint: hint}
}

const readme = `Túi hồ sơ lưu trữ (BagIt, RFC 8493) của một kỳ báo cáo.

  site/           trang web của kỳ này: mở site/index.html bằng trình duyệt, không cần mạng
  text/           toàn văn, chữ thuần
  shown.txt       SHA-256 của những gì bạn đọc thấy: toàn văn, số liệu, chữ trên từng trang
  source/         nguồn đã dùng để dựng: nội dung, dữ liệu, khuôn trang
  findings.json   phát hiện của phép kiểm tra lúc niêm phong

Kiểm tra không có gì thay đổi, trong thư mục %[1]s:

  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt

SHA-256 của chính tệp tagmanifest-sha256.txt được công bố trên trang lưu trữ và được
ghi trong túi hồ sơ niêm phong ngay sau túi này.

Dựng lại trang từ nguồn: congbo build --source source --period %[2]s
(ký tự ngoài ASCII trong tên tệp được ghi là dấu = và hai chữ số thập lục phân)

--

Archive (BagIt, RFC 8493) of one reporting period.

  site/           the website of the period: open site/index.html, no network needed
  text/           the whole report as plain text
  shown.txt       SHA-256 of what readers see: the text, the figures, the words of each page
  source/         what it was built from: content, data, layouts
  findings.json   what the checks found when it was sealed

To prove that nothing has changed, in the folder %[1]s:

  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt

The SHA-256 of tagmanifest-sha256.txt itself is published on the archive page of the
site, and recorded in the bag that was sealed next.

To build the site from its sources: congbo build --source source --period %[2]s
(characters beyond ASCII in file names are written as = and two hexadecimal digits)
`
