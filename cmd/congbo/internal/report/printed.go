package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// PrintedPath is where congbo pdf stores the PDF of a report, among what the office attaches.
func PrintedPath(period string) string { return "content/" + period + "/files/" + period + ".pdf" }

// printedMark begins the line in a PDF by which congbo knows its own; the SHA-256 of the text
// that was printed follows. It is a comment before the last line but two, where no offset of
// the file leads behind it.
const printedMark = "% congbo pdf, text "

var lastPart = []byte("startxref")

// MarkPrinted writes into a PDF which text it is of; false for a file that is no PDF.
func MarkPrinted(pdf []byte, text string) ([]byte, bool) {
	at := bytes.LastIndex(pdf, lastPart)
	if at < 0 || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return nil, false
	}
	mark := printedMark + text + "\n"
	marked := make([]byte, 0, len(pdf)+len(mark))
	return append(append(append(marked, pdf[:at]...), mark...), pdf[at:]...), true
}

// PrintedText is the sum of the text that a PDF of congbo pdf is of; empty for any other file,
// and for one that another program has written since.
func PrintedText(pdf []byte) string {
	at := bytes.LastIndex(pdf, lastPart)
	if at < 0 || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return ""
	}
	const length = 2 * sha256.Size
	from := at - len(printedMark) - length - 1
	if from < 0 || !bytes.HasPrefix(pdf[from:], []byte(printedMark)) {
		return ""
	}
	sum := string(pdf[at-length-1 : at-1])
	if b, err := hex.DecodeString(sum); err != nil || len(b) != sha256.Size {
		return ""
	}
	return sum
}
