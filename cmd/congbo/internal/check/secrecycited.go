package check

import (
	"sort"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

var secrecyCited = &Check{
	Code:     "secrecy/cited",
	Severity: diag.Warning,
	Title:    diag.Say("không viện dẫn văn bản mật", "no secret document is cited"),
	Doc: diag.Say(
		`Viện dẫn một văn bản kèm độ mật của nó: "Công văn mật số 12-CV/TU", "Kế hoạch số 05-KH/TU (Mật)". Số, ký hiệu và trích yếu của văn bản mật cũng không được công khai. Trang có audience = "internal" thì không báo.`,
		`A document is cited with its level of secrecy: "Công văn mật số 12-CV/TU", "Kế hoạch số 05-KH/TU (Mật)". Number, symbol and subject of a secret document are not public either. A site with audience = "internal" may cite it.`),
	Fires: []string{"Thực hiện Công văn mật số 12-CV/TU, các tổ đã họp.", "Thực hiện Kế hoạch số 05-KH/TU (Mật), các tổ đã họp.", "Theo Công văn số 12-CV/TU, ngày 03/4/2031 (tối mật) của Tỉnh ủy.",
		"Thực hiện Thông báo kết luận đóng dấu Mật số 12-TB/TU.", "Thực hiện Kế hoạch số 05-KH/TU/M, ngày 03/4/2031 (độ mật: Mật), các tổ đã họp."},
	Silent: []string{"Tiếp nhận 35 văn bản mật.", "Ban hành danh mục văn bản mật của cơ quan.", "Công văn số 12-CV/TU về bảo vệ bí mật nhà nước (3 nội dung).", "Công văn số 12-CV/TU về mật độ cây trồng."},
	words:  true,
	run: func(r *run) {
		if r.set.Site.Audience == "internal" {
			return
		}
		for _, t := range r.published {
			if !t.has(secretCue) {
				continue
			}
			for _, m := range secretCitation.FindAllStringSubmatchIndex(t.Text, -1) {
				r.citesSecret(t, m[2], m[3])
			}
			for _, at := range bracketStamps(t.Text) {
				if start, ok := citedBefore(t, at.start); ok {
					r.citesSecret(t, start, at.end)
				}
			}
		}
	},
}

func (r *run) citesSecret(t *text, start, end int) {
	r.raise(diag.Warning, t.Block, start, end,
		diag.Say("viện dẫn một văn bản mật", "a secret document is cited"),
		diag.Say("bỏ viện dẫn, hoặc bỏ chữ chỉ độ mật nếu văn bản đã giải mật", "leave it out, or only its level of secrecy if it has been released"))
}

var secretCitation = lazyregexp.New(`(?i)(?:^|[\s("“])((?:công văn|văn bản|báo cáo|thông báo(?: kết luận)?|chỉ thị|quyết định|nghị quyết|kết luận|kế hoạch|tờ trình|công điện|điện|tài liệu|hướng dẫn|quy định|chương trình|đề án|phương án|thông tri)\s+(?:(?:có |được )?(?:đóng )?dấu (?:độ )?|độ )?(?:(?:tối|tuyệt)\s+)?mật,?\s+(?:số\s*:?\s*\d+[^\s,;.)]*|\d+[-/][^\s,;.)]+)|số\s*:?\s*\d+[-/][^\s,;.()]+,?\s+(?:có |được )?(?:(?:đóng )?dấu|độ) (?:tối |tuyệt )?mật)`)

// citedBefore finds the citation that a bracket at an offset stands behind: right behind
// it, its date and its issuer.
func citedBefore(t *text, at int) (start int, ok bool) {
	const furthest = 120 // a bracket that says "độ mật" stands from its citation
	i := sort.Search(len(t.Citations), func(i int) bool { return t.Citations[i].Start >= at }) - 1
	if i < 0 {
		return 0, false
	}
	c := t.Citations[i]
	end := max(c.End, min(c.ExtEnd, at))
	if end > at {
		return 0, false
	}
	between := strings.TrimPrefix(t.Text[end:at], "/M") // which says the same
	return c.Start, len(between) < furthest && !strings.ContainsAny(between, ".;:()") && (strings.TrimSpace(between) == "" || levelPhrase.MatchString(t.Text[at:]))
}
