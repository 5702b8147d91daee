package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// root is the command line of congbo.
func (a *app) root() *cobra.Command {
	root := a.command("congbo", diag.Say(
		"dựng báo cáo thành trang web và kiểm tra báo cáo trước khi công bố",
		"compile reports into a website and check them before they are published"))
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.CompletionOptions.DisableDefaultCmd = true
	root.Long = root.Short + "\n\n" + a.word(
		"Bắt đầu: congbo guide (sổ tay), congbo new site --import BAO-CAO.docx (trang của một báo cáo Word).",
		"To begin: congbo guide (the handbook), congbo new site --import REPORT.docx (a site of a Word report).")
	root.Args = cobra.ArbitraryArgs
	root.RunE = func(c *cobra.Command, args []string) error {
		if asked, _ := c.Flags().GetBool("version"); asked {
			return a.printVersion()
		}
		if len(args) == 0 {
			return c.Help()
		}
		return unknownCommand(c, args[0])
	}
	root.Flags().BoolP("version", "v", false, a.word("in phiên bản", "print the version"))
	root.PersistentFlags().StringVar(&a.source, "source", ".", a.word("thư mục của trang", "folder of the site"))
	root.PersistentFlags().String("lang", "", a.word("ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"))
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		if f := c.Flag("lang"); f.Changed && f.Value.String() != "vi" && f.Value.String() != "en" {
			return usage(diag.Say("không có ngôn ngữ %q", "no language %q", f.Value.String()), diag.Say("chọn: --lang vi hoặc --lang en", "choose: --lang vi or --lang en"))
		}
		return nil
	}
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(a.printUsage)
	root.SetHelpFunc(a.printHelp)
	root.AddCommand(
		a.newCommand(), a.importCommand(),
		a.buildCommand(), a.serveCommand(), a.checkCommand(), a.explainCommand(), a.registerCommand(),
		a.approveCommand(), a.archiveCommand(), a.verifyCommand(), a.pdfCommand(), a.wordCommand(), a.epubCommand(),
		a.publishCommand(), a.rollbackCommand(), a.withdrawCommand(),
		a.doctorCommand(), a.schemaCommand(), a.guideCommand(),
		a.versionCommand(), a.completionCommand(), a.manCommand())
	root.SetHelpCommand(a.helpCommand())
	root.PersistentFlags().BoolP("help", "h", false, a.word("in hướng dẫn", "print help"))
	return root
}

// command makes a cobra command without positional arguments.
func (a *app) command(use string, short diag.Text) *cobra.Command {
	return &cobra.Command{Use: use, Short: short.In(a.lang()), Args: noArgs, DisableFlagsInUseLine: true}
}

// word picks one of two words by language.
func (a *app) word(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(a.lang()) }

func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(
		diag.Say("lệnh %q không nhận đối số %q", "command %q takes no argument %q", c.CommandPath(), args[0]),
		diag.Say("tên có dấu cách phải đặt trong ngoặc kép; xem: %s --help", "a name with blanks stands in quotes; see: %s --help", c.CommandPath()))
}

// unknownCommand says that a command has no subcommand of a name, and names the nearest.
func unknownCommand(c *cobra.Command, name string) error {
	hint := diag.Say("xem các lệnh: %s --help", "see the commands: %s --help", c.CommandPath())
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(name); len(near) > 0 {
		hint = diag.Say("có phải: %s %s", "did you mean: %s %s", c.CommandPath(), near[0])
	}
	return usage(diag.Say("không có lệnh %q", "no command %q", name), hint)
}

// flagError explains what is wrong with a flag of a command, and names the nearest of its
// flags for one that it does not have.
func flagError(c *cobra.Command, err error) error {
	s := flagStop(err)
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return s
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	s.hint = diag.Say("xem: %s --help", "see: %s --help", c.CommandPath())
	if near := data.Nearest(unknown.GetSpecifiedName(), names); near != "" {
		s.hint = diag.Say("có phải: --%s", "did you mean: --%s", near)
	}
	return s
}

// flagStop translates pflag's typed errors.
func flagStop(err error) *stop {
	hint := diag.Say("xem: congbo help", "see: congbo help")
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return usage(diag.Say("không có cờ %s", "no flag %s", dashed(unknown.GetSpecifiedName())), hint)
	case errors.As(err, &valueless):
		return usage(diag.Say("cờ %s cần một giá trị", "flag %s needs a value", dashed(valueless.GetSpecifiedName())), hint)
	case errors.As(err, &invalid):
		return usage(diag.Say("giá trị %q không hợp với cờ --%s", "value %q does not fit flag --%s", invalid.GetValue(), invalid.GetFlag().Name), hint)
	case errors.As(err, &syntax):
		return usage(diag.Say("không hiểu đối số %q", "cannot read argument %q", syntax.GetSpecifiedFlag()), hint)
	}
	return &stop{code: exitMachine, text: diag.Say("không chạy được", "cannot run"), cause: err}
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// printHelp prints what a command is for and how it is used.
func (a *app) printHelp(c *cobra.Command, _ []string) {
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(a.stdout, "%s\n\n", strings.TrimRight(text, "\n"))
	a.writeUsage(a.stdout, c)
}

func (a *app) printUsage(c *cobra.Command) error {
	a.writeUsage(a.stderr, c)
	return nil
}

