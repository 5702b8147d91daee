package diag

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"
)

// reasons are why systems fail, in Vietnamese. What a system says that is not among them stays
// in its own words.
var reasons = []struct {
	is error
	vi string
}{
	{fs.ErrNotExist, "không có tệp hay thư mục này"},
	{fs.ErrPermission, "không có quyền"},
	{fs.ErrExist, "đã có sẵn"},
	{fs.ErrClosed, "tệp đã đóng"},
	{syscall.EISDIR, "đây là một thư mục"},
	{syscall.ENOTDIR, "đây không phải là thư mục"},
	{syscall.ENOTEMPTY, "thư mục không trống"},
	{syscall.ENAMETOOLONG, "tên quá dài"},
	{syscall.ELOOP, "liên kết tượng trưng vòng lại chính nó"},
	{syscall.EXDEV, "hai nơi ở hai ổ đĩa khác nhau"},
	{syscall.ENOSPC, "đĩa đã đầy"},
	{syscall.EDQUOT, "đã hết hạn mức đĩa"},
	{syscall.EROFS, "ổ đĩa chỉ cho đọc"},
	{syscall.EIO, "ổ đĩa đọc, ghi bị lỗi"},
	{syscall.EBUSY, "đang có chương trình khác dùng"},
	{syscall.EMFILE, "mở quá nhiều tệp"},
	{syscall.EADDRINUSE, "địa chỉ này đang có chương trình khác dùng"},
	{syscall.EADDRNOTAVAIL, "máy này không có địa chỉ ấy"},
	{syscall.ECONNREFUSED, "máy ấy không nhận kết nối"},
	{syscall.ECONNRESET, "máy ấy ngắt kết nối"},
	{syscall.ENETUNREACH, "không có đường mạng tới đó"},
	{syscall.EHOSTUNREACH, "không có đường mạng tới máy ấy"},
	{syscall.ETIMEDOUT, "quá lâu không có trả lời"},
	{context.DeadlineExceeded, "quá lâu không có trả lời"},
	{context.Canceled, "bị ngắt"},
	{io.ErrUnexpectedEOF, "tệp hay lời trả lời bị cắt cụt"},
}

// Cause is what an error of the machine says.
func Cause(err error) Text { return Text{VI: Printable(cause(err)), EN: Printable(err.Error())} }

// cause is an error in Vietnamese, as far as congbo knows what it says.
func cause(err error) string {
	if e, ok := err.(*fs.PathError); ok { // without the call of the system that failed
		return e.Path + ": " + cause(e.Err)
	}
	inner := errors.Unwrap(err)
	if inner == nil {
		for _, r := range reasons {
			if errors.Is(err, r.is) {
				return r.vi
			}
		}
		if e, ok := err.(interface{ Timeout() bool }); ok && e.Timeout() {
			return "quá lâu không có trả lời"
		}
		return err.Error()
	}
	if before, ok := strings.CutSuffix(err.Error(), inner.Error()); ok {
		return before + cause(inner)
	}
	return err.Error()
}
