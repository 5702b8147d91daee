package word

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// IsOwn reports whether a file is one of Write that no other program has written since: those
// put their own name into its properties.
func IsOwn(file []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return false
	}
	f, err := z.Open(appPart)
	if err != nil {
		return false
	}
	defer f.Close()
	said, err := io.ReadAll(io.LimitReader(f, 64<<10))
	return err == nil && strings.Contains(string(said), "<Application>"+application+"</Application>")
}
