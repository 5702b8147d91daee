package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/handbook"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/guide"
	"congbo/cmd/congbo/internal/output"
	"congbo/static"
)

func (a *app) guideCommand() *cobra.Command {
	var folder string
	c := a.command("guide", diag.Say("mở sổ tay trong trình duyệt, không cần mạng", "open the handbook in the browser, without a network"))
	c.Long = c.Short + "\n\n" + a.word(
		"Sổ tay theo từng việc, tiếng Việt và tiếng Anh, cùng phần tra cứu làm từ chính chương trình:\nlệnh, khóa, phát hiện, khuôn trang, JSON. --output ghi ra một thư mục thay vì mở.",
		"The handbook, task by task, in Vietnamese and English, with a reference made of the program\nitself: commands, keys, findings, layouts, JSON. --output writes it to a folder instead of\nopening it.")
	c.Flags().StringVar(&folder, "output", "", a.word("ghi sổ tay vào thư mục này", "write the handbook into this folder"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		books, err := a.books()
		if err != nil {
			return machine(err, diag.Say("không dựng được sổ tay", "cannot make the handbook"))
		}
		open := folder == ""
		if open {
			cache, err := os.UserCacheDir()
			if err != nil {
				cache = os.TempDir()
			}
			folder = filepath.Join(cache, "congbo-handbook-"+version)
		}
		defer a.hold()()
		if _, err := output.Write(folder, books, output.Options{}); err != nil {
			if refused := (*output.RefusedError)(nil); errors.As(err, &refused) {
				return usage(diag.Say("không ghi sổ tay vào %s: thư mục đã có tệp khác, hoặc không phải là thư mục", "the handbook is not written into %s: it holds other files, or is no folder", filepath.ToSlash(folder)),
					diag.Say("chọn một thư mục mới: congbo guide --output THƯ-MỤC", "choose a new folder: congbo guide --output DIR"))
			}
			return machine(err, diag.Say("không ghi được sổ tay", "cannot write the handbook"))
		}
		page := filepath.Join(folder, a.lang(), "index.html")
		a.say("%s", "%s", filepath.ToSlash(page))
		if open {
			if err := openBrowser(c.Context(), page); err != nil {
				a.say("không mở được trình duyệt; hãy tự mở tệp ấy", "cannot open the browser; open that file yourself")
			}
		}
		return nil
	}
	return c
}

// books are the pages of the handbook in both languages.
func (a *app) books() (output.Tree, error) {
	vi := guide.Book{Language: "vi", Title: "Sổ tay congbo", Words: guide.Words{Contents: "Mục lục", Before: "Trang trước", After: "trang sau", Other: "English", Reference: "Tra cứu"}}
	en := guide.Book{Language: "en", Title: "The congbo handbook", Words: guide.Words{Contents: "Contents", Before: "Page before", After: "page after", Other: "Tiếng Việt", Reference: "Reference"}}
	books := []guide.Book{vi, en}
	for i := range books {
		dir, err := fs.Sub(handbook.FS, books[i].Language)
		if err != nil {
			return nil, err
		}
		if books[i].Chapters, err = guide.Read(dir); err != nil {
			return nil, err
		}
		books[i].Chapters = append(books[i].Chapters, reference(books[i].Language)...)
	}
	files := output.Tree{}
	for to, from := range map[string]fs.ReadFileFS{"css/congbo.css": static.FS, "bao-cao.docx": handbook.FS} {
		text, err := from.ReadFile(to)
		if err != nil {
			return nil, err
		}
		files[to] = text
	}
	return guide.Write(books, files)
}
