package publish

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Kept is how many releases a target keeps.
const Kept = 10

const (
	maxHistory = 1 << 20  // bytes of the list of releases
	maxList    = 32 << 20 // bytes of a list of sums
	maxField   = 200      // bytes of a name in the list of releases
	maxNames   = 10_000   // periods of a release
)

// A Release is one publication.
type Release struct {
	Number    int       `json:"number"`
	Date      time.Time `json:"date"`
	Who       string    `json:"who"`
	Sources   string    `json:"sources"`        // names all that it was built of: see pipeline.Options.Inputs; empty where that is not known
	Pages     string    `json:"pages"`          // SHA-256 of its sha256sums.txt
	Files     int       `json:"files"`          // without that list
	Of        int       `json:"of,omitempty"`   // the release that this one brought back
	Periods   []string  `json:"periods"`        // that it shows
	Withdrawn []string  `json:"gone,omitempty"` // periods that it says were withdrawn
}

// A History is what a target remembers of its releases, the last ones in order.
type History struct {
	Releases []Release `json:"releases"`
	Begun    []Release `json:"begun,omitempty"` // later ones, none of which is known to be finished
}

// parseHistory reads a list of releases that anybody may have written. What it returns can
// be printed and worked with; names in it are never used as paths.
func parseHistory(b []byte) (History, error) {
	var h History
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&h); err != nil {
		return History{}, err
	}
	if _, err := d.Token(); err == nil {
		return History{}, errors.New("something follows the list")
	}
	for _, all := range [][]Release{h.Releases, h.Begun} {
		number := 0
		for _, r := range all {
			if err := r.valid(); err != nil {
				return History{}, err
			}
			if r.Number <= number {
				return History{}, fmt.Errorf("release %d follows release %d", r.Number, number)
			}
			number = r.Number
		}
	}
	return h, nil
}

func (r Release) valid() error {
	names := append(slices.Concat(r.Periods, r.Withdrawn), r.Who)
	switch {
	case r.Number < 1 || r.Number > 1<<30 || r.Of < 0 || r.Of >= r.Number || r.Files < 0:
		return fmt.Errorf("release %d has impossible numbers", r.Number)
	case !isSum(r.Pages) || r.Sources != "" && !isSum(r.Sources):
		return fmt.Errorf("release %d has no sums", r.Number)
	case len(names) > maxNames:
		return fmt.Errorf("release %d has %d periods", r.Number, len(names))
	case r.Date.Year() < 1970 || r.Date.Year() > 9999:
		return fmt.Errorf("release %d has an impossible date", r.Number)
	}
	for _, name := range names {
		if len(name) > maxField || !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return fmt.Errorf("release %d has a name that cannot be printed", r.Number)
		}
	}
	return nil
}

// isSum reports whether a text is a SHA-256 in lower-case hex.
func isSum(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == 32 && strings.ToLower(s) == s
}

// bytes is the list as a target keeps it.
func (h History) bytes() []byte {
	b, _ := json.MarshalIndent(h, "", "\t") // strings, numbers and dates: it cannot fail
	return append(b, '\n')
}

// last is the release that stands; nil for none.
func (h History) last() *Release {
	if len(h.Releases) == 0 {
		return nil
	}
	return &h.Releases[len(h.Releases)-1]
}

// next is the number of the next release.
func (h History) next() int {
	number := 0
	for _, r := range slices.Concat(h.Releases, h.Begun) {
		number = max(number, r.Number)
	}
	return number + 1
}

// begin is the history while a release is on its way.
func (h History) begin(r Release) History {
	h.Begun = append(slices.Clip(h.Begun), r)
	return h
}

// finish is the history once a release stands.
func (h History) finish(r Release) History {
	all := append(slices.Clip(h.Releases), r)
	return History{Releases: all[max(0, len(all)-Kept):]}
}

// settle is the history by what is served: a release that was begun and whose list is there
// has come to stand, though the run that began it could not say so.
func (h History) settle(live string) History {
	for _, r := range slices.Backward(h.Begun) {
		if r.Pages != live {
			continue
		}
		if last := h.last(); last == nil || last.Pages != live {
			h.Releases = h.finish(r).Releases
		}
		break
	}
	return h
}

// Find is a kept release; nil if there is none of the number.
func (h History) Find(number int) *Release {
	i := slices.IndexFunc(h.Releases, func(r Release) bool { return r.Number == number })
	if i < 0 {
		return nil
	}
	return &h.Releases[i]
}

// Before is the release to go back to where none is named: the one that stood before what
// stands and differs from it. After a rollback that is the one before the release that was brought back, so that
// a second rollback goes one further. It is nil if there is none.
func (h History) Before() *Release {
	r := h.last()
	if r == nil {
		return nil
	}
	for i := len(h.Releases) - 2; i >= 0; i-- {
		if (r.Of == 0 || h.Releases[i].Number < r.Of) && h.Releases[i].Pages != r.Pages {
			return &h.Releases[i]
		}
	}
	return nil
}

// HoldsWithdrawn is a period that a release shows although it was withdrawn, by the site as
// it is now or by the last release that knows of it; empty if there is none.
func (h History) HoldsWithdrawn(r Release, withdrawn []string) string {
	for _, period := range r.Periods {
		if slices.Contains(withdrawn, period) || h.withdrew(period) {
			return period
		}
	}
	return ""
}

// withdrew reports whether the last release that knows of a period says that it was withdrawn.
// One that knows nothing of it does not bring it back.
func (h History) withdrew(period string) bool {
	for _, r := range slices.Backward(h.Releases) {
		if slices.Contains(r.Withdrawn, period) {
			return true
		}
		if slices.Contains(r.Periods, period) {
			return false
		}
	}
	return false
}
