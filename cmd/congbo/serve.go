package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
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
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := a.command("serve", diag.Say("xem trước trang ngay khi soạn thảo", "preview the site while it is written"))
	c.Long = a.word(
		"Dựng trang trong bộ nhớ, mở trên máy này, và dựng lại mỗi khi một tệp được lưu; trang đang mở tự cập nhật. Dự thảo cũng được dựng. Không ghi gì vào public/.",
		"Builds the site in memory, shows it on this machine, and builds again whenever a file is saved; open pages follow. Drafts are built too. Nothing is written to public/.")
	c.Flags().IntVar(&f.port, "port", 1313, a.word("cổng", "port"))
	c.Flags().StringVar(&f.bind, "bind", "127.0.0.1", a.word("địa chỉ mạng; mặc định chỉ máy này xem được", "network address; by default only this machine can look"))
	c.Flags().DurationVar(&f.poll, "poll", 0, a.word("xem lại các thư mục theo nhịp này (1s), cho ổ đĩa mạng", "look at the folders at this interval (1s), for network drives"))
	c.Flags().BoolVar(&f.open, "open", false, a.word("mở trình duyệt", "open the browser"))
	c.Flags().BoolVar(&f.follow, "follow", false, a.word("trang đang mở chuyển tới mục đang sửa", "open pages go to the section being edited"))
	c.Flags().BoolVar(&f.quiet, "quiet", false, a.word("không in gì sau dòng đầu", "print nothing after the first line"))
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
	if f.bind == "" {
		return usage(diag.Say("--bind cần một địa chỉ", "--bind needs an address"), diag.Say("chỉ máy này xem được: 127.0.0.1; mọi máy trong mạng: 0.0.0.0", "this machine alone: 127.0.0.1; every machine of the network: 0.0.0.0"))
	}
	debug.SetGCPercent(50) // it lives long, beside the editor and the browser
	listener, err := net.Listen("tcp", net.JoinHostPort(f.bind, strconv.Itoa(f.port)))
	if err != nil {
		return &stop{code: exitMachine, cause: err,
			text: diag.Say("không mở được cổng %d", "cannot listen on port %d", f.port),
			hint: diag.Say("có thể một chương trình khác đang dùng cổng này; chọn cổng khác: --port %d", "another program may have it; choose another: --port %d", f.port+1)}
	}
	s := &session{app: a, flags: f, site: pipeline.NewPreview(pipeline.Options{Site: root.FS(), Drafts: true}), server: preview.New(hosts(f.bind)...), rest: func() {}}
	defer func() { s.rest() }()
	// The first look comes before the first build: what is saved in between is seen.
	watcher, err := watch.New(a.source, watch.Options{Folders: source.Folders(), Ignore: source.Junk, Poll: f.poll,
		Say: func(message diag.Text) { a.say("%s", "%s", message.In(a.lang())) }})
	if err != nil {
		listener.Close()
		return machine(err, diag.Say("không xem được các thư mục của trang", "cannot look at the folders of the site"))
	}
	if err := s.build(nil); err != nil {
		listener.Close()
		watcher.Close()
		return err
	}
	web := s.server.HTTP()
	served := make(chan error, 1)
	go func() { served <- web.Serve(preview.Headed(listener)) }()
	address := "http://" + shownAddress(listener.Addr()) + "/"
	a.say("%s (Ctrl-C để dừng)", "%s (Ctrl-C stops)", address)
	if ip := net.ParseIP(f.bind); f.bind != "localhost" && (ip == nil || !ip.IsLoopback()) {
		a.say("chú ý: máy khác trong mạng có thể đọc bản dự thảo này", "mind: other machines of the network may read this draft")
	}
	if f.open {
		if err := openBrowser(ctx, address); err != nil {
			a.say("không mở được trình duyệt: %v", "cannot open the browser: %v", err)
		}
	}
	watching, done := context.WithCancel(ctx)
	var failed error // of the watcher, read once it has ended
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		failed = watcher.Run(watching, func(paths []string) {
			if err := s.build(paths); err != nil {
				a.say("không dựng được: %v", "cannot build: %v", err)
			}
		})
	}()
	select {
	case <-ctx.Done():
	case err = <-served:
	case <-ended:
	}
	web.Close() // streams never end by themselves
	done()
	<-ended // a build that goes on still reads the site
	if err == nil {
		err = failed
	}
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return machine(err, diag.Say("dừng xem trước", "the preview has stopped"))
	}
	return nil
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
	server *preview.Server
	known  map[findingKey]bool // findings of the last build that could be shown; nil before the first
	rest   func()              // ends what still goes on after a build
	links  time.Duration       // that it takes to follow every link
}

// build builds the site and shows it, or tells why it cannot be shown. The paths
// are what was changed; nil for the first build. The error is about the machine.
//
// Readers come first: the page is there before the checks have read the report, and
// every link of the site is followed only when nobody writes for a moment. A save ends both.
func (s *session) build(paths []string) error {
	s.rest()
	start := s.now()
	built, err := s.site.Update(paths)
	if err != nil {
		return machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	s.speakLike(built.Site)
	state := preview.State{Build: built.ID}
	if built.Fails() {
		state.Error = s.errors(built.Findings)
		s.server.Tell(s.findings(built.Reports, built.Findings), state)
		s.reportBuild(built, built.Findings, paths, s.now().Sub(start))
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
		s.reportBuild(built, findings, paths, took)
		s.followLinks(ctx, built, findings, state)
	})
	return nil
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

// quiet is how long nobody writes, at least, before every link is followed: as long as
// that takes, so that it is done in half of the pauses of a drafter and not in his way.
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
	case <-time.After(max(quiet, s.links)):
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
			shown = append(shown, preview.Finding{Severity: f.Severity.String(), Place: f.Span.String(), Anchor: anchor,
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
func (s *session) reportBuild(built *pipeline.Version, findings diag.List, paths []string, took time.Duration) {
	if built.Fails() {
		if !s.flags.quiet {
			fmt.Fprint(s.stderr, s.errors(findings))
			s.say("%schưa dựng được, trang cũ vẫn hiện; %d ms", "%snot built, the page before stands; %d ms", whatChanged(paths), took.Milliseconds())
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
	s.say("%s%d trang, %d ms; phát hiện: %d mới, %d hết", "%s%d pages, %d ms; findings: %d new, %d gone", whatChanged(paths), built.Count(), took.Milliseconds(), len(fresh), gone)
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
