package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/shown"
	"congbo/cmd/congbo/internal/words"
)

// Shown is what readers see of a report, by name: its text as it is read, its figures, and the
// words of each of its pages by their paths. A seal holds the SHA-256 of the first two and of
// the list of the pages, its bag that of each.
type Shown map[string]string

// The names of what is shown; of pages taken together the last.
const (
	shownText    = "text"
	shownFigures = "figures"
	shownPages   = "pages"
)

// Text is the report as plain text.
func (s Shown) Text() string { return s[shownText] }

// hasPages reports whether pages are among what is shown.
func (s Shown) hasPages() bool {
	for name := range s {
		if path.Ext(name) == ".html" {
			return true
		}
	}
	return false
}

// Same reports whether all that both tell of is the same.
func (s Shown) Same(other Shown) bool {
	for name, what := range s {
		if was, there := other[name]; there && was != what {
			return false
		}
	}
	return true
}

// Sums are the SHA-256 of each, ordered by name.
func (s Shown) Sums() []data.SealedFile {
	var all []data.SealedFile
	for _, name := range slices.Sorted(maps.Keys(s)) {
		all = append(all, data.SealedFile{Path: name, SHA256: sumOf(s[name])})
	}
	return all
}

// Sealed is what a seal holds of sums, ordered by name: the pages as one.
func Sealed(sums []data.SealedFile) []data.SealedFile {
	var all, pages []data.SealedFile
	for _, f := range sums {
		if f.Path == shownText || f.Path == shownFigures {
			all = append(all, f)
		} else {
			pages = append(pages, f)
		}
	}
	all = append(all, data.SealedFile{Path: shownPages, SHA256: sumOf(string(data.Lines(pages)))})
	slices.SortFunc(all, func(a, b data.SealedFile) int { return strings.Compare(a.Path, b.Path) })
	return all
}

func sumOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// Shown is what the pages of a site that was built show of one of its reports.
func (r *Result) Shown(i int) Shown {
	s := r.read(i)
	for name, page := range r.Pages {
		if isPageOf(r.Reports[i].Summary, name) {
			s[name] = shown.Words(page)
		}
	}
	return s
}

// read is what is shown of a report whatever the layouts.
func (r *Result) read(i int) Shown {
	s := Shown{shownText: string(exports.PlainText(words.Of(r.Site.Data), r.Reports[i]))}
	if figures := r.Reports[i].Data.Indicators; len(figures) > 0 {
		s[shownFigures] = string(exports.IndicatorsCSV(figures))
	}
	return s
}

// isPageOf reports whether a file of a site is a page of a report's own. What a version of
// congbo has checked is not the report's.
func isPageOf(r *report.Summary, name string) bool {
	return strings.HasPrefix(name, address.Cover(r)) && name != address.Checked(r)+address.Index && path.Ext(name) == ".html"
}

// A watched is a sink that takes down what the pages of sealed reports show.
type watched struct {
	output.Sink
	sealed []*report.Summary // those whose seals hold what was shown
	mu     sync.Mutex
	sums   map[string]string // of the words of pages, by path
}

// watch watches the pages of sealed reports on their way to a sink.
func (r *Result) watch(sink output.Sink) *watched {
	w := &watched{Sink: sink, sums: map[string]string{}}
	for _, one := range r.Site.Reports {
		if s := r.Site.Data.Sealed(one.Period.ID); s != nil && len(s.Shown) > 0 {
			w.sealed = append(w.sealed, one)
		}
	}
	return w
}

// Put takes a page down and hands it on.
func (w *watched) Put(name string, b []byte) error {
	if slices.ContainsFunc(w.sealed, func(r *report.Summary) bool { return isPageOf(r, name) }) {
		sum := sumOf(shown.Words(b))
		w.mu.Lock()
		w.sums[name] = sum
		w.mu.Unlock()
	}
	return w.Sink.Put(name, b)
}

// changed finds what is shown of sealed reports otherwise than it was sealed. Whether this
// version of congbo only shows the same otherwise, their bags tell.
func (r *Result) changed(w *watched, layouts *pages.Layouts) diag.List {
	var found diag.List
	was := map[int]Shown{} // by the place of the report: what it is to be held against
	for i, one := range r.Reports {
		if !slices.Contains(w.sealed, one.Summary) {
			continue
		}
		s, sums := r.Site.Data.Sealed(one.Period.ID), r.read(i).Sums()
		for _, name := range slices.Sorted(maps.Keys(w.sums)) {
			if isPageOf(one.Summary, name) {
				sums = append(sums, data.SealedFile{Path: name, SHA256: w.sums[name]})
			}
		}
		if slices.Equal(Sealed(sums), s.Shown) {
			continue
		}
		var err error
		if r.options.Reread != nil {
			was[i], err = r.options.Reread(s, r.OwnLayouts())
		}
		if err != nil || !was[i].hasPages() { // as where this version makes no pages of the bag
			delete(was, i)
			found.Add(unknownShown(s, Sealed(sums), s.Version != r.options.Version))
		}
	}
	if len(was) == 0 {
		return found
	}
	now := r.again(slices.Sorted(maps.Keys(was)), layouts)
	for i, before := range was {
		for _, name := range slices.Sorted(maps.Keys(before)) {
			if before[name] != now[i][name] {
				found.Add(shownOtherwise(r.Site.Data.Sealed(r.Reports[i].Period.ID), name, before[name], now[i][name]))
				break // the first tells; one cause changes many pages
			}
		}
	}
	found.Sort()
	return found
}

