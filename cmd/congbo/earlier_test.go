package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/data"
)

// TestEarlier holds the promise that sites, bags and seals of earlier versions still build
// and verify. Each testdata/earlier/<commit>.zip is the folder of a site of a fictional
// committee as the program of that commit left it: the first half of 2030 sealed, amended,
// and sealed again, the first half of 2029 published without a seal. They are never made
// anew; a version that changes what is sealed adds one of its own.
func TestEarlier(t *testing.T) {
	sites, err := filepath.Glob("testdata/earlier/*.zip")
	if err != nil || len(sites) == 0 {
		t.Fatal("no site of an earlier version", err)
	}
	for _, name := range sites {
		t.Run(filepath.Base(name), func(t *testing.T) { holdEarlier(t, name) })
	}
}

func holdEarlier(t *testing.T, name string) {
	dir := t.TempDir()
	unzip(t, name, dir)
	public := filepath.Join(dir, "public")
	run := func(code int, want string, args ...string) {
		t.Helper()
		var out bytes.Buffer
		a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" },
			now: func() time.Time { return time.Date(2030, 8, 1, 0, 0, 0, 0, time.UTC) }}
		if got := a.run(append(args, "--lang", "en")); got != code || !strings.Contains(out.String(), want) {
			t.Fatalf("congbo %s: exit code %d, want %d with %q:\n%s", strings.Join(args, " "), got, code, want, out.String())
		}
	}

	// It builds as it stands, its seals hold, and so does what is built of it.
	run(exitDone, "0 errors, 0 warnings", "check", "--source", dir)
	run(exitDone, "", "build", "--source", dir)
	run(exitDone, "2 seals, all intact", "verify", "--source", dir)
	run(exitDone, "just as the site builds", "verify", "--source", dir, "--against", public)

	// Seals of then know nothing of what readers saw, and are held to their sources alone.
	if seals, err := os.ReadFile(filepath.Join(dir, data.SealsFile)); err != nil || !bytes.Contains(seals, []byte("\nshown = [")) {
		withdrawn := filepath.Join(dir, "layouts/report.html")
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(withdrawn), 0o777), os.WriteFile(withdrawn, []byte(`{{define "main"}}<main id="ui-main"><h1>{{.Page.Title}}</h1><p>Đã rút.</p>{{.Opening}}</main>{{end}}`), 0o666)); err != nil {
			t.Fatal(err)
		}
		run(exitDone, "", "build", "--source", dir)
		run(exitDone, "2 seals, all intact", "verify", "--source", dir)
		if err := os.RemoveAll(filepath.Dir(withdrawn)); err != nil {
			t.Fatal(err)
		}
	}

	// A bag holds by itself, packed and unpacked, and builds from its own sources, with the
	// layouts of its time.
	bags, err := filepath.Glob(filepath.Join(dir, "static/archive/*.zip"))
	if err != nil || len(bags) != 2 {
		t.Fatal(bags, err)
	}
	for _, bag := range bags {
		run(exitDone, "intact", "verify", bag)
		unpacked := t.TempDir()
		unzip(t, bag, unpacked)
		unpacked = filepath.Join(unpacked, strings.TrimSuffix(filepath.Base(bag), ".zip"))
		run(exitDone, "intact", "verify", unpacked)
		run(exitDone, "", "build", "--source", filepath.Join(unpacked, "data/source"), "--period", "2030-h1", "--destination", filepath.Join(t.TempDir(), "public"))
	}

	// What is sealed cannot be changed unseen, and is amended as what this version sealed.
	section := filepath.Join(dir, "content/2030-h1/02-nhiem-vu/01-tiep-tuc.md")
	text, err := os.ReadFile(section)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(section, bytes.Replace(text, []byte("Giữ 12 buổi"), []byte("Giữ 15 buổi"), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	run(exitFindings, "[archive/changed]", "build", "--source", dir)
	run(exitFindings, "not intact: 1", "verify", "--source", dir)
	run(exitDone, "sealed period 2030-h1", "archive", "2030-h1", "--source", dir, "--amend", "sửa số buổi")
	run(exitDone, "3 seals, all intact", "verify", "--source", dir)
	run(exitDone, "", "build", "--source", dir)
	run(exitDone, "just as the site builds", "verify", "--source", dir, "--against", public)

	// The seal tells of what was amended, and of nothing that only reads otherwise since.
	seals, err := os.ReadFile(filepath.Join(dir, "data/archive.toml"))
	if err != nil {
		t.Fatal(err)
	}
	_, last, _ := strings.Cut(string(seals), `[seal."2030-h1-3"]`)
	changes := regexp.MustCompile(`(?s)was = .*\]\nfiles`).FindString(last)
	if want := "was = [\n  \"2. Giữ 12 buổi mỗi quý.\",\n]\nnow = [\n  \"2. Giữ 15 buổi mỗi quý.\",\n]\nfiles"; changes != want {
		t.Errorf("the seal tells of\n%s\nnot of\n%s", changes, want)
	}
}

// unzip unpacks a zip into a folder.
func unzip(t *testing.T, name, dir string) {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
}
