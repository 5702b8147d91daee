package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/preview"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/watch"
)

// serveFlags are the flags of congbo serve.
type serveFlags struct {
	port                int
	bind                string
	poll                time.Duration
	open, follow, quiet bool
	word, period        []string
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := a.command("serve", diag.Say("xem trước trang ngay khi soạn thảo", "preview the site while it is written"))
	c.Long = a.word(
		"Dựng trang trong bộ nhớ, mở trên máy này, và dựng lại mỗi khi một tệp được lưu; trang đang mở tự cập nhật. Dự thảo cũng được dựng. Không ghi gì vào public/. Ctrl-C là cách dừng, với mã thoát 0.",
		"Builds the site in memory, shows it on this machine, and builds again whenever a file is saved; open pages follow. Drafts are built too. Nothing is written to public/. Ctrl-C is how one ends it, with exit code 0.")
	c.Flags().IntVar(&f.port, "port", 1313, a.word("cổng", "port"))
	c.Flags().StringVar(&f.bind, "bind", "127.0.0.1", a.word("địa chỉ mạng; mặc định chỉ máy này xem được", "network address; by default only this machine can look"))
	c.Flags().DurationVar(&f.poll, "poll", 0, a.word("xem lại các thư mục theo nhịp này (1s), cho ổ đĩa mạng", "look at the folders at this interval (1s), for network drives"))
	c.Flags().BoolVar(&f.open, "open", false, a.word("mở trình duyệt", "open the browser"))
	c.Flags().BoolVar(&f.follow, "follow", false, a.word("trang đang mở chuyển tới mục đang sửa", "open pages go to the section being edited"))
	c.Flags().BoolVar(&f.quiet, "quiet", false, a.word("không in gì sau dòng đầu", "print nothing after the first line"))
	c.Flags().StringArrayVar(&f.word, "word", nil, a.word("soạn báo cáo trong tệp Word này, thấy ngay trang như sẽ có (nhiều tệp: ghi nhiều lần)", "draft a report in this Word file and see the site as it would be (several files: several times)"))
	c.Flags().StringArrayVar(&f.period, "period", nil, a.word("kỳ của tệp --word; bỏ trống thì theo trích yếu của tệp", "period of the file of --word; without it, the one that the file names"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		a.hold() // to the end: a signal is how one leaves it
		return a.serve(c.Context(), f)
	}
	return c
}

// serve shows the site until the context ends.
func (a *app) serve(ctx context.Context, f serveFlags) error {
	root, err := a.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	binds := diag.Say("chỉ máy này xem được: 127.0.0.1; mọi máy trong mạng: 0.0.0.0", "this machine alone: 127.0.0.1; every machine of the network: 0.0.0.0")
	switch {
	case f.bind == "":
		return usage(diag.Say("--bind cần một địa chỉ", "--bind needs an address"), binds)
	case f.port < 0 || f.port > maxPort:
		return usage(diag.Say("--port %d: không có cổng ấy", "--port %d: there is no such port", f.port), diag.Say("chọn từ 1024 đến %d", "choose one from 1024 to %d", maxPort))
	}
	words, err := a.openWords(root, f.word, f.period)
	if err != nil {
		return err
	}
	site := root.FS()
	if words != nil {
		site = words
	}
	debug.SetGCPercent(50) // it lives long, beside the editor and the browser
	listener, err := net.Listen("tcp", net.JoinHostPort(f.bind, strconv.Itoa(f.port)))
	if lookup := (*net.DNSError)(nil); errors.As(err, &lookup) || errors.Is(err, syscall.EADDRNOTAVAIL) {
		return usage(diag.Say("--bind %q: máy này không có địa chỉ ấy", "--bind %q: this machine has no such address", f.bind), binds)
	}
	if err != nil {
		return &stop{code: exitMachine, cause: err,
			text: diag.Say("không mở được cổng %d", "cannot listen on port %d", f.port),
			hint: diag.Say("có thể một chương trình khác đang dùng cổng này; chọn cổng khác, ví dụ --port %d", "another program may have it; choose another, --port %d for instance", anotherPort(f.port))}
	}
	o := pipeline.Options{Site: site, Drafts: true}
	a.heldToSeals(&o)
	s := &session{app: a, flags: f, site: pipeline.NewPreview(o), words: words, server: preview.New(hosts(f.bind)...), rest: func() {}}
	defer func() { s.rest() }()
	// The first look comes before the first build: what is saved in between is seen.
	watchers, err := s.watch()
	if err == nil {
		err = s.build(nil, "")
	}
	if err != nil {
		listener.Close()
		for _, w := range watchers {
			w.Close()
		}
		return err
	}
	web := s.server.HTTP()
	served := make(chan error, 1)
	go func() { served <- web.Serve(preview.Headed(listener)) }()
	address := "http://" + shownAddress(listener.Addr()) + "/"
	a.say("%s (Ctrl-C để dừng)", "%s (Ctrl-C stops)", address)
	if words != nil {
		a.say("đọc lại mỗi khi lưu: %s; không ghi gì vào trang", "read again at each save: %s; nothing is written into the site", words.said())
	}
	if ip := net.ParseIP(f.bind); f.bind != "localhost" && (ip == nil || !ip.IsLoopback()) {
		a.say("chú ý: máy khác trong mạng có thể đọc bản dự thảo này", "mind: other machines of the network may read this draft")
	}
	if f.open {
		if err := openBrowser(ctx, address); err != nil {
			a.say("không mở được trình duyệt: %v", "cannot open the browser: %v", err)
		}
	}
	watching, done := context.WithCancel(ctx)
	ended := make(chan error, len(watchers))
	for _, w := range watchers {
		go func() { ended <- w.Run(watching, w.changed) }()
	}
	running := len(watchers)
	select {
	case <-ctx.Done():
	case err = <-served:
	case err = <-ended:
		running--
	}
	web.Close() // streams never end by themselves
	done()
	for range running { // a build that goes on still reads the site
		if failed := <-ended; err == nil {
			err = failed
		}
	}
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return machine(err, diag.Say("dừng xem trước", "the preview has stopped"))
	}
	return nil
}

