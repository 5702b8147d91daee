package archive

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

// TestEveryBitCounts flips a bit of every byte of a bag, and with CONGBO_FLIPS
// every bit: each flip is noticed, in the files, in the manifests of tags, which
// BagIt leaves uncovered, and in the zip itself.
func TestEveryBitCounts(t *testing.T) {
	z := small(t)
	if v := verifyBytes(t, z); !v.Holds() || len(v.Problems) > 0 {
		t.Fatalf("as it was made:\n%s", say(v))
	}
	flips := 0
	for i := range z {
		for bit := range 8 {
			if os.Getenv("CONGBO_FLIPS") == "" && bit != i%8 {
				continue
			}
			flips++
			flipped := slices.Clone(z)
			flipped[i] ^= 1 << bit
			if verifyBytes(t, flipped).Holds() {
				t.Errorf("bit %d of byte %d (%q) may change", bit, i, z[max(i-20, 0):min(i+20, len(z))])
			}
		}
	}
	t.Logf("%d bits of %d bytes, each flipped and noticed", flips, len(z))
}

// TestEveryLengthCounts cuts a bag short everywhere and adds to it.
func TestEveryLengthCounts(t *testing.T) {
	z := small(t)
	for n := range z {
		if verifyBytes(t, z[:n]).Holds() {
			t.Errorf("it may end after %d of %d bytes", n, len(z))
		}
	}
	for _, more := range [][]byte{{0}, []byte("\n"), bytes.Repeat([]byte{0}, 1000), z} {
		if verifyBytes(t, slices.Concat(z, more)).Holds() {
			t.Errorf("%d bytes may follow it", len(more))
		}
		if verifyBytes(t, slices.Concat(more, z)).Holds() {
			t.Errorf("%d bytes may precede it", len(more))
		}
	}
}

// TestTransposedBytes swaps bytes at random.
func TestTransposedBytes(t *testing.T) {
	z, r := small(t), rand.New(rand.NewPCG(8, 8493))
	for range 2000 {
		i, j := r.IntN(len(z)), r.IntN(len(z))
		if z[i] == z[j] {
			continue
		}
		swapped := slices.Clone(z)
		swapped[i], swapped[j] = z[j], z[i]
		if verifyBytes(t, swapped).Holds() {
			t.Errorf("bytes %d and %d may change places", i, j)
		}
	}
}
