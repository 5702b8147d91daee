package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// registerFile is the register of directives of a site.
const registerFile = "data/directives.toml"

func (a *app) registerCommand() *cobra.Command {
	var add bool
	c := a.command("register", diag.Say("in các văn bản được viện dẫn mà danh mục chưa có", "print the documents that are cited and not in the register"))
	c.Long = c.Short + "\n\n" + a.word(
		"Mỗi văn bản in thành một mục TOML với những gì báo cáo nêu về nó: loại, số, ký hiệu,\nngày, cơ quan ban hành. Văn phòng xem lại rồi thêm vào data/directives.toml; với --add\nthì lệnh thêm vào cuối tệp ấy, không sửa gì trong phần đã có.",
		"Each document is an entry in TOML with what the reports say of it: type, number, symbol,\ndate, issuer. Look at them and add them to data/directives.toml; --add appends them to\nthat file and changes nothing that is there.")
	c.Flags().BoolVar(&add, "add", false, a.word("thêm vào data/directives.toml", "append them to data/directives.toml"))
	c.RunE = func(*cobra.Command, []string) error {
		return a.register(add)
	}
	return c
}

func (a *app) register(add bool) error {
	root, site, err := a.loadSite()
	if err != nil {
		return err
	}
	defer root.Close()
	if err := a.trust(site.Findings, diag.Say("sửa danh mục trước đã", "mend the register first"), registerFile); err != nil {
		return err
	}
	text, n := a.lacking(site.Site, "")
	switch {
	case n == 0:
		fmt.Fprintln(a.stderr, a.word("danh mục đã có mọi văn bản được viện dẫn", "every document that is cited is in the register"))
		return nil
	case add:
		defer a.hold()()
		if err := appendFile(root, registerFile, text); err != nil {
			return machine(err, diag.Say("không ghi được %s; tệp giữ nguyên", "cannot write %s; it stands as it was", registerFile))
		}
		a.say("đã thêm %d văn bản vào %s", "added %d documents to %s", n, registerFile)
		return nil
	}
	if _, err := a.stdout.Write(text); err != nil {
		return machine(err, diag.Say("không in được kết quả", "cannot print the result"))
	}
	return nil
}

// trust stops where files that a command builds on are broken, by the beginnings
// of their paths.
func (a *app) trust(findings diag.List, advice diag.Text, paths ...string) error {
	var broken diag.List
	for _, f := range findings {
		if f.Severity == diag.Error && f.Span.File != nil && slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(f.Span.File.Path, p) }) {
			broken.Add(f)
		}
	}
	if len(broken) == 0 {
		return nil
	}
	broken.Sort()
	if err := diag.WriteText(a.stderr, broken, a.lang(), a.color); err != nil {
		return machine(err, diag.Say("không in được phát hiện", "cannot print the findings"))
	}
	return &stop{code: exitFindings, text: advice}
}

// lacking is the entries of the documents that are cited in a folder of content/,
// or anywhere, and not registered, and how many they are. Each says where it is
// cited first.
func (a *app) lacking(site *report.Site, folder string) (text []byte, n int) {
	for _, d := range site.Directives {
		cited := slices.ContainsFunc(d.Citations, func(c *report.Citation) bool { return strings.HasPrefix(c.Span.File.Path, folder) })
		if d.Registered != nil || !cited {
			continue
		}
		if n > 0 {
			text = append(text, '\n')
		}
		entry := data.Directive{ID: d.Slug, Type: d.Type, Number: d.Number, Symbol: d.Symbol, Issuer: d.Issuer, Title: d.Title, Date: d.Date}
		text = fmt.Appendf(text, "# %s %s\n", a.word("viện dẫn ở", "cited at"), d.Citations[0].Span)
		text = entry.AppendTOML(text)
		n++
	}
	return text, n
}

// appendFile adds text to a file of the site, after an empty line and with the
// line ends that the file has. A reader sees the old file or the new one, nothing
// between.
func appendFile(root *os.Root, name string, text []byte) error {
	old, err := root.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(old) > 0 {
		end := "\n"
		if !bytes.HasSuffix(old, []byte("\n")) {
			end = "\n\n"
		}
		text = append([]byte(end), text...)
	}
	if bytes.Contains(old, []byte("\r\n")) {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	mode := fs.FileMode(0o666)
	if info, err := root.Stat(name); err == nil {
		mode = info.Mode().Perm()
	} else if err := root.MkdirAll("data", 0o777); err != nil {
		return err
	}
	return replaceFile(root, name, append(old, text...), mode)
}

// replaceFile writes a file beside its place and moves it there.
func replaceFile(root *os.Root, name string, text []byte, mode fs.FileMode) error {
	staged := name + ".congbo-new"
	f, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, root.Remove(staged))
	}
	return root.Rename(staged, name)
}
