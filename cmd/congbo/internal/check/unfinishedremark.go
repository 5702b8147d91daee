package check

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/phrase"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

var unfinishedRemark = &Check{
	Code:     "unfinished/remark",
	Severity: diag.Error,
	Title:    diag.Say("không còn lời nhắn của người soạn", "no remark between colleagues is left"),
	Doc: diag.Say(
		`Lời nhắn nhau của những người soạn: "(anh Nam xem lại số này)", "TODO", "??", "Ghi chú nội bộ: …". Trong báo cáo đã ban hành là lỗi, trong dự thảo là ghi chú. Lời ghi <!-- … --> trong phần đầu tệp, tên bảng, ô của tệp số liệu, tên và ghi chú của chỉ tiêu sẽ lên trang: đó là lỗi, cũng như trong lời văn Markdown. Khi niêm phong, lời nhắn trong ghi chú # của các tệp TOML là cảnh báo: túi hồ sơ công bố có cả các tệp ấy.`,
		`What those who write the report say to each other: "(anh Nam xem lại số này)", "TODO", "??", "Ghi chú nội bộ: …". In a published report it is an error, in a draft a note. A comment <!-- … --> in front matter, the caption of a table, a cell of data, or the name or note of an indicator would be on the page: an error, as in Markdown text. When a period is sealed, a remark in a # comment of TOML is a warning: the published bag has those files too.`),
	Fires: []string{"Trồng 30 cây (anh Nam xem lại số này).", "TODO: thêm số của tổ Ba.", "Trồng 30 cây (??).", "Ghi chú nội bộ: chưa gửi cấp trên.", "Trồng 30 cây [bổ sung sau].", "Chị Lan kiểm tra lại giúp em nhé.", "Đoạn này cần viết lại.",
		"Kết nạp 12 đảng viên - chờ số của Ban Tuyên giáo.", "**chờ số**", "Công tác dân vận được quan tâm. Chờ Ban Tổ chức gửi số liệu rồi bổ sung vào đây.", "Thu 12 tỷ đồng (anh Hùng cho số liệu).", "Văn phòng rà lại chỗ này giúp anh.", "Em chưa có số của Ban Dân vận ạ.", "Trồng 30 cây (Văn phòng bổ sung).", "Trồng 30 cây (bổ sung thêm kết quả).",
		"Trồng 30 cây (hỏi lại Ban Tổ chức).", "Trồng 30 cây (số này chưa khớp).", "Trồng 30 cây (số liệu đến 31/5, cần cập nhật).", "Phần này lấy theo báo cáo cũ, cần cập nhật lại.", "Trồng 30 cây (Đề nghị Văn phòng kiểm tra lại số liệu này trước khi trình ký).",
		"Trồng 30 cây (đề nghị đ/c Bình rà soát).", "Công tác dân vận (nêu rõ kết quả, số liệu).", "Trồng 30 cây ==số này có đúng không?==", "[Lan] bổ sung số quý I.", "Trồng 30 cây (Lan sửa: bỏ câu cuối)."},
	Silent: []string{"Xem ở đây.", "Trồng 30 cây (Xem thêm mục này).", "Xem thêm ở đây.", "Đã kiểm tra lại 30 hồ sơ (xem lại mục 2).", "Cần bổ sung 3 biên chế (cần bổ sung 3 người).", "Vì sao chậm? Do mưa.", "Đề nghị các tổ rà soát, bổ sung số liệu.", "Anh nói: “Xem lại giúp tôi nhé.”",
		"Họ tên [viết tắt theo quy định chung] các hộ.", "Đề nghị Ban Tổ chức cung cấp số liệu kết nạp đảng viên.", "Đơn vị đang chờ số liệu của Cục Thống kê.", "Chờ các đơn vị gửi số liệu, Văn phòng đã tổng hợp trước 3 mục.", "Không đủ điều kiện (nêu rõ lý do).", "Bổ sung vốn (đề nghị Bộ Tài chính bổ sung 30 tỷ đồng).", "Các em chưa có số định danh.",
		"Hoàn thành 3 việc (Văn phòng thực hiện).", "Ban hành quy chế (bổ sung thêm 3 điều).", "Đề nghị Văn phòng kiểm tra lại số liệu trước khi trình ký ban hành.", "Số liệu này cần cập nhật thường xuyên."},
	words: true,
	run: func(r *run) {
		r.comments()
		for _, t := range r.published {
			for _, at := range remarksIn(t) {
				r.raiseRemark(t, at.start, at.end)
			}
		}
	},
}

