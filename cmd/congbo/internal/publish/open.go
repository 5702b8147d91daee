package publish

import (
	"context"
	"crypto/tls"
	"errors"
	"net"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// Options say how a target is reached.
type Options struct {
	Site      string // folder of the sources, which must not be published into
	Access    Access
	Bandwidth int64 // bytes a second that may travel; 0 is no limit
}

// Open reaches a target. The context ends what waits for it.
func Open(ctx context.Context, t *data.Target, o Options) (Store, error) {
	limit := newLimiter(o.Bandwidth)
	switch t.At.Scheme {
	case "sftp":
		return openSFTP(ctx, t.At, o.Access, limit)
	case "s3":
		return openS3(t.At, t.Endpoint, t.Region, limit, transport())
	}
	return openFolder(folderOf(t.At.Path), o.Site, limit)
}

// unreached says what to do about a server that could not be reached as the site has it; other
// errors stay as they are.
func unreached(server string, err error) error {
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	var notTLS tls.RecordHeaderError
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return refused(server, diag.Say("không có máy nào tên %q", "there is no host %q", name.Name),
			diag.Say("xem lại tên máy trong data/publish.toml", "look at the name in data/publish.toml again"))
	case errors.As(err, &certificate):
		return refused(server, diag.Say("máy này không tin chứng chỉ của %s: %v", "this machine does not trust the certificate of %s: %v", server, certificate.Err),
			diag.Say("hỏi người quản trị máy chủ; nếu cơ quan cấp chứng chỉ riêng thì cài chứng chỉ gốc vào máy này, hoặc đặt SSL_CERT_FILE", "ask who runs the server; if the office has certificates of its own, install their root on this machine, or set SSL_CERT_FILE"))
	case errors.As(err, &notTLS):
		return refused(server, diag.Say("%s không nói https", "%s does not speak https", server),
			diag.Say("ghi máy chủ S3 đúng trong endpoint của data/publish.toml", "write the right S3 server into endpoint of data/publish.toml"))
	}
	return err
}

// folderOf is the path of a file URL: of Windows, "/C:/web" is C:/web.
func folderOf(path string) string {
	if len(path) > 2 && path[2] == ':' {
		return path[1:]
	}
	return path
}
