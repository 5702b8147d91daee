package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"congbo/cmd/congbo/internal/diag"
)

// Access is how one is let in at a target: what the user has, never what the site says.
type Access struct {
	Home      string // folder of the user
	User      string // name of the user
	AgentSock string // of ssh-agent; empty for none
}

// file is a file of ssh of the user. Without a home there is none: never one of the folder that
// the program happens to run in.
func (a Access) file(name string) string {
	if a.Home == "" {
		return filepath.Join(string(filepath.Separator), "nonexistent", name)
	}
	return filepath.Join(a.Home, ".ssh", name)
}

// patience is how long a connection may be silent.
const patience = time.Minute

// farewell is how long a target may take to let go of a run that was interrupted, which ends
// within a second: a lock that is left then is taken over by the next.
const farewell = 800 * time.Millisecond

// keyFiles are the names of private keys that ssh looks for.
var keyFiles = []string{"id_ed25519", "id_ecdsa", "id_rsa"}

// dial opens SFTP on a host that the user knows.
func dial(ctx context.Context, at *url.URL, access Access) (*sftp.Client, func() error, error) {
	port := at.Port()
	if port == "" {
		port = "22"
	}
	address := net.JoinHostPort(at.Hostname(), port)
	hosts, err := access.knownHosts(address)
	if err != nil {
		return nil, nil, err
	}
	signers, locked, closeAgent := access.signers()
	defer closeAgent()
	user := access.User
	if at.User != nil {
		user = at.User.Username()
	}
	dialer := net.Dialer{Timeout: patience / 2}
	conn, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, nil, unreached(address, err)
	}
	conn = &impatient{conn, patience}
	still := hangUp(ctx, conn)
	c, channels, requests, err := ssh.NewClientConn(conn, address, &ssh.ClientConfig{
		User: user, Auth: []ssh.AuthMethod{ssh.PublicKeys(signers...)},
		HostKeyCallback: hosts.check, HostKeyAlgorithms: hosts.algorithms,
	})
	if err != nil {
		still()
		conn.Close()
		return nil, nil, hosts.explain(err, user, len(signers), locked)
	}
	client := ssh.NewClient(c, channels, requests)
	files, err := sftp.NewClient(client)
	if err != nil {
		still()
		return nil, nil, fmt.Errorf("%s: SFTP: %w", address, errors.Join(err, ignoreClosed(client.Close())))
	}
	// What nobody answers is at an end: a server that is silent for longer than patience.
	awake, sleep := context.WithCancel(context.WithoutCancel(ctx))
	go func() {
		for pause(awake, patience/4) == nil {
			if _, _, err := client.SendRequest("keepalive@openssh.com", true, nil); err != nil {
				return
			}
		}
	}()
	return files, func() error {
		sleep()
		still()
		return errors.Join(ignoreClosed(files.Close()), ignoreClosed(client.Close()))
	}, nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) || errors.Is(err, io.EOF) || errors.Is(err, sftp.ErrSSHFxConnectionLost) {
		return nil
	}
	return err
}

// An impatient connection fails once the other side is silent for too long, where a plain one
// would wait for ever.
type impatient struct {
	net.Conn
	patience time.Duration
}

// Read is part of net.Conn.
func (c *impatient) Read(b []byte) (int, error) {
	_ = c.SetReadDeadline(time.Now().Add(c.patience))
	return c.Conn.Read(b)
}

// Write is part of net.Conn.
func (c *impatient) Write(b []byte) (int, error) {
	_ = c.SetWriteDeadline(time.Now().Add(c.patience))
	return c.Conn.Write(b)
}

// hangUp ends a connection some time after its run was interrupted, so that nobody waits for a
// server that is silent: a request that is under way, and letting go of the lock, have that time.
func hangUp(ctx context.Context, conn io.Closer) (stop func() bool) {
	return context.AfterFunc(ctx, func() { time.AfterFunc(farewell, func() { conn.Close() }) })
}

// hosts are the hosts that the user knows.
type hosts struct {
	address    string
	file       string // where a line is to be added
	known      ssh.HostKeyCallback
	algorithms []string // of the keys that are known of the host, or that it may show first
	refusal    error    // why the host was not taken
}

// knownHosts reads what the user and the machine know of a host. A server has several keys; it
// is to show one of those that are known.
func (a Access) knownHosts(address string) (*hosts, error) {
	h := &hosts{address: address, file: a.file("known_hosts")}
	var files []string
	for _, file := range []string{h.file, "/etc/ssh/ssh_known_hosts"} {
		if _, err := os.Stat(file); err == nil {
			files = append(files, file)
		}
	}
	var err error
	if h.known, err = knownhosts.New(files...); err != nil {
		return nil, err
	}
	var keys *knownhosts.KeyError
	if err := h.known(address, &net.TCPAddr{}, noKey{}); errors.As(err, &keys) {
		for _, k := range keys.Want {
			h.algorithms = append(h.algorithms, algorithmsOf(k.Key.Type())...)
		}
	}
	if h.algorithms == nil {
		h.algorithms = firstKeys
	}
	return h, nil
}

