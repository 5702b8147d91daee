package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
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

// section is the text of the section that is saved.
func section(sentence string) string { return "+++\ntitle = \"Việc\"\n+++\n" + sentence + "\n" }

// A save is a way to save the section, as an editor, a desktop or git does. It may be
// saved so again: rounds are counted from 0.
type save struct {
	name  string
	save  func(t *testing.T, s *serving, text string, round int)
	pages []string // where the text is to be seen after each round in turn, if not on the page of the section
	plain bool     // only on a file system that has links, keeps when a file was changed, and is fast
	steps bool     // the site is not whole for a moment, which may be seen
}

func saves() []save {
	must := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	const dir = "content/2031-h1/01-ket-qua/"
	return []save{
		{name: "in place", save: func(t *testing.T, s *serving, text string, round int) { s.put(t, servedSection, text) }},
		{name: "emptied, then written in two pieces", save: func(t *testing.T, s *serving, text string, round int) {
			f, err := os.Create(s.at(servedSection))
			must(t, err)
			defer f.Close()
			time.Sleep(200 * time.Millisecond)
			_, err = f.WriteString(text[:len(text)/2])
			must(t, err)
			_, err = f.WriteString(text[len(text)/2:])
			must(t, err)
		}},
		{name: "vim with backup and swap file", save: func(t *testing.T, s *serving, text string, round int) {
			s.put(t, dir+".01-viec.md.swp", "b0VIM")
			s.put(t, dir+"4913", "")
			must(t, os.Remove(s.at(dir+"4913")))
			must(t, os.Rename(s.at(servedSection), s.at(servedSection+"~")))
			s.put(t, servedSection, text)
			must(t, os.Remove(s.at(servedSection+"~")))
			must(t, os.Remove(s.at(dir+".01-viec.md.swp")))
		}},
		{name: "VS Code and gedit: renamed over", save: func(t *testing.T, s *serving, text string, round int) {
			s.put(t, dir+".goutputstream-X1", text)
			must(t, os.Rename(s.at(dir+".goutputstream-X1"), s.at(servedSection)))
		}},
		{name: "Word: the old one moved away", save: func(t *testing.T, s *serving, text string, round int) {
			s.put(t, dir+"~$01-viec.md", "x")
			s.put(t, dir+"~WRD0001.tmp", text)
			must(t, os.Rename(s.at(servedSection), s.at(dir+"~WRL0002.tmp")))
			must(t, os.Rename(s.at(dir+"~WRD0001.tmp"), s.at(servedSection)))
			must(t, os.Remove(s.at(dir+"~WRL0002.tmp")))
			must(t, os.Remove(s.at(dir+"~$01-viec.md")))
		}},
		{name: "hard link", plain: true, save: func(t *testing.T, s *serving, text string, round int) {
			s.put(t, "moi.md", text)
			must(t, os.Remove(s.at(servedSection)))
			must(t, os.Link(s.at("moi.md"), s.at(servedSection)))
			must(t, os.Remove(s.at("moi.md")))
		}},
		{name: "the clock goes back", plain: true, save: func(t *testing.T, s *serving, text string, round int) {
			s.put(t, "cu.md", text)
			must(t, os.Chtimes(s.at("cu.md"), time.Unix(1e9, 0), time.Unix(1e9, 0)))
			must(t, os.Rename(s.at("cu.md"), s.at(servedSection)))
		}},
		{name: "a thousand files beside", plain: true, save: func(t *testing.T, s *serving, text string, round int) {
			for i := range 1000 {
				s.put(t, fmt.Sprintf("static/tai-lieu/%d.txt", i), "x")
			}
			s.put(t, servedSection, text)
		}},
		{name: "git checkout", save: func(t *testing.T, s *serving, text string, round int) {
			git := func(args ...string) {
				c := exec.Command("git", append([]string{"-C", s.dir, "-c", "user.name=x", "-c", "user.email=x@example.invalid"}, args...)...)
				if output, err := c.CombinedOutput(); err != nil {
					t.Fatalf("git %v: %v %s", args, err, output)
				}
			}
			if round == 0 {
				git("init", "-q", "-b", "cu")
				git("add", "content", "data")
				git("commit", "-qm", "cũ")
			}
			git("checkout", "-q", "-B", "moi")
			s.put(t, servedSection, text)
			git("commit", "-qam", "mới")
			git("checkout", "-q", "cu")
			git("checkout", "-q", "moi")
		}},
		{name: "a folder removed and made again", steps: true, save: func(t *testing.T, s *serving, text string, round int) {
			must(t, os.RemoveAll(s.at(dir)))
			s.put(t, dir+"_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
			s.put(t, servedSection, text)
		}},
		{name: "a folder renamed", steps: true, pages: []string{"2031-h1/ton-tai/viec/", servedPage}, save: func(t *testing.T, s *serving, text string, round int) {
			names := []string{"content/2031-h1/01-ket-qua", "content/2031-h1/02-ton-tai"}
			from, to := names[round%2], names[(round+1)%2]
			must(t, os.Rename(s.at(from), s.at(to)))
			s.put(t, to+"/01-viec.md", text)
		}},
		{name: "the contents moved away and made again", steps: true, save: func(t *testing.T, s *serving, text string, round int) {
			s.put(t, "moi/2031-h1/_index.md", "+++\ntitle = \"Báo cáo thử\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\n")
			s.put(t, "moi/2031-h1/01-ket-qua/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
			s.put(t, "moi/2031-h1/01-ket-qua/01-viec.md", text)
			must(t, os.RemoveAll(s.at("cu")))
			must(t, os.Rename(s.at("content"), s.at("cu")))
			must(t, os.Rename(s.at("moi"), s.at("content")))
		}},
		{name: "a file becomes a folder", save: func(t *testing.T, s *serving, text string, round int) {
			must(t, os.RemoveAll(s.at("static/tai-lieu")))
			s.put(t, "static/tai-lieu", "x")
			s.awaitText(t, "tai-lieu", "x")
			must(t, os.Remove(s.at("static/tai-lieu")))
			s.put(t, "static/tai-lieu/a.txt", "trong thư mục")
			s.put(t, servedSection, text)
			s.awaitText(t, "tai-lieu/a.txt", "trong thư mục")
		}},
		{name: "with the size and the time that it had", plain: true, save: func(t *testing.T, s *serving, text string, _ int) {
			info, err := os.Stat(s.at(servedSection))
			must(t, err)
			s.put(t, servedSection, text)
			must(t, os.Chtimes(s.at(servedSection), info.ModTime(), info.ModTime()))
		}},
		{name: "LibreOffice: a lock, and replaced", save: func(t *testing.T, s *serving, text string, _ int) {
			s.put(t, dir+".~lock.01-viec.md#", "x")
			s.put(t, dir+"lu1x.tmp", text)
			must(t, os.Remove(s.at(servedSection)))
			must(t, os.Rename(s.at(dir+"lu1x.tmp"), s.at(servedSection)))
			must(t, os.Remove(s.at(dir+".~lock.01-viec.md#")))
		}},
		{name: "removed, and there again", save: func(t *testing.T, s *serving, text string, _ int) {
			must(t, os.Remove(s.at(servedSection)))
			time.Sleep(20 * time.Millisecond)
			s.put(t, servedSection, text)
		}},
	}
}

// TestServeSaves saves as editors, desktops and git do: the page shows the text of
// the last save, and no half of a save is ever built. CONGBO_SAVES is how often each.
func TestServeSaves(t *testing.T) {
	for _, way := range saves() {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			holdSaves(t, serveSite(t, serveFlags{}), way)
		})
	}
}