// remarksIn finds the remarks in a text: a bracket, a sentence or what a dash sets apart that
// says nothing else, and forms of words wherever they stand.
func remarksIn(t *text) []stretch {
	sets := data.Phrases()
	var all []stretch
	add := func(start, end int) { // once, though several forms know a remark
		if !slices.ContainsFunc(all, func(at stretch) bool { return at.start < end && start < at.end }) {
			all = append(all, stretch{start, end})
		}
	}
	for _, at := range brackets(t.Text) {
		said := t.Text[at.start+1 : at.end-1]
		if asks(said) || t.Text[at.start] == '[' && askInSquare.MatchString(readOn.ReplaceAllString(said, "")) {
			add(at.start, at.end)
		}
	}
	for _, at := range sentencesOf(t) {
		said := t.Text[at.start:at.end]
		if sets["remark_sentence"].Whole(strings.Trim(said, "=*_~ ")) || isAddressed(said) {
			add(at.start, at.end)
			continue
		}
		for _, dash := range []string{" - ", " – ", ", "} {
			if i := strings.LastIndex(said, dash); i >= 0 && sets["remark_bracket"].Whole(said[i+len(dash):]) && (dash != ", " || sets["remark_tail"].Whole(said[i+len(dash):])) {
				add(at.start+i+len(dash), at.end)
				break
			}
		}
	}
	if t.hasLow(remarkCue) {
		for _, at := range phrasesIn(sets["remark_within"], t.Text) {
			add(at.start, at.end)
		}
	}
	for i, p := range remarks {
		if t.has(markCue + cue(i)) {
			for _, m := range p.pattern.FindAllStringSubmatchIndex(t.Text, -1) {
				add(m[2], m[3])
			}
		}
	}
	return all
}

// phrasesIn finds the phrases of a set wherever they begin in a text.
func phrasesIn(s *phrase.Set, text string) []stretch {
	var all []stretch
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		if end := s.At(text, i); end > 0 {
			all = append(all, stretch{i, end})
			i = end
			continue
		}
		for i < len(text) && (unicode.IsLetter(r) || unicode.IsMark(r)) {
			i += n
			r, n = utf8.DecodeRuneInString(text[i:])
		}
	}
	return all
}

// asks reports whether a bracket holds nothing but a remark, or a short question.
func asks(said string) bool {
	if strings.Trim(said, "?! ") == "" && said != "" {
		return !strings.Contains(said, "!") || strings.Contains(said, "!!!") // "(!)" is the wonder of who writes
	}
	sets := data.Phrases()
	signed, _, _ := strings.Cut(said, ":")
	return sets["remark_bracket"].Whole(said) || sets["remark_signed"].Whole(signed) || strings.HasSuffix(said, "?") && len(strings.Fields(said)) <= 4 && !isQuoted(said)
}

// isAddressed reports whether a sentence asks whom it names first, "[Lan] sửa lại".
func isAddressed(said string) bool {
	to, asked, closed := strings.Cut(strings.TrimPrefix(said, "["), "]")
	sets := data.Phrases()
	return closed && said[0] == '[' && sets["addressee"].Whole(to) && sets["remark_told"].Whole(asked)
}

// commented finds remarks in the comments of the TOML that a bag holds: no page shows them, but
// whoever has the bag reads them.
func commented(period string, tree *source.Tree) (found diag.List) {
	files := slices.Concat(tree.Under("content/"+period+"/"), tree.Under("data/"+period+"/"))
	for _, name := range []string{"data/site.toml", "data/directives.toml", "data/citations.toml"} {
		if f := tree.Get(name); f != nil {
			files = append(files, f)
		}
	}
	for _, f := range files {
		if ending := path.Ext(f.Path); ending != ".toml" && ending != ".md" || data.IsProposed(f.Path) {
			continue
		}
		for _, at := range data.Comments(f) {
			said := strings.TrimSpace(strings.TrimLeft(at.Text(), "#"))
			if !isRemark(said) {
				continue
			}
			found.Add(diag.Finding{Code: unfinishedRemark.Code, Severity: diag.Warning, Span: at,
				Message: diag.Say("lời nhắn %q nằm trong túi hồ sơ, ai tải về cũng đọc được", "the remark %q is in the bag, where anybody can read it", said),
				Hint:    diag.Say("xử lý xong rồi xóa lời nhắn; túi không công bố thì đặt ngoài static/: --destination", "do what it asks, then delete it; a bag that is not published goes outside static/: --destination")})
		}
	}
	return found
}

