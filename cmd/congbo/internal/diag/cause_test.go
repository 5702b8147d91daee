package diag

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"syscall"
	"testing"
	"time"
)

// TestCause holds what systems say, in both languages.
func TestCause(t *testing.T) {
	missing := &fs.PathError{Op: "open", Path: "a.docx", Err: syscall.ENOENT}
	for _, test := range []struct {
		err error
		vi  string
	}{
		{missing, "a.docx: không có tệp hay thư mục này"},
		{fmt.Errorf("data/site.toml: %w", missing), "data/site.toml: a.docx: không có tệp hay thư mục này"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.ENOSPC}, "rename a b: đĩa đã đầy"},
		{&net.OpError{Op: "listen", Net: "tcp", Err: os.NewSyscallError("bind", syscall.EADDRINUSE)}, "listen tcp: bind: địa chỉ này đang có chương trình khác dùng"},
		{&fs.PathError{Op: "open", Path: "a\x1b[2J", Err: fs.ErrPermission}, `a\x1b[2J: không có quyền`},
		{fmt.Errorf("đọc: %w", os.ErrDeadlineExceeded), "đọc: quá lâu không có trả lời"},
		{errors.New("a fault of its own"), "a fault of its own"},
		{errors.Join(errors.New("a"), errors.New("b")), `a\nb`},
	} {
		if got := Cause(test.err); got.VI != test.vi || got.EN != Printable(test.err.Error()) {
			t.Errorf("%v: %q, %q", test.err, got.VI, got.EN)
		}
		if got := Say("không đọc được: %v", "cannot be read: %v", test.err); got.VI != "không đọc được: "+test.vi || got.EN != "cannot be read: "+Printable(test.err.Error()) {
			t.Errorf("%v is said %q, %q", test.err, got.VI, got.EN)
		}
	}
}

// TestSpoken holds that what knows both languages is said in that of the message.
func TestSpoken(t *testing.T) {
	if got := Say("%s: %q", "%s: %q", Say("một", "one"), "a"); got != (Text{`một: "a"`, `one: "a"`}) {
		t.Errorf("%q", got)
	}
	if got := Say("%s", "%s", time.Minute); got != (Text{"1m0s", "1m0s"}) {
		t.Errorf("%q", got)
	}
}
