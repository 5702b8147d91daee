package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A drive is a file system that offices have and this machine can mount: how it is mounted,
// and how one sees that it is.
type drive struct {
	name  string
	needs []string // programs
	mount func(t *testing.T, back, at string) error
	links bool // it has hard links
}

// tool runs a program to its end.
func tool(name string, args ...string) error {
	if output, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return &os.PathError{Op: name, Path: strings.TrimSpace(string(output)), Err: err}
	}
	return nil
}

// drives are a shared folder, one that ignores case as those of Windows do, a memory stick,
// and one that decomposes names as those of macOS do. CONGBO_NFD names a program that mounts
// the last.
var drives = []drive{
	{"bindfs", []string{"bindfs"}, func(_ *testing.T, back, at string) error { return tool("bindfs", "--no-allow-other", back, at) }, true},
	{"NTFS that ignores case", []string{"mkntfs", "lowntfs-3g"}, func(_ *testing.T, back, at string) error {
		image := filepath.Join(back, "x.img")
		if err := tool("truncate", "-s", "64M", image); err != nil {
			return err
		}
		if err := tool("mkntfs", "-F", "-Q", "-q", image); err != nil {
			return err
		}
		return tool("lowntfs-3g", "-o", "ignore_case", image, at)
	}, true},
	{"exFAT", []string{"mkfs.exfat", "losetup", "mount.exfat-fuse"}, func(t *testing.T, back, at string) error {
		image := filepath.Join(back, "x.img")
		if err := tool("truncate", "-s", "64M", image); err != nil {
			return err
		}
		if err := tool("mkfs.exfat", image); err != nil {
			return err
		}
		device, err := exec.Command("losetup", "-f", "--show", image).Output()
		if err != nil {
			return err
		}
		loop := strings.TrimSpace(string(device))
		t.Cleanup(func() { tool("losetup", "-d", loop) })
		return tool("mount.exfat-fuse", loop, at)
	}, false},
	{"decomposed names", []string{os.Getenv("CONGBO_NFD")}, func(t *testing.T, back, at string) error {
		c := exec.Command(os.Getenv("CONGBO_NFD"), back, at)
		if err := c.Start(); err != nil {
			return err
		}
		t.Cleanup(func() { c.Process.Kill(); c.Wait() })
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			var s syscall.Statfs_t
			if err := syscall.Statfs(at, &s); err == nil && s.Type == 0x65735546 { // FUSE
				return nil
			}
		}
		return os.ErrDeadlineExceeded
	}, false},
}

// mounted mounts a drive until the test ends, or skips the test aloud.
func (d drive) mounted(t *testing.T) (at string) {
	t.Helper()
	gateOnly(t, "a file system is mounted")
	for _, name := range d.needs {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not tested: %v", d.name, err)
		}
	}
	back, at := t.TempDir(), t.TempDir()
	if err := d.mount(t, back, at); err != nil {
		t.Skipf("%s cannot be mounted here, and is not tested: %v", d.name, err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(at, syscall.MNT_DETACH); err != nil {
			tool("fusermount", "-u", at)
		}
	})
	return at
}

// TestServeDrives saves on each drive, with CONGBO_SAVES in every way: congbo says that it looks at the folders
// and shows the text, as it does where one asks it to look.
func TestServeDrives(t *testing.T) {
	for _, d := range drives {
		for how, flags := range map[string]serveFlags{"by itself": {}, "asked to": {poll: 200 * time.Millisecond}} {
			t.Run(d.name+" "+how, func(t *testing.T) {
				at := d.mounted(t)
				for i, way := range saves() {
					if way.plain && !d.links || os.Getenv("CONGBO_SAVES") == "" && i%4 != 0 {
						continue
					}
					dir := filepath.Join(at, string(rune('a'+i)))
					if err := os.Mkdir(dir, 0o777); err != nil {
						t.Fatal(err)
					}
					t.Run(way.name, func(t *testing.T) {
						t.Parallel()
						s := serveIn(t, dir, flags)
						if told := strings.Contains(s.text(), "FUSE"); told != (flags.poll == 0) {
							t.Errorf("said %s", s.text())
						}
						holdSaves(t, s, way)
					})
				}
			})
		}
	}
}

// TestDrives builds a site on each drive, and builds it again with a change: the published
// site is that of the sources, and nothing is left beside it.
func TestDrives(t *testing.T) {
	for _, d := range drives {
		t.Run(d.name, func(t *testing.T) {
			at := d.mounted(t)
			writeFile(t, at, "data/site.toml", "title = \"Trang thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")
			for _, text := range []string{"Đã trồng 10 cây.", "Đã trồng 20 cây.", "Đã trồng 30 cây."} {
				writeFile(t, at, "content/2031-h1/_index.md", "+++\ntitle = \"Báo cáo\"\nkind = \"Báo cáo\"\nstatus = \"published\"\nnumber = \"1-BC/ĐUTN\"\ndate = 2031-07-01\n+++\n\n"+text+"\n")
				mustRun(t, "congbo", at, "build")
				page, err := os.ReadFile(filepath.Join(at, "public/2031-h1/index.html"))
				if err != nil || !strings.Contains(string(page), text) {
					t.Errorf("%q is not published: %v", text, err)
				}
				c := exec.Command("sha256sum", "--quiet", "-c", "sha256sums.txt")
				c.Dir = filepath.Join(at, "public")
				if output, err := c.CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, output)
				}
			}
			if got := strings.Join(entries(t, at), " "); got != ".public.congbo-memory content data public" && got != "content data public" {
				t.Errorf("the folder has %s", got)
			}
		})
	}
}

// TestDisorder builds this repository's own site from a file system that lists folders in
// another order each time: the bytes are the same.
func TestDisorder(t *testing.T) {
	own, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	shuffled := drive{"a shuffled folder", []string{"disorderfs"}, func(_ *testing.T, _, at string) error {
		return tool("disorderfs", "--shuffle-dirents=yes", own, at)
	}, true}
	at := shuffled.mounted(t)
	var first string
	for i, from := range []string{own, at, at, at} {
		dest := filepath.Join(t.TempDir(), "public")
		mustRun(t, "congbo", own, "build", "--source", from, "--destination", dest)
		list, err := os.ReadFile(filepath.Join(dest, "sha256sums.txt"))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = string(list)
		} else if string(list) != first {
			t.Errorf("build %d is another site", i)
		}
	}
}
