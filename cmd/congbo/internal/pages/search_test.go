package pages_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/output"
)

// An indexed is a place of the index of searching.
type indexed struct {
	Label string   `json:"l"`
	Title string   `json:"t"`
	Path  string   `json:"p"`
	ID    string   `json:"i"`
	Texts []string `json:"x"`
}

// searchIndex reads the texts of a group as a browser does: calls with data.
func searchIndex(t *testing.T, tree output.Tree, group string) []indexed {
	t.Helper()
	var all []indexed
	for n := 0; ; n++ {
		name := fmt.Sprintf("%s-%d", group, n)
		script, ok := tree["tim-kiem/texts/"+name+".js"]
		if !ok {
			break
		}
		data, ok := strings.CutPrefix(strings.TrimSpace(string(script)), fmt.Sprintf("congboSearch.texts(%q,", name))
		if !ok || !strings.HasSuffix(data, ");") {
			t.Fatalf("%s: %.60q", name, script)
		}
		var v struct {
			Name   string
			Places []indexed
		}
		if err := json.Unmarshal([]byte(strings.TrimSuffix(data, ");")), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v.Places...)
	}
	if len(all) == 0 {
		t.Fatalf("no texts of %s", group)
	}
	return all
}

// TestSearchIndex holds what is found: every text once, where it stands.
func TestSearchIndex(t *testing.T) {
	tree := build(t, nil)
	var got []string
	for _, place := range slices.Concat(searchIndex(t, tree, "2022-h1"), searchIndex(t, tree, "van-ban")) {
		texts := ""
		for i := 1; i < len(place.Texts); i += 2 {
			texts += " / " + place.Texts[i]
		}
		got = append(got, fmt.Sprintf("%s, %s%s", place.Label, place.Title, texts))
	}
	want := []string{
		"Chỉ tiêu, Cây đã trồng / Đơn vị tính: cây; Kết quả: 42,50; Tổng số: 1.866; Tỷ lệ: 42,75% kế hoạch; Tăng, giảm: −3% so với cùng kỳ; Đánh giá: Đạt; ước đạt",
		"Chỉ tiêu, Lẻ loi / Đơn vị tính: việc; Kết quả: 5",
		"12-BC/ĐUTN, kết quả thử nghiệm / Phần mở đầu, xem mục I.1.1.",
		"I, KẾT QUẢ / Lời của phần.",
		", Một đề mục / Dưới đề mục.",
		"I.1, Việc một",
		"I.1.1, Đợt một / Thực hiện Chỉ thị số 07-CT/TU, ngày 26/8/2021 của Ban Thường vụ Tỉnh ủy. Trồng 42,50 cây, nhắc lại. / Một gạch đầu dòng; / hai <b>& ba</b>. / Cây trồng / Tên · Số / Một · 1",
		", Nhỏ hơn / Thêm liên kết, tới trang, tới mục.",
		", Tóm lại / Tóm lại, xem mục I.1 và chú thích.",
		"II, CÒN LẠI / Một. / Hai.",
		"chú thích 1, I.1.1 Đợt một / Chú thích thứ nhất, theo Kế hoạch số 9-KH/TU.",
		"chú thích 2, I.1.1 Đợt một / Chú thích thứ hai, nhắc .",
		"chú thích 3, I.1.1 Đợt một / chú thích bằng gạch đầu dòng",
		"Văn bản, Chỉ thị số 07-CT/TU / về một việc thử nghiệm, Ban Thường vụ Tỉnh ủy, 26/8/2021",
		"Văn bản, Kế hoạch số 9-KH/TU",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s\nall:\n%s", firstDifference(g, w), g)
	}
}

// TestSearchLeads follows every place of the index to its page and anchor.
func TestSearchLeads(t *testing.T) {
	tree := build(t, nil)
	ids := map[string]map[string]bool{} // by page
	leads := func(path, id string) {
		if ids[path] == nil {
			ids[path] = map[string]bool{"": tree[path] != nil}
			doc, err := html.Parse(bytes.NewReader(tree[path]))
			if err != nil {
				t.Fatal(err)
			}
			for n := range doc.Descendants() {
				for _, a := range n.Attr {
					if a.Key == "id" {
						ids[path][a.Val] = true
					}
				}
			}
		}
		if !ids[path][id] {
			t.Errorf("nothing at %s#%s", path, id)
		}
	}
	for _, place := range slices.Concat(searchIndex(t, tree, "2022-h1"), searchIndex(t, tree, "van-ban")) {
		leads(place.Path, place.ID)
		for i := 0; i < len(place.Texts); i += 2 {
			leads(place.Path, place.Texts[i])
		}
	}
}

// TestSearchSafe holds that no text can end the script it stands in or become one.
func TestSearchSafe(t *testing.T) {
	const evil = "</script><script>alert(1)</script><!-- \u2028\u2029 ');alert(1);//"
	quoted, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	tree := build(t, map[string]string{
		"content/2022-h1/01-ket-qua/02-tom-lai.md":  "+++\ntitle = " + string(quoted) + "\n+++\n\n    " + evil + "\n",
		"data/2022-h1/indicators.toml":              "",
		"data/directives.toml":                      "",
		"content/2022-h1/01-ket-qua/01-viec-mot.md": "+++\ntitle = \"Việc một\"\n+++\n\n## Đợt một {#dot-mot}\n",
	})
	found := false
	for path, script := range tree {
		if !strings.HasPrefix(path, "tim-kiem/") || !strings.HasSuffix(path, ".js") {
			continue
		}
		if i := bytes.IndexAny(script, "<>&\u2028\u2029"); i >= 0 {
			t.Errorf("%s: %.40q", path, script[i:])
		}
		found = found || bytes.Contains(script, []byte(`\u003c/script\u003e`))
	}
	if !found {
		t.Error("the text is not in the index")
	}
	for _, place := range searchIndex(t, tree, "2022-h1") {
		if strings.Contains(place.Title, "alert") && place.Title != evil {
			t.Errorf("title %q", place.Title)
		}
	}
}

// TestSearchTexts puts references and values into one passage.
func TestSearchTexts(t *testing.T) {
	for text, want := range map[string]string{
		"Một [](#dot-mot) hai {{trong-cay.actual}} ba [](#dot-mot), bốn {{le-loi.actual}}.": "Một mục I.1.1 hai 42,50 ba mục I.1.1, bốn 5.",
		"[](#dot-mot)":               "mục I.1.1",
		"**{{le-loi.actual}}** việc": "5 việc",
		"[](#dot-mot)[^x] là\ntrên\n\n[^x]: Ở [](#dot-mot).": "mục I.1.1 là trên",
	} {
		tree := build(t, map[string]string{"content/2022-h1/02-con-lai/_index.md": "+++\ntitle = \"CÒN LẠI\"\n+++\n\n" + text + "\n"})
		places := searchIndex(t, tree, "2022-h1")
		at := slices.IndexFunc(places, func(p indexed) bool { return p.Title == "CÒN LẠI" })
		if got := places[at].Texts[1]; got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// TestScripts holds the size of all scripts that are written by hand, as they are
// served.
func TestScripts(t *testing.T) {
	total := 0
	for path, b := range build(t, nil) {
		if strings.HasPrefix(path, "js/") {
			total += len(b)
		}
	}
	if total == 0 || total > 20<<10 {
		t.Errorf("%d bytes", total)
	}
	t.Logf("%d bytes", total)
}