const maxPort = 65535

// anotherPort is one to propose where a port is taken, or is not anybody's to take.
func anotherPort(port int) int {
	if port < 1024 || port == maxPort {
		return 1314
	}
	return port + 1
}

// hosts are the names by which the preview may be called from outside: the address
// that it is bound to, or every address of this machine. An address in numbers
// cannot be made to lead here by somebody else's name server.
func hosts(bind string) []string {
	if ip := net.ParseIP(bind); ip == nil || !ip.IsUnspecified() {
		return []string{bind}
	}
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil // then only this machine can look
	}
	var hosts []string
	for _, address := range all {
		if network, ok := address.(*net.IPNet); ok {
			hosts = append(hosts, network.IP.String())
		}
	}
	return hosts
}

// shownAddress is the host and port at which this machine sees the preview.
func shownAddress(address net.Addr) string {
	host, port, err := net.SplitHostPort(address.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return address.String()
}

// A session is one run of congbo serve: a site while it is written.
type session struct {
	*app
	flags  serveFlags
	site   *pipeline.Preview
	words  *wordReports // nil without --word
	server *preview.Server
	one    sync.Mutex          // held while a save is dealt with
	known  map[findingKey]bool // findings of the last build that could be shown; nil before the first
	rest   func()              // ends what still goes on after a build
	links  time.Duration       // that it takes to follow every link
}

// build builds the site and shows it, or tells why it cannot be shown. The paths
// are what was changed, which the terminal calls what; nil for the first build. The error
// is about the machine.
//
// Readers come first: the page is there before the checks have read the report, and
// every link of the site is followed only when nobody writes for a moment. A save ends both.
func (s *session) build(paths []string, what string) error {
	s.rest()
	start := s.now()
	built, err := s.site.Update(paths)
	if err == nil && s.words != nil {
		if more := s.words.settle(built); len(more) > 0 {
			built, err = s.site.Update(more)
		}
	}
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	s.speakLike(built.Site)
	state := preview.State{Build: built.ID}
	if built.Fails() {
		state.Error = s.errors(built.Findings)
		s.server.Tell(s.findings(built.Reports, built.Findings), state)
		s.reportBuild(built, built.Findings, what, s.now().Sub(start))
		return nil
	}
	if onlyStyles(paths) {
		state.Restyled = s.server.Build()
	}
	if s.flags.follow && len(paths) > 0 {
		state.Follow = built.PageOf(paths[0])
	}
	s.server.Show(s.file, state)
	took := s.now().Sub(start)
	s.inBackground(func(ctx context.Context) {
		findings := built.Check(ctx)
		if ctx.Err() != nil {
			return
		}
		s.server.Tell(s.findings(built.Reports, findings), state)
		s.reportBuild(built, findings, what, took)
		s.followLinks(ctx, built, findings, state)
	})
	return nil
}

// A watcher tells of saves, and what to do then.
type watcher struct {
	*watch.Watcher
	changed func(paths []string)
}

// watch looks at the folders of the site, and at each Word file: whoever saves it by
// another name first makes events of that in its folder.
func (s *session) watch() ([]watcher, error) {
	options := watch.Options{Folders: source.Folders(), Ignore: source.Junk, Poll: s.flags.poll,
		Say: func(message diag.Text) { s.say("%s", "%s", message.In(s.lang())) }}
	if s.words == nil { // else others are read in the place of some
		options.Sum = s.site.Sum
	}
	site, err := watch.New(s.source, options)
	if err != nil {
		return nil, machine(err, diag.Say("không xem được các thư mục của trang", "cannot look at the folders of the site"))
	}
	all := []watcher{{site, s.saved}}
	if s.words == nil {
		return all, nil
	}
	for _, r := range s.words.reports {
		options.Folders = []string{filepath.Base(r.file)}
		file, err := watch.New(filepath.Dir(r.file), options)
		if err != nil {
			return all, machine(err, diag.Say("không xem được %s", "cannot look at %s", filepath.ToSlash(r.file)))
		}
		all = append(all, watcher{file, func([]string) { s.savedWord(r) }})
	}
	return all, nil
}

// saved builds the site after files of it were saved.
func (s *session) saved(paths []string) {
	s.one.Lock()
	defer s.one.Unlock()
	if s.words != nil {
		s.words.forget(paths)
	}
	if err := s.build(paths, whatChanged(paths)); err != nil {
		s.say("không dựng được: %v", "cannot build: %v", err)
	}
}

// savedWord builds the site after a Word file was saved. One that cannot be read is still
// being written, or is gone for a moment: the page before stands, and what comes next is
// told by its own event.
func (s *session) savedWord(r *wordReport) {
	s.one.Lock()
	defer s.one.Unlock()
	paths, err := s.words.update(r)
	name := filepath.Base(r.file)
	switch {
	case err != nil && !s.flags.quiet:
		s.say("%s: chưa đọc được, trang trước vẫn hiện (%s)", "%s: cannot be read yet, the page before stands (%s)", name, s.notRead(err))
	case err == nil && len(paths) > 0:
		if err := s.build(paths, name+": "); err != nil {
			s.say("không dựng được: %v", "cannot build: %v", err)
		}
	}
}

// inBackground runs f until s.rest is called, which ends its context and waits for it.
func (s *session) inBackground(f func(ctx context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	s.rest = func() {
		cancel()
		<-done
	}
	go func() {
		defer close(done)
		f(ctx)
	}()
}

// quiet is how long nobody writes, at least, before every link is followed: twice as long as
// that takes, so that it is not in the way of who saves again and again.
const quiet = 300 * time.Millisecond

// idle is how long nobody writes, and all is done, before memory is given back: to take it
// again slows the next save.
const idle = 10 * time.Second

// followLinks follows every link of the site once nobody has written for a moment, and
// tells of those that lead nowhere.
func (s *session) followLinks(ctx context.Context, built *pipeline.Version, findings diag.List, state preview.State) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(max(quiet, 2*s.links)):
	}
	start := s.now()
	broken := built.Links(ctx)
	if ctx.Err() != nil {
		return
	}
	s.links = s.now().Sub(start)
	if len(broken) > 0 {
		broken.Sort()
		state.Error = s.errors(broken)
		s.server.Tell(s.findings(built.Reports, append(findings, broken...)), state)
		if !s.flags.quiet {
			fmt.Fprint(s.stderr, state.Error)
		}
	}
	select {
	case <-ctx.Done():
	case <-time.After(idle):
		debug.FreeOSMemory() // nobody waits now, and a preview stays open all day
	}
}