// holdSaves saves in one way, and last in place: what comes after is seen too.
func holdSaves(t *testing.T, s *serving, way save) {
	t.Helper()
	rounds, _ := strconv.Atoi(os.Getenv("CONGBO_SAVES"))
	told := s.told(t)
	began, slowest := time.Now(), time.Duration(0)
	for round := range max(rounds, 1) {
		sentence := fmt.Sprintf("Câu mới %d.", round)
		page := servedPage
		if way.pages != nil {
			page = way.pages[round%len(way.pages)]
		}
		way.save(t, s, section(sentence), round)
		saved := time.Now()
		s.awaitText(t, page, sentence)
		slowest = max(slowest, time.Since(saved))
	}
	if way.pages == nil {
		s.put(t, servedSection, section("Câu cuối."))
		s.awaitText(t, servedPage, "Câu cuối.")
	}
	t.Logf("%d saves, the slowest was shown after %v", max(rounds, 1), slowest.Round(time.Millisecond))
	if all := told(); strings.Contains(all, `"error":`) && !(way.steps && rounds > 1) {
		t.Errorf("half of a save was built: %s", all)
	}
	// A save that goes on, as of a thousand files on a slow disk, is shown as it goes.
	most := 8*max(rounds, 1) + int(time.Since(began)/(250*time.Millisecond))
	if n := strings.Count(s.text(), " ms; "); n > most {
		t.Errorf("%d builds of one save, not at most %d", n, most)
	}
}
