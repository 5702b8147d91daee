package main

import (
	"strings"
	"testing"
	"time"
)

// TestServeNew prints a finding once, when it is new, against the last build that could be
// shown.
func TestServeNew(t *testing.T) {
	s := serveSite(t, serveFlags{})
	// said waits for what is told after a place in all that was told.
	said := func(before int, until string) string {
		t.Helper()
		for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
			if said := s.text()[before:]; strings.Contains(said, until) {
				return said
			} else if time.Now().After(deadline) {
				t.Fatalf("no %q: %s", until, said)
			}
		}
	}
	say := func(text, until string) string {
		t.Helper()
		before := len(s.text())
		s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\n\n"+text+"\n")
		return said(before, until)
	}
	said(0, " mới,") // what the first build found is known, and not told
	const wrong = "Có 30/40 cuộc đúng hạn, đạt 85%."
	if said := say(wrong, " mới,"); !strings.Contains(said, "30 : 40 = 75%") || !strings.Contains(said, "1 mới, 0 hết") {
		t.Errorf("a new finding: %s", said)
	}
	if said := say(wrong+" Xem {{khong-co.actual}}.", "chưa dựng được"); strings.Contains(said, "30 : 40") {
		t.Errorf("an old finding is told with an error: %s", said)
	}
	if said := say(wrong+" Xem.", " mới,"); strings.Contains(said, "30 : 40") || !strings.Contains(said, "0 mới, 0 hết") {
		t.Errorf("after an error: %s", said)
	}
}
