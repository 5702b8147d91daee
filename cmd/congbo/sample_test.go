package main

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/sample"
)

// TestSample holds that the sites of package sample, on which speed is measured, give
// the checks much to prove and nothing to warn of.
func TestSample(t *testing.T) {
	const sections = 90
	dir := t.TempDir()
	sample.Write(t, dir, sections, 30)
	var out, errs bytes.Buffer
	a := &app{stdout: &out, stderr: &errs, getenv: func(string) string { return "" }, now: time.Now}
	if code := a.run([]string{"check", "--source", dir, "--format", "json", "--strict"}); code != exitDone {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	var result struct {
		Findings []struct{ Severity, Path, Text, Message string }
		Summary  summary
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Findings {
		if f.Severity != "note" {
			t.Errorf("%s: %q: %s", f.Path, f.Text, f.Message)
		}
	}
	percentages := result.Summary.Percentages
	if percentages.Holds != percentages.Total || percentages.Holds < 5*sections {
		t.Errorf("%d of %d percentages hold in %d sections, not five a section", percentages.Holds, percentages.Total, sections)
	}
	if n := result.Summary.Citations.Total; n < 5*sections {
		t.Errorf("%d citations in %d sections, not five a section", n, sections)
	}
}
