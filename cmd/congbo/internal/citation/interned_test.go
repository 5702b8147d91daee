package citation_test

import (
	"runtime"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/citation"
)

// TestInterned holds that citations do not keep the texts they stand in.
func TestInterned(t *testing.T) {
	g := grammar(t)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	var all []citation.Citation
	for range 100 {
		text := "Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Huyện ủy Thanh Sơn; Quy định 784; Luật Đất đai năm 2003; A/RES/70/1" + strings.Repeat(" a", 100<<10)
		all = append(all, g.Find(text)...)
	}
	if len(all) < 300 {
		t.Fatalf("found %d citations", len(all))
	}
	if after := heap(); after > before+10<<20 {
		t.Errorf("%d citations hold %d bytes", len(all), after-before)
	}
	runtime.KeepAlive(all)
}
