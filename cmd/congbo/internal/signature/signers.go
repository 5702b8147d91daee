package signature

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"congbo/cmd/congbo/internal/diag"
)

// Signers are who may sign: the lines of a file as ssh-keygen(1) has it under ALLOWED
// SIGNERS.
type Signers []signer

// A signer is a line.
type signer struct {
	line          int
	principals    string
	key           ssh.PublicKey
	authority     bool // the key signs certificates of those who may sign
	namespaces    string
	after, before time.Time // zero for none
}

// ParseSigners reads a list of signers. Times without a Z are those of a place.
func ParseSigners(b []byte, local *time.Location) (Signers, error) {
	var all Signers
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		s, err := parseSigner(line, local)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		s.line = n
		all = append(all, s)
	}
	return all, nil
}

func parseSigner(line string, local *time.Location) (s signer, err error) {
	principals, rest := word(line)
	s.principals = strings.Trim(principals, `"`)
	if s.principals == "" || rest == "" {
		return s, fmt.Errorf("it names no signer, or no key")
	}
	if key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(rest)); err == nil && options == nil {
		s.key = key
		return s, nil
	}
	options, rest := word(rest)
	for option := range splitOptions(options) {
		if err := s.option(option, local); err != nil {
			return s, err
		}
	}
	if !s.before.IsZero() && !s.after.IsZero() && !s.before.After(s.after) {
		return s, fmt.Errorf("the key is never valid")
	}
	key, _, more, _, err := ssh.ParseAuthorizedKey([]byte(rest))
	if err != nil || more != nil {
		return s, fmt.Errorf("it has no key that can be read")
	}
	s.key = key
	return s, nil
}

// word cuts a line at white space that is not within quotes.
func word(line string) (first, rest string) {
	quoted := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case (c == ' ' || c == '\t') && !quoted:
			return line[:i], strings.TrimLeft(line[i:], " \t")
		}
	}
	return line, ""
}

// splitOptions cuts options at commas that are not within quotes.
func splitOptions(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		quoted, from := false, 0
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case c == '\\' && quoted:
				i++
			case c == '"':
				quoted = !quoted
			case c == ',' && !quoted:
				if !yield(s[from:i]) {
					return
				}
				from = i + 1
			}
		}
		yield(s[from:])
	}
}

func (s *signer) option(option string, local *time.Location) (err error) {
	name, value, valued := strings.Cut(option, "=")
	if valued {
		n := len(value)
		if n < 2 || value[0] != '"' || value[n-1] != '"' {
			return fmt.Errorf("the value of %s is not between quotes", name)
		}
		value = strings.ReplaceAll(value[1:n-1], `\"`, `"`)
	}
	twice := false
	switch name = strings.ToLower(name); {
	case name == "cert-authority" && !valued:
		s.authority = true
	case name == "namespaces" && valued:
		twice, s.namespaces = s.namespaces != "", value
	case name == "valid-after" && valued:
		twice = !s.after.IsZero()
		s.after, err = parseTime(value, local)
	case name == "valid-before" && valued:
		twice = !s.before.IsZero()
		s.before, err = parseTime(value, local)
	default:
		return fmt.Errorf("there is no option %q", option)
	}
	if twice {
		return fmt.Errorf("it has %s twice", name)
	}
	return err
}

