package link_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
)

// everything is a site in which there is something of all that link writes down.
func everything() files {
	return files{
		base + "_index.md": "## Mở đầu [](#hai) {{quy.actual}} {#mo-dau}\n\nChữ[^x], [](#mo-dau), [](../2021-h1/_index.md#truoc).\n\n[^x]: Theo Chỉ thị số 05-CT/TN, ngày 15/5/2016 của Tỉnh ủy[^y].\n",
		one + "01-a.md": "Trồng {{quy.actual}} theo Chỉ thị số 05-CT/TN, [Kế hoạch](cite:7-KH/TN \"Tựa\").\n\n## Một\n\nXem [](#hai), [mục](02-b.md#hai \"Tựa\"), ![Ảnh](../files/a.png), [](#bang-ket-nap), <https://vi-du.example>.\n\n" +
			"```indicators\ngroup = \"dang\"\ncaption = \"Kết nạp[^y]\"\nnotes.quy.actual = \"[^y]\"\n```\n\n| Ô[^y] | Hai |\n|:--|--:|\n| **{{quy.actual}}** | [](#mot) |\n\n[^y]: - Một\n    - Hai {{quy.name}} [](#hai)\n",
		one + "02-b.md":                "## Hai {#hai}\n\n### Ba\n\n#### Bốn\n\n1. Một\n2. Hai\n\n> Theo Luật Đất đai.\n\nTừ\n: Nghĩa[^z]\n\n```table\ndata = \"don-vi.csv\"\nheads = [\"Đơn vị[^z]\", \"Số\"]\n```\n\n[^z]: Chữ\n",
		two + "_index.md":              titled + "Xem [](../../2021-h1/_index.md), [năm trước](../../2021-h1/_index.md#truoc), [](#khong-co).\n",
		base + "files/a.png":           "PNG",
		"content/2021-h1/_index.md":    titled + "## Trước [](../2022-h1/01-ket-qua/02-b.md#hai) {#truoc}\n\nTheo Chỉ thị số 05-CT/TN, [](../2022-h1/_index.md#mo-dau).\n",
		"data/2022-h1/indicators.toml": strings.Replace(figures, "SOURCE", "a#mot", 1),
		"data/2021-h1/indicators.toml": strings.Replace(figures, "SOURCE", "#truoc", 1),
		"data/2022-h1/don-vi.csv":      "Đơn vị,Số\nA[^z],1\nB,2\n",
		"data/2022-h1/accepted.toml":   "[accepted.a]\ncode = \"figure/ratio\"\ntext = \"Trồng 42,50\"\nreason = \"Đúng\"\npublish = true\n",
		"data/directives.toml":         twoTerms,
		"static/van-ban/7.pdf":         "7",
		"static/van-ban/6.pdf":         "6",
		"content/2022-h1/files/8.pdf":  "8",
	}
}

// TestSharesNothing holds that what is made of the same parsed files at the same time is
// the same each time, and leaves the files as they were parsed. A preview links them again
// at each save while pages of the version before are asked for. Run it with -race.
func TestSharesNothing(t *testing.T) {
	f := everything()
	parsed := parse(f.site())
	const times = 4
	var sites [times]linkedSite
	var found [times]diag.List
	var loose [times][]*report.Report
	var all sync.WaitGroup
	for i := range times {
		all.Go(func() { sites[i], found[i] = parsed.link(false) })
		all.Go(func() {
			for _, f := range parsed.tree.Under("content/") {
				if m := parsed.docs[f]; m != nil {
					loose[i] = append(loose[i], read.Report(link.Loose(m, parsed.set)))
				}
			}
		})
	}
	all.Wait()
	sound(t, sites[0])
	if len(sites[0].Reports) != 2 || len(sites[0].Reports[0].Notes) != 3 || len(sites[0].Reports[0].Citations) != 4 {
		t.Errorf("the site is not what it was: %q", lines(found[0]))
	}
	for i := 1; i < times; i++ {
		if !reflect.DeepEqual(sites[0].Reports, sites[i].Reports) || !reflect.DeepEqual(sites[0].Directives, sites[i].Directives) ||
			!reflect.DeepEqual(sites[0].Series, sites[i].Series) || !reflect.DeepEqual(found[0], found[i]) {
			t.Errorf("the site is linked in two ways")
		}
		if !reflect.DeepEqual(loose[0], loose[i]) {
			t.Errorf("loose texts are linked in two ways")
		}
	}
	fresh := parse(f.site())
	for file, m := range parsed.docs {
		for again, other := range fresh.docs {
			if again.Path == file.Path && !reflect.DeepEqual(m, other) {
				t.Errorf("linking has changed what was parsed of %s", file.Path)
			}
		}
	}
	for i, r := range sites[0].Reports {
		for k, d := range r.Documents {
			apart(t, d, sites[1].Reports[i].Documents[k])
		}
	}
}

// apart holds that two documents made of one file have nothing in common that is written
// to.
func apart(t *testing.T, a, b *report.Document) {
	t.Helper()
	same := a == b
	for i := range a.Links {
		same = same || a.Links[i] == b.Links[i]
	}
	for i := range a.CrossRefs {
		same = same || a.CrossRefs[i] == b.CrossRefs[i]
	}
	for i := range a.Values {
		same = same || a.Values[i] == b.Values[i]
	}
	for i := range a.NoteRefs {
		same = same || a.NoteRefs[i] == b.NoteRefs[i]
	}
	for i := range a.Notes {
		same = same || a.Notes[i] == b.Notes[i]
	}
	for i := range a.Tables {
		same = same || a.Tables[i] == b.Tables[i]
	}
	for i := range a.Headings {
		same = same || a.Headings[i] == b.Headings[i] || a.Headings[i].Section == b.Headings[i].Section
	}
	for i := range a.Blocks {
		same = same || a.Blocks[i] == b.Blocks[i]
	}
	if same {
		t.Errorf("two documents of %s share what link writes", a.File.Path)
	}
}
