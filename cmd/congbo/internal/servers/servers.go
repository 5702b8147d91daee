// Package servers is for tests: the servers that reports are published to and read from, as
// their makers ship them, started for a test and ended with it. A test whose server is not on
// this machine is skipped, and says so; with CONGBO_REQUIRE_SERVERS it fails.
package servers

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Find is the path of a program; it skips the test if there is none.
func Find(t testing.TB, program, pkg string) string {
	t.Helper()
	for _, dir := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin", "/usr/lib/openssh") {
		if info, err := os.Stat(filepath.Join(dir, program)); err == nil && !info.IsDir() {
			return filepath.Join(dir, program)
		}
	}
	if os.Getenv("CONGBO_REQUIRE_SERVERS") != "" {
		t.Fatalf("%s (%s) is not on this machine", program, pkg)
	}
	t.Skipf("%s (%s) is not on this machine: publishing to it is not tested", program, pkg)
	return ""
}

// port is one that nobody listens at.
func port(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// start runs a server until the test ends, once it listens.
func start(t testing.TB, at string, c *exec.Cmd) {
	t.Helper()
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	must(t, c.Start())
	exited := make(chan error, 1)
	go func() { exited <- c.Wait() }()
	t.Cleanup(func() {
		c.Process.Signal(syscall.SIGTERM)
		select {
		case <-exited:
		case <-time.After(5 * time.Second):
			c.Process.Kill()
			<-exited
		}
		if t.Failed() {
			t.Logf("%s said:\n%s", c.Path, said.String())
		}
	})
	for range 500 {
		select {
		case err := <-exited:
			exited <- err
			t.Fatalf("%s ended: %v\n%s", c.Path, err, said.String())
		default:
		}
		if conn, err := net.Dial("tcp", at); err == nil {
			conn.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s does not listen at %s", c.Path, at)
}

// An SSHServer is an sshd that lets this user in.
type SSHServer struct {
	Address string // host:port
	Home    string // of a user who has its key and knows it
}

// SSH starts sshd with host keys of several types, of which the user knows one.
func SSH(t testing.TB) SSHServer {
	t.Helper()
	sshd, keygen := Find(t, "sshd", "openssh-server"), Find(t, "ssh-keygen", "openssh-client")
	dir := t.TempDir()
	s := SSHServer{Address: fmt.Sprintf("127.0.0.1:%d", port(t)), Home: filepath.Join(dir, "home")}
	must(t, os.MkdirAll(filepath.Join(s.Home, ".ssh"), 0o700))
	for name, kind := range map[string]string{"host_rsa": "rsa", "host_ecdsa": "ecdsa", "host_ed25519": "ed25519", "home/.ssh/id_ed25519": "ed25519"} {
		run(t, keygen, "-q", "-t", kind, "-N", "", "-f", filepath.Join(dir, name))
	}
	id, err := os.ReadFile(filepath.Join(s.Home, ".ssh/id_ed25519.pub"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "authorized_keys"), id, 0o600))
	s.Know(t, filepath.Join(dir, "host_ed25519.pub"))
	if os.Getuid() == 0 {
		must(t, os.MkdirAll("/run/sshd", 0o755))
	}
	_, p, _ := net.SplitHostPort(s.Address)
	config := strings.NewReplacer("DIR", dir, "PORT", p).Replace(`Port PORT
ListenAddress 127.0.0.1
HostKey DIR/host_rsa
HostKey DIR/host_ecdsa
HostKey DIR/host_ed25519
PidFile DIR/sshd.pid
AuthorizedKeysFile DIR/authorized_keys
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
`)
	if os.Getuid() == 0 {
		config += "UsePAM no\n"
	}
	must(t, os.WriteFile(filepath.Join(dir, "sshd_config"), []byte(config), 0o600))
	start(t, s.Address, exec.Command(sshd, "-D", "-e", "-f", filepath.Join(dir, "sshd_config")))
	return s
}

// Know writes a public key into the known hosts of the user, as that of the server.
func (s SSHServer) Know(t testing.TB, file string) {
	t.Helper()
	key, err := os.ReadFile(file)
	must(t, err)
	host, p, _ := net.SplitHostPort(s.Address)
	line := fmt.Sprintf("[%s]:%s %s\n", host, p, strings.Join(strings.Fields(string(key))[:2], " "))
	must(t, os.WriteFile(filepath.Join(s.Home, ".ssh/known_hosts"), []byte(line), 0o600))
}

// An S3Server is an S3 gateway over a folder, with one bucket.
type S3Server struct {
	Endpoint    string // https://host:port
	Bucket      string
	Folder      string // that holds the folder of the bucket
	Certificate string // file of the one that it shows
	Key, Secret string
}

// S3 starts a gateway that speaks TLS: over it S3 behaves as it does over no plain connection.
func S3(t testing.TB) S3Server {
	t.Helper()
	gateway := Find(t, "versitygw", "github.com/versity/versitygw")
	dir := t.TempDir()
	s := S3Server{Bucket: "kho", Folder: filepath.Join(dir, "data"), Certificate: filepath.Join(dir, "t.crt"), Key: "test", Secret: "testsecret"}
	at := fmt.Sprintf("127.0.0.1:%d", port(t))
	s.Endpoint = "https://" + at
	certificate(t, s.Certificate, filepath.Join(dir, "t.key"))
	must(t, os.MkdirAll(filepath.Join(s.Folder, s.Bucket), 0o755))
	c := exec.Command(gateway, "--port", at, "--cert", s.Certificate, "--key", filepath.Join(dir, "t.key"), "-q", "posix", s.Folder)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+s.Key, "ROOT_SECRET_KEY="+s.Secret)
	start(t, at, c)
	return s
}

// certificate writes a certificate of this machine's own, and its key.
func certificate(t testing.TB, certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "127.0.0.1"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	must(t, err)
	der, err := x509.MarshalECPrivateKey(key)
	must(t, err)
	must(t, os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert}), 0o600))
	must(t, os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der}), 0o600))
}

