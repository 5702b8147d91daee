package shown

import (
	"strings"
	"testing"
)

// TestWords holds that words are told whatever the markup, and that what stands around a
// report is none of it.
func TestWords(t *testing.T) {
	const want = "Báo cáo số 12 gồm hai phần. I Kết quả"
	for _, page := range []string{
		"<p>Báo cáo số 12 gồm hai phần.</p><h2>I Kết quả</h2>",
		"<!doctype html><html><head><title>Trang</title></head><body><a href=#ui-main>Bỏ qua</a><header>Đảng ủy</header><main>\n<div class=x><header>Báo cáo <b>số 1</b>2 gồm\nhai phần.</header></div> <h2><span>I</span> Kết quả</h2></main><footer>Chịu trách nhiệm</footer></body>",
		"<nav><ol><li>Mục lục</li></ol><nav>nữa</nav></nav><p>Báo cáo số 12 gồm hai phần.</p><aside>Niêm phong</aside><h2>I<br>Kết quả</h2><script>x</script><style>y</style>",
		"<p>Báo cáo số 12 gồm <span data-ui>(<span>giao diện</span>)</span> hai phần.</p><p hidden>ẩn</p><a href=x download>PDF</a><h2>I<img data-ui> Kết quả</h2><svg data-ui><path d='M0'/><text>7</text></svg>",
		"<p data-ui=form>B&aacute;o c&#225;o số 12 gồm hai phần.</p><!-- lời ghi --><h2>I Kết quả</h2><template><p>mẫu</p></template>",
	} {
		if got := Words([]byte(page)); got != want {
			t.Errorf("%s:\n%q", page, got)
		}
	}
	for _, other := range []string{
		"<p>Báo cáo số 1 2 gồm hai phần.</p><h2>I Kết quả</h2>",
		"<p>Báo cáo số 12 gồm hai phần.</p><h2>I Kết quả</h2><p>Đã rút.</p>",
		"<p>Báo cáo số 12 gồm hai phần.<h2 data-ui>I Kết quả</h2>",
		"<p>Báo cáo số <div>1</div>2 gồm hai phần.</p><h2>I Kết quả</h2>",
	} {
		if got := Words([]byte(other)); got == want {
			t.Errorf("%s: not told apart", other)
		}
	}
}

// FuzzWords: whatever a page is, its words are told, with single spaces between them.
func FuzzWords(f *testing.F) {
	for _, page := range []string{"", "<p>a", "<nav><nav></nav>b", "<p data-ui><p data-ui>x</p></p>y", "<svg data-ui/>z", "<main><header>h</header></main><header>i", "a\u00a0 b<br>c", "<style>", "</p>&amp"} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		words := Words([]byte(page))
		if strings.Contains(words, "  ") || strings.HasPrefix(words, " ") || strings.HasSuffix(words, " ") {
			t.Errorf("%q: %q", page, words)
		}
	})
}
