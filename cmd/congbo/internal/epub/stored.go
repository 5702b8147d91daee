package epub

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// StoredPath is where congbo epub stores the book of a report, among what the office attaches.
func StoredPath(period string) string { return "content/" + period + "/files/" + period + ".epub" }

// TextSum is the SHA-256 of the plain text of a report, by which its book says of which it is.
func TextSum(w words.Words, r *report.Report) string {
	sum := sha256.Sum256(exports.PlainText(w, r))
	return hex.EncodeToString(sum[:])
}

// mark begins the comment of the zip, by which congbo knows its own; the sum of the text follows.
const mark = "congbo epub, text "

// Text is the sum of the text that a book of [Write] is of; empty for any other file, and for
// one that another program has written since.
func Text(book []byte) string {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return ""
	}
	sum, ours := strings.CutPrefix(z.Comment, mark)
	if b, err := hex.DecodeString(sum); !ours || err != nil || len(b) != sha256.Size {
		return ""
	}
	return sum
}
