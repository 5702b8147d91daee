package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"
	"unicode"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/publish"
	"congbo/cmd/congbo/internal/source"
)

// A visit is a run at a target, of publish or rollback.
type visit struct {
	*publish.Session
	ctx    context.Context
	root   *os.Root
	target *data.Target
	site   *pipeline.Result // without checks and pages
	state  *publish.State
}

// targetOf is the target of a name; without a name, the only one.
func targetOf(set *data.Set, name string) (*data.Target, error) {
	var names []string
	for _, t := range set.Targets {
		names = append(names, t.Name)
		if t.Name == name {
			return t, nil
		}
	}
	switch {
	case len(names) == 1 && name == "":
		return set.Targets[0], nil
	case len(names) == 0:
		return nil, usage(diag.Say("chưa có nơi công bố nào", "there is no target yet"),
			diag.Say("ghi vào data/publish.toml:\n[target.trang-thong-tin]\nurl = \"sftp://người@máy/srv/www/bao-cao\"", "write into data/publish.toml:\n[target.information-page]\nurl = \"sftp://user@host/srv/www/reports\""))
	case name == "":
		return nil, usage(diag.Say("có %d nơi công bố, cần nói nơi nào", "there are %d targets: say which", len(names)),
			diag.Say("chọn: %s", "choose: %s", strings.Join(names, ", ")))
	}
	return nil, usage(diag.Say("không có nơi công bố %q", "there is no target %q", name),
		diag.Say("data/publish.toml có: %s", "data/publish.toml has: %s", strings.Join(names, ", ")))
}

// readTargets reads the site for its settings. The root is the caller's to close.
func (a *app) readTargets() (*os.Root, *pipeline.Result, error) {
	root, err := a.openSite()
	if err != nil {
		return nil, nil, err
	}
	site, err := pipeline.Read(pipeline.Options{Tree: source.ReadEach(root.FS(), pipeline.Each)})
	if err != nil {
		root.Close()
		return nil, nil, machine(err, diag.Say("không đọc được trang", "cannot read the site"))
	}
	a.speakLike(site.Site)
	if err := a.trust(site.Findings, diag.Say("sửa data/publish.toml trước đã", "mend data/publish.toml first"), data.TargetsFile); err != nil {
		root.Close()
		return nil, nil, err
	}
	return root, site, nil
}

// atTarget reaches a target, looks at it and does something there.
func (a *app) atTarget(name string, rate int64, do func(*visit) error) error {
	root, site, err := a.readTargets()
	if err != nil {
		return err
	}
	defer root.Close()
	t, err := targetOf(site.Site.Data, name)
	if err != nil {
		return err
	}
	home, _ := os.UserHomeDir() // without one there are no keys and no known hosts in it
	store, err := publish.Open(a.done, t, publish.Options{Site: a.source, Bandwidth: rate,
		Access: publish.Access{Home: home, User: userName(), AgentSock: a.getenv("SSH_AUTH_SOCK")}})
	if err != nil {
		return notReached(t, err)
	}
	defer store.Close()
	v := &visit{Session: publish.NewSession(store, t.Name, who()), ctx: a.done, root: root, target: t, site: site}
	if g, ok := store.(publish.Gapped); ok && g.Gaps() {
		a.tell("chú ý: máy chủ %s không đổi tên đè lên tệp khác được (posix-rename); khi thay, mỗi tệp vắng mặt trong chốc lát", "mind: server %s cannot rename over a file (posix-rename); each file that is replaced is not there for a moment", t.At.Host)
	}
	v.OnWait = func(who string) {
		a.tell("%s đang công bố ở %s, hoặc đã bị ngắt ở đó; chờ xem (dưới một phút)", "%s is publishing at %s, or was stopped there; waiting to see which (less than a minute)", who, t.Name)
	}
	if v.state, err = v.Look(v.ctx); err == nil {
		err = do(v)
	}
	return notReached(t, err)
}

// tell prints a message on standard error.
func (a *app) tell(vi, en string, args ...any) {
	fmt.Fprintln(a.stderr, a.line(diag.Say(vi, en, args...)))
}

// notReached explains what went wrong at a target before anything was done there.
func notReached(t *data.Target, err error) error {
	return targetStop(err, diag.Say("không làm việc được với %s; ở đó chưa có gì thay đổi", "cannot work with %s; nothing was changed there", t.Name),
		diag.Say("xem lại mạng và [target.%s] trong data/publish.toml", "look at the network, and at [target.%s] in data/publish.toml", t.Name))
}

// notFinished explains what went wrong at a target while it was changed.
func notFinished(t *data.Target, err error) error {
	return targetStop(err, diag.Say("chưa công bố xong ở %s; trang mà người đọc mở được vẫn trọn vẹn", "not finished at %s; every page that readers can open is whole", t.Name),
		diag.Say("chạy lại khi nơi ấy trở lại bình thường: lần sau tự chữa phần dở dang", "run again when it is back: the next run puts right what is left"))
}

// targetStop is a stop with a text, unless the error says by itself what is to be done.
func targetStop(err error, text, hint diag.Text) error {
	var known *stop
	if err == nil || errors.As(err, &known) {
		return err
	}
	if refused := refusal(err); refused != nil {
		return refused
	}
	if errors.Is(err, fs.ErrPermission) {
		hint = diag.Say("nhờ người quản trị nơi ấy cho phép đọc và ghi ở đó, rồi chạy lại", "have who runs it allow reading and writing there, then run again")
	}
	return &stop{code: exitMachine, cause: err, text: text, hint: hint}
}

