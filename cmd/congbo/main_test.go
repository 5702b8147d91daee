package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"congbo": main})
}

// TestScripts runs the real command on whole small sites.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
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
