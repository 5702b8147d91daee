package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"congbo/cmd/congbo/internal/citation"
)

// searched types a query as a reader does and waits for what the page says.
func searched(ctx context.Context, t *testing.T, query string) string {
	t.Helper()
	eval(ctx, t, `(i => { i.value = `+quote(query)+`; i.dispatchEvent(new Event("input")) })(document.querySelector("form.search input"))`)
	await(ctx, t, query+": an answer", `new URLSearchParams(location.search).get("q") === `+quote(query)+` && document.querySelector(".results").ariaBusy === "false"`)
	return eval(ctx, t, `document.querySelector(".found").textContent`)
}

// firstHit is the words of the first result.
func firstHit(ctx context.Context, t *testing.T) string {
	t.Helper()
	return eval(ctx, t, `document.querySelector(".results a")?.textContent ?? ""`)
}

// queries are what readers of the real report would type, with how many answers
// there are and how the first begins.
var queries = []struct{ query, said, first string }{
	{"dang uy", "57 kết quả", "Chỉ tiêu Họp Ban Thường vụ Đảng ủy Khối"},
	{"Đảng uỷ", "57 kết quả", "Chỉ tiêu Họp Ban Thường vụ Đảng ủy Khối"},
	{"Đảng ủy", "57 kết quả", "Chỉ tiêu Họp Ban Thường vụ Đảng ủy Khối"},
	{"kết nạp đảng viên", "9 kết quả", "Chỉ tiêu Kết nạp đảng viên"},
	{"ket nap dang vien", "9 kết quả", "Chỉ tiêu Kết nạp đảng viên"},
	{"05-CT/TW", "4 kết quả", "Văn bản Chỉ thị số 05-CT/TW đẩy mạnh"},
	{"5-CT/TW", "4 kết quả", "Văn bản Chỉ thị số 05-CT/TW đẩy mạnh"},
	{"05-ct/tu", "Không tìm thấy “05-ct/tu”", ""},
	{"Chỉ thị 05", "10 kết quả", "Văn bản Chỉ thị số 05-CT/TW … mạnh học"},
	{"Quy định 784", "4 kết quả", "Văn bản Quy định số 784-QĐ/TU Ban"},
	{"784-QĐ/TU", "3 kết quả", "Văn bản Quy định số 784-QĐ/TU Ban"},
	{"6.115", "2 kết quả", "Chỉ tiêu Đảng viên dự triển khai Nghị quyết năm 2022"},
	{"115", "Không tìm thấy “115”", ""},
	{"99,7%", "2 kết quả", "Chỉ tiêu Đảng viên dự triển khai Nghị quyết năm 2022"},
	{"\"tự phê bình\"", "2 kết quả", "II.1 Hạn chế"},
	{"kiểm tra giám sát", "13 kết quả", "Chỉ tiêu Đảng viên được ủy ban kiểm tra giám sát chuyên đề"},
	{"bí thư chi bộ", "7 kết quả", "I.6.1 Công tác xây dựng tổ chức cơ sở đảng"},
	{"chuyển đổi số", "14 kết quả", "chú thích 1 I.1 Hoạt động của Ban Chấp hành, Ban Thường vụ Đảng ủy Khối"},
	{"thẻ đảng", "14 kết quả", "I.6.2 Công tác đảng viên, đảng vụ"},
	{"khen thuong", "7 kết quả", "Chỉ tiêu Tổ chức cơ sở đảng được khen thưởng"},
	{"dân vận khéo", "10 kết quả", "Chỉ tiêu Mô hình “Dân vận khéo” tập thể"},
	{"phát triển đảng viên", "8 kết quả", "III CHƯƠNG TRÌNH CÔNG TÁC 6 THÁNG CUỐI NĂM 2022"},
	{"ho chi minh", "10 kết quả", "Chỉ tiêu Kết nạp mới vào Đoàn TNCS Hồ Chí Minh"},
	{"ky luat dang vien", "7 kết quả", "Chỉ tiêu Đảng viên bị thi hành kỷ luật"},
	{"bảo hiểm y t", "Không tìm thấy “bảo hiểm y t”", ""},
	{"đỡ đầu xã nông thôn mới", "1 kết quả", "I.2.1 Xây dựng và tổ chức thực hiện chương trình, kế hoạch công tác theo chức năng, nhiệm vụ"},
	{"xyzzy", "Không tìm thấy “xyzzy”", ""},
}

