package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

var dataCheck = &Check{
	Code:     "figure/data",
	Severity: diag.Warning,
	Title:    diag.Say("chỉ tiêu và lời văn nói như nhau", "indicators and prose say the same"),
	Doc: diag.Say(
		`Kết quả, tỷ lệ và mức tăng giảm của một chỉ tiêu (actual, percent, change) phải có trong mục hoặc chú thích mà source chỉ tới, và trong dòng bảng mang tên chỉ tiêu ấy. percent trái với actual và of cũng là cảnh báo, trừ khi lời văn ghi đúng tỷ lệ ấy: khi đó figure/ratio đã xét. Ngược lại, nơi lời văn gọi đúng tên một chỉ tiêu rồi nêu con số cùng đơn vị thì con số ấy phải là của chỉ tiêu. change phải khớp với actual và previous; previous phải khớp với actual đã công bố của cùng kỳ năm trước.`,
		`What an indicator says was reached (actual, percent, change) must stand in the section or note that its source names, and in a table row of its name. A percent that contradicts actual and of is a warning too, unless the prose says the same percentage: figure/ratio has then looked at it. The other way round, where prose calls an indicator by its name and gives a count of its unit, the count is one of its figures. change agrees with actual and previous; previous with the actual that the same period of last year published.`),
	run: checkData,
}

func checkData(r *run) {
	r.proseAgainstData()
	r.history()
	rows := r.named()
	for _, i := range r.report.Data.Indicators {
		r.rowsAgainst(i, rows[citation.Fold(i.Name)])
		texts := r.sourceOf(i)
		r.percentOf(i, texts)
		if texts == nil || i.Source == "" { // what the text first shows of it may be its name alone
			continue
		}
		for _, f := range []struct {
			key     string
			value   quantity.Decimal
			bound   data.Bound
			percent bool
		}{{"actual", i.Actual, i.ActualBound, false}, {"percent", i.Percent, i.PercentBound, true}, {"change", i.Change, data.Exact, true}} {
			if !f.value.IsValid() || stated(texts, f.value, f.bound, f.percent) || f.percent && r.inPercentCell(texts, f.value) || f.key == "change" && fell(texts, f.value) {
				continue
			}
			if pointed.MatchString(i.Fields[f.key].Text()) && inFigures(texts, asThousands(f.value)) {
				continue // of which figure/thousands tells
			}
			r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Warning, Span: i.Fields[f.key],
				Message: diag.Say("%s = %s của chỉ tiêu %q không có trong nguồn %q", "%s = %s of indicator %q does not stand in its source %q", f.key, vi(f.value), i.ID, i.Source),
				Hint:    diag.Say("sửa con số ở đây, ở lời văn, hoặc sửa source", "correct the number here or in the prose, or the source"),
				Related: []diag.Related{{Span: texts[0].Span(0, len(texts[0].Text)), Text: diag.Say("nguồn", "the source")}}})
		}
	}
}

// percentOf tells of a percent that actual and of contradict, unless the texts
// it comes from say the same.
func (r *run) percentOf(i *data.Indicator, texts []*text) {
	if i.ActualBound != data.Exact || i.PercentBound != data.Exact {
		return // a limit is no figure to compute with
	}
	if !i.Percent.IsValid() || i.PercentOf != "" || !i.Actual.IsValid() || !i.Of.IsValid() || fits(i.Actual, i.Of, i.Percent) || stated(texts, i.Percent, data.Exact, true) {
		return
	}
	message := diag.Say("%s : 0 không phải là một tỷ lệ, chỉ tiêu ghi %s%%", "%s : 0 is no percentage, the indicator says %s%%", vi(i.Actual), vi(i.Percent))
	if i.Of.Sign() != 0 {
		message = diag.Say("%s : %s = %s%%, chỉ tiêu ghi %s%%", "%s : %s = %s%%, the indicator says %s%%", vi(i.Actual), vi(i.Of), vi(i.Actual.Percent(i.Of, i.Percent.Scale(), false)), vi(i.Percent))
	}
	r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Warning, Span: i.Fields["percent"], Message: message,
		Hint: diag.Say("xem lại percent, actual và of", "look at percent, actual and of again")})
}

