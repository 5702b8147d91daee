package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/signature"
)

func (a *app) signFlag(c *cobra.Command, sign *string) {
	c.Flags().StringVar(sign, "sign", "", a.word("ký bằng khóa SSH: tệp khóa, tệp .pub của khóa trong agent, hoặc agent", "sign with an SSH key: its file, the .pub file of a key of the agent, or agent"))
}

// openKey opens the key of --sign, to be closed; nil without.
func (a *app) openKey(name string) (*signature.Key, error) {
	if name == "" {
		return nil, nil
	}
	key, err := signature.Open(name, a.getenv("SSH_AUTH_SOCK"))
	switch {
	case err == nil:
		return key, nil
	case errors.Is(err, signature.ErrPassphrase):
		return nil, usage(diag.Say("khóa %q có mật khẩu", "the key %q has a passphrase", name), diag.Say("đưa khóa vào agent rồi chạy lại: ssh-add %[1]s", "add it to the agent, then run again: ssh-add %[1]s", name))
	case errors.Is(err, signature.ErrNoAgent):
		return nil, usage(diag.Say("không có ssh-agent: SSH_AUTH_SOCK chưa đặt", "there is no ssh-agent: SSH_AUTH_SOCK is not set"), diag.Say("mở agent (eval $(ssh-agent); ssh-add), hoặc nêu tệp khóa: --sign TỆP-KHÓA", "start it (eval $(ssh-agent); ssh-add), or name a key file: --sign KEYFILE"))
	case errors.Is(err, signature.ErrSeveral):
		return nil, usage(diag.Say("agent giữ nhiều khóa", "the agent holds several keys"), diag.Say("nêu một khóa bằng tệp .pub của nó: --sign TỆP.pub", "name one by its .pub file: --sign FILE.pub"))
	case errors.Is(err, signature.ErrNoKey):
		return nil, usage(diag.Say("agent không giữ khóa ấy", "the agent does not hold that key"), diag.Say("đưa khóa vào agent: ssh-add", "add it to the agent: ssh-add"))
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage(diag.Say("không có tệp khóa %q", "there is no key file %q", name), diag.Say("tạo khóa: ssh-keygen -t ed25519", "make a key: ssh-keygen -t ed25519"))
	case errors.As(err, new(*fs.PathError)):
		return nil, machine(err, diag.Say("không đọc được tệp khóa", "cannot read the key file"))
	}
	return nil, usage(diag.Say("%q không phải là khóa SSH dùng được: %v", "%q is no SSH key that can be used: %v", name, err), diag.Say("tạo khóa: ssh-keygen -t ed25519", "make a key: ssh-keygen -t ed25519"))
}

// sign signs a text with the key of --sign; without a key the signature is empty.
func sign(key *signature.Key, text []byte) (string, error) {
	if key == nil {
		return "", nil
	}
	made, err := key.Sign(text)
	if err != nil {
		return "", machine(err, diag.Say("không ký được", "cannot sign"))
	}
	return made, nil
}

// unsigned stops a command whose site asks for the signature that it was not given.
func unsigned(command string) error {
	return usage(diag.Say("trang đòi chữ ký (signed = true)", "the site asks for signatures (signed = true)"),
		diag.Say("congbo %s --sign TỆP-KHÓA (hoặc --sign agent)", "congbo %s --sign KEYFILE (or --sign agent)", command))
}

// signSealed signs the seals of a period that stand unsigned, if there are any and the period
// is not amended.
func (a *app) signSealed(site fs.FS, period string, f archiveFlags, key *signature.Key) (bool, error) {
	if f.amend != "" {
		return false, nil
	}
	names, list, found, err := archive.SignSealed(a.source, site, period, key)
	if err != nil {
		return false, archiveStop(err)
	}
	if found.Count(diag.Error) > 0 {
		if err := a.printFindings(found, diag.Error); err != nil {
			return false, err
		}
		return false, &stop{code: exitFindings, text: diag.Say("không ký: niêm phong không nguyên vẹn", "not signed: the seals are not intact")}
	}
	if len(names) == 0 {
		return false, nil
	}
	defer a.hold()()
	if err := output.Add(list); err != nil {
		return false, archiveStop(err)
	}
	for _, name := range names {
		a.say("đã ký niêm phong %s bằng khóa %s", "signed seal %s with the key %s", name, key.Fingerprint())
	}
	return true, nil
}

// saySigned says whether a seal is signed, and with which key.
func (a *app) saySigned(s *data.Seal) {
	if s.Signature == "" {
		a.say("niêm phong %s: chưa ký", "seal %s: unsigned", s.Name)
		return
	}
	a.say("niêm phong %s: ký bằng khóa %s", "seal %s: signed with the key %s", s.Name, signature.KeyOf(s.Signature))
}

// readSigners reads the list of --signers.
func (a *app) readSigners(name string) (signature.Signers, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, machine(err, diag.Say("không đọc được danh sách người ký", "cannot read the list of signers"))
	}
	all, err := signature.ParseSigners(b, time.Local)
	if err != nil {
		return nil, usage(diag.Say("%s: danh sách người ký sai: %v", "%s: the list of signers is wrong: %v", filepath.ToSlash(name), err), diag.Say("mỗi dòng: người-ký [tùy chọn] khóa, như man ssh-keygen, ALLOWED SIGNERS", "a line: signer [options] key, as man ssh-keygen has it, ALLOWED SIGNERS"))
	}
	return all, nil
}

// proveSeal tells whether one of the signers signed a seal, and all that it is to sign.
func (a *app) proveSeal(s *data.Seal, bag *archive.Container, approval *data.Approval, signers signature.Signers) (holds bool, err error) {
	fail := func(t diag.Text) (bool, error) {
		fmt.Fprintf(a.stderr, "%s: %s\n", diag.Printable(s.Name), a.line(t))
		return false, nil
	}
	if s.Signature == "" {
		return fail(diag.Say("chưa ký", "unsigned"))
	}
	proof, why := signers.Verify(s.Text(), s.Signature, archive.DayOf(s))
	if why != nil {
		return fail(diag.Say("chữ ký không được nhận: %[1]s", "the signature does not count: %[2]s", why.VI, why.EN))
	}
	if bag != nil && s.ListSigned != "" {
		if _, why, err := archive.ListSigned(bag, s, signers); err != nil || why != nil {
			if err != nil {
				return false, machine(err, diag.Say("không đọc được túi hồ sơ", "cannot read the bag"))
			}
			return fail(diag.Say("chữ ký của sha256sums.txt không được nhận: %[1]s", "the signature of sha256sums.txt does not count: %[2]s", why.VI, why.EN))
		}
	}
	a.say("%s: ký bởi %s (%s)", "%s: signed by %s (%s)", s.Name, proof.Signer, proof.Key)
	if approval == nil || approval.Signature == "" {
		return true, nil
	}
	approved, why := signers.Verify(approval.Text(), approval.Signature, time.Date(approval.Date.Year, time.Month(approval.Date.Month), approval.Date.Day, 0, 0, 0, 0, time.UTC))
	switch {
	case why != nil:
		return fail(diag.Say("chữ ký phê duyệt không được nhận: %[1]s", "the signature of the approval does not count: %[2]s", why.VI, why.EN))
	case approved.Key == proof.Key, approved.Signer == proof.Signer && !strings.ContainsAny(proof.Signer, "*?,"):
		return fail(diag.Say("%s vừa duyệt vừa niêm phong", "%s has both approved and sealed it", proof.Signer))
	}
	a.say("  duyệt bởi %s (%s)", "  approved by %s (%s)", approved.Signer, approved.Key)
	return true, nil
}