// file makes a file of the site; why says what fails if it should be there.
func (s *session) file(name string) (b []byte, there bool, why string) {
	b, there, found := s.site.File(name)
	return b, there, s.errors(found)
}

// onlyStyles reports whether nothing but style sheets was changed.
func onlyStyles(paths []string) bool {
	return len(paths) > 0 && !slices.ContainsFunc(paths, func(p string) bool { return !strings.HasPrefix(p, "static/") || path.Ext(p) != ".css" })
}

// findings are those that pages show: a page of a report those of its period, the home
// page those of no passage.
func (s *session) findings(reports []*report.Report, findings diag.List) preview.Findings {
	lang := s.lang()
	return func(page string) []preview.Finding {
		period, _, _ := strings.Cut(strings.TrimPrefix(page, "/"), "/")
		shown := []preview.Finding{}
		for _, f := range findings {
			if f.Accepted || period != "" && (f.Span.File == nil || !strings.Contains(f.Span.File.Path, "/"+period+"/")) {
				continue
			}
			anchor := pipeline.AnchorAt(reports, f.Span)
			if (anchor == "") != (period == "") {
				continue
			}
			shown = append(shown, preview.Finding{Severity: f.Severity.String(), Place: cmp.Or(s.words.where(f, lang), f.Span.String()), Anchor: anchor,
				Message: f.Message.In(lang) + " [" + f.Code + "]", Hint: f.Hint.In(lang)})
		}
		return shown
	}
}

