package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// untouchedDrafts are the folders of content/ that hold the report of `new site`
// and nothing else, byte for byte as it was written.
func untouchedDrafts(root *os.Root) ([]string, error) {
	entries, err := fs.ReadDir(root.FS(), "content")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var drafts []string
	for _, e := range entries {
		folder := path.Join("content", e.Name())
		if e.IsDir() && untouched(root, folder) {
			drafts = append(drafts, folder)
		}
	}
	return drafts, nil
}

// untouched reports whether a folder holds the report of `new site` and nothing else.
func untouched(root *os.Root, folder string) bool {
	return holdsOnly(root, folder, newReport(folder+"/", "vi")) || holdsOnly(root, folder, newReport(folder+"/", "en"))
}

// holdsOnly reports whether a folder holds files and nothing else.
func holdsOnly(root *os.Root, folder string, files []siteFile) bool {
	left := map[string]string{}
	for _, f := range files {
		left[f.name] = f.text
	}
	same := true
	err := fs.WalkDir(root.FS(), folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := root.ReadFile(name)
		if text, ours := left[name]; err != nil || !ours || string(raw) != text {
			same = false
			return fs.SkipAll
		}
		delete(left, name)
		return nil
	})
	return err == nil && same && len(left) == 0
}

// dropDrafts removes the drafts of `new site` that nobody has touched: a real report
// stands in their place.
func (a *app) dropDrafts(root *os.Root, drafts []string) error {
	for _, folder := range drafts {
		if err := root.RemoveAll(folder); err != nil {
			return machine(err, diag.Say("không bỏ được dự thảo mẫu %s", "cannot remove the sample draft %s", folder))
		}
		a.say("%s: bỏ dự thảo mẫu của `new site`, chưa ai sửa", "%s: the sample draft of `new site`, which nobody had touched, was removed", folder)
	}
	return nil
}

// The lines of data/site.toml that a new site has where nobody named the committee.
var (
	noCommittee = lazyregexp.New(`(?m)^committee = ""[ \t]*\r?$`)
	onlyTitle   = lazyregexp.New(`(?m)^title = "(Báo cáo|Reports)"[ \t]*\r?$`)
)

// fillCommittee writes the office of the first report into data/site.toml, where
// `new site` left its name open.
func (a *app) fillCommittee(root *os.Root, name string) error {
	text := withCommittee(root, name)
	if text == nil {
		return nil
	}
	info, err := root.Stat(settingsFile)
	if err == nil {
		err = replaceFile(root, settingsFile, text, info.Mode().Perm())
	}
	if err != nil {
		return machine(err, diag.Say("không ghi được %s; tệp giữ nguyên", "cannot write %s; it stands as it was", settingsFile))
	}
	a.say("%s: committee = %q", "%s: committee = %q", settingsFile, name)
	return nil
}

// settingsFile has the settings of a site.
const settingsFile = "data/site.toml"

// withCommittee is the settings of a site with the name of its committee, and a title that
// says whose reports they are, where those were left to be filled in; nil for others.
func withCommittee(root *os.Root, name string) []byte {
	old, err := root.ReadFile(settingsFile)
	if err != nil || name == "" || !noCommittee.Match(old) {
		return nil
	}
	text := noCommittee.ReplaceAllFunc(old, func([]byte) []byte { return []byte("committee = " + data.QuoteTOML(name)) })
	return onlyTitle.ReplaceAllFunc(text, func(line []byte) []byte {
		title := "Báo cáo của "
		if bytes.Contains(line, []byte("Reports")) {
			title = "Reports of "
		}
		return []byte("title = " + data.QuoteTOML(title+name))
	})
}
