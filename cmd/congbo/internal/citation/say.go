package citation

// In is the date as messages have it: for readers of Vietnamese as Print writes it.
func (d Date) In(language string) string {
	if language == "en" {
		return d.String()
	}
	return d.Print()
}
