package main

import (
	"runtime/debug"
	"slices"
	"testing"
)

// TestVersion holds what congbo version says of a release, of a work tree with changes, and
// of a program that was built without git.
func TestVersion(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	system := []debug.BuildSetting{setting("GOOS", "windows"), setting("GOARCH", "arm64")}
	commit := append(slices.Clip(system), setting("vcs.revision", "31bce55"), setting("vcs.time", "2031-07-01T08:00:00Z"))
	for _, c := range []struct {
		name     string
		settings []debug.BuildSetting
		language string
		want     string
		maker    string // as seals and bags name it
	}{
		{"release", append(slices.Clip(commit), setting("vcs.modified", "false")), "en",
			"congbo " + version + "\ncommit 31bce55 of 2031-07-01T08:00:00Z\ngo1.99 windows/arm64\n", version + " (31bce55)"},
		{"changed", append(slices.Clip(commit), setting("vcs.modified", "true")), "vi",
			"congbo " + version + "\ncommit 31bce55 ngày 2031-07-01T08:00:00Z, có thay đổi chưa commit\ngo1.99 windows/arm64\n", version + " (31bce55, modified)"},
		{"no git", system, "en",
			"congbo " + version + "\ncommit unknown: built outside git\ngo1.99 windows/arm64\n", version},
	} {
		if got := versionOf(&debug.BuildInfo{Settings: c.settings}); got != c.maker {
			t.Errorf("%s: seals name %s, not %s", c.name, got, c.maker)
		}
		a := &app{language: c.language}
		if got := a.describe(&debug.BuildInfo{GoVersion: "go1.99", Settings: c.settings}); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}
