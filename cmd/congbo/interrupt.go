package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
)

// An interrupt is the end of the program by a signal. It comes at once where nothing is being
// written; what is being written ends first, and soon: a publication takes no more files, and
// what was begun is removed.
type interrupt struct {
	writing sync.RWMutex // held by who writes
	signal  atomic.Int32 // that came; 0 for none
	done    context.Context
}

// listen ends the program when a signal comes, with 128 and its number, as a shell does.
func (i *interrupt) listen() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	var cancel context.CancelFunc
	i.done, cancel = context.WithCancel(context.Background())
	go func() {
		got := syscall.SIGINT
		if <-signals == syscall.SIGTERM {
			got = syscall.SIGTERM
		}
		i.signal.Store(int32(got))
		cancel()
		i.writing.Lock()
		os.Exit(i.exitCode())
	}()
}

// exitCode is that of a program that was ended by a signal; 0 if none came.
func (i *interrupt) exitCode() int {
	if s := i.signal.Load(); s != 0 {
		return 128 + int(s)
	}
	return 0
}

// hold keeps a signal from ending the program until release is called.
func (i *interrupt) hold() (release func()) {
	i.writing.RLock()
	return i.writing.RUnlock
}
