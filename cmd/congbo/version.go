package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
)

// version is the release of congbo, a SemVer without "v". It stands in the source, and not in
// what the go command knows of tags, so that a report in SARIF, which names it, comes out the
// same however congbo was built; .ci/release holds it against the release.
const version = "0.1.0"

// sealingVersion is what seals and bags name as their maker: the version, with the commit where
// the go command has written it into the program.
func sealingVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	settings := settings(info)
	switch revision := settings["vcs.revision"]; {
	case revision == "":
		return version
	case settings["vcs.modified"] == "true":
		return version + " (" + revision + ", modified)"
	default:
		return version + " (" + revision + ")"
	}
}

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
	c.Long = a.word(
		"In phiên bản, commit mà chương trình được dựng từ đó và ngày của nó, phiên bản Go và hệ máy.",
		"Prints the version, the commit that the program was built from and its date, the version of Go\nand the kind of machine.")
	c.RunE = func(*cobra.Command, []string) error { return a.printVersion() }
	return c
}

func (a *app) printVersion() error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	fmt.Fprint(a.stdout, a.describe(info))
	return nil
}

// describe tells a build from every other: all that it says but the version is what the go
// command has written into the program.
func (a *app) describe(info *debug.BuildInfo) string {
	settings := settings(info)
	commit := a.word("commit không rõ: không dựng từ git", "commit unknown: built outside git")
	if revision := settings["vcs.revision"]; revision != "" {
		commit = diag.Say("commit %s ngày %s", "commit %s of %s", revision, settings["vcs.time"]).In(a.lang())
		if settings["vcs.modified"] == "true" {
			commit += a.word(", có thay đổi chưa commit", ", with changes that are not committed")
		}
	}
	return fmt.Sprintf("congbo %s\n%s\n%s %s/%s\n", version, commit, info.GoVersion, settings["GOOS"], settings["GOARCH"])
}

// settings are what the go command has written about a build, by key.
func settings(info *debug.BuildInfo) map[string]string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	return settings
}
