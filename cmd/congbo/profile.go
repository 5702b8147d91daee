package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/spf13/pflag"

	"congbo/cmd/congbo/internal/diag"
)

// A profile measures a run for those who make congbo faster.
type profile struct {
	cpu, memory string // files to write; empty for none
	timings     bool   // a line a stage
}

func (p *profile) flags(a *app, set *pflag.FlagSet) {
	set.StringVar(&p.cpu, "cpuprofile", "", a.word("ghi hồ sơ bộ xử lý vào tệp này", "write a CPU profile to this file"))
	set.StringVar(&p.memory, "memprofile", "", a.word("ghi hồ sơ bộ nhớ vào tệp này", "write a profile of allocations to this file"))
	set.BoolVar(&p.timings, "timings", false, a.word("in thời gian và bộ nhớ của từng giai đoạn", "print time and allocations of each stage"))
}

// start begins what was asked for and returns what ends it.
func (p *profile) start() (end func() error, err error) {
	if p.cpu == "" {
		return p.allocations, nil
	}
	f, err := os.Create(p.cpu)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, cmp.Or(f.Close(), err)
	}
	return func() error {
		pprof.StopCPUProfile()
		return cmp.Or(f.Close(), p.allocations())
	}, nil
}

func (p *profile) allocations() error {
	if p.memory == "" {
		return nil
	}
	f, err := os.Create(p.memory)
	if err != nil {
		return err
	}
	runtime.GC() // the profile is of the last collection
	return cmp.Or(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}

// stopwatch returns what is to be told as each stage of a build ends; nil without
// --timings.
func (p *profile) stopwatch(a *app) func(stage string) {
	if !p.timings {
		return nil
	}
	last, allocated := a.now(), uint64(0)
	return func(stage string) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		now := a.now()
		fmt.Fprintf(a.stderr, "%-8s %9.1f ms %9.1f MB\n", stage, float64(now.Sub(last))/float64(time.Millisecond), float64(m.TotalAlloc-allocated)/1e6)
		last, allocated = now, m.TotalAlloc
	}
}

// profileStop explains why a profile could not be written.
func profileStop(err error) error {
	return machine(err, diag.Say("không ghi được hồ sơ", "cannot write the profile"))
}