// TestSearch types what readers would, over HTTP under a path and from a folder.
func TestSearch(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	server := httptest.NewServer(http.StripPrefix("/cong-bo/", http.FileServer(http.Dir(dir))))
	defer server.Close()
	for _, base := range []string{server.URL + "/cong-bo/", "file://" + dir + "/"} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base+"tim-kiem/index.html")); err != nil {
			t.Fatal(err)
		}
		for _, q := range queries {
			said := searched(ctx, t, q.query)
			if first := firstHit(ctx, t); said != q.said || !strings.HasPrefix(first, q.first) || q.first == "" && first != "" {
				t.Errorf("{%q, %q, %q},", q.query, said, first)
			}
			if offered := eval(ctx, t, `String(document.querySelector(".browse").checkVisibility())`); (offered == "true") != strings.HasPrefix(said, "Không tìm thấy") {
				t.Errorf("%s: %s; the contents are offered: %s", q.query, said, offered)
			}
		}
	}
}

// TestSearchFolds compares what the script folds with what congbo does, on every
// text of the real report and on what is rare in it.
func TestSearchFolds(t *testing.T) {
	ctx := browser(t)
	open(ctx, t, "tim-kiem/index.html")
	loadIndex(ctx, t)
	eval(ctx, t, `globalThis.texts = [...[...congboSearch.arrived.values()].flatMap(f => f.places ?? []).flatMap(p => [p.t, ...(p.x ?? [])]), "Đảng uỷ Đảng ủy", "Ðảng ĐẢNG đảng", "hoà hòa hoá hóa thuý thúy quý quí", "ÂẤẦẨẪẬ ơớờởỡợ ƯỨỪỬỮỰ ỳỵỷỹ", "05\u2011CT/TW 05–CT/TW", "Thu\u031b\u0300a U\u0309y", "1.866; 42,75% ½ Ⅳ", "ſ ß Ω K Å"].map(s => s.normalize("NFC"))`)
	var texts, slugs, keys []string
	for _, get := range []struct {
		expr string
		to   *[]string
	}{
		{"texts", &texts},
		{`texts.map(s => congboSearch.fold(s).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""))`, &slugs},
		{"texts.map(s => congboSearch.tone(s))", &keys},
	} {
		if err := json.Unmarshal([]byte(eval(ctx, t, "JSON.stringify("+get.expr+")")), get.to); err != nil {
			t.Fatal(err)
		}
	}
	if len(texts) < 200 {
		t.Errorf("%d texts", len(texts))
	}
	for i, text := range texts {
		if want := citation.Slug(text); slugs[i] != want {
			t.Errorf("%.40q folds to\n%s, want\n%s", text, slugs[i], want)
		}
		if want := citation.Fold(text); keys[i] != want {
			t.Errorf("the key of %.40q is\n%s, want\n%s", text, keys[i], want)
		}
	}
}

