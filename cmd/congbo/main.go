package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// The exit codes of every command.
const (
	exitDone     = 0
	exitFindings = 1 // findings at or above the failing level
	exitUsage    = 2 // wrong usage
	exitMachine  = 3 // the machine failed
)

func main() {
	a := &app{
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		getenv:  os.Getenv,
		now:     time.Now,
		program: thisProgram(),
		color:   isTerminal(os.Stderr) && os.Getenv("NO_COLOR") == "",
	}
	if a.terminal = isTerminal(os.Stderr); a.terminal && isTerminal(os.Stdin) {
		a.stdin = os.Stdin
	}
	a.listen()
	cobra.MousetrapHelpText = "" // or cobra would refuse shortcuts, and close after five seconds
	if mousetrap.StartedByExplorer() {
		os.Exit(a.doubleClicked(os.Args[1:], os.Stdin))
	}
	os.Exit(a.run(os.Args[1:]))
}

// app is what a command sees of the world outside the site.
type app struct {
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	program        string // names the program; empty where that cannot be told
	color          bool
	terminal       bool      // stderr is one
	stdin          io.Reader // somebody who can be asked; nil for nobody

	interrupt

	language string // "vi", "en", or empty until the site says
	source   string // --source
}

// run executes one command line and returns the exit code.
func (a *app) run(args []string) int {
	a.language = preferredLanguage(args, a.getenv)
	root := a.root()
	root.SetArgs(args)
	if a.done == nil {
		a.done = context.Background()
	}
	err := root.ExecuteContext(a.done)
	if err == nil {
		return exitDone
	}
	if code := a.exitCode(); code != 0 {
		return code
	}
	var s *stop
	if !errors.As(err, &s) {
		s = flagStop(err)
	}
	s.print(a)
	return s.code
}

// A stop ends the program: what happened, what to do, and with which code.
type stop struct {
	code       int
	text, hint diag.Text
	cause      error // what the machine said, where that helps
}

func (s *stop) Error() string { return s.text.EN }

func (s *stop) Unwrap() error { return s.cause }

// print writes the message as every message of congbo is written: lower case, no
// final period, what is wrong and then what to do. A stop without text has
// been explained already, by its findings.
func (s *stop) print(a *app) {
	if s.text == (diag.Text{}) {
		return
	}
	message := a.line(s.text)
	if s.cause != nil {
		message += ": " + a.line(diag.Cause(s.cause))
	}
	fmt.Fprintf(a.stderr, "congbo: %s\n", message)
	if hint := s.hint.In(a.lang()); hint != "" {
		for line := range strings.Lines(hint) {
			fmt.Fprintf(a.stderr, "  → %s", line)
		}
		fmt.Fprintln(a.stderr)
	}
}

// usage is a stop for a command line that cannot be understood.
func usage(text, hint diag.Text) *stop { return &stop{code: exitUsage, text: text, hint: hint} }

// machine is a stop for a machine that failed.
func machine(err error, text diag.Text) *stop {
	return &stop{code: exitMachine, text: text, cause: err}
}

// say prints a message on standard output.
func (a *app) say(vi, en string, args ...any) {
	fmt.Fprintln(a.stdout, a.line(diag.Say(vi, en, args...)))
}

// line is a message in the user's language. English says "1 error", where formats
// have "%d errors"; Vietnamese has no plural.
func (a *app) line(t diag.Text) string {
	if a.lang() == "en" {
		return singular.ReplaceAllString(one.ReplaceAllString(t.EN, "${1}1 $2"), "${1}s")
	}
	return t.VI
}

// one is a plural after the number one.
var one = lazyregexp.New(`(^|[^0-9.,])1 (error|note|draft|percentage|sum|citation|document|page|file|figure|place|part|section|subsection|paragraph|table|cell|image|seal|bag|finding|commitment|remark|warning|link)s\b`)

// singular is a verb after one thing: "1 sum that hold".
var singular = lazyregexp.New(`((?:^|[^0-9.,])1 \w+ (?:that hold|need))\b`)

// lang is the language of messages.
func (a *app) lang() string {
	if a.language == "" {
		return "vi"
	}
	return a.language
}

// preferredLanguage is the language that the user asks for: --lang, else
// CONGBO_LANG, else the locale; empty where nothing asks.
func preferredLanguage(args []string, getenv func(string) string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return languageOf(value)
		}
		if arg == "--lang" && i+1 < len(args) {
			return languageOf(args[i+1])
		}
	}
	if value := getenv("CONGBO_LANG"); value != "" {
		return languageOf(value)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if base, _, _ := strings.Cut(value, "."); value != "" && base != "C" && base != "POSIX" {
			return languageOf(value)
		}
	}
	return ""
}

// languageOf maps a language tag or locale to a language that congbo speaks.
func languageOf(tag string) string {
	if strings.HasPrefix(strings.ToLower(tag), "vi") {
		return "vi"
	}
	return "en"
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
