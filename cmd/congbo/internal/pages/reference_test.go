package pages

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestViews holds that the reference names what each layout really gets: the type of which the
// sources make the page of a kind.
func TestViews(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			view, ok := lit.Type.(*ast.Ident)
			if !ok {
				return true
			}
			for _, e := range lit.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					if kind := kindOf(kv.Value); kind != "" {
						made[kind] = view.Name
					}
				}
			}
			return true
		})
	}
	for _, kind := range kinds {
		if made[kind.name] != kind.view.Name() {
			t.Errorf("the layout of %s gets a %s, and the reference says %v", kind.name, made[kind.name], kind.view)
		}
	}
	for _, l := range Fields() {
		if len(l.Fields) < 3 {
			t.Errorf("%s gets only %v", l.Layout, l.Fields)
		}
	}
}

// kindOf is the kind in newPage("kind", …); empty for any other expression.
func kindOf(e ast.Expr) string {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return ""
	}
	if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "newPage" || len(call.Args) == 0 {
		return ""
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return ""
	}
	kind, _ := strconv.Unquote(lit.Value)
	return kind
}
