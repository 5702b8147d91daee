package citation

// Find returns the citations of a text, in order.
func (g *Grammar) Find(text string) []Citation { return nil }

// ParseKey reads a symbol that stands alone, "784-QĐ/TU".
func (g *Grammar) ParseKey(s string) (Citation, bool) { return Citation{}, false }
