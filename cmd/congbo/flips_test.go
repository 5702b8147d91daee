package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
)

// TestSealFlips flips each byte of a list of seals: no flip changes what the seals say and
// passes for what was sealed.
func TestSealFlips(t *testing.T) {
	s := newSealer(t)
	s.seal("2028-h1")
	path := filepath.Join(s.dir, filepath.FromSlash(data.SealsFile))
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(good, []byte("[seal."))
	before, err := data.ReadSeal(good)
	if err != nil {
		t.Fatal(err)
	}
	step := (len(good) - at) / 20
	if os.Getenv("CONGBO_GATE") != "" {
		step = 4
	}
	for ; at < len(good); at += step {
		b := bytes.Clone(good)
		b[at] ^= 1
		if now, err := data.ReadSeal(b); err == nil && bytes.Equal(now.Text(), before.Text()) {
			continue // it says the same
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
		if a.run([]string{"verify", "--source", s.dir, "--lang", "en"}) == exitDone {
			line, _, _ := strings.Cut(string(b[bytes.LastIndexByte(b[:at], '\n')+1:]), "\n")
			t.Errorf("byte %d is not told: %s", at, line)
		}
	}
}
