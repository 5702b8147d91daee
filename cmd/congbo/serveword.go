package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/source"
)

// wordReports are reports that are drafted in Word while the site is shown: the site as
// it would be if they were imported. It is a file system; nothing is written.
type wordReports struct {
	*app
	root    *os.Root
	set     *data.Set // of the site when it was read last
	reports []*wordReport
	drafts  []string // folders of what `new site` wrote, which an import replaces
	entries []byte   // of documents that they cite, after the register of the site
	site    atomic.Pointer[fs.FS]
}

// A wordReport is a report of a Word file.
type wordReport struct {
	file   string
	period data.Period
	issuer string
	files  map[string][]byte // what an import makes of it
	text   *source.File      // its words, where findings are looked up
}

func (r *wordReport) folder() string { return "content/" + r.period.ID }

// openWords reads the Word files of --word, each with the --period at its place.
func (a *app) openWords(root *os.Root, files, periods []string) (*wordReports, error) {
	if len(files) == 0 {
		if len(periods) > 0 {
			return nil, usage(diag.Say("--period đi cùng --word", "--period goes with --word"), diag.Say("ví dụ: congbo serve --word bao-cao.docx --period 2022-h1", "for example: congbo serve --word report.docx --period 2022-h1"))
		}
		return nil, nil
	}
	if len(periods) > 0 && len(periods) != len(files) {
		return nil, usage(diag.Say("có %d --word mà %d --period", "there are %d --word and %d --period", len(files), len(periods)), diag.Say("ghi mỗi tệp một kỳ, theo thứ tự, hoặc không ghi kỳ nào", "write a period for each file, in order, or none at all"))
	}
	set, _ := data.Decode(source.Read(root.FS()))
	if a.language == "" {
		a.language = set.Site.Language
	}
	drafts, err := untouchedDrafts(root)
	if err != nil {
		return nil, machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	w := &wordReports{app: a, root: root, set: set, drafts: drafts}
	taken := map[string]string{}
	for i, file := range files {
		r := &wordReport{file: file}
		if len(periods) > 0 {
			var err error
			if r.period, err = readPeriod(periods[i]); err != nil {
				return nil, err
			}
		}
		if _, err := w.read(r, false); err != nil {
			return nil, err
		}
		if other := taken[r.period.ID]; other != "" {
			return nil, usage(diag.Say("%s và %s cùng là báo cáo của kỳ %s", "%s and %s are both reports of period %s", other, file, r.period.ID), periodForm)
		}
		taken[r.period.ID] = file
		w.reports = append(w.reports, r)
	}
	w.lay()
	return w, nil
}

// read reads a Word file, and returns what of the site changes by that. A file that cannot
// be read changes nothing: whoever saves it is not done yet.
func (w *wordReports) read(r *wordReport, bare bool) (changed []string, err error) {
	raw, err := readRegular(r.file)
	if err != nil {
		return nil, err
	}
	name := filepath.ToSlash(r.file)
	result, err := w.importOnce(importer.Options{Name: name, Raw: raw, Period: r.period, Language: w.set.Site.Language,
		Internal: w.set.Site.Audience == "internal", Bare: bare, Grammar: w.set.Grammar})
	if err != nil {
		return nil, err
	}
	for name, text := range result.Files {
		if before, was := r.files[name]; !was || !bytes.Equal(before, text) {
			changed = append(changed, name)
		}
	}
	for name := range r.files {
		if _, is := result.Files[name]; !is {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	r.period, r.issuer, r.files = result.Period, result.Issuer, result.Files
	if word, err := importer.ReadWord(name, raw); err == nil {
		r.text = word.Text.File
	}
	return changed, nil
}

// lay lays the reports over the site.
func (w *wordReports) lay() {
	site := w.root.FS()
	for _, folder := range w.drafts {
		site = importer.Overlay(site, nil, folder)
	}
	for _, r := range w.reports {
		site = importer.Overlay(site, r.files, r.folder())
	}
	if text := withCommittee(w.root, w.reports[0].issuer); text != nil {
		site = importer.Overlay(site, map[string][]byte{settingsFile: text}, "")
	}
	if len(w.entries) > 0 {
		register, err := w.root.ReadFile(registerFile)
		if err == nil && len(register) > 0 {
			register = append(register, "\n\n"...)
		}
		site = importer.Overlay(site, map[string][]byte{registerFile: append(register, w.entries...)}, "")
	}
	w.site.Store(&site)
}

// update reads a report again, and returns what changes.
func (w *wordReports) update(r *wordReport) ([]string, error) {
	changed, err := w.read(r, false)
	if len(changed) > 0 {
		w.lay()
	}
	return changed, err
}

// settle does what an import would do after the site was read: a report that would not
// build is read without its lists and tables, and documents that it cites are entered in
// the register. It returns what changes.
func (w *wordReports) settle(built *pipeline.Version) []string {
	w.set = built.Site.Data
	var changed []string
	var entries []byte
	for _, r := range w.reports {
		broken := slices.ContainsFunc(built.Findings, func(f diag.Finding) bool {
			return f.Severity == diag.Error && f.Span.File != nil && strings.HasPrefix(f.Span.File.Path, r.folder()+"/")
		})
		if broken {
			more, err := w.read(r, true)
			if err == nil {
				changed = append(changed, more...)
			}
		}
		text, _ := w.lacking(built.Site, r.folder()+"/")
		if len(entries) > 0 && len(text) > 0 {
			entries = append(entries, '\n')
		}
		entries = append(entries, text...)
	}
	if len(entries) > 0 {
		if len(w.entries) > 0 {
			w.entries = append(w.entries, '\n')
		}
		w.entries = append(w.entries, entries...)
		changed = append(changed, registerFile)
	}
	if len(changed) > 0 {
		w.lay()
	}
	return changed
}

// forget forgets what was entered in the register, if that of the site was changed.
func (w *wordReports) forget(changed []string) {
	if slices.Contains(changed, registerFile) {
		w.entries = nil
		w.lay()
	}
}

// where is the place of a finding in the Word file that it is in; empty for one elsewhere.
func (w *wordReports) where(f diag.Finding, lang string) string {
	if w == nil || f.Span.File == nil {
		return ""
	}
	for _, r := range w.reports {
		if !strings.HasPrefix(f.Span.File.Path, r.folder()+"/") {
			continue
		}
		name := filepath.Base(r.file)
		if r.text == nil {
			return name
		}
		at := bytes.Index(r.text.Text, []byte(f.Quote.Around))
		if at < 0 || f.Quote.Around == "" {
			if at = bytes.Index(r.text.Text, []byte(f.Text())); at < 0 || f.Text() == "" {
				return name
			}
		}
		place, ok := source.Span{File: r.text, Start: at, End: at}.Place()
		if !ok {
			return name
		}
		return name + ": " + diag.InWord(place, lang)
	}
	return ""
}

// names are the files, for messages.
func (w *wordReports) said() string {
	var all []string
	for _, r := range w.reports {
		all = append(all, filepath.ToSlash(r.file)+" ("+r.period.ID+")")
	}
	return strings.Join(all, ", ")
}

func (w *wordReports) Open(name string) (fs.File, error)     { return (*w.site.Load()).Open(name) }
func (w *wordReports) Stat(name string) (fs.FileInfo, error) { return fs.Stat(*w.site.Load(), name) }
func (w *wordReports) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(*w.site.Load(), name)
}

// notRead is why a Word file was not read, in a few words.
func (a *app) notRead(err error) string {
	var s *stop
	if errors.As(err, &s) {
		return s.text.In(a.lang())
	}
	return err.Error()
}
