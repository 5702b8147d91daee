package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// at is where a file of the served site lies.
func (s *serving) at(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// told collects what the event stream tells, until the test ends.
func (s *serving) told(t *testing.T) func() string {
	t.Helper()
	answer, err := http.Get(s.address + "_congbo/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	var mu sync.Mutex
	var all strings.Builder
	go func() {
		for lines := bufio.NewReader(answer.Body); ; {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			mu.Lock()
			all.WriteString(line)
			mu.Unlock()
		}
	}()
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		return all.String()
	}
}

// TestServeSaves saves as editors, desktops and git do: the page shows the text of
// the last save, and no half of a save is ever built.
func TestServeSaves(t *testing.T) {
	must := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	section := func(sentence string) string { return "+++\ntitle = \"Việc\"\n+++\n" + sentence + "\n" }
	const dir = "content/2031-h1/01-ket-qua/"
	for _, test := range []struct {
		name string
		save func(t *testing.T, s *serving, text string)
		page string // where the text is to be seen, if not on the page of the section
	}{
		{name: "in place", save: func(t *testing.T, s *serving, text string) { s.put(t, servedSection, text) }},
		{name: "emptied, then written in two pieces", save: func(t *testing.T, s *serving, text string) {
			f, err := os.Create(s.at(servedSection))
			must(t, err)
			defer f.Close()
			time.Sleep(200 * time.Millisecond)
			_, err = f.WriteString(text[:len(text)/2])
			must(t, err)
			_, err = f.WriteString(text[len(text)/2:])
			must(t, err)
		}},
		{name: "vim with backup and swap file", save: func(t *testing.T, s *serving, text string) {
			s.put(t, dir+".01-viec.md.swp", "b0VIM")
			s.put(t, dir+"4913", "")
			must(t, os.Remove(s.at(dir+"4913")))
			must(t, os.Rename(s.at(servedSection), s.at(servedSection+"~")))
			s.put(t, servedSection, text)
			must(t, os.Remove(s.at(servedSection+"~")))
			must(t, os.Remove(s.at(dir+".01-viec.md.swp")))
		}},
		{name: "VS Code and gedit: renamed over", save: func(t *testing.T, s *serving, text string) {
			s.put(t, dir+".goutputstream-X1", text)
			must(t, os.Rename(s.at(dir+".goutputstream-X1"), s.at(servedSection)))
		}},
		{name: "Word: the old one moved away", save: func(t *testing.T, s *serving, text string) {
			s.put(t, dir+"~$01-viec.md", "x")
			s.put(t, dir+"~WRD0001.tmp", text)
			must(t, os.Rename(s.at(servedSection), s.at(dir+"~WRL0002.tmp")))
			must(t, os.Rename(s.at(dir+"~WRD0001.tmp"), s.at(servedSection)))
			must(t, os.Remove(s.at(dir+"~WRL0002.tmp")))
			must(t, os.Remove(s.at(dir+"~$01-viec.md")))
		}},
		{name: "hard link", save: func(t *testing.T, s *serving, text string) {
			s.put(t, "moi.md", text)
			must(t, os.Remove(s.at(servedSection)))
			must(t, os.Link(s.at("moi.md"), s.at(servedSection)))
			must(t, os.Remove(s.at("moi.md")))
		}},
		{name: "the clock goes back", save: func(t *testing.T, s *serving, text string) {
			s.put(t, "cu.md", text)
			must(t, os.Chtimes(s.at("cu.md"), time.Unix(1e9, 0), time.Unix(1e9, 0)))
			must(t, os.Rename(s.at("cu.md"), s.at(servedSection)))
		}},
		{name: "a thousand files beside", save: func(t *testing.T, s *serving, text string) {
			for i := range 1000 {
				s.put(t, fmt.Sprintf("static/tai-lieu/%d.txt", i), "x")
			}
			s.put(t, servedSection, text)
		}},
		{name: "git checkout", save: func(t *testing.T, s *serving, text string) {
			git := func(args ...string) {
				c := exec.Command("git", append([]string{"-C", s.dir, "-c", "user.name=x", "-c", "user.email=x@example.invalid"}, args...)...)
				if output, err := c.CombinedOutput(); err != nil {
					t.Fatalf("git %v: %v %s", args, err, output)
				}
			}
			git("init", "-q", "-b", "cu")
			git("add", "content", "data")
			git("commit", "-qm", "cũ")
			git("checkout", "-qb", "moi")
			s.put(t, servedSection, text)
			git("commit", "-qam", "mới")
			git("checkout", "-q", "cu")
			git("checkout", "-q", "moi")
		}},
		{name: "a folder removed and made again", save: func(t *testing.T, s *serving, text string) {
			must(t, os.RemoveAll(s.at(dir)))
			s.put(t, dir+"_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
			s.put(t, servedSection, text)
		}},
		{name: "a folder renamed", page: "2031-h1/ton-tai/viec/", save: func(t *testing.T, s *serving, text string) {
			must(t, os.Rename(s.at("content/2031-h1/01-ket-qua"), s.at("content/2031-h1/02-ton-tai")))
			s.put(t, "content/2031-h1/02-ton-tai/01-viec.md", text)
		}},
		{name: "the contents moved away and made again", save: func(t *testing.T, s *serving, text string) {
			s.put(t, "moi/2031-h1/_index.md", "+++\ntitle = \"Báo cáo thử\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\n")
			s.put(t, "moi/2031-h1/01-ket-qua/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
			s.put(t, "moi/2031-h1/01-ket-qua/01-viec.md", text)
			must(t, os.Rename(s.at("content"), s.at("cu")))
			must(t, os.Rename(s.at("moi"), s.at("content")))
		}},
		{name: "a file becomes a folder", save: func(t *testing.T, s *serving, text string) {
			s.put(t, "static/tai-lieu", "x")
			s.awaitText(t, "tai-lieu", "x")
			must(t, os.Remove(s.at("static/tai-lieu")))
			s.put(t, "static/tai-lieu/a.txt", "trong thư mục")
			s.put(t, servedSection, text)
			s.awaitText(t, "tai-lieu/a.txt", "trong thư mục")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := serveSite(t, serveFlags{})
			told := s.told(t)
			page := servedPage
			if test.page != "" {
				page = test.page
			}
			began := time.Now()
			for round := range 2 { // what comes after is seen too
				sentence := fmt.Sprintf("Câu mới %d.", round)
				if round == 0 {
					test.save(t, s, section(sentence))
				} else if test.page == "" {
					s.put(t, servedSection, section(sentence))
				} else {
					break
				}
				s.awaitText(t, page, sentence)
			}
			if all := told(); strings.Contains(all, `"error":`) {
				t.Errorf("half of a save was built: %s", all)
			}
			// A save that goes on, as of a thousand files on a slow disk, is shown as it goes.
			most := 8 + int(time.Since(began)/(250*time.Millisecond))
			if n := strings.Count(s.text(), " ms; "); n > most {
				t.Errorf("%d builds of one save, not at most %d", n, most)
			}
		})
	}
}
