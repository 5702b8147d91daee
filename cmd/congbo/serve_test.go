package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"congbo/cmd/congbo/internal/pipeline"
)

// A serving is a congbo serve that runs within a test.
type serving struct {
	dir, address string
	mu           sync.Mutex
	said         bytes.Buffer
	stop         func() // ends it before the test ends
}

func (s *serving) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.Write(b)
}

func (s *serving) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.String()
}

const servedSection = "content/2031-h1/01-ket-qua/01-viec.md"

// serveSite serves a small site of its own on a free port.
func serveSite(t testing.TB, flags serveFlags) *serving {
	t.Helper()
	return serveIn(t, t.TempDir(), flags)
}

// serveIn is serveSite in a folder.
func serveIn(t testing.TB, dir string, flags serveFlags) *serving {
	t.Helper()
	s := &serving{dir: dir}
	s.put(t, "data/site.toml", "title = \"Trang thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")
	s.put(t, "content/2031-h1/_index.md", "+++\ntitle = \"Báo cáo thử\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\nMở đầu.\n")
	s.put(t, "content/2031-h1/01-ket-qua/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\n\n"+strings.Repeat("Đoạn dài để cuộn.\n\n", 100)+"Câu thứ nhất.\n")
	s.start(t, flags)
	return s
}

// start serves what is in the folder on a free port, until the test ends.
func (s *serving) start(t testing.TB, flags serveFlags) {
	t.Helper()
	flags.bind = "127.0.0.1"
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	a := &app{stdout: s, stderr: s, getenv: func(string) string { return "" }, now: time.Now, source: s.dir, language: "vi"}
	go func() { done <- a.serve(ctx, flags) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.stop)
	address := regexp.MustCompile(`http://\S+/`)
	for deadline := time.Now().Add(time.Minute); s.address == ""; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("no address: %s", s.text())
		}
		s.address = address.FindString(s.text())
	}
}

func (s *serving) put(t testing.TB, name, text string) {
	t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (s *serving) get(t testing.TB, page string) (int, string) {
	t.Helper()
	answer, err := http.Get(s.address + page)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(b)
}

// awaitText waits until a page holds a text.
func (s *serving) awaitText(t testing.TB, page, text string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) { // 2 s on a machine that does nothing else
		_, got := s.get(t, page)
		if strings.Contains(got, text) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s never shows %q; said %s", page, text, s.text())
		}
	}
}

// awaitSaid waits until the terminal shows a text.
func (s *serving) awaitSaid(t testing.TB, text string) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !strings.Contains(s.text(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never said %q; said %s", text, s.text())
		}
	}
}

const servedPage = "2031-h1/ket-qua/viec/"

// TestServe keeps the last good site while a save is broken, and writes nothing.
func TestServe(t *testing.T) {
	s := serveSite(t, serveFlags{})
	s.awaitText(t, servedPage, "Câu thứ nhất.")
	for _, page := range []string{"", "2031-h1/", "2031-h1/toan-van/", servedPage} {
		s.awaitText(t, page, `class="draft">Dự thảo<`)
	}
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu thứ hai.\n")
	s.awaitText(t, servedPage, "Câu thứ hai.")
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu ba[^x].\n")
	s.awaitText(t, "_congbo/state.json", "01-viec.md:4:7")
	if code, got := s.get(t, servedPage); code != 200 || !strings.Contains(got, "Câu thứ hai.") {
		t.Errorf("while a save is broken: %d", code)
	}
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu bốn, đạt 99/100 (đạt 98%).\n")
	s.awaitText(t, servedPage, "Câu bốn")
	s.awaitText(t, "_congbo/findings.json?page=/2031-h1/ket-qua/viec/", "figure/ratio")
	s.put(t, "data/2031-h1/thu.csv", "Đơn vị,Số thu\nMột,10\nHai,20\nTổng cộng,31\n")
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu năm.\n\n```table\ndata = \"thu.csv\"\ncaption = \"Thu\"\n```\n")
	s.awaitText(t, servedPage, "Câu năm")
	s.awaitText(t, "_congbo/findings.json?page=/2031-h1/ket-qua/viec/", "thu.csv:4")
	if entries, _ := os.ReadDir(s.dir); len(entries) != 2 {
		t.Errorf("the folder of the site holds %v", entries)
	}
	if said := s.text(); !strings.Contains(said, "01-ket-qua/01-viec.md: ") || !strings.Contains(said, "chưa dựng được") {
		t.Errorf("said %s", said)
	}
}

