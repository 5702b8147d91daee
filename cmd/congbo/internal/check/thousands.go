package check

import (
	"path"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

var thousands = &Check{
	Code:     "figure/thousands",
	Severity: diag.Warning,
	Title:    diag.Say("số hàng nghìn trong tệp TOML đặt trong ngoặc kép", "numbers with a point between thousands stand in quotes in TOML"),
	Doc: diag.Say(
		`TOML đọc 1.200 không có ngoặc kép là một phẩy hai, còn người viết báo cáo đọc là một nghìn hai trăm. Con số viết như vậy, đúng ba chữ số sau dấu chấm, là cảnh báo khi báo cáo nêu số hàng nghìn ấy, hoặc khi nó kết thúc bằng 0; còn lại là ghi chú. Nơi báo cáo nêu đúng số thập phân ấy thì không nhắc. Viết rõ bằng ngoặc kép, theo lối Việt Nam: "1.200" hoặc "1,2".`,
		`TOML reads 1.200 without quotes as one and two tenths, where Vietnamese reads one thousand two hundred. A number written so, with exactly three digits after the point, is a warning where the report states those thousands, or where it ends with 0; else it is a note, and nothing where the report states the very decimal. Quotes, in Vietnamese form, make it plain: "1.200" or "1,2".`),
	run: func(r *run) {
		for _, i := range r.report.Data.Indicators {
			if ofPercents(i.Unit) {
				continue
			}
			texts := r.sourceOf(i)
			if texts == nil {
				texts = r.texts
			}
			for _, f := range figuresOf(i) {
				r.maybeThousands(f.key, i.Fields[f.key], f.value, texts)
			}
		}
		for _, s := range r.report.Sheets {
			for _, row := range s.Rows {
				for k, cell := range row {
					if cell.Number.IsValid() && !ofPercents(s.Columns[k]) {
						r.maybeThousands(s.Columns[k], cell.Span, cell.Number, nil)
					}
				}
			}
		}
	},
}

// A keyed is a figure of an indicator that is no percentage.
type keyed struct {
	key   string
	value quantity.Decimal
}

func figuresOf(i *data.Indicator) []keyed {
	return []keyed{{"actual", i.Actual}, {"target", i.Target.Exact()}, {"of", i.Of}, {"previous", i.Previous}}
}

// asThousands is the number that the digits of a pointed one are with a point between
// thousands.
func asThousands(d quantity.Decimal) quantity.Decimal { return d.Mul(quantity.Int(1000)).Trimmed() }

// pointed is a number of TOML that Vietnamese reads as thousands.
var pointed = lazyregexp.New(`^[-+]?[1-9][0-9]{0,2}\.[0-9]{3}$`)

// maybeThousands tells of a number without quotes that may be meant as thousands. texts are
// where the report may say which it is.
func (r *run) maybeThousands(key string, at source.Span, value quantity.Decimal, texts []*text) {
	if at.File == nil || !pointed.MatchString(at.Text()) {
		return
	}
	whole := asThousands(value)
	meant, decimal := inFigures(texts, whole), inFigures(texts, value)
	if decimal && !meant {
		return
	}
	severity := diag.Note
	if meant || strings.HasSuffix(at.Text(), "0") {
		severity = diag.Warning
	}
	message := diag.Say("%s = %s không có ngoặc kép, nên đọc là số thập phân %s chứ không phải %s", "%s = %s without quotes is the decimal %s, not %s",
		key, at.Text(), vi(value.Trimmed()), whole.Plain())
	if meant {
		message = diag.Say("%s = %s không có ngoặc kép, nên đọc là số thập phân %s, mà báo cáo nêu %s", "%s = %s without quotes is the decimal %s, and the report states %s",
			key, at.Text(), vi(value.Trimmed()), vi(whole))
	}
	r.found.Add(diag.Finding{Code: r.check.Code, Severity: severity, Span: at, Message: message,
		Hint: diag.Say(`nếu là %s thì viết "%s" trong ngoặc kép; nếu là số thập phân thì viết "%s"`, `if %s is meant write "%s" between quotes; if the decimal is, write "%s"`, whole.Plain(), at.Text(), strings.Replace(at.Text(), ".", ",", 1))})
}

// inFigures reports whether a text or a cell has a number in figures, as it is. What comes
// from data says nothing of how the data are meant.
func inFigures(texts []*text, d quantity.Decimal) bool {
	for _, t := range texts {
		if len(t.insertions) == 0 && path.Ext(t.File.Path) != ".toml" && (quantity.Written(t.Text, d) || quantity.Written(t.Text, d.Trimmed())) {
			return true
		}
	}
	return false
}
