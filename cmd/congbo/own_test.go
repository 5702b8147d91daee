package main

import (
	"os"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/pipeline"
)

// TestOwnFigures holds what this repository's own report says of its plans and promises, and
// that nothing is said which it does not say.
func TestOwnFigures(t *testing.T) {
	r, err := pipeline.Build(pipeline.Options{Site: os.DirFS("../..")})
	if err != nil || r.Pages == nil {
		t.Fatal(err, r.Findings)
	}
	all := map[string]*data.Indicator{}
	for _, i := range r.Reports[0].Data.Indicators {
		all[i.ID] = i
	}
	for id, want := range map[string]data.Status{
		"ket-nap-dang-vien":                  data.Exceeded, // 106,42 % of the resolution
		"doanh-thu-duoc":                     data.Exceeded, // 102 % of the plan
		"gia-tri-san-xuat-nong-lam-thuy-san": data.AtYearEnd,
		"nop-ngan-sach-xo-so":                data.AtYearEnd,
		"noi-dung-chuong-trinh-lam-viec":     data.AtYearEnd, // 28 of 51
		"lop-boi-duong-ly-luan-chinh-tri":    data.AtYearEnd,
		"boi-duong-ly-luan-chinh-tri":        data.Monitored, // the text gives no plan of members
		"doanh-thu-dien":                     data.Monitored, // 51,6 % of what is not said
		"tong-so-dang-vien":                  data.Monitored,
	} {
		if i := all[id]; i == nil {
			t.Errorf("no indicator %s", id)
		} else if s, _ := i.Judged(); s != want {
			t.Errorf("%s is %q, want %q", id, s, want)
		}
	}
	for id, want := range map[string]string{"trang-thong-tin-van-ban": "45", "trang-thong-tin-tin-bai": "146", "trang-thong-tin-truy-cap": "50210", "huy-hieu-dang": "17", "hoi-nghi-ban-chap-hanh": "4", "co-so-kiem-tra-dang-vien": "85"} {
		if i := all[id]; i == nil || i.Actual.Plain() != want {
			t.Errorf("%s is %v, want %s", id, i, want)
		}
	}
	if i := all["boi-duong-ly-luan-chinh-tri"]; i.Percent.IsValid() {
		t.Error("83,33 % is given to the members of the classes")
	}
	if i := all["lop-boi-duong-ly-luan-chinh-tri"]; i.Target.IsValid() || i.Of.IsValid() {
		t.Error("the classes have a plan that the text does not state")
	}
	if n := len(r.Site.Commitments); n != 12 {
		t.Errorf("%d commitments, want 12", n)
	}
	for _, c := range r.Site.Commitments {
		if len(c.Answers) > 0 || c.Place == nil || !strings.HasPrefix(c.Source, "chuong-trinh-cong-tac#") || len(c.Words) < 100 {
			t.Errorf("%+v", c)
		}
	}
	if page := string(r.Pages["2022-h1/nhiem-vu/index.html"]); !strings.Contains(page, "12 nhiệm vụ: 12 chưa báo cáo kết quả") {
		t.Error("the page does not say that nothing is answered")
	}
}
