package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
)

// version is the release of congbo, a SemVer without "v".
const version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	c := a.command("version", diag.Say("in phiên bản", "print the version"))
	c.RunE = func(*cobra.Command, []string) error {
		fmt.Fprintf(a.stdout, "congbo %s", version)
		if info, ok := debug.ReadBuildInfo(); ok {
			fmt.Fprintf(a.stdout, " (%s)", info.GoVersion)
		}
		fmt.Fprintln(a.stdout)
		return nil
	}
	return c
}
