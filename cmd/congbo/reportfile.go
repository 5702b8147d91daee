package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/report"
)

// A reportFile is a kind of file that a command makes of the report of a period.
type reportFile struct {
	command  string
	ending   string
	name     diag.Text
	make     diag.Text                  // what the command does: "print"
	isOwn    func([]byte) bool          // whether the command made a file, and nobody has changed it
	path     func(period string) string // of the file that is kept in the site; nil if none is
	outdated string                     // the code of findings that making the file mends
}

// reportFlags are the flags of commands whose file is kept in the site.
type reportFlags struct {
	output string
	drafts bool
}

// report is the report of a period in a site that a file can be made of.
func (k *reportFile) report(a *app, of *pipeline.Result, period string) (*report.Report, error) {
	a.speakLike(of.Site)
	of.Findings = slices.DeleteFunc(of.Findings, func(f diag.Finding) bool { return f.Code == k.outdated })
	if err := a.judge(of.Findings, false); err != nil {
		return nil, err
	}
	if slices.Contains(of.Site.Drafts, period) {
		return nil, usage(diag.Say("báo cáo của kỳ %s còn là dự thảo", "the report of period %s is a draft", period),
			diag.Say("%[2]s dự thảo: congbo %[3]s %[1]s --drafts --output %[1]s%[4]s", "to %[2]s the draft: congbo %[3]s %[1]s --drafts --output %[1]s%[4]s", period, k.make, k.command, k.ending))
	}
	i := slices.IndexFunc(of.Reports, func(r *report.Report) bool { return r.Period.ID == period })
	if i < 0 {
		return nil, noReport(period, of.Site.Reports)
	}
	return of.Reports[i], nil
}

// A destination is where the file of a report goes.
type destination struct {
	path     string
	inSite   bool
	replaces bool // a former file of the command
}

// destination is a name that somebody gave, or else a place in the site. What nobody may change,
// and what the command has not made, stays.
func (k *reportFile) destination(a *app, site *report.Site, of *report.Summary, output string) (d destination, err error) {
	id := of.Period.ID
	switch {
	case output != "":
		if !strings.EqualFold(filepath.Ext(output), k.ending) { // perhaps the name of a source
			return d, usage(diag.Say("--output %q: tên tệp phải kết thúc bằng %s", "--output %q: the name must end in %s", output, k.ending), diag.Text{})
		}
		d.path = output
	case of.Front.Status == "draft":
		return d, usage(diag.Say("%s của dự thảo không để trong trang", "the %s of a draft is not kept in the site", k.name),
			diag.Say("thêm --output %s%s", "add --output %s%s", id, k.ending))
	case site.Data.Sealed(id) != nil:
		return d, usage(diag.Say("kỳ %s đã niêm phong, không thêm được %s vào trang", "period %s is sealed: no %s can be added to the site", id, k.name),
			diag.Say("%[2]s ra tệp khác: congbo %[3]s %[1]s --output %[1]s%[4]s", "%[2]s it into another file: congbo %[3]s %[1]s --output %[1]s%[4]s", id, k.make, k.command, k.ending))
	default:
		d.path, d.inSite = filepath.Join(a.source, filepath.FromSlash(k.path(id))), true
	}
	former, err := os.ReadFile(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return d, nil
	case err != nil:
		return d, machine(err, diag.Say("không ghi được %s", "cannot write %s", d.name()))
	case !k.isOwn(former):
		return d, usage(diag.Say("%s có sẵn, không do lệnh này ghi hoặc đã được sửa", "%s is there, and this command did not write it, or it was changed since", d.name()),
			diag.Say("chuyển tệp ấy đi, hoặc ghi ra tên khác: --output", "move that file away, or write another name: --output"))
	}
	d.replaces = true
	return d, nil
}

// name is the path as messages have it.
func (d destination) name() string { return filepath.ToSlash(d.path) }

// write writes the file.
func (d destination) write(file []byte) error {
	var err error
	if d.inSite {
		err = os.MkdirAll(filepath.Dir(d.path), 0o755)
	}
	if err == nil {
		err = writeWhole(d.path, file)
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", d.name()))
	}
	return nil
}

// replaced ends the message about a file that was written.
func (a *app) replaced(d destination) string {
	if !d.replaces {
		return ""
	}
	return a.word("; thay bản trước", "; the former one is replaced")
}

// left prints what a file says otherwise than its report.
func (a *app) left(found diag.List) error {
	found.Sort()
	if err := diag.WriteText(a.stderr, found, a.lang(), a.color); err != nil {
		return machine(err, diag.Say("không in được phát hiện", "cannot print the findings"))
	}
	return nil
}

// writeWhole writes a file that appears whole or not at all: it is made beside its place and
// then moved there.
func writeWhole(name string, text []byte) error {
	made, err := os.CreateTemp(filepath.Dir(name), ".congbo-*")
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) {
		failed.Path = filepath.ToSlash(filepath.Dir(name)) // the name beside it is nobody's business
	}
	if err != nil {
		return err
	}
	defer os.Remove(made.Name())
	_, err = made.Write(text)
	if closed := made.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(made.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(made.Name(), name)
}
