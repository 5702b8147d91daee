package signature

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// program runs a program of OpenSSH; where there is none the test is skipped, or fails in
// the gate.
func program(t *testing.T, stdin []byte, name string, args ...string) (string, error) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CONGBO_GATE") != "" {
			t.Fatalf("the gate needs %s", name)
		}
		t.Skipf("%s is not here: signatures are not held against it", name)
	}
	c := exec.Command(name, args...)
	c.Stdin = bytes.NewReader(stdin)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	return out.String(), err
}

func must(t *testing.T, stdin []byte, name string, args ...string) string {
	t.Helper()
	out, err := program(t, stdin, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return out
}

// newKey makes a key in a folder.
func newKey(t *testing.T, kind, passphrase string) (path, public string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "id")
	must(t, nil, "ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", "", "-f", path)
	b, err := os.ReadFile(path + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	return path, strings.TrimSpace(string(b))
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func signed(t *testing.T, name, socket string, message []byte) string {
	t.Helper()
	key, err := Open(name, socket)
	if err != nil {
		t.Fatal(err)
	}
	defer key.Close()
	signature, err := key.Sign(message)
	if err != nil {
		t.Fatal(err)
	}
	return signature
}

var day = time.Date(2030, 8, 1, 0, 0, 0, 0, time.UTC)

// TestOpenSSH holds signatures against ssh-keygen, both ways, of keys of every kind.
func TestOpenSSH(t *testing.T) {
	message := []byte("Báo cáo đã niêm phong\n")
	for _, kind := range []string{"ed25519", "rsa", "ecdsa"} {
		path, public := newKey(t, kind, "")
		list := write(t, "allowed_signers", "van-thu@thu.example "+public+"\n")
		ours := write(t, "sig", signed(t, path, "", message))
		must(t, message, "ssh-keygen", "-Y", "verify", "-f", list, "-I", "van-thu@thu.example", "-n", Namespace, "-s", ours)
		if out, err := program(t, append(message, '!'), "ssh-keygen", "-Y", "verify", "-f", list, "-I", "van-thu@thu.example", "-n", Namespace, "-s", ours); err == nil {
			t.Errorf("%s: ssh-keygen takes it for another message: %s", kind, out)
		}
		theirs := must(t, message, "ssh-keygen", "-q", "-Y", "sign", "-f", path, "-n", Namespace)
		signers, err := ParseSigners([]byte("van-thu@thu.example "+public+"\n"), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		proof, why := signers.Verify(message, theirs[strings.Index(theirs, "-----BEGIN"):], day)
		if why != nil || proof.Signer != "van-thu@thu.example" {
			t.Errorf("%s: %v %v", kind, proof, why)
		}
	}
}

// TestAgent signs with keys that only the agent can use.
func TestAgent(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "agent")
	out := must(t, nil, "ssh-agent", "-a", socket)
	_, pid, _ := strings.Cut(out, "SSH_AGENT_PID=")
	pid, _, _ = strings.Cut(pid, ";")
	t.Cleanup(func() { exec.Command("kill", pid).Run() })
	add := func(path string) {
		t.Helper()
		c := exec.Command("ssh-add", path)
		c.Env = append(os.Environ(), "SSH_AUTH_SOCK="+socket, "SSH_ASKPASS_REQUIRE=force", "SSH_ASKPASS="+write(t, "none", ""), "DISPLAY=:0")
		if strings.HasSuffix(path, "locked") {
			ask := filepath.Join(t.TempDir(), "ask")
			if err := os.WriteFile(ask, []byte("#!/bin/sh\necho mot-hai-ba\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			c.Env = append(c.Env, "SSH_ASKPASS="+ask)
		}
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("ssh-add: %v %s", err, out)
		}
	}
	message := []byte("x")
	if _, err := Open(Agent, socket); err != ErrNoKey {
		t.Errorf("an agent without keys: %v", err)
	}
	first, public := newKey(t, "ed25519", "")
	add(first)
	if err := os.Remove(first); err != nil {
		t.Fatal(err)
	}
	list := write(t, "allowed_signers", "a "+public+"\n")
	for _, name := range []string{Agent, first + ".pub"} {
		s := write(t, "sig", signed(t, name, socket, message))
		must(t, message, "ssh-keygen", "-Y", "verify", "-f", list, "-I", "a", "-n", Namespace, "-s", s)
	}
	locked, _ := newKey(t, "ed25519", "mot-hai-ba")
	if _, err := Open(locked, socket); err != ErrPassphrase {
		t.Errorf("a key with a passphrase: %v", err)
	}
	if err := os.Rename(locked, locked+"-locked"); err != nil {
		t.Fatal(err)
	}
	add(locked + "-locked")
	signed(t, locked+"-locked", socket, message)
	if _, err := Open(Agent, socket); err != ErrSeveral {
		t.Errorf("an agent with two keys: %v", err)
	}
	if _, err := Open(Agent, ""); err != ErrNoAgent {
		t.Errorf("no agent: %v", err)
	}
}

// TestAllowed holds the list of signers against what ssh-keygen makes of the same list.
func TestAllowed(t *testing.T) {
	message := []byte("x")
	path, public := newKey(t, "ed25519", "")
	_, other := newKey(t, "ed25519", "")
	authority, authorityPublic := newKey(t, "ed25519", "")
	must(t, nil, "ssh-keygen", "-q", "-s", authority, "-I", "thu", "-n", "a@thu.example,b@thu.example", "-V", "20300101:20310101", path+".pub")
	certificate := path + "-cert.pub"
	plain, certified := signed(t, path, "", message), ""
	{
		out := must(t, message, "ssh-keygen", "-q", "-Y", "sign", "-f", certificate, "-n", Namespace)
		certified = out[strings.Index(out, "-----BEGIN"):]
	}
	for _, test := range []struct {
		name, line, signature string
		at                    string // of a day, as ssh-keygen has it
		allowed               bool
	}{
		{"a plain line", "a@thu.example KEY", plain, "20300801", true},
		{"another key", "a@thu.example OTHER", plain, "20300801", false},
		{"after lines of others", "# người ký\n\nb@thu.example OTHER\na@thu.example KEY", plain, "20300801", true},
		{"patterns", "*@thu.example,!b@thu.example KEY", plain, "20300801", true},
		{"quoted", `"a@thu.example" KEY`, plain, "20300801", true},
		{"the namespace", `a@thu.example namespaces="file,cong?o" KEY`, plain, "20300801", true},
		{"another namespace", `a@thu.example namespaces="file,git" KEY`, plain, "20300801", false},
		{"a namespace forbidden", `a@thu.example namespaces="*,!congbo" KEY`, plain, "20300801", false},
		{"within its time", `a@thu.example valid-after="20300101Z",valid-before="20310101Z" KEY`, plain, "20300801", true},
		{"before its time", `a@thu.example valid-after="20300803Z" KEY`, plain, "20300801", false},
		{"after its time", `a@thu.example Valid-Before="202001010000Z" KEY`, plain, "20300801", false},
		{"a second line allows", "a@thu.example valid-before=\"20200101\" KEY\na@thu.example KEY", plain, "20300801", true},
		{"an authority", "a@thu.example cert-authority AUTHORITY", certified, "20300801", true},
		{"an authority, its principals", "*@thu.example cert-authority,namespaces=\"congbo\" AUTHORITY", certified, "20300801", true},
		{"an authority for others", "a@khac.example cert-authority AUTHORITY", certified, "20300801", false},
		{"another authority", "a@thu.example cert-authority OTHER", certified, "20300801", false},
		{"a certificate out of time", "a@thu.example cert-authority AUTHORITY", certified, "20320801", false},
		{"an authority is no key", "a@thu.example AUTHORITY", certified, "20300801", false},
		{"a key is no authority", "a@thu.example cert-authority KEY", plain, "20300801", false},
	} {
		list := strings.NewReplacer("KEY", public, "OTHER", other, "AUTHORITY", authorityPublic).Replace(test.line) + "\n"
		at, err := time.Parse("20060102", test.at)
		if err != nil {
			t.Fatal(err)
		}
		signers, err := ParseSigners([]byte(list), time.UTC)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		proof, why := signers.Verify(message, test.signature, at)
		if (why == nil) != test.allowed {
			t.Errorf("%s: %v %v", test.name, proof, why)
		}
		if why != nil && (why.VI == "" || why.EN == "") {
			t.Errorf("%s: no reason is given", test.name)
		}
		out, err := program(t, message, "ssh-keygen", "-Y", "verify", "-f", write(t, "list", list), "-I", "a@thu.example", "-n", Namespace, "-s", write(t, "sig", test.signature), "-O", "verify-time="+test.at+"120000")
		if (err == nil) != test.allowed {
			t.Errorf("%s: ssh-keygen says %v %s", test.name, err, out)
		}
	}
}

// TestSignersRefused: a list that cannot be read is not read halfway.
func TestSignersRefused(t *testing.T) {
	public, err := ssh.NewPublicKey(ed25519.PublicKey(make([]byte, ed25519.PublicKeySize)))
	if err != nil {
		t.Fatal(err)
	}
	key := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(public)))
	if _, err := ParseSigners([]byte("a "+key), time.UTC); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"a", "a ssh-ed25519", key, "a anything " + key, `a namespaces=congbo ` + key, `a valid-after="soon" ` + key,
		`a valid-after="20300101",valid-after="20300102" ` + key, `a valid-after="20310101",valid-before="20300101" ` + key, `a cert-authority="x" ` + key,
	} {
		if s, err := ParseSigners([]byte("# x\n"+line), time.UTC); err == nil {
			t.Errorf("%s: read as %+v", line, s)
		} else if !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// TestFlip: no flip of a bit of a signature passes for the signature.
func TestFlip(t *testing.T) {
	path, public := newKey(t, "ed25519", "")
	message := []byte("x")
	good := signed(t, path, "", message)
	signers, err := ParseSigners([]byte("a "+public), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	was, err := sshsig.Unarmor([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	accepted := 0
	for bit := range 8 * len(good) {
		b := []byte(good)
		b[bit/8] ^= 1 << (bit % 8)
		if _, why := signers.Verify(message, string(b), day); why == nil {
			// Base64 has bits of no meaning, and the armour line ends.
			if now, err := sshsig.Unarmor(b); err != nil || !bytes.Equal(now.Marshal(), was.Marshal()) {
				t.Errorf("bit %d of byte %d passes", bit%8, bit/8)
			}
			accepted++
		}
	}
	t.Logf("%d of %d flips leave the signature what it is", accepted, 8*len(good))
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		patterns, s string
		want        bool
	}{
		{"a", "a", true}, {"a", "ab", false}, {"*", "", true}, {"a*b*c", "aXbYc", true}, {"a*b*c", "aXbY", false}, {"a?c", "abc", true}, {"a?c", "ac", false},
		{"!a,*", "a", false}, {"!a", "b", false}, {"*,!a", "b", true}, {strings.Repeat("*a", 60), strings.Repeat("a", 4000) + "b", false},
	} {
		if got := matchList(test.patterns, test.s); got != test.want {
			t.Errorf("%q with %q: %v", test.patterns, test.s, got)
		}
	}
}

func FuzzParseSigners(f *testing.F) {
	for _, s := range []string{"", "a,b ssh-ed25519 AAAA", `"a b" cert-authority,namespaces="x\"y" ssh-rsa x`, "a valid-after=\"2030\" k", "\"", "a \"\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if all, err := ParseSigners([]byte(s), time.UTC); err == nil {
			for _, one := range all {
				if one.key == nil || one.principals == "" {
					t.Errorf("%q: a line without key or signer", s)
				}
			}
		}
	})
}
