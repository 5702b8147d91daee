package sample_test

import (
	"os"
	"strconv"
	"testing"

	"congbo/cmd/congbo/internal/sample"
)

// TestGenerate writes the site of CONGBO_SECTIONS sections, fifty a report, into
// the folder CONGBO_GENERATE, and as Hugo takes it into CONGBO_HUGO, for .bench/run.
func TestGenerate(t *testing.T) {
	dir := os.Getenv("CONGBO_GENERATE")
	if dir == "" {
		t.Skip("CONGBO_GENERATE names no folder")
	}
	n, err := strconv.Atoi(os.Getenv("CONGBO_SECTIONS"))
	if err != nil {
		t.Fatal(err)
	}
	sample.Write(t, dir, n, 50)
	if beside := os.Getenv("CONGBO_HUGO"); beside != "" {
		sample.Hugo(t, dir, beside)
	}
}
