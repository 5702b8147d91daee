package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
)

// version is the release of congbo, a SemVer without "v".
const version = "0.1.0"

// thisProgram names the running program, by its file: another build of congbo may make other
// pages of the same site. It is empty where the system does not tell.
func thisProgram() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("congbo %s %s %d %s", version, path, info.Size(), info.ModTime().UTC().Format(time.RFC3339Nano))
}

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
