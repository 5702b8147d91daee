package data

// Names that the pages of a report take for themselves: no part may have them.
const (
	ReservedInReport      = "toan-van chi-tieu doi-chieu files index.html"
	ReservedByCommitments = "nhiem-vu" // of a report that has any: earlier versions gave it to parts
)
