// Package archive keeps periods for good: it packs a period into a BagIt bag
// (RFC 8493) in a zip whose bytes follow from the sources alone, seals it, and
// proves of any bag, whoever made it, that nothing in it has changed.
//
// Reading trusts nothing: a bag may come from anywhere.
package archive

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strings"
	"time"
)

// declaration is bagit.txt.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// agent begins the Bag-Software-Agent of our bags.
const agent = "congbo "

// The labels of bag-info.txt that are congbo's own.
const (
	periodLabel     = "Congbo-Period"
	editionLabel    = "Congbo-Edition"
	reasonLabel     = "Congbo-Reason"
	unacceptedLabel = "Congbo-Unaccepted-Warnings"
	previousLabel   = "Congbo-Previous-Tagmanifest-SHA256"
	layoutsLabel    = "Congbo-Own-Layouts" // of the site, where they are not congbo's
)

// tagManifest is the file whose hash stands for a whole bag: it holds the hashes
// of the manifests, which hold those of everything else.
const tagManifest = "tagmanifest-sha256.txt"

// algorithms are the manifests of our bags.
var algorithms = []struct {
	name string
	hash func() hash.Hash
}{{"sha256", sha256.New}, {"sha512", sha512.New}}

// contents are the files of a bag by their paths in it.
type contents map[string][]byte

// newBag makes a bag of a payload, whose names begin with "data/". The info is
// that of bag-info.txt without Payload-Oxum.
func newBag(payload map[string][]byte, info []field) contents {
	b := contents{"bagit.txt": []byte(declaration)}
	octets := 0
	for name, content := range payload {
		octets += len(content)
		b[name] = content
	}
	info = append(slices.Clone(info), field{"Payload-Oxum", fmt.Sprintf("%d.%d", octets, len(payload))})
	b["bag-info.txt"] = writeInfo(info)
	b.addManifests()
	return b
}

// addManifests adds the manifests of the payload, then those of the tag files.
func (b contents) addManifests() {
	for _, prefix := range []string{"manifest-", "tagmanifest-"} {
		lists := contents{}
		for _, a := range algorithms {
			lists[prefix+a.name+".txt"] = b.manifest(a.hash, prefix == "tagmanifest-")
		}
		maps.Copy(b, lists)
	}
}

// manifest lists the payload, or the tag files, with their hashes, as sha256sum
// and sha512sum read it.
func (b contents) manifest(newHash func() hash.Hash, tags bool) []byte {
	var list []byte
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if strings.HasPrefix(name, "data/") == tags || strings.HasPrefix(name, "tagmanifest-") {
			continue
		}
		h := newHash()
		h.Write(b[name])
		list = fmt.Appendf(list, "%x  %s\n", h.Sum(nil), name)
	}
	return list
}

// fingerprint is the SHA-256 of the bag's tag manifest: what the next bag records.
func (b contents) fingerprint() string { return sum(b[tagManifest]) }

// A field is a line of bag-info.txt.
type field struct{ label, value string }

// writeInfo writes bag-info.txt. A value is one line, whatever it holds; a field
// without value is left out.
func writeInfo(fields []field) []byte {
	var b []byte
	for _, f := range fields {
		if value := oneLine(f.value); value != "" {
			b = fmt.Appendf(b, "%s: %s\n", f.label, value)
		}
	}
	return b
}

// oneLine is a text as a value of bag-info.txt.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// day is the day of a time in UTC: what bags and seals are dated with.
func day(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }
