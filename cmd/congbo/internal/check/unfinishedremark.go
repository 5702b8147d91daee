package check

import (
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
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
		"Trồng 30 cây (đề nghị đ/c Bình rà soát).", "Công tác dân vận (nêu rõ kết quả, số liệu).", "Trồng 30 cây ==số này có đúng không?=="},
	Silent: []string{"Đã kiểm tra lại 30 hồ sơ (xem lại mục 2).", "Cần bổ sung 3 biên chế (cần bổ sung 3 người).", "Vì sao chậm? Do mưa.", "Đề nghị các tổ rà soát, bổ sung số liệu.", "Anh nói: “Xem lại giúp tôi nhé.”",
		"Họ tên [viết tắt theo quy định chung] các hộ.", "Đề nghị Ban Tổ chức cung cấp số liệu kết nạp đảng viên.", "Đơn vị đang chờ số liệu của Cục Thống kê.", "Chờ các đơn vị gửi số liệu, Văn phòng đã tổng hợp trước 3 mục.", "Không đủ điều kiện (nêu rõ lý do).", "Bổ sung vốn (đề nghị Bộ Tài chính bổ sung 30 tỷ đồng).", "Các em chưa có số định danh.",
		"Hoàn thành 3 việc (Văn phòng thực hiện).", "Ban hành quy chế (bổ sung thêm 3 điều).", "Đề nghị Văn phòng kiểm tra lại số liệu trước khi trình ký ban hành.", "Số liệu này cần cập nhật thường xuyên."},
	words: true,
	run: func(r *run) {
		r.comments()
		for _, t := range r.published {
			var told []stretch
			raise := func(start, end int) { // once, though several forms know a remark
				if !slices.ContainsFunc(told, func(at stretch) bool { return at.start < end && start < at.end }) {
					told = append(told, stretch{start, end})
					r.raiseRemark(t, start, end)
				}
			}
			for _, at := range brackets(t.Text) {
				said := t.Text[at.start+1 : at.end-1]
				if containsAny(said, askRoots) && (askInBrackets.MatchString(said) || askFreely.MatchString(said) || askOffice.MatchString(said)) || t.Text[at.start] == '[' && askInSquare.MatchString(said) {
					raise(at.start, at.end)
				}
			}
			for i, p := range remarks {
				if !t.has(remarkCue + cue(i)) {
					continue
				}
				for _, m := range p.pattern.FindAllStringSubmatchIndex(t.Text, -1) {
					raise(m[2], m[3])
				}
			}
		}
	},
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
	said := []string{comment}
	for _, at := range brackets(comment) {
		said = append(said, comment[at.start+1:at.end-1])
	}
	if slices.ContainsFunc(said, func(s string) bool {
		return askInBrackets.MatchString(s) || askFreely.MatchString(s) || askOffice.MatchString(s)
	}) {
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

// What colleagues ask of each other in brackets, and of anybody in square ones, which
// official prose hardly has.
var (
	askRoots      = []string{"?", "lại", "sau", "bổ sung", "cập nhật", "hờ số", "cho số", "gửi số", "nêu ", "ề nghị", "tiếp", "kiểm tra", "chốt", "số liệu", "này", "không", "đâu", "xem", "lấy", "viết", "sửa", "rà"}
	askInBrackets = lazyregexp.New(`^(?:\?+|(?i)(?:[\p{L}/.]+\s+){0,4}?(?:xem lại|kiểm tra lại|rà lại|rà soát lại|hỏi lại|sửa lại|viết lại|tính lại|kiểm lại|đối chiếu lại|xác nhận lại|` +
		`bổ sung sau|cập nhật sau|điền sau|viết sau|viết tiếp|sẽ bổ sung|đang cập nhật|chưa cập nhật|cần cập nhật|chưa kiểm tra|cần kiểm tra|chưa chốt|chờ chốt|chờ số liệu|` +
		`bỏ đoạn này|bỏ câu này|đoạn này bỏ|có đúng không|lấy ở đâu)(?:\s+(?:giúp|hộ|em|anh|chị|số|số liệu|này|chỗ|đoạn|câu|nhé|nha|ạ|với|sau|của .{1,40}|từ .{1,40}))*[.!?]*)$`)
	askFreely   = lazyregexp.New(`(?i)^(?:(?:anh|chị|em|đ/c|a\.|c\.) (?:\p{L}+ )?(?:xem|bổ sung|kiểm tra|rà|sửa|viết|lấy|tính|đối chiếu|cập nhật|để tạm|tạm lấy|chưa có|cho số|gửi số|cung cấp số)(?:\s.*)?|(?:số|số liệu|chỗ|đoạn|câu|mục|phần|ý) này (?:.*\?|(?:.* )?(?:chưa (?:chốt|chắc|có|rõ|khớp|đúng|chuẩn|chính xác|đủ)|chờ|xem lại|kiểm tra|bỏ|sửa|hỏi).*))$`)
	askInSquare = lazyregexp.New(`(?i)(?:^|\s)(?:cần|chờ|xem lại|hỏi|kiểm tra|rà soát|sửa|viết (?:lại|tiếp|thêm|rõ|vào|sau|đoạn|mục|phần|nội dung|số)|thêm|bỏ)(?:\s|$)`)
	// askOffice asks an office or a colleague for what the place lacks, or says how it is to be filled
	askOffice = lazyregexp.New(`(?i)^(?:chờ số(?: liệu)?(?: (?:của|từ|bên) .{1,50})?|hỏi lại (?:anh|chị|đ/c|đồng chí|ban|văn phòng|phòng|vp|bên) .{1,40}|` +
		`(?:văn phòng|vp|ban \p{L}+(?: \p{L}+)?|phòng \p{L}+(?: \p{L}+)?) (?:bổ sung|cập nhật|điền|viết|rà lại|xem lại|cho số|gửi số)(?: (?:thêm|số liệu|số|tiếp|sau|nhé|giúp|vào đây|mục này|phần này))*|` +
		`bổ sung thêm (?:kết quả|số liệu|số|nội dung|ví dụ|dẫn chứng|đánh giá)(?: (?:này|cụ thể|ở đây|vào đây))?|` +
		`số liệu (?:đến|tính đến|tạm) .{1,30}?,? (?:cần|sẽ|chờ|chưa) (?:cập nhật|bổ sung|rà|chốt).{0,30}|` +
		`nêu (?:rõ|cụ thể|khái quát|tóm tắt) (?:kết quả|số liệu|tình hình|nội dung|ưu điểm|hạn chế|nguyên nhân).{0,60}|` +
		`đề nghị (?:đ/c|đồng chí|anh|chị) \p{L}+ (?:rà soát|kiểm tra|xem|bổ sung|cập nhật|rà|cho|sửa|viết).{0,60}|` +
		`đề nghị .{1,40} (?:rà soát|kiểm tra|xem|bổ sung|cập nhật|rà|sửa)(?: lại)? .{0,30}(?:(?:số liệu|số|chỗ|đoạn|mục|phần|nội dung) này|trước khi (?:trình|ký|in|phát hành|ban hành)).{0,30})[.!]?$`)
)

// remarks are those that stand without brackets, each with words that it has one of.
var remarks = [...]struct {
	roots   []string
	pattern *lazyregexp.Regexp
}{
	{[]string{"TODO", "FIXME", "TBD"}, lazyregexp.New(`\b(TODO|FIXME|TBD)\b`)},
	{[]string{"??"}, lazyregexp.New(`(\?{2,})`)},
	{[]string{"@"}, lazyregexp.New(`(?:^|\s)(@\p{Lu}\p{Ll}+)(?:[\s,.:]|$)`)},
	{[]string{"ội bộ:", "gười soạn:", "hắn:", "háp:", "HÁP:", "ote:", "OTE:", "P/S:", "raft:", "RAFT:"}, lazyregexp.New(`^((?i:ghi chú nội bộ|lưu ý nội bộ|ghi chú cho người soạn|nhắn|nháp|note|p/s|draft):)`)},
	{[]string{"hờ "}, lazyregexp.New(`(?:^|[.;(–-]\s*)([Cc]hờ (?:\p{L}+ ){1,6}(?:gửi|cung cấp|cho|chốt|báo) (?:số liệu|số|kết quả)[^.,;)]{0,40})(?:[.;)]|$)`)},
	{[]string{"lại!"}, lazyregexp.New(`((?:xem|kiểm tra|sửa|rà|tính) lại(?: giúp)?!)`)},
	{[]string{"hờ số"}, lazyregexp.New(`(?:^[*_\s]*|[-–:;,.]\s+)([Cc]hờ số(?: liệu)?(?: (?:của|từ|bên) [^.;()]{1,50})?)[*_\s]*(?:[.;!)]|$)`)},
	{[]string{"giúp em", "giúp anh", "giúp chị", "giúp mình", "hộ em", "hộ anh", "hộ chị", "hộ mình"}, lazyregexp.New(`((?i:xem|sửa|kiểm tra|bổ sung|rà soát|rà|cập nhật|tính|viết|duyệt|điền|lấy)(?: lại| thêm)? (?:\p{L}+ ){1,4}(?:giúp|hộ) (?:em|anh|chị|mình))(?:[.!?,;)]|$| nhé| ạ| với)`)},
	{[]string{"m chưa", "nh chưa", "hị chưa"}, lazyregexp.New(`(?:^|[.;(]\s*)((?:[Ee]m|[Aa]nh|[Cc]hị) chưa (?:có|nhận được|thấy|lấy được) (?:số|báo cáo|bảng)(?: liệu)? (?:của|từ|bên) [^.;]{1,60})`)},
	{[]string{"ập nhật lại", "ửa lại", "iểm tra lại", "ính lại"}, lazyregexp.New(`(?:^|[.;(]\s*)((?:[Đđ]oạn|[Cc]âu|[Cc]hỗ|[Ss]ố|[Pp]hần|[Mm]ục|[Bb]ảng|[Ss]ố liệu) này [^.;]{1,60}(?:cần|phải|chờ|sẽ) (?:cập nhật|sửa|kiểm tra|tính) lại)(?:[\s.,;)]|$)`)},
	{[]string{"này có đúng", "này đúng", "này có khớp", "này đã đúng"}, lazyregexp.New(`((?:==)?(?:[Ss]ố|[Ss]ố liệu|[Cc]hỗ|[Đđ]oạn|[Mm]ục|[Cc]âu) này (?:có |đã )?(?:đúng|chính xác|khớp) (?:không|chưa)\??(?:==)?)`)},
	{[]string{"vào đây", "vào chỗ này"}, lazyregexp.New(`((?:[Tt]hêm|[Cc]hèn|[Đđ]ưa|[Dd]án|[Bb]ổ sung) (?:ảnh|hình|bảng|biểu|số liệu|nội dung|ý kiến)[^.;]{0,60} vào (?:đây|chỗ này))`)},
	{[]string{"opy "}, lazyregexp.New(`(?:^|[\s(])([Cc]opy (?:từ|lại|ở|nguyên|của)\b[^.]{0,60})`)},
	{[]string{"ố liệu tạm", "sửa lại sau", "sửa sau", "viết sau", "bổ sung sau."}, lazyregexp.New(`((?:^|\b)[Ss]ố liệu tạm(?: thời)?,? (?:sẽ|chờ|chưa)[^.]{0,40}|(?:sửa|viết) (?:lại )?sau)(?:[.,;!)]|$)`)},
	{[]string{"này anh ", "này chị ", "này em ", "này đ/c "}, lazyregexp.New(`((?:[Đđ]oạn|[Cc]âu|[Cc]hỗ|[Pp]hần|[Mm]ục) này (?:anh|chị|em|đ/c) \p{Lu}\p{L}* (?:viết|làm|bổ sung|xem|sửa|phụ trách))`)},
	{[]string{"hèn hình", "hèn ảnh", "hèn bảng", "hèn biểu đồ", "hèn số liệu"}, lazyregexp.New(`([Cc]hèn (?:hình|ảnh|bảng|biểu đồ|số liệu)(?: vào)? (?:ở )?(?:đây|chỗ này))`)},
	{[]string{"giúp em", "giúp anh", "giúp chị", "giúp tôi", "giúp mình", "giúp mục", "giúp đoạn", "giúp số", "giúp câu", "hộ em", "hộ anh", "hộ chị", "hộ tôi", "hộ mình"}, lazyregexp.New(`((?i:xem|sửa|kiểm tra|bổ sung|rà soát|rà|cập nhật|tính|viết|duyệt|đọc)(?: lại| thêm)? (?:giúp|hộ) (?:em|anh|chị|tôi|mình|số liệu (?:này|mục này|phần này)|phần này|nội dung này|mục này|đoạn này|số này|câu này))`)},
	{[]string{" nhé", " nha.", " nha)", " nha,", " ạ.", " ạ)", " ạ,"}, lazyregexp.New(`((?i:xem|sửa|kiểm tra|bổ sung|rà|cập nhật|tính|viết)(?: lại| thêm)? (?:giúp|hộ|lại|thêm) (?:\p{L}+ ){0,6}?(?:nhé|nha|ạ))(?:[.!?,)\]]|$)`)},
	{[]string{"oạn này ", "âu này ", "hỗ này ", "ố này ", "hần này "}, lazyregexp.New(`((?:[Đđ]oạn|[Cc]âu|[Cc]hỗ|[Ss]ố|[Pp]hần) này (?:(?:cần|nên|phải|để) (?:viết lại|sửa lại|xem lại|bỏ|bổ sung số|kiểm tra lại|tính lại|chờ)|chưa (?:viết|xong|chốt|kiểm tra)|chờ (?:số|ý kiến|duyệt))[^.]{0,40})`)},
}
