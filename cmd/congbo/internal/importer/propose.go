package importer

import (
	"fmt"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
)

// A proposer finds the figures of a report that could be indicators: those that stand
// against a plan, a whole or a period before. What is not sure to be joined rightly is
// not proposed.
type proposer struct {
	found []proposed
	names namer
}

// maxProposed is more figures than a person looks through.
const maxProposed = 1000

// proposed is an indicator with the words that it comes from.
type proposed struct {
	data.Indicator
	words string
}

// add proposes an indicator, once: a table often says again what the text says.
func (p *proposer) add(one proposed) {
	for _, other := range p.found {
		if equalOrNone(other.Actual, one.Actual) && equalOrNone(other.Percent, one.Percent) && equalOrNone(other.Target.Exact(), one.Target.Exact()) && equalOrNone(other.Of, one.Of) && other.Unit == one.Unit {
			return
		}
	}
	if len(p.found) < maxProposed && one.Name != "" {
		p.found = append(p.found, one)
	}
}

func equalOrNone(a, b quantity.Decimal) bool {
	return !a.IsValid() || !b.IsValid() || a.Cmp(b) == 0
}

// file is the text of data/<period>/indicators.proposed.toml; nil if nothing is
// proposed.
func (p *proposer) file(language string) []byte {
	if len(p.found) == 0 {
		return nil
	}
	text := []byte("# Số liệu congbo nhận ra khi nhập báo cáo. Tệp này không được đọc: xem lại, sửa\n# tên, rồi chuyển những mục cần dùng sang indicators.toml.\n")
	if language == "en" {
		text = []byte("# Figures that congbo recognised when it imported the report. This file is not\n# read: look through it, mend the names, and move what is of use to indicators.toml.\n")
	}
	for i := range p.found {
		f := &p.found[i]
		f.ID = p.names.slug(f.Name, 60, "so-lieu")
		text = fmt.Appendf(text, "\n# %s\n", strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, f.words))
		text = f.AppendTOML(text)
	}
	return text
}
