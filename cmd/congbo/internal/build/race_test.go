//go:build race

package build_test

// Under the race detector pools forget every fourth thing at random.
func init() { maxSize *= 2 }
