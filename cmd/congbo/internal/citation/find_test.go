package citation_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

func grammar(t testing.TB) *citation.Grammar {
	t.Helper()
	g, err := citation.Compile(data.BuiltInProfiles()...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestProfiles runs the examples that the profiles carry.
func TestProfiles(t *testing.T) {
	profiles := data.BuiltInProfiles()
	for _, name := range []string{"testdata/eu.toml", "testdata/un.toml"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var found diag.List
		profiles = append(profiles, data.DecodeProfile(&source.File{Path: name, Text: text}, &found))
		for _, f := range found {
			t.Errorf("%s: %s", f.Span, f.Message.EN)
		}
	}
	g, err := citation.Compile(profiles...)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		for _, e := range p.Examples {
			found := g.Find(e.Text)
			if got := keys(found); !slices.Equal(got, e.Keys) {
				t.Errorf("%s: %q has %q, want %q", p.Name, e.Text, got, e.Keys)
			}
			for _, c := range found {
				if c.Defect == "" && !slices.Equal(keys(g.Find(c.String())), []string{c.Key}) {
					t.Errorf("%s: %q does not read back as %s", p.Name, c.String(), c.Key)
				}
			}
		}
		for _, text := range p.CounterExamples {
			if got := g.Find(text); len(got) > 0 {
				t.Errorf("%s: %q has %+v, want nothing", p.Name, text, got)
			}
		}
	}
}

func keys(found []citation.Citation) []string {
	var all []string
	for _, c := range found {
		all = append(all, c.Key)
	}
	return all
}

func TestFind(t *testing.T) {
	g := grammar(t)
	for _, test := range []struct{ text, want string }{
		{"Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về việc", "full Chỉ thị 05-CT/TW 2016-05-15 Bộ Chính trị"},
		{"theo Quy định 784 của Ban Thường vụ Tỉnh ủy.", "short Quy định 784  Ban Thường vụ Tỉnh ủy"},
		{"Nghị quyết Trung ương 4 khóa XII", "congress Nghị quyết nq:tw4@khoa-XII  Ban Chấp hành Trung ương"},
		{"theo tinh thần NQTW 4 khóa XII", "congress Nghị quyết nq:tw4@khoa-XII  Ban Chấp hành Trung ương"},
		{"Nghị quyết Hội nghị Trung ương 4 (khoá XII)", "congress Nghị quyết nq:tw4@khoa-XII  Ban Chấp hành Trung ương"},
		{"Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", "congress Nghị quyết nq:tw4@khoa-XII  Ban Chấp hành Trung ương"},
		{"Nghị định số 130/2020/NĐ-CP ngày 30/10/2020 của Chính phủ", "full Nghị định 130/2020/NĐ-CP 2020-10-30 Chính phủ"},
		{"Ngày 5-6-2032, Huyện ủy đã ban hành Chương trình số 09-CTr/HU", "full Chương trình 09-CTr/HU 2032-06-05 Huyện ủy"},
		{"thông báo kết luận của Ban Thường vụ Huyện uỷ số 351-TB/HU ngày 02/7/2033", "full Thông báo 351-TB/HU 2033-07-02 Ban Thường vụ Huyện uỷ"},
		{"Kế hoạch 5 năm và quy định 3 tháng", ""},
		{"Chỉ thị số\n11-CT/TW", "full Chỉ thị 11-CT/TW  "},
		{"Luật phòng, chống tham nhũng 2018", "law-year Luật luat:phong-chong-tham-nhung@2018  "},
		{"Chỉ thị số 07\u00a0-\u00a0CT / TU", "full Chỉ thị 07-CT/TU  "},
		{"Quyết định số 12-QÐ/TW", "full Quyết định 12-QĐ/TW  "},
	} {
		if got := told(g.Find(test.text)); got != test.want {
			t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// TestSeed finds every numbered mention of the real report.
func TestSeed(t *testing.T) {
	text, err := os.ReadFile("../../testdata/261-BC-DUK.txt")
	if err != nil {
		t.Fatal(err)
	}
	// One citation is cut by a page break with a note between.
	joined := strings.Replace(string(text), "11-CT/TW, ngày 13/4/2007", "Chỉ thị số 11-CT/TW, ngày 13/4/2007", 1)
	mentions, documents := 0, map[string]bool{}
	for _, c := range grammar(t).Find(joined) {
		if c.Symbol == "" || c.Key == "261-BC/ĐUK" {
			continue
		}
		mentions++
		documents[c.Key] = true
	}
	if mentions != 54 || len(documents) != 42 {
		t.Errorf("found %d mentions of %d documents, want 54 of 42", mentions, len(documents))
	}
}

func FuzzFind(f *testing.F) {
	g := grammar(f)
	for _, s := range []string{"Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị", "các Nghị quyết số 18-NQ/TW, số 19-NQ/TW", "Luật Đất đai năm 2003", "NQ TW5", "NQTW", "kết quả thực hiện Nghị định 12/2020/NĐ-CP của UBND", "Nghị quyết Đại hội", "12/QĐ-UBND", "số số: 3/4/5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, c := range g.Find(text) {
			if c.ExtStart < 0 || c.ExtStart > c.Start || c.Start > c.NumStart || c.NumStart >= c.NumEnd || c.NumEnd > c.End || c.End > c.ExtEnd || c.ExtEnd > len(text) || c.Start < end {
				t.Fatalf("%q: spans of %+v", text, c)
			}
			end = c.End
			for _, at := range []int{c.Start, c.End, c.NumStart, c.NumEnd, c.ExtStart, c.ExtEnd} {
				if at < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[at]) {
					t.Fatalf("%q: %d is within a character", text, at)
				}
			}
			if c.Symbol == "" || c.Defect != "" || !utf8.ValidString(text) {
				continue
			}
			again := g.Find(c.String())
			if len(again) == 0 || again[0].Key != c.Key || c.Form == citation.Full && again[0].Date != c.Date && c.Date.Day > 0 {
				t.Fatalf("%q: %q reads back as %+v", text, c.String(), again)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text, err := os.ReadFile("../../testdata/261-BC-DUK.txt")
	if err != nil {
		b.Fatal(err)
	}
	g := grammar(b)
	big := strings.Repeat(string(text), 10<<20/len(text))
	b.SetBytes(int64(len(big)))
	for b.Loop() {
		g.Find(big)
	}
}

// BenchmarkFindPassages finds the citations of one paragraph after another, as a build
// does: most have none.
func BenchmarkFindPassages(b *testing.B) {
	text, err := os.ReadFile("../../testdata/261-BC-DUK.txt")
	if err != nil {
		b.Fatal(err)
	}
	g := grammar(b)
	passages := strings.Split(string(text), "\n")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range passages {
			g.Find(p)
		}
	}
}
