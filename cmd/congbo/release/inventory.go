package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// An inventory is what a program is made of.
type inventory struct {
	name, version string // of the program
	system        string // windows/amd64
	sum           [sha256.Size]byte
	uses          []string // paths of the modules that its own packages import
	modules       []*module
}

// A module is somebody else's part of a program. The standard library of Go is one.
type module struct {
	path, version, sum string
	dir                string
	uses               []string // paths of the modules that it imports
	texts              []text
	licences           []string // SPDX identifiers, sorted
}

// A text is a file that has to go with a module.
type text struct{ name, body string }

// std is the path by which Go's vulnerability database calls the standard library.
const std = "std"

// take makes the inventory of a program out of what the go command wrote into it and of what
// the packages of its source import on its system. The two must name the same modules.
func take(program, version string) (*inventory, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	inv := &inventory{
		name:    filepath.Base(info.Path),
		version: version,
		sum:     sha256.Sum256(content),
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	inv.system = settings["GOOS"] + "/" + settings["GOARCH"]
	root, err := output(settings, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	modules := map[string]*module{std: {path: std, version: strings.TrimPrefix(info.GoVersion, "go"), dir: strings.TrimSpace(string(root))}}
	for _, dep := range info.Deps {
		if dep.Replace != nil {
			return nil, fmt.Errorf("%s is replaced by %s: a release is made of what go.mod requires", dep.Path, dep.Replace.Path)
		}
		modules[dep.Path] = &module{path: dep.Path, version: dep.Version, sum: dep.Sum}
	}
	packages, err := list(info.Path, settings)
	if err != nil {
		return nil, err
	}
	if err := inv.connect(info.Main.Path, modules, packages); err != nil {
		return nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		if err := m.read(packages); err != nil {
			return nil, err
		}
		inv.modules = append(inv.modules, m)
	}
	return inv, nil
}

// A pkg is what go list says of a package.
type pkg struct {
	ImportPath, Dir string
	Standard        bool
	Imports         []string
	Module          *struct{ Path, Version, Dir string }
}

// module is the path of the module of a package.
func (p *pkg) module() string {
	if p.Standard {
		return std
	}
	return p.Module.Path
}

// list lists the packages of a program for the system that it was built for, by import path.
func list(program string, settings map[string]string) (map[string]*pkg, error) {
	out, err := output(settings, "go", "list", "-deps", "-json=ImportPath,Dir,Standard,Imports,Module", program)
	if err != nil {
		return nil, err
	}
	packages := map[string]*pkg{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages[p.ImportPath] = &p
	}
}

// output runs a command for the system of a program.
func output(settings map[string]string, name string, args ...string) ([]byte, error) {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "GOOS="+settings["GOOS"], "GOARCH="+settings["GOARCH"], "CGO_ENABLED="+settings["CGO_ENABLED"], "GOFLAGS=", "GOWORK=off")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", name, args[0], err)
	}
	return out, nil
}

// connect notes what the modules of a program use of each other, and where they lie.
func (inv *inventory) connect(main string, modules map[string]*module, packages map[string]*pkg) error {
	uses := map[string]map[string]bool{}
	for _, p := range packages {
		from := p.module()
		if uses[from] == nil {
			uses[from] = map[string]bool{}
		}
		if m := modules[from]; from != main && from != std {
			if m == nil || m.version != p.Module.Version {
				return fmt.Errorf("the source has %s %s, the program has not: it was built of another source", from, p.Module.Version)
			}
			m.dir = p.Module.Dir
		}
		for _, path := range p.Imports {
			// go list gives the path as it is written; what the standard library keeps a copy
			// of, and C and unsafe, are nobody else's.
			to := std
			if q := packages[path]; q != nil && !p.Standard {
				to = q.module()
			}
			if to != from {
				uses[from][to] = true
			}
		}
	}
	inv.uses = slices.Sorted(maps.Keys(uses[main]))
	for path, m := range modules {
		if m.uses = slices.Sorted(maps.Keys(uses[path])); m.dir == "" {
			return fmt.Errorf("the program has %s %s, the source has not: it was built of another source", path, m.version)
		}
	}
	return nil
}

// legal are the names of files that have to go with a program. Of code there are none:
// licence.go is a package.
var legal = regexp.MustCompile(`(?i)^(licen[cs]e|unlicense|copying|copyright|notice|patents)([-_.].*)?$`)

// read reads the licences of a module: at its root, and above the packages that the program
// has of it, where a module took them from somebody else. The standard library has its own at
// the root of Go alone; one deeper down is of BoringCrypto, which no program of ours has.
func (m *module) read(packages map[string]*pkg) error {
	dirs := map[string]bool{m.dir: true}
	for _, p := range packages {
		if m.path != std && p.module() == m.path {
			for dir := p.Dir; len(dir) > len(m.dir); dir = filepath.Dir(dir) {
				dirs[dir] = true
			}
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Type()&fs.ModeType != 0 || !legal.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
				continue
			}
			body, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return err
			}
			name, err := filepath.Rel(m.dir, filepath.Join(dir, e.Name()))
			if err != nil {
				return err
			}
			m.texts = append(m.texts, text{filepath.ToSlash(name), string(body)})
		}
	}
	for _, t := range m.texts {
		if grants.MatchString(filepath.Base(t.name)) {
			ids := identify(t.body)
			if len(ids) == 0 {
				return fmt.Errorf("%s %s: %s is a licence that nobody has looked at: read it, and name it in licences", m.path, m.version, t.name)
			}
			m.licences = append(m.licences, ids...)
		}
	}
	slices.Sort(m.licences)
	if m.licences = slices.Compact(m.licences); len(m.licences) == 0 {
		return fmt.Errorf("%s %s has no licence: nobody may hand it on", m.path, m.version)
	}
	return nil
}

// grants are the files whose text is a licence. A notice or a promise about patents is not.
var grants = regexp.MustCompile(`(?i)^(licen[cs]e|unlicense|copying)`)

// licences are those that may be in congbo, by words that only their texts have. All of them
// go with the Apache License of congbo.
var licences = []struct {
	id     string
	words  []string // in this order, in the text
	unless string   // these words make it another one
}{
	{"Apache-2.0", []string{"Apache License", "Version 2.0"}, ""},
	{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms", "Redistributions in binary form must reproduce"}, "used to endorse"},
	{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "contributors may be used to endorse"}, "advertising materials"},
	{"MIT", []string{"Permission is hereby granted, free of charge", "this permission notice shall be included", "THE SOFTWARE IS PROVIDED"}, ""},
}

// identify names the licences that a text holds.
func identify(text string) []string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	var ids []string
next:
	for _, l := range licences {
		rest := text
		for _, words := range l.words {
			_, after, found := strings.Cut(rest, strings.ToLower(words))
			if !found {
				continue next
			}
			rest = after
		}
		if l.unless == "" || !strings.Contains(text, l.unless) {
			ids = append(ids, l.id)
		}
	}
	return ids
}