// stated reports whether a number stands in texts: as a count, as either number
// of a ratio, or as a percentage. Amounts of money stand in đồng in texts and
// often in tỷ in data. A limit is stated by one of its side: "dưới 2" is no "trên 2".
func stated(texts []*text, d quantity.Decimal, bound data.Bound, percent bool) bool {
	for _, t := range texts {
		if !percent && bound == data.Exact && quantity.Written(t.numerals, d) {
			return true
		}
		for _, q := range t.quantities {
			if percent && q.Kind != quantity.Percent || otherSide(bound, q.Hedge) {
				continue
			}
			if q.Value.Equal(d) || q.Kind == quantity.Ratio && q.Of.Equal(d) {
				return true
			}
			for _, scale := range []int64{1e3, 1e6, 1e9} {
				if q.Kind == quantity.Count && q.Value.Equal(d.Mul(quantity.Int(scale))) {
					return true
				}
			}
		}
	}
	return false
}

// inPercentCell reports whether a number stands by itself in a cell of texts whose column or
// row is one of percentages.
func (r *run) inPercentCell(texts []*text, d quantity.Decimal) bool {
	for _, t := range texts {
		if number, _, ok := r.number(t.Block); t.Kind != report.Cell || !ok || !number.Equal(d) {
			continue
		}
		if ofPercents(r.columnHead(t.Block)) || slices.ContainsFunc(r.rowOf(t.Block), func(b *report.Block) bool {
			_, _, isNumber := r.number(b)
			return !isNumber && ofPercents(b.Text)
		}) {
			return true
		}
	}
	return false
}

// ofPercents reports whether a head, a name or a unit says that figures are percentages.
func ofPercents(words string) bool {
	return strings.Contains(words, "%") || says(citation.Fold(words), cellWords("percent"))
}

// fell reports whether texts state a change below zero, which prose writes without a sign:
// "giảm 6,77%".
func fell(texts []*text, d quantity.Decimal) bool {
	if d.Sign() >= 0 {
		return false
	}
	for _, t := range texts {
		for _, k := range t.at {
			if q := t.percent(k); q != nil && q.Value.Equal(d.Neg()) {
				if class := t.lead(k).class; class != lexer.Up && class != lexer.Exceeding {
					return true
				}
			}
		}
	}
	return false
}

// otherSide reports whether the word before a figure of prose is against a limit.
func otherSide(b data.Bound, hedge string) bool {
	switch b {
	case data.Under, data.AtMost:
		return hedge == "trên" || hedge == "hơn" || hedge == "thiểu" || hedge == "nhất"
	case data.Over, data.AtLeast:
		return hedge == "dưới" || hedge == "đa" || hedge == "quá"
	}
	return false
}

// sourceOf are the texts that an indicator says it comes from; nil if its source
// is not known, which link has said.
func (r *run) sourceOf(i *data.Indicator) []*text {
	target, ok := r.report.Sources[i]
	if !ok {
		return nil
	}
	var texts []*text
	for _, t := range r.texts {
		if standsIn(t.Block, target) {
			texts = append(texts, t)
		}
	}
	return texts
}

// standsIn reports whether a text stands in what a source of figures names: a note, a
// section with all below it, or the opening of a report.
func standsIn(b *report.Block, in report.Target) bool {
	switch {
	case in.Note > 0:
		return b.Note != nil && b.Note.Number == in.Note
	case b.Note != nil:
		return false
	case in.Section == nil:
		return b.Section == nil
	}
	for s := b.Section; s != nil; s = s.Parent {
		if s == in.Section {
			return true
		}
	}
	return false
}
