package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/source"
)

// annotate writes a copy of the one Word file that was checked, with a comment at the
// words of each finding and of each witness.
func (a *app) annotate(word *importer.Word, shown diag.List, out string) error {
	if filepath.Clean(out) == filepath.Clean(word.Text.File.Path) && !word.Annotated() {
		return usage(diag.Say("%s là bản gốc; không ghi đè", "%s is the original and is not overwritten", filepath.ToSlash(out)), diag.Say("chọn tên khác cho bản có nhận xét", "choose another name for the copy with comments"))
	}
	comments, findings := a.comments(word.Text.File, shown)
	raw, err := word.Annotate(comments)
	var refusal *importer.Refusal
	if errors.As(err, &refusal) {
		return a.refuse(word.Text.File.Path, refusal)
	} else if err != nil {
		return machine(err, diag.Say("không ghi được nhận xét", "cannot write the comments"))
	}
	folder, err := os.OpenRoot(filepath.Dir(out))
	if err == nil {
		defer folder.Close()
		err = replaceFile(folder, filepath.Base(out), raw, 0o644)
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", filepath.ToSlash(out)))
	}
	fmt.Fprintln(a.stderr, diag.Say("%s: %d nhận xét (%d phát hiện, %d chỗ đối chiếu)", "%s: %d comments (%d findings, %d places compared)", filepath.ToSlash(out), len(comments), findings, len(comments)-findings).In(a.lang()))
	return nil
}

// comments say what was found in a Word file, at its words and at those that it was compared
// with; findings is how many are of the first kind.
func (a *app) comments(f *source.File, shown diag.List) (all []importer.Comment, findings int) {
	lang := a.lang()
	for _, finding := range shown {
		if finding.Span.File != f {
			continue
		}
		c := importer.Comment{Span: finding.Span, Text: []string{capital(finding.Severity.In(lang)) + ": " + finding.Message.In(lang) + " [" + finding.Code + "]"}}
		for _, r := range finding.Related {
			c.Text = append(c.Text, r.Text.In(lang)+": “"+r.Span.Text()+"” ("+inWord(r.Span, lang)+")")
		}
		if hint := finding.Hint.In(lang); hint != "" {
			c.Text = append(c.Text, "→ "+hint)
		}
		all = append(all, c)
		findings++
		for _, r := range finding.Related {
			if r.Span.File == f && r.Span.End > r.Span.Start {
				all = append(all, importer.Comment{Span: r.Span, Text: []string{
					a.word("Đối chiếu với “", "Compared with “") + finding.Span.Text() + "” (" + inWord(finding.Span, lang) + "): " + r.Text.In(lang),
					capital(finding.Severity.In(lang)) + ": " + finding.Message.In(lang) + " [" + finding.Code + "]"}})
			}
		}
	}
	return all, findings
}

// inWord is the place of words of a Word file, without its name.
func inWord(s source.Span, lang string) string {
	if at, ok := s.Place(); ok {
		return diag.InWord(at, lang)
	}
	return s.String()
}

// canAnnotate reports why nothing can be annotated, before anything is checked.
func canAnnotate(paths []string, out string) error {
	if len(paths) != 1 || looseKind(paths[0]) != ".docx" {
		return usage(diag.Say("--annotate cần đúng một tệp .docx", "--annotate needs exactly one .docx file"), diag.Say("ví dụ: congbo check bao-cao.docx --annotate bao-cao-nhan-xet.docx", "for example: congbo check report.docx --annotate report-comments.docx"))
	}
	if looseKind(out) != ".docx" {
		return usage(diag.Say("--annotate %q: tên tệp phải kết thúc bằng .docx", "--annotate %q: the name must end in .docx", out), diag.Text{})
	}
	info, err := os.Stat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được %s", "cannot write %s", filepath.ToSlash(out)))
	}
	if of, err := os.Stat(paths[0]); err != nil || !os.SameFile(info, of) {
		return usage(diag.Say("đã có %s; không ghi đè", "%s exists already and is not overwritten", filepath.ToSlash(out)),
			diag.Say("chọn tên khác; nếu đó là bản congbo đã nhận xét và bạn đã sửa trong đó: congbo check %[1]s --annotate %[1]s", "choose another name; if it is the copy with comments of congbo, and you have mended it there: congbo check %[1]s --annotate %[1]s", filepath.ToSlash(out)))
	}
	return nil
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
