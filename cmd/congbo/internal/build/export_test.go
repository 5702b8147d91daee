package build

// PutAside has all rendered texts put aside, as those of a large site are.
func (o Options) PutAside() Options {
	o.inMemory = 1
	return o
}