// firstKeys are the algorithms of a host that is not known, in the order of ssh: so it shows the
// key whose fingerprint the others who reach it by ssh were shown.
var firstKeys = []string{ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}

// algorithmsOf are the algorithms that prove a key of a type.
func algorithmsOf(keyType string) []string {
	if keyType == ssh.KeyAlgoRSA {
		return []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
	}
	return []string{keyType}
}

// noKey is the key of nobody: asked for it, known hosts tell those that they have.
type noKey struct{}

func (noKey) Type() string                        { return "none" }
func (noKey) Marshal() []byte                     { return nil }
func (noKey) Verify([]byte, *ssh.Signature) error { return errors.New("no key") }

// check is asked whether the host is the one that it should be.
func (h *hosts) check(_ string, remote net.Addr, key ssh.PublicKey) error {
	err := h.known(h.address, &net.TCPAddr{}, key)
	var wrong *knownhosts.KeyError
	switch {
	case !errors.As(err, &wrong):
		h.refusal = err // nil, or a revoked key
	case len(wrong.Want) > 0:
		h.refusal = refused(h.address,
			diag.Say("khóa của %s không phải là khóa đã biết; có thể có người đứng giữa nghe lén (khóa đưa ra: %s)", "the key of %s is not the one that is known; someone may be listening in (the key shown: %s)", h.address, ssh.FingerprintSHA256(key)),
			diag.Say("không công bố; hỏi người quản trị máy chủ xem khóa có được thay không (dòng đã biết: %s)", "do not publish; ask who runs the server whether its key was replaced (the known line: %s)", wrong.Want[0].String()))
	default:
		h.refusal = refused(h.address,
			diag.Say("chưa biết máy %s, khóa %s %s", "%s is not a known host, key %s %s", h.address, key.Type(), ssh.FingerprintSHA256(key)),
			diag.Say("hỏi người quản trị máy chủ; nếu đúng dấu vân tay ấy thì thêm dòng này vào %s:\n%s", "ask who runs the server; if this is its fingerprint, add this line to %s:\n%s", h.file, knownhosts.Line([]string{h.address}, key)))
	}
	return h.refusal
}

// explain says why one was not let in.
func (h *hosts) explain(err error, user string, keys int, locked []string) error {
	if h.refusal != nil {
		return h.refusal
	}
	hint := diag.Say("đưa khóa vào ssh-agent (ssh-add), hoặc đặt ở ~/.ssh/id_ed25519, rồi nhờ người quản trị máy chủ thêm khóa công khai", "add your key to ssh-agent (ssh-add) or put it at ~/.ssh/id_ed25519, and have who runs the server add its public key")
	if len(locked) > 0 {
		hint = diag.Say("khóa %s có mật khẩu: chạy ssh-add trước", "key %s has a passphrase: run ssh-add first", locked[0])
	}
	said := err.Error() // it has no type
	if strings.Contains(said, "Too many authentication failures") {
		hint = diag.Say("máy ấy chỉ thử vài khóa đầu: để lại trong agent một khóa đúng (ssh-add -D, rồi ssh-add TỆP-KHÓA)", "it tries the first few keys only: leave the right one in the agent (ssh-add -D, then ssh-add KEYFILE)")
		said = "unable to authenticate"
	}
	if strings.Contains(said, "unable to authenticate") {
		return refused(h.address,
			diag.Say("máy %s không cho %q vào; số khóa có để thử: %d", "%s does not let %q in; keys there were to try: %d", h.address, user, keys), hint)
	}
	return fmt.Errorf("%s: %w", h.address, err)
}

// signers are the keys of the agent, then those of files; locked are files that need a
// passphrase, which only the agent is told.
func (a Access) signers() (all []ssh.Signer, locked []string, end func()) {
	end = func() {}
	if conn, err := a.agent(); err == nil {
		end = func() { conn.Close() }
		if signers, err := agent.NewClient(conn).Signers(); err == nil {
			all = signers
		}
	}
	for _, name := range keyFiles {
		path := a.file(name)
		b, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		key, err := ssh.ParsePrivateKey(b)
		var missing *ssh.PassphraseMissingError
		switch {
		case err == nil && !slices.ContainsFunc(all, func(s ssh.Signer) bool { return string(s.PublicKey().Marshal()) == string(key.PublicKey().Marshal()) }):
			all = append(all, key)
		case errors.As(err, &missing):
			locked = append(locked, path)
		}
	}
	return all, locked, end
}

// agent is the connection to ssh-agent; of Windows, its pipe.
func (a Access) agent() (io.ReadWriteCloser, error) {
	if a.AgentSock == "" && runtime.GOOS == "windows" {
		return os.OpenFile(`\\.\pipe\openssh-ssh-agent`, os.O_RDWR, 0)
	}
	if a.AgentSock == "" {
		return nil, os.ErrNotExist
	}
	return net.Dial("unix", a.AgentSock)
}
