package main

import (
	"io"
	"strings"
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
