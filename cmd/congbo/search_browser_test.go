package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// searched types a query as a reader does and waits for what the page says.
func searched(ctx context.Context, t *testing.T, query string) string {
	t.Helper()
	eval(ctx, t, `(i => { i.value = `+quote(query)+`; i.dispatchEvent(new Event("input")) })(document.querySelector("form.search input"))`)
	for range 100 {
		if said := eval(ctx, t, `new URLSearchParams(location.search).get("q") === `+quote(query)+` ? document.querySelector(".found").textContent : "…"`); said != "" && said[len(said)-1] != 0xa6 {
			return said
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s: no answer", query)
	return ""
}

// firstHit is the words of the first result.
func firstHit(ctx context.Context, t *testing.T) string {
	t.Helper()
	return eval(ctx, t, `document.querySelector(".results a")?.textContent ?? ""`)
}

// queries are what readers of the real report would type, with how many answers
// there are and how the first begins.
var queries = []struct{ query, said, first string }{
	{"dang uy", "85 kết quả", "Chỉ tiêu Tập thể chi ủy, đảng ủy cơ sở hoàn thành nhiệm vụ"},
	{"Đảng uỷ", "85 kết quả", "Chỉ tiêu Tập thể chi ủy, đảng ủy cơ sở hoàn thành nhiệm vụ"},
	{"Đảng ủy", "85 kết quả", "Chỉ tiêu Tập thể chi ủy, đảng ủy cơ sở hoàn thành nhiệm vụ"},
	{"kết nạp đảng viên", "10 kết quả", "Chỉ tiêu Kết nạp đảng viên"},
	{"ket nap dang vien", "10 kết quả", "Chỉ tiêu Kết nạp đảng viên"},
	{"05-CT/TW", "5 kết quả", "Văn bản Chỉ thị số 05-CT/TW đẩy mạnh"},
	{"5-CT/TW", "5 kết quả", "Văn bản Chỉ thị số 05-CT/TW đẩy mạnh"},
	{"05-ct/tu", "Không tìm thấy “05-ct/tu”", ""},
	{"Chỉ thị 05", "13 kết quả", "Văn bản Chỉ thị số 05-CT/TW … mạnh học"},
	{"784-QĐ/TU", "3 kết quả", "Văn bản Quy định số 784-QĐ/TU Ban"},
	{"6.115", "2 kết quả", "Chỉ tiêu Đảng viên dự triển khai Nghị quyết năm 2022"},
	{"115", "Không tìm thấy “115”", ""},
	{"99,7%", "2 kết quả", "Chỉ tiêu Đảng viên dự triển khai Nghị quyết năm 2022"},
	{"\"tự phê bình\"", "2 kết quả", "II.1 Hạn chế"},
	{"kiểm tra giám sát", "16 kết quả", "I.6.5 Công tác kiểm tra, giám sát và thi hành kỷ luật Đảng"},
	{"bí thư chi bộ", "9 kết quả", "I.6.1 Công tác xây dựng tổ chức cơ sở đảng"},
	{"chuyển đổi số", "10 kết quả", "chú thích 1 I.1 Hoạt động của Ban Chấp hành, Ban Thường vụ Đảng ủy Khối"},
	{"thẻ đảng", "24 kết quả", "I.6.2 Công tác đảng viên, đảng vụ"},
	{"khen thuong", "2 kết quả", "I.6.6 Công tác khen thưởng"},
	{"dân vận khéo", "11 kết quả", "Chỉ tiêu Mô hình “Dân vận khéo” tập thể"},
	{"phát triển đảng viên", "8 kết quả", "III CHƯƠNG TRÌNH CÔNG TÁC 6 THÁNG CUỐI NĂM 2022"},
	{"ho chi minh", "9 kết quả", "Chỉ tiêu Kết nạp mới vào Đoàn TNCS Hồ Chí Minh"},
	{"ky luat dang vien", "12 kết quả", "Chỉ tiêu Đảng viên bị thi hành kỷ luật"},
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
		}
	}
}

func quote(s string) string { return strconv.Quote(s) }
