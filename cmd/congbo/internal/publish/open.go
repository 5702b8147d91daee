package publish

import (
	"context"

	"congbo/cmd/congbo/internal/data"
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

// folderOf is the path of a file URL: of Windows, "/C:/web" is C:/web.
func folderOf(path string) string {
	if len(path) > 2 && path[2] == ':' {
		return path[1:]
	}
	return path
}
