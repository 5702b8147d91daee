package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/source"
)

// looseKinds are the endings of files that are checked outside a site.
var looseKinds = []string{".docx", ".md", ".txt"}

func looseKind(path string) string {
	ext := strings.ToLower(filepath.Ext(path))
	if slices.Contains(looseKinds, ext) {
		return ext
	}
	return ""
}

// isLoose reports whether a path is one of files that are checked outside a site: a file,
// or a folder that is no site and holds some.
func (a *app) isLoose(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return true
	}
	for _, mark := range siteMarks {
		if _, err := os.Stat(filepath.Join(path, filepath.FromSlash(mark))); err == nil {
			return false
		}
	}
	return len(looseIn(path)) > 0
}

// looseIn are the files of a folder that can be checked, in order: neither hidden ones nor
// those that Word and LibreOffice lay beside a file that is open.
func looseIn(folder string) []string {
	entries, _ := os.ReadDir(folder) // what cannot be read holds none
	var all []string
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && looseKind(name) != "" && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") {
			all = append(all, filepath.Join(folder, name))
		}
	}
	return all
}

// checkedLoose checks files that stand in no site, and those of folders.
func (a *app) checkedLoose(paths []string) (*pipeline.Result, []*importer.Word, error) {
	var files []string
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			within := looseIn(path)
			if len(within) == 0 {
				return nil, nil, usage(diag.Say("thư mục %q không có tệp nào để kiểm tra", "folder %q has no file to check", path), takenLoose)
			}
			files = append(files, within...)
			continue
		}
		files = append(files, path)
	}
	var texts []pipeline.Loose
	var words []*importer.Word
	var faults []source.Fault
	var unread diag.List
	for _, path := range files {
		raw, err := readRegular(path)
		if err != nil {
			return nil, nil, err
		}
		name := filepath.ToSlash(path)
		kind := looseKind(path)
		if kind == "" && bytes.HasPrefix(raw, []byte("PK")) { // a Word file of another name, or what else is a zip
			kind = ".docx"
		}
		if kind == "" {
			refusal := importer.Foreign(name, raw)
			if refusal == nil {
				return nil, nil, usage(diag.Say("không kiểm tra được %q", "cannot check %q", path), takenLoose)
			}
			unread.Add(unreadable(name, refusal))
			continue
		}
		if kind != ".docx" {
			file, found := source.Loose(name, raw)
			texts, faults = append(texts, pipeline.Loose{File: file}), append(faults, found...)
			continue
		}
		word, err := importer.ReadWord(name, raw)
		var refusal *importer.Refusal
		if errors.As(err, &refusal) { // the others are checked all the same
			unread.Add(unreadable(name, refusal))
			continue
		} else if err != nil {
			return nil, nil, machine(err, diag.Say("không đọc được tệp", "cannot read the file"))
		}
		words = append(words, word)
		texts, faults = append(texts, pipeline.Loose{File: word.Text.File, Text: &word.Text}), append(faults, word.Faults...)
	}
	result := pipeline.CheckLoose(texts, faults)
	result.Findings.Add(unread...)
	result.Findings.Sort()
	return result, words, nil
}

// unreadable is the finding on a file that cannot be checked.
func unreadable(name string, refusal *importer.Refusal) diag.Finding {
	return diag.Finding{Code: "word/unreadable", Severity: diag.Error, Span: source.Missing(name), Message: refusal.Text, Hint: refusal.Hint}
}

var takenLoose = diag.Say("chỉ nhận tệp .docx, .md và .txt", "only .docx, .md and .txt files are taken")
