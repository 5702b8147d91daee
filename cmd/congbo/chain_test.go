package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/data"
)

// A sealer runs commands on a copy of the fixture on one day.
type sealer struct {
	t   *testing.T
	dir string
}

func newSealer(t *testing.T) sealer {
	t.Helper()
	s := sealer{t, t.TempDir()}
	if err := os.CopyFS(s.dir, os.DirFS(fixture)); err != nil {
		t.Fatal(err)
	}
	return s
}

// run runs a command on the site, which must end with a code and say something.
func (s sealer) run(code int, want string, args ...string) string {
	s.t.Helper()
	var out bytes.Buffer
	a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" },
		now: func() time.Time { return time.Date(2031, 8, 1, 7, 0, 0, 0, time.UTC) }}
	if got := a.run(append(args, "--source", s.dir, "--lang", "en")); got != code || !strings.Contains(out.String(), want) {
		s.t.Fatalf("congbo %s: exit code %d, want %d with %q:\n%s", strings.Join(args, " "), got, code, want, out.String())
	}
	return out.String()
}

func (s sealer) seal(periods ...string) {
	s.t.Helper()
	for _, p := range periods {
		s.run(exitDone, "sealed period "+p, "archive", p, "--accept-warnings")
	}
}

// unseal removes all seals, as whoever can write to a site can.
func (s sealer) unseal() {
	s.t.Helper()
	for _, name := range []string{data.SealsFile, data.BagsFolder} {
		if err := os.RemoveAll(filepath.Join(s.dir, name)); err != nil {
			s.t.Fatal(err)
		}
	}
}

// edit replaces a text of a file that has it once.
func (s sealer) edit(name, old, now string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	b, err := os.ReadFile(path)
	if err != nil || bytes.Count(b, []byte(old)) != 1 {
		s.t.Fatalf("%s has %q %d times: %v", name, old, bytes.Count(b, []byte(old)), err)
	}
	s.write(name, string(bytes.Replace(b, []byte(old), []byte(now), 1)))
}

