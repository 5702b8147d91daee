package internal_test

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const internal = "congbo/cmd/congbo/internal/"

// The stages in the order in which data flows. A package imports only packages
// named before it.
var order = []string{
	"strace", "servers", "effort", // for tests alone
	"lazyregexp",
	"source", "diag", "signature", "quantity", "compare", "lexer", "phrase", "citation", "minify", "picture", "linkcheck", "shown", "output",
	"data", "stamp", "report", "words", "address", "markup", "link", "read", "check",
	"text", "exports", "word", "epub", "pages", "pipeline",
	"archive", "importer", "guide", "paper", "watch", "preview", "publish", "sample",
}

// Each third party has one home, and so has what reaches out of the program: files,
// network, clock. A report has one reading: what comes after it looks into no text again.
var homes = map[string][]string{
	internal + "markup": {"link", "read", "pipeline", "importer", "guide"},
	internal + "link":   {"read", "pipeline"},
	internal + "read":   {"pipeline"},

	"github.com/BurntSushi/toml":             {"data"},
	"github.com/pelletier/go-toml":           {"data"},
	"github.com/fsnotify/fsnotify":           {"watch"},
	"github.com/tdewolff/minify":             {"minify"},
	"github.com/yuin/goldmark":               {"markup"},
	"github.com/yuin/goldmark/util":          {"markup", "text", "address"}, // escapes
	"github.com/yuin/goldmark/renderer/html": {"text"},                      // writes text
	"github.com/hiddeco/sshsig":              {"signature"},
	"github.com/minio/minio-go":              {"publish"},
	"github.com/pkg/sftp":                    {"publish"},
	"golang.org/x/crypto":                    {"signature", "publish"},
	"golang.org/x/net/html":                  {"minify", "linkcheck", "shown"},
	"golang.org/x/sync":                      {"pipeline", "publish"},
	"golang.org/x/sys":                       {"output"},
	"golang.org/x/text/collate":              {"link", "pages"},
	"golang.org/x/text/language":             {"link", "pages"},
	"golang.org/x/text/unicode/norm":         {"source", "phrase", "citation", "stamp", "archive", "importer"},

	"html/template": {"pages", "guide", "epub"},
	"text/template": {"pages"},
	"math/rand":     {"sample"},
	"net":           {"preview", "signature", "publish", "servers"},
	"net/http":      {"archive", "preview", "publish", "servers"},
	"net/url":       nil, // reads addresses, and reaches nothing
	"os":            {"lazyregexp", "output", "archive", "signature", "paper", "watch", "publish", "sample", "strace", "servers"},
	"os/exec":       {"paper", "strace", "servers"},
	"path/filepath": {"output", "archive", "paper", "watch", "publish", "sample", "strace", "servers"},
	"testing":       {"sample", "strace", "servers", "effort"},
	"time":          {"output", "archive", "signature", "importer", "word", "watch", "preview", "publish", "strace", "servers", "effort"},
}

// TestLayers holds the direction of imports and the home of each third party, and that
// nobody is named at home who is not.
func TestLayers(t *testing.T) {
	dirs, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	lived := map[string][]string{} // the owners of each home that were met
	for _, dir := range dirs {
		if !dir.IsDir() {
			continue
		}
		place := slices.Index(order, dir.Name())
		if place < 0 {
			t.Errorf("package %s has no place in the order of stages", dir.Name())
			continue
		}
		for file, imports := range importsOf(t, dir.Name()) {
			for _, imp := range imports {
				stage, own := strings.CutPrefix(imp, internal)
				if own && slices.Index(order, stage) >= place {
					t.Errorf("%s imports %s: data flows the other way", file, stage)
				}
				at, owners := home(imp)
				lived[at] = append(lived[at], dir.Name())
				if owners != nil && !slices.Contains(owners, dir.Name()) {
					t.Errorf("%s imports %s, whose home is %v", file, imp, owners)
				} else if at == "" && strings.Contains(strings.Split(imp, "/")[0], ".") {
					t.Errorf("%s imports %s, which has no home", file, imp)
				}
			}
		}
	}
	for _, stage := range order {
		if _, err := os.Stat(stage); err != nil {
			t.Error(err)
		}
	}
	for at, owners := range homes {
		for _, owner := range owners {
			if !slices.Contains(lived[at], owner) {
				t.Errorf("%s is said to import %s, and does not", owner, at)
			}
		}
	}
}

// home returns the longest prefix of imp that is named in homes, and its owners.
func home(imp string) (at string, owners []string) {
	for at = imp; at != "."; at = path.Dir(at) {
		if owners, ok := homes[at]; ok {
			return at, owners
		}
	}
	return "", nil
}

// importsOf lists the imports of the files of a package that are not tests.
func importsOf(t *testing.T, dir string) map[string][]string {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			all[file] = append(all[file], imp)
		}
	}
	return all
}

// TestReasons holds that go.mod says of each direct dependency why it is there, or what would
// take its place.
func TestReasons(t *testing.T) {
	mod, err := os.ReadFile("../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(mod)) {
		requires := strings.HasPrefix(line, "\t") && !strings.Contains(line, "// indirect")
		if _, reason, _ := strings.Cut(line, " // "); requires && len(reason) < 10 {
			t.Errorf("no reason for %s", line)
		} else if requires {
			n++
		}
	}
	if n < 10 {
		t.Errorf("only %d dependencies", n)
	}
}