// loadIndex loads every file of the index.
func loadIndex(ctx context.Context, t *testing.T) {
	t.Helper()
	searched(ctx, t, "đảng")
	if got, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async () => {
		const read = congboSearch.arrived.get("index"), names = read.shards.map((_, n) => "terms/" + n);
		for (const [name, ...count] of read.groups) for (let n = 0; n * read.size < count[0] + count[1] + count[2]; n++) names.push("texts/" + name + "-" + n);
		return String((await Promise.all(names.map(congboSearch.load))).every(Boolean));
	})()`, chromedp.EvalAwaitPromise)); err != nil || got != "true" {
		t.Fatal(got, err)
	}
}

// TestSearchTerms holds that what is sought is cut into terms as what was read: each word of
// each text of the real report leads to its place, and so does each pair of words.
func TestSearchTerms(t *testing.T) {
	ctx := browser(t)
	open(ctx, t, "tim-kiem/index.html")
	loadIndex(ctx, t)
	missing := eval(ctx, t, `(() => {
		const lists = new Map(), read = congboSearch.arrived.get("index");
		for (const n of read.shards.keys()) for (const [term, text] of Object.entries(congboSearch.arrived.get("terms/" + n))) lists.set(term, congboSearch.decode(text).places);
		const missing = new Set();
		let p = -1, terms = 0;
		for (const [name, ...count] of read.groups) for (let n = 0; n < count[0] + count[1] + count[2]; n++) {
			const place = congboSearch.arrived.get("texts/" + name + "-" + Math.floor(n / read.size)).places[n % read.size];
			p++;
			for (const text of (place.x ?? []).filter((_, i) => i % 2)) for (const said of text.match(/\S+/g) ?? []) {
				const { terms: [term] } = congboSearch.parse(said.replace(/["“”„]/g, ""));
				if (!term) continue;
				for (const key of [...term.words, ...(term.whole ? [term.whole] : [])]) {
					terms++;
					if (!lists.get(key)?.has(p)) missing.add(said + ": " + key);
				}
			}
		}
		return terms < 5000 ? "few: " + terms : [...missing].slice(0, 20).join("\n");
	})()`)
	if missing != "" {
		t.Error(missing)
	}
}

// TestSearchRanks holds the order of answers, and what is none, on texts of its own.
func TestSearchRanks(t *testing.T) {
	ctx := browser(t)
	open(ctx, t, "tim-kiem/index.html")
	find := func(query string, texts ...string) string {
		quoted, err := json.Marshal(texts)
		if err != nil {
			t.Fatal(err)
		}
		return eval(ctx, t, `(() => {
			const query = congboSearch.parse(`+quote(query)+`), places = `+string(quoted)+`.map(t => ({ l: "", t: "Mục", p: "", x: ["", t] }));
			for (const mode of query.size < 2 ? [] : query.terms.length > 2 ? [0, 1, 2] : [0, 1]) {
				const found = places.map(p => congboSearch.rate(p, query, mode)).filter(Boolean).sort((a, b) => b.score - a.score);
				if (found.length) return found.map(f => f.entry.text).join(" | ");
			}
			return "";
		})()`)
	}
	for _, test := range []struct {
		query string
		texts []string
		want  string
	}{
		{"đảng", []string{"dáng điệu", "dạng bài", "đảng viên"}, "đảng viên | dạng bài | dáng điệu"},
		{"dang", []string{"dáng điệu", "đảng viên", "mùa thu"}, "dáng điệu | đảng viên"},
		{"đảng ủy", []string{"Đảng uỷ xã", "Đảng ủy xã"}, "Đảng uỷ xã | Đảng ủy xã"},
		{"dân vận", []string{"vận động nhân dân", "công tác dân vận", "vận tải"}, "công tác dân vận | vận động nhân dân"},
		{"trồng cây", []string{"cây to, trồng lâu", "đã trồng cây"}, "đã trồng cây | cây to, trồng lâu"},
		{"\"trồng cây\"", []string{"cây to, trồng lâu", "đã trồng cây"}, "đã trồng cây"},
		{"“trồng cây”", []string{"cây to, trồng lâu", "đã trồng cây"}, "đã trồng cây"},
		{"05-CT/TU", []string{"Chỉ thị số 05-CT/TW", "Chỉ thị số 105-CT/TU", "Chỉ thị số 5-CT/TU,"}, "Chỉ thị số 5-CT/TU,"},
		{"5-ct/tu", []string{"Chỉ thị số 05-CT/TU", "Chỉ thị số 05–CT/TU", "Chỉ thị số 15-CT/TU"}, "Chỉ thị số 05-CT/TU | Chỉ thị số 05–CT/TU"},
		{"6.115", []string{"16.115 người", "6.115/6.172 người", "6.1155", "6.115,5", "có 6.115."}, "có 6.115. | 6.115/6.172 người"},
		{"115", []string{"6.115", "2,115", "115"}, "115"},
		{"1/4/2022", []string{"ngày 01/04/2022", "ngày 1/4/2022", "ngày 11/4/2022", "1/14/2022"}, "ngày 1/4/2022 | ngày 01/04/2022"},
		{"01/04/2022", []string{"ngày 01/04/2022", "ngày 1/4/2022", "ngày 31/4/2022"}, "ngày 1/4/2022 | ngày 01/04/2022"},
		{"tuyên tr", []string{"tuyên truyền", "tuyên bố"}, "tuyên truyền"},
		{"tra", []string{"trang trại", "kiểm tra"}, "kiểm tra"},
		{"mục lời", []string{"có lời", "không"}, "có lời"},
		{"một hai ba bốn", []string{"một hai ba", "một hai", "năm"}, "một hai ba"},
		{"một hai 7-CT/TU", []string{"một hai 7-CT/TW"}, ""},
		{"Tho\u031b\u0300i gian", []string{"thời gian"}, "thời gian"},
		{"thời gian", []string{"Tho\u031b\u0300i gian"}, "Thời gian"},
		{"a.*[b", []string{"a.*[b c", "axb"}, "a.*[b c"},
		{"\\ ( $& <b>", []string{"một"}, ""},
		{"y", []string{"y tế"}, ""},
	} {
		if got := find(test.query, test.texts...); got != test.want {
			t.Errorf("%s: %q, want %q", test.query, got, test.want)
		}
	}
}

// TestSearchKeys walks from the box of a page to an answer without a mouse.
func TestSearchKeys(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file://"+dir+"/2022-h1/index.html")); err != nil {
		t.Fatal(err)
	}
	press := func(key string) {
		t.Helper()
		var err error
		if key == "/" { // as a keyboard does: what stops the key stops its letter
			_, err = chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/"})
		} else {
			err = chromedp.Do(ctx, chromedp.KeyEvent(key))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	press("/")
	press("ho chi minh\r")
	await(ctx, t, "the page of answers", `location.pathname.endsWith("/tim-kiem/index.html") && document.querySelectorAll(".results a").length > 4`)
	await(ctx, t, "its box has the focus", `document.activeElement.matches("form.search input")`)
	const at = `[...document.querySelectorAll(".results a")].indexOf(document.activeElement)`
	for _, step := range []struct{ what, key, expr, want string }{
		{"down", kb.ArrowDown, at, "0"},
		{"down again", kb.ArrowDown, at, "1"},
		{"up", kb.ArrowUp, at, "0"},
		{"up to the box", kb.ArrowUp, `document.activeElement.name`, "q"},
		{"enter goes to the first", "\r", at, "0"},
		{"escape goes back", kb.Escape, `document.activeElement.name`, "q"},
		{"tab to the period", kb.Tab, `document.activeElement.name`, "ky"},
		{"tab to the kind", kb.Tab, `document.activeElement.name`, "loai"},
		{"tab to the button", kb.Tab, `document.activeElement.localName`, "button"},
		{"slash", "/", `document.activeElement.name`, "q"},
		{"to the end", kb.End, `document.activeElement.value`, "ho chi minh"},
		{"slash in the box is a letter", "/", `document.activeElement.value`, "ho chi minh/"},
	} {
		press(step.key)
		await(ctx, t, step.what, `String(`+step.expr+`) === `+quote(step.want))
	}
	await(ctx, t, "answers", `document.querySelectorAll(".results a").length > 4`)
	href := eval(ctx, t, `document.querySelectorAll(".results a")[1].href`)
	for _, key := range []string{kb.ArrowDown, kb.ArrowDown, "\r"} {
		press(key)
	}
	await(ctx, t, "Enter opens the answer", `location.href === `+quote(href))
}

// TestSearchPeriod chooses a period: only its answers are shown and only its part
// of the index is loaded.
func TestSearchPeriod(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/tim-kiem/index.html?q=05-CT/TW&ky=2022-h1")); err != nil {
		t.Fatal(err)
	}
	parts := `[...document.scripts].map(s => s.src.split("/tim-kiem/")[1]).filter(s => s?.startsWith("texts/")).every(s => s.startsWith("texts/2022-h1-"))`
	await(ctx, t, "answers", `document.querySelectorAll(".results a").length > 0`)
	if got := eval(ctx, t, `String(`+parts+`)`); got != "true" {
		t.Error("texts of another period are loaded")
	}
	if got := eval(ctx, t, `document.querySelector(".found").textContent + [...document.querySelectorAll(".results .period")].map(p => ", " + p.textContent).join("")`); got != "2 kết quả, 6 tháng đầu năm 2022, 6 tháng đầu năm 2022" {
		t.Errorf("of one period: %s", got)
	}
	eval(ctx, t, `(s => { s.value = ""; s.dispatchEvent(new Event("change")) })(document.querySelector("select"))`)
	if got := searched(ctx, t, "05-CT/TW "); got != "4 kết quả" {
		t.Errorf("of all: %s", got)
	}
}

// TestSearchLacksPart says what cannot be loaded, and finds in the rest.
func TestSearchLacksPart(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	texts, err := filepath.Glob(filepath.Join(dir, "tim-kiem", "texts", "2022-h1-*.js"))
	if err != nil || len(texts) == 0 {
		t.Fatal(texts, err)
	}
	for _, file := range texts {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/tim-kiem/index.html")); err != nil {
		t.Fatal(err)
	}
	if said := searched(ctx, t, "05-CT/TW"); said != "2 kết quả. Không tải được: 6 tháng đầu năm 2022" {
		t.Error(said)
	}
}

// TestSearchShowsTexts shows an index whose every text would run if it were read as
// HTML, and whose path would if it were a whole address. The policy of the page,
// which stops it too, is off.
func TestSearchShowsTexts(t *testing.T) {
	ctx := browser(t)
	if _, err := chromedp.Call(ctx, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	open(ctx, t, "tim-kiem/index.html")
	evil, err := json.Marshal(`đểthử <img src=x onerror="ran=true"><script>ran=true</script><a href="javascript:ran=true">`)
	if err != nil {
		t.Fatal(err)
	}
	e := string(evil)
	eval(ctx, t, `(() => {
		congboSearch.open({ size: 16, groups: [["2022-h1", 0, 1, 0]], shards: ["dethu"] });
		congboSearch.terms(0, { dethu: "$" });
		congboSearch.texts("2022-h1-0", { name: `+e+`, places: [{ l: `+e+`, t: `+e+`, p: "javascript:ran=true//", i: `+e+`, x: ["", `+e+`, `+e+`, `+e+`] }] });
		return "";
	})()`)
	if said := searched(ctx, t, "đểthử"); said != "1 kết quả" {
		t.Error(said)
	}
	for _, step := range []struct{ expr, want string }{
		{`[...document.querySelectorAll(".results *")].map(e => e.localName).filter(n => !["li", "a", "span", "mark"].includes(n)).join(" ")`, ""},
		{`[...document.querySelectorAll(".results a")].every(a => a.protocol === "file:")`, "true"},
		{`[...document.querySelectorAll(".results mark")].map(m => m.textContent).join(" ")`, "đểthử đểthử"},
		{`typeof ran`, "undefined"},
	} {
		if got := eval(ctx, t, step.expr); got != step.want {
			t.Errorf("%s: %s", step.expr, got)
		}
	}
	searched(ctx, t, `<img src=x onerror="ran=true">`)
	if got := eval(ctx, t, "typeof ran"); got != "undefined" {
		t.Error("the query ran")
	}
}

// TestSearchWithoutScript holds that the page says so and offers the contents.
func TestSearchWithoutScript(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/tim-kiem/index.html?q=x")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ expr, want string }{
		{`document.querySelector("form").checkVisibility()`, "false"},
		{`document.querySelector(".no-script").checkVisibility()`, "true"},
		{`document.querySelector(".browse a").getAttribute("href")`, "../2022-h1/index.html"},
	} {
		if got := eval(ctx, t, step.expr); got != step.want {
			t.Errorf("%s: %s", step.expr, got)
		}
	}
}

func quote(s string) string { return strconv.Quote(s) }
