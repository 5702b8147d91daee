package internal_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The stages in the order in which data flows. A package imports only packages
// named before it.
var order = []string{
	"strace", // for tests alone
	"source", "diag", "quantity", "compare", "citation", "output",
	"data", "report", "markup", "link", "check", "render", "build",
	"archive", "importer", "paper", "watch", "preview", "sample",
}

// Each third party has one home.
var homes = map[string][]string{
	"github.com/BurntSushi/toml":     {"data"},
	"github.com/pelletier/go-toml":   {"data"},
	"github.com/fsnotify/fsnotify":   {"watch"},
	"github.com/tdewolff/minify":     {"output"},
	"github.com/yuin/goldmark":       {"markup", "report", "render"},
	"golang.org/x/net/html":          {"output", "paper"},
	"golang.org/x/sync":              {"build"},
	"golang.org/x/sys":               {"output", "watch"},
	"golang.org/x/text/unicode/norm": {"source", "citation", "data", "report", "markup", "link", "render", "archive", "importer"},
	"golang.org/x/text":              {"link", "render"},
	"net/http":                       {"archive", "preview"},
	"os":                             {"output", "archive", "importer", "paper", "watch", "preview", "sample", "strace"},
	"os/exec":                        {"paper", "strace"},
	"html/template":                  {"render", "preview"},
}

// TestLayers holds the direction of imports and the home of each third party.
func TestLayers(t *testing.T) {
	dirs, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		if !dir.IsDir() {
			continue
		}
		place := slices.Index(order, dir.Name())
		if place < 0 {
			t.Errorf("package %s has no place in the order of stages", dir.Name())
			continue
		}
		for path, imports := range importsOf(t, dir.Name()) {
			for _, imp := range imports {
				if stage, ok := strings.CutPrefix(imp, "congbo/cmd/congbo/internal/"); ok {
					if slices.Index(order, stage) >= place {
						t.Errorf("%s imports %s: data flows the other way", path, stage)
					}
				} else if owners := home(imp); owners != nil && !slices.Contains(owners, dir.Name()) {
					t.Errorf("%s imports %s, whose home is %v", path, imp, owners)
				} else if owners == nil && strings.Contains(strings.Split(imp, "/")[0], ".") {
					t.Errorf("%s imports %s, which has no home", path, imp)
				}
			}
		}
	}
}

// home returns the owners of the longest prefix of imp that is named in homes.
func home(imp string) []string {
	for path := imp; path != "." && path != "/"; path = filepath.ToSlash(filepath.Dir(path)) {
		if owners, ok := homes[path]; ok {
			return owners
		}
	}
	return nil
}

// importsOf lists the imports of the files of a package that are not tests.
func importsOf(t *testing.T, dir string) map[string][]string {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			all[path] = append(all[path], imp)
		}
	}
	return all
}
