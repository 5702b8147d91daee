package pipeline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// openCommitments are what reports before a period promised that its report has to answer,
// oldest first.
func openCommitments(site *report.Site, period data.Period) []*report.Commitment {
	var all []*report.Commitment
	for _, r := range slices.Backward(site.Reports) {
		if r.Period.Line() != period.Line() || r.Period.Compare(period) >= 0 {
			continue
		}
		for _, c := range r.Commitments {
			if c.IsOpen() {
				all = append(all, c)
			}
		}
	}
	return all
}

// toAnswer is the commitments.toml of a report that has these to answer: each an entry that
// is a comment until somebody knows what to write.
func toAnswer(open []*report.Commitment) []byte {
	dst := []byte("# Nhiệm vụ các kỳ trước chưa xong. Bỏ dấu # ở từng mục và ghi kết quả.\n# status: done, under-way, late, dropped (kèm reason); source: chỗ báo cáo này trả lời.\n")
	count := map[string]int{}
	for _, c := range open {
		count[c.ID]++
	}
	for _, c := range open {
		dst = fmt.Appendf(dst, "\n# %s%s: %s\n# [answer.%s]\n", c.In.Period.ID, dueText(c), oneLine(c.Words), c.ID)
		if count[c.ID] > 1 {
			dst = fmt.Appendf(dst, "# of = %q\n", c.In.Period.ID)
		}
		dst = append(dst, "# status = \"done\"\n# source = \"\"\n"...)
	}
	return dst
}

func dueText(c *report.Commitment) string {
	if c.Due.IsZero() {
		return ""
	}
	return ", hạn " + c.Due.Print()
}

// oneLine is the beginning of a text for a comment, whole words of it.
func oneLine(text string) string {
	const most = 120
	var b strings.Builder
	letters := 0
	for _, word := range strings.Fields(text) {
		if letters += len([]rune(word)) + 1; letters > most {
			return b.String() + "…"
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// Propose is the commitments that a report makes, as far as its text tells: the numbered
// items of the last part that has any, else its numbered sections. They are due on the day that
// their words name, else at the end of the period that the part is on, if it names one.
func Propose(r *report.Report) ([]byte, int) {
	for _, part := range slices.Backward(r.Parts) {
		items := itemsOf(r, part)
		if len(items) == 0 {
			items = sectionsOf(part)
		}
		if len(items) == 0 {
			continue
		}
		last := dueOf(r, part)
		taken := map[string]bool{}
		var dst []byte
		for _, item := range items {
			due := check.Deadline(item.words, r.Period.Last(), last)
			if due.IsZero() {
				due = last
			}
			c := data.Commitment{ID: idOf(item.words, taken), Source: item.source, Due: due}
			if c.Source == "" {
				c.Text = item.words
			}
			dst = fmt.Appendf(dst, "\n# %s. %s\n", item.number, oneLine(item.words))
			dst = c.AppendTOML(dst)
			if due.IsZero() {
				dst = append(dst, "# due = năm-tháng-ngày\n"...)
			}
			dst = append(dst, "# owner = \"\"\n"...)
		}
		return dst, len(items)
	}
	return nil, 0
}

// A promisedItem is an item of a part that promises work.
type promisedItem struct {
	number, words string
	source        string // empty where nothing names the item
}

// itemsOf are the numbered items of a part, those within others left out.
func itemsOf(r *report.Report, part *report.Section) []promisedItem {
	type key struct {
		page   *report.Section
		number string
	}
	count := map[key]int{}
	var blocks []*report.Block
	for _, d := range r.Documents {
		before := ""
		for _, b := range d.Leaves {
			page := b.Page()
			begins := b.Item != "" && !strings.Contains(b.Item, ".") && b.Item != before && !strings.HasPrefix(before, b.Item+".")
			before = b.Item
			if begins && page != nil && (page == part || page.Parent == part) {
				blocks = append(blocks, b)
				count[key{page, b.Item}]++
			}
		}
	}
	var all []promisedItem
	for _, b := range blocks {
		one := promisedItem{number: b.Item, words: b.Text}
		if page := b.Page(); count[key{page, b.Item}] == 1 {
			one.source = link.SlugPath(page) + "#" + b.Item
		}
		all = append(all, one)
	}
	return all
}

// sectionsOf are the numbered sections of a part.
func sectionsOf(part *report.Section) []promisedItem {
	var all []promisedItem
	for _, s := range part.Children {
		if s.HasPage() && s.Number != "" {
			all = append(all, promisedItem{strings.Trim(s.Number, ".-)"), s.Title, link.SlugPath(s)})
		}
	}
	return all
}

// dueOf is the last day of the period that a part, or else the title of the report, says is
// to come; no date where neither does.
func dueOf(r *report.Report, part *report.Section) citation.Date {
	for _, title := range []string{part.Title, r.Front.Title} {
		for _, name := range slices.Backward(words.PeriodNames(title)) {
			if p, err := name.Period(strconv.Itoa(r.Period.Year)); err == nil && p.End() > r.Period.End() {
				return p.Last()
			}
		}
	}
	return citation.Date{}
}

// idOf makes an id of the first words of a text that is not taken yet.
func idOf(text string, taken map[string]bool) string {
	const most = 40
	id := citation.Slug(text)
	if len(id) > most {
		id = id[:most]
		if at := strings.LastIndexByte(id, '-'); at > 0 {
			id = id[:at]
		}
	}
	if id == "" {
		id = "nhiem-vu"
	}
	free := id
	for n := 2; taken[free]; n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	taken[free] = true
	return free
}
