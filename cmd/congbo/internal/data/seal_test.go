package data

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// sealText is an entry with all that a seal says, as it was signed: signatures of earlier
// versions hold only as long as it comes out like this.
const sealText = `[seal."2031-h1-2"]
period = "2031-h1"
edition = 2
reason = "sửa số cây \"mười\"\u000Aở mục 1"
congbo = "0.1.0 (0123abcd, modified)"
bag = "static/archive/2031-h1-2.zip"
unaccepted = 3
date = 2031-08-01
size = 203512
sha256 = "aa"
tagmanifest = "bb"
previous = "cc"
was = [
  "Đã trồng 9 cây.",
]
now = [
  "Đã trồng 10 cây.",
]
files = [
  "11  content/2031-h1/_index.md",
  "22  content/2031-h1/files/%E1%BA%A2nh%202.png",
]
shown = [
  "33  pages",
  "44  text",
]
`

const sealSignatures = `signature = [
  "-----BEGIN SSH SIGNATURE-----",
  "U1NIU0lH",
  "-----END SSH SIGNATURE-----",
]
list_signature = [
  "-----BEGIN SSH SIGNATURE-----",
  "U1NIU0lI",
  "-----END SSH SIGNATURE-----",
]
`

// TestSealText holds that a seal says the same for good, however its file is written.
func TestSealText(t *testing.T) {
	for name, text := range map[string]string{
		"as it is written":           sealText + sealSignatures,
		"in another order":           strings.Replace(sealText, "edition = 2\n", "", 1) + "edition = 2\n" + sealSignatures,
		"with a remark":              "# niêm phong\n" + sealText + "\n" + sealSignatures,
		"with other quotes of TOML":  strings.Replace(sealText, `"aa"`, `'aa'`, 1) + sealSignatures,
		"with lists in one line":     strings.Replace(sealText, "[\n  \"Đã trồng 9 cây.\",\n]", `["Đã trồng 9 cây."]`, 1) + sealSignatures,
		"with a line end of Windows": strings.ReplaceAll(sealText+sealSignatures, "\n", "\r\n"),
	} {
		s, err := ReadSeal([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := string(s.Text()); got != sealText {
			t.Errorf("%s: it says\n%s", name, got)
		}
		if s.Signature != "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n" {
			t.Errorf("%s: signed\n%s", name, s.Signature)
		}
		if got := string(s.AppendTOML(nil)); got != sealText+sealSignatures {
			t.Errorf("%s: written\n%s", name, got)
		}
	}
}

// FuzzSeal: what is read of a seal is written so that it is read again the same.
func FuzzSeal(f *testing.F) {
	f.Add([]byte(sealText + sealSignatures))
	f.Add([]byte("[seal.x]\nperiod = \"2031\"\nedition = 1\ndate = 2031-01-01\nbag = \"\"\nsize = 0\nsha256 = \"\"\ntagmanifest = \"\"\nfiles = [\"a  %\"]\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := ReadSeal(text)
		if err != nil {
			return
		}
		again, err := ReadSeal(s.Text())
		if err != nil {
			t.Skip() // a required value is empty, and is not written
		}
		if !bytes.Equal(again.Text(), s.Text()) {
			t.Errorf("%q\nis read again as\n%q", s.Text(), again.Text())
		}
	})
}

// TestThousandsOfSeals reads the seals of a site that has sealed a period a week for half a
// century, and each as it was signed.
func TestThousandsOfSeals(t *testing.T) {
	const n = 2700
	one := sealText + sealSignatures + "# " + strings.Repeat("chữ ký ", 300) + "\n" // as long as real signatures make it
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Replace(one, "2031-h1-2", fmt.Sprint("2031-h1-", i+2), 1))
	}
	file, faults := source.Loose(SealsFile, []byte(b.String()))
	if len(faults) > 0 || b.Len() < 8<<20 {
		t.Fatal(b.Len(), faults)
	}
	var found diag.List
	seals := decodeSeals(file, &found)
	if len(found) > 0 || len(seals) != n {
		t.Fatalf("%d seals, %v", len(seals), found)
	}
	if got := strings.Replace(string(seals[n-1].Text()), fmt.Sprint("2031-h1-", n+1), "2031-h1-2", 1); got != sealText {
		t.Errorf("the last one says\n%s", got)
	}
}
