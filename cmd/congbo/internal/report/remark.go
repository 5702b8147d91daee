package report

// A Remark is what the office says of a fault that it has accepted, where readers see it.
type Remark struct {
	Text   string // the words that are at fault, as far as they stand there
	Reason string
}

// A FigureRemark is one on a figure of an indicator.
type FigureRemark struct {
	Column string // "percent"
	Remark
}