// TestServeRefuses says what is in the way, and serves nothing.
func TestServeRefuses(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	port := busy.Addr().(*net.TCPAddr).Port
	a := &app{stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }, now: time.Now, source: "../..", language: "en"}
	var s *stop
	if err := a.serve(t.Context(), serveFlags{bind: "127.0.0.1", port: port}); !errors.As(err, &s) || s.code != exitMachine || !strings.Contains(s.hint.EN, "--port") {
		t.Errorf("a busy port: %v", err)
	}
	for _, wrong := range []serveFlags{{bind: "127.0.0.1", port: 99999}, {bind: "127.0.0.1", port: -1}, {bind: ""}, {bind: "bad.invalid"}, {bind: "192.0.2.1"}} {
		if err := a.serve(t.Context(), wrong); !errors.As(err, &s) || s.code != exitUsage || s.hint.EN == "" {
			t.Errorf("--bind %q --port %d: %v", wrong.bind, wrong.port, err)
		}
	}
	a.source = t.TempDir()
	if err := a.serve(t.Context(), serveFlags{bind: "127.0.0.1"}); !errors.As(err, &s) || s.code != exitUsage || !strings.Contains(s.hint.EN, "congbo new site") {
		t.Errorf("no site: %v", err)
	}
}

// TestServeWalk edits a site at random from a fixed seed; what is shown at each
// stop is what a clean build of the folder makes, byte for byte. CONGBO_WALK is how many
// edits; every twentieth is a stop.
func TestServeWalk(t *testing.T) {
	gateOnly(t, "a walk takes long")
	edits, _ := strconv.Atoi(os.Getenv("CONGBO_WALK"))
	s := serveSite(t, serveFlags{})
	r := rand.New(rand.NewPCG(6, 1))
	var sections []string
	for step := range cmp.Or(edits, 120) {
		name := "content/2031-h1/01-ket-qua/" + string(rune('1'+step%9)) + "0-muc-" + string(rune('a'+r.IntN(6))) + ".md"
		switch k := r.IntN(12); {
		case k == 4 && len(sections) > 0: // renamed: its address and the order change
			from := sections[r.IntN(len(sections))]
			os.Rename(filepath.Join(s.dir, from), filepath.Join(s.dir, name))
			sections = append(sections, name)
		case k == 5:
			s.put(t, "data/2031-h1/indicators.toml", fmt.Sprintf("[indicator.cay]\nname = \"Cây\"\nactual = %d\ntarget = 40\n", r.IntN(90)))
		case k == 6:
			s.put(t, "content/2031-h1/_index.md", fmt.Sprintf("+++\ntitle = \"Báo cáo thử %d\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\nMở đầu[^m].\n\n```indicators\nids = [\"cay\"]\n```\n\n[^m]: Chú thích đầu.\n", r.IntN(9)))
		case k == 7: // another report, which comes and goes
			other := filepath.Join(s.dir, "content/2030-h1")
			if r.IntN(2) == 0 {
				os.RemoveAll(other)
			} else {
				s.put(t, "content/2030-h1/_index.md", fmt.Sprintf("+++\ntitle = \"Báo cáo cũ\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\nTheo Chỉ thị số 5-CT/TN, %d.\n", r.IntN(9)))
			}
		case k == 0 && len(sections) > 0:
			gone := sections[r.IntN(len(sections))]
			os.Remove(filepath.Join(s.dir, gone))
		case k == 1:
			s.put(t, "static/css/congbo.css", "a{color:#"+strings.Repeat("0", 3+3*r.IntN(2))+"}")
		case k == 2:
			s.put(t, "data/directives.toml", "[directive.\"5-ct-tn\"]\ntype = \"Chỉ thị\"\nnumber = \"5\"\nsymbol = \"CT/TN\"\ntitle = \"việc "+string(rune('a'+r.IntN(20)))+"\"\n")
		case k == 3:
			s.put(t, "layouts/partials/footer.html", "<footer>"+strings.Repeat("x", r.IntN(9))+"</footer>")
		default:
			s.put(t, name, "+++\ntitle = \"Mục "+name[28:29]+"\"\n+++\nTheo Chỉ thị số 5-CT/TN[^a"+name[29:30]+"].\n\n[^a"+name[29:30]+"]: Chú thích "+strings.Repeat("dài ", r.IntN(5))+"\n")
			sections = append(sections, name)
		}
		if step%20 != 19 {
			time.Sleep(time.Duration(r.IntN(30)) * time.Millisecond)
			continue
		}
		s.awaitClean(t)
	}
}

