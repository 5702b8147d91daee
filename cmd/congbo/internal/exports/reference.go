package exports

// IndicatorColumns are the columns of indicators for download, for the reference.
func IndicatorColumns() []string { return columnNames() }
