// Package signature makes and proves SSH signatures, those of ssh-keygen -Y: with a key of a
// file or of the agent, and against OpenSSH's list of allowed signers. It is the home of SSH.
// What is signed, and what follows from a signature, it does not know.
package signature

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// Namespace is what all signatures of congbo are made for, so that none of another purpose
// passes for one.
const Namespace = "congbo"

// Agent names the key of the agent in place of a file.
const Agent = "agent"

// A Key signs. Close lets go of the agent.
type Key struct {
	signer ssh.Signer
	agent  io.Closer // nil for a key of a file
}

// The reasons for which a key cannot be used.
var (
	ErrPassphrase = errors.New("the key has a passphrase, and the agent does not hold it")
	ErrNoAgent    = errors.New("there is no agent: SSH_AUTH_SOCK is not set")
	ErrNoKey      = errors.New("the agent does not hold the key")
	ErrSeveral    = errors.New("the agent holds several keys")
)

// Open opens a key: a private key of OpenSSH in a file, the key of the agent whose public
// half is in a file, or the only key of the agent (named [Agent]), which listens at a socket.
func Open(name, socket string) (*Key, error) {
	if name == Agent {
		return fromAgent(socket, nil)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if public, _, _, _, err := ssh.ParseAuthorizedKey(b); err == nil {
		return fromAgent(socket, public)
	}
	signer, err := ssh.ParsePrivateKey(b)
	if locked := (*ssh.PassphraseMissingError)(nil); errors.As(err, &locked) {
		if key, err := fromAgent(socket, locked.PublicKey); err == nil && locked.PublicKey != nil {
			return key, nil
		}
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, err
	}
	return &Key{signer: signer}, nil
}

// fromAgent takes a key of the agent, or its only one.
func fromAgent(socket string, public ssh.PublicKey) (*Key, error) {
	connection, err := dialAgent(socket)
	if err != nil {
		return nil, err
	}
	signers, err := agent.NewClient(connection).Signers()
	if err != nil {
		return nil, errors.Join(err, connection.Close())
	}
	for _, s := range signers {
		if public != nil && bytes.Equal(s.PublicKey().Marshal(), public.Marshal()) || public == nil && len(signers) == 1 {
			return &Key{signer: s, agent: connection}, nil
		}
	}
	connection.Close()
	if public == nil && len(signers) > 1 {
		return nil, ErrSeveral
	}
	return nil, ErrNoKey
}

// Fingerprint names the key as OpenSSH does: "SHA256:…".
func (k *Key) Fingerprint() string { return fingerprint(k.signer.PublicKey()) }

// fingerprint is that of a key; of a certificate it is that of the key that it certifies.
func fingerprint(p ssh.PublicKey) string {
	if certificate, is := p.(*ssh.Certificate); is {
		p = certificate.Key
	}
	return ssh.FingerprintSHA256(p)
}

// Close lets go of the key; nil is no key.
func (k *Key) Close() error {
	if k == nil || k.agent == nil {
		return nil
	}
	return k.agent.Close()
}

// Sign signs a message, and returns the signature as ssh-keygen writes it.
func (k *Key) Sign(message []byte) (string, error) {
	s, err := sshsig.Sign(bytes.NewReader(message), k.signer, sshsig.HashSHA512, Namespace)
	if err != nil {
		return "", fmt.Errorf("the key does not sign: %w", err)
	}
	return string(sshsig.Armor(s)), nil
}

// KeyOf is the fingerprint of the key that a signature says to be made with; empty where it
// is no signature. It proves nothing.
func KeyOf(signature string) string {
	s, err := sshsig.Unarmor([]byte(signature))
	if err != nil {
		return ""
	}
	return fingerprint(s.PublicKey)
}
