package compare

import (
	"slices"
	"testing"
)

func TestPartners(t *testing.T) {
	for _, one := range []struct {
		was, now     []string
		ofWas, ofNow []int
	}{
		{nil, nil, nil, nil},
		{[]string{"a b c"}, nil, []int{-1}, nil},
		{[]string{"giữ nguyên", "kết nạp 70 đảng viên"}, []string{"giữ nguyên", "kết nạp 80 đảng viên"}, []int{0, 1}, []int{0, 1}},
		{[]string{"kết nạp 70 đảng viên mới", "trồng 5 cây"}, []string{"họp 3 cuộc", "trồng 6 cây", "kết nạp 80 đảng viên mới"}, []int{2, 1}, []int{-1, 1, 0}},
		{[]string{"một hai ba"}, []string{"bốn năm sáu"}, []int{-1}, []int{-1}},
		{[]string{"- – …"}, []string{"… – -"}, []int{-1}, []int{-1}},
	} {
		ofWas, ofNow, _ := new(Differ).Partners(one.was, one.now)
		if !slices.Equal(ofWas, one.ofWas) || !slices.Equal(ofNow, one.ofNow) {
			t.Errorf("%q, %q: %v %v, want %v %v", one.was, one.now, ofWas, ofNow, one.ofWas, one.ofNow)
		}
	}
}

// FuzzPartners: whoever has a partner is its partner's.
func FuzzPartners(f *testing.F) {
	f.Add("a b c\nd e", "a b d\nd e f")
	f.Fuzz(func(t *testing.T, was, now string) {
		a, b := LinesOf(was), LinesOf(now)
		ofWas, ofNow, _ := new(Differ).Partners(a, b)
		for i, j := range ofWas {
			if j != NoPartner && ofNow[j] != i {
				t.Fatalf("%d has %d, which has %d", i, j, ofNow[j])
			}
		}
		for j, i := range ofNow {
			if i != NoPartner && ofWas[i] != j {
				t.Fatalf("%d has %d, which has %d", j, i, ofWas[i])
			}
		}
	})
}
