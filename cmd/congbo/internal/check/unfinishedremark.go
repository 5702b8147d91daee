package check

import (
	"regexp"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

var unfinishedRemark = &Check{
	Code:     "unfinished/remark",
	Severity: diag.Error,
	Title:    diag.Say("không còn lời nhắn của người soạn", "no remark between colleagues is left"),
	Doc: diag.Say(
		`Lời nhắn nhau của những người soạn: "(anh Nam xem lại số này)", "TODO", "??", "Ghi chú nội bộ: …". Trong báo cáo đã ban hành là lỗi, trong dự thảo là ghi chú. Lời ghi <!-- … --> trong phần đầu tệp, tên bảng, ô của tệp số liệu, tên và ghi chú của chỉ tiêu sẽ lên trang: đó là lỗi, cũng như trong lời văn Markdown.`,
		`What those who write the report say to each other: "(anh Nam xem lại số này)", "TODO", "??", "Ghi chú nội bộ: …". In a published report it is an error, in a draft a note. A comment <!-- … --> in front matter, the caption of a table, a cell of data, or the name or note of an indicator would be on the page: an error, as in Markdown text.`),
	Fires:  []string{"Trồng 30 cây (anh Nam xem lại số này).", "TODO: thêm số của tổ Ba.", "Trồng 30 cây (??).", "Ghi chú nội bộ: chưa gửi cấp trên.", "Trồng 30 cây [bổ sung sau].", "Chị Lan kiểm tra lại giúp em nhé.", "Đoạn này cần viết lại."},
	Silent: []string{"Đã kiểm tra lại 30 hồ sơ (xem lại mục 2).", "Cần bổ sung 3 biên chế (cần bổ sung 3 người).", "Vì sao chậm? Do mưa.", "Đề nghị các tổ rà soát, bổ sung số liệu.", "Anh nói: “Xem lại giúp tôi nhé.”"},
	words:  true,
	run: func(r *run) {
		r.comments()
		for _, t := range r.published {
			for _, at := range brackets(t.Text) {
				said := t.Text[at.start+1 : at.end-1]
				if containsAny(said, askRoots) && (askInBrackets.MatchString(said) || askFreely.MatchString(said)) || t.Text[at.start] == '[' && askInSquare.MatchString(said) {
					r.raiseRemark(t, at.start, at.end)
				}
			}
			for _, p := range remarks {
				if !containsAny(t.Text, p.roots) {
					continue
				}
				for _, m := range p.pattern.FindAllStringSubmatchIndex(t.Text, -1) {
					r.raiseRemark(t, m[2], m[3])
				}
			}
		}
	},
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

// What colleagues ask of each other in brackets, and of anybody in square ones, which
// official prose hardly has.
var (
	askRoots      = []string{"?", "lại", "sau", "bổ sung", "cập nhật", "tiếp", "kiểm tra", "chốt", "số liệu", "này", "không", "đâu", "xem", "lấy", "viết", "sửa", "rà"}
	askInBrackets = regexp.MustCompile(`^(?:\?+|(?i)(?:[\p{L}/.]+\s+){0,4}?(?:xem lại|kiểm tra lại|rà lại|rà soát lại|hỏi lại|sửa lại|viết lại|tính lại|kiểm lại|đối chiếu lại|xác nhận lại|` +
		`bổ sung sau|cập nhật sau|điền sau|viết sau|viết tiếp|sẽ bổ sung|đang cập nhật|chưa cập nhật|cần cập nhật|chưa kiểm tra|cần kiểm tra|chưa chốt|chờ chốt|chờ số liệu|` +
		`bỏ đoạn này|bỏ câu này|đoạn này bỏ|có đúng không|lấy ở đâu)(?:\s+(?:giúp|hộ|em|anh|chị|số|số liệu|này|chỗ|đoạn|câu|nhé|nha|ạ|với|sau|của .{1,40}|từ .{1,40}))*[.!?]*)$`)
	askFreely   = regexp.MustCompile(`(?i)^(?:(?:anh|chị|em|đ/c|a\.|c\.) (?:\p{L}+ )?(?:xem|bổ sung|kiểm tra|rà|sửa|viết|lấy|tính|đối chiếu|cập nhật|để tạm|tạm lấy|chưa có)(?:\s.*)?|(?:số|số liệu|chỗ|đoạn|câu|mục|phần|ý) này (?:.*\?|(?:.* )?(?:chưa (?:chốt|chắc|có|rõ)|chờ|xem lại|kiểm tra|bỏ|sửa|hỏi).*))$`)
	askInSquare = regexp.MustCompile(`(?i)(?:^|\s)(?:cần|chờ|xem lại|hỏi|kiểm tra|rà soát|sửa|viết|thêm|bỏ)\s`)
)

// remarks are those that stand without brackets, each with words that it has one of.
var remarks = []struct {
	roots   []string
	pattern *regexp.Regexp
}{
	{[]string{"TODO", "FIXME", "TBD"}, regexp.MustCompile(`\b(TODO|FIXME|TBD)\b`)},
	{[]string{"??"}, regexp.MustCompile(`(\?{2,})`)},
	{[]string{"@"}, regexp.MustCompile(`(?:^|\s)(@\p{Lu}\p{Ll}+)(?:[\s,.:]|$)`)},
	{[]string{"ội bộ:", "gười soạn:", "hắn:", "háp:", "HÁP:", "ote:", "OTE:", "P/S:", "raft:", "RAFT:"}, regexp.MustCompile(`^((?i:ghi chú nội bộ|lưu ý nội bộ|ghi chú cho người soạn|nhắn|nháp|note|p/s|draft):)`)},
	{[]string{"lại!"}, regexp.MustCompile(`((?:xem|kiểm tra|sửa|rà|tính) lại(?: giúp)?!)`)},
	{[]string{"vào đây", "vào chỗ này"}, regexp.MustCompile(`((?:[Tt]hêm|[Cc]hèn|[Đđ]ưa|[Dd]án|[Bb]ổ sung) (?:ảnh|hình|bảng|biểu|số liệu|nội dung|ý kiến)[^.;]{0,60} vào (?:đây|chỗ này))`)},
	{[]string{"opy "}, regexp.MustCompile(`(?:^|[\s(])([Cc]opy (?:từ|lại|ở|nguyên|của)\b[^.]{0,60})`)},
	{[]string{"ố liệu tạm", "sửa lại sau", "sửa sau", "viết sau", "bổ sung sau."}, regexp.MustCompile(`((?:^|\b)[Ss]ố liệu tạm(?: thời)?,? (?:sẽ|chờ|chưa)[^.]{0,40}|(?:sửa|viết) (?:lại )?sau)(?:[.,;!)]|$)`)},
	{[]string{"này anh ", "này chị ", "này em ", "này đ/c "}, regexp.MustCompile(`((?:[Đđ]oạn|[Cc]âu|[Cc]hỗ|[Pp]hần|[Mm]ục) này (?:anh|chị|em|đ/c) \p{Lu}\p{L}* (?:viết|làm|bổ sung|xem|sửa|phụ trách))`)},
	{[]string{"hèn hình", "hèn ảnh", "hèn bảng", "hèn biểu đồ", "hèn số liệu"}, regexp.MustCompile(`([Cc]hèn (?:hình|ảnh|bảng|biểu đồ|số liệu)(?: vào)? (?:ở )?(?:đây|chỗ này))`)},
	{[]string{"giúp em", "giúp anh", "giúp chị", "giúp tôi", "giúp mình", "giúp mục", "giúp đoạn", "giúp số", "giúp câu", "hộ em", "hộ anh", "hộ chị", "hộ tôi", "hộ mình"}, regexp.MustCompile(`((?i:xem|sửa|kiểm tra|bổ sung|rà soát|rà|cập nhật|tính|viết|duyệt|đọc)(?: lại| thêm)? (?:giúp|hộ) (?:em|anh|chị|tôi|mình|số liệu (?:này|mục này|phần này)|phần này|nội dung này|mục này|đoạn này|số này|câu này))`)},
	{[]string{" nhé", " nha.", " nha)", " nha,", " ạ.", " ạ)", " ạ,"}, regexp.MustCompile(`((?i:xem|sửa|kiểm tra|bổ sung|rà|cập nhật|tính|viết)(?: lại| thêm)? (?:giúp|hộ|lại|thêm) (?:\p{L}+ ){0,6}?(?:nhé|nha|ạ))(?:[.!?,)\]]|$)`)},
	{[]string{"oạn này ", "âu này ", "hỗ này ", "ố này ", "hần này "}, regexp.MustCompile(`((?:[Đđ]oạn|[Cc]âu|[Cc]hỗ|[Ss]ố|[Pp]hần) này (?:(?:cần|nên|phải|để) (?:viết lại|sửa lại|xem lại|bỏ|bổ sung số|kiểm tra lại|tính lại|chờ)|chưa (?:viết|xong|chốt|kiểm tra)|chờ (?:số|ý kiến|duyệt))[^.]{0,40})`)},
}
