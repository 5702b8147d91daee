package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// schemaFolder has the schemas of a site.
const schemaFolder = ".schemas"

func (a *app) schemaCommand() *cobra.Command {
	c := a.command("schema [DIR]", diag.Say("ghi JSON Schema của các tệp TOML, cho trình soạn thảo", "write JSON Schemas of the TOML files, for editors"))
	c.Long = c.Short + "\n\n" + a.word(
		"Mỗi loại tệp một lược đồ: khóa nào có, giá trị kiểu gì, nghĩa là gì. Không nêu DIR thì ghi\nvào "+schemaFolder+"/ của trang, cùng .taplo.toml nói tệp nào theo lược đồ nào (nếu chưa có).\nLược đồ cũ được thay.",
		"A schema for each kind of file: which keys there are, of what type, what they mean. Without\nDIR they go to "+schemaFolder+"/ of the site, with a .taplo.toml that says which file has which\n(unless there is one). Older schemas are replaced.")
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return noArgs(c, args[1:])
		}
		defer a.hold()()
		if len(args) == 1 {
			return a.writeSchemas(args[0])
		}
		root, err := a.openSite()
		if err != nil {
			return err
		}
		root.Close()
		if err := a.writeSchemas(filepath.Join(a.source, schemaFolder)); err != nil {
			return err
		}
		config := filepath.Join(a.source, ".taplo.toml")
		if err := writeFresh(config, taploConfig()); errors.Is(err, fs.ErrExist) {
			return nil
		} else if err != nil {
			return machine(err, diag.Say("không ghi được tệp", "cannot write a file"))
		}
		fmt.Fprintln(a.stdout, filepath.ToSlash(config))
		return nil
	}
	return c
}

// writeSchemas writes all schemas into a folder.
func (a *app) writeSchemas(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return machine(err, diag.Say("không tạo được thư mục", "cannot make a folder"))
	}
	for _, s := range data.Schemas() {
		path := filepath.Join(dir, s.File())
		if err := os.WriteFile(path, s.JSON, 0o666); err != nil {
			return machine(err, diag.Say("không ghi được tệp", "cannot write a file"))
		}
		fmt.Fprintln(a.stdout, filepath.ToSlash(path))
	}
	return nil
}
