//go:build race

package pipeline_test

// Under the race detector pools forget every fourth thing at random.
func init() { maxSize *= 2 }

// Nor is there time for all walks.
func init() { walks = 2 }
