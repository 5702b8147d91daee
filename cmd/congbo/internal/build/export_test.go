package build

// PutAside has all rendered texts put aside, as those of a large site are.
func (o Options) PutAside() Options {
	o.inMemory = 1
	return o
}

// ReadInPart reports whether of some reports only was read what others see of them.
func (r *Result) ReadInPart() bool { return r.partly }
