package output_test

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"congbo/cmd/congbo/internal/output"
)

var site1 = output.Tree{"index.html": []byte("một"), "a/index.html": []byte("a"), "b/index.html": []byte("b")}
var site2 = output.Tree{"index.html": []byte("hai"), "a/index.html": []byte("a"), "c/d/index.html": []byte("d")}

func write(t *testing.T, dest string, tree output.Tree) output.Stats {
	t.Helper()
	stats, err := output.Write(dest, tree, output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// files reads the files of a folder back, links as they are.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			return nil
		}
		if d.Type()&os.ModeSymlink != 0 {
			target, err := os.Readlink(path)
			all[filepath.ToSlash(name)] = "→ " + target
			return err
		}
		b, err := os.ReadFile(path)
		all[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// is reports whether a folder holds a tree, its list, and nothing else but extra.
func is(t *testing.T, dir string, tree output.Tree, extra ...string) bool {
	t.Helper()
	have := files(t, dir)
	want := append(slices.Collect(maps.Keys(tree)), append(extra, output.ListName)...)
	for name, b := range tree {
		if have[name] != string(b) {
			return false
		}
	}
	return len(have) == len(want)
}

func TestWrite(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	if s := write(t, dest, site1); s != (output.Stats{Written: 3}) || !is(t, dest, site1) {
		t.Errorf("first: %+v %v", s, files(t, dest))
	}
	before, _ := os.Stat(filepath.Join(dest, "index.html"))
	if s := write(t, dest, site1); s != (output.Stats{Unchanged: 3}) {
		t.Errorf("unchanged: %+v", s)
	}
	if after, _ := os.Stat(filepath.Join(dest, "index.html")); !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) {
		t.Error("an unchanged file was written again")
	}
	kept, _ := os.Stat(filepath.Join(dest, "a", "index.html"))
	if s := write(t, dest, site2); s != (output.Stats{Written: 2, Unchanged: 1, Removed: 1}) || !is(t, dest, site2) {
		t.Errorf("changed: %+v %v", s, files(t, dest))
	}
	if now, _ := os.Stat(filepath.Join(dest, "a", "index.html")); !os.SameFile(kept, now) {
		t.Error("an unchanged file was written again beside changed ones")
	}
	if _, err := os.Stat(filepath.Join(dest, "b")); err == nil {
		t.Error("the folder of a removed page is left")
	}
	if entries, _ := os.ReadDir(filepath.Dir(dest)); len(entries) != 1 {
		t.Errorf("left beside the site: %v", entries)
	}
}

// TestForeign holds that what congbo did not write survives, as the same file.
func TestForeign(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	write(t, dest, site1)
	names := []string{"ghi-chu.docx", "b/của-tôi.txt", "riêng/x/y.txt"}
	before := map[string]os.FileInfo{}
	for _, name := range names {
		put(t, dest, name, name)
		before[name], _ = os.Stat(filepath.Join(dest, filepath.FromSlash(name)))
	}
	if err := os.Mkdir(filepath.Join(dest, "trống"), 0o700); err != nil {
		t.Fatal(err)
	}
	extra := names
	if runtime.GOOS != "windows" {
		for link, target := range map[string]string{"lối": "riêng", "cụt": "không-có"} {
			if err := os.Symlink(target, filepath.Join(dest, link)); err != nil {
				t.Fatal(err)
			}
			extra = append(extra, link)
		}
	}
	write(t, dest, site2)
	if !is(t, dest, site2, extra...) {
		t.Errorf("published %v", files(t, dest))
	}
	for _, name := range names {
		if after, err := os.Stat(filepath.Join(dest, filepath.FromSlash(name))); err != nil || !os.SameFile(before[name], after) {
			t.Errorf("%s became another file: %v", name, err)
		}
	}
	if info, err := os.Stat(filepath.Join(dest, "trống")); err != nil || !info.IsDir() || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("an empty folder was lost or opened: %v %v", info, err)
	}
}

func TestRefused(t *testing.T) {
	site := t.TempDir()
	for _, dir := range []string{"content", "full"} {
		os.MkdirAll(filepath.Join(site, dir), 0o777)
	}
	os.WriteFile(filepath.Join(site, "full", "x"), nil, 0o666)
	os.WriteFile(filepath.Join(site, "file"), nil, 0o666)
	t.Setenv("HOME", filepath.Join(site, "home"))
	os.Mkdir(filepath.Join(site, "home"), 0o777)
	// A list of sums alone does not make a folder ours: this one's files would be
	// taken for pages that are no longer made.
	os.Mkdir(filepath.Join(site, "downloads"), 0o777)
	os.WriteFile(filepath.Join(site, "downloads", "file"), nil, 0o666)
	os.WriteFile(filepath.Join(site, "downloads", output.ListName), []byte(emptySum+"  file\n"), 0o666)
	dests := []string{"/", site, filepath.Dir(site), filepath.Join(site, "content"), filepath.Join(site, "content", "x"), filepath.Join(site, "full"), filepath.Join(site, "file"), filepath.Join(site, "downloads")}
	if runtime.GOOS != "windows" {
		os.Symlink(t.TempDir(), filepath.Join(site, "link"))
		os.MkdirAll(filepath.Join(site, "content", "2030"), 0o777)
		os.Symlink(filepath.Join("content", "2030"), filepath.Join(site, "link-in"))
		os.Symlink("nowhere", filepath.Join(site, "dangling"))
		dests = append(dests, filepath.Join(site, "link"), filepath.Join(site, "link-in", "x"), filepath.Join(site, "dangling"), filepath.Join(site, "home"))
	}
	before := files(t, site)
	for _, dest := range dests {
		var refused *output.RefusedError
		if _, err := output.Write(dest, site1, output.Options{Site: site}); !errors.As(err, &refused) {
			t.Errorf("%s: %v", dest, err)
		} else if refused.Reason.VI == "" || refused.Hint.EN == "" {
			t.Errorf("%s is refused without a word", dest)
		}
	}
	if after := files(t, site); !maps.Equal(before, after) {
		t.Errorf("refused builds left %v of %v", after, before)
	}
}

