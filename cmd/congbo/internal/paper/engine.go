// Package paper prints a page of a built site as PDF, with a print engine that the
// system has. It is the only part of congbo that starts another program, and only
// congbo pdf uses it.
package paper

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// oldest is the first version of WeasyPrint that is used: 57 places footnotes and
// writes tagged files.
const oldest = 57

// An Engine is a program that makes PDF from HTML.
type Engine struct {
	Name  string // as its makers write it: "WeasyPrint 57.2", "Chromium"
	Notes bool   // it sets notes at the foot of the page
	path  string
}

// browsers are the names and the usual places of Chromium and its kin. On Windows
// and macOS they do not stand in PATH.
var browsers = [...]string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome",
	`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	`C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
	`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
}

// Find returns the engines of this system, the best first.
func Find(ctx context.Context) []Engine {
	var found []Engine
	if path, err := exec.LookPath("weasyprint"); err == nil {
		if said, err := exec.CommandContext(ctx, path, "--version").Output(); err == nil {
			if version, ok := recent(string(said)); ok {
				found = append(found, Engine{Name: "WeasyPrint " + version, Notes: true, path: path})
			}
		}
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			found = append(found, Engine{Name: browserName(path), path: path})
			break
		}
	}
	return found
}

// recent reads what weasyprint --version says and tells whether it is new enough.
func recent(said string) (version string, ok bool) {
	m := regexp.MustCompile(`\d+(\.\d+)*`).FindString(said)
	major, err := strconv.Atoi(strings.SplitN(m, ".", 2)[0])
	return m, err == nil && major >= oldest
}

func browserName(path string) string {
	name := strings.ToLower(filepath.Base(path))
	switch {
	case strings.Contains(name, "edge"):
		return "Microsoft Edge"
	case strings.Contains(name, "chromium"):
		return "Chromium"
	}
	return "Google Chrome"
}

// Print writes the PDF of a page, a file of a built site. An engine that sets notes at the
// foot of the paper finds them where they are mentioned, in elements of class "footnote"; one
// that does not needs the rules of [Running] in a style sheet of the page. Files are attached
// where the engine can.
func (e Engine) Print(ctx context.Context, page, pdf string, attached ...string) error {
	temp, err := os.MkdirTemp("", "congbo-pdf-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if e.Notes {
		style := filepath.Join(temp, "weasyprint.css")
		if err := os.WriteFile(style, sheet, 0o600); err != nil {
			return err
		}
		args := []string{"--quiet", "--media-type", "print", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8", "--stylesheet", style}
		for _, file := range attached {
			args = append(args, "--attachment", file)
		}
		return run(exec.CommandContext(ctx, e.path, append(args, address(page), pdf)...), pdf)
	}
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir=" + temp, "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=" + pdf,
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // root has no sandbox; the page is our own and runs under its policy
	}
	return run(exec.CommandContext(ctx, e.path, append(args, address(page))...), pdf)
}

//go:embed weasyprint.css
var sheet []byte

// run starts an engine, which must leave a PDF.
func run(c *exec.Cmd, pdf string) error {
	var said bytes.Buffer
	c.Stderr = &said
	err := c.Run()
	if info, missing := os.Stat(pdf); err == nil && (missing != nil || info.Size() == 0) {
		err = fmt.Errorf("%s wrote nothing", filepath.Base(c.Path))
	}
	if err != nil {
		lines := strings.Split(strings.TrimSpace(said.String()), "\n")
		return fmt.Errorf("%w: %s", err, lines[len(lines)-1])
	}
	return nil
}

// address is the file: address of a path.
func address(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
