package check_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// invented is a report of a fictional committee with relations of other shapes
// than the real one.
const invented = `+++
title = "Báo cáo thử nghiệm"
+++
Năm qua có 812/940 hộ tham gia, đạt 86,38%; tổ chức 46 buổi (21 buổi ở thôn, 25 buổi ở xã). Kho còn 640 cuốn sách, trong đó có 96 cuốn mới, chiếm tỷ lệ 15%.

Hoàn thành 14/20 công trình, còn 06 công trình chưa làm. Nhắc nhở 29 người (lần đầu 17, lần hai 08, nhiều lần 04).

Số bài viết từ 320 bài lên 400 bài, tăng 25%. Ban hành 73 văn bản[^a] theo Kế hoạch số 31-KH/TU, ngày 14/3/2031 của Ban Thường vụ Tỉnh ủy và Chỉ thị số 09-CT/TW, ngày 22/8/2030 của Ban Bí thư.

Tiếp tục thực hiện Kế hoạch số 31-KH/TU, ngày 14/3/2031 và Chỉ thị số 09-CT/TW, ngày 22/8/2030 của Ban Bí thư.

[^a]: Gồm: 18 báo cáo; 27 kế hoạch; 28 công văn.
`

// world is a site in memory that can be changed and checked again.
type world struct {
	fs      fstest.MapFS
	grammar *citation.Grammar // compiled once
}

func (w *world) check() ([]*report.Report, check.Result) { return checked(w.fs, w.grammar) }

// signature lists what a check run says, without places.
func signature(r check.Result) map[string]bool {
	all := map[string]bool{}
	for _, f := range r.Findings {
		if !strings.HasPrefix(f.Code, "figure/data") {
			all[f.Code+f.Message.VI] = true
		}
	}
	return all
}

// TestMutation changes one digit of a relation that was confirmed, one date of a
// document cited twice, or the level of one symbol, and counts how often the
// checks notice.
func TestMutation(t *testing.T) {
	real := fstest.MapFS{}
	tree := source.Read(os.DirFS("../../../.."))
	for _, f := range tree.Under("content/") {
		real[f.Path] = &fstest.MapFile{Data: f.Text}
	}
	own := fstest.MapFS{"content/2031/_index.md": {Data: []byte(invented)}}
	found, tried := 0, 0
	for name, files := range map[string]fstest.MapFS{"the real report": real, "an invented one": own} {
		w := &world{fs: files, grammar: set(t).Grammar}
		reports, before := w.check()
		known := signature(before)
		r := rand.New(rand.NewPCG(7, 11))
		hits, all := 0, 0
		for _, m := range mutations(reports, w.grammar, before, r) {
			all++
			if w.notices(m, known) {
				hits++
			} else {
				t.Logf("%s: not noticed: %s", name, m.what)
			}
		}
		t.Logf("%s: %d of %d changes noticed", name, hits, all)
		if _, again := w.check(); len(signature(again)) != len(known) {
			t.Errorf("%s: the unchanged text has other findings than before", name)
		}
		found, tried = found+hits, tried+all
	}
	t.Logf("mutation score: %d of %d (%.1f %%)", found, tried, 100*float64(found)/float64(tried))
	if float64(found) < 0.95*float64(tried) {
		t.Errorf("noticed %d of %d changes, want 95 %%", found, tried)
	}
}

// A mutation replaces the bytes of a file at an offset.
type mutation struct {
	path     string
	at       int
	old, new string
	what     string
}

func (w *world) notices(m mutation, known map[string]bool) bool {
	file := w.fs[m.path]
	changed := slices.Concat(file.Data[:m.at], []byte(m.new), file.Data[m.at+len(m.old):])
	w.fs[m.path] = &fstest.MapFile{Data: changed}
	defer func() { w.fs[m.path] = file }()
	_, after := w.check()
	for s := range signature(after) {
		if !known[s] {
			return true
		}
	}
	return false
}

// mutations draws three changes of a digit for every confirmed relation, and one
// of every date and level that two witnesses hold.
func mutations(reports []*report.Report, g *citation.Grammar, result check.Result, r *rand.Rand) []mutation {
	var all []mutation
	for _, f := range result.Figures {
		if f.Kind != "ratio" && f.Kind != "sum" || f.Verdict != check.Holds && f.Verdict != check.RoundedDown {
			continue
		}
		for range 3 {
			digits := f.Numbers
			n := digits[r.IntN(len(digits))]
			at := n.Start + r.IntN(n.End-n.Start)
			for n.File.Text[at] < '0' || n.File.Text[at] > '9' {
				at = n.Start + r.IntN(n.End-n.Start)
			}
			all = append(all, change(n.File, at, r))
		}
	}
	dated := map[string][]*report.Citation{}
	for _, rep := range reports {
		for _, b := range rep.Blocks() {
			for _, m := range b.Citations {
				if m.Date.Day > 0 {
					dated[m.Key] = append(dated[m.Key], m)
				}
				if m.Issuer != "" && m.Form == "full" && g.SymbolLevels(m.Symbol) != 0 && g.SymbolLevels(m.Symbol) == g.IssuerLevels(m.Issuer) && (strings.HasSuffix(m.Symbol, "/TW") || strings.HasSuffix(m.Symbol, "/TU")) {
					to := map[string]string{"TW": "TU", "TU": "TW"}[m.Symbol[len(m.Symbol)-2:]]
					at := b.Span(m.NumEnd-2, m.NumEnd).Start
					all = append(all, mutation{b.File.Path, at, m.Symbol[len(m.Symbol)-2:], to, "level of " + m.Key})
				}
			}
		}
	}
	for _, key := range slices.Sorted(func(yield func(string) bool) {
		for k := range dated {
			if !yield(k) {
				return
			}
		}
	}) {
		if ms := dated[key]; len(ms) > 1 && ms[0].Date == ms[1].Date {
			m := ms[1]
			for at := m.Span.End; at < m.Extent.End; at++ {
				if c := m.Span.File.Text[at]; c >= '1' && c <= '8' {
					all = append(all, change(m.Span.File, at, r))
					break
				}
			}
		}
	}
	return all
}

// change draws another digit for the one at an offset of a file.
func change(f *source.File, at int, r *rand.Rand) mutation {
	old := f.Text[at]
	digit := byte('0' + r.IntN(10))
	for digit == old {
		digit = byte('0' + r.IntN(10))
	}
	where := source.Span{File: f, Start: at, End: at + 1}
	return mutation{f.Path, at, string(old), string(digit), fmt.Sprintf("%s: %q → %q in %q", where, string(old), string(digit), f.Text[max(at-40, 0):min(at+40, len(f.Text))])}
}
