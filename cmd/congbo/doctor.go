package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/paper"
	"congbo/cmd/congbo/internal/watch"
)

// A condition is something of this machine that a part of congbo needs.
type condition struct {
	name  diag.Text
	have  string    // what was found; empty if it is missing
	needs diag.Text // what it is needed for, and what to do without it
}

func (a *app) doctorCommand() *cobra.Command {
	c := a.command("doctor", diag.Say("xem máy này có gì và còn thiếu gì cho congbo", "say what this machine has for congbo, and what it lacks"))
	c.Long = c.Short + "\n\n" + a.word(
		"Mỗi dòng một thứ: có (✓) hoặc thiếu (–), và cần để làm gì. Dựng trang và kiểm tra không cần\ngì thêm. Không ghi gì, không vào mạng.",
		"A line for each thing: there (✓) or missing (–), and what it is needed for. Building and\nchecking need nothing more. Nothing is written, and nothing asked of the network.")
	c.RunE = func(c *cobra.Command, _ []string) error {
		ctx, cancel := context.WithTimeout(c.Context(), 20*time.Second)
		defer cancel()
		if info, ok := debug.ReadBuildInfo(); ok {
			fmt.Fprint(a.stdout, a.describe(info))
		}
		fmt.Fprintln(a.stdout)
		for _, found := range a.conditions(ctx) {
			mark, have := "✓", diag.Printable(found.have)
			if found.have == "" {
				mark, have = "–", a.word("không có", "missing")
			}
			fmt.Fprintf(a.stdout, "%s %s: %s\n", mark, found.name.In(a.lang()), have)
			if found.have == "" {
				fmt.Fprintf(a.stdout, "  → %s\n", found.needs.In(a.lang()))
			}
		}
		return nil
	}
	return c
}

// conditions are all that may be missing, in the order in which an office meets them.
func (a *app) conditions(ctx context.Context) []condition {
	return []condition{
		{diag.Say("trang", "site"), a.foundSite(), diag.Say("thư mục này không phải là một trang: tạo bằng congbo new site, hoặc chỉ bằng --source THƯ-MỤC", "this folder is no site: make one with congbo new site, or name one with --source DIR")},
		{diag.Say("phông Times New Roman (hoặc phông cùng cỡ chữ)", "Times New Roman (or a font of the same widths)"), foundFont(), diag.Say("để tệp Word và PDF ra đúng trang như khi in; Debian, Ubuntu: apt install fonts-liberation", "for Word files and PDFs to break pages as on paper; Debian, Ubuntu: apt install fonts-liberation")},
		{diag.Say("chương trình in PDF", "a program that prints PDF"), foundEngines(ctx), diag.Say("cần cho congbo pdf: WeasyPrint từ bản 57 (chú thích ở chân trang), hoặc Chromium, Chrome, Edge", "needed by congbo pdf: WeasyPrint 57 or newer (notes at the foot of the page), or Chromium, Chrome, Edge")},
		{diag.Say("git", "git"), inPath("git"), diag.Say("để giữ lịch sử sửa đổi; congbo không cần", "to keep the history of the sources; congbo does not need it")},
		{diag.Say("khóa SSH", "SSH keys"), a.foundKeys(), diag.Say("cần để ký hồ sơ niêm phong và công bố qua sftp; tạo: ssh-keygen -t ed25519", "needed to sign seals and to publish by sftp; make one: ssh-keygen -t ed25519")},
		{diag.Say("khóa S3", "credentials of S3"), a.foundCredentials(), diag.Say("cần để công bố lên s3://: biến môi trường AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, hoặc ~/.aws/credentials", "needed to publish to s3://: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws/credentials")},
		{diag.Say("theo dõi tệp", "watching of files"), foundWatching(), diag.Say("hệ thống không báo đủ các thay đổi, nên congbo serve xem lại các thư mục mỗi giây: tăng fs.inotify.max_user_watches, fs.inotify.max_user_instances", "the system does not tell of all changes, so congbo serve looks at the folders every second: raise fs.inotify.max_user_watches, fs.inotify.max_user_instances")},
	}
}

// foundSite is the folder of --source, if it is a site, and its periods.
func (a *app) foundSite() string {
	root, err := a.openSite()
	if err != nil {
		return ""
	}
	defer root.Close()
	folder, err := filepath.Abs(a.source)
	if err != nil {
		folder = a.source
	}
	var periods []string
	entries, _ := os.ReadDir(filepath.Join(a.source, "content"))
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			periods = append(periods, e.Name())
		}
	}
	return filepath.ToSlash(folder) + " (" + strings.Join(periods, ", ") + ")"
}

// fontFiles are where systems keep Times New Roman, or a font of the same widths.
var fontFiles = []string{
	`C:\Windows\Fonts\times.ttf`,
	"/System/Library/Fonts/Supplemental/Times New Roman.ttf", "/Library/Fonts/Times New Roman.ttf",
	"/usr/share/fonts/truetype/msttcorefonts/Times_New_Roman.ttf",
	"/usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf", "/usr/share/fonts/liberation*/LiberationSerif-Regular.ttf",
	"/usr/share/fonts/*/*/Tinos-Regular.ttf",
}

func foundFont() string {
	for _, pattern := range fontFiles {
		if files, err := filepath.Glob(pattern); err == nil && len(files) > 0 {
			return filepath.Base(files[0])
		}
	}
	return ""
}

func foundEngines(ctx context.Context) string {
	var names []string
	for _, e := range paper.Find(ctx) {
		names = append(names, e.Name)
	}
	return strings.Join(names, ", ")
}

func inPath(program string) string {
	path, err := exec.LookPath(program)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(path)
}

// foundKeys tells whether an agent runs, and which keys there are; it opens none.
func (a *app) foundKeys() string {
	var found []string
	if a.getenv("SSH_AUTH_SOCK") != "" {
		found = append(found, "ssh-agent")
	}
	if home, err := os.UserHomeDir(); err == nil {
		keys, _ := filepath.Glob(filepath.Join(home, ".ssh", "*.pub"))
		for _, key := range keys {
			found = append(found, filepath.Base(key))
		}
	}
	return strings.Join(found, ", ")
}

func (a *app) foundCredentials() string {
	if a.getenv("AWS_ACCESS_KEY_ID") != "" {
		return "AWS_ACCESS_KEY_ID"
	}
	if home, err := os.UserHomeDir(); err == nil {
		file := filepath.Join(home, ".aws", "credentials")
		if _, err := os.Stat(file); err == nil {
			return filepath.ToSlash(file)
		}
	}
	return ""
}

// enoughWatches is how many folders of all programs together a system should let be watched.
const enoughWatches = 8192

// foundWatching is the limit of the system; empty if it is low, or other programs have used up all.
func foundWatching() string {
	if watch.Possible() != nil {
		return ""
	}
	if runtime.GOOS != "linux" {
		return runtime.GOOS
	}
	const limit = "fs.inotify.max_user_watches"
	raw, err := os.ReadFile("/proc/sys/" + strings.ReplaceAll(limit, ".", "/"))
	n, bad := strconv.Atoi(strings.TrimSpace(string(raw)))
	if err != nil || bad != nil || n < enoughWatches {
		return ""
	}
	return fmt.Sprintf("%s = %d", limit, n)
}