// awaitClean waits until the served site is what a clean build makes.
func (s *serving) awaitClean(t *testing.T) {
	t.Helper()
	clean, err := pipeline.Build(pipeline.Options{Site: os.DirFS(s.dir), Drafts: true, Checks: true})
	if err != nil {
		t.Fatal(err)
	}
	if clean.Pages == nil { // a walk may leave the site broken: then the page before stands
		s.awaitText(t, "_congbo/state.json", `"error"`)
		return
	}
	now, err := pipeline.NewPreview(pipeline.Options{Site: os.DirFS(s.dir), Drafts: true}).Update(nil)
	if err != nil {
		t.Fatal(err)
	}
	s.awaitText(t, "_congbo/state.json", now.ID)
	for _, name := range slices.Sorted(maps.Keys(clean.Pages)) {
		_, got := s.get(t, name)
		got = strings.Replace(got, `<link rel="stylesheet" href="/_congbo/live.css"><script src="/_congbo/live.js" defer data-build="`+now.ID+`"></script>`, "", 1)
		got = strings.Replace(got, "connect-src 'self'; ", "", 1)
		if got != string(clean.Pages[name]) {
			t.Fatalf("%s is not that of a clean build", name)
		}
	}
}

// await waits until an expression is true on a page, for as long as the test has. An error is a
// page on its way out.
func await(ctx context.Context, t *testing.T, what, expr string) {
	t.Helper()
	for {
		if got, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expr)); err == nil && got {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("never: %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// TestServeBrowser edits a site while a browser looks at it.
func TestServeBrowser(t *testing.T) {
	ctx := browser(t)
	s := serveSite(t, serveFlags{})
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1000, 700), chromedp.Navigate(s.address+servedPage)); err != nil {
		t.Fatal(err)
	}
	await(ctx, t, "the script runs", `!!document.documentElement.dataset.build`)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`scrollTo(0, 900); window.stays = true; true`)); err != nil {
		t.Fatal(err)
	}
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\n\n"+strings.Repeat("Đoạn dài để cuộn.\n\n", 100)+"Có 99/100 việc xong (đạt 98%).\n")
	await(ctx, t, "the paragraph changes", `document.body.textContent.includes("99/100")`)
	await(ctx, t, "the place is kept", `Math.abs(scrollY - 900) < 5`)
	await(ctx, t, "the finding stands on the page", `document.querySelector(".congbo-strip a")?.textContent.includes("99") && document.querySelector(".congbo-strip button").textContent.includes("01-viec.md:")`)

	chromedp.Run(ctx, chromedp.Evaluate[bool](`window.stays = true`))
	s.put(t, "static/css/congbo.css", "body{color:rgb(1, 2, 3)}")
	await(ctx, t, "the style changes without reload", `getComputedStyle(document.body).color === "rgb(1, 2, 3)" && window.stays === true`)

	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu ba[^x].\n")
	await(ctx, t, "the overlay comes, with the source", `document.querySelector(".congbo-overlay")?.textContent.includes("Câu ba[^x].") && document.body.textContent.includes("99/100")`)
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu bốn.\n")
	await(ctx, t, "the overlay goes", `!document.querySelector(".congbo-overlay") && document.body.textContent.includes("Câu bốn.")`)
}

// TestServeTabs opens more tabs than a browser opens connections to one host.
func TestServeTabs(t *testing.T) {
	ctx := browser(t)
	s := serveSite(t, serveFlags{})
	var tabs []context.Context
	for range 12 {
		tab, cancel := chromedp.NewContext(ctx)
		defer cancel()
		if err := chromedp.Do(tab, chromedp.Navigate(s.address+servedPage)); err != nil {
			t.Fatalf("tab %d: %v", len(tabs)+1, err)
		}
		await(tab, t, "the tab loads", `document.readyState === "complete"`)
		tabs = append(tabs, tab)
	}
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu mới.\n")
	for _, tab := range tabs {
		await(tab, t, "the tab shows the new text", `document.body.textContent.includes("Câu mới.")`)
	}
}
