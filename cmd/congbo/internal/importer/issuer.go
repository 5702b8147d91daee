package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/lazyregexp"
)

// officeLine begins the name of an office. What does not, in capitals, goes on with
// the line before or is the kind of the document.
var officeLine = lazyregexp.New(`(?i)^(?:ban |bch |btv |bộ |các |câu lạc bộ|chi |công |cục |đảng |đại học|đại sứ|đội |đoàn|đơn vị|hạt |hđnd|hội |học viện|huyện |huyện ủy|khoa |khối |kho |liên |mặt trận|ngân hàng|nhà |phòng |quân |quận |quỹ |quốc hội|sở |tập đoàn|thành ủy|thành uỷ|thanh tra|thị ủy|tỉnh |tổ |tổng |tòa |toà |trạm |trại |trung tâm|trung ương|trường |ubnd|ubmttq|ubkt|ủy ban|uỷ ban|văn phòng|viện |vụ |xí nghiệp|chính phủ|kiểm toán|cơ quan|hợp tác xã|htx |doanh nghiệp)`)

// issuers are the office that issues a document and the one above it, of the lines
// in capitals in the head.
func issuers(offices []string) (parent, issuer string) {
	for i := len(offices) - 1; i > 0; i-- {
		if !officeLine.MatchString(offices[i]) || placeLine.MatchString(offices[i]) { // ỦY BAN NHÂN DÂN / TỈNH …
			offices[i-1] += " " + offices[i]
			offices = slices.Delete(offices, i, i+1)
		}
	}
	n := len(offices)
	if n == 0 {
		return "", ""
	}
	return strings.Join(offices[:n-1], " "), offices[n-1]
}

// spellings are how the words of offices are written where they are not all in
// capitals.
var spellings = strings.Fields(`Đảng_ủy Đảng_uỷ Đảng_bộ Tỉnh_ủy Tỉnh_uỷ Thành_ủy Thành_uỷ Huyện_ủy Huyện_uỷ Quận_ủy Thị_ủy Chi_bộ Chi_ủy
Ban_Chấp_hành Ban_Thường_vụ Ban_Tổ_chức Ban_Tuyên_giáo_và_Dân_vận Ban_Tuyên_giáo Ban_Dân_vận Ban_Nội_chính Ban_Chỉ_đạo
Ủy_ban_Kiểm_tra Uỷ_ban_Kiểm_tra Ủy_ban_nhân_dân Uỷ_ban_nhân_dân Hội_đồng_nhân_dân Ủy_ban_Mặt_trận_Tổ_quốc_Việt_Nam Mặt_trận_Tổ_quốc_Việt_Nam
Văn_phòng Khối Doanh_nghiệp Các_cơ_quan Công_an Quân_sự Bộ_Chỉ_huy Công_đoàn Liên_đoàn_Lao_động Hội_Nông_dân Hội_Cựu_chiến_binh
Hội_Liên_hiệp_Phụ_nữ Đoàn_Thanh_niên_Cộng_sản_Hồ_Chí_Minh Trung_ương Việt_Nam Tổng_công_ty Công_ty Tập_đoàn Trường_Đại_học Học_viện
Sở Phòng Cục Chi_cục Tổng_cục Vụ Viện Trung_tâm Trường Đoàn Hội Liên_minh Hợp_tác_xã Kho_bạc_Nhà_nước Nhà_nước Ngân_hàng Bảo_hiểm_xã_hội Bệnh_viện
Giáo_dục Đào_tạo Tài_chính Kế_hoạch Nội_vụ Tư_pháp Y_tế Công_thương Xây_dựng Nông_nghiệp nông_thôn Môi_trường Tài_nguyên Văn_hóa Thể_thao Du_lịch
Khoa_học Công_nghệ Kinh_tế Đầu_tư Dân_tộc Tôn_giáo Ngoại_vụ Thông_tin Truyền_thông Giao_thông_vận_tải Lao_động Phát_triển Chính_sách_xã_hội Xã_hội
Tuyên_giáo Dân_vận Nội_chính Thanh_tra Kiểm_tra Biên_phòng Kiểm_sát Tòa_án nhân_dân Đại_học Cao_đẳng Trung_học_phổ_thông Trung_học_cơ_sở Tiểu_học Mầm_non đa_khoa
tỉnh thành_phố huyện quận thị_xã xã phường thị_trấn đặc_khu và của các cơ_sở trực_thuộc UBND HĐND MTTQ UBKT TNHH MTV`)

// spelled writes the name of an office that the head has in capitals as the text
// writes it, else as such names usually are.
func (d *draft) spelled(name string) string {
	if name == "" || !capitals(name) {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	var out []string
	for i := 0; i < len(words); {
		n, said := d.saidSo(words[i:])
		if k, usual := spelling(words[i:]); k > n {
			n, said = k, usual
		}
		if n == 0 { // a name, or letters that stand for one
			if n, said = 1, capitalised(words[i]); !strings.ContainsAny(toneless(words[i]), "aeiouy") {
				said = strings.ToUpper(said)
			}
		}
		out, i = append(out, said), i+n
	}
	return capitalised(strings.Join(out, " "))
}

// toneless is a word without the signs of its vowels.
func toneless(s string) string { return norm.NFD.String(s) }

// spelling finds the longest of the usual spellings that words begin with.
func spelling(words []string) (n int, said string) {
	for _, s := range spellings {
		parts := strings.Split(s, "_")
		if len(parts) > n && len(parts) <= len(words) && strings.EqualFold(strings.Join(parts, " "), strings.Join(words[:len(parts)], " ")) {
			n, said = len(parts), strings.Join(parts, " ")
		}
	}
	return n, said
}

// saidSo finds the longest beginning of words that the text of the document has,
// with a capital in it: there it is written as it should be.
func (d *draft) saidSo(words []string) (n int, said string) {
	for n = len(words); n > 1; n-- {
		phrase := strings.Join(words[:n], " ")
		for _, b := range d.blocks {
			text := b.plain()
			if b.kind == table || len(text) < 60 || isForm(b) { // no sentence
				continue
			}
			folded := strings.ToLower(text)
			if len(folded) != len(text) {
				continue
			}
			for from := 0; ; {
				at := strings.Index(folded[from:], phrase)
				if at < 0 {
					break
				}
				at += from
				from = at + len(phrase)
				said = text[at:from]
				before, _ := utf8.DecodeLastRuneInString(text[:at])
				after, _ := utf8.DecodeRuneInString(text[from:])
				if first, _ := utf8.DecodeRuneInString(said); unicode.IsUpper(first) && !capitals(said) && !unicode.IsLetter(before) && !unicode.IsLetter(after) {
					return n, said
				}
			}
		}
	}
	return 0, ""
}