// parseTime reads YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, each with a Z or without.
func parseTime(s string, local *time.Location) (time.Time, error) {
	digits, utc := strings.CutSuffix(s, "Z")
	if utc {
		local = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(digits) == len(layout) {
			if t, err := time.ParseInLocation(layout, digits, local); err == nil {
				return t, nil
			}
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time as YYYYMMDD or YYYYMMDDHHMMSS", s)
}

// Holds tells why a signature is not one of a message, whoever made it; nil where it is.
func Holds(message []byte, signature string) *diag.Text {
	_, why := hold(message, signature)
	return why
}

// hold is the key that a signature of a message was made with.
func hold(message []byte, signature string) (ssh.PublicKey, *diag.Text) {
	fail := func(vi, en string, args ...any) (ssh.PublicKey, *diag.Text) {
		t := diag.Say(vi, en, args...)
		return nil, &t
	}
	sig, err := sshsig.Unarmor([]byte(signature))
	switch {
	case err != nil:
		return fail("chữ ký không đọc được: %v", "the signature cannot be read: %v", err)
	case sig.Namespace != Namespace:
		return fail("chữ ký được ký cho việc khác (%q)", "the signature was made for something else (%q)", sig.Namespace)
	case sshsig.Verify(bytes.NewReader(message), sig, sig.PublicKey, sig.HashAlgorithm, Namespace) != nil:
		return fail("chữ ký không phải của nội dung này", "the signature is not of this content")
	}
	return sig.PublicKey, nil
}

// A Proof is who made a signature that holds.
type Proof struct {
	Signer string // as the list of signers names them
	Key    string // fingerprint
}

// Verify proves a signature of a message that was made on a day: who made it, or why it does
// not count. A key that was allowed at any time of the day was allowed.
func (all Signers) Verify(message []byte, signature string, day time.Time) (Proof, *diag.Text) {
	key, broken := hold(message, signature)
	if broken != nil {
		return Proof{}, broken
	}
	why := diag.Say("không ai trong danh sách người ký có khóa %s", "nobody in the list of signers has the key %s", fingerprint(key))
	from, to := day.UTC().Truncate(24*time.Hour), day.UTC().Truncate(24*time.Hour).Add(24*time.Hour-time.Second)
	for _, s := range all {
		who, refused := s.allows(key, from, to)
		if refused == nil {
			return Proof{who, fingerprint(key)}, nil
		}
		if *refused != (diag.Text{}) {
			why = diag.Say("khóa ở dòng %[1]d %[2]s", "the key of line %[1]d %[3]s", s.line, refused.VI, refused.EN)
		}
	}
	return Proof{}, &why
}

// allows tells whom a line lets sign with a key, or why it does not; nothing where the line
// is about another key.
func (s signer) allows(key ssh.PublicKey, from, to time.Time) (who string, refused *diag.Text) {
	no := func(vi, en string, args ...any) (string, *diag.Text) {
		t := diag.Say(vi, en, args...)
		return "", &t
	}
	who = s.principals
	certificate, certified := key.(*ssh.Certificate)
	switch {
	case !s.authority && !same(s.key, key), s.authority && (!certified || !same(s.key, certificate.SignatureKey)):
		return "", &diag.Text{}
	case s.namespaces != "" && !matchList(s.namespaces, Namespace):
		return no("không được ký cho %q", "may not sign for %q", Namespace)
	case !s.after.IsZero() && to.Before(s.after):
		return no("chỉ có hiệu lực từ %s", "was valid from %s only", s.after.Format(time.RFC3339))
	case !s.before.IsZero() && from.After(s.before):
		return no("đã hết hiệu lực từ %s", "was valid until %s only", s.before.Format(time.RFC3339))
	case !s.authority:
		return who, nil
	}
	i := slices.IndexFunc(certificate.ValidPrincipals, func(p string) bool { return matchList(s.principals, p) })
	if i < 0 {
		return no("không chứng nhận cho người nào trong dòng ấy", "certifies nobody whom that line names")
	}
	checker := ssh.CertChecker{
		SupportedCriticalOptions: nil,
		Clock:                    func() time.Time { return within(certificate, from, to) },
	}
	if err := checker.CheckCert(certificate.ValidPrincipals[i], certificate); err != nil || certificate.CertType != ssh.UserCert {
		return no("ký cho một chứng thư không còn hoặc chưa có hiệu lực", "certifies a certificate that does not hold")
	}
	return certificate.ValidPrincipals[i], nil
}

func same(a, b ssh.PublicKey) bool { return bytes.Equal(a.Marshal(), b.Marshal()) }

// within is a time of a day at which a certificate is valid, if there is one.
func within(c *ssh.Certificate, from, to time.Time) time.Time {
	if after := time.Unix(int64(min(c.ValidAfter, 1<<40)), 0); after.After(from) && !after.After(to) {
		return after
	}
	return from
}

// matchList matches a list of patterns with * and ?, of which one with ! forbids, as
// ssh_config(5) has it under PATTERNS.
func matchList(patterns, s string) bool {
	matched := false
	for p := range strings.SplitSeq(patterns, ",") {
		p, forbids := strings.CutPrefix(p, "!")
		if match(p, s) {
			if forbids {
				return false
			}
			matched = true
		}
	}
	return matched
}

// match matches a pattern; time grows with the product of the lengths at most.
func match(pattern, s string) bool {
	p, i, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == s[i]):
			p++
			i++
		case star >= 0:
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
