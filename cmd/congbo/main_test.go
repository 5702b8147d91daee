package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(closing{m}, map[string]func(){"congbo": main})
}

// TestScripts runs the real command on whole small sites.
func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: scripts,
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "edit": edit, "docx": docx, "subst": subst},
		// CONGBO_UPDATE=1 rewrites what the scripts expect.
		UpdateScripts:       os.Getenv("CONGBO_UPDATE") != "",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CONGBO_LANG", "en")
			return nil
		},
	})
}
