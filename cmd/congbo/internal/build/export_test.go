package build

// CutTrees has every syntax tree cut as soon as nobody uses it, as those of a large
// site are.
func (o Options) CutTrees() Options {
	o.keepTrees = 1
	return o
}