// Nginx serves what a configuration says, whose "listen 80" becomes another port; the address
// of that is returned.
func Nginx(t testing.TB, config string) string {
	t.Helper()
	nginx := Find(t, "nginx", "nginx-light")
	dir, at := folderForAll(t), fmt.Sprintf("127.0.0.1:%d", port(t))
	main := fmt.Sprintf(`worker_processes 1; daemon off; pid %[1]s/pid; error_log stderr warn;
%[3]s
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path %[1]s/b; proxy_temp_path %[1]s/p; fastcgi_temp_path %[1]s/f; uwsgi_temp_path %[1]s/u; scgi_temp_path %[1]s/s;
%[2]s
}
`, dir, strings.Replace(config, "listen 80;", "listen "+at+";", 1), map[bool]string{true: "user nobody nogroup;"}[os.Getuid() == 0])
	must(t, os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(main), 0o644))
	start(t, at, exec.Command(nginx, "-c", filepath.Join(dir, "nginx.conf")))
	return "http://" + at
}

// Apache serves what a configuration says.
func Apache(t testing.TB, config string) string {
	t.Helper()
	apache := Find(t, "apache2", "apache2")
	dir, at := folderForAll(t), fmt.Sprintf("127.0.0.1:%d", port(t))
	var main strings.Builder
	fmt.Fprintf(&main, "ServerRoot %s\nServerName 127.0.0.1\nListen %s\nPidFile %s/pid\nDefaultRuntimeDir %[1]s\nMutex file:%[1]s default\nErrorLog %[1]s/error.log\nDocumentRoot %[1]s/empty\n", dir, at, dir)
	if os.Getuid() == 0 {
		main.WriteString("User nobody\nGroup nogroup\n")
	}
	for _, module := range []string{"mpm_event", "authz_core", "mime", "dir", "headers", "alias"} {
		fmt.Fprintf(&main, "LoadModule %s_module /usr/lib/apache2/modules/mod_%[1]s.so\n", module)
	}
	main.WriteString("TypesConfig /etc/mime.types\n" + config)
	must(t, os.MkdirAll(filepath.Join(dir, "empty"), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, "httpd.conf"), []byte(main.String()), 0o644))
	start(t, at, exec.Command(apache, "-D", "FOREGROUND", "-f", filepath.Join(dir, "httpd.conf")))
	return "http://" + at
}

// folderForAll is a temporary folder that a server which runs as somebody else can read.
func folderForAll(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "congbo-server-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	must(t, os.Chmod(dir, 0o755))
	return dir
}

// Folder is an empty folder that servers can read.
func Folder(t testing.TB) string { return folderForAll(t) }

// Get gets an address, without following where it leads.
func Get(t testing.TB, client *http.Client, address string) *http.Response {
	t.Helper()
	c := *client
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := c.Get(address)
	must(t, err)
	t.Cleanup(func() { answer.Body.Close() })
	return answer
}

func run(t testing.TB, program string, args ...string) {
	t.Helper()
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
