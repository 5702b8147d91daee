package check

import "testing"

// TestStampedNames holds which names of files bear a stamp of secrecy.
func TestStampedNames(t *testing.T) {
	for n, w := range map[string]bool{"Mật_Danh mục điểm": true, "danh-muc (MẬT)": true, "Tổng hợp (tối mật)": true, "BC_an ninh_Tối mật": true, "Danh mục - Mật": true, "Mật - Danh mục": true,
		"Mật độ dân số": false, "Mật-độ-dân-số": false, "mật ong Hà Giang": false, "bảo_vệ_bí_mật": false, "Bảo vệ bí mật": false, "bảo-vệ-bí-mật-nhà-nước": false, "Luật Bảo vệ bí mật nhà nước": false, "mật độ_2025": false, "Mật ong_giá": false, "Sản xuất mật": false, "gia_mật_mía": false, "bao-cao_bí_mật": false} {
		if isStampedName(n) != w {
			t.Errorf("%q: %v", n, !w)
		}
	}
}