func (s sealer) write(name, content string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

// TestChain notes the end of the chain of seals, as an office prints it in its minutes, and
// does to the chain what whoever can write to the site can do.
func TestChain(t *testing.T) {
	s := newSealer(t)
	log := filepath.Join(t.TempDir(), "fixity.log")
	s.run(exitFindings, "there is no seal: nothing is proved", "verify", "--log", log)
	s.seal("2028-h1", "2028")
	end := regexp.MustCompile(`2-[0-9a-f]{64}`).FindString(s.run(exitDone, "2 seals, all intact", "verify", "--log", log))
	_, bare, _ := strings.Cut(end, "-")
	s.run(exitDone, "0 seals came since", "verify", "--expect", end)
	s.run(exitDone, "", "build")
	page, err := os.ReadFile(filepath.Join(s.dir, "public/luu-tru/index.html"))
	if err != nil || !bytes.Contains(page, []byte("congbo verify --expect "+end)) {
		t.Errorf("the archive page does not say how to hold the chain to its end: %v", err)
	}
	chain, err := os.ReadFile(filepath.Join(s.dir, "public/luu-tru/seals.txt"))
	if err != nil || fmt.Sprintf("%x", sha256.Sum256(chain)) != bare {
		t.Errorf("the SHA-256 of seals.txt is not %s: %v", bare, err)
	}

	s.seal("2029-h1")
	s.run(exitDone, "1 seal came since", "verify", "--expect", end)
	s.run(exitDone, "1 seal came since", "verify", "--expect", bare)
	whole, err := os.ReadFile(filepath.Join(s.dir, data.SealsFile))
	if err != nil {
		t.Fatal(err)
	}

	for _, attack := range []struct {
		name string
		do   func()
		says string
	}{
		{"sealed again after a change", func() {
			s.edit("content/2028-h1/01-ket-qua/01-chi-tieu.md", "5.900/6.100", "5.901/6.100")
			s.seal("2028-h1", "2028", "2029-h1")
		}, "the chain of seals was rewritten: its first 2 seals are not what they were when it was noted"},
		{"sealed again in another order", func() { s.seal("2028", "2028-h1") }, "the chain of seals was rewritten"},
		{"shortened", func() { s.seal("2028-h1") }, "the chain of seals was shortened: 1 seal, 2 when it was noted"},
		{"emptied", func() {}, "the chain of seals was emptied"},
	} {
		s.unseal()
		attack.do()
		s.run(exitFindings, attack.says, "verify", "--expect", end)
		s.run(exitFindings, "the chain of seals was", "verify", "--expect", bare)
	}

	// A chain that lost its first seal, or one within, is broken whatever was noted.
	entries := strings.SplitAfter(string(whole), "]\n\n")
	if len(entries) != 3 {
		t.Fatalf("%d entries", len(entries))
	}
	s.write(data.SealsFile, entries[1]+entries[2])
	s.run(exitFindings, "archive/chain", "verify")
	s.write(data.SealsFile, entries[0]+entries[2])
	s.run(exitFindings, "archive/chain", "verify")

	// What readers saw cannot be taken out of a seal: its bag has the list too.
	s.unseal()
	s.seal("2028-h1")
	sealed, err := os.ReadFile(filepath.Join(s.dir, data.SealsFile))
	if err != nil {
		t.Fatal(err)
	}
	s.write(data.SealsFile, regexp.MustCompile(`(?s)shown = \[.*?\n\]\n`).ReplaceAllString(string(sealed), ""))
	s.run(exitFindings, "shown is not the list in the bag", "verify")

	got, err := os.ReadFile(log)
	want := regexp.MustCompile(`^2031-08-01T07:00:00Z\tcongbo \S+\t".* 0-[0-9a-f]{64}"\t"there is no seal: nothing is proved"\n2031-08-01T07:00:00Z\tcongbo \S+\t".* 2-[0-9a-f]{64}"\t"intact"\n$`)
	if err != nil || !want.Match(got) {
		t.Errorf("the log says:\n%s", got)
	}
}

// TestShown changes what readers see of a sealed report without its sources, and what stands
// around the report.
func TestShown(t *testing.T) {
	layout := func(name string) string {
		b, err := os.ReadFile(filepath.Join("../../layouts", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	sealed := newSealer(t)
	sealed.seal("2028-h1")
	for _, change := range []struct{ name, file, old, now, says string }{
		{"a line on the cover", "layouts/report.html", "</main>", "<p>Báo cáo này đã bị rút.</p></main>", `in 2028-h1/index.html: then ∅, now "Báo cáo này đã bị rút." [archive/shown]`},
		{"a line on each section", "layouts/section.html", "</main>", "<p>Đã rút.</p></main>", "archive/shown"},
		{"a line on the full page", "layouts/full.html", "{{.Opening}}", "<p>Đã rút.</p>{{.Opening}}", "archive/shown"},
		{"a line on every page", "layouts/base.html", `{{template "main" .}}`, `<p>Đã rút.</p>{{template "main" .}}`, "archive/shown"},
		{"a line on the indicators", "layouts/indicators.html", "{{.Table}}", "<p>Sai.</p>{{.Table}}", "archive/shown"},
		{"the number", "layouts/partials/head.html", "{{with .Number}}", "{{with \"Số 9-BC/ĐUKTN\"}}", `then "01-BC/ĐUKTN", now "9-BC/ĐUKTN"`},
		{"the issuer", "layouts/partials/head.html", "{{.}}</p>{{end}}\n{{with .Form.Mark}}", "Cơ quan khác</p>{{end}}\n{{with .Form.Mark}}", "archive/shown"},
		{"the signer left out", "layouts/partials/signature.html", `{{with .Front.Signer}}<p class="signer">{{.}}</p>{{end}}`, "", "archive/shown"},
		{"a status renamed", "layouts/i18n/vi.toml", `= "Chưa đạt"`, `= "Đạt"`, "archive/shown"},
		{"the form", "data/site.toml", `language = "vi"`, "language = \"vi\"\nform = \"state\"", "archive/shown"},
		{"the language", "data/site.toml", `language = "vi"`, `language = "en"`, "archive/shown"},

		{"other markup", "layouts/section.html", `<article class="record"`, `<div><article class="record"`, ""},
		{"the navigation", "layouts/partials/header.html", "</nav>", `<a href="{{.Page.Root}}index.html">Thêm</a></nav>`, ""},
		{"the imprint", "layouts/partials/footer.html", "</footer>", "<p>Chịu trách nhiệm: Người Khác</p></footer>", ""},
		{"the name of the committee", "data/site.toml", `committee = "`, `committee = "Nguyên `, ""},
		{"the style", "static/css/congbo.css", "", "p { color: black }\n", ""},
		{"a word of the interface", "layouts/i18n/vi.toml", `contents = "`, `contents = "Xem `, ""},
		{"the name of the site", "data/site.toml", `title = "`, `title = "Trang của `, ""},
		{"an aside", "layouts/report.html", "</main>", "<aside>Hỏi đáp về báo cáo</aside></main>", ""},
	} {
		s := sealer{t, t.TempDir()}
		if err := os.CopyFS(s.dir, os.DirFS(sealed.dir)); err != nil {
			t.Fatal(err)
		}
		switch {
		case change.old == "":
			s.write(change.file, change.now)
		case strings.HasPrefix(change.file, "layouts/"):
			name := strings.TrimPrefix(change.file, "layouts/")
			text := layout(name)
			if !strings.Contains(text, change.old) {
				t.Fatalf("%s: there is no %q", change.name, change.old)
			}
			text = strings.Replace(text, change.old, change.now, 1)
			if change.name == "other markup" {
				text = strings.Replace(text, "</article>", "</article></div>", 1)
			}
			s.write(change.file, text)
		default:
			s.edit(change.file, change.old, change.now)
		}
		if change.says == "" {
			s.run(exitDone, "", "build")
			s.run(exitDone, "1 seal, all intact", "verify")
			continue
		}
		s.run(exitFindings, change.says, "build")
		s.run(exitFindings, "archive/shown", "verify")
		// It may be published as an amended edition, and stands then.
		s.run(exitDone, "sealed period 2028-h1", "archive", "2028-h1", "--amend", "trình bày lại", "--accept-warnings")
		s.run(exitDone, "", "build")
		s.run(exitDone, "2 seals, all intact", "verify")
	}
}

// TestShownByVersion lets another version of congbo show more than this one: a bag made with
// other layouts of congbo's own is the same report.
func TestShownByVersion(t *testing.T) {
	s := newSealer(t)
	s.seal("2028-h1")
	// As if the words of each page had been others: the sums of another version.
	path := filepath.Join(s.dir, data.SealsFile)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	other := regexp.MustCompile(`"[0-9a-f]{64}  pages"`).ReplaceAll(b, []byte(`"`+strings.Repeat("0", 64)+`  pages"`))
	if bytes.Equal(b, other) {
		t.Fatal("the seal holds no pages")
	}
	if err := os.WriteFile(path, other, 0o666); err != nil {
		t.Fatal(err)
	}
	s.run(exitDone, "", "build")
}

// TestAmended amends one section of a sealed report: its page, the full page and the feed say
// so, and no other page.
func TestAmended(t *testing.T) {
	s := newSealer(t)
	s.seal("2028-h1", "2028")
	s.edit("content/2028-h1/01-ket-qua/01-chi-tieu.md", "5.900/6.100", "5.901/6.100")
	s.run(exitDone, "sealed period 2028-h1", "archive", "2028-h1", "--amend", "số đảng viên ghi nhầm", "--accept-warnings")
	s.run(exitDone, "", "build")
	const says = "Đính chính ngày 01/8/2031: số đảng viên ghi nhầm."
	for name, want := range map[string]bool{
		"2028-h1/ket-qua/chi-tieu/index.html": true, "2028-h1/toan-van/index.html": true, "2028-h1/toan-van/toan-van.html": true,
		"2028-h1/ket-qua/index.html": false, "2028/ket-qua/chi-tieu/index.html": false, "2028/toan-van/index.html": false,
	} {
		b, err := os.ReadFile(filepath.Join(s.dir, "public", filepath.FromSlash(name)))
		if err != nil || bytes.Contains(b, []byte(says)) != want {
			t.Errorf("%s says so: %v; %v", name, !want, err)
		}
	}
	feed, err := os.ReadFile(filepath.Join(s.dir, "public/feed.xml"))
	if err != nil || bytes.Count(feed, []byte("<updated>2031-08-01T00:00:00Z</updated>")) != 2 {
		t.Errorf("the feed says nothing of the amendment: %v\n%s", err, feed)
	}
}