// writeUsage is cobra's usage in the user's language.
func (a *app) writeUsage(w io.Writer, c *cobra.Command) {
	fmt.Fprintf(w, "%s\n  %s\n", a.word("Cách dùng:", "Usage:"), a.synopsis(c))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.word("Lệnh:", "Commands:"))
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(w, "  %-12s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	if flags := c.LocalNonPersistentFlags(); flags.HasAvailableFlags() {
		fmt.Fprintf(w, "\n%s\n%s", a.word("Cờ:", "Flags:"), flags.FlagUsages())
	}
	fmt.Fprintf(w, "\n%s\n%s", a.word("Cờ chung:", "Flags of every command:"), c.Root().PersistentFlags().FlagUsages())
	fmt.Fprintf(w, "\n%s: %s\n", a.word("Mã thoát", "Exit codes"), a.exitCodes())
}

// synopsis is a command line of c.
func (a *app) synopsis(c *cobra.Command) string {
	switch use := c.UseLine(); {
	case c.HasAvailableSubCommands():
		return use + a.word(" LỆNH", " COMMAND")
	case c.HasAvailableLocalFlags():
		return use + a.word(" [cờ]", " [flags]")
	default:
		return use
	}
}

// exitCodes says what the exit codes mean.
func (a *app) exitCodes() string {
	return a.word(
		"0 xong · 1 có phát hiện từ mức làm hỏng trở lên · 2 dùng sai · 3 lỗi máy (đọc, ghi) · 130, 143 bị ngắt",
		"0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted")
}

func (a *app) helpCommand() *cobra.Command {
	c := a.command("help [command]", diag.Say("hướng dẫn dùng một lệnh", "explain a command"))
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		topic, rest, err := c.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return unknownCommand(c.Root(), strings.Join(args, " "))
		}
		return topic.Help()
	}
	return c
}

func (a *app) completionCommand() *cobra.Command {
	c := a.command("completion bash|zsh|fish|powershell",
		diag.Say("in tập lệnh gợi ý cho shell", "print the completion script of a shell"))
	c.ValidArgs = []string{"bash", "zsh", "fish", "powershell"}
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		root := c.Root()
		if len(args) == 1 {
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
		}
		return usage(
			diag.Say("cần tên một shell", "need the name of a shell"),
			diag.Say("ví dụ: congbo completion bash", "for example: congbo completion bash"))
	}
	return c
}

// here is the flag that names the folder of the site in a command that is proposed.
func (a *app) here() string {
	if a.source == "." {
		return ""
	}
	return " --source " + shellWord(a.source)
}

// openSite opens the folder of --source, which must be a site. The root keeps
// every later read inside it, symbolic links included.
func (a *app) openSite() (*os.Root, error) {
	info, err := os.Stat(a.source)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, machine(err, diag.Say("không mở được trang", "cannot open the site"))
	}
	if err != nil || !info.IsDir() {
		return nil, usage(
			diag.Say("không mở được thư mục %q", "cannot open folder %q", a.source),
			diag.Say("kiểm tra lại --source", "look at --source again"))
	}
	for _, mark := range siteMarks {
		if _, err := os.Stat(filepath.Join(a.source, filepath.FromSlash(mark))); err == nil {
			root, err := os.OpenRoot(a.source)
			if err != nil {
				return nil, machine(err, diag.Say("không mở được trang", "cannot open the site"))
			}
			return root, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, machine(err, diag.Say("không mở được trang", "cannot open the site"))
		}
	}
	return nil, usage(
		diag.Say("thư mục %q không phải là một trang: không có content/ và data/site.toml", "folder %q is no site: it has neither content/ nor data/site.toml", a.source),
		a.nearSite())
}

// nearSite is what to do in a folder that is no site: go to the one that it lies in, or that
// lies in it, or make one.
func (a *app) nearSite() diag.Text {
	isSite := func(dir string) bool {
		_, err := os.Stat(filepath.Join(dir, "data", "site.toml"))
		return err == nil
	}
	named := func(dir string) diag.Text {
		return diag.Say("trang ở %s: cd %s, hoặc thêm --source %s", "the site is %s: cd %s, or add --source %s", shellWord(dir), shellWord(dir), shellWord(dir))
	}
	for up, i := filepath.Join(a.source, ".."), 0; i < 4; up, i = filepath.Join(up, ".."), i+1 {
		if isSite(up) {
			return named(up)
		}
	}
	entries, _ := os.ReadDir(a.source)
	for _, e := range entries {
		if in := filepath.Join(a.source, e.Name()); e.IsDir() && isSite(in) {
			return named(in)
		}
	}
	return diag.Say("tạo trang mới: congbo new site THƯ-MỤC", "make a new site: congbo new site DIR")
}

// shellWord is a path as it is typed.
func shellWord(path string) string {
	if path = filepath.ToSlash(path); strings.ContainsAny(path, " '()&;$`") {
		return `"` + path + `"`
	}
	return path
}

// siteMarks are what a folder has if it is a site, one or both.
var siteMarks = []string{"content", "data/site.toml"}

// loadSite opens the site of --source and reads it, with its drafts. The root is the
// caller's to close.
func (a *app) loadSite() (*os.Root, *pipeline.Result, error) {
	root, err := a.openSite()
	if err != nil {
		return nil, nil, err
	}
	site, err := pipeline.Read(pipeline.Options{Site: root.FS(), Drafts: true})
	if err != nil {
		root.Close()
		return nil, nil, machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(site.Site)
	return root, site, nil
}
