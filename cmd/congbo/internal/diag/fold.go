package diag

// maxEqual is how many findings of one wording people are told each by itself.
const maxEqual = 50

// fold makes one finding of very many that say the same: the first, with their number and
// the places of the next few.
func fold(findings List) List {
	type wording struct {
		code     string
		severity Severity
		message  Text
		accepted bool
	}
	of := func(f *Finding) wording { return wording{f.Code, f.Severity, f.Message, f.Accepted} }
	count := map[wording]int{}
	for i := range findings {
		count[of(&findings[i])]++
	}
	const few = 3
	var folded List
	place := map[wording]int{} // in folded
	for i := range findings {
		f := findings[i]
		w := of(&f)
		n := count[w]
		at, known := place[w]
		switch {
		case n <= maxEqual:
			folded.Add(f)
		case !known:
			place[w] = len(folded)
			also := Say(" (ở %d chỗ)", " (in %d places)", n)
			f.Message = Text{f.Message.VI + also.VI, f.Message.EN + also.EN}
			f.Related = nil
			folded.Add(f)
		case len(folded[at].Related) < few:
			folded[at].Related = append(folded[at].Related, Related{Span: f.Span, Text: Say("cũng vậy", "likewise")})
		}
	}
	return folded
}