// who is the name of whoever publishes, for others to see: "nga@van-phong".
func who() string {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	name := userName() + "@" + host
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	return strings.ToValidUTF8(name[:min(len(name), 100)], "")
}

func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "?"
}

// carryOut says what a change does, asks, and does it.
func (a *app) carryOut(v *visit, c *publish.Change, dryRun, yes bool) error {
	if v.state.Stands(c) {
		a.say("%s: đã đúng như trang, không có gì để gửi", "%s is just as the site already: nothing to send", v.Target)
		return nil
	}
	a.sayPlan(v, c)
	if dryRun {
		return nil
	}
	if err := a.confirm(yes, diag.Say("làm như vậy ở %s (%s)?", "do this at %s (%s)?", v.Target, v.target.URL)); err != nil {
		return err
	}
	if err := a.deliver(v, c); err != nil {
		return err
	}
	r := c.Release
	a.say("đã công bố lần %d ở %s: %d tệp thêm, %d đổi, %d bỏ; gửi %s", "release %d stands at %s: %d files added, %d changed, %d removed; %s sent",
		r.Number, v.Target, len(c.Add), len(c.Replace), len(c.Remove), byteCount(v.Sent()))
	return nil
}

// deliver does what was agreed. A signal ends it between two requests.
func (a *app) deliver(v *visit, c *publish.Change) error {
	defer a.hold()()
	end := a.progress(v)
	err := v.Publish(v.ctx, c)
	end()
	if err != nil && a.exitCode() != 0 {
		a.tell("dừng giữa chừng; trang mà người đọc mở được vẫn trọn vẹn, chạy lại để làm tiếp", "interrupted; every page that readers can open is whole, run again to go on")
	}
	return notFinished(v.target, err)
}

// shownNames is how many files of a kind are named before a publication.
const shownNames = 8

func (a *app) sayPlan(v *visit, c *publish.Change) {
	for _, kind := range []struct {
		mark  string
		names []string
		text  diag.Text
	}{
		{"+", c.Add, diag.Say("thêm %d tệp", "%d files to add", len(c.Add))},
		{"~", c.Replace, diag.Say("đổi %d tệp", "%d files to change", len(c.Replace))},
		{"-", c.Remove, diag.Say("bỏ %d tệp", "%d files to remove", len(c.Remove))},
	} {
		if len(kind.names) == 0 {
			continue
		}
		a.say("%s", "%s", a.line(kind.text))
		for _, name := range kind.names[:min(len(kind.names), shownNames)] {
			fmt.Fprintf(a.stdout, "  %s %s\n", kind.mark, name)
		}
		if more := len(kind.names) - shownNames; more > 0 {
			a.say("  … và %d tệp nữa", "  … and %d more files", more)
		}
	}
	if c.Bytes > 0 {
		a.say("gửi %s tới %s", "%s to send to %s", byteCount(c.Bytes), v.Target)
	}
}

// byteCount is a number of bytes for people.
func byteCount(n int64) string {
	switch {
	case n >= 10_000_000:
		return fmt.Sprintf("%d MB", n/1_000_000)
	case n >= 10_000:
		return fmt.Sprintf("%d kB", n/1000)
	}
	return fmt.Sprintf("%d B", n)
}

// confirm asks whether to go on, unless that is said already.
func (a *app) confirm(yes bool, question diag.Text) error {
	if yes {
		return nil
	}
	if a.stdin == nil {
		return usage(diag.Say("chưa làm gì: không có ai ở màn hình để hỏi", "nothing was done: nobody is at the terminal to be asked"),
			diag.Say("đồng ý thì thêm --yes", "add --yes to agree"))
	}
	fmt.Fprintf(a.stderr, "%s %s ", a.line(question), a.word("[c/K]", "[y/N]"))
	answer, err := bufio.NewReader(a.stdin).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return machine(err, diag.Say("không đọc được câu trả lời", "cannot read the answer"))
	}
	if !strings.HasSuffix(answer, "\n") {
		fmt.Fprintln(a.stderr)
	}
	if slices.Contains([]string{"y", "yes", "c", "có", "co"}, strings.ToLower(strings.TrimSpace(answer))) {
		return nil
	}
	return usage(diag.Say("chưa làm gì", "nothing was done"), diag.Text{})
}

// progress shows on a terminal how far a publication is, once it takes longer than a second.
func (a *app) progress(v *visit) (end func()) {
	if !a.terminal {
		return func() {}
	}
	start, shown := a.now(), make(chan [2]int, 1)
	v.OnProgress = func(done, all int) {
		select {
		case shown <- [2]int{done, all}:
		default:
		}
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		wrote := false
		for s := range shown {
			if a.now().Sub(start) > time.Second {
				fmt.Fprintf(a.stderr, "\r%s", a.line(diag.Say("%d/%d tệp, gửi %s  ", "%d/%d files, %s sent  ", s[0], s[1], byteCount(v.Sent()))))
				wrote = true
			}
		}
		if wrote {
			fmt.Fprint(a.stderr, "\r\x1b[K")
		}
	}()
	return func() {
		v.OnProgress = nil
		close(shown)
		<-ended
	}
}
