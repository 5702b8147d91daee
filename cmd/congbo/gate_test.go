package main

import (
	"os"
	"testing"
)

// gateOnly skips a test that takes long, unless the gate runs it: .ci/run sets CONGBO_GATE.
func gateOnly(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("CONGBO_GATE") == "" {
		t.Skipf("%s: only CONGBO_GATE=1 runs this test", why)
	}
}
