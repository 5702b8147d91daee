package archive

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// Against compares a published copy, a folder, with the site as it builds: what is
// missing there, what is there with other bytes, and what the site does not have.
// Only regular files are opened, and nothing outside the folder. The error is about
// the machine.
func Against(tree output.Tree, folder string) ([]Problem, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var problems []Problem
	add := func(kind Kind, path, vi, en string) {
		problems = append(problems, Problem{kind, printable(path), diag.Text{VI: vi, EN: en}})
	}
	site := output.Complete(tree)
	there := map[string]bool{}
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		there[path] = true
		want, ours := site[path]
		switch {
		case !ours:
			add(Extra, path, "không có trong trang dựng từ nguồn", "the site as it builds has no such file")
			return nil
		case !d.Type().IsRegular():
			add(Unsafe, path, "không phải là tệp thường", "it is no regular file")
			return nil
		}
		if info, err := d.Info(); err != nil {
			return err
		} else if info.Size() != int64(len(want)) {
			add(Changed, path, "khác với trang dựng từ nguồn", "it differs from the site as it builds")
			return nil
		}
		have, err := root.ReadFile(path)
		if err == nil && !bytes.Equal(have, want) {
			add(Changed, path, "khác với trang dựng từ nguồn", "it differs from the site as it builds")
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(site)) {
		if !there[path] {
			add(Missing, path, "trang dựng từ nguồn có tệp này", "the site as it builds has it")
		}
	}
	return problems, nil
}
