// Package effort is for tests: it counts what work costs, in processor time of this process and
// in memory that was asked for. Neither grows where other programs keep the machine busy, which
// the time on a clock does.
package effort

import (
	"runtime"
	"testing"
	"time"
)

// Within fails a test where work costs more processor time, or asks for more memory, than it may.
// Nothing else may run in the process meanwhile, as a test that is parallel does.
func Within(t testing.TB, what string, most time.Duration, megabytes uint64, work func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processor()
	work()
	took := processor() - start
	runtime.ReadMemStats(&after)
	asked := (after.TotalAlloc - before.TotalAlloc) >> 20
	if took > most || asked > megabytes {
		t.Errorf("%s: %v of the processor and %d MB, not at most %v and %d MB", what, took.Round(time.Millisecond), asked, most, megabytes)
	} else if testing.Verbose() {
		t.Logf("%s: %v of the processor, %d MB", what, took.Round(time.Millisecond), asked)
	}
}