// errors are the findings for which a build cannot be shown, as the terminal has
// them.
func (s *session) errors(findings diag.List) string {
	var grave diag.List
	for _, f := range findings {
		if f.Severity == diag.Error {
			grave.Add(f)
		}
	}
	var b strings.Builder
	diag.WriteText(&b, grave, s.lang(), false) // into memory: it cannot fail
	return b.String()
}

// manyNew is how many new findings are printed whole; of more the first, and how many.
const manyNew = 10

// reportBuild prints one line of a build, and what it found that was not known: new is what
// the last build did not have that could be shown, of the first build nothing.
func (s *session) reportBuild(built *pipeline.Version, findings diag.List, what string, took time.Duration) {
	if built.Fails() {
		if !s.flags.quiet {
			fmt.Fprint(s.stderr, s.errors(findings))
			if s.server.Build() == "" {
				s.say("%schưa dựng được lần nào; sửa rồi lưu, trang sẽ hiện", "%snot built yet; mend it and save, and the page comes", what)
				return
			}
			s.say("%schưa dựng được, trang cũ vẫn hiện; %d ms", "%snot built, the page before stands; %d ms", what, took.Milliseconds())
		}
		return
	}
	known, first := map[findingKey]bool{}, s.known == nil
	var fresh diag.List
	for _, f := range findings {
		if key := keyOf(f); !f.Accepted && !known[key] {
			known[key] = true
			if !s.known[key] {
				fresh.Add(f)
			}
		}
	}
	gone := len(s.known) - (len(known) - len(fresh))
	s.known = known
	if s.flags.quiet {
		return
	}
	if !first {
		diag.WriteText(s.stderr, fresh[:min(len(fresh), manyNew)], s.lang(), s.color) // it cannot be helped if nobody reads it
		if more := len(fresh) - manyNew; more > 0 {
			s.say("và %d phát hiện mới nữa: congbo check%s", "and %d new findings more: congbo check%s", more, s.here())
		}
	}
	s.say("%s%d trang, %d ms; phát hiện: %d mới, %d hết", "%s%d pages, %d ms; findings: %d new, %d gone", what, built.Count(), took.Milliseconds(), len(fresh), gone)
}

// A findingKey names a finding however far an edit moved it.
type findingKey [sha256.Size]byte

func keyOf(f diag.Finding) findingKey {
	name := ""
	if f.Span.File != nil {
		name = f.Span.File.Path
	}
	return sha256.Sum256([]byte(strings.Join([]string{f.Code, name, f.Message.VI}, "\x00")))
}

// whatChanged names what was changed, in front of the rest of a line.
func whatChanged(paths []string) string {
	switch len(paths) {
	case 0:
		return ""
	case 1:
		return path.Base(path.Dir(paths[0])) + "/" + path.Base(paths[0]) + ": "
	}
	return path.Base(path.Dir(paths[0])) + "/" + path.Base(paths[0]) + " +" + strconv.Itoa(len(paths)-1) + ": "
}

// openBrowser asks the system to show an address.
func openBrowser(ctx context.Context, address string) error {
	command := map[string][]string{"windows": {"rundll32", "url.dll,FileProtocolHandler"}, "darwin": {"open"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	return exec.CommandContext(ctx, command[0], append(command[1:], address)...).Start()
}
