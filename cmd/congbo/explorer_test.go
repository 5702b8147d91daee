package main

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDoubleClick holds what somebody reads who opens congbo like a program with windows: what
// it is, steps that the command line understands, and nothing closes before they press Enter.
func TestDoubleClick(t *testing.T) {
	var out bytes.Buffer
	enter := readerFunc(func(p []byte) (int, error) {
		if !strings.HasSuffix(out.String(), "Press Enter to close this window.\n") {
			t.Errorf("Enter is awaited after %q", out.String())
		}
		return copy(p, "\r\n"), nil
	})
	a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
	if code := a.doubleClicked(nil, enter); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	commands := regexp.MustCompile(`(?m)(?:^  \d\. |: )congbo (.*?)(?:  |$)`).FindAllStringSubmatch(out.String(), -1)
	for _, command := range commands {
		c, rest, err := a.root().Find(strings.Fields(command[1]))
		if err != nil {
			t.Errorf("%s: %v", command[1], err)
		} else if err := errors.Join(c.ParseFlags(rest), c.ValidateArgs(c.Flags().Args())); err != nil {
			t.Errorf("%s: %v", command[1], err)
		}
	}
	if len(commands) != 2*3 {
		t.Errorf("%d commands in two languages:\n%s", len(commands), out.String())
	}
	lines := strings.Split(out.String(), "\n")
	for _, line := range lines {
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("too wide for a console: %s", line)
		}
	}
	if len(lines) > 25 {
		t.Errorf("%d lines, too many for a console", len(lines))
	}
}

// TestDoubleClickLanguage holds that a language that was asked for is the only one.
func TestDoubleClickLanguage(t *testing.T) {
	for language, others := range map[string]string{"vi": "Press Enter", "en": "Nhấn Enter"} {
		var out bytes.Buffer
		a := &app{stdout: &out, stderr: &out, getenv: func(name string) string {
			if name == "CONGBO_LANG" {
				return language
			}
			return ""
		}}
		a.doubleClicked(nil, strings.NewReader(""))
		if strings.Contains(out.String(), others) {
			t.Errorf("%s is told in another language:\n%s", language, out.String())
		}
	}
}

// TestShortcut holds that a command which Explorer starts, of a shortcut or with a file
// dropped on the program, runs, and that what it says of its failure can be read.
func TestShortcut(t *testing.T) {
	var out bytes.Buffer
	a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
	if code := a.doubleClicked([]string{`C:\bao-cao.docx`}, strings.NewReader("\n")); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
	said, end := strings.Index(out.String(), "bao-cao.docx"), strings.Index(out.String(), "Enter")
	if said < 0 || end < said {
		t.Errorf("says %q", out.String())
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