// again makes the pages of a site once more, and tells what is shown of some of its reports.
func (r *Result) again(reports []int, layouts *pages.Layouts) map[int]Shown {
	now := map[int]Shown{}
	for _, i := range reports {
		now[i] = r.read(i)
	}
	var mu sync.Mutex
	pages.Render(r.Site, r.Reports, layouts, r.static, output.Put(func(name string, b []byte) error {
		for _, i := range reports {
			if isPageOf(r.Reports[i].Summary, name) {
				words := shown.Words(b)
				mu.Lock()
				now[i][name] = words
				mu.Unlock()
			}
		}
		return nil
	}), nil)
	return now
}

// shownOtherwise says what is shown otherwise.
func shownOtherwise(s *data.Seal, name, was, now string) diag.Finding {
	then, since := firstChange(was, now)
	return diag.Finding{Code: "archive/shown", Severity: diag.Error, Span: s.Span,
		Message: diag.Say("bạn đọc thấy kỳ %[1]s, niêm phong ngày %[2]s, khác khi niêm phong, ở %[3]s: khi ấy %[4]s, bây giờ %[5]s",
			"readers see period %[1]s, sealed on %[2]s, otherwise than it was sealed, in %[3]s: then %[4]s, now %[5]s", s.Period.ID, s.Date, name, excerpt(then), excerpt(since)),
		Hint: mendShown(s)}
}

// unknownShown says that something is shown otherwise, where the bag is not at hand to tell
// what. Of another version of congbo it is only a note: it may be the version.
func unknownShown(s *data.Seal, now []data.SealedFile, version bool) diag.Finding {
	var names []string
	for _, f := range s.Shown {
		if !slices.Contains(now, f) {
			names = append(names, f.Path)
		}
	}
	f := diag.Finding{Code: "archive/shown", Severity: diag.Error, Span: s.Span,
		Message: diag.Say("bạn đọc thấy kỳ %s, niêm phong ngày %s, khác khi niêm phong, ở %s", "readers see period %s, sealed on %s, otherwise than it was sealed, in %s", s.Period.ID, s.Date, strings.Join(names, ", ")),
		Hint:    mendShown(s)}
	if version {
		f.Severity = diag.Note
		f.Hint = diag.Say("có thể chỉ vì phiên bản congbo khác (%s); để túi hồ sơ %s trong trang thì congbo phân biệt được", "another version of congbo (%s) may be all; with the bag %s in the site congbo can tell", s.Version, s.Bag)
	}
	return f
}

func mendShown(s *data.Seal) diag.Text {
	return diag.Say("nguồn không đổi: xem lại layouts/, data/site.toml, data/directives.toml, data/citations.toml; hoặc công bố bản sửa: congbo archive %s --amend \"lý do\"",
		"its sources are the same: look at layouts/, data/site.toml, data/directives.toml, data/citations.toml; or publish an amended edition: congbo archive %s --amend \"reason\"", s.Period.ID)
}

// firstChange is the first stretch that two texts have otherwise.
func firstChange(was, now string) (then, since string) {
	for _, p := range compare.Words(was, now) {
		changed := then != "" || since != ""
		switch p.Op {
		case compare.Removed:
			then += p.Text
		case compare.Added:
			since += p.Text
		default:
			if changed && strings.TrimSpace(p.Text) != "" {
				return then, since
			}
			if changed {
				then, since = then+p.Text, since+p.Text
			}
		}
	}
	return then, since
}

// excerpt is the beginning of words that differ.
func excerpt(s string) string {
	const most = 80
	text := []rune(strings.TrimSpace(s))
	switch {
	case len(text) == 0:
		return "∅"
	case len(text) > most:
		return fmt.Sprintf("%q", string(text[:most])+"…")
	}
	return fmt.Sprintf("%q", string(text))
}

// OwnLayouts are the layouts of a site that are not congbo's own.
func (r *Result) OwnLayouts() []string {
	brought, err := defaults()
	if err != nil {
		return nil // it was read before: it cannot fail
	}
	same := map[string][]byte{}
	for _, f := range brought {
		same[f.Path] = f.Bytes()
	}
	var all []string
	for _, f := range r.tree.Under("layouts/") {
		if b, there := same[f.Path]; !there || !bytes.Equal(b, f.Bytes()) {
			all = append(all, f.Path)
		}
	}
	return all
}
