package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// TestOwnSeal seals a copy of this repository's own report: the bag is small, holds,
// has the same bytes on another day of the same date, and notices random flips of
// bits and cuts. CONGBO_FLIPS is how many are tried.
func TestOwnSeal(t *testing.T) {
	dir := t.TempDir()
	for _, part := range []string{"content", "data", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	seal := func(date time.Time) *archive.Bag {
		bag, err := archive.Prepare(archive.Order{Folder: dir, Site: os.DirFS(dir), Period: "2022-h1", Date: date, Version: version})
		if err != nil {
			t.Fatal(err)
		}
		if bag.Findings.Count(diag.Error) > 0 {
			t.Fatal(bag.Findings)
		}
		return bag
	}
	morning := time.Date(2026, 11, 23, 1, 2, 3, 0, time.UTC)
	bag := seal(morning)
	if again := seal(morning.Add(20 * time.Hour).In(time.FixedZone("", 7*3600))); !bytes.Equal(again.Zip, bag.Zip) {
		t.Error("the same source on the same day gives another bag")
	}
	if len(bag.Zip) > 3<<20 {
		t.Errorf("the bag has %d bytes, more than 3 MB", len(bag.Zip))
	}
	if err := bag.Write(); err != nil {
		t.Fatal(err)
	}
	result, err := pipeline.Read(pipeline.Options{Site: os.DirFS(dir)})
	if err != nil || result.Findings.Count(diag.Error) > 0 {
		t.Fatalf("the sealed site: %v %v", err, result.Findings)
	}
	if !holds(t, bag.Path) {
		t.Error("the bag does not hold as it was made")
	}

	flips, _ := strconv.Atoi(os.Getenv("CONGBO_FLIPS"))
	flips = max(flips, 40)
	r := rand.New(rand.NewPCG(2022, 261))
	for range flips {
		b := bytes.Clone(bag.Zip)
		bit := r.IntN(8 * len(b))
		b[bit/8] ^= 1 << (bit % 8)
		changed(t, b, "bit", bit)
		if cut := r.IntN(len(b)); cut%10 == 0 {
			changed(t, bag.Zip[:cut], "cut at", cut)
		}
	}
	t.Logf("a bag of %d bytes, %d random flips", len(bag.Zip), flips)
}

func holds(t *testing.T, path string) bool {
	t.Helper()
	c, err := archive.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	v, err := archive.Verify(c)
	if err != nil {
		t.Fatal(err)
	}
	return v.Holds()
}

func changed(t *testing.T, b []byte, what string, n int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bag.zip")
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
	if holds(t, path) {
		t.Errorf("%s %d is not noticed", what, n)
	}
	os.Remove(path)
}
