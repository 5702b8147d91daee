//go:build !windows

package signature

import (
	"io"
	"net"
)

func dialAgent(socket string) (io.ReadWriteCloser, error) {
	if socket == "" {
		return nil, ErrNoAgent
	}
	return net.Dial("unix", socket)
}
