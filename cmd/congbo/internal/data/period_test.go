package data

import (
	"slices"
	"testing"
)

func TestPeriods(t *testing.T) {
	for _, one := range []struct {
		id, begin, end, vi, en, shortVI, shortEN, last, next string
	}{
		{"2022", "2022-01-01", "2022-12-31", "Năm 2022", "2022", "2022", "2022", "2021", "2023"},
		{"2022-h1", "2022-01-01", "2022-06-30", "6 tháng đầu năm 2022", "First half of 2022", "6T/2022", "H1/2022", "2021-h1", "2022-h2"},
		{"2022-h2", "2022-07-01", "2022-12-31", "6 tháng cuối năm 2022", "Second half of 2022", "6T cuối/2022", "H2/2022", "2021-h2", "2023-h1"},
		{"2022-9m", "2022-01-01", "2022-09-30", "9 tháng đầu năm 2022", "First nine months of 2022", "9T/2022", "9M/2022", "2021-9m", "2023-9m"},
		{"2022-q3", "2022-07-01", "2022-09-30", "Quý III năm 2022", "Quarter 3 of 2022", "QIII/2022", "Q3/2022", "2021-q3", "2022-q4"},
		{"2022-m05", "2022-05-01", "2022-05-31", "Tháng 5 năm 2022", "May 2022", "5/2022", "5/2022", "2021-m05", "2022-m06"},
		{"2024-m02", "2024-02-01", "2024-02-29", "Tháng 2 năm 2024", "February 2024", "2/2024", "2/2024", "2023-m02", "2024-m03"},
		{"2022-m12", "2022-12-01", "2022-12-31", "Tháng 12 năm 2022", "December 2022", "12/2022", "12/2022", "2021-m12", "2023-m01"},
		{"2020-2025", "2020-01-01", "2025-12-31", "Nhiệm kỳ 2020 - 2025", "Term 2020–2025", "2020–2025", "2020–2025", "2015-2020", "2025-2030"},
		{"2022-h1-dan-van", "2022-01-01", "2022-06-30", "6 tháng đầu năm 2022", "First half of 2022", "6T/2022", "H1/2022", "2021-h1-dan-van", "2022-h2-dan-van"},
		{"2022-dan-van", "2022-01-01", "2022-12-31", "Năm 2022", "2022", "2022", "2022", "2021-dan-van", "2023-dan-van"},
		{"2020-2025-cong-doan", "2020-01-01", "2025-12-31", "Nhiệm kỳ 2020 - 2025", "Term 2020–2025", "2020–2025", "2020–2025", "2015-2020-cong-doan", "2025-2030-cong-doan"},
		{"2022-h2-chi-thi-05", "2022-07-01", "2022-12-31", "6 tháng cuối năm 2022", "Second half of 2022", "6T cuối/2022", "H2/2022", "2021-h2-chi-thi-05", "2023-h1-chi-thi-05"},
		{"2022-q3-05-ct-tw", "2022-07-01", "2022-09-30", "Quý III năm 2022", "Quarter 3 of 2022", "QIII/2022", "Q3/2022", "2021-q3-05-ct-tw", "2022-q4-05-ct-tw"},
	} {
		p, err := ParsePeriod(one.id)
		if err != nil {
			t.Errorf("ParsePeriod(%q): %v", one.id, err)
			continue
		}
		for _, of := range [][3]string{
			{"begin", p.Begin().String(), one.begin}, {"end", p.End(), one.end},
			{"label", p.Label("vi"), one.vi}, {"English label", p.Label("en"), one.en},
			{"short", p.Short("vi"), one.shortVI}, {"English short", p.Short("en"), one.shortEN},
			{"last year", p.SameOfLastYear(), one.last}, {"next", p.Next().ID, one.next}, {"id", p.id(), one.id},
		} {
			if of[1] != of[2] {
				t.Errorf("%s of %s = %q, want %q", of[0], one.id, of[1], of[2])
			}
		}
	}
}

func TestNoPeriods(t *testing.T) {
	for _, id := range []string{"", "22", "0022", "2022-", "2022-h3", "2022-h1-", "2022-m5", "2022-m13", "2022-m00", "2022-q5", "2022-05",
		"2022-5m", "2022-2022", "2025-2020", "2022-H1", "2022-h1-Dân-vận", "2022-h1--x", "2022-h1-q2", "2022-m5-dan-van", "2022-h1/x", "+022", "20220", "2022-h1-2", "2022-h1-dan-van-12", "2022 ", "files"} {
		if p, err := ParsePeriod(id); err == nil {
			t.Errorf("ParsePeriod(%q) = %+v, want an error", id, p)
		}
	}
}

// TestPeriodOrder lists periods oldest first: by their end, shorter ones before longer ones,
// further reports of a period before the first.
func TestPeriodOrder(t *testing.T) {
	want := []string{"2021", "2022-m01", "2022-m03", "2022-q1", "2022-m06", "2022-q2", "2022-h1-kiem-tra", "2022-h1-dan-van", "2022-h1", "2022-9m", "2022-m12", "2022-q4", "2022-h2", "2022", "2020-2022", "2020-2025"}
	var all []Period
	for i := range want {
		p, err := ParsePeriod(want[(i*7)%len(want)])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	slices.SortFunc(all, Period.Compare)
	for i, p := range all {
		if p.ID != want[i] {
			t.Errorf("place %d is %s, want %s", i, p.ID, want[i])
		}
	}
}

// FuzzParsePeriod: what is read as a period is written as it was read.
func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2022", "2022-h1", "2022-m05-dan-van", "2020-2025", "2022-9m-x", "9999-h2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, id string) {
		p, err := ParsePeriod(id)
		if err != nil {
			return
		}
		if p.id() != id {
			t.Errorf("%q is written %q", id, p.id())
		}
		if p.Begin().String() > p.End() || p.Compare(p) != 0 || p.Label("vi") == "" || p.Label("en") == "" {
			t.Errorf("%+v", p)
		}
	})
}
