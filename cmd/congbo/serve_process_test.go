//go:build unix

package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServeProcess runs the real command: what it says, the browser that it opens,
// and how it stops. It leaves nothing behind.
func TestServeProcess(t *testing.T) {
	for _, test := range []struct {
		name   string
		flags  []string
		signal syscall.Signal
		says   string
	}{
		{"Ctrl-C", nil, syscall.SIGINT, ""},
		{"ended", []string{"--quiet", "--poll", "1s"}, syscall.SIGTERM, ""},
		{"to the network", []string{"--bind", "0.0.0.0"}, syscall.SIGINT, "other machines of the network may read this draft"},
		{"opens the browser", []string{"--open"}, syscall.SIGINT, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := &serving{dir: t.TempDir()}
			s.put(t, "data/site.toml", "title = \"Trang thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")
			s.put(t, "content/2031-h1/_index.md", "+++\ntitle = \"Báo cáo thử\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\nMở đầu.\n")
			bin := t.TempDir() // with the one program that opens browsers
			if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\nprintf %s \"$1\" > \"$0.part\" && mv \"$0.part\" \"$0.asked\"\n"), 0o777); err != nil {
				t.Fatal(err)
			}
			c := exec.Command("congbo", append([]string{"serve", "--source", s.dir, "--port", "0"}, test.flags...)...)
			c.Env = append(os.Environ(), "CONGBO_LANG=en", "PATH="+bin+":"+os.Getenv("PATH"))
			pipe, err := c.StdoutPipe()
			c.Stderr = c.Stdout
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			defer c.Process.Kill()
			output := bufio.NewReader(pipe)
			var said string
			for !strings.Contains(said, "http://") || !strings.Contains(said, test.says) {
				line, err := output.ReadString('\n')
				said += line
				if err != nil {
					t.Fatalf("said %q: %v", said, err)
				}
			}
			_, rest, _ := strings.Cut(said, "http://")
			address, _, _ := strings.Cut(rest, " ")
			answer, err := http.Get("http://" + address)
			if err != nil || answer.StatusCode != http.StatusOK {
				t.Fatalf("the address that is told: %v %v", answer, err)
			}
			answer.Body.Close()
			if test.name == "opens the browser" {
				for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(5 * time.Millisecond) {
					asked, _ := os.ReadFile(filepath.Join(bin, "xdg-open.asked"))
					if string(asked) == "http://"+address {
						break
					}
					if time.Now().After(deadline) {
						t.Fatalf("the browser was asked for %q", asked)
					}
				}
			}
			stream, err := http.Get("http://" + address + "_congbo/events") // an open page holds nothing up
			if err != nil {
				t.Fatal(err)
			}
			defer stream.Body.Close()
			if err := c.Process.Signal(test.signal); err != nil {
				t.Fatal(err)
			}
			left, _ := io.ReadAll(output)
			if err := c.Wait(); err != nil {
				t.Errorf("%v: %s%s", err, said, left)
			}
			if strings.Contains(strings.Join(test.flags, " "), "--quiet") && strings.Count(said+string(left), "\n") != 1 {
				t.Errorf("not quiet: %s%s", said, left)
			}
			if entries, _ := os.ReadDir(s.dir); len(entries) != 2 {
				t.Errorf("left behind %v", entries)
			}
		})
	}
}

// TestServeIdle holds that a preview which nobody uses takes next to no time of the
// processor: 0.5 s in ten minutes. CONGBO_IDLE is how many seconds it is left alone.
func TestServeIdle(t *testing.T) {
	gateOnly(t, "a preview is left alone")
	seconds, _ := strconv.Atoi(os.Getenv("CONGBO_IDLE"))
	idle := time.Duration(cmp.Or(seconds, 20)) * time.Second
	for _, flags := range [][]string{nil, {"--poll", "1s"}} {
		t.Run(strings.Join(flags, " "), func(t *testing.T) {
			t.Parallel()
			c := exec.Command("congbo", append([]string{"serve", "--source", "../..", "--port", "0"}, flags...)...)
			c.Env = append(os.Environ(), "CONGBO_LANG=en")
			pipe, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { c.Process.Signal(os.Interrupt); c.Wait() }()
			if line, err := bufio.NewReader(pipe).ReadString('\n'); err != nil || !strings.Contains(line, "http://") {
				t.Fatalf("said %q: %v", line, err)
			}
			go io.Copy(io.Discard, pipe)
			time.Sleep(15 * time.Second) // checks, links, and memory that is given back
			before := processorTime(t, c.Process.Pid)
			time.Sleep(idle)
			took := processorTime(t, c.Process.Pid) - before
			t.Logf("%v of processor time in %v", took, idle)
			if most := 50*time.Millisecond + idle/1200; took > most {
				t.Errorf("%v of processor time in %v, not at most %v", took, idle, most)
			}
		})
	}
}

// processorTime is what a process has used so far, to a hundredth of a second.
func processorTime(t *testing.T, pid int) time.Duration {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Skipf("this system does not tell what a process uses: %v", err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}