// emptySum is the SHA-256 of no bytes.
const emptySum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// TestChanged refuses to replace or remove a page that somebody edited.
func TestChanged(t *testing.T) {
	for _, name := range []string{"index.html", "b/index.html"} {
		dest := filepath.Join(t.TempDir(), "public")
		write(t, dest, site1)
		path := filepath.Join(dest, filepath.FromSlash(name))
		if err := os.WriteFile(path, []byte("sửa tay"), 0o666); err != nil {
			t.Fatal(err)
		}
		var refused *output.RefusedError
		if _, err := output.Write(dest, site2, output.Options{}); !errors.As(err, &refused) || !strings.Contains(refused.Reason.EN, filepath.FromSlash(name)) {
			t.Errorf("%s: %v", name, err)
		}
		if b, _ := os.ReadFile(path); string(b) != "sửa tay" {
			t.Errorf("%s: the edit is lost", name)
		}
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{"A.html", "con/index.html", "com1.txt", "a b", "ệ", ".htaccess", "a/", "/a", "a//b", "x.", "..", strings.Repeat("a", 101), strings.Repeat("a/", 101) + "a"} {
		if output.ValidName(name) == nil {
			t.Errorf("%q is taken", name)
		}
		if _, err := output.Write(filepath.Join(t.TempDir(), "public"), output.Tree{name: nil}, output.Options{}); err == nil {
			t.Errorf("%q is published", name)
		}
	}
	if _, err := output.Write(filepath.Join(t.TempDir(), "public"), output.Tree{"a": nil, "a/b": nil}, output.Options{}); err == nil {
		t.Error("a file and a folder of one name are published")
	}
}

// TestSHA256Sums holds that the list is what sha256sum understands.
func TestSHA256Sums(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum: the list is not proved with it")
	}
	dest := filepath.Join(t.TempDir(), "public")
	write(t, dest, site1)
	check := exec.Command(tool, "--strict", "-c", output.ListName)
	check.Dir = dest
	if out, err := check.CombinedOutput(); err != nil || strings.Count(string(out), ": OK") != 3 {
		t.Errorf("%v: %s", err, out)
	}
}

// TestInTheWay refuses a new page whose place somebody else's file takes, and
// publishes where the place becomes free.
func TestInTheWay(t *testing.T) {
	tests := []struct {
		name    string
		put     []string // somebody else's files
		tree    output.Tree
		refused string
	}{
		{"a page", []string{"c"}, output.Tree{"c": []byte("trang")}, "c"},
		{"a folder", []string{"c"}, output.Tree{"c/d": nil}, "c"},
		{"a page over a folder", []string{"c/x"}, output.Tree{"c": nil}, "c"},
		{"a page over our folder with a file", []string{"b/x"}, output.Tree{"b": nil}, filepath.FromSlash("b/x")},
		{"the same bytes", []string{"c"}, output.Tree{"c": []byte("của người khác")}, ""},
		{"beside a page", []string{"c/x"}, output.Tree{"c/d": nil}, ""},
		{"our folder becomes a page", nil, output.Tree{"b": nil}, ""},
		{"our page becomes a folder", nil, output.Tree{"index.html/a": nil}, ""},
	}
	for _, test := range tests {
		dest := filepath.Join(t.TempDir(), "public")
		write(t, dest, site1)
		for _, name := range test.put {
			put(t, dest, name, "của người khác")
		}
		before := files(t, dest)
		_, err := output.Write(dest, test.tree, output.Options{})
		if test.refused == "" {
			extra := slices.DeleteFunc(slices.Clone(test.put), func(name string) bool { _, ok := test.tree[name]; return ok })
			if err != nil || !is(t, dest, test.tree, extra...) {
				t.Errorf("%s: %v %v", test.name, err, files(t, dest))
			}
			continue
		}
		var refused *output.RefusedError
		if !errors.As(err, &refused) || !strings.Contains(refused.Reason.EN, strconv.Quote(filepath.Join(dest, test.refused))) {
			t.Errorf("%s: %v", test.name, err)
		}
		if after := files(t, dest); !maps.Equal(before, after) {
			t.Errorf("%s: refused, but published %v", test.name, after)
		}
	}
}

