package archive

import (
	"os"
	"path/filepath"
	"testing"
)

// TestConformanceSuite holds Verify against the bags of the Library of Congress's
// conformance suite, unpacked where CONGBO_BAGIT_SUITE says: it accepts every valid
// bag, rejects every invalid one, and says something of each that deserves a
// warning.
func TestConformanceSuite(t *testing.T) {
	suite := os.Getenv("CONGBO_BAGIT_SUITE")
	if suite == "" {
		t.Skip("CONGBO_BAGIT_SUITE names no folder: the conformance suite is not run")
	}
	bags := 0
	for _, group := range []string{"valid", "invalid", "warning", "linux-only", "windows-only"} {
		paths, err := filepath.Glob(filepath.Join(suite, "v*", group, "*", "bagit.txt"))
		if err != nil {
			t.Fatal(err)
		}
		if group == "invalid" { // one of them has no bagit.txt
			more, _ := filepath.Glob(filepath.Join(suite, "v*", group, "missing-bagit.txt", "bag-info.txt"))
			paths = append(paths, more...)
		}
		for _, path := range paths {
			bags++
			dir := filepath.Dir(path)
			v := verdictOn(t, dir)
			switch {
			case group == "valid" && !v.Holds():
				t.Errorf("%s is valid:\n%s", dir, say(v))
			case group == "warning" && len(v.Problems) == 0:
				t.Errorf("%s deserves a warning", dir)
			case group != "valid" && group != "warning" && v.Holds():
				t.Errorf("%s is invalid:\n%s", dir, say(v))
			}
		}
	}
	if bags < 40 {
		t.Errorf("%d bags, not 40 or more", bags)
	}
	t.Logf("%d bags", bags)
}
