package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var at = time.Date(2001, 7, 1, 8, 0, 0, 0, time.UTC)

// TestPack holds that an archive is of nothing but the files: who packs them, where, when and
// under which umask makes no difference.
func TestPack(t *testing.T) {
	files := []struct {
		name string
		mode os.FileMode // in one folder, and in another
		odd  os.FileMode
	}{{"congbo", 0o755, 0o700}, {"LICENSE", 0o644, 0o600}, {"handbook/tiếng-việt.html", 0o644, 0o664}, {"handbook.txt", 0o644, 0o644}}
	folder := func(order []int, odd bool) string {
		dir := filepath.Join(t.TempDir(), "congbo-1")
		for _, i := range order {
			f := files[i]
			path := filepath.Join(dir, filepath.FromSlash(f.name))
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(strings.Repeat(f.name, 99)), 0o666); err != nil {
				t.Fatal(err)
			}
			mode, time := f.mode, at.AddDate(1, 0, 0)
			if odd {
				mode, time = f.odd, at.AddDate(9, 0, 0)
			}
			if err := errors.Join(os.Chmod(path, mode), os.Chtimes(path, time, time)); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	one, other := folder([]int{0, 1, 2, 3}, false), folder([]int{3, 2, 1, 0}, true)
	names := []string{"congbo-1/LICENSE", "congbo-1/congbo", "congbo-1/handbook/tiếng-việt.html", "congbo-1/handbook.txt"}
	for suffix, entries := range map[string]func(*testing.T, []byte) []string{".zip": zipped, ".tar.gz": tarred} {
		var archives [2][]byte
		for i, dir := range []string{one, other} {
			archive := filepath.Join(t.TempDir(), "a"+suffix)
			if err := pack(dir, archive, at.In(time.FixedZone("", i*3600))); err != nil {
				t.Fatal(err)
			}
			if err := pack(dir, archive, at); err == nil {
				t.Errorf("%s is there and is written again", archive)
			}
			content, err := os.ReadFile(archive)
			if err != nil {
				t.Fatal(err)
			}
			archives[i] = content
		}
		if !bytes.Equal(archives[0], archives[1]) {
			t.Errorf("%s: two packings of the same files differ", suffix)
		}
		if got := entries(t, archives[0]); !slices.Equal(got, names) {
			t.Errorf("%s has %q, want %q", suffix, got, names)
		}
	}
	if err := pack(one, filepath.Join(t.TempDir(), "a.rar"), at); err == nil {
		t.Error("packs .rar")
	}
}

// zipped are the names in a zip.
func zipped(t *testing.T, content []byte) []string {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		checkEntry(t, f.Name, f.FileInfo())
		names = append(names, f.Name)
	}
	return names
}

// tarred are the names in a tar.gz.
func tarred(t *testing.T, content []byte) []string {
	g, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if g.Name != "" || !g.ModTime.IsZero() {
		t.Errorf("gzip has %q of %v", g.Name, g.ModTime)
	}
	var names []string
	for r := tar.NewReader(g); ; {
		h, err := r.Next()
		if err == io.EOF {
			return names
		} else if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" {
			t.Errorf("%s is of %d:%d %q:%q", h.Name, h.Uid, h.Gid, h.Uname, h.Gname)
		}
		checkEntry(t, h.Name, h.FileInfo())
		names = append(names, h.Name)
	}
}

func checkEntry(t *testing.T, name string, info os.FileInfo) {
	if !info.ModTime().Equal(at) {
		t.Errorf("%s is of %v", name, info.ModTime())
	}
	want := os.FileMode(0o644)
	if name == "congbo-1/congbo" {
		want = 0o755
	}
	if info.Mode() != want {
		t.Errorf("%s has mode %v", name, info.Mode())
	}
}