func put(t *testing.T, dest, name, text string) {
	t.Helper()
	path := filepath.Join(dest, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestMended holds that the next build mends what somebody did to the published
// folder without making anything of its own.
func TestMended(t *testing.T) {
	for name, harm := range map[string]func(dest string) error{
		"a page removed": func(dest string) error { return os.Remove(filepath.Join(dest, "a", "index.html")) },
		"a line of the list removed": func(dest string) error {
			path := filepath.Join(dest, output.ListName)
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			lines := strings.SplitAfter(string(b), "\n")
			return os.WriteFile(path, []byte(lines[0]+strings.Join(lines[2:], "")), 0o666)
		},
		"a sum altered": func(dest string) error {
			path := filepath.Join(dest, output.ListName)
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			lines := strings.SplitAfter(string(b), "\n")
			lines[1] = emptySum + lines[1][len(emptySum):]
			return os.WriteFile(path, []byte(strings.Join(lines, "")), 0o666)
		},
		"a folder of ours removed": func(dest string) error { return os.RemoveAll(filepath.Join(dest, "b")) },
		"a run stopped before the swap": func(dest string) error {
			left := filepath.Join(filepath.Dir(dest), ".public.congbo-new", "x")
			return errors.Join(os.MkdirAll(left, 0o777), os.WriteFile(filepath.Join(left, "half"), nil, 0o666))
		},
		"a run stopped between two steps": func(dest string) error {
			return os.Rename(dest, filepath.Join(filepath.Dir(dest), ".public.congbo-old"))
		},
		"a run stopped after the swap": func(dest string) error {
			return os.CopyFS(filepath.Join(filepath.Dir(dest), ".public.congbo-old"), os.DirFS(dest))
		},
		"a lock of a dead run": func(dest string) error {
			return os.WriteFile(filepath.Join(filepath.Dir(dest), ".public.congbo-lock"), []byte("1\n"), 0o666)
		},
	} {
		dest := filepath.Join(t.TempDir(), "public")
		write(t, dest, site1)
		want := files(t, dest)
		if err := harm(dest); err != nil {
			t.Fatal(err)
		}
		write(t, dest, site1)
		if got := files(t, dest); !maps.Equal(got, want) {
			t.Errorf("%s: published %v, want %v", name, got, want)
		}
		if entries, err := os.ReadDir(filepath.Dir(dest)); err != nil || len(entries) != 1 {
			t.Errorf("%s: left %v %v", name, entries, err)
		}
	}
}

// TestMode publishes a folder that is read by whom the old one was read.
func TestMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	dest := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(dest, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, dest, site1)
	if info, err := os.Stat(dest); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

// TestTwoBuilds runs builds side by side: each publishes a whole site, or says
// that another one is at work.
func TestTwoBuilds(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	done := make(chan error)
	for i := range 8 {
		tree := []output.Tree{site1, site2}[i%2]
		go func() {
			_, err := output.Write(dest, tree, output.Options{})
			done <- err
		}()
	}
	for range 8 {
		var refused *output.RefusedError
		if err := <-done; err != nil && !errors.As(err, &refused) {
			t.Error(err)
		}
	}
	if !is(t, dest, site1) && !is(t, dest, site2) {
		t.Errorf("published a mix: %v", files(t, dest))
	}
}

// TestReadWhilePublished reads a site without pause while it is published again and
// again: no file that both sites have is ever missing, empty or cut.
func TestReadWhilePublished(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no exchange of folders: there are two steps, and a moment between them")
	}
	publishes := 30
	if n, _ := strconv.Atoi(os.Getenv("CONGBO_PUBLISHES")); n > 0 {
		publishes = n
	}
	body := func(word string) []byte { return []byte("<p>" + strings.Repeat(word+" ", 5000) + "</p>") }
	trees := []output.Tree{
		{"index.html": body("một"), "a/index.html": body("một"), "old.html": body("cũ")},
		{"index.html": body("hai"), "a/index.html": body("hai"), "b/c.html": body("mới")},
	}
	dest := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dest, trees[0], output.Options{}); err != nil {
		t.Fatal(err)
	}
	var stop atomic.Bool
	var reads atomic.Int64
	var readers sync.WaitGroup
	for _, name := range []string{"index.html", "a/index.html"} {
		readers.Go(func() {
			for !stop.Load() {
				b, err := os.ReadFile(filepath.Join(dest, name))
				if err != nil || !bytes.Equal(b, trees[0][name]) && !bytes.Equal(b, trees[1][name]) {
					t.Errorf("%s: %d bytes, %v", name, len(b), err)
				}
				reads.Add(1)
			}
		})
	}
	for i := range publishes {
		if _, err := output.Write(dest, trees[(i+1)%2], output.Options{}); err != nil {
			t.Error(err)
		}
	}
	stop.Store(true)
	readers.Wait()
	t.Logf("%d publishes, %d reads", publishes, reads.Load())
}
