package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"congbo/cmd/congbo/internal/diag"
)

// manCommand writes the manual pages of a release. It is hidden: who has congbo has help.
func (a *app) manCommand() *cobra.Command {
	c := a.command("man DIR", diag.Say("ghi các trang hướng dẫn cho lệnh man", "write the pages of the manual for man"))
	c.Hidden = true
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần tên một thư mục", "need the name of a folder"), diag.Say("ví dụ: congbo man man1", "for example: congbo man man1"))
		}
		var date string // of the commit: the same source gives the same pages
		if info, ok := debug.ReadBuildInfo(); ok {
			date, _, _ = strings.Cut(settings(info)["vcs.time"], "T")
		}
		if err := a.writeManual(c.Root(), args[0], date); err != nil {
			return machine(err, diag.Say("không ghi được các trang hướng dẫn", "cannot write the pages of the manual"))
		}
		return nil
	}
	return c
}

// writeManual writes a page for c and one for each command below it, new files all.
func (a *app) writeManual(c *cobra.Command, dir, date string) error {
	f, err := os.OpenFile(filepath.Join(dir, pageName(c)+".1"), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if _, err = f.WriteString(a.page(c, date)); err == nil {
		err = f.Close()
	} else {
		f.Close()
	}
	if err != nil {
		return err
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			if err := a.writeManual(sub, dir, date); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageName is the name of the page of a command: congbo-new-site.
func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// page is the help of a command in the macros of man(7).
func (a *app) page(c *cobra.Command, date string) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %q 1 %q %q\n", strings.ToUpper(pageName(c)), date, "congbo "+version)
	section := func(vi, en string) { fmt.Fprintf(&b, ".SH %s\n", a.word(vi, en)) }
	section("TÊN", "NAME")
	fmt.Fprintf(&b, "%s \\- %s\n", roff(pageName(c)), roff(c.Short))
	section("CÁCH DÙNG", "SYNOPSIS")
	fmt.Fprintf(&b, "%s\n", roff(a.synopsis(c)))
	if text := strings.TrimPrefix(c.Long, c.Short+"\n\n"); text != "" {
		section("MÔ TẢ", "DESCRIPTION")
		b.WriteString(roffText(text))
	}
	if c.HasAvailableSubCommands() {
		section("LỆNH", "COMMANDS")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n\\fB%s\\fR(1)\n%s\n", roff(pageName(sub)), roff(sub.Short))
			}
		}
	}
	if flags := c.LocalNonPersistentFlags(); flags.HasAvailableFlags() {
		section("CỜ", "OPTIONS")
		b.WriteString(roffFlags(flags))
	}
	section("CỜ CHUNG", "OPTIONS OF EVERY COMMAND")
	b.WriteString(roffFlags(c.Root().PersistentFlags()))
	section("MÃ THOÁT", "EXIT STATUS")
	fmt.Fprintf(&b, "%s\n", roff(a.exitCodes()))
	if c.HasParent() {
		section("XEM THÊM", "SEE ALSO")
		fmt.Fprintf(&b, "\\fB%s\\fR(1)\n", roff(pageName(c.Parent())))
	}
	return b.String()
}

// roffFlags is a list of flags as help has it, a paragraph a flag.
func roffFlags(flags *pflag.FlagSet) string {
	var b strings.Builder
	for line := range strings.Lines(flags.FlagUsages()) {
		// "  -h, --help            print help": two spaces part a flag from what it does.
		flag, does, _ := strings.Cut(strings.TrimSpace(line), "  ")
		fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", roff(flag), roff(strings.TrimSpace(does)))
	}
	return b.String()
}

// roffText is a description: paragraphs, and lines that are indented as they stand.
func roffText(text string) string {
	var b strings.Builder
	verbatim := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if indented := strings.HasPrefix(line, " "); indented != verbatim {
			verbatim = indented
			if verbatim {
				b.WriteString(".PP\n.nf\n")
			} else {
				b.WriteString(".fi\n.PP\n")
			}
		}
		if line == "" {
			b.WriteString(".PP\n")
		} else {
			fmt.Fprintf(&b, "%s\n", roff(line))
		}
	}
	if verbatim {
		b.WriteString(".fi\n")
	}
	return b.String()
}

// roff writes a line so that roff prints it letter by letter, at its beginning too, and that
// what is copied from a page is what was meant: a hyphen is ASCII's, a quote is not curved.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(line)
	if strings.HasPrefix(line, ".") {
		line = `\&` + line
	}
	return line
}
