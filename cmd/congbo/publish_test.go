package main

import (
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"

	"congbo/cmd/congbo/internal/diag"
)

func TestConfirm(t *testing.T) {
	for answer, agreed := range map[string]bool{"y\n": true, "C\n": true, "có\n": true, "yes": true, "\n": false, "": false, "n\n": false, "yesterday\n": false} {
		a := &app{stderr: io.Discard, stdin: strings.NewReader(answer)}
		if err := a.confirm(false, diag.Say("làm?", "go?")); (err == nil) != agreed {
			t.Errorf("%q: %v", answer, err)
		}
	}
	a := &app{stderr: io.Discard}
	if err := a.confirm(false, diag.Say("làm?", "go?")); err == nil {
		t.Error("nobody has agreed")
	}
	if err := a.confirm(true, diag.Text{}); err != nil {
		t.Error(err)
	}
}

// TestTargetStop: what a server says cannot write to the terminal, and an interrupt ends with
// the code of its signal.
func TestTargetStop(t *testing.T) {
	var s *stop
	if err := targetStop(errors.New("bad\x1b[2J\u202e\r\nname"), 0); !errors.As(err, &s) || s.code != exitMachine || s.cause.Error() != "bad [2J   name" {
		t.Errorf("%v, %v", err, s.cause)
	}
	if err := targetStop(errors.New("cut"), syscall.SIGTERM); !errors.As(err, &s) || s.code != 143 {
		t.Errorf("%v", err)
	}
	if err := targetStop(nil, syscall.SIGINT); err != nil {
		t.Error(err)
	}
}