// TestInventory holds that notice and bill of materials of congbo name every module that is in
// it, with a licence, and nothing else.
func TestInventory(t *testing.T) {
	for _, system := range []string{"linux", "windows"} {
		t.Setenv("GOOS", system)
		t.Setenv("GOARCH", "amd64")
		t.Setenv("CGO_ENABLED", "0")
		program := filepath.Join(t.TempDir(), "congbo")
		if out, err := exec.Command("go", "build", "-o", program, "congbo/cmd/congbo").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, dep := range info.Deps {
			want = append(want, dep.Path+" "+dep.Version)
		}
		want = append(want, std+" "+strings.TrimPrefix(info.GoVersion, "go"))

		inv, err := take(program, "9.9.9")
		if err != nil {
			t.Fatal(err)
		}
		var notice, sbom bytes.Buffer
		inv.writeNotice(&notice)
		if !strings.HasPrefix(notice.String(), "congbo 9.9.9 for "+system+"/amd64\n") {
			t.Errorf("the notice begins %.60q", notice.String())
		}
		for _, m := range inv.modules {
			for _, part := range []string{"  " + m.title() + " ", m.title() + ": " + m.texts[0].name + "\n=", strings.TrimSpace(m.texts[0].body)} {
				if !strings.Contains(notice.String(), part) {
					t.Errorf("the notice has not %.80q", part)
				}
			}
		}
		if err := inv.writeSBOM(&sbom, at); err != nil {
			t.Fatal(err)
		}
		var list bom
		if err := json.Unmarshal(sbom.Bytes(), &list); err != nil {
			t.Fatal(err)
		}
		var got []string
		refs := map[string]bool{list.Metadata.Component.Ref: true}
		for _, c := range list.Components {
			got = append(got, c.Name+" "+c.Version)
			refs[c.Ref] = true
			if len(c.Licences) == 0 {
				t.Errorf("%s has no licence", c.Name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the bill has %q, the program %q", system, got, want)
		}
		for _, d := range list.Dependencies {
			for _, on := range d.DependsOn {
				if !refs[on] || on == d.Ref {
					t.Errorf("%s depends on %s", d.Ref, on)
				}
			}
		}
		if len(refs) != len(list.Components)+1 || len(list.Dependencies) != len(refs) {
			t.Errorf("%d components, %d names, %d dependencies", len(list.Components), len(refs), len(list.Dependencies))
		}
	}
}

// TestLicences holds which texts are known, and that a licence nobody has looked at is none.
func TestLicences(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"Apache":  {"Apache License\n   Version 2.0, January 2004", []string{"Apache-2.0"}},
		"BSD":     {"Redistribution and use in source and\nbinary forms … Neither the name of X nor the names of its\ncontributors may be used to endorse", []string{"BSD-3-Clause"}},
		"BSD 2":   {"Redistribution and use in source and binary forms … Redistributions in binary form must\nreproduce the above copyright notice", []string{"BSD-2-Clause"}},
		"MIT":     {"Permission is hereby granted, free of charge, to … The above copyright notice and this permission notice\nshall be included … The software is provided", []string{"MIT"}},
		"two":     {"Apache License Version 2.0 … Permission is hereby granted, free of charge … this permission notice shall be included … THE SOFTWARE IS PROVIDED", []string{"Apache-2.0", "MIT"}},
		"BSD-4":   {"Redistribution and use in source and binary forms … All advertising materials … contributors may be used to endorse", nil},
		"GPL":     {"GNU GENERAL PUBLIC LICENSE Version 3", nil},
		"nothing": {"", nil},
	} {
		if got := identify(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for name, want := range map[string]bool{"LICENSE": true, "LICENCE.txt": true, "license-MIT": true, "COPYING": true, "NOTICE": true, "PATENTS": true, "licenses_test": false, "notices": false} {
		if legal.MatchString(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestUnlicensed holds that what has no licence, or one that nobody has looked at, is not
// handed on.
func TestUnlicensed(t *testing.T) {
	dir := t.TempDir()
	read := func() error { return (&module{path: "example.org/x", version: "v1.0.0", dir: dir}).read(nil) }
	if err := read(); err == nil || !strings.Contains(err.Error(), "no licence") {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "LICENSE"), []byte("You may do nothing."), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := read(); err == nil || !strings.Contains(err.Error(), "nobody has looked at") {
		t.Error(err)
	}
}
