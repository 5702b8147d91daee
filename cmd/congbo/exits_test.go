package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command that must end with a code: exits 1 congbo build.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [argument...]")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v: %v", args[1:], err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%v ended with code %d, not %s", args[1:], code, args[0])
	}
}

// edit replaces a text of a file by another: edit data/site.toml old new. The text
// must be there.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit file old new")
	}
	before := ts.ReadFile(args[0])
	after := strings.Replace(before, args[1], args[2], 1)
	if after == before {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(after), 0o666))
}

// copies copies a file a number of times, to a name that holds %d, counted from 0 or
// another number: copies file n name [first].
func copies(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args) > 4 {
		ts.Fatalf("usage: copies file n name [first]")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	first := 0
	if len(args) == 4 {
		first, err = strconv.Atoi(args[3])
		ts.Check(err)
	}
	text := []byte(ts.ReadFile(args[0]))
	for i := range n {
		name := ts.MkAbs(strings.Replace(args[2], "%d", strconv.Itoa(first+i), 1))
		ts.Check(os.MkdirAll(filepath.Dir(name), 0o777))
		ts.Check(os.WriteFile(name, text, 0o666))
	}
}
