package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHandbook does what the handbook says, letter by letter: all chapters of a language in
// their order, beginning in an empty folder. A block "console" holds commands and what they
// print, where "…" stands for anything; a block with the name of a file is written into that
// file, one called "diff" changes lines of it. CONGBO_UPDATE=1 writes what commands print.
func TestHandbook(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			chapters, err := filepath.Glob("handbook/" + language + "/*.md")
			if err != nil || len(chapters) < 9 {
				t.Fatal(chapters, err)
			}
			home := t.TempDir()
			r := follower{t: t, home: home, dir: filepath.Join(home, "work"), env: append(os.Environ(), "CONGBO_LANG="+language, "SOURCE_DATE_EPOCH=1941408000", "HOME="+home, "SSH_AUTH_SOCK=")}
			if err := os.Mkdir(r.dir, 0o777); err != nil {
				t.Fatal(err)
			}
			for _, name := range chapters {
				r.read(name)
			}
			if r.commands < 25 {
				t.Errorf("only %d commands were run", r.commands)
			}
		})
	}
}

// A follower does what is in the handbook.
type follower struct {
	t        *testing.T
	home     string // stands for the root of the disk in what is written, where that is /srv
	dir      string // where the commands run
	env      []string
	commands int
}

// read does what a chapter says.
func (r *follower) read(name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		r.t.Fatal(err)
	}
	var out []string
	lines := strings.Split(string(text), "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		info := strings.TrimLeft(lines[i], "`")
		fence := lines[i][:len(lines[i])-len(info)]
		if len(fence) < 3 {
			continue
		}
		var body []string
		for i++; i < len(lines) && lines[i] != fence; i++ {
			body = append(body, lines[i])
		}
		kind, file, _ := strings.Cut(info, " ")
		switch {
		case kind == "console":
			body = r.console(fmt.Sprintf("%s:%d", name, i-len(body)), body)
		case kind == "diff":
			r.edit(name, file, body)
		case file != "":
			r.write(file, strings.Join(body, "\n")+"\n")
		}
		out = append(append(out, body...), fence)
	}
	if now := strings.Join(out, "\n"); os.Getenv("CONGBO_UPDATE") != "" && now != string(text) {
		if err := os.WriteFile(name, []byte(now), 0o666); err != nil {
			r.t.Fatal(err)
		}
	}
}

// console runs the commands of a block and returns the block with what they print.
func (r *follower) console(at string, body []string) (out []string) {
	for i := 0; i < len(body); {
		command, ok := strings.CutPrefix(body[i], "$ ")
		if !ok {
			r.t.Fatalf("%s: %q is no command", at, body[i])
		}
		out = append(out, body[i])
		var want []string
		for i++; i < len(body) && !strings.HasPrefix(body[i], "$ "); i++ {
			want = append(want, body[i])
		}
		if to, ok := strings.CutPrefix(command, "cd "); ok {
			r.dir = filepath.Join(r.dir, to)
			continue
		}
		got := r.run(at, command)
		if expected(want).MatchString(normal(got)) {
			out = append(out, want...)
			continue
		}
		if os.Getenv("CONGBO_UPDATE") == "" {
			r.t.Errorf("%s: %s prints\n%s\nand not\n%s", at, command, got, strings.Join(want, "\n"))
		}
		if got = strings.TrimRight(got, "\n"); got != "" {
			out = append(out, strings.Split(got, "\n")...)
		}
	}
	return out
}

func (r *follower) run(at, command string) string {
	r.commands++
	args := argumentsOf(command)
	if len(args) == 0 || args[0] != "congbo" {
		r.t.Fatalf("%s: %q is no command of congbo", at, command)
	}
	c := exec.Command(args[0], args[1:]...)
	for i := range c.Args {
		c.Args[i] = strings.ReplaceAll(c.Args[i], "/srv/", r.home+"/srv/")
	}
	c.Dir, c.Env = r.dir, r.env
	out, err := c.CombinedOutput()
	if c.ProcessState == nil || c.ProcessState.ExitCode() > exitUsage {
		r.t.Errorf("%s: %s: %v\n%s", at, command, err, out)
	}
	return strings.ReplaceAll(string(out), r.home+"/srv/", "/srv/")
}

// argumentsOf are the arguments of a command line; quotes keep spaces.
func argumentsOf(command string) (args []string) {
	for _, m := range regexp.MustCompile(`"([^"]*)"|'([^']*)'|(\S+)`).FindAllStringSubmatch(command, -1) {
		args = append(args, m[1]+m[2]+m[3])
	}
	return args
}

// normal leaves out what differs from run to run, times and sums, and how much a site weighs,
// which changes with every style sheet.
func normal(s string) string {
	s = regexp.MustCompile(`\d+ (byte|kB|tệp|file|trang|page|giữ nguyên|bỏ\)|unchanged|removed)`).ReplaceAllString(s, "… $1")
	s = regexp.MustCompile(`\d+[.,]\d+ (s|giây)\b`).ReplaceAllString(s, "… $1")
	return regexp.MustCompile(`\b[0-9a-f]{16,}\b|SHA256:\S+`).ReplaceAllString(s, "…")
}

// expected matches what a command may print.
func expected(want []string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString(`^`)
	for _, line := range want {
		if line == "…" {
			b.WriteString(`(?:.*\n)*?`)
			continue
		}
		b.WriteString(strings.ReplaceAll(regexp.QuoteMeta(normal(line)), "…", `.*`) + `\n`)
	}
	return regexp.MustCompile(b.String() + `\n*$`)
}

func (r *follower) write(file, text string) {
	path := filepath.Join(r.dir, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "/srv/", r.home+"/srv/")), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

// edit changes lines of a file: those after "-" into those after "+"; lines after "+" alone
// come to its end.
func (r *follower) edit(name, file string, body []string) {
	path := filepath.Join(r.dir, filepath.FromSlash(file))
	raw, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(name, err)
	}
	text, old, now := string(raw), "", ""
	change := func() {
		switch {
		case old == "":
			text += now
		case strings.Count("\n"+text, "\n"+old) != 1:
			r.t.Fatalf("%s: %s has not once the lines\n%s\nbut\n%s", name, file, old, text)
		default:
			text = strings.TrimPrefix(strings.Replace("\n"+text, "\n"+old, "\n"+now, 1), "\n")
		}
		old, now = "", ""
	}
	for _, line := range body {
		switch {
		case strings.HasPrefix(line, "-"):
			if now != "" {
				change()
			}
			old += line[1:] + "\n"
		case strings.HasPrefix(line, "+"):
			now += line[1:] + "\n"
		default:
			r.t.Fatalf("%s: %q is no change", name, line)
		}
	}
	change()
	r.write(file, text)
}
