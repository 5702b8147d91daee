package importer_test

import (
	"errors"
	"testing"

	"congbo/cmd/congbo/internal/importer"
)

// TestGuessPeriod holds which period a report is of where nobody says so.
func TestGuessPeriod(t *testing.T) {
	for _, test := range []struct{ title, opening, file, want string }{
		{"kết quả công tác 6 tháng đầu năm 2030", "", "a", "2030-h1"},
		{"kết quả công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2030", "", "a", "2030-h1"},
		{"kết quả công tác sáu tháng cuối năm 2030", "", "a", "2030-h2"},
		{"kết quả công tác 9 tháng đầu năm 2030, nhiệm vụ 3 tháng cuối năm", "", "a", "2030-9m"},
		{"KẾT QUẢ CÔNG TÁC QUÝ III NĂM 2030", "", "a", "2030-q3"},
		{"kết quả công tác quý I/2030, nhiệm vụ quý II/2030", "", "a", "2030-q1"},
		{"kết quả công tác năm 2030, phương hướng, nhiệm vụ năm 2031", "", "a", "2030"},
		{"kết quả công tác 6 tháng đầu năm", "", "a", "2030-h1"}, // the year of its date
		{"kết quả công tác", "Sáu tháng đầu năm 2029, các chi bộ đã họp.", "a", "2029-h1"},
		{"kết quả công tác", "Đã họp.", "bao-cao-năm-2028", "2028"},
		{"kết quả công tác tháng 5 năm 2030", "Năm 2030 có nhiều việc.", "a", "2030-m05"},
		{"kết quả công tác tháng 5, nhiệm vụ trọng tâm tháng 6 năm 2030", "", "a", "2030-m05"},
		{"tổng kết nhiệm kỳ 2025 - 2030", "Năm 2030 có nhiều việc.", "a", "2025-2030"},
		{"thực hiện nghị quyết đại hội nhiệm kỳ 2025 - 2030 trong 6 tháng đầu năm 2030", "", "a", "2030-h1"},
		{"kết quả công tác", "Tháng 5 năm 2030 đã họp.", "a", ""},
		{"kết quả công tác", "Đã họp.", "bao-cao-6-thang-dau-nam-2028", "2028-h1"},
		{"kết quả công tác", "Đã họp.", "2028-m03 bao cao", "2028-m03"},
		{"kết quả 15 năm 2016 - 2030", "Đã họp.", "a", ""},
		{"kết quả công tác", "Đã họp.", "a", ""},
	} {
		raw := []byte("ĐẢNG CỘNG SẢN VIỆT NAM\n\nThử Nghiệm, ngày 20 tháng 6 năm 2030\n\nBÁO CÁO\n\n" + test.title + "\n\n-----\n\n" + test.opening + "\n\nI. KẾT QUẢ\n\nXong.\n")
		r, err := importer.Import(importer.Options{Name: test.file + ".txt", Raw: raw, Language: "vi"})
		switch {
		case test.want == "":
			if !errors.Is(err, importer.ErrNoPeriod) {
				t.Errorf("%q: got %v, %v", test.title, r, err)
			}
		case err != nil:
			t.Errorf("%q: %v", test.title, err)
		case r.Period.ID != test.want || r.Guessed == "":
			t.Errorf("%q: period %s of %q, not %s", test.title, r.Period.ID, r.Guessed, test.want)
		}
	}
}

// TestSlugs holds that addresses of sections do not name the period, which the
// next report has not.
func TestSlugs(t *testing.T) {
	const text = "I. KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM 2030\n\nXong.\n\nII. NHIỆM VỤ TRỌNG TÂM TRONG NĂM 2031\n\nXong.\n\nIII. QUÝ I NĂM 2030\n\nXong.\n\nIV. Giai đoạn 2021 - 2025\n\nXong.\n"
	r := importBytes(t, "a.txt", []byte(text), "2030-h1")
	for _, want := range []string{"01-ket-qua-cong-tac", "02-nhiem-vu-trong-tam", "03-quy-i-nam-2030", "04-giai-doan-2021-2025"} {
		if r.Files["content/2030-h1/"+want+"/_index.md"] == nil {
			t.Errorf("no %s among %q", want, names(r))
		}
	}
}
