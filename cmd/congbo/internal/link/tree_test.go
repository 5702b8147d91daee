package link_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/report"
)

const (
	base = "content/2022-h1/"
	one  = base + "01-ket-qua/"
	two  = base + "02-han-che/"
)

// outline prints the tree of a report, one section a line.
func outline(r *report.Report) []string {
	var all []string
	var walk func(sections []*report.Section, depth int)
	walk = func(sections []*report.Section, depth int) {
		for _, s := range sections {
			all = append(all, fmt.Sprintf("%s%s %s #%s (%s)", strings.Repeat("  ", depth), cmp.Or(s.Number, "-"), s.Title, s.FullID, s.Label))
			walk(s.Children, depth+1)
		}
	}
	walk(r.Opening, 0)
	walk(r.Parts, 0)
	return all
}

func wantOutline(t *testing.T, f files, want ...string) {
	t.Helper()
	site, found := f.link()
	if len(found) > 0 {
		t.Errorf("found %q", lines(found))
	}
	if got := outline(site.Reports[0]); !slices.Equal(got, want) {
		t.Errorf("outline\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func head(title, more string) string { return "+++\ntitle = \"" + title + "\"\n" + more + "\n+++\n" }

func TestNumbers(t *testing.T) {
	wantOutline(t, files{
		base + "_index.md":    head("Báo cáo", `numbering = ["I-", "1.", "1.1.", "a)"]`) + "## Mở đầu\n\n### Phạm vi\n",
		one + "_index.md":     head("Kết quả", "") + "## Tình hình\n",
		one + "02-b.md":       head("Hai", "") + "## Đầu\n\n### Nhỏ\n\n### Vừa\n\n## Đảng ủy\n",
		one + "01-a.md":       head("Một", ""),
		one + "10-tom-lai.md": head("Tóm lại", "heading = false") + "## Trong tóm lại\n",
		two + "_index.md":     head("Hạn chế", ""),
		two + "01-c.md":       head("Ba", ""),
	},
		"- Mở đầu #mo-dau ()",
		"  - Phạm vi #pham-vi ()",
		"I- Kết quả #ket-qua (I)",
		"  - Tình hình #tinh-hinh ()",
		"  1. Một #a (I.1)",
		"  2. Hai #b (I.2)",
		"    2.1. Đầu #dau (I.2.1)",
		"      a) Nhỏ #nho (I.2.1.a)",
		"      b) Vừa #vua (I.2.1.b)",
		"    2.2. Đảng ủy #dang-uy (I.2.2)",
		"  - Tóm lại #tom-lai ()",
		"    - Trong tóm lại #trong-tom-lai ()",
		"II- Hạn chế #han-che (II)",
		"  1. Ba #c (II.1)",
	)
}

func TestDefaultNumbers(t *testing.T) {
	wantOutline(t, files{one + "01-a.md": head("Một", "") + "## Hai\n\n### Ba\n"},
		"I Tiêu đề #ket-qua (I)", "  1 Một #a (I.1)", "    1.1 Hai #hai (I.1.1)", "      - Ba #ba ()")
}

// TestSkippedLevel: the outline of a text that skips a level has no gap.
func TestSkippedLevel(t *testing.T) {
	site, _ := files{one + "01-a.md": "#### Sâu\n\n## Nông\n"}.link()
	got := outline(site.Reports[0])
	if want := []string{"I Tiêu đề #ket-qua (I)", "  1 Tiêu đề #a (I.1)", "    1.1 Sâu #sau (I.1.1)", "    1.2 Nông #nong (I.1.2)"}; !slices.Equal(got, want) {
		t.Errorf("outline %q, want %q", got, want)
	}
}

// TestIDs: where one id would stand for several sections, each is named with
// what it stands in, so that none depends on which comes first.
func TestIDs(t *testing.T) {
	long := "Công tác triển khai, quán triệt, học tập các chỉ thị, nghị quyết của cấp trên"
	f := files{
		one + "_index.md":       head("Kết quả", ""),
		one + "01-tinh-hinh.md": head("Một", "") + "## Chung\n\n## Chung\n\n## Riêng\n",
		one + "02-b.md":         head("Hai", "") + "## Chung {#viet-ra}\n\n## Viết ra\n\n## … \n\n## " + long + "\n",
		two + "_index.md":       head("Hạn chế", "") + "## Kết quả\n",
		two + "01-tinh-hinh.md": head("Ba", "") + "## Chung\n",
		two + "02-cn-1.md":      head("Bốn", ""),
		base + "_index.md":      head("Báo cáo", "") + "## Riêng\n",
	}
	want := []string{"mo-dau-rieng", "ket-qua",
		"ket-qua-tinh-hinh", "ket-qua-tinh-hinh-chung", "ket-qua-tinh-hinh-chung-2", "ket-qua-tinh-hinh-rieng",
		"b", "viet-ra", "b-viet-ra", "muc", "cong-tac-trien-khai-quan-triet-hoc-tap-cac-chi-thi-nghi",
		"han-che", "han-che-ket-qua", "han-che-tinh-hinh", "han-che-tinh-hinh-chung", "han-che-cn-1"}
	site, found := f.link()
	if len(found) > 0 {
		t.Errorf("found %q", lines(found))
	}
	var got []string
	for _, line := range outline(site.Reports[0]) {
		_, id, _ := strings.Cut(line, "#")
		id, _, _ = strings.Cut(id, " ")
		got = append(got, id)
	}
	if !slices.Equal(got, want) {
		t.Errorf("ids\n%q\nwant\n%q", got, want)
	}
}

func TestNeighbours(t *testing.T) {
	site, _ := files{one + "01-a.md": "## Một\n", one + "02-b.md": "Hai.", two + "_index.md": titled}.link()
	var got []string
	var last *report.Section
	for s := site.Reports[0].Parts[0]; s != nil; s = s.Next {
		if s.Prev != last {
			t.Errorf("before %s comes %v", s.Slug, s.Prev)
		}
		got, last = append(got, s.Slug), s
	}
	if want := []string{"ket-qua", "a", "b", "han-che"}; !slices.Equal(got, want) {
		t.Errorf("pages %q, want %q", got, want)
	}
}

func TestReports(t *testing.T) {
	f := files{
		"content/2021/_index.md":       titled,
		"content/2022/_index.md":       head("Cả năm", `status = "draft"`),
		"content/2022-9m/_index.md":    titled,
		"content/2021-h2/_index.md":    titled,
		"content/2022/files/a.pdf":     "PDF",
		"content/2021/files/b/c-1.pdf": "PDF",
		"data/2022/indicators.toml":    ketNap,
	}
	for _, test := range []struct {
		drafts        bool
		periods, pdfs []string
	}{
		{false, []string{"2022-9m", "2022-h1", "2021", "2021-h2"}, []string{"content/2021/files/b/c-1.pdf"}},
		{true, []string{"2022", "2022-9m", "2022-h1", "2021", "2021-h2"}, []string{"content/2021/files/b/c-1.pdf", "content/2022/files/a.pdf"}},
	} {
		site, found := parse(f.site()).link(test.drafts)
		if len(found) > 0 {
			t.Errorf("found %q", lines(found))
		}
		var periods, pdfs []string
		for _, r := range site.Reports {
			periods = append(periods, r.Period.ID)
			if r.Data == nil {
				t.Errorf("report %s has no data", r.Period.ID)
			}
		}
		for _, a := range site.Assets {
			pdfs = append(pdfs, a.Path)
		}
		if !slices.Equal(periods, test.periods) || !slices.Equal(pdfs, test.pdfs) {
			t.Errorf("drafts %v: %q with %q, want %q with %q", test.drafts, periods, pdfs, test.periods, test.pdfs)
		}
	}
}

// TestBlocks: blocks of one text have ids of their own, and know the
// section they stand in.
func TestBlocks(t *testing.T) {
	site, _ := files{
		base + "_index.md": "Không có.",
		one + "01-a.md":    "Không có.\n\n## Một\n\nKhông có.[^a]\n\n[^a]: Không có.",
		one + "02-b.md":    "Không có.",
	}.link()
	r := site.Reports[0]
	seen := map[string]bool{}
	var got []string
	for _, b := range r.Blocks() {
		if seen[b.ID] {
			t.Errorf("id %s stands for two blocks", b.ID)
		}
		seen[b.ID] = true
		name := "-"
		if b.Section != nil {
			name = b.Section.ID
		}
		got = append(got, name)
	}
	if want := []string{"-", "ket-qua", "a", "a", "mot", "mot", "b", "b", "mot"}; !slices.Equal(got, want) {
		t.Errorf("blocks stand in %q, want %q", got, want)
	}
}
