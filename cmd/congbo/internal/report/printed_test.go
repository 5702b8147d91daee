package report

import (
	"strings"
	"testing"
)

// TestPrinted holds that a PDF keeps its bytes around the mark, and that other files have none.
func TestPrinted(t *testing.T) {
	sum := strings.Repeat("0f", 32)
	const head, tail = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n", "startxref\n9\n%%EOF\n"
	marked, ok := MarkPrinted([]byte(head+tail), sum)
	if !ok || string(marked) != head+"% congbo pdf, text "+sum+"\n"+tail || PrintedText(marked) != sum {
		t.Errorf("%v %q", ok, marked)
	}
	for _, other := range []string{
		"", head, head + tail, tail, "startxref", "%PDF-startxref",
		strings.Replace(string(marked), "0f", "0g", 1),
		strings.Replace(string(marked), "%PDF", "%!PS", 1),
		string(marked) + "2 0 obj\n<<>>\nendobj\nstartxref\n200\n%%EOF\n", // another program has written on
	} {
		if got := PrintedText([]byte(other)); got != "" {
			t.Errorf("%q is marked %q", other, got)
		}
	}
	if _, ok := MarkPrinted([]byte("PK\x03\x04"), sum); ok {
		t.Error("a zip file is marked")
	}
}

func FuzzPrintedText(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n% congbo pdf, text " + strings.Repeat("0f", 32) + "\nstartxref\n"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		if got := PrintedText(pdf); got != "" && len(got) != 64 {
			t.Errorf("%q", got)
		}
	})
}