// isRemark reports whether a comment is said to a colleague, or a part of it in brackets: what
// stands in brackets elsewhere stands alone in a comment.
func isRemark(comment string) bool {
	if asks(comment) || data.Phrases()["remark_sentence"].Whole(comment) || len(phrasesIn(data.Phrases()["remark_within"], comment)) > 0 ||
		slices.ContainsFunc(brackets(comment), func(at stretch) bool { return asks(comment[at.start+1 : at.end-1]) }) {
		return true
	}
	for _, p := range remarks {
		if p.pattern.MatchString(comment) {
			return true
		}
	}
	return false
}

const commentStart = "<!--"

var commentHint = diag.Say("xóa nó: ngoài lời văn Markdown, lời ghi riêng không được bỏ ra ngoài", "remove it: outside Markdown text a comment is not left out")

// comments tells of comments in what is published of data and front matter. Those of
// Markdown text are told where that is read.
func (r *run) comments() {
	message := diag.Say("lời ghi riêng <!-- … --> sẽ lên trang cho mọi người đọc", "the comment <!-- … --> would be on the page for all to read")
	for i, t := range r.published {
		ofData := i >= len(r.texts) || t.Document != nil && t.Block == t.Document.Title || t.Kind == report.Caption || t.Kind == report.Cell && t.Place.Table < 0
		if at := strings.Index(t.Text, commentStart); ofData && at >= 0 {
			r.raise(r.unlessSealed(diag.Error), t.Block, at, len(t.Text), message, commentHint)
		}
	}
}

// raiseRemark tells of a remark, unless it is quoted.
func (r *run) raiseRemark(t *text, start, end int) {
	if !isQuoted(t.Text[:start]) {
		r.raise(r.unfinished(), t.Block, start, end, diag.Say("lời nhắn của người soạn %q", "%q is a remark between colleagues", t.Text[start:end]),
			diag.Say("xử lý xong rồi xóa lời nhắn", "do what it asks, then delete it"))
	}
}

// askInSquare is what anybody asks in square brackets, which official prose hardly has.
var askInSquare = lazyregexp.New(`(?i)(?:^|\s)(?:cần|chờ|xem lại|hỏi|kiểm tra|rà soát|sửa|viết (?:lại|tiếp|thêm|rõ|vào|sau|đoạn|mục|phần|nội dung|số)|thêm|bỏ)(?:\s|$)`)

// readOn sends readers on: "Xem thêm …".
var readOn = lazyregexp.New(`^(?i:xem|đọc|nghe|tìm hiểu|tìm đọc|tra cứu|tham khảo|tải) (?:thêm|tiếp)\s`)

// remarks are those that signs make, each with words that it has one of.
var remarks = [...]struct {
	roots   []string
	pattern *lazyregexp.Regexp
}{
	{[]string{"TODO", "FIXME", "TBD", "TBC"}, lazyregexp.New(`\b(TODO|FIXME|TBD|TBC)\b`)},
	{[]string{"??"}, lazyregexp.New(`(\?{2,})`)},
	{[]string{"@"}, lazyregexp.New(`(?:^|\s)(@\p{Lu}\p{Ll}+)(?:[\s,.:]|$)`)},
	{[]string{"ội bộ:", "gười soạn:", "hắn:", "háp:", "HÁP:", "ote:", "OTE:", "P/S:", "raft:", "RAFT:"}, lazyregexp.New(`^((?i:ghi chú nội bộ|lưu ý nội bộ|ghi chú cho người soạn|nhắn|nháp|note|p/s|draft):)`)},
	{[]string{"lại!"}, lazyregexp.New(`((?:xem|kiểm tra|sửa|rà|tính) lại(?: giúp)?!)`)},
	{[]string{"omment:", "OMMENT:", "ommented"}, lazyregexp.New(`(?:^|[\s\[])((?i:comment(?:ed)?)(?: \[[^\]]*\])?:)`)},
}
